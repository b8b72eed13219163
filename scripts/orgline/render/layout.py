"""Where everything in an org chart goes. The only module that talks to Graphviz.

Graphviz gets boxes of fixed size, without text, and gives back heights; text is measured by
``orgline.render.measure``. So the same chart is placed the same on every machine.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import graphviz

from orgline.render import hanging, routes
from orgline.render.boxes import MIN_WIDTH, Content, content
from orgline.render.placed import Edge, Placed, Point, Rect, Route, Spot, Tree
from orgline.views.chart import Box, Chart, LineKind

try:
    import pygraphviz
except ImportError:  # no wheel for this machine: a `dot` on PATH does the same
    pygraphviz = None

TEXT_COLUMN: Final = 1120
"""Width in px of the column that charts stand in, on a screen of 1280 px."""

MARGIN: Final = 5
LEVEL_GAP: Final = 46
ROW_GAP: Final = 12
_WIDEST: Final = 252
_NARROWEST: Final = 148
_HANGING_WIDTHS: Final = (208, 180)
_GOOD_HEIGHT: Final = 820
"""Up to this height columns are always fine: about what a screen shows."""
_WORTH_HANGING: Final = 0.72
"""Beyond it, hanging must be this much lower to be preferred."""
_WORTH_NARROW: Final = 0.88
"""Narrower boxes must make a hanging chart this much lower."""
_PER_INCH: Final = 72
_STRAIGHT: Final = "1000"
_NO_BEND: Final = 7
_LEAN: Final = {LineKind.MOVED: 0.8, LineKind.REPORTS: -0.8}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arranged:
    """Boxes with their places, before the lines beside the tree's are led around them."""

    contents: Mapping[str, Content]
    rects: Mapping[str, Rect]
    edges: Mapping[str, tuple[Point, ...]]


Place = Callable[[Chart], Placed]
"""What places a chart: `place`, or something that remembers what it has placed."""


def place(chart: Chart, width: int = TEXT_COLUMN) -> Placed:
    """Place a chart so that it fits ``width`` px at its natural size.

    Levels become columns, left to right, where that fits and stays reasonably low; else boxes hang
    below their parents, indented, which fits any depth.
    """
    tree, room = Tree(chart.boxes), width - 2 * MARGIN
    if not tree.boxes:
        return Placed(chart=chart, spots=(), edges=(), routes=(), frame=Rect(0, 0, 0, 0))
    columns = _column_contents(tree, room)
    hung = None
    if columns is None or _columns_height(tree, columns) > _GOOD_HEIGHT:
        hung = _hang(tree, room)
    if columns is None or (hung and _is_worth(hung, _columns_height(tree, columns))):
        return _finished(chart, tree, hung or _hang(tree, room))
    return _finished(chart, tree, _in_columns(tree, columns))


def _is_worth(hung: _Arranged, columns_height: float) -> bool:
    """Whether hanging is so much lower than columns that it is the better picture."""
    return _height(hung) < _WORTH_HANGING * columns_height


def _contents(boxes: Iterable[Box], widest: int) -> dict[str, Content]:
    """What stands in each box, by key."""
    return {box.key: content(box, widest) for box in boxes}


# Levels as columns, left to right


def _level_widths(tree: Tree, contents: Mapping[str, Content]) -> list[int]:
    """The width of each level's column: that of its widest box."""
    widths = [0] * tree.levels
    for box in tree.boxes:
        level = tree.level[box.key]
        widths[level] = max(widths[level], contents[box.key].width)
    return widths


def _column_contents(tree: Tree, room: int) -> dict[str, Content] | None:
    """What stands in each box so that all levels fit side by side; None where they can't."""
    boxes_room = room - LEVEL_GAP * (tree.levels - 1)
    if boxes_room < tree.levels * MIN_WIDTH:
        return None
    contents = _contents(tree.boxes, _WIDEST)
    widths = _level_widths(tree, contents)
    if sum(widths) <= boxes_room:
        return contents
    cap = _cap(widths, boxes_room)
    return _contents(tree.boxes, cap) if cap >= _NARROWEST else None


def _cap(widths: list[int], room: int) -> int:
    """The greatest width such that columns no wider than it, and no wider than they need, fit."""
    left, rest = room, sorted(widths)
    while rest and rest[0] <= left / len(rest):
        left -= rest.pop(0)
    return left // len(rest) if rest else room


def _columns_height(tree: Tree, contents: Mapping[str, Content]) -> float:
    """About how high the chart will be in columns."""
    heights: dict[str, float] = {}
    for box in reversed(tree.boxes):
        below = tree.children[box.key]
        stack = sum(heights[child.key] + ROW_GAP for child in below) - ROW_GAP
        heights[box.key] = max(contents[box.key].height, stack)
    return sum(heights[root.key] + ROW_GAP for root in tree.children[None]) - ROW_GAP


