"""Whole entries to begin with: an extension that the YAML language server knows."""

from collections.abc import Mapping
from typing import Any

from orgline.schema.values import Schema

_USUAL: Mapping[str, tuple[str, ...]] = {
    "Source": ("url",),
    "Unit": (),
    "Event": ("changes",),
    "Assertion": ("children", "head"),
    "Create": ("under",),
    "Observe": ("under",),
    "Move": ("from", "to"),
    "Merge": ("under",),
    "Split": ("under",),
    "Close": ("children_to",),
    "Reopen": ("under",),
    "Appoint": ("title",),
    "Retitle": ("title",),
}
"""Fields that may be left out but seldom are."""

_FIRST: Mapping[str, str] = {
    "id": "short-name",
    "date": "2030-01-04",
    "published": "2030-01-04",
    "on": "2030-01-04",
    "url": "https://example.org/page",
    "role": "head",
    "kind": "laboratory",
    "Event.kind": "reorganisation",
}
"""What stands in a field until the editor types over it, where the field's name says too little."""


def snippet(label: str, name: str, model: Mapping[str, Any]) -> Schema:
    """An entry with all fields that it needs and those that it usually has; `name` is its class."""
    keys = [*model["required"], *_USUAL.get(name, ())]
    first = model["description"].split(".")[0].strip()
    return {
        "label": label,
        "description": " ".join(first.split()) + ".",
        "type": "array",  # so that the language server begins an item
        "sortText": f"~{label}",  # after the keys that may stand there
        "body": {
            key: _value(name, key, model["properties"][key], number)
            for number, key in enumerate(dict.fromkeys(keys), 1)
        },
    }


def _value(name: str, key: str, raw: Mapping[str, Any], number: int) -> Any:
    if "const" in raw:
        return raw["const"]
    if key == "changes":
        return [{"op": f"${number}"}]
    word = _FIRST.get(f"{name}.{key}", _FIRST.get(key, key))
    return [f"${{{number}:{word}}}"] if raw.get("type") == "array" else f"${{{number}:{word}}}"
