"""`/people/<id>/`, `/people/` and `/posts/<unit>-<role>/`: who was in post, and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import Appointed, Claim, Departed, Difference, Retitled, Tenure
from orgline.records import Person, PersonId, RoleId, UnitId
from orgline.views.bars import bars, words_of
from orgline.views.career import career_status
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
    """The units that are said to answer to a person, and from when."""
    for unit, claim in desk.answering_to(person):
        yield desk.unit(unit), claim.when.words(), notes.support(claim)


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
        if gaps and last and last.ended:
            yield from _between(last, last.ended, tenure, desk)
        yield Term(
            person=desk.person(tenure.person),
            title=desk.title(tenure),
            words=words_of(tenure, desk),
            acting=tenure.title.acting,
            support=notes.support(tenure.begun),
        )
        last = tenure
    if gaps and last and last.ended:
        yield from _afterwards(last, last.ended, desk)


def _between(last: Tenure, ended: Claim, tenure: Tenure, desk: Desk) -> Iterator[Gap]:
    """A gap only where there was one for sure: who was observed in post may have been there long."""
    begun = tenure.begun
    if tenure.observed or not desk.now.certain(ended) or ended.until is None or begun.since is None:
        return
    if ended.until >= begun.since or _lapsed(last, ended, begun, desk):
        return
    again = "taken up again" if desk.is_over(begun) else "is to be taken up again"
    words = f"The post was left {ended.when.placed()} and {again} {begun.when.placed()}; "
    if ended.when.is_doubtful or begun.when.is_doubtful:
        yield Gap(
            words=f"{words}for a time in between, if there was one, no source names a holder."
        )
    else:
        yield Gap(words=f"{words}no source names a holder in between.")


def _lapsed(last: Tenure, ended: Claim, begun: Claim, desk: Desk) -> bool:
    """Whether the unit itself ended in between, so that there was no post to hold."""
    unit = desk.history.last.known(last.unit)
    ends = (life.ended for life in unit.lives if life.ended) if unit else ()
    return any(ended.step <= end.step <= begun.step for end in ends)


def _afterwards(last: Tenure, ended: Claim, desk: Desk) -> Iterator[Gap]:
    """Whether a successor is missing: only while the unit exists, and once the post is left."""
    if desk.now.certain(ended) and desk.now.unit(last.unit):
        when = ended.when.placed()
        yield Gap(words=f"No source names a successor; the post was left {when}.")
