"""What changes about functions that pass between units."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from orgline.history import History
from orgline.plan.changes import Transfers
from orgline.plan.courses import shown
from orgline.records import UnitId

_Passing = tuple[date, str, UnitId, UnitId]


def of_transfers(base: History, new: History) -> Iterator[Transfers]:
    """Those that only one of the records has."""
    was, now = Counter(_passings(base)), Counter(_passings(new))
    for passing in sorted(now - was):
        yield _transfer(passing, gone=False)
    for passing in sorted(was - now):
        yield _transfer(passing, gone=True)


def _passings(history: History) -> Iterator[_Passing]:
    for link in history.links:
        if link.verb == "transfer":
            yield link.claim.since or date.min, link.what, link.before, link.after


def _transfer(passing: _Passing, *, gone: bool) -> Transfers:
    day, what, unit, to = passing
    return Transfers(start=shown(day), end=None, what=what, unit=unit, to=to, gone=gone)
