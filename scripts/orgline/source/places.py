"""Where a character stands: offset in a text to line and column, both from 1."""

import re

from orgline.problem import Span

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def lines(text: str, *, keep_ends: bool = False) -> list[str]:
    """Split at the line ends of YAML; not at form feeds and other signs that `str.splitlines` takes for some."""
    return _LINE.findall(text) if keep_ends else _LINE_END.split(text)


def span_at(file: str, text: str, start: int, end: int) -> Span:
    """Make the span of `text[start:end]`. Reads the text from its beginning: for single places only."""
    line, column = place_over(1, 1, text[:start])
    return span_over(file, line, column, text[start:end])


def span_over(file: str, line: int, column: int, written: str) -> Span:
    """Make the span of a piece of text that begins at a known place."""
    end_line, end_column = place_over(line, column, written)
    return Span(file=file, line=line, column=column, end_line=end_line, end_column=end_column)


def place_over(line: int, column: int, written: str) -> tuple[int, int]:
    """Return the line and column after a piece of text that begins at a known place."""
    *before, last = lines(written)
    return line + len(before), len(last) + 1 if before else column + len(last)
