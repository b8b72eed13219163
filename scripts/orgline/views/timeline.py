"""`/timeline/`: all events by year, and all tenures on one time scale."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from orgline.history import Step, Tenure
from orgline.views.bars import bars_on, marks_on, ruler_of
from orgline.views.desk import Desk
from orgline.views.event import event_card
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Citations, EventCard, Mark, Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The events of one year; those of an unknown year come under ""."""

    year: str
    events: tuple[EventCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Everything that happened, newest first, and who was in post when."""

    title: str
    sentence: str
    kinds: tuple[str, ...]
    years: tuple[Year, ...]
    scale: Scale
    by_person: tuple[Bar, ...]
    by_unit: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    citations: Citations


def timeline_page(desk: Desk) -> TimelinePage:
    """The page of all events."""
    notes = Footnotes(desk)
    steps = sorted(desk.history.steps, key=recency, reverse=True)
    cards = [event_card(step, desk) for step in steps]
    years = groupby(cards, key=lambda card: card.year)
    held = desk.history.tenures
    ruler = ruler_of(held, desk)
    by_unit = sorted(held, key=lambda tenure: desk.number(tenure.unit))
    kinds = tuple(dict.fromkeys(card.kind for card in cards))
    return TimelinePage(
        title="Timeline",
        sentence=_sentence(len(cards), desk),
        kinds=kinds,
        years=tuple(Year(year=year, events=tuple(events)) for year, events in years),
        scale=ruler.scale,
        by_person=bars_on(ruler, _by_person(held), desk, notes, by_person=True),
        by_unit=bars_on(ruler, by_unit, desk, notes, by_person=False),
        marks=marks_on(ruler, desk.history.steps, desk),
        citations=notes.citations(),
    )


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
