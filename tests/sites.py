"""Whole sites for tests: a record, with all else as this project has it, in a folder of its own."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from orgline.render.markdown import GENERATED

PROJECT = Path(__file__).resolve().parents[1]
MINISTRY = PROJECT / "tests" / "golden" / "ministry"
TODAY = {MINISTRY: "2024-06-30", PROJECT: "2026-03-31"}
"""The day that each record is looked at from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A site that was built: its source folder, the folder to publish, and what was said."""

    root: Path
    site: Path
    said: str


def prepare(record: Path, root: Path) -> Path:
    """Put a record into an empty folder together with the rest of this project's own site."""
    shutil.copytree(record / "orgdata", root / "orgdata")
    shutil.copytree(PROJECT / "templates" / "theme", root / "templates" / "theme")
    for path in ("mkdocs.yml", "scripts/mkdocs_hook.py", *written_by_hand()):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / path, root / path)
    return root


def written_by_hand() -> list[str]:
    """The pages of this project's own site that are not made from its record."""
    pages = sorted((PROJECT / "content").rglob("*.md"))
    hand = [page for page in pages if GENERATED not in page.read_text(encoding="utf-8")[:200]]
    return [page.relative_to(PROJECT).as_posix() for page in hand]


def build(root: Path, today: str) -> Built:
    """Build a site with `orgline build`; fails where that fails."""
    done = orgline(root, today, "build")
    return Built(root=root, site=root / "site", said=done.stdout + done.stderr)


def orgline(root: Path, today: str, command: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command on a site, in a process of its own."""
    return run("orgline", "--root", str(root), "--today", today, command, cwd=root, **env)


def run(program: str, *arguments: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment; fails with all that was printed where that fails."""
    done = subprocess.run(
        [str(Path(sys.executable).with_name(program)), *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
