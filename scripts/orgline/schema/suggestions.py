"""The ids that a record has, each with what an editor wants to know before choosing it."""

from collections.abc import Iterable, Iterator, Mapping

from orgline.history import Claim, History, Tenure, Tie, UnitState
from orgline.records import Event, Observe, Person, Role, Source, Unit
from orgline.schema.values import Schema, described

Card = tuple[str, str]
"""An id and what it stands for, a line for each kind of statement."""

KINDS: Mapping[str, str] = {
    "unit": "units",
    "person": "people",
    "role": "roles",
    "source": "sources",
    "event": "events",
}
"""Each kind of id, and the part of the record in which its entries stand."""


def definitions(history: History | None) -> dict[str, Schema]:
    """For each kind of id, what suggests (`units`), and what may be written (`unit-id`)."""
    found: dict[str, Schema] = {}
    for kind, part in KINDS.items():
        found[part] = _suggesting(_cards(kind, history) if history else ())
        found[f"{kind}-id"] = _either(kind, part, (part,))
    found["about"] = _either("unit or person", "units:` or `people", ("units", "people"))
    return found


def _suggesting(cards: Iterable[Card]) -> Schema:
    """Fits everything. The empty alternative comes first: a server that has seen one that fits no
    longer compares the mistakes of all the others, which would take the square of their number.
    """  # noqa: D205
    return {"anyOf": [{}, *({"const": identity, "description": text} for identity, text in cards)]}


def _either(kind: str, where: str, parts: tuple[str, ...]) -> Schema:
    """An id; its card is found first, so what is said of a new one is read only where there is none.

    The second alternative never fits: were it the only one, the language server would take the
    description of the first in place of the card.
    """
    unknown = f"The record has no {kind} of this id yet. A new one needs an entry under `{where}:`."
    return {
        "allOf": [{"$ref": "#/$defs/id"}, *({"$ref": f"#/$defs/{part}"} for part in parts)],
        "anyOf": [described(unknown), {"not": {}}],
    }


def _cards(kind: str, history: History) -> Iterator[Card]:
    records = history.records
    match kind:
        case "unit":
            yield from ((unit.id, _unit(unit, history)) for unit in records.units.values())
        case "person":
            yield from _people(history)
        case "role":
            yield from ((role.id, _role(role)) for role in records.roles.values())
        case "source":
            yield from ((source.id, _source(source)) for source in records.sources.values())
        case _:
            yield from ((event.id, _event(event)) for event in records.events.values())


# --- units -------------------------------------------------------------------------------------


def _unit(unit: Unit, history: History) -> str:
    state = history.last.known(unit.id)
    if state is None:
        return _card(_named(unit.name, unit.names), unit.kind, _also(unit.aliases))
    name = state.names[-1].value
    former = (fact.value.text for fact in state.names[:-1] if fact.value.text != name.text)
    about = ", ".join(part for part in (state.kind, _since(state), _until(state)) if part)
    other = (*dict.fromkeys(former), *unit.aliases)
    return _card(
        _named(name.text, dict(name.others)), about, _place(state, history), _also(tuple(other))
    )


def _since(state: UnitState) -> str:
    if isinstance(state.begun.change, Observe):
        return f"there already {state.begun.when.placed()}"
    return f"since {_when(state.begun)}"


def _until(state: UnitState) -> str:
    return f"until {_when(state.ended)}" if state.ended else ""


def _when(claim: Claim) -> str:
    return claim.when.words()


def _place(state: UnitState, history: History) -> str:
    parent = history.last.known(state.parent) if state.parent else None
    if parent is None:
        return "on top" if state.place.tie is Tie.ROOT else "in no known unit"
    where = "somewhere in" if state.place.tie is Tie.WITHIN else "in"
    return f"{where} {parent.name} ({parent.id})"


# --- people and the rest -----------------------------------------------------------------------


def _people(history: History) -> Iterator[Card]:
    posts: dict[str, list[str]] = {}
    for tenure in history.tenures:
        posts.setdefault(tenure.person, []).append(_post(tenure, history))
    for person in history.records.people.values():
        yield person.id, _person(person, posts.get(person.id, []))


def _post(tenure: Tenure, history: History) -> str:
    title = tenure.title.text or history.records.roles[tenure.role].name
    unit = history.last.known(tenure.unit)
    where = unit.name if unit else tenure.unit
    start = "" if tenure.observed else f", since {_when(tenure.begun)}"
    end = f", until {_when(tenure.ended)}" if tenure.ended else ""
    return f"{title}, {where}{start}{end}"


def _person(person: Person, posts: Iterable[str]) -> str:
    return _card(_named(person.name, person.names), *posts, _also(person.aliases))


def _role(role: Role) -> str:
    seats = f"{role.seats} seats" if role.seats != 1 else "one seat"
    return _card(role.name, f"{seats}, leads its unit" if role.leads else seats)


def _source(source: Source) -> str:
    return _card(source.title, f"{source.publisher}, {source.published.words()}")


def _event(event: Event) -> str:
    return _card(event.title, f"{event.kind}, {event.date.words()}")


def _named(name: str, names: Mapping[str, str]) -> str:
    return " · ".join((name, *names.values()))


def _also(aliases: tuple[str, ...]) -> str:
    return f"also: {', '.join(aliases)}" if aliases else ""


def _card(*lines: str) -> str:
    return "\n".join(line for line in lines if line)
