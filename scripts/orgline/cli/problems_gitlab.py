"""Problems as a Code Quality report of GitLab, which shows them in merge requests.

See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
"""

from collections.abc import Mapping
from pathlib import Path

from orgline.cli.places import file_of, fingerprints, prefix
from orgline.problem import Problem, Severity, visible
from orgline.site import Examined

_WEIGHT: Mapping[Severity, str] = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def as_json(examined: Examined, root: Path) -> list[dict[str, object]]:
    """One entry a problem, in their order; paths from the top of the repository."""
    above = prefix(root)
    names = fingerprints(examined.problems, examined.texts)
    return [
        _entry(problem, name, above) for problem, name in zip(examined.problems, names, strict=True)
    ]


def _entry(problem: Problem, fingerprint: str, above: str) -> dict[str, object]:
    described = f"{problem.message} ({problem.label})" if problem.label else problem.message
    return {
        "description": visible(described),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": _WEIGHT[problem.severity],
        "location": {"path": visible(above + file_of(problem)), "lines": _lines(problem)},
    }


def _lines(problem: Problem) -> dict[str, int]:
    span = problem.span
    return {"begin": span.line, "end": span.end_line} if span else {"begin": 1, "end": 1}
