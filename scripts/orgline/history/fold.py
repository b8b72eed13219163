"""Records → history: all events applied in order, each state kept by sharing."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from orgline.history.apply import apply
from orgline.history.builder import Builder, Link
from orgline.history.claim import Claim
from orgline.history.order import Scheduled, schedule
from orgline.history.state import Snapshot, State, Tenure, UnitState
from orgline.problem import Problem, Related
from orgline.records import (
    Change,
    Event,
    EventId,
    PersonId,
    Position,
    Records,
    RoleId,
    SourceId,
    UnitId,
)

_MOST_PLACES = 3


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Step:
    """One event as it was applied: its claims, the units it touched and what held afterwards.

    `number` is its place in the order of application, from 0.
    """

    number: int
    event: Event
    since: date | None
    until: date | None
    claims: tuple[Claim, ...]
    touched: frozenset[UnitId]
    after: Snapshot


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Epoch:
    """A day on which the state differs from the day before.

    `begins` are the events that can have happened from this day on, `settles` those that have
    happened for sure from this day on, having been only possible until then.
    """

    day: date
    begins: tuple[Event, ...]
    settles: tuple[Event, ...]


class History:
    """The whole history of an organisation; every question about time is asked here."""

    def __init__(self, records: Records, steps: tuple[Step, ...], links: tuple[Link, ...]) -> None:
        self.records = records
        self.steps = steps
        self.links = links
        self.leading = frozenset(role.id for role in records.roles.values() if role.leads)
        self._days = [step.since or date.min for step in steps]

    def at(self, day: date) -> State:
        """The organisation at the end of a day; costs a binary search, copies nothing."""
        return self._after(bisect_right(self._days, day), day)

    @cached_property
    def last(self) -> State:
        """The organisation after the last event, however far in the future that lies."""
        return self.at(date.max)

    def before(self, event: EventId, day: date) -> State:
        """The organisation just before an event, seen from a day."""
        return self._after(self.number(event), day)

    def after(self, event: EventId, day: date) -> State:
        """The organisation just after an event, seen from a day."""
        return self._after(self.number(event) + 1, day)

    def _after(self, count: int, day: date) -> State:
        """The state after the first `count` events."""
        snapshot = self.steps[count - 1].after if count else Snapshot()
        return State(snapshot, day, self.leading)

    def number(self, event: EventId) -> int:
        """Where an event stands in the order of application, from 0."""
        return self._numbers[event]

    def step(self, event: EventId) -> Step:
        """An event as it was applied."""
        return self.steps[self._numbers[event]]

    @cached_property
    def _numbers(self) -> Mapping[EventId, int]:
        return {step.event.id: number for number, step in enumerate(self.steps)}

    def between(self, start: date, end: date) -> tuple[Step, ...]:
        """The steps from the state at `start` to that at `end`: `start` exclusive, `end` inclusive.

        Empty when `end` is not after `start`.
        """
        return self.steps[bisect_right(self._days, start) : bisect_right(self._days, end)]

    @cached_property
    def epochs(self) -> tuple[Epoch, ...]:
        """Every day from which the organisation is another, earliest first.

        Events without changes make no epoch; neither does what has always been possible.
        """
        begins: dict[date, list[Event]] = defaultdict(list)
        settles: dict[date, list[Event]] = defaultdict(list)
        for step in self.steps:
            if step.claims and step.since:
                begins[step.since].append(step.event)
            if step.claims and step.until and step.until != step.since:
                settles[step.until].append(step.event)
        return tuple(
            Epoch(day=day, begins=tuple(begins[day]), settles=tuple(settles[day]))
            for day in sorted({*begins, *settles})
        )

    @cached_property
    def units(self) -> tuple[UnitState, ...]:
        """Every unit there has ever been, with all its past, in order of first mention."""
        found = self._end.units.values()
        return tuple(sorted(found, key=lambda unit: unit.number))

    @cached_property
    def tenures(self) -> tuple[Tenure, ...]:
        """Every tenure there has ever been, in the order in which they began."""
        found = (tenure for held in self._end.tenures.values() for tenure in held)
        return tuple(sorted(found, key=lambda tenure: tenure.begun.order))

    @property
    def _end(self) -> Snapshot:
        return self.steps[-1].after if self.steps else Snapshot()

    @cached_property
    def careers(self) -> Mapping[PersonId, tuple[Tenure, ...]]:
        """The tenures of each person."""
        found: dict[PersonId, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            found[tenure.person].append(tenure)
        return {person: tuple(held) for person, held in found.items()}

    @cached_property
    def posts(self) -> Mapping[tuple[UnitId, RoleId], tuple[Tenure, ...]]:
        """The tenures of each post."""
        found: dict[tuple[UnitId, RoleId], list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            found[tenure.post].append(tenure)
        return {post: tuple(held) for post, held in found.items()}

    @cached_property
    def steps_naming(self) -> Mapping[SourceId, tuple[Step, ...]]:
        """The steps of the events that rest on each source, wholly or in part."""
        found: dict[SourceId, list[Step]] = defaultdict(list)
        for step in self.steps:
            for source in dict.fromkeys(_sources(step.event)):
                found[source].append(step)
        return {source: tuple(steps) for source, steps in found.items()}

    @cached_property
    def steps_of(self) -> Mapping[UnitId, tuple[Step, ...]]:
        """The steps that touched each unit."""
        found: dict[UnitId, list[Step]] = defaultdict(list)
        for step in self.steps:
            for unit in sorted(step.touched):
                found[unit].append(step)
        return {unit: tuple(steps) for unit, steps in found.items()}


def _sources(event: Event) -> Iterator[SourceId]:
    """Every source that an event, a change or a position of it names."""
    positions = [p for disagreement in event.disagreements for p in disagreement.positions]
    yield from event.sources
    for position in positions:
        yield from position.sources
    for change in (*event.changes, *(change for p in positions for change in p.changes)):
        yield from change.sources


def fold(records: Records) -> tuple[History, tuple[Problem, ...]]:
    """Apply every event in order.

    Costs one pass over the changes; what a change leaves alone is shared with the state before.
    """
    scheduled, problems = schedule(records.events)
    builder = Builder(records)
    steps = tuple(
        _step(number, item, recorded_changes(item.event), builder)
        for number, item in enumerate(scheduled)
    )
    history = History(records, steps, tuple(builder.links))
    return history, (*problems, *builder.problems)


def recorded_changes(event: Event) -> Iterator[tuple[Change, Position | None]]:
    """The changes the record follows: the event's own, then those of adopted positions."""
    for change in event.changes:
        yield change, None
    for disagreement in event.disagreements:
        for position in disagreement.positions:
            if position.adopted:
                for change in position.changes:
                    yield change, position


