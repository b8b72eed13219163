"""The record's files and models → the settings of Sveltia CMS.

The names of settings are Sveltia's: https://sveltiacms.app/en/docs/config-basics.
"""

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final

from orgline.admin.backends import Backend
from orgline.admin.widgets import Widget, controls, section
from orgline.records.models import Organisation
from orgline.records.pile import SECTIONS

EVENTS: Final = "orgdata/events"
FORMAT: Final = "orgline"
"""The name under which `admin.js` reads and writes a file of the record."""
_NOTICE: Final = (
    "Saving writes the whole file anew. Comments in it (after a #) are lost: what must stay goes"
    " into a note."
)


def settings(files: Mapping[str, frozenset[str]], backend: Backend, title: str) -> Widget:
    """All settings. `files` are those of the record by path, each with the sections it holds."""
    return {
        "load_config_file": False,
        "backend": dict(backend.settings),
        # a change waits for its check and for somebody to look at it, where the host knows that
        "publish_mode": "editorial_workflow" if backend.reviews else "simple",
        "media_folder": f"{backend.folder}content/assets",
        "app_title": title,
        "show_preview_links": False,
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": [_events(backend.folder), *_others(files, backend.folder)],
    }


def _events(folder: str) -> Widget:
    return {
        "name": "events",
        "label": "Events",
        "label_singular": "Event",
        "icon": "event",
        "description": f"One file for each reorganisation, with all that is new in it. {_NOTICE}",
        "folder": f"{folder}{EVENTS}",
        "extension": "yaml",
        "format": FORMAT,
        "create": True,
        "identifier_field": "events.0.title",
        "slug": {"template": "{{fields.events.0.date}}-{{fields.events.0.id}}"},
        "summary": "{{events.0.date}}: {{events.0.title}}",
        "sortable_fields": {
            "fields": ["slug"],
            "default": {"field": "slug", "direction": "Descending"},
        },
        "fields": [_in_event_file(section(key, model)) for key, model in SECTIONS.items()],
    }


def _in_event_file(part: Widget) -> Widget:
    """The events are listed; what else is in the file takes a line."""
    return part if part["name"] == "events" else {**part, "minimize_collapsed": "auto"}


def _others(files: Mapping[str, frozenset[str]], folder: str) -> list[Widget]:
    others = [path for path in sorted(files) if not _is_event_file(path)]
    if not others:
        return []
    return [
        {
            "name": "record",
            "label": "Other files",
            "icon": "folder",
            "description": _NOTICE,
            "format": FORMAT,
            "files": [_file(folder, path, files[path]) for path in others],
        }
    ]


def _is_event_file(path: str) -> bool:
    return str(PurePosixPath(path).parent) == EVENTS


def _file(folder: str, path: str, held: Iterable[str]) -> Widget:
    name = path.removeprefix("orgdata/").removesuffix(".yaml")
    return {
        "name": name.replace("/", "--"),  # it becomes a part of an address
        "label": name,
        "file": f"{folder}{path}",
        "fields": _parts(frozenset(held)),
    }


def _parts(held: frozenset[str]) -> list[Widget]:
    """The parts that a file holds; all of them for one that holds nothing yet."""
    owner = [_organisation()] if "organisation" in held else []
    return owner + [section(key, SECTIONS[key]) for key in SECTIONS if key in held or not held]


def _organisation() -> Widget:
    return {
        "name": "organisation",
        "label": "Organisation",
        "widget": "object",
        "fields": controls(Organisation),
    }
