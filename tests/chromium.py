"""Find a Chromium for the browser tests, or get one.

    python tests/chromium.py    print its path; install it where that is possible

Looked for in this order: what ORGLINE_CHROMIUM names, a Chromium or Chrome on
PATH, the one Playwright keeps. Where there is none and this is root on a Debian
(a container, a CI machine), Debian's packages are installed.
"""

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

# The shell is the same engine without a window of its own, and needs half the time.
SHELL = "chromium-headless-shell"
NAMES = (
    SHELL,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)

# Without a font of its own a bare Debian would draw every letter as a box.
BROWSER = (SHELL, "fonts-liberation")

# The program through which Playwright drives a browser is linked to it, but brings
# it not along, and a bare Debian has none.
DRIVER = ("libatomic1",)

HOW_TO_GET_ONE = """\
The browser tests need a Chromium, and found none that they can drive. Do one of these:
  sudo apt-get install chromium-headless-shell libatomic1   (Debian)
  .venv/bin/playwright install chromium    (elsewhere; downloads Playwright's own)
  export ORGLINE_CHROMIUM=/path/to/chrome  (it is somewhere else)"""


def find() -> Path | None:
    """The Chromium to use, or None where there is none that can be driven.

    Raises FileNotFoundError when ORGLINE_CHROMIUM names a file that is not there.
    """
    return _browser() if _driver_starts() else None


def _browser() -> Path | None:
    if named := os.environ.get("ORGLINE_CHROMIUM"):
        return Path(named).resolve(strict=True)
    for name in NAMES:
        if found := shutil.which(name):
            return Path(found)
    return _playwrights_own() if _driver_starts() else None


def _playwrights_own() -> Path | None:
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def _driver_starts() -> bool:
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def install() -> None:
    """Install what is missing. Works only as root, on a system with apt-get."""
    missing = (*(() if _browser() else BROWSER), *(() if _driver_starts() else DRIVER))
    apt = ("apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=300")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (("update",), ("install", "--no-install-recommends", *missing)):
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
