"""The newest change: which event it was, and what it did to the boxes of today's chart."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from orgline.history import Claim, Step, diff
from orgline.records import Appoint, Observe, UnitId
from orgline.views.chart import Mark
from orgline.views.desk import Desk
from orgline.views.event import event_card
from orgline.views.marks import marks_of
from orgline.views.parts import EventCard, Ref
from orgline.views.timeline import recency


@dataclass(frozen=True, slots=True, kw_only=True)
class Latest:
    """The newest event that is more than a description.

    `since` is the day whose chart held until then, `marks` what has changed from that day to
    today, by unit; None and none where nothing was drawn before.
    """

    card: EventCard
    since: Ref | None
    marks: Mapping[UnitId, tuple[Mark, ...]] = field(default_factory=dict)


def latest(desk: Desk) -> Latest | None:
    """The newest change by today; of several on one day the one that changed most."""
    changes = [step for step in past(desk) if any(map(_is_change, step.claims))]
    if not changes:
        return None
    day, _ = max(map(recency, changes))
    newest = (step for step in changes if recency(step)[0] == day)
    step = max(newest, key=lambda one: len(desk.differences(one)))
    card = event_card(step, desk)
    number = bisect_left(desk.epoch_days, step.since) if step.since else 0
    if not number:
        return Latest(card=card, since=None)
    since = desk.epoch_days[number - 1]
    differences = diff(desk.history, since, desk.today)
    marks = marks_of(differences, desk.history.at(since), desk.history.leading)
    return Latest(card=card, since=desk.day(since), marks=marks)


def past(desk: Desk) -> list[Step]:
    """The steps with changes that are no plans and can have been taken by today."""
    found = (step for step in desk.history.steps if step.claims and not step.event.planned)
    return [step for step in found if step.since is None or step.since <= desk.today]


def _is_change(claim: Claim) -> bool:
    """Whether a claim tells that something changed, and not only how it was."""
    change = claim.change
    return not (isinstance(change, Observe) or (isinstance(change, Appoint) and change.observed))
