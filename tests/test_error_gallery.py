"""Every kind of problem, with a record that has it and the exact text that an editor gets to see.

`tests/errors/<CODE>/` is the root of a site. `expected.txt` holds all problems found in it, in full; `make bless`
rewrites it.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import orgline
from orgline.problem import full
from orgline.source import read

ERRORS = Path(__file__).parent / "errors"
STAGES = "S"
"""The stages that `report` runs."""

TOO_LARGE_TO_KEEP = {
    "S104": "people:\n" + "# nothing here\n" * 400_000,
    "S307": f"people:\n  - id: ada-li\n    name: Ada Li\n    note: {'and so on ' * 10_001}\n",
}


def report(root: Path) -> str:
    """All problems that the stages find in a site, in full."""
    _, texts, problems = read(root)
    return "\n\n".join(full(problem, texts) for problem in problems) + "\n"


def folders() -> list[str]:
    return sorted(path.name for path in ERRORS.iterdir())


@pytest.mark.parametrize("code", folders())
def test_an_editor_is_told_exactly_this(code: str, tmp_path: Path, *, bless: bool) -> None:
    expected = ERRORS / code / "expected.txt"
    found = report(site(code, tmp_path))
    if bless:
        expected.write_text(found, encoding="utf-8", newline="\n")
    assert found == expected.read_text(encoding="utf-8")
    assert f"[{code}]: " in found


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert folders() == sorted(code for code in codes() if code[0] in STAGES)


def site(code: str, empty: Path) -> Path:
    """The root of a site with the problem; made in an empty folder where it is too large to keep."""
    if code not in TOO_LARGE_TO_KEEP:
        return ERRORS / code
    (empty / "orgdata").mkdir()
    (empty / "orgdata" / "people.yaml").write_text(TOO_LARGE_TO_KEEP[code], encoding="utf-8")
    return empty


def codes() -> set[str]:
    """Every code that is written anywhere in the package."""
    return {code for path in Path(orgline.__path__[0]).rglob("*.py") for code in codes_in(path)}


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from re.findall(r"\A[SRHC]\d{3}\Z", node.value)
