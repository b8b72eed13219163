"""A chart from the keyboard, and what it says to who cannot see it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

DAY = "at/2023-04-09/"
CHART = "svg.orgchart[role=group]"


def focused(tab: Page) -> str:
    """The id of the item whose box has the focus."""
    return str(tab.evaluate("document.activeElement.parentNode.id")).removeprefix("chart--")


@pytest.fixture
def chart(tab: Page, ministry_url: str) -> Locator:
    """A chart with the focus on its first box."""
    tab.goto(f"{ministry_url}{DAY}")
    found = tab.locator(CHART).first
    expect(found.locator(".box[tabindex='0']")).to_have_count(1)
    found.locator(".box").first.focus()
    return found


def test_a_chart_is_one_stop_of_the_tab_key(tab: Page, chart: Locator) -> None:
    tab.keyboard.press("Tab")
    assert not tab.evaluate("document.activeElement.closest('svg')")
    tab.keyboard.press("Shift+Tab")
    assert focused(tab) == "ministry"


def test_arrows_walk_the_tree(tab: Page, chart: Locator) -> None:
    walk = []
    for key in ("Right", "Down", "Down", "Up", "Left", "Left"):
        tab.keyboard.press(f"Arrow{key}")
        walk.append(focused(tab))
    children = chart.locator("#chart--ministry > [role=list] > [role=listitem]").evaluate_all(
        "items => items.map(item => item.id.replace('chart--', ''))"
    )
    assert walk == [*children[:3], children[1], "ministry", "ministry"]


def test_home_end_and_letters_lead_to_boxes(tab: Page, chart: Locator) -> None:
    tab.keyboard.press("End")
    last = chart.locator("[role=listitem] > .box").last.evaluate("box => box.parentNode.id")
    assert f"chart--{focused(tab)}" == last
    tab.keyboard.press("Home")
    assert focused(tab) == "ministry"
    tab.keyboard.type("coast")
    assert focused(tab) == "coast-authority"


def test_a_name_can_be_typed_with_its_spaces_and_signs(tab: Page, chart: Locator) -> None:
    name = chart.locator("#chart--land-survey .name").first
    name.evaluate("line => (line.textContent = 'Lamps of 1-0 + more')")
    left = left_to_the_page(tab)
    tab.keyboard.type("lamps of 1-0 + m")
    assert focused(tab) == "land-survey"
    expect(chart).to_have_class("orgchart")
    assert left() == []


def test_a_space_that_begins_no_name_is_left_to_the_page(tab: Page, chart: Locator) -> None:
    left = left_to_the_page(tab)
    tab.keyboard.press("Space")
    tab.keyboard.press("+")
    expect(chart).to_have_class("orgchart is-zoomed")
    assert left() == [" "]


def left_to_the_page(tab: Page) -> Callable[[], list[str]]:
    """Will tell the keys that do from now on what they do on every page, as a space scrolls it."""
    tab.evaluate("""() => {
      window.left = []
      const note = (event) => event.defaultPrevented || window.left.push(event.key)
      document.addEventListener('keydown', note, true)
    }""")
    return lambda: tab.evaluate("window.left")


def test_the_focus_comes_along_and_is_seen_below_what_sticks(tab: Page, chart: Locator) -> None:
    tab.keyboard.press("End")
    box = chart.locator(".box:focus")
    expect(box).to_be_in_viewport()
    tab.evaluate("scrollTo(0, document.body.scrollHeight)")
    tab.keyboard.press("Home")
    covered = """box => {
      const { left, top } = box.getBoundingClientRect()
      return !box.contains(document.elementFromPoint(left + 30, top + 8))
    }"""
    assert not chart.locator(".box:focus").evaluate(covered)


def test_enter_opens_and_escape_leaves(tab: Page, chart: Locator) -> None:
    tab.keyboard.press("Escape")
    expect(tab.locator(".o-end:focus")).to_be_visible()
    tab.keyboard.press("Tab")
    assert not tab.evaluate("document.activeElement.closest('svg')")
    chart.locator(".box").first.focus()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/units/ministry/$"))


def test_the_way_to_the_root_is_shown(tab: Page, chart: Locator) -> None:
    tab.keyboard.type("**")
    path = chart.locator(".is-path").evaluate_all("boxes => boxes.map(box => box.parentNode.id)")
    assert path == ["chart--ministry", "chart--coast-authority", "chart--strict"]
    way = chart.locator(".tie-path").get_attribute("d")
    assert way is not None
    assert way.count("M") == 2


def test_the_way_to_the_root_of_what_is_pointed_at_is_shown(tab: Page, chart: Locator) -> None:
    chart.locator("#chart--strict > .box").hover()
    path = chart.locator(".is-path").evaluate_all("boxes => boxes.map(box => box.parentNode.id)")
    assert path == ["chart--ministry", "chart--coast-authority", "chart--strict"]
    assert (chart.locator(".tie-path").get_attribute("d") or "").count("M") == 2
    tab.locator("h1").hover()
    expect(tab.locator(".is-path, .tie-path")).to_have_count(0)


def test_every_box_says_one_sentence_and_all_are_read_in_order(tab: Page, chart: Locator) -> None:
    snapshot = chart.aria_snapshot()
    names = chart.locator("[role=listitem] > .box").evaluate_all(
        "boxes => boxes.map(box => box.getAttribute('aria-label'))"
    )
    assert all(names)
    places = [snapshot.find(name.split(",")[0].replace('"', '\\"')) for name in names[:3]]
    assert places == sorted(places)
    assert snapshot.count("listitem") >= len(names)
