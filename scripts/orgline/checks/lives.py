"""Checks of lives and tenures: nobody is in post outside the life of the unit."""

from collections.abc import Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import Claim, History, Tenure, UnitState
from orgline.records import Observe


def _pairs(history: History) -> Iterator[tuple[Tenure, UnitState]]:
    units = {unit.id: unit for unit in history.units}
    for tenure in history.tenures:
        yield tenure, units[tenure.unit]


def tenure_outside_life(history: History) -> Iterator[Finding]:
    """A tenure that certainly lies outside the life of its unit."""
    for tenure, unit in _pairs(history):
        for inner, outer in _bounds(tenure, unit):
            if inner.until and outer.since and inner.until < outer.since:
                yield _outside(tenure, inner, outer, "is")


def tenure_possibly_outside_life(history: History) -> Iterator[Finding]:
    """A tenure that may lie outside the life of its unit, as the dates are not exact."""
    for tenure, unit in _pairs(history):
        for inner, outer in _bounds(tenure, unit):
            if _can_be_before(inner, outer):
                yield _outside(tenure, inner, outer, "can be")


def _bounds(tenure: Tenure, unit: UnitState) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims the first of which must not come before the second.

    What was merely observed began at some unknown time before, so it bounds nothing.
    """
    life = next((x for x in unit.lives if x.begun.order <= tenure.begun.order), unit.lives[0])
    for later in unit.lives:
        if later.begun.order <= tenure.begun.order:
            life = later
    if not isinstance(life.begun.change, Observe) and not tenure.observed:
        yield tenure.begun, life.begun
    if tenure.ended and life.ended:
        yield life.ended, tenure.ended


def _can_be_before(inner: Claim, outer: Claim) -> bool:
    """Whether the dates allow the first to lie before the second, though they need not."""
    if inner.event is outer.event or outer.event.id in inner.event.after:
        return False
    if inner.until and outer.since and inner.until < outer.since:
        return False  # certain, and reported as such
    starts, ends = inner.since, outer.until
    return ends is None or starts is None or starts < ends


def _outside(tenure: Tenure, inner: Claim, outer: Claim, verb: str) -> Finding:
    return Finding(
        message=f"the tenure of `{tenure.person}` as `{tenure.role}` "
        f"{verb} outside the life of `{tenure.unit}`",
        span=inner.change.span("op"),
        label=f"this is of {inner.when.words()}",
        related=pointing_at(outer.change.span("op"), f"this is of {outer.when.words()}"),
        help="narrow the dates, or say `after:` which event this one followed",
    )
