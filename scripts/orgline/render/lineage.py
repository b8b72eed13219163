"""A long lineage as a diagram: from left to right, each unit once, verb and date on each arrow.

Arrows of one merger or split run together through one knot, which bears the words. Text is measured
as for org charts, so the drawing is the same on every machine; it holds no colours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from orgline.render import layout, measure
from orgline.render.measure import Font
from orgline.render.placed import Point, Rect
from orgline.render.svg import number
from orgline.views.lineage import Junction
from orgline.views.parts import Ref

_NAME: Final = Font(15, 600)
_VERB: Final = Font(13, 600)
_DATE: Final = Font(13)
_WIDEST: Final = 200  # of any text
_PAD: Final = 10
_PITCH: Final = 19
_KNOT: Final = 44  # the height of a verb over a date
_MARGIN: Final = 6
_ARROW: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A line in the middle of what it stands in; ``y`` is its baseline."""

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A unit or a knot: `words` is all that it says, `texts` what there is room for."""

    words: str
    href: str
    rect: Rect
    texts: tuple[_Text, ...]


@pass_environment
def diagram(
    templates: Environment, found: Sequence[Junction], here: str, title: str, base: str
) -> Markup:
    """The drawing as SVG, without an empty line; `here` is the address of the unit it is about."""
    units = tuple({unit.href: unit for unit in _units(found)}.values())
    numbers = {unit.href: place for place, unit in enumerate(units)}
    edges = [
        edge
        for knot, junction in enumerate(found, start=len(units))
        for edge in (
            *((numbers[unit.href], knot) for unit in junction.before),
            *((knot, numbers[unit.href]) for unit in junction.after),
        )
    ]
    names = [measure.wrap(unit.name, _NAME, _WIDEST, 2) for unit in units]
    sizes = [*(_size_of_unit(rows) for rows in names), *(_size_of_knot(one) for one in found)]
    rects, curves = layout.directed(sizes, edges)
    text = templates.get_template("charts/lineage.svg.j2").render(
        title=title,
        here=here,
        base=base,
        width=max(rect.right for rect in rects) + _MARGIN,
        height=_lowest(rects, curves) + _MARGIN,
        top=_highest(rects, curves) - _MARGIN,
        left=-_MARGIN,
        units=[_unit(*one) for one in zip(units, names, rects, strict=False)],
        knots=[_knot(*one) for one in zip(found, rects[len(units) :], strict=True)],
        ways=[_path(curve) for curve in curves],
        heads=[_head(c[-1]) for c, (_, end) in zip(curves, edges, strict=True) if end < len(units)],
        px=number,
    )
    return Markup("\n".join(line for line in text.split("\n") if line.strip()))  # noqa: S704 - drawn by an escaping template


def _units(found: Sequence[Junction]) -> Iterator[Ref]:
    for junction in found:
        yield from (*junction.before, *junction.after)


def _size_of_unit(rows: Sequence[str]) -> tuple[float, float]:
    wide = max(measure.width(row, _NAME) for row in rows)
    return round(wide) + 2 * _PAD, len(rows) * _PITCH + 2 * 7


def _size_of_knot(junction: Junction) -> tuple[float, float]:
    texts = ((junction.verb, _VERB), (junction.date.words, _DATE))
    wide = max(min(_WIDEST, measure.width(text, font)) for text, font in texts)
    return round(wide) + 2 * _PAD, _KNOT


def _unit(unit: Ref, rows: Sequence[str], rect: Rect) -> _Item:
    first = rect.middle - (len(rows) - 1) * _PITCH / 2 + 5
    texts = tuple(_Text(text=row, y=first + n * _PITCH) for n, row in enumerate(rows))
    return _Item(words=unit.name, href=unit.href, rect=rect, texts=texts)


def _knot(junction: Junction, rect: Rect) -> _Item:
    """The verb above the line that runs through, the date below."""
    before, after = (
        ", ".join(unit.name for unit in units) for units in (junction.before, junction.after)
    )
    return _Item(
        words=f"{before} {junction.verb} {after}, {junction.date.words}",
        href=junction.event.href,
        rect=rect,
        texts=(
            _Text(text=measure.shorten(junction.verb, _VERB, _WIDEST), y=rect.middle - 6),
            _Text(text=measure.shorten(junction.date.words, _DATE, _WIDEST), y=rect.middle + 16),
        ),
    )


def _path(curve: Sequence[Point]) -> str:
    start, *rest = (f"{number(point.x)} {number(point.y)}" for point in curve)
    return f"M{start}C{' '.join(rest)}"


def _head(end: Point) -> str:
    return f"M{number(end.x)} {number(end.y)}l-{_ARROW} -4v8z"


def _lowest(rects: Sequence[Rect], curves: Sequence[Sequence[Point]]) -> float:
    return max(*(rect.bottom for rect in rects), *(p.y for p in chain.from_iterable(curves)))


def _highest(rects: Sequence[Rect], curves: Sequence[Sequence[Point]]) -> float:
    return min(*(rect.top for rect in rects), *(p.y for p in chain.from_iterable(curves)))
