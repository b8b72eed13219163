"""Records → the state of the organisation at any day, what differs between days, and why."""

from orgline.history.builder import Link
from orgline.history.claim import Claim, Fact, Name, Place, Tie, Title
from orgline.history.codes import CODES
from orgline.history.diff import diff, diff_of, outline
from orgline.history.differences import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    Merged,
    Moved,
    Observed,
    Outline,
    Part,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    Transferred,
)
from orgline.history.fold import Epoch, History, Step, fold
from orgline.history.grading import Contest, Grade, Grading
from orgline.history.grounds import ground_before
from orgline.history.lineage import Family, Lineage
from orgline.history.naming import namings
from orgline.history.patch import patch
from orgline.history.state import State, Tenure, UnitState, in_order
from orgline.history.telling import told_by

__all__ = [
    "CODES",
    "Appointed",
    "Claim",
    "Closed",
    "Contest",
    "Created",
    "Departed",
    "Difference",
    "Divided",
    "Epoch",
    "Fact",
    "Family",
    "Grade",
    "Grading",
    "History",
    "Lineage",
    "Link",
    "Merged",
    "Moved",
    "Name",
    "Observed",
    "Outline",
    "Part",
    "Place",
    "Renamed",
    "Reopened",
    "Rereported",
    "Retitled",
    "Retyped",
    "State",
    "Step",
    "Tenure",
    "Tie",
    "Title",
    "Transferred",
    "UnitState",
    "diff",
    "diff_of",
    "fold",
    "ground_before",
    "in_order",
    "namings",
    "outline",
    "patch",
    "told_by",
]
