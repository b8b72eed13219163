"""What an org chart says, before anything is placed or drawn: boxes, the ties between them, extra lines."""

from dataclasses import dataclass
from enum import StrEnum

from orgline.history import Tie

WAS = "was--"
"""What the key of a ghost begins with, before the id of its unit; no id holds two dashes in a row."""


class Mark(StrEnum):
    """What happened to a unit between two days. The value is the word for it, in lower case."""

    NONE = ""
    NEW = "new"
    GONE = "gone"
    DOUBTED = "possibly gone"
    """The unit can have ended by the chart's day, and need not have."""
    MOVED = "moved"
    """The box stands at its new place."""
    LEFT = "moved away"
    """The box is a ghost: the place that the unit left."""
    RENAMED = "renamed"
    RETYPED = "new kind"
    LED = "new head"
    REOPENED = "reopened"
    NAMED = "only named"
    """Through the lens of a source: it names the unit, but nothing that the box says is from it."""
    SILENT = "silent"
    """Through the lens of a source: it does not speak of the unit."""
    AGAINST = "told otherwise"
    """Through the lens of a source: it contradicts what the box says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One unit, or one ghost or folded stand-in, as the chart shows it."""

    key: str
    """Unique in the chart and safe as an id: a unit's id, ``was--<id>`` (ghost) or ``more--<id>`` (folded)."""
    parent: str | None
    """The key of the parent box, which comes before this one; None for a root."""
    tie: Tie
    """How sure the link to the parent is; UNPLACED hangs on the root only to be seen."""
    name: str
    native: str
    """The name in another script, or ""."""
    kind: str
    """For a reader: "Business group"; or ""."""
    heads: tuple[str, ...]
    """Ready lines, "Zhou Hao (acting)"; empty when nobody is named."""
    href: str
    """Path from the site's root, ``units/tongyi-lab/``; "" for no link."""
    marks: tuple[Mark, ...]
    old_name: str
    """The name before a rename, drawn struck out; else ""."""
    possible: bool
    """Not certain on the chart's day."""
    disputed: bool
    """Sources disagree about this unit."""
    sentence: str
    """What a screen reader says for the whole box."""
    hidden: int
    """How many units are folded below this box; 0 when none."""
    inferred: bool = False
    """The editor concludes where it stands; no source says so outright."""
    also: tuple[str, ...] = ()
    """Other words by which a reader may look for it: other names, who else is in post there."""

    @property
    def only_possible(self) -> bool:
        """Whether "possible" has to be said of it; "possibly gone" says it already."""
        return self.possible and Mark.DOUBTED not in self.marks


class LineKind(StrEnum):
    """Lines beside those of the tree."""

    REPORTS = "reports"
    """The start answers to the end, which is not its parent."""
    MOVED = "moved"
    """From the ghost at the old place to the box at the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line between two boxes, by their keys, that is not part of the tree."""

    start: str
    end: str
    kind: LineKind
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One org chart. Boxes are in reading order: parents before children, siblings in the order to draw."""

    key: str
    """Unique on its page; the prefix of every id in the drawing."""
    title: str
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


__all__ = ["WAS", "Box", "Chart", "Line", "LineKind", "Mark", "Tie"]
