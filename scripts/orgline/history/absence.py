"""A change on a unit that is not there: not at all, not yet, or not any more."""

from collections.abc import Mapping

from orgline.history.claim import Claim
from orgline.history.state import UnitState
from orgline.history.subject import units_begun
from orgline.problem import Problem, Related, Span
from orgline.records import Event, Records, UnitId


def absent(
    unit: UnitId, claim: Claim, span: Span | None, *, ended: UnitState | None, begins: Event | None
) -> Problem:
    """Say why a unit does not exist: it has `ended`, or an event `begins` it later, or none does."""
    if ended:
        return _too_late(unit, claim, span, ended.ended)
    if begins:
        return _too_early(unit, claim, span, begins)
    message = f"no event creates or observes the unit `{unit}`"
    help_ = "write `op: create` where it is founded, or `op: observe` where a source shows it"
    return Problem(code="H101", message=message, span=span, help=help_)


def _too_late(unit: UnitId, claim: Claim, span: Span | None, end: Claim | None) -> Problem:
    """An end of no exact day counts from its first one on, but need not have come by then."""
    can_be_later = (
        end is not None
        and end.event is not claim.event
        and (end.until is None or claim.since is None or claim.since <= end.until)
    )
    return Problem(
        code="H103",
        message=f"the unit `{unit}` does not exist any more ({claim.when.words()})",
        span=span,
        related=pointing_at(end),
        help=f"if it ended later, say so there with `after: {claim.event.id}`"
        if can_be_later
        else "",
    )


def _too_early(unit: UnitId, claim: Claim, span: Span | None, begins: Event) -> Problem:
    if begins is claim.event:
        message = f"the unit `{unit}` begins only further down in this event"
        help_ = "write the changes in the order in which they apply"
        return Problem(code="H102", message=message, span=span, help=help_)
    first_day = begins.date.earliest
    can_be_later = first_day is None or claim.until is None or first_day <= claim.until
    return Problem(
        code="H102",
        message=f"the unit `{unit}` does not exist yet ({claim.when.words()}): "
        f"it begins with `{begins.id}` ({begins.date.words()})",
        span=span,
        help=f"if this came later, say so with `after: {begins.id}`" if can_be_later else "",
    )


def first_mentions(records: Records) -> Mapping[UnitId, Event]:
    """The event that brings in each unit, the earliest by its date: for saying what is too early."""
    found: dict[UnitId, Event] = {}
    for event in sorted(records.events.values(), key=lambda event: event.date.order):
        adopted = (p for d in event.disagreements for p in d.positions if p.adopted)
        for change in (*event.changes, *(c for p in adopted for c in p.changes)):
            for unit in units_begun(change):
                found.setdefault(unit, event)
    return found


def pointing_at(earlier: Claim | None) -> tuple[Related, ...]:
    """The change that a report is explained by, if there is one and its place is known."""
    span: Span | None = earlier.change.span("op") if earlier else None
    if earlier is None or span is None:
        return ()
    return (Related(span=span, text=f"since this ({earlier.when.words()})"),)
