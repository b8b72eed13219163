"""Two records made comparable: what is the same entry in both, and which entries say something else.

The base is told in the ids of the new record, as far as `former_ids` connects them. Where an entry
says the same in both, the order of what is in it left aside, the new one stands for both: so pages
of both come out in one order, and a mere reordering is no change.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from orgline.history import History, fold
from orgline.records import EventId, Records, UnitId
from orgline.records.base import Record
from orgline.records.past_ids import WITH_FORMER_IDS
from orgline.records.renaming import NewIds, renamed

R = TypeVar("R", bound=Record)
K = TypeVar("K")
_NO_MATTER = frozenset({"former_ids"})


class _Named(Protocol):
    former_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edits:
    """The entries that are new, gone or say something else.

    `frame` is set where the organisation or a role does, which can matter to every day.
    """

    events: frozenset[EventId]
    units: frozenset[UnitId]
    frame: bool


def new_ids(base: Records, new: Records) -> NewIds:
    """The id of today for every id of the base that another one follows on.

    Of two entries of the base that have become one, the one that keeps its id is that one.
    """
    return {section: dict(_followed(base, new, section)) for section in WITH_FORMER_IDS}


def _followed(base: Records, new: Records, section: str) -> Iterator[tuple[str, str]]:
    there = getattr(base, section)
    taken = set(there)
    for identity, former in former_ids(new, section):
        if former in there and identity not in taken:
            taken.add(identity)
            yield former, identity


def former_ids(records: Records, section: str) -> Iterator[tuple[str, str]]:
    """Every id of today in a section with each of its former ones."""
    entries: Mapping[str, _Named] = getattr(records, section)
    for identity, entry in entries.items():
        yield from ((identity, former) for former in entry.former_ids)


def in_ids_of(base: Records, new: Records) -> Records:
    """The base in the ids of the new record."""
    return renamed(base, new_ids(base, new))


def edits(base: Records, new: Records) -> Edits:
    """What an editor has touched; `base` is told in the ids of `new`."""
    framed = _edited(base.roles, new.roles)
    return Edits(
        events=frozenset(_edited(base.events, new.events)),
        units=frozenset(_edited(base.units, new.units)),
        frame=any(framed) or not _same(base.organisation, new.organisation),
    )


def _edited(base: Mapping[K, R], new: Mapping[K, R]) -> Iterator[K]:
    for key in dict.fromkeys((*base, *new)):
        if key not in base or key not in new or not _same(base[key], new[key]):
            yield key


def _same(one: Record, other: Record) -> bool:
    return one == other or canonical(one) == canonical(other)


def canonical(value: object, omit: frozenset[str] = _NO_MATTER) -> object:
    """A value that is equal for entries that differ only in the order of lists.

    The order of `names` is kept: pages show the first one.
    """
    match value:
        case Record():
            fields = type(value).model_fields
            told = ((key, getattr(value, key)) for key in fields if key not in omit)
            return type(value).__name__, *((k, canonical(v, omit)) for k, v in told)
        case tuple():
            return sorted((canonical(item, omit) for item in value), key=repr)
        case dict():
            return tuple(value.items())
        case _:
            return value


def aligned(base: Records, new: Records) -> History:
    """The history of the base, told in the order in which the new record tells the same.

    Where its events fit together only in their own order, that one is kept.
    """
    reordered = replace(
        base,
        organisation=_settled(base.organisation, new.organisation),
        sources=_in_order(base.sources, new.sources),
        people=_in_order(base.people, new.people),
        units=_in_order(base.units, new.units),
        roles=_in_order(base.roles, new.roles),
        events=_in_order(base.events, new.events),
    )
    told, misfits = fold(reordered)
    if not misfits:
        return told
    return min(((told, misfits), fold(base)), key=lambda found: len(found[1]))[0]


def _in_order(base: Mapping[K, R], new: Mapping[K, R]) -> dict[K, R]:
    shared = {key: _settled(base[key], entry) for key, entry in new.items() if key in base}
    return shared | _without(base, shared)


def _without(entries: Mapping[K, R], shared: Iterable[K]) -> dict[K, R]:
    left = set(entries) - set(shared)
    return {key: entry for key, entry in entries.items() if key in left}


def _settled(old: R, new: R) -> R:
    return new if _same(old, new) else old.at_place_of(new)
