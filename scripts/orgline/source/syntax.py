"""A text that is not YAML: what the reader of YAML says about it, in the words of those who wrote the text.

The reader tells what it was doing and at which character it gave up. From that and the lines around, the rules below
name the slip behind it. They look at words that both libyaml and the reader in pure Python use.
"""

import re
from collections.abc import Callable

from orgline.problem import Problem
from orgline.source.mistake import Mistake
from orgline.source.slips import colon, lonely_line, no_space_after_dash, second_colon


def explain(mistake: Mistake) -> Problem:
    """Make the problem from what the reader of YAML said."""
    said = f"{mistake.context}: {mistake.problem}"
    if "\t" in mistake.indentation or mistake.char == "\t":
        return _tab(mistake)
    rule = next((rule for words, rule in _RULES if re.search(words, said)), _unknown)
    return rule(mistake)


def _unknown(mistake: Mistake) -> Problem:
    return mistake.over(mistake.at, 1, f"the text is not YAML: {mistake.problem}")


def _tab(mistake: Mistake) -> Problem:
    tab = mistake.text.find("\t", mistake.line_start, mistake.line_end)
    return mistake.over(
        tab,
        1,
        "a tab stands where only spaces may stand",
        label="this is a tab",
        help="indent with two spaces for each level",
        code="S201",
    )


def _quote(mistake: Mistake) -> Problem:
    quote = mistake.text[mistake.first]
    inside = (
        "an apostrophe inside is written twice: `''`"
        if quote == "'"
        else 'a quote inside is written `\\"`'
    )
    return mistake.over(
        mistake.first,
        1,
        f"the quote `{quote}` is never closed",
        label="opened here",
        help=f"close it; {inside}",
    )


def _escape(mistake: Mistake) -> Problem:
    start = mistake.text.rfind("\\", 0, mistake.at + 1)
    return mistake.over(
        start,
        2,
        f"`{mistake.text[start : start + 2]}` does not stand for a character",
        help="write `\\\\` for a backslash, or use single quotes",
    )


def _first_sign(mistake: Mistake) -> Problem:
    sign = mistake.text[mistake.first]
    name = "a backtick" if sign == "`" else f"`{sign}`"
    return mistake.over(
        mistake.first,
        1,
        f"a text without quotes cannot begin with {name}",
        help=mistake.put_in_quotes(mistake.first),
    )


def _nothing(mistake: Mistake) -> Problem:
    """A value was expected, and something stands there that is none."""
    char = mistake.char
    if not char:
        return mistake.over(
            mistake.at, 0, "the file ends inside of brackets", help="close the bracket"
        )
    if char in "]}":
        return _stray_bracket(mistake)
    if char == "," and "flow" not in mistake.context:
        return _first_sign(mistake)
    if char == "-":
        return mistake.over(
            mistake.at, 1, "a dash cannot stand inside of brackets", help="delete it"
        )
    return mistake.over(
        mistake.at,
        1,
        f"nothing stands before `{char}`",
        help=f"delete the `{char}`, or put in what is missing",
    )


def _stray_bracket(mistake: Mistake) -> Problem:
    return mistake.over(
        mistake.at,
        1,
        f"the bracket `{mistake.char}` closes nothing",
        help="delete it, or put the text in quotes",
    )


def _list_on_key_line(mistake: Mistake) -> Problem:
    return mistake.over(
        mistake.at,
        1,
        "a list cannot begin on the line of its key",
        help="begin it on the next line; put the text in quotes if the dash belongs to it",
    )


def _bracket(mistake: Mistake) -> Problem:
    """A list or mapping in brackets that is not closed, or misses a comma."""
    opened = mistake.text[mistake.first]
    close = "]" if opened == "[" else "}"
    if mistake.first >= mistake.line_start and mistake.char == ":":
        return second_colon(mistake)
    if mistake.first >= mistake.line_start and mistake.char:
        return mistake.over(
            mistake.at,
            1,
            f"a comma or `{close}` is missing",
            label="before this",
            related=(mistake.first, 1, "opened here"),
        )
    return mistake.over(
        mistake.first,
        1,
        f"the bracket `{opened}` is not closed",
        label="opened here",
        related=(mistake.at, 1, "cannot stand inside of it") if mistake.char else None,
        help=f"put in `{close}`",
    )


