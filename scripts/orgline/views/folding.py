"""Which units a chart draws, and how many it folds into stand-ins, so that it can be taken in.

At most `MOST_BOXES` boxes stand, stand-ins included. What folds is a branch: the units right below
one unit, with all that is below them. The deepest level folds first, and of its branches the one that
saves most boxes, of equal ones the last; each from its last unit on, and no further than needed. So a
unit with too many parts shows the first of them. A branch folds only if that saves a box: nobody
reads "+1" where the unit itself has room.

What is marked, and all above it, stays for as long as anything else can fold.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from orgline.history import UnitState
from orgline.records import UnitId

MOST_BOXES = 250
MOST_LEVELS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A unit at its place in the tree, before it is drawn."""

    unit: UnitState
    parent: UnitId | None
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Comes after all that is drawn below its parent (None: of the topmost units), in place of more."""

    parent: UnitId | None
    hidden: int


def folded(nodes: list[Node], marked: Collection[UnitId]) -> Iterator[Node | StandIn]:
    """The nodes that are drawn, in their order, and the stand-ins; parents come before children."""
    folding = _Folding(nodes)
    folding.fold(_with_all_above(nodes, marked))
    open_: list[UnitId | None] = [None]
    for node in folding.drawn():
        while open_[-1] not in (None, node.parent):
            yield from folding.stand_in(open_.pop())
        yield node
        open_.append(node.unit.id)
    while open_:
        yield from folding.stand_in(open_.pop())


def _with_all_above(nodes: list[Node], marked: Collection[UnitId]) -> set[UnitId | None]:
    found: set[UnitId | None] = set(marked)
    for node in reversed(nodes):
        if node.unit.id in found:
            found.add(node.parent)
    return found


class _Folding:
    """The parts of each unit that are still drawn, and how many are not."""

    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = nodes
        self._sizes = _sizes(nodes)
        self._shown: dict[UnitId | None, list[UnitId]] = {}
        self._hidden: dict[UnitId | None, int] = {}
        for node in nodes:
            if node.depth <= MOST_LEVELS:
                self._shown.setdefault(node.parent, []).append(node.unit.id)
            elif node.depth == MOST_LEVELS + 1:
                self._hide(node.parent, [node.unit.id])
        shown = sum(len(parts) for parts in self._shown.values())
        self._boxes = shown + len(self._hidden)
        self._boxes_at: dict[UnitId, int] = {}

    def fold(self, kept: Collection[UnitId | None]) -> None:
        """Fold what is not to be kept; all else only if that is not enough."""
        if self._boxes > MOST_BOXES:
            levels = self._parents_by_level()
            for keep in (kept, ()):
                for parents in reversed(levels):
                    self._fold_level(parents, keep)

    def _parents_by_level(self) -> list[list[UnitId | None]]:
        """Every unit with its like, in order; the topmost ones are the parts of None."""
        levels: list[list[UnitId | None]] = [[None]]
        levels += [[] for _ in range(min(MOST_LEVELS, max(node.depth for node in self._nodes)) + 1)]
        for node in self._nodes:
            if node.depth <= MOST_LEVELS:
                levels[node.depth + 1].append(node.unit.id)
        return levels

    def _fold_level(self, parents: list[UnitId | None], keep: Collection[UnitId | None]) -> None:
        branches = [
            (parent, [part for part in self._shown.get(parent, ()) if part not in keep])
            for parent in reversed(parents)
        ]
        for parent, parts in sorted(branches, key=lambda branch: -self._saved(*branch)):
            if self._boxes > MOST_BOXES:
                self._fold_branch(parent, parts)
        for parent in parents:
            if parent is not None:
                inside = sum(self._boxes_at[part] for part in self._shown.get(parent, ()))
                self._boxes_at[parent] = 1 + inside + (parent in self._hidden)

    def _saved(self, parent: UnitId | None, parts: list[UnitId]) -> int:
        """How many boxes fewer there are without these; a first stand-in takes the place of one."""
        return sum(self._boxes_at[part] for part in parts) - (parent not in self._hidden)

    def _fold_branch(self, parent: UnitId | None, parts: list[UnitId]) -> None:
        """Hide the last of some parts: as many as needed, none if that saves nothing."""
        saved = self._saved(parent, [])
        gone: list[UnitId] = []
        for part in reversed(parts):
            if self._boxes - saved <= MOST_BOXES:
                break
            gone.append(part)
            saved += self._boxes_at[part]
        if saved > 0:
            self._hide(parent, gone)
            out = set(gone)
            self._shown[parent] = [part for part in self._shown[parent] if part not in out]
            self._boxes -= saved

    def _hide(self, parent: UnitId | None, parts: list[UnitId]) -> None:
        hidden = sum(self._sizes[part] for part in parts)
        self._hidden[parent] = self._hidden.get(parent, 0) + hidden

    def drawn(self) -> Iterator[Node]:
        """The nodes that are left, in their order."""
        shown: set[UnitId | None] = {None}
        parts = {parent: set(found) for parent, found in self._shown.items()}
        for node in self._nodes:
            if node.parent in shown and node.unit.id in parts.get(node.parent, ()):
                shown.add(node.unit.id)
                yield node

    def stand_in(self, parent: UnitId | None) -> Iterator[StandIn]:
        """What stands for the hidden parts of a unit, if there are any."""
        if parent in self._hidden:
            yield StandIn(parent=parent, hidden=self._hidden[parent])


def _sizes(nodes: list[Node]) -> Mapping[UnitId, int]:
    """How many units each is with all below it, at any depth."""
    found = dict.fromkeys((node.unit.id for node in nodes), 1)
    for node in reversed(nodes):
        if node.parent is not None:
            found[node.parent] += found[node.unit.id]
    return found
