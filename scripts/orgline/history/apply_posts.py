"""What appointing, departing and retitling do, and what they demand."""

from dataclasses import replace

from orgline.history.builder import Builder
from orgline.history.claim import Claim, Fact, Title
from orgline.history.state import Tenure
from orgline.records import Appoint, Depart, PersonId, Retitle, RoleId, UnitId

_APPOINT_FIRST = (
    "record the appointment first; where its date is unknown, `op: appoint` with "
    "`observed: true` in an event with a date like [..2026-03-15]"
)


def appoint(claim: Claim, change: Appoint, to: Builder) -> None:
    """A tenure begins; the post must have a free seat."""
    to.require(change.unit, claim)
    if change.replaces:
        _replace(claim, change, change.replaces, to)
    held = _tenure(change.person, change.unit, change.role, to)
    if held:
        message = f"`{change.person}` is `{change.role}` of `{change.unit}` already"
        help_ = "for another title write `op: retitle`"
        to.report("H113", message, claim, "person", help=help_, earlier=held.begun)
        return
    _check_seats(claim, change, to)
    to.add_tenure(
        Tenure(
            person=change.person,
            unit=change.unit,
            role=change.role,
            titles=(Fact(value=Title(text=change.title, acting=change.acting), claim=claim),),
            begun=claim,
            observed=change.observed,
        )
    )


def _replace(claim: Claim, change: Appoint, person: PersonId, to: Builder) -> None:
    old = _tenure(person, change.unit, change.role, to)
    if old:
        to.replace_tenure(old, replace(old, ended=claim))
    else:
        message = f"`{person}` is not `{change.role}` of `{change.unit}`, so cannot be replaced"
        earlier = _end(person, change, to)
        help_ = "" if earlier else "`replaces:` names who holds the same post until then"
        to.report("H115", message, claim, "replaces", help=help_, earlier=earlier)


def _check_seats(claim: Claim, change: Appoint, to: Builder) -> None:
    seats = to.records.roles[change.role].seats
    if seats == "many":
        return
    holders = tuple(to.holders(change.unit, change.role).values())
    if not to.overfills((change.unit, change.role), len(holders) + 1 - seats):
        return
    names = ", ".join(f"`{holder.person}`" for holder in holders)
    to.report(
        "H114",
        f"the post `{change.role}` of `{change.unit}` is taken: {names}",
        claim,
        "person",
        label=f"it has {seats} seat" + ("s" if seats > 1 else ""),
        help="let the holder `depart` first, write `replaces:`, or give the role more `seats`",
        earlier=holders[0].begun,
    )


def depart(claim: Claim, change: Depart, to: Builder) -> None:
    """A tenure ends. A unit that ended in the same event can still be left."""
    tenure = _tenure(change.person, change.unit, change.role, to)
    if tenure:
        to.replace_tenure(tenure, replace(tenure, ended=claim))
    elif _exists(claim, change.unit, to):
        _report_not_in_post(claim, change, to)


def retitle(claim: Claim, change: Retitle, to: Builder) -> None:
    """The same tenure under another title."""
    tenure = _tenure(change.person, change.unit, change.role, to)
    if tenure is None:
        if _exists(claim, change.unit, to):
            _report_not_in_post(claim, change, to)
        return
    title = Title(text=change.title or tenure.title.text, acting=change.acting)
    if title == tenure.title:
        message = f"`{change.person}` has that title already"
        key = "title" if change.title else "person"
        to.report("H107", message, claim, key, earlier=tenure.titles[-1].claim)
        return
    titles = (*tenure.titles, Fact(value=title, claim=claim))
    to.replace_tenure(tenure, replace(tenure, titles=titles))


def _exists(claim: Claim, unit: UnitId, to: Builder) -> bool:
    """Whether the unit exists; a missing unit is reported, and is the one cause to report."""
    found = to.unit(unit)
    to.require(unit, claim)
    return found is not None and not found.ended


def _report_not_in_post(claim: Claim, change: Depart | Retitle, to: Builder) -> None:
    earlier = _end(change.person, change, to)
    message = f"`{change.person}` is not `{change.role}` of `{change.unit}` then"
    help_ = "" if earlier else _APPOINT_FIRST
    to.report("H112", message, claim, "person", help=help_, earlier=earlier)


def _end(person: PersonId, change: Appoint | Depart | Retitle, to: Builder) -> Claim | None:
    """The claim by which a person last left the post that a change names."""
    past = reversed(to.past_tenures(change.unit))
    return next((t.ended for t in past if t.person == person and t.role == change.role), None)


def _tenure(person: PersonId, unit: UnitId, role: RoleId, to: Builder) -> Tenure | None:
    return to.holders(unit, role).get(person)
