"""`/sources/<id>/` and `/sources/`: what a source supports, where it is contradicted, its chart."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.history import Claim, Difference, told_by
from orgline.records import Disagreement, Event, Source, SourceId
from orgline.views.chart import Chart
from orgline.views.desk import Desk
from orgline.views.disputes import dispute
from orgline.views.event import event_card
from orgline.views.footnotes import Footnotes
from orgline.views.lens import lens_of, through
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
    alone: tuple[Row, ...]
    """What rests on this source and no other."""
    shared: tuple[Row, ...]
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
    alone, shared = _rows(source.id, desk, notes)
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
        sentence=_sentence(len(alone) + len(shared), len(alone), len(contradicted)),
        chart=chart,
        tree=branches(chart) if chart else (),
        lens=lens,
        lens_tree=branches(lens),
        alone=alone,
        shared=shared,
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
    return through(chart, lens_of(source.id, desk.now, chart, desk))


def _rows(
    source: SourceId, desk: Desk, notes: Footnotes
) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The changes that rest on a source alone, and those that rest on others as well."""
    alone: list[Row] = []
    shared: list[Row] = []
    for difference in _stated(source, desk):
        side = alone if _is_alone(difference.claim) else shared
        side.append(row(difference, desk.history.last, desk, notes))
    return tuple(alone), tuple(shared)


def _disputes(
    source: SourceId, desk: Desk, notes: Footnotes
) -> tuple[tuple[Dispute, ...], tuple[Dispute, ...]]:
    """Questions on which the record does not follow the source, and those on which it does."""
    against: list[Dispute] = []
    follows: list[Dispute] = []
    for event, number, record, followed in _questions(source, desk):
        side = follows if followed else against
        side.append(dispute(event, number, record, desk, notes))
    return tuple(against), tuple(follows)


def _questions(source: SourceId, desk: Desk) -> Iterator[tuple[Event, int, Disagreement, bool]]:
    """The questions that a source answers, and whether the record follows it in any answer."""
    for event, number, record in desk.disputes_of(source):
        taken = [position for position in record.positions if source in position.sources]
        if taken:
            yield event, number, record, any(position.adopted for position in taken)


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
    claims = [difference.claim for difference in _stated(source.id, desk)]
    return SourceEntry(
        source=Ref(name=source.title, href=desk.source(source.id).href),
        publisher=source.publisher,
        date=desk.dated(source.published, source.as_written),
        supports=len(claims),
        alone=sum(map(_is_alone, claims)),
        contradicted=sum(not followed for *_, followed in _questions(source.id, desk)),
    )


def _stated(source: SourceId, desk: Desk) -> Iterator[Difference]:
    """What a source says itself, in order of time: what the editor infers is no source's word."""
    for step in desk.history.steps_naming.get(source, ()):
        for difference in desk.differences(step):
            claim = difference.claim
            if source in claim.sources and not claim.change.inferred:
                yield difference


def _is_alone(claim: Claim) -> bool:
    return len(set(claim.sources)) == 1
