"""What a field can hold → the control of Sveltia CMS that an editor fills in.

The names of controls and of their options are Sveltia's: https://sveltiacms.app/en/docs/fields.
"""

from collections.abc import Iterator
from typing import Any, Final, assert_never

from orgline.records.base import Record
from orgline.records.fields import OPERATIONS, Field, Form, fields
from orgline.records.models import Disagreement, Event, Position, Retraction, Source

Widget = dict[str, Any]
"""A control as Sveltia's settings describe it."""

PICK: Final = "orgline-pick"
"""The control of `admin.js` that offers the entries of the record by name."""
_LONG: Final = ("summary", "note", "because", "inferred", "says", "reason")
_ID: Final = ["^[a-z0-9]+(-[a-z0-9]+)*$", "Lower-case letters and digits, joined by hyphens"]
_DATES: Final = (
    "2026-03-16, 2026-03, 2026, about: 2026-03~, within a span: [2026-03-01..2026-03-10],"
    " by then: [..2026-03-17]"
)
_ONE: Final = {"people": "person", "aliases": "alias"}
_TITLES: Final[dict[type[Record], str]] = {
    Source: "{{publisher}}: {{title}}",
    Event: "{{date}}: {{title}}",
    Disagreement: "{{question}}",
    Position: "{{says}}",
    Retraction: "{{because}}",
}
_ABOUT: Final = ("units", "people")
"""A question can be about either, so its model has plain ids."""


def section(key: str, model: type[Record]) -> Widget:
    """The control for one of the lists that a file holds."""
    return {
        "name": key,
        "label": _label(key),
        "required": False,
        "hint": _first_line(model),
        **_items(key, model),
    }


def controls(model: type[Record]) -> list[Widget]:
    """A control for each field of an entry."""
    return [_control(field, model) for field in fields(model)]


def _label(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _first_line(model: type[Record]) -> str:
    return " ".join((model.__doc__ or "").split("\n\n")[0].split())


def _control(field: Field, model: type[Record]) -> Widget:
    hints = (field.description, _DATES if field.form is Form.DATE else "")
    return {
        "name": field.key,
        "label": _label(field.key),
        "required": field.least > 0,
        "hint": "\n".join(hint for hint in hints if hint),
        **_kind(field, _offered(field, model)),
    }


def _offered(field: Field, model: type[Record]) -> tuple[str, ...]:
    """The sections to pick from; () for an id that nothing has yet, or nothing any more."""
    if field.key in ("id", "former_ids") or model is Retraction:
        return ()
    if field.key == "about":
        return _ABOUT
    return (field.section,) if field.section else ()


def _kind(field: Field, offered: tuple[str, ...]) -> Widget:
    if field.entries:
        return _entries(field)
    if offered:
        several = {"multiple": True} if field.many else {}
        return {"widget": PICK, "of": [*offered], **several}
    if field.many:
        return _list(field.key)
    return _single(field)


def _single(field: Field) -> Widget:
    match field.form:
        case Form.FLAG:
            return {"widget": "boolean", "default": False}
        case Form.CHOICE:
            return {"widget": "select", "options": [str(choice) for choice in field.choices]}
        case Form.BY_LANGUAGE:
            return {"widget": "keyvalue", "key_label": "Language", "value_label": "Name"}
        case Form.ID:
            return {"widget": "string", "pattern": _ID}
        case Form.DATE | Form.TEXT | Form.ENTRIES:
            kind = "text" if field.key in _LONG else "string"
            return {"widget": kind, "use_emoji_autocomplete": False}
        case _:
            assert_never(field.form)


def _list(key: str) -> Widget:
    return {"widget": "list", "label_singular": _label(_ONE.get(key, key.removesuffix("s")))}


def _entries(field: Field) -> Widget:
    """Entries inside of an entry: of one kind, or operations, which `op` tells apart."""
    if len(field.entries) == 1:
        return _items(field.key, field.entries[0])
    operations = [_operation(name, model) for name, model in OPERATIONS.items()]
    return {**_list(field.key), "collapsed": "auto", "typeKey": "op", "types": operations}


def _items(key: str, model: type[Record]) -> Widget:
    """A list of entries; those that are filled are shown as one line each."""
    title = _TITLES.get(model, "{{name}}")
    return {**_list(key), "collapsed": "auto", "summary": title, "fields": controls(model)}


def _operation(name: str, model: type[Record]) -> Widget:
    return {
        "name": name,
        "label": f"{_label(name)}: {_first_clause(_first_line(model))}",
        "summary": " ".join((_label(name), *_mentioned(model))),
        "fields": controls(model),
    }


def _first_clause(text: str) -> str:
    """Enough of a sentence to choose by."""
    for sign in (";", ":", " (", ", "):
        text = text.split(sign, maxsplit=1)[0]
    plain = text.rstrip(".").replace("`", "")
    return plain[:1].lower() + plain[1:]


def _mentioned(model: type[Record]) -> Iterator[str]:
    """What tells an operation from others of its kind: what it must name, and where it leads."""
    for field in fields(model):
        if field.least or field.key in ("under", "within", "to"):
            yield f"{{{{{field.key}}}}}"
