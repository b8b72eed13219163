"""The forms of `orgline check` for other programs: GitHub Actions, GitLab, SARIF."""

import json
import os
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from orgline.catalogue import CATALOGUE
from orgline.cli import problems_gitlab, problems_sarif
from orgline.cli.forms import MOST_SHOWN, Form, print_full, settled
from orgline.cli.places import fingerprints
from orgline.cli.problems_github import annotation, summary
from orgline.problem import Problem, Severity, Span
from orgline.site import Examined, examine
from tests.cli.running import Ran, orgline, write_site
from tests.cli.test_check import BROKEN, DOUBTFUL, SOUND
from tests.plan.repositories import commit, git, repository

SCHEMA = json.loads((Path(__file__).parent / "sarif" / "sarif-schema-2.1.0.json").read_bytes())
PAGES = (
    "site_name: The Ministry\nsite_url: https://ministry.example\nextra:\n  problem_pages: true\n"
)
GALLERY = Path(__file__).parents[1] / "errors"
WARNED = BROKEN.replace(
    "units:\n", "  - {id: spare, title: S, publisher: P, published: 2030}\nunits:\n"
)


def sarif(root: Path) -> dict[str, Any]:
    run: dict[str, Any] = json.loads(orgline("--root", root, "check", "--format", "sarif").out)
    jsonschema.validate(run, SCHEMA)
    return run


def test_auto_fits_where_the_command_runs() -> None:
    assert settled(Form.AUTO, {}) is Form.FULL
    assert settled(Form.AUTO, {"GITHUB_ACTIONS": "true"}) is Form.GITHUB
    assert settled(Form.CONCISE, {"GITHUB_ACTIONS": "true"}) is Form.CONCISE


def test_sarif_names_the_rule_the_place_and_what_to_do(tmp_path: Path) -> None:
    told = sarif(write_site(tmp_path, BROKEN, PAGES))
    (run,) = told["runs"]
    rules = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    rule = rules[result["ruleIndex"]]
    assert rule["name"] == "id-that-nothing-has"
    assert rule["shortDescription"] == {"text": "an id that nothing has"}
    assert rule["fullDescription"]["text"].startswith("A change, a source list or a question names")
    assert rule["helpUri"] == "https://ministry.example/problems/r102/"
    del result["partialFingerprints"]
    assert result == {
        "ruleId": "R102",
        "ruleIndex": list(CATALOGUE).index("R102"),
        "level": "error",
        "message": {
            "text": "no unit has the id `minstry`: a similar id exists: `ministry` (The Ministry)"
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "orgdata/all.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 13, "startColumn": 35, "endLine": 13, "endColumn": 42},
                }
            }
        ],
    }


def test_sarif_leads_to_no_page_where_the_site_has_none(tmp_path: Path) -> None:
    told = sarif(write_site(tmp_path, BROKEN, PAGES.replace("true", "false")))
    assert "helpUri" not in json.dumps(told)


def test_every_kind_of_problem_makes_valid_sarif_and_gitlab() -> None:
    found = [examine(site, today=date(2037, 1, 1)) for site in sorted(GALLERY.iterdir())]
    problems = tuple(problem for examined in found for problem in examined.problems)
    every = Examined(texts={}, history=None, problems=problems)
    jsonschema.validate(problems_sarif.as_json(every, GALLERY), SCHEMA)
    entries = problems_gitlab.as_json(every, GALLERY)
    assert {path.name for path in GALLERY.iterdir()} - {e["check_name"] for e in entries} == {
        *("S104", "S307")  # their examples are too large to keep
    }
    assert len({entry["fingerprint"] for entry in entries}) == len(problems)


