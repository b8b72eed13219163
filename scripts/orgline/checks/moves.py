"""Checks of moves: in which order a unit went from place to place."""

from collections.abc import Iterator
from itertools import pairwise

from orgline.checks.lives import can_be_swapped, follows
from orgline.checks.rule import Finding, pointing_at
from orgline.history import Claim, History, UnitState
from orgline.records import Move


def order_of_moves_unknown(history: History) -> Iterator[Finding]:
    """Two moves of a unit that can have come in either order: where it stands today is then a guess.

    A second move that starts where the first one ended tells the order by itself.
    """
    for unit in history.units:
        for first, second in pairwise(_moves(unit)):
            if _is_open(first, second) and not follows(second, first, history):
                yield Finding(
                    message=f"`{unit.id}` moves twice in an unknown order",
                    span=second.change.span("op"),
                    label=f"this is of {second.when.words()}",
                    related=pointing_at(
                        first.change.span("op"), f"this is of {first.when.words()}"
                    ),
                    help="write `from:` where it came from, narrow the dates, "
                    "or say `after:` which event came first",
                )


def _moves(unit: UnitState) -> Iterator[Claim]:
    return (fact.claim for fact in unit.places if isinstance(fact.claim.change, Move))


def _is_open(first: Claim, second: Claim) -> bool:
    before, after = first.change, second.change
    assert isinstance(before, Move)  # noqa: S101 - only moves are asked about
    assert isinstance(after, Move)  # noqa: S101
    told = after.from_ is not None and after.from_ == before.to
    return not told and can_be_swapped(first, second)
