"""`/people/<id>/` and `/people/`: which posts a person had, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import Appointed, Departed, Difference, Retitled
from orgline.records import Person, PersonId
from orgline.views.bars import bars, words_of
from orgline.views.career import career_status
from orgline.views.desk import Desk, natives
from orgline.views.disputes import disputes
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Citations, Dispute, Phrase, Ref, Row, Scale, Support
from orgline.views.rows import row
from orgline.views.standing import basis


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


def person_page(person: Person, desk: Desk) -> PersonPage:
    """The page of a person."""
    notes = Footnotes(desk)
    career = desk.history.careers.get(person.id, ())
    scale, found = bars(career, desk, notes, by_person=False)
    return PersonPage(
        title=person.name,
        native=natives(person.names),
        aliases=person.aliases,
        status=career_status(person, career, desk),
        note=person.note or "",
        scale=scale,
        bars=found,
        rows=tuple(_rows(person.id, desk, notes)),
        answering=tuple(_answering(person.id, desk, notes)),
        disputes=disputes(desk.disputes_about(person.id), desk, notes),
        citations=notes.citations(),
    )


def _persons(difference: Difference) -> tuple[PersonId, ...]:
    """Whose post a difference is about."""
    match difference:
        case Appointed() | Departed() | Retitled():
            return (difference.person,)
        case _:
            return ()


def _rows(person: PersonId, desk: Desk, notes: Footnotes) -> Iterator[Row]:
    for step, difference in desk.traces(person, _persons):
        state = desk.history.after(step.event.id, step.until or step.since or date.max)
        yield row(difference, state, desk, notes)


def _answering(
    person: PersonId, desk: Desk, notes: Footnotes
) -> Iterator[tuple[Ref, str, Support]]:
    """The units that are said to answer to a person, and from when until when."""
    for unit, claim, end in desk.answering_to(person):
        ends = end and desk.is_over(end)
        until = f", until {end.when.words()}{basis(end)}" if end and ends else ""
        yield desk.unit(unit), f"{claim.when.words()}{until}", notes.support(claim)


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
