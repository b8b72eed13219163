"""`/sources/<id>/` and `/sources/`: what a source supports, where it is contradicted, its chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.history import Claim, told_by
from orgline.records import Source, SourceId
from orgline.views.chart import Chart
from orgline.views.desk import Desk
from orgline.views.disputes import dispute
from orgline.views.event import event_card
from orgline.views.footnotes import Footnotes
from orgline.views.lens import Lens, lenses, through
from orgline.views.orgchart import Branch, branches, chart_of
from orgline.views.parts import Citations, Dated, Dispute, EventCard, Ref, Row
from orgline.views.rows import row


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """One source and all that rests on it."""

    title: str
    publisher: str
    date: Dated
    url: str
    archived: str
    accessed: Dated | None
    language: str
    note: str
    sentence: str
    chart: Chart | None
    tree: tuple[Branch, ...]
    lens: Chart
    lens_tree: tuple[Branch, ...]
    supports: tuple[Row, ...]
    alone: tuple[Row, ...]
    contradicted: tuple[Dispute, ...]
    sides: tuple[Dispute, ...]
    events: tuple[EventCard, ...]
    citations: Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """One source in the list of all."""

    source: Ref
    publisher: str
    date: Dated
    supports: int
    alone: int
    contradicted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """All sources."""

    title: str
    sentence: str
    entries: tuple[SourceEntry, ...]


def source_page(source: Source, desk: Desk) -> SourcePage:
    """The page of a source."""
    notes = Footnotes(desk)
    notes.marks([source.id])
    supports = tuple(_rows(source.id, desk, notes))
    alone = tuple(found for found in supports if len(found.support.marks) == 1)
    contradicted, sides = _disputes(source.id, desk, notes)
    chart, lens = _chart(source, desk), _through(source, desk)
    return SourcePage(
        title=source.title,
        publisher=source.publisher,
        date=desk.dated(source.published, source.as_written),
        url=source.url or "",
        archived=source.archived or "",
        accessed=desk.dated(source.accessed) if source.accessed else None,
        language=source.language or "",
        note=source.note or "",
        sentence=_sentence(len(supports), len(alone), len(contradicted)),
        chart=chart,
        tree=branches(chart) if chart else (),
        lens=lens,
        lens_tree=branches(lens),
        supports=supports,
        alone=alone,
        contradicted=contradicted,
        sides=sides,
        events=tuple(_events(source.id, desk)),
        citations=notes.citations(),
    )


def _chart(source: Source, desk: Desk) -> Chart | None:
    state = told_by(desk.history, source.id)
    if not state.units:
        return None
    title = f"The organisation as told by {source.publisher}"
    return chart_of(state, desk, key="chart", title=title)


def _through(source: Source, desk: Desk) -> Chart:
    """The record's own chart of today, seen through the source."""
    title = f"What {source.publisher} says of the record's chart"
    chart = chart_of(desk.now, desk, key="lens", title=title)
    silent = Lens(id=source.id, source=desk.source(source.id), supports=(), names=(), against=())
    found = {lens.id: lens for lens in lenses(desk.now, chart, desk)}
    return through(chart, found.get(source.id, silent))


def _rows(source: SourceId, desk: Desk, notes: Footnotes) -> Iterator[Row]:
    for step in desk.history.steps_naming.get(source, ()):
        for difference in desk.differences(step):
            if _states(source, difference.claim):
                yield row(difference, desk.history.last, desk, notes)


def _disputes(
    source: SourceId, desk: Desk, notes: Footnotes
) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...]]:
    """Questions on which the record does not follow the source, and those on which it does."""
    against: list[Dispute] = []
    follows: list[Dispute] = []
    for event, number, record in desk.disputes_of(source):
        taken = [position for position in record.positions if source in position.sources]
        if taken:
            side = follows if any(position.adopted for position in taken) else against
            side.append(dispute(event, number, record, desk, notes))
    return tuple(against), tuple(follows)


def _events(source: SourceId, desk: Desk) -> Iterator[EventCard]:
    for step in desk.history.steps_naming.get(source, ()):
        yield event_card(step, desk)


def _sentence(supports: int, alone: int, contradicted: int) -> str:
    changes = "1 change" if supports == 1 else f"{supports} changes"
    rest = "rests" if supports == 1 else "rest"
    questions = f"{contradicted} question{'s' if contradicted != 1 else ''}"
    return (
        f"{changes} of the record {rest} on this source, {alone} of them on it alone. "
        f"On {questions} the record follows another."
    )


def sources_page(desk: Desk) -> SourcesPage:
    """All sources, newest first."""
    records = [desk.records.sources[source] for source in desk.sources]
    ordered = sorted(records, key=lambda source: source.published.order, reverse=True)
    entries = tuple(_entry(source, desk) for source in ordered)
    count = len(entries)
    return SourcesPage(
        title="Sources",
        sentence=f"The record rests on {count} source{'s' if count != 1 else ''}. "
        "What each says is graded; who published it is not.",
        entries=entries,
    )


def _entry(source: Source, desk: Desk) -> SourceEntry:
    claims = tuple(_claims(source.id, desk))
    against = sum(
        any(source.id in p.sources and not p.adopted for p in record.positions)
        for _, _, record in desk.disputes_of(source.id)
    )
    return SourceEntry(
        source=Ref(name=source.title, href=desk.source(source.id).href),
        publisher=source.publisher,
        date=desk.dated(source.published, source.as_written),
        supports=len(claims),
        alone=sum(len(set(claim.sources)) == 1 for claim in claims),
        contradicted=against,
    )


def _states(source: SourceId, claim: Claim) -> bool:
    """Whether a source says so itself: what the editor infers is no source's word."""
    return source in claim.sources and not claim.change.inferred


def _claims(source: SourceId, desk: Desk) -> Iterator[Claim]:
    for step in desk.history.steps_naming.get(source, ()):
        yield from (d.claim for d in desk.differences(step) if _states(source, d.claim))
