"""The records an editor writes: sources, people, units, roles, events, assertions."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from orgline.records.base import ADate, OneOrMore, Record, Text, Url
from orgline.records.ids import AnEvent, APerson, ARole, ASource, AUnit, RoleId
from orgline.records.operations import AChange

HEAD = RoleId("head")
Names = Annotated[dict[str, Text], Field(description="Names in other languages, by language code.")]
Aliases = Annotated[
    tuple[Text, ...], OneOrMore, Field(description="Other spellings that sources use.")
]
_FORMER = "Ids that it had before; its pages of that time lead to those of today."


class Organisation(Record):
    """The organisation that the record is about."""

    name: Text
    root: AUnit = Field(description="The unit that holds all others.")
    summary: Text | None = None
    names: Names = Field(default={})


class Source(Record):
    """A published document: who published it, when, and where to read it."""

    id: ASource
    title: Text
    publisher: Text
    published: ADate
    as_written: Text | None = Field(default=None, description="The date in the source's words.")
    url: Url | None = None
    archived: Url | None = None
    accessed: ADate | None = None
    language: Text | None = None
    former_ids: Annotated[tuple[ASource, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Text | None = None


class Person(Record):
    """A human; the id is stable, names vary."""

    id: APerson
    name: Text
    aliases: Aliases = ()
    names: Names = Field(default={})
    former_ids: Annotated[tuple[APerson, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Text | None = None


class Unit(Record):
    """Any part of the organisation that can hold others or be led, as it began."""

    id: AUnit
    name: Text = Field(description="The name it began with; later names come from `rename`.")
    kind: Text = Field(description="In plain words, lower case: laboratory, business group …")
    aliases: Aliases = ()
    names: Names = Field(default={})
    former_ids: Annotated[tuple[AUnit, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Text | None = None


class Role(Record):
    """A kind of post that a unit can have."""

    id: ARole
    name: Text
    seats: Annotated[int, Field(ge=1)] | Literal["many"] = Field(
        default=1, description="How many people can hold the post at once: a number, or `many`."
    )
    leads: bool = Field(default=False, description="Whether its holder heads the unit.")


class EventKind(StrEnum):
    """What kind of happening an event is."""

    REORGANISATION = "reorganisation"
    APPOINTMENT = "appointment"
    DEPARTURE = "departure"
    PRODUCT = "product"
    RESULTS = "results"
    USAGE = "usage"
    POLICY = "policy"
    MARKET = "market"
    OBSERVATION = "observation"
    OTHER = "other"


class Position(Record):
    """One answer to a question on which sources differ."""

    says: Text
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)]
    adopted: bool = Field(default=False, description="Whether the record follows this position.")
    because: Text | None = Field(default=None, description="Why it is adopted.")
    changes: tuple[AChange, ...] = Field(
        default=(), description="What this position does to the chart, beyond the event's changes."
    )


class Disagreement(Record):
    """A question that sources answer differently, with every position."""

    question: Text
    about: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), description="The ids of the units and people that the question is about."
    )
    positions: tuple[Position, ...]
    note: Text | None = None


class Event(Record):
    """Something that happened at a date, with the changes it made to the organisation."""

    id: AnEvent
    date: ADate = Field(description="When it took effect.")
    as_written: Text | None = Field(default=None, description="The date in the source's words.")
    announced: ADate | None = None
    after: Annotated[tuple[AnEvent, ...], OneOrMore] = Field(
        default=(), description="Events that are known to have come before this one."
    )
    title: Text
    kind: EventKind
    summary: Text
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)]
    changes: tuple[AChange, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    planned: bool = Field(default=False, description="Sources tell of it before it happens.")
    former_ids: Annotated[tuple[AnEvent, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Text | None = None

    @model_validator(mode="after")
    def _a_period_changes_nothing(self) -> "Event":
        positions = (p for d in self.disagreements for p in d.positions)
        if self.date.is_period and (self.changes or any(p.changes for p in positions)):
            kind, message = "period_with_changes", "a period"
            raise PydanticCustomError(kind, message)
        return self


class Assertion(Record):
    """What a source says the organisation looked like on a day; the fold has to agree."""

    on: ADate
    unit: AUnit
    children: tuple[AUnit, ...] | None = Field(
        default=None, description="All direct children, in any order."
    )
    head: APerson | None = None
    parent: AUnit | None = None
    name: Text | None = None
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)]

    @field_validator("on")
    @classmethod
    def _one_day(cls, on: ADate) -> ADate:
        if not on.is_exact:
            kind, message = "not_a_day", "not one day"
            raise PydanticCustomError(kind, message)
        return on


class Retraction(Record):
    """An entry that was published and is withdrawn: which one, and why.

    It names one event, source, unit or person; or, with person, role and unit together, one tenure.
    What it names must no longer be in the record.
    """

    event: AnEvent | None = None
    source: ASource | None = None
    unit: AUnit | None = None
    person: APerson | None = None
    role: ARole | None = None
    because: Text = Field(description="Why it is withdrawn.")

    @model_validator(mode="after")
    def _one_subject(self) -> "Retraction":
        named = frozenset(key for key in _RETRACTABLE if getattr(self, key))
        if named != _TENURE and (len(named) != 1 or "role" in named):
            kind, message = "subjects", "not one subject"
            raise PydanticCustomError(kind, message)
        return self


_TENURE = frozenset(("person", "role", "unit"))
_RETRACTABLE = ("event", "source", "unit", "person", "role")
