"""Every kind of problem, with a record that has it and the exact text that an editor gets to see.

`tests/errors/<CODE>/` is the root of a site. `expected.txt` holds all problems found in it, in full; `make bless`
rewrites it.
"""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import orgline
from orgline import checks, history, records, source
from orgline.problem import full
from orgline.site import examine

TODAY = date(2037, 1, 1)
"""After all that the records hold, but for what lies in the future."""
ERRORS = Path(__file__).parent / "errors"

ALL_REPORTS = """
import sys
from datetime import date
from pathlib import Path
from orgline.problem import full
from orgline.site import examine
for root in sys.argv[1:]:
    examined = examine(Path(root), today=date(2037, 1, 1))
    print(root, *(full(problem, examined.texts) for problem in examined.problems), sep="\\n\\n")
"""

BESIDE = {
    "S304": {"S303"},  # there is no alias without an anchor
    "S309": {"S301"},  # there are too many of something
}
"""Other codes that a record with the problem cannot help having."""

TOO_LARGE_TO_KEEP = {
    "S104": "people:\n" + "# nothing here\n" * 400_000,
    "S307": f"people:\n  - id: ada-li\n    name: Ada Li\n    note: {'and so on ' * 10_001}\n",
}


def report(root: Path) -> str:
    """All problems that are found in a site, in full."""
    examined = examine(root, today=TODAY)
    return "\n\n".join(full(problem, examined.texts) for problem in examined.problems) + "\n"


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


@pytest.mark.parametrize("code", folders())
def test_nothing_else_is_wrong_with_the_record(code: str, tmp_path: Path) -> None:
    """One mistake must not drag others behind it."""
    found = {problem.code for problem in examine(site(code, tmp_path), today=TODAY).problems}
    assert found - BESIDE.get(code, set()) == {code}


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    assert folders() == sorted(codes())


def test_every_code_has_a_meaning() -> None:
    tables = (source.CODES, records.CODES, history.CODES)
    meanings = {code: meaning for table in tables for code, meaning in table.items()}
    meanings |= {rule.code: rule.meaning for rule in checks.RULES}
    assert sorted(meanings) == sorted(codes())
    assert len(set(meanings.values())) == len(meanings)


def test_problems_come_in_the_same_order_whatever_the_seed_of_hashes() -> None:
    """Sets and persistent maps are walked in another order in each run."""
    told = {seed: reports(seed) for seed in ("1", "2", "3")}
    assert told["1"] == told["2"] == told["3"]


def reports(seed: str) -> str:
    """All reports of the gallery, from a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", ALL_REPORTS, *(str(ERRORS / code) for code in folders())],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout


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
