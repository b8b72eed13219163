"""`/units/<id>/` and `/units/`: one part of the organisation, and all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import (
    Claim,
    Fact,
    Link,
    Name,
    Place,
    Tenure,
    Tie,
    UnitState,
)
from orgline.records import Merge, UnitId
from orgline.views.bars import bars
from orgline.views.chart import Chart
from orgline.views.desk import Desk, natives
from orgline.views.disputes import disputes
from orgline.views.footnotes import Footnotes
from orgline.views.orgchart import Branch, branches, chart_of
from orgline.views.parts import (
    Bar,
    Citations,
    Dated,
    Dispute,
    Hop,
    Phrase,
    Ref,
    Row,
    Scale,
    Support,
)
from orgline.views.rows import row
from orgline.views.sentences import a_noun
from orgline.views.union import units_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpell:
    """A name and from when it was used."""

    text: str
    native: str
    date: Dated
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A place in which the unit stood, or a unit that stood in it, and from when to when."""

    unit: Ref
    somewhere: bool
    since: str
    until: str
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPage:
    """One unit, today and in the past."""

    title: str
    native: str
    aliases: tuple[str, ...]
    kind: str
    status: Phrase
    note: str
    names: tuple[NameSpell, ...]
    kinds: tuple[tuple[str, Dated, Support], ...]
    lineage: tuple[Hop, ...]
    parents: tuple[Stay, ...]
    children: tuple[Stay, ...]
    chart: Chart | None
    tree: tuple[Branch, ...]
    scale: Scale
    bars: tuple[Bar, ...]
    posts: tuple[Ref, ...]
    rows: tuple[Row, ...]
    disputes: tuple[Dispute, ...]
    citations: Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """One unit in the list of all."""

    unit: Ref
    kind: str
    status: Phrase
    exists: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsPage:
    """All units there have ever been."""

    title: str
    sentence: str
    entries: tuple[UnitEntry, ...]


def unit_page(unit: UnitState, desk: Desk) -> UnitPage:
    """The page of a unit; `unit` is its last state, with all its past."""
    notes = Footnotes(desk)
    record = desk.records.units[unit.id]
    tenures = desk.tenures_in(unit.id)
    scale, found = bars(tenures, desk, notes, by_person=True)
    chart = _chart(unit, desk)
    return UnitPage(
        title=unit.name,
        native=natives(dict(unit.names[-1].value.others)),
        aliases=record.aliases,
        kind=unit.kind,
        status=status(unit, desk),
        note=record.note or "",
        names=tuple(_name(fact, desk, notes) for fact in unit.names),
        kinds=tuple((f.value, desk.when(f.claim), notes.support(f.claim)) for f in unit.kinds),
        lineage=lineage(unit.id, desk, notes),
        parents=tuple(_parents(unit, desk, notes)),
        children=tuple(_children(unit, desk, notes)),
        chart=chart,
        tree=branches(chart) if chart else (),
        scale=scale,
        bars=found,
        posts=tuple(dict.fromkeys(desk.post(t.unit, t.role) for t in tenures)),
        rows=tuple(_history(unit, desk, notes)),
        disputes=disputes(desk.disputes_about(unit.id), desk, notes),
        citations=notes.citations(),
    )


def _chart(unit: UnitState, desk: Desk) -> Chart | None:
    """What is below the unit today, if anything is."""
    if not desk.now.unit(unit.id) or not desk.now.children(unit.id):
        return None
    return chart_of(desk.now, desk, key="chart", title=f"What is in {unit.name}", top=unit.id)


def _name(fact: Fact[Name], desk: Desk, notes: Footnotes) -> NameSpell:
    return NameSpell(
        text=fact.value.text,
        native=natives(dict(fact.value.others)),
        date=desk.when(fact.claim),
        support=notes.support(fact.claim),
    )


def _parents(unit: UnitState, desk: Desk, notes: Footnotes) -> Iterator[Stay]:
    """Every place it stood in, oldest first; a stay ends with the next, or with the unit."""
    ends = [*(fact.claim for fact in unit.places[1:]), unit.ended]
    for fact, end in zip(unit.places, ends, strict=True):
        if fact.value.parent:
            yield _stay(fact.value.parent, fact, end, desk, notes)


def _children(unit: UnitState, desk: Desk, notes: Footnotes) -> Iterator[Stay]:
    for child, fact, end in desk.stays_in(unit.id):
        yield _stay(child, fact, end, desk, notes)


