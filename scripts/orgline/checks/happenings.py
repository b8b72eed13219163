"""Checks of events: what they say of themselves, and whether they say it twice."""

from collections.abc import Callable, Iterator, Mapping

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History
from orgline.records import Appoint, Change, Depart, Event, EventKind, Retitle

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
    for step in history.steps:
        fits = _MATTER.get(step.event.kind)
        if fits and not any(fits(claim.change) for claim in step.claims):
            operation = "appoint" if step.event.kind is EventKind.APPOINTMENT else "depart"
            yield Finding(
                message=f"`{step.event.id}` is of the kind {step.event.kind}, "
                f"but no change of it is `{operation}`",
                span=step.event.span("kind"),
                help="add the change, or give the event another kind",
            )


def _appoints(change: Change) -> bool:
    return isinstance(change, Appoint | Retitle)  # who was acting is appointed by another title


def _departs(change: Change) -> bool:
    return isinstance(change, Depart) or (isinstance(change, Appoint) and bool(change.replaces))


_MATTER: Mapping[EventKind, Callable[[Change], bool]] = {
    EventKind.APPOINTMENT: _appoints,
    EventKind.DEPARTURE: _departs,
}


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
