"""The state while it is being built, and the steps that every operation is made of.

A step that does not fit (a unit that is not there, say) is reported and repaired, so that one
mistake gives one report and all that follows is still read. The same repair makes it possible to
draw the organisation as a single source tells it, where much is left unsaid.
"""

# rpds ships types that cannot be subscripted at run time
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from rpds import HashTrieMap

from orgline.history.absence import absent, first_mentions, pointing_at
from orgline.history.claim import Claim, Fact, Life, Name, Place, Tie
from orgline.history.state import NO_CHILDREN, Snapshot, Tenure, UnitState, in_order
from orgline.problem import Problem
from orgline.records import (
    Create,
    Event,
    Merge,
    Observe,
    PersonId,
    Records,
    Reopen,
    Report,
    RoleId,
    Split,
    UnitId,
)

Placed = Create | Observe | Merge | Split | Reopen


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Link:
    """One step of lineage: what one unit passes on to another, by which claim."""

    verb: Literal["merge", "split", "transfer"]
    before: UnitId
    after: UnitId
    claim: Claim
    what: str = ""


class Builder:
    """Mutable only while events are applied; `snapshot` gives what holds so far."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self.links: list[Link] = []
        self.problems: list[Problem] = []
        self.touched: set[UnitId] = set()
        self._units: HashTrieMap[UnitId, UnitState] = HashTrieMap()
        self._children = Snapshot().children
        self._tenures = Snapshot().tenures
        self._assumed: set[UnitId] = set()
        self._holders: dict[tuple[UnitId, RoleId], dict[PersonId, Tenure]] = {}
        self._excess: dict[tuple[UnitId, RoleId], int] = {}

    def snapshot(self) -> Snapshot:
        """What holds so far; shares everything with the next one that does not change."""
        return Snapshot(units=self._units, children=self._children, tenures=self._tenures)

    # --- reading ---------------------------------------------------------------------------

    def unit(self, unit: UnitId) -> UnitState | None:
        """The unit as it is now, ended or not."""
        return self._units.get(unit)

    def founded(self, unit: UnitId) -> UnitState | None:
        """The same; None also where it is merely taken for granted, after a report."""
        return None if unit in self._assumed else self._units.get(unit)

    def children(self, unit: UnitId) -> tuple[UnitState, ...]:
        """The existing units directly under or somewhere within a unit."""
        found = (self._units[child] for child in self._children.get(unit, NO_CHILDREN))
        return in_order(child for child in found if not child.ended)

    def open_tenures(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Who is in a post of the unit."""
        return tuple(t for t in self._tenures.get(unit, ()) if not t.ended)

    def holders(self, unit: UnitId, role: RoleId) -> Mapping[PersonId, Tenure]:
        """Who is in a post, by person, in the order in which they came in."""
        return self._holders.get((unit, role), {})

    def past_tenures(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Everybody who was or is in a post of the unit."""
        return self._tenures.get(unit, ())

    def overfills(self, post: tuple[UnitId, RoleId], excess: int) -> bool:
        """Whether a post has more holders too many than when that was last asked."""
        before = self._excess.get(post, 0)
        self._excess[post] = excess if excess <= 0 else max(excess, before)
        return excess > max(before, 0)

    def is_inside(self, unit: UnitId, other: UnitId) -> bool:
        """Whether `unit` is `other` or stands below it."""
        if not self._children.get(other):
            return unit == other
        here: UnitId | None = unit
        seen: set[UnitId] = set()
        while here is not None and here not in seen:
            if here == other:
                return True
            seen.add(here)
            state = self._units.get(here)
            here = state.parent if state else None
        return False

    def standing(self, unit: UnitId) -> Claim | None:
        """The claim that a unit stands where it stands."""
        found = self._units.get(unit)
        return found.places[-1].claim if found else None

    # --- reporting -------------------------------------------------------------------------

    def report(  # noqa: PLR0913 - mirrors the fields of a problem
        self,
        code: str,
        message: str,
        claim: Claim,
        key: str = "op",
        *,
        index: int | None = None,
        label: str = "",
        help: str = "",  # noqa: A002 - the field's own name
        earlier: Claim | None = None,
    ) -> None:
        """Add a problem at a field of the claim's change."""
        self.problems.append(
            Problem(
                code=code,
                message=message,
                span=claim.change.span(key, index),
                label=label,
                help=help,
                related=pointing_at(earlier),
            )
        )

    # --- units -----------------------------------------------------------------------------

    def require(
        self, unit: UnitId, claim: Claim, key: str = "unit", index: int | None = None
    ) -> UnitState:
        """The unit, which has to exist; where it does not, report that and carry on with it."""
        found = self._units.get(unit)
        if found and not found.ended:
            return found
        span, begins = claim.change.span(key, index), self._begins.get(unit)
        self.problems.append(absent(unit, claim, span, ended=found, begins=begins))
        self.begin(unit, claim, Place(tie=Tie.UNPLACED))
        self._assumed.add(unit)
        return self._units[unit]

    @cached_property
    def _begins(self) -> Mapping[UnitId, Event]:
        return first_mentions(self.records)

    def begin(self, unit: UnitId, claim: Claim, place: Place) -> None:
        """Let a unit exist from this claim on, for the first time, again, or no longer assumed."""
        old = self._units.get(unit)
        life = Life(begun=claim)
        if old is None:
            self._put(self._newborn(unit, claim, place, life))
        else:
            self._detach(unit, old.place)
            past = old.lives if old.ended else old.lives[:-1]
            places = (*old.places, Fact(value=place, claim=claim))
            self._put(replace(old, lives=(*past, life), places=places))
        self._attach(unit, place)
        self._assumed.discard(unit)

    def _newborn(self, unit: UnitId, claim: Claim, place: Place, life: Life) -> UnitState:
        record = self.records.units[unit]
        name = Name(text=record.name, others=tuple(record.names.items()))
        return UnitState(
            id=unit,
            number=len(self._units),
            names=(Fact(value=name, claim=claim),),
            kinds=(Fact(value=record.kind, claim=claim),),
            places=(Fact(value=place, claim=claim),),
            lives=(life,),
        )

    def end(self, unit: UnitId, claim: Claim) -> None:
        """Let a unit end; it keeps its place on record, so that its past can be told."""
        old = self._units[unit]
        life = replace(old.lives[-1], ended=claim)
        self._put(replace(old, lives=(*old.lives[:-1], life)))

    def put_under(self, unit: UnitId, claim: Claim, place: Place) -> None:
        """Give an existing unit another place."""
        old = self._units[unit]
        self._detach(unit, old.place)
        self._put(replace(old, places=(*old.places, Fact(value=place, claim=claim))))
        self._attach(unit, place)

    def rename(self, unit: UnitId, claim: Claim, name: Name) -> None:
        """Give a unit another name."""
        old = self._units[unit]
        self._put(replace(old, names=(*old.names, Fact(value=name, claim=claim))))

    def retype(self, unit: UnitId, claim: Claim, kind: str) -> None:
        """Make a unit another kind of unit."""
        old = self._units[unit]
        self._put(replace(old, kinds=(*old.kinds, Fact(value=kind, claim=claim))))

    def reports_to(self, claim: Claim, change: Report) -> None:
        """Let a unit answer to a person."""
        old = self._units[change.unit]
        self._put(replace(old, reports=(*old.reports, Fact(value=change.to, claim=claim))))

    def _put(self, state: UnitState) -> None:
        self._units = self._units.insert(state.id, state)
        self.touched.add(state.id)

    def _attach(self, unit: UnitId, place: Place) -> None:
        if place.parent:
            old = self._children.get(place.parent, NO_CHILDREN)
            self._children = self._children.insert(place.parent, old.insert(unit))

    def _detach(self, unit: UnitId, place: Place) -> None:
        if place.parent:
            old = self._children.get(place.parent, NO_CHILDREN)
            self._children = self._children.insert(place.parent, old.discard(unit))

    # --- posts -----------------------------------------------------------------------------

    def add_tenure(self, tenure: Tenure) -> None:
        """Let a tenure begin."""
        held = self._tenures.get(tenure.unit, ())
        self._tenures = self._tenures.insert(tenure.unit, (*held, tenure))
        self._note_holder(tenure)
        self.touched.add(tenure.unit)

    def replace_tenure(self, old: Tenure, new: Tenure) -> None:
        """Put a changed tenure in the place of the old one."""
        held = self._tenures[old.unit]
        place = held.index(old)
        self._tenures = self._tenures.insert(old.unit, (*held[:place], new, *held[place + 1 :]))
        self._note_holder(new)
        self.touched.add(old.unit)

    def _note_holder(self, tenure: Tenure) -> None:
        holders = self._holders.setdefault(tenure.post, {})
        if tenure.ended:
            holders.pop(tenure.person, None)
        else:
            holders[tenure.person] = tenure
