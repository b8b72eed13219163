"""How well a claim is supported: claims are graded, publishers are not."""

from collections.abc import Iterator
from enum import StrEnum

from orgline.history.builder import units_begun
from orgline.history.claim import Claim
from orgline.records import (
    Appoint,
    Change,
    Close,
    Depart,
    Event,
    Merge,
    Move,
    Rename,
    Reopen,
    Report,
    Retitle,
    Retype,
    Split,
    Transfer,
)

CONFIRMED_FROM = 2


class Grade(StrEnum):
    """The label of a fact."""

    CONFIRMED = "confirmed"
    SINGLE = "single source"
    DISPUTED = "disputed"
    INFERRED = "inferred"


Subject = tuple[str, ...]
"""What a change is about: the aspect, then the ids; two changes with one subject can conflict."""


def grade(claim: Claim) -> Grade:
    """Confirmed by two or more sources, told by one, disputed among them, or inferred by us.

    Disputed is what an adopted position of a disagreement says, and what another position of the
    same event would change.
    """
    if claim.position is not None or _is_contested(claim):
        return Grade.DISPUTED
    if claim.change.inferred:
        return Grade.INFERRED
    return Grade.CONFIRMED if len(set(claim.sources)) >= CONFIRMED_FROM else Grade.SINGLE


def _is_contested(claim: Claim) -> bool:
    mine = set(subjects(claim.change))
    return any(
        not mine.isdisjoint(subjects(change)) and not _agree(change, claim.change)
        for change in _rejected_changes(claim.event)
    )


def _rejected_changes(event: Event) -> Iterator[Change]:
    for disagreement in event.disagreements:
        for position in disagreement.positions:
            if not position.adopted:
                yield from position.changes


def _agree(one: Change, other: Change) -> bool:
    """Whether two changes say the same, whoever says it."""
    omitted = {"sources", "note", "inferred", "from_"}
    return type(one) is type(other) and one.model_dump(exclude=omitted) == other.model_dump(
        exclude=omitted
    )


def subjects(change: Change) -> tuple[Subject, ...]:  # noqa: PLR0911 - the one list of operations
    """What a change is about: where a unit stands, what it is called, who holds a post."""
    match change:
        case Move():
            return (("place", change.unit),)
        case Rename():
            return (("name", change.unit),)
        case Retype():
            return (("kind", change.unit),)
        case Report():
            return (("reports", change.unit),)
        case Close():
            return (("life", change.unit),)
        case Appoint() | Depart() | Retitle():
            return (("post", change.person, change.unit), ("seat", change.unit, change.role))
        case Transfer():
            return (("transfer", change.what, change.from_, change.to),)
        case _:
            return tuple(_of_beginning(change))


def _of_beginning(change: Change) -> Iterator[Subject]:
    for unit in units_begun(change):
        for aspect in ("life", "place", "kind", "name"):
            yield aspect, unit
    match change:
        case Merge():
            yield from (("life", unit) for unit in change.units)
        case Split():
            yield "life", change.unit
        case Reopen():
            yield from (("life", change.unit), ("place", change.unit))
        case _:
            pass
