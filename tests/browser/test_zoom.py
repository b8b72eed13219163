"""A chart closer and farther: buttons, keys, wheel, drag, full screen, and what is searched in it."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]


@pytest.fixture
def chart(tab: Page, ministry_url: str) -> Locator:
    """A chart with its tools."""
    tab.goto(f"{ministry_url}at/2023-04-09/")
    expect(tab.locator(".o-tools button").first).to_be_visible()
    return tab.locator("svg.orgchart[role=group]").first


def view(chart: Locator) -> list[float]:
    """What is seen of a chart: left, top, width, height in its own units."""
    return [float(number) for number in (chart.get_attribute("viewBox") or "").split()]


def tool(tab: Page, name: str) -> Locator:
    return tab.locator(".o-tools").get_by_role("button", name=name)


def test_buttons_zoom_and_lead_back(tab: Page, chart: Locator) -> None:
    drawn = view(chart)
    tool(tab, "Zoom in").click()
    tool(tab, "Zoom in").click()
    assert view(chart)[2] < drawn[2]
    tool(tab, "As drawn").click()
    assert view(chart) == drawn
    tool(tab, "Zoom out").click()
    assert view(chart)[3] > drawn[3]


def test_fit_shows_all_boxes(tab: Page, chart: Locator) -> None:
    drawn = view(chart)
    tool(tab, "Fit all in").click()
    left, top, width, height = view(chart)
    assert left <= drawn[0]
    assert top <= drawn[1]
    assert left + width >= drawn[0] + drawn[2]
    assert top + height >= drawn[1] + drawn[3]


def test_keys_zoom_around_the_box_that_has_the_focus(tab: Page, chart: Locator) -> None:
    drawn = view(chart)
    box = chart.locator("#chart--coast-authority > .box")
    box.focus()
    before = box.bounding_box()
    tab.keyboard.press("+")
    expect(chart).to_have_class("orgchart is-zoomed")
    after = box.bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]
    assert abs(after["x"] + after["width"] / 2 - before["x"] - before["width"] / 2) < 3
    tab.keyboard.press("0")
    expect(chart).to_have_class("orgchart")
    assert view(chart) == drawn


def test_a_plain_wheel_scrolls_the_page_and_one_with_ctrl_zooms(tab: Page, chart: Locator) -> None:
    drawn = view(chart)
    chart.scroll_into_view_if_needed()
    chart.hover()
    start = tab.evaluate("scrollY")
    tab.mouse.wheel(0, 200)
    tab.wait_for_function(f"scrollY > {start}")
    assert view(chart) == drawn
    tab.keyboard.down("Control")
    tab.mouse.wheel(0, -200)
    tab.keyboard.up("Control")
    expect(chart).to_have_class("orgchart is-zoomed")
    assert view(chart)[2] < drawn[2]


def test_dragging_moves_a_zoomed_chart_and_opens_nothing(tab: Page, chart: Locator) -> None:
    for _ in range(3):
        tool(tab, "Zoom in").click()
    before, url = view(chart), tab.url
    chart.locator("#chart--coast-authority > .box").hover()
    box = chart.locator("#chart--coast-authority > .box").bounding_box()
    assert box is not None
    x, y = box["x"] + 30, box["y"] + 20
    tab.mouse.move(x, y)
    tab.mouse.down()
    tab.mouse.move(x + 40, y + 30, steps=4)
    tab.mouse.up()
    left, top = view(chart)[:2]
    assert left < before[0]
    assert top < before[1]
    tab.wait_for_timeout(300)
    assert tab.url == url


def test_two_fingers_zoom(tab: Page, chart: Locator) -> None:
    drawn = view(chart)
    tab.evaluate(PINCH)
    assert view(chart)[2] < drawn[2]


# A pinch as pointer events: two fingers, one of which moves away from the other.
PINCH = """() => {
  const chart = document.querySelector('svg.orgchart[role=group]')
  chart.setPointerCapture = () => {}
  const { left, top } = chart.getBoundingClientRect()
  const send = (type, pointerId, x) => chart.dispatchEvent(new PointerEvent(type, {
    pointerId, clientX: left + x, clientY: top + 50, pointerType: 'touch', buttons: 1, bubbles: true,
  }))
  send('pointerdown', 1, 100)
  send('pointerdown', 2, 150)
  for (const x of [170, 200, 250]) send('pointermove', 2, x)
  send('pointerup', 1, 100)
  send('pointerup', 2, 250)
}"""


def test_a_mouse_that_was_let_go_elsewhere_does_not_go_on_dragging(
    tab: Page, chart: Locator
) -> None:
    tool(tab, "Zoom in").click()
    before = view(chart)
    chart.evaluate(LET_GO)
    assert view(chart) == before


# A mouse button goes down on a chart, and up where the page is not told; then the mouse moves on.
LET_GO = """chart => {
  const { left, top } = chart.getBoundingClientRect()
  const send = (type, x, buttons) => chart.dispatchEvent(new PointerEvent(type, {
    pointerId: 1, clientX: left + x, clientY: top + 50, pointerType: 'mouse', buttons, bubbles: true,
  }))
  chart.setPointerCapture = () => {}
  send('pointerdown', 100, 1)
  for (const x of [110, 150, 200]) send('pointermove', x, 0)
}"""


def inside(chart: Locator) -> list[str]:
    """The ids of the boxes that lie wholly in a chart's box and in the window."""
    return [str(key) for key in chart.evaluate(INSIDE)]


