"""`orgline record`: a change written into the file of an event, one command for each operation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from typing import cast

import typer

from orgline import site
from orgline.cli import asking, interview
from orgline.cli.arguments import Slot, command, group, option, text_of, values
from orgline.cli.drafting import place, readable, records_of, telling, written
from orgline.cli.faults import Misuse
from orgline.cli.place import a_path, setting
from orgline.cli.speaking import say, talk
from orgline.editing.draft import Draft
from orgline.editing.lookup import identity
from orgline.editing.opening import change_draft, file_named, file_of_event
from orgline.editing.writing import Entry
from orgline.problem import visible
from orgline.records.fields import OPERATIONS, fields
from orgline.site import Examined

_EXAMPLES: Mapping[str, str] = {
    "create": "hub --under ministry",
    "observe": "archive --within ministry",
    "move": "lab --from cloud --to hub",
    "rename": 'lab --name "Applied Lab" --names zh=应用实验室',
    "retype": 'lab --kind "business group"',
    "merge": "lab cloud --into hub --under ministry",
    "split": "lab --into research --into press",
    "transfer": '"the chat app" --from lab --to hub',
    "close": "lab --children-to hub",
    "reopen": "lab --under ministry",
    "appoint": '"Ada Li" --role head --unit hub --title President',
    "depart": 'ada-li --role head --unit lab --reason "retires"',
    "retitle": "ada-li --role head --unit hub --title Chair",
    "report": "lab --to ada-li",
}
_INTRODUCTION = """Write a change into the file of an event.

    One command for each operation. Units, people, roles and sources are named by id or by name. The
    change is put behind those that the event has; every other line of the file stays as it is. What
    `orgline check` would refuse is not written.

    Examples:
      orgline record move lab --to hub --in orgdata/events/2026-04-08-hub.yaml
      orgline record appoint "Ada Li" --role head --unit hub --event hub-founded
      orgline record close --help                  what closing a unit takes
    """


def operations() -> typer.Typer:
    """The command `record` with a command for each operation of the record."""
    record = group("record", _kept(cleandoc(_INTRODUCTION)), _asked)
    for name in OPERATIONS:
        slots = slots_of(name)
        help_ = _help_of(name)
        record.command(name, help=help_)(command(_recording(name, slots), slots, _WHERE, help_))
    return record


def slots_of(operation: str) -> tuple[Slot, ...]:
    """The arguments and options of an operation: the first field that it needs has no option."""
    found = fields(OPERATIONS[operation])
    first = next(field for field in found if field.least)
    return tuple(
        Slot(field=field, positional=field is first, needed=field.least > 0) for field in found
    )


_WHERE = (
    option(
        "in",
        Path | None,
        parser=a_path,
        metavar="FILE",
        help="The file of the event, from here, from the site's folder, or by its name alone.",
    ),
    option("event", str | None, metavar="EVENT", help="Which event, where the file holds several."),
    option("dry-run", bool, default=False, help="Print what would be added, and write nothing."),
)


def _help_of(name: str) -> str:
    says = cleandoc(OPERATIONS[name].__doc__ or "")
    names = "Units, people, roles and sources are named by their id or by their name."
    example = f"Examples:\n  orgline record {name} {_EXAMPLES[name]} --in FILE"
    return _kept(f"{says}\n\n{names}\n\n{example}")


def _kept(text: str) -> str:
    return text.replace("\n\nExamples:", "\n\n\b\nExamples:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where a change is to be written; at least one of the two is given."""

    file: Path | None
    event: str | None
    dry: bool
    """Whether to write nothing."""


def _recording(name: str, slots: tuple[Slot, ...]) -> Callable[..., int]:
    """What the command of one operation does."""

    def record(**given: object) -> int:
        root = setting(cast("typer.Context", given["context"])).site
        before = site.examine(root)
        change = {"op": name, **values(slots, given, records_of(before))}
        file, event = cast("Path | None", given["in_"]), text_of(given, "event")
        where = Where(file=file, event=event, dry=bool(given["dry_run"]))
        return recorded(root, change, before, where)

    return record


def _asked(context: typer.Context) -> int:
    """`orgline record` alone: the event and the change are asked for."""
    root = setting(context).site
    before, records = readable(root)
    event = interview.event(records)
    operation = asking.one_of("What did it change?", interview.operations())
    where = Where(file=None, event=event, dry=False)
    return asked_change(root, operation, before, where)


def asked_change(root: Path, operation: str, before: Examined, where: Where) -> int:
    """Ask for all that an operation takes, and write the change; gives the exit code."""
    records = records_of(before)
    assert records is not None  # noqa: S101 - questions need a record to choose from
    answers = interview.change(records, operation)
    slots = slots_of(operation)
    given = {slot.name: answers.get(slot.field.key) for slot in slots}
    change = {"op": operation, **values(slots, given, records)}
    return recorded(root, change, before, where)


def recorded(root: Path, change: Entry, before: Examined, where: Where) -> int:
    """Write a change where it belongs, and say so; gives the exit code."""
    draft = _draft(root, change, before, where)
    if not written(root, draft, before, dry=where.dry):
        return 1
    say(place(root, draft), *map(visible, draft.new_lines))
    talk("Not written (--dry-run)." if where.dry else _NEXT)
    return 0


_NEXT = "Next: `orgline plan` says what this changes for readers, `orgline serve` shows it."


def _draft(root: Path, change: Entry, before: Examined, where: Where) -> Draft:
    if where.file is None and not where.event:
        raise Misuse("say where to write it: --in FILE, --event EVENT, or both")
    with telling():
        records = records_of(before)
        event = identity(where.event, "events", records) if where.event else ""
        file = file_named(root, where.file) if where.file else file_of_event(root, event)
        return change_draft(root, file, event, change)
