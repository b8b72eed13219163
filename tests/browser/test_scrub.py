"""The line of days: a slider that exchanges the chart in place, and the address that follows."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

BEFORE, SPLIT = "at/2020-03-31/", "at/2020-06-01/"


def slider(tab: Page) -> Locator:
    return tab.get_by_role("slider", name="Day shown")


def button(tab: Page, name: str) -> Locator:
    return tab.locator(".o-scrub").get_by_role("button", name=name)


def at(tab: Page, words: str) -> None:
    """Wait until the page of a day is shown."""
    expect(tab.locator("h1")).to_contain_text(words)
    expect(slider(tab)).to_have_attribute("aria-valuetext", re.compile(f"^{words}"))


def documents(tab: Page) -> list[str]:
    """Will hold the address of each document that is loaded as a whole."""
    found: list[str] = []
    tab.on(
        "request",
        lambda request: found.append(request.url) if request.is_navigation_request() else None,
    )
    return found


def requests(tab: Page) -> list[str]:
    """Will hold the address of each page that is fetched."""
    found: list[str] = []
    tab.on(
        "request",
        lambda request: (
            found.append(request.url) if request.resource_type in {"fetch", "xhr"} else None
        ),
    )
    return found


def answers_after(tab: Page, **milliseconds: int) -> None:
    """From the next page on, let fetched pages come late: those of a day, as `at_2020_06_01`, or all."""
    late = {name.replace("at_", "").replace("_", "-"): ms for name, ms in milliseconds.items()}
    tab.add_init_script(LATE.replace("LATE", json.dumps(late)))


LATE = """
const ask = window.fetch
window.fetch = async (url, ...rest) => {
  const [, ms] = Object.entries(LATE).find(([day]) => day === 'all' || String(url).includes(day)) ?? []
  if (ms) await new Promise((done) => setTimeout(done, ms))
  return ask(url, ...rest)
}"""


def drag(tab: Page, *shares: float) -> None:
    """Take the slider's handle at the first of these shares of its length over the others."""
    box = slider(tab).bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    tab.mouse.move(box["x"] + box["width"] * shares[0], y)
    tab.mouse.down()
    for share in shares[1:]:
        tab.mouse.move(box["x"] + box["width"] * share, y)
        tab.wait_for_timeout(150)
    tab.mouse.up()


def test_the_slider_has_one_step_for_each_day_with_a_chart(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}at/")
    days = tab.locator("main tbody th").all_inner_texts()[::-1]
    tab.goto(ministry_url)
    expect(slider(tab)).to_have_attribute("max", str(len(days) - 1))
    expect(slider(tab)).to_have_value(str(days.index("9 April 2023")))
    expect(slider(tab)).to_have_attribute("aria-valuetext", re.compile("^9 April 2023: "))


def test_a_step_shows_another_day_without_loading_the_page_anew(
    tab: Page, ministry_url: str
) -> None:
    loads = documents(tab)
    tab.goto(ministry_url)
    slider(tab).press("ArrowLeft")
    at(tab, "1 April 2023")
    assert tab.url == f"{ministry_url}at/2023-04-01/"
    expect(tab).to_have_title(re.compile("1 April 2023"))
    slider(tab).press("Home")
    at(tab, "1 January 2019")
    expect(slider(tab)).to_be_focused()
    assert loads == [ministry_url]


def test_back_forward_and_reload_show_what_the_address_says(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url)
    slider(tab).evaluate("slider => (window.first = slider)")
    button(tab, "Previous day").click()
    at(tab, "1 April 2023")
    button(tab, "Previous day").click()
    at(tab, "30 November 2022")
    tab.go_back()
    at(tab, "1 April 2023")
    tab.go_back()
    expect(tab.locator("h1")).not_to_contain_text("2023")
    assert tab.url == ministry_url
    tab.go_forward()
    at(tab, "1 April 2023")
    assert tab.evaluate("window.first.isConnected")
    tab.reload()
    at(tab, "1 April 2023")


def test_steps_go_together_with_links_to_other_pages(tab: Page, ministry_url: str) -> None:
    loads = documents(tab)
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    tab.locator("svg.orgchart a.box", has_text="Survey of the Sea").first.click()
    expect(tab.locator("h1")).to_contain_text("Survey of the Sea")
    tab.go_back()
    at(tab, "1 June 2020")
    tab.go_back()
    at(tab, "31 March 2020")
    tab.locator(".md-tabs a", has_text="Today").click()
    expect(tab.locator("h1")).not_to_contain_text("2020")
    tab.go_back()
    at(tab, "31 March 2020")
    assert loads == [f"{ministry_url}{BEFORE}"]


