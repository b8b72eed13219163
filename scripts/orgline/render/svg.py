"""Org charts as SVG, and the legend that explains one.

The drawing holds classes and no colours (``templates/assets/orgchart.css`` has them), so it follows
light, dark, print and high contrast. It has no empty line, so it may stand in Markdown as it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import floor, hypot

from jinja2 import Environment

from orgline.history import Tie
from orgline.render import boxes, routes
from orgline.render.boxes import Content
from orgline.render.placed import Placed, Point, Rect, Spot
from orgline.render.templates import templates as default_templates
from orgline.views.chart import Box

_CORNER = 7.0
_WIDE_CORNER = 14.0
_ARROW = 7.0

_SHEET = 980.0
"""Higher charts, in px, take several sheets of paper: on the one of 148 mm their names would be
smaller than 6 points."""


def draw(placed: Placed, base: str, templates: Environment | None = None) -> str:
    """The chart as SVG text, without an empty line or a newline at its end; "" for an empty chart.

    ``base`` leads from the page to the site's root (``../../``) and goes before every link.
    """
    if not placed.spots:
        return ""
    template = (templates or default_templates()).get_template("charts/orgchart.svg.j2")
    text = template.render(
        chart=placed.chart,
        frame=placed.frame,
        is_tall=placed.frame.bottom - placed.frame.top > _SHEET,
        edges=tuple(_edges(placed)),
        lines=tuple(_lines(placed)),
        items=tuple(_items(placed, base)),
        px=number,
    )
    # A name may hold line breaks; in Markdown an empty line would end the block of HTML.
    return "\n".join(line for line in text.split("\n") if line.strip())


# Boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A box for the template: whether a list begins before it, and how many groups end after it."""

    box: Box
    content: Content
    rect: Rect
    width: float
    height: float
    href: str
    classes: str
    opens: bool
    closes: int


def _items(placed: Placed, base: str) -> Iterator[_Item]:
    """The boxes in reading order, nested by counts, so that no depth needs recursion."""
    spots = _depth_first(placed.spots)
    levels = [spot.level for spot in spots]
    for before, spot, after in zip([-1, *levels], spots, [*levels[1:], None], strict=False):
        yield _Item(
            box=spot.box,
            content=spot.content,
            rect=spot.rect,
            width=spot.rect.right - spot.rect.left,
            height=spot.rect.bottom - spot.rect.top,
            href=base + spot.box.href if spot.box.href else "",
            classes=_classes(spot),
            opens=spot.level > before,
            closes=_closes(spot.level, after),
        )


def _closes(level: int, after: int | None) -> int:
    """How many groups end after a box: its own, and a list and an item for each level that ends."""
    if after is None:
        return 2 * level + 2
    return 0 if after > level else 1 + 2 * (level - after)


def _depth_first(spots: Iterable[Spot]) -> list[Spot]:
    """Every box right after its parent or an elder sibling's last descendant."""
    below: dict[str, list[Spot]] = {}
    roots: list[Spot] = []
    for spot in spots:
        known = spot.box.parent is not None and spot.box.parent in below
        (below[spot.box.parent or ""] if known else roots).append(spot)
        below[spot.box.key] = []
    found, waiting = [], roots[::-1]
    while waiting:
        spot = waiting.pop()
        found.append(spot)
        waiting += reversed(below[spot.box.key])
    return found


def _classes(spot: Spot) -> str:
    """The CSS classes of a box."""
    return " ".join(("box", *(("is-root",) if spot.level == 0 else ()), *boxes.styles(spot.box)))


# Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stroke:
    """A path for the template; ``head`` is the path of its arrowhead."""

    classes: str
    path: str
    head: str = ""
    sentence: str = ""


_OVER = (Tie.UNPLACED, Tie.WITHIN, Tie.UNDER, Tie.ROOT)
"""Connectors in the order of drawing: where they share a stretch, the surest one shows."""


def _edges(placed: Placed) -> Iterator[_Stroke]:
    """The tree's connectors: one path for all of a kind, so that shared stretches are inked once.

    Lines of one px lie on half pixels, where they are sharp and cover each other exactly.
    """
    runs: dict[Tie, list[str]] = {}
    for edge in placed.edges:
        sharp = (Point(floor(x) + 0.5, floor(y) + 0.5) for x, y in edge.points)
        runs.setdefault(edge.spot.box.tie, []).append(path(sharp, _CORNER))
    for tie in sorted(runs, key=_OVER.index):
        yield _Stroke(classes=f"tie tie-{tie.value}", path="".join(runs[tie]))


def _lines(placed: Placed) -> Iterator[_Stroke]:
    """The other lines, with arrowheads."""
    for route in placed.routes:
        end, back = route.points[-1], route.points[-2]
        yield _Stroke(
            classes=f"line line-{route.line.kind.value}",
            path=path((*route.points[:-1], _towards(end, back, _ARROW - 1)), _WIDE_CORNER),
            head=_head(end, back),
            sentence=route.line.sentence,
        )


def _towards(start: Point, end: Point, length: float) -> Point:
    """The point ``length`` px from start on the way to end."""
    share = length / (hypot(end.x - start.x, end.y - start.y) or 1.0)
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _head(tip: Point, back: Point) -> str:
    """A triangle whose tip ends a line that comes from ``back``."""
    foot = _towards(tip, back, _ARROW)
    across = Point((tip.y - foot.y) * 0.5, (foot.x - tip.x) * 0.5)
    one = Point(foot.x + across.x, foot.y + across.y)
    other = Point(foot.x - across.x, foot.y - across.y)
    return f"M{_at(tip)}L{_at(one)}L{_at(other)}Z"


def path(points: Iterable[Point], corner: float) -> str:
    """SVG path data through the points, its bends rounded by at most ``corner`` px."""
    way = routes.bare(points)
    reach = [min(corner, hypot(b.x - a.x, b.y - a.y) / 2) for a, b in pairwise(way)]
    parts = [f"M{_at(way[0])}"]
    for place in range(1, len(way) - 1):
        radius = min(reach[place - 1], reach[place])
        before = _towards(way[place], way[place - 1], radius)
        after = _towards(way[place], way[place + 1], radius)
        parts.append(f"L{_at(before)}Q{_at(way[place])} {_at(after)}")
    return "".join((*parts, f"L{_at(way[-1])}"))


def _at(point: Point) -> str:
    """A point in path data, to a tenth of a px."""
    return f"{number(point.x)} {number(point.y)}"


def number(value: float) -> str:
    """A coordinate to a tenth of a px, without needless zeros."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text
