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
    Tie,
    UnitState,
)
from orgline.records import UnitId
from orgline.views.bars import bars, seen
from orgline.views.chart import Chart
from orgline.views.desk import Desk, natives, stays_of
from orgline.views.disputes import disputes
from orgline.views.footnotes import Footnotes
from orgline.views.lineage import Junction, junctions
from orgline.views.marks import units_of
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
from orgline.views.standing import exists, happened, kind_today, name_today, status


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
    """One unit, today, in the past and as it is planned."""

    title: str
    href: str
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

    @property
    def junctions(self) -> tuple[Junction, ...]:
        """A long lineage, to be drawn as a diagram; empty where it is short."""
        return junctions(self.lineage)


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
    name = name_today(unit, desk)
    return UnitPage(
        title=name.text,
        href=desk.unit(unit.id).href,
        native=natives(dict(name.others)),
        aliases=record.aliases,
        kind=kind_today(unit, desk),
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
    title = f"What is in {desk.unit(unit.id).name}"
    return chart_of(desk.now, desk, key="chart", title=title, top=unit.id)


def _name(fact: Fact[Name], desk: Desk, notes: Footnotes) -> NameSpell:
    return NameSpell(
        text=fact.value.text,
        native=natives(dict(fact.value.others)),
        date=desk.when(fact.claim),
        support=notes.support(fact.claim),
    )


def _parents(unit: UnitState, desk: Desk, notes: Footnotes) -> Iterator[Stay]:
    """Every place it stood in, oldest first."""
    for fact, end in stays_of(unit):
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
        until=_until(ended, desk) if ended else "",
        support=notes.support(fact.claim),
    )


def _since(claim: Claim) -> str:
    return f"seen {seen(claim)}" if claim.change.op == "observe" else claim.when.words()


def _until(claim: Claim, desk: Desk) -> str:
    words = claim.when.words()
    if desk.now.certain(claim):
        return words
    return f"{words} ({'possible' if happened(claim, desk) else 'to come'})"


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
    for step, difference in desk.traces(unit.id, units_of):
        state = desk.history.after(step.event.id, step.until or step.since or date.max)
        yield row(difference, state, desk, notes)


def units_page(desk: Desk) -> UnitsPage:
    """All units: those that exist first, in the order of the record."""
    ordered = sorted(desk.history.units, key=lambda u: (desk.now.unit(u.id) is None, u.number))
    entries = tuple(
        UnitEntry(
            unit=desk.unit(unit.id),
            kind=kind_today(unit, desk),
            status=status(unit, desk),
            exists=desk.now.unit(unit.id) is not None,
        )
        for unit in ordered
    )
    return UnitsPage(title="Units", sentence=_count(desk), entries=entries)


def _count(desk: Desk) -> str:
    """How many units there are; those that need not exist today, or not any more, apart."""
    known, there = len(desk.history.units), sum(exists(unit, desk) for unit in desk.now.units)
    maybe = len(desk.now.units) - there + len(desk.now.possibly_ended)
    units = "1 unit" if known == 1 else f"{known} units"
    may = f", and {maybe} more may" if maybe else ""
    verb = "exists" if there == 1 else "exist"
    return f"The record knows {units}; {there} of them {verb} today{may}, as far as its sources go."
