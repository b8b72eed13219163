"""`orgline new`: a new event, unit, person or source, in the file where it belongs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from typing import cast

import typer

from orgline import site
from orgline.cli.arguments import Given, Slot, command, option, values
from orgline.cli.check import report
from orgline.cli.drafting import place, records_of, telling, written
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import say, talk
from orgline.dates import parse
from orgline.editing.draft import Draft
from orgline.editing.entries import entry_draft, event_draft, event_in_file
from orgline.editing.naming import proposal, refusal
from orgline.editing.opening import file_in_record
from orgline.editing.writing import Entry, Value
from orgline.problem import visible
from orgline.records import Event, Person, Records, Source, Unit
from orgline.records.base import Record
from orgline.records.fields import fields
from orgline.site import Examined

_NOT_ASKED = ("id", "former_ids", "changes", "disagreements")
_TO_COME = frozenset(("C101", "C301", "C302", "C401", "C404"))
"""What a check says of something that nothing names yet; what to do next says it better."""


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
_SOURCE_ID = "source-id"
_SUMMARY = "summary"


def entries() -> typer.Typer:
    """The command `new` with a command for each kind of entry."""
    group = typer.Typer(name="new", help=_INTRODUCTION, rich_markup_mode=None, no_args_is_help=True)
    for kind in KINDS:
        extra = SOURCE_SLOTS if kind.noun == "event" else ()
        help_ = _help_of(kind)
        more = (_ID, *((_ID_OF_SOURCE,) if extra else ()), *_WHERE)
        made = command(_making(kind), (*kind.slots, *extra), more, help_)
        group.command(kind.noun, help=help_)(made)
    return group


_INTRODUCTION = cleandoc("""
    Add an event, a unit, a person or a source.

    On a terminal it asks for what is missing. The id is proposed from the name; Chinese becomes
    pinyin. An event gets a file of its own, with comments that explain it.

    \b
    Examples:
      orgline new event                            asks for all that it needs
      orgline new unit --name "Applied Lab" --kind laboratory
    """)
_ID = option("id", str | None, metavar="ID", help="Its id. Else one is made of its name.")
_ID_OF_SOURCE = option(
    _SOURCE_ID, str | None, metavar="ID", help="The id of the new source. Else one is made."
)
_WHERE = (
    option(
        "in",
        Path | None,
        metavar="FILE",
        help="The file to write it into, below orgdata/. Else where such entries stand.",
    ),
    option("dry-run", bool, default=False, help="Print what would be written, and write nothing."),
)


def _help_of(kind: Kind) -> str:
    what = {
        "event": "Add an event: a file of its own, to be filled with changes.\n\n"
        "It needs a source: one of the record (--source), or a new one, which is written into the "
        "same file (--source-title, --publisher, --published, --url …).",
        "unit": "Add a unit: any part of the organisation that can hold others or be led.",
        "person": "Add a person.",
        "source": "Add a source: a published document.",
    }[kind.noun]
    return f"{what}\n\n\b\nExamples:\n  orgline new {kind.noun} {kind.example}"


def _making(kind: Kind) -> Callable[..., int]:
    """What the command for one kind of entry does."""

    def make(**given: object) -> int:
        root = setting(cast("typer.Context", given["context"])).site
        before = site.examine(root)
        records = records_of(before)
        if records is None:
            report(before)
            return 1
        made = made_of(kind, given, records)
        draft = _draft(root, made, cast("Path | None", given["in_"]))
        return _finished(root, made, draft, before, dry=bool(given["dry_run"]))

    return make


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
    entry = _with_id(kind.section, found, given.get("id"), records)
    return Made(kind=kind, entry=entry, source=source)


def _completed(found: Mapping[str, Value], source: Entry | None) -> dict[str, Value]:
    """An event with what can be guessed: the summary repeats the title until somebody writes one."""
    guessed: dict[str, Value] = {"kind": "reorganisation"}
    if "title" in found:
        guessed[_SUMMARY] = found["title"]
    named = cast("tuple[str, ...]", found.get("sources", ()))
    if source:
        named = (*named, str(source["id"]))
    return {**guessed, **found, **({"sources": named} if named else {})}


def _new_source(given: Given, records: Records) -> Entry | None:
    found = values(SOURCE_SLOTS, given, records)
    if not found and not given.get("source_id"):
        return None
    needed = [slot for slot in SOURCE_SLOTS if slot.field.least]
    missing = [slot.flag for slot in needed if slot.field.key not in found]
    if missing:
        raise Misuse(f"a new source needs {_listed(missing)}, too")
    return _with_id("sources", found, given.get("source_id"), records)


def _demand(kind: Kind, found: Mapping[str, Value]) -> None:
    given = (*found, _SUMMARY)  # without one, it is the title
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


def _with_id(section: str, found: Mapping[str, Value], given: object, records: Records) -> Entry:
    identity = str(given) if given else proposal(section, found, records)
    flag = f"--{_SOURCE_ID}" if section == "sources" and "date" in found else "--id"
    if not identity:
        raise Misuse(f"no id can be made of the name: give one with {flag}")
    wrong = refusal(identity, section, records)
    if wrong:
        raise Misuse(visible(wrong))
    return {"id": identity, **found}


def _draft(root: Path, made: Made, file: Path | None) -> Draft:
    with telling(str(file)):
        into = file_in_record(root, file) if file else ""
        with telling(into):
            if made.kind.noun != "event":
                return entry_draft(root, made.kind.section, made.entry, into)
            if into:
                return event_in_file(root, into, made.entry, made.source)
            return event_draft(root, made.entry, parse(str(made.entry["date"])), made.source)


def _finished(root: Path, made: Made, draft: Draft, before: Examined, *, dry: bool) -> int:
    """Write the entry and say what to do next; gives the exit code."""
    if not written(root, draft, before, dry=dry, quiet=_TO_COME):
        return 1
    say(place(root, draft), *(map(visible, draft.new_lines) if dry else ()))
    talk("Not written (--dry-run)." if dry else "\n".join(_next(made, draft)))
    return 0


def _next(made: Made, draft: Draft) -> list[str]:
    identity = str(made.entry["id"])
    lines = [f"The {made.kind.noun} `{identity}` is in {visible(draft.file)}. Next:"]
    if made.entry.get(_SUMMARY) and made.entry[_SUMMARY] == made.entry.get("title"):
        lines.append("  - write its `summary:`, which repeats the title so far")
    lines.append(f"  - {made.kind.next.format(id=identity)}")
    lines.append(
        "  - `orgline check`, `orgline plan` and `orgline serve`: is it sound, what does it"
    )
    lines.append("    change for readers, and how does it look?")
    return lines
