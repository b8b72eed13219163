"""A folder that is replaced as a whole or not at all."""

import os
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
    """What is hidden moves first, so that nothing of it is ever in what is thrown away."""
    hidden = [entry.name for entry in folder.glob(".*") if not (new / entry.name).exists()]
    try:
        _move(hidden, folder, new)
        if folder.exists():
            folder.rename(old)
        new.rename(folder)
    except BaseException:
        if old.exists() and not folder.exists():
            old.rename(folder)
        _move(hidden, new, folder)
        raise


def _move(names: list[str], source: Path, target: Path) -> None:
    for name in names:
        if os.path.lexists(source / name):
            (source / name).rename(target / name)
