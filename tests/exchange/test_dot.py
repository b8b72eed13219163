"""Charts as DOT: read back by Graphviz itself."""

import pygraphviz
from hypothesis import assume, given

from orgline.exchange.dot import dot
from orgline.views.chart import Chart, LineKind, Mark, Tie
from tests.exchange.offices import ministry_pages
from tests.render.charts import box, charts, line
from tests.render.charts import chart as chart_of


def test_a_chart_as_a_whole() -> None:
    lab = box("lab", "node", name='<b>"Lab"</b> \\N', tie=Tie.WITHIN, heads=("Ada",), possible=True)
    hub = box("node", name="<Hub>", marks=(Mark.NEW,))
    reports = line("lab", "node", LineKind.REPORTS)
    assert dot(chart_of(hub, lab, lines=(reports,))).decode() == (
        "digraph {\n"
        '\tgraph [label="A chart" labelloc=t rankdir=LR]\n'
        "\tnode [shape=box]\n"
        '\t"node" [label="new\\n<Hub>" style=solid]\n'
        '\tlab [label="<b>\\"Lab\\"</b> \\\\N\\nAda" style=dashed]\n'
        '\t"node" -> lab [style=dashed]\n'
        '\tlab -> "node" [constraint=false style=dotted]\n'
        "}\n"
    )


def test_every_chart_of_the_ministry_is_read_by_graphviz() -> None:
    for page in ministry_pages().values():
        if page.chart:
            _is_read(page.chart)


@given(charts())
def test_any_chart_is_read_by_graphviz(chart: Chart) -> None:
    assume(not any(":" in box.key for box in chart.boxes))  # no id has one; Graphviz sees a port
    _is_read(chart)


def _is_read(chart: Chart) -> None:
    graph = pygraphviz.AGraph(string=dot(chart).decode())
    assert {str(node) for node in graph.nodes()} == {box.key for box in chart.boxes}