def test_gitlab_gets_a_code_quality_report(tmp_path: Path) -> None:
    ran = orgline("--root", write_site(tmp_path, WARNED), "check", "--format", "gitlab")
    (entry,) = json.loads(ran.out)
    assert len(entry.pop("fingerprint")) == 64
    assert entry == {
        "description": "no unit has the id `minstry` "
        "(a similar id exists: `ministry` (The Ministry))",
        "check_name": "R102",
        "severity": "major",
        "location": {"path": "orgdata/all.yaml", "lines": {"begin": 14, "end": 14}},
    }
    write_site(tmp_path, DOUBTFUL)
    (entry,) = json.loads(orgline("--root", tmp_path, "check", "--format", "gitlab").out)
    assert entry["severity"] == "minor"


def test_a_fingerprint_stays_when_lines_come_above(tmp_path: Path) -> None:
    before, after = (
        examine(write_site(tmp_path, text)) for text in (BROKEN, f"# a comment\n\n{BROKEN}")
    )
    names = [list(fingerprints(found.problems, found.texts)) for found in (before, after)]
    assert names[0] == names[1]
    twice = list(fingerprints((*before.problems, *before.problems), before.texts))
    assert len(set(twice)) == 2


def test_no_text_of_an_editor_ends_or_adds_to_a_command_of_github() -> None:
    nasty = Problem(
        code="R102",
        message="100% `a::b,c`\n::set-env name=X::1",
        span=Span(file="orgdata/a,b:c\r.yaml", line=3, column=2, end_line=3, end_column=4),
        help="one\ntwo\x1b[31m",
        severity=Severity.WARNING,
    )
    assert annotation(nasty, "sites/one/") == (
        "::warning title=R102%3A an id that nothing has,file=sites/one/orgdata/a%2Cb%3Ac\\r.yaml,"
        "line=3,endLine=3,col=2,endColumn=4"
        "::100%25 `a::b,c`\\n::set-env name=X::1%0Aone%0Atwo\\u001b[31m"
    )


def test_a_summary_stands_in_fences_that_its_text_cannot_end() -> None:
    text = "a: ```` <script>alert(1)</script>\n"
    found = Problem(
        code="R102",
        message="m",
        span=Span(file="a.yaml", line=1, column=1, end_line=1, end_column=2),
    )
    examined = Examined(texts={"a.yaml": text}, history=None, problems=(found,))
    assert summary(examined, (found,), frozenset(), "1 error") == (
        "## Orgline: 1 error\n\n`````text\nerror[R102]: m\n --> a.yaml:1:1\n  |\n"
        "1 | a: ```` <script>alert(1)</script>\n  | ^\n`````\n"
    )


def test_a_summary_is_cut_before_github_refuses_it() -> None:
    found = tuple(
        Problem(code="R102", message=f"{number} {'x' * 1000}", span=None) for number in range(2000)
    )
    examined = Examined(texts={}, history=None, problems=found)
    text = summary(examined, found, frozenset(), "2,000 errors")
    assert 900_000 < len(text.encode()) < 1_048_576
    assert text.endswith(" more.\n")


def two_files(root: Path, *, broken: bool) -> dict[str, str]:
    """Two events, in a file each; both name units that are not there if `broken`."""
    event = (
        "events:\n  - {{id: {0}, date: 2030-01-04, title: {0}, kind: other, summary: S,"
        " sources: gazette, changes: [{{op: move, unit: {1}, to: {2}}}]}}\n"
    )
    unit = "hub-{0}" if broken else "ministry"
    return {name: event.format(name, unit.format(name), "lab") for name in ("early", "late")}


