"""Charts: of a day, and of what an event changes."""

import pytest

from orgline.records import UnitId
from orgline.views.event import event_page
from orgline.views.orgchart import branches, chart_of
from tests import written
from tests.views.shown import chart, desk, desk_in, drawn
from tests.written import lines

START = """
- date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: press, under: ministry}
    - {op: appoint, person: ada, role: head, unit: ministry}
"""


def test_boxes_stand_below_their_parent_in_the_order_in_which_units_came() -> None:
    assert chart(desk(START), "2030-01-01") == lines(
        """
        ministry: Ada Li
          cloud
            lab
          press
        """
    )


def test_what_need_not_have_happened_yet_is_possible() -> None:
    events = (
        START
        + """
- date: 2030-03
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, to: hub}
    - {op: close, unit: press}
    - {op: appoint, person: bob, role: head, unit: hub, acting: true}
"""
    )
    told = desk(events)
    assert chart(told, "2030-03-15") == lines(
        """
        ministry: Ada Li
          cloud
          press (possibly gone, possible)
          hub (possible): Bob Ray (acting, possibly)
            lab (possible)
        """
    )
    assert chart(told, "2030-03-31") == lines(
        """
        ministry: Ada Li
          cloud
          hub: Bob Ray (acting)
            lab
        """
    )


def test_a_unit_without_a_known_place_hangs_on_the_topmost_one_to_be_seen() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes:
    - {op: observe, unit: chat}
    - {op: observe, unit: web, within: cloud}
"""
    )
    assert chart(desk(events), "2030-02-01") == lines(
        """
        ministry: Ada Li
          cloud
            lab
            ~ web
          press
          ? chat
        """
    )


def test_whom_a_unit_answers_to_is_drawn_unless_it_is_the_head_of_its_parent() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes:
    - {op: report, unit: lab, to: ada}
    - {op: report, unit: press, to: ada}
"""
    )
    assert chart(desk(events), "2030-02-01").splitlines()[-1] == (
        "lab → ministry (reports): Lab answers to Ada Li"
    )


def test_who_has_possibly_left_is_still_named() -> None:
    events = (
        START
        + """
- date: 2030-03
  changes: [{op: depart, person: ada, role: head, unit: ministry}]
"""
    )
    assert chart(desk(events), "2030-03-01").startswith("ministry: Ada Li (has possibly left)")


def test_a_chart_of_a_unit_begins_with_it() -> None:
    assert chart(desk(START), "2030-01-01", top="cloud") == "cloud\n  lab"


def test_a_chart_before_anything_is_known_is_empty() -> None:
    assert chart(desk(START), "2029-12-31") == ""


def test_sources_that_differ_on_a_unit_make_it_disputed() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  disagreements:
    - question: Where does the lab belong?
      positions:
        - {says: Cloud, sources: gazette, adopted: true, because: Why not}
        - {says: Press, sources: herald, changes: [{op: move, unit: lab, to: press}]}
"""
    )
    told = desk(events)
    assert "lab (disputed)" not in chart(told, "2030-01-31"), "not before anybody asked"
    assert "lab (disputed)" in chart(told, "2030-02-01")


def wide(children: int, grandchildren: int) -> str:
    units = [f"u{n}" for n in range(children)]
    below = [(f"v{n}", f"u{n % children}") for n in range(grandchildren)]
    named = "".join(f"  - {{id: {u}, name: {u}, kind: team}}\n" for u in [*units, *dict(below)])
    made = "".join(f"      - {{op: create, unit: {u}, under: ministry}}\n" for u in units)
    made += "".join(f"      - {{op: create, unit: {u}, under: {p}}}\n" for u, p in below)
    return (
        f"organisation: {{name: M, root: ministry}}\n"
        f"sources:\n  - {{id: s, title: T, publisher: P, published: 2031}}\n"
        f"units:\n  - {{id: ministry, name: M, kind: ministry}}\n{named}"
        f"events:\n  - {{id: e, date: 2030-01-01, title: E, kind: other, summary: S, sources: s,\n"
        f"     changes: [{{op: create, unit: ministry}}]}}\n"
        f"  - id: f\n    date: 2030-01-02\n    title: F\n    kind: other\n    summary: S\n"
        f"    sources: s\n    changes:\n{made}"
    )


@pytest.mark.parametrize(("grandchildren", "boxes", "hidden"), [(200, 211, 0), (300, 21, 300)])
def test_more_than_250_boxes_fold_into_stand_ins_that_say_how_many(
    grandchildren: int, boxes: int, hidden: int
) -> None:
    told = desk_in(wide(10, grandchildren))
    found = chart_of(told.history.at(written.day("2030-01-02")), told, key="chart", title="")
    assert len(found.boxes) == boxes
    assert sum(box.hidden for box in found.boxes) == hidden


def test_a_chart_as_a_list_holds_the_same_boxes() -> None:
    told = desk(START)
    found = chart_of(told.history.last, told, key="chart", title="")
    listed: list[str] = []
    waiting = list(branches(found))
    while waiting:
        branch = waiting.pop(0)
        listed.append(branch.box.key)
        waiting = [*branch.branches, *waiting]
    assert listed == [box.key for box in found.boxes]


def union(events: str) -> str:
    """Before and after of the last of some events, in one chart."""
    told = desk(events)
    page = event_page(told.history.steps[-1], told)
    assert page.chart
    return drawn(page.chart)


def test_a_reorganisation_marks_what_it_does_and_counts_what_it_leaves_alone() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, from: cloud, to: hub}
    - {op: rename, unit: lab, name: Laboratory}
    - {op: retype, unit: lab, kind: institute}
    - {op: appoint, person: bob, role: head, unit: hub}
"""
    )
    assert union(events) == lines(
        """
        ministry: Ada Li
          cloud
            was--lab (moved away)
          hub (new, new head): Bob Ray
            lab (moved, renamed, new kind, was Lab)
          more--ministry (hides 1)
        was--lab → lab (moved): Laboratory moved here
        """
    )


def test_what_ends_stays_to_be_seen_and_leads_to_what_came_of_it() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes:
    - {op: move, unit: lab, to: ministry}
    - {op: merge, units: [cloud, press], into: hub, under: ministry}
"""
    )
    assert union(events) == lines(
        """
        ministry: Ada Li
          lab (moved)
          hub (new)
          cloud (gone)
            was--lab (moved away)
          press (gone)
        was--lab → lab (moved): Lab moved here
        cloud → hub (moved): Cloud merged into Hub
        press → hub (moved): Press merged into Hub
        """
    )


def test_a_unit_that_comes_back_is_reopened() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes: [{op: close, unit: press}]
- date: 2030-03-01
  changes: [{op: reopen, unit: press, under: cloud}]
"""
    )
    assert "press (reopened)" in union(events)


def test_an_event_that_changes_nothing_has_no_chart() -> None:
    told = desk(START + "- date: 2030-02-01\n")
    assert event_page(told.history.steps[-1], told).chart is None


def test_what_a_screen_reader_says_holds_all_that_a_box_shows() -> None:
    events = (
        START
        + """
- date: 2030-02
  changes: [{op: create, unit: hub, within: cloud}]
"""
    )
    told = desk(events)
    found = chart_of(told.history.at(written.day("2030-02-01")), told, key="chart", title="")
    box = next(box for box in found.boxes if box.key == UnitId("hub"))
    assert box.sentence == (
        "Hub, group, somewhere in Cloud, not certain on this day, told by a single source"
    )
