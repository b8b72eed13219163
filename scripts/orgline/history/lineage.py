"""Where a unit came from and what became of it, over mergers, splits and renames."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgline.history.builder import Link
from orgline.history.fold import History
from orgline.records import UnitId


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lineage:
    """All links that lead to a unit, and all that lead from it, over any number of hops.

    Both nearest in time last and first respectively: the ancestors oldest first, the descendants
    in the order in which they came about.
    """

    unit: UnitId
    ancestors: tuple[Link, ...]
    descendants: tuple[Link, ...]


class Family:
    """The lineage of every unit of a history; built once, asked per unit."""

    def __init__(self, history: History) -> None:
        self._links = history.links

    @cached_property
    def _by_after(self) -> Mapping[UnitId, list[Link]]:
        return _grouped((link.after, link) for link in self._links)

    @cached_property
    def _by_before(self) -> Mapping[UnitId, list[Link]]:
        return _grouped((link.before, link) for link in self._links)

    def of(self, unit: UnitId) -> Lineage:
        """The lineage of a unit; each link once, also where paths meet again."""
        return Lineage(
            unit=unit,
            ancestors=self._ancestors(unit),
            descendants=self._descendants(unit),
        )

    def _ancestors(self, unit: UnitId) -> tuple[Link, ...]:
        found: dict[int, Link] = {}
        waiting = [(unit, _LATEST)]
        while waiting:
            here, until = waiting.pop()
            for link in self._by_after.get(here, ()):
                if id(link) not in found and link.claim.order <= until:
                    found[id(link)] = link
                    if link.verb != "transfer":
                        waiting.append((link.before, link.claim.order))
        return tuple(sorted(found.values(), key=_order))

    def _descendants(self, unit: UnitId) -> tuple[Link, ...]:
        found: dict[int, Link] = {}
        waiting = [(unit, (-1, -1))]
        while waiting:
            here, since = waiting.pop()
            for link in self._by_before.get(here, ()):
                if id(link) not in found and link.claim.order >= since:
                    found[id(link)] = link
                    if link.verb != "transfer":
                        waiting.append((link.after, link.claim.order))
        return tuple(sorted(found.values(), key=_order))


_LATEST = (2**62, 2**62)


def _order(link: Link) -> tuple[tuple[int, int], UnitId, UnitId]:
    return link.claim.order, link.before, link.after


def _grouped(pairs: Iterable[tuple[UnitId, Link]]) -> Mapping[UnitId, list[Link]]:
    found: dict[UnitId, list[Link]] = {}
    for unit, link in pairs:
        found.setdefault(unit, []).append(link)
    return found