def _in_columns(tree: Tree, contents: Mapping[str, Content]) -> _Arranged:
    """Boxes of one level below each other, from Graphviz; each level to the right of its parents'."""
    widths = _level_widths(tree, contents)
    lefts = [sum(widths[:level]) + LEVEL_GAP * level for level in range(len(widths))]
    tops = _tops(tree, contents, widths)
    rects = {}
    for box in tree.boxes:
        level, top = tree.level[box.key], tops[box.key]
        right, bottom = lefts[level] + widths[level], top + contents[box.key].height
        rects[box.key] = Rect(lefts[level], top, right, bottom)
    edges = {
        box.key: _elbow(rects[parent], rects[box.key])
        for box in tree.boxes
        if (parent := tree.parent(box)) is not None
    }
    return _Arranged(contents=contents, rects=rects, edges=edges)


def _elbow(parent: Rect, child: Rect) -> tuple[Point, ...]:
    """From the middle of the parent's right side to that of the child's left side."""
    trunk = parent.right + LEVEL_GAP / 2
    # A bend of a few px would look like a mistake: such a connector stays straight.
    is_level = abs(parent.middle - child.middle) <= _NO_BEND
    end = parent.middle if is_level else child.middle
    return (
        Point(parent.right, parent.middle),
        Point(trunk, parent.middle),
        Point(trunk, end),
        Point(child.left, end),
    )


def _tops(tree: Tree, contents: Mapping[str, Content], widths: list[int]) -> dict[str, int]:
    """Where Graphviz puts the top of each box; the uppermost is 0."""
    found = {}
    for line in _plain(_dot(tree, contents, widths)).splitlines():
        word, *rest = line.split()
        if word == "node" and rest[0].isdigit():
            key = tree.boxes[int(rest[0])].key
            # Plain output counts inches, from the bottom, to the middle of a box.
            found[key] = round(-float(rest[2]) * _PER_INCH - contents[key].height / 2)
    first = min(found.values())
    return {key: top - first for key, top in found.items()}


def _dot(tree: Tree, contents: Mapping[str, Content], widths: list[int]) -> graphviz.Digraph:
    """The tree as DOT. Nodes are named by number: a unit may be called `graph`, `node` or `a:b`."""
    numbers = {box.key: str(number) for number, box in enumerate(tree.boxes)}
    dot = graphviz.Digraph(
        graph_attr={
            "rankdir": "LR",
            "ordering": "out",
            "splines": "none",
            "nodesep": _inches(ROW_GAP),
            "ranksep": _inches(LEVEL_GAP),
        },
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    dot.node("top", width="0.01", height="0.01")
    for box in tree.boxes:
        size = widths[tree.level[box.key]], contents[box.key].height
        dot.node(numbers[box.key], width=_inches(size[0]), height=_inches(size[1]))
    for box in tree.boxes:
        parent = tree.parent(box)
        # A heavy edge is a straight one: a parent stands beside its first child, so that the
        # reader begins at the upper left corner, however long the chart is.
        weight = _STRAIGHT if tree.children[parent][0] is box else "1"
        dot.edge(numbers.get(parent or "", "top"), numbers[box.key], weight=weight)
    return dot


def _inches(pixels: float) -> str:
    """A length for Graphviz."""
    return f"{pixels / _PER_INCH:.4f}"


def _plain(dot: graphviz.Digraph) -> str:
    """Graphviz's answer in its `plain` format: a line `node <name> <x> <y> …` for each box."""
    if pygraphviz is None:
        return str(dot.pipe(format="plain", encoding="utf-8"))
    return str(pygraphviz.AGraph(string=dot.source).draw(format="plain", prog="dot"), "utf-8")


def directed(
    sizes: Sequence[tuple[float, float]], edges: Sequence[tuple[int, int]]
) -> tuple[list[Rect], list[tuple[Point, ...]]]:
    """Boxes of given sizes in columns along the arrows between them, each arrow as Bézier curves.

    An arrow leaves the right side of a box and comes to the left one of another, in their middles.
    """
    dot = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "nodesep": _inches(ROW_GAP), "ranksep": _inches(LEVEL_GAP)},
        node_attr={"shape": "box", "fixedsize": "true", "label": ""},
        edge_attr={"arrowhead": "none", "tailport": "e", "headport": "w"},
    )
    for name, (width, height) in enumerate(sizes):
        dot.node(str(name), width=_inches(width), height=_inches(height))
    for start, end in edges:
        dot.edge(str(start), str(end))
    rects: dict[int, Rect] = {}
    curves: dict[tuple[int, int], tuple[Point, ...]] = {}
    for line in _plain(dot).splitlines():
        word, *rest = line.split()
        if word == "node":
            rects[int(rest[0])] = _around(_point(rest[1], rest[2]), *sizes[int(rest[0])])
        elif word == "edge":
            numbers = rest[3 : 3 + 2 * int(rest[2])]
            points = zip(numbers[::2], numbers[1::2], strict=True)
            curves[int(rest[0]), int(rest[1])] = tuple(_point(*point) for point in points)
    found = [rects[place] for place in range(len(sizes))]
    return found, [_swung(curves[edge], found) for edge in edges]


