"""What a file holds, before anyone asks what it means: text, lists and mappings, each with its place."""

from dataclasses import dataclass

from orgline.problem import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A text. Nothing is turned into a number, a date or a truth value: `no` is `no`, `2026` is `2026`."""

    text: str
    """Empty where nothing, `~` or `null` is written without quotes."""
    span: Span
    quoted: bool
    """Whether it stands in quotes or in a block (`|`, `>`), so that an empty text is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span
    text: str = ""
    """As written, brackets included, where brackets hold nothing but texts; empty elsewhere.

    `[2026-03-01..2026-03-10]` is a list to YAML and a date to us.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with their values, in the order of the file; no key twice."""

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, or None where the key is missing."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, for its place, or None where it is missing."""
        return next((name for name, _ in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file."""

    file: str
    """Path from the root of the site, with `/`."""
    text: str
    """What spans count in: decoded, without a byte order mark."""
    root: Mapping
