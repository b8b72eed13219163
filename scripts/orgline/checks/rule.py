"""What a check is: a code, a name, what it means, and the function that looks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from orgline.history import History
from orgline.problem import Problem, Related, Severity, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found; the rule adds its code and severity."""

    message: str
    span: Span | None
    label: str = ""
    related: tuple[Related, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One check of the whole record.

    `folded` rules look at what the fold made of the record, so they make sense only after a fold
    without errors; the others look at what is written.
    """

    code: str
    name: str
    meaning: str
    look: Callable[[History], Iterable[Finding]]
    severity: Severity = Severity.ERROR
    folded: bool = False

    def run(self, history: History) -> Iterable[Problem]:
        """The findings as problems."""
        return (_problem(found, self.code, self.severity) for found in self.look(history))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRule:
    """One check of what is written against the day taken for today."""

    code: str
    name: str
    meaning: str
    look: Callable[[History, date], Iterable[Finding]]
    severity: Severity = Severity.ERROR

    def run(self, history: History, today: date) -> Iterable[Problem]:
        """The findings as problems."""
        return (_problem(found, self.code, self.severity) for found in self.look(history, today))


def _problem(found: Finding, code: str, severity: Severity) -> Problem:
    return Problem(
        code=code,
        message=found.message,
        span=found.span,
        label=found.label,
        related=found.related,
        help=found.help,
        severity=severity,
    )


def pointing_at(span: Span | None, text: str) -> tuple[Related, ...]:
    """A related place, where it is known."""
    return (Related(span=span, text=text),) if span else ()
