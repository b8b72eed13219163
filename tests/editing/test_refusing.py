"""Answers judged one by one, in the words of the check."""

import pytest

from orgline.editing.refusing import refused
from orgline.editing.writing import Plain, Value
from orgline.records import Event, Source, Unit
from orgline.records.base import Record
from orgline.records.fields import OPERATIONS, fields


def judged(model: type[Record], key: str, value: Value) -> str:
    field = next(field for field in fields(model) if field.key == key)
    return refused(field, value)


@pytest.mark.parametrize(
    ("model", "key", "value", "said"),
    [
        (
            Source,
            "url",
            "javascript:alert(1)",
            (
                "`url` is the text `javascript:alert(1)`, which is not a web address; "
                "it begins with https:// or http:// and has no spaces, quotes or brackets"
            ),
        ),
        (
            Unit,
            "names",
            {"zh": "部", "chinese": "部"},
            (
                "`chinese` under `names` is not a language code; "
                "write a code such as zh, ja, ar or zh-Hant"
            ),
        ),
        (
            OPERATIONS["rename"],
            "names",
            {"english": "Lab"},
            (
                "`english` under `names` is not a language code; "
                "write a code such as zh, ja, ar or zh-Hant"
            ),
        ),
    ],
)
def test_what_the_check_would_refuse_is_refused_in_its_words(
    model: type[Record], key: str, value: Value, said: str
) -> None:
    assert judged(model, key, value) == said


def test_a_character_that_no_record_may_hold_is_refused() -> None:
    assert judged(Unit, "name", "a\u202eb").startswith("the invisible character U+202E ")


@pytest.mark.parametrize(
    ("model", "key", "value"),
    [
        (Source, "url", "https://a.example/部?b=c#d"),
        (Source, "title", "- [x]: *yes* # no"),
        (Source, "title", "null"),
        (Unit, "names", {"zh-Hant": "部", "no": "Ja"}),
        (Event, "date", Plain("[2030-01-01..2030-01-05]")),
        (Event, "date", Plain("2030-01/2030-02")),
        (Event, "sources", ("a",)),
        (OPERATIONS["merge"], "units", ("lab",)),
        (OPERATIONS["move"], "to", "lab"),
        (OPERATIONS["appoint"], "acting", True),
    ],
)
def test_what_the_check_takes_is_taken_whatever_else_is_still_to_come(
    model: type[Record], key: str, value: Value
) -> None:
    assert judged(model, key, value) == ""
