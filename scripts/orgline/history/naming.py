"""Which source names which unit in a change, whatever it says of it there."""

from collections.abc import Iterator, Mapping
from datetime import date

from orgline.history.claim import claimed_by
from orgline.history.fold import History, Step
from orgline.records import Change, Position, SourceId, UnitId
from orgline.records.references import id_fields

_CHECKED = "from_"
"""What the record believes to be so before; a source of the change need not know of it."""


def namings(history: History) -> Mapping[UnitId, Mapping[SourceId, date]]:
    """For each unit the sources that name it, each with the first day (inclusive) of what it says.

    Positions that are not adopted count, what the editor infers does not.
    """
    found: dict[UnitId, dict[SourceId, date]] = {}
    for step in history.steps:
        day = step.since or date.min
        for unit, source in _named_in(step):
            first = found.setdefault(unit, {}).get(source, day)
            found[unit][source] = min(first, day)
    return found


def _named_in(step: Step) -> Iterator[tuple[UnitId, SourceId]]:
    for change, position in _changes(step):
        sources = () if change.inferred else claimed_by(step.event, change, position)
        yield from ((unit, source) for unit in _units(change) for source in sources)


def _changes(step: Step) -> Iterator[tuple[Change, Position | None]]:
    yield from ((claim.change, claim.position) for claim in step.claims)
    for disagreement in step.event.disagreements:
        for position in disagreement.positions:
            yield from ((change, position) for change in position.changes if not position.adopted)


def _units(change: Change) -> Iterator[UnitId]:
    for field, sections in id_fields(change):
        if "units" in sections and field != _CHECKED:
            value = getattr(change, field)
            yield from map(UnitId, value if isinstance(value, tuple) else (value,))
