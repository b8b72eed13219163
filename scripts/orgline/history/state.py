"""The organisation on one day, as values that share what they can."""

# rpds ships types that cannot be subscripted at run time
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from rpds import HashTrieMap, HashTrieSet

from orgline.history.claim import Claim, Fact, Life, Name, Place, Tie, Title
from orgline.records import PersonId, RoleId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UnitState:
    """A unit with all it has been up to a point; the last of each tuple is what holds there.

    `number` counts units in the order in which the record first mentions them.
    """

    id: UnitId
    number: int
    names: tuple[Fact[Name], ...]
    kinds: tuple[Fact[str], ...]
    places: tuple[Fact[Place], ...]
    reports: tuple[Fact[PersonId], ...] = ()
    lives: tuple[Life, ...]

    @property
    def name(self) -> str:
        """The name that holds."""
        return self.names[-1].value.text

    @property
    def kind(self) -> str:
        """The kind of unit that holds."""
        return self.kinds[-1].value

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.places[-1].value

    @property
    def parent(self) -> UnitId | None:
        """The unit it stands under or within; None on top and where unknown."""
        return self.place.parent

    @property
    def is_place_inferred(self) -> bool:
        """Whether its place is what the editor reads out of the sources, and none of them says."""
        return bool(self.places[-1].claim.change.inferred)

    @property
    def begun(self) -> Claim:
        """The claim that began its latest life."""
        return self.lives[-1].begun

    @property
    def ended(self) -> Claim | None:
        """The claim that ended it; None while it exists."""
        return self.lives[-1].ended

    def claims(self) -> tuple[Claim, ...]:
        """What the unit as it stands rests on: existence, name, kind, place, reporting."""
        facts = (self.names[-1], self.kinds[-1], self.places[-1], *self.reports[-1:])
        found = (self.begun, *(fact.claim for fact in facts))
        return tuple({id(claim): claim for claim in found}.values())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tenure:
    """One person in one post over a period: half-open, from `begun` to `ended` (None: still)."""

    person: PersonId
    unit: UnitId
    role: RoleId
    titles: tuple[Fact[Title], ...]
    begun: Claim
    ended: Claim | None = None
    observed: bool = False

    @property
    def title(self) -> Title:
        """The title that holds."""
        return self.titles[-1].value

    @property
    def post(self) -> tuple[UnitId, RoleId]:
        """The post held."""
        return self.unit, self.role


NO_CHILDREN: HashTrieSet[UnitId] = HashTrieSet()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot:
    """Everything that is known after an event; the next one shares all that did not change."""

    units: HashTrieMap[UnitId, UnitState] = field(default_factory=HashTrieMap)
    children: HashTrieMap[UnitId, HashTrieSet[UnitId]] = field(default_factory=HashTrieMap)
    tenures: HashTrieMap[UnitId, tuple[Tenure, ...]] = field(default_factory=HashTrieMap)


class State:
    """The organisation as it was on one day, at its end.

    Holds every event that can have happened by then (`earliest <= day`). What rests on a claim
    that need not have happened yet (`latest > day`) is possible, not certain.
    """

    def __init__(self, snapshot: Snapshot, day: date, leading: frozenset[RoleId]) -> None:
        self._snapshot = snapshot
        self._leading = leading
        self.day = day

    def unit(self, unit: UnitId) -> UnitState | None:
        """The unit, if it exists on that day."""
        found = self._snapshot.units.get(unit)
        return found if found and not found.ended else None

    def known(self, unit: UnitId) -> UnitState | None:
        """The unit, whether it exists on that day or has ended."""
        return self._snapshot.units.get(unit)

    @cached_property
    def units(self) -> tuple[UnitState, ...]:
        """All units that exist, in the order in which the record first mentions them."""
        return in_order(u for u in self._snapshot.units.values() if not u.ended)

    @cached_property
    def possibly_ended(self) -> tuple[UnitState, ...]:
        """Units that need not have ended yet, though they can have."""
        return in_order(
            u for u in self._snapshot.units.values() if u.ended and not u.ended.certain_by(self.day)
        )

    def children(self, unit: UnitId) -> tuple[UnitState, ...]:
        """The units that stand directly under it or somewhere within it."""
        found = self._snapshot.children.get(unit, NO_CHILDREN)
        return in_order(state for child in found if (state := self.unit(child)))

    @cached_property
    def tops(self) -> tuple[UnitState, ...]:
        """Units under no other: the root, other top-level units, and those with unknown place."""
        return tuple(unit for unit in self.units if unit.place.tie in (Tie.ROOT, Tie.UNPLACED))

    def below(self, unit: UnitId) -> Iterator[UnitState]:
        """All units under a unit at any depth, each before its own parts."""
        waiting = list(reversed(self.children(unit)))
        while waiting:
            here = waiting.pop()
            yield here
            waiting.extend(reversed(self.children(here.id)))

    def above(self, unit: UnitId) -> tuple[UnitId, ...]:
        """The units it stands in, from its parent up to the top."""
        found: dict[UnitId, None] = {}
        here = self.known(unit)
        while here and here.parent and here.parent not in found:
            found[here.parent] = None
            here = self.known(here.parent)
        return tuple(found)

    def tenures(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Who holds a post in the unit, in the order in which the tenures began."""
        return tuple(t for t in self._snapshot.tenures.get(unit, ()) if not t.ended)

    def heads(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Who holds a post that leads the unit."""
        return tuple(t for t in self.tenures(unit) if t.role in self._leading)

    def leads(self, tenure: Tenure) -> bool:
        """Whether the post of a tenure leads its unit."""
        return tenure.role in self._leading

    def possibly_departed(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Who need not have left a post in the unit yet, though they can have."""
        return tuple(
            tenure
            for tenure in self._snapshot.tenures.get(unit, ())
            if tenure.ended and not tenure.ended.certain_by(self.day)
        )

    @cached_property
    def all_tenures(self) -> tuple[Tenure, ...]:
        """Every tenure that holds, in the order in which they began."""
        found = [t for held in self._snapshot.tenures.values() for t in held if not t.ended]
        return tuple(sorted(found, key=lambda tenure: tenure.begun.order))

    def past_tenures(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Every tenure in the unit up to that day, ended or not."""
        return self._snapshot.tenures.get(unit, ())

    def certain(self, claim: Claim) -> bool:
        """Whether a claim holds for sure on that day."""
        return claim.certain_by(self.day)


def in_order(units: Iterable[UnitState]) -> tuple[UnitState, ...]:
    """Units in the order in which the record first mentions them."""
    return tuple(sorted(units, key=lambda unit: unit.number))
