"""The closed set of differences that two days can have, and the outline they act on."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgline.history.claim import Claim, Name, Place, Title
from orgline.records import PersonId, RoleId, UnitId

PostKey = tuple[PersonId, UnitId, RoleId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What an outline says of a unit."""

    name: Name
    kind: str
    place: Place
    reports_to: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A state as plain values, without the claims it rests on: states compare by it."""

    units: Mapping[UnitId, Part]
    posts: Mapping[PostKey, Title]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    claim: Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Created(_Difference):
    """A unit was founded."""

    unit: UnitId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed(_Difference):
    """A source describes a unit that was there already."""

    unit: UnitId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(_Difference):
    """A unit that had ended is back."""

    unit: UnitId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(_Difference):
    """A unit ended."""

    unit: UnitId
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(_Difference):
    """Units became one; `made` is set when that one is new."""

    units: tuple[UnitId, ...]
    into: UnitId
    made: Part | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided(_Difference):
    """A unit became several; `made` holds the new ones, `ended` whether the old one is gone."""

    unit: UnitId
    into: tuple[UnitId, ...]
    made: tuple[tuple[UnitId, Part], ...]
    ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved(_Difference):
    """A unit that exists on both days stands elsewhere."""

    unit: UnitId
    before: Place
    after: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(_Difference):
    """A unit has another name."""

    unit: UnitId
    before: Name
    after: Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Retyped(_Difference):
    """A unit is of another kind."""

    unit: UnitId
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rereported(_Difference):
    """A unit answers to somebody else."""

    unit: UnitId
    before: PersonId | None
    after: PersonId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transferred(_Difference):
    """A function or product passed between two units that both stay."""

    what: str
    before: UnitId
    after: UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointed(_Difference):
    """A person is in a post; `observed` when a source merely says that they were already."""

    person: PersonId
    unit: UnitId
    role: RoleId
    title: Title
    observed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed(_Difference):
    """A person is no longer in a post."""

    person: PersonId
    unit: UnitId
    role: RoleId
    title: Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Retitled(_Difference):
    """A person in the same post has another title, or is no longer acting."""

    person: PersonId
    unit: UnitId
    role: RoleId
    before: Title
    after: Title


Difference = (
    Created
    | Observed
    | Reopened
    | Closed
    | Merged
    | Divided
    | Moved
    | Renamed
    | Retyped
    | Rereported
    | Transferred
    | Appointed
    | Departed
    | Retitled
)
