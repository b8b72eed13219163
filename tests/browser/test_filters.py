"""Filters of the timeline and of the ledger, which stay in the address."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from orgline.records import EventKind
from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]


def choice(tab: Page, name: str) -> Locator:
    return tab.locator(f"select[name={name}]")


def shown(tab: Page) -> list[str]:
    """The titles of the events that are seen."""
    return tab.locator(".o-event:visible .o-event__title").all_inner_texts()


def test_kind_unit_person_and_source_narrow_the_timeline(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}timeline/")
    every = shown(tab)
    choice(tab, "unit").select_option(label="Survey of the Sea")
    expect(tab.locator(".o-filter__count")).to_contain_text(f"of {len(every)} shown")
    of_unit = shown(tab)
    assert 0 < len(of_unit) < len(every)
    assert any("split" in title for title in of_unit)
    tab.get_by_text("departure").first.click()
    assert set(shown(tab)) <= set(of_unit)
    assert set(re.split("[?&]", tab.url)[1:]) == {"kind=departure", "unit=sea-survey"}


@pytest.mark.parametrize(
    ("name", "attribute"), [("source", "data-sources"), ("person", "data-people")]
)
def test_of_a_source_or_a_person_just_its_events_are_left(
    tab: Page, ministry_url: str, name: str, attribute: str
) -> None:
    tab.goto(f"{ministry_url}timeline/")
    expect(tab.locator(".o-filter.is-ready")).to_be_visible()
    every = {
        title: (event.get_attribute(attribute) or "").split()
        for event in tab.locator(".o-event").all()
        for title in event.locator(".o-event__title").all_inner_texts()
    }
    values = [
        str(option.get_attribute("value"))
        for option in choice(tab, name).locator("option").all()[1:4]
    ]
    assert len(values) == 3
    for value in values:
        choice(tab, name).select_option(value)
        left = [title for title, of in every.items() if value in of]
        assert 0 < len(left) < len(every)
        assert shown(tab) == left
        expect(tab).to_have_url(re.compile(rf"\?{name}={value}$"))
    choice(tab, name).select_option("")
    assert len(shown(tab)) == len(every)


def test_the_choice_is_that_of_the_address(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}timeline/?unit=sea-survey")
    expect(choice(tab, "unit")).to_have_value("sea-survey")
    first = shown(tab)
    tab.reload()
    expect(choice(tab, "unit")).to_have_value("sea-survey")
    assert shown(tab) == first
    choice(tab, "unit").select_option("")
    assert tab.url == f"{ministry_url}timeline/"
    assert len(shown(tab)) > len(first)


def test_the_bars_follow_and_stand_in_two_groups(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}timeline/")
    bars = tab.locator("#by-person .o-bar[data-people]:visible")
    every = bars.count()
    choice(tab, "person").select_option(label="Ida Berg")
    assert 0 < bars.count() < every
    tab.get_by_role("tab", name="By unit").click()
    expect(tab.locator("#by-unit .o-bar[data-people]:visible")).to_have_count(
        tab.locator("#by-person .o-bar[data-people]:not([data-filtered])").count()
    )


def test_marks_of_events_on_the_scale_follow(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}timeline/?unit=sea-survey")
    expect(choice(tab, "unit")).to_have_value("sea-survey")
    marks = tab.locator("#by-person .o-bar__event").all()
    left = {mark.get_attribute("data-like") for mark in marks if mark.is_visible()}
    events = tab.locator(".o-event:visible").all()
    assert left
    assert left == {event.get_attribute("id") for event in events}
    assert len(left) < len(marks)


def test_the_kinds_stand_in_one_order_and_years_say_how_much_is_known(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}timeline/")
    kinds = tab.locator("input[name=kind]").evaluate_all("all => all.map(one => one.value)")
    order = ["", *EventKind]
    assert kinds == sorted(kinds, key=order.index)
    expect(tab.locator("#years-2021-2022")).to_contain_text("2021 to 2022")
    tab.locator("main").get_by_role("link", name="Who was in post, and when", exact=True).click()
    expect(tab.locator("#who-was-in-post-and-when")).to_be_in_viewport()


def test_on_a_phone_the_scale_stays_in_sight_of_its_bars(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(viewport={"width": 390, "height": 600})
    tab.goto(f"{ministry_url}timeline/")
    tab.locator("#by-person .o-bar").last.scroll_into_view_if_needed()
    expect(tab.locator("#by-person .o-bars__tick:visible").first).to_be_in_viewport()


def test_the_ledger_is_narrowed_by_unit(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}disagreements/")
    rows = tab.locator(".o-ledger tbody tr:visible")
    every = rows.count()
    about = choice(tab, "unit")
    value = about.locator("option").nth(1).get_attribute("value")
    about.select_option(value)
    assert 0 < rows.count() < every
    assert tab.locator(".o-dispute:visible").count() == rows.count()
    expect(tab).to_have_url(re.compile(rf"\?unit={value}$"))


def test_without_a_script_all_is_there_and_kinds_still_filter(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}timeline/")
    every = len(shown(tab))
    expect(tab.locator(".o-filter select")).to_have_count(3)
    expect(tab.locator(".o-filter select").first).to_be_hidden()
    tab.get_by_text("departure").first.click()
    assert 0 < len(shown(tab)) < every
    for group in ("#by-person", "#by-unit"):
        expect(tab.locator(f"{group} .o-bars")).to_be_visible()
