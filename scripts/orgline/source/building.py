"""One text to nodes: the events of YAML, and what is built from them.

Only the first half of a YAML reader is used, the one that finds the parts. The second, which guesses what they mean
(`no` is false, `012` is ten, of two equal keys the last one wins), never runs.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

import yaml

from orgline.problem import UNSAFE, Problem, Span
from orgline.source import found
from orgline.source.codes import DEEPEST, LONGEST_TEXT, MOST_PROBLEMS
from orgline.source.nodes import Mapping, Node, Scalar, Sequence
from orgline.source.places import place_over, span_at, span_over

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TAG = re.compile(r"![^\s,\[\]{}]*")


class Mark(Protocol):
    """A place as YAML readers give it: all three count characters from 0."""

    index: int
    line: int
    column: int


class Event(Protocol):
    """What the kinds of events have, all in one; which of it is there depends on the kind."""

    start_mark: Mark
    end_mark: Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str | None
    flow_style: bool


class GivenUpError(Exception):
    """The rest of the file is not read; the reason is among the problems."""


class Builder:
    """Builds nodes from the events of one text and gathers problems on the way."""

    def __init__(self, file: str, text: str, events: Iterator[Event]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._text = text
        self._length = len(text)
        self._events = events
        self._complete = True

    def root(self) -> Mapping | None:
        """Read all of it; None where a part had to be left out or there is no mapping.

        Raises GivenUpError, and yaml.YAMLError where the text is not YAML.
        """
        next(self._events)  # the stream begins
        if _is(next(self._events), yaml.StreamEndEvent):
            self.problems.append(found.empty(self._file))
            return None
        root = self._node(next(self._events), 0)
        next(self._events)  # the document ends
        self._nothing_more(next(self._events))
        if not self._complete or root is None:
            return None
        if isinstance(root, Mapping):
            return root
        self._note(self._no_mapping(root))
        return None

    def _nothing_more(self, event: Event) -> None:
        if _is(event, yaml.DocumentStartEvent):
            self._complete = False
            self._note(found.several_documents(self._over(event.start_mark, "---")))

    def _no_mapping(self, root: Scalar | Sequence) -> Problem:
        if isinstance(root, Scalar) and not root.text and not root.quoted:
            return found.empty(self._file)
        return found.no_mapping(root.span, is_list=isinstance(root, Sequence))

    def _node(self, event: Event, depth: int) -> Node | None:
        """Build the node that begins with an event, or None for an alias; `depth` counts what lies around it."""
        if _is(event, yaml.AliasEvent):
            self._alias(event)
            return None
        if event.anchor is not None or event.tag is not None:
            self._properties(event)
        if _is(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth == DEEPEST:
            self._note(found.too_deep(self._over(event.start_mark, "[")))
            raise GivenUpError
        if _is(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth + 1)
        return self._mapping(event, depth + 1)

    def _alias(self, event: Event) -> None:
        """Pass over an alias: following it would let a few lines stand for millions."""
        name = event.anchor or ""
        self._complete = False
        self._note(found.alias(f"*{name}", self._over(event.start_mark, f"*{name}")))

    def _properties(self, event: Event) -> None:
        """Report an anchor and a tag; the node itself is kept."""
        start = event.start_mark
        if event.anchor is not None:
            sign = f"&{event.anchor}"
            self._note(found.anchor(sign, self._after(start, re.compile(re.escape(sign)))))
        if event.tag is not None:
            self._note(found.tag(self._after(start, _TAG)))

    def _after(self, start: Mark, pattern: re.Pattern[str]) -> Span:
        match = pattern.search(self._text, start.index)
        if match is None:
            return self._over(start, "")
        line, column = place_over(
            start.line + 1, start.column + 1, self._text[start.index : match.start()]
        )
        return span_over(self._file, line, column, match[0])

    def _scalar(self, event: Event) -> Scalar:
        text, style = event.value, event.style
        if style in {"|", ">"}:
            span = self._block(event)
        else:
            span = self._span(event.start_mark, event.end_mark)
        if len(text) > LONGEST_TEXT:
            self._note(found.too_long(span, len(text)))
        if style == '"' and (unseen := UNSAFE.search(text)):
            self._note(found.escaped(span, unseen[0]))
        nothing = not style and text in _NOTHING
        return Scalar(text="" if nothing else text, span=span, quoted=bool(style))

    def _sequence(self, event: Event, depth: int) -> Sequence:
        items: list[Node] = []
        while not _is(inner := next(self._events), yaml.SequenceEndEvent):
            if item := self._node(inner, depth):
                items.append(item)
        start, end = event.start_mark, inner.end_mark
        if not event.flow_style:
            return Sequence(items=tuple(items), span=self._to(start, items[-1] if items else None))
        flat = all(isinstance(item, Scalar) for item in items)
        text = self._text[start.index : end.index] if flat else ""
        return Sequence(items=tuple(items), span=self._span(start, end), text=text)

    def _mapping(self, event: Event, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        last: Node | None = None
        while not _is(inner := next(self._events), yaml.MappingEndEvent):
            name = self._node(inner, depth)
            value = self._node(next(self._events), depth)
            last = value or name or last
            if (key := self._key(name, seen)) and value:
                entries.append((key, value))
        start, end = event.start_mark, inner.end_mark
        span = self._span(start, end) if event.flow_style else self._to(start, last)
        return Mapping(entries=tuple(entries), span=span)

    def _key(self, name: Node | None, seen: dict[str, Span]) -> Scalar | None:
        """Return a key that can be used, and remember it in `seen`; None where it is reported and passed over."""
        if name is None:
            return None
        if not isinstance(name, Scalar) or not name.text.strip():
            self._note(found.no_word(name.span))
            return None
        key = name if name.quoted else self._plain_key(name)
        if key.text in seen:
            self._note(found.twice(key.text, seen[key.text], key.span))
            return None
        seen[key.text] = key.span
        return key

    def _plain_key(self, key: Scalar) -> Scalar:
        bare = key.text.strip()
        if bare == "<<":
            self._complete = False
            self._note(found.merge(key.span))
        if bare == key.text:
            return key
        self._note(found.spaced(key.text, key.span))
        return replace(key, text=bare)

    def _note(self, problem: Problem) -> None:
        """Add a problem; raises GivenUpError when it is one too many."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
            return
        self.problems.append(found.too_many(problem.span))
        raise GivenUpError

    def _span(self, start: Mark, end: Mark) -> Span:
        if end.index >= self._length:  # readers count one more line where the last has no end
            return span_at(self._file, self._text, start.index, end.index)
        return Span(
            file=self._file,
            line=start.line + 1,
            column=start.column + 1,
            end_line=end.line + 1,
            end_column=end.column + 1,
        )

    def _block(self, event: Event) -> Span:
        """Make the span of a block (`|`), which readers let go on to the next key: without the blank lines."""
        start = event.start_mark
        return self._over(start, self._text[start.index : event.end_mark.index].rstrip())

    def _over(self, start: Mark, written: str) -> Span:
        """Make the span of a piece of text from where it begins."""
        return span_over(self._file, start.line + 1, start.column + 1, written)

    def _to(self, start: Mark, last: Node | None) -> Span:
        """Make the span from a place to the end of a node."""
        if last is None:
            return self._over(start, "")
        return replace(last.span, line=start.line + 1, column=start.column + 1)


def _is(event: Event, kind: type) -> bool:
    return type(event) is kind
