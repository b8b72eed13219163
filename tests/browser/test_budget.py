"""What reading costs: bytes, requests, and that nothing jumps when the script starts."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests import sites
from tests.browser.conftest import Tab

ASSETS = sites.PROJECT / "templates" / "assets"
EVERY_PAGE = "orgline.js"
BUDGET = 4000
WHERE_USED = 6144

PAGES = ("", "at/2020-06-01/", "events/survey-split/", "timeline/", "disagreements/")


def weight(path: Path) -> int:
    """The bytes of a file on its way to a browser."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_the_script_of_every_page_weighs_four_kilobytes_at_most() -> None:
    assert weight(ASSETS / EVERY_PAGE) <= BUDGET


@pytest.mark.parametrize("path", sorted(ASSETS.glob("orgline-*.js")), ids=lambda path: path.stem)
def test_what_only_some_pages_load_is_small_as_well(path: Path) -> None:
    assert weight(path) <= WHERE_USED


def test_scripts_load_nothing_but_each_other_and_write_no_text_as_markup() -> None:
    for path in ASSETS.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        named = re.findall(r"""^import .* from "(.+)"|\bimport\((.+)\)""", text, re.MULTILINE)
        assert all("".join(name).lstrip("`").startswith("./orgline") for name in named), path.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|eval\(|document\.write", text)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.browser
@pytest.mark.xdist_group("ministry")
def test_nothing_jumps_when_the_script_starts(
    open_tab: Tab, ministry_url: str, path: str, width: int
) -> None:
    tab = open_tab(viewport={"width": width, "height": 844})
    held: list[Route] = []
    tab.add_init_script(SHIFTS)
    tab.route("**/orgline.js", lambda route: held.append(route))  # noqa: PLW0108 - no method of C
    tab.goto(ministry_url + path, wait_until="commit")
    tab.locator("footer").wait_for()
    tab.wait_for_function("document.fonts.status === 'loaded'")
    tab.wait_for_timeout(500)
    tab.evaluate("window.shifts = []")
    held[0].continue_()
    tab.wait_for_load_state()
    settled(tab)
    assert tab.evaluate("window.shifts") == []


# Every jump of something that stands in the page's article, and by how much.
SHIFTS = """
window.shifts = []
new PerformanceObserver((list) => {
  for (const { sources, value } of list.getEntries())
    for (const { node } of sources) {
      const element = node?.nodeType === 1 ? node : node?.parentElement
      if (element?.closest('article')) window.shifts.push([element.className || element.tagName, value])
    }
}).observe({ type: 'layout-shift', buffered: true })
"""


def settled(tab: Page) -> None:
    """Wait until all parts of the script have done their work."""
    tab.wait_for_load_state("networkidle")
    tab.wait_for_timeout(300)


@pytest.mark.browser
@pytest.mark.xdist_group("ministry")
def test_without_a_script_no_page_shows_a_control_that_does_nothing(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(java_script_enabled=False)
    for path in PAGES:
        tab.goto(ministry_url + path)
        dead = tab.locator(
            "article button:visible, article select:visible, article input[type=range]"
        )
        expect(dead).to_have_count(0)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.browser
@pytest.mark.xdist_group("ministry")
def test_on_a_phone_nothing_is_wider_than_the_screen_and_all_can_be_hit(
    open_tab: Tab, ministry_url: str, path: str
) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    tab.goto(ministry_url + path)
    settled(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    small = tab.locator(
        "article :is(button, select, input:not([type=radio]), [role=tab], "
        ":is(.o-marks, .o-tree, .o-crumb, .o-event__facts, .o-bar) a):visible"
    ).evaluate_all(SMALL)
    assert small == []


SMALL = """elements => elements
  .map(element => [element.className || element.name || element.textContent, element.getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
  .map(([name, box]) => `${name} ${box.width} × ${box.height}`)"""


@pytest.mark.browser
@pytest.mark.xdist_group("ministry")
def test_listeners_and_charts_do_not_add_up_while_pages_come_and_go(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(ministry_url)
    for _ in range(3):
        tab.locator(".md-tabs a", has_text="Timeline").click()
        expect(tab.locator("h1")).to_contain_text("Timeline")
        tab.locator(".md-tabs a", has_text="Today").click()
        expect(tab.locator("h1")).to_contain_text("Ministry")
    settled(tab)
    assert tab.locator(".o-scrub__range").count() == 1
    assert tab.locator(".o-tools button").count() == 5
    assert tab.locator(".o-end").count() == 1
    tab.locator(".o-scrub").get_by_role("button", name="Previous day").click()
    expect(tab).to_have_url(re.compile(r"/at/2023-04-01/$"))
