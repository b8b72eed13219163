"""Slips of the pen around colons and dashes: found on the line itself or on one above it."""

import re

from orgline.problem import Problem
from orgline.source.mistake import Mistake

_KEY = re.compile(r"\s*(?:- +)*([^\s:'\"\[{#-][^:]*):\s+")
_NO_SPACE = re.compile(r"\s*(?:- +)*([\w.-]+):(?=[^\s/])")
_FULL_WIDTH = re.compile(r"\s*(?:- +)*([\w.-]+) *(?=：)")  # noqa: RUF001 – the slip is to write it
_DASH = re.compile(r"\s*-(?=[^\s-])")


def colon(mistake: Mistake) -> Problem:
    """A `: ` that cannot begin a value: the line has one already, or belongs to a text from above."""
    if mistake.before.startswith("---"):
        return mistake.over(
            mistake.line_start,
            3,
            "the line `---` holds more than that",
            help="begin a new line after it, or delete it",
        )
    if ": " in mistake.before:
        return second_colon(mistake)
    return _text_from_above(mistake) or _slip_above(mistake) or second_colon(mistake)


def second_colon(mistake: Mistake) -> Problem:
    """Report a `: ` inside of a text."""
    key = _KEY.match(mistake.before)
    return mistake.over(
        mistake.at,
        1,
        "a colon and a space stand inside of a text without quotes",
        label="this colon",
        help=mistake.put_in_quotes(mistake.line_start + key.end() if key else None),
    )


def _text_from_above(mistake: Mistake) -> Problem | None:
    """A line that is indented deeper than a `key: text` above goes on with that text."""
    deep = len(mistake.indentation)
    above = next((line for line in mistake.lines_above() if line.indent < deep), None)
    key = _KEY.match(above.text) if above else None
    if not above or not key or key.end() == len(above.text):
        return None
    name = mistake.before.strip()
    return mistake.over(
        mistake.at - len(name),
        len(name) + 1,
        f"the key `{name}` stands inside of the text of `{key[1]}`",
        label="read as a part of that text",
        help=f"indent it like `{key[1]}`, or put the text in quotes if this belongs to it",
        related=(above.start + key.start(1), len(key[1]), "the text began here"),
    )


def _slip_above(mistake: Mistake) -> Problem | None:
    above = next(mistake.lines_above(), None)
    return _bad_line(mistake, above.start, above.text) if above else None


def lonely_line(mistake: Mistake) -> Problem:
    """A line in which a key was expected and no colon found."""
    start = mistake.start_of_line(mistake.first)
    return _bad_line(mistake, start, mistake.text[start : mistake.end_of_line(start)])


def _bad_line(mistake: Mistake, start: int, line: str) -> Problem:
    if full_width := _FULL_WIDTH.match(line):
        return mistake.over(
            start + full_width.end(),
            1,
            f"the colon after `{full_width[1]}` is a full-width one",
            help=f"write `{full_width[1]}: ` with an ordinary colon and a space",
        )
    if no_space := _NO_SPACE.match(line):
        return mistake.over(
            start + no_space.end() - 1,
            1,
            f"no space follows the colon after `{no_space[1]}`",
            help=f"write `{no_space[1]}: {line[no_space.end() :].strip()}`",
        )
    if dash := _DASH.match(line):
        return no_space_after_dash(mistake, start + dash.end() - 1)
    return mistake.over(
        start + len(line) - len(line.lstrip()),
        len(line.strip()),
        "a line is neither `key: value` nor `- item`",
        help="if it goes on with the text above it, indent it deeper than that key",
    )


def no_space_after_dash(mistake: Mistake, dash: int) -> Problem:
    """Report `-item`; `dash` is an offset."""
    return mistake.over(dash, 1, "no space follows the dash", help="write `- ` with a space")
