"""Charts as CSV, one row a box: https://www.rfc-editor.org/rfc/rfc4180, in UTF-8 with its mark.

The mark lets Excel read names in any script.
"""

import csv
import io
import re

from orgline.views.chart import Box, Chart

TYPE = "text/csv"
COLUMNS = (
    "id",
    "name",
    "native",
    "kind",
    "parent",
    "tie",
    "heads",
    "possible",
    "disputed",
    "marks",
)
"""`parent` is the id of another row, `tie` how sure it is (root, under, within, unplaced).

`heads` and `marks` hold several values with `; ` between them, `possible` and `disputed` yes or no.
The id of a place that a unit left begins with `was--`, that of a box that stands for others with
`more--`.
"""


def sheet(chart: Chart) -> bytes:
    """A chart as a table, parents before their parts."""
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows([defused(cell) for cell in _row(box)] for box in chart.boxes)
    return text.getvalue().encode("utf-8-sig")


def _row(box: Box) -> tuple[str, ...]:
    return (
        box.key,
        box.name,
        box.native,
        box.kind,
        box.parent or "",
        box.tie.value,
        "; ".join(box.heads),
        _yes(box.possible),
        _yes(box.disputed),
        "; ".join(mark.value for mark in box.marks if mark.value),
    )


def _yes(value: bool) -> str:  # noqa: FBT001 - it is what is asked
    return "yes" if value else "no"


_BEGINS_A_FORMULA = re.compile("[=+\\-@\uff1d\uff0b\uff0d\uff20]")


def defused(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what could begin one.

    The signs are those of https://owasp.org/www-community/attacks/CSV_Injection, and their
    full-width forms.
    """
    line = " ".join(cell.split())
    return f"'{line}" if _BEGINS_A_FORMULA.match(line) else line
