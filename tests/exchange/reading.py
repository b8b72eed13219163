"""The table of a history read as a browser reads it: what its description says, and nothing more."""

import json
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from orgline.history import Name, Outline, Part, Place, Tie, Title
from orgline.records import PersonId, RoleId, UnitId

Row = dict[str, int]


def rows(columns: dict[str, list[int]]) -> list[Row]:
    """Columns as rows, with `from` as a number of its own."""
    whole = {**columns, "from": list(accumulate(columns["from"]))}
    return [dict(zip(whole, values, strict=True)) for values in zip(*whole.values(), strict=True)]


def days(events: dict[str, Any]) -> list[tuple[date | None, date | None]]:
    """The first and the last day of each event."""
    last, found = date.fromisoformat(events["origin"]), []
    for since, until in zip(events["since"], events["until"], strict=True):
        last += timedelta(days=since or 0)
        end = None if until is None else last + timedelta(days=until)
        found.append((None if since is None else last, end))
    return found


def count(table: dict[str, Any], day: date) -> int:
    """How many events can have happened by a day."""
    return sum(since is None or since <= day for since, _ in days(table["events"]))


def holds(row: Row, number: int) -> bool:
    """Whether a row holds after so many events."""
    ends = row["from"] + row["length"]
    return row["from"] < number and (not row["length"] or number <= ends)


def state_at(data: bytes, day: date) -> Outline:
    """The organisation at the end of a day."""
    table = json.loads(data)
    number = count(table, day)
    lived = [row for row in rows(table["rows"]) if holds(row, number)]
    held = [row for row in rows(table["tenures"]) if holds(row, number)]
    units = {UnitId(table["units"]["id"][row["unit"]]): _part(table, row) for row in lived}
    posts = {_post(table, row): _title(table, row) for row in held}
    assert len(units) == len(lived)
    assert len(posts) == len(held)
    return Outline(units=units, posts=posts)


def _part(table: dict[str, Any], row: Row) -> Part:
    """A unit; of its names in other languages the table has the first, and not its language."""
    native = table["names"]["native"][row["name"]]
    parent = UnitId(table["units"]["id"][row["parent"]]) if row["parent"] >= 0 else None
    reports = PersonId(table["people"]["id"][row["reports"]]) if row["reports"] >= 0 else None
    return Part(
        name=Name(text=table["names"]["text"][row["name"]], others=(("", native),) * bool(native)),
        kind=table["kinds"][row["kind"]],
        place=Place(tie=Tie(table["ties"][row["tie"]]), parent=parent),
        reports_to=reports,
    )


def _post(table: dict[str, Any], row: Row) -> tuple[PersonId, UnitId, RoleId]:
    person = PersonId(table["people"]["id"][row["person"]])
    unit, role = table["units"]["id"][row["unit"]], table["roles"]["id"][row["role"]]
    return person, UnitId(unit), RoleId(role)


def _title(table: dict[str, Any], row: Row) -> Title:
    text = table["titles"][row["title"]] if row["title"] >= 0 else None
    return Title(text=text, acting=bool(row["acting"]))


def possible_at(data: bytes, day: date) -> set[str]:
    """The units that exist on a day, but not for certain where they stand."""
    table = json.loads(data)
    number, known = count(table, day), days(table["events"])
    found = set()
    for row in rows(table["rows"]):
        until = known[row["from"] - row["sure"]][1]
        if holds(row, number) and (until is None or until > day):
            found.add(table["units"]["id"][row["unit"]])
    return found
