"""Characters that a reader cannot see and that can make a text look like another one."""

import re

UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and line ends; terminals obey some of them
    "\u200b\u2060\ufeff"  # no width at all: two ids that look the same
    "\u2028\u2029"  # line ends to some programs and not to others
    "\u202a-\u202e\u2066-\u2069"  # change the order in which a line is read (CVE-2021-42574)
    "\ud800-\udfff\ufffe\uffff]"  # not characters
)
"""One character that has no place in a record. Joiners and direction marks stay: Persian and Hebrew need them."""


def visible(text: str) -> str:
    r"""Write unsafe characters and line ends as escapes (`\u202e`) and a tab as four spaces."""
    return _UNSAFE_IN_LINE.sub(_escaped, text.replace("\t", "    "))


_UNSAFE_IN_LINE = re.compile(UNSAFE.pattern + "|[\n\r]")


def _escaped(match: re.Match[str]) -> str:
    return {"\n": r"\n", "\r": r"\r"}.get(match[0], f"\\u{ord(match[0]):04x}")
