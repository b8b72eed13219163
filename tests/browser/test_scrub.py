"""The line of days: a slider that exchanges the chart in place, and the address that follows."""

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


def test_dragging_over_many_days_is_one_step_back(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url)
    box = slider(tab).bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    tab.mouse.move(box["x"] + box["width"] * 0.93, y)
    tab.mouse.down()
    for share in (0.8, 0.6, 0.4, 0.2):
        tab.mouse.move(box["x"] + box["width"] * share, y)
        tab.wait_for_timeout(150)
    tab.mouse.up()
    expect(tab.locator("h1")).to_contain_text("2020")
    tab.go_back()
    assert tab.url == ministry_url


def test_every_day_near_by_is_a_link_without_a_script(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}{BEFORE}")
    line = tab.locator(".o-scrub")
    assert line.locator("li a").count() == 11
    expect(line.locator("[aria-current]")).to_have_text("31 Mar 2020")
    line.locator("a[rel=next]").click()
    expect(tab.locator("h1")).to_contain_text("1 June 2020")
