"""The codes of all stages in one place, by code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from orgline import checks, exchange, history, plan, records, source
from orgline.problem import Severity
from orgline.records.ids import slug
from orgline.render import publish

_WARNINGS = frozenset({"S204", "P105"})
"""Of the codes beside the table of checks; the others are errors."""
_ARTICLES = ("a ", "an ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code."""

    code: str
    name: str
    """What programs call it, kebab-case: `id-that-nothing-has`."""
    meaning: str
    """One line, without a full stop: "an id that nothing has"."""
    severity: Severity


def near(text: str) -> tuple[Entry, ...]:
    """The entries that somebody who wrote this may have meant: codes alike, or words of the meaning."""
    codes = get_close_matches(text.upper(), CATALOGUE, n=3, cutoff=0.75)
    words = text.casefold().split()
    about = (e for e in CATALOGUE.values() if all(word in e.meaning.casefold() for word in words))
    return tuple(CATALOGUE[code] for code in codes) or (tuple(about) if words else ())


def _entries() -> Iterator[Entry]:
    yield from _told(source.CODES, records.CODES, history.CODES)
    for rule in checks.RULES:
        yield Entry(code=rule.code, name=rule.name, meaning=rule.meaning, severity=rule.severity)
    yield from _told(plan.CODES, publish.CODES, exchange.CODES)


def _told(*tables: Mapping[str, str]) -> Iterator[Entry]:
    for table in tables:
        for code, meaning in table.items():
            severity = Severity.WARNING if code in _WARNINGS else Severity.ERROR
            yield Entry(code=code, name=_name(meaning), meaning=meaning, severity=severity)


def _name(meaning: str) -> str:
    article = next((a for a in _ARTICLES if meaning.startswith(a)), "")
    return slug(meaning.removeprefix(article))


CATALOGUE: Mapping[str, Entry] = {entry.code: entry for entry in _entries()}
"""In the order of the stages."""
