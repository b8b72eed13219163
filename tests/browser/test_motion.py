"""What moves, and when nothing does."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

MOST = 250
"""More boxes than these are not moved."""

GLIDE = """async ({url, number}) => {
  const {glide} = await import(url)
  const chart = (key, x) => {
    const items = Array.from({length: number}, (_, i) => `<g role="listitem" id="${key}--u${i}">`
      + `<g class="box" transform="translate(${x} ${i * 30})"><rect class="frame" width="90" height="20"/></g></g>`)
    const whole = `<svg class="orgchart" role="group"><g role="list">${items.join("")}</g></svg>`
    return new DOMParser().parseFromString(whole, "text/html").querySelector("svg")
  }
  const next = document.body.appendChild(document.adoptNode(chart("next", 200)))
  glide(chart("old", 10), next)
  return next.querySelector(".box").getAttribute("transform").replaceAll(".0", "")
}"""
"""Where the first of so many boxes stands right after they began to go from 10 to 200."""


def begun(tab: Page, root: str, number: int) -> str:
    tab.goto(root)
    url = urljoin(root, "assets/orgline/orgline-glide.js")
    return str(tab.evaluate(GLIDE, {"url": url, "number": number}))


@pytest.mark.parametrize(
    ("number", "first"),
    [(1, "translate(10 0)"), (MOST, "translate(10 0)"), (MOST + 1, "translate(200 0)")],
)
def test_so_many_boxes_glide_and_more_are_put_in_place_at_once(
    tab: Page, ministry_url: str, number: int, first: str
) -> None:
    assert begun(tab, ministry_url, number) == first


def test_a_single_box_stands_still_where_less_movement_is_asked_for(
    open_tab: Tab, ministry_url: str
) -> None:
    calm = open_tab(reduced_motion="reduce")
    assert begun(calm, ministry_url, 1) == "translate(200 0)"


FRAMES = """() => {
  const panel = document.querySelector("[role=tabpanel]:not([hidden])")
  const seen = []
  return new Promise(done => {
    const look = () => {
      const {x, y, width, height} = panel.getBoundingClientRect()
      const boxes = [...panel.querySelectorAll(".box")].map(one => one.getAttribute("transform"))
      seen.push(JSON.stringify([x, y, width, height, getComputedStyle(panel).opacity, boxes]))
      seen.length < 20 ? requestAnimationFrame(look) : done([...new Set(seen)])
    }
    look()
  })
}"""
"""All that is seen of a view in the next twenty frames."""


def test_another_view_is_there_at_once_where_less_movement_is_asked_for(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(reduced_motion="reduce")
    tab.goto(f"{ministry_url}events/survey-split/")
    tab.wait_for_load_state("networkidle")
    for name in ("Before", "After", "Both at once"):
        tab.get_by_role("tab", name=name).click()
        expect(tab.get_by_role("tab", selected=True)).to_have_text(name)
        assert len(tab.evaluate(FRAMES)) == 1
        assert tab.evaluate("document.getAnimations().length") == 0
