"""Pages on paper: real PDFs of one page of each kind."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Tab, opened
from tests.browser.paper import MARGIN, SMALLEST, WRITTEN, Sheet, missing, printed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

DAY, BEFORE, SPLIT = "at/2020-06-01/", "at/2020-03-31/", "events/survey-split/"
WITH_CHART = ("", DAY, SPLIT, "units/coast-authority/", "sources/lantern-weekly/")
WITHOUT = (
    "people/li-wei/",
    "posts/land-survey-head/",
    "timeline/",
    "disagreements/",
    "compare/",
)
Print = Callable[[str], tuple[str, tuple[Sheet, ...]]]


@pytest.fixture(scope="module")
def paper(browser: Browser, ministry_url: str) -> Iterator[Print]:
    """Prints a page of the ministry's site, once: the words that it has, and the sheets."""
    done: dict[str, tuple[str, tuple[Sheet, ...]]] = {}
    wrong: list[str] = []
    with opened(browser, wrong, color_scheme="dark") as tab:

        def get(path: str) -> tuple[str, tuple[Sheet, ...]]:
            if path not in done:
                show(tab, f"{ministry_url}{path}")
                done[path] = tab.evaluate(WRITTEN), printed(tab)
            return done[path]

        yield get
    assert wrong == []


def show(tab: Page, url: str) -> None:
    """Open a page and wait until its fonts and the parts of its script are there."""
    tab.goto(url)
    tab.evaluate("document.fonts.ready")
    tab.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", [*WITH_CHART, *WITHOUT])
def test_every_word_is_on_paper(paper: Print, path: str) -> None:
    """Also those of views behind a tab and of closed boxes."""
    written, sheets = paper(path)
    assert len(written.split()) > 50
    assert missing(written, sheets) == []


@pytest.mark.parametrize("path", [*WITH_CHART, *WITHOUT])
def test_nothing_is_cut_off_or_too_small(paper: Print, path: str) -> None:
    _, sheets = paper(path)
    words = [(sheet.width, words) for sheet in sheets for words in sheet.words]
    outside = [
        one.text
        for width, one in words
        if one.left < MARGIN - 1 or one.right > width - MARGIN + 1 or one.base < 0
    ]
    assert outside == []
    assert [one for _, one in words if one.size < SMALLEST] == []


@pytest.mark.parametrize("path", WITH_CHART)
def test_a_chart_lies_across_its_sheet_and_text_stands(paper: Print, path: str) -> None:
    _, sheets = paper(path)
    lying = [sheet.lies for sheet in sheets]
    assert lying == sorted(lying, reverse=True)
    assert lying[0]
    assert not lying[-1]


@pytest.mark.parametrize("path", WITHOUT)
def test_a_page_without_a_chart_stands(paper: Print, path: str) -> None:
    assert not any(sheet.lies for sheet in paper(path)[1])


def test_each_view_of_an_event_is_drawn_on_the_sheet_of_its_title(paper: Print) -> None:
    """The same three charts that tabs show one at a time."""
    _, sheets = paper(SPLIT)
    text = " ".join(sheet.text for sheet in sheets if sheet.lies)
    assert [text.count(word) for word in ("Both at once", "Before", "After")] == [1, 2, 1]
    root = "Ministry of Tides & Lanterns"
    down = [
        (words.text.strip(), number)
        for number, sheet in enumerate(sheets)
        for words in sorted(sheet.words, key=lambda words: -words.base)
        if words.text.strip() in {"Before", "After", root}
    ]
    assert [text for text, _ in down] == [root, root, "Before", root, "After", root]
    assert [number for _, number in down[2::2]] == [number for _, number in down[3::2]]


def test_addresses_of_sources_are_written_out(paper: Print) -> None:
    for path in ("units/coast-authority/", "timeline/"):
        _, sheets = paper(path)
        text = "".join("".join(sheet.text for sheet in sheets).split())
        assert "<https://weekly.example/2023/14>" in text
        assert "<https://gazette.example/list?year=2020&page=1>" in text


@pytest.mark.parametrize("path", [*WITH_CHART, *WITHOUT])
def test_what_can_only_be_used_on_a_screen_is_left_out(paper: Print, path: str) -> None:
    text = " ".join(sheet.text for sheet in paper(path)[1])
    controls = ("Take it along", "As told by", "Find", "Show all", "Play", "Today Days", "Copy")
    assert [word for word in controls if word in text] == []


def test_colours_are_those_of_paper_whatever_those_of_the_screen(
    paper: Print, open_tab: Tab, ministry_url: str
) -> None:
    light = open_tab(color_scheme="light")
    show(light, f"{ministry_url}{SPLIT}")
    assert [sheet.drawn for sheet in printed(light)] == [sheet.drawn for sheet in paper(SPLIT)[1]]


SLOWLY = """const frame = window.requestAnimationFrame
window.requestAnimationFrame = call => frame.call(window, time => call(time / 1000))"""
"""Every movement takes a thousand times as long."""


def test_a_chart_in_movement_is_printed_where_it_will_come_to_rest(
    tab: Page, ministry_url: str
) -> None:
    tab.add_init_script(SLOWLY)
    show(tab, f"{ministry_url}{BEFORE}")
    tab.locator(".o-scrub").get_by_role("button", name="Next day").click()
    expect(tab.locator("svg.orgchart .ghosts")).to_have_count(1)
    moving = chart(printed(tab))
    expect(tab.locator("svg.orgchart .ghosts")).to_have_count(0)
    assert moving == chart(printed(tab))


def test_a_chart_is_printed_whole_while_it_is_zoomed(
    tab: Page, paper: Print, ministry_url: str
) -> None:
    show(tab, f"{ministry_url}{DAY}")
    box = tab.locator("#chart--sea-survey > .box")
    for _ in range(3):
        tab.get_by_role("button", name="Zoom in").first.click()
    seen = box.bounding_box()
    assert chart(printed(tab)) == chart(paper(DAY)[1])
    assert box.bounding_box() == seen


def chart(sheets: tuple[Sheet, ...]) -> Sheet:
    """The sheet that a page's chart has for itself."""
    return [sheet for sheet in sheets if sheet.lies][-1]


def test_a_list_that_is_narrowed_says_so_on_paper(tab: Page, ministry_url: str) -> None:
    show(tab, f"{ministry_url}timeline/?kind=appointment")
    text = " ".join(sheet.text for sheet in printed(tab))
    said = tab.locator(".o-filter__count").inner_text()
    assert said
    assert said in text
    assert "Fog Signals goes up" not in text
