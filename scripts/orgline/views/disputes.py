"""Disagreements as a page shows them: the adopted position and its reason first."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgline.history import Claim
from orgline.records import Disagreement, Event, Retype, SourceId
from orgline.records import Position as PositionRecord
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Citations, Dispute, Phrase, Position, Ref


def dispute(
    event: Event, number: int, record: Disagreement, desk: Desk, notes: Footnotes
) -> Dispute:
    """One question with every answer to it; `number` counts within the event, from 1."""
    ordered = sorted(record.positions, key=lambda position: not position.adopted)
    return Dispute(
        anchor=anchor(event, number),
        question=record.question,
        about=tuple(desk.subject(identity) for identity in record.about),
        event=desk.event(event),
        positions=tuple(_position(position, desk, notes) for position in ordered),
        note=record.note or "",
    )


def anchor(event: Event, number: int) -> str:
    """The name of a disagreement in addresses; stands for its place in its event."""
    return f"{event.id}-{number}"


def disputes(
    items: Iterable[tuple[Event, int, Disagreement]], desk: Desk, notes: Footnotes
) -> tuple[Dispute, ...]:
    """Several disagreements."""
    return tuple(dispute(event, number, record, desk, notes) for event, number, record in items)


def _position(record: PositionRecord, desk: Desk, notes: Footnotes) -> Position:
    return Position(
        says=record.says,
        sources=tuple(desk.source(source) for source in record.sources),
        marks=notes.marks(record.sources),
        adopted=record.adopted,
        because=record.because or "",
        draws=() if record.adopted else tuple(_draws(record, desk)),
    )


def _draws(record: PositionRecord, desk: Desk) -> Iterable[Phrase]:
    """What a position that is not followed would do to the chart."""
    for change in record.changes:
        unit = getattr(change, "unit", None)
        target = getattr(change, "to", None) or getattr(change, "under", None)
        if unit and target:
            yield (desk.subject(unit), " in ", desk.subject(target))
        elif isinstance(change, Retype):
            yield (desk.unit(change.unit), f", {change.kind}")


MOST_COLUMNS = 12
"""With more sources, a table of questions and sources is mostly silence, and nobody sees it whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One question in the ledger; `answers` has one entry a source, in the order of columns.

    An answer is the number of the position that the source takes, from 1; 0 when the source is
    silent. `silent` counts the sources that answer other questions, but not this one.
    """

    dispute: Dispute
    answers: tuple[int, ...]
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputesPage:
    """`/disagreements/`: the ledger of questions and sources, then every question in full.

    `sources` are the columns; there are none where they would be too many. Each row then names the
    sources that answer, and counts the others.
    """

    title: str
    sentence: str
    sources: tuple[Ref, ...]
    ledger: tuple[LedgerRow, ...]
    citations: Citations


def disputes_page(desk: Desk) -> DisputesPage:
    """All disagreements, those on which most sources differ first."""
    notes = Footnotes(desk)
    items = sorted(desk.disputes, key=lambda item: -_differing(item[2]))
    sources = tuple(_taking_part(desk, (item[2] for item in items)))
    columns = sources if len(sources) <= MOST_COLUMNS else ()
    ledger = tuple(
        LedgerRow(
            dispute=dispute(event, number, record, desk, notes),
            answers=tuple(_answer(record, source) for source in columns),
            silent=len(sources) - _differing(record),
        )
        for event, number, record in items
    )
    return DisputesPage(
        title="Disagreements",
        sentence=_sentence(len(ledger), len(sources)),
        sources=tuple(desk.source(source) for source in columns),
        ledger=ledger,
        citations=notes.citations(),
    )


def _differing(record: Disagreement) -> int:
    return len({source for position in record.positions for source in position.sources})


def _taking_part(desk: Desk, disagreements: Iterable[Disagreement]) -> Iterable[SourceId]:
    named = {s for d in disagreements for position in d.positions for s in position.sources}
    return (source for source in desk.sources if source in named)


def _answer(record: Disagreement, source: SourceId) -> int:
    ordered = sorted(record.positions, key=lambda position: not position.adopted)
    for number, position in enumerate(ordered, 1):
        if source in position.sources:
            return number
    return 0


def _sentence(questions: int, sources: int) -> str:
    if not questions:
        return "The sources of this record do not disagree on anything."
    noun = "question" if questions == 1 else "questions"
    return (
        f"There {'is' if questions == 1 else 'are'} {questions} {noun} that the {sources} sources "
        "answer differently. The position that the record follows stands first, with the reason."
    )


def disputed_sources(claim: Claim, desk: Desk) -> tuple[Ref, ...]:
    """The sources that speak against a claim."""
    contests = desk.grading.contests(claim)
    found = dict.fromkeys(s for contest in contests for s in contest.position.sources)
    return tuple(desk.source(source) for source in found)
