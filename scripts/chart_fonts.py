"""Write the two fonts that images of charts are drawn with, from the site's own font files.

What makes the images reads neither web fonts nor variable ones. Run this again after the fonts in
``templates/assets/fonts/`` change; it needs two packages that nothing else in the project uses:

    uv run --with fonttools --with brotli scripts/chart_fonts.py

The results bear another name, as the licence reserves the name of the original for the original.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import (
    instantiateVariableFont,
)

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "templates" / "assets" / "fonts"
TARGET = ROOT / "scripts" / "orgline" / "exchange" / "fonts"
SUBSETS = ("source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2")
STYLES = {400: "Regular", 600: "SemiBold"}
FAMILY = "Orgline Sans"
LICENCE = {0, 13, 14}
"""The names in a font that say whose work it is and under which licence: kept as they are."""


def instance(subset: str, weight: int, folder: Path) -> Path:
    """One subset at one weight, as a plain TrueType file."""
    font: Any = TTFont(FONTS / subset, recalcTimestamp=False)
    font = instantiateVariableFont(font, {"wght": weight})
    font.flavor = None
    path = folder / f"{subset}-{weight}.ttf"
    font.save(path)
    return path


def rename(font: Any, weight: int) -> None:
    """Give a font our name for it."""
    style = STYLES[weight]
    for record in list(font["name"].names):
        if record.nameID not in LICENCE:
            font["name"].removeNames(nameID=record.nameID)
    names = {1: f"{FAMILY} {style}", 2: "Regular", 4: f"{FAMILY} {style}"}
    names |= {6: f"{FAMILY}-{style}".replace(" ", ""), 16: FAMILY, 17: style}
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main() -> None:
    """Write both weights and say where."""
    TARGET.mkdir(exist_ok=True)
    for weight in STYLES:
        with tempfile.TemporaryDirectory() as folder:
            parts = [str(instance(subset, weight, Path(folder))) for subset in SUBSETS]
            merged: Any = Merger().merge(parts)
        rename(merged, weight)
        merged.recalcTimestamp = False
        merged["head"].created = merged["head"].modified = TTFont(FONTS / SUBSETS[0])[
            "head"
        ].created
        path = TARGET / f"orgline-sans-{weight}.ttf"
        merged.save(path)
        sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
