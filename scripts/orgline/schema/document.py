"""The whole schema of a record's file, and where editors find it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from orgline.history import History
from orgline.records import PARTS, EventKind, model_schemas
from orgline.schema.entries import entry
from orgline.schema.snippets import snippet
from orgline.schema.suggestions import definitions
from orgline.schema.values import VALUES, Schema, described

FILE: Final = ".orgline/schema/record.json"
"""Where the schema of a site stands, below its folder."""

_SINGULAR: Final = {"people": "person", "retracted": "retraction"}


def modeline(file: str) -> str:
    """The first line of a new file that leads the YAML language server to the schema.

    `file` is its path below the site's folder, with `/`.
    """
    up = "../" * (len(PurePosixPath(file).parts) - 1)
    return f"# yaml-language-server: $schema={up or './'}{FILE}"


def written(history: History | None) -> bytes:
    """The bytes of the file: a definition a line, so that two of them can be compared."""
    found = document(history)
    defs = found.pop("$defs")
    head = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    lines = ",\n".join(f'"{name}":{_short(value)}' for name, value in defs.items())
    return f'{head[:-1]},"$defs":{{\n{lines}\n}}}}\n'.encode()


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def document(history: History | None) -> dict[str, Any]:
    """The schema of any file below `orgdata/`; without a history it suggests no ids."""
    models = model_schemas()
    entries = {name: model for name, model in models.items() if "properties" in model}
    records = {name: model for name, model in entries.items() if name not in _NO_RECORDS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "record",
        "description": "A file of an Orgline record: any of these parts, each once.",
        "type": "object",
        "additionalProperties": False,
        "properties": {part: _part(part, name, models) for part, name in PARTS.items()},
        "$defs": {
            **VALUES,
            **definitions(history),
            "EventKind": {"anyOf": [{"const": k, "description": k.meaning} for k in EventKind]},
            "change": _change(records),
            **{name: _entry(name, model, records) for name, model in records.items()},
        },
    }


_NO_RECORDS: Final = ("When",)


def _entry(name: str, model: Mapping[str, Any], records: Mapping[str, Any]) -> Schema:
    """The schema of a model, with whole entries offered in each of its lists of entries."""
    found = entry(name, model)
    for key, snippets in _inner_snippets(records).items():
        if key in found["properties"]:
            found["properties"][key] |= {"defaultSnippets": snippets}
    return found


def _inner_snippets(records: Mapping[str, Any]) -> Mapping[str, list[Schema]]:
    return {
        "changes": [snippet(op, name, records[name]) for op, name in _operations(records)],
        "disagreements": [snippet("disagreement", "Disagreement", records["Disagreement"])],
        "positions": [snippet("position", "Position", records["Position"])],
    }


def _part(part: str, name: str, models: Mapping[str, Any]) -> Schema:
    model = models[name]
    if part == "organisation":
        return {**described(model["description"]), "$ref": f"#/$defs/{name}"}
    label = f"{_SINGULAR.get(part, part.removesuffix('s'))} – a new entry"
    return {
        **described(f"A list. Each entry: {model['description']}"),
        "type": ["array", "null"],
        "items": {"$ref": f"#/$defs/{name}"},
        "defaultSnippets": [snippet(label, name, model)],
    }


def _change(records: Mapping[str, Any]) -> Schema:
    """Any operation. `op` decides which: what is amiss is then told of that one alone."""
    operations = dict(_operations(records))
    return {
        "title": "change",
        "type": "object",
        "required": ["op"],
        "properties": {
            "op": {
                **described("What kind of change this is."),
                "anyOf": [
                    {"const": op, **described(records[name]["description"])}
                    for op, name in operations.items()
                ],
            }
        },
        "allOf": [_if(op, name) for op, name in operations.items()],
    }


def _if(op: str, name: str) -> Schema:
    condition = {"type": "object", "required": ["op"], "properties": {"op": {"const": op}}}
    return {"if": condition, "then": {"$ref": f"#/$defs/{name}"}}


def _operations(records: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, model in records.items():
        if "op" in model["properties"]:
            yield model["properties"]["op"]["const"], name