@pytest.fixture
def request_of_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of a pull request that adds `late.yaml` to a record with a mistake in `early.yaml`."""
    repository(tmp_path / "there")
    site = tmp_path / "there" / "site"
    files = two_files(site, broken=True)
    commit(site, all=SOUND, early=files["early"])
    git(site, "update-ref", "refs/remotes/origin/main", "HEAD")
    git(site, "checkout", "--quiet", "-b", "mine")
    commit(site, late=files["late"])
    summary_file = tmp_path / "summary.md"
    summary_file.write_text("# Before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary_file))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_EVENT_NAME", "pull_request")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    return site


def told(ran: Ran) -> list[str]:
    """The file of each annotation, in order."""
    assert ran.code == 1
    return [line.split("file=")[1].split(",")[0] for line in ran.out.splitlines()]


def test_in_github_actions_changed_files_come_first(request_of_github: Path) -> None:
    ran = orgline("--root", request_of_github, "check")
    late, early = "site/orgdata/late.yaml", "site/orgdata/early.yaml"
    assert Counter(told(ran)) == {late: 1, early: 2}
    assert told(ran) == [late, early, early]
    written = (request_of_github.parents[1] / "summary.md").read_text(encoding="utf-8")
    assert written.startswith("# Before\n## Orgline: 3 errors\n\n### In files that this change")
    assert written.index("late.yaml") < written.index("### In files that no change touches")
    assert written.count("error[R102]") == 3


def test_the_base_of_a_merge_commit_is_its_first_parent(request_of_github: Path) -> None:
    """As `actions/checkout` leaves it with `fetch-depth: 2`: the base has no name there."""
    git(request_of_github, "checkout", "--quiet", "--detach", "origin/main")
    git(request_of_github, "merge", "--quiet", "--no-ff", "--message", "Merge", "mine")
    git(request_of_github, "update-ref", "-d", "refs/remotes/origin/main")
    assert told(orgline("--root", request_of_github, "check"))[0] == "site/orgdata/late.yaml"


def test_of_a_push_the_commit_before_is_the_base(
    request_of_github: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = git(request_of_github, "rev-parse", "HEAD^")
    (tmp_path / "event.json").write_text(json.dumps({"before": before}), encoding="utf-8")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(tmp_path / "event.json"))
    monkeypatch.setenv("GITHUB_EVENT_NAME", "push")
    monkeypatch.delenv("GITHUB_BASE_REF")
    assert told(orgline("--root", request_of_github, "check"))[0] == "site/orgdata/late.yaml"


def test_where_nothing_is_known_of_the_change_files_come_in_their_order(
    request_of_github: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "--output=x")
    monkeypatch.setenv("GITHUB_EVENT_NAME", "other")
    assert told(orgline("--root", request_of_github, "check"))[0] == "site/orgdata/early.yaml"


def test_a_summary_that_cannot_be_written_is_said(
    request_of_github: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(request_of_github))
    ran = orgline("--root", request_of_github, "check")
    assert "the summary of the step cannot be written: is a directory\n" in ran.err


def shown_on(console: Console, number: int, *, everything: bool = False) -> str:
    """What is printed of that many warnings and one error at the end."""
    problems = [
        Problem(code="C101", message=f"w{n}", span=None, severity=Severity.WARNING)
        for n in range(number)
    ]
    problems.append(Problem(code="R102", message="the error", span=None))
    examined = Examined(texts={}, history=None, problems=tuple(problems))
    print_full(examined, console, everything=everything)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_a_terminal_shows_twenty_and_the_count_of_the_rest_with_errors_first() -> None:
    shown = shown_on(Console(file=StringIO(), force_terminal=True, color_system=None), 30)
    assert shown.count("C101") == MOST_SHOWN - 1
    assert "the error" in shown
    assert shown.endswith("… and 11 more problems; `orgline check --all` shows all.\n")


def test_all_are_shown_when_asked_for_and_to_other_programs() -> None:
    terminal = Console(file=StringIO(), force_terminal=True, color_system=None)
    assert shown_on(terminal, 30, everything=True).count("C101") == 30
    assert shown_on(Console(file=StringIO()), 30).count("C101") == 30


@pytest.mark.parametrize("form", ["full", "concise", "json", "github", "gitlab", "sarif"])
def test_a_file_whose_name_is_no_utf_8_is_told_of_in_every_form(tmp_path: Path, form: str) -> None:
    (tmp_path / "orgdata").mkdir()
    (tmp_path / "orgdata" / os.fsdecode(b"b\xff.yaml")).write_text("units: [\n")
    ran = orgline("--root", str(tmp_path), "check", "--format", form)
    assert ran.code == 1
    assert "S202" in ran.out
