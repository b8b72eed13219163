"""Charts as DOT, for Graphviz and everything that reads it: https://graphviz.org/doc/info/lang.html."""

from collections.abc import Iterator

import graphviz

from orgline.exchange.news import plain
from orgline.views.chart import Box, Chart, LineKind, Tie

TYPE = "text/vnd.graphviz"
_TIES = {Tie.ROOT: "solid", Tie.UNDER: "solid", Tie.WITHIN: "dashed", Tie.UNPLACED: "dotted"}
_LINES = {LineKind.REPORTS: "dotted", LineKind.MOVED: "bold"}


def dot(chart: Chart) -> bytes:
    """A chart as a directed graph: a node a box, an edge a tie or another line.

    Nodes are named by the keys of the boxes. A dashed edge says "somewhere inside", a dotted one
    that the place is not known or that a unit answers to another; a dashed node is not certain.
    """
    drawn = graphviz.Digraph(
        graph_attr={"rankdir": "LR", "label": label(chart.title), "labelloc": "t"},
        node_attr={"shape": "box"},
    )
    shown = {box.key for box in chart.boxes}
    for box in chart.boxes:
        drawn.node(box.key, label(*_lines(box)), style="dashed" if box.possible else "solid")
    for box in chart.boxes:
        if box.parent in shown:
            drawn.edge(box.parent, box.key, style=_TIES[box.tie])
    for line in chart.lines:
        if {line.start, line.end} <= shown:
            drawn.edge(line.start, line.end, style=_LINES[line.kind], constraint="false")
    return str(drawn.source).encode()


def _lines(box: Box) -> Iterator[str]:
    """What stands in a box, marks first."""
    yield from (mark.value for mark in box.marks if mark.value)
    yield box.name or box.key
    yield from (text for text in (box.native, box.kind, *box.heads) if text)


def label(*lines: str) -> str:
    """Lines as a label.

    Escaped: `<…>` would be HTML, a backslash an order to Graphviz, a control character an end.
    """
    rows = (graphviz.escape(plain(line)) for line in lines)
    found: str = graphviz.nohtml("\\n".join(rows))
    return found
