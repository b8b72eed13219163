"""Lineages too long for one row a hop: what was merged or split at once stands together."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgline.views.parts import Dated, Hop, Ref, Support

MOST_HOPS = 8
"""So many rows can be seen at once; more become a diagram, and a list of few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Junction:
    """Hops of one event that meet in a unit: all that was merged into it, or that it was split into."""

    before: tuple[Ref, ...]
    after: tuple[Ref, ...]
    verb: str
    date: Dated
    event: Ref
    support: Support


def junctions(hops: tuple[Hop, ...]) -> tuple[Junction, ...]:
    """The hops of a long lineage, in the order in which each junction comes first; none of a short one."""
    if len(hops) <= MOST_HOPS:
        return ()
    found: dict[tuple[str, ...], list[Hop]] = {}
    for hop in hops:
        shared = hop.before if hop.verb == "split into" else hop.after
        found.setdefault((hop.event.href, hop.verb, hop.date.edtf, shared.href), []).append(hop)
    return tuple(_junction(together) for together in found.values())


def _junction(hops: list[Hop]) -> Junction:
    first = hops[0]
    return Junction(
        before=_each_once(hop.before for hop in hops),
        after=_each_once(hop.after for hop in hops),
        verb=first.verb,
        date=first.date,
        event=first.event,
        support=first.support,
    )


def _each_once(units: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple({unit.href: unit for unit in units}.values())
