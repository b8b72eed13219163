"""Values as the YAML that an editor would have written: the only place that asks for quotes."""

import re
from collections.abc import Mapping
from io import StringIO
from textwrap import wrap

from ruamel.yaml import YAML

_WIDEST = 100
"""Columns of a line that is made here, where its words can be divided."""
_LONGEST_IN_LINE = 72
"""Characters of a text that still stands beside its key; a longer one is set below it."""
_UNBOUNDED = 2**31
_YAML_1_1 = re.compile(
    r"y|n|yes|no|on|off|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?", re.IGNORECASE
)
"""What MkDocs and others, which read YAML as of 2005, would take for a truth value or a time."""


class Plain(str):
    """A text that is written as it is: a date, which reads better without quotes."""

    __slots__ = ()


Value = str | bool | tuple[str, ...] | Mapping[str, str]
Entry = Mapping[str, Value]
"""The keys of one entry with their values, in the order in which they are to be written."""


def one_line(text: str) -> str:
    """A text as the record will read it: every stretch of spaces and line ends is one space."""
    return " ".join(text.split())


def scalar(text: str, *, inside: bool = False) -> str:
    """A text on one line, in quotes where YAML would take it for something else.

    `inside` brackets or braces, more characters have a meaning.
    """
    if isinstance(text, Plain):
        return str(text)
    line = one_line(text)
    if _YAML_1_1.fullmatch(line):
        return f"'{line}'"
    if not inside:
        return _dumped({"k": line}, flow=False).removeprefix("k: ")
    # some readers take these inside of brackets for the sign of a key or of its value
    quoted = "'" + line.replace("'", "''") + "'"
    return quoted if line.startswith(("?", ":")) else _dumped([line], flow=True)[1:-1]


def flow(entry: Entry) -> str:
    """An entry on one line: `{op: move, unit: lab, to: hub}`."""
    return "{" + ", ".join(f"{key}: {_inside(value)}" for key, value in entry.items()) + "}"


def block(entry: Entry, indent: int) -> list[str]:
    """An entry as an item of a list, a line for each key; the dash stands after `indent` spaces."""
    keys = [line for key, value in entry.items() for line in keyed(key, value, indent + 2)]
    first, *more = keys
    return [f"{'':{indent}}- {first.lstrip()}", *more]


def folded(key: str, text: str, indent: int) -> list[str]:
    """A key with a long text below it, its words divided into lines."""
    start = f"{'':{indent + 2}}"
    words = wrap(
        one_line(text),
        _WIDEST,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{'':{indent}}{key}: >-", *words]


def keyed(key: str, value: Value, indent: int) -> list[str]:
    """A key with its value, on one line or, for a long text, on several."""
    is_long = isinstance(value, str) and len(one_line(value)) > _LONGEST_IN_LINE
    if is_long and not _has_unseen(str(value)):
        return folded(key, str(value), indent)
    return [f"{'':{indent}}{key}: {_beside(value)}"]


def _has_unseen(text: str) -> bool:
    """Whether a text holds what only double quotes can hold; the check then says where."""
    return scalar(text).startswith('"') and "\\" in scalar(text)


def _beside(value: Value) -> str:
    return scalar(value) if isinstance(value, str) else _inside(value)


def _inside(value: Value) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return scalar(value, inside=True)
        case tuple():
            return "[" + ", ".join(scalar(item, inside=True) for item in value) + "]"
        case _:
            pairs = (f"{scalar(key, inside=True)}: {_inside(text)}" for key, text in value.items())
            return "{" + ", ".join(pairs) + "}"


def _dumped(value: object, *, flow: bool) -> str:
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = flow
    yaml.width = _UNBOUNDED
    stream = StringIO()
    yaml.dump(value, stream)
    return stream.getvalue().removesuffix("\n").removesuffix("\n...")
