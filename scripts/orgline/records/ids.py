"""Ids: kebab-case names that also become file names and addresses, so they are checked."""

import re
import unicodedata
from typing import Annotated, NewType

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

UnitId = NewType("UnitId", str)
PersonId = NewType("PersonId", str)
RoleId = NewType("RoleId", str)
SourceId = NewType("SourceId", str)
EventId = NewType("EventId", str)

LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


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
AUnit = Annotated[UnitId, _CHECKED]
APerson = Annotated[PersonId, _CHECKED]
ARole = Annotated[RoleId, _CHECKED]
ASource = Annotated[SourceId, _CHECKED]
AnEvent = Annotated[EventId, _CHECKED]
