"""Files of an event, and changes put into them, as text."""

from textwrap import dedent

from orgline.editing.placing import with_change, with_entry
from orgline.editing.writing import Entry
from orgline.source import Document, parse_text

MOVE: Entry = {"op": "move", "unit": "lab", "to": "hub"}


def document(text: str) -> Document:
    """The document of a file in which nothing is wrong."""
    found, problems = parse_text("orgdata/event.yaml", text)
    assert found is not None, problems
    assert not problems
    return found


def changed(text: str, change: Entry = MOVE, event: int = 0) -> str:
    """The text of a file, written indented, with one more change in an event of it."""
    return with_change(document(dedent(text)), event, change)


def added(text: str, section: str, entry: Entry) -> str:
    """The text of a file, written indented, with one more entry."""
    return with_entry(document(dedent(text)), section, entry)
