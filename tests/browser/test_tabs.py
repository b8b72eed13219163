"""Before, after and both at once; rows of the table and boxes of the chart point at each other."""

import pytest
from playwright.sync_api import Page, expect

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


def test_a_box_points_at_its_row_and_opens_at_the_second_click(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{SPLIT}")
    expect(tab.get_by_role("tab")).to_have_count(3)
    box = tab.locator("#chart--land-survey > .box")
    box.click()
    expect(tab.locator("tr.is-picked").first).to_contain_text("Land")
    assert tab.url == f"{ministry_url}{SPLIT}"
    box.click()
    expect(tab.locator("h1")).to_contain_text("Land")
