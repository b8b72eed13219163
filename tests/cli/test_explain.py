import json
from pathlib import Path

from orgline.catalogue import CATALOGUE
from tests.cli.running import Ran, orgline, write_site
from tests.cli.test_check import SOUND

PAGES = "site_name: M\nsite_url: https://ministry.example\nextra:\n  problem_pages: true  # all\n"


def test_a_code_is_explained_with_an_example_and_the_same_mended(tmp_path: Path) -> None:
    expected = """\
error[H107]: a change that changes nothing

The change states what holds already: the unit is there, has that name, is of that kind. It may be recorded twice; \
or an earlier change that it builds on is missing.

For example, in `orgdata/new.yaml`:

    events:
      - id: lab-moves
        date: 2031-03-01
        title: The lab moves
        kind: reorganisation
        summary: The lab moves.
        sources: [gazette]
        changes:
          - {op: move, unit: lab, to: printing}

This is what you are told:

    error[H107]: `lab` is there already
      --> orgdata/new.yaml:9:35
       |
     9 |       - {op: move, unit: lab, to: printing}
       |                                   ^^^^^^^^
       |
      ::: orgdata/ministry.yaml:27:14
       |
    27 |       - {op: observe, unit: lab, under: printing}
       |              ------- since this (1 January 2030)

Mended:

    events:
      - id: lab-moves
        date: 2031-03-01
        title: The lab moves
        kind: reorganisation
        summary: The lab moves.
        sources: [gazette]
        changes:
          - {op: move, unit: lab, to: archive}
"""
    assert orgline("--root", tmp_path, "explain", "h107") == Ran(0, expected, "")
    ran = orgline("--root", write_site(tmp_path, SOUND, PAGES), "explain", "H107")
    assert ran.out == f"{expected}\nSee also https://ministry.example/problems/h107/\n"


def test_without_a_code_there_is_a_line_on_each() -> None:
    lines = orgline("explain").out.splitlines()
    assert len(lines) == len(CATALOGUE)
    assert "R102  error    an id that nothing has" in lines
    assert "C101  warning  a source that nothing names" in lines
    listed = json.loads(orgline("explain", "--format", "json").out)
    assert [entry["code"] for entry in listed] == list(CATALOGUE)


def test_for_programs_an_explanation_has_all_its_parts(tmp_path: Path) -> None:
    told = json.loads(orgline("--root", tmp_path, "explain", "S204", "--format", "json").out)
    assert told["why"].startswith("The file is empty")
    del told["why"], told["mended"]
    assert told == {
        "code": "S204",
        "name": "file-without-content",
        "severity": "warning",
        "meaning": "a file without content",
        "bad": {"file": "orgdata/new.yaml", "text": "# The press office comes here.\n"},
        "report": "warning[S204]: the file has no content\n --> orgdata/new.yaml\n  |\n"
        "  = help: delete it if nothing is to come",
        "page": None,
    }


def test_an_unknown_code_is_answered_with_those_that_may_be_meant() -> None:
    ran = orgline("explain", "R112")
    assert ran.code == 2
    assert ran.err.startswith("error: no problem has the code `R112`; did you mean `R102` (an id ")
    about = orgline("explain", "former id")
    assert "did you mean `R104` (a former id that is in use" in about.err
    assert "`orgline explain` lists all codes" in orgline("explain", "qqqqqqq").err


def test_an_argument_does_not_steer_the_terminal(tmp_path: Path) -> None:
    write_site(tmp_path, SOUND)
    for command in ("explain", "show"):
        ran = orgline("--root", tmp_path, command, "\x1b[2Jx")
        assert "\x1b" not in ran.err
        assert "\\u001b[2Jx" in ran.err
    ran = orgline("--root", tmp_path, "show", "--on", "\x1b]0;x\x07")
    assert "\x1b" not in ran.err
