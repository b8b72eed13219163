"""`/timeline/`: all events by year, and all tenures on one time scale."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from orgline.history import Step, Tenure
from orgline.records import EventKind
from orgline.views.bars import bars_on, ruler_of
from orgline.views.desk import Desk
from orgline.views.event import event_card
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Citations, EventCard, Mark, Scale
from orgline.views.ruler import Ruler

MOST_LANES = 10
"""More would make the row of events higher than the tenures that it stands above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years:
    """The events whose days can lie from year `first` to year `last` (inclusive), and in no fewer years.

    Of most events both are the same; None is not known.
    """

    first: int | None
    last: int | None
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Everything that happened, newest first, and who was in post when."""

    title: str
    sentence: str
    kinds: tuple[str, ...]
    groups: tuple[Years, ...]
    scale: Scale
    by_person: tuple[Bar, ...]
    by_unit: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    citations: Citations


def timeline_page(desk: Desk) -> TimelinePage:
    """The page of all events."""
    notes = Footnotes(desk)
    steps = desk.history.steps
    present = {step.event.kind for step in steps}
    held = desk.history.tenures
    ruler = ruler_of(held, desk)
    by_unit = sorted(held, key=lambda tenure: desk.number(tenure.unit))
    return TimelinePage(
        title="Timeline",
        sentence=_sentence(len(steps), desk),
        kinds=tuple(kind for kind in EventKind if kind in present),
        groups=tuple(_groups(desk)),
        scale=ruler.scale,
        by_person=bars_on(ruler, _by_person(held), desk, notes, by_person=True),
        by_unit=bars_on(ruler, by_unit, desk, notes, by_person=False),
        marks=_in_lanes(tuple(_marks(ruler, steps, desk))),
        citations=notes.citations(),
    )


def _groups(desk: Desk) -> Iterator[Years]:
    steps = sorted(desk.history.steps, key=_filed, reverse=True)
    for (first, last), found in groupby(steps, key=_years):
        events = tuple(event_card(step, desk) for step in found)
        yield Years(first=first, last=last, events=events)


def _years(step: Step) -> tuple[int | None, int | None]:
    """As the date is written, so that a plan stands in the year that it is for."""
    first, last = step.event.date.earliest, step.event.date.latest
    return first.year if first else None, last.year if last else None


def _filed(step: Step) -> tuple[int, int, int, tuple[date, int]]:
    """By the last year in which it can have happened; in one year by how much is known of it.

    Newest last: what began by then, what lies in several years, in that one, in that one or later.
    """
    first, last = _years(step)
    known = 3 if last is None else 0 if first is None else 2 if first == last else 1
    return last or first or 0, known, first or 0, recency(step)


def _marks(ruler: Ruler, steps: Iterable[Step], desk: Desk) -> Iterator[Mark]:
    """The events that lie on a scale, wholly or in part; one with an unknown end is on none."""
    for step in steps:
        if step.since is None or step.until is None:
            continue
        left, right = max(ruler.at(step.since), 0.0), min(ruler.at(step.until), 100.0)
        if left <= right:
            yield Mark(card=event_card(step, desk), left=left, width=round(right - left, 2))


def _in_lanes(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Marks that overlap in lanes of their own, longest first; those of one extent share one.

    There are no more than `MOST_LANES`: then each goes where it covers least.
    """
    spans = {(mark.left, -mark.width) for mark in marks if mark.width}
    ends: list[float] = []
    lanes: dict[tuple[float, float], int] = {}
    for left, minus in sorted(spans):
        free = next((lane for lane, end in enumerate(ends) if end < left), len(ends))
        if free == MOST_LANES:
            free = ends.index(min(ends))
        ends[free : free + 1] = [left - minus]
        lanes[left, minus] = free
    return tuple(replace(mark, lane=lanes.get((mark.left, -mark.width), 0)) for mark in marks)


def _by_person(tenures: tuple[Tenure, ...]) -> list[Tenure]:
    """All tenures of a person together; people in the order of their first."""
    first = {tenure.person: number for number, tenure in reversed(list(enumerate(tenures)))}
    return sorted(tenures, key=lambda tenure: first[tenure.person])


def recency(step: Step) -> tuple[date, int]:
    """Newest last: by the last day on which it can have happened, as far as that is known."""
    return step.until or step.since or date.min, step.number


def _sentence(count: int, desk: Desk) -> str:
    changing = sum(bool(step.claims) for step in desk.history.steps)
    return (
        f"The record holds {count} event{'s' if count != 1 else ''}; "
        f"{changing} of them changed, or tell of, how the organisation is built or led."
    )
