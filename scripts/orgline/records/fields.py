"""What stands in each field of a record: what commands and forms are made of.

Read from the models themselves, so that nothing made of it can drift away from them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from inspect import get_annotations
from types import NoneType
from typing import Annotated, Literal, get_args, get_origin

from orgline.dates import When
from orgline.records.base import OneOrMore, Record
from orgline.records.ids import EventId, PersonId, RoleId, SourceId, UnitId
from orgline.records.operations import Change

_SECTIONS = {
    UnitId: "units",
    PersonId: "people",
    RoleId: "roles",
    SourceId: "sources",
    EventId: "events",
}


class Form(StrEnum):
    """What a value of a field is."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    CHOICE = "choice"
    ID = "id"
    BY_LANGUAGE = "by language"  # texts, each under a language code
    ENTRIES = "entries"  # records of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record."""

    record: type[Record]
    """The kind of record that it is a field of."""
    key: str
    """As it is written: `from`, `children_to`."""
    form: Form
    section: str
    """The part of the record in which the named ids stand; empty where it is no id."""
    choices: tuple[str, ...]
    """Empty where any text will do."""
    many: bool
    least: int
    """How many values are needed; 0 where it may be left out."""
    or_one: bool
    """Whether one value may stand alone where a list can stand."""
    tells_when_empty: bool
    """Whether an empty list says something else than none."""
    entries: tuple[type[Record], ...]
    """The kinds of entries that can stand there: more than one where `op` tells which."""
    description: str


OPERATIONS: Mapping[str, type[Record]] = {
    get_args(model.model_fields["op"].annotation)[0]: model for model in get_args(Change)
}
"""Each operation by its name, in the order in which they are documented."""


def fields(model: type[Record]) -> tuple[Field, ...]:
    """The fields of a record; the more others it has a field in common with, the later that comes.

    The word that tells operations apart (`op`) is not among them.
    """
    lines = [get_annotations(base) for base in model.__mro__]
    found = sorted(
        model.model_fields, key=lambda name: next(n for n, own in enumerate(lines) if name in own)
    )
    return tuple(_field(model, name) for name in found if name != "op")


def _field(model: type[Record], name: str) -> Field:
    info = model.model_fields[name]
    leaves = tuple(_leaves(info.annotation))
    many = tuple in leaves
    lengths = (getattr(constraint, "min_length", 0) or 0 for constraint in info.metadata)
    section = next((_SECTIONS[leaf] for leaf in leaves if leaf in _SECTIONS), "")
    return Field(
        record=model,
        key=info.alias or name,
        form=Form.ID if section else _form(leaves),
        section=section,
        choices=tuple(choice for leaf in leaves for choice in _choices(leaf)),
        many=many,
        least=max([1, *lengths]) if info.is_required() else 0,
        or_one=OneOrMore in info.metadata,
        tells_when_empty=many and info.default is None,
        entries=tuple(_entries(leaves)),
        description=info.description or "",
    )


def _entries(leaves: Iterable[object]) -> Iterator[type[Record]]:
    for leaf in leaves:
        if isinstance(leaf, type) and issubclass(leaf, Record):
            yield leaf


def _leaves(annotation: object) -> Iterator[object]:
    """The types that an annotation is made of, `tuple` and `dict` for what holds others."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _leaves(get_args(annotation)[0])
    elif origin is None or origin is Literal:
        yield annotation
    else:
        yield origin
        for argument in get_args(annotation):
            yield from _leaves(argument)


def _form(leaves: tuple[object, ...]) -> Form:
    types = tuple(leaf for leaf in leaves if isinstance(leaf, type) and leaf is not NoneType)
    if dict in types:
        return Form.BY_LANGUAGE
    for kind, form in _FORMS:
        if any(issubclass(leaf, kind) for leaf in types):
            return form
    return Form.TEXT


_FORMS: tuple[tuple[type, Form], ...] = (
    (When, Form.DATE),
    (bool, Form.FLAG),
    (StrEnum, Form.CHOICE),
    (Record, Form.ENTRIES),
)


def _choices(leaf: object) -> tuple[str, ...]:
    return tuple(leaf) if isinstance(leaf, type) and issubclass(leaf, StrEnum) else ()
