"""Charts: of a day, and of what an event changes."""

from collections.abc import Iterable

from orgline.records import EventId, UnitId
from orgline.views.chart import Chart, Mark
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


def folded(*below: int, marked: Iterable[str] = (), deeper: int = 0) -> Chart:
    """The chart of a ministry of which each direct part has so many parts, the first a chain more."""
    told = desk_in(ministry_of(below, deeper))
    marks = {UnitId(unit): (Mark.NEW,) for unit in marked}
    found = chart_of(told.history.last, told, key="chart", title="", marks=marks)
    assert sum(1 for box in found.boxes if not box.hidden) + hidden_in(found) == (
        1 + len(below) + sum(below) + deeper
    ), "all units are drawn or counted"
    return found


def ministry_of(below: tuple[int, ...], deeper: int) -> str:
    under = {f"u{n}": "ministry" for n in range(len(below))}
    under |= {f"u{n}-{m}": f"u{n}" for n, count in enumerate(below) for m in range(count)}
    under |= {f"chain{n}": f"chain{n - 1}" if n else "u0" for n in range(deeper)}
    named = "".join(f"  - {{id: {u}, name: {u}, kind: team}}\n" for u in under)
    made = "".join(f"      - {{op: create, unit: {u}, under: {p}}}\n" for u, p in under.items())
    return (
        f"organisation: {{name: M, root: ministry}}\n"
        f"sources:\n  - {{id: s, title: T, publisher: P, published: 2031}}\n"
        f"units:\n  - {{id: ministry, name: M, kind: ministry}}\n{named}"
        f"events:\n  - id: f\n    date: 2030-01-02\n    title: F\n    kind: other\n    summary: S\n"
        f"    sources: s\n    changes:\n      - {{op: create, unit: ministry}}\n{made}"
    )


def hidden_in(found: Chart) -> int:
    return sum(box.hidden for box in found.boxes)


def stand_ins(found: Chart) -> dict[str, int]:
    return {box.key: box.hidden for box in found.boxes if box.hidden}


def test_up_to_250_boxes_nothing_folds() -> None:
    found = folded(*[0] * 249)
    assert (len(found.boxes), stand_ins(found)) == (250, {})


def test_a_unit_with_too_many_parts_shows_the_first_of_them_and_how_many_there_are_more() -> None:
    found = folded(*[0] * 261)
    assert [box.key for box in found.boxes] == [
        "ministry",
        *(f"u{n}" for n in range(248)),
        "more--ministry",
    ]
    assert found.boxes[-1].sentence == "13 more units in M"


def test_one_box_too_many_costs_no_more_than_it_must() -> None:
    found = folded(*[0] * 248, 1)
    assert (len(found.boxes), stand_ins(found)) == (250, {"more--ministry": 2})


def test_branches_fold_one_by_one_those_that_hide_most_first() -> None:
    found = folded(40, 90, 40, 90, 40)
    assert stand_ins(found) == {"more--u3": 57}
    found = folded(40, 150, 40, 90, 40)
    assert stand_ins(found) == {"more--u1": 117}
    found = folded(60, 150, 60, 90, 60)
    assert stand_ins(found) == {"more--u1": 150, "more--u3": 28}


def test_a_stand_in_comes_after_what_is_drawn_of_its_branch() -> None:
    found = folded(40, 90, 40, 90, 40)
    keys = [box.key for box in found.boxes]
    assert keys[keys.index("more--u3") - 1] == "u3-32"
    assert keys[keys.index("more--u3") + 1] == "u4"


def test_what_is_marked_and_all_above_it_is_drawn_for_as_long_as_anything_else_can_fold() -> None:
    found = folded(100, 100, 100, marked=("u0-99", "u1-50", "u2-99"))
    marked = [box.key for box in found.boxes if box.marks]
    assert marked == ["u0-99", "u1-50", "u2-99"]
    found = folded(*[0] * 300, 300, marked=("u300-200",))
    assert [box.key for box in found.boxes if box.marks] == ["u300-200"]
    assert [box.key for box in found.boxes if box.hidden] == ["more--u300", "more--ministry"]


def test_what_is_marked_folds_when_nothing_else_is_left() -> None:
    found = folded(*[0] * 300, marked=[f"u{n}" for n in range(300)])
    assert (len(found.boxes), stand_ins(found)) == (250, {"more--ministry": 52})


def test_a_chart_of_one_level_too_many_says_of_a_single_unit_that_it_is_one() -> None:
    found = folded(0, deeper=30)
    assert [box.sentence for box in found.boxes if box.hidden] == ["1 more unit in chain28"]


def test_where_nothing_stands_above_too_many_units_they_fold_as_well() -> None:
    events = ministry_of((0,) * 300, 0).replace("op: create", "op: observe")
    events = events.replace("      - {op: observe, unit: ministry}\n", "")
    told = desk_in(events.replace(", under: ministry", ""))
    found = chart_of(told.history.last, told, key="chart", title="")
    assert (len(found.boxes), stand_ins(found)) == (250, {"more--": 51})
    assert found.boxes[-1].sentence == "51 more units"


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


def test_a_box_says_where_the_editor_infers_its_place() -> None:
    told = desk(
        START + "    - {op: create, unit: web, under: ministry, inferred: It has no other.}\n"
    )
    drawn_ = chart_of(told.history.at(written.day("2030-06-01")), told, key="chart", title="")
    assert [box.key for box in drawn_.boxes if box.inferred] == ["web"]
    assert drawn_.boxes[-1].sentence == "Web, team, in Ministry, inferred"


def test_counts_say_how_many_the_editor_infers() -> None:
    told = desk(
        START
        + """
- id: reform
  date: 2031-01-01
  changes:
    - {op: move, unit: lab, to: ministry}
    - {op: move, unit: press, to: cloud, inferred: It is printed there.}
    - {op: create, unit: hub, under: ministry, inferred: Its name is new.}
"""
    )
    page = event_page(told.history.step(EventId("reform")), told)
    assert page.counts == "2 moved (1 of them inferred), 1 created (inferred)"
