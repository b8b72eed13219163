"""What an edit does: two histories of one organisation compared, as typed values."""

from orgline.plan.days import Day, Later, Told
from orgline.plan.labels import Asked, Relabelled
from orgline.plan.lost import CODES
from orgline.plan.names import Names
from orgline.plan.repository import Base, NoBase, base_of, changed_files
from orgline.plan.sheets import Fate, Sheet
from orgline.plan.whole import VERBS, Plan, plan, verb

__all__ = [
    "CODES",
    "VERBS",
    "Asked",
    "Base",
    "Day",
    "Fate",
    "Later",
    "Names",
    "NoBase",
    "Plan",
    "Relabelled",
    "Sheet",
    "Told",
    "base_of",
    "changed_files",
    "plan",
    "verb",
]
