"""The legend of a chart."""

from orgline.history import Tie
from orgline.render.legend import LegendItem, Sample, draw, legend_of
from orgline.views.chart import LineKind, Mark
from tests.render.charts import box, chart, line


def test_only_the_signs_of_the_chart_are_explained() -> None:
    drawn = chart(
        box("a"),
        box("b", "a", tie=Tie.WITHIN, marks=(Mark.NEW,)),
        box("c", "a"),
        lines=(line("c", "b", LineKind.REPORTS),),
    )
    assert legend_of(drawn) == (
        LegendItem(sample=Sample.BOX, style="is-new", words="new"),
        LegendItem(
            sample=Sample.TIE,
            style="tie-within",
            words="somewhere inside, exact place unknown",
        ),
        LegendItem(sample=Sample.LINE, style="line-reports", words="reports to"),
    )


def test_a_plain_chart_needs_no_legend() -> None:
    assert draw(chart(box("a"), box("b", "a"))) == ""


def test_every_mark_has_its_words() -> None:
    marks = [mark for mark in Mark if mark is not Mark.NONE]
    drawn = chart(*(box(f"unit-{mark.name}", marks=(mark,)) for mark in marks))
    assert {item.style for item in legend_of(drawn)} == {
        f"is-{mark.name.lower()}" for mark in marks
    }
