"""All records of all files, by id."""

from collections.abc import Mapping
from dataclasses import dataclass

from orgline.records.ids import EventId, PersonId, RoleId, SourceId, UnitId
from orgline.records.models import (
    HEAD,
    Assertion,
    Event,
    Organisation,
    Person,
    Retraction,
    Role,
    Source,
    Unit,
)

BUILT_IN_ROLES = (Role(id=HEAD, name="Head", seats=1, leads=True),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything that was read; each mapping in the order of file paths and positions."""

    organisation: Organisation
    sources: Mapping[SourceId, Source]
    people: Mapping[PersonId, Person]
    units: Mapping[UnitId, Unit]
    roles: Mapping[RoleId, Role]
    events: Mapping[EventId, Event]
    assertions: tuple[Assertion, ...]
    retracted: tuple[Retraction, ...] = ()
