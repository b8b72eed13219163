"""What a running command hands to the hook that MkDocs calls."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """The day to take for today, and whether the pages are rendered already."""

    today: date
    rendered: bool


_HANDED: ContextVar[Handed | None] = ContextVar("handed", default=None)


@contextmanager
def handing(handed: Handed) -> Iterator[None]:
    """Hand it to the hook while the block runs."""
    token = _HANDED.set(handed)
    try:
        yield
    finally:
        _HANDED.reset(token)


def handed() -> Handed | None:
    """What a command of this process has handed over; None under plain `mkdocs`."""
    return _HANDED.get()
