"""The plan as one chart: before and after, on the day on which most of it shows."""

from collections.abc import Iterator
from datetime import date

from orgline.history import (
    Appointed,
    Closed,
    Created,
    Difference,
    Moved,
    Part,
    Renamed,
    Retyped,
    State,
    UnitState,
)
from orgline.plan.changes import Change, Transfers
from orgline.plan.whole import Plan
from orgline.records import UnitId
from orgline.views.chart import Chart
from orgline.views.desk import Desk
from orgline.views.union import reorganisation


def picture(plan: Plan, today: date) -> tuple[date, Chart] | None:
    """A chart of both records' states, and its day; None where nothing can be drawn.

    The day is that of an edit on which most changes hold, the latest of these.
    """
    changes = [change for day in plan.days for change in day.changes]
    days = [day.day or date.min for day in plan.days]
    if not changes:
        return None
    day = max(days, key=lambda day: (sum(_holds(change, day) for change in changes), day))
    before, after = plan.base.at(day), plan.new.at(day)
    touched = dict.fromkeys(change.unit for change in changes if _draws(change, day))
    differences = tuple(d for unit in touched for d in _differences(unit, before, after))
    if not differences:
        return None
    desks = Desk(plan.base, today), Desk(plan.new, today)
    drawn = reorganisation(before, after, differences, desks[1], desk_before=desks[0])
    return day, drawn.both


def _holds(change: Change, day: date) -> bool:
    return (change.start or date.min) <= day and (change.end is None or day < change.end)


def _draws(change: Change, day: date) -> bool:
    return _holds(change, day) and not isinstance(change, Transfers)


def _differences(unit: UnitId, before: State, after: State) -> Iterator[Difference]:
    old, new = before.unit(unit), after.unit(unit)
    if new and not old:
        yield Created(claim=new.begun, unit=unit, part=_part(new))
    elif old and not new:
        yield Closed(claim=old.begun, unit=unit, part=_part(old))
    elif old and new:
        yield from _alterations(old, new)
    if new:
        yield from _appointments(unit, before, after)


def _alterations(old: UnitState, new: UnitState) -> Iterator[Difference]:
    claim, unit = new.places[-1].claim, new.id
    if old.place != new.place:
        yield Moved(claim=claim, unit=unit, before=old.place, after=new.place)
    if old.names[-1].value != new.names[-1].value:
        before, after = old.names[-1].value, new.names[-1]
        yield Renamed(claim=after.claim, unit=unit, before=before, after=after.value)
    if old.kind != new.kind:
        yield Retyped(claim=new.kinds[-1].claim, unit=unit, before=old.kind, after=new.kind)


def _appointments(unit: UnitId, before: State, after: State) -> Iterator[Difference]:
    there = {tenure.person for tenure in before.heads(unit)}
    for tenure in after.heads(unit):
        if tenure.person not in there:
            yield Appointed(
                claim=tenure.begun,
                person=tenure.person,
                unit=unit,
                role=tenure.role,
                title=tenure.title,
                observed=tenure.observed,
            )


def _part(unit: UnitState) -> Part:
    return Part(name=unit.names[-1].value, kind=unit.kind, place=unit.place, reports_to=None)
