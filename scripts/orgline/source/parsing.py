"""One text to one document, whatever the text."""

from collections.abc import Iterator
from typing import cast

import yaml

from orgline.problem import UNSAFE, Problem
from orgline.source import found
from orgline.source.building import Builder, Event, GivenUpError
from orgline.source.mistake import Mistake
from orgline.source.nodes import Document
from orgline.source.places import span_at
from orgline.source.syntax import explain

LOADER: type[yaml.CSafeLoader | yaml.SafeLoader]
try:
    LOADER = yaml.CSafeLoader
except AttributeError:
    # Slower, and it wants quotes around `2026-03?` inside of braces and brackets.
    LOADER = yaml.SafeLoader


def parse_text(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read the text of one file; the document is None where a part of it is missing or there is none.

    A document may come with errors: what a record must not use, such as a tag or a key written twice, is reported and
    passed over. Never raises.
    """
    text = text.removeprefix("\ufeff")
    if (unseen := _unseen(file, text)) is not None:
        return None, (unseen,)
    builder = Builder(file, text, cast("Iterator[Event]", yaml.parse(text, Loader=LOADER)))
    try:
        root = builder.root()
    except GivenUpError:
        root = None
    except yaml.MarkedYAMLError as error:
        builder.problems.append(explain(_mistake(file, text, error)))
        root = None
    document = Document(file=file, text=text, root=root) if root else None
    return document, tuple(builder.problems)


def _unseen(file: str, text: str) -> Problem | None:
    """Report the first character that no record may hold: a binary file would give thousands."""
    first = UNSAFE.search(text)
    if first is None:
        return None
    more = sum(1 for _ in UNSAFE.finditer(text, first.end()))
    return found.unseen(span_at(file, text, *first.span()), first[0], more)


def _mistake(file: str, text: str, error: yaml.MarkedYAMLError) -> Mistake:
    at, began = error.problem_mark, error.context_mark
    return Mistake(
        file=file,
        text=text,
        problem=error.problem or "",
        context=error.context or "",
        at=min(at.index, len(text)) if at else 0,
        began=min(began.index, len(text)) if began else None,
    )