def test_links_and_the_marks_of_sources_lead_right_after_a_step(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    tab.locator(".o-marks a").first.click()
    expect(tab).to_have_url(re.compile(r"/at/2020-06-01/#source-\d+$"))
    expect(tab.locator(".o-sources li:target")).to_be_in_viewport()
    links = tab.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
    assert all(
        "/orgline/at/at/" not in link and "/orgline/" in link for link in links if "127" in link
    )


def test_a_day_is_fetched_once_and_a_step_asks_for_two_pages_at_most(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    asked = requests(tab)
    for day, name in (("1 June 2020", "Next day"), ("10 June 2020", "Next day")):
        before = len(asked)
        button(tab, name).click()
        at(tab, day)
        assert len(asked) - before <= 2
    before = len(asked)
    button(tab, "Previous day").click()
    at(tab, "1 June 2020")
    tab.wait_for_load_state("networkidle")
    assert f"{ministry_url}{SPLIT}" not in asked[before:]
    assert len(asked) == len(set(asked))


def test_of_a_long_record_the_list_of_days_is_fetched_once_as_well(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}at/2019-01-01/")
    days = int(slider(tab).get_attribute("max") or 0) + 1
    assert days > tab.locator(".o-scrub li a").count()
    asked = requests(tab)
    for key, day in (("End", "1 January 2026"), ("ArrowLeft", "9 April"), ("ArrowLeft", "1 April")):
        before = len(asked)
        slider(tab).press(key)
        at(tab, day)
        tab.wait_for_load_state("networkidle")
        assert len(asked) - before <= 2
    assert len(asked) == len(set(asked))
    assert f"{ministry_url}at/" in asked


def test_what_changed_is_marked_in_the_chart_and_said(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    expect(tab.locator(".o-scrub [role=status]")).to_contain_text(
        re.compile("new: .*Survey of the Sea.*moved: Tide Archive")
    )
    expect(tab.locator("#chart--sea-survey .badge.is-new")).to_have_text("New")


def test_a_step_back_does_not_tell_the_reverse_of_a_change_as_one(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}{SPLIT}")
    button(tab, "Previous day").click()
    at(tab, "31 March 2020")
    expect(tab.locator(".o-scrub [role=status]")).to_contain_text(
        re.compile(
            "^Back in time – .*not there yet: .*Survey of the Sea.*elsewhere then: Tide Archive"
        )
    )
    expect(tab.locator("svg.orgchart[role=group] .flag")).to_have_count(0)


def test_on_a_phone_both_what_happened_and_what_is_other_are_seen(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844})
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    now = tab.locator(".o-scrub__now")
    expect(now.locator("[role=status]")).to_contain_text("Since the chart before")
    places = [now.locator(part).bounding_box() for part in ("b", ".o-scrub__what", "[role=status]")]
    assert all(places)
    day, what, change = ((box["y"], box["y"] + box["height"]) for box in places if box)
    whole = now.bounding_box()
    assert whole
    assert max(day[0], what[0]) < min(day[1], what[1]) <= change[1]
    assert change[0] >= what[1] - 2
    assert change[1] <= whole["y"] + whole["height"] + 1
    assert min(box["width"] for box in places if box) > 60


def test_boxes_that_stay_glide_to_their_place(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    tab.evaluate(WATCH)
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    tab.wait_for_timeout(900)
    assert max(tab.evaluate("window.places")) > 3
    expect(tab.locator(".ghosts")).to_have_count(0)


def test_nothing_moves_where_less_movement_is_asked_for(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(reduced_motion="reduce")
    tab.goto(f"{ministry_url}{BEFORE}")
    tab.evaluate(WATCH)
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    tab.wait_for_timeout(900)
    assert max(tab.evaluate("window.places")) == 1
    expect(tab.locator("#chart--sea-survey .badge.is-new")).to_have_text("New")


# How many places each box of the chart that comes is seen at, frame by frame.
WATCH = """() => {
  const first = document.querySelector('svg.orgchart[role]')
  const seen = new Map()
  const look = () => {
    const chart = document.querySelector('svg.orgchart[role]')
    if (chart !== first)
      for (const box of chart.querySelectorAll('[role=listitem] > .box')) {
        const id = box.parentNode.id
        seen.set(id, (seen.get(id) ?? new Set()).add(box.getAttribute('transform')))
      }
    window.places = [...seen.values()].map((places) => places.size)
    requestAnimationFrame(look)
  }
  look()
}"""


def test_the_way_to_the_root_is_drawn_once_a_box_has_arrived(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    assert tab.evaluate(POINT) == ""
    expect(tab.locator("svg.is-moving")).to_have_count(0)
    assert (tab.locator(".tie-path").get_attribute("d") or "").count("M") == 1


# Point at a box that is on its way; the lines that can be drawn then.
POINT = """async () => {
  const found = () => document.querySelector('.is-moving #chart--tide-archive > .box')
  while (!found()) await new Promise(requestAnimationFrame)
  found().dispatchEvent(new PointerEvent('pointerover', { bubbles: true }))
  return document.querySelector('.tie-path').getAttribute('d') ?? ''
}"""


def test_play_goes_on_until_it_is_stopped(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}at/2022-09-15/")
    button(tab, "Play").click()
    at(tab, "30 November 2022")
    at(tab, "1 April 2023")
    button(tab, "Pause").click()
    shown = tab.url
    tab.wait_for_timeout(2500)
    assert tab.url == shown
    tab.go_back()
    at(tab, "15 September 2022")


def test_who_pauses_and_plays_again_at_once_goes_no_faster(tab: Page, ministry_url: str) -> None:
    tab.clock.install(time=0)
    tab.goto(f"{ministry_url}at/2020-06-01/")
    button(tab, "Play").wait_for()
    tab.clock.pause_at(60_000)
    button(tab, "Play").click()
    at(tab, "10 June 2020")
    button(tab, "Pause").click()
    button(tab, "Play").click()
    at(tab, "15 September 2020")
    for _ in range(4):  # half a second where nothing differs, else almost two
        tab.clock.run_for(500)
        tab.wait_for_timeout(200)
    at(tab, "31 March 2021")


def test_dragging_over_many_days_is_one_step_back(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url)
    drag(tab, 0.93, 0.8, 0.6, 0.4, 0.2)
    expect(tab.locator("h1")).to_contain_text("2020")
    tab.go_back()
    assert tab.url == ministry_url


def test_dragging_leads_back_to_where_it_began_when_pages_come_late_too(
    tab: Page, ministry_url: str
) -> None:
    answers_after(tab, all=400)
    tab.goto(f"{ministry_url}units/")
    tab.goto(f"{ministry_url}at/2020-06-10/")
    expect(slider(tab)).to_be_visible()
    drag(tab, 0.27, 0.4, 0.5, 0.6, 0.7)
    expect(tab.locator("h1")).to_contain_text("202")
    expect(tab.locator("h1")).not_to_contain_text("2020")
    tab.go_back()
    at(tab, "10 June 2020")
    assert tab.url == f"{ministry_url}at/2020-06-10/"


def test_of_two_wishes_the_later_counts_though_its_page_comes_first(
    tab: Page, ministry_url: str
) -> None:
    answers_after(tab, at_2020_06_01=900)
    tab.goto(f"{ministry_url}{BEFORE}")
    button(tab, "Next day").click()
    button(tab, "Next day").click()
    at(tab, "10 June 2020")
    tab.wait_for_timeout(1200)
    at(tab, "10 June 2020")
    assert tab.url == f"{ministry_url}at/2020-06-10/"


def refuse(tab: Page, address: str) -> None:
    """Let the scripts, but nobody else, miss the page of this address."""
    tab.route(
        address,
        lambda route: (
            route.fulfill(status=404)
            if route.request.resource_type == "fetch"
            else route.continue_()
        ),
    )


def test_a_day_that_cannot_be_fetched_is_opened_as_a_page(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}{BEFORE}")
    loads = documents(tab)
    refuse(tab, f"{ministry_url}{SPLIT}")
    button(tab, "Next day").click()
    at(tab, "1 June 2020")
    assert loads == [f"{ministry_url}{SPLIT}"]


def test_without_the_list_of_all_days_those_near_by_can_be_reached(
    tab: Page, ministry_url: str
) -> None:
    refuse(tab, f"{ministry_url}at/")
    tab.goto(ministry_url)
    start = slider(tab).input_value()
    slider(tab).focus()
    for _ in range(2):
        slider(tab).press("Home")
        expect(tab.locator(".o-scrub [role=status]")).to_contain_text("could not be fetched")
        expect(button(tab, "Play")).to_be_visible()
        expect(slider(tab)).to_have_value(start)
        assert tab.url == ministry_url
    button(tab, "Play").click()
    at(tab, "1 January 2026")
    expect(button(tab, "Play")).to_be_visible()
    button(tab, "Play").click()
    expect(tab.locator(".o-scrub [role=status]")).to_contain_text("could not be fetched")
    expect(button(tab, "Play")).to_be_visible()
    tab.unroute(f"{ministry_url}at/")
    button(tab, "Play").click()
    at(tab, "1 January 2019")
    button(tab, "Pause").click()


@pytest.mark.parametrize(
    ("day", "name", "words"),
    [
        ("2020-06-10", "Next day", "15 September 2020"),
        ("2020-09-15", "Next day", "1 January 2021"),
        ("2020-09-15", "Previous day", "10 June 2020"),
    ],
)
def test_the_line_stays_below_the_pointer_whatever_becomes_longer_or_shorter_above_it(
    tab: Page, ministry_url: str, day: str, name: str, words: str
) -> None:
    tab.goto(f"{ministry_url}at/{day}/")
    expect(slider(tab)).to_be_visible()
    start, above = tab.evaluate(TOP), tab.evaluate(ABOVE)
    button(tab, name).click()
    at(tab, words)
    assert abs(tab.evaluate(TOP) - start) < 1
    assert tab.evaluate(ABOVE) != above


TOP = "document.querySelector('.o-scrub').getBoundingClientRect().top"
"""Where in the window the line of days begins."""

ABOVE = """[...document.querySelectorAll('article > :has(~ .o-scrub)')]
  .map(element => element.offsetHeight).join()"""
"""How high what stands above it is."""


def test_every_day_near_by_is_a_link_without_a_script(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}{BEFORE}")
    line = tab.locator(".o-scrub")
    assert line.locator("li a").count() == 11
    expect(line.locator("[aria-current]")).to_have_text("31 Mar 2020")
    line.locator("a[rel=next]").click()
    expect(tab.locator("h1")).to_contain_text("1 June 2020")
