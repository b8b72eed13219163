"""Files → the content folder. The only module that writes there.

A file is written only when its bytes differ, so that a watching server comes to rest, and whole or
not at all. What is ours is listed in a manifest, and `assets/orgline/` is ours as a whole; nothing
else is ever overwritten or deleted.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from orgline.problem import Problem, Span
from orgline.render.markdown import GENERATED

MANIFEST = ".orgline-manifest"
ASSETS = "assets/orgline"
_OUR_FIRST_LINES = f"---\n{GENERATED}\n".encode()

CODES: Mapping[str, str] = {
    "P101": "a hand-written page where a generated one has to stand",
    "P102": "a folder below `content/` that leads elsewhere",
    "P103": "a file that cannot be written or removed",
    "P104": "two generated pages of one name",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a rendering did: how many files there are now, were written, were removed."""

    files: int
    written: int
    removed: int


def in_the_way(content: Path) -> Problem | None:
    """What stands where the content folder has to be, if that is no folder."""
    if content.is_dir() or not os.path.lexists(content):
        return None
    what = "a link that leads nowhere" if content.is_symlink() else "a file"
    return Problem(
        code="P103",
        message=f"`{content.name}` is {what}, where the folder of the pages has to be",
        span=Span.of_file(content.name),
        help="move it away, or make a folder of it",
    )


class Publisher:
    """Writes one rendering into a content folder, file by file.

    Used as a context: when the rendering is interrupted, what it wrote is noted as ours all the
    same, so that the next one can clean up.
    """

    def __init__(self, content: Path) -> None:
        self._content = content
        self._old = _manifest(content)
        self._new: dict[str, None] = {}
        self._written = 0
        self.problems: list[Problem] = []

    def __enter__(self) -> Self:
        self._content.mkdir(parents=True, exist_ok=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            with suppress(OSError):  # what interrupted the rendering is what to tell
                self._note({**self._old, **self._new})

    def put(self, path: str, data: bytes) -> None:
        """Write a file (`path` with `/`, below the content folder) when its bytes differ."""
        target = self._content / path
        try:
            if self._may_write(path, target, data):
                self._new[path] = None
                self._write(target, data)
        except OSError as error:
            self._unwritable(path, "written", error)

    def put_all(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files by path, each when its bytes differ."""
        for path, data in files:
            self.put(path, data)

    def finish(self) -> Published:
        """Remove what an earlier rendering made and this one did not, and note what is ours.

        What cannot be removed or noted is among the problems, and stays ours.
        """
        stale = [path for path in self._old if path not in self._new]
        removed = sum(self._remove(path) for path in stale) if not self.problems else 0
        try:
            self._note(self._new if not self.problems else {**self._old, **self._new})
        except OSError as error:
            self._unwritable(MANIFEST, "written", error)
        return Published(files=len(self._new), written=self._written, removed=removed)

    def _note(self, ours: Iterable[str]) -> None:
        self._write(self._content / MANIFEST, _listed(ours))

    def _is_ours(self, path: str, data: bytes) -> bool:
        """Whether nobody's work is lost: what we would write anyway is ours, listed or not."""
        target = self._content / path
        if path in self._old or not target.exists() or _has_our_mark(target):
            return True
        return target.read_bytes() == data

    def _leads_out(self, target: Path) -> bool:
        inside = self._content.resolve()
        return not target.parent.resolve().is_relative_to(inside) or target.is_symlink()

    def _may_write(self, path: str, target: Path, data: bytes) -> bool:
        if path in self._new:
            help_ = "give one of the record's entries another id"
            self._report("P104", path, "would hold two pages", help_=help_)
            return False
        if self._leads_out(target):
            self._report("P102", path, "leads out of the content folder")
            return False
        if path.startswith(ASSETS) or self._is_ours(path, data):
            return True
        self._report(
            "P101",
            path,
            "is hand-written, but the record has a page of that name",
            help_="rename the file, or give the record's entry another id",
        )
        return False

    def _write(self, target: Path, data: bytes) -> None:
        if has_bytes(target, data):
            return
        replace_file(target, data)
        self._written += target.name != MANIFEST

    def _remove(self, path: str) -> bool:
        target = self._content / path
        if not target.is_file() or self._leads_out(target):
            return False
        try:
            target.unlink()
        except OSError as error:
            self._unwritable(path, "removed", error)
            return False
        for folder in target.relative_to(self._content).parents:
            if folder.parts and not any((self._content / folder).iterdir()):
                (self._content / folder).rmdir()
        return True

    def _unwritable(self, path: str, what: str, error: OSError) -> None:
        self._report("P103", path, f"cannot be {what}: {error.strerror or error}")

    def _report(self, code: str, path: str, what: str, *, help_: str = "") -> None:
        name = f"{self._content.name}/{path}"
        span = Span(file=name, line=1, column=1, end_line=1, end_column=1)
        self.problems.append(Problem(code=code, message=f"`{name}` {what}", span=span, help=help_))


def _manifest(content: Path) -> dict[str, None]:
    """What an earlier rendering made; paths that could lead out of the folder don't count."""
    try:
        lines = (content / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict.fromkeys(line for line in lines if _is_plain(line))


def _is_plain(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith(("/", "#")) and ":" not in path


def _listed(paths: Iterable[str]) -> bytes:
    head = "# Generated files, kept up to date by orgline. Not a place to edit.\n"
    return (head + "".join(f"{path}\n" for path in sorted(paths))).encode()


def _has_our_mark(target: Path) -> bool:
    with target.open("rb") as file:
        return file.read(len(_OUR_FIRST_LINES)) == _OUR_FIRST_LINES


def has_bytes(target: Path, data: bytes) -> bool:
    """Whether a file is there and holds these bytes."""
    return target.is_file() and target.read_bytes() == data


def replace_file(target: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a file whole or not at all, with the folders that it stands in."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def assets(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    """The styles and fonts of the templates' `assets/`; of two of a name the first folder's."""
    seen: set[str] = set()
    for folder in folders:
        for file in sorted((folder / "assets").rglob("*")):
            name = file.relative_to(folder / "assets").as_posix()
            if file.is_file() and name not in seen:
                seen.add(name)
                yield f"{ASSETS}/{name}", file.read_bytes()
