"""Charts as tables: all is there, and nothing of it is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgline.exchange.sheet import COLUMNS, defused, sheet
from orgline.views.chart import Mark, Tie
from tests.render.charts import box, chart


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_chart_as_a_whole() -> None:
    lab = box(
        "lab",
        "hub",
        name="=cmd|' /C calc'!A1",
        native="实验室",
        kind="Laboratory",
        tie=Tie.WITHIN,
        heads=("Ada Li", "Bob, Jr."),
        possible=True,
        marks=(Mark.NEW, Mark.LED),
    )
    assert sheet(chart(box("hub", name='The "Hub"'), lab)).decode("utf-8-sig") == (
        "id,name,native,kind,parent,tie,heads,possible,disputed,marks\r\n"
        'hub,"The ""Hub""",,,,root,,no,no,\r\n'
        "lab,'=cmd|' /C calc'!A1,实验室,Laboratory,hub,within,\"Ada Li; Bob, Jr.\",yes,no,new; new head\r\n"
    )


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "＝1"])
def test_what_could_begin_a_formula_does_not(cell: str) -> None:
    assert defused(cell).startswith("'")


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_any_text_comes_back_on_one_line_and_is_no_formula(names: list[str]) -> None:
    boxes = [box(f"u{number}", name=name) for number, name in enumerate(names)]
    rows = read(sheet(chart(*boxes)))
    assert rows[0] == list(COLUMNS)
    assert [row[1].removeprefix("'") for row in rows[1:]] == [
        " ".join(name.split()).removeprefix("'") for name in names
    ]
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
