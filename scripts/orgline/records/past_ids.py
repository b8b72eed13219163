"""Ids of the past, former or retracted: none of them may still be in use."""

from collections.abc import Iterable, Iterator, Mapping

from orgline.problem import Problem, Related, Span
from orgline.records.base import Record

Places = Mapping[tuple[str, str], Span]
"""Where each id stands, by the section and the id."""

WITH_FORMER_IDS: Mapping[str, str] = {
    "sources": "source",
    "people": "person",
    "units": "unit",
    "events": "event",
}
"""The sections whose entries may have former ids, and what one entry of each is called."""


def clashes(records: Mapping[str, Iterable[Record]], places: Places) -> Iterator[Problem]:
    """Former ids that something has or that two entries claim; retractions of what is there."""
    for section, noun in WITH_FORMER_IDS.items():
        yield from _claimed(records[section], section, noun, places)
        for retraction in records["retracted"]:
            yield from _there(retraction, section, noun, places)


def _claimed(
    records: Iterable[Record], section: str, noun: str, places: Places
) -> Iterator[Problem]:
    claimed: dict[str, Span | None] = {}
    for record in records:
        for index, former in enumerate(getattr(record, "former_ids", ())):
            here = record.span("former_ids", index)
            first = places.get((section, former))
            what = f"{'an' if noun == 'event' else 'a'} {noun} has that id"
            if first is None and former in claimed:
                first, what = claimed[former], f"another {noun} had it before"
            if first:
                yield _in_use(former, here, first, what)
            claimed.setdefault(former, here)


def _in_use(former: str, here: Span | None, first: Span, what: str) -> Problem:
    return Problem(
        code="R104",
        message=f"`{former}` is not free to be a former id: {what}",
        span=here,
        related=(Related(span=first, text="it stands here"),),
    )


def _there(retraction: Record, section: str, noun: str, places: Places) -> Iterator[Problem]:
    identity = getattr(retraction, noun, None)
    if getattr(retraction, "role", None):  # a tenure: its unit and person may stay
        return
    first = places.get((section, str(identity)))
    if first:
        yield Problem(
            code="R105",
            message=f"the {noun} `{identity}` is retracted, but still in the record",
            span=retraction.span(noun),
            related=(Related(span=first, text="it stands here"),),
            help="take out the one or the other",
        )
