"""What making the environment does, and when it does nothing."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import bootstrap

MADE = "made .venv"
TOOLS = "installed requirements-build.lock"
SITE = "installed requirements.lock"
DEV = "installed requirements-dev.lock"
ITSELF = "installed ."


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every step taken from here on, in a project of its own, with nothing really installed."""
    for name in ("requirements-build.lock", *bootstrap.LOCKS.values(), "pyproject.toml"):
        (tmp_path / name).write_text(f"{name}\n")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "UV", None)
    taken: list[str] = []
    monkeypatch.setattr(bootstrap, "run", recording(taken))
    return taken


def recording(taken: list[str]) -> Callable[..., None]:
    """In place of running a command, note it; making the environment leaves a pip in it."""

    def run(*command: str | Path) -> None:
        if "venv" in command:
            bootstrap.PYTHON.parent.mkdir(parents=True, exist_ok=True)
            (bootstrap.PYTHON.parent / "pip").touch()
            bootstrap.STAMP.unlink(missing_ok=True)
            taken.append(MADE)
        else:
            taken.append(f"installed {command[-1]}")

    return run


def test_the_first_run_makes_the_environment_and_installs_tools_then_packages_then_the_project(
    steps: list[str],
) -> None:
    assert bootstrap.main(["site"]) == 0
    assert steps == [MADE, TOOLS, SITE, ITSELF]


def test_a_second_run_does_nothing(steps: list[str]) -> None:
    bootstrap.main(["site"])
    steps.clear()
    assert bootstrap.main(["site"]) == 0
    assert steps == []


def test_an_environment_for_the_tests_serves_the_site_too(steps: list[str]) -> None:
    bootstrap.main(["dev"])
    steps.clear()
    bootstrap.main(["site"])
    assert steps == []


def test_the_tests_add_to_an_environment_made_for_the_site(steps: list[str]) -> None:
    bootstrap.main(["site"])
    steps.clear()
    bootstrap.main(["dev"])
    assert steps == [TOOLS, DEV, ITSELF]


@pytest.mark.parametrize(
    "changed", ["requirements-build.lock", "requirements.lock", "pyproject.toml"]
)
def test_a_change_of_what_is_wanted_is_installed_in_place(steps: list[str], changed: str) -> None:
    bootstrap.main(["site"])
    steps.clear()
    (bootstrap.ROOT / changed).write_text("other\n")
    bootstrap.main(["site"])
    assert steps == [TOOLS, SITE, ITSELF]


def test_line_ends_are_no_change(steps: list[str]) -> None:
    bootstrap.main(["site"])
    steps.clear()
    (bootstrap.ROOT / "requirements.lock").write_bytes(b"requirements.lock\r\n")
    bootstrap.main(["site"])
    assert steps == []


def test_after_a_failed_install_the_next_run_starts_afresh(
    steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.main(["site"])

    def fail(*command: str | Path) -> None:
        raise subprocess.CalledProcessError(1, command)

    with monkeypatch.context() as broken:
        broken.setattr(bootstrap, "run", fail)
        assert bootstrap.main(["dev"]) == 1
    steps.clear()
    assert bootstrap.main(["site"]) == 0
    assert steps == [MADE, TOOLS, SITE, ITSELF]


def test_a_folder_that_was_moved_gets_a_new_environment(
    steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.main(["site"])
    steps.clear()
    (tmp_path / ".venv").rename(tmp_path / "moved")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "moved")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "moved" / "stamp.json")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / "moved" / "bin" / "python")
    bootstrap.main(["site"])
    assert steps == [MADE, TOOLS, SITE, ITSELF]


@pytest.mark.parametrize("arguments", [[], ["all"], ["site", "dev"]])
def test_anything_else_is_refused(steps: list[str], arguments: list[str]) -> None:
    assert bootstrap.main(arguments) == 2
    assert steps == []
