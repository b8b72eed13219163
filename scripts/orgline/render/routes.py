"""Ways for the lines beside the tree's: around the boxes, along the free lanes between them.

A way leaves its box at a side, runs up or down a lane, and along a free row to the lane of the
other box, whichever is shortest with few bends. Only where no such way exists it goes straight,
and then under the boxes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from orgline.render.placed import Point, Rect

_KEEP: Final = 3.0  # a way keeps at least this far from the boxes that it passes
_LANES_FROM_BOX: Final = (7.0, 10.0, 13.0)
_TRIED: Final = 4  # boxes to each side whose lanes are tried
_BEND: Final = 24.0  # what a bend costs, in px of way
_BESIDE: Final = 400.0  # what it costs to run along another line, too near to tell them apart
_NEAR: Final = 2.5  # lines in lanes this near can't be told apart


class Map:
    """The boxes and lines of a chart, among which further lines find their way."""

    def __init__(self, boxes: Iterable[Rect], lines: Iterable[Sequence[Point]]) -> None:
        self.boxes = tuple(boxes)
        self.walls = tuple(
            Rect(r.left - _KEEP, r.top - _KEEP, r.right + _KEEP, r.bottom + _KEEP)
            for r in self.boxes
        )
        self.uprights: list[tuple[float, float, float]] = []
        for line in lines:
            self._remember(line)

    def route(self, start: Rect, end: Rect, lean: float) -> tuple[Point, ...]:
        """The points of a way from one box to another.

        ``lean`` in -1..1 is how far from the middle of a side the way touches it, so that it
        doesn't hide the tree's own connector.
        """
        gate, goal = _touch(start, lean), _touch(end, lean)
        least, best = float("inf"), _straight(start, end, gate, goal)
        for bound, first, last, out, into in self._plans(start, end, gate, goal):
            if bound >= least:
                break
            for row in self._rows(out, into, gate, goal):
                way = bare(
                    [
                        first,
                        Point(out, gate),
                        Point(out, row),
                        Point(into, row),
                        Point(into, goal),
                        last,
                    ]
                )
                cost = self._cost(way)
                if cost < least and self._is_clear(way):
                    least, best = cost, way
        self._remember(best)
        return tuple(best)

    def _remember(self, line: Sequence[Point]) -> None:
        """Note where a line runs up or down."""
        for a, b in pairwise(line):
            if a.x == b.x:
                self.uprights.append((a.x, min(a.y, b.y), max(a.y, b.y)))

    def _plans(
        self, start: Rect, end: Rect, gate: float, goal: float
    ) -> list[tuple[float, Point, Point, float, float]]:
        """Least cost, both ends and both lanes of each way that may be tried, cheapest first."""
        plans = []
        for out, into in product(self._lanes(start, gate), tuple(self._lanes(end, goal))):
            first = Point(start.right if out > start.right else start.left, gate)
            last = Point(end.right if into > end.right else end.left, goal)
            length = abs(first.x - out) + abs(out - into) + abs(into - last.x) + abs(gate - goal)
            plans.append((length, first, last, out, into))
        return sorted(plans)

    def _lanes(self, rect: Rect, height: float) -> Iterator[float]:
        """The nearest lanes that can be reached from either side of a box at that height."""
        level = [wall for wall in self.walls if wall.top < height < wall.bottom]
        to_right = min((wall.left for wall in level if wall.left >= rect.right), default=1e9)
        to_left = max((wall.right for wall in level if wall.right <= rect.left), default=-1e9)
        rights = sorted({box.right for box in self.boxes if rect.right <= box.right < to_right})
        lefts = sorted({-box.left for box in self.boxes if to_left < box.left <= rect.left})
        for away in _LANES_FROM_BOX:
            yield from (x + away for x in rights[:_TRIED] if x + away < to_right)
            yield from (-x - away for x in lefts[:_TRIED] if -x - away > to_left)

    def _rows(self, out: float, into: float, gate: float, goal: float) -> Iterator[float]:
        """Heights at which a level line from lane to lane is free, near where it begins and ends."""
        if out == into:
            yield goal
            return
        low, high = min(out, into), max(out, into)
        blocked = _merged(
            [(w.top, w.bottom) for w in self.walls if w.left < high and w.right > low]
        )
        for wish in dict.fromkeys((gate, goal, round((gate + goal) / 2))):
            inside = next((span for span in blocked if span[0] < wish < span[1]), None)
            yield from (wish,) if inside is None else (inside[0] - 2, inside[1] + 2)

    def _is_clear(self, way: Sequence[Point]) -> bool:
        """Whether the upright stretches of a way cut no wall; its level ones were chosen free."""
        return not any(
            wall.left < a.x < wall.right
            and wall.top < max(a.y, b.y)
            and wall.bottom > min(a.y, b.y)
            for a, b in pairwise(way)
            if a.x == b.x
            for wall in self.walls
        )

    def _cost(self, way: Sequence[Point]) -> float:
        """Length in px, each bend and each stretch beside another line counted as some more."""
        length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(way))
        beside = sum(
            abs(x - a.x) < _NEAR and top < max(a.y, b.y) and bottom > min(a.y, b.y)
            for a, b in pairwise(way)
            if a.x == b.x
            for x, top, bottom in self.uprights
        )
        return length + _BEND * (len(way) - 2) + _BESIDE * beside


def _touch(rect: Rect, lean: float) -> float:
    """The height at which a way touches the sides of a box."""
    return round(rect.middle + lean * (rect.bottom - rect.top) / 4)


def _straight(start: Rect, end: Rect, gate: float, goal: float) -> list[Point]:
    """The way that cares for nothing."""
    ahead = start.right <= end.left
    return [
        Point(start.right if ahead else start.left, gate),
        Point(end.left if ahead else end.right, goal),
    ]


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that leave no room for a line between them, joined."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def bare(points: Iterable[Point]) -> list[Point]:
    """The points without repeats and without those on the middle of a straight stretch."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        if len(found) > 1 and _in_line(found[-2], found[-1], point):
            found.pop()
        found.append(point)
    return found


def _in_line(a: Point, b: Point, c: Point) -> bool:
    """Whether three points stand on one upright or level line."""
    return a.x == b.x == c.x or a.y == b.y == c.y
