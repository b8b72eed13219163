"""What a unit is today, in a sentence; where it came from and what became of it."""

import re
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from orgline.history import Difference, Step, UnitState
from orgline.records import UnitId
from orgline.views.desk import Desk
from orgline.views.standing import status
from orgline.views.unit import unit_page, units_page
from tests.views.shown import desk, desk_in, said
from tests.written import recorded

TEMPLATES = Path(__file__).parents[2] / "templates"

EVENTS = """
- date: "[..2030-01-01]"
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: web, within: cloud}
    - {op: observe, unit: chat}
- date: 2030-03
  changes:
    - {op: create, unit: lab, under: cloud}
    - {op: appoint, person: ada, role: head, unit: lab, acting: true}
    - {op: create, unit: press, under: ministry}
- date: 2031-05-01
  changes: [{op: move, unit: lab, to: ministry}]
- id: merged
  date: 2032-05-01
  changes:
    - {op: merge, units: [press, chat], into: hub, under: ministry}
- date: 2050-01-01
  planned: true
  changes: [{op: create, unit: archive, under: ministry}]
"""


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        (
            "ministry",
            (
                "Ministry is a ministry. It was already there by 1 January 2030; no source says since "
                "when. No source names its head."
            ),
        ),
        (
            "web",
            (
                "Web is a team somewhere in [Cloud]. It was already there by 1 January 2030; no source "
                "says since when. No source names its head."
            ),
        ),
        (
            "lab",
            (
                "Lab is a laboratory in [Ministry]. It became part of [Ministry] on 1 May 2031. It is "
                "headed by [Ada Li] (acting, as of 5 January 2040)."
            ),
        ),
        (
            "hub",
            (
                "Hub is a group in [Ministry]. It came out of [Press] and [Chat] on 1 May 2032. No "
                "source names its head."
            ),
        ),
        ("press", "Press was an office. It ended on 1 May 2032, when it became part of [Hub]."),
        ("archive", "Archive is to begin on 1 January 2050, as an office in [Ministry]."),
    ],
)
def test_a_unit_is_told_in_a_sentence_or_two(unit: str, sentence: str) -> None:
    assert told_of(unit, EVENTS) == sentence


def told_of(unit: str, events: str, today: str = "2040-12-31") -> str:
    """What is said of a unit, seen from a day."""
    told = desk(events, today)
    return said(status(unit_in(told, unit), told))


def unit_in(told: Desk, unit: str) -> UnitState:
    return next(one for one in told.history.units if one.id == unit)


START = """
- date: 2020-01-01
  changes: [{op: create, unit: ministry}, {op: create, unit: cloud, under: ministry}]
"""
LIFE = """
- date: 2028
  changes: [{op: create, unit: lab, under: cloud}]
- date: 2030
  changes: [{op: close, unit: lab}]
- date: 2033-02-01
  changes: [{op: reopen, unit: lab, under: ministry}]
- date: 2034-03-01
  changes: [{op: close, unit: lab}]
"""
NO_HEAD = " No source names its head."


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (
            "2027-12-31",
            "Lab is to begin in 2028, as a laboratory in [Cloud]. It is to end in 2030.",
        ),
        (
            "2028-06-15",
            (
                "Lab may exist already, as a laboratory in [Cloud]: its founding is dated in 2028."
                f"{NO_HEAD} It is to end in 2030."
            ),
        ),
        (
            "2029-06-15",
            (
                "Lab is a laboratory in [Cloud]. It was founded in 2028."
                f"{NO_HEAD} It is to end in 2030."
            ),
        ),
        (
            "2030-06-15",
            (
                "Lab is or was a laboratory in [Cloud]. It may have ended already: its end is dated in "
                f"2030.{NO_HEAD} It is to come back on 1 February 2033."
            ),
        ),
        (
            "2031-06-15",
            "Lab was a laboratory. It ended in 2030. It is to come back on 1 February 2033.",
        ),
        (
            "2033-06-15",
            (
                "Lab is a laboratory in [Ministry]. It came back on 1 February 2033."
                f"{NO_HEAD} It is to end on 1 March 2034."
            ),
        ),
        ("2034-06-15", "Lab was a laboratory. It ended on 1 March 2034."),
    ],
)
def test_certain_possible_to_come_and_past_are_told_apart(today: str, sentence: str) -> None:
    assert told_of("lab", START + LIFE, today) == sentence


def test_a_unit_that_is_seen_once_between_two_days_was_not_seen_all_the_time_between_them() -> None:
    text = """
- date: "[2023..2030-03-15]"
  changes: [{op: observe, unit: ministry}]
"""
    assert told_of("ministry", text) == (
        "Ministry is a ministry. It was already there some time between 2023 and 15 March 2030; no "
        "source says since when. No source names its head."
    )


def test_what_was_planned_is_never_certain() -> None:
    planned = """
- date: 2030-01-01
  planned: true
  changes: [{op: create, unit: lab, under: cloud}]
"""
    assert told_of("lab", START + planned, "2030-06-15") == (
        "Lab may exist already, as a laboratory in [Cloud]: its founding is planned, and dated on "
        "1 January 2030. No source names its head."
    )


