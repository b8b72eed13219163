"""Ways for the lines beside the tree's: around the boxes, along the free lanes between them.

A way leaves its box at a side, runs up or down a lane, and along a free row to the lane of the
other box, whichever is shortest with few bends. Only where no such way exists it goes straight,
and then under the boxes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from orgline.render.placed import Point, Rect

_CLEAR: Final = 8.0  # between a lane and the boxes beside it
_NUDGE: Final = 4.0  # between two ways in one lane
_LANES: Final = 4  # how many lanes to each side are tried
_BEND: Final = 24.0  # what a bend costs, in px of way
_SLACK: Final = 3.0  # a way keeps this far from boxes that it passes


def route(start: Rect, end: Rect, others: Sequence[Rect], place: int, lean: float) -> list[Point]:
    """The points of a way from one box to another.

    ``others`` are all boxes, these two included. ``place`` is the line's number in its chart, so
    that ways in the same lane don't hide each other; ``lean`` in -1..1 is how far from the middle
    of a side the way touches it, so that it doesn't hide the tree's own connector.
    """
    walls = [
        Rect(r.left - _SLACK, r.top - _SLACK, r.right + _SLACK, r.bottom + _SLACK)
        for r in others
        if r not in (start, end)
    ]
    gate, goal = _touch(start, lean), _touch(end, lean)
    ways = _ways(start, end, (gate, goal), [*walls, start, end], place)
    least = min(ways, key=lambda way: way[0], default=None)
    return _straight(start, end, gate, goal) if least is None else least[1]


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


def _ways(
    start: Rect, end: Rect, heights: tuple[float, float], walls: Sequence[Rect], place: int
) -> Iterator[tuple[float, list[Point]]]:
    """All clear ways that are tried, each with its cost."""
    gate, goal = heights
    outs = tuple(_lanes(start, gate, walls, place))
    ins = tuple(_lanes(end, goal, walls, place))
    for out, into in product(outs, ins):
        first = Point(start.right if out > start.right else start.left, gate)
        last = Point(end.right if into > end.right else end.left, goal)
        for row in _rows(out, into, heights, walls):
            way = [first, Point(out, gate), Point(out, row), Point(into, row)]
            way = bare([*way, Point(into, goal), last])
            if _is_clear(way, walls):
                yield _cost(way), way


def _lanes(rect: Rect, height: float, walls: Iterable[Rect], place: int) -> Iterator[float]:
    """The nearest lanes that can be reached from either side of a box at that height."""
    shift = _CLEAR + _NUDGE * (place % 3)
    walls = tuple(walls)
    to_right = min((w.left for w in walls if w.left >= rect.right and _spans(w, height)), default=1e9)
    to_left = max((w.right for w in walls if w.right <= rect.left and _spans(w, height)), default=-1e9)
    rights = {w.right + shift for w in walls} | {rect.right + shift}
    lefts = {w.left - shift for w in walls} | {rect.left - shift}
    yield from sorted(x for x in rights if rect.right < x < to_right)[:_LANES]
    yield from sorted((x for x in lefts if to_left < x < rect.left), reverse=True)[:_LANES]


def _spans(rect: Rect, height: float) -> bool:
    """Whether a level line at that height would cut the box."""
    return rect.top < height < rect.bottom


def _rows(
    out: float, into: float, heights: tuple[float, float], walls: Iterable[Rect]
) -> Iterator[float]:
    """Heights at which a level line from lane to lane is free, near those where it begins and ends."""
    gate, goal = heights
    low, high = min(out, into), max(out, into)
    blocked = _merged([(w.top, w.bottom) for w in walls if w.left < high and w.right > low])
    if low == high:
        yield goal
        return
    for wish in dict.fromkeys((gate, goal, round((gate + goal) / 2))):
        inside = next((span for span in blocked if span[0] < wish < span[1]), None)
        if inside is None:
            yield wish
        else:
            yield inside[0] - 2
            yield inside[1] + 2


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that leave no room for a line between them, joined."""
    found: list[tuple[float, float]] = []
    for low, high in sorted(spans):
        if found and low - found[-1][1] < _SLACK:
            found[-1] = (found[-1][0], max(found[-1][1], high))
        else:
            found.append((low, high))
    return found


def _is_clear(way: Sequence[Point], walls: Sequence[Rect]) -> bool:
    """Whether the upright stretches of a way cut no wall; its level ones were chosen free."""
    return not any(
        wall.left < a.x < wall.right and wall.top < max(a.y, b.y) and wall.bottom > min(a.y, b.y)
        for a, b in pairwise(way)
        if a.x == b.x
        for wall in walls
    )


def _cost(way: Sequence[Point]) -> float:
    """Length in px, each bend counted as some more."""
    length = sum(abs(a.x - b.x) + abs(a.y - b.y) for a, b in pairwise(way))
    return length + _BEND * (len(way) - 2)


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
