"""Write the table of text widths that charts are measured with, from the site's own font files.

Run it again after the fonts in ``templates/assets/fonts/`` change; it needs two packages that
nothing else in the project uses:

    uv run --with fonttools --with brotli scripts/advance_widths.py

The table holds, per weight, runs of consecutive code points: the first one in hexadecimal and the
advance width of each, in thousandths of the font size.
"""

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import (
    instantiateVariableFont,
)

ROOT = Path(__file__).parents[1]
FONTS = ROOT / "templates" / "assets" / "fonts"
TABLE = ROOT / "scripts" / "orgline" / "render" / "advances.json"
SUBSETS = ("source-sans-3-latin-ext-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2")
WEIGHTS = (400, 600)


def advances(weight: int) -> dict[int, int]:
    """Width of every code point of both subsets at one weight."""
    widths: dict[int, int] = {}
    for name in SUBSETS:
        font: Any = instantiateVariableFont(TTFont(FONTS / name), {"wght": weight})
        per_em = font["head"].unitsPerEm
        metrics = font["hmtx"]
        for point, glyph in font.getBestCmap().items():
            widths[point] = round(metrics[glyph][0] * 1000 / per_em)
    return widths


def runs(widths: dict[int, int]) -> dict[str, list[int]]:
    """The same widths as runs of consecutive code points."""
    found: dict[str, list[int]] = {}
    last, run = -2, [0]
    for point in sorted(widths):
        if point != last + 1:
            run = found.setdefault(f"{point:x}", [])
        run.append(widths[point])
        last = point
    return found


def main() -> None:
    """Write the table and say where."""
    table = {str(weight): runs(advances(weight)) for weight in WEIGHTS}
    TABLE.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{TABLE.relative_to(ROOT)}: {TABLE.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
