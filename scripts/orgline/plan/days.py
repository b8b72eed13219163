"""Changes by day: those that an edit makes on its own day, and the later states that follow."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import accumulate

from orgline.history import History, Name, Place, Step, Title
from orgline.plan.align import Edits
from orgline.plan.changes import (
    Answers,
    Appears,
    Change,
    Leads,
    Leaves,
    Moves,
    Renames,
    Retitles,
    Retypes,
    Settles,
    Takes,
    Transfers,
    Vanishes,
)
from orgline.records import Event

_ORDER = (
    Vanishes,
    Appears,
    Moves,
    Renames,
    Retypes,
    Transfers,
    Leads,
    Takes,
    Retitles,
    Leaves,
    Answers,
    Settles,
)


class Told(StrEnum):
    """What has become of an event."""

    NEW = "new"
    EDITED = "edited"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What changes from a day on, through the events of that day that an editor has touched.

    `day` is None for "as far back as the record goes".
    """

    day: date | None
    events: tuple[tuple[Event, Told], ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A day that no edit is about, on which the organisation is another than in the base.

    `changes` are those that begin there; without any, what began earlier still holds.
    """

    day: date
    changes: tuple[Change, ...]


def by_day(
    changes: Iterable[Change], edits: Edits, base: History, new: History
) -> tuple[tuple[Day, ...], tuple[Later, ...]]:
    """All changes, each once: under the day of an edit, or under a later one."""
    whole = sorted(changes, key=_place)
    touched = _Touched(edits, base, new)
    own = [change for change in whole if touched.explains(change)]
    follow = [_against_base(change) for change in whole if not touched.explains(change)]
    days = sorted({change.start or date.min for change in own})
    return (
        tuple(
            Day(
                day=None if day == date.min else day,
                events=touched.on(day),
                changes=tuple(_beginning(own, day)),
            )
            for day in days
        ),
        tuple(
            Later(day=day, changes=tuple(_beginning(follow, day)))
            for day in _later(whole, follow, set(days), base, new)
        ),
    )


def _against_base(change: Change) -> Change:
    """Nobody has edited the day: what counts there is how it differs from the base."""
    match change:
        case Moves(was=Place() as place):
            return replace(change, before=place, instead=True)
        case Leads(was=tuple() as people):
            return replace(change, before=people, instead=True)
        case Renames(was=Name() as name):
            return replace(change, before=name, instead=True)
        case Retypes(was=str(kind)):
            return replace(change, before=kind, instead=True)
        case Retitles(was=Title() as title):
            return replace(change, before=title, instead=True)
        case _:
            return change


def _place(change: Change) -> tuple[date, int]:
    return change.start or date.min, _ORDER.index(type(change))


def _beginning(changes: Iterable[Change], day: date) -> Iterator[Change]:
    return (change for change in changes if (change.start or date.min) == day)


def _later(
    whole: list[Change], follow: list[Change], own: set[date], base: History, new: History
) -> list[date]:
    """The days with a page in both records on which any change holds, but that no edit is about.

    Sums up how many changes begin and end between neighbouring days: one pass over both.
    """
    days = sorted(_epochs(base) & _epochs(new))
    steps = [0] * (len(days) + 1)
    for change in whole:
        steps[bisect_left(days, change.start or date.min)] += 1
        if change.end:
            steps[bisect_left(days, change.end)] -= 1
    held = {day for day, count in zip(days, accumulate(steps), strict=False) if count}
    return sorted((held | {change.start for change in follow if change.start}) - own)


def _epochs(history: History) -> set[date]:
    return {epoch.day for epoch in history.epochs}


class _Touched:
    """The days of the events that an editor has touched."""

    def __init__(self, edits: Edits, base: History, new: History) -> None:
        self._edits = edits
        self._base = {s.event.id: s for s in base.steps if s.event.id in edits.events}
        self._new = {s.event.id: s for s in new.steps if s.event.id in edits.events}
        steps = (*self._base.values(), *self._new.values())
        self._days = {day for step in steps for day in (_since(step), step.until) if day}

    def explains(self, change: Change) -> bool:
        """Whether a change begins where an edit is; else it follows from an earlier one."""
        start = change.start or date.min
        return (
            self._edits.frame
            or start in self._days
            or change.unit in self._edits.units
            or all(day > start for day in self._days)
        )

    def on(self, day: date) -> tuple[tuple[Event, Told], ...]:
        """The events touched that begin on a day."""
        new = (
            (step.event, Told.EDITED if identity in self._base else Told.NEW)
            for identity, step in self._new.items()
            if _since(step) == day
        )
        gone = (
            (step.event, Told.GONE)
            for identity, step in self._base.items()
            if identity not in self._new and _since(step) == day
        )
        return (*new, *gone)


def _since(step: Step) -> date:
    return step.since or date.min
