"""The history as one table: any day read from it is the day as the fold has it."""

import gzip
import json
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given

from orgline.exchange.table import table
from orgline.history import History, Outline, outline
from tests.exchange.offices import ministry
from tests.exchange.reading import possible_at, state_at
from tests.history import chronicles
from tests.written import NAMES, told, told_in

BEFORE = timedelta(days=1)


def without_languages(found: Outline) -> Outline:
    """An outline with the first name in another language only, as the table has it."""
    units = {
        unit: replace(
            part,
            name=replace(part.name, others=tuple(("", text) for _, text in part.name.others[:1])),
        )
        for unit, part in found.units.items()
    }
    return replace(found, units=units)


def days_of(history: History) -> set[date]:
    """Days on which something changes, the days before, and the first and the last of all."""
    days = {day for epoch in history.epochs for day in (epoch.day, epoch.day - BEFORE)}
    return {date.min, date.max, *days}


def check(history: History) -> None:
    data = table(history)
    for day in days_of(history):
        state = history.at(day)
        assert state_at(data, day) == without_languages(outline(state)), day
        possible = {
            unit.id
            for unit in state.units
            if not (state.certain(unit.begun) and state.certain(unit.places[-1].claim))
        }
        assert possible_at(data, day) == possible, day


@given(chronicles.chronicles())
def test_any_day_of_any_history_is_as_the_fold_has_it(
    events: tuple[chronicles.Told, ...],
) -> None:
    check(told_in(chronicles.HEADER, chronicles.file_of(events)))


def test_any_day_of_the_ministry_is_as_the_fold_has_it() -> None:
    check(ministry().history)


def test_a_table_as_a_whole() -> None:
    history = told("""
        - id: there
          date: '[..2040-01-01]'
          changes: [{op: observe, unit: ministry}]
        - id: begun
          date: 2040-01-02
          changes:
            - {op: create, unit: lab, under: ministry}
            - {op: appoint, person: ada, role: head, unit: lab, title: Chief, acting: true}
        - id: told
          date: 2040-01-03
        - id: renamed
          date: '[2040-01-04..2040-01-09]'
          changes:
            - {op: rename, unit: lab, name: Laboratory, names: {zh: 实验室}}
            - {op: retitle, person: ada, role: head, unit: lab, title: Chief}
    """)
    found = json.loads(table(history))
    assert {key: found[key] for key in ("events", "names", "rows", "tenures")} == {
        "events": {
            "id": ["there", "begun", "renamed"],
            "title": ["Event 1", "Event 2", "Event 4"],
            "origin": "2040-01-02",
            "since": [None, 0, 2],
            "until": [-1, 0, 5],
        },
        "names": {"text": ["Ministry", "Lab", "Laboratory"], "native": ["", "", "实验室"]},
        "rows": {
            "from": [0, 1, 1],
            "length": [0, 1, 0],
            "sure": [0, 0, 1],
            "unit": [0, 1, 1],
            "name": [0, 1, 2],
            "kind": [0, 1, 1],
            "tie": [0, 1, 1],
            "parent": [-1, 0, 0],
            "reports": [-1, -1, -1],
        },
        "tenures": {
            "from": [1, 1],
            "length": [1, 0],
            "sure": [0, 0],
            "person": [0, 0],
            "unit": [1, 1],
            "role": [0, 0],
            "title": [0, 0],
            "acting": [1, 0],
            "observed": [0, 0],
        },
    }


def test_an_empty_history_is_a_table() -> None:
    assert state_at(table(told_in(NAMES)), date(2040, 1, 1)) == Outline(units={}, posts={})


def test_a_change_takes_few_bytes() -> None:
    """Rows and tenures, compressed: about six bytes a change."""
    moves = [
        f"- date: {date(2040, 1, 1) + timedelta(days=n)}\n"
        f"  changes: [{{op: move, unit: lab, to: {to}}}]"
        for n, to in enumerate(("cloud", "hub") * 200, 1)
    ]
    start = "- date: 2040-01-01\n  changes:\n" + "".join(
        f"    - {{op: observe, unit: {unit}}}\n" for unit in ("hub", "cloud", "lab")
    )
    found = json.loads(table(told(start + "\n".join(moves))))
    rows = json.dumps(found["rows"], separators=(",", ":")).encode()
    assert len(gzip.compress(rows)) < 6 * len(moves)
