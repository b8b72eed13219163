"""Pages of 250 units on 40 days: what they weigh, that they stand still, and how they print."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from orgline import site
from orgline.views import pages
from orgline.views.chart import Chart
from orgline.views.desk import Desk
from tests import offices, sites
from tests.browser import large
from tests.browser.paper import SMALLEST, printed
from tests.browser.serving import served
from tests.site import reading

pytestmark = [pytest.mark.browser, pytest.mark.build, pytest.mark.xdist_group("large")]

HEAVIEST_PAGE = 100_000
MOST_BOXES = 250
PARTS_ARE_THERE = 200
"""So many ms after a page has loaded, the parts of its script have, too."""

MORE_THAN_ITS_NUMBER = 10
"""So many words stand on a sheet that is not empty."""

SHIFTS = """window.shifts = []
const ours = ({node}) => (node?.nodeType === 1 ? node : node?.parentElement)?.closest("article")
new PerformanceObserver(list => shifts.push(...list.getEntries().flatMap(({value, startTime, sources}) =>
  sources.filter(ours).map(({node}) => [value, startTime, (node.outerHTML ?? node.textContent).slice(0, 90)])))
).observe({type: "layout-shift", buffered: true})"""
"""What moved in the article; around it stands the theme's own."""

JUMP = 0.01
"""A tenth of what is held to be good for a page, https://web.dev/articles/cls."""

FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> sites.Built:
    """The heaviest pages of a large site."""
    return large.build(tmp_path_factory.mktemp("large"), tmp_path_factory.mktemp("record") / "site")


@pytest.fixture(scope="module")
def url(built: sites.Built) -> Iterator[str]:
    """Its address."""
    with served(built.site) as address:
        yield address


def test_no_page_weighs_more_than_100_kb(built: sites.Built) -> None:
    weights = {page: large.weight(page) for page in built.site.rglob("*.html")}
    assert len(weights) > 15
    assert {str(p): weight for p, weight in weights.items() if weight > HEAVIEST_PAGE} == {}


def test_the_large_record_is_as_large_as_it_says(built: sites.Built) -> None:
    history = site.examine(built.root).history
    assert history
    assert len(history.epochs) == large.DAYS
    assert [len(history.at(epoch.day).units) for epoch in history.epochs] == [250] * large.DAYS
    day = reading.pages(built.site)["at/2001-01-01/"]
    frames = [e for e in day.all("rect") if e.get("class") == "frame"]
    assert len(frames) == large.UNITS


def chart_of(root: Path, today: date) -> Chart:
    """The first page's chart."""
    history = site.examine(root).history
    assert history
    chart = next(iter(pages.pages(Desk(history, today))))().chart
    assert chart
    return chart


def test_a_chart_of_2000_units_folds_and_counts_what_is_folded(tmp_path: Path) -> None:
    boxes = chart_of(offices.record(tmp_path, 2_000, 3), offices.TODAY).boxes
    assert len(boxes) <= MOST_BOXES
    drawn = [box for box in boxes if not box.hidden]
    assert len(drawn) + sum(box.hidden for box in boxes) == 2_000


def without_fonts(route: Route) -> None:
    """Leave it to the fonts of the machine: one that comes late may move a line by a pixel."""
    answer = route.fetch()
    route.fulfill(response=answer, body=FONT_FACE.sub("", answer.text()))


@contextmanager
def narrow_or_wide(browser: Browser, width: int) -> Iterator[Page]:
    """A tab that notes what moves in it."""
    with closing(browser.new_context(viewport={"width": width, "height": 800})) as context:
        tab = context.new_page()
        tab.add_init_script(SHIFTS)
        tab.route("**/fonts.css", without_fonts)
        yield tab


def test_nothing_moves_while_a_page_comes_and_its_script_starts(
    browser: Browser, built: sites.Built, url: str
) -> None:
    found = {}
    with ExitStack() as stack:
        tabs = [stack.enter_context(narrow_or_wide(browser, width)) for width in (1280, 390)]
        for path in made_from_records(built):
            for tab in tabs:
                tab.goto(f"{url}{path}", wait_until="commit")
            for tab in tabs:
                tab.wait_for_load_state()
                tab.wait_for_timeout(PARTS_ARE_THERE)
                found[path, tab.viewport_size["width"]] = tab.evaluate("shifts")  # type: ignore[index]
    jumps = {where: shifts for where, shifts in found.items() if shifts and sum_of(shifts) > JUMP}
    assert jumps == {}


def made_from_records(built: sites.Built) -> list[str]:
    """One page of every kind that becomes larger with the record; others are looked at elsewhere."""
    by_hand = {
        page.removeprefix("content/").removesuffix(".md") for page in sites.written_by_hand()
    }
    alike = {f"{page}/" for page in by_hand} | {"404.html", "reference/"}
    kinds = reading.kinds(built.site)
    found = [p for p in kinds if p not in alike and not p.startswith("problems/")]
    assert len(found) > 10
    return found


def sum_of(shifts: list[tuple[float, float, str]]) -> float:
    """The sum of the shifts' values; what moved together counts once."""
    return sum({at: value for value, at, _ in shifts}.values())


def test_a_chart_too_high_for_a_sheet_goes_on_over_several(tab: Page, url: str) -> None:
    tab.goto(url)
    names = tab.locator("svg.orgchart[role=group] .name").all_text_contents()
    sheets = [sheet for sheet in printed(tab) if sheet.lies and "headed by" not in sheet.text]
    assert [one for sheet in sheets for one in sheet.words if one.size < SMALLEST] == []
    assert [len(sheet.words) for sheet in sheets if len(sheet.words) < MORE_THAN_ITS_NUMBER] == []
    assert len(names) > large.UNITS
    drawn = {one.text.strip() for sheet in sheets for one in sheet.words}
    assert set(names) - drawn == set()
