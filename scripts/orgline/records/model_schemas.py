"""The record models as JSON Schemas, as pydantic makes them: raw material for `orgline.schema`."""

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import models_json_schema

from orgline.records.base import Record
from orgline.records.models import Organisation
from orgline.records.pile import SECTIONS

PARTS: Mapping[str, str] = {
    "organisation": Organisation.__name__,
    **{section: model.__name__ for section, model in SECTIONS.items()},
}
"""Each part of the record, by the key it stands under: the name of its model."""


def model_schemas() -> Mapping[str, Any]:
    """The schema of every model, by the name of the class; references are `#/$defs/<name>`.

    A value that is more than its type is marked by a `format`: text, date, address, and unit,
    person, role, source or event for an id.
    """
    models: list[type[Record]] = [Organisation, *SECTIONS.values()]
    _, schema = models_json_schema([(model, "validation") for model in models], by_alias=True)
    found: Mapping[str, Any] = schema["$defs"]
    return found
