"""A reorganisation as one chart: the union of what was before and what is after.

What stays is drawn once; a unit that moved stands at its new place and leaves a ghost at the old
one; what ended stays visible as gone. Only what the event touches, what stands above it and what
stands right below it is drawn; all else is counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

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
    Tie,
    Transferred,
    UnitState,
)
from orgline.records import UnitId
from orgline.views.chart import Box, Chart, Line, LineKind, Mark
from orgline.views.desk import Desk
from orgline.views.orgchart import Painter, folded_box

_MARKS: dict[type, Mark] = {
    Created: Mark.NEW,
    Reopened: Mark.REOPENED,
    Moved: Mark.MOVED,
    Renamed: Mark.RENAMED,
    Retyped: Mark.RETYPED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reorganisation:
    """Three charts of one event; they show the same units, as far as these exist.

    `both` draws before and after in one; `before` marks what will go or move away, `after` what is
    new, moved, renamed or newly led.
    """

    both: Chart
    before: Chart
    after: Chart


def reorganisation(
    before: State,
    after: State,
    differences: tuple[Difference, ...],
    desk: Desk,
    *,
    desk_before: Desk | None = None,
) -> Reorganisation:
    """What an event did to the units that it touches.

    `desk_before` answers for the state before, where that is one of another history.
    """
    union = _Union(before, after, differences, desk, desk_before or desk)
    return Reorganisation(
        both=Chart(key="chart", title="Before and after", boxes=union.boxes(), lines=union.lines()),
        before=Chart(key="before", title="Before", boxes=union.boxes_before(), lines=()),
        after=Chart(key="after", title="After", boxes=union.boxes_after(), lines=()),
    )


class _Union:
    def __init__(
        self,
        before: State,
        after: State,
        differences: tuple[Difference, ...],
        desk: Desk,
        desk_before: Desk,
    ) -> None:
        self._before = before
        self._after = after
        self._desk = desk
        self._differences = differences
        self._painter_before = Painter(before, desk_before)
        self._painter_after = Painter(after, desk)
        self._by_unit: dict[UnitId, list[Difference]] = {}
        for difference in differences:
            for unit in units_of(difference):
                self._by_unit.setdefault(unit, []).append(difference)
        self._touched = dict.fromkeys(self._by_unit)
        self._moved = {d.unit: d for d in differences if isinstance(d, Moved)}
        self._gone = [u for u in self._touched if before.unit(u) and not after.unit(u)]
        self._scope = set(self._in_scope())

    def _in_scope(self) -> Iterator[UnitId]:
        for unit in self._touched:
            for state in (self._before, self._after):
                if state.unit(unit):
                    yield unit
                    yield from state.above(unit)
                    yield from (child.id for child in state.children(unit))

    def boxes(self) -> tuple[Box, ...]:
        """All boxes, parents before children, ghosts and gone units after what is there."""
        found: list[Box] = []
        waiting: list[tuple[Box, UnitState | None]] = list(reversed(self._tops()))
        while waiting:
            box, unit = waiting.pop()
            found.append(box)
            if unit:
                waiting.extend(reversed(self._below(box, unit)))
        return tuple(found)

    def boxes_before(self) -> tuple[Box, ...]:
        """The boxes of what was there before, marked with what becomes of them."""
        gone = dict.fromkeys(self._gone, Mark.GONE)
        marks = {unit: (mark,) for unit, mark in (gone | self._leaving()).items()}
        return self._boxes_of(self._before, self._painter_before, marks)

    def boxes_after(self) -> tuple[Box, ...]:
        """The boxes of what is there afterwards, marked with what became of them."""
        there = (unit for unit in self._after.units if unit.id in self._touched)
        marks = {unit.id: self._marks_of(unit) for unit in there}
        return self._boxes_of(self._after, self._painter_after, marks)

    def _leaving(self) -> dict[UnitId, Mark]:
        return {moved.unit: Mark.LEFT for moved in self._moved.values()}

    def _boxes_of(
        self, state: State, painter: Painter, marks: Mapping[UnitId, tuple[Mark, ...]]
    ) -> tuple[Box, ...]:
        found: list[Box] = []
        tops = [u for u in state.units if u.id in self._scope and self._is_top(u, state)]
        waiting: list[tuple[UnitState, str | None]] = [(unit, None) for unit in reversed(tops)]
        while waiting:
            unit, parent = waiting.pop()
            box = painter.box(unit, parent=parent, marks=marks.get(unit.id, ()))
            found.append(box)
            children = state.children(unit.id)
            shown = [child for child in children if child.id in self._scope]
            found.extend(_untouched(box, len(children) - len(shown)))
            waiting.extend((child, box.key) for child in reversed(shown))
        return tuple(found)

    @staticmethod
    def _is_top(unit: UnitState, state: State) -> bool:
        return unit.parent is None or state.unit(unit.parent) is None

    def _tops(self) -> list[tuple[Box, UnitState | None]]:
        tops = [u for u in self._after.units if u.id in self._scope and not self._hangs(u)]
        ended = [u for u in map(self._before.unit, self._gone) if u and not u.parent]
        lost = [d.unit for d in self._moved.values() if d.before.tie is Tie.UNPLACED]
        ghosts = [self._ghost(unit, None) for unit in lost] if not self._after.units else []
        return [
            *((self._box(unit, None), unit) for unit in tops),
            *((self._gone_box(unit, None), unit) for unit in ended),
            *((ghost, None) for ghost in ghosts),
        ]

    def _hangs(self, unit: UnitState) -> bool:
        return unit.parent is not None and self._after.unit(unit.parent) is not None

    def _below(self, box: Box, unit: UnitState) -> list[tuple[Box, UnitState | None]]:
        children = self._after.children(unit.id)
        shown = [child for child in children if child.id in self._scope]
        left = [moved.unit for moved in self._moved.values() if moved.before.parent == unit.id]
        ended = [u for u in map(self._before.unit, self._gone) if u and u.parent == unit.id]
        found: list[tuple[Box, UnitState | None]] = [
            *((self._box(child, box.key), child) for child in shown),
            *((self._ghost(gone, box.key), None) for gone in left),
            *((self._gone_box(gone, box.key), gone) for gone in ended),
        ]
        found.extend((more, None) for more in _untouched(box, len(children) - len(shown)))
        return found

    def _marks_of(self, unit: UnitState) -> tuple[Mark, ...]:
        return tuple(dict.fromkeys(self._marks(unit, self._by_unit.get(unit.id, ()))))

    def _box(self, unit: UnitState, parent: str | None) -> Box:
        mine = self._by_unit.get(unit.id, ())
        marks = self._marks_of(unit)
        renamed = next((d for d in mine if isinstance(d, Renamed)), None)
        old_name = renamed.before.text if renamed else ""
        return self._painter_after.box(unit, parent=parent, marks=marks, old_name=old_name)

    def _marks(self, unit: UnitState, mine: Iterable[Difference]) -> Iterator[Mark]:
        for difference in mine:
            if type(difference) in _MARKS:
                yield _MARKS[type(difference)]
            elif isinstance(difference, Merged | Divided):
                if not self._before.unit(unit.id):
                    yield Mark.NEW
            elif isinstance(difference, Appointed) and self._leads(difference):
                yield Mark.LED

    def _leads(self, difference: Appointed) -> bool:
        return not difference.observed and difference.role in self._desk.history.leading

    def _ghost(self, unit: UnitId, parent: str | None) -> Box:
        old = self._before.unit(unit) or self._desk.history.last.known(unit)
        if old is None:
            raise LookupError(unit)
        box = self._painter_before.box(old, parent=parent, marks=(Mark.LEFT,))
        return replace(
            box,
            key=f"was--{unit}",
            heads=(),
            possible=False,
            disputed=False,
            sentence=f"{old.name} stood here before",
        )

    def _gone_box(self, unit: UnitState, parent: str | None) -> Box:
        box = self._painter_before.box(unit, parent=parent, marks=(Mark.GONE,))
        return replace(box, possible=False)

    def lines(self) -> tuple[Line, ...]:
        """From each ghost to the new place, and from what was merged or split to its successors."""
        found = [self._move_line(d) for d in self._moved.values() if d.before.parent]
        for difference in self._differences:
            if isinstance(difference, Merged):
                found.extend(
                    self._link(u, difference.into, "merged into") for u in difference.units
                )
            elif isinstance(difference, Divided) and difference.ended:
                found.extend(
                    self._link(difference.unit, u, "split into") for u, _ in difference.made
                )
        return tuple(found)

    def _move_line(self, moved: Moved) -> Line:
        name = self._desk.unit(moved.unit, self._after).name
        return Line(
            start=f"was--{moved.unit}",
            end=moved.unit,
            kind=LineKind.MOVED,
            sentence=f"{name} moved here",
        )

    def _link(self, before: UnitId, after: UnitId, verb: str) -> Line:
        names = (self._desk.unit(before, self._before).name, self._desk.unit(after).name)
        return Line(
            start=before, end=after, kind=LineKind.MOVED, sentence=f"{names[0]} {verb} {names[1]}"
        )


def _untouched(box: Box, hidden: int) -> Iterator[Box]:
    """A stand-in for the units below a box that the event leaves alone, if there are any."""
    if hidden:
        noun = "unit" if hidden == 1 else "units"
        yield folded_box(box, hidden, f"{hidden} other {noun} in {box.name}, not touched")


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
