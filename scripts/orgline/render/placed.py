"""A chart with a place for everything. All coordinates are CSS px; y grows downwards."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from orgline.render.boxes import Content
from orgline.views.chart import Box, Chart, Line


class Point(NamedTuple):
    """A point of the drawing."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle: the corner with the least coordinates, and the one with the greatest."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height halfway between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A box, what stands in it, and where it is. Level 0 is a root's."""

    box: Box
    content: Content
    rect: Rect
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """The connector from a box's parent to the box: a run of upright and level stretches."""

    spot: Spot
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A line beside the tree's, from box to box."""

    line: Line
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A chart ready to be drawn; ``frame`` holds everything, margin included."""

    chart: Chart
    spots: tuple[Spot, ...]
    edges: tuple[Edge, ...]
    routes: tuple[Route, ...]
    frame: Rect


class Tree:
    """The boxes of a chart as a tree. A box whose parent is not in the chart is a root."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self.boxes = tuple(boxes)
        self.children: dict[str | None, list[Box]] = {None: []}
        self.level: dict[str, int] = {}
        for box in self.boxes:
            parent = box.parent if box.parent in self.level else None
            self.level[box.key] = 0 if parent is None else self.level[parent] + 1
            self.children[parent].append(box)
            self.children[box.key] = []

    def parent(self, box: Box) -> str | None:
        """The key of the box above, or None for a root."""
        return box.parent if box.parent in self.level else None

    @property
    def levels(self) -> int:
        """How many levels the tree has."""
        return max(self.level.values(), default=-1) + 1
