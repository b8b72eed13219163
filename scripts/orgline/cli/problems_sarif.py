"""Problems in the Static Analysis Results Interchange Format (SARIF) 2.1.0, an OASIS standard.

See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
"""

from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from orgline.catalogue import CATALOGUE, Entry, Lesson, lesson
from orgline.cli.places import file_of, fingerprints, prefix
from orgline.exchange import Address, address
from orgline.problem import Problem, Related, Span, visible
from orgline.site import Examined, problem_page

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
_NUMBERS: Mapping[str, int] = {code: number for number, code in enumerate(CATALOGUE)}


def as_json(examined: Examined, root: Path) -> dict[str, object]:
    """One run with all rules and a result for each problem; files from the top of the repository."""
    above, where = prefix(root), address(root)
    names = fingerprints(examined.problems, examined.texts)
    driver = {
        "name": "Orgline",
        "semanticVersion": version("orgline"),
        "rules": [_rule(entry, where) for entry in CATALOGUE.values()],
    }
    results = [
        _result(problem, name, above)
        for problem, name in zip(examined.problems, names, strict=True)
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(entry: Entry, where: Address) -> dict[str, object]:
    taught = lesson(entry.code)
    page = problem_page(entry.code, where)
    return {
        "id": entry.code,
        "name": entry.name,
        "shortDescription": {"text": entry.meaning},
        "fullDescription": {"text": taught.why},
        "help": {"text": taught.why, "markdown": _markdown(taught)},
        "defaultConfiguration": {"level": str(entry.severity)},
        **({"helpUri": page} if page else {}),
    }


def _markdown(taught: Lesson) -> str:
    if taught.shown is None:
        return taught.why
    bad, mended = taught.shown.bad.text, taught.shown.mended.text
    return f"{taught.why}\n\n```yaml\n{bad}```\n\nMended:\n\n```yaml\n{mended}```\n"


def _result(problem: Problem, fingerprint: str, above: str) -> dict[str, object]:
    others = [_related(number, other, above) for number, other in enumerate(problem.related, 1)]
    return {
        "ruleId": problem.code,
        "ruleIndex": _NUMBERS[problem.code],
        "level": str(problem.severity),
        "message": {"text": _text("\n".join(_said(problem)))},
        "locations": [{"physicalLocation": _place(file_of(problem), problem.span, above)}],
        "partialFingerprints": {"orgline/v1": fingerprint},
        **({"relatedLocations": others} if others else {}),
    }


def _said(problem: Problem) -> Iterator[str]:
    yield f"{problem.message}: {problem.label}" if problem.label else problem.message
    yield from problem.help.split("\n") if problem.help else ()


def _related(number: int, other: Related, above: str) -> dict[str, object]:
    return {
        "id": number,
        "message": {"text": _text(other.text)},
        "physicalLocation": _place(other.span.file, other.span, above),
    }


def _text(text: str) -> str:
    """Text that nothing is read into: `[a](b)` would be a link (section 3.11.6)."""
    return "\n".join(visible(line) for line in text.split("\n")).replace("](", "] (")


def _place(file: str, span: Span | None, above: str) -> dict[str, object]:
    artifact = {"uri": quote(above + file, errors="surrogateescape"), "uriBaseId": _ROOT}
    if span is None or span.is_file:
        return {"artifactLocation": artifact}
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": artifact, "region": region}
