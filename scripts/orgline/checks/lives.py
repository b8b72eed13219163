"""Checks of lives and tenures: nobody is in post outside the life of the unit.

Where the order of events alone makes it certain, the fold reports it: a unit that does not exist yet
or any more, or that ends with somebody still in post. What is left is what dates leave open.
"""

from collections.abc import Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import Claim, History, Tenure, UnitState
from orgline.records import EventId, Observe


def tenure_possibly_outside_life(history: History) -> Iterator[Finding]:
    """A tenure that may lie outside the life of its unit, as the dates are not exact."""
    units = {unit.id: unit for unit in history.units}
    for tenure in history.tenures:
        for before, after in _bounds(tenure, units[tenure.unit]):
            if can_be_swapped(before, after) and not follows(after, before, history):
                yield _outside(tenure, before, after)


def _bounds(tenure: Tenure, unit: UnitState) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims the second of which must not come before the first.

    What was merely observed began at some unknown time before, so it bounds nothing.
    """
    life = [life for life in unit.lives if life.begun.order <= tenure.begun.order][-1]
    if not isinstance(life.begun.change, Observe) and not tenure.observed:
        yield life.begun, tenure.begun
    if tenure.ended and life.ended:
        yield tenure.ended, life.ended


def can_be_swapped(before: Claim, after: Claim) -> bool:
    """Whether the dates allow the second to lie before the first."""
    if before.event is after.event:
        return False
    return before.until is None or after.since is None or after.since < before.until


def follows(after: Claim, before: Claim, history: History) -> bool:
    """Whether `after:` says in which order the two came, over any number of events."""
    waiting, seen = [after.event.id], set[EventId]()
    while waiting:
        here = waiting.pop()
        if here == before.event.id:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(history.records.events[here].after)
    return False


def _outside(tenure: Tenure, before: Claim, after: Claim) -> Finding:
    begins = after is tenure.begun
    inner, outer = (after, before) if begins else (before, after)
    return Finding(
        message=f"the tenure of `{tenure.person}` as `{tenure.role}` of `{tenure.unit}` "
        + ("can begin before the unit does" if begins else "can end after the unit does"),
        span=inner.change.span("op"),
        label=f"this is of {inner.when.words()}",
        related=pointing_at(outer.change.span("op"), f"this is of {outer.when.words()}"),
        help="narrow the dates, or say `after:` which event came first",
    )
