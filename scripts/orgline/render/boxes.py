"""What stands in one box of an org chart, and how big that makes it.

All positions are px from the box's upper left corner; ``y`` of a text is its baseline.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from orgline.render import measure
from orgline.render.measure import Font
from orgline.views.chart import Box, Mark

PAD_X: Final = 12
PAD_Y: Final = 9
MAX_NAME_LINES: Final = 2
MAX_HEADS: Final = 3
MIN_WIDTH: Final = 96
_ICON: Final = 15  # room for the figure beside the first head
_GAP: Final = 4  # between the unit and its heads, and between badges
_BADGE_HEIGHT: Final = 18
_BADGE_PAD: Final = 6
_BADGE_ICON: Final = 11
_LONGEST: Final = 400  # characters of any text that are looked at at all


class Role(StrEnum):
    """What a line of text in a box is. The value is its CSS class."""

    OLD = "old"
    NAME = "name"
    NATIVE = "native"
    KIND = "kind"
    HEAD = "head"
    MORE = "more"
    BADGE = "word"


FONTS: Final = {
    Role.OLD: Font(13),
    Role.NAME: Font(15, 600),
    Role.NATIVE: Font(13),
    Role.KIND: Font(13),
    Role.HEAD: Font(14),
    Role.MORE: Font(13),
    Role.BADGE: Font(12, 600),
}
_PITCH: Final = {
    Role.OLD: 17,
    Role.NAME: 19,
    Role.NATIVE: 18,
    Role.KIND: 17,
    Role.HEAD: 18,
    Role.MORE: 17,
}
_ASCENT: Final = 0.74  # of the line's pitch, from its top to the baseline

WORDS: Final = {
    Mark.NONE: "",
    Mark.NEW: "New",
    Mark.GONE: "Gone",
    Mark.DOUBTED: "Possibly gone",
    Mark.MOVED: "Moved here",
    Mark.LEFT: "Moved away",
    Mark.RENAMED: "Renamed",
    Mark.RETYPED: "New kind",
    Mark.LED: "New head",
    Mark.REOPENED: "Reopened",
    Mark.NAMED: "Only named",
    Mark.SILENT: "Silent",
    Mark.AGAINST: "Told otherwise",
}
"""The word on the badge of each mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text: ``x`` is its left edge, whichever way it runs."""

    role: Role
    text: str
    x: float
    y: float
    rtl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A word in a pill. ``style`` is the CSS class that colours it."""

    style: str
    word: str
    x: float
    y: float
    width: float
    height: float
    word_x: float
    word_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that stands in a box, and the least size that holds it."""

    texts: tuple[Text, ...]
    badges: tuple[Badge, ...]
    width: int
    height: int
    full: str
    """The whole text where some of it had to be shortened; else ""."""


def styles(box: Box) -> tuple[str, ...]:
    """CSS classes that say the state of a box, most telling first."""
    marks = tuple(f"is-{mark.name.lower()}" for mark in box.marks if mark is not Mark.NONE)
    flags = {
        "is-possible": box.possible,
        "is-inferred": box.inferred,
        "is-disputed": box.disputed,
        "is-folded": box.hidden > 0,
    }
    return marks + tuple(style for style, holds in flags.items() if holds)


def _words(box: Box) -> Iterator[tuple[str, str]]:
    """Style and word of each badge."""
    for mark in box.marks:
        if mark is not Mark.NONE:
            yield f"is-{mark.name.lower()}", WORDS[mark]
    if box.only_possible:
        yield "is-possible", "Possible"
    if box.inferred:
        yield "is-inferred", "Inferred"
    if box.disputed:
        yield "is-disputed", "Disputed"
    if box.hidden and str(box.hidden) not in _name(box):
        yield "is-folded", f"+{box.hidden}"


def _badges(box: Box, limit: float) -> tuple[Badge, ...]:
    """The badges in rows of at most ``limit`` px."""
    found: list[Badge] = []
    x, y = float(PAD_X), float(PAD_Y)
    for style, word in _words(box):
        icon = _BADGE_ICON if style == "is-disputed" else 0
        wide = round(measure.width(word, FONTS[Role.BADGE]) + 2 * _BADGE_PAD + icon)
        if x > PAD_X and x + wide > PAD_X + limit:
            x, y = float(PAD_X), y + _BADGE_HEIGHT + _GAP
        found.append(
            Badge(
                style=style,
                word=word,
                x=x,
                y=y,
                width=wide,
                height=_BADGE_HEIGHT,
                word_x=x + _BADGE_PAD + icon,
                word_y=y + 13,
            )
        )
        x += wide + _GAP
    return tuple(found)


def _name(box: Box) -> str:
    """The name, or for a stand-in how many units it stands for."""
    return box.name if box.name not in {"", f"+{box.hidden}"} else f"+{box.hidden} more"


def _lines(box: Box, limit: float) -> Iterator[tuple[Role, str]]:
    """Role and text of each line, top to bottom, each fitting ``limit`` px."""
    whole = ((Role.OLD, box.old_name), (Role.NATIVE, box.native), (Role.KIND, box.kind))
    single = {
        role: measure.shorten(text[:_LONGEST], FONTS[role], limit) for role, text in whole if text
    }
    if Role.OLD in single:
        yield Role.OLD, single[Role.OLD]
    name = _name(box)[:_LONGEST]
    for row in measure.wrap(name, FONTS[Role.NAME], limit, MAX_NAME_LINES):
        yield Role.NAME, row
    for role in (Role.NATIVE, Role.KIND):
        if role in single:
            yield role, single[role]
    yield from _head_lines(box, limit - _ICON)


def _head_lines(box: Box, limit: float) -> Iterator[tuple[Role, str]]:
    """Up to three heads, then how many more there are."""
    for head in box.heads[:MAX_HEADS]:
        yield Role.HEAD, measure.shorten(head[:_LONGEST], FONTS[Role.HEAD], limit)
    if len(box.heads) > MAX_HEADS:
        yield Role.MORE, f"+{len(box.heads) - MAX_HEADS} more"


def _placed(lines: list[tuple[Role, str]], top: float) -> tuple[tuple[Text, ...], float]:
    """The lines from ``top`` downwards, and where the last one ends."""
    found: list[Text] = []
    y, before = top, Role.NAME
    for role, text in lines:
        beside = role in {Role.HEAD, Role.MORE}
        if role is Role.HEAD and before is not Role.HEAD:
            y += _GAP
        x = PAD_X + (_ICON if beside else 0)
        baseline = round(y + _PITCH[role] * _ASCENT)
        found.append(Text(role=role, text=text, x=x, y=baseline, rtl=measure.is_rtl(text)))
        y, before = y + _PITCH[role], role
    return tuple(found), y


def _full(box: Box, lines: list[tuple[Role, str]]) -> str:
    """Everything in words, when a line was shortened or left out."""
    cut = any(text.endswith(measure.ELLIPSIS) for _, text in lines)
    if not cut and len(box.heads) <= MAX_HEADS:
        return ""
    old = f"before: {box.old_name}" if box.old_name else ""
    parts = (_name(box), box.native, old, box.kind, ", ".join(box.heads))
    return " · ".join(part for part in parts if part)


def content(box: Box, widest: int) -> Content:
    """What stands in a box that may be ``widest`` px wide; its own width is no more than it needs."""
    limit = widest - 2 * PAD_X
    badges, lines = _badges(box, limit), list(_lines(box, limit))
    top = badges[-1].y + _BADGE_HEIGHT + 3 if badges else PAD_Y
    texts, bottom = _placed(lines, top)
    needed = max(
        (
            *(text.x + measure.width(text.text, FONTS[text.role]) for text in texts),
            *(badge.x + badge.width for badge in badges),
        )
    )
    return Content(
        texts=texts,
        badges=badges,
        width=min(widest, max(MIN_WIDTH, -int(-(needed + PAD_X) // 1))),
        height=round(bottom + PAD_Y),
        full=_full(box, lines),
    )
