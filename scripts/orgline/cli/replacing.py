"""A folder that is replaced as a whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

_WORKROOM = ".orgline"


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give a path at which to make a new folder; it takes the place of `folder` at the end.

    When the block raises, `folder` stays as it was. Entries of the old folder whose names begin
    with a dot are kept (a `.git` in a published folder, say). Both stand on one file system, so
    that the exchange is two renames.
    """
    workroom = folder.parent / _WORKROOM
    workroom.mkdir(parents=True, exist_ok=True)
    with _tidied(workroom), TemporaryDirectory(prefix="site-", dir=workroom) as room:
        new, old = Path(room, "new"), Path(room, "old")
        yield new
        _exchange(folder, new, old)


@contextmanager
def _tidied(workroom: Path) -> Iterator[None]:
    """Take the workroom away unless somebody else is at work in it."""
    try:
        yield
    finally:
        with suppress(OSError):
            workroom.rmdir()


def _exchange(folder: Path, new: Path, old: Path) -> None:
    try:
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise
    _keep_hidden(old, folder)


def _keep_hidden(old: Path, folder: Path) -> None:
    for entry in old.glob(".*"):
        if not (folder / entry.name).exists():
            entry.rename(folder / entry.name)
