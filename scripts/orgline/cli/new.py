"""`orgline new`: a new event, unit, person or source, in the file where it belongs."""

from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path
from typing import cast

import typer

from orgline.cli import asking
from orgline.cli.arguments import command, group, option
from orgline.cli.drafting import place, readable, telling, written
from orgline.cli.faults import Misuse, tell
from orgline.cli.interview import interviewed, operations
from orgline.cli.kinds import (
    KINDS,
    SOURCE_ID,
    SOURCE_SLOTS,
    SUMMARY,
    Kind,
    Made,
    again,
    is_complete,
    made_of,
)
from orgline.cli.place import a_path, setting
from orgline.cli.record import Where, asked_change
from orgline.cli.speaking import say, talk
from orgline.dates import parse
from orgline.editing.draft import Draft
from orgline.editing.entries import entry_draft, event_draft, event_in_file
from orgline.editing.opening import file_in_record
from orgline.problem import visible
from orgline.site import Examined

_TO_COME = frozenset(("C101", "C301", "C302", "C401", "C404"))
"""What a check says of something that nothing names yet; what to do next says it better."""


def entries() -> typer.Typer:
    """The command `new` with a command for each kind of entry."""
    new = group("new", _INTRODUCTION, _asked)
    for kind in KINDS:
        extra = SOURCE_SLOTS if kind.noun == "event" else ()
        help_ = _help_of(kind)
        more = (_ID, *((_ID_OF_SOURCE,) if extra else ()), *_WHERE)
        made = command(_making(kind), (*kind.slots, *extra), more, help_)
        new.command(kind.noun, help=help_)(made)
    return new


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
    SOURCE_ID, str | None, metavar="ID", help="The id of the new source. Else one is made."
)
_WHERE = (
    option(
        "in",
        Path | None,
        parser=a_path,
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
        before, records = readable(root)
        asks = asking.on_terminal() and not is_complete(kind, given)
        answers = interviewed(kind, given, records) if asks else given
        made = made_of(kind, answers, records)
        draft = _draft(root, made, cast("Path | None", given["in_"]))
        dry = bool(given["dry_run"])
        code = _finished(root, made, draft, before, dry=dry)
        if asks and code:
            talk(f"To mend it and try again:\n  {again(kind, answers)}")
        elif asks and not dry and kind.noun == "event":
            continued(root, draft.file, str(made.entry["id"]))
        return code

    return make


def _asked(context: typer.Context) -> int:
    """`orgline new` alone: which kind of entry it is to be is asked, and then all the rest."""
    nouns = [(kind.noun, kind.noun) for kind in KINDS]
    chosen = asking.one_of("What is new?", nouns)
    kind = next(kind for kind in KINDS if kind.noun == chosen)
    return _making(kind)(context=context, in_=None, dry_run=False)


def continued(root: Path, file: str, event: str) -> None:
    """Ask for changes of an event, and for units and people that are new with it, until all is said."""
    more = [("", "That is all"), ("unit", "A unit that is new"), ("person", "A person who is new")]
    while answer := asking.one_of("What did it change?", [*more, *operations()]):
        try:
            _add(root, answer, file, event)
        except (typer.Exit, Misuse) as error:
            if isinstance(error, Misuse):
                tell(error)


def _add(root: Path, answer: str, file: str, event: str) -> None:
    before, records = readable(root)
    kind = next((kind for kind in KINDS if kind.noun == answer), None)
    if kind is None:
        asked_change(root, answer, before, Where(file=root / file, event=event, dry=False))
        return
    made = made_of(kind, interviewed(kind, {}, records), records)
    _finished(root, made, _draft(root, made, root / file), before, dry=False)


def _draft(root: Path, made: Made, file: Path | None) -> Draft:
    with telling():
        into = file_in_record(root, file) if file else ""
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
    if made.entry.get(SUMMARY) and made.entry[SUMMARY] == made.entry.get("title"):
        lines.append("  - write its `summary:`, which repeats the title so far")
    lines.append(f"  - {made.kind.next.format(id=identity)}")
    lines.append(
        "  - `orgline check`, `orgline plan` and `orgline serve`: is it sound, what does it"
    )
    lines.append("    change for readers, and how does it look?")
    return lines
