"""What the commands that answer questions share: their forms, names and dates as JSON."""

from enum import StrEnum
from typing import Annotated

import typer

from orgline.dates import When
from orgline.history import History, State
from orgline.records import PersonId, UnitId


class Answer(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


AnswerForm = Annotated[Answer, typer.Option("--format", help="text: to read; json: for programs.")]


def as_json(when: When) -> dict[str, str]:
    """A date, no more exact than the record: its EDTF text and the same in words."""
    return {"edtf": when.text, "words": when.words()}


def unit_name(unit: UnitId, state: State) -> str:
    """The name of a unit on a day, also of one that has ended; its id where it has none yet."""
    found = state.known(unit)
    return found.name if found else unit


def person_name(person: PersonId, history: History) -> str:
    """The name of a person."""
    return history.records.people[person].name
