"""The typed difference between two days: a closed set of what can be told apart.

`diff(history, a, b)` compares the outlines of two states and says by which claim each difference
came about; `patch(outline, differences)` turns the one outline into the other, which is how the
completeness of the set is proven.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from orgline.history.builder import Link
from orgline.history.claim import Claim
from orgline.history.differences import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    Merged,
    Moved,
    Observed,
    Outline,
    Part,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    Transferred,
)
from orgline.history.fold import History, Step
from orgline.history.state import State, Tenure, UnitState
from orgline.records import Create, Merge, PersonId, Split, UnitId


def outline(state: State) -> Outline:
    """A state as plain values."""
    posts = {
        (tenure.person, tenure.unit, tenure.role): tenure.title for tenure in state.all_tenures
    }
    return Outline(units={unit.id: _part(unit) for unit in state.units}, posts=posts)


def _part(unit: UnitState) -> Part:
    return Part(
        name=unit.names[-1].value,
        kind=unit.kind,
        place=unit.place,
        reports_to=unit.reports[-1].value if unit.reports else None,
    )


def diff(history: History, start: date, end: date) -> tuple[Difference, ...]:
    """What differs between the ends of two days; `start` must not be after `end`.

    Looks only at units that events between the two days touch. What came and went in between does
    not show. Raises `ValueError` when the days are in the wrong order.
    """
    if start > end:
        message = f"{start} is after {end}"
        raise ValueError(message)
    return compare(history.at(start), history.at(end), history.between(start, end), history.links)


def diff_of(history: History, step: Step, day: date) -> tuple[Difference, ...]:
    """What one event changes."""
    before, after = history.before(step.event.id, day), history.after(step.event.id, day)
    return compare(before, after, (step,), history.links)


def compare(
    before: State, after: State, steps: Sequence[Step], links: Sequence[Link]
) -> tuple[Difference, ...]:
    """The differences between two states that lie some steps apart, in the order of claims.

    `steps` follow each other without a gap; `links` are all of the history, in order.
    """
    lineage = _made_in(steps, links) if steps else ()
    touched = sorted({unit for step in steps for unit in step.touched})
    found: list[Difference] = []
    for unit in touched:
        found.extend(_unit_differences(unit, before, after))
        found.extend(_post_differences(before.tenures(unit), after.tenures(unit), after, unit))
    found.extend(_transfers(lineage))
    joined = _joined(tuple(found), lineage, before)
    return tuple(sorted(joined, key=lambda difference: difference.claim.order))


def _made_in(steps: Sequence[Step], links: Sequence[Link]) -> tuple[Link, ...]:
    first = bisect_left(links, steps[0].number, key=_step_of)
    end = bisect_right(links, steps[-1].number, key=_step_of)
    return tuple(links[first:end])


def _step_of(link: Link) -> int:
    return link.claim.step


def _unit_differences(unit: UnitId, before: State, after: State) -> Iterable[Difference]:
    old, new = before.unit(unit), after.unit(unit)
    if old and new:
        yield from _alterations(old, new)
    elif new:
        begun = _beginning(new, known=before.known(unit) is not None)
        since = (told for told in _answering(new, None) if told.claim.order > begun.claim.order)
        yield from (begun, *since)
    elif old:
        ended = after.known(unit)
        if ended and ended.ended:
            yield Closed(claim=ended.ended, unit=unit, part=_part(old))


def _beginning(new: UnitState, *, known: bool) -> Difference:
    """A unit that had ended by the earlier day is back; any other is new, whatever came since."""
    if known:
        return Reopened(claim=new.begun, unit=new.id, part=_part(new))
    claim = new.lives[0].begun
    kind = Created if isinstance(claim.change, Create | Merge | Split) else Observed
    return kind(claim=claim, unit=new.id, part=_part(new))


def _alterations(old: UnitState, new: UnitState) -> Iterable[Difference]:
    unit = new.id
    if old.place != new.place:
        claim = new.places[-1].claim
        yield Moved(claim=claim, unit=unit, before=old.place, after=new.place)
    if old.names[-1].value != new.names[-1].value:
        before, after = old.names[-1].value, new.names[-1]
        yield Renamed(claim=after.claim, unit=unit, before=before, after=after.value)
    if old.kind != new.kind:
        yield Retyped(claim=new.kinds[-1].claim, unit=unit, before=old.kind, after=new.kind)
    answered = old.reports[-1].value if old.reports else None
    yield from _answering(new, answered)


def _answering(new: UnitState, before: PersonId | None) -> Iterable[Rereported]:
    if new.reports and new.reports[-1].value != before:
        report = new.reports[-1]
        yield Rereported(claim=report.claim, unit=new.id, before=before, after=report.value)


def _post_differences(
    old: tuple[Tenure, ...], new: tuple[Tenure, ...], after: State, unit: UnitId
) -> Iterable[Difference]:
    held = {(tenure.person, tenure.role): tenure for tenure in old}
    holds = {(tenure.person, tenure.role): tenure for tenure in new}
    for key, tenure in holds.items():
        if key not in held:
            yield _appointed(tenure)
        elif held[key].title != tenure.title:
            yield _retitled(held[key], tenure)
    ends = {(t.person, t.role): t.ended for t in after.past_tenures(unit) if t.ended}
    for key, tenure in held.items():
        claim = ends.get(key)
        if key not in holds and claim:
            yield _departed(tenure, claim)


def _appointed(tenure: Tenure) -> Appointed:
    return Appointed(
        claim=tenure.begun,
        person=tenure.person,
        unit=tenure.unit,
        role=tenure.role,
        title=tenure.title,
        observed=tenure.observed,
    )


def _retitled(old: Tenure, new: Tenure) -> Retitled:
    # a new tenure in the same post, begun since, is told by what a reader sees: another title
    claim = new.titles[-1].claim
    return Retitled(
        claim=claim,
        person=new.person,
        unit=new.unit,
        role=new.role,
        before=old.title,
        after=new.title,
    )


def _departed(tenure: Tenure, claim: Claim) -> Departed:
    return Departed(
        claim=claim,
        person=tenure.person,
        unit=tenure.unit,
        role=tenure.role,
        title=tenure.title,
    )


def _transfers(links: Iterable[Link]) -> Iterable[Difference]:
    for link in links:
        if link.verb == "transfer":
            yield Transferred(
                claim=link.claim, what=link.what, before=link.before, after=link.after
            )


def _joined(
    found: tuple[Difference, ...], links: tuple[Link, ...], before: State
) -> Iterable[Difference]:
    """Replace the closing and founding that a merger or split consists of by that itself."""
    part_of: dict[UnitId, Claim] = {}
    begun = {d.unit: d for d in found if isinstance(d, Created)}
    closed = {d.unit: d for d in found if isinstance(d, Closed)}
    for claim in {id(link.claim): link.claim for link in links}.values():
        joined = _merged(claim, begun, closed) or _split(claim, begun, closed, before)
        if joined:
            part_of.update((unit, claim) for unit in _units_of(joined))
            yield joined
    for difference in found:
        absorbed = isinstance(difference, Created | Closed) and (
            part_of.get(difference.unit) is difference.claim
        )
        if not absorbed:
            yield difference


def _units_of(joined: Merged | Divided) -> tuple[UnitId, ...]:
    if isinstance(joined, Merged):
        return (*joined.units, *((joined.into,) if joined.made else ()))
    made = tuple(unit for unit, _ in joined.made)
    return (*made, *((joined.unit,) if joined.ended else ()))


def _merged(
    claim: Claim, begun: Mapping[UnitId, Created], closed: Mapping[UnitId, Closed]
) -> Merged | None:
    change = claim.change
    if not isinstance(change, Merge):
        return None
    gone = tuple(u for u in change.units if u in closed and closed[u].claim is claim)
    if not gone:
        return None
    made = begun.get(change.into)
    new = made.part if made and made.claim is claim else None
    return Merged(claim=claim, units=gone, into=change.into, made=new)


def _split(
    claim: Claim,
    begun: Mapping[UnitId, Created],
    closed: Mapping[UnitId, Closed],
    before: State,
) -> Divided | None:
    change = claim.change
    if not isinstance(change, Split) or not before.unit(change.unit):
        return None
    made = tuple((u, begun[u].part) for u in change.into if u in begun and begun[u].claim is claim)
    if not made:
        return None
    ended = change.unit in closed and closed[change.unit].claim is claim
    return Divided(claim=claim, unit=change.unit, into=change.into, made=made, ended=ended)
