"""A unit and everything below it on one day, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.history import Claim, History, State, Tenure, UnitState
from orgline.records import UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """Somebody who holds a post that leads a unit.

    `left` is set where they can have left by that day but need not have.
    """

    name: str
    tenure: Tenure
    left: Claim | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A unit with what leads it and what stands in it.

    `unsure` says what of it is not certain on that day, each with the claim it rests on.
    """

    unit: UnitState
    parent: str
    leaders: tuple[Leader, ...]
    unsure: tuple[tuple[str, Claim], ...]
    children: tuple["Branch", ...]


def branches(history: History, state: State) -> tuple[Branch, ...]:
    """All of the organisation: its root first, then whatever stands under no other unit."""
    root = history.records.organisation.root
    tops = sorted(state.tops, key=lambda unit: (unit.id != root, unit.number))
    lost = (unit for unit in state.possibly_ended if unit.parent is None)
    return tuple(branch(unit, history, state) for unit in (*tops, *lost))


def branch(unit: UnitState, history: History, state: State) -> Branch:
    """A unit and everything below it."""
    parent = state.known(unit.parent) if unit.parent else None
    return Branch(
        unit=unit,
        parent=parent.name if parent else "",
        leaders=tuple(_leaders(unit.id, history, state)),
        unsure=tuple(_unsure(unit, state)),
        children=tuple(branch(child, history, state) for child in _inside(unit.id, state)),
    )


def _inside(unit: UnitId, state: State) -> tuple[UnitState, ...]:
    fading = (child for child in state.possibly_ended if child.parent == unit)
    return (*state.children(unit), *fading)


def _leaders(unit: UnitId, history: History, state: State) -> Iterator[Leader]:
    going = (tenure for tenure in state.possibly_departed(unit) if state.leads(tenure))
    for tenure in (*state.heads(unit), *going):
        name = history.records.people[tenure.person].name
        yield Leader(name=name, tenure=tenure, left=tenure.ended)


def _unsure(unit: UnitState, state: State) -> Iterator[tuple[str, Claim]]:
    """What need not be so yet; what began with the unit itself is said once."""
    facts = (("placed here", unit.places[-1]), ("named so", unit.names[-1]))
    told = [("there", unit.begun), *((what, fact.claim) for what, fact in facts)]
    told.append(("of this kind", unit.kinds[-1].claim))
    seen: set[int] = set()
    for what, claim in told:
        if not state.certain(claim) and id(claim) not in seen:
            yield what, claim
        seen.add(id(claim))
    if unit.ended:
        yield "ended", unit.ended
