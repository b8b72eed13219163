r"""How a value may be written, as a program sees it that reads YAML by the usual rules (YAML 1.2).

Orgline reads every scalar as the text that stands there; other readers make `2026` a number and
`[2026-03-01..2026-03-10]` a list. What Orgline accepts is accepted here in each of these shapes; of
what it refuses, a little passes, as `0x10` has become 16 by then.

The order of alternatives matters to the language server: it explains a value by the first
description among those that fit, and a mistake by the first alternative of those that don't.
"""

from collections.abc import Mapping
from typing import Any, Final

from orgline.records import ADDRESS, ID, LONGEST_ID

Schema = Mapping[str, Any]

_TRUTH: Final[Schema] = {"not": {"type": ["string", "number", "object", "array", "null"]}}
"""`true` or `false` where it is a text; with `type: boolean` editors would offer the two."""

_YEAR = "(?!0000)[0-9]{4}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01]|XX)"
_MEMBER = f"(?:(?!000X)[0-9]{{3}}X|{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY})?|3[3-6]|XX(?:-XX)?))?)"
_POINT = f"(?:{_MEMBER}|{_YEAR}-{_MONTH}-[0-3]X)[~?%]?"
_PERIOD = rf"(?:{_POINT}/(?:{_POINT}|\.\.)?|(?:\.\.)?/{_POINT})"
_RANGE = rf"(?:{_MEMBER}\.\.(?:{_MEMBER})?|\.\.{_MEMBER})"
_BRACKETS = rf"\[(?:{_RANGE}|{_MEMBER}(?:,{_MEMBER})*)\]"
_FORMS: Final = {
    "2026-03-16": "a day",
    "2026-03": "a month",
    "2026": "a year",
    "2026-33": "a quarter: 33 to 36",
    "2026-03~": "about then",
    "2026-03?": "uncertain",
    "[2026-03-01..2026-03-10]": "one day between two",
    "[..2026-03-17]": "by then",
}
_YEARS: Final[Schema] = {"minimum": 1, "maximum": 9999}


def described(text: str) -> dict[str, str]:
    """A description, with its marks of code for those who can show them."""
    plain = " ".join(text.split())
    return {"description": plain, **({"markdownDescription": plain} if "`" in plain else {})}


def _whole(pattern: str) -> str:
    return f"^(?:{pattern})$"


def _scalar(message: str, **limits: Any) -> Schema:
    """A text, a number or a truth value, and one message for all else."""
    return {"anyOf": [{"type": ["string", "number"], **limits, "errorMessage": message}, _TRUTH]}


def _member(pattern: str) -> Schema:
    """What may stand between the brackets of a date."""
    return {"type": ["string", "integer"], "pattern": _whole(pattern), **_YEARS}


TEXT: Final[Schema] = _scalar("A text belongs here.", pattern=r"\S")

IDENTITY: Final[Schema] = _scalar(
    "An id belongs here: lower-case letters and digits, joined by hyphens.",
    pattern=_whole(ID),
    maxLength=LONGEST_ID,
    minimum=0,
)

DATE: Final[Schema] = {
    "type": ["string", "integer", "array"],
    "pattern": _whole(f"{_POINT}|{_PERIOD}|{_BRACKETS}"),
    **_YEARS,
    "minItems": 1,
    # `items` beside `type` would let the language server begin a list where the key is completed
    "anyOf": [{"items": _member(_MEMBER)}, {"maxItems": 1, "items": _member(_RANGE)}],
    "defaultSnippets": [
        {"label": f"{text} – {meaning}", "body": text} for text, meaning in _FORMS.items()
    ],
    "errorMessage": "A date belongs here: a day 2026-03-16, a month 2026-03, a year 2026, "
    "about 2026-03~, one day between two [2026-03-01..2026-03-10], by then [..2026-03-17].",
}

_NO_ADDRESS = "A web address belongs here: https://example.org/page."
ADDRESS_VALUE: Final[Schema] = {
    "type": "string",
    "pattern": _whole(ADDRESS),
    "errorMessage": _NO_ADDRESS,
}

_FLAGS = "[tT]|[tT][rR][uU][eE]|[fF]|[fF][aA][lL][sS][eE]|[yY]|[yY][eE][sS]|[nN]|[nN][oO]"
FLAG: Final[Schema] = {
    "anyOf": [
        {"type": "boolean", "errorMessage": "`true` or `false` belongs here."},
        {"type": "string", "pattern": _whole(f"{_FLAGS}|[oO][nN]|[oO][fF][fF]|0|1")},
        {"type": "integer", "minimum": 0, "maximum": 1},
    ]
}

SEATS: Final[Schema] = {
    "anyOf": [
        {"type": "integer", "minimum": 1, "errorMessage": "A number or `many` belongs here."},
        {"const": "many"},
        {"type": "string", "pattern": "^0*[1-9][0-9]*$"},
    ]
}

VALUES: Final[Mapping[str, Schema]] = {
    "text": TEXT,
    "id": IDENTITY,
    "date": DATE,
    "address": ADDRESS_VALUE,
    "flag": FLAG,
    "seats": SEATS,
}
"""What every schema defines, by name."""