INSIDE = """chart => {
  const frame = chart.parentNode.getBoundingClientRect()
  const seen = chart.getBoundingClientRect()
  const left = Math.max(frame.left, seen.left, 0), right = Math.min(frame.right, seen.right, innerWidth)
  const top = Math.max(seen.top, 0), bottom = Math.min(seen.bottom, innerHeight)
  return [...chart.querySelectorAll('[role=listitem] > .box')].filter((box) => {
    const place = box.querySelector('.frame').getBoundingClientRect()
    return place.left >= left && place.right <= right && place.top >= top && place.bottom <= bottom
  }).map((box) => box.parentNode.id)
}"""


def test_the_full_screen_holds_the_whole_chart(tab: Page, chart: Locator) -> None:
    drawn, every = view(chart), chart.locator("[role=listitem] > .box").count()
    size = [chart.get_attribute(side) for side in ("width", "height")]
    assert len(inside(chart)) < every
    tool(tab, "Full screen").click()
    tab.wait_for_function("document.fullscreenElement?.matches('.o-figure')")
    expect(chart).to_have_class("orgchart is-zoomed")
    tab.wait_for_timeout(300)
    assert len(inside(chart)) == every
    tab.evaluate("document.exitFullscreen()")
    tab.wait_for_function("!document.fullscreenElement")
    expect(chart).to_have_class("orgchart")
    assert view(chart) == drawn
    assert [chart.get_attribute(side) for side in ("width", "height")] == size


def test_the_focus_moves_the_window_of_a_zoomed_chart(tab: Page, chart: Locator) -> None:
    for _ in range(4):
        tool(tab, "Zoom in").click()
    before = view(chart)
    chart.locator("#chart--ministry > .box").focus()
    for key in ("End", "Home", "ArrowRight", "ArrowDown"):
        tab.keyboard.press(key)
        focused = tab.evaluate("document.activeElement.parentNode.id")
        assert focused in inside(chart)
    tab.keyboard.press("End")
    assert view(chart)[:2] != before[:2]


def test_what_is_found_in_a_zoomed_chart_is_seen(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(viewport={"width": 1280, "height": 500})
    tab.goto(f"{ministry_url}at/2023-04-09/")
    chart = tab.locator("svg.orgchart[role=group]").first
    last = chart.locator("[role=listitem] > .box").last
    name = last.locator(".name").first.text_content() or ""
    tool(tab, "Zoom in").click()
    field = tab.get_by_role("combobox", name="Find a unit or person in the chart")
    field.fill(name)
    field.press("Enter")
    expect(last).to_be_focused()
    assert tab.evaluate("document.activeElement.parentNode.id") in inside(chart)


@pytest.mark.parametrize("width", [390, 1280])
def test_fit_leaves_no_box_beyond_the_edge_and_no_more_room_than_it_takes(
    open_tab: Tab, ministry_url: str, width: int
) -> None:
    tab = open_tab(viewport={"width": width, "height": 2400})
    tab.goto(f"{ministry_url}at/2023-04-09/")
    tool(tab, "Fit all in").click()
    chart = tab.locator("svg.orgchart[role=group]").first
    place = chart.bounding_box()
    assert place
    assert place["x"] + place["width"] <= width
    chart.scroll_into_view_if_needed()
    assert len(inside(chart)) == chart.locator("[role=listitem] > .box").count()
    assert all(room < 24 for room in chart.evaluate(EMPTY))
    shape = view(chart)
    tool(tab, "Zoom in").click()
    assert view(chart)[2] == pytest.approx(shape[2] / 1.25, abs=0.1)
    assert chart.evaluate("chart => chart.clientHeight") > place["height"] - 1
    tool(tab, "As drawn").click()
    expect(chart).to_have_attribute("height", str(shape[3]).removesuffix(".0"))


EMPTY = """chart => {
  const whole = chart.getBoundingClientRect()
  const boxes = [...chart.querySelectorAll('.frame')].map(frame => frame.getBoundingClientRect())
  const top = Math.min(...boxes.map(box => box.top)), bottom = Math.max(...boxes.map(box => box.bottom))
  return [top - whole.top, whole.bottom - bottom]
}"""
"""How much is empty above the topmost box and below the lowest one."""


def test_units_and_people_are_found_in_a_chart(tab: Page, chart: Locator) -> None:
    field = tab.get_by_role("combobox", name="Find a unit or person in the chart")
    field.fill("sato")
    expect(tab.locator(".o-tools__count")).to_have_text("2 found")
    for box in ("chart--coast-authority", "chart--strict"):
        field.press("Enter")
        assert tab.evaluate("document.activeElement.parentNode.id") == box
        field.focus()
    field.fill("")
    expect(chart.locator(".is-found")).to_have_count(0)


def test_a_unit_is_found_by_its_other_names_too(tab: Page, chart: Locator) -> None:
    tab.get_by_role("combobox", name="Find a unit or person in the chart").fill("1. rules")
    expect(chart.locator(".is-found")).to_have_count(1)
    expect(chart.locator("#chart--strict > .is-found")).to_be_visible()
