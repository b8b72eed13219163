"""Ids that must lead somewhere, and what the editor may have meant where they don't."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Self

from orgline.problem import Problem, Related, Span
from orgline.records.base import Record
from orgline.records.ids import is_id
from orgline.records.models import Disagreement, Event, Position
from orgline.records.operations import Report
from orgline.source import Mapping, Node, Scalar, Sequence

# Which section of the record the ids in a field name; `to` of `report` is a person, see below.
_UNIT_FIELDS = ("unit", "under", "within", "from_", "to", "units", "into", "children_to")
_FIELDS: MappingOf[str, tuple[str, ...]] = {
    **dict.fromkeys(_UNIT_FIELDS, ("units",)),
    "person": ("people",),
    "replaces": ("people",),
    "role": ("roles",),
    "sources": ("sources",),
    "after": ("events",),
    "root": ("units",),
    "children": ("units",),
    "parent": ("units",),
    "head": ("people",),
    "about": ("units", "people"),
}
_TEXT_FROM = ("rename", "retype")
_NOUNS = {
    "units": "unit",
    "people": "person",
    "roles": "role",
    "sources": "source",
    "events": "event",
}
_MOST_PLACES = 3
_MOST_SUGGESTIONS = 30
"""A record that lost a whole file names thousands of missing ids; looking for each takes long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The ids of one section, and the names and aliases by which an editor may know them."""

    ids: frozenset[str]
    by_name: MappingOf[str, str] = field(default_factory=dict)
    names: MappingOf[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Iterable[str], records: Iterable[Record]) -> Self:
        """Collect the ids seen, and the names of those that could be read."""
        by_name: dict[str, str] = {}
        names: dict[str, str] = {}
        for record in records:
            identity, name = getattr(record, "id", None), getattr(record, "name", None)
            if identity and name:
                names[identity] = name
                others = (*getattr(record, "aliases", ()), *getattr(record, "former_ids", ()))
                for spelling in (name, *others):
                    by_name.setdefault(spelling.casefold(), identity)
        return cls(ids=frozenset(ids), by_name=by_name, names=names)

    def including(self, ids: Iterable[str]) -> Self:
        """The same with further ids."""
        return replace(self, ids=self.ids | frozenset(ids))

    def called(self, text: str) -> str:
        """The same where the text is a name or an alias; spaces and capitals make no difference."""
        known = self.by_name.get(" ".join(text.casefold().split()))
        return f"the id of {self.names[known]} is `{known}`" if known else ""

    def suggestion(self, text: str) -> str:
        """What the editor may have meant, as a label; `""` when nothing is near."""
        known = self.called(text) or self.called(text.replace("-", " "))
        if known:
            return known
        close = get_close_matches(text, sorted(self.ids), n=1, cutoff=0.7)
        if not close:
            return ""
        name = self.names.get(close[0])
        return f"a similar id exists: `{close[0]}`" + (f" ({name})" if name else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names an id, which has to be in one of the sections."""

    sections: tuple[str, ...]
    identity: str
    span: Span


def dangling(mentions: Iterable[Mention], names: MappingOf[str, Names]) -> Iterator[Problem]:
    """Every id that nothing has: one problem each, wherever and however often it is named."""
    places: dict[tuple[tuple[str, ...], str], list[Span]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: len(mention.sections)):
        if not any(mention.identity in names[section].ids for section in mention.sections):
            narrower = (((section,), mention.identity) for section in mention.sections)
            known = next((key for key in narrower if key in places), None)
            places[known or (mention.sections, mention.identity)].append(mention.span)
    for number, ((sections, identity), spans) in enumerate(places.items()):
        label = _suggestion(identity, sections, names) if number < _MOST_SUGGESTIONS else ""
        yield _missing(sections, identity, sorted(spans), label)


def _suggestion(identity: str, sections: tuple[str, ...], names: MappingOf[str, Names]) -> str:
    near = (names[section].suggestion(identity) for section in sections)
    found = next((text for text in near if text), "")
    elsewhere = (section for section in _NOUNS if identity in names[section].ids)
    return found or next((f"an entry under `{section}` has that id" for section in elsewhere), "")


def _missing(sections: tuple[str, ...], identity: str, spans: list[Span], label: str) -> Problem:
    first, *others = spans
    shown, rest = others[:_MOST_PLACES], len(others[_MOST_PLACES:])
    texts = ["named here too" for _ in shown]
    if rest:
        texts[-1] += f", and in {rest} more place{'s' if rest > 1 else ''}"
    return Problem(
        code="R102",
        message=f"no {' or '.join(_NOUNS[s] for s in sections)} has the id `{identity}`",
        span=first,
        label=label,
        related=tuple(Related(span=s, text=t) for s, t in zip(shown, texts, strict=True)),
        help="" if label else f"add it under {' or '.join(f'`{s}:`' for s in sections)}",
    )


def id_fields(record: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of a record that name other entries, and the sections in which these are."""
    for field_name, value in vars(record).items():
        sections = _FIELDS.get(field_name)
        if not value or not sections or _is_text(record, field_name):
            continue
        answers = isinstance(record, Report) and field_name == "to"
        yield field_name, ("people",) if answers else sections


def mentions(records: Iterable[Record]) -> Iterator[Mention]:
    """Every place of some records, and of what is in them, that names an id."""
    for record in records:
        for field_name, sections in id_fields(record):
            yield from _named_in(record, field_name, sections)
        yield from mentions(_parts(record))


def mentions_in(node: Node) -> Iterator[Mention]:
    """The same for an entry that is no record, as something in it is wrong: as far as it has ids."""
    for sections, named in references_in(node):
        if is_id(named.text):
            yield Mention(sections=sections, identity=named.text, span=named.span)


def by_name(node: Node, names: MappingOf[str, Names]) -> Iterator[tuple[Span, str]]:
    """Where an entry names another one by its name instead of its id: the place, and a label that helps."""
    for sections, named in references_in(node):
        if not is_id(named.text):
            found = (names[section].called(named.text) for section in sections)
            label = next((text for text in found if text), "")
            if label:
                yield named.span, label


def references_in(node: Node) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Every text in an entry that stands where an id belongs, with the sections of such ids."""
    match node:
        case Sequence():
            for item in node.items:
                yield from references_in(item)
        case Mapping():
            operation = node.get("op")
            for key, value in node.entries:
                sections = _sections(key.text, operation)
                for item in value.items if isinstance(value, Sequence) else (value,):
                    if sections and isinstance(item, Scalar):
                        yield sections, item
                    else:
                        yield from references_in(item)
        case Scalar():
            pass


def _sections(key: str, operation: Node | None) -> tuple[str, ...]:
    name = operation.text if isinstance(operation, Scalar) else ""
    if key == "from":
        return () if name in _TEXT_FROM else ("units",)
    return ("people",) if (name, key) == ("report", "to") else _FIELDS.get(key, ())


def _named_in(record: Record, field_name: str, sections: tuple[str, ...]) -> Iterator[Mention]:
    value = getattr(record, field_name)
    many = isinstance(value, tuple)
    for index, identity in enumerate(value if isinstance(value, tuple) else (value,)):
        span = record.span(field_name.rstrip("_"), index if many else None)
        if span:
            yield Mention(sections=sections, identity=identity, span=span)


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
