"""Ids: kebab-case names that also become file names and addresses, so they are checked."""

import re
import unicodedata
from typing import Annotated, NewType

from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

UnitId = NewType("UnitId", str)
PersonId = NewType("PersonId", str)
RoleId = NewType("RoleId", str)
SourceId = NewType("SourceId", str)
EventId = NewType("EventId", str)

LONGEST_ID = 80
ID = "[a-z0-9]+(?:-[a-z0-9]+)*"
"""What an id looks like, as a regular expression that every program can read."""
_ID = re.compile(ID)


def slug(text: str) -> str:
    """The id nearest to a text, `""` when nothing of it can stand in an id."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_ID].strip("-")


def is_id(text: str) -> bool:
    """Whether a text is an id."""
    return len(text) <= LONGEST_ID and _ID.fullmatch(text) is not None


def check_id(text: str) -> str:
    """Return the text when it is an id.

    Raises `PydanticCustomError` of type `id` otherwise; its context proposes one.
    """
    if is_id(text):
        return text
    kind, message = "id", "not an id"
    raise PydanticCustomError(kind, message, {"proposal": slug(text)})


_CHECKED = AfterValidator(check_id)
AUnit = Annotated[UnitId, _CHECKED, WithJsonSchema({"format": "unit"})]
APerson = Annotated[PersonId, _CHECKED, WithJsonSchema({"format": "person"})]
ARole = Annotated[RoleId, _CHECKED, WithJsonSchema({"format": "role"})]
ASource = Annotated[SourceId, _CHECKED, WithJsonSchema({"format": "source"})]
AnEvent = Annotated[EventId, _CHECKED, WithJsonSchema({"format": "event"})]
