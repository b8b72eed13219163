"""Find a Chromium for the browser tests, or get one.

    python tests/chromium.py    print its path; install it where that is possible

Looked for in this order: what ORGLINE_CHROMIUM names, a Chromium or Chrome on
PATH, the one Playwright keeps. Where there is none and this is root on a Debian
(a container, a CI machine), Debian's package is installed.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

HOW_TO_GET_ONE = """\
The browser tests need a Chromium, and none was found. Do one of these:
  sudo apt-get install chromium              (Debian, Ubuntu)
  .venv/bin/playwright install chromium      (anywhere; downloads Playwright's own)
  export ORGLINE_CHROMIUM=/path/to/chrome    (it is somewhere else)"""


def find() -> Path | None:
    """The Chromium to use, or None where there is none.

    Raises FileNotFoundError when ORGLINE_CHROMIUM names a file that is not there.
    """
    if named := os.environ.get("ORGLINE_CHROMIUM"):
        return Path(named).resolve(strict=True)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return _playwrights_own()


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def install() -> None:
    """Install Debian's package. Works only as root, on a system with apt-get."""
    apt = ("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (
        ("update",),
        ("install", "--no-install-recommends", "chromium", "fonts-liberation"),
    ):
        subprocess.run([*apt, *step], check=True, env=quiet, stdout=sys.stderr)


def _can_install() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def main() -> int:
    """Print the path of a Chromium; 1 and an instruction where there is none."""
    if find() is None and _can_install():
        with contextlib.suppress(subprocess.CalledProcessError):  # apt-get has said why
            install()
    found = find()
    print(found or HOW_TO_GET_ONE, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
