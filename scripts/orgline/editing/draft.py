"""A file of the record as it is to be, before it is written: examined first, saved whole or not at all."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from orgline import site
from orgline.render import publish
from orgline.site import Examined


class ChangedMeanwhileError(Exception):
    """Somebody else has written to the file since it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One file with what is to be added."""

    file: str
    """Path from the root of the site, with `/`."""
    before: bytes | None
    """The file as it was read; None for a file that is not there yet."""
    text: str
    """All of the new text, without a byte order mark."""

    @property
    def data(self) -> bytes:
        """What is to be written; a byte order mark stays."""
        marked = self.before is not None and self.before.startswith(codecs.BOM_UTF8)
        return (codecs.BOM_UTF8 if marked else b"") + self.text.encode("utf-8", "surrogatepass")

    @property
    def first_new_line(self) -> int:
        """The number, from 1, of the first line that differs from the file as it was."""
        old = (self.before or b"").removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
        before, after = old.splitlines(), self.text.splitlines()
        same = zip(before, after, strict=False)
        return next((n for n, (a, b) in enumerate(same, 1) if a != b), len(before) + 1)

    @property
    def new_lines(self) -> tuple[str, ...]:
        """The lines that are added or come to read differently."""
        old = (self.before or b"").removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
        before, after = old.splitlines(), self.text.splitlines()
        start = self.first_new_line - 1
        same = zip(reversed(before[start:]), reversed(after[start:]), strict=False)
        kept = next((n for n, (a, b) in enumerate(same) if a != b), len(before) - start)
        return tuple(after[start : len(after) - kept])


def examined(root: Path, draft: Draft) -> Examined:
    """The record as it would be with the draft in it."""
    return site.examine(root, {draft.file: draft.data})


def save(root: Path, draft: Draft) -> None:
    """Write the draft; a reader sees the old file or the new one.

    Raises `FileExistsError` where a new file would take the place of another one,
    `ChangedMeanwhileError` where the old one is not what it was, and `OSError`.
    """
    target = (root / draft.file).resolve()
    if draft.before is None:
        _create(target, draft.data)
        return
    if target.read_bytes() != draft.before:
        raise ChangedMeanwhileError(draft.file)
    publish.replace_file(target, draft.data, target.stat().st_mode & 0o777)


def _create(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(exist_ok=False)  # the name is ours from here on
    try:
        publish.replace_file(target, data, target.stat().st_mode & 0o777)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
