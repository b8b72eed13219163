"""`/compare/`: what differs between any two days; without a script, between neighbouring ones."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from orgline.history import diff
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Ref
from orgline.views.rows import counts, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Two neighbouring days of the record and what happened from the one to the other."""

    start: Ref
    end: Ref
    start_iso: str
    end_iso: str
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePage:
    """The page with the two dates.

    `first` and `last` are the days (inclusive) between which the record tells of changes; any day
    can be asked. `shown` is what is compared before anybody asks: the newest two days that differ.
    """

    title: str
    sentence: str
    first: str
    last: str
    shown: Stretch | None
    stretches: tuple[Stretch, ...]


def compare_page(desk: Desk) -> ComparePage:
    """The page of any two days, newest neighbours first."""
    days = desk.epoch_days
    stretches = tuple(_stretch(start, end, desk) for start, end in pairwise(days))[::-1]
    return ComparePage(
        title="Compare two days",
        sentence=_sentence(len(days)),
        first=days[0].isoformat() if days else "",
        last=days[-1].isoformat() if days else "",
        shown=next((s for s in stretches if s.counts), next(iter(stretches), None)),
        stretches=stretches,
    )


def _sentence(count: int) -> str:
    if count <= 1:
        return "The record knows too few days to compare any two."
    return (
        "Which units are new, gone, moved or renamed between two days, and who came into a post "
        "or left one."
    )


def _stretch(start: date, end: date, desk: Desk) -> Stretch:
    differences = diff(desk.history, start, end)
    found = rows(differences, desk.history.at(end), desk, Footnotes(desk))
    doubts = sum(not difference.claim.certain_by(end) for difference in differences)
    return Stretch(
        start=desk.day(start),
        end=desk.day(end),
        start_iso=start.isoformat(),
        end_iso=end.isoformat(),
        counts=counts(found) + _doubt(doubts, len(found)),
    )


def _doubt(doubts: int, count: int) -> str:
    """How many of some differences need not have come about by the second day."""
    if not doubts:
        return ""
    if doubts < count:
        return f"; {doubts} of these only possibly"
    return f"; {'all of these ' if doubts > 1 else ''}only possibly"
