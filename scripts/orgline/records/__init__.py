"""Nodes → validated records: the models, the ids, and the resolving of one to the other."""

from orgline.records.base import ADDRESS
from orgline.records.codes import CODES
from orgline.records.collection import Records
from orgline.records.ids import (
    ID,
    LONGEST_ID,
    EventId,
    PersonId,
    RoleId,
    SourceId,
    UnitId,
)
from orgline.records.model_schemas import PARTS, model_schemas
from orgline.records.models import (
    Assertion,
    Disagreement,
    Event,
    EventKind,
    Organisation,
    Person,
    Position,
    Retraction,
    Role,
    Source,
    Unit,
)
from orgline.records.operations import (
    Appoint,
    Change,
    Close,
    Create,
    Depart,
    Merge,
    Move,
    Observe,
    Rename,
    Reopen,
    Report,
    Retitle,
    Retype,
    Split,
    Transfer,
)
from orgline.records.pile import SECTIONS
from orgline.records.reading import read_records
from orgline.records.salvage import Salvage, salvage

__all__ = [
    "ADDRESS",
    "CODES",
    "ID",
    "LONGEST_ID",
    "PARTS",
    "SECTIONS",
    "Appoint",
    "Assertion",
    "Change",
    "Close",
    "Create",
    "Depart",
    "Disagreement",
    "Event",
    "EventId",
    "EventKind",
    "Merge",
    "Move",
    "Observe",
    "Organisation",
    "Person",
    "PersonId",
    "Position",
    "Records",
    "Rename",
    "Reopen",
    "Report",
    "Retitle",
    "Retraction",
    "Retype",
    "Role",
    "RoleId",
    "Salvage",
    "Source",
    "SourceId",
    "Split",
    "Transfer",
    "Unit",
    "UnitId",
    "model_schemas",
    "read_records",
    "salvage",
]
