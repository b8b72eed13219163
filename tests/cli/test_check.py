import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.beginning import RECORD
from tests.cli.running import Ran, orgline, write_site

SOUND = RECORD.replace("published: 2030-06-05", "published: 2030-01-05")
BROKEN = SOUND.replace("unit: ministry}", "unit: minstry}")
DOUBTFUL = SOUND.replace(
    "units:\n", "  - {id: spare, title: S, publisher: P, published: 2030}\nunits:\n"
)


def test_a_sound_record_is_told_in_one_line_on_stderr(tmp_path: Path) -> None:
    write_site(tmp_path, SOUND)
    expected = Ran(0, "", "orgdata: 1 file, 4 records, no problems\n")
    assert orgline("--root", tmp_path, "check") == expected


def test_problems_are_the_result_and_printed_on_stdout_with_their_lines(tmp_path: Path) -> None:
    write_site(tmp_path, BROKEN)
    expected = """\
    error[R102]: no unit has the id `minstry`
      --> orgdata/all.yaml:13:35
       |
    13 |     changes: [{op: observe, unit: minstry}]
       |                                   ^^^^^^^ a similar id exists: `ministry` (The Ministry)

    """
    ran = orgline("--root", tmp_path, "check")
    assert (ran.code, ran.out) == (1, dedent(expected))
    assert ran.err == "orgdata: 1 file, 1 error\n"


def test_concise_problems_take_a_line_each(tmp_path: Path) -> None:
    write_site(tmp_path, BROKEN)
    ran = orgline("--root", tmp_path, "check", "--format", "concise")
    line = "orgdata/all.yaml:13:35: error[R102]: no unit has the id `minstry`\n"
    assert (ran.code, ran.out) == (1, line)


def test_problems_for_programs_have_a_stable_shape(tmp_path: Path) -> None:
    write_site(tmp_path, BROKEN)
    ran = orgline("--root", tmp_path, "check", "--format", "json")
    assert json.loads(ran.out) == {
        "errors": 1,
        "warnings": 0,
        "problems": [
            {
                "code": "R102",
                "severity": "error",
                "message": "no unit has the id `minstry`",
                "at": {
                    "file": "orgdata/all.yaml",
                    "line": 13,
                    "column": 35,
                    "end_line": 13,
                    "end_column": 42,
                },
                "label": "a similar id exists: `ministry` (The Ministry)",
                "help": "",
                "related": [],
            }
        ],
    }


def test_a_warning_alone_is_no_failure(tmp_path: Path) -> None:
    write_site(tmp_path, DOUBTFUL)
    ran = orgline("--root", tmp_path, "check", "--format", "concise")
    assert (ran.code, ran.out.count("warning[")) == (0, 1)
    assert ran.err == "orgdata: 1 file, 5 records, 1 warning\n"


def test_a_folder_without_a_record_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    ran = orgline("--root", tmp_path, "check", "--format", "concise")
    assert (ran.code, ran.out) == (1, "error[S101]: the folder `orgdata` does not exist\n")


def test_the_site_is_found_from_a_folder_inside_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, SOUND)
    (tmp_path / "orgdata" / "2030").mkdir()
    monkeypatch.chdir(tmp_path / "orgdata" / "2030")
    assert orgline("check").err == "orgdata: 1 file, 4 records, no problems\n"


def test_a_source_of_the_future_is_told_where_today_is_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no slip today must be none tomorrow, so the clock of the machine says nothing."""
    write_site(tmp_path, SOUND)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    told = "orgdata/all.yaml:3:72: warning[C108]: `gazette` is published after today, "
    asked = ("--root", tmp_path, "check", "--format", "concise")
    assert orgline(*asked).out == ""
    assert orgline("--today", "2030-01-04", *asked).out == f"{told}4 January 2030\n"
    assert orgline("--today", "2030-01-05", *asked).out == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert orgline(*asked).out == f"{told}1 January 1970\n"
