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
            to.require(change.unit, claim)
            to.reports_to(claim, change)
        case _:
            assert_never(change)


def _place(claim: Claim, change: Placed, to: Builder, unit: UnitId) -> Place:
    """The place that a change gives; a unit created without one stands on top."""
    if change.under:
        to.require(change.under, claim, "under")
        return Place(tie=Tie.UNDER, parent=change.under)
    if change.within:
        to.require(change.within, claim, "within")
        return Place(tie=Tie.WITHIN, parent=change.within)
    on_top = isinstance(change, Create) or unit == to.records.organisation.root
    return Place(tie=Tie.ROOT if on_top else Tie.UNPLACED)


def _begin(claim: Claim, change: Create | Observe, to: Builder) -> None:
    old = to.unit(change.unit)
    if old and not old.ended:
        to.report(
            "H104",
            f"the unit `{change.unit}` exists already",
            claim,
            "unit",
            help="to place it elsewhere write `op: move`",
            earlier=old.begun,
        )
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
    place = _place(claim, change, to, change.unit)
    to.begin(change.unit, claim, _without_circle(claim, place, change.unit, to))


def _without_circle(claim: Claim, place: Place, unit: UnitId, to: Builder) -> Place:
    """The place, unless it lies inside the unit itself: that is reported."""
    if place.parent is None or not to.is_inside(place.parent, unit):
        return place
    key = "to" if isinstance(claim.change, Move) and claim.change.to else "under"
    if place.tie is Tie.WITHIN:
        key = "within"
    to.report(
        "H106",
        f"`{unit}` would stand inside itself: `{place.parent}` is "
        + ("the unit itself" if place.parent == unit else "a part of it"),
        claim,
        key,
    )
    return Place(tie=Tie.UNPLACED)


def _move(claim: Claim, change: Move, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    _check_from(claim, change, unit, to)
    target = change.to or change.within
    if target is None:  # the record demands one of them
        return
    to.require(target, claim, "to" if change.to else "within")
    place = Place(tie=Tie.UNDER if change.to else Tie.WITHIN, parent=target)
    if place == unit.place:
        to.report(
            "H107",
            f"`{change.unit}` is there already",
            claim,
            "to" if change.to else "within",
            earlier=unit.places[-1].claim,
        )
    to.put_under(change.unit, claim, _without_circle(claim, place, change.unit, to))


def _check_from(claim: Claim, change: Move, unit: UnitState, to: Builder) -> None:
    """`from` has to be the parent; where that is not known exactly it has to fit what is known."""
    place = unit.place
    if change.from_ is None or place.tie is Tie.UNPLACED or place.parent == change.from_:
        return
    if place.tie is Tie.WITHIN and place.parent and to.is_inside(change.from_, place.parent):
        return
    where = f"it stands in `{place.parent}`" if place.parent else "it stands on top"
    to.report(
        "H105",
        f"`{change.unit}` is not in `{change.from_}`: {where}",
        claim,
        "from",
        label=f"the record has `{place.parent}`" if place.parent else "",
        earlier=unit.places[-1].claim,
    )


def _rename(claim: Claim, change: Rename, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    _check_word(claim, change.from_, unit.name, "called", to)
    if change.name == unit.name and not change.names:
        message = f"`{change.unit}` is called that already"
        to.report("H107", message, claim, "name", earlier=unit.names[-1].claim)
    to.rename(change.unit, claim, Name(text=change.name, others=tuple(change.names.items())))


def _retype(claim: Claim, change: Retype, to: Builder) -> None:
    unit = to.require(change.unit, claim)
    _check_word(claim, change.from_, unit.kind, "a unit of the kind", to)
    if change.kind == unit.kind:
        message = f"`{change.unit}` is of that kind already"
        to.report("H107", message, claim, "kind", earlier=unit.kinds[-1].claim)
    to.retype(change.unit, claim, change.kind)


def _check_word(claim: Claim, believed: str | None, actual: str, verb: str, to: Builder) -> None:
    if believed is not None and believed != actual:
        message = f"the unit is not {verb} `{believed}` then, but `{actual}`"
        to.report("H105", message, claim, "from")


def _merge(claim: Claim, change: Merge, to: Builder) -> None:
    _check_targets(claim, change.units, "units", to)
    for index, unit in enumerate(change.units):
        to.require(unit, claim, "units", index)
    if change.into not in change.units:
        _begin_target(claim, change, change.into, to)
    elif change.under or change.within:
        to.put_under(change.into, claim, _place(claim, change, to, change.into))
    for unit in change.units:
        if unit != change.into:
            to.end(unit, claim)
            to.links.append(Link(verb="merge", before=unit, after=change.into, claim=claim))


def _split(claim: Claim, change: Split, to: Builder) -> None:
    _check_targets(claim, change.into, "into", to)
    to.require(change.unit, claim)
    for index, unit in enumerate(change.into):
        if unit != change.unit:
            _begin_target(claim, change, unit, to, index)
            to.links.append(Link(verb="split", before=change.unit, after=unit, claim=claim))
    if change.unit not in change.into:
        to.end(change.unit, claim)


def _check_targets(claim: Claim, units: tuple[UnitId, ...], key: str, to: Builder) -> None:
    for index, unit in enumerate(units):
        if unit in units[:index]:
            to.report("H111", f"`{unit}` is named twice", claim, key, index=index)


def _begin_target(
    claim: Claim, change: Merge | Split, unit: UnitId, to: Builder, index: int | None = None
) -> None:
    """Begin the unit that a merger or split makes; it must not exist."""
    old = to.unit(unit)
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
        return
    place = _place(claim, change, to, unit)
    to.begin(unit, claim, _without_circle(claim, place, unit, to))


def _transfer(claim: Claim, change: Transfer, to: Builder) -> None:
    to.require(change.from_, claim, "from")
    to.require(change.to, claim, "to")
    if change.from_ == change.to:
        to.report("H116", f"`{change.to}` would pass something to itself", claim, "to")
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
            to.put_under(child.id, claim, _without_circle(claim, place, child.id, to))
    to.end(change.unit, claim)


def _reopen(claim: Claim, change: Reopen, to: Builder) -> None:
    old = to.unit(change.unit)
    if old is None:
        to.require(change.unit, claim)
        return
    if not old.ended:
        message = f"`{change.unit}` is not closed, so it cannot reopen"
        to.report("H110", message, claim, "unit", earlier=old.begun)
        return
    place = _place(claim, change, to, change.unit)
    to.begin(change.unit, claim, _without_circle(claim, place, change.unit, to))
