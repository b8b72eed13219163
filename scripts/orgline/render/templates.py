"""The templates, wherever they are."""

from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_HERE: Final = Path(__file__).resolve()
_PLACES: Final = (_HERE.parents[1] / "_templates", _HERE.parents[3] / "templates")


def folder() -> Path:
    """The templates that come with Orgline: inside the installed package, or beside its sources."""
    return next(place for place in _PLACES if place.is_dir())


@cache
def templates(*first: Path) -> Environment:
    """The templates of these folders, each before the next, and Orgline's own last.

    A site's own file wins over ours of the same name. All values are escaped as HTML.
    """
    return Environment(
        loader=FileSystemLoader([*first, folder()], encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
