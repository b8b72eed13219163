"""Before, after and both at once; rows of the table and boxes of the chart point at each other."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

SPLIT = "events/survey-split/"


def test_one_view_is_shown_at_a_time(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{SPLIT}")
    expect(tab.get_by_role("tab")).to_have_text(["Both at once", "Before", "After"])
    expect(tab.get_by_role("tabpanel")).to_have_count(1)
    tab.get_by_role("tab", name="Before").click()
    expect(tab.get_by_role("tabpanel", name="Before")).to_be_visible()
    expect(tab.locator("#both")).to_be_hidden()
    assert tab.url.endswith("#before")


def test_arrows_lead_from_tab_to_tab(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{SPLIT}")
    tab.get_by_role("tab", name="Both at once").focus()
    shown = []
    for key in ("ArrowRight", "ArrowRight", "ArrowRight", "End", "Home"):
        tab.keyboard.press(key)
        shown.append(tab.get_by_role("tab", selected=True).inner_text())
    assert shown == ["Before", "After", "Both at once", "After", "Both at once"]


def test_the_view_in_the_address_is_shown(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{SPLIT}#after")
    expect(tab.get_by_role("tab", selected=True)).to_have_text("After")


def test_all_views_are_there_without_a_script_and_on_paper(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}{SPLIT}")
    for name in ("both", "before", "after"):
        expect(tab.locator(f"#{name} svg.orgchart[role=group]")).to_be_visible()
    printed = open_tab()
    printed.goto(f"{ministry_url}{SPLIT}")
    expect(printed.get_by_role("tabpanel")).to_have_count(1)
    printed.emulate_media(media="print")
    for name in ("both", "before", "after"):
        expect(printed.locator(f"#{name} svg.orgchart[role=group]")).to_be_visible()


def test_a_row_points_at_its_box(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{SPLIT}#before")
    row = tab.locator("a.o-to-chart[href$='#chart--land-survey']").first
    row.click()
    expect(tab.get_by_role("tab", selected=True)).to_have_text("Both at once")
    expect(tab.locator("#chart--land-survey > .is-picked")).to_be_in_viewport()


@pytest.fixture
def row(tab: Page, ministry_url: str) -> Locator:
    """The row that tells of the Land Survey, below the chart of an event."""
    tab.goto(f"{ministry_url}{SPLIT}#before")
    expect(tab.locator(".o-changes.is-ready")).to_be_visible()
    found = tab.locator(".o-changes tr:has(a[href$='#chart--land-survey'])").first
    found.scroll_into_view_if_needed()
    return found


def test_free_space_in_a_row_points_at_its_box_too(tab: Page, row: Locator) -> None:
    url = tab.url
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    cell = row.locator(".o-cell-main")
    box = cell.bounding_box()
    assert box
    cell.click(position={"x": box["width"] - 4, "y": box["height"] - 4})
    expect(tab.get_by_role("tab", selected=True)).to_have_text("Both at once")
    expect(row).to_have_class(re.compile("is-picked"))
    expect(tab.locator("#chart--land-survey > .is-picked")).to_be_in_viewport()
    assert tab.url == url
    tab.wait_for_timeout(400)
    header = tab.locator(".md-header").bounding_box()
    shown = tab.locator("#chart--land-survey > .is-picked .frame").bounding_box()
    assert header
    assert shown
    assert shown["y"] >= header["y"] + header["height"]


def test_words_of_a_row_can_be_selected(tab: Page, row: Locator) -> None:
    tab.set_viewport_size({"width": 1280, "height": 300})
    row.scroll_into_view_if_needed()
    words = row.locator(".o-cell-known")
    box = words.bounding_box()
    assert box
    y = box["y"] + 20
    start = tab.evaluate("scrollY")
    tab.mouse.move(box["x"] + 18, y)
    tab.mouse.down()
    tab.mouse.move(box["x"] + 80, y, steps=5)
    tab.mouse.up()
    expect(tab.locator(".is-picked")).to_have_count(0)
    assert "ngle" in tab.evaluate("getSelection().toString()")
    tab.evaluate("getSelection().empty()")
    tab.mouse.dblclick(box["x"] + 30, y)
    tab.wait_for_timeout(500)
    assert tab.evaluate("getSelection().toString()").strip() == "single"
    assert tab.evaluate("scrollY") == start


def test_a_link_in_a_row_leads_where_it_says(tab: Page, row: Locator) -> None:
    link = row.locator(".o-cell-main a").first
    link.click(modifiers=["Control"])
    expect(tab.locator(".is-picked")).to_have_count(0)
    link.click()
    expect(tab).to_have_url(re.compile("/people/tom-ash/$"))


def test_a_row_and_its_box_are_marked_while_one_of_them_is_pointed_at(
    tab: Page, row: Locator
) -> None:
    tab.get_by_role("tab", name="Both at once").click()
    box = tab.locator("#chart--land-survey > .box")
    box.hover()
    expect(row).to_have_class("is-near")
    tab.locator("h1").hover()
    expect(tab.locator(".is-near")).to_have_count(0)
    row.locator(".o-cell-known").hover()
    expect(box).to_have_class(re.compile(r"\bis-near\b"))


def test_a_box_points_at_its_row_and_opens_at_the_second_click(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{SPLIT}")
    expect(tab.locator(".o-changes.is-ready")).to_be_visible()
    box = tab.locator("#chart--land-survey > .box")
    box.click()
    expect(tab.locator("tr.is-picked").first).to_contain_text("Land")
    assert tab.url == f"{ministry_url}{SPLIT}"
    box.click()
    expect(tab.locator("h1")).to_contain_text("Land")


def test_nothing_moves_when_an_event_is_opened(tab: Page, ministry_url: str) -> None:
    tab.add_init_script("""new MutationObserver(found => {
      window.moved ||= found.some(({ target }) => target.matches?.(".is-moving"))
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ["class"] })""")
    tab.goto(f"{ministry_url}events/survey-split/", wait_until="networkidle")
    tab.wait_for_timeout(300)
    assert not tab.evaluate("window.moved")
    tab.get_by_role("tab", name="Before").click()
    tab.wait_for_function("window.moved")
