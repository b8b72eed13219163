"""Records and their history → problems."""

from collections.abc import Iterator

from orgline.checks.table import RULES
from orgline.history import History
from orgline.problem import Problem

__all__ = ["RULES", "check"]


def check(history: History, *, folded: bool = True) -> Iterator[Problem]:
    """Everything that the rules of the table find.

    When the fold found errors, `folded` is False: only what is written is looked at.
    """
    for rule in RULES:
        if folded or not rule.folded:
            yield from rule.run(history)
