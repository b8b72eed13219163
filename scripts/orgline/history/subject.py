"""What a change is about: two changes on one subject can contradict each other."""

from collections.abc import Iterator

from orgline.records import (
    Appoint,
    Change,
    Close,
    Create,
    Depart,
    Merge,
    Move,
    Observe,
    Rename,
    Reopen,
    Report,
    Retitle,
    Retype,
    Split,
    Transfer,
    UnitId,
)

Subject = tuple[str, ...]
"""The aspect, then the ids."""


def subjects(change: Change) -> tuple[Subject, ...]:  # noqa: C901, PLR0911 - the one list
    """Where a unit stands, what it is called, whether it exists, who holds a post."""
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
        case Appoint() | Depart():
            return (("post", change.person, change.unit), ("seat", change.unit, change.role))
        case Retitle():
            return (("post", change.person, change.unit),)
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


def units_begun(change: Change) -> tuple[UnitId, ...]:
    """The units that a change brings into the record."""
    match change:
        case Create() | Observe():
            return (change.unit,)
        case Merge():
            return (change.into,)
        case Split():
            return change.into
        case _:
            return ()
