"""What differs between two days as plain values, told by the program and by the page's script."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, assert_never

from orgline.history import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    History,
    Merged,
    Moved,
    Observed,
    Part,
    Place,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    Title,
    Transferred,
    diff,
)
from orgline.views.rows import IN_POST, WORDS

Told = tuple[object, ...]
"""Kind, event, whether it is only possible, and what it is about, by ids and names."""


def of_program(history: History, start: date, end: date) -> list[Told]:
    """What the program tells."""
    return sorted((_told(one, end) for one in diff(history, start, end)), key=repr)


def _told(one: Difference, end: date) -> Told:
    kind = IN_POST[0] if isinstance(one, Appointed) and one.observed else WORDS[type(one)][0]
    return kind, str(one.claim.event.id), not one.claim.certain_by(end), *_about(one)


def _about(one: Difference) -> Told:  # noqa: C901, PLR0911 - one list
    match one:
        case Created() | Observed() | Reopened() | Closed():
            return one.unit, _part(one.part)
        case Merged():
            return sorted(one.units), one.into, _part(one.made) if one.made else None
        case Divided():
            return one.unit, sorted(unit for unit, _ in one.made), one.ended
        case Moved():
            return one.unit, _place(one.before), _place(one.after)
        case Renamed():
            return one.unit, one.before.text, one.after.text
        case Retyped() | Rereported():
            return one.unit, one.before, one.after
        case Transferred():
            return one.what, one.before, one.after
        case Appointed():
            return one.person, one.unit, one.role, None, _title(one.title)
        case Departed():
            return one.person, one.unit, one.role, _title(one.title), None
        case Retitled():
            return one.person, one.unit, one.role, _title(one.before), _title(one.after)
        case _:
            assert_never(one)


def _part(part: Part) -> Told:
    return part.name.text, part.kind, _place(part.place), part.reports_to


def _place(place: Place) -> Told:
    return place.tie.value, place.parent


def _title(title: Title) -> Told:
    return title.text, title.acting


SCRIPT = """async pairs => {
  const { dayNumber, difference, readTable } = await import("./assets/orgline/orgline-history.js")
  const history = readTable(await (await fetch("data/history.json")).json())
  return pairs.map(pair => difference(history, ...pair.map(dayNumber)))
}"""
"""Run in the first page: what differs in each pair of days, in places of the table's lists."""


class Table:
    """The lists of a site's history, to turn what the script tells into ids and names."""

    def __init__(self, site: Path) -> None:
        self._table: Mapping[str, Any] = json.loads((site / "data" / "history.json").read_bytes())

    def of_script(self, changes: Sequence[Mapping[str, Any]]) -> list[Told]:
        """What the script tells."""
        return sorted((self._told(one) for one in changes), key=repr)

    def _told(self, one: Mapping[str, Any]) -> Told:
        event = self._table["events"]["id"][one["event"]]
        return one["kind"], event, one["possible"], *self._about(one)

    def _about(self, one: Mapping[str, Any]) -> Iterator[object]:
        match one["kind"]:
            case "merged":
                yield from (
                    sorted(map(str, map(self._unit, one["units"]))),
                    self._unit(one["into"]),
                )
                yield self._part(one["part"]) if one["part"] else None
            case "split":
                yield from (self._unit(one["unit"]), sorted(map(str, map(self._unit, one["made"]))))
                yield one["ended"]
            case "transferred":
                yield from (one["what"], self._unit(one["before"]), self._unit(one["after"]))
            case "appointed" | "in-post" | "departed" | "retitled":
                yield self._get("people", one["person"])
                yield from (self._unit(one["unit"]), self._get("roles", one["role"]))
                yield from (self._title(one.get("before")), self._title(one.get("after")))
            case "moved" | "renamed" | "retyped" | "reports" as kind:
                yield self._unit(one["unit"])
                yield from (self._value(kind, one["before"]), self._value(kind, one["after"]))
            case _:
                yield from (self._unit(one["unit"]), self._part(one["part"]))

    def _value(self, kind: str, value: Any) -> object:
        match kind:
            case "moved":
                return self._place(value)
            case "renamed":
                return self._table["names"]["text"][value]
            case "retyped":
                return self._table["kinds"][value]
            case _:
                return self._get("people", value)

    def _get(self, what: str, place: int) -> str | None:
        return None if place < 0 else str(self._table[what]["id"][place])

    def _unit(self, place: int) -> str | None:
        return self._get("units", place)

    def _part(self, row: Mapping[str, int]) -> Told:
        name, kind = self._table["names"]["text"][row["name"]], self._table["kinds"][row["kind"]]
        return name, kind, self._place(row), self._get("people", row["reports"])

    def _place(self, place: Mapping[str, int]) -> Told:
        return self._table["ties"][place["tie"]], self._unit(place["parent"])

    def _title(self, title: Mapping[str, int] | None) -> Told | None:
        if title is None:
            return None
        text = None if title["title"] < 0 else self._table["titles"][title["title"]]
        return text, bool(title["acting"])
