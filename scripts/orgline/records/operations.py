"""The closed set of operations that a change can be, one class each.

Every operation names units and people by id, may carry its own sources and a note, and may state
what it believes to be true before it (`from`), which the fold checks.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from orgline.records.base import ADate, OneOrMore, Record, Text
from orgline.records.ids import APerson, ARole, ASource, AUnit

_OP = "What kind of change this is."
_UNIT = "The id of the unit that changes."
_PERSON = "The person's id."
_ROLE = "The id of the role; `head` is always there."
_POST = "The id of the unit that the post is in."


class _Operation(Record):
    sources: Annotated[tuple[ASource, ...], OneOrMore] = Field(
        default=(),
        description="The ids of the sources that say so; without it, those of the event.",
    )
    note: Text | None = Field(
        default=None, description="A remark for readers, shown beside the change; plain text."
    )
    inferred: Text | None = Field(
        default=None, description="Why the editor infers what no source states outright."
    )

    @model_validator(mode="after")
    def _told_apart(self) -> Self:
        """Ids that cannot be the same in any organisation: a unit is not moved into itself."""
        for group in self._apart():
            seen: dict[str, str] = {}
            for key, index, identity in _named(self, group):
                if identity in seen:
                    kind, message = "named_twice", "named twice"
                    context = {"first": seen[identity], "key": key, "index": index}
                    raise PydanticCustomError(kind, message, {**context, "id": identity})
                seen[identity] = key
        return self

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        """Groups of fields; within each group, no id may stand twice."""
        return ()


def _named(change: BaseModel, keys: tuple[str, ...]) -> Iterator[tuple[str, int, str]]:
    """Every id that some fields of a change name, with its key and its place in a list."""
    for key in keys:
        value = getattr(change, key)
        for index, identity in enumerate(value if isinstance(value, tuple) else (value,)):
            if identity:
                yield key.rstrip("_"), index, identity


class _Placed(_Operation):
    """An operation that may say where a unit stands: directly under, or somewhere within."""

    under: AUnit | None = Field(
        default=None, description="The id of the unit that it is directly part of."
    )
    within: AUnit | None = Field(
        default=None,
        description="The id of a unit that it is somewhere inside of, "
        "where no source names its direct parent.",
    )

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if self.under and self.within:
            kind, message = "two_places", "two places"
            raise PydanticCustomError(kind, message, {"first": "under", "second": "within"})
        return self

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("unit", "under", "within"),)


class Create(_Placed):
    """The unit is founded now."""

    op: Literal["create"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the new unit, which stands under `units:`.")


class Observe(_Placed):
    """The unit was already there when a source describes it; its founding is unknown."""

    op: Literal["observe"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit, which stands under `units:`.")


class Move(_Operation):
    """The unit gets another parent (`to`), or comes to stand somewhere `within` another unit."""

    op: Literal["move"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit that moves, with all that is in it.")
    from_: AUnit | None = Field(
        default=None,
        alias="from",
        description="The id of the unit that it was part of until now; checked.",
    )
    to: AUnit | None = Field(
        default=None, description="The id of the unit that it is directly part of from now on."
    )
    within: AUnit | None = Field(
        default=None,
        description="Instead of `to`: the id of a unit that it is now somewhere inside of, "
        "where no source names its direct parent.",
    )

    @model_validator(mode="after")
    def _one_place(self) -> Self:
        if (self.to is None) == (self.within is None):
            kind = "two_places" if self.to else "no_place"
            message = "a move has one place"
            raise PydanticCustomError(kind, message, {"first": "to", "second": "within"})
        return self

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        # out of a unit whose inside is not known exactly, to somewhere else within it, is a move
        return ("unit", "to", "within"), ("unit", "from_"), ("from_", "to")


class Rename(_Operation):
    """The unit takes another name; its id stays."""

    op: Literal["rename"] = Field(description=_OP)
    unit: AUnit = Field(description=_UNIT)
    from_: Text | None = Field(
        default=None, alias="from", description="The name that it had until now; checked."
    )
    name: Text = Field(description="The new name.")
    names: dict[str, Text] = Field(
        default={},
        description="The new name in other languages, by language code: `{zh: 通义实验室}`.",
    )


class Retype(_Operation):
    """The unit becomes another kind of unit: a laboratory becomes a business group."""

    op: Literal["retype"] = Field(description=_OP)
    unit: AUnit = Field(description=_UNIT)
    from_: Text | None = Field(
        default=None, alias="from", description="The kind that it was of until now; checked."
    )
    kind: Text = Field(description="The new kind, in plain words, lower case: `business group`.")


class Merge(_Placed):
    """Two or more units become one: a new one, or one of them."""

    op: Literal["merge"] = Field(description=_OP)
    units: Annotated[tuple[AUnit, ...], Field(min_length=2)] = Field(
        description="The ids of the units that become one; two at least."
    )
    into: AUnit = Field(
        description="The id of the unit that they become: a new one, or one of `units`."
    )

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return ("units",), ("into", "under", "within")


class Split(_Placed):
    """One unit becomes two or more; the old one ends unless it is among them."""

    op: Literal["split"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit that is split.")
    into: Annotated[tuple[AUnit, ...], Field(min_length=2)] = Field(
        description="The ids of the units that it becomes, two at least; "
        "with its own id among them it stays."
    )

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        # the new parts may stand under the old unit when that one stays
        stays = self.unit in self.into and self.unit in (self.under, self.within)
        return (("into",) if stays else ("into", "under", "within"),)


class Transfer(_Operation):
    """A function or product passes between two units that both stay."""

    op: Literal["transfer"] = Field(description=_OP)
    what: Text = Field(description="What passes over, in a few words: a function, a product.")
    from_: AUnit = Field(alias="from", description="The id of the unit that gives it away.")
    to: AUnit = Field(description="The id of the unit that gets it.")

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("from_", "to"),)


class Close(_Operation):
    """The unit ends."""

    op: Literal["close"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit that ends.")
    children_to: AUnit | None = Field(
        default=None,
        description="The id of the unit that its parts come under; "
        "without it, the event says of each what becomes of it.",
    )

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("unit", "children_to"),)


class Reopen(_Placed):
    """A closed unit comes back under its old id."""

    op: Literal["reopen"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit that comes back.")


class Appoint(_Operation):
    """A person's tenure in a post begins."""

    op: Literal["appoint"] = Field(description=_OP)
    person: APerson = Field(description=_PERSON)
    role: ARole = Field(description=_ROLE)
    unit: AUnit = Field(description=_POST)
    title: Text | None = Field(default=None, description="The title as the source gives it.")
    acting: bool = Field(default=False, description="Whether the person only acts in the post.")
    replaces: APerson | None = Field(
        default=None, description="The id of the person who leaves the same post at that moment."
    )
    observed: bool = Field(
        default=False,
        description="Whether the person was in post already when a source says so; "
        "since when is then unknown.",
    )
    as_of: ADate | None = Field(
        default=None,
        description="Up to when its sources tell of the person in the post, where they look back; "
        "without it, up to the day on which the newest of them was published.",
    )

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("person", "replaces"),)


