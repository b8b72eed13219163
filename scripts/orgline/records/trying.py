"""One value of a record tried by itself, before there is a record."""

from pydantic import ValidationError

from orgline.problem import Problem
from orgline.records.base import MappingInput
from orgline.records.fields import Field
from orgline.records.wording import problems_of
from orgline.source import Mapping

_INCOMPLETE = ("R002", "R009")
"""Keys, and entries of a list, that are still to come."""


def tried(field: Field, written: Mapping) -> tuple[Problem, ...]:
    """What is wrong with the value of a field, written as `key: value`; its ids are not looked up.

    What else the record or a list lacks does not count.
    """
    try:
        field.record.model_validate(MappingInput(written))
    except ValidationError as error:
        found = problems_of(error, written, "this entry", field.record)
        return tuple(problem for problem in found if problem.code not in _INCOMPLETE)
    return ()
