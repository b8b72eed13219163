import os
import pty
import signal
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from orgline import site as stages
from orgline.cli import clock
from tests.cli.ministry import RECORD
from tests.cli.running import Ran, orgline, write_site

COMMAND = (sys.executable, "-c", "from orgline.cli import main; main()")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, RECORD)


def test_the_version_is_that_of_the_package() -> None:
    assert orgline("--version") == Ran(0, f"orgline {version('orgline')}\n", "")


def test_without_a_command_there_is_help() -> None:
    ran = orgline()
    assert ran == orgline("--help")
    assert ran.code == 0
    commands = ran.out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in commands] == [
        "init",
        "check",
        "explain",
        "plan",
        "render",
        "build",
        "serve",
        "show",
        "diff",
        "schema",
        "new",
        "record",
    ]


@pytest.mark.parametrize(
    "command",
    [
        *("init", "check", "plan", "render", "build", "serve", "show", "diff", "schema"),
        *("new", "record"),
    ],
)
def test_every_command_shows_examples_line_by_line(command: str) -> None:
    examples = orgline(command, "--help").out.partition("Examples:\n")[2].splitlines()
    assert examples[0].startswith("    orgline ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
        (["check", "--zzz"], "No such option: --zzz"),
        (["--root", "nowhere", "check"], "Invalid value for '--root': `nowhere` does not exist"),
        (
            ["--root", __file__, "check"],
            f"Invalid value for '--root': `{__file__}` is not a folder",
        ),
        (["--root", "", "check"], "Invalid value for '--root': the text is empty"),
        (["init", ""], "Invalid value for 'DIR': the text is empty"),
        (["plan", "--picture", ""], "Invalid value for '--picture': the text is empty"),
        (["record", "close", "lab", "--in", ""], "Invalid value for '--in': the text is empty"),
        (["new", "unit", "--in", ""], "Invalid value for '--in': the text is empty"),
        (
            ["--today", "2039", "check"],
            "`2039` is not a single day: write one, `2039-01-01` for example",
        ),
        (
            ["check", "--format", "xml"],
            "'xml' is not one of 'auto', 'full', 'concise', 'json', 'github', 'gitlab', 'sarif'.",
        ),
    ],
)
def test_a_wrong_call_is_told_in_a_line_with_where_to_look(arguments: list[str], told: str) -> None:
    ran = orgline(*arguments)
    first, second = ran.err.splitlines()
    assert (ran.code, ran.out) == (2, "")
    assert first.startswith("error: ")
    assert first.endswith(told)
    assert second.endswith("--help` says how to call it.")


def test_options_of_the_program_may_stand_behind_the_command(site: Path) -> None:
    expected = orgline("--root", site, "--today", "2039-02-01", "show", "lab")
    assert orgline("show", "lab", "--today=2039-02-01", "--root", site) == expected
    assert expected.code == 0


