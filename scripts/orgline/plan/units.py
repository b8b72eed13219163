"""What changes about units: existence, place, name, kind, heads, whom they answer to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from orgline.history import Claim, History, Part, State, UnitState
from orgline.plan.changes import (
    Answers,
    Appears,
    Aspect,
    Change,
    Coming,
    Going,
    Leads,
    Moves,
    Renames,
    Retypes,
    Settles,
    Vanishes,
)
from orgline.plan.courses import (
    Course,
    Run,
    altered,
    at,
    compared,
    course,
    holding,
    holding_before,
    of_certainty,
    of_heads,
    of_unit,
    runs,
    shown,
)
from orgline.records import Observe, Reopen, UnitId

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One unit in both histories; a state is None where the record has never had it."""

    unit: UnitId
    base: History
    new: History
    was: UnitState | None
    now: UnitState | None


def of_units(base: History, new: History) -> Iterator[Change]:
    """All changes of all units, in the order in which the new record first mentions them."""
    olds = {unit.id: unit for unit in base.units}
    news = {unit.id: unit for unit in new.units}
    for unit in dict.fromkeys((*news, *olds)):
        subject = Subject(unit=unit, base=base, new=new, was=olds.get(unit), now=news.get(unit))
        yield from _of_unit(subject)


def _of_unit(subject: Subject) -> Iterator[Change]:
    was, now = of_unit(subject.was), of_unit(subject.now)
    if was != now:
        yield from _lives(subject, was, now)
        yield from _alterations(subject, was, now)
    yield from _leads(subject, was, now)
    yield from _settles(subject)


def _lives(subject: Subject, was: Course[Part], now: Course[Part]) -> Iterator[Change]:
    for run in runs(_only(was, _there), _only(now, _there)):
        start, end = shown(run.start), run.end
        if run.now:
            yield Appears(
                start=start,
                end=end,
                unit=subject.unit,
                how=_coming(subject, run.start),
                part=at(now, run.start),
                heads=_heads(subject.new, subject.unit, run.start),
                possible=not _certain(subject, run.start, lambda unit: unit.begun),
            )
        else:
            yield Vanishes(
                start=start,
                end=end,
                unit=subject.unit,
                how=_going(subject, run.start),
                part=at(was, run.start),
                heads=_heads(subject.base, subject.unit, run.start),
                possible=_may_be_left(subject, run.start),
            )


def _there(_: Part) -> bool:
    return True


def _coming(subject: Subject, day: date) -> Coming:
    unit = subject.new.at(day).unit(subject.unit)
    change = unit.begun.change if unit else None
    if subject.was is None:
        return Coming.DESCRIBE if isinstance(change, Observe) else Coming.CREATE
    begins = unit is not None and (unit.begun.since or date.min) == day
    return Coming.REOPEN if begins and isinstance(change, Reopen) else Coming.EXTEND


def _going(subject: Subject, day: date) -> Going:
    if subject.now is None:
        return Going.REMOVE
    ended = {life.ended.since for life in subject.now.lives if life.ended}
    return Going.CLOSE if day in ended else Going.SHORTEN


def _alterations(subject: Subject, was: Course[Part], now: Course[Part]) -> Iterator[Change]:
    unit = subject.unit
    for moved in _altered(was, now, lambda part: part.place):
        common = _common(moved, subject, lambda unit: unit.places[-1].claim)
        yield Moves(**common, unit=unit, carried=_carried(subject, moved.start))
    for renamed in _altered(was, now, lambda part: part.name):
        yield Renames(**_common(renamed, subject, lambda unit: unit.names[-1].claim), unit=unit)
    for retyped in _altered(was, now, lambda part: part.kind):
        yield Retypes(**_common(retyped, subject, lambda unit: unit.kinds[-1].claim), unit=unit)
    # in a tuple, as nobody is an answer, too
    for answers in _altered(was, now, lambda part: (part.reports_to,)):
        common = _common(answers, subject, lambda unit: (unit.reports or unit.places)[-1].claim)
        common |= {"before": common["before"][0], "after": common["after"][0]}
        del common["was"]
        yield Answers(**common, unit=unit)


