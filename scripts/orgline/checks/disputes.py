"""Checks of disagreements: a question needs several answers, one of them adopted with a reason."""

from collections.abc import Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History
from orgline.records import Disagreement, Event, SourceId

LEAST_POSITIONS = 2


def _disagreements(history: History) -> Iterator[tuple[Event, Disagreement]]:
    for event in history.records.events.values():
        for disagreement in event.disagreements:
            yield event, disagreement


def one_position(history: History) -> Iterator[Finding]:
    """A disagreement needs at least two positions."""
    for _, disagreement in _disagreements(history):
        count = len(disagreement.positions)
        if count < LEAST_POSITIONS:
            yield Finding(
                message=f"a disagreement has at least two positions, but this one has {count}",
                span=disagreement.span("question"),
                help="add the other position, or write it as a `note:` of the event",
            )


def none_adopted(history: History) -> Iterator[Finding]:
    """The record has to follow one position, once there are several."""
    for _, disagreement in _disagreements(history):
        if len(disagreement.positions) < LEAST_POSITIONS:
            continue
        if not any(position.adopted for position in disagreement.positions):
            yield Finding(
                message="no position of this disagreement is adopted",
                span=disagreement.span("question"),
                help="write `adopted: true` and `because:` at the one that the record follows",
            )


def two_adopted(history: History) -> Iterator[Finding]:
    """The record can follow only one position."""
    for _, disagreement in _disagreements(history):
        adopted = [position for position in disagreement.positions if position.adopted]
        for other in adopted[1:]:
            yield Finding(
                message="more than one position of this disagreement is adopted",
                span=other.span("adopted"),
                related=pointing_at(adopted[0].span("adopted"), "the first is here"),
            )


def adopted_without_reason(history: History) -> Iterator[Finding]:
    """A reader wants to know why."""
    for _, disagreement in _disagreements(history):
        for position in disagreement.positions:
            if position.adopted and not position.because:
                yield Finding(
                    message="this position is adopted without a reason",
                    span=position.span("adopted"),
                    help="write `because:` and one sentence",
                )


def reason_without_adoption(history: History) -> Iterator[Finding]:
    """`because` belongs to the adopted position."""
    for _, disagreement in _disagreements(history):
        for position in disagreement.positions:
            if position.because and not position.adopted:
                yield Finding(
                    message="`because` says why a position is adopted, but this one is not",
                    span=position.span("because"),
                    help="why a position is not followed goes into the disagreement's `note:`",
                )


def source_on_both_sides(history: History) -> Iterator[Finding]:
    """A source that takes two positions on one question."""
    for _, disagreement in _disagreements(history):
        seen: dict[SourceId, int] = {}
        for number, position in enumerate(disagreement.positions):
            for index, source in enumerate(position.sources):
                if seen.setdefault(source, number) != number:
                    yield Finding(
                        message=f"`{source}` takes two positions on this question",
                        span=position.span("sources", index),
                        help="where a source contradicts itself, say so in a `note:`",
                    )


def question_twice(history: History) -> Iterator[Finding]:
    """One question asked in two places."""
    seen: dict[str, Disagreement] = {}
    for _, disagreement in _disagreements(history):
        key = disagreement.question.casefold().rstrip(" ?")
        first = seen.setdefault(key, disagreement)
        if first is not disagreement:
            yield Finding(
                message="this question has been asked already",
                span=disagreement.span("question"),
                related=pointing_at(first.span("question"), "it was asked here"),
            )
