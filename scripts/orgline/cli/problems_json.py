"""Problems for programs, as JSON."""

from orgline.problem import Problem, Related, Severity, Span


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
