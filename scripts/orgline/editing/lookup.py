"""Ids by name: what an editor may call a unit, a person, a source, a post or an event."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from orgline.records import Event, Person, Records, Rename, Role, Source, Unit
from orgline.records.references import Names

NOUNS = {
    "units": "unit",
    "people": "person",
    "roles": "role",
    "sources": "source",
    "events": "event",
}
"""What one entry of each part of the record is called."""


class NotFoundError(Exception):
    """Nothing, or more than one thing, is called so; the message says what is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An entry that can be named."""

    id: str
    name: str
    detail: str
    """What tells it apart from others of its name."""
    spellings: tuple[str, ...]


def choices(records: Records, section: str) -> tuple[Choice, ...]:
    """Everything in a part of the record that has an id, in the order of the record."""
    later = _later_names(records) if section == "units" else {}
    return tuple(
        _choice(entry, later.get(identity, ()))
        for identity, entry in getattr(records, section).items()
    )


def identity(text: str, section: str, records: Records | None, otherwise: str = "") -> str:
    """The id that somebody means by an id or a name; any text where the record is not known.

    Capitals make no difference where only one entry can be meant. Raises `NotFoundError`, which
    where nothing is near says `otherwise`, or how to add an entry.
    """
    if records is None or text in getattr(records, section):
        return text
    found = [choice for choice in choices(records, section) if _fold(text) in _folded(choice)]
    if len(found) == 1:
        return found[0].id
    noun = NOUNS[section]
    if found:
        ids = ", ".join(f"`{choice.id}`" for choice in found)
        raise NotFoundError(f"`{text}` can be more than one {noun}: say which of {ids}")
    raise NotFoundError(
        f"no {noun} has the id or the name `{text}`{_near(text, section, records, otherwise)}"
    )


def _near(text: str, section: str, records: Records, otherwise: str) -> str:
    entries = getattr(records, section)
    adding = "" if section == "roles" else f"`orgline new {NOUNS[section]}` adds one"
    near = Names.of(entries, entries.values()).suggestion(text.casefold())
    said = near or otherwise or adding
    return f"; {said}" if said else ""


def _choice(entry: Source | Person | Unit | Role | Event, later: tuple[str, ...]) -> Choice:
    name = str(getattr(entry, "name", "") or getattr(entry, "title", ""))
    details = (getattr(entry, key, "") for key in ("kind", "publisher", "date"))
    others = (
        *getattr(entry, "aliases", ()),
        *getattr(entry, "names", {}).values(),
        *getattr(entry, "former_ids", ()),
    )
    return Choice(
        id=str(entry.id),
        name=later[-1] if later else name,
        detail=next((str(getattr(detail, "text", detail)) for detail in details if detail), ""),
        spellings=(str(entry.id), name, *later, *others),
    )


def _later_names(records: Records) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for change in _renames(records):
        names[change.unit] = (*names.get(change.unit, ()), *change.names.values(), change.name)
    return names


def _renames(records: Records) -> Iterator[Rename]:
    for event in sorted(records.events.values(), key=lambda event: event.date.order):
        yield from (change for change in event.changes if isinstance(change, Rename))


def _folded(choice: Choice) -> frozenset[str]:
    return frozenset(map(_fold, choice.spellings))


@cache
def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