def test_a_beginning_with_no_last_day_is_certain_once_something_later_is() -> None:
    founded = """
- date: "[2025..]"
  changes: [{op: create, unit: lab, under: cloud}]
"""
    assert told_of("lab", START + founded) == (
        "Lab may exist already, as a laboratory in [Cloud]: its founding is dated in or after 2025."
        " No source names its head."
    )
    moved = "- date: 2030\n  changes: [{op: move, unit: lab, to: ministry}]\n"
    assert told_of("lab", START + founded + moved) == (
        "Lab is a laboratory in [Ministry]. It became part of [Ministry] in 2030. No source names "
        "its head."
    )


def test_a_move_that_need_not_have_happened_is_possible() -> None:
    moved = LIFE[: LIFE.index("- date: 2030")] + (
        "- date: 2030\n  changes: [{op: move, unit: lab, to: ministry}]\n"
    )
    assert told_of("lab", START + moved, "2030-06-15") == (
        "Lab is a laboratory in [Cloud], possibly in [Ministry] by now. It may have become part of "
        "[Ministry] already: that is dated in 2030. No source names its head."
    )


def test_what_the_editor_infers_is_said_to_be_inferred() -> None:
    text = (
        START
        + """
- date: 2028
  changes: [{op: create, unit: lab, under: cloud, inferred: The memo implies it.}]
"""
    )
    assert told_of("lab", text) == (
        "Lab is a laboratory in [Cloud]. It was founded in 2028 (inferred by the editor). No source"
        " names its head."
    )
    moved = """
- date: 2029-03-16?
  changes: [{op: move, unit: lab, to: ministry, inferred: Its head moved.}]
"""
    assert told_of("lab", text + moved) == (
        "Lab is a laboratory in [Ministry]. It became part of [Ministry] perhaps on 16 March 2029 "
        "(inferred by the editor). No source names its head."
    )
    headed = """
- date: 2029-06-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, inferred: She signs for it.}]
"""
    assert told_of("lab", text + headed).endswith(
        "It is headed by [Ada Li] (inferred by the editor, as of 5 January 2040)."
    )
    closed = "- date: 2030\n  changes: [{op: close, unit: lab, inferred: Nobody names it.}]\n"
    assert told_of("lab", text + closed) == (
        "Lab was a laboratory. It ended in 2030 (inferred by the editor)."
    )


def test_a_split_tells_where_the_new_units_came_from_and_the_old_one_went() -> None:
    text = (
        START
        + """
- date: 2030-01-01
  changes: [{op: split, unit: cloud, into: [lab, web], under: ministry}]
"""
    )
    assert told_of("lab", text) == (
        "Lab is a laboratory in [Ministry]. It came out of [Cloud] on 1 January 2030. No source "
        "names its head."
    )
    assert told_of("cloud", text) == (
        "Cloud was a division. It ended on 1 January 2030, when it was split into [Lab] and [Web]."
    )


def test_what_was_split_off_or_passed_on_earlier_is_no_part_of_the_end() -> None:
    text = (
        START
        + """
- date: 2030-01-01
  changes: [{op: split, unit: cloud, into: [cloud, lab], under: ministry}]
- date: 2031-01-01
  changes: [{op: transfer, what: the archive, from: cloud, to: lab}]
- date: 2032-01-01
  changes: [{op: close, unit: cloud}]
"""
    )
    assert told_of("cloud", text) == "Cloud was a division. It ended on 1 January 2032."


HEADS = """
- date: 2029-01-01
  changes: [{op: appoint, person: ada, role: head, unit: cloud}]
- date: 2030
  changes: [{op: appoint, person: bob, role: head, unit: cloud, replaces: ada, acting: true}]
- date: 2032-04
  changes: [{op: depart, person: bob, role: head, unit: cloud}]
"""


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        ("2028-01-01", "No source names its head."),
        ("2029-06-15", "It is headed by [Ada Li] (as of 5 January 2040)."),
        (
            "2030-06-15",
            (
                "It was headed by [Ada Li], who has possibly left. It is possibly headed by [Bob Ray] "
                "(acting, as of 5 January 2040)."
            ),
        ),
        ("2031-06-15", "It is headed by [Bob Ray] (acting, as of 5 January 2040)."),
        ("2032-04-15", "It was headed by [Bob Ray], who has possibly left."),
        ("2033-01-01", "No source names a head since [Bob Ray] left in April 2032."),
    ],
)
def test_who_heads_a_unit_is_told_as_surely_as_it_is_known(today: str, heading: str) -> None:
    lead = "Cloud is a division in [Ministry]. It was founded on 1 January 2020. "
    assert told_of("cloud", START + HEADS, today) == lead + heading


def test_who_need_not_have_come_was_not_head_for_sure() -> None:
    events = """
- date: 2030
  changes: [{op: appoint, person: ada, role: head, unit: cloud}]
- date: "[2030-02-01..2031-12-31]"
  changes: [{op: depart, person: ada, role: head, unit: cloud}]
"""
    assert told_of("cloud", START + events, "2030-06-15").endswith(
        " It may have been headed by [Ada Li], who has possibly left."
    )


