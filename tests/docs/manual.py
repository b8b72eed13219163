"""The pages that people write: the blocks of code in them, and a small record that examples add to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from orgline import site
from orgline.problem import full
from tests import sites

README = sites.PROJECT / "README.md"
TUTORIAL = sites.PROJECT / "content" / "record-a-change.md"
"""Followed step by step by a test of its own."""

SETTING = """\
organisation: {name: Ministry, root: ministry}
sources:
  - {id: gazette-2030-01-05, title: The lab moves, publisher: The Gazette, published: 2030-01-05}
  - {id: herald-2030-01-05, title: The lab and the team, publisher: The Herald, published: 2030-01-05}
people:
  - {id: ada-li, name: Ada Li}
units:
  - {id: ministry, name: Ministry, kind: ministry}
  - {id: chat-team, name: Chat team, kind: team}
  - {id: cloud, name: Cloud, kind: division}
  - {id: hub, name: Hub, kind: directorate}
  - {id: lab, name: Lab, kind: laboratory}
events:
  - id: all-there
    date: [..2019]
    title: The ministry as it was
    kind: observation
    summary: The Gazette describes the ministry.
    sources: [gazette-2030-01-05, herald-2030-01-05]
    changes:
      - {op: observe, unit: ministry}
      - {op: observe, unit: cloud, under: ministry}
      - {op: observe, unit: chat-team, within: ministry}
      - {op: observe, unit: lab, under: cloud}
"""
"""What every example may take for granted. What an example writes itself is left out of it."""

_ENTRY = re.compile(r"^ +- \{id: ([a-z0-9-]+),.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A block of code in a page: its language, its text, and where it begins."""

    page: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def pages() -> list[Path]:
    """The README and every hand-written page of the site."""
    return [README, *(sites.PROJECT / page for page in sites.written_by_hand())]


def fences(page: Path) -> Iterator[Fence]:
    """Every block of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in re.finditer(r"^```(\w*).*\n((?:.*\n)*?)```$", text, re.MULTILINE):
        line = text.count("\n", 0, found.start()) + 1
        yield Fence(page=page, line=line, language=found[1], text=found[2])


def examples() -> list[tuple[Fence, str]]:
    """Each YAML block with what the check prints of it, which is the block after it, or nothing."""
    found = []
    for page in pages():
        if page == TUTORIAL:
            continue
        blocks = [*fences(page), Fence(page=page, line=0, language="", text="")]
        for block, following in pairwise(blocks):
            if block.language == "yaml":
                found.append((block, following.text if following.language == "text" else ""))
    return found


def problems(file: str, text: str) -> str:
    """All that is wrong with an example in its file, as `orgline check` prints it."""
    written = set(re.findall(r"\bid: ([a-z0-9-]+)", text))
    rest = _ENTRY.sub(lambda entry: "" if entry[1] in written else entry[0], SETTING)
    files = [("orgdata/ministry.yaml", rest.encode()), (file, text.encode())]
    examined = site.examine_files(files)
    ours = [problem for problem in examined.problems if problem.span and problem.span.file == file]
    return "\n\n".join(full(problem, examined.texts) for problem in ours)
