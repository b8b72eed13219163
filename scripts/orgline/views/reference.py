"""`/reference/`: the format of the record, told from the models themselves."""

from dataclasses import dataclass

from orgline.records import SECTIONS, Disagreement, EventKind, Organisation, Position
from orgline.records.base import Record
from orgline.records.fields import OPERATIONS, Field, fields
from orgline.views.examples import OPERATION_EXAMPLES, PART_EXAMPLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A part of the record, an operation, or what stands inside of one: its fields and an example.

    `name` is as it is written; `example` is YAML, `""` where that of another one shows it.
    """

    name: str
    meaning: str
    fields: tuple[Field, ...]
    example: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencePage:
    """Everything that a file of the record can hold."""

    title: str
    sentence: str
    parts: tuple[Described, ...]
    """Each list that a file may have, and `organisation`."""
    inside: tuple[Described, ...]
    """Entries that stand inside of events."""
    operations: tuple[Described, ...]
    shared: tuple[Field, ...]
    """Fields that every operation may have."""
    kinds: tuple[tuple[str, str], ...]
    """Each kind of event, and what happens in one."""


_SHARED = ("sources", "note", "inferred")


def reference_page() -> ReferencePage:
    """The page; it is the same for every record."""
    return ReferencePage(
        title="The format",
        sentence="Every part that a file of the record can have, every key, and every kind of change, "
        "each with an example.",
        parts=(_part("organisation", Organisation), *(_part(*one) for one in SECTIONS.items())),
        inside=(_described("disagreements", Disagreement), _described("positions", Position)),
        operations=tuple(_operation(op, model) for op, model in OPERATIONS.items()),
        shared=tuple(field for field in fields(OPERATIONS["move"]) if field.key in _SHARED),
        kinds=tuple((kind, kind.meaning) for kind in EventKind),
    )


def _part(name: str, model: type[Record]) -> Described:
    return _described(name, model, PART_EXAMPLES[name])


def _described(name: str, model: type[Record], example: str = "") -> Described:
    meaning = " ".join((model.__doc__ or "").split())
    return Described(name=name, meaning=meaning, fields=_needed_first(model), example=example)


def _operation(op: str, model: type[Record]) -> Described:
    own = tuple(field for field in _needed_first(model) if field.key not in _SHARED)
    meaning = " ".join((model.__doc__ or "").split())
    return Described(name=op, meaning=meaning, fields=own, example=OPERATION_EXAMPLES[op])


def _needed_first(model: type[Record]) -> tuple[Field, ...]:
    return tuple(sorted(fields(model), key=lambda field: not field.least))
