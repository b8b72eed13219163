"""Links, search, the missing page and the switch of colours, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]


def documents(tab: Page) -> list[str]:
    """Will hold the address of each document that the tab loads as a whole."""
    found: list[str] = []
    tab.on(
        "request",
        lambda request: found.append(request.url) if request.is_navigation_request() else None,
    )
    return found


def heading(tab: Page, text: str) -> None:
    """Wait until the page of that heading is shown."""
    expect(tab.locator("main h1")).to_contain_text(text)


def box(tab: Page, name: str) -> Locator:
    """The first box of that name in a chart."""
    return tab.locator("svg.orgchart a.box", has_text=name).first


def test_links_of_a_chart_change_the_page_without_loading_it_anew(
    tab: Page, ministry_url: str
) -> None:
    loads = documents(tab)
    tab.goto(ministry_url)
    box(tab, "Coast Authority").click()
    heading(tab, "Coast Authority")
    box(tab, "Strict").click()
    heading(tab, "Strict")
    tab.locator(".md-tabs a", has_text="Timeline").click()
    heading(tab, "Timeline")
    tab.locator("main a", has_text="The Survey is split").first.click()
    heading(tab, "The Survey is split")
    box(tab, "Survey of the Sea").click()
    heading(tab, "Survey of the Sea")
    tab.go_back()
    heading(tab, "The Survey is split")
    assert loads == [ministry_url]


def test_links_of_a_chart_work_from_the_keyboard(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url)
    box(tab, "Land Measuring").focus()
    tab.keyboard.press("Enter")
    heading(tab, "Land Measuring")


def test_a_link_into_the_chart_leads_to_the_box(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}events/coast-authority-formed/")
    tab.locator("a.o-to-chart").first.click()
    expect(tab).to_have_url(re.compile("#chart--coast-authority$"))
    expect(tab.locator('[id="chart--coast-authority"]')).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("潮汐档案馆", "Tide Archive"),
        ("档案馆", "Tide Archive"),
        ("灯火学校", "Lamp School"),
        ("佐藤", "Jun Satō"),
        ("الفوانيس", "Lamp Works"),
        ("knots", "Directorate of Knots"),
        ("bobby", "Seán"),
    ],
)
def test_names_of_every_script_are_found_by_search(
    tab: Page, ministry_url: str, words: str, title: str
) -> None:
    tab.goto(ministry_url)
    search(tab, words)
    expect(results(tab).filter(has_text=title).first).to_be_visible()


def search(tab: Page, words: str) -> None:
    tab.locator("body").press("/")
    field = tab.locator("input.md-search__input")
    field.fill(words)
    field.press("End")  # the theme listens to keys, and text in Chinese comes without any


def results(tab: Page) -> Locator:
    return tab.locator(".md-search-result__link h1, .md-search-result__link h2")


def test_a_result_of_the_search_leads_to_its_page(tab: Page, ministry_url: str) -> None:
    loads = documents(tab)
    tab.goto(ministry_url)
    search(tab, "潮汐档案馆")
    results(tab).filter(has_text="Tide Archive").first.click()
    heading(tab, "Tide Archive")
    assert loads == [ministry_url]


def test_what_looks_like_a_script_is_found_as_text(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url)
    for words in ("Strict", "script", "alert", "Charts"):
        search(tab, words)
        expect(results(tab).first).to_be_visible()
        tab.keyboard.press("Escape")
        expect(results(tab).first).to_be_hidden()


def test_a_missing_page_says_so_and_leads_on(tab: Page, ministry_url: str) -> None:
    answer = tab.goto(f"{ministry_url}units/no-such-unit/")
    assert answer is not None
    assert answer.status == 404
    heading(tab, "Page not found")
    tab.locator("main a", has_text="All units").click()
    heading(tab, "Units")


def test_colours_can_be_chosen_and_stay(tab: Page, ministry_url: str) -> None:
    def scheme() -> object:
        return tab.evaluate("document.body.getAttribute('data-md-color-scheme')")

    tab.emulate_media(color_scheme="light")
    tab.goto(ministry_url)
    assert scheme() == "default"
    seen = []
    for _ in range(3):
        tab.locator("label[for^=__palette_]:visible").click()
        seen.append(scheme())
    assert seen == ["default", "slate", "default"]
    tab.emulate_media(color_scheme="dark")
    tab.goto(f"{ministry_url}units/")
    assert scheme() == "slate"