def _stay(
    unit: UnitId, fact: Fact[Place], ended: Claim | None, desk: Desk, notes: Footnotes
) -> Stay:
    return Stay(
        unit=desk.unit(unit),
        somewhere=fact.value.tie is Tie.WITHIN,
        since=_since(fact.claim),
        until=ended.when.words() if ended else "",
        support=notes.support(fact.claim),
    )


def _since(claim: Claim) -> str:
    words = claim.when.words()
    return f"seen {claim.when.placed()}" if claim.change.op == "observe" else words


def lineage(unit: UnitId, desk: Desk, notes: Footnotes) -> tuple[Hop, ...]:
    """Where it came from and what became of it, oldest first."""
    found = desk.family.of(unit)
    return tuple(_hop(link, desk, notes) for link in (*found.ancestors, *found.descendants))


_VERBS = {"merge": "merged into", "split": "split into", "transfer": "passed on"}


def _hop(link: Link, desk: Desk, notes: Footnotes) -> Hop:
    verb = f"passed {link.what} to" if link.what else _VERBS[link.verb]
    return Hop(
        before=desk.unit(link.before),
        after=desk.unit(link.after),
        verb=verb,
        date=desk.when(link.claim),
        event=desk.event(link.claim.event),
        support=notes.support(link.claim),
    )


def _history(unit: UnitState, desk: Desk, notes: Footnotes) -> Iterator[Row]:
    """Every change that concerns the unit itself or its posts, oldest first."""
    for step in desk.history.steps_of.get(unit.id, ()):
        state = desk.history.after(step.event.id, step.until or step.since or date.max)
        for difference in desk.differences(step):
            if unit.id in units_of(difference):
                yield row(difference, state, desk, notes)


def status(unit: UnitState, desk: Desk) -> Phrase:
    """What the unit is today, in a sentence or two."""
    now = desk.now.unit(unit.id)
    name = unit.name
    if now:
        return (*_standing(now, desk), *_heading(now, desk))
    if unit.ended:
        return _ending(unit, unit.ended, desk)
    return (f"{name} does not exist yet; it begins {unit.begun.when.placed()}.",)


def _standing(unit: UnitState, desk: Desk) -> Phrase:
    lead = f"{unit.name} is {a_noun(unit.kind)}"
    place, claim = unit.places[-1].value, unit.places[-1].claim
    where = _where(place, desk)
    first = (lead, *where, ".")
    if claim is not unit.begun:
        parent = (desk.unit(place.parent),) if place.parent else ("its present place",)
        return (*first, " It became part of ", *parent, f" {claim.when.placed()}.")
    if unit.begun.change.op == "observe":
        return (
            *first,
            f" It was already there {unit.begun.when.placed()}; no source says since when.",
        )
    return (*first, f" It was founded {unit.begun.when.placed()}.")


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


def _heading(unit: UnitState, desk: Desk) -> Phrase:
    heads = desk.now.heads(unit.id)
    if not heads:
        return (" No source names its head.",)
    found: list[str | Ref] = [" It is headed by "]
    for number, tenure in enumerate(heads):
        found += [" and "] if number else []
        found += [desk.person(tenure.person), *_head_remark(tenure, desk)]
    return (*found, ".")


def _head_remark(tenure: Tenure, desk: Desk) -> Phrase:
    newest = desk.newest(tenure.begun.sources)
    acting = "acting, " if tenure.title.acting else ""
    return (f" ({acting}as of {newest.published.words()})",) if newest else ()


def _ending(unit: UnitState, ended: Claim, desk: Desk) -> Phrase:
    lead = f"{unit.name} was {a_noun(unit.kind)}. It ended {ended.when.placed()}"
    if isinstance(ended.change, Merge):
        return (f"{lead}, when it became part of ", desk.unit(ended.change.into), ".")
    links = [link for link in desk.family.of(unit.id).descendants if link.before == unit.id]
    parts: list[str | Ref] = []
    for number, link in enumerate(links):
        parts += [", " if number else ", when it was split into ", desk.unit(link.after)]
    return (lead, *parts, ".")


def units_page(desk: Desk) -> UnitsPage:
    """All units: those that exist first, in the order of the record."""
    ordered = sorted(desk.history.units, key=lambda u: (desk.now.unit(u.id) is None, u.number))
    entries = tuple(
        UnitEntry(
            unit=desk.unit(unit.id),
            kind=unit.kind,
            status=status(unit, desk),
            exists=desk.now.unit(unit.id) is not None,
        )
        for unit in ordered
    )
    there = sum(entry.exists for entry in entries)
    return UnitsPage(
        title="Units",
        sentence=f"The record knows {len(entries)} units; {there} of them exist today, "
        "as far as its sources go.",
        entries=entries,
    )
