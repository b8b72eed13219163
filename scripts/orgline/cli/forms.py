"""The forms in which problems are printed, and which of them fits where the command runs."""

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from rich.console import Console

from orgline.cli import problems_github, problems_gitlab, problems_sarif
from orgline.cli.problems_json import as_json
from orgline.cli.runner import in_github_actions
from orgline.cli.speaking import counted, out, say, say_json
from orgline.problem import Problem, Severity, concise, show
from orgline.site import Examined

MOST_SHOWN = 20
"""Problems in full on a terminal: more than anybody mends before looking again."""


class Form(StrEnum):
    """How problems are printed."""

    AUTO = "auto"
    FULL = "full"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"


def settled(form: Form, environment: Mapping[str, str] = os.environ) -> Form:
    """The form itself; for `auto` the one that fits where the command runs."""
    if form is not Form.AUTO:
        return form
    return Form.GITHUB if in_github_actions(environment) else Form.FULL


def print_problems(examined: Examined, form: Form, root: Path, *, everything: bool = False) -> None:
    """Print the problems of the record of the site at `root` on stdout.

    `everything` shows all of them on a terminal, too.
    """
    match form:
        case Form.FULL | Form.AUTO:
            print_full(examined, out(), everything=everything)
        case Form.CONCISE:
            say(*map(concise, examined.problems))
        case Form.JSON:
            say_json(as_json(examined.problems))
        case Form.GITHUB:
            problems_github.tell(examined, root, count(examined.problems))
        case Form.GITLAB:
            say_json(problems_gitlab.as_json(examined, root))
        case Form.SARIF:
            say_json(problems_sarif.as_json(examined, root))
        case _:
            assert_never(form)


def print_full(examined: Examined, console: Console, *, everything: bool = False) -> None:
    """Print problems with their lines; on a terminal not more than can be read, errors before warnings."""
    shown = examined.problems
    if console.is_terminal and not everything:
        shown = _first(shown)
    show(shown, examined.texts, console)
    left = len(examined.problems) - len(shown)
    if left:
        console.print(
            f"… and {counted(left, 'more problem')}; `orgline check --all` shows all.",
            soft_wrap=True,
        )


def _first(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """The first ones, in their order; no error is left out for a warning."""
    by_weight = sorted(problems, key=lambda problem: problem.severity is Severity.WARNING)
    chosen = set(by_weight[:MOST_SHOWN])
    return tuple(problem for problem in problems if problem in chosen)


def count(problems: tuple[Problem, ...]) -> str:
    """How many errors and warnings there are, in words."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    found = [(errors, "error"), (warnings, "warning")]
    return ", ".join(counted(n, noun) for n, noun in found if n) or "no problems"
