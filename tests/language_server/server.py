"""Find the YAML language server for the tests of the editors' schema, or install it.

    python tests/language_server/server.py    print its path; install it where that is possible

It is a package for Node.js, pinned by the lock beside this file and kept in `node_modules/` there.
"""

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SERVER = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

HOW_TO_GET_IT = """\
The tests of the editors' schema need the YAML language server, and found none that fits the lock.
  1. Install Node.js 20 or newer with npm:  sudo apt-get install nodejs npm   (Debian, Ubuntu)
                                            https://nodejs.org                (elsewhere)
  2. npm ci --ignore-scripts --prefix tests/language_server                  (`make test` does this)"""


def find() -> Path | None:
    """The server to use, or None where there is no Node.js or not what the lock says."""
    return SERVER if shutil.which("node") and _installed() == _locked() else None


def _locked() -> dict[str, str]:
    return _versions(HERE / "package-lock.json")


def _installed() -> dict[str, str]:
    try:
        return _versions(HERE / "node_modules" / ".package-lock.json")
    except (OSError, ValueError):
        return {}


def _versions(lock: Path) -> dict[str, str]:
    """The version of each package in a lock of npm's."""
    packages: dict[str, Any] = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    return {path: package["version"] for path, package in packages.items() if path}


def install() -> None:
    """Install what the lock says; needs npm."""
    command = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    subprocess.run(command, cwd=HERE, check=True, stdout=sys.stderr)


def main() -> int:
    """Print the path of the server; 1 and an instruction where there is none."""
    if find() is None and shutil.which("npm"):
        with contextlib.suppress(subprocess.CalledProcessError):  # npm has said why
            install()
    found = find()
    print(found or HOW_TO_GET_IT, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
