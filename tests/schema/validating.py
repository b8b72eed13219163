"""Files of a record, as a program sees them that reads YAML by the usual rules and knows the schema."""

from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from orgline.schema import document


class _Core(SafeConstructor):
    """YAML 1.2's core schema, as the language server reads it: there, a day is a text."""


_Core.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def seen(text: str) -> Any:
    """What a text is to such a program."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = _Core
    return reader.load(text)


@cache
def _validator() -> Draft202012Validator:
    schema = document(None)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def accepts(text: str) -> bool:
    """Whether the schema finds nothing wrong with a file."""
    return bool(_validator().is_valid(seen(text)))
