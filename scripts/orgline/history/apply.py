"""What each operation does to the organisation, and what it demands of it."""

from typing import assert_never

from orgline.history.apply_posts import appoint, depart, retitle
from orgline.history.builder import Builder, Link, Placed
from orgline.history.claim import Claim, Name, Place, Tie
from orgline.history.state import UnitState
from orgline.records import (
    Appoint,
    Close,
    Create,
    Depart,
    Merge,
    Move,
    Observe,
    Rename,
    Reopen,
    Report,
    Retitle,
    Retype,
    Split,
    Transfer,
    UnitId,
)


def apply(claim: Claim, to: Builder) -> None:  # noqa: C901, PLR0912 - the one list of operations
    """Apply one claim."""
    change = claim.change
    match change:
        case Create() | Observe():
            _begin(claim, change, to)
        case Move():
            _move(claim, change, to)
        case Rename():
            _rename(claim, change, to)
        case Retype():
            _retype(claim, change, to)
        case Merge():
            _merge(claim, change, to)
        case Split():
            _split(claim, change, to)
        case Transfer():
            _transfer(claim, change, to)
        case Close():
            _close(claim, change, to)
        case Reopen():
            _reopen(claim, change, to)
        case Appoint():
            appoint(claim, change, to)
        case Depart():
            depart(claim, change, to)
        case Retitle():
            retitle(claim, change, to)
        case Report():
            _report(claim, change, to)
        case _:
            assert_never(change)


def _place(claim: Claim, change: Placed, to: Builder, unit: UnitId) -> Place:
    """The place that a change gives; a unit created without one stands on top."""
    parent, key, tie = change.under, "under", Tie.UNDER
    if change.within:
        parent, key, tie = change.within, "within", Tie.WITHIN
    if parent:
        to.require(parent, claim, key)
        return _without_circle(claim, Place(tie=tie, parent=parent), unit, key, to)
    on_top = isinstance(change, Create) or unit == to.records.organisation.root
    return Place(tie=Tie.ROOT if on_top else Tie.UNPLACED)


def _begin(claim: Claim, change: Create | Observe, to: Builder) -> None:
    old = to.founded(change.unit)
    if old and not old.ended:
        to.report(
            "H104",
            f"the unit `{change.unit}` exists already",
            claim,
            "unit",
            help="to place it elsewhere write `op: move`",
            earlier=old.begun,
        )
        _place_again(claim, change, change.unit, to)
        return
    if old:
        to.report(
            "H104",
            f"the unit `{change.unit}` has existed before",
            claim,
            "unit",
            help="write `op: reopen` when it is the same unit, else give the new one another id",
            earlier=old.ended,
        )
    to.begin(change.unit, claim, _place(claim, change, to, change.unit))


def _place_again(claim: Claim, change: Placed, unit: UnitId, to: Builder) -> None:
    """Put a unit that is there already where the change says, if it says so."""
    if change.under or change.within:
        to.put_under(unit, claim, _place(claim, change, to, unit))


def _without_circle(claim: Claim, place: Place, unit: UnitId, key: str, to: Builder) -> Place:
    """The place, unless it lies inside the unit itself: that is reported."""
    if place.parent is None or not to.is_inside(place.parent, unit):
        return place
    to.report(
        "H106",
        f"`{unit}` would stand inside itself"
        + ("" if place.parent == unit else f": `{place.parent}` is a part of it"),
        claim,
        key,
        earlier=None if place.parent == unit else to.standing(place.parent),
    )
    return Place(tie=Tie.UNPLACED)


