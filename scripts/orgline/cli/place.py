"""Which site a command is about."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from orgline.cli.clock import today
from orgline.cli.faults import Misuse

_SIGNS = ("orgdata", "mkdocs.yml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What is given before the name of the command."""

    root: Path | None
    """The site's folder as named; None to look for it."""
    day: date | None
    """The day to take for today; None for the clock's."""

    @property
    def site(self) -> Path:
        """The site's folder."""
        return find(Path.cwd()) if self.root is None else self.root

    @property
    def fixed_day(self) -> date | None:
        """The day to take for today where somebody has said it; None where only the clock would."""
        return self.today if self.day or os.environ.get("SOURCE_DATE_EPOCH") else None

    @property
    def today(self) -> date:
        """The day to take for today."""
        return today() if self.day is None else self.day


def setting(context: typer.Context) -> Setting:
    """What was given before the name of the command."""
    found = context.obj
    assert isinstance(found, Setting)  # noqa: S101 - the group's callback has put it there
    return found


def a_path(text: str) -> Path:
    """Read a path.

    Raises `typer.BadParameter` for an empty one, which a shell makes of a variable that is not set:
    it would be where one stands.
    """
    if not text:
        raise typer.BadParameter("the text is empty")
    return Path(text)


def find(here: Path) -> Path:
    """The nearest folder, `here` or above, that holds a site; `here` where there is none."""
    folders = (here, *here.parents)
    return next((f for f in folders if any((f / sign).exists() for sign in _SIGNS)), here)


def config_file(root: Path) -> Path:
    """The `mkdocs.yml` of a site. Raises `Misuse` where there is none."""
    found = root / "mkdocs.yml"
    if not found.is_file():
        raise Misuse(f"there is no `mkdocs.yml` in `{root}`, so there is no site to build")
    return found
