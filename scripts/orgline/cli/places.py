"""Where problems are for programs that know the whole repository, and what tells one from another."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from orgline.problem import Problem

RECORD = "orgdata"
"""Stands for the place of a problem that is of no file."""


def prefix(root: Path) -> str:
    """The way from the top of the repository to the site: `""`, or a path that ends with `/`."""
    here = root.resolve()
    top = next((folder for folder in (here, *here.parents) if (folder / ".git").exists()), here)
    inside = here.relative_to(top).as_posix()
    return "" if inside == "." else f"{inside}/"


def file_of(problem: Problem) -> str:
    """The file of a problem, from the site's root."""
    return problem.span.file if problem.span else RECORD


def fingerprints(problems: Iterable[Problem], texts: Mapping[str, str]) -> Iterator[str]:
    """A name for each problem that stays when lines above it come or go.

    Made of the code, the file, the message and what is written on the line. Of several that have all
    of these in common, each says which one it is.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        said = (problem.code, file_of(problem), problem.message, _line(problem, texts))
        seen[said] += 1
        yield sha256(
            "\0".join((*said, str(seen[said]))).encode(errors="surrogateescape")
        ).hexdigest()


def _line(problem: Problem, texts: Mapping[str, str]) -> str:
    span = problem.span
    if span is None or span.is_file or span.file not in texts:
        return ""
    lines = texts[span.file].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[span.line - 1].strip() if span.line <= len(lines) else ""
