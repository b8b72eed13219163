"""The kinds of entries that can be made, and an entry out of what was given on the command line."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from orgline.cli.arguments import Given, Slot, retyped, text_of, values
from orgline.cli.faults import Misuse
from orgline.editing.naming import proposal, refusal
from orgline.editing.writing import Entry, Value
from orgline.problem import visible
from orgline.records import Event, Person, Records, Source, Unit
from orgline.records.base import Record
from orgline.records.fields import fields

_NOT_ASKED = ("id", "former_ids", "changes", "disagreements")
SOURCE_ID = "source-id"
SUMMARY = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of entry that can be made."""

    noun: str
    section: str
    model: type[Record]
    example: str
    next: str

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The options of its fields."""
        found = (field for field in fields(self.model) if field.key not in _NOT_ASKED)
        return tuple(Slot(field=field, needed=False) for field in found)


KINDS = (
    Kind(
        noun="event",
        section="events",
        model=Event,
        example='--date 2026-04-08 --title "The lab moves under the Hub" --source gazette',
        next="record its changes: `orgline record --help`",
    ),
    Kind(
        noun="unit",
        section="units",
        model=Unit,
        example='--name "Applied Lab" --kind laboratory --names zh=应用实验室',
        next="say in an event how it comes in: `orgline record create {id} --under … --in …`, or `observe`",
    ),
    Kind(
        noun="person",
        section="people",
        model=Person,
        example='--name "Ada Li" --names zh=李艾达',
        next="give them a post in an event: `orgline record appoint {id} --role head --unit … --in …`",
    ),
    Kind(
        noun="source",
        section="sources",
        model=Source,
        example='--title "Ministry splits its lab" --publisher "The Gazette" --published 2026-04-09',
        next="name it in an event: `orgline new event --source {id}`",
    ),
)
SOURCE_SLOTS = tuple(
    Slot(field=field, option=f"source_{field.key}" if field.key in ("title", "as_written") else "")
    for field in fields(Source)
    if field.key not in ("id", "former_ids", "note")
)
"""The options of a new event for a source that is new, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An entry ready to be written, and the source that is new with it."""

    kind: Kind
    entry: Entry
    source: Entry | None


def made_of(kind: Kind, given: Given, records: Records) -> Made:
    """The entry that was described. Raises `Misuse` that tells of all that is missing or wrong."""
    found = values(kind.slots, given, records)
    source = _new_source(given, records) if kind.noun == "event" else None
    if kind.noun == "event":
        found = _completed(found, source)
    _demand(kind, found)
    entry = _with_id(kind.section, found, text_of(given, "id"), records)
    return Made(kind=kind, entry=entry, source=source)


def _completed(found: Mapping[str, Value], source: Entry | None) -> dict[str, Value]:
    """An event with what can be guessed: the summary repeats the title until somebody writes one."""
    guessed: dict[str, Value] = {"kind": "reorganisation"}
    if "title" in found:
        guessed[SUMMARY] = found["title"]
    named = cast("tuple[str, ...]", found.get("sources", ()))
    if source:
        named = (*named, str(source["id"]))
    return {**guessed, **found, **({"sources": named} if named else {})}


def _new_source(given: Given, records: Records) -> Entry | None:
    found = values(SOURCE_SLOTS, given, records)
    identity = text_of(given, SOURCE_ID)
    if not found and identity is None:
        return None
    needed = [slot for slot in SOURCE_SLOTS if slot.field.least]
    missing = [slot.flag for slot in needed if slot.field.key not in found]
    if missing:
        raise Misuse(f"a new source needs {_listed(missing)}, too")
    return _with_id("sources", found, identity, records, SOURCE_ID)


def is_complete(kind: Kind, given: Given) -> bool:
    """Whether all that an entry cannot do without was given, well or badly."""
    named = all(given.get(slot.name) for slot in SOURCE_SLOTS if slot.field.least)
    missing = [
        slot.field.key for slot in kind.slots if slot.field.least and not given.get(slot.name)
    ]
    guessed = (SUMMARY, "kind") if kind.noun == "event" else ()
    return all(key in guessed or (key == "sources" and named) for key in missing)


def again(kind: Kind, given: Given) -> str:
    """The command that gives all of it at once, ready to be pasted."""
    words = list(retyped(kind.slots, given))
    if kind.noun == "event":
        words += retyped(SOURCE_SLOTS, given)
    for key in ("id", SOURCE_ID):
        told = given.get(key.replace("-", "_"))
        words += (f"--{key}", str(told)) if told else ()
    return visible(shlex.join(("orgline", "new", kind.noun, *words)))


def _demand(kind: Kind, found: Mapping[str, Value]) -> None:
    given = (*found, SUMMARY)  # without one, it is the title
    missing = [slot for slot in kind.slots if slot.field.least and slot.field.key not in given]
    if not missing:
        return
    flags = [slot.flag for slot in missing if slot.field.key != "sources"]
    if len(flags) < len(missing):
        flags.append("a source (--source, or --source-title, --publisher and --published)")
    article = "an" if kind.noun == "event" else "a"
    raise Misuse(f"{article} {kind.noun} needs {_listed(flags)}; on a terminal you are asked")


def _listed(words: list[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _with_id(
    section: str, found: Mapping[str, Value], given: str | None, records: Records, flag: str = "id"
) -> Entry:
    identity = given or proposal(section, found, records)
    if not identity:
        raise Misuse(f"no id can be made of the name: give one with --{flag}")
    wrong = refusal(identity, section, records)
    if wrong:
        raise Misuse(visible(wrong))
    return {"id": identity, **found}
