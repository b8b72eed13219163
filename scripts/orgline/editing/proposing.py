"""Ids made of names: what an editor would have chosen, and free."""

import re
import unicodedata
from collections.abc import Container, Iterable

from orgline.checks.addresses import RESERVED
from orgline.dates import When
from orgline.records.ids import slug

NOTHING = "null"
"""The one id that YAML reads as no value wherever it stands without quotes, so that nothing can be named by it."""
_LONGEST = 50
"""Characters of a proposal; an id may be longer, but is typed and read."""
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’\u2018\u02bc`"))
_FOLDED = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "Ae",
        "œ": "oe",
        "Œ": "Oe",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ł": "l",
        "Ł": "L",
        "þ": "th",
        "Þ": "Th",
        "\u0131": "i",
    }
)
"""Latin letters that are none with a sign added, so that Unicode does not take them apart."""
_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "司徒",
    "令狐",
    "端木",
)
_LONGEST_NAME = 4


def proposed(names: Iterable[str], taken: Container[str], *, person: bool = False) -> str:
    """A free id for the first of several names that one can be made of; `""` where there is none.

    Chinese becomes pinyin, for a person the surname and the given name. Other scripts give no id,
    as half of a name would be a bad one.
    """
    plain = (_plain(name, person=person) for name in names)
    ids = (_shortened(slug(text)) for text in plain if _is_latin(text))
    found = next(filter(None, ids), "")
    return free(found, taken) if found else ""


def free(identity: str, taken: Container[str]) -> str:
    """The id itself, or with the first number that makes it one that nothing has."""
    number, candidate = 1, identity
    while candidate in taken or candidate in RESERVED or candidate == NOTHING:
        number += 1
        candidate = f"{identity}-{number}"
    return candidate


def stamp(when: When) -> str:
    """A date as part of a name: `2026-04-08`, `2026-04`, `2026`; never more exact than it is."""
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return ""
    if first == last:
        exact = when.earliest and when.latest
        return first.isoformat() if exact else f"{first.year:04d}"
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{first.year:04d}-{first.month:02d}" if same_month else f"{first.year:04d}"


def _plain(name: str, *, person: bool) -> str:
    bare = name.translate(_APOSTROPHES).translate(_FOLDED)
    return _HAN.sub(lambda run: f" {_pinyin(run[0], person=person)} ", bare)


def _pinyin(run: str, *, person: bool) -> str:
    # its dictionary takes longer to load than most commands run
    from pypinyin import lazy_pinyin

    if not person or not 1 < len(run) <= _LONGEST_NAME:
        return " ".join(lazy_pinyin(run))
    surname = 2 if run.startswith(_SURNAMES) and len(run) > len("欧阳") else 1
    syllables = lazy_pinyin(run)
    return f"{''.join(syllables[:surname])} {''.join(syllables[surname:])}"


def _is_latin(text: str) -> bool:
    """Whether every letter and digit of a text can stand in an id."""
    apart = unicodedata.normalize("NFKD", text)
    return all(letter.isascii() for letter in apart if unicodedata.category(letter)[0] in "LN")


def _shortened(identity: str) -> str:
    identity = identity.removeprefix("the-")
    if len(identity) <= _LONGEST:
        return identity
    return identity[: _LONGEST + 1].rpartition("-")[0] or identity[:_LONGEST]
