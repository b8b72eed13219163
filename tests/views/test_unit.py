"""What a unit is today, in a sentence; where it came from and what became of it."""

import pytest

from orgline.records import UnitId
from orgline.views.unit import status, unit_page, units_page
from tests.views.shown import desk, said

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
            "Hub is a group in [Ministry]. It was founded on 1 May 2032. No source names its head.",
        ),
        ("press", "Press was an office. It ended on 1 May 2032, when it became part of [Hub]."),
        ("archive", "Archive does not exist yet; it begins on 1 January 2050."),
    ],
)
def test_a_unit_is_told_in_a_sentence_or_two(unit: str, sentence: str) -> None:
    told = desk(EVENTS)
    found = next(one for one in told.history.units if one.id == unit)
    assert said(status(found, told)) == sentence


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
