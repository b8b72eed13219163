"""A new site for another organisation: all of its files, and their way onto the disk."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from orgline import source
from orgline.editing.proposing import proposed
from orgline.editing.templating import filled
from orgline.render.templates import folder
from orgline.schema import modeline

_SKELETON = "skeleton"
_ENDING = ".j2"
_HIDDEN = ("gitignore", "github", "vscode")
"""Names that begin with a dot in a site; here they don't, so that no tool takes them for its own."""
SHARED: Mapping[str, str] = {
    "content/how-to-read.md": "content/how-to-read.md",
    "content/dates.md": "content/dates.md",
    "content/correct-the-record.md": "content/correct-the-record.md",
    "content/edit-in-the-browser.md": "content/edit-in-the-browser.md",
    "mkdocs_hook.py": "scripts/mkdocs_hook.py",
    ".vscode/extensions.json": ".vscode/extensions.json",
    ".vscode/settings.json": ".vscode/settings.json",
    ".vscode/tasks.json": ".vscode/tasks.json",
}
"""Files of Orgline's own site that every site has, by the names they get there. The package carries
copies of them; beside the sources they are where they are used."""
_IDS = frozenset(("example-research", "example-products", "example-lab", "example-studio"))
_ROOT = "organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is known of the organisation to be."""

    name: str
    url: str
    """The address of the site, `""` where it is not known yet."""
    today: date
    """The example happens in the year before, so that all of it is in the past."""


def guessed_name(place: Path) -> str:
    """The name of an organisation whose site is in a folder: `acme-corp` is Acme Corp."""
    words = re.split(r"[\s_-]+", place.name.strip())
    plain = place.name == place.name.lower()
    return (
        " ".join(word.capitalize() if plain else word for word in words if word) or "Organisation"
    )


def files(wishes: Wishes) -> Mapping[str, bytes]:
    """Every file of a new site, by its path with `/`."""
    year = wishes.today.year - 1
    values = {
        "name": wishes.name,
        # themes put the name of a site into their pages as it is
        "title": wishes.name.replace("<", "\u2039").replace(">", "\u203a"),
        "root": proposed([wishes.name], _IDS) or _ROOT,
        "url": wishes.url,
        "year": f"{year:04d}",
        "version": version("orgline"),
    }
    made = {_path(name, values["year"]): name for name in sorted(_names())}
    shared = {path: _shared(path, origin) for path, origin in SHARED.items()}
    written = {
        path: _content(name, {**values, "modeline": modeline(path)}) for path, name in made.items()
    }
    return dict(sorted({**written, **shared}.items()))


def obstacles(place: Path, wanted: Mapping[str, bytes]) -> tuple[str, ...]:
    """Everything that stands in the way of a new site in a folder: paths in it, sorted.

    A record that is there counts, as it would become part of the new one.
    """
    if place.exists() and not place.is_dir():
        return (str(place),)
    found = {path for path in wanted if os.path.lexists(place / path)}
    parents = {parent.as_posix() for path in wanted for parent in PurePosixPath(path).parents}
    blocked = (parent for parent in parents - {"."} if _is_no_folder(place / parent))
    return tuple(sorted({*found, *blocked, *source.names(place)}))


def create(place: Path, wanted: Mapping[str, bytes]) -> None:
    """Write a new site, all of it or nothing; overwrites nothing.

    Raises `OSError`, having taken away what was written.
    """
    made: list[Path] = []
    try:
        for path, data in wanted.items():
            _make_folders((place / path).parent, made)
            _write(place / path, data, made)
    except BaseException:
        for there in reversed(made):
            there.rmdir() if there.is_dir() else there.unlink()
        raise


def _is_no_folder(path: Path) -> bool:
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _make_folders(path: Path, made: list[Path]) -> None:
    missing = [parent for parent in (path, *path.parents) if not parent.exists()]
    for parent in reversed(missing):
        parent.mkdir()
        made.append(parent)


def _write(path: Path, data: bytes, made: list[Path]) -> None:
    with path.open("xb") as file:
        made.append(path)
        file.write(data)


def _names() -> Iterator[str]:
    """The files of the skeleton itself, as they are called there."""
    home = folder() / _SKELETON
    shared = {*SHARED, *(path.removeprefix(".") for path in SHARED)}
    for path in home.rglob("*"):
        name = path.relative_to(home).as_posix()
        if path.is_file() and name not in shared:
            yield name


def _path(name: str, year: str) -> str:
    first = PurePosixPath(name).parts[0]
    return ("." if first in _HIDDEN else "") + name.removesuffix(_ENDING).replace("YEAR", year)


def _content(name: str, values: Mapping[str, object]) -> bytes:
    if name.endswith(_ENDING):
        return filled(f"{_SKELETON}/{name}", values).encode()
    return (folder() / _SKELETON / name).read_bytes()


def _shared(path: str, origin: str) -> bytes:
    packed = folder() / _SKELETON / path.removeprefix(".")
    return (packed if packed.is_file() else folder().parent / origin).read_bytes()
