"""What a unit is today, in a few sentences; nothing is told more surely than it is known.

Whatever a claim says is certain, possible, still to come, or past; `desk.now` decides which.
"""

from collections.abc import Iterable

from orgline.history import Claim, Name, Place, Tenure, Tie, UnitState
from orgline.records import Create, Merge, Observe, Reopen, Split, UnitId
from orgline.views.bars import named_until, seen
from orgline.views.desk import Desk
from orgline.views.parts import Phrase, Ref
from orgline.views.sentences import a_noun


def name_today(unit: UnitState, desk: Desk) -> Name:
    """The name of today, else the last one there was by today, else the first there will be."""
    known = desk.now.known(unit.id)
    return known.names[-1].value if known else unit.names[0].value


def kind_today(unit: UnitState, desk: Desk) -> str:
    """The kind, chosen in the same way."""
    known = desk.now.known(unit.id)
    return known.kind if known else unit.kinds[0].value


def exists(unit: UnitState, desk: Desk) -> bool:
    """Whether a unit of today's state exists for sure: anything certain of its present life says so."""
    claims = (*unit.claims(), *(tenure.begun for tenure in desk.now.past_tenures(unit.id)))
    return any(desk.now.certain(c) and c.order >= unit.begun.order for c in claims)


def happened(claim: Claim, desk: Desk) -> bool:
    """Whether what a claim says can have happened by today."""
    return desk.is_over(claim)


def dated(claim: Claim) -> str:
    """What is known of when: "dated in 2030"; a plan is called one."""
    planned = "planned, and " if claim.event.planned else ""
    return f"{planned}dated {claim.when.placed()}{basis(claim)}"


def basis(claim: Claim) -> str:
    """Who says so, where no source does."""
    return " (inferred by the editor)" if claim.change.inferred else ""


def status(unit: UnitState, desk: Desk) -> Phrase:
    """What a unit is today; `unit` is its last state, with all its past and future."""
    here = desk.now.known(unit.id)
    if here is None:
        return _coming(unit, desk)
    return (*_present(here, desk), *_later(here, unit, desk))


def _present(here: UnitState, desk: Desk) -> Phrase:
    if here.ended and desk.now.certain(here.ended):
        return (
            f"{here.name} was {a_noun(here.kind)}. ",
            *_end("It ended ", here.ended, desk),
        )
    if here.ended:
        opening = _perhaps_gone(here, here.ended, desk)
    else:
        opening = _standing(here, desk) if exists(here, desk) else _perhaps(here, desk)
    return (*opening, *_perhaps_renamed(here, desk), *_heading(here, desk))


# --- what is to come -----------------------------------------------------------------------


def _coming(unit: UnitState, desk: Desk) -> Phrase:
    life, place, name = unit.lives[0], unit.places[0].value, unit.names[0].value.text
    begins = f"{name} is to begin {life.begun.when.placed()}{basis(life.begun)}"
    what = (f", as {a_noun(unit.kinds[0].value)}", *_where(place, desk))
    return (begins, *what, ".", *_to_end(life.ended, desk))


def _later(here: UnitState, unit: UnitState, desk: Desk) -> Phrase:
    """The next end or beginning of the unit, if the record has one that lies ahead."""
    count = len(here.lives)
    if not here.ended:
        return _to_end(unit.lives[count - 1].ended, desk)
    if len(unit.lives) == count:
        return ()
    back = unit.lives[count].begun
    return (f" It is to come back {back.when.placed()}{basis(back)}.",)


def _to_end(ended: Claim | None, desk: Desk) -> Phrase:
    return _end(" It is to end ", ended, desk) if ended else ()


# --- what is possible ----------------------------------------------------------------------


def _perhaps(here: UnitState, desk: Desk) -> Phrase:
    match here.begun.change:
        case Create():
            how, what = "already", "founding"
        case Reopen():
            how, what = "again", "return"
        case _:
            how, what = "already", "beginning"
    where = () if here.place.tie is Tie.UNPLACED else _where(here.place, desk)
    lead = f"{here.name} may exist {how}, as {a_noun(here.kind)}"
    return (lead, *where, f": its {what} is {dated(here.begun)}.")


def _perhaps_gone(here: UnitState, ended: Claim, desk: Desk) -> Phrase:
    if exists(here, desk):
        lead: Phrase = (
            f"{here.name} is or was {a_noun(here.kind)}",
            *_where(here.place, desk),
            ".",
        )
    else:
        lead = _perhaps(here, desk)
    how = _became(ended, desk, ", and ")
    return (*lead, " It may have ended already", *how, f": its end is {dated(ended)}.")


def _perhaps_renamed(here: UnitState, desk: Desk) -> Phrase:
    """A page bears the newest name that a unit can have; it need not have it yet."""
    newest, before = here.names[-1], here.names[-2:-1]
    if not before or before[0].value.text == here.name or desk.now.certain(newest.claim):
        return ()
    return (
        f" It may still be called {before[0].value.text}: the new name is {dated(newest.claim)}.",
    )


# --- what is certain -----------------------------------------------------------------------


def _standing(here: UnitState, desk: Desk) -> Phrase:
    lead = (f"{here.name} is {_kind(here, desk)}", *_places(here, desk), ".")
    claim, parent = here.places[-1].claim, here.parent
    if claim is here.begun:
        return (*lead, *_origin(here, desk))
    target = desk.unit(parent) if parent else "its present place"
    if desk.now.certain(claim):
        return (*lead, " It became part of ", target, f" {claim.when.placed()}{basis(claim)}.")
    return (*lead, " It may have become part of ", target, f" already: that is {dated(claim)}.")


