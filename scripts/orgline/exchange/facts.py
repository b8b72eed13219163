"""JSON-LD in the words of https://schema.org, for what is certain and nothing else.

A search engine shows such facts without any "possibly". So a day is given where the record has the
very day, and a parent where it is certain, direct, undisputed and not inferred; what cannot be said
so is left out. A unit is called an organisation where its kind is known to be one: a product, a
platform or a line of business is none. Nobody is said to be in post now: the newest source only
knows that they were.
"""

import json
import re
from collections.abc import Mapping
from typing import Final

from orgline.exchange.address import Address
from orgline.exchange.citing import place
from orgline.history import Claim, Tie, UnitState
from orgline.records import Create, EventId, Person, PersonId, UnitId
from orgline.views.desk import Desk
from orgline.views.pages import Page

Facts = dict[str, object]

_ORGANISATIONS: Final = frozenset(
    [
        "academy",
        "administration",
        "agency",
        "association",
        "authority",
        "board",
        "branch",
        "bureau",
        "center",
        "centre",
        "college",
        "commission",
        "committee",
        "company",
        "corporation",
        "council",
        "court",
        "department",
        "directorate",
        "division",
        "faculty",
        "foundation",
        "group",
        "inspectorate",
        "institute",
        "institution",
        "lab",
        "laboratory",
        "ministry",
        "office",
        "organisation",
        "organization",
        "parliament",
        "school",
        "secretariat",
        "section",
        "society",
        "subsidiary",
        "team",
        "union",
        "unit",
        "university",
    ]
)
"""The words for kinds of which nobody doubts that they are organisations."""


def facts(page: Page, desk: Desk, address: Address) -> str:
    """The JSON-LD of a page, safe inside a script element; `""` where there is nothing to say."""
    found = _of(page, desk)
    if not found:
        return ""
    url = address.of(place(page.path))
    about = {"@context": "https://schema.org", **found, "mainEntityOfPage": url}
    return in_script({key: value for key, value in about.items() if value})


def in_script(value: object) -> str:
    """JSON that cannot end the script element around it, nor begin a comment in it."""
    text = json.dumps(value, ensure_ascii=False)
    signs = {
        "<": "\\u003c",
        ">": "\\u003e",
        "&": "\\u0026",
        "\u2028": "\\u2028",
        "\u2029": "\\u2029",
    }
    return "".join(signs.get(char, char) for char in text)


def _of(page: Page, desk: Desk) -> Facts:
    """What is certain about the subject of a page; its id is the last part of the path."""
    identity = page.path.rpartition("/")[2]
    match page.kind:
        case "home":
            organisation = desk.records.organisation
            return _named("Organization", organisation.name, organisation.names)
        case "unit":
            unit = desk.now.known(UnitId(identity))
            return _unit(unit, desk) if unit and _is_organisation(unit, desk) else {}
        case "person":
            return _person(desk.records.people[PersonId(identity)])
        case "event":
            return _event(EventId(identity), desk)
        case _:
            return {}


def _named(kind: str, name: str, names: Mapping[str, str], aliases: tuple[str, ...] = ()) -> Facts:
    others = tuple(dict.fromkeys(other for other in (*names.values(), *aliases) if other != name))
    return {"@type": kind, "name": name, "alternateName": list(others)}


def _is_certain(claim: Claim, desk: Desk) -> bool:
    if claim.change.inferred or desk.disputed(claim, desk.today):
        return False
    return claim.certain_by(desk.today)


def _is_organisation(unit: UnitState, desk: Desk) -> bool:
    """Whether it is certain that there is such a unit, and that it is an organisation."""
    claims = (unit.begun, unit.kinds[-1].claim)
    return is_kind_of_organisation(unit.kind) and all(_is_certain(one, desk) for one in claims)


def is_kind_of_organisation(kind: str) -> bool:
    """Judged by its main word: "business group", "office of the minister", not "consumer product"."""
    before = re.split(r" (?:of|for) ", kind.lower())[0].split()
    return bool(before) and before[-1] in _ORGANISATIONS


def _day(claim: Claim | None, desk: Desk) -> str:
    """The very day of a claim, where the record has one and it is certain; else `""`."""
    if claim is None or not claim.when.is_exact or not _is_certain(claim, desk):
        return ""
    return claim.since.isoformat() if claim.since else ""


def _unit(unit: UnitState, desk: Desk) -> Facts:
    name = unit.names[-1].value
    founded = isinstance(unit.lives[0].begun.change, Create)
    return {
        **_named("Organization", name.text, dict(name.others), desk.records.units[unit.id].aliases),
        "foundingDate": _day(unit.lives[0].begun, desk) if founded else "",
        "dissolutionDate": _day(unit.ended, desk),
        "parentOrganization": None if unit.ended else _parent(unit, desk),
    }


def _parent(unit: UnitState, desk: Desk) -> Facts | None:
    place_ = unit.places[-1]
    parent = place_.value.parent
    if place_.value.tie is not Tie.UNDER or not parent or not _is_certain(place_.claim, desk):
        return None
    above = desk.now.known(parent)
    if above is None or not _is_organisation(above, desk):
        return None
    return {"@type": "Organization", "name": desk.unit(parent).name}


def _person(person: Person) -> Facts:
    return _named("Person", person.name, person.names, person.aliases)


def _event(event: EventId, desk: Desk) -> Facts:
    """An event of a known day that has come; what is only planned is no event yet."""
    record = desk.records.events[event]
    when = record.date
    if not when.is_exact or record.planned or not when.certain_by(desk.today):
        return {}
    day = when.earliest.isoformat() if when.earliest else ""
    described = {"name": record.title, "description": record.summary, "startDate": day}
    about = {"@type": "Organization", "name": desk.records.organisation.name}
    return {"@type": "Event", **described, "endDate": day, "about": about}
