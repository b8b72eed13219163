"""What is printed in a step of GitHub Actions: its runner obeys lines of stdout and stderr."""

import json
from pathlib import Path

import pytest

from orgline.cli.runner import without_commands
from tests.cli.beginning import RECORD
from tests.cli.running import orgline, write_site

NAMED = RECORD.replace("name: The Ministry, kind", 'name: "::add-mask::ministry ##[error]no", kind')


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("::error::no", r"\u003a:error::no"),
        (" \t::stop-commands::x", " \t" + r"\u003a:stop-commands::x"),
        ("a\n\u00a0::debug::b", "a\n\u00a0" + r"\u003a:debug::b"),
        ("\u200b:\u00ad:debug::b", "\u200b" + r"\u003a" + "\u00ad:debug::b"),
        ("name: ##[add-mask]a ###[b]", r"name: \u0023#[add-mask]a #\u0023#[b]"),
        ("#\u200d#[error]", r"\u0023" + "\u200d#[error]"),
        ("error: a::b::c # ## [x] #[x]", "error: a::b::c # ## [x] #[x]"),
        (": one colon\n\n:", ": one colon\n\n:"),
    ],
)
def test_no_line_is_left_that_the_runner_could_obey(text: str, harmless: str) -> None:
    assert without_commands(text) == harmless
    assert without_commands(harmless) == harmless


@pytest.fixture
def step(site: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A step of a workflow, on a record that a stranger has proposed."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    return write_site(site, NAMED)


def test_answers_cannot_command_the_runner(step: Path) -> None:
    ran = orgline("show", "--on", "2030-02-01")
    assert ran.out.endswith(
        "\n" + r"\u003a:add-mask::ministry \u0023#[error]no [ministry] · ministry" + "\n"
    )


def test_json_says_the_same_and_commands_nothing(step: Path) -> None:
    ran = orgline("show", "--on", "2030-02-01", "--format", "json")
    assert "##[" not in ran.out
    assert json.loads(ran.out)["units"][0]["name"] == "::add-mask::ministry ##[error]no"


@pytest.mark.parametrize("form", ["full", "concise"])
def test_problems_in_the_forms_for_people_command_nothing(step: Path, form: str) -> None:
    record = NAMED.replace("ministry}]", "'##[error]x'}]")
    write_site(step, record)
    ran = orgline("check", "--format", form)
    assert ran.code == 1
    assert r"\u0023#[error]x" in ran.out
    assert "##[" not in ran.out


def test_the_form_for_the_runner_still_commands_it(step: Path) -> None:
    write_site(step, NAMED.replace("ministry}]", "nothing}]"))
    assert orgline("check").out.startswith("::error title=R102")


def test_what_is_said_of_an_argument_commands_nothing(step: Path) -> None:
    ran = orgline("show", "##[error]x")
    assert ran.err.startswith(r"error: no unit has the id or the name `\u0023#[error]x`")


def test_elsewhere_texts_are_as_they_are(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    write_site(site, NAMED)
    assert "\n::add-mask::ministry ##[error]no [" in orgline("show", "--on", "2030-02-01").out
