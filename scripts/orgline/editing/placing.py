"""New entries, put into a text at the place that its nodes give; not a byte of the rest changes.

Writing the whole file anew from what was read would be shorter, but no YAML writer keeps the
quotes, the indentation and the line ends of everything that it has not touched.
"""

import re
from collections.abc import Sequence as Items
from dataclasses import dataclass, replace

from orgline.editing.writing import Entry, Plain, Value, block, flow, one_line
from orgline.source import Document, Mapping, Node, Scalar, Sequence, parse_text

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_ORDER = ("organisation", "sources", "people", "units", "roles", "events", "assertions")
"""How the parts of a file follow each other."""
_WIDEST = 100


_Said = dict[str, object]


class CannotPlaceError(Exception):
    """There is no place for the entry that leaves the rest as it is; the message says why."""

    def __init__(self, file: str, reason: str) -> None:
        """Keep the file, as the record names it, apart from what stands in the way."""
        super().__init__(reason)
        self.file = file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """The text of a file, its lines with their ends, and the line end that it uses."""

    file: str
    text: str

    @property
    def lines(self) -> list[str]:
        found = _LINE.findall(self.text)
        return found[:-1] if found and not found[-1] else found

    @property
    def end(self) -> str:
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"

    def at(self, line: int, column: int) -> int:
        """The offset of a place; both count from 1."""
        return sum(map(len, self.lines[: line - 1])) + column - 1

    def start(self, node: Node) -> int:
        return self.at(node.span.line, node.span.column)

    def stop(self, node: Node) -> int:
        """The offset behind a node."""
        return self.at(node.span.end_line, node.span.end_column)

    def opens(self, node: Node) -> bool:
        """Whether a list or mapping is written in brackets or braces."""
        return not isinstance(node, Scalar) and self.text[self.start(node)] in "[{"

    def put(self, offset: int, more: str, until: int | None = None) -> str:
        return self.text[:offset] + more + self.text[offset if until is None else until :]

    def put_lines(self, line: int, more: Items[str]) -> str:
        """The text with more lines before the given one, which may be one after the last."""
        lines = self.lines
        offset = sum(map(len, lines[: line - 1]))
        open_end = line > len(lines) and bool(lines) and not lines[-1].endswith(("\r", "\n"))
        return self.put(offset, (self.end if open_end else "") + self.end.join([*more, ""]))


def with_entry(document: Document, section: str, entry: Entry) -> str:
    """The text of a file with one more entry under a section, which is added where it is missing.

    Raises `CannotPlaceError`.
    """
    text = _Text(file=document.file, text=document.text)
    if document.root.get(section) is None and not text.opens(document.root):
        found = _with_section(text, document.root, section, entry)
    else:
        found = _with_item(text, document.root, section, entry)
    return _sure(document, found, _grown(document, document.root, section, entry))


def with_change(document: Document, event: int, change: Entry) -> str:
    """The text of a file with one more change, the last, in the event at an index of its list.

    Raises `CannotPlaceError`.
    """
    events = document.root.get("events")
    assert isinstance(events, Sequence)  # noqa: S101 - the caller has found the event in it
    mapping = events.items[event]
    assert isinstance(mapping, Mapping)  # noqa: S101
    text = _Text(file=document.file, text=document.text)
    found = _with_item(text, mapping, "changes", change)
    told = [_plain(item) for item in events.items]
    told[event] = _grown(document, mapping, "changes", change)
    return _sure(document, found, {**_keys(document.root), "events": told})


# --- where it goes -------------------------------------------------------------------------------


def _with_item(text: _Text, parent: Mapping, key: str, entry: Entry) -> str:
    value = parent.get(key)
    match value:
        case None if text.opens(parent):
            return _with_key_in_braces(text, parent, key, entry)
        case None:
            return _with_key(text, parent, key, entry)
        case Sequence(items=()) if text.opens(value):
            return _with_first(text, parent, key, value, entry)
        case Sequence() if text.opens(value):
            return _with_next_in_brackets(text, value, entry)
        case Sequence():
            return _with_next(text, value, entry)
        case Scalar(text="", quoted=False):
            return _with_first(text, parent, key, value, entry)
        case _:
            raise CannotPlaceError(text.file, f"`{key}` is not a list")


def _with_next(text: _Text, items: Sequence, entry: Entry) -> str:
    """After the last item, written as that one is."""
    last = items.items[-1]
    indent = items.span.column - 1
    return text.put_lines(last.span.end_line + 1, _item(entry, indent, in_line=text.opens(last)))


def _with_next_in_brackets(text: _Text, items: Sequence, entry: Entry) -> str:
    last = items.items[-1]
    line = text.lines[last.span.end_line - 1]
    begins_line = not text.lines[last.span.line - 1][: last.span.column - 1].strip()
    fits = len(line.rstrip()) + len(flow(entry)) + 2 <= _WIDEST
    gap = " " if fits and not begins_line else f"{text.end}{'':{last.span.column - 1}}"
    return text.put(text.stop(last), f",{gap}{flow(entry)}")


