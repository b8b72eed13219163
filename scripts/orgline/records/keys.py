"""Which keys the format knows at a place, and which one an editor may have meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel

from orgline.records.place import Location

_CLOSE = 0.7
# Each operation has its own word for the place of a unit; these are mistaken for one another.
_PLACE_WORDS = ("under", "to", "into")
_MEANT: Mapping[str, tuple[str, ...]] = {
    **{word: tuple(w for w in _PLACE_WORDS if w != word) for word in _PLACE_WORDS},
    "parent": _PLACE_WORDS,
    "in": _PLACE_WORDS,
    "who": ("person",),
    "post": ("role",),
}


def known_keys(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The keys that the JSON Schema of a model allows at a location, sorted; () if it is silent."""
    schema = _schema(model)
    here: Mapping[str, Any] = schema
    for step in location:
        here = _step(schema, here, step)
    return tuple(sorted(_resolve(schema, here).get("properties", ())))


def meant(key: str, free: Iterable[str]) -> str:
    """The key among those still free that an unknown key stands for; `""` when none is near."""
    free = tuple(free)
    swapped = (word for word in _MEANT.get(key, ()) if word in free)
    close = get_close_matches(key, free, n=1, cutoff=_CLOSE)
    return next(swapped, close[0] if close else "")


@cache
def _schema(model: type[BaseModel]) -> Mapping[str, Any]:
    return model.model_json_schema()


def _step(schema: Mapping[str, Any], here: Mapping[str, Any], step: int | str) -> Mapping[str, Any]:
    here = _resolve(schema, here)
    if isinstance(step, int):
        return dict(here.get("items", {}))
    tags = here.get("discriminator", {}).get("mapping", {})
    if step in tags:
        return {"$ref": tags[step]}
    return dict(here.get("properties", {}).get(step, {}))


def _resolve(schema: Mapping[str, Any], here: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = here.get("$ref")
    if not reference:
        return here
    found: Mapping[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]]
    return found