def _among_keys(mistake: Mistake) -> Problem:
    """A key was expected at a line that begins none."""
    if mistake.before.strip():
        return _after_the_end(mistake)
    if mistake.char in {"]", "}"}:
        return _stray_bracket(mistake)
    if mistake.char == ":":
        return mistake.over(mistake.at, 1, "no key stands before the colon")
    if mistake.char == "-":
        return _dash_among_keys(mistake)
    return mistake.over(
        mistake.at,
        len(mistake.rest),
        "a line is indented like no line above it",
        help="indent it like the keys that it belongs with",
        related=(mistake.first, 1, "the keys above begin here"),
    )


def _dash_among_keys(mistake: Mistake) -> Problem:
    return mistake.over(
        mistake.at,
        1,
        "a list item stands among keys",
        help="indent it like the other items of its list, below their key",
        related=(mistake.first, 1, "the keys begin here"),
    )


def _after_the_end(mistake: Mistake) -> Problem:
    """Text after a closing quote or bracket."""
    closed = mistake.before.rstrip()[-1]
    inside = "write an apostrophe inside of single quotes twice: `''`"
    if closed == '"':
        inside = 'write a quote inside of double quotes as `\\"`'
    elif closed != "'":
        inside = "put the whole text in quotes if the bracket belongs to it"
    return mistake.over(
        mistake.at, len(mistake.rest), f"a text goes on after the closing `{closed}`", help=inside
    )


def _among_items(mistake: Mistake) -> Problem:
    if mistake.char in {"]", "}"}:
        return _stray_bracket(mistake)
    if mistake.char == "-":
        return no_space_after_dash(mistake, mistake.at)
    return mistake.over(
        mistake.at,
        len(mistake.rest),
        "a line without a dash stands among list items",
        help="begin it with `- `, or indent it like the keys that it belongs with",
        related=(mistake.first, 1, "the list begins here"),
    )


def _block(mistake: Mistake) -> Problem:
    sign = mistake.text[mistake.first]
    return mistake.over(
        mistake.at,
        len(mistake.rest),
        f"a text begins on the line of `{sign}`",
        help=f"begin it on the next line; put it in quotes if the `{sign}` belongs to it",
    )


def _directive(mistake: Mistake) -> Problem:
    return mistake.over(
        mistake.line_start,
        1,
        "a line begins with `%`",
        help="delete the line, or put the text in quotes",
    )


def _after_all(mistake: Mistake) -> Problem:
    if mistake.char in {"]", "}"}:
        return _stray_bracket(mistake)
    return mistake.over(
        mistake.at,
        len(mistake.rest),
        "a text stands after the end of the content",
        help="delete it, or what ends the content above it",
    )


_RULES: tuple[tuple[str, Callable[[Mistake], Problem]], ...] = (
    ("mapping values are not allowed", colon),
    ("scanning a simple key", lonely_line),
    ("unknown escape|hexa?decimal|escape code|escape sequence", _escape),
    ("quoted scalar", _quote),
    (
        "scanning an alias|scanning an anchor|(scanning|parsing) a tag|undefined tag handle",
        _first_sign,
    ),
    ("cannot start any token|mapping keys are not allowed", _first_sign),
    ("sequence entries are not allowed", _list_on_key_line),
    ("the node content|expected node content", _nothing),
    ("parsing a flow", _bracket),
    ("parsing a block mapping", _among_keys),
    ("parsing a block collection", _among_items),
    ("scanning a block scalar", _block),
    ("directive|incompatible YAML", _directive),
    ("<document start>", _after_all),
)
"""What the reader says, and the rule for it; the first that fits holds."""