def _with_first(
    text: _Text, parent: Mapping, key: str, nothing: Scalar | Sequence, entry: Entry
) -> str:
    """In place of nothing, `~` or `[]`."""
    name = parent.key(key)
    assert name is not None  # noqa: S101 - it has a value
    written = text.text[text.start(nothing) : text.stop(nothing)]
    if text.opens(parent) or "\n" in written or "\r" in written:
        return _with_first_in_brackets(text, nothing, written, entry)
    colon = text.text.index(":", text.stop(name)) + 1
    if text.text[colon : text.start(nothing)].strip(" "):
        raise CannotPlaceError(text.file, f"a comment stands between `{key}` and its value")
    emptied = replace(text, text=text.put(colon, "", text.stop(nothing)))
    indent = name.span.column + 1
    return emptied.put_lines(name.span.line + 1, _item(entry, indent, in_line=True))


def _with_first_in_brackets(
    text: _Text, nothing: Scalar | Sequence, written: str, entry: Entry
) -> str:
    if isinstance(nothing, Sequence):
        return text.put(text.start(nothing) + 1, flow(entry))
    gap = "" if text.text[text.start(nothing) - 1].isspace() else " "
    return text.put(
        text.start(nothing), f"{gap}[{flow(entry)}]", text.start(nothing) + len(written)
    )


def _with_key(text: _Text, parent: Mapping, key: str, entry: Entry) -> str:
    """A new key, after `sources` where that is there, else the last one."""
    before = parent.get("sources") or parent.entries[-1][1]
    indent = parent.span.column - 1
    lines = [f"{'':{indent}}{key}:", *_item(entry, indent + 2, in_line=True)]
    return text.put_lines(before.span.end_line + 1, lines)


def _with_key_in_braces(text: _Text, parent: Mapping, key: str, entry: Entry) -> str:
    added = f"{key}: [{flow(entry)}]"
    if not parent.entries:
        return text.put(text.start(parent) + 1, added)
    return text.put(text.stop(parent.entries[-1][1]), f", {added}")


def _with_section(text: _Text, root: Mapping, section: str, entry: Entry) -> str:
    """A new part of the file: before the parts that usually follow it, else at the end."""
    lines = [f"{section}:", *block(entry, 2)]
    following = _ORDER[_ORDER.index(section) + 1 :]
    later = [key.span.line for key, _ in root.entries if key.text in following]
    if not later or (line := _above_comments(text, min(later))) is None:
        return text.put_lines(len(text.lines) + 1, ["", *lines])
    return text.put_lines(line, [*lines, ""])


def _above_comments(text: _Text, line: int) -> int | None:
    """The first of the lines of comment right above a line; not above what heads the file."""
    first = line
    while first > 1 and text.lines[first - 2].startswith("#"):
        first -= 1
    return line if first == 1 else first


def _item(entry: Entry, indent: int, *, in_line: bool) -> list[str]:
    """An item of a list; on one line where it is to be and fits."""
    line = f"{'':{indent}}- {flow(entry)}"
    return [line] if in_line and len(line) <= _WIDEST else block(entry, indent)


# --- whether it is what was meant ----------------------------------------------------------------


def _sure(document: Document, text: str, wanted: _Said) -> str:
    """The new text, once it reads as wanted: as the old one with the entry, and nothing else."""
    parsed, problems = parse_text(document.file, text)
    if parsed is None or _keys(parsed.root) != wanted:
        reason = problems[0].message if problems else "the rest would read differently"
        raise CannotPlaceError(document.file, reason)
    return text


def _grown(document: Document, parent: Mapping, key: str, entry: Entry) -> _Said:
    """What a mapping of a document says, with one more entry in the list under a key."""
    items = parent.get(key)
    before = map(_plain, items.items) if isinstance(items, Sequence) else ()
    return {**_keys(parent), key: [*before, _written(document.file, entry)]}


def _keys(node: Mapping) -> _Said:
    return {key.text: _plain(value) for key, value in node.entries}


def _plain(node: Node) -> object:
    match node:
        case Scalar():
            return one_line(node.text)
        case Sequence():
            return [_plain(item) for item in node.items]
        case Mapping():
            return _keys(node)


def _written(file: str, value: Value | Entry) -> object:
    """A value of a file as it is to be read."""
    match value:
        case bool():
            return "true" if value else "false"
        case Plain():
            return _alone(file, value)
        case str():
            return one_line(value)
        case tuple():
            return [_written(file, item) for item in value]
        case _:
            return {key: _written(file, item) for key, item in value.items()}


def _alone(file: str, value: Plain) -> object:
    parsed, problems = parse_text(file, f"alone: {value}\n")
    if parsed is None:
        raise CannotPlaceError(file, problems[0].message)
    return _plain(parsed.root.entries[0][1])
