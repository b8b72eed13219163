"""In which order events are applied.

By the first day on which each can have happened, then by the last, then by explicit `after:`, then
by file path and position. `after: x` also means that this event cannot have happened before the
first day of x, which lifts its own first day, and that x cannot have happened after the last day of
this one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from itertools import dropwhile

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
    first days of the result never go down: the state on a day is a prefix of the order. Of events
    that come after each other in a circle, the dates alone count.
    """
    waits = {event.id: tuple(dict.fromkeys(event.after)) for event in events.values()}
    problems = [_circle(tuple(events[i] for i in circle)) for circle in _open_circles(waits)]
    since = _first_days(events, waits)
    problems.extend(_contradictions(events, waits, since))
    until = _last_days(events, waits, since)
    scheduled = (
        Scheduled(
            event=events[i], since=_known(day, _OPEN_START), until=_known(until[i], _OPEN_END)
        )
        for i, day in since.items()
    )
    return tuple(scheduled), tuple(problems)


def _open_circles(waits: dict[EventId, tuple[EventId, ...]]) -> Iterator[tuple[EventId, ...]]:
    """Find the circles, each from its smallest id on, and let none of its members wait for another.

    One walk over all events, along `after:`; whoever waits for somebody on the path closes a circle.
    """
    circles = tuple(_circles(waits))
    for circle in circles:
        members = frozenset(circle)
        for member in circle:
            waits[member] = tuple(i for i in waits[member] if i not in members)
        start = circle.index(min(circle))
        yield (*circle[start:], *circle[:start])


def _circles(waits: Mapping[EventId, tuple[EventId, ...]]) -> Iterator[tuple[EventId, ...]]:
    done: set[EventId] = set()
    for first in waits:
        path = {} if first in done else {first: iter(waits[first])}
        while path:
            here, others = next(reversed(path.items()))
            other = next(others, None)
            if other is None:
                done.add(here)
                del path[here]
            elif other in path:
                yield tuple(reversed(tuple(dropwhile(other.__ne__, path))))
            elif other not in done:
                path[other] = iter(waits[other])


def _first_days(
    events: Mapping[EventId, Event], waits: Mapping[EventId, tuple[EventId, ...]]
) -> dict[EventId, date]:
    """The first day of each event, in the order of application."""
    left = {identity: len(before) for identity, before in waits.items()}
    followers: dict[EventId, list[EventId]] = defaultdict(list)
    for identity, before in waits.items():
        for first in before:
            followers[first].append(identity)
    since: dict[EventId, date] = {}
    ready = [_key(events[i], (), since) for i, count in left.items() if not count]
    heapify(ready)
    while ready:
        first_day, *_, identity = heappop(ready)
        since[identity] = first_day
        for follower in followers[identity]:
            left[follower] -= 1
            if not left[follower]:
                heappush(ready, _key(events[follower], waits[follower], since))
    return since


def _key(event: Event, waits: Iterable[EventId], since: Mapping[EventId, date]) -> _Key:
    first_day = max((event.date.earliest or _OPEN_START, *(since[i] for i in waits)))
    span = event.span()
    place = (span.file, span.line, span.column) if span else ("", 0, 0)
    return (first_day, event.date.latest or _OPEN_END, *place, event.id)


def _last_days(
    events: Mapping[EventId, Event],
    waits: Mapping[EventId, tuple[EventId, ...]],
    since: Mapping[EventId, date],
) -> dict[EventId, date]:
    """The last day of each event, which is no later than that of any event that follows it.

    What is only planned has none: that it did happen is for a later source to say.
    """
    until = {
        i: _OPEN_END if events[i].planned else events[i].date.latest or _OPEN_END for i in since
    }
    for identity in reversed(tuple(since)):
        for before in waits[identity]:
            # where the dates contradict `after:`, which is reported, they stay as they are
            until[before] = max(min(until[before], until[identity]), since[before])
    return until


def _known(day: date, end: date) -> date | None:
    return None if day == end else day


def _circle(events: tuple[Event, ...]) -> Problem:
    first, *others = events
    names = ", ".join(f"`{event.id}`" for event in events)
    spans = ((event.id, event.span("after")) for event in others)
    return Problem(
        code="H202",
        message=f"events come after each other in a circle: {names}"
        if others
        else f"{names} is said to come after itself",
        span=first.span("after"),
        related=tuple(Related(span=s, text=f"`{i}` waits here") for i, s in spans if s),
        help="take out the `after:` that is wrong",
    )


def _contradictions(
    events: Mapping[EventId, Event],
    waits: Mapping[EventId, tuple[EventId, ...]],
    order: Iterable[EventId],
) -> Iterator[Problem]:
    """Events whose last day lies before the first day of one that they come after.

    The day that contradicts counts no further: what follows such an event is not to blame.
    """
    first_days: dict[EventId, date] = {}
    for identity in order:
        event = events[identity]
        last_day = event.date.latest or _OPEN_END
        later = tuple(events[i] for i in waits[identity] if first_days[i] > last_day)
        if later:
            yield _contradiction(event, later)
        first_day = max(
            (event.date.earliest or _OPEN_START, *(first_days[i] for i in waits[identity]))
        )
        first_days[identity] = min(first_day, last_day)


def _contradiction(event: Event, later: tuple[Event, ...]) -> Problem:
    names = " and ".join(f"`{before.id}`" for before in later)
    spans = ((before, before.span("date")) for before in later)
    return Problem(
        code="H203",
        message=f"`{event.id}` is said to come after {names}, but its date lies before",
        span=event.span("date"),
        label=event.date.words(),
        related=tuple(
            Related(span=s, text=f"`{before.id}`: {before.date.words()}")
            for before, s in spans
            if s
        ),
        help="mend one of the dates, or take out the `after:`",
    )
