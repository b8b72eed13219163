"""Where pydantic found something wrong, followed through the nodes that the editor wrote."""

from orgline.problem import Span
from orgline.source import Mapping, Node, Scalar, Sequence

LONGEST_QUOTE = 40
Location = tuple[int | str, ...]

_OWNERS = {"changes": "change", "disagreements": "disagreement", "positions": "position"}


def short(text: str) -> str:
    """A text for quoting inside of a sentence."""
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def written(location: Location) -> Location:
    """The location without what no editor wrote: pydantic names the operation of each change."""
    return tuple(step for index, step in enumerate(location) if not _is_tag(location, index))


def _is_tag(location: Location, index: int) -> bool:
    if index < len(("changes", 0)) or isinstance(location[index], int):
        return False
    return location[index - 2] == "changes" and isinstance(location[index - 1], int)


class Place:
    """The node at a location, as far as there is one, and what to call it.

    `record` is the node of the whole record, `what` names it ("the event `x`").
    """

    def __init__(self, record: Node, location: Location, what: str) -> None:
        self.node = record
        self.key: Scalar | None = None
        self.last_key = ""
        self.owner = what
        self._steps = written(location)
        for step in self._steps:
            self._follow(step)

    def _follow(self, step: int | str) -> None:
        match self.node, step:
            case Sequence(), int() if step < len(self.node.items):
                self.node = self.node.items[step]
                self._name_owner()
            case Mapping(), str():
                self._enter(self.node, step)
            case _:
                pass

    def _enter(self, mapping: Mapping, step: str) -> None:
        value = mapping.get(step)
        self.last_key = step
        if value is not None:
            self.key, self.node = mapping.key(step), value

    def _name_owner(self) -> None:
        """Inside of a change it is the change that lacks something, not the event."""
        noun = _OWNERS.get(self.last_key)
        if noun and isinstance(self.node, Mapping):
            operation = self.node.get("op")
            name = f"`{short(operation.text)}`" if isinstance(operation, Scalar) else noun
            self.owner = f"this {name}"

    @property
    def span(self) -> Span:
        """The value; the key where there is no value to point at; a mapping's first key."""
        if isinstance(self.node, Mapping) and self.node.entries:
            return self.node.entries[0][0].span
        if self.is_empty and self.key and not self._in_list:
            return self.key.span
        return self.node.span

    def item(self, key: str, index: int = 0) -> Span | None:
        """The value of a key at the place, or an entry of it if it is a list."""
        value = self.node.get(key) if isinstance(self.node, Mapping) else None
        if isinstance(value, Sequence) and index < len(value.items):
            return value.items[index].span
        return value.span if value else None

    @property
    def text(self) -> str:
        """The text at the place, `""` where there is none."""
        return self.node.text if isinstance(self.node, Scalar) else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written there."""
        return isinstance(self.node, Scalar) and not self.node.text

    @property
    def subject(self) -> str:
        """What a sentence about the place begins with."""
        if not self.last_key:
            return self.owner
        return f"an entry of `{self.last_key}`" if self._in_list else f"`{self.last_key}`"

    @property
    def _in_list(self) -> bool:
        return bool(self._steps) and isinstance(self._steps[-1], int)

    @property
    def found(self) -> str:
        """What is there instead of what belongs there."""
        match self.node:
            case Scalar():
                return f"the text `{short(self.text)}`" if self.text else "nothing"
            case Sequence():
                return "a list"
            case Mapping():
                return "a mapping"