def _move(claim: Claim, change: Move, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    fits = _check_from(claim, change, unit, to)
    target, key = (change.to, "to") if change.to else (change.within, "within")
    if target is None:  # the record demands one of them
        return
    to.require(target, claim, key)
    place = Place(tie=Tie.UNDER if change.to else Tie.WITHIN, parent=target)
    if place == unit.place:
        if fits:
            message = f"`{change.unit}` is there already"
            to.report("H107", message, claim, key, earlier=unit.places[-1].claim)
        return
    to.put_under(change.unit, claim, _without_circle(claim, place, change.unit, key, to))


def _check_from(claim: Claim, change: Move, unit: UnitState, to: Builder) -> bool:
    """Whether `from` is the parent; where that is not known exactly, whether it fits."""
    place = unit.place
    if change.from_ is None or place.tie is Tie.UNPLACED or place.parent == change.from_:
        return True
    if place.tie is Tie.WITHIN and place.parent and to.is_inside(change.from_, place.parent):
        return True
    where = f"it stands in `{place.parent}`" if place.parent else "it stands on top"
    to.report(
        "H105",
        f"`{change.unit}` is not in `{change.from_}`: {where}",
        claim,
        "from",
        label=f"the record has `{place.parent}`" if place.parent else "",
        earlier=unit.places[-1].claim,
    )
    return False


def _rename(claim: Claim, change: Rename, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    old = unit.names[-1]
    fits = _fits(change, old.value.text, to)
    if not fits:
        message = f"`{change.unit}` is not called `{change.from_}` then, but `{unit.name}`"
        to.report("H105", message, claim, "from", earlier=old.claim)
    name = Name(text=change.name, others=tuple(change.names.items()))
    if name == old.value or (change.name == unit.name and not change.names):
        if fits:
            message = f"`{change.unit}` is called that already"
            to.report("H107", message, claim, "name", earlier=old.claim)
        return
    to.rename(change.unit, claim, name)


def _retype(claim: Claim, change: Retype, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    old = unit.kinds[-1]
    fits = _fits(change, old.value, to)
    if not fits:
        message = f"`{change.unit}` is not of the kind `{change.from_}` then, but `{unit.kind}`"
        to.report("H105", message, claim, "from", earlier=old.claim)
    if change.kind == unit.kind:
        if fits:
            message = f"`{change.unit}` is of that kind already"
            to.report("H107", message, claim, "kind", earlier=old.claim)
        return
    to.retype(change.unit, claim, change.kind)


def _fits(change: Rename | Retype, actual: str, to: Builder) -> bool:
    """Whether the name or kind before is what the change believes, as far as it is known."""
    return change.from_ in (None, actual) or to.founded(change.unit) is None


def _report(claim: Claim, change: Report, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    if unit.reports and unit.reports[-1].value == change.to:
        message = f"`{change.unit}` answers to `{change.to}` already"
        to.report("H107", message, claim, "to", earlier=unit.reports[-1].claim)
        return
    to.reports_to(claim, change)


def _merge(claim: Claim, change: Merge, to: Builder) -> None:
    for index, unit in enumerate(change.units):
        to.require(unit, claim, "units", index)
    if change.into not in change.units:
        _begin_target(claim, change, change.into, to)
    else:
        _place_again(claim, change, change.into, to)
    for unit in change.units:
        if unit != change.into:
            to.end(unit, claim)
            to.links.append(Link(verb="merge", before=unit, after=change.into, claim=claim))


def _split(claim: Claim, change: Split, to: Builder) -> None:
    to.require(change.unit, claim)
    for index, unit in enumerate(change.into):
        if unit != change.unit:
            _begin_target(claim, change, unit, to, index)
            to.links.append(Link(verb="split", before=change.unit, after=unit, claim=claim))
    if change.unit not in change.into:
        to.end(change.unit, claim)


def _begin_target(
    claim: Claim, change: Merge | Split, unit: UnitId, to: Builder, index: int | None = None
) -> None:
    """Begin the unit that a merger or split makes; it must not exist."""
    old = to.founded(unit)
    if old and not old.ended:
        to.report(
            "H111",
            f"`{unit}` exists already, so nothing can be made into it anew",
            claim,
            "into",
            index=index,
            help="for a merger into an existing unit, name it among `units` as well",
            earlier=old.begun,
        )
        _place_again(claim, change, unit, to)
        return
    to.begin(unit, claim, _place(claim, change, to, unit))


def _transfer(claim: Claim, change: Transfer, to: Builder) -> None:
    to.require(change.from_, claim, "from")
    to.require(change.to, claim, "to")
    link = Link(
        verb="transfer", before=change.from_, after=change.to, claim=claim, what=change.what
    )
    to.links.append(link)
    to.touched.update((change.from_, change.to))


def _close(claim: Claim, change: Close, to: Builder) -> None:
    to.require(change.unit, claim)
    if change.children_to:
        to.require(change.children_to, claim, "children_to")
        place = Place(tie=Tie.UNDER, parent=change.children_to)
        for child in to.children(change.unit):
            fit = _without_circle(claim, place, child.id, "children_to", to)
            to.put_under(child.id, claim, fit)
    to.end(change.unit, claim)


def _reopen(claim: Claim, change: Reopen, to: Builder) -> None:
    if to.unit(change.unit) is None:
        to.require(change.unit, claim)
    old = to.founded(change.unit)
    if old and not old.ended:
        message = f"`{change.unit}` is not closed, so it cannot reopen"
        to.report("H110", message, claim, "unit", earlier=old.begun)
        _place_again(claim, change, change.unit, to)
        return
    to.begin(change.unit, claim, _place(claim, change, to, change.unit))
