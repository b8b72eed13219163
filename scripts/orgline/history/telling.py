"""The organisation as one source tells it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from orgline.history.apply import apply
from orgline.history.builder import Builder
from orgline.history.claim import Claim, Place, Tie, claimed_by
from orgline.history.fold import History, Step
from orgline.history.state import State
from orgline.records import Change, Disagreement, Event, Position, SourceId


def told_by(history: History, source: SourceId) -> State:
    """What is left when only what one source says is applied, in the same order.

    Where sources differ, its own position counts, adopted or not. What it takes for granted (a
    unit that it moves but never introduces) is there, with its place unknown; so is what it leaves
    inside of a unit that it says has ended. The day is the last.
    """
    builder = Builder(history.records)
    for step in history.steps_naming.get(source, ()):
        for place, (change, position) in enumerate(claims_of(step.event, source)):
            apply(_claim(step, change, position, place), builder)
        _clear_ended(builder)
    return State(builder.snapshot(), date.max, history.leading)


def _clear_ended(builder: Builder) -> None:
    """No source accounts for all parts and people of what ends; they go on, or out of post."""
    for identity in sorted(builder.touched):
        unit = builder.unit(identity)
        if unit and unit.ended:
            for child in builder.children(identity):
                builder.put_under(child.id, unit.ended, Place(tie=Tie.UNPLACED))
            for tenure in builder.open_tenures(identity):
                builder.replace_tenure(tenure, replace(tenure, ended=unit.ended))
    builder.touched.clear()


def claims_of(event: Event, source: SourceId) -> Iterator[tuple[Change, Position | None]]:
    """The changes of an event that a source states, and those of the positions it takes.

    What the editor infers is no source's word.
    """
    for change in event.changes:
        if source in claimed_by(event, change, None) and not change.inferred:
            yield change, None
    for position in positions_of(event.disagreements, source):
        for change in position.changes:
            if source in claimed_by(event, change, position):
                yield change, position


def positions_of(disagreements: tuple[Disagreement, ...], source: SourceId) -> Iterator[Position]:
    """The positions that a source takes."""
    for disagreement in disagreements:
        yield from (p for p in disagreement.positions if source in p.sources)


def _claim(step: Step, change: Change, position: Position | None, place: int) -> Claim:
    return Claim(
        event=step.event,
        change=change,
        step=step.number,
        place=place,
        since=step.since,
        until=step.until,
        position=position,
    )
