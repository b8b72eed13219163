"""The closed set of operations that a change can be, one class each.

Every operation names units and people by id, may carry its own sources and a note, and may state
what it believes to be true before it (`from`), which the fold checks.
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BaseModel, Field, model_validator
from pydantic_core import PydanticCustomError

from orgline.records.base import OneOrMore, Record, Text
from orgline.records.ids import APerson, ARole, ASource, AUnit


class _Operation(Record):
    sources: Annotated[tuple[ASource, ...], OneOrMore] = Field(
        default=(), description="The sources that say so; without it, those of the event."
    )
    note: Text | None = Field(default=None, description="A remark shown beside the change.")
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

    under: AUnit | None = Field(default=None, description="The direct parent.")
    within: AUnit | None = Field(
        default=None, description="A unit it is somewhere inside of; the direct parent is not told."
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

    op: Literal["create"]
    unit: AUnit


class Observe(_Placed):
    """The unit was already there when a source describes it; its founding is unknown."""

    op: Literal["observe"]
    unit: AUnit


class Move(_Operation):
    """The unit gets another parent (`to`), or comes to stand somewhere `within` another unit."""

    op: Literal["move"]
    unit: AUnit
    from_: AUnit | None = Field(default=None, alias="from", description="The parent before.")
    to: AUnit | None = Field(default=None, description="The parent after.")
    within: AUnit | None = Field(
        default=None, description="A unit it is now somewhere inside of; the parent is not told."
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

    op: Literal["rename"]
    unit: AUnit
    from_: Text | None = Field(default=None, alias="from", description="The name before.")
    name: Text
    names: dict[str, Text] = Field(default={}, description="The name in other languages.")


class Retype(_Operation):
    """The unit becomes another kind of unit: a laboratory becomes a business group."""

    op: Literal["retype"]
    unit: AUnit
    from_: Text | None = Field(default=None, alias="from", description="The kind before.")
    kind: Text


class Merge(_Placed):
    """Two or more units become one: a new one, or one of them."""

    op: Literal["merge"]
    units: Annotated[tuple[AUnit, ...], Field(min_length=2)]
    into: AUnit

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return ("units",), ("into", "under", "within")


class Split(_Placed):
    """One unit becomes two or more; the old one ends unless it is among them."""

    op: Literal["split"]
    unit: AUnit
    into: Annotated[tuple[AUnit, ...], Field(min_length=2)]

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        # the new parts may stand under the old unit when that one stays
        stays = self.unit in self.into and self.unit in (self.under, self.within)
        return (("into",) if stays else ("into", "under", "within"),)


class Transfer(_Operation):
    """A function or product passes between two units that both stay."""

    op: Literal["transfer"]
    what: Text
    from_: AUnit = Field(alias="from")
    to: AUnit

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("from_", "to"),)


class Close(_Operation):
    """The unit ends."""

    op: Literal["close"]
    unit: AUnit
    children_to: AUnit | None = Field(default=None, description="Where its parts go.")

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("unit", "children_to"),)


class Reopen(_Placed):
    """A closed unit comes back under its old id."""

    op: Literal["reopen"]
    unit: AUnit


class Appoint(_Operation):
    """A person's tenure in a post begins."""

    op: Literal["appoint"]
    person: APerson
    role: ARole
    unit: AUnit
    title: Text | None = Field(default=None, description="The title as the source gives it.")
    acting: bool = False
    replaces: APerson | None = Field(
        default=None, description="Who leaves the same post at that moment."
    )
    observed: bool = Field(
        default=False,
        description="The person was already in post when a source says so; since when is unknown.",
    )

    def _apart(self) -> tuple[tuple[str, ...], ...]:
        return (("person", "replaces"),)


class Depart(_Operation):
    """A person's tenure in a post ends."""

    op: Literal["depart"]
    person: APerson
    role: ARole
    unit: AUnit
    reason: Text | None = None


class Retitle(_Operation):
    """The same tenure under another title, or from acting to permanent."""

    op: Literal["retitle"]
    person: APerson
    role: ARole
    unit: AUnit
    title: Text | None = None
    acting: bool = False


class Report(_Operation):
    """Whom a unit answers to, where that is not the head of its parent."""

    op: Literal["report"]
    unit: AUnit
    to: APerson


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
