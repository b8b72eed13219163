"""Nothing is lost: what was published leads on, or is withdrawn with a reason.

The problems point into the text of the base, as it is there that the entry still stands.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from orgline.history import History, Tenure
from orgline.plan.align import former_ids
from orgline.problem import Problem, Span
from orgline.records import Records
from orgline.records.base import Record
from orgline.records.past_ids import WITH_FORMER_IDS

CODES: Mapping[str, str] = {
    "N101": "a unit that was published and is gone",
    "N102": "a person who was published and is gone",
    "N103": "an event that was published and is gone",
    "N104": "a source that was published and is gone",
    "N105": "a tenure that was published and is gone",
    "N106": "a former id that was published and is gone",
}
_CODE = {"units": "N101", "people": "N102", "events": "N103", "sources": "N104"}
_Post = tuple[str, str, str]


def lost(base: History, new: History) -> Iterator[Problem]:
    """What the base has and the new record neither has nor accounts for; ids are those of each."""
    books = _Books(base, new)
    for section in WITH_FORMER_IDS:
        yield from _entries(section, books)
    yield from _tenures(books)


@dataclass(frozen=True)
class _Books:
    """The new record's answers to where something of the base has gone."""

    base: History
    new: History

    @cached_property
    def follows(self) -> Mapping[tuple[str, str], str]:
        """The id of today by section and former id."""
        return {
            (section, former): identity
            for section in WITH_FORMER_IDS
            for identity, former in former_ids(self.new.records, section)
        }

    @cached_property
    def retracted(self) -> frozenset[tuple[str, ...]]:
        """What is withdrawn: section and id, or the three ids of a tenure."""
        return frozenset(
            (str(one.person), str(one.unit), one.role) if one.role else (section, identity)
            for one in self.new.records.retracted
            for section, noun in WITH_FORMER_IDS.items()
            if (identity := getattr(one, noun))
        )

    def today(self, section: str, identity: str) -> str:
        """What an id of the base is called now."""
        return self.follows.get((section, identity), identity)

    def has(self, section: str, identity: str) -> bool:
        """Whether the new record has an entry of the base, under whatever id."""
        entries: Mapping[str, Record] = getattr(self.new.records, section)
        return identity in entries or (section, identity) in self.follows

    def accounts_for(self, section: str, identity: str) -> bool:
        """Whether it has it or says why it doesn't."""
        return self.has(section, identity) or (section, identity) in self.retracted


def _entries(section: str, books: _Books) -> Iterator[Problem]:
    noun = WITH_FORMER_IDS[section]
    entries: Mapping[str, Record] = getattr(books.base.records, section)
    for identity, entry in entries.items():
        if not books.accounts_for(section, identity):
            yield Problem(
                code=_CODE[section],
                message=f"the {noun} `{identity}` was published and is no longer in the record",
                span=entry.span("id"),
                help=f"write `former_ids: [{identity}]` at what it has become,\n"
                f"or `- {{{noun}: {identity}, because: …}}` under `retracted:`",
            )
    yield from _former(section, noun, books)


def _former(section: str, noun: str, books: _Books) -> Iterator[Problem]:
    records: Records = books.base.records
    for identity, former in former_ids(records, section):
        if books.has(section, identity) and not books.accounts_for(section, former):
            entry: Record = getattr(records, section)[identity]
            today = books.today(section, identity)
            yield Problem(
                code="N106",
                message=f"the {noun} `{today}` has lost its former id `{former}`",
                span=_former_span(entry, former),
                help=f"write `former_ids: [{former}]` at `{today}`: old links lead there",
            )


def _former_span(entry: Record, former: str) -> Span | None:
    known: tuple[str, ...] = getattr(entry, "former_ids", ())
    return entry.span("former_ids", known.index(former))


def _tenures(books: _Books) -> Iterator[Problem]:
    """Tenures whose person, unit and event are still there, but not they themselves."""
    left = Counter((str(t.person), str(t.unit), str(t.role)) for t in books.new.tenures)
    for tenure in books.base.tenures:
        post = _post(tenure, books)
        if left[post] > 0:
            left[post] -= 1
        elif _is_alone(tenure, post, books):
            yield _gone(tenure, post)


def _post(tenure: Tenure, books: _Books) -> _Post:
    person, unit = books.today("people", tenure.person), books.today("units", tenure.unit)
    return person, unit, str(tenure.role)


def _is_alone(tenure: Tenure, post: _Post, books: _Books) -> bool:
    """Whether nothing else that is gone, and reported or retracted, takes the tenure along."""
    claim = tenure.begun
    kept = (("people", tenure.person), ("units", tenure.unit), ("events", claim.event.id))
    written = (str(tenure.person), str(tenure.unit), str(tenure.role))
    return all(books.has(*entry) for entry in kept) and not {post, written} & books.retracted


def _gone(tenure: Tenure, post: _Post) -> Problem:
    person, unit, role = post
    return Problem(
        code="N105",
        message=f"the tenure of `{tenure.person}` as `{tenure.role}` of `{tenure.unit}` was "
        "published and is no longer in the record",
        span=tenure.begun.change.span("person"),
        help=f"write `- {{person: {person}, role: {role}, unit: {unit}, because: …}}` "
        "under `retracted:`",
    )
