"""`orgline check --watch`, in a process of its own, as an editor starts it."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.running import Ran, orgline, write_site
from tests.cli.test_check import BROKEN, SOUND

DEADLINE = 30.0
QUIET = 0.6
"""Seconds after which another check would have begun, if a check brought about the next."""
PROBLEM = "orgdata/all.yaml:13:35: error[R102]: no unit has the id `minstry`\n"
FINE = "orgline: checking\norgline: done, no problems\n"
WRONG = f"orgline: checking\n{PROBLEM}orgline: done, 1 error\n"
MISSING = (
    "orgline: checking\nerror[S101]: the folder `orgdata` does not exist\norgline: done, 1 error\n"
)


class Watched:
    """A site under watch and what has been printed so far."""

    def __init__(self, root: Path, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.root = root
        self.process = process
        self._log = log

    def told(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def wait_until_told(self, text: str) -> None:
        end = time.monotonic() + DEADLINE
        while self.told() != text:
            assert time.monotonic() < end, self.told()
            assert self.process.poll() is None, self.told()
            time.sleep(0.02)


def save(root: Path, record: str) -> None:
    """In one step, so that no check sees half of it, however busy the machine is."""
    (root / "orgdata" / ".saving").write_text(record, encoding="utf-8")
    (root / "orgdata" / ".saving").replace(root / "orgdata" / "all.yaml")


@contextmanager
def watching(root: Path, *options: str) -> Iterator[Watched]:
    log = root / "log.txt"
    command = [sys.executable, "-c", "from orgline.cli import main; main()", "--root", str(root)]
    with log.open("wb") as told:
        process = subprocess.Popen(
            [*command, *options, "check", "--watch", "--format", "concise"],
            stdout=told,
            stderr=subprocess.STDOUT,
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        try:
            yield Watched(root, log, process)
        finally:
            process.kill()
            process.wait()


def test_each_change_is_checked_once_between_two_lines_until_ctrl_c(tmp_path: Path) -> None:
    (write_site(tmp_path, SOUND) / "orgdata" / "new").mkdir()
    with watching(tmp_path) as watched:
        watched.wait_until_told(FINE)
        save(tmp_path, BROKEN)
        watched.wait_until_told(FINE + WRONG)
        time.sleep(QUIET)
        assert watched.told() == FINE + WRONG
        (tmp_path / "orgdata" / "all.yaml").rename(tmp_path / "orgdata" / "new" / "all.yaml")
        moved = WRONG.replace("orgdata/all", "orgdata/new/all")
        watched.wait_until_told(FINE + WRONG + moved)
        watched.process.send_signal(signal.SIGINT)
        assert watched.process.wait(DEADLINE) == 0
        assert watched.told() == FINE + WRONG + moved


def test_a_folder_that_goes_and_comes_is_still_watched(tmp_path: Path) -> None:
    with watching(write_site(tmp_path, SOUND)) as watched:
        watched.wait_until_told(FINE)
        (tmp_path / "orgdata").rename(tmp_path / "away")
        watched.wait_until_told(FINE + MISSING)
        (tmp_path / "away").rename(tmp_path / "orgdata")
        watched.wait_until_told(FINE + MISSING + FINE)
        save(tmp_path, BROKEN)
        watched.wait_until_told(FINE + MISSING + FINE + WRONG)


def test_what_is_hidden_is_no_change(tmp_path: Path) -> None:
    with watching(write_site(tmp_path, SOUND)) as watched:
        watched.wait_until_told(FINE)
        (tmp_path / "orgdata" / ".all.yaml.swp").write_text("x")
        (tmp_path / "beside.txt").write_text("x")
        time.sleep(QUIET)
        assert watched.told() == FINE


def test_programs_do_not_watch(tmp_path: Path) -> None:
    ran = orgline("--root", write_site(tmp_path, SOUND), "check", "--watch", "--format", "json")
    expected = "error: `--watch` prints for people and editors, so not as json\n"
    assert ran == Ran(2, "", expected)


def test_the_lines_are_those_that_a_problem_matcher_can_tell_apart() -> None:
    begins, problem, ends = WRONG.splitlines()
    assert re.match(r"^orgline: checking$", begins)
    assert re.match(r"^orgline: done\b", ends)
    pattern = r"^(.+?):(\d+):(\d+): (error|warning)\[([A-Z]\d{3})\]: (.+)$"
    found = re.match(pattern, problem)
    assert found
    message = "no unit has the id `minstry`"
    assert found.groups() == ("orgdata/all.yaml", "13", "35", "error", "R102", message)


def test_sources_of_the_future_are_told_by_the_day_that_is_named(tmp_path: Path) -> None:
    with watching(write_site(tmp_path, SOUND), "--today", "1990-01-01") as watched:
        end = time.monotonic() + DEADLINE
        while "orgline: done" not in watched.told():
            assert time.monotonic() < end, watched.told()
            time.sleep(0.02)
        assert "warning[C108]" in watched.told()
