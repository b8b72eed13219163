"""The legend of an org chart: a sample and a few words for each sign that the chart really uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from jinja2 import Environment

from orgline.history import Tie
from orgline.render.templates import templates as default_templates
from orgline.views.chart import Chart, LineKind, Mark


class Sample(StrEnum):
    """What kind of sign a legend item shows."""

    PERSON = "person"
    BOX = "box"
    TIE = "tie"
    LINE = "line"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendItem:
    """One sign: what to draw, in which CSS class, and what it means."""

    sample: Sample
    style: str
    words: str


_MARKS: Final = {
    Mark.NEW: "new",
    Mark.MOVED: "moved here",
    Mark.LEFT: "the place it left",
    Mark.RENAMED: "renamed, the old name struck out",
    Mark.RETYPED: "of a new kind",
    Mark.LED: "has a new head",
    Mark.REOPENED: "reopened",
    Mark.GONE: "gone",
    Mark.DOUBTED: "possibly gone",
    Mark.NAMED: "the source names it, but does not say this",
    Mark.SILENT: "the source is silent on it",
    Mark.AGAINST: "the source tells it otherwise",
}
_TIES: Final = {
    Tie.WITHIN: "somewhere inside, exact place unknown",
    Tie.UNPLACED: "no source says where it belongs",
}
_LINES: Final = {LineKind.MOVED: "moved from, to", LineKind.REPORTS: "reports to"}


def legend_of(chart: Chart) -> tuple[LegendItem, ...]:
    """The signs that the chart uses, most telling first; empty when it needs no explaining."""
    return (*_marks(chart), *_flags(chart), *_ties(chart), *_lines(chart))


def draw(chart: Chart, templates: Environment | None = None) -> str:
    """The legend as an HTML list, or "" when there is nothing to explain."""
    items = legend_of(chart)
    template = (templates or default_templates()).get_template("charts/legend.html.j2")
    return template.render(items=items).strip() if items else ""


def _marks(chart: Chart) -> Iterator[LegendItem]:
    """Marks on boxes."""
    used = {mark for box in chart.boxes for mark in box.marks}
    for mark, words in _MARKS.items():
        if mark in used:
            yield LegendItem(sample=Sample.BOX, style=f"is-{mark.name.lower()}", words=words)


def _flags(chart: Chart) -> Iterator[LegendItem]:
    """How sure a box is, what is folded below it, who heads it."""
    if any(box.only_possible for box in chart.boxes):
        yield LegendItem(sample=Sample.BOX, style="is-possible", words="possible, not certain")
    if any(box.inferred for box in chart.boxes):
        yield LegendItem(sample=Sample.BOX, style="is-inferred", words="place inferred")
    if any(box.disputed for box in chart.boxes):
        yield LegendItem(sample=Sample.BOX, style="is-disputed", words="sources disagree")
    if any(box.hidden for box in chart.boxes):
        yield LegendItem(sample=Sample.BOX, style="is-folded", words="more units below, not drawn")
    if any(box.heads for box in chart.boxes):
        yield LegendItem(sample=Sample.PERSON, style="person", words="who heads it")


def _ties(chart: Chart) -> Iterator[LegendItem]:
    """Connectors that say less than "directly below"."""
    used = {box.tie for box in chart.boxes}
    for tie, words in _TIES.items():
        if tie in used:
            yield LegendItem(sample=Sample.TIE, style=f"tie-{tie.value}", words=words)


def _lines(chart: Chart) -> Iterator[LegendItem]:
    """Lines beside the tree's."""
    used = {line.kind for line in chart.lines}
    for kind, words in _LINES.items():
        if kind in used:
            yield LegendItem(sample=Sample.LINE, style=f"line-{kind.value}", words=words)
