"""Problems in GitHub Actions: at the lines of a pull request, and all of them in the summary of the step.

See https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands. Only ten errors and ten
warnings of a step are shown at their lines, so those in files that were changed come first.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from orgline.catalogue import CATALOGUE
from orgline.cli.places import file_of, prefix
from orgline.cli.speaking import command, talk
from orgline.plan import changed_files
from orgline.problem import Problem, full, visible
from orgline.site import Examined

_LARGEST_SUMMARY = 1_000_000
"""Bytes; GitHub refuses a summary of more than 1 MiB altogether."""


def tell(
    examined: Examined, root: Path, counts: str, environment: Mapping[str, str] = os.environ
) -> None:
    """Print a workflow command a problem; write all in full into `GITHUB_STEP_SUMMARY`, where that is set."""
    changed = changed_files(root, environment)
    ordered = sorted(examined.problems, key=lambda problem: file_of(problem) not in changed)
    above = prefix(root)
    command(*(annotation(problem, above) for problem in ordered))
    file = environment.get("GITHUB_STEP_SUMMARY")
    if file:
        _append(Path(file), summary(examined, ordered, changed, counts))


def annotation(problem: Problem, above: str) -> str:
    """The command that shows a problem at its lines; what an editor wrote cannot add to it or end it."""
    where = ",".join(f"{key}={_property(str(value))}" for key, value in _where(problem, above))
    said = filter(None, (problem.message, problem.label, *problem.help.split("\n")))
    return f"::{problem.severity} {where}::{_data(chr(10).join(visible(line) for line in said))}"


def _where(problem: Problem, above: str) -> Iterator[tuple[str, str | int]]:
    span = problem.span
    yield "title", f"{problem.code}: {CATALOGUE[problem.code].meaning}"
    yield "file", visible(above + file_of(problem))
    if span and not span.is_file:
        yield from (("line", span.line), ("endLine", span.end_line))
        if span.line == span.end_line:  # columns of several lines are refused
            yield from (("col", span.column), ("endColumn", span.end_column))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def summary(
    examined: Examined, ordered: Iterable[Problem], changed: Collection[str], counts: str
) -> str:
    """All problems in Markdown, as far as GitHub takes them; texts stand in fences that they cannot end."""
    parts = [f"## Orgline: {counts}\n"]
    size, left = len(parts[0]), 0
    for touched, problems in groupby(ordered, key=lambda problem: file_of(problem) in changed):
        if changed:
            parts.append(f"### In files that {'this' if touched else 'no'} change touches\n")
        for problem in problems:
            text = _fenced(full(problem, examined.texts))
            size += len(text.encode())
            parts += [text] if size < _LARGEST_SUMMARY else []
            left += size >= _LARGEST_SUMMARY
    parts += [f"… and {left:,} more.\n"] if left else []
    return "\n".join(parts)


def _fenced(text: str) -> str:
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}\n"


def _append(file: Path, text: str) -> None:
    try:
        with file.open("a", encoding="utf-8", errors="backslashreplace") as summary_file:
            summary_file.write(text)
    except OSError as error:
        talk(f"the summary of the step cannot be written: {(error.strerror or '').lower()}")
