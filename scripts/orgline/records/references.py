"""Ids that must lead somewhere, and what the editor may have meant where they don't."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Self

from orgline.problem import Problem
from orgline.records.base import Record
from orgline.records.models import Disagreement, Event, Position
from orgline.records.operations import Report

# Which section of the record the ids in a field name; `to` of `report` is a person, see below.
_UNIT_FIELDS = ("unit", "under", "within", "from_", "to", "units", "into", "children_to")
_FIELDS: Mapping[str, str] = {
    **dict.fromkeys(_UNIT_FIELDS, "units"),
    "person": "people",
    "replaces": "people",
    "role": "roles",
    "sources": "sources",
    "after": "events",
    "root": "units",
    "children": "units",
    "parent": "units",
    "head": "people",
}
_TEXT_FROM = ("rename", "retype")
_NOUNS = {
    "units": "unit",
    "people": "person",
    "roles": "role",
    "sources": "source",
    "events": "event",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The ids of one section, and the names and aliases by which an editor may know them."""

    ids: frozenset[str]
    by_name: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Iterable[str], records: Iterable[Record]) -> Self:
        """Collect the ids seen, and the names of those that could be read."""
        by_name: dict[str, str] = {}
        names: dict[str, str] = {}
        for record in records:
            identity, name = getattr(record, "id", None), getattr(record, "name", None)
            if identity and name:
                names[identity] = name
                for spelling in (name, *getattr(record, "aliases", ())):
                    by_name.setdefault(spelling.casefold(), identity)
        return cls(ids=frozenset(ids), by_name=by_name, names=names)

    def including(self, ids: Iterable[str]) -> Self:
        """The same with further ids."""
        return replace(self, ids=self.ids | frozenset(ids))

    def suggestion(self, text: str) -> str:
        """What the editor may have meant, as a label; `""` when nothing is near."""
        known = self.by_name.get(text.casefold()) or self.by_name.get(text.replace("-", " "))
        if known:
            return f"the id of {self.names[known]} is `{known}`"
        close = get_close_matches(text, sorted(self.ids), n=1, cutoff=0.7)
        if not close:
            return ""
        name = self.names.get(close[0])
        return f"a similar id exists: `{close[0]}`" + (f" ({name})" if name else "")


def dangling(record: Record, names: Mapping[str, Names]) -> Iterator[Problem]:
    """Every id in a record, its changes and its disagreements that nothing has."""
    for field_name, section in _FIELDS.items():
        if section != "units" or not _is_text(record, field_name):
            target = "people" if isinstance(record, Report) and field_name == "to" else section
            yield from _dangling_field(record, field_name, target, names[target])
    for part in _parts(record):
        yield from dangling(part, names)
    if isinstance(record, Disagreement):
        yield from _dangling_subjects(record, names)


def _is_text(record: Record, field_name: str) -> bool:
    """`from` of a rename or retype is a name or a kind, no id."""
    return field_name == "from_" and getattr(record, "op", "") in _TEXT_FROM


def _parts(record: Record) -> tuple[Record, ...]:
    match record:
        case Event():
            return (*record.changes, *record.disagreements)
        case Disagreement():
            return record.positions
        case Position():
            return record.changes
        case _:
            return ()


def _dangling_field(
    record: Record, field_name: str, section: str, names: Names
) -> Iterator[Problem]:
    value = getattr(record, field_name, None)
    many = isinstance(value, tuple)
    for index, identity in enumerate(value if isinstance(value, tuple) else (value,)):
        if identity and identity not in names.ids:
            span = record.span(field_name.rstrip("_"), index if many else None)
            yield Problem(
                code="R102",
                message=f"no {_NOUNS[section]} has the id `{identity}`",
                span=span,
                label=names.suggestion(identity),
            )


def _dangling_subjects(record: Disagreement, names: Mapping[str, Names]) -> Iterator[Problem]:
    known = names["units"].ids | names["people"].ids
    for index, identity in enumerate(record.about):
        if identity not in known:
            yield Problem(
                code="R102",
                message=f"no unit or person has the id `{identity}`",
                span=record.span("about", index),
                label=names["units"].suggestion(identity) or names["people"].suggestion(identity),
            )
