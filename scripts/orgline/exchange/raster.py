"""SVG → PNG, in this process and without any system library, each image made once.

Text in Latin letters is drawn in fonts that come along, so it looks the same on every machine; all
other writing in the fonts of the machine that builds the site.
"""

import hashlib
import html
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Final

from markupsafe import escape

from orgline.exchange.drawing import Picture
from orgline.render import measure

try:
    import resvg_py
except ImportError:  # no wheel for this machine: the site is built without images
    resvg_py = None  # type: ignore[assignment]

MOST_PIXELS: Final = 3_000_000
"""Packing pixels is nearly all that an image costs; the vector file beside it is sharp at any size."""
_ZOOM: Final = 1.5
_TEXT: Final = re.compile(r"(<text\b[^>]*>)([^<]*)(</text>)")
_FROM_THE_RIGHT: Final = ' direction="rtl" text-anchor="end"'
_WIDE: Final = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Hiragino Sans GB, Microsoft YaHei, WenQuanYi Zen Hei, Noto Sans CJK JP"
_OTHER: Final = "Noto Sans, DejaVu Sans, Segoe UI, Helvetica, Arial"


SHARED: Final = "ORGLINE_CACHE"
"""The environment variable that may name a folder for the images of many sites and builds."""


class Raster:
    """Makes images and keeps them in a folder, by a hash of everything that they are made of."""

    def __init__(self, cache: Path) -> None:
        """Keep images in `cache`, or where `ORGLINE_CACHE` says: that folder is never cleared."""
        shared = os.environ.get(SHARED, "")
        self._clears = not shared
        self._cache = Path(shared) if shared else cache
        self._used: set[str] = set()
        self._fonts = [str(path) for path in sorted(_fonts())]
        self._recipe = hashlib.sha256(b"".join(Path(font).read_bytes() for font in self._fonts))
        self._recipe.update(getattr(resvg_py, "__version__", "").encode())

    @property
    def works(self) -> bool:
        """Whether images can be made on this machine."""
        return resvg_py is not None

    def png(self, picture: Picture, *, zoom: float = _ZOOM) -> bytes:
        """An image of a picture, `zoom` times as large but within `MOST_PIXELS`.

        Raises `RuntimeError` where no image can be made; see `works`.
        """
        if resvg_py is None:
            raise RuntimeError("resvg_py is not installed")
        most = (MOST_PIXELS / (picture.width * picture.height)) ** 0.5
        zoom = round(min(zoom, most), 3)
        dressed, foreign = dress(picture.svg)
        name = self._name(dressed, zoom)
        self._used.add(name)
        kept = self._cache / name
        if kept.is_file():
            return kept.read_bytes()
        made = bytes(
            resvg_py.svg_to_bytes(
                svg_string=dressed,
                zoom=zoom,
                font_files=self._fonts,
                skip_system_fonts=not foreign,
                font_family="Orgline Sans",
                sans_serif_family="Orgline Sans",
            )
        )
        self._keep(kept, made)
        return made

    def _name(self, drawing: str, zoom: float) -> str:
        digest = self._recipe.copy()
        digest.update(f" {zoom}\n{drawing}".encode())
        return f"{digest.hexdigest()}.png"

    def _keep(self, kept: Path, data: bytes) -> None:
        """Keep an image, whole or not at all; a folder that cannot be written costs time only."""
        try:
            kept.parent.mkdir(parents=True, exist_ok=True)
            mark = self._cache / ".gitignore"
            if not mark.exists():
                mark.write_text("*\n", encoding="utf-8")
            _write(kept, data)
        except OSError:
            return

    def forget_the_rest(self) -> None:
        """Delete every image that was not asked for since this began, unless others may want it."""
        for old in self._cache.glob("*.png"):
            if self._clears and old.name not in self._used:
                old.unlink(missing_ok=True)


def _write(kept: Path, data: bytes) -> None:
    # another build may be making the same image just now
    handle, part = tempfile.mkstemp(dir=kept.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(kept)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise


def _fonts() -> Iterator[Path]:
    folder = Path(str(files("orgline.exchange").joinpath("fonts")))
    yield from folder.glob("*.ttf")


def dress(drawing: str) -> tuple[str, bool]:
    """Name the fonts of each piece of text that ours cannot write, and say whether there is any.

    The painter takes one font for a whole text and, failing that, any other that it comes across.
    It finds out by itself which text runs from right to left, and then takes the end for its right
    end, which browsers take for its left one.
    """
    foreign = False

    def runs(match: re.Match[str]) -> str:
        nonlocal foreign
        text = html.unescape(match[2])
        if all(measure.is_own(char) for char in text):
            return match[0]
        foreign = True
        start = match[1].replace(_FROM_THE_RIGHT, "")
        return start + "".join(_runs(text)) + match[3]

    return _TEXT.sub(runs, drawing), foreign


def _runs(text: str) -> Iterator[str]:
    for family, chars in groupby(text, _family):
        part = escape("".join(chars))
        yield f'<tspan font-family="{family}">{part}</tspan>' if family else str(part)


def _family(char: str) -> str:
    if measure.is_own(char):
        return ""
    return _WIDE if unicodedata.east_asian_width(char) in "WF" else _OTHER
