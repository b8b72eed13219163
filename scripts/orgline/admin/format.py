"""What the page for editing has to know of the models to read a file and to write it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from orgline.records.fields import OPERATIONS, Field, Form, fields
from orgline.records.pile import SECTIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A field, and the name of the list in whose entries it is."""

    inside: str
    field: Field


def file_format() -> dict[str, object]:
    """Which keys hold what, and the order in which they are written.

    `dates`, `flags` (yes or no) and `lists` (where one value may stand alone) are keys, whatever is
    around them; under `empties` an empty list says something. `order` has the keys of the entries of
    each list, `operations` those of each operation.
    """
    held = tuple(_all())
    found = tuple(each.field for each in held)
    return {
        "dates": _keys(field for field in found if field.form is Form.DATE),
        "flags": _keys(field for field in found if field.form is Form.FLAG),
        "lists": _keys(field for field in found if field.or_one),
        "empties": _keys(field for field in found if field.tells_when_empty),
        "order": _order(held),
        "operations": {
            name: ["op", *(field.key for field in fields(model))]
            for name, model in OPERATIONS.items()
        },
    }


def _keys(found: Iterable[Field]) -> list[str]:
    return sorted({field.key for field in found})


def _order(held: Iterable[_Held]) -> dict[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for each in held:
        found.setdefault(each.inside, {})[each.field.key] = None
    del found["changes"]  # each operation has its own
    return {name: [*keys] for name, keys in found.items()}


def _all() -> Iterator[_Held]:
    for section, model in SECTIONS.items():
        yield from _inside(section, fields(model))


def _inside(name: str, found: Iterable[Field]) -> Iterator[_Held]:
    """Some fields, and those of all entries within them."""
    for field in found:
        yield _Held(inside=name, field=field)
        for model in field.entries:
            yield from _inside(field.key, fields(model))
