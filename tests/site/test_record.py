"""What this project's own record has to show: the questions that it was begun with."""

from datetime import date

import pytest

from orgline import site
from orgline.records import SourceId
from orgline.views.chart import Mark
from orgline.views.desk import Desk
from orgline.views.disputes import disputes_page
from orgline.views.event import EventPage, event_page
from orgline.views.source import source_page
from tests import sites

DIVISIONS = {"tongyi-lab", "maas", "qwen", "wukong", "ai-innovation"}


@pytest.fixture(scope="module")
def desk() -> Desk:
    """The record, seen from some days after what it tells of."""
    found = site.examine(sites.PROJECT)
    assert found.history
    return Desk(found.history, date.fromisoformat(sites.TODAY[sites.PROJECT]))


@pytest.fixture(scope="module")
def formed(desk: Desk) -> EventPage:
    """The page of the founding of the Token Hub."""
    return event_page(
        desk.history.step(next(e for e in desk.records.events if e == "token-hub-formed")), desk
    )


def test_the_record_has_no_problem() -> None:
    assert site.examine(sites.PROJECT).problems == ()


def test_the_founding_of_the_hub_draws_each_division_in_it(formed: EventPage) -> None:
    assert formed.chart
    boxes = {box.key: box for box in formed.chart.boxes}
    assert {key for key, box in boxes.items() if box.parent == "token-hub"} == DIVISIONS
    assert Mark.NEW in boxes["token-hub"].marks
    assert {key for key in DIVISIONS if {Mark.MOVED, Mark.NEW} & set(boxes[key].marks)} == DIVISIONS
    assert any("Eddie Wu" in head for head in boxes["token-hub"].heads)


def test_a_division_that_moved_left_a_place_and_a_line_leads_from_there(formed: EventPage) -> None:
    assert formed.chart
    moves = {(line.start, line.end) for line in formed.chart.lines}
    assert ("was--tongyi-lab", "tongyi-lab") in moves
    assert ("was--maas", "maas") in moves


def test_every_change_of_it_leads_to_its_sources(formed: EventPage) -> None:
    assert formed.rows
    assert [row.phrase for row in formed.rows if not row.support.marks] == []
    cited = {note.number for note in formed.citations.notes}
    assert {mark for row in formed.rows for mark in row.support.marks} <= cited


def test_the_ledger_holds_the_questions_on_which_the_articles_differ(desk: Desk) -> None:
    page = disputes_page(desk)
    assert len(page.ledger) >= 7
    assert len(page.sources) == 5
    about = {ref.href for row in page.ledger for ref in row.dispute.about}
    wanted = ("token-hub", "dingtalk", "qwen", "wukong", "quark")
    assert {f"units/{unit}/" for unit in wanted} <= about
    assert "people/lin-junyang/" in about


def test_as_tps_report_tells_it_dingtalk_and_quark_are_in_the_hub(desk: Desk) -> None:
    page = source_page(desk.records.sources[SourceId("tps-report")], desk)
    assert page.chart
    parents = {box.key: box.parent for box in page.chart.boxes}
    assert parents["dingtalk"] == "token-hub"
    assert any(key.startswith("quark") and up == "token-hub" for key, up in parents.items())
