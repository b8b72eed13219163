"""Whatever happens to a file of a record, the editor is told where, and nothing crashes or hangs.

Ten thousand random mistakes and more, in small records cut out of the two that the project has, and in those as they
are. Only the file with the mistake is read again; the stages after reading see the whole record each time.
"""

import faulthandler
import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from random import Random
from time import process_time

import pytest

from orgline import site
from orgline.cli import problems_sarif
from orgline.cli.problems_github import annotation
from orgline.problem import Problem, Span, concise, full, has_errors
from orgline.site import Examined
from orgline.source import Document
from orgline.source.folder import _read_file
from tests import sites
from tests.fuzz.mutating import mutated
from tests.fuzz.slices import Files, files_of, slices

SEEDS = range(20)
IN_SLICES, IN_THE_MINISTRY, IN_THE_PROJECT = 496, 8, 2
"""Mistakes for each seed."""
LONGEST = 20.0
"""Seconds of one reading after which it counts as hanging; it takes some milliseconds."""
WITHOUT_A_PLACE = {"R103"}
"""An organisation that nobody names is missing from no place."""
SLICES = tuple(cut for record in (sites.PROJECT, sites.MINISTRY) for cut in slices(record))
WHOLE = {record: files_of(record) for record in (sites.PROJECT, sites.MINISTRY)}


@pytest.fixture(autouse=True)
def never_hanging() -> Iterator[None]:
    """A loop without an end shows where it is, and ends the process."""
    faulthandler.dump_traceback_later(LONGEST * 10, exit=True, file=2)
    yield
    faulthandler.cancel_dump_traceback_later()


def test_there_are_ten_thousand_mistakes_at_least() -> None:
    assert len(SEEDS) * (IN_SLICES + IN_THE_MINISTRY + IN_THE_PROJECT) >= 10_000
    assert len(SLICES) > 50


def test_what_is_cut_out_can_be_read_before_there_is_a_mistake_in_it() -> None:
    for cut in SLICES:
        found = {problem.code[0] for problem in examined(cut).problems}
        assert found <= {"H", "C"}, cut["orgdata/event.yaml"]


@pytest.mark.parametrize("seed", SEEDS)
def test_any_mistake_is_located_and_nothing_crashes(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is to be kept secret
    for number in range(IN_SLICES):
        told_of(random.choice(SLICES), random, f"{seed}.{number}")
    for record, times in ((sites.MINISTRY, IN_THE_MINISTRY), (sites.PROJECT, IN_THE_PROJECT)):
        for number in range(times):
            told_of(WHOLE[record], random, f"{seed}.{record.name}.{number}")


def told_of(files: Files, random: Random, name: str) -> None:
    """Make a mistake in one of the files and look at what is said."""
    file = random.choice(sorted(files))
    data = mutated(files[file], random)
    began = process_time()
    try:
        come_well(examined({**files, file: data}))
    except Exception as error:
        error.add_note(f"mistake {name} in {file}:\n{data!r}")
        raise
    assert process_time() - began < LONGEST, f"{name}: {data!r}"


def examined(files: Files) -> Examined:
    """The record as `site.examine_files` reads it, but each file only once while it stays the same."""
    read = [_read(file, data) for file, data in sorted(files.items())]
    documents = tuple(document for document, _, _ in read if document)
    texts = {file: text for file, (_, text, _) in zip(sorted(files), read, strict=True) if text}
    return site._examined(documents, texts, tuple(p for *_, problems in read for p in problems))


@lru_cache(maxsize=256)
def _read(file: str, data: bytes) -> tuple[Document | None, str | None, tuple[Problem, ...]]:
    return _read_file(file, data)


def come_well(found: Examined) -> None:
    """Every problem can be put into every form and points into the text; without any there is a history."""
    assert has_errors(found.problems) or found.history is not None
    lines = {file: re.split(r"\r\n|\r|\n", text) for file, text in found.texts.items()}
    for problem in found.problems:
        assert problem.span or problem.code in WITHOUT_A_PLACE, concise(problem)
        assert problem.message
        assert not problem.message[0].isupper()
        assert "pydantic" not in problem.message
        for span in filter(None, (problem.span, *(other.span for other in problem.related))):
            assert lies_within(span, lines), concise(problem)
    for problem in found.problems[:3]:
        assert full(problem, found.texts).encode()
        assert "\n" not in annotation(problem, "")
    if len(found.problems) > 30:
        assert json.dumps(problems_sarif.as_json(found, Path("/")))


def lies_within(span: Span, lines: dict[str, list[str]]) -> bool:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    own = lines.get(span.file, [""])
    return start <= end and all(
        1 <= line <= len(own) and 1 <= column <= len(own[line - 1]) + 1
        for line, column in (start, end)
    )
