"""`orgline check`: whether the record is fit to be published."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from orgline import site
from orgline.cli.place import setting
from orgline.cli.speaking import counted, err, out, say, say_json, talk
from orgline.history import History
from orgline.problem import Problem, Related, Severity, Span, concise, has_errors, show
from orgline.site import Examined


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
) -> int:
    """Print every problem of the record.

    Each with the place it is at, all at once. Nothing is written. Warnings alone do not count as
    a failure; errors do.

    Examples:
      orgline check                    all problems, with the lines they are in
      orgline check --format concise   one line each, for editors and CI
      orgline check --format json      for programs
    """
    examined = site.examine(setting(context).site)
    match form:
        case Form.FULL:
            show(examined.problems, examined.texts, out())
        case Form.CONCISE:
            say(*map(concise, examined.problems))
        case Form.JSON:
            say_json(as_json(examined.problems))
    talk(summary(examined))
    return 1 if has_errors(examined.problems) else 0


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
