"""What VS Code and pre-commit are told of Orgline, held against what Orgline does."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from orgline.cli.check import BEGINS, ENDS
from orgline.schema import FILE
from tests.cli.running import orgline
from tests.sites import PROJECT

TASKS = json.loads((PROJECT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
RECORD = """\
organisation: {name: Ministry, root: ministry}
sources: [{id: gazette, title: T, publisher: P, published: 2030}]
units:
- {id: ministry, name: Ministry, kind: ministry}
events:
- id: start
  date: 2030
  title: Start
  kind: other
  summary: It starts.
  sources: gazette
  changes: [{op: observe, unit: %s}]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "orgdata").mkdir()
    (tmp_path / "orgdata" / "all.yaml").write_text(RECORD % "ministri", encoding="utf-8")
    return tmp_path


@pytest.fixture(scope="module")
def matcher() -> Any:
    (found,) = [task["problemMatcher"] for task in TASKS if task["problemMatcher"]]
    return found


def test_the_matcher_reads_file_place_severity_code_and_message(site: Path, matcher: Any) -> None:
    line = orgline("--root", site, "check", "--format", "concise").out.splitlines()[0]
    pattern = matcher["pattern"]
    found = re.fullmatch(pattern["regexp"], line)
    assert found
    keys = ("file", "line", "column", "severity", "code", "message")
    assert {key: found[pattern[key]] for key in keys} == {
        "file": "orgdata/all.yaml",
        "line": "12",
        "column": "33",
        "severity": "error",
        "code": "R102",
        "message": "no unit has the id `ministri`",
    }


def test_the_matcher_knows_when_a_check_begins_and_ends(matcher: Any) -> None:
    background = matcher["background"]
    assert re.search(background["beginsPattern"], BEGINS)
    for line in (f"{ENDS}, no problems", f"{ENDS}, 2 errors, 1 warning"):
        assert re.search(background["endsPattern"], line)
        assert not re.search(background["beginsPattern"], line)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["label"])
def test_every_task_runs_a_command_that_there_is(task: Any) -> None:
    command, *options = task["args"]
    told = orgline(command, "--help").out
    assert [option for option in options if option.startswith("--") and option not in told] == []


def test_the_settings_lead_to_the_schema() -> None:
    settings = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"./{FILE}": "orgdata/**/*.yaml"}


# --- pre-commit ----------------------------------------------------------------------------


def _hook(site: Path) -> subprocess.CompletedProcess[str]:
    """Run the entry of the hook as pre-commit does: in the other repository, without any files."""
    (hook,) = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, *arguments = shlex.split(hook["entry"])
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    assert re.search(hook["files"], "orgdata/all.yaml")
    return subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=site,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_hook_stops_a_commit_of_a_record_with_errors(site: Path) -> None:
    done = _hook(site)
    assert done.returncode == 1
    assert done.stdout == "orgdata/all.yaml:12:33: error[R102]: no unit has the id `ministri`\n"


def test_the_hook_lets_a_sound_record_pass_and_leaves_no_traces(site: Path) -> None:
    (site / "orgdata" / "all.yaml").write_text(RECORD % "ministry", encoding="utf-8")
    assert (_hook(site).returncode, [path.name for path in site.iterdir()]) == (0, ["orgdata"])
