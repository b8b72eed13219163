"""The table of contents of the program: read → fold → check → view → render."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from orgline import checks, history, records, source
from orgline.history import History
from orgline.problem import Problem, has_errors, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a record turned out to be.

    `texts` holds every file by its path relative to the root, for quoting from it. `history` is
    None when an error stands in the way of one; `problems` are sorted, each mistake once.
    """

    texts: Mapping[str, str]
    history: History | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether a site can be made of it: warnings are no hindrance."""
        return self.history is not None and not has_errors(self.problems)


def examine(root: Path) -> Examined:
    """Read, fold and check the record below `root`; never raises for what an editor wrote."""
    documents, texts, unread = source.read(root)
    found, misread = records.read_records(documents, complete=not has_errors(unread))
    if found is None:
        return Examined(texts=texts, history=None, problems=in_order((*unread, *misread)))
    told, unfit = history.fold(found)
    doubts = () if unfit else tuple(checks.check(told))
    return Examined(texts=texts, history=told, problems=in_order((*unread, *unfit, *doubts)))
