"""What there is to learn of a code: the files of `texts/`, one a code.

Each holds prose and, where a record can show it, an example that gives exactly this problem, the text that an editor then gets to see, and the same
example mended. Tests run both examples and keep the text; `make bless` writes it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

_TEXTS = Path(__file__).parent / "texts"
_FILE = "orgdata/new.yaml"
_LESSON = re.compile(
    r"(?P<why>.+?)\n"
    r"(?:\n```yaml bad ?(?P<bad_at>[^\n]*)\n(?P<bad>.*?)```\n\n"
    r"```text\n(?P<report>.*?)```\n\n"
    r"```yaml mended ?(?P<mended_at>[^\n]*)\n(?P<mended>.*?)```\n)?",
    re.DOTALL,
)
ALONGSIDE = (_TEXTS / "ministry.yaml").read_text(encoding="utf-8")
"""The small record of a ministry beside which examples stand, as `orgdata/ministry.yaml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One file of a record.

    What cannot be shown as it is stands in angle brackets: `⟨U+200B⟩` for that character, `⟨byte FC⟩` for that byte,
    `⟨21 times: x⟩` for as many x (¶ ends a line, № is the number of the time), `⟨link to x⟩` for a link in place of the file.
    """

    file: str
    """From the root of the site."""
    text: str
    alone: bool
    """Whether it is the whole record and does not stand beside the ministry's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A problem by an example."""

    bad: Example
    report: str
    """What an editor gets to see of the bad example, without a line end at the end."""
    mended: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a code means to an editor."""

    why: str
    """One paragraph of Markdown, on one line: what it means, why it is asked, what to do."""
    shown: Shown | None
    """None for what no record shows alone: a lost id, a file that cannot be written."""


def lesson(code: str) -> Lesson:
    """The lesson of a code of the catalogue; raises `FileNotFoundError` for any other."""
    found = _LESSON.fullmatch((_TEXTS / f"{code}.md").read_text(encoding="utf-8"))
    assert found, f"{code}.md has another form"  # noqa: S101 - a test reads them all
    return Lesson(why=" ".join(found["why"].split()), shown=_shown(found))


def _shown(found: re.Match[str]) -> Shown | None:
    if found["bad"] is None:
        return None
    return Shown(
        bad=_example(found["bad_at"], found["bad"]),
        report=found["report"].rstrip("\n"),
        mended=_example(found["mended_at"], found["mended"]),
    )


def _example(info: str, text: str) -> Example:
    words = info.split()
    alone = "alone" in words
    file = next((word for word in words if word != "alone"), _FILE)
    return Example(file=file, text=text, alone=alone)
