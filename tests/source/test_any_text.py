"""Whatever is written: problems or a document, never an exception, and every place lies within the text."""

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orgline.problem import Problem, Span, full
from orgline.source import CODES, Mapping, Node, Sequence, parse_text, parsing
from orgline.source.decoding import decode

SIGNS = list(":-#[]{},&*!|>'\"%@`?~\\a 词é𝒳\t\n\r\u00a0\u3000")
PIECES = ["a: ", "- ", "\n  ", "\n    ", "\n- ", "\n---\n", "...\n", "<<: ", "*x", "&x ", "!t "]
PIECES += ["\r\n", "? ", ": ", "2026-03?", "|\n", "[..2026]", "\\L", "id:x", "：", "%A"]
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(SIGNS + PIECES), max_size=40).map("".join)


@pytest.mark.parametrize("loader", [yaml.CSafeLoader, yaml.SafeLoader])
@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=TEXTS)
def test_any_text_gives_problems_or_a_document(
    loader: type[yaml.SafeLoader], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "LOADER", loader)
    document, problems = parse_text("a.yaml", text)
    assert document or problems
    spans = [*places(problems), *(nodes(document.root) if document else ())]
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    assert [span for span in spans if not lies_within(span, lines)] == []
    for problem in problems:
        assert problem.code in CODES
        assert full(problem, {"a.yaml": text}).encode()


@given(data=st.binary(max_size=80) | TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_give_a_text_and_a_problem_within_it(data: bytes) -> None:
    text, problem = decode("a.yaml", data)
    if problem and problem.span:
        assert lies_within(problem.span, re.split(r"\r\n|\r|\n", text))
    assert problem or text.encode() == data.removeprefix(b"\xef\xbb\xbf")


def places(problems: tuple[Problem, ...]) -> Iterator[Span]:
    for problem in problems:
        if problem.span:
            yield problem.span
        yield from (related.span for related in problem.related)


def nodes(node: Node) -> Iterator[Span]:
    yield node.span
    if isinstance(node, Sequence):
        for item in node.items:
            yield from nodes(item)
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from (key.span, *nodes(value))


def lies_within(span: Span, lines: list[str]) -> bool:
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return start <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
        for line, column in (start, end)
    )
