"""What can be picked by name: the entries of a record, by section."""

from collections.abc import Iterable, Mapping

from orgline.views.desk import Desk

Choices = Mapping[str, list[tuple[str, str]]]
"""For each section the ids of its entries, each with what to call it."""


def choices(desk: Desk) -> Choices:
    """Everything that a field can refer to; a unit under the name it has on the desk's day."""
    found = desk.records
    return {
        "sources": _named((s.id, f"{s.publisher}: {s.title}") for s in found.sources.values()),
        "people": _named((p.id, p.name) for p in found.people.values()),
        "units": _named((unit, desk.unit(unit).name) for unit in found.units),
        "roles": _named((r.id, r.name) for r in found.roles.values()),
        "events": _named((e.id, f"{e.date.text}: {e.title}") for e in found.events.values()),
    }


def _named(entries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """By name, as one looks for them; the id behind it, as two may have one name."""
    ordered = sorted(entries, key=lambda entry: (entry[1].casefold(), entry[0]))
    return [(identity, f"{name} ({identity})") for identity, name in ordered]
