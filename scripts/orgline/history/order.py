"""In which order events are applied.

By the first day on which each can have happened, then by the last, then by explicit `after:`, then
by file path and position. `after: x` also means that this event cannot have happened before the
first day of x, which lifts its own first day.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from orgline.problem import Problem, Related
from orgline.records import Event, EventId

_OPEN_START = date.min
_OPEN_END = date.max
_Key = tuple[date, date, str, int, int, EventId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """An event and the days (inclusive) between which it can have happened; None is open."""

    event: Event
    since: date | None
    until: date | None


def schedule(
    events: Mapping[EventId, Event],
) -> tuple[tuple[Scheduled, ...], tuple[Problem, ...]]:
    """Put events in the order of application.

    Kahn's topological sort, in which a heap picks the earliest event among those whose
    predecessors are done. As a predecessor's first day is never later than its follower's, the
    first days of the result never go down: the state on a day is a prefix of the order.
    """
    since, rest = _ordered(events)
    problems = [p for identity in since for p in _too_late(events[identity], events, since)]
    if rest:
        problems.append(_cycle(rest))
        since.update((event.id, event.date.latest or _OPEN_END) for event in rest)
    return tuple(_scheduled(events[identity], day) for identity, day in since.items()), tuple(
        problems
    )


def _ordered(events: Mapping[EventId, Event]) -> tuple[dict[EventId, date], list[Event]]:
    """The first day of each event, in the order of application; and events in a circle."""
    waits = {event.id: {a for a in event.after if a in events} for event in events.values()}
    followers: dict[EventId, list[EventId]] = defaultdict(list)
    for identity, before in waits.items():
        for first in before:
            followers[first].append(identity)
    since: dict[EventId, date] = {}
    ready: list[_Key] = []
    for identity, before in waits.items():
        if not before:
            heappush(ready, _key(events[identity], since))
    while ready:
        first_day, *_, identity = heappop(ready)
        since[identity] = first_day
        for follower in followers[identity]:
            waits[follower].discard(identity)
            if not waits[follower]:
                heappush(ready, _key(events[follower], since))
    return since, [event for event in events.values() if event.id not in since]


def _key(event: Event, since: Mapping[EventId, date]) -> _Key:
    before = (since[identity] for identity in event.after if identity in since)
    first_day = max((event.date.earliest or _OPEN_START, *before))
    span = event.span()
    place = (span.file, span.line, span.column) if span else ("", 0, 0)
    return (first_day, event.date.latest or _OPEN_END, *place, event.id)


def _scheduled(event: Event, since: date) -> Scheduled:
    return Scheduled(
        event=event, since=None if since == _OPEN_START else since, until=event.date.latest
    )


def _cycle(rest: Iterable[Event]) -> Problem:
    first, *others = sorted(rest, key=lambda event: event.id)
    names = ", ".join(f"`{event.id}`" for event in (first, *others))
    spans = ((event.id, event.span("after")) for event in others)
    return Problem(
        code="H202",
        message=f"events come after each other in a circle: {names}",
        span=first.span("after"),
        related=tuple(Related(span=s, text=f"`{i}` waits here") for i, s in spans if s),
        help="take out the `after:` that is wrong",
    )


def _too_late(
    event: Event, events: Mapping[EventId, Event], since: Mapping[EventId, date]
) -> list[Problem]:
    latest = event.date.latest
    return [
        _contradiction(event, events[identity])
        for identity in event.after
        if identity in since and latest and since[identity] > latest
    ]


def _contradiction(event: Event, before: Event) -> Problem:
    span = before.span("date")
    return Problem(
        code="H203",
        message=f"`{event.id}` is said to come after `{before.id}`, but its date lies before it",
        span=event.span("date"),
        related=(Related(span=span, text=f"`{before.id}` is dated here"),) if span else (),
    )
