"""The page for a first change is followed from beginning to end, and shows what really happens."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.docs.manual import TUTORIAL as PAGE

TODAY = "1780272000"
"""1 June 2026, in seconds since 1970."""
_BLOCK = re.compile(r"^```(console|diff|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INCIDENTAL = (
    (r"\b[0-9a-f]{10}\b", "0123456789"),
    (r"\d+ files, \d+ written", "300 files, 300 written"),
)
"""What is another at each change of the program: the id of a commit, and how many pages there are."""
_NEW = "orgdata/events/*wickwell*.yaml"


@dataclass(slots=True)
class Reader:
    """Somebody who does what the page says: where they are."""

    folder: Path

    def follow(self, page: str) -> str:
        """The page as it has to be: each block with what is really answered, or really there."""
        return _BLOCK.sub(lambda block: self._block(block[1], block[2]), page)

    def _block(self, language: str, text: str) -> str:
        does = {"console": self._typed, "diff": self._edited, "yaml": self._looked_at}
        return f"```{language}\n{does[language](text)}```"

    def _typed(self, text: str) -> str:
        commands = [line for line in text.splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{self._answer(line.removeprefix('$ '))}" for line in commands)

    def _answer(self, command: str) -> str:
        if command.startswith("cd "):
            self.folder /= command.removeprefix("cd ")
            return ""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=_surroundings(self.folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode in (0, 1), done.stdout
        told = done.stdout
        for pattern, shown in _INCIDENTAL:
            told = re.sub(pattern, shown, told)
        return told.rstrip("\n") + "\n" if told else ""

    def _edited(self, text: str) -> str:
        """Put each line with a plus in place of the one with a minus before it."""
        (file,) = self.folder.glob(_NEW)
        whole = file.read_text(encoding="utf-8")
        for old, new in re.findall(r"^-(.*)\n\+(.*)$", text, re.MULTILINE):
            assert whole.count(f"{old}\n") == 1, old
            whole = whole.replace(f"{old}\n", f"{new}\n")
        file.write_text(whole, encoding="utf-8")
        return text

    def _looked_at(self, text: str) -> str:
        """The file of the event: all of it, or from the first line that the page shows."""
        (file,) = self.folder.glob(_NEW)
        whole = file.read_text(encoding="utf-8")
        first = text.split("\n", 1)[0]
        return whole[whole.index(f"{first}\n") :] if first else whole


def _surroundings(folder: Path) -> dict[str, str]:
    """No colours, a fixed day, and nothing of the machine's own settings of git."""
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "An editor",
        "GIT_AUTHOR_EMAIL": "editor@example.org",
        "GIT_COMMITTER_NAME": "An editor",
        "GIT_COMMITTER_EMAIL": "editor@example.org",
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUNBUFFERED": "1",
        "SOURCE_DATE_EPOCH": TODAY,
        "HOME": str(folder),
    }


def test_the_page_shows_what_each_command_answers(tmp_path: Path, *, bless: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    reader = Reader(folder=tmp_path)
    found = reader.follow(page)
    if bless:
        PAGE.write_text(found, encoding="utf-8", newline="\n")
    assert found == PAGE.read_text(encoding="utf-8")
    assert (reader.folder / "site" / "units" / "wickwell-lab" / "index.html").is_file()
