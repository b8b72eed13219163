"""`orgline check`: whether the record is fit to be published."""

import sys
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from orgline import site
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import counted, err, out, say, say_json, talk
from orgline.cli.watching import changes
from orgline.history import History
from orgline.problem import Problem, Related, Severity, Span, concise, has_errors, show
from orgline.site import Examined

BEGINS = "orgline: checking"
"""The line with which each check under watch begins; a problem matcher waits for it."""
ENDS = "orgline: done"
"""What the line begins with that follows on its problems: "orgline: done, 2 errors, 1 warning"."""


class Form(StrEnum):
    """How problems are printed."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


def check(
    context: typer.Context,
    form: Annotated[
        Form, typer.Option("--format", help="full: with the lines; concise: one line each.")
    ] = Form.FULL,
    watch: Annotated[  # noqa: FBT002 - typer makes it an option
        bool, typer.Option("--watch", help="Stay, and check again after each change.")
    ] = False,
) -> int:
    """Print every problem of the record.

    Each with the place it is at, all at once. Nothing is written. Warnings alone do not count as
    a failure; errors do.

    Examples:
      orgline check                            all problems, with the lines they are in
      orgline check --watch --format concise   one line each, again after each change
      orgline check --format json              for programs
    """
    root = setting(context).site
    if watch:
        return _watch(root, form)
    examined = site.examine(root)
    _print(examined, form)
    talk(summary(examined))
    return 1 if has_errors(examined.problems) else 0


def _watch(root: Path, form: Form) -> int:
    """Check after each change, between two lines by which an editor knows when a check begins and ends.

    Both lines and the problems go to stdout, as two streams may arrive in any order. Ctrl-C is how it
    ends, so that is no failure.
    """
    if form is Form.JSON:
        raise Misuse(f"`--watch` prints for people and editors, so not as {form}")
    with suppress(KeyboardInterrupt), changes(root, "orgdata") as steps:
        _check_once(root, form)
        for _ in steps:
            _check_once(root, form)
    return 0


def _check_once(root: Path, form: Form) -> None:
    say(BEGINS)
    examined = site.examine(root)
    _print(examined, form)
    say(f"{ENDS}, {count(examined.problems)}")
    sys.stdout.flush()


def _print(examined: Examined, form: Form) -> None:
    match form:
        case Form.FULL:
            show(examined.problems, examined.texts, out())
        case Form.CONCISE:
            say(*map(concise, examined.problems))
        case Form.JSON:
            say_json(as_json(examined.problems))


def summary(examined: Examined) -> str:
    """One line: how much was read and how many problems it has."""
    read = counted(len(examined.texts), "file")
    if examined.history:
        records = examined.history.records
        named = (records.sources, records.people, records.units, records.roles, records.events)
        number = sum(len(kept) for kept in named) + len(records.assertions)
        read += f", {counted(number, 'record')}"
    return f"orgdata: {read}, {count(examined.problems)}"


def count(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    found = [(errors, "error"), (warnings, "warning")]
    return ", ".join(counted(n, noun) for n, noun in found if n) or "no problems"


def report(examined: Examined) -> None:
    """Print every problem and the counts on stderr."""
    show(examined.problems, examined.texts, err())
    talk(summary(examined))


def sound_history(root: Path) -> History:
    """The history of a record without errors.

    Raises `typer.Exit` with 1 where there are some, having printed every problem on stderr.
    """
    examined = site.examine(root)
    if examined.history is None or not examined.sound:
        report(examined)
        raise typer.Exit(1)
    return examined.history


def as_json(problems: tuple[Problem, ...]) -> dict[str, object]:
    """Problems for programs; lines and columns from 1, ends exclusive, `at` null without a place."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    return {
        "errors": errors,
        "warnings": len(problems) - errors,
        "problems": [_problem(problem) for problem in problems],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "at": _at(problem.span),
        "label": problem.label,
        "help": problem.help,
        "related": [_related(other) for other in problem.related],
    }


def _related(other: Related) -> dict[str, object]:
    return {"at": _at(other.span), "text": other.text}


def _at(span: Span | None) -> dict[str, object] | None:
    if span is None:
        return None
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
