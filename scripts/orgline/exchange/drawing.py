"""Charts that stand alone: SVG with its style inside, which needs nothing from anywhere else.

Two looks: the file that a reader takes along, and the card that stands for a page where others
link to it. Each is drawn for one of two painters: whatever program a reader has (`SHOWN`), or ours
that makes an image of it (`PAINTED`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from orgline.render import measure, svg
from orgline.render.measure import Font
from orgline.render.placed import Placed

CARD_WIDTH: Final = 1200
CARD_HEIGHT: Final = 630
"""The size of a social image that all large networks show uncropped."""

_PAPER: Final = "#ffffff"
_PAD: Final = 24
_TITLE: Final = Font(20, 600)
_FOOT: Final = Font(12)
_LEAST_WIDTH: Final = 420
_COLUMN: Final = 380  # of the words on a card
_GUTTER: Final = 56
_LEAST_SCALE: Final = 0.72
_MOST_SCALE: Final = 1.3


class Painter(Enum):
    """Who draws the SVG; the value is the font families it is told to look for, in order."""

    SHOWN = '"Source Sans 3", "Source Sans Pro", Calibri, Carlito, "Helvetica Neue", Arial, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'
    PAINTED = '"Orgline Sans", sans-serif'


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What stands on a drawing beside the chart; `foot` says where it comes from."""

    title: str
    name: str
    sentence: str
    foot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing as SVG text, and its size in px."""

    svg: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A line of text; `x` is its left edge, or its right one where it runs from right to left."""

    style: str
    text: str
    x: float
    y: float
    rtl: bool


class Studio:
    """Draws with one site's templates and colours."""

    def __init__(self, templates: Environment, base: str) -> None:
        """Learn the colours; `base` goes before every link, which is left out where it is `""`."""
        self._templates = templates
        self._base = base
        self._colours = light_colours(templates)
        self._last: tuple[Placed | None, Markup] = (None, Markup(""))

    def alone(self, placed: Placed, words: Words, painter: Painter) -> Picture:
        """The chart in its natural size, with a title above and where it comes from below."""
        left, top, right, bottom = placed.frame
        width = max(right - left, _LEAST_WIDTH) + 2 * _PAD
        lines = list(_block(words.title, _TITLE, "title", _PAD, 10, width - 2 * _PAD, 3))
        above = lines[-1].y + 20
        height = above + bottom - top + 44
        feet = _block(words.foot, _FOOT, "foot", _PAD, height - 26, width - 2 * _PAD, 1)
        return self._filled(
            "charts/standalone.svg.j2",
            painter,
            (width, height),
            title=words.title,
            lines=(*lines, *feet),
            left=_PAD - left,
            top=above - top,
            drawing=self._drawing(placed),
        )

    def card(self, placed: Placed, words: Words, painter: Painter) -> Picture:
        """The chart beside title and name, `CARD_WIDTH` × `CARD_HEIGHT` px.

        It is scaled until it fits, but never until its text is too small to read: what does not fit
        then fades out to the right and below, where a chart holds its details.
        """
        left, top, right, bottom = placed.frame
        wide, high = CARD_WIDTH - _COLUMN - 2 * _GUTTER, CARD_HEIGHT - 2 * 40
        fitting = min((wide - 24) / (right - left), high / (bottom - top))
        scale = round(min(max(fitting, _LEAST_SCALE), _MOST_SCALE), 4)
        shown = ((right - left) * scale, (bottom - top) * scale)
        corner = (
            CARD_WIDTH - wide + max(0, (wide - 24 - shown[0]) / 2),
            max(40, (CARD_HEIGHT - shown[1]) / 2),
        )
        return self._filled(
            "charts/social.svg.j2",
            painter,
            (CARD_WIDTH, CARD_HEIGHT),
            _title_size(words.title),
            title=words.title,
            lines=tuple(_card_lines(words)),
            left=corner[0] - left * scale,
            top=corner[1] - top * scale,
            scale=scale,
            fades_right=shown[0] > wide - 24,
            fades_down=shown[1] > high,
            accent=self._colours["accent"],
            drawing=self._drawing(placed),
        )

    def _filled(
        self,
        name: str,
        painter: Painter,
        size: tuple[float, float],
        title_size: float = _TITLE.size,
        **values: object,
    ) -> Picture:
        style = self._templates.get_template("charts/standalone.css.j2").render(
            colours=self._colours,
            family=Markup(painter.value),  # noqa: S704 - our own words
            title_size=title_size,
        )
        text = self._templates.get_template(name).render(
            **values,
            width=size[0],
            height=size[1],
            style=Markup(style.strip()),  # noqa: S704 - our own rules, and colours that are no more
            paper=_PAPER,
            px=svg.number,
        )
        return Picture(svg=f"{text.strip()}\n", width=size[0], height=size[1])

    def _drawing(self, placed: Placed) -> Markup:
        """The chart alone; drawn once for all the pictures that are made of it in a row."""
        if self._last[0] is not placed:
            self._last = (placed, self._drawn(placed))
        return self._last[1]

    def _drawn(self, placed: Placed) -> Markup:
        drawn = svg.draw(placed, self._base, self._templates)
        drawn = drawn if self._base else re.sub(r' xlink:href="[^"]*"', "", drawn)
        return Markup(drawn)  # noqa: S704 - drawn by an escaping template


def light_colours(templates: Environment) -> dict[str, str]:
    """The colours of charts in the light scheme, by the name of their variable."""
    if templates.loader is None:
        raise LookupError("templates without a loader")
    css, _, _ = templates.loader.get_source(templates, "assets/orgchart.css")
    rule = re.search(r"^:root\s*{(.*?)^}", css, re.MULTILINE | re.DOTALL)
    found = re.findall(r"--orgline-([\w-]+):\s*(#[0-9a-fA-F]{3,8})\s*;", rule[1] if rule else "")
    return dict(found)


def _card_lines(words: Words) -> Iterator[_Line]:
    """Name, title, sentence and foot, from the top down."""
    yield from _block(words.name, Font(22, 600), "name-of-whole", _GUTTER, 40, _COLUMN, 2)
    size = _title_size(words.title)
    title = list(_block(words.title, Font(size, 600), "title", _GUTTER, 108, _COLUMN, 4))
    yield from title
    below = title[-1].y + 22
    room = int((CARD_HEIGHT - 100 - below) // (22 * 1.35))
    if room > 0:
        yield from _block(words.sentence, Font(22), "words", _GUTTER, below, _COLUMN, room)
    yield from _block(words.foot, _FOOT, "foot", _GUTTER, CARD_HEIGHT - 76, _COLUMN, 2)


def _title_size(title: str) -> int:
    """A size at which a title takes four lines at most, if any does."""
    sizes = (44, 38, 32)
    return next((s for s in sizes if measure.width(title, Font(s, 600)) < _COLUMN * 3), sizes[-1])


def _block(  # noqa: PLR0913, PLR0917 - what a block of text is made of
    text: str, font: Font, style: str, x: float, top: float, width: float, most: int
) -> Iterator[_Line]:
    """Text in at most so many lines, the first of which stands below `top`."""
    pitch = font.size * 1.3
    for number, row in enumerate(measure.wrap(text, font, width, most), 1):
        rtl = measure.is_rtl(row)
        # `direction="rtl"` with the anchor at the end puts the left edge at x, as in a box
        yield _Line(style=style, text=row, x=x, y=round(top + number * pitch), rtl=rtl)
