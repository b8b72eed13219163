"""Records made worse at random, the same for the same seed."""

import re
from collections.abc import Callable, Sequence
from random import Random

VOCABULARY = tuple(
    word.encode()
    for word in (
        *(
            "",
            " ",
            "  ",
            "\n",
            "\t",
            "\r\n",
            "\r",
            "- ",
            ": ",
            ", ",
            "#",
            " #",
            "?",
            "---",
            "...",
            "~",
        ),
        *(
            "[",
            "]",
            "{",
            "}",
            "[]",
            "{}",
            "&a ",
            "*a",
            "!t ",
            "<<",
            "|",
            ">",
            "'",
            '"',
            "\\",
            "%",
            "@",
            "`",
        ),
        *(
            "null",
            "true",
            "no",
            "0",
            "-1",
            "1e9",
            "many",
            "head",
            "x",
            "李艾达",
            "é",
            "e\u0301",
            "𝒳",
        ),
        *(
            "2026",
            "2026-03",
            "2026-02-30",
            "0001-01-01",
            "9999-12-31",
            "[..2026]",
            "2026/..",
            "2026-03~",
        ),
        *(
            "id",
            "op",
            "unit",
            "to",
            "from",
            "under",
            "within",
            "into",
            "date",
            "after",
            "sources",
            "on",
        ),
        *(
            "create",
            "observe",
            "move",
            "merge",
            "split",
            "close",
            "reopen",
            "appoint",
            "depart",
            "report",
        ),
        *(
            "events",
            "units",
            "people",
            "assertions",
            "retracted",
            "former_ids",
            "organisation",
            "root",
        ),
        *(
            "planned",
            "adopted",
            "seats",
            "leads",
            "https://example.org/a",
            "x" * 90,
            "\u200b",
            "\u202e",
        ),
        *("\x00", "\ufeff", "\u2028", "\u3000"),
    )
)
_TOKEN = re.compile(rb"[A-Za-z0-9_-]+|\s+|.", re.DOTALL)
Pieces = list[bytes]


def mutated(data: bytes, random: Random) -> bytes:
    """The same with one to three mistakes: on the level of bytes, of words and signs, or of lines."""
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        pieces = random.choice(_LEVELS)(data)
        random.choice(_MISTAKES)(pieces, random)
        data = b"".join(pieces)
    return data


def _bytes(data: bytes) -> Pieces:
    return [data[at : at + 1] for at in range(len(data))]


def _tokens(data: bytes) -> Pieces:
    return _TOKEN.findall(data)


def _lines(data: bytes) -> Pieces:
    return data.splitlines(keepends=True)


_LEVELS: Sequence[Callable[[bytes], Pieces]] = (_bytes, _tokens, _tokens, _tokens, _lines, _lines)


def _delete(pieces: Pieces, random: Random) -> None:
    first, last = _stretch(pieces, random)
    del pieces[first:last]


def _duplicate(pieces: Pieces, random: Random) -> None:
    first, last = _stretch(pieces, random)
    at = random.randint(0, len(pieces))
    pieces[at:at] = pieces[first:last]


def _swap(pieces: Pieces, random: Random) -> None:
    if pieces:
        one, other = random.randrange(len(pieces)), random.randrange(len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]


def _retype(pieces: Pieces, random: Random) -> None:
    if pieces:
        pieces[random.randrange(len(pieces))] = _anything(pieces, random)


def _truncate(pieces: Pieces, random: Random) -> None:
    del pieces[random.randint(0, len(pieces)) :]


def _insert(pieces: Pieces, random: Random) -> None:
    pieces.insert(random.randint(0, len(pieces)), _anything(pieces, random))


def _indent(pieces: Pieces, random: Random) -> None:
    if pieces:
        at = random.randrange(len(pieces))
        pieces[at] = random.choice((b" ", b"  ", b"\t", b"")) + pieces[at].lstrip(b" ")


def _mix_up(pieces: Pieces, random: Random) -> None:
    """One word in the place of another: nearly always YAML still."""
    words = [at for at, piece in enumerate(pieces) if piece[:1].isalnum()]
    if words:
        pieces[random.choice(words)] = pieces[random.choice(words)]


def _stretch(pieces: Pieces, random: Random) -> tuple[int, int]:
    first = random.randint(0, len(pieces))
    return first, min(len(pieces), first + random.choice((1, 1, 1, 2, 5, 30)))


def _anything(pieces: Pieces, random: Random) -> bytes:
    """A word of the format, a piece of the same file, or some byte."""
    kind = random.random()
    if kind < 0.5:
        return random.choice(VOCABULARY)
    return random.choice(pieces) if kind < 0.9 and pieces else random.randbytes(1)


_MISTAKES: Sequence[Callable[[Pieces, Random], None]] = (
    *(_delete, _delete, _duplicate, _swap, _retype, _retype, _retype, _truncate, _insert, _indent),
    *(_mix_up, _mix_up, _mix_up),
)
