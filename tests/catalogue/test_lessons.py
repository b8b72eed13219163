"""What the catalogue teaches of each code is true: its examples are run."""

from datetime import date
from pathlib import Path

import pytest

import orgline.catalogue
from orgline.catalogue import CATALOGUE, lesson
from orgline.problem import full
from orgline.site import examine
from tests.catalogue.examples import write

TEXTS = Path(orgline.catalogue.__path__[0]) / "texts"
TODAY = date(2037, 1, 1)
BESIDE = {"S309": {"S301"}}
"""Other codes that an example with the problem cannot help having: too many are too many of something."""
SHOWN = {code: shown for code in CATALOGUE if (shown := lesson(code).shown)}
LONGEST = 20
"""Lines of a report; the rest of a longer one is more of the same."""


def test_every_code_has_a_lesson_and_every_lesson_a_code() -> None:
    assert sorted(path.stem for path in TEXTS.glob("*.md")) == sorted(CATALOGUE)


def test_what_check_finds_is_shown_by_an_example() -> None:
    without = {code for code in CATALOGUE if lesson(code).shown is None}
    assert without == {code for code in CATALOGUE if code[0] not in "SRHC"}


@pytest.mark.parametrize("code", SHOWN)
def test_a_bad_example_gives_exactly_this_problem_and_this_text(
    code: str, tmp_path: Path, *, bless: bool
) -> None:
    examined = examine(write(SHOWN[code].bad, tmp_path), today=TODAY)
    shown = [problem for problem in examined.problems if problem.code == code]
    assert {problem.code for problem in examined.problems} - BESIDE.get(code, set()) == {code}
    assert {problem.severity for problem in shown} == {CATALOGUE[code].severity}
    report = "\n\n".join(full(problem, examined.texts) for problem in shown)
    if bless:
        path = TEXTS / f"{code}.md"
        before, rest = path.read_text(encoding="utf-8").split("```text\n", 1)
        after = rest[rest.index("```\n") :]
        path.write_text(f"{before}```text\n{report}\n{after}", encoding="utf-8", newline="\n")
    kept = lesson(code).shown
    assert kept
    assert kept.report == report
    assert len(report.splitlines()) <= LONGEST


@pytest.mark.parametrize("code", SHOWN)
def test_a_mended_example_has_no_problem(code: str, tmp_path: Path) -> None:
    examined = examine(write(SHOWN[code].mended, tmp_path), today=TODAY)
    assert [full(problem, examined.texts) for problem in examined.problems] == []


def test_names_tell_codes_apart() -> None:
    assert len({entry.name for entry in CATALOGUE.values()}) == len(CATALOGUE)
    assert CATALOGUE["R102"].name == "id-that-nothing-has"
    assert all(len(entry.name) <= 70 for entry in CATALOGUE.values())
