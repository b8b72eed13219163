"""How wide a text is, without a font engine, so that boxes are the same on every machine.

Latin widths come from ``advances.json``, made from the site's own font by
``scripts/advance_widths.py``. Other scripts are drawn in whatever font the reader has; they are
estimated, on the wide side.
"""

import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

SLACK: Final = 1.03
"""Every width is stretched by this factor: browsers round and hint each in their own way."""

ELLIPSIS: Final = "…"

_WIDE: Final = 1.0
_EMOJI: Final = 1.4
_FIRST_EMOJI: Final = 0x1F000
_CURSIVE: Final = 0.74  # Arabic, Hebrew, Syriac and their like
_FIRST_CURSIVE, _LAST_CURSIVE = 0x0590, 0x08FF
_UPPER: Final = 0.86
_LOWER: Final = 0.68
_OTHER: Final = 0.9


@dataclass(frozen=True, slots=True)
class Font:
    """A size in px and a weight, of those that the table of widths holds."""

    size: float
    weight: int = 400


def _table() -> dict[int, dict[str, float]]:
    """Weight, then character, to its width in em."""
    text = files("orgline.render").joinpath("advances.json").read_text(encoding="utf-8")
    return {
        int(weight): {
            chr(int(first, 16) + place): units / 1000
            for first, widths in runs.items()
            for place, units in enumerate(widths)
        }
        for weight, runs in json.loads(text).items()
    }


_ADVANCES: Final = _table()


def _is_mark(char: str) -> bool:
    """Whether a character takes no room of its own and stays with the one before it."""
    return unicodedata.category(char) in {"Mn", "Me", "Cf"}


def _estimate(char: str) -> float:
    """Width in em of a character that the site's font lacks."""
    point = ord(char)
    if _is_mark(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return _EMOJI if point >= _FIRST_EMOJI and unicodedata.category(char) == "So" else _WIDE
    if _FIRST_CURSIVE <= point <= _LAST_CURSIVE or unicodedata.bidirectional(char) in {"R", "AL"}:
        return _CURSIVE
    if char.isalpha():
        return _UPPER if char.isupper() else _LOWER
    return _OTHER


@lru_cache(maxsize=8192)
def _em(char: str, weight: int) -> float:
    """Width in em of one character."""
    return _ADVANCES[weight].get(char) or _estimate(char)


@lru_cache(maxsize=8192)
def width(text: str, font: Font) -> float:
    """Width in px of a text on one line, with a little slack."""
    return sum(_em(char, font.weight) for char in text) * font.size * SLACK


def is_own(char: str) -> bool:
    """Whether the site's own font can write a character."""
    return char in _ADVANCES[400]


def is_rtl(text: str) -> bool:
    """Whether a text runs from right to left: its first strong letter does (Unicode rule P2)."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in {"L", "R", "AL"}), False)


def _pieces(text: str) -> list[str]:
    """A text cut where a line may end: after spaces, hyphens and slashes, around wide characters."""
    found: list[str] = []
    open_piece = False
    for char in " ".join(text.split()):
        wide = unicodedata.east_asian_width(char) in "WF" and char.isalnum()
        stays = _is_mark(char) or unicodedata.category(char) in {"Pe", "Pf", "Po"}
        if found and (stays or (open_piece and not wide)):
            found[-1] += char
        else:
            found.append(char)
        open_piece = not wide and char not in " -/–—"
    return found


def _clusters(text: str) -> list[str]:
    """A text cut into characters, each with the marks that belong to it."""
    found: list[str] = []
    for char in text:
        if found and (_is_mark(char) or found[-1].endswith("\u200d")):
            found[-1] += char
        else:
            found.append(char)
    return found


def shorten(text: str, font: Font, limit: float) -> str:
    """The text, or as much of its beginning as fits ``limit`` px with an ellipsis after it."""
    if width(text, font) <= limit:
        return text
    kept, room = "", limit - width(ELLIPSIS, font)
    for cluster in _clusters(text):
        room -= width(cluster, font)
        if room < 0:
            break
        kept += cluster
    return kept.rstrip(" ,;:-–—/(") + ELLIPSIS


def _fitting(piece: str, font: Font, limit: float) -> list[str]:
    """A piece, cut between characters when it alone is wider than a line."""
    if width(piece.rstrip(), font) <= limit:
        return [piece]
    parts = [""]
    for cluster in _clusters(piece):
        if parts[-1] and width(parts[-1] + cluster, font) > limit:
            parts.append("")
        parts[-1] += cluster
    return parts


def wrap(text: str, font: Font, limit: float, lines: int) -> tuple[str, ...]:
    """The text on at most ``lines`` lines of at most ``limit`` px, the last one shortened if need be."""
    rows = [""]
    pieces = [part for piece in _pieces(text) for part in _fitting(piece, font, limit)]
    for place, piece in enumerate(pieces):
        fits = width((rows[-1] + piece).rstrip(), font) <= limit
        if fits or not rows[-1]:
            rows[-1] += piece
        elif len(rows) < lines:
            rows.append(piece)
        else:
            rows[-1] += "".join(pieces[place:])
            break
    return tuple(shorten(row.strip(), font, limit) for row in rows)
