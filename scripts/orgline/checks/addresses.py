"""Checks of addresses: ids become file names and the addresses of pages."""

from collections.abc import Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History, Tenure
from orgline.problem import Span
from orgline.records import RoleId, UnitId

# `index` is the list of all; the others cannot be file names on Windows:
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
RESERVED = frozenset(
    (
        "index",
        "con",
        "prn",
        "aux",
        "nul",
        *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10)),
    )
)


def reserved_id(history: History) -> Iterator[Finding]:
    """An id that cannot be the name of a page."""
    records = history.records
    entries: tuple[tuple[str, Span | None], ...] = (
        *((source.id, source.span("id")) for source in records.sources.values()),
        *((person.id, person.span("id")) for person in records.people.values()),
        *((unit.id, unit.span("id")) for unit in records.units.values()),
        *((event.id, event.span("id")) for event in records.events.values()),
    )
    for identity, span in entries:
        if identity in RESERVED:
            yield Finding(
                message=f"`{identity}` cannot be the name of a page",
                span=span,
                help="give the entry a longer id",
            )


def two_posts_at_one_address(history: History) -> Iterator[Finding]:
    """Two posts whose unit and role make one address: `a` + `b-c` and `a-b` + `c`."""
    first: dict[str, tuple[UnitId, RoleId]] = {}
    for tenure in history.tenures:
        unit, role = tenure.post
        taken = first.setdefault(f"{unit}-{role}", tenure.post)
        if taken != tenure.post:
            yield Finding(
                message=f"the posts `{role}` of `{unit}` and `{taken[1]}` of `{taken[0]}` "
                f"would both be at `posts/{unit}-{role}/`",
                span=tenure.begun.change.span("role"),
                related=pointing_at(_place(history, taken), "the other post"),
                help="give one of the units or roles another id",
            )


def _place(history: History, post: tuple[UnitId, RoleId]) -> Span | None:
    tenure: Tenure = history.posts[post][0]
    return tenure.begun.change.span("role")
