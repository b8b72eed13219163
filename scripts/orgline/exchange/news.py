"""Events as feeds and calendars tell them: the record's own words, no markup, links made whole."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from orgline.dates import When
from orgline.history import History, Step
from orgline.records import Event, Source, SourceId, UnitId

UNKNOWN_DAY = date(1970, 1, 1)
"""Stands for the day of a source that nobody can date, where a format demands an instant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source of an event; `url` is its own address, `""` when it has none."""

    title: str
    publisher: str
    url: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event; `page` is relative to the site's root.

    `told` is the last possible day of publication of the newest source that tells of it. It stands
    where a format demands an instant, which no source gives: the day of the event would be more
    exact than the record, the time of the build would differ with every build.
    """

    title: str
    kind: str
    when: When
    summary: str
    page: str
    told: date
    planned: bool
    sources: tuple[Cited, ...]

    @property
    def instant(self) -> datetime:
        """`told` at midnight UTC."""
        return datetime.combine(self.told, time.min, UTC)

    @property
    def words(self) -> str:
        """The date in words, what happened, and who says so."""
        publishers = ", ".join(dict.fromkeys(source.publisher for source in self.sources))
        planned = " (planned)" if self.planned else ""
        return f"{_sentence(self.when.words())}{planned}. {self.summary} According to {publishers}."


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def items(history: History, unit: UnitId | None = None) -> tuple[Item, ...]:
    """All events, or those that touch a unit, the last told first.

    Of events told on one day, the one that happened last comes first.
    """
    steps = history.steps_of.get(unit, ()) if unit else history.steps
    told = [(_item(step, history), step.number) for step in steps]
    ordered = sorted(told, key=lambda pair: (pair[0].told, pair[1]), reverse=True)
    return tuple(item for item, _ in ordered)


def _item(step: Step, history: History) -> Item:
    event = step.event
    sources = [history.records.sources[source] for source in _sources_of(event)]
    return Item(
        title=plain(event.title),
        kind=str(event.kind),
        when=event.date,
        summary=plain(event.summary),
        page=f"events/{event.id}/",
        told=newest_day(sources),
        planned=event.planned,
        sources=tuple(_cited(source) for source in sources),
    )


def _cited(source: Source) -> Cited:
    return Cited(
        title=plain(source.title),
        publisher=plain(source.publisher),
        url=source.url or "",
        page=f"sources/{source.id}/",
    )


def _sources_of(event: Event) -> tuple[SourceId, ...]:
    """The event's sources, those of its changes and of the answers to its questions, each once."""
    return tuple(dict.fromkeys(_all_sources(event)))


def _all_sources(event: Event) -> Iterator[SourceId]:
    positions = [p for disagreement in event.disagreements for p in disagreement.positions]
    yield from event.sources
    for change in (*event.changes, *(change for p in positions for change in p.changes)):
        yield from change.sources
    for position in positions:
        yield from position.sources


def newest_day(sources: Iterable[Source]) -> date:
    """The last possible day of the newest publication; `UNKNOWN_DAY` where none can be dated."""
    days = [source.published.latest or source.published.earliest for source in sources]
    return max((day for day in days if day), default=UNKNOWN_DAY)


def plain(text: str) -> str:
    """One line without characters that XML and calendars cannot hold (controls, half surrogates)."""
    kept = (" " if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} else c for c in text)
    return " ".join("".join(kept).replace("\ufffe", "").replace("\uffff", "").split())
