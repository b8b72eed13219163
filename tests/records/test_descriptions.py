"""Editors read the descriptions of fields in their editor, on the site and in forms."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from pydantic import BaseModel

from orgline.records.base import Record
from orgline.records.models import Organisation
from orgline.records.pile import SECTIONS


def models_within(kind: object) -> Iterator[type[Record]]:
    """Every model that a type holds, itself included, however deep."""
    if isinstance(kind, type) and issubclass(kind, Record):
        yield kind
        for field in kind.model_fields.values():
            yield from models_within(field.annotation)
    for inner in get_args(kind):
        yield from models_within(inner)


MODELS = tuple(
    dict.fromkeys(
        model for top in (Organisation, *SECTIONS.values()) for model in models_within(top)
    )
)


def test_every_model_that_an_editor_can_write_is_looked_at() -> None:
    assert {model.__name__ for model in MODELS} == {
        *("Organisation", "Source", "Person", "Unit", "Role", "Event", "Assertion", "Retraction"),
        *("Disagreement", "Position", "Create", "Observe", "Move", "Rename", "Retype", "Merge"),
        *("Split", "Transfer", "Close", "Reopen", "Appoint", "Depart", "Retitle", "Report"),
    }


@pytest.mark.parametrize("model", MODELS)
def test_a_model_and_each_of_its_fields_is_described_in_whole_sentences(
    model: type[BaseModel],
) -> None:
    texts = {name: field.description or "" for name, field in model.model_fields.items()}
    texts[""] = (model.__doc__ or "").strip()

    amiss = {
        name for name, text in texts.items() if not re.match(r"[A-Z`].*[.]\Z", text, re.DOTALL)
    }

    assert amiss == set()
