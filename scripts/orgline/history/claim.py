"""Why the record holds something: the change that says so, in the event that makes it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from orgline.dates import When
from orgline.records import Change, Event, Position, SourceId, UnitId

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Claim:
    """One change as it stands in the order of all changes.

    `step` counts events, `place` the changes within the event; both from 0. `since` is the first
    day (inclusive) on which it can have happened, None for "any day back from then"; `until` the
    last (inclusive), None when that is open or unknown, and for what was only planned: that it did
    happen is for a later source to say. `position` is the adopted position of a
    disagreement that the change comes from, if any.
    """

    event: Event
    change: Change
    step: int
    place: int
    since: date | None
    until: date | None
    position: Position | None = None

    @property
    def when(self) -> When:
        """The date as the record writes it."""
        return self.event.date

    @property
    def sources(self) -> tuple[SourceId, ...]:
        """Who says so: the sources of the change, else of its position, else of its event."""
        return claimed_by(self.event, self.change, self.position)

    @property
    def order(self) -> tuple[int, int]:
        """Where it stands among all claims."""
        return self.step, self.place

    def certain_by(self, day: date) -> bool:
        """Whether it has happened by the end of that day for sure, not only possibly."""
        return self.until is not None and self.until <= day


def claimed_by(event: Event, change: Change, position: Position | None) -> tuple[SourceId, ...]:
    """The sources of a change, else of the position that holds it, else of its event."""
    return change.sources or (position.sources if position else ()) or event.sources


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Fact(Generic[T_co]):
    """A value and the claim that it rests on."""

    value: T_co
    claim: Claim


class Tie(StrEnum):
    """How much is known of where a unit stands."""

    ROOT = "root"
    """On top: there is no parent."""
    UNDER = "under"
    """A source states the direct parent."""
    WITHIN = "within"
    """Somewhere inside the parent; no source states the direct parent."""
    UNPLACED = "unplaced"
    """No source says where the unit belongs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a unit stands: on top, directly under a unit, somewhere within it, or unknown."""

    tie: Tie
    parent: UnitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A unit's name over a time, and the same in other languages as (code, name) pairs."""

    text: str
    others: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a person is called in a post; None when no source gives the title."""

    text: str | None
    acting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Life:
    """One stretch in which a unit exists: half-open, from `begun` to `ended` (None: still)."""

    begun: Claim
    ended: Claim | None = None
