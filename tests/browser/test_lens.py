"""Whose account a chart shows, and what could be known when."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

DAY = "at/2023-04-09/"


def account(tab: Page, name: str) -> Locator:
    return tab.locator(".o-lens").first.get_by_role("button", name=name)


def flags(tab: Page, word: str) -> Locator:
    return tab.locator("svg.orgchart[role=group]").first.locator(".flag", has_text=word)


def test_a_source_fades_what_it_is_silent_on_and_says_what_it_tells_otherwise(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{DAY}")
    account(tab, "A leaflet").click()
    expect(flags(tab, "Silent")).to_have_count(8)
    expect(flags(tab, "Only named")).to_have_count(1)
    expect(flags(tab, "Told otherwise")).to_have_count(1)
    words = tab.locator(".o-lens__words")
    expect(words).to_contain_text(
        "A leaflet supports 1 of these boxes, only names 1, is silent on 8 and tells 1 otherwise. "
    )
    expect(words).to_contain_text("With the Coast Authority")
    named = tab.locator("#chart--coast-authority > .box").get_attribute("aria-label") or ""
    assert named.endswith("; A leaflet names it, but does not say this")
    spoken = tab.locator("#chart--node > .box").get_attribute("aria-label") or ""
    assert "A leaflet tells it otherwise: Where do the *Knots* belong" in spoken
    expect(tab).to_have_url(re.compile(r"\?told=leaflet$"))


def test_the_record_takes_the_account_back(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{DAY}?told=leaflet")
    expect(account(tab, "A leaflet")).to_have_attribute("aria-pressed", "true")
    expect(flags(tab, "Silent")).to_have_count(8)
    account(tab, "the record").click()
    expect(flags(tab, "Silent")).to_have_count(0)
    expect(flags(tab, "Only named")).to_have_count(0)
    assert tab.url == f"{ministry_url}{DAY}"
    assert "leaflet" not in (tab.locator("#chart--node > .box").get_attribute("aria-label") or "")


def test_the_account_stays_chosen_from_day_to_day(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{DAY}?told=leaflet")
    tab.locator(".o-scrub").get_by_role("button", name="Previous day").click()
    expect(tab.locator("h1")).to_contain_text("1 April 2023")
    expect(account(tab, "A leaflet")).to_have_attribute("aria-pressed", "true")


def test_an_event_is_seen_through_a_source_its_ghosts_and_what_is_gone_as_well(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}events/survey-split/")
    account(tab, "Harbour Herald").click()
    said = {
        box.get_attribute("id"): box.locator("> .box > .flag").all_text_contents()
        for box in tab.locator("svg.orgchart[role=group]")
        .first.locator("[role=listitem][id]")
        .all()
    }
    assert said == {
        "chart--ministry": ["Only named"],
        "chart--sea-survey": [],
        "chart--land-survey": [],
        "chart--survey": [],
        "chart--tide-archive": [],
        "chart--more--ministry": [],
    }
    account(tab, "Lantern Weekly").click()
    assert "Silent" in tab.locator("[id=chart--survey] > .box > .flag").all_text_contents()


def test_without_a_script_each_account_is_a_page(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}{DAY}")
    tab.locator(".o-lens a", has_text="A leaflet").click()
    expect(tab).to_have_url(re.compile(r"/sources/leaflet/#through$"))
    expect(tab.locator("svg.orgchart .is-silent").first).to_be_visible()


def test_the_list_says_the_same_as_the_chart(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{DAY}?told=leaflet")
    line = tab.locator(".o-tree [data-box=node] > .o-flag")
    expect(line).to_have_text("Told otherwise")
    expect(tab.locator(".o-tree .o-flag.is-silent")).to_have_count(8)
    account(tab, "the record").click()
    expect(tab.locator(".o-tree .o-flag")).to_have_count(0)


def test_what_was_not_yet_published_is_faded_and_both_clocks_are_named(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{DAY}")
    choice = tab.get_by_label("As known on")
    first = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(first)
    late = flags(tab, "Not yet known").count()
    assert late > 0
    named = choice.locator("option").nth(1).inner_text()
    expect(tab.locator(".o-asof__words")).to_contain_text(
        "Two clocks: the chart is of 9 April 2023, when things happened. "
        f"By {named}, when it could be read, no source had placed {late} of "
    )
    expect(tab).to_have_url(re.compile(rf"\?known={first}$"))
    tab.reload()
    expect(flags(tab, "Not yet known").first).to_be_visible()


def test_any_day_in_the_address_is_a_day_of_publication(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{DAY}?known=1999-01-01")
    boxes = tab.locator("svg.orgchart[role=group]").first.locator("[role=listitem] > .box")
    expect(flags(tab, "Not yet known").first).to_be_visible()
    assert flags(tab, "Not yet known").count() >= boxes.count() - 2
