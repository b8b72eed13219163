"""Records and their history → problems."""

from collections.abc import Iterator
from datetime import date

from orgline.checks.rule import DatedRule
from orgline.checks.table import RULES
from orgline.history import History
from orgline.problem import Problem

__all__ = ["RULES", "check"]


def check(history: History, *, folded: bool = True, today: date | None = None) -> Iterator[Problem]:
    """Everything that the rules of the table find.

    When the fold found errors, `folded` is False: only what is written is looked at. Without a day
    to take for today, nothing is compared with it.
    """
    for rule in RULES:
        if isinstance(rule, DatedRule):
            yield from rule.run(history, today) if today else ()
        elif folded or not rule.folded:
            yield from rule.run(history)
