"""How a problem reads: the editor's own line, carets below it, and what to do.

The form is that of the Rust compiler. Widths are counted in terminal cells, so that carets stand right below Chinese
text, and nothing that the editor wrote can steer the terminal.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from orgline.problem.model import Problem, Severity, Span
from orgline.problem.visible import visible

_WIDEST = 100
"""Cells of an excerpt; a longer line is cut on both sides of the span."""
_BEFORE = 30
"""Characters that stay before the span when a line is cut."""
_GUTTER = "bold blue"
_COLOUR = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def concise(problem: Problem) -> str:
    """Put the problem on one line, the form that editors and CI systems can link: `file:line:column: error[…]: …`."""
    span = problem.span
    place = f"{visible(span.file)}:{span.line}:{span.column}: " if span else ""
    return f"{place}{problem.severity}[{problem.code}]: {visible(problem.message)}"


def full(problem: Problem, texts: Mapping[str, str]) -> str:
    """Write the problem with excerpts, as plain text without a line end after it.

    `texts` holds the text of each file by the path that spans name; a span in any other file gets no excerpt.
    """
    return _full(problem, texts).plain


def show(problems: Iterable[Problem], texts: Mapping[str, str], console: Console) -> None:
    """Print problems in full, a blank line after each, coloured as far as the console and NO_COLOR allow."""
    for problem in problems:
        console.print(_full(problem, texts), end="\n\n", soft_wrap=True, highlight=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A place to draw, with the sign that underlines it."""

    span: Span
    text: str
    arrow: str
    sign: str
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Excerpt:
    """One line ready to print; `indent` and `width` in cells."""

    line: str
    indent: int
    width: int


def _full(problem: Problem, texts: Mapping[str, str]) -> Text:
    marks = tuple(_marks(problem))
    gutter = max((len(str(mark.span.line)) for mark in marks if not mark.span.is_file), default=1)
    lines = [_title(problem)]
    for mark in marks:
        lines += _drawn(mark, texts.get(mark.span.file), gutter)
    lines += _help(problem.help, gutter)
    return Text("\n").join(lines)


def _title(problem: Problem) -> Text:
    head = (f"{problem.severity}[{problem.code}]", _COLOUR[problem.severity])
    return Text.assemble(head, (f": {visible(problem.message)}", "bold"))


def _marks(problem: Problem) -> Iterator[_Mark]:
    if problem.span:
        colour = _COLOUR[problem.severity]
        yield _Mark(span=problem.span, text=problem.label, arrow="-->", sign="^", style=colour)
    for other in problem.related:
        yield _Mark(span=other.span, text=other.text, arrow=":::", sign="-", style=_GUTTER)


def _drawn(mark: _Mark, text: str | None, gutter: int) -> Iterator[Text]:
    span = mark.span
    excerpt = None if text is None else _excerpt(span, text)
    if mark.arrow == ":::":
        yield Text(f"{'':{gutter}} |", _GUTTER)
    place = "" if span.is_file else f":{span.line}:{span.column}"
    yield Text.assemble((f"{'':{gutter}}{mark.arrow} ", _GUTTER), visible(span.file) + place)
    if excerpt is None:
        return
    underline = " " * excerpt.indent + mark.sign * excerpt.width + f" {visible(mark.text)}"
    yield Text(f"{'':{gutter}} |", _GUTTER)
    yield Text.assemble((f"{span.line:>{gutter}} |", _GUTTER), f" {excerpt.line}".rstrip())
    yield Text.assemble((f"{'':{gutter}} |", _GUTTER), (f" {underline}".rstrip(), mark.style))


def _help(text: str, gutter: int) -> Iterator[Text]:
    if not text:
        return
    first, *more = text.split("\n")
    yield Text(f"{'':{gutter}} |", _GUTTER)
    yield Text.assemble((f"{'':{gutter}} = ", _GUTTER), ("help", "bold"), f": {visible(first)}")
    yield from (Text(f"{'':{gutter}}         {visible(line)}".rstrip()) for line in more)


def _excerpt(span: Span, text: str) -> _Excerpt | None:
    lines = _lines(text)
    if span.is_file or span.line > len(lines):
        return None
    line = lines[span.line - 1]
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    left, right = _window(line, start)
    end = min(max(start, end), right)
    head = ("…" if left else "") + visible(line[left:start])
    return _Excerpt(
        line=head + visible(line[start:right]) + ("…" if right < len(line) else ""),
        indent=cell_len(head),
        width=max(1, cell_len(visible(line[start:end]))),
    )


def _window(line: str, start: int) -> tuple[int, int]:
    """Choose the part of a line to show, half-open, so that it holds `start` and fits."""
    if len(line) <= _WIDEST and cell_len(visible(line)) <= _WIDEST:
        return 0, len(line)
    left = max(0, start - _BEFORE)
    right, cells = left, 0
    while right < len(line) and (cells := cells + cell_len(visible(line[right]))) <= _WIDEST:
        right += 1
    return left, right


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|\r|\n", text)
