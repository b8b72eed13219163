"""Tenures on a true time scale, with soft ends where a date is not exact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orgline.dates import day_words
from orgline.dates.words import MONTHS
from orgline.history import Step, Tenure
from orgline.records import Source
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Mark, Scale, Tick

_PADDING = 0.04
_MOST_TICKS = 8
_LONGEST_IN_DAYS = 45
_LONGEST_IN_MONTHS = 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When a tenure ran, as days: each end lies between two inclusive days, None is unknown.

    `seen` is the day of the newest source that names it, for a tenure without an end.
    """

    begins: tuple[date | None, date | None]
    ends: tuple[date | None, date | None] | None
    seen: date | None
    observed: bool

    def days(self) -> Iterator[date]:
        """All days that are known."""
        for day in (*self.begins, *(self.ends or ()), self.seen):
            if day:
                yield day


def stretch(tenure: Tenure, desk: Desk) -> Stretch:
    """When a tenure ran."""
    newest = newest_of(tenure, desk)
    begun, ended = tenure.begun, tenure.ended
    return Stretch(
        begins=(begun.since, begun.until),
        ends=(ended.since, ended.until) if ended else None,
        seen=newest.published.latest if newest else None,
        observed=tenure.observed,
    )


def newest_of(tenure: Tenure, desk: Desk) -> Source | None:
    """The newest source that names a person in a post."""
    claims = (tenure.begun, *(fact.claim for fact in tenure.titles))
    return desk.newest(source for claim in claims for source in claim.sources)


def words_of(tenure: Tenure, desk: Desk) -> str:
    """A tenure in words; "still in post" is never assumed, only "as of" a source."""
    begun = tenure.begun.when
    start = f"already in post {begun.placed()}" if tenure.observed else f"from {begun.words()}"
    if tenure.observed and "by" in begun.placed().split()[:1]:
        start = f"in post {begun.placed()}"
    if tenure.ended:
        return f"{start}, left {tenure.ended.when.placed()}"
    newest = newest_of(tenure, desk)
    return f"{start}, as of {newest.published.words()}" if newest else start


class Ruler:
    """A time scale that fits a set of stretches."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        days = sorted({day for one in stretches for day in one.days()}) or [date(2000, 1, 1)]
        span = max((days[-1] - days[0]).days, 28)
        pad = timedelta(days=max(1, round(span * _PADDING)))
        self._first = _shifted(days[0], -pad)
        self._last = _shifted(_shifted(days[0], timedelta(days=span)), pad)

    def at(self, day: date) -> float:
        """Where a day stands, in hundredths of the width."""
        whole = (self._last - self._first).days
        return round(100 * (day - self._first).days / whole, 2)

    @property
    def scale(self) -> Scale:
        """The scale with its ticks."""
        ticks = tuple(Tick(at=self.at(day), label=label) for day, label in self._ticks())
        return Scale(ticks=ticks, first=day_words(self._first), last=day_words(self._last))

    def _ticks(self) -> list[tuple[date, str]]:
        whole = (self._last - self._first).days
        if whole <= _LONGEST_IN_DAYS:
            found = [
                (day, f"{day.day} {MONTHS[day.month - 1][:3]}")
                for day in (self._first + timedelta(days=n) for n in range(whole + 1))
            ]
        elif whole <= _LONGEST_IN_MONTHS:
            found = [
                (day, f"{MONTHS[day.month - 1][:3]} {day.year}") for day in self._firsts(step=1)
            ]
        else:
            found = [(day, str(day.year)) for day in self._firsts(step=12)]
        return found[:: 1 + (len(found) - 1) // _MOST_TICKS]

    def _firsts(self, *, step: int) -> Iterator[date]:
        """First days of months (or of years, with step 12) within the scale."""
        number = self._first.year * 12 + self._first.month
        number += -number % step if step > 1 else 0
        while date(number // 12, number % 12 + 1, 1) <= self._last:
            yield date(number // 12, number % 12 + 1, 1)
            number += step


def _shifted(day: date, by: timedelta) -> date:
    """A day moved, within what a calendar can hold."""
    number = min(max(day.toordinal() + by.days, 1), date.max.toordinal() - 366)
    return date.fromordinal(number)


def bars(
    tenures: Iterable[Tenure], desk: Desk, notes: Footnotes, *, by_person: bool
) -> tuple[Scale, tuple[Bar, ...]]:
    """Tenures as bars on one scale; labelled by person, or else by unit."""
    held = tuple(tenures)
    ruler = ruler_of(held, desk)
    return ruler.scale, bars_on(ruler, held, desk, notes, by_person=by_person)


def ruler_of(tenures: Iterable[Tenure], desk: Desk) -> Ruler:
    """A scale on which all these tenures have room."""
    return Ruler(stretch(tenure, desk) for tenure in tenures)


def bars_on(
    ruler: Ruler, tenures: Iterable[Tenure], desk: Desk, notes: Footnotes, *, by_person: bool
) -> tuple[Bar, ...]:
    """Tenures as bars on a given scale."""
    return tuple(
        _bar(tenure, stretch(tenure, desk), ruler, desk, notes, by_person=by_person)
        for tenure in tenures
    )


def marks_on(ruler: Ruler, steps: Iterable[Step], desk: Desk) -> tuple[Mark, ...]:
    """The events that lie on a scale, wholly or in part; one of no known day is on none."""
    found = (_mark(step, ruler, desk) for step in steps)
    return tuple(mark for mark in found if mark)


def _mark(step: Step, ruler: Ruler, desk: Desk) -> Mark | None:
    first, last = step.since or step.until, step.until or step.since
    if first is None or last is None:
        return None
    left, right = max(ruler.at(first), 0.0), min(ruler.at(last), 100.0)
    if right < left:
        return None
    return Mark(
        event=desk.event(step.event),
        kind=str(step.event.kind),
        words=step.event.date.words(),
        left=left,
        width=round(right - left, 2),
    )


def _bar(  # noqa: PLR0913 - what a bar is made of
    tenure: Tenure,
    one: Stretch,
    ruler: Ruler,
    desk: Desk,
    notes: Footnotes,
    *,
    by_person: bool,
) -> Bar:
    left, soft_left, open_left = _left(one, ruler)
    right, soft_right, open_right = _right(one, ruler, left + soft_left)
    person, unit = desk.person(tenure.person), desk.unit(tenure.unit)
    label, other = (person, unit) if by_person else (unit, person)
    return Bar(
        label=label,
        detail=other.name,
        person=person,
        unit=unit,
        title=desk.title(tenure),
        left=left,
        right=right,
        soft_left=soft_left,
        soft_right=soft_right,
        open_left=open_left,
        open_right=open_right,
        words=words_of(tenure, desk),
        acting=tenure.title.acting,
        support=notes.support(tenure.begun),
    )


def _left(one: Stretch, ruler: Ruler) -> tuple[float, float, bool]:
    """Where a bar begins, how much of it is soft, and whether it began at an unknown time."""
    since, until = one.begins
    if since is None:
        return 0.0, ruler.at(until) if until else 100.0, True
    first = ruler.at(since)
    return first, round(ruler.at(until) - first, 2) if until else 0.0, one.observed


def _right(one: Stretch, ruler: Ruler, least: float) -> tuple[float, float, bool]:
    """Where a bar ends, how much of it is soft, and whether it goes on as far as is known."""
    if one.ends is None:
        return max(ruler.at(one.seen) if one.seen else 100.0, least), 0.0, True
    since, until = one.ends
    last = ruler.at(until) if until else 100.0
    return last, round(last - ruler.at(since), 2) if since else 0.0, until is None
