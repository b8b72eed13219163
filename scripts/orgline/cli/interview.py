"""Entries and changes by question and answer: what is missing is asked for, and only that.

The questions are the fields of the models, with what these say of themselves; an answer that would
be refused is refused at once, and said why.
"""

from collections.abc import Mapping, Sequence
from inspect import cleandoc

from orgline.cli import asking
from orgline.cli.arguments import Given, value, values
from orgline.cli.kinds import SOURCE_ID, SOURCE_SLOTS, Kind, is_complete
from orgline.editing.lookup import NOUNS, NotFoundError, choices, identity
from orgline.editing.naming import proposal, refusal
from orgline.editing.refusing import refused
from orgline.editing.writing import Value
from orgline.records import EventKind, Records
from orgline.records.fields import OPERATIONS, Field, Form, fields

_ASKED: Mapping[str, tuple[str, ...]] = {
    "event": ("title", "date", "kind", "summary"),
    "unit": ("name", "kind", "names"),
    "person": ("name", "names"),
    "source": ("title", "publisher", "published", "url"),
}
"""Which fields are asked for; the others are for those who know of them."""
_MAY_STAY_EMPTY = ("summary",)
_SAID_LATER = ("sources", "note", "inferred")
_SKIP = "Enter to leave it out."


def interviewed(kind: Kind, given: Given, records: Records) -> Given:
    """What was given, and where something is missing, the answers to the questions about it."""
    if is_complete(kind, given):
        return given
    answers = dict(given)
    wanted = {slot.field.key: slot for slot in kind.slots}
    for slot in (wanted[key] for key in _ASKED[kind.noun]):
        if not answers.get(slot.name):
            answers[slot.name] = _answer(slot.field, records) or None
    if kind.noun == "event":
        answers |= _source(kind, answers, records)
    answers["id"] = answers.get("id") or _identity(
        kind.section, values(kind.slots, answers, records), records
    )
    return answers


def change(records: Records, operation: str) -> Mapping[str, object]:
    """The answers to what an operation takes, by the keys of its fields."""
    asked = (field for field in fields(OPERATIONS[operation]) if field.key not in _SAID_LATER)
    return {field.key: _answer(field, records) or None for field in asked}


def event(records: Records) -> str:
    """One of the events of the record, the newest first among those to choose from."""
    known = sorted(choices(records, "events"), key=lambda choice: choice.detail, reverse=True)

    def check(answer: str) -> str:
        try:
            identity(answer, "events", records)
        except NotFoundError as error:
            return str(error)
        return ""

    return asking.entry("In which event?", known, check=check, hint="its title or its id")


def operations() -> Sequence[tuple[str, str]]:
    """Every operation with what it means, to choose from."""
    width = max(map(len, OPERATIONS))
    return [
        (name, f"{name:{width}}  {_first_line(model.__doc__)}")
        for name, model in OPERATIONS.items()
    ]


def _first_line(text: str | None) -> str:
    return cleandoc(text or "").split("\n", maxsplit=1)[0]


def _source(kind: Kind, given: Given, records: Records) -> dict[str, object]:
    """The source of an event: one of the record, or the answers that describe a new one."""
    if given.get("sources"):
        return {}
    described = any(given.get(slot.name) for slot in SOURCE_SLOTS)
    sources = next(slot.field for slot in kind.slots if slot.field.key == "sources")
    named = "" if described else _entry(sources, records, "Enter for a new one.")
    return {"sources": [named]} if named else _new_source(given, records)


def _new_source(given: Given, records: Records) -> dict[str, object]:
    answers = dict(given)
    for slot in SOURCE_SLOTS:
        if slot.field.key in _ASKED["source"] and not answers.get(slot.name):
            answers[slot.name] = _answer(slot.field, records, of="source") or None
    name = SOURCE_ID.replace("-", "_")
    found = values(SOURCE_SLOTS, answers, records)
    answers[name] = answers.get(name) or _identity("sources", found, records)
    return answers


def _identity(section: str, found: Mapping[str, Value], records: Records) -> str:
    noun = NOUNS[section]
    return asking.text(
        f"Id of the {noun}:",
        default=proposal(section, found, records),
        hint="the address of its page, for good",
        check=lambda answer: refusal(answer, section, records),
    )


def _answer(field: Field, records: Records, of: str = "") -> object:
    """The answer to one question, in the form of what is given on a command line."""
    question = f"{of} {field.key}".strip().replace("_", " ").capitalize()
    optional = not field.least or field.key in _MAY_STAY_EMPTY
    hint = f"{_SKIP} {field.description}" if optional else field.description
    match field.form:
        case Form.FLAG:
            return asking.agreed(f"{question}? {field.description}", default=False)
        case Form.CHOICE:
            kinds = [(kind, f"{kind:14}  {EventKind(kind).meaning}") for kind in field.choices]
            return asking.one_of(f"{question}:", kinds)
        case Form.ID if field.many:
            return _entries(field, records)
        case Form.ID:
            return _entry(field, records, _SKIP if optional else "")
        case _:
            check = _check(field, records, optional=optional)
            found = asking.text(f"{question}:", hint=hint, check=check)
            return _listed(found) if field.form is Form.BY_LANGUAGE else found


def _entry(field: Field, records: Records, skip: str) -> str:
    return asking.entry(
        f"{field.key.replace('_', ' ').capitalize()}:",
        choices(records, field.section),
        # a terminal cuts off what is too long, and only here stands how to go on
        hint=" ".join(filter(None, (skip, field.description))),
        check=_check(field, records, optional=bool(skip)),
    )


def _entries(field: Field, records: Records) -> list[str]:
    """Several entries, one after the other; an empty answer is the end."""
    found: list[str] = []
    while answer := _entry(field, records, _SKIP if len(found) >= field.least else ""):
        found.append(answer)
    return found


def _check(field: Field, records: Records, *, optional: bool) -> asking.Check:
    many = field.form is Form.BY_LANGUAGE

    def check(answer: str) -> str:
        if not answer.strip():
            return "" if optional else "something has to stand here"
        try:
            found = value(field, _listed(answer) if many else answer, records)
        except (ValueError, NotFoundError) as error:
            return str(error)
        # of several entries each is asked for by itself
        return refused(field, (str(found),) if field.many else found)

    return check


def _listed(answer: str) -> list[str]:
    return [part.strip() for part in answer.split(";") if part.strip()]
