"""The closed set of what a new record changes for those who read about a day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orgline.history import Name, Part, Place, Title
from orgline.records import PersonId, RoleId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """From `start` (inclusive, None: as far back as the record goes) until `end` (exclusive).

    From `end` on both records agree again, or differ in another way; None: for good. `possible`
    is set where what is new is not certain on the first day.
    """

    start: date | None
    end: date | None
    possible: bool = False


class Coming(StrEnum):
    """How a unit comes to be there."""

    CREATE = "create"
    DESCRIBE = "describe"
    REOPEN = "reopen"
    EXTEND = "extend"
    """It was there on other days; now it is on these, too."""


class Going(StrEnum):
    """How a unit comes not to be there."""

    CLOSE = "close"
    SHORTEN = "shorten"
    """It is there on other days, but no longer on these."""
    REMOVE = "remove"
    """It is taken out of the record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appears(_Change):
    """A unit is there."""

    unit: UnitId
    how: Coming
    part: Part
    heads: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vanishes(_Change):
    """A unit is not there; `part` and `heads` are what it was."""

    unit: UnitId
    how: Going
    part: Part
    heads: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Altered(_Change):
    """`instead` is set where `before` is what the base says of that day.

    Otherwise this is a step that the base does not know, and `before` what held until then. `was`
    is what the base says of the day in any case; None where it does not have the unit or post.
    """

    instead: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves(_Altered):
    """A unit stands elsewhere; `carried` are the units below it that come along, at any depth."""

    unit: UnitId
    was: Place | None
    before: Place
    after: Place
    carried: tuple[UnitId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renames(_Altered):
    """A unit has another name."""

    unit: UnitId
    was: Name | None
    before: Name
    after: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Retypes(_Altered):
    """A unit is of another kind."""

    unit: UnitId
    was: str | None
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads(_Altered):
    """A unit has another head, or other heads; () for nobody."""

    unit: UnitId
    was: tuple[PersonId, ...] | None
    before: tuple[PersonId, ...]
    after: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers(_Altered):
    """A unit answers to somebody else; None for nobody in particular."""

    unit: UnitId
    before: PersonId | None
    after: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Takes(_Change):
    """A person is in a post."""

    person: PersonId
    unit: UnitId
    role: RoleId
    title: Title
    leads: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves(_Change):
    """A person is not in a post; `left_without` is set where they have no other one then."""

    person: PersonId
    unit: UnitId
    role: RoleId
    title: Title
    leads: bool
    left_without: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitles(_Altered):
    """A person in the same post has another title, or is no longer acting."""

    person: PersonId
    unit: UnitId
    role: RoleId
    was: Title | None
    before: Title
    after: Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfers(_Change):
    """A function passes from one unit to another; `gone`: it no longer does."""

    what: str
    unit: UnitId
    to: UnitId
    gone: bool


class Aspect(StrEnum):
    """What of a unit can be certain or only possible."""

    LIFE = "existence"
    END = "end"
    PLACE = "place"
    POST = "head"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settles(_Change):
    """What both records say of a unit is certain where it was possible, or the other way round."""

    unit: UnitId
    aspects: tuple[Aspect, ...]
    certain: bool


Change = (
    Vanishes
    | Appears
    | Moves
    | Renames
    | Retypes
    | Leads
    | Answers
    | Takes
    | Retitles
    | Leaves
    | Transfers
    | Settles
)
