"""A reorganisation as one chart: the union of what was before and what is after.

What stays is drawn once; a unit that moved stands at its new place and leaves a ghost at the old
one; what ended stays visible as gone. Only what the event touches, what stands above it and what
stands right below it is drawn; all else is counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from orgline.history import (
    Difference,
    Divided,
    Merged,
    Moved,
    Place,
    Renamed,
    State,
    Tie,
    UnitState,
    in_order,
)
from orgline.records import UnitId
from orgline.views.chart import WAS, Box, Chart, Line, LineKind, Mark
from orgline.views.desk import Desk
from orgline.views.folding import MOST_BOXES, MOST_LEVELS
from orgline.views.marks import by_unit, marks_of
from orgline.views.orgchart import Painter, folded_box

MOST_LINES = 40


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
        both=union.both(),
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
        self._desk_before = desk_before
        self._differences = differences
        self._painter_before = Painter(before, desk_before)
        self._painter_after = Painter(after, desk)
        self._by_unit = by_unit(differences)
        self._marks = marks_of(differences, before, desk.history.leading)
        self._scope = self._in_scope()
        drawn = [d for d in differences if isinstance(d, Moved) and d.unit in self._scope]
        self._moved = {moved.unit: moved for moved in drawn}
        there = (before.unit(u) for u in self._by_unit if u in self._scope and not after.unit(u))
        self._gone = {unit.id: unit for unit in there if unit}
        self._left_from = _grouped((moved.before.parent, moved.unit) for moved in drawn)
        self._gone_from = _grouped((unit.parent, unit.id) for unit in self._gone.values())

    def _in_scope(self) -> set[UnitId]:
        """What is drawn: the touched units and all above them, then what is right below them.

        A ghost takes as much room as a unit, so half of the boxes that a chart may have.
        """
        found: dict[UnitId, None] = {}
        for unit in self._by_unit:
            line = self._line_of(unit)
            if len(line) <= MOST_LEVELS and len(found) + len(line) <= MOST_BOXES // 2:
                found.update(dict.fromkeys(line))
        for unit in tuple(found):
            below = self._parts_of(unit) if unit in self._by_unit else ()
            if len(found) + len(below) <= MOST_BOXES // 2:
                found.update(dict.fromkeys(below))
        return set(found)

    def _line_of(self, unit: UnitId) -> tuple[UnitId, ...]:
        states = [state for state in (self._before, self._after) if state.unit(unit)]
        return tuple(dict.fromkeys(u for state in states for u in (unit, *state.above(unit))))

    def _parts_of(self, unit: UnitId) -> tuple[UnitId, ...]:
        states = [state for state in (self._before, self._after) if state.unit(unit)]
        return tuple(dict.fromkeys(u.id for state in states for u in state.children(unit)))

    def both(self) -> Chart:
        """Before and after in one; too many lines would say nothing, so then there are none."""
        boxes = self._boxes()
        keys = {box.key for box in boxes}
        lines = tuple(line for line in self._lines() if {line.start, line.end} <= keys)
        lines = lines if len(lines) <= MOST_LINES else ()
        return Chart(key="chart", title="Before and after", boxes=boxes, lines=lines)

    def _boxes(self) -> tuple[Box, ...]:
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
        return self._boxes_of(self._after, self._painter_after, self._marks)

    def _leaving(self) -> dict[UnitId, Mark]:
        return {moved.unit: Mark.LEFT for moved in self._moved.values()}

    def _boxes_of(
        self, state: State, painter: Painter, marks: Mapping[UnitId, tuple[Mark, ...]]
    ) -> tuple[Box, ...]:
        found: list[Box] = []
        tops = [u for u in self._drawn(state) if self._is_top(u, state)]
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
        tops = [u for u in self._drawn(self._after) if self._is_top(u, self._after)]
        ended = (self._gone[unit] for unit in self._gone_from.get(None, ()))
        return [
            *((self._box(unit, None), unit) for unit in tops),
            *((self._gone_box(unit, None), unit) for unit in ended),
        ]

    def _drawn(self, state: State) -> tuple[UnitState, ...]:
        return in_order(unit for unit in map(state.unit, self._scope) if unit)

    def _below(self, box: Box, unit: UnitState) -> list[tuple[Box, UnitState | None]]:
        children = self._after.children(unit.id)
        shown = [child for child in children if child.id in self._scope]
        left = (self._before.unit(gone) for gone in self._left_from.get(unit.id, ()))
        ended = (self._gone[gone] for gone in self._gone_from.get(unit.id, ()))
        found: list[tuple[Box, UnitState | None]] = [
            *((self._box(child, box.key), child) for child in shown),
            *((self._ghost(gone, box.key), None) for gone in left if gone),
            *((self._gone_box(gone, box.key), gone) for gone in ended),
        ]
        found.extend((more, None) for more in _untouched(box, len(children) - len(shown)))
        return found

    def _box(self, unit: UnitState, parent: str | None) -> Box:
        mine = self._by_unit.get(unit.id, ())
        marks = self._marks.get(unit.id, ())
        renamed = next((d for d in mine if isinstance(d, Renamed)), None)
        old_name = renamed.before.text if renamed else ""
        return self._painter_after.box(unit, parent=parent, marks=marks, old_name=old_name)

    def _ghost(self, old: UnitState, parent: str) -> Box:
        box = self._painter_before.box(old, parent=parent, marks=(Mark.LEFT,))
        return replace(
            box,
            key=f"{WAS}{old.id}",
            heads=(),
            possible=False,
            disputed=False,
            inferred=False,
            sentence=f"{old.name} stood here before{self._stood_in(old.place)}",
        )

    def _stood_in(self, place: Place) -> str:
        """Who hears a box does not see below which one it hangs."""
        if place.parent is None:
            return ""
        parent = self._desk_before.unit(place.parent, self._before)
        return f", {'in' if place.tie is Tie.UNDER else 'somewhere in'} {parent.name}"

    def _gone_box(self, unit: UnitState, parent: str | None) -> Box:
        box = self._painter_before.box(unit, parent=parent, marks=(Mark.GONE,))
        return replace(box, possible=False, inferred=False)

    def _lines(self) -> tuple[Line, ...]:
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
            start=f"{WAS}{moved.unit}",
            end=moved.unit,
            kind=LineKind.MOVED,
            sentence=f"{name} moved here",
        )

    def _link(self, before: UnitId, after: UnitId, verb: str) -> Line:
        names = (self._desk.unit(before, self._before).name, self._desk.unit(after).name)
        return Line(
            start=before, end=after, kind=LineKind.MOVED, sentence=f"{names[0]} {verb} {names[1]}"
        )


Key = TypeVar("Key")


def _grouped(pairs: Iterable[tuple[Key, UnitId]]) -> Mapping[Key, list[UnitId]]:
    found: dict[Key, list[UnitId]] = {}
    for key, unit in pairs:
        found.setdefault(key, []).append(unit)
    return found


def _untouched(box: Box, hidden: int) -> Iterator[Box]:
    """A stand-in for the units below a box that are not drawn, if there are any."""
    if hidden:
        noun = "unit" if hidden == 1 else "units"
        yield folded_box(box, hidden, f"{hidden} other {noun} in {box.name}, not drawn")
