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


CHARTS = """async ({url, before, after}) => {
  const {glide, told} = await import(url)
  const chart = (key, names) => {
    const items = names.split(" ").map((name, i) => `<g role="listitem" id="${key}--${name}">`
      + `<g class="box" transform="translate(10 ${i * 30})"><rect class="frame" width="90" height="20"/>`
      + `<text class="name">${name}</text></g></g>`)
    const whole = `<svg class="orgchart" role="group"><g role="list">${items.join("")}</g></svg>`
    return new DOMParser().parseFromString(whole, "text/html").querySelector("svg")
  }
  const next = document.body.appendChild(document.adoptNode(chart("chart", after)))
  const difference = glide(chart("old", before), next)
  return [told(difference), told(difference, true)]
}"""
"""What is said of two charts of these units, after a step forth and after one back."""


def said(tab: Page, root: str, before: str, after: str) -> list[str]:
    tab.goto(root)
    url = urljoin(root, "assets/orgline/orgline-glide.js")
    found = tab.evaluate(CHARTS, {"url": url, "before": before, "after": after})
    return [str(sentence) for sentence in found]


NOT_ALL = "Not all units are drawn, so this need not be all."


@pytest.mark.parametrize(
    ("before", "after", "sentences"),
    [
        (
            "lab press",
            "lab studio",
            [
                "Since the chart before – new: studio; gone: press.",
                "Back in time – there at that time: studio; not there yet: press.",
            ],
        ),
        (
            "lab press shop desk more--desk",
            "lab press studio more--studio",
            [
                f"What both charts draw is in the same places. {NOT_ALL}",
                f"What both charts draw is in the same places. {NOT_ALL}",
            ],
        ),
        (
            "lab press",
            "lab studio more--studio",
            [
                f"Since the chart before – new: studio. {NOT_ALL}",
                f"Back in time – there at that time: studio. {NOT_ALL}",
            ],
        ),
        (
            "lab press more--press",
            "lab studio",
            [
                f"Since the chart before – gone: press. {NOT_ALL}",
                f"Back in time – not there yet: press. {NOT_ALL}",
            ],
        ),
    ],
)
def test_a_unit_that_one_chart_may_only_not_draw_is_neither_new_nor_gone(
    tab: Page, ministry_url: str, before: str, after: str, sentences: list[str]
) -> None:
    assert said(tab, ministry_url, before, after) == sentences


OPACITY = """() => {
  const chart = document.querySelector('body > svg.orgchart')
  const of = (found) => Number(found?.style.opacity || 1)
  const look = () => [of(chart.querySelector('#chart--studio .box')), of(chart.querySelector('.ghosts'))]
  const seen = []
  return new Promise((done) => {
    const frame = () => {
      if (!chart.matches('.is-moving')) return done([seen, look(), !!chart.querySelector('.ghosts')])
      seen.push(look())
      requestAnimationFrame(frame)
    }
    frame()
  })
}"""
"""How much is seen of what is new and of what is gone, frame by frame; and what is left at the end."""


def test_what_is_new_fades_in_and_what_is_gone_fades_out(tab: Page, ministry_url: str) -> None:
    said(tab, ministry_url, "lab press", "lab studio")
    seen, end, ghosts = tab.evaluate(OPACITY)
    new, gone = zip(*seen, strict=True)
    assert len(seen) > 5
    assert new == tuple(sorted(new))
    assert gone == tuple(sorted(gone, reverse=True))
    assert (new[0] < 0.2, new[-1] > 0.8, gone[0] > 0.6, gone[-1]) == (True, True, True, 0)
    assert (end[0], ghosts) == (1, False)


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
