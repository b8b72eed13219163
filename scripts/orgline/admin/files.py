"""The page for editing, with all that it needs, as files below `admin/`.

It is HTML and no Markdown: the builder copies it as it is, and so it is in no search index, no site
map and no navigation.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment

from orgline.admin.backends import backend
from orgline.admin.choices import choices
from orgline.admin.format import file_format
from orgline.admin.settings import settings
from orgline.exchange.hosting import Hosting
from orgline.records.base import Record
from orgline.records.pile import SECTIONS
from orgline.views.desk import Desk

FOLDER: Final = "admin"
_PAGE: Final = "index.html"
_TEMPLATE: Final = f"{FOLDER}/{_PAGE}.j2"


def files(
    desk: Desk,
    paths: Iterable[str],
    host: Hosting | None,
    templates: Environment,
    folders: Iterable[Path],
) -> Iterator[tuple[str, bytes]]:
    """Each file by its path below the content folder.

    `paths` are the files of the record. Of two files of a name in the templates' `admin/`, that of
    the first folder counts.
    """
    where = backend(host)
    title = f"{desk.records.organisation.name}: edit the record"
    content = {
        "settings": settings(_holdings(desk, paths), where, title),
        "choices": choices(desk),
        "known": where.known,
        "format": file_format(),
    }
    page = templates.get_template(_TEMPLATE).render(title=title, api=where.api)
    yield f"{FOLDER}/{_PAGE}", f"{page.strip()}\n".encode()
    yield f"{FOLDER}/record.json", _json(content)
    yield from _copied(folders)


def _json(content: Mapping[str, Any]) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()


def _copied(folders: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = {f"{_PAGE}.j2"}
    for folder in folders:
        for file in sorted((folder / FOLDER).rglob("*")):
            name = file.relative_to(folder / FOLDER).as_posix()
            if file.is_file() and name not in seen:
                seen.add(name)
                yield f"{FOLDER}/{name}", file.read_bytes()


def _holdings(desk: Desk, paths: Iterable[str]) -> dict[str, frozenset[str]]:
    """What each file holds: the names of its sections, and `organisation`."""
    found = desk.records
    held: dict[str, set[str]] = {path: set() for path in paths}
    for section in SECTIONS:
        entries = getattr(found, section)
        for entry in entries.values() if isinstance(entries, Mapping) else entries:
            _note(held, entry, section)
    _note(held, found.organisation, "organisation")
    return {path: frozenset(names) for path, names in held.items()}


def _note(held: dict[str, set[str]], entry: Record, section: str) -> None:
    span = entry.span()
    if span and span.file in held:
        held[span.file].add(section)
