"""Checks for one person or unit that is written down as two."""

import unicodedata
from collections.abc import Collection, Iterable, Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History
from orgline.records import Person, Unit

SHORTEST = 8
"""Letters; in a shorter name one letter makes another name (Wang Li, Wang Lei)."""

_Key = tuple[str, int, str]


def alike_people(history: History) -> Iterator[Finding]:
    """Two people who may be one."""
    for one, other in _pairs(history.records.people.values()):
        yield _finding(one, other, "person", "people")


def alike_units(history: History) -> Iterator[Finding]:
    """Two units that may be one; not where one came out of the other."""
    linked = {frozenset((link.before, link.after)) for link in history.links}
    for one, other in _pairs(history.records.units.values()):
        same = _folded(one.name) == _folded(other.name)  # every department has its secretariat
        if not same and frozenset((one.id, other.id)) not in linked:
            yield _finding(one, other, "unit", "units")


def _finding(one: Person | Unit, other: Person | Unit, noun: str, many: str) -> Finding:
    return Finding(
        message=f"`{one.id}` and `{other.id}` may be one {noun}: {one.name} and {other.name}",
        span=other.span("name"),
        related=pointing_at(one.span("name"), "the other is here"),
        help=f"if so, keep one of the two {many} and write the other name under its `aliases:`",
    )


def _pairs(records: Iterable[Person | Unit]) -> Iterator[tuple[Person | Unit, Person | Unit]]:
    """Each record with the first one before it whose name is made of the same words or spelt alike.

    Every name leaves the keys by which others find it, so that nothing is compared with all.
    """
    first: dict[_Key, Person | Unit] = {}
    for record in records:
        words = _folded(record.name).split()
        found = (first.get(key) for key in _asked(words))
        yield from {other.id: (other, record) for other in found if other}.values()
        for key in _left(words):
            first.setdefault(key, record)


def _asked(words: Collection[str]) -> Iterator[_Key]:
    """What others must have left to be alike: the same words or letters, one letter more or less."""
    yield from _same(words)
    name = "".join(words)
    if _is_telling(name):
        yield ("shorter", 0, name)
        yield from (("whole", 0, shorter) for shorter in _shorter(name))
        yield from _slips(name)


def _left(words: Collection[str]) -> Iterator[_Key]:
    yield from _same(words)
    name = "".join(words)
    if _is_telling(name):
        yield from (("shorter", 0, shorter) for shorter in _shorter(name))
        yield from _slips(name)


def _same(words: Collection[str]) -> Iterator[_Key]:
    yield ("words", 0, " ".join(sorted(words)))
    yield ("whole", 0, "".join(words))


def _slips(name: str) -> Iterator[_Key]:
    """One letter another, or two neighbours swapped: each under its place in the name."""
    for index, shorter in enumerate(_shorter(name)):
        yield ("letter", index, shorter)
        pair = "".join(sorted(name[index : index + 2]))
        yield ("swap", index, name[:index] + pair + name[index + 2 :])


def _shorter(name: str) -> Iterator[str]:
    return (name[:index] + name[index + 1 :] for index in range(len(name)))


def _is_telling(name: str) -> bool:
    """Whether a slip of the pen is likely: "Unit 1" and "Unit 2" differ on purpose."""
    return len(name) >= SHORTEST and not any(char.isdigit() for char in name)


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    letters = (c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())