def test_a_name_that_need_not_hold_yet_is_told_with_the_old_one() -> None:
    events = """
- date: 2030
  changes: [{op: rename, unit: cloud, name: Sky}]
"""
    lead = "Sky is a division in [Ministry]. It was founded on 1 January 2020."
    doubt = " It may still be called Cloud: the new name is dated in 2030."
    assert told_of("cloud", START + events, "2030-06-15") == lead + doubt + NO_HEAD
    assert told_of("cloud", START + events, "2031-01-01") == lead + NO_HEAD


RENAMED = (
    START
    + """
- date: 2035-01-01
  changes: [{op: rename, unit: cloud, name: Sky}, {op: retype, unit: cloud, kind: group}]
- date: 2036-01-01
  changes: [{op: close, unit: cloud}]
- date: 2038-01-01
  changes:
    - {op: reopen, unit: cloud, under: ministry}
    - {op: rename, unit: cloud, name: Heaven}
"""
)


@pytest.mark.parametrize(
    ("today", "name", "kind"),
    [
        ("2019-01-01", "Cloud", "division"),
        ("2030-01-01", "Cloud", "division"),
        ("2037-01-01", "Sky", "group"),
        ("2039-01-01", "Heaven", "group"),
    ],
)
def test_a_page_bears_the_name_of_today_and_not_one_to_come(
    today: str, name: str, kind: str
) -> None:
    told = desk(RENAMED, today)
    page = unit_page(unit_in(told, "cloud"), told)
    assert (page.title, page.kind, told.unit(UnitId("cloud")).name) == (name, kind, name)


def test_only_units_that_exist_for_sure_are_counted_as_existing() -> None:
    assert units_page(desk(START + LIFE, "2030-06-15")).sentence == (
        "The record knows 3 units; 2 of them exist today, and 1 more may, as far as its sources go."
    )


def test_the_end_of_a_stay_that_is_not_certain_says_so() -> None:
    def stays(today: str) -> list[str]:
        told = desk(START + LIFE, today)
        return [stay.until for stay in unit_page(unit_in(told, "lab"), told).parents]

    assert stays("2030-06-15") == ["2030 (possible)", "1 March 2034 (to come)"]
    assert stays("2034-06-15") == ["2030", "1 March 2034"]


def test_two_units_of_one_name_keep_apart_in_a_lineage() -> None:
    text = recorded(
        START
        + """
- date: 2030-01-01
  changes: [{op: split, unit: cloud, into: [lab, web], under: ministry}]
"""
    ).replace("id: web, name: Web", "id: web, name: Cloud")
    told = desk_in(text)
    page = unit_page(unit_in(told, "web"), told)
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    lineage = environment.from_string(
        '{% from "parts/lineage.j2" import lineage with context %}{{ lineage(hops, here) }}'
    ).render(hops=page.lineage, here=page.href, base="")
    assert re.findall('is-here"><bdi>([^<]*)', lineage) == ["Cloud"]
    assert re.findall('o-hop__unit"><a href="([^"]*)', lineage) == ["units/cloud/"]


def test_all_differences_are_looked_through_once_and_not_for_each_unit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = desk(EVENTS)
    asked: list[int] = []
    answer = told.differences

    def counted(step: Step) -> tuple[Difference, ...]:
        asked.append(step.number)
        return answer(step)

    monkeypatch.setattr(told, "differences", counted)
    for unit in told.history.units:
        unit_page(unit, told)
    assert asked == [step.number for step in told.history.steps]


def test_units_that_exist_are_listed_before_those_that_do_not() -> None:
    entries = units_page(desk(EVENTS)).entries
    assert [entry.unit.name for entry in entries] == [
        *("Ministry", "Cloud", "Web", "Lab", "Hub"),
        *("Chat", "Press", "Archive"),
    ]


def test_a_lineage_reaches_over_many_hops() -> None:
    events = (
        EVENTS[: EVENTS.index("- date: 2050")]
        + """
- date: 2033-01-01
  changes: [{op: split, unit: hub, into: [hub, archive], under: ministry}]
"""
    )
    told = desk(events)
    page = unit_page(next(u for u in told.history.units if u.id == UnitId("chat")), told)
    assert [(hop.before.name, hop.verb, hop.after.name) for hop in page.lineage] == [
        ("Chat", "merged into", "Hub"),
        ("Hub", "split into", "Archive"),
    ]


def test_a_unit_knows_where_it_stood_and_what_stood_in_it() -> None:
    told = desk(EVENTS)
    units = {unit.id: unit_page(unit, told) for unit in told.history.units}
    lab, cloud = units[UnitId("lab")], units[UnitId("cloud")]
    assert [(s.unit.name, s.since, s.until) for s in lab.parents] == [
        ("Cloud", "March 2030", "1 May 2031"),
        ("Ministry", "1 May 2031", ""),
    ]
    assert [(s.unit.name, s.somewhere, s.since, s.until) for s in cloud.children] == [
        ("Web", True, "seen by 1 January 2030", ""),
        ("Lab", False, "March 2030", "1 May 2031"),
    ]
