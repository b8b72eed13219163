"""A problem in the editor's text: where it is, what is wrong, what to do.

Every stage returns its problems as values; nothing is raised and nothing is printed on the way. The first letter of a
code names the stage that found it: S source, R record, H history, C check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a file's text, half-open: the end column is the first one that no longer belongs to it.

    Lines and columns count from 1, in characters of the decoded text (a byte order mark is not counted). Start and
    end are equal where something is missing; the one at 1:1 stands for the file as a whole.
    """

    file: str
    """Path from the root of the site, with `/`: `orgdata/people.yaml`."""
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def of_file(cls, file: str) -> "Span":
        """Stand for the file as a whole."""
        return cls(file=file, line=1, column=1, end_line=1, end_column=1)

    @property
    def is_file(self) -> bool:
        """Whether this stands for the file as a whole."""
        return (self.line, self.column, self.end_line, self.end_column) == (1, 1, 1, 1)


class Severity(StrEnum):
    """How bad a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another place that belongs to the problem: "first written here"."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One cause, reported once."""

    code: str
    """A letter for the stage and three digits: `R102`."""
    message: str
    """Starts with its subject, in lower case: "no unit has the id `token-hb`"."""
    span: Span | None
    """None where no text is to blame, as with a folder that does not exist."""
    label: str = ""
    """What stands after the carets."""
    related: tuple[Related, ...] = ()
    help: str = ""
    """What to do; empty where there is nothing to do. May have several lines."""
    severity: Severity = Severity.ERROR


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort by file, line, column, code and message, and drop exact repetitions; those without a place come first."""
    return tuple(sorted(dict.fromkeys(problems), key=_place))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of them is an error and not only a warning."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    span = problem.span
    if span is None:
        return ("", 0, 0, problem.code, problem.message)
    return (span.file, span.line, span.column, problem.code, problem.message)
