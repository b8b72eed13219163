"""The days on which the organisation became another, as stops to travel between."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from orgline.dates.words import MONTHS
from orgline.history import Epoch
from orgline.views.desk import Desk
from orgline.views.parts import Ref

NEAR = 5
"""How many stops a page lists on each side of its own: more would cost every page of a long record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One day with a chart: `short` is its date in little room, `what` the events that made it."""

    day: Ref
    short: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stops:
    """The stops around a page's own.

    `first` is the number, from 0, of the first one listed among all `count`; `here` the number of
    the page's own.
    """

    near: tuple[Stop, ...]
    first: int
    here: int
    count: int

    @property
    def own(self) -> Stop:
        """The page's own stop."""
        return self.near[self.here - self.first]

    @property
    def earlier(self) -> Stop | None:
        """The stop before, None at the first."""
        return self.near[self.here - self.first - 1] if self.here else None

    @property
    def later(self) -> Stop | None:
        """The stop after, None at the last."""
        return self.near[self.here - self.first + 1] if self.here + 1 < self.count else None


def stops(day: date, desk: Desk) -> Stops | None:
    """The stops around the one that holds on a day; None before the first."""
    days = desk.epoch_days
    here = bisect_right(days, day) - 1
    if here < 0:
        return None
    first = max(0, min(here - NEAR, len(days) - 2 * NEAR - 1))
    near = desk.history.epochs[first : max(here + NEAR, first + 2 * NEAR) + 1]
    return Stops(
        near=tuple(_stop(epoch, desk) for epoch in near), first=first, here=here, count=len(days)
    )


def _stop(epoch: Epoch, desk: Desk) -> Stop:
    return Stop(day=desk.day(epoch.day), short=_short(epoch.day), what=_what(epoch))


def _short(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _what(epoch: Epoch) -> str:
    """What happened, else what can have happened, else what became certain.

    The first title, and how many more events there are; one that is sure to be of this day first.
    """
    events = sorted(epoch.begins, key=lambda event: not event.date.is_exact) or epoch.settles
    if not events:
        return ""
    lead = "" if events[0].date.is_exact else "possible from here: "
    if not epoch.begins:
        lead = "certain by then: "
    more = f", and {len(events) - 1} more" if len(events) > 1 else ""
    return f"{lead}{events[0].title}{more}"
