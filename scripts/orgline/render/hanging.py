"""The hanging arrangement: boxes below their parent, indented, in side-by-side columns where they fit.

It holds any depth in any width, by own arithmetic. Below a box its children either stand in one
stack, or are spread over several columns, whichever makes the chart lower.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from orgline.render.placed import Point, Rect, Tree
from orgline.views.chart import Box

INDENT: Final = 28
ROW_GAP: Final = 10
COLUMN_GAP: Final = 36
_DROP: Final = 12  # from a box down to the bus above its columns, and from there to the first row
_TRUNK: Final = 11  # from a box's left edge to the trunk that its children hang on
_WORTH: Final = 0.85  # columns must make a block this much lower, or they are not worth the lines

_LEAST: Final = 90  # … and by at least so many px


@dataclass(frozen=True, slots=True, kw_only=True)
class Hanging:
    """Where each box is, and the connector to each box that has a parent, by key."""

    rects: Mapping[str, Rect]
    edges: Mapping[str, tuple[Point, ...]]
    height: float


def indent(tree: Tree, box_width: int, width: int) -> float:
    """Indentation for each level, in px: less than usual only for a tree too deep for the width."""
    room = (width - box_width) / max(1, tree.levels - 1)
    # Eighths of a px are exact in binary: sums of many still fit the width.
    return min(INDENT, max(0, floor(room * 8)) / 8)


def hang(tree: Tree, sizes: Mapping[str, tuple[int, int]], width: int) -> Hanging:
    """Arrange boxes of the given (width, height) within ``width`` px."""
    step = indent(tree, max((wide for wide, _ in sizes.values()), default=0), width)
    return _Arrangement(tree, sizes, width, step).placed()


def _share(heights: Sequence[float], columns: int) -> list[int]:
    """For each of the heights the column it falls in, in order, so that the highest column is low."""
    low, high = max(heights), sum(heights) + ROW_GAP * len(heights)
    while high - low > 1:
        middle = (low + high) / 2
        fits = _fill(heights, middle)[-1] < columns
        low, high = (low, middle) if fits else (middle, high)
    return _fill(heights, high)


def _fill(heights: Sequence[float], limit: float) -> list[int]:
    """For each of the heights its column, when columns are filled up to ``limit`` one by one."""
    found: list[int] = []
    column, used = 0, -float(ROW_GAP)
    for height in heights:
        used += height + ROW_GAP
        if used > limit and found:
            column, used = column + 1, height
        found.append(column)
    return found


class _Arrangement:
    """One pass up that decides stack or columns for every box, one pass down that places them."""

    def __init__(
        self, tree: Tree, sizes: Mapping[str, tuple[int, int]], width: int, step: float
    ) -> None:
        self.tree, self.sizes, self.width, self.step = tree, sizes, width, step
        self.trunk = min(_TRUNK, step * 0.4)
        self.stack_width: dict[str, float] = {}
        self.stack_height: dict[str, float] = {}
        self.best_height: dict[str, float] = {}
        self.share: dict[str, list[int]] = {}
        for box in reversed(tree.boxes):
            self._decide(box)

    def _decide(self, box: Box) -> None:
        """Sizes of the block of a box whose children's are known."""
        below = self.tree.children[box.key]
        wide, high = self.sizes[box.key]
        deepest = max((self.stack_width[child.key] for child in below), default=0.0)
        self.stack_width[box.key] = max(wide, deepest + self.step if below else 0.0)
        self.stack_height[box.key] = high + sum(
            ROW_GAP + self.stack_height[child.key] for child in below
        )
        stacked = high + sum(ROW_GAP + self.best_height[child.key] for child in below)
        share, spread = self._spread(box, below)
        if spread < min(stacked * _WORTH, stacked - _LEAST):
            self.share[box.key] = share
        self.best_height[box.key] = min(stacked, spread) if box.key in self.share else stacked

    def _spread(self, box: Box, below: Sequence[Box]) -> tuple[list[int], float]:
        """The best way to spread the children over columns, and the height that gives."""
        room = self.width - self.step * (self.tree.level[box.key] + 1)
        heights = [self.stack_height[child.key] for child in below]
        best: tuple[list[int], float] = ([], float("inf"))
        for columns in range(2, len(below) + 1):
            if columns * self.sizes[box.key][0] > room + COLUMN_GAP:
                break
            share = _share(heights, columns)
            widths = self._column_widths(below, share)
            if sum(widths) + COLUMN_GAP * (len(widths) - 1) <= room:
                tops = self._column_heights(heights, share)
                height = self.sizes[box.key][1] + 2 * _DROP + max(tops)
                best = min(best, (share, height), key=lambda found: found[1])
        return best

    def _column_widths(self, below: Sequence[Box], share: Sequence[int]) -> list[float]:
        """How wide each column is."""
        widths = [0.0] * (share[-1] + 1)
        for child, column in zip(below, share, strict=True):
            widths[column] = max(widths[column], self.stack_width[child.key])
        return widths

    @staticmethod
    def _column_heights(heights: Sequence[float], share: Sequence[int]) -> list[float]:
        """How high each column is."""
        found = [-float(ROW_GAP)] * (share[-1] + 1)
        for height, column in zip(heights, share, strict=True):
            found[column] += height + ROW_GAP
        return found

    def placed(self) -> Hanging:
        """Everything at its place, from the roots down."""
        self.rects: dict[str, Rect] = {}
        self.edges: dict[str, tuple[Point, ...]] = {}
        self.corner: dict[str, tuple[float, float, bool]] = {}
        bottom = -2.0 * ROW_GAP
        for root in self.tree.children[None]:
            self.corner[root.key] = (0.0, bottom + 2 * ROW_GAP, True)
            bottom += 2 * ROW_GAP + self.best_height[root.key]
        for box in self.tree.boxes:
            self._put(box)
        return Hanging(rects=self.rects, edges=self.edges, height=bottom)

    def _put(self, box: Box) -> None:
        """Place a box whose corner is known, and say where its children's corners are."""
        left, top, free = self.corner[box.key]
        wide, high = self.sizes[box.key]
        self.rects[box.key] = Rect(left, top, left + wide, top + high)
        if free and box.key in self.share:
            self._put_columns(box)
        else:
            self._put_stack(box, free=free)

    def _put_stack(self, box: Box, *, free: bool) -> None:
        """The children in one stack; inside a column nothing is spread again."""
        rect = self.rects[box.key]
        y = rect.bottom + ROW_GAP
        heights = self.best_height if free else self.stack_height
        for child in self.tree.children[box.key]:
            self._hook(
                child, (Point(rect.left + self.trunk, rect.bottom),), rect.left + self.step, y
            )
            self.corner[child.key] = (rect.left + self.step, y, free)
            y += heights[child.key] + ROW_GAP

    def _put_columns(self, box: Box) -> None:
        """The children in columns, all hanging on one bus."""
        rect, share = self.rects[box.key], self.share[box.key]
        below = self.tree.children[box.key]
        widths = self._column_widths(below, share)
        bus, left, y, column = rect.bottom + _DROP, rect.left + self.step, 0.0, -1
        for child, its in zip(below, share, strict=True):
            if its != column:
                left += 0 if its == 0 else widths[column] + COLUMN_GAP
                column, y = its, bus + _DROP
            trunk = left - self.step + self.trunk
            start = Point(rect.left + self.trunk, rect.bottom)
            bend = () if its == 0 else (Point(start.x, bus), Point(trunk, bus))
            self._hook(child, (start, *bend), left, y)
            self.corner[child.key] = (left, y, False)
            y += self.stack_height[child.key] + ROW_GAP

    def _hook(self, child: Box, run: tuple[Point, ...], left: float, top: float) -> None:
        """Lead a connector down from the end of ``run`` and into the child's left side."""
        middle = top + self.sizes[child.key][1] / 2
        self.edges[child.key] = (*run, Point(run[-1].x, middle), Point(left, middle))
