import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.ministry import RECORD
from tests.cli.running import orgline

pytestmark = pytest.mark.build

# the server in a process of its own, with the pages made as in the other tests
COMMAND = """
from orgline import site
from tests.cli.ministry import write_pages
site.render = write_pages
from orgline.cli import main
main()
"""
DEADLINE = 30.0
SETTLED = 2.0
"""Seconds after which a loop of builds would have shown: MkDocs looks for edits every half."""


class Server:
    def __init__(self, site: Path, port: int, log: Path) -> None:
        self.site = site
        self.url = f"http://127.0.0.1:{port}/"
        self.log = log

    def page(self) -> str:
        with suppress(OSError), urlopen(self.url, timeout=DEADLINE) as answer:  # noqa: S310 - our own address
            return str(answer.read().decode())
        return ""

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, words: str) -> None:
        """Until the page says so."""
        until(lambda: words in self.page(), self)

    def wait_until_told(self, words: str) -> None:
        until(lambda: words in self.told(), self)

    def write(self, record: str) -> None:
        (self.site / "orgdata" / "all.yaml").write_text(record, encoding="utf-8")

    @property
    def builds(self) -> int:
        """How often it has built again."""
        return self.told().count("Detected file changes")


def until(holds: Callable[[], bool], server: Server) -> None:
    end = time.monotonic() + DEADLINE
    while not holds():
        assert time.monotonic() < end, server.told()
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(site: Path) -> Iterator[tuple[Server, subprocess.Popen[bytes]]]:
    port, log, scratch = free_port(), site / "log.txt", site / "scratch"
    scratch.mkdir()
    arguments = ["--root", str(site), "--today", "2039-02-01", "serve"]
    with log.open("wb") as told:
        process = subprocess.Popen(
            [sys.executable, "-c", COMMAND, *arguments, "--address", f"127.0.0.1:{port}"],
            stdout=told,
            stderr=told,
            cwd=Path(__file__).parents[2],
            env=os.environ | {"TMPDIR": str(scratch)},
        )
    try:
        yield Server(site, port, log), process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def server(ministry: Path) -> Iterator[Server]:
    with serving(ministry) as (started, _):
        started.wait_for("<li>Lab</li>")
        yield started


def test_an_edit_of_the_record_changes_the_page_by_one_build(server: Server) -> None:
    server.write(RECORD.replace("name: Lab,", "name: Great Lab,"))
    server.wait_for("<li>Great Lab</li>")
    time.sleep(SETTLED)
    assert server.builds == 1


def test_a_broken_record_is_told_and_the_page_stays(server: Server) -> None:
    server.write(RECORD.replace("unit: web,", "unit: webb,"))
    server.wait_until_told("error[R102]: no unit has the id `webb`")
    assert "<li>Lab</li>" in server.page()
    server.write(RECORD.replace("name: Lab,", "name: Great Lab,"))
    server.wait_for("<li>Great Lab</li>")


def test_an_edit_by_hand_below_content_changes_the_page(server: Server) -> None:
    (server.site / "content" / "about.md").write_text("# About us\n", encoding="utf-8")
    server.wait_for("About us")


def test_a_server_starts_on_a_broken_record(ministry: Path) -> None:
    (ministry / "content" / "index.md").write_text("# As it was\n", encoding="utf-8")
    record = RECORD.replace("unit: web,", "unit: webb,")
    (ministry / "orgdata" / "all.yaml").write_text(record, encoding="utf-8")
    with serving(ministry) as (started, _):
        started.wait_for("As it was")
        started.wait_until_told("error[R102]: no unit has the id `webb`")


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)])
def test_a_server_that_is_ended_leaves_nothing(
    ministry: Path, sign: signal.Signals, code: int
) -> None:
    with serving(ministry) as (started, process):
        started.wait_for("<li>Lab</li>")
        process.send_signal(sign)
        assert process.wait(DEADLINE) == code
        assert list((ministry / "scratch").iterdir()) == []
        assert "Traceback" not in started.told()


def test_an_address_that_is_taken_is_told(ministry: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        ran = orgline("--root", ministry, "serve", "--address", address)
    told = "error: cannot serve there: address already in use; try `--address localhost:8001`\n"
    assert (ran.code, ran.err.endswith(told)) == (2, True)


def test_an_address_that_is_none_is_told(ministry: Path) -> None:
    ran = orgline("--root", ministry, "serve", "--address", "nowhere")
    assert ran.code == 1
    assert ran.err.startswith(
        "error: Config value 'dev_addr': Must be a string of format 'IP:PORT'\n"
    )
