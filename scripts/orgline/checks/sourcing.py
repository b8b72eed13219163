"""Checks of sources: used, dated in the right order, named where they are needed."""

from collections.abc import Iterator
from datetime import date

from orgline.checks.rule import Finding, pointing_at
from orgline.dates import day_words
from orgline.history import History
from orgline.records import Assertion, Change, Event, Position, Records, SourceId


def unused_source(history: History) -> Iterator[Finding]:
    """A source that nothing names."""
    used = set(_used(history.records))
    for source in history.records.sources.values():
        if source.id not in used:
            yield Finding(
                message=f"nothing in the record rests on the source `{source.id}`",
                span=source.span("id"),
                help="name it under `sources:` of what it supports, or take it out",
            )


def _used(records: Records) -> Iterator[SourceId]:
    for record in _sourced(records):
        yield from record.sources


def _sourced(records: Records) -> Iterator[Event | Change | Position | Assertion]:
    """Everything that names its sources."""
    for event in records.events.values():
        yield event
        yield from event.changes
        for disagreement in event.disagreements:
            for position in disagreement.positions:
                yield position
                yield from position.changes
    yield from records.assertions


def published_before_it_happened(history: History) -> Iterator[Finding]:
    """An event all of whose sources were out before it can have happened."""
    for event in history.records.events.values():
        earliest = event.date.earliest
        published = [history.records.sources[s].published for s in event.sources]
        if event.planned or not earliest or not published:
            continue
        if all(when.latest and when.latest < earliest for when in published):
            yield Finding(
                message=f"`{event.id}` happened after the last of its sources was published",
                span=event.span("date"),
                label=f"the newest source is of {max(published, key=lambda w: w.order).words()}",
                help="mend the date, add a newer source, or write `planned: true`",
            )


def announced_after_it_happened(history: History) -> Iterator[Finding]:
    """A planned event cannot have been announced after it took effect."""
    for event in history.records.events.values():
        announced = event.announced
        if not (event.planned and announced and announced.earliest and event.date.latest):
            continue
        if announced.earliest > event.date.latest:
            yield Finding(
                message=f"`{event.id}` is planned, but was announced after it happened",
                span=event.span("announced"),
                related=pointing_at(event.span("date"), "it happened"),
            )


def announced_after_its_sources(history: History) -> Iterator[Finding]:
    """An announcement later than every source that tells of it."""
    for event in history.records.events.values():
        announced = event.announced
        published = [history.records.sources[s].published.latest for s in event.sources]
        days = [day for day in published if day]
        if not (announced and announced.earliest and days and len(days) == len(published)):
            continue
        if announced.earliest > max(days):
            yield Finding(
                message=f"`{event.id}` was announced after all its sources were published",
                span=event.span("announced"),
            )


def accessed_before_published(history: History) -> Iterator[Finding]:
    """A source read before it was out."""
    for source in history.records.sources.values():
        read, out = source.accessed, source.published.earliest
        if read and read.latest and out and read.latest < out:
            yield Finding(
                message=f"`{source.id}` was accessed before it was published",
                span=source.span("accessed"),
                related=pointing_at(source.span("published"), "published"),
            )


def same_address(history: History) -> Iterator[Finding]:
    """Two sources at one address."""
    seen: dict[str, SourceId] = {}
    for source in history.records.sources.values():
        first = seen.setdefault(source.url, source.id) if source.url else source.id
        if first != source.id:
            yield Finding(
                message=f"`{source.id}` has the same address as `{first}`",
                span=source.span("url"),
                related=pointing_at(history.records.sources[first].span("url"), "the same"),
            )


def source_named_twice(history: History) -> Iterator[Finding]:
    """One source named twice in a list."""
    for record in _sourced(history.records):
        for index, source in enumerate(record.sources):
            if source in record.sources[:index]:
                yield Finding(
                    message=f"the source `{source}` is named twice",
                    span=record.span("sources", index),
                )


def published_in_the_future(history: History, today: date) -> Iterator[Finding]:
    """A source that appears after today cannot have been read."""
    for source in history.records.sources.values():
        earliest = source.published.earliest
        if earliest and earliest > today:
            yield Finding(
                message=f"`{source.id}` is published after today, {day_words(today)}",
                span=source.span("published"),
                help="mend the date; for what is announced, name the source that announces it",
            )
