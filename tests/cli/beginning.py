"""A record that has just begun: one unit, one source, one event."""

from tests.cli.running import orgline

RECORD = """\
organisation: {name: The Ministry, root: ministry}
sources:
  - {id: gazette, title: A new lab, publisher: The Gazette, published: 2030-06-05}
units:
  - {id: ministry, name: The Ministry, kind: ministry}
events:
  - id: there
    date: 2030-01-04
    title: The ministry is there
    kind: observation
    summary: It is there.
    sources: gazette
    changes: [{op: observe, unit: ministry}]
"""
NEXT = """\
  - `orgline check`, `orgline plan` and `orgline serve`: is it sound, what does it
    change for readers, and how does it look?
"""


def sound() -> bool:
    """Whether the record has no errors."""
    return orgline("check", "--format", "concise").code == 0
