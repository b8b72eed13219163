"""A record told in other ids: what was `hub` is called `token-hub` wherever it is named."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from orgline.records.base import Record
from orgline.records.collection import Records
from orgline.records.ids import EventId, PersonId, SourceId, UnitId
from orgline.records.references import id_fields

NewIds = Mapping[str, Mapping[str, str]]
"""By section (`units`, `people` …): the new id for an old one. What is not in it stays."""

R = TypeVar("R", bound=Record)
K = TypeVar("K", UnitId, PersonId, SourceId, EventId)
_PARTS = ("changes", "disagreements", "positions")


def renamed(records: Records, ids: NewIds) -> Records:
    """The same record in other ids; the new ones must be free in their sections."""
    if not any(ids.values()):
        return records
    return replace(
        records,
        organisation=_within(records.organisation, ids),
        sources=_section(records.sources, "sources", ids),
        people=_section(records.people, "people", ids),
        units=_section(records.units, "units", ids),
        events=_section(records.events, "events", ids),
        assertions=tuple(_within(assertion, ids) for assertion in records.assertions),
    )


def _section(entries: Mapping[K, R], section: str, ids: NewIds) -> dict[K, R]:
    own = ids.get(section, {})
    found = {}
    for identity, entry in entries.items():
        new = type(identity)(own.get(identity, identity))
        told = _within(entry, ids)
        found[new] = told if new == identity else told.model_copy(update={"id": new})
    return found


def _within(record: R, ids: NewIds) -> R:
    """A record with every id that it names, and that its parts name, replaced."""
    new: dict[str, Any] = {}
    for name, sections in id_fields(record):
        value = getattr(record, name)
        many = value if isinstance(value, tuple) else (value,)
        told = tuple(_replaced(identity, sections, ids) for identity in many)
        if told != many:
            new[name] = told if isinstance(value, tuple) else told[0]
    for name in _PARTS:
        parts = getattr(record, name, ())
        if parts:
            new[name] = tuple(_within(part, ids) for part in parts)
    return record.model_copy(update=new) if new else record


def _replaced(identity: str, sections: tuple[str, ...], ids: NewIds) -> str:
    found = (ids.get(section, {}).get(identity) for section in sections)
    return next((new for new in found if new), identity)