class Depart(_Operation):
    """A person's tenure in a post ends."""

    op: Literal["depart"] = Field(description=_OP)
    person: APerson = Field(description=_PERSON)
    role: ARole = Field(description=_ROLE)
    unit: AUnit = Field(description=_POST)
    reason: Text | None = Field(default=None, description="Why, where a source says so.")


class Retitle(_Operation):
    """The same tenure under another title, or from acting to permanent."""

    op: Literal["retitle"] = Field(description=_OP)
    person: APerson = Field(description=_PERSON)
    role: ARole = Field(description=_ROLE)
    unit: AUnit = Field(description=_POST)
    title: Text | None = Field(
        default=None, description="The title from now on; without it, as before."
    )
    acting: bool = Field(
        default=False, description="Whether the person only acts in the post from now on."
    )


class Report(_Operation):
    """Whom a unit answers to, where that is not the head of its parent."""

    op: Literal["report"] = Field(description=_OP)
    unit: AUnit = Field(description="The id of the unit that answers to the person.")
    to: APerson = Field(description="The id of the person that it answers to.")


Change = (
    Create
    | Observe
    | Move
    | Rename
    | Retype
    | Merge
    | Split
    | Transfer
    | Close
    | Reopen
    | Appoint
    | Depart
    | Retitle
    | Report
)
AChange = Annotated[Change, Field(discriminator="op")]
