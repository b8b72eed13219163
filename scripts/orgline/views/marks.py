"""Typed differences → the marks that the boxes of a chart bear."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from orgline.history import (
    Appointed,
    Created,
    Difference,
    Divided,
    Merged,
    Moved,
    Renamed,
    Reopened,
    Retyped,
    State,
    Transferred,
)
from orgline.records import RoleId, UnitId
from orgline.views.chart import Mark

_MARKS: Final[Mapping[type, Mark]] = {
    Created: Mark.NEW,
    Reopened: Mark.REOPENED,
    Moved: Mark.MOVED,
    Renamed: Mark.RENAMED,
    Retyped: Mark.RETYPED,
}


def units_of(difference: Difference) -> tuple[UnitId, ...]:
    """The units that a difference is about."""
    match difference:
        case Merged():
            return (*difference.units, difference.into)
        case Divided():
            return (difference.unit, *difference.into)
        case Transferred():
            return (difference.before, difference.after)
        case _:
            return (difference.unit,)


def by_unit(differences: Iterable[Difference]) -> dict[UnitId, list[Difference]]:
    """The differences that are about each unit."""
    found: dict[UnitId, list[Difference]] = {}
    for difference in differences:
        for unit in units_of(difference):
            found.setdefault(unit, []).append(difference)
    return found


def marks_of(
    differences: Iterable[Difference], before: State, leading: Collection[RoleId]
) -> dict[UnitId, tuple[Mark, ...]]:
    """What the boxes of units say of the differences since `before`, each mark once.

    A unit of which nothing is marked is left out.

    `leading` are the roles whose holders head a unit. That a unit ended is no mark of its own:
    its box is not there.
    """
    every = by_unit(differences).items()
    found = {
        unit: tuple(dict.fromkeys(_marks(unit, mine, before, leading))) for unit, mine in every
    }
    return {unit: marks for unit, marks in found.items() if marks}


def _marks(
    unit: UnitId, mine: Iterable[Difference], before: State, leading: Collection[RoleId]
) -> Iterator[Mark]:
    for difference in mine:
        if isinstance(difference, Merged | Divided):
            if not before.unit(unit):
                yield Mark.NEW
        elif isinstance(difference, Appointed):
            if not difference.observed and difference.role in leading:
                yield Mark.LED
        elif type(difference) in _MARKS:
            yield _MARKS[type(difference)]
