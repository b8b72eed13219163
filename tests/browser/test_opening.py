"""The first page opens with the newest change: before the reader's eyes, and marked without a script."""

import time

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("record")]

BEFORE = ".orgchart.is-before"
HUB_IS_NEW = "#chart--token-hub > .box > .badge.is-new"
CHART = "svg.orgchart[role=group]"


@pytest.fixture
def stopped(tab: Page, record_url: str) -> Page:
    """The first page as it begins; its clock stands until a test lets it go on."""
    tab.clock.install(time=0)
    tab.clock.pause_at(1)
    tab.goto(record_url)
    expect(tab.locator(f"{BEFORE} .name", has_text="DingTalk")).to_be_visible()
    return tab


def test_todays_chart_grows_out_of_the_one_before_the_newest_change(stopped: Page) -> None:
    expect(stopped.locator(".o-scrub__now")).to_have_text("15 March 2026 before the latest change")
    expect(stopped.locator(CHART)).to_have_css("opacity", "0")
    stopped.clock.run_for(1_000)
    expect(stopped.locator(BEFORE)).to_have_count(0)
    expect(stopped.locator(".o-scrub__now b")).to_have_text("19 March 2026")
    expect(stopped.locator(HUB_IS_NEW)).to_be_hidden()
    stopped.clock.run_for(1_000)
    expect(stopped.locator(HUB_IS_NEW)).to_be_visible()
    expect(stopped.locator("#chart--tongyi-lab > .box")).to_contain_text("Moved here")


def test_who_begins_to_do_something_need_not_wait(stopped: Page) -> None:
    stopped.keyboard.press("Tab")
    expect(stopped.locator(BEFORE)).to_have_count(0)
    expect(stopped.locator(CHART)).to_be_visible()


def test_who_does_not_look_at_it_has_todays_chart_all_the_time(stopped: Page) -> None:
    assert (
        stopped.locator(f"{BEFORE} a").evaluate_all(
            "links => links.filter(link => { link.focus(); return link === document.activeElement })"
        )
        == []
    )
    expect(stopped.get_by_role("group", name="Alibaba Group today")).to_have_count(1)
    hub = stopped.locator("#chart--token-hub > .box")
    hub.focus()
    expect(hub).to_be_focused()


def test_a_page_printed_meanwhile_shows_todays_chart(stopped: Page) -> None:
    stopped.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(stopped.locator(BEFORE)).to_have_count(0)
    expect(stopped.locator(HUB_IS_NEW)).to_be_visible()


@pytest.mark.parametrize("asked", ["?told=tps-report", "#who-is-in-post"])
def test_who_asks_for_something_else_gets_that(tab: Page, record_url: str, asked: str) -> None:
    asked_for: list[str] = []
    tab.on("request", lambda request: asked_for.append(request.url))
    tab.goto(record_url + asked, wait_until="networkidle")
    assert not [url for url in asked_for if "/at/" in url]


def test_a_slow_answer_is_not_waited_for(tab: Page, record_url: str) -> None:
    def slow(route: Route) -> None:
        time.sleep(2.2)
        route.continue_()

    tab.add_init_script(SEEN)
    tab.route("**/at/2026-03-15/", slow)
    with tab.expect_response("**/at/2026-03-15/"):
        tab.goto(record_url)
    tab.wait_for_timeout(300)
    assert tab.evaluate("window.seen") is None


SEEN = """new MutationObserver(() => {
  if (document.querySelector('.is-before')) window.seen = true
}).observe(document, { childList: true, subtree: true })"""


def test_nothing_is_shown_before_todays_chart_where_less_movement_is_asked_for(
    open_tab: Tab, record_url: str
) -> None:
    tab = open_tab(reduced_motion="reduce")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(record_url, wait_until="networkidle")
    expect(tab.locator(HUB_IS_NEW)).to_be_visible()
    assert not [url for url in asked if "/at/" in url]


