"""How each kind of page looks: wide and narrow, light and dark, without scripts, on paper."""

import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import Tab, opened
from tests.browser.looking import PHONE, Survey, survey

PAGES = {
    "ministry": (
        "",
        "at/",
        "at/2020-03-01/",
        "timeline/",
        "units/",
        "units/coast-authority/",
        "units/strict/",
        "units/press-desk/",
        "people/",
        "people/li-wei/",
        "people/sean-obrien/",
        "posts/",
        "posts/land-survey-head/",
        "sources/",
        "sources/lantern-weekly/",
        "events/coast-authority-formed/",
        "events/new-names/",
        "disagreements/",
        "compare/",
        "how-to-read/",
        "record-a-change/",
        "dates/",
        "reference/",
        "404.html",
    ),
    "record": (
        "",
        "at/2026-03-16/",
        "timeline/",
        "units/token-hub/",
        "people/eddie-wu/",
        "sources/tps-report/",
        "events/token-hub-formed/",
        "disagreements/",
        "compare/",
        "problems/",
    ),
}
"""Pages of every kind, of the made-up ministry and of this project's own record."""
BOTH = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in PAGES]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def surveys() -> dict[str, Survey]:
    """What was seen of each site, once it was looked at."""
    return {}


@pytest.fixture(params=BOTH)
def seen(request: pytest.FixtureRequest, browser: Browser, surveys: dict[str, Survey]) -> Survey:
    """What there is to see on each of the two sites."""
    name = str(request.param)
    if name not in surveys:
        root = request.getfixturevalue(f"{name}_url")
        with ExitStack() as stack:
            wrong: list[str] = []
            tab = stack.enter_context(opened(browser, wrong, reduced_motion="reduce"))
            plain = stack.enter_context(opened(browser, wrong, java_script_enabled=False))
            surveys[name] = survey(tab, plain, root, PAGES[name])
            surveys[name].note("wrong", "", wrong)
    return surveys[name]


def test_nothing_goes_wrong_on_any_page(seen: Survey) -> None:
    """No error in the console, no request to another host, nothing run that an editor wrote."""
    assert seen["wrong"] == {}


@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen(seen: Survey, width: int) -> None:
    """What is wide by nature (a chart on a phone, a table) scrolls in a frame of its own."""
    assert seen[f"wider than {width}"] == {}


@pytest.mark.parametrize("width", [1280, 1920])
def test_charts_fit_their_column_in_letters_that_can_be_read(seen: Survey, width: int) -> None:
    assert seen[f"charts at {width}"] == {}


def test_on_a_phone_no_table_is_read_sideways(seen: Survey) -> None:
    assert seen["sideways on a phone"] == {}


def test_no_text_is_smaller_than_twelve_pixels(seen: Survey) -> None:
    assert seen["small"] == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(seen: Survey, scheme: str) -> None:
    assert seen[f"faint in the {scheme}"] == {}


def test_the_ground_follows_the_system(seen: Survey) -> None:
    def levels(scheme: str) -> list[int]:
        grounds = set(map(str, seen[f"ground in the {scheme}"].values()))
        return [sum(map(int, re.findall(r"\d+", ground)[:3])) for ground in grounds]

    assert max(levels("dark")) < 200
    assert min(levels("light")) > 600


def test_without_scripts_everything_is_to_be_seen(seen: Survey) -> None:
    assert seen["hidden without scripts"] == {}


def test_on_paper_everything_is_to_be_seen(seen: Survey) -> None:
    assert seen["hidden on paper"] == {}


def test_on_paper_nothing_is_cut_off(seen: Survey) -> None:
    assert seen["cut on paper"] == {}


def test_every_footnote_is_there_without_pointing_at_it(seen: Survey) -> None:
    assert seen["unnoted"] == {}


def test_what_a_chart_shows_stands_in_a_list_too(seen: Survey) -> None:
    assert seen["unlisted"] == {}


@pytest.mark.xdist_group("ministry")
def test_without_scripts_links_of_a_chart_lead_on(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(ministry_url)
    tab.locator("svg.orgchart a.box", has_text="Coast Authority").first.click()
    expect(tab.locator("main h1")).to_contain_text("Coast Authority")


@pytest.mark.xdist_group("ministry")
def test_a_page_can_be_printed(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab()
    tab.goto(f"{ministry_url}events/coast-authority-formed/")
    pdf = tab.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 12
    tab.emulate_media(media="print")
    expect(tab.locator("svg.orgchart[role=group]").first).to_be_visible()
    expect(tab.locator(".md-tabs")).to_be_hidden()


@pytest.mark.xdist_group("ministry")
def test_on_a_phone_the_list_comes_before_the_chart(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(viewport={"width": PHONE, "height": 844})
    tab.goto(ministry_url)
    tree = tab.locator(".o-tree").first.bounding_box()
    chart = tab.locator(".orgchart-box").first.bounding_box()
    assert tree
    assert chart
    assert tree["y"] < chart["y"]


@pytest.mark.xdist_group("ministry")
@pytest.mark.parametrize(
    "page", ["", "at/2020-03-01/", "units/coast-authority/", "events/coast-authority-formed/"]
)
def test_on_a_phone_the_tools_of_a_chart_stand_right_above_it(
    open_tab: Tab, ministry_url: str, page: str
) -> None:
    tab = open_tab(viewport={"width": PHONE, "height": 844})
    tab.goto(f"{ministry_url}{page}")
    expect(tab.locator(".o-tools__find").first).to_be_visible()
    for figure in tab.locator(".o-figure:visible").all():
        listed, tools, chart = (
            figure.locator(part).bounding_box()
            for part in (".o-figure__list", ".o-tools", ".orgchart-box")
        )
        assert listed
        assert tools
        assert chart
        assert listed["y"] + listed["height"] <= tools["y"]
        assert 0 <= chart["y"] - tools["y"] - tools["height"] < 32


@pytest.mark.xdist_group("ministry")
def test_a_footnote_leads_to_its_source(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab()
    tab.goto(f"{ministry_url}units/coast-authority/")
    tab.locator("main sup.o-marks a").first.click()
    expect(tab).to_have_url(re.compile("#source-1$"))
    expect(tab.locator("li#source-1")).to_be_in_viewport()
