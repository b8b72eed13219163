"""The newest change: which event it was, and what it did to the boxes of today's chart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from orgline.history import Claim, Step, diff
from orgline.records import Appoint, Observe, UnitId
from orgline.views.chart import Mark
from orgline.views.desk import Desk
from orgline.views.event import event_card
from orgline.views.marks import marks_of
from orgline.views.parts import EventCard, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The newest event that is more than a description.

    `since` is the day whose chart held until then, None where nothing was drawn before. `marks` is
    what this event did, by unit, as far as it still holds today.
    """

    card: EventCard
    since: Ref | None
    marks: Mapping[UnitId, tuple[Mark, ...]] = field(default_factory=dict)


def latest(desk: Desk) -> Latest | None:
    """The newest change by today; of several on one day the one that changed most.

    An event of an imprecise date counts from the first day on which it can have happened: it need
    not be newer than another one.
    """
    changes = [step for step in past(desk) if any(map(_is_change, step.claims))]
    if not changes:
        return None
    day = max(step.since or date.min for step in changes)
    newest = [step for step in changes if (step.since or date.min) == day]
    step = max(newest, key=lambda one: (len(desk.differences(one)), one.number))
    card = event_card(step, desk)
    before = desk.day_before(step.since)
    if before is None:
        return Latest(card=card, since=None)
    return Latest(card=card, since=desk.day(before), marks=_marks(step, before, desk))


def _marks(step: Step, before: date, desk: Desk) -> Mapping[UnitId, tuple[Mark, ...]]:
    differences = diff(desk.history, before, desk.today)
    its = (found for found in differences if found.claim.event.id == step.event.id)
    return marks_of(its, desk.history.at(before), desk.history.leading)


def past(desk: Desk) -> list[Step]:
    """The steps with changes that are no plans and can have been taken by today."""
    found = (step for step in desk.history.steps if step.claims and not step.event.planned)
    return [step for step in found if step.since is None or step.since <= desk.today]


def _is_change(claim: Claim) -> bool:
    """Whether a claim tells that something changed, and not only how it was."""
    change = claim.change
    return not (isinstance(change, Observe) or (isinstance(change, Appoint) and change.observed))