def test_the_chart_is_seen_on_the_first_screen_and_marked_without_a_script(
    open_tab: Tab, record_url: str
) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(record_url)
    expect(tab.locator(HUB_IS_NEW)).to_be_in_viewport()
    expect(tab.locator(".o-newest a")).to_have_attribute("href", "./events/token-hub-formed/")


def test_a_step_away_and_back_marks_each_box_once(tab: Page, record_url: str) -> None:
    tab.goto(record_url)
    tab.locator(".o-scrub").get_by_role("button", name="Previous day").click()
    expect(tab.locator("h1")).to_contain_text("16 March 2026")
    tab.go_back()
    expect(tab.locator(HUB_IS_NEW)).to_have_count(1)
    expect(tab.locator("#chart--token-hub > .box > .flag")).to_have_count(0)


LINES_ON_THEIR_WAY = """() => Object.fromEntries(
  [...document.querySelectorAll("[data-box]")].flatMap(line => [line, ...line.children].flatMap(part =>
    part.getAnimations().map(({effect}) => [
      line.dataset.box,
      part === line ? "comes from " + effect.getKeyframes()[0].transform : "fades in",
    ]))))"""


@pytest.fixture
def phone(open_tab: Tab, record_url: str) -> Page:
    """The first page on a phone, its list in view; its clock stands until a test lets it go on."""
    tab = open_tab(viewport={"width": 390, "height": 844})
    tab.clock.install(time=0)
    tab.clock.pause_at(1)
    tab.goto(record_url)
    tab.locator(".o-figure__list").evaluate("list => list.scrollIntoView()")
    expect(tab.locator(".o-tree.is-before")).to_have_count(1)
    return tab


def test_on_a_phone_the_list_grows_out_of_the_one_before(phone: Page) -> None:
    now, before = (phone.locator(f".o-tree:{which}(.is-before)") for which in ("not", "is"))
    expect(now).to_have_css("opacity", "0")
    expect(before.get_by_text("Token Hub")).to_have_count(0)
    tops = [one.evaluate("list => list.getBoundingClientRect().top") for one in (now, before)]
    assert tops[0] == tops[1]
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(before).to_have_count(0)
    expect(now).to_have_css("opacity", "1")


def test_on_a_phone_lines_that_stay_come_from_where_they_were(phone: Page) -> None:
    moves = phone.evaluate(
        f"() => (document.dispatchEvent(new Event('pointerdown')), ({LINES_ON_THEIR_WAY})())"
    )
    assert moves["token-hub"] == "fades in"
    assert moves["tongyi-lab"].startswith("comes from translate(")
    assert "cloud-intelligence" not in moves
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_on_a_phone_a_step_in_time_moves_the_lines(open_tab: Tab, record_url: str) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844})
    tab.goto(f"{record_url}at/2026-03-15/")
    tab.locator(".o-scrub").get_by_role("button", name="Next day").click()
    moves = tab.wait_for_function(
        f"() => {{ const moves = ({LINES_ON_THEIR_WAY})(); return 'token-hub' in moves && moves }}"
    ).json_value()
    assert moves["tongyi-lab"].startswith("comes from translate(")
    expect(tab.locator("h1")).to_contain_text("16 March 2026")


def test_on_a_phone_no_line_moves_where_less_movement_is_asked_for(
    open_tab: Tab, record_url: str
) -> None:
    tab = open_tab(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    tab.goto(f"{record_url}at/2026-03-15/")
    tab.evaluate("""() => {
      window.moved = 0
      Element.prototype.animate = () => (window.moved += 1)
    }""")
    tab.locator(".o-scrub").get_by_role("button", name="Next day").click()
    expect(tab.locator("h1")).to_contain_text("16 March 2026")
    expect(tab.locator(".o-scrub__change")).to_contain_text("Since the chart before")
    assert tab.evaluate("window.moved") == 0
