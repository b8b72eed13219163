"""Records and their history → problems."""

from collections.abc import Iterator

from orgline.checks.table import RULES
from orgline.history import History
from orgline.problem import Problem

__all__ = ["RULES", "check"]


def check(history: History) -> Iterator[Problem]:
    """Everything that the rules of the table find."""
    for rule in RULES:
        yield from rule.run(history)
