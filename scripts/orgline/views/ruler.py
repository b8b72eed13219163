"""A true time scale, with as many ticks as have room for their words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from orgline.dates import day_words
from orgline.dates.words import MONTHS
from orgline.views.parts import Scale, Tick

ROOMY, TIGHT = 480, 240
"""The least widths of a scale in px, on a screen and on a phone or beside a list of contents."""

_PADDING = 0.04
_SHORTEST = 20  # days
_LETTER = 7.4  # px, of the widest figures and letters that months and years are written in
_AROUND = 12  # px, from a tick to its words and from these to the next tick


class Ruler:
    """A time scale that fits a set of days."""

    def __init__(self, days: Iterable[date]) -> None:
        known = sorted(set(days)) or [date(2000, 1, 1)]
        span = max((known[-1] - known[0]).days, _SHORTEST)
        pad = timedelta(days=max(1, round(span * _PADDING)))
        self._first = _shifted(known[0], -pad)
        self._last = _shifted(_shifted(known[0], timedelta(days=span)), pad)

    def at(self, day: date) -> float:
        """Where a day stands, in hundredths of the width."""
        whole = (self._last - self._first).days
        return round(100 * (day - self._first).days / whole, 2)

    @property
    def scale(self) -> Scale:
        """The scale with its ticks."""
        return Scale(
            roomy=self.ticks(ROOMY),
            tight=self.ticks(TIGHT),
            first=day_words(self._first),
            last=day_words(self._last),
        )

    def ticks(self, width: int) -> tuple[Tick, ...]:
        """As many ticks as have room on so many px, each with its words or with none at the end."""
        whole = (self._last - self._first).days
        for step in _STEPS:
            if whole / step.days * _AROUND <= width:
                placed = _placed(self._labelled(step), width)
                if placed:
                    return placed
        return ()

    def _labelled(self, step: "_Step") -> list[Tick]:
        found, year = [], 0
        for day in step.between(self._first, self._last):
            label = step.label(day, day.year == year)
            found.append(Tick(at=self.at(day), label=label))
            year = day.year
        return found


def _placed(ticks: list[Tick], width: int) -> tuple[Tick, ...]:
    """The same ticks if no two of their words touch; without words where these would stick out."""
    placed, free = [], 0.0
    for tick in ticks:
        start = tick.at * width / 100
        end = start + len(tick.label) * _LETTER + _AROUND
        if start < free:
            return ()
        placed.append(tick if end <= width else Tick(at=tick.at, label=""))
        free = end
    return tuple(placed)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """From one tick to the next: about so many days; `label` is told if the year is that before."""

    days: float
    between: Callable[[date, date], Iterator[date]]
    label: Callable[[date, bool], str]


def _by_days(step: int) -> _Step:
    """Every so many days; seven are from Monday to Monday."""

    def between(first: date, last: date) -> Iterator[date]:
        start = first.toordinal() + (1 - first.toordinal()) % step
        yield from (date.fromordinal(number) for number in range(start, last.toordinal() + 1, step))

    return _Step(days=step, between=between, label=_day)


def _by_halves() -> _Step:
    """The first and the fifteenth of each month."""

    def between(first: date, last: date) -> Iterator[date]:
        for start in _firsts(first.replace(day=1), last, 1):
            yield from (d for d in (start, start.replace(day=15)) if first <= d <= last)

    return _Step(days=15, between=between, label=_day)


def _by_months(step: int) -> _Step:
    return _Step(
        days=30 * step, between=lambda first, last: _firsts(first, last, step), label=_month
    )


def _by_years(step: int) -> _Step:
    return _Step(
        days=365 * step,
        between=lambda first, last: _firsts(first, last, 12 * step),
        label=lambda day, _: str(day.year),
    )


def _firsts(first: date, last: date, step: int) -> Iterator[date]:
    """First days of every so many months, counted from January of the year 0."""
    number = first.year * 12 + first.month - (first.day == 1)
    number += -number % step
    while number < 12 * (date.max.year + 1) and (day := _first_day(number)) <= last:
        yield day
        number += step


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _day(day: date, same_year: bool) -> str:  # noqa: FBT001 - as all labels of steps
    return f"{day.day} {_month(day, same_year)}"


def _month(day: date, same_year: bool) -> str:  # noqa: FBT001 - as all labels of steps
    """The year is named where it begins."""
    name = MONTHS[day.month - 1][:3]
    return name if same_year else f"{name} {day.year}"


_STEPS = (
    *map(_by_days, (1, 2, 7)),
    _by_halves(),
    *map(_by_months, (1, 2, 3, 6)),
    *map(_by_years, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)


def _shifted(day: date, by: timedelta) -> date:
    """A day moved, within what a calendar can hold."""
    number = min(max(day.toordinal() + by.days, 1), date.max.toordinal())
    return date.fromordinal(number)
