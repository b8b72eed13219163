"""The problems that reading files can find, code and meaning, and the limits that hold."""

from collections.abc import Mapping

CODES: Mapping[str, str] = {
    "S101": "a file or folder that cannot be read",
    "S102": "a link that leads out of the site or to a folder",
    "S103": "a file whose name does not end in `.yaml`",
    "S104": "a file that is too large",
    "S105": "a file that is not UTF-8",
    "S106": "a character that cannot be seen",
    "S107": "no record at all",
    "S201": "an indentation that is not made of spaces",
    "S202": "a text that is not YAML",
    "S203": "more than one document in a file",
    "S204": "a file without content",
    "S205": "a file that does not begin with a key",
    "S301": "a key written twice",
    "S302": "a key that is not a word",
    "S303": "an anchor",
    "S304": "an alias",
    "S305": "a merge key",
    "S306": "a tag",
    "S307": "a text that is too long",
    "S308": "a nesting that is too deep",
    "S309": "too many problems in a file",
}

LARGEST_FILE = 5_000_000
"""Bytes."""
LONGEST_TEXT = 100_000
"""Characters of one value."""
DEEPEST = 50
"""Lists and mappings inside one another."""
MOST_PROBLEMS = 20
"""In one file; the rest of that file is not read."""
