"""What the earlier half of a difference rests on: a change is one claim, what it changes another."""

from typing import assert_never

from orgline.history.claim import Claim, Tie
from orgline.history.differences import (
    Difference,
    Moved,
    Renamed,
    Rereported,
    Retitled,
    Retyped,
)
from orgline.history.state import State, UnitState


def ground_before(one: Difference, before: State) -> Claim | None:
    """The claim of what held on the earlier day, where a difference says so and somebody told it.

    A source that tells where a unit went need not know where it was; that `from` was checked
    against the record makes nobody a source for it.
    """
    if isinstance(one, Retitled):
        return _of_title(one, before) if one.before.text else None
    if not isinstance(one, Moved | Renamed | Retyped | Rereported):
        return None
    unit = before.known(one.unit)
    return _of_unit(one, unit) if unit else None


def _of_unit(one: Moved | Renamed | Retyped | Rereported, unit: UnitState) -> Claim | None:
    match one:
        case Moved():
            return unit.places[-1].claim if one.before.tie is not Tie.UNPLACED else None
        case Renamed():
            return unit.names[-1].claim
        case Retyped():
            return unit.kinds[-1].claim
        case Rereported():
            return unit.reports[-1].claim if one.before else None
        case _:
            assert_never(one)


def _of_title(one: Retitled, before: State) -> Claim | None:
    held = (t for t in before.tenures(one.unit) if (t.person, t.role) == (one.person, one.role))
    return next((tenure.titles[-1].claim for tenure in held), None)