def _kind(here: UnitState, desk: Desk) -> str:
    newest = here.kinds[-1]
    if len(here.kinds) == 1 or desk.now.certain(newest.claim):
        inferred = basis(newest.claim) if newest.claim is not here.begun else ""
        return a_noun(newest.value) + inferred
    return f"{a_noun(here.kinds[-2].value)}, possibly {a_noun(newest.value)} by now,"


def _places(here: UnitState, desk: Desk) -> Phrase:
    newest = here.places[-1]
    if newest.claim is here.begun or desk.now.certain(newest.claim):
        return _where(newest.value, desk)
    before = _where(here.places[-2].value, desk)
    return (*before, ", possibly", *_where(newest.value, desk), " by now")


def _where(place: Place, desk: Desk) -> Phrase:
    match place.tie:
        case Tie.UNDER if place.parent:
            return (" in ", desk.unit(place.parent))
        case Tie.WITHIN if place.parent:
            return (" somewhere in ", desk.unit(place.parent))
        case Tie.ROOT:
            return ()
        case _:
            return ("; no source says where it belongs",)


def _origin(here: UnitState, desk: Desk) -> Phrase:
    claim, change = here.begun, here.begun.change
    if claim.event.planned:
        return (f" It was to begin {claim.when.placed()}{basis(claim)}.",)
    when = f" {claim.when.placed()}{basis(claim)}"
    match change:
        case Observe():
            when = f" {seen(claim)}{basis(claim)}"
            return (f" It was already there{when}; no source says since when.",)
        case Merge():
            others = (unit for unit in change.units if unit != here.id)
            return (" It came out of ", *_listed(others, desk), f"{when}.")
        case Split():
            return (" It came out of ", desk.unit(change.unit), f"{when}.")
        case Reopen():
            return (f" It came back{when}.",)
        case _:
            return (f" It was founded{when}.",)


# --- how it ends ---------------------------------------------------------------------------


def _end(lead: str, ended: Claim, desk: Desk) -> Phrase:
    how = _became(ended, desk, ", when it ")
    return (f"{lead}{ended.when.placed()}{basis(ended)}", *how, ".")


def _became(ended: Claim, desk: Desk, link: str) -> Phrase:
    """What the end itself made of the unit; what was passed on at another time is no part of it."""
    change = ended.change
    past = desk.is_over(ended)
    if isinstance(change, Merge):
        verb = "became" if past else "becomes"
        verb = "become" if link == ", and " else verb
        return (f"{link}{verb} part of ", desk.unit(change.into))
    if isinstance(change, Split):
        verb = "been" if link == ", and " else "was" if past else "is"
        return (f"{link}{verb} split into ", *_listed(change.into, desk))
    return ()


def _listed(units: Iterable[UnitId], desk: Desk) -> Phrase:
    refs = [desk.unit(unit) for unit in units]
    found: list[str | Ref] = []
    for number, ref in enumerate(refs):
        if number:
            found.append(" and " if number == len(refs) - 1 else ", ")
        found.append(ref)
    return tuple(found)


# --- who heads it --------------------------------------------------------------------------


def _heading(here: UnitState, desk: Desk) -> Phrase:
    """One sentence for those who head it, who possibly do, and who have possibly left."""
    heads, now = desk.now.heads(here.id), desk.now
    sure = [tenure for tenure in heads if now.certain(tenure.begun)]
    perhaps = [tenure for tenure in heads if not now.certain(tenure.begun)]
    left = [tenure for tenure in now.possibly_departed(here.id) if now.leads(tenure)]
    came = [tenure for tenure in left if now.certain(tenure.begun)]
    may_have_come = [tenure for tenure in left if not now.certain(tenure.begun)]
    if not (heads or left):
        return _headless(here, desk)
    gone = ", who has possibly left"
    return (
        *(_sentence(" It was headed by ", came, desk, gone)),
        *(_sentence(" It may have been headed by ", may_have_come, desk, gone)),
        *(_sentence(" It is headed by ", sure, desk)),
        *(_sentence(" It is possibly headed by ", perhaps, desk)),
    )


def _sentence(lead: str, heads: list[Tenure], desk: Desk, remark: str = "") -> Phrase:
    found: list[str | Ref] = []
    for tenure in heads:
        found += [" and " if found else lead, desk.person(tenure.person)]
        found += [remark] if remark else _as_of(tenure, desk)
    return (*found, ".") if found else ()


def _as_of(tenure: Tenure, desk: Desk) -> list[str]:
    named = named_until(tenure, desk)
    remarks = ["acting"] if tenure.title.acting else []
    remarks += ["inferred by the editor"] if tenure.begun.change.inferred else []
    remarks += [named.as_of()] if named else []
    return [f" ({', '.join(remarks)})"] if remarks else []


def _headless(here: UnitState, desk: Desk) -> Phrase:
    past = [t for t in desk.now.past_tenures(here.id) if desk.now.leads(t) and t.ended]
    last = max(past, key=_end_order, default=None)
    if last is None or last.ended is None:
        return (" No source names its head.",)
    when = f" left {last.ended.when.placed()}{basis(last.ended)}."
    return (" No source names a head since ", desk.person(last.person), when)


def _end_order(tenure: Tenure) -> tuple[int, int]:
    return tenure.ended.order if tenure.ended else (-1, -1)