def _swung(curve: tuple[Point, ...], rects: Iterable[Rect]) -> tuple[Point, ...]:
    """The curve from one column to the next as a plain swing: Graphviz makes loops of steep ones."""
    start, end = curve[0], curve[-1]
    between = (rect for rect in rects if start.x < rect.left and rect.right < end.x)
    if start.x >= end.x or next(between, None):
        return curve
    middle = (start.x + end.x) / 2
    return start, Point(middle, start.y), Point(middle, end.y), end


def _point(x: str, y: str) -> Point:
    """Plain output counts inches, from the bottom."""
    return Point(float(x) * _PER_INCH, -float(y) * _PER_INCH)


def _around(middle: Point, width: float, height: float) -> Rect:
    left, top = middle.x - width / 2, middle.y - height / 2
    return Rect(left, top, left + width, top + height)


# Hanging


def _hang(tree: Tree, room: int) -> _Arranged:
    """Boxes below their parents, all of one width: narrower ones only if that is well worth it."""
    depth = (tree.levels - 1) * hanging.INDENT
    fitting = [wide for wide in _HANGING_WIDTHS if wide + depth <= room]
    tried = [_hang_boxes(tree, room, wide) for wide in fitting]
    if not tried:
        return _hang_boxes(tree, room, min(room, max(MIN_WIDTH, _NARROWEST, room - depth)))
    best = tried[0]
    for other in tried[1:]:
        best = other if _height(other) < _WORTH_NARROW * _height(best) else best
    return best


def _hang_boxes(tree: Tree, room: int, widest: int) -> _Arranged:
    """Boxes below their parents, at most so wide."""
    contents = _contents(tree.boxes, widest)
    wide = max(held.width for held in contents.values())
    sizes = {key: (wide, held.height) for key, held in contents.items()}
    hung = hanging.hang(tree, sizes, room)
    return _Arranged(contents=contents, rects=hung.rects, edges=hung.edges)


def _height(arranged: _Arranged) -> float:
    """The height of a hanging arrangement."""
    return max(rect.bottom for rect in arranged.rects.values())


# Together


def _finished(chart: Chart, tree: Tree, arranged: _Arranged) -> Placed:
    """Everything together, with the lines led around the boxes."""
    spots = tuple(
        Spot(
            box=box,
            content=arranged.contents[box.key],
            rect=arranged.rects[box.key],
            level=tree.level[box.key],
        )
        for box in tree.boxes
    )
    edges = tuple(
        Edge(spot=spot, points=arranged.edges[spot.box.key])
        for spot in spots
        if spot.box.key in arranged.edges
    )
    led = _routes(chart, arranged)
    return Placed(chart=chart, spots=spots, edges=edges, routes=led, frame=_frame(spots, led))


def _routes(chart: Chart, arranged: _Arranged) -> tuple[Route, ...]:
    """The lines between boxes that are both in the chart."""
    rects = arranged.rects
    drawn = [line for line in chart.lines if line.start in rects and line.end in rects]
    ways = routes.Map(rects.values(), arranged.edges.values())
    return tuple(
        Route(
            line=line,
            points=ways.route(rects[line.start], rects[line.end], _LEAN[line.kind]),
        )
        for line in drawn
    )


def _frame(spots: Iterable[Spot], led: Iterable[Route]) -> Rect:
    """The rectangle around it all, with a margin."""
    rects = [spot.rect for spot in spots]
    points = [point for route in led for point in route.points]
    return Rect(
        min(*(r.left for r in rects), *(p.x for p in points), rects[0].left) - MARGIN,
        min(*(r.top for r in rects), *(p.y for p in points), rects[0].top) - MARGIN,
        max(*(r.right for r in rects), *(p.x for p in points), rects[0].right) + MARGIN,
        max(*(r.bottom for r in rects), *(p.y for p in points), rects[0].bottom) + MARGIN,
    )
