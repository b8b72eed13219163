"""What every page asks: names, links, dates, differences. One desk serves all pages of a site."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from orgline.dates import When, day_words, parse
from orgline.history import (
    Claim,
    Difference,
    Fact,
    Family,
    Grade,
    Grading,
    History,
    Place,
    State,
    Step,
    Tenure,
    UnitState,
    diff_of,
    namings,
)
from orgline.records import (
    Disagreement,
    Event,
    PersonId,
    RoleId,
    Source,
    SourceId,
    UnitId,
)
from orgline.views.parts import Dated, EventCard, Ref
from orgline.views.publishers import told_apart

Trace = tuple[Step, Difference]
_Subjects = Callable[[Difference], Iterable[str]]


class Desk:
    """Answers from one history, seen from one day (`today`, inclusive)."""

    def __init__(self, history: History, today: date) -> None:
        self.history = history
        self.records = history.records
        self.today = today
        self.grading = Grading(history)
        self._differences: dict[int, tuple[Difference, ...]] = {}
        self.cards: dict[int, EventCard] = {}
        self._traces: dict[_Subjects, dict[str, list[Trace]]] = {}

    # --- names and links -------------------------------------------------------------------

    def unit(self, unit: UnitId, state: State | None = None) -> Ref:
        """A unit by its name in a state, without one by that of today; before it exists, by its first."""
        known = (state or self.now).known(unit)
        found = known or self.history.last.known(unit)
        record = self.records.units[unit]
        if found is None:
            return Ref(name=record.name, native=native(record.names))
        name = found.names[-1 if known else 0].value
        return Ref(name=name.text, href=f"units/{unit}/", native=native(dict(name.others)))

    def person(self, person: PersonId) -> Ref:
        """A person."""
        record = self.records.people[person]
        return Ref(name=record.name, href=f"people/{person}/", native=native(record.names))

    def role(self, role: RoleId) -> str:
        """The name of a role."""
        return self.records.roles[role].name

    def post(self, unit: UnitId, role: RoleId) -> Ref:
        """A post: "Head of the Applied Lab"."""
        name = f"{self.role(role)}, {self.unit(unit).name}"
        return Ref(name=name, href=f"posts/{unit}-{role}/")

    def title(self, tenure: Tenure) -> str:
        """What a person is called in a post: the title of the source, else the role."""
        return tenure.title.text or self.role(tenure.role)

    def source(self, source: SourceId) -> Ref:
        """A source: by its publisher, with date and title as far as that is needed to tell it apart."""
        return Ref(name=self._source_names[source], href=f"sources/{source}/")

    @cached_property
    def _source_names(self) -> Mapping[SourceId, str]:
        return told_apart(self.records.sources)

    def event(self, event: Event) -> Ref:
        """An event by its title."""
        return Ref(name=event.title, href=f"events/{event.id}/")

    def subject(self, identity: str) -> Ref:
        """A unit or a person, whichever has the id."""
        if identity in self.records.units:
            return self.unit(UnitId(identity))
        return self.person(PersonId(identity))

    def day(self, day: date) -> Ref:
        """The page of an epoch."""
        return Ref(name=day_words(day), href=f"at/{day.isoformat()}/")

    # --- time ------------------------------------------------------------------------------

    @cached_property
    def now(self) -> State:
        """The organisation today."""
        return self.history.at(self.today)

    def dated(self, when: When, as_written: str | None = None) -> Dated:
        """A date for a reader."""
        return Dated(
            words=when.words(),
            placed=when.placed(),
            edtf=when.text,
            as_written=as_written or "",
        )

    @cached_property
    def epoch_days(self) -> tuple[date, ...]:
        """The days that have a page, earliest first."""
        return tuple(epoch.day for epoch in self.history.epochs)

    def when(self, claim: Claim) -> Dated:
        """The date of a claim; in the words of its event only where the same sources tell of both."""
        same = set(claim.sources) == set(claim.event.sources) and not claim.change.inferred
        return self.dated(claim.when, claim.event.as_written if same else None)

    def is_over(self, claim: Claim) -> bool:
        """Whether what a claim says can have happened by today."""
        return claim.since is None or claim.since <= self.today

    # --- what rests on what ----------------------------------------------------------------

    def grade(self, claim: Claim) -> Grade:
        """The label of a claim."""
        return self.grading.of(claim)

    def disputed(self, claim: Claim, day: date) -> bool:
        """Whether sources differ on a claim, over something that can have happened by a day."""
        contests = self.grading.contests(claim)
        if any(contest.step.since is None or contest.step.since <= day for contest in contests):
            return True
        return claim.position is not None

    def differences(self, step: Step) -> tuple[Difference, ...]:
        """What one event changes; worked out once."""
        if step.number not in self._differences:
            day = step.until or step.since or self.today
            self._differences[step.number] = diff_of(self.history, step, day)
        return self._differences[step.number]

    def traces(self, identity: str, subjects: _Subjects) -> tuple[Trace, ...]:
        """Every difference that has an id among its `subjects`, with its step, oldest first.

        All differences are looked through once for each such function, not for each id.
        """
        if subjects not in self._traces:
            found: dict[str, list[Trace]] = {}
            for step in self.history.steps:
                for difference in self.differences(step):
                    for subject in dict.fromkeys(subjects(difference)):
                        found.setdefault(subject, []).append((step, difference))
            self._traces[subjects] = found
        return tuple(self._traces[subjects].get(identity, ()))

    @cached_property
    def sources(self) -> tuple[SourceId, ...]:
        """All sources in the order in which they came out, those of one date by id."""
        published = {source.id: source.published for source in self.records.sources.values()}
        return tuple(sorted(published, key=lambda source: (published[source].order, source)))

    def newest(self, sources: Iterable[SourceId]) -> Source | None:
        """The source that was published last; the latest possible day counts."""
        found = [self.records.sources[source] for source in sources]
        return max(found, key=lambda s: (s.published.order[::-1], s.id), default=None)

    def day_before(self, since: date | None) -> date | None:
        """The epoch whose chart held until a day; None where there is none, or no day."""
        number = bisect_left(self.epoch_days, since) if since else 0
        return self.epoch_days[number - 1] if number else None

    def freshest(self, sources: Iterable[SourceId]) -> tuple[Source, ...]:
        """Every source that can be the newest: none of the others came out later for sure."""
        found = [self.records.sources[source] for source in dict.fromkeys(sources)]
        latest_start = max((source.published.order[0] for source in found), default=0)
        fresh = (source for source in found if source.published.order[1] >= latest_start)
        return tuple(sorted(fresh, key=lambda source: (source.published.order, source.id)))

    def freshness(self, sources: Iterable[SourceId]) -> str:
        """How fresh some sources are: "the newest is by The Herald, published on 6 January 2040".

        A publisher is named only where no other source can be as new. `""` without a source.
        """
        fresh = self.freshest(sources)
        if len(fresh) == 1:
            return f"the newest is by {fresh[0].publisher}, published {fresh[0].published.placed()}"
        return f"the newest were published {published(fresh)}" if fresh else ""

    @cached_property
    def family(self) -> Family:
        """Lineages."""
        return Family(self.history)

    @cached_property
    def namings(self) -> Mapping[UnitId, Mapping[SourceId, date]]:
        """The sources that name each unit, and from which day on."""
        return namings(self.history)

    def number(self, unit: UnitId) -> int:
        """Where a unit stands in the order of first mention."""
        found = self.history.last.known(unit)
        return found.number if found else -1

    def tenures_in(self, unit: UnitId) -> tuple[Tenure, ...]:
        """Every tenure there has been in a unit."""
        return self.history.last.past_tenures(unit)

    def answering_to(self, person: PersonId) -> tuple[tuple[UnitId, Claim, Claim | None], ...]:
        """Every unit that was ever said to answer to a person, by which claim, and until which."""
        return tuple(self._answering.get(person, ()))

    @cached_property
    def _answering(self) -> dict[PersonId, list[tuple[UnitId, Claim, Claim | None]]]:
        found: dict[PersonId, list[tuple[UnitId, Claim, Claim | None]]] = {}
        for unit in self.history.units:
            ends = (*(fact.claim for fact in unit.reports[1:]), None)
            for fact, end in zip(unit.reports, ends, strict=False):
                found.setdefault(fact.value, []).append((unit.id, fact.claim, end))
        return found

    def stays_in(self, unit: UnitId) -> tuple[tuple[UnitId, Fact[Place], Claim | None], ...]:
        """Every unit that has stood in a unit: from which fact on, until which claim."""
        return tuple(self._stays.get(unit, ()))

    @cached_property
    def _stays(self) -> dict[UnitId, list[tuple[UnitId, Fact[Place], Claim | None]]]:
        found: dict[UnitId, list[tuple[UnitId, Fact[Place], Claim | None]]] = {}
        for unit in self.history.units:
            for fact, end in stays_of(unit):
                if fact.value.parent:
                    found.setdefault(fact.value.parent, []).append((unit.id, fact, end))
        return found

    @cached_property
    def disputes(self) -> tuple[tuple[Event, int, Disagreement], ...]:
        """All disagreements, with the event that holds each and its number there, from 1."""
        return tuple(
            (step.event, number, disagreement)
            for step in self.history.steps
            for number, disagreement in enumerate(step.event.disagreements, 1)
        )

    def disputes_about(self, identity: str) -> Iterator[tuple[Event, int, Disagreement]]:
        """The disagreements about a unit or person."""
        return iter(self._disputes_by_subject.get(identity, ()))

    @cached_property
    def _disputes_by_subject(self) -> dict[str, list[tuple[Event, int, Disagreement]]]:
        found: dict[str, list[tuple[Event, int, Disagreement]]] = {}
        for item in self.disputes:
            for subject in item[2].about:
                found.setdefault(subject, []).append(item)
        return found

    def disputes_of(self, source: SourceId) -> Iterator[tuple[Event, int, Disagreement]]:
        """The disagreements of the events that a source has a part in."""
        for step in self.history.steps_naming.get(source, ()):
            for number, disagreement in enumerate(step.event.disagreements, 1):
                yield step.event, number, disagreement


def stays_of(unit: UnitState) -> Iterator[tuple[Fact[Place], Claim | None]]:
    """Every place that a unit had, each until the next, or until the unit ended before that."""
    ends = [life.ended for life in unit.lives if life.ended]
    for number, fact in enumerate(unit.places, 1):
        after = [place.claim for place in unit.places[number : number + 1]]
        after += [end for end in ends if end.order > fact.claim.order]
        yield fact, min(after, key=lambda claim: claim.order, default=None)


def published(sources: Iterable[Source]) -> str:
    """When sources came out: the one date of all, else between which days."""
    dates = list(dict.fromkeys(source.published for source in sources))
    if len(dates) == 1:
        return dates[0].placed()
    first = [date.earliest for date in dates if date.earliest]
    last = [date.latest for date in dates if date.latest]
    start = min(first).isoformat() if len(first) == len(dates) else ""
    end = max(last).isoformat() if len(last) == len(dates) else ""
    if not (start or end):
        return "at times that are not known"
    doubted = any(date.approximate or date.uncertain for date in dates)
    trust = ", as far as the dates can be trusted" if doubted else ""
    return f"{parse(f'[{start}..{end}]').placed()}{trust}"


def native(names: dict[str, str]) -> str:
    """The name in the language that is given first."""
    return next(iter(names.values()), "")


def natives(names: dict[str, str]) -> str:
    """The names in all languages, for where there is room."""
    return " · ".join(names.values())
