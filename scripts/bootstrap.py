"""Make `.venv` from the locks, or do nothing when it is already what they say.

    python3 scripts/bootstrap.py site    what building the site needs
    python3 scripts/bootstrap.py dev     that, and what the tests and checks need

Runs on the bare Python of a fresh machine: the standard library only. Uses uv
where it is on PATH, else venv and pip. Everything that is downloaded is checked
against the hashes in the locks, the tools that build packages included, and no
build step fetches anything of its own.

A stamp inside `.venv` says from what it was made. It is taken away before the
first change and written after the last, so a stopped run never looks finished:
the next one starts afresh.
"""

from __future__ import annotations  # so that an older Python lives to say it is too old

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "orgline-stamp.json"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

OLDEST = (3, 11)
BUILD_LOCK = "requirements-build.lock"
LOCKS = {"site": "requirements.lock", "dev": "requirements-dev.lock"}
# The dev lock holds every pin of the site lock, so one environment serves both.
SERVES = {"site": ("site",), "dev": ("site", "dev")}

UV = shutil.which("uv")


def main(arguments: list[str]) -> int:
    """Bring `.venv` to the named state; 0 when it is there, else what failed."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say(f"usage: bootstrap.py {' | '.join(LOCKS)}")
        return 2
    if sys.version_info < OLDEST:
        say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}")
        return 2
    try:
        with alone():
            bring_to(arguments[0])
    except subprocess.CalledProcessError as failure:
        say(f"failed: {' '.join(map(str, failure.cmd))}")
        say("Nothing was marked as done; the same command starts again from the beginning.")
        return 1
    return 0


def bring_to(state: str) -> None:
    """Install what is missing for one state, and stamp it."""
    wanted = {served: fingerprint(served) for served in SERVES[state]}
    stamp = read_stamp()
    if stamp.get("home") == home() and wanted.items() <= stamp.items():
        return
    if stamp.get("home") != home() or not can_install():
        create()
    STAMP.unlink(missing_ok=True)
    install(state)
    write_stamp({"home": home(), **wanted})


def create() -> None:
    """Make an empty `.venv`, in place of one that is unfinished or moved."""
    say(f"making {VENV.name} with {'uv' if UV else 'venv and pip'}")
    if UV:
        run(UV, "venv", "--quiet", "--clear", "--python", sys.executable, VENV)
    else:
        run(sys.executable, "-m", "venv", "--clear", VENV)


def install(state: str) -> None:
    """Install the build tools, then the packages, then this project itself."""
    say(f"installing {LOCKS[state]}, hashes checked")
    # The tools that build packages must not themselves need building.
    packages("--require-hashes", "--only-binary", ":all:", "-r", BUILD_LOCK)
    packages("--require-hashes", "--no-build-isolation", "-r", LOCKS[state])
    packages("--no-build-isolation", "--editable", ".")


def packages(*arguments: str) -> None:
    """Install exactly what is named: the locks are complete, so `--no-deps`."""
    if UV:
        run(UV, "pip", "install", "--quiet", "--python", PYTHON, "--no-deps", *arguments)
    else:
        # Without --use-pep517 an old pip asks for the `wheel` package.
        pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, "--use-pep517", "--no-deps", *arguments)


def can_install() -> bool:
    """Whether the packages of an existing `.venv` can be changed in place."""
    return bool(UV) or any(PYTHON.parent.glob("pip*"))


def fingerprint(state: str) -> str:
    """One value for the text of everything that decides what gets installed."""
    digest = hashlib.sha256()
    for name in (BUILD_LOCK, LOCKS[state], "pyproject.toml"):
        digest.update((ROOT / name).read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def home() -> str:
    """Where `.venv` is and which Python it stands on; with either gone, it is of no use."""
    return f"{VENV} {PYTHON.resolve()}"


def read_stamp() -> dict[str, str]:
    """What the last finished run wrote; empty when none did."""
    try:
        return dict(json.loads(STAMP.read_text(encoding="utf-8")))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return {}


def write_stamp(content: dict[str, str]) -> None:
    """Write the stamp in one step, so that it is never half there."""
    new = STAMP.with_suffix(".new")
    new.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    new.replace(STAMP)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold every other run on this folder back until this one is through.

    The commands it starts hold the lock too: should this run be killed, the next
    one waits until the installer that it left behind has ended.

    Windows has no lock for a folder; there, one must not start two at once.
    """
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415 -- not there on Windows

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        os.set_inheritable(folder, True)  # noqa: FBT003 -- it takes no keyword
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def run(*command: str | Path) -> None:
    """Run one command in the project's folder; an error stops the whole run."""
    line = [str(part) for part in command]
    subprocess.run(line, cwd=ROOT, check=True, close_fds=False)  # noqa: S603 -- the tools named above


def say(line: str) -> None:
    """Talk goes to stderr, as with every other command here."""
    print(line, file=sys.stderr, flush=True)  # noqa: T201 -- nothing is installed yet


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
