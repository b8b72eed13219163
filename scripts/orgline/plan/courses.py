"""What holds from which day on: the course of one thing through a whole history.

Two histories compare by the courses of what is in them, not by the days on which they could be
asked: the cost is that of the facts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from orgline.history import Claim, History, Part, Tenure, Title, UnitState
from orgline.records import PersonId, UnitId

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

Course = tuple[tuple[date, T | None], ...]
"""Values, each from its day (inclusive) until the next one's; before the first one, None.

Days ascend, and no value follows on itself. The first possible day stands for "as far back as the
record goes".
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(Generic[T_co]):
    """A stretch over which two courses differ in one way: half-open, `end` None: for good.

    `was` and `now` are the values of the base and of the new record, `was_before` and `now_before`
    those just before the start.
    """

    start: date
    end: date | None
    was: T_co | None
    now: T_co | None
    was_before: T_co | None
    now_before: T_co | None


def runs(old: Course[T], new: Course[T]) -> Iterator[Run[T]]:
    """The stretches over which two courses differ, earliest first."""
    if old == new:
        return
    points = list(_merged(old, new))
    was_before: T | None = None
    now_before: T | None = None
    for number, (day, was, now) in enumerate(points):
        if was != now:
            end = points[number + 1][0] if number + 1 < len(points) else None
            yield Run(
                start=day,
                end=end,
                was=was,
                now=now,
                was_before=was_before,
                now_before=now_before,
            )
        was_before, now_before = was, now


def _merged(old: Course[T], new: Course[T]) -> Iterator[tuple[date, T | None, T | None]]:
    """Both courses as one, a point for each day on which either takes another value."""
    olds, news = dict(old), dict(new)
    was: T | None = None
    now: T | None = None
    for day in sorted({*olds, *news}):
        was = olds.get(day, was)
        now = news.get(day, now)
        yield day, was, now


def altered(was: Course[T], now: Course[T]) -> Iterator[Run[T]]:
    """The runs over which something is there, but otherwise.

    Where the base does not have it, the steps that follow on its first day are told as well.
    """
    for run in runs(was, now):
        steps = run.now_before not in (None, run.now)
        if run.now is not None and (run.was is not None or steps):
            yield run


def compared(run: Run[T]) -> tuple[T, T, bool]:
    """Before, after, and whether "before" is what the base says of the same day.

    A step that only the new record takes is told from what held until then; where the base differs
    on the day itself, it is told against that. For runs that `altered` gives.
    """
    steps = run.now_before not in (None, run.now)
    alone = steps and (run.was is None or run.was_before == run.was)
    before, after = run.now_before if alone else run.was, run.now
    if before is None or after is None:
        raise ValueError(run)
    return before, after, not alone


def holding(whole: Course[T], day: date) -> T | None:
    """The value on a day."""
    return next((value for first, value in reversed(whole) if first <= day), None)


def holding_before(whole: Course[T], day: date) -> T | None:
    """The value until a day."""
    return next((value for first, value in reversed(whole) if first < day), None)


def at(whole: Course[T], day: date) -> T:
    """The value on a day, which has to be there."""
    found = holding(whole, day)
    if found is None:
        raise LookupError(day)
    return found


def course(points: Iterable[tuple[date, T | None]]) -> Course[T]:
    """A course of points in order; of several on one day, the last counts."""
    found: list[tuple[date, T | None]] = []
    for day, value in points:
        if found and found[-1][0] == day:
            found.pop()
        if (found[-1][1] if found else None) != value:
            found.append((day, value))
    return tuple(found)


def shown(day: date) -> date | None:
    """A first day as changes give it: None for "as far back as the record goes"."""
    return None if day == date.min else day


def first_day(claim: Claim) -> date:
    """The first day on which a claim can hold."""
    return claim.since or date.min


def of_unit(unit: UnitState | None) -> Course[Part]:
    """What a unit is, while it exists."""
    return course(_parts(unit)) if unit else ()


def _parts(unit: UnitState) -> Iterator[tuple[date, Part | None]]:
    alive = False
    values: dict[str, Any] = {"reports_to": None}
    for claim, key, value in sorted(_facts(unit), key=lambda fact: fact[0].order):
        if key == "life":
            alive = value is True
        else:
            values[key] = value
        whole = alive and {"name", "kind", "place"} <= values.keys()
        yield first_day(claim), Part(**values) if whole else None


def _facts(unit: UnitState) -> Iterator[tuple[Claim, str, object]]:
    yield from ((fact.claim, "name", fact.value) for fact in unit.names)
    yield from ((fact.claim, "kind", fact.value) for fact in unit.kinds)
    yield from ((fact.claim, "place", fact.value) for fact in unit.places)
    yield from ((fact.claim, "reports_to", fact.value) for fact in unit.reports)
    for life in unit.lives:
        yield life.begun, "life", True
        if life.ended:
            yield life.ended, "life", False


def of_heads(history: History, unit: UnitId) -> Course[tuple[PersonId, ...]]:
    """Who heads a unit, in the order in which they came; () for nobody."""
    leading = [t for t in history.last.past_tenures(unit) if t.role in history.leading]
    marks = sorted(
        (claim.order, first_day(claim), begins, tenure.person)
        for tenure in leading
        for claim, begins in ((tenure.begun, True), (tenure.ended, False))
        if claim
    )
    return course(_heads(marks))


def _heads(
    marks: Iterable[tuple[object, date, bool, PersonId]],
) -> Iterator[tuple[date, tuple[PersonId, ...]]]:
    there: dict[PersonId, None] = {}
    yield date.min, ()
    for _, day, begins, person in marks:
        if begins:
            there[person] = None
        else:
            there.pop(person, None)
        yield day, tuple(there)


def of_post(tenures: Iterable[Tenure]) -> Course[Title]:
    """The title of one person in one post, while they hold it; `tenures` in order."""
    return course(_titles(tenures))


def _titles(tenures: Iterable[Tenure]) -> Iterator[tuple[date, Title | None]]:
    for tenure in tenures:
        yield from ((first_day(fact.claim), fact.value) for fact in tenure.titles)
        if tenure.ended:
            yield first_day(tenure.ended), None


def of_certainty(facts: Iterable[tuple[Claim, T]]) -> Course[tuple[T, bool]]:
    """A value with whether it is certain: it is possible until the last day of its date."""
    return course(_certainties(tuple(facts)))


def _certainties(facts: tuple[tuple[Claim, T], ...]) -> Iterator[tuple[date, tuple[T, bool]]]:
    following = (*(first_day(claim) for claim, _ in facts[1:]), date.max)
    for (claim, value), next_day in zip(facts, following, strict=False):
        since = first_day(claim)
        yield since, (value, claim.certain_by(since))
        if claim.until and since < claim.until < next_day:
            yield claim.until, (value, True)
