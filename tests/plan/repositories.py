"""Git repositories of tests, far from the settings of whoever runs them."""

import os
import subprocess
from pathlib import Path

_WHO = (
    "-c",
    "user.name=Ada",
    "-c",
    "user.email=ada@ministry.example",
    "-c",
    "commit.gpgsign=false",
)
_OURS = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_NOT_OURS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")


def git(folder: Path, *arguments: str) -> str:
    """Run git; fails with what it says where that fails."""
    plain = {key: text for key, text in os.environ.items() if key not in _NOT_OURS}
    ran = subprocess.run(
        ["git", *_WHO, *arguments],
        cwd=folder,
        env=plain | _OURS,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def repository(folder: Path, branch: str = "main") -> Path:
    """An empty one."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", f"--initial-branch={branch}")
    return folder


def commit(folder: Path, **files: str) -> str:
    """Write files below `orgdata/`, each named by its key, and commit all there is; the commit."""
    for name, text in files.items():
        (folder / "orgdata").mkdir(parents=True, exist_ok=True)
        (folder / "orgdata" / f"{name}.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change")
    return git(folder, "rev-parse", "HEAD")
