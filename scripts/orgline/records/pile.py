"""What has been read of a record so far, and what could not be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from orgline.problem import Problem, Span
from orgline.records.base import Record
from orgline.records.models import (
    Assertion,
    Event,
    Organisation,
    Person,
    Retraction,
    Role,
    Source,
    Unit,
)
from orgline.source import Mapping as MappingNode
from orgline.source import Node, Scalar, Sequence

SECTIONS: Mapping[str, type[Record]] = {
    "sources": Source,
    "people": Person,
    "units": Unit,
    "roles": Role,
    "events": Event,
    "assertions": Assertion,
    "retracted": Retraction,
}


@dataclass(slots=True)
class Pile:
    """What has been read so far; local to one reading."""

    records: dict[str, list[Record]] = field(
        default_factory=lambda: {section: [] for section in SECTIONS}
    )
    places: dict[tuple[str, str], Span] = field(default_factory=dict)
    organisations: list[Organisation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    misread: list[Node] = field(default_factory=list)
    """Entries that are no records."""
    hidden: set[str] = field(default_factory=set)
    """Words of parts that could not be read: an id among them may be there."""
    blind: set[str] = field(default_factory=set)
    """Sections of which an id may be missing, as an entry has none: nothing is said of those."""
    has_owner: bool = False
    """Whether an organisation is named, well or badly."""


def words(text: str) -> set[str]:
    """Whatever could be an id or the key of a section."""
    return set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text))


def hide(node: Node, pile: Pile) -> None:
    """Remember the words of a part that is not read."""
    match node:
        case Scalar():
            pile.hidden.update(words(node.text))
        case Sequence():
            for item in node.items:
                hide(item, pile)
        case MappingNode():
            for _, value in node.entries:
                hide(value, pile)