def _step(
    number: int,
    item: Scheduled,
    changes: Iterable[tuple[Change, Position | None]],
    builder: Builder,
) -> Step:
    builder.touched = set()
    claims = tuple(
        Claim(
            event=item.event,
            change=change,
            step=number,
            place=place,
            since=item.since,
            until=item.until,
            position=position,
        )
        for place, (change, position) in enumerate(changes)
    )
    for claim in claims:
        apply(claim, builder)
    _account_for_ended(item.event, claims, builder)
    return Step(
        number=number,
        event=item.event,
        since=item.since,
        until=item.until,
        claims=claims,
        touched=frozenset(builder.touched),
        after=builder.snapshot(),
    )


def _account_for_ended(event: Event, claims: tuple[Claim, ...], builder: Builder) -> None:
    """What is inside a unit that ends has to be moved or ended by the same event."""
    for identity in sorted(builder.touched):
        unit = builder.unit(identity)
        if unit and unit.ended and unit.ended.event is event and claims:
            _account_for_parts(unit, unit.ended, builder)
            _account_for_posts(unit, unit.ended, builder)


def _account_for_parts(unit: UnitState, ended: Claim, builder: Builder) -> None:
    left = builder.children(unit.id)
    if left:
        names = ", ".join(f"`{child.id}`" for child in left)
        builder.problems.append(
            Problem(
                code="H108",
                message=f"`{unit.id}` ends with parts still in it: {names}",
                span=ended.change.span("op"),
                related=_places((c.id, c.places[-1].claim, "op") for c in left),
                help="move or close them in the same event; "
                "`close` has `children_to:` for all of them",
            )
        )


def _account_for_posts(unit: UnitState, ended: Claim, builder: Builder) -> None:
    left = builder.open_tenures(unit.id)
    if left:
        names = ", ".join(f"`{tenure.person}` ({tenure.role})" for tenure in left)
        builder.problems.append(
            Problem(
                code="H109",
                message=f"`{unit.id}` ends with somebody still in post: {names}",
                span=ended.change.span("op"),
                related=_places((t.person, t.begun, "person") for t in left),
                help="let them `depart` in the same event",
            )
        )


def _places(found: Iterable[tuple[str, Claim, str]]) -> tuple[Related, ...]:
    """Where the first few of those left behind came in."""
    spans = ((identity, claim.change.span(key)) for identity, claim, key in found)
    related = (Related(span=s, text=f"`{identity}` comes in") for identity, s in spans if s)
    return tuple(islice(related, _MOST_PLACES))
