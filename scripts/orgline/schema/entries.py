"""The schemas of the models, as pydantic makes them → what an editor's program can use."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from orgline.schema.suggestions import KINDS
from orgline.schema.values import Schema, described

_ADDING = {
    "Person": ("id", "former_ids"),
    "Unit": ("id", "former_ids"),
    "Role": ("id",),
    "Source": ("id", "former_ids"),
    "Event": ("id", "former_ids"),
    "Retraction": ("event", "source"),
}
"""Fields whose ids are new or gone, so that none is suggested."""

_IDS = {kind: f"{kind}-id" for kind in KINDS}

_LAST = ("sources", "note", "inferred")
"""What every change may have is told after what it is about."""

_NOT_BOTH: Mapping[str, Schema] = {
    "under": {"properties": {"within": False}},
    "to": {"properties": {"within": False}},
}
_RULES: Mapping[str, Schema] = {
    "Move": {"anyOf": [{"required": ["to"]}, {"required": ["within"]}]},
    "Retraction": {
        "anyOf": [
            *(
                {
                    "required": [one],
                    "properties": dict.fromkeys(
                        {"event", "source", "unit", "person", "role"} - {one}, False
                    ),
                }
                for one in ("event", "source", "unit", "person")
            ),
            {
                "required": ["person", "role", "unit"],
                "properties": {"event": False, "source": False},
            },
        ]
    },
}
"""What the models demand beyond one field at a time."""


def entry(name: str, model: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of one model; `name` is that of its class."""
    fields = dict(_fields(name, model))
    exclusive = {key: rule for key, rule in _NOT_BOTH.items() if {key, "within"} <= fields.keys()}
    return {
        "title": fields["op"]["const"] if "op" in fields else name.lower(),
        **described(model["description"]),
        "type": "object",
        "required": model["required"],
        "properties": {key: fields[key] for key in in_order(fields, model["required"])},
        "additionalProperties": False,
        **({"dependentSchemas": exclusive} if exclusive else {}),
        **_RULES.get(name, {}),
    }


def in_order(keys: Iterable[str], required: Iterable[str]) -> list[str]:
    """What has to be written first, what every change may have last, else as in the model."""
    first, last = (*("op",), *required), _LAST if "op" in keys else ()
    rank = {**dict.fromkeys(last, 2), **dict.fromkeys(first, 0)}
    return sorted(keys, key=lambda key: (key != "op", rank.get(key, 1)))


def _fields(name: str, model: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, given in model["properties"].items():
        raw = {**given, "description": model["description"]} if key == "op" else given
        adding = key in _ADDING.get(name, ())
        yield key, {**_heading(key, raw, adding=adding), **_shape(key, raw, adding=adding)}


def _heading(key: str, raw: Mapping[str, Any], *, adding: bool) -> dict[str, str]:
    """The description; where an id's card takes its place in a hover, as the title, too."""
    text = described(raw["description"])
    if adding or not any(f"'format': '{kind}'" in str(raw) for kind in KINDS):
        return text
    short = text["description"].split(";")[0].removesuffix(".")
    for lead in ("The id of ", "The ids of ", "Instead of `to`: the id of "):
        short = short.removeprefix(lead)
    return {"title": f"{key} – {short}", **text}


def _shape(key: str, raw: Mapping[str, Any], *, adding: bool) -> dict[str, Any]:
    match raw:
        case {"format": form}:
            found = _reference("id" if adding and form in KINDS else _IDS.get(form, form))
        case {"anyOf": [one, {"type": "null"}]}:
            found = _shape(key, one, adding=adding)
        case {"anyOf": [one, {"type": "array"} as many]}:
            item = _shape(key, one, adding=adding)
            found = {"anyOf": [item, _list(item, many)]}
        case {"type": "array", "items": items}:
            found = _list(_shape(key, items, adding=adding), raw)
        case {"additionalProperties": values}:
            inner = _shape(key, values, adding=adding)
            found = {"type": "object", "additionalProperties": inner}
        case {"const": _} | {"$ref": _}:
            found = {name: raw[name] for name in ("const", "$ref") if name in raw}
        case _:
            found = _reference(_plain(key, raw))
    return found


def _plain(key: str, raw: Mapping[str, Any]) -> str:
    """The name of a shape that has no mark: one that a single field has is called like the field."""
    if "discriminator" in raw:
        return "change"
    return "flag" if raw.get("type") == "boolean" else key


def _list(item: Schema, raw: Mapping[str, Any]) -> dict[str, Any]:
    least = raw.get("minItems") or raw.get("minLength") or 0
    return {"type": "array", "items": item, **({"minItems": least} if least else {})}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
