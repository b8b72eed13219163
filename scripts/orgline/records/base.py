"""What every record shares: it is frozen, refuses unknown keys and knows where it was written."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from orgline.dates import DateError, When, parse
from orgline.problem import Span
from orgline.source import Mapping, Node, Scalar, Sequence


class MappingInput(dict[str, object]):
    """A mapping on its way into a record, with the node it was read from."""

    def __init__(self, node: Mapping) -> None:
        super().__init__((key.text, as_input(value)) for key, value in node.entries)
        self.node = node


class SequenceInput(list[object]):
    """A list on its way into a record, with the node it was read from."""

    def __init__(self, node: Sequence) -> None:
        super().__init__(as_input(item) for item in node.items)
        self.node = node


class _Empty:
    """A key without a value. Not None: that would pass for a key that was left out."""


_EMPTY = _Empty()


def as_input(node: Node) -> object:
    """A node as the plain value that pydantic validates; the node stays within reach."""
    match node:
        case Scalar():
            return node.text if node.text or node.quoted else _EMPTY
        case Sequence():
            return SequenceInput(node)
        case Mapping():
            return MappingInput(node)


class Record(BaseModel):
    """Frozen; equal when its fields are equal, wherever it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    _node: Mapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_node(cls, data: Any, handler: Callable[[Any], Self]) -> Self:
        record = handler(data)
        if isinstance(data, MappingInput):
            record._node = data.node  # noqa: SLF001 - its own class's
        return record

    def __eq__(self, other: object) -> bool:
        """Field by field: two records that say the same are equal, wherever they stand."""
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # records are compared, never used as keys

    def at_place_of(self, other: Self) -> Self:
        """What this record says, as if it were written where the other one is."""
        moved = self.model_copy()
        moved._node = other._node  # noqa: SLF001 - its own class's
        return moved

    def span(self, key: str | None = None, index: int | str | None = None) -> Span | None:
        """Where a field's value stands, else the record itself.

        With `index`, one item of a list, or a key within a mapping.
        """
        if self._node is None:
            return None
        value = self._node.get(key) if key else None
        if isinstance(value, Sequence) and isinstance(index, int) and index < len(value.items):
            return value.items[index].span
        if isinstance(value, Mapping) and isinstance(index, str) and (inner := value.key(index)):
            return inner.span
        if value is not None:
            return value.span
        first_key = self._node.entries[0][0] if self._node.entries else None
        return first_key.span if first_key else self._node.span


def _when(value: object) -> When:
    """Read a date; `[a..b]` without quotes arrives as a list that knows its own text."""
    text = value.node.text if isinstance(value, SequenceInput) else value
    if isinstance(text, When):
        return text
    if not isinstance(text, str) or not text:
        kind, message = "date_type", "not a date"
        raise PydanticCustomError(kind, message)
    try:
        return parse(text)
    except DateError as error:
        kind, message = "date", "not a date"
        context = {
            "text": text,
            "reason": str(error),
            "hint": error.hint,
            "offset": error.offset,
            "length": error.length,
        }
        raise PydanticCustomError(kind, message, context) from None


def _line(text: str) -> str:
    """One line of text: line breaks of a folded YAML text become single spaces."""
    return " ".join(text.split())


def _filled(text: str) -> str:
    if not text:
        kind, message = "empty", "empty"
        raise PydanticCustomError(kind, message)
    return text


class _OneOrMore:
    """Lets an editor write one id where a list of ids may stand."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(_one_or_more, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        many = handler(schema)
        return {"anyOf": [many["items"], many]}


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


ADDRESS = r"""https?://[^\s"<>\\^`{|}/?#]+(?:[/?#][^\s"<>\\^`{|}]*)?"""
"""What a web address looks like, as a regular expression that every program can read."""
_ADDRESS = re.compile(ADDRESS)


def _web_address(text: str) -> str:
    """Only http and https: an address ends up in a link on a public page."""
    if not _ADDRESS.fullmatch(text):
        kind, message = "url", "not a web address"
        raise PydanticCustomError(kind, message)
    return text


# How each may be written is no matter of its type alone; `orgline.schema` knows these formats.
ADate = Annotated[When, BeforeValidator(_when), WithJsonSchema({"format": "date"})]
Text = Annotated[
    str, AfterValidator(_line), AfterValidator(_filled), WithJsonSchema({"format": "text"})
]
Url = Annotated[str, AfterValidator(_web_address), WithJsonSchema({"format": "address"})]
OneOrMore = _OneOrMore()
