"""The page on the format tells of every key, and its examples are a record."""

from textwrap import indent

import pytest

from orgline import checks, history
from orgline.problem import has_errors
from orgline.records import PARTS, model_schemas
from orgline.records.fields import OPERATIONS
from orgline.source import parse_text
from orgline.views.examples import OPERATION_EXAMPLES, PART_EXAMPLES
from orgline.views.reference import reference_page
from tests.schema.validating import accepts
from tests.written import read

PAGE = reference_page()
EVENT = """\
events:
- id: afterwards
  date: 2030-01-04
  title: What comes after
  kind: reorganisation
  summary: An example.
  sources: gazette-2030-01-05
  changes:
"""


def wrong(*texts: str) -> list[str]:
    """All errors of a record, the checks' as well."""
    found, problems = read(*texts)
    if found is None:
        return [problem.message for problem in problems]
    told, unfit = history.fold(found)
    doubts = checks.check(told, folded=not unfit)
    return [problem.message for problem in (*unfit, *doubts) if has_errors((problem,))]


def test_every_part_and_every_operation_is_told_of_with_an_example() -> None:
    assert [part.name for part in PAGE.parts] == list(PARTS) == list(PART_EXAMPLES)
    assert [one.name for one in PAGE.operations] == list(OPERATIONS) == list(OPERATION_EXAMPLES)


def test_every_key_is_told_of() -> None:
    models = model_schemas()
    for part in PAGE.parts:
        assert {field.key for field in part.fields} == models[PARTS[part.name]]["properties"].keys()
    shared = {field.key for field in PAGE.shared}
    for one in PAGE.operations:
        keys = models[one.name.capitalize()]["properties"].keys()
        assert {field.key for field in one.fields} | shared | {"op"} == keys


def test_what_is_needed_is_told_as_needed() -> None:
    models = model_schemas()
    for part in PAGE.parts:
        needed = {field.key for field in part.fields if field.least}
        assert needed == set(models[PARTS[part.name]]["required"])


def test_the_examples_of_the_parts_are_a_record() -> None:
    assert wrong(*PART_EXAMPLES.values()) == []


@pytest.mark.parametrize("op", OPERATION_EXAMPLES)
def test_the_example_of_each_operation_passes_the_check(op: str) -> None:
    event = EVENT + indent(OPERATION_EXAMPLES[op], "  ")
    assert f"op: {op}" in event
    assert wrong(*PART_EXAMPLES.values(), event) == []


@pytest.mark.parametrize("name", [*PART_EXAMPLES, *OPERATION_EXAMPLES])
def test_each_example_is_the_yaml_that_editors_and_programs_accept(name: str) -> None:
    text = PART_EXAMPLES.get(name) or EVENT + indent(OPERATION_EXAMPLES[name], "  ")
    assert parse_text("example.yaml", text)[1] == ()
    assert accepts(text)