def test_today_is_the_day_of_source_date_epoch(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2177452799")  # the last second of 2038 in UTC
    assert "not exist yet on 31 December 2038" in orgline("--root", site, "show", "lab").out


def test_an_epoch_that_is_no_number_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    told = "error: `SOURCE_DATE_EPOCH` is 'soon', not a number of seconds since 1970\n"
    assert orgline("--root", site, "show") == Ran(2, "", told)


def test_without_an_epoch_it_is_the_day_of_the_machine() -> None:
    assert clock.today({}).year > 2020


def failing(error: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_bug_is_told_as_one_with_how_to_see_more(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stages, "examine", failing(KeyError("lost")))
    told = (
        "error: this is a bug in Orgline: KeyError: 'lost'\n"
        "Set ORGLINE_TRACEBACK=1 to see where, and please report it.\n"
    )
    assert orgline("--root", site, "check") == Ran(2, "", told)


def test_the_traceback_is_shown_when_asked_for(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "examine", failing(KeyError("lost")))
    monkeypatch.setenv("ORGLINE_TRACEBACK", "1")
    assert "Traceback (most recent call last)" in orgline("--root", site, "check").err


def test_what_the_system_refuses_is_no_bug(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = PermissionError(13, "Permission denied", "orgdata")
    monkeypatch.setattr(stages, "examine", failing(refusal))
    assert orgline("--root", site, "check") == Ran(2, "", "error: permission denied: orgdata\n")


def test_a_broken_template_is_told_with_its_line(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "page.md.j2").write_text("first\n{{ nothing.here }}\n", encoding="utf-8")
    templates = Environment(loader=FileSystemLoader(site), undefined=StrictUndefined)  # noqa: S701

    def fail(*_: object, **__: object) -> None:
        templates.get_template("page.md.j2").render()

    monkeypatch.setattr(stages, "examine", fail)
    told = f"error: {site / 'page.md.j2'}:2: 'nothing' is undefined\n"
    assert orgline("--root", site, "check") == Ran(2, "", told)


def test_an_interruption_is_quiet(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "examine", failing(KeyboardInterrupt()))
    assert orgline("--root", site, "check") == Ran(130, "", "")


def test_an_interruption_while_it_starts_is_quiet(tmp_path: Path) -> None:
    (tmp_path / "typer.py").write_text("raise KeyboardInterrupt\n", encoding="utf-8")
    told = subprocess.run(
        COMMAND,
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert (told.returncode, told.stdout, told.stderr) == (130, b"", b"")


def test_a_reader_that_goes_away_is_not_talked_about(site: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [*COMMAND, "--root", site, "show", "--on", "2039-02-01"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)
    assert (ran.returncode, ran.stderr) == (128 + signal.SIGPIPE, b"")


def test_lines_are_never_wrapped_and_have_no_colour_off_a_terminal(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    ran = orgline("--root", site, "--today", "2039-02-01", "show", "lab")
    assert ran.out == (
        "Ministry on 1 February 2039, in Ministry:\nLab [lab] · laboratory · led by Ada Li\n"
    )


def on_terminal(site: Path, *arguments: str, **environment: str) -> str:
    """What a terminal gets to see."""
    ours, theirs = pty.openpty()
    plain = {key: text for key, text in os.environ.items() if key not in ("NO_COLOR", "TERM")}
    ran = subprocess.run(
        [*COMMAND, "--root", str(site), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        check=False,
        env=plain | {"TERM": "xterm-256color"} | environment,
    )
    os.close(theirs)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ran.returncode in (0, 1)
    return seen


def test_a_terminal_gets_colour_unless_it_is_unwanted(site: Path) -> None:
    record = site / "orgdata" / "all.yaml"
    record.write_text(RECORD.replace("unit: web,", "unit: webb,"), encoding="utf-8")
    assert "\x1b[1;31merror[R102]" in on_terminal(site, "check")
    assert "\x1b[1merror[R102]" in on_terminal(site, "check", NO_COLOR="1")


def test_a_command_ended_from_outside_cleans_up_first(tmp_path: Path) -> None:
    code = (
        "import os, signal, typer\n"
        "from orgline.cli import app\n"
        "def run(arguments):\n"
        "    try:\n"
        "        os.kill(os.getpid(), signal.SIGTERM)\n"
        "        signal.pause()\n"
        "    finally:\n"
        "        print('cleaned up')\n"
        "app.run = run\n"
        "app.call()\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (128 + signal.SIGTERM, "cleaned up\n", "")


def test_what_only_some_commands_need_is_loaded_by_them_alone() -> None:
    """A check runs at every save; MkDocs, dialogues and dictionaries take longer to load than it."""
    listing = "import sys, orgline.cli.app; print(*sorted(m.split('.')[0] for m in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, encoding="utf-8", check=True
    )
    costly = {"mkdocs", "prompt_toolkit", "pypinyin", "questionary", "watchdog"}
    assert costly & set(done.stdout.split()) == set()
