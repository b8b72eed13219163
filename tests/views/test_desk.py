"""How fresh a record is: a newest source is named only where it is the newest for sure."""

import pytest

from orgline.records import SourceId
from tests.views.shown import desk_in
from tests.written import recorded

EVENTS = """
- date: 2030-01-01
  changes: [{op: create, unit: ministry}]
"""


@pytest.mark.parametrize(
    ("gazette", "herald", "said"),
    [
        ("2040-01-05", "2040-01-06", "the newest is by The Herald, published on 6 January 2040"),
        ("2040-01-06", "2040-01-06", "the newest were published on 6 January 2040"),
        (
            "2040-01",
            "2040-01-06",
            "the newest were published between 1 and 31 January 2040",
        ),
        (
            "[2040-01-06..2040-01-10]",
            "[2040-01-08..2040-01-12]",
            "the newest were published between 6 and 12 January 2040",
        ),
        ("2039-12", "2040-01-06", "the newest is by The Herald, published on 6 January 2040"),
    ],
)
def test_a_publisher_is_named_only_when_no_other_source_can_be_as_new(
    gazette: str, herald: str, said: str
) -> None:
    text = (
        recorded(EVENTS)
        .replace("published: 2040-01-05", f'published: "{gazette}"')
        .replace("published: 2040-01-06", f'published: "{herald}"')
    )
    told = desk_in(text)
    assert told.freshness(told.records.sources) == said


def test_one_source_is_the_newest_and_none_is_not() -> None:
    told = desk_in(recorded(EVENTS))
    assert told.freshness([SourceId("memo")]) == (
        "the newest is by The Ministry, published on 4 January 2040"
    )
    assert told.freshness([]) == ""