def _altered(was: Course[Part], now: Course[Part], aspect: Callable[[Part], T]) -> Iterator[Run[T]]:
    return altered(_only(was, aspect), _only(now, aspect))


def _common(run: Run[Any], subject: Subject, claim: Callable[[UnitState], Claim]) -> dict[str, Any]:
    before, after, instead = compared(run)
    return {
        "start": shown(run.start),
        "end": run.end,
        "was": run.was,
        "before": before,
        "after": after,
        "instead": instead,
        "possible": not _certain(subject, run.start, claim),
    }


def _carried(subject: Subject, day: date) -> tuple[UnitId, ...]:
    """What stands below the unit in both records: it is elsewhere only because the unit is."""
    before = {unit.id for unit in subject.base.at(day).below(subject.unit)}
    below = subject.new.at(day).below(subject.unit)
    return tuple(unit.id for unit in below if unit.id in before)


def _leads(subject: Subject, was: Course[Part], now: Course[Part]) -> Iterator[Leads]:
    """Other heads of a unit that is there in both records; else they are told with its life."""
    for run in runs(of_heads(subject.base, subject.unit), of_heads(subject.new, subject.unit)):
        before, after, instead = compared(run)
        day = run.start
        if holding(now, day) and (holding(was, day) or holding_before(now, day)):
            heads = subject.new.at(day).heads(subject.unit)
            yield Leads(
                start=shown(day),
                end=run.end,
                unit=subject.unit,
                was=run.was,
                before=before,
                after=after,
                instead=instead,
                possible=any(not tenure.begun.certain_by(day) for tenure in heads),
            )


def _settles(subject: Subject) -> Iterator[Settles]:
    """Where both records say the same, but not as surely."""
    found: dict[tuple[date, date | None, bool], list[Aspect]] = {}
    for aspect, was, now in _certainties(subject):
        for run in runs(was, now):
            if run.was and run.now and run.was[0] == run.now[0]:
                key = (run.start, run.end, run.now[1])
                found.setdefault(key, []).append(_aspect(aspect, run.now[0]))
    for (start, end, certain), aspects in found.items():
        yield Settles(
            start=shown(start),
            end=end,
            unit=subject.unit,
            aspects=tuple(aspects),
            certain=certain,
        )


def _aspect(aspect: Aspect, value: object) -> Aspect:
    return Aspect.END if aspect is Aspect.LIFE and value is False else aspect


def _certainties(
    subject: Subject,
) -> Iterator[tuple[Aspect, Course[tuple[object, bool]], Course[tuple[object, bool]]]]:
    was, now = subject.was, subject.now
    if was is None or now is None:
        return
    yield Aspect.LIFE, _life_of(was), _life_of(now)
    yield Aspect.PLACE, _place_of(was), _place_of(now)


def _life_of(unit: UnitState) -> Course[tuple[object, bool]]:
    marks = [
        (claim, alive) for life in unit.lives for claim, alive in _marks(life.begun, life.ended)
    ]
    return of_certainty(marks)


def _marks(begun: Claim, ended: Claim | None) -> Iterator[tuple[Claim, object]]:
    yield begun, True
    if ended:
        yield ended, False


def _place_of(unit: UnitState) -> Course[tuple[object, bool]]:
    return of_certainty((fact.claim, fact.value) for fact in unit.places)


def _only(whole: Course[Part], aspect: Callable[[Part], T]) -> Course[T]:
    return course((day, aspect(part) if part else None) for day, part in whole)


def _heads(history: History, unit: UnitId, day: date) -> tuple[Any, ...]:
    return tuple(tenure.person for tenure in history.at(day).heads(unit))


def _may_be_left(subject: Subject, day: date) -> bool:
    """Whether the unit need not have ended yet."""
    known = subject.new.at(day).known(subject.unit)
    return bool(known and known.ended and not known.ended.certain_by(day))


def _certain(subject: Subject, day: date, claim: Callable[[UnitState], Claim]) -> bool:
    state: State = subject.new.at(day)
    unit = state.unit(subject.unit)
    return unit is None or state.certain(claim(unit))
