"""`/people/<id>/`, `/people/` and `/posts/<unit>-<role>/`: who was in post, and when."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import Appointed, Departed, Retitled, Tenure
from orgline.records import Person, PersonId, RoleId, UnitId
from orgline.views.bars import bars, words_of
from orgline.views.desk import Desk, natives
from orgline.views.disputes import disputes
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Citations, Dispute, Phrase, Ref, Row, Scale, Support
from orgline.views.rows import row


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One person: the posts held, as bars and as rows, and who answered to them."""

    title: str
    native: str
    aliases: tuple[str, ...]
    status: Phrase
    note: str
    scale: Scale
    bars: tuple[Bar, ...]
    rows: tuple[Row, ...]
    answering: tuple[tuple[Ref, str, Support], ...]
    disputes: tuple[Dispute, ...]
    citations: Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """One person in the list of all."""

    person: Ref
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """All people of the record."""

    title: str
    sentence: str
    entries: tuple[PersonEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time for which no source names a holder."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One holder of a post."""

    person: Ref
    title: str
    words: str
    acting: bool
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """One post: its holders in order, with gaps."""

    title: str
    unit: Ref
    role: str
    seats: str
    sentence: str
    terms: tuple[Term | Gap, ...]
    scale: Scale
    bars: tuple[Bar, ...]
    citations: Citations


def person_page(person: Person, desk: Desk) -> PersonPage:
    """The page of a person."""
    notes = Footnotes(desk)
    career = desk.history.careers.get(person.id, ())
    scale, found = bars(career, desk, notes, by_person=False)
    return PersonPage(
        title=person.name,
        native=natives(person.names),
        aliases=person.aliases,
        status=tuple(_status(person, career, desk)),
        note=person.note or "",
        scale=scale,
        bars=found,
        rows=tuple(_rows(person.id, career, desk, notes)),
        answering=tuple(_answering(person.id, desk, notes)),
        disputes=disputes(desk.disputes_about(person.id), desk, notes),
        citations=notes.citations(),
    )


def _status(person: Person, career: tuple[Tenure, ...], desk: Desk) -> Iterator[str | Ref]:
    """The posts a person is in as of the newest source, else the last one held."""
    held = [t for t in career if desk.is_over(t.begun) and not _has_left(t, desk)]
    if held:
        yield f"{person.name} is "
        yield from _listed(held, desk)
        newest = desk.newest(s for tenure in held for s in tenure.begun.sources)
        yield f", as of {newest.published.words()}." if newest else "."
    elif career:
        last = career[-1]
        yield f"{person.name} was "
        yield from _listed([last], desk)
        yield f", and left {last.ended.when.placed()}." if last.ended else "."
    else:
        yield f"No source of this record names a post of {person.name}."


def _has_left(tenure: Tenure, desk: Desk) -> bool:
    return tenure.ended is not None and desk.is_over(tenure.ended)


def _listed(tenures: Iterable[Tenure], desk: Desk) -> Iterator[str | Ref]:
    for number, tenure in enumerate(tenures):
        if number:
            yield "; "
        acting = "acting " if tenure.title.acting else ""
        yield f"{acting}{desk.title(tenure)}, "
        yield desk.unit(tenure.unit)


def _rows(
    person: PersonId, career: tuple[Tenure, ...], desk: Desk, notes: Footnotes
) -> Iterator[Row]:
    claims = [
        claim
        for tenure in career
        for claim in (*(fact.claim for fact in tenure.titles), tenure.ended)
        if claim
    ]
    for number in sorted({claim.step for claim in claims}):
        step = desk.history.steps[number]
        state = desk.history.after(step.event.id, step.until or step.since or date.max)
        for difference in desk.differences(step):
            if not isinstance(difference, Appointed | Departed | Retitled):
                continue
            if difference.person == person:
                yield row(difference, state, desk, notes)


def _answering(
    person: PersonId, desk: Desk, notes: Footnotes
) -> Iterator[tuple[Ref, str, Support]]:
    """The units that are said to answer to a person, and from when."""
    for unit in desk.history.units:
        for fact in unit.reports:
            if fact.value == person:
                yield desk.unit(unit.id), fact.claim.when.words(), notes.support(fact.claim)


def people_page(desk: Desk) -> PeoplePage:
    """All people, by name."""
    people = sorted(desk.records.people.values(), key=lambda p: (p.name.casefold(), p.id))
    entries = tuple(
        PersonEntry(
            person=desk.person(person),
            posts=tuple(
                f"{desk.title(tenure)}, {desk.unit(tenure.unit).name}: {words_of(tenure, desk)}"
                for tenure in desk.history.careers.get(person, ())
            ),
        )
        for person in (record.id for record in people)
    )
    count = len(entries)
    return PeoplePage(
        title="People",
        sentence=f"The record names {count} {'person' if count == 1 else 'people'}.",
        entries=entries,
    )


def post_page(unit: UnitId, role: RoleId, desk: Desk) -> PostPage:
    """The page of a post."""
    notes = Footnotes(desk)
    held = desk.history.posts[unit, role]
    scale, found = bars(held, desk, notes, by_person=True)
    record = desk.records.roles[role]
    count = len({tenure.person for tenure in held})
    holders = "one person" if count == 1 else f"{count} people"
    return PostPage(
        title=desk.post(unit, role).name,
        unit=desk.unit(unit),
        role=record.name,
        seats="several at once" if record.seats == "many" else f"{record.seats} at a time",
        sentence=f"The record names {holders} in this post.",
        terms=tuple(_terms(held, desk, notes, gaps=record.seats == 1)),
        scale=scale,
        bars=found,
        citations=notes.citations(),
    )


def _terms(
    held: tuple[Tenure, ...], desk: Desk, notes: Footnotes, *, gaps: bool
) -> Iterator[Term | Gap]:
    last: Tenure | None = None
    for tenure in held:
        if gaps and last and last.ended and last.ended.event is not tenure.begun.event:
            words = f"from {last.ended.when.words()} to {tenure.begun.when.words()}"
            yield Gap(words=f"No source names a holder {words}.")
        yield Term(
            person=desk.person(tenure.person),
            title=desk.title(tenure),
            words=words_of(tenure, desk),
            acting=tenure.title.acting,
            support=notes.support(tenure.begun),
        )
        last = tenure
    if gaps and last and last.ended:
        yield Gap(
            words=f"No source names a successor; the post was left {last.ended.when.placed()}."
        )
