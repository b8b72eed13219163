"""The place at which the reader of YAML gave up, and the lines around it."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.problem import Problem, Related, Span
from orgline.source.places import lines, span_at

_SHORT = 60
"""Characters of a text that is shown again in a help line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with something on it; `start` is its offset, `indent` its first spaces."""

    start: int
    text: str

    @property
    def indent(self) -> int:
        """Count the spaces at its beginning."""
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What the reader said: the problem, what it was doing (`context`), and offsets in the text."""

    file: str
    text: str
    problem: str
    context: str
    at: int
    """Where it gave up; the length of the text at its end."""
    began: int | None
    """Where that which it was reading began, if it says so."""

    @property
    def first(self) -> int:
        """Where the trouble began: `began` where known."""
        return self.at if self.began is None else self.began

    @property
    def char(self) -> str:
        """The character at which it gave up, empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """The offset of the first character of the line."""
        return self.start_of_line(self.at)

    @property
    def line_end(self) -> int:
        """The offset after the last character of the line, its end not counted."""
        return self.end_of_line(self.at)

    @property
    def before(self) -> str:
        """The line up to where it gave up."""
        return self.text[self.line_start : self.at]

    @property
    def rest(self) -> str:
        """The line from where it gave up, without blanks at its end."""
        return self.text[self.at : self.line_end].rstrip()

    @property
    def indentation(self) -> str:
        """The blanks at the beginning of the line."""
        line = self.text[self.line_start : self.line_end]
        return line[: len(line) - len(line.lstrip(" \t"))]

    def start_of_line(self, offset: int) -> int:
        """Return the offset of the first character of the line that holds an offset."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def end_of_line(self, offset: int) -> int:
        """Return the offset after the last character of that line."""
        ends = (self.text.find(end, offset) for end in "\n\r")
        return min((end for end in ends if end >= 0), default=len(self.text))

    def lines_above(self) -> Iterator[Line]:
        """Give the lines above, the nearest first, without blank ones and comments."""
        end = self.line_start
        for text in reversed(lines(self.text[:end], keep_ends=True)):
            end -= len(text)
            line = Line(start=end, text=text.rstrip("\r\n"))
            if line.text.strip() and not line.text.lstrip().startswith("#"):
                yield line

    def put_in_quotes(self, start: int | None) -> str:
        """Tell to put in quotes what stands from an offset to the end of its line, and show it if it is short."""
        text = (
            ""
            if start is None
            else self.text[start : self.end_of_line(start)].split(" #")[0].strip()
        )
        if not 0 < len(text) <= _SHORT:
            return "put the text in quotes"
        if not {'"', "\\"} & set(text):
            return f'put the text in quotes: "{text}"'
        return "put the text in quotes: '{}'".format(text.replace("'", "''"))

    def over(  # noqa: PLR0913 – a problem has that many parts
        self,
        start: int,
        length: int,
        message: str,
        *,
        label: str = "",
        help: str = "",  # noqa: A002 – the name that a problem has for it
        related: tuple[int, int, str] | None = None,
        code: str = "S202",
    ) -> Problem:
        """Make the problem over some characters; `related` is offset, length and text of another place."""
        return Problem(
            code=code,
            message=message,
            span=self._span(start, length),
            label=label,
            help=help,
            related=(Related(span=self._span(*related[:2]), text=related[2]),) if related else (),
        )

    def _span(self, start: int, length: int) -> Span:
        start = min(max(start, 0), len(self.text))
        return span_at(self.file, self.text, start, min(start + length, len(self.text)))
