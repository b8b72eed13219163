"""The records an editor writes: sources, people, units, roles, events, assertions."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from orgline.records.base import ADate, OneOrMore, Record, Text, Url
from orgline.records.ids import AnEvent, APerson, ARole, ASource, AUnit, RoleId
from orgline.records.operations import AChange

HEAD = RoleId("head")
Names = Annotated[
    dict[str, Text],
    Field(description="Names in other languages, by language code: `{zh: 通义实验室}`."),
]
Aliases = Annotated[
    tuple[Text, ...],
    OneOrMore,
    Field(description="Other spellings that sources use; each is found by search."),
]
Note = Annotated[
    Text | None, Field(description="A remark for readers, shown on the page; plain text.")
]
_AS_WRITTEN = "The date in the source's own words, such as `early March`; shown beside the date."
_FORMER = "Ids that it had before; its pages of that time lead to those of today."
_ID = "lower-case letters and digits, joined by hyphens. It becomes the address of a page."
_SOURCES = "The ids of the sources that say so; one at least."


class Organisation(Record):
    """The organisation that the record is about."""

    name: Text = Field(description="Its usual name, as the site's pages show it.")
    root: AUnit = Field(description="The id of the unit that holds all others.")
    summary: Text | None = Field(
        default=None, description="One or two sentences on what it is, for the first page."
    )
    names: Names = Field(default={})


class Source(Record):
    """A published document: who published it, when, and where to read it."""

    id: ASource = Field(description=f"Its id; {_ID} Usual: publisher and date.")
    title: Text = Field(description="Its title, as it was published.")
    publisher: Text = Field(description="Who published it: a newspaper, a ministry, a company.")
    published: ADate = Field(description="When it was published, as exactly as it says.")
    as_written: Text | None = Field(default=None, description=_AS_WRITTEN)
    url: Url | None = Field(default=None, description="Where to read it: an http or https address.")
    archived: Url | None = Field(
        default=None,
        description="The address of a copy in an archive, should the first one vanish.",
    )
    accessed: ADate | None = Field(default=None, description="When the editor read it.")
    language: Text | None = Field(
        default=None, description="The language it is written in, as a code: `en`, `zh`."
    )
    former_ids: Annotated[tuple[ASource, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Note = None


class Person(Record):
    """A human; the id is stable, names vary."""

    id: APerson = Field(description=f"The person's id; {_ID}")
    name: Text = Field(description="The name that pages show.")
    aliases: Aliases = ()
    names: Names = Field(default={})
    former_ids: Annotated[tuple[APerson, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Note = None


class Unit(Record):
    """Any part of the organisation that can hold others or be led, as it began."""

    id: AUnit = Field(description=f"Its id; {_ID} It stays when the unit is renamed.")
    name: Text = Field(description="The name it began with; later names come from `rename`.")
    kind: Text = Field(
        description="What it is, in plain words, lower case: `laboratory`, `business group`. "
        "A later kind comes from `retype`."
    )
    aliases: Aliases = ()
    names: Names = Field(default={})
    former_ids: Annotated[tuple[AUnit, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Note = None


class Role(Record):
    """A kind of post that a unit can have."""

    id: ARole = Field(description=f"Its id; {_ID} `head` is always there.")
    name: Text = Field(description="What the post is called where no title is given.")
    seats: Annotated[int, Field(ge=1)] | Literal["many"] = Field(
        default=1, description="How many people can hold the post at once: a number, or `many`."
    )
    leads: bool = Field(
        default=False, description="Whether its holder heads the unit and is shown on its box."
    )


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

    @property
    def meaning(self) -> str:
        """What happens in such an event, for those who have to choose."""
        return _MEANINGS[self]


_MEANINGS = {
    EventKind.REORGANISATION: "Units are founded, moved, merged, split, renamed or closed.",
    EventKind.APPOINTMENT: "Somebody comes into a post.",
    EventKind.DEPARTURE: "Somebody leaves a post.",
    EventKind.PRODUCT: "A product is shown, released or withdrawn.",
    EventKind.RESULTS: "Figures of the organisation's own business are published.",
    EventKind.USAGE: "It is told how much a product is used.",
    EventKind.POLICY: "A law, a licence or a rule that it works under.",
    EventKind.MARKET: "What rivals and markets do, not the organisation itself.",
    EventKind.OBSERVATION: "How things were when somebody described them; nothing happens.",
    EventKind.OTHER: "None of these.",
}


class Position(Record):
    """One answer to a question on which sources differ."""

    says: Text = Field(description="The answer, in a few words.")
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)] = Field(
        description="The ids of the sources that answer so; one at least."
    )
    adopted: bool = Field(
        default=False,
        description="Whether the record follows this position; true for exactly one.",
    )
    because: Text | None = Field(
        default=None, description="Why this position is adopted; needed there, and only there."
    )
    changes: tuple[AChange, ...] = Field(
        default=(), description="What this position does to the chart, beyond the event's changes."
    )


class Disagreement(Record):
    """A question that sources answer differently, with every position."""

    question: Text = Field(description="What the sources answer differently, as a question.")
    about: Annotated[tuple[str, ...], OneOrMore] = Field(
        default=(), description="The ids of the units and people that the question is about."
    )
    positions: tuple[Position, ...] = Field(
        description="Two or more answers, each with its sources; all stay visible."
    )
    note: Note = None


class Event(Record):
    """Something that happened at a date, with the changes it made to the organisation."""

    id: AnEvent = Field(description=f"Its id; {_ID}")
    date: ADate = Field(description="When it took effect, no more exactly than a source says.")
    as_written: Text | None = Field(default=None, description=_AS_WRITTEN)
    announced: ADate | None = Field(
        default=None, description="When it was announced, where that is another day."
    )
    after: Annotated[tuple[AnEvent, ...], OneOrMore] = Field(
        default=(),
        description="The ids of events that are known to have come before this one; "
        "its first possible day is then not before theirs.",
    )
    title: Text = Field(description="What happened, as a short headline.")
    kind: EventKind = Field(description="What kind of happening it is.")
    summary: Text = Field(description="One or two sentences in your own words.")
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)] = Field(
        description="The ids of the sources that tell of it; one at least. "
        "Each change rests on them unless it names its own."
    )
    changes: tuple[AChange, ...] = Field(
        default=(),
        description="What it changed in the organisation, applied in this order, all or nothing.",
    )
    disagreements: tuple[Disagreement, ...] = Field(
        default=(), description="Questions on which its sources differ."
    )
    planned: bool = Field(
        default=False, description="Whether its sources tell of it before it happens."
    )
    former_ids: Annotated[tuple[AnEvent, ...], OneOrMore] = Field(default=(), description=_FORMER)
    note: Note = None

    @model_validator(mode="after")
    def _a_period_changes_nothing(self) -> "Event":
        positions = (p for d in self.disagreements for p in d.positions)
        if self.date.is_period and (self.changes or any(p.changes for p in positions)):
            kind, message = "period_with_changes", "a period"
            raise PydanticCustomError(kind, message)
        return self


class Assertion(Record):
    """What a source says the organisation looked like on a day; the fold has to agree."""

    on: ADate = Field(description="The day, exactly: `2026-03-16`.")
    unit: AUnit = Field(description="The id of the unit that the source describes.")
    children: tuple[AUnit, ...] | None = Field(
        default=None, description="The ids of all its direct parts, in any order; `[]` for none."
    )
    head: APerson | None = Field(default=None, description="The id of the person who heads it.")
    parent: AUnit | None = Field(
        default=None, description="The id of the unit that it is directly part of."
    )
    name: Text | None = Field(default=None, description="The name it has on that day.")
    sources: Annotated[tuple[ASource, ...], OneOrMore, Field(min_length=1)] = Field(
        description=_SOURCES
    )

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

    event: AnEvent | None = Field(default=None, description="The id of the withdrawn event.")
    source: ASource | None = Field(default=None, description="The id of the withdrawn source.")
    unit: AUnit | None = Field(
        default=None,
        description="The id of the withdrawn unit; with person and role, where the tenure was.",
    )
    person: APerson | None = Field(
        default=None,
        description="The id of the withdrawn person; with role and unit, whose tenure it was.",
    )
    role: ARole | None = Field(
        default=None, description="The id of the role, for a tenure: with person and unit."
    )
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
