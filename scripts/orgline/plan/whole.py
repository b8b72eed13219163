"""The whole plan: what a record will change for its readers, compared with an earlier state of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from orgline.history import History, fold
from orgline.plan.align import aligned, edits, in_ids_of
from orgline.plan.changes import (
    Answers,
    Appears,
    Change,
    Leads,
    Leaves,
    Moves,
    Renames,
    Retitles,
    Retypes,
    Settles,
    Takes,
    Transfers,
    Vanishes,
)
from orgline.plan.days import Day, Later, by_day
from orgline.plan.labels import Asked, Relabelled, asked, relabelled
from orgline.plan.lost import lost
from orgline.plan.posts import of_posts
from orgline.plan.sheets import Progress, Sheet, addresses, sheets
from orgline.plan.transfers import of_transfers
from orgline.plan.units import of_units
from orgline.problem import Problem
from orgline.views.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that is not as it was. `base` is told in the ids of `new`.

    `sheets` is None where the pages of the base cannot be made. `lost` is what was published and
    is not accounted for.
    """

    base: History
    new: History
    days: tuple[Day, ...]
    later: tuple[Later, ...]
    relabelled: tuple[Relabelled, ...]
    asked: tuple[Asked, ...]
    sheets: tuple[Sheet, ...] | None
    lost: tuple[Problem, ...]

    @property
    def is_empty(self) -> bool:
        """Whether readers will notice nothing."""
        return not (self.days or self.later or self.relabelled or self.asked or self.sheets)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many changes there are by what is done, without the later states."""
        found = Counter(verb(change) for day in self.days for change in day.changes)
        return {word: found[word] for word in VERBS if found[word]}


def plan(
    base: History | None,
    new: History,
    today: date,
    *,
    with_pages: bool = True,
    progress: Progress | None = None,
) -> Plan:
    """Compare a record with an earlier one; None: there was none.

    `today` (inclusive) is the day from which the pages of both are seen; `progress` is told how
    many of them are made.
    """
    there = base or _nothing(new)
    records = in_ids_of(there.records, new.records)
    told = there if records is there.records else fold(records)[0]
    edited = edits(records, new.records)
    changes: tuple[Change, ...] = (
        *of_units(told, new),
        *of_posts(told, new),
        *of_transfers(told, new),
    )
    days, later = by_day(changes, edited, told, new)
    desk = Desk(aligned(records, new.records), today) if base and with_pages else None
    seen = Desk(new, today)
    return Plan(
        base=told,
        new=new,
        days=days,
        later=later,
        relabelled=tuple(relabelled(told, new)),
        asked=tuple(asked(told, new)),
        sheets=sheets(desk, seen, addresses(there), progress) if with_pages else None,
        lost=tuple(lost(there, new)),
    )


def _nothing(new: History) -> History:
    """The history of an organisation of which nothing is recorded."""
    records = replace(
        new.records, sources={}, people={}, units={}, events={}, assertions=(), retracted=()
    )
    return fold(records)[0]


VERBS = (
    "create",
    "describe",
    "reopen",
    "close",
    "remove",
    "extend",
    "shorten",
    "move",
    "rename",
    "retype",
    "transfer",
    "appoint",
    "retitle",
    "depart",
    "report",
    "settle",
    "unsettle",
)
"""What can be done, in the order of counting."""


def verb(change: Change) -> str:  # noqa: C901, PLR0911 - the one list of changes
    """The word for what is done; `""` for what follows from something that has its own."""
    match change:
        case Appears() | Vanishes():
            return str(change.how)
        case Moves():
            return "move"
        case Renames():
            return "rename"
        case Retypes():
            return "retype"
        case Transfers():
            return "transfer"
        case Takes():
            return "appoint"
        case Leaves():
            return "depart"
        case Retitles():
            return "retitle"
        case Answers():
            return "report"
        case Settles():
            return "settle" if change.certain else "unsettle"
        case Leads():
            return ""
        case _:
            assert_never(change)
