"""Checks of events: what they say of themselves, and whether they say it twice."""

from collections.abc import Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History
from orgline.records import Appoint, Depart, Event, EventKind

LONGEST_SUMMARY = 600


def reorganisation_without_changes(history: History) -> Iterator[Finding]:
    """A reorganisation that draws nothing and does not say why."""
    for step in history.steps:
        silent = not step.claims and not step.event.note
        if step.event.kind is EventKind.REORGANISATION and silent:
            yield Finding(
                message=f"`{step.event.id}` is a reorganisation, but changes nothing",
                span=step.event.span("kind"),
                help="add its `changes:`, or say in a `note:` why the record draws none",
            )


def same_event_twice(history: History) -> Iterator[Finding]:
    """Two events with one title on one date."""
    seen: dict[tuple[str, str], Event] = {}
    for event in history.records.events.values():
        first = seen.setdefault((event.date.text, event.title.casefold()), event)
        if first is not event:
            yield Finding(
                message=f"`{first.id}` and `{event.id}` have one title and one date",
                span=event.span("title"),
                related=pointing_at(first.span("title"), "the other is here"),
            )


def long_summary(history: History) -> Iterator[Finding]:
    """A summary is a sentence or two."""
    for event in history.records.events.values():
        if len(event.summary) > LONGEST_SUMMARY:
            yield Finding(
                message=f"the summary of `{event.id}` has {len(event.summary)} characters",
                span=event.span("summary"),
                help=f"a sentence or two, at most {LONGEST_SUMMARY} characters; "
                "the rest belongs into `note:` or is left to the source",
            )


def kind_without_matter(history: History) -> Iterator[Finding]:
    """An appointment without an appointment, a departure without a departure."""
    wanted = {EventKind.APPOINTMENT: Appoint, EventKind.DEPARTURE: Depart}
    for step in history.steps:
        operation = wanted.get(step.event.kind)
        if operation and not any(isinstance(claim.change, operation) for claim in step.claims):
            yield Finding(
                message=f"`{step.event.id}` is of the kind {step.event.kind}, "
                f"but no change of it is `{operation.__name__.lower()}`",
                span=step.event.span("kind"),
            )


def observation_of_the_new(history: History) -> Iterator[Finding]:
    """An observation tells what is there; what it founds is an event of another kind."""
    for step in history.steps:
        if step.event.kind is not EventKind.OBSERVATION:
            continue
        for claim in step.claims:
            if claim.change.op == "create":
                yield Finding(
                    message=f"`{step.event.id}` is an observation, but creates a unit",
                    span=claim.change.span("op"),
                    help="write `op: observe` for what was there already",
                )
