"""The record seen through its sources: what one supports, only names, is silent on, tells otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orgline.dates import parse
from orgline.history import Claim, State, UnitState
from orgline.records import PersonId, Position, Source, SourceId, UnitId
from orgline.views.chart import WAS, Box, Chart, Mark
from orgline.views.desk import Desk, published
from orgline.views.parts import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """One source over one chart, by keys of boxes; it is silent on every box not named here."""

    id: SourceId
    source: Ref
    supports: tuple[str, ...]
    names: tuple[str, ...]
    """Boxes of units that it names, while all that they show is from others, or inferred."""
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a chart shows that was first published between two days (both inclusive).

    `first` is the day on which it can have been out, "" where that is not known; `by` the day on
    which it was, "" where that is not sure. `units` are those whose place was told then, `heads`
    those who were then named at the head of a unit; `keys` and `headed` are their boxes.
    """

    words: str
    first: str
    by: str
    sources: tuple[Ref, ...]
    units: tuple[Ref, ...]
    keys: tuple[str, ...]
    heads: tuple[tuple[Ref, Ref], ...]
    headed: tuple[str, ...]


def lenses(state: State, chart: Chart, desk: Desk, before: State | None = None) -> tuple[Lens, ...]:
    """Every source that has a say in a chart, in the order in which they came out.

    In a chart of before and after, `before` is the state that its ghosts are of.
    """
    supports: dict[SourceId, list[str]] = {}
    names: dict[SourceId, list[str]] = {}
    against: dict[SourceId, list[tuple[str, str]]] = {}
    for told in _told(chart, state, before):
        for source in () if told.inferred else _supporting(told.claims):
            supports.setdefault(source, []).append(told.key)
        for source, words in _opposing(told.claims, state, desk).items():
            against.setdefault(source, []).append((told.key, words))
        for source in _naming(told.unit, state, desk):
            names.setdefault(source, []).append(told.key)
    return tuple(
        Lens(
            id=source,
            source=desk.source(source),
            supports=tuple(supports.get(source, ())),
            names=_without(
                names.get(source, ()), supports.get(source, ()), against.get(source, ())
            ),
            against=tuple(against.get(source, ())),
        )
        for source in desk.sources
        if source in supports or source in against or source in names
    )


def lens_of(source: SourceId, state: State, chart: Chart, desk: Desk) -> Lens:
    """What one source says of a chart, without a look at what the others do."""
    supports: list[str] = []
    names: list[str] = []
    against: list[tuple[str, str]] = []
    for told in _told(chart, state, None):
        if not told.inferred and source in _supporting(told.claims):
            supports.append(told.key)
        answers = _answers(told.claims, state, desk)
        words = [answer for position, answer in answers if source in position.sources]
        if words:
            against.append((told.key, words[-1]))
        since = desk.namings.get(told.unit, {}).get(source)
        if since is not None and since <= state.day:
            names.append(told.key)
    return Lens(
        id=source,
        source=desk.source(source),
        supports=tuple(supports),
        names=_without(names, supports, against),
        against=tuple(against),
    )


def _without(
    names: Iterable[str], supports: Iterable[str], against: Iterable[tuple[str, str]]
) -> tuple[str, ...]:
    """The boxes of which a source says no more than the name."""
    more = {*supports, *(key for key, _ in against)}
    return tuple(key for key in names if key not in more)


def through(chart: Chart, lens: Lens) -> Chart:
    """The chart as it looks through a lens: each box keeps its place and gets a mark."""
    words = dict(lens.against)
    return replace(chart, boxes=tuple(_seen(box, lens, words) for box in chart.boxes))


def _seen(box: Box, lens: Lens, against: dict[str, str]) -> Box:
    if box.key in against:
        how = f"{lens.source.name} tells it otherwise: {against[box.key]}"
        return replace(box, marks=(*box.marks, Mark.AGAINST), sentence=f"{box.sentence}; {how}")
    if box.key in lens.supports or box.hidden:
        return box
    named = box.key in lens.names
    how = "names it, but does not say this" if named else "is silent on it"
    return replace(
        box,
        marks=(*box.marks, Mark.NAMED if named else Mark.SILENT),
        sentence=f"{box.sentence}; {lens.source.name} {how}",
    )


def _units(state: State, chart: Chart) -> list[tuple[Box, UnitState]]:
    found = ((box, state.known(UnitId(box.key))) for box in chart.boxes)
    return [(box, unit) for box, unit in found if unit]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a box says of its unit. `inferred`: where the unit stands is the editor's reading."""

    key: str
    unit: UnitId
    claims: tuple[Claim, ...]
    inferred: bool


def _told(chart: Chart, state: State, before: State | None) -> Iterator[_Told]:
    """All boxes but those that stand for several units."""
    for box in chart.boxes:
        was = box.key.startswith(WAS)
        shown = before if was else state
        unit = shown.known(UnitId(box.key.removeprefix(WAS))) if shown else None
        if unit and shown:
            claims = (unit.places[-1].claim,) if was else _claims(box, unit, shown)
            inferred = unit.is_place_inferred and Mark.GONE not in box.marks
            yield _Told(key=box.key, unit=unit.id, claims=claims, inferred=inferred)


def _claims(box: Box, unit: UnitState, state: State) -> tuple[Claim, ...]:
    """What a box shows of a unit: that it exists, where it stands, its name and kind, its heads.

    Of one that is gone it says so, and nothing else.
    """
    ended = (unit.ended,) if unit.ended else ()
    if ended and Mark.GONE in box.marks:
        return ended
    return (*unit.claims(), *(tenure.begun for tenure in state.heads(unit.id)), *ended)


def _supporting(claims: tuple[Claim, ...]) -> dict[SourceId, None]:
    """The sources that state any of these; what the editor infers is no source's word."""
    return dict.fromkeys(s for claim in claims if not claim.change.inferred for s in claim.sources)


def _naming(unit: UnitId, state: State, desk: Desk) -> Iterator[SourceId]:
    """The sources that name a unit in what can have happened by the day."""
    named = desk.namings.get(unit, {})
    yield from (source for source, since in named.items() if since <= state.day)


def _opposing(claims: tuple[Claim, ...], state: State, desk: Desk) -> dict[SourceId, str]:
    """The sources whose position speaks against any of these: the question, and their answer."""
    found: dict[SourceId, str] = {}
    for position, answer in _answers(claims, state, desk):
        found.update((source, answer) for source in position.sources)
    return found


def _answers(claims: tuple[Claim, ...], state: State, desk: Desk) -> Iterator[tuple[Position, str]]:
    """The positions that speak against any of these, each with its question and answer."""
    for claim in claims:
        for contest in desk.grading.contests(claim):
            if contest.step.since is None or contest.step.since <= state.day:
                answer = f"{contest.disagreement.question} {contest.position.says}"
                yield contest.position, answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A claim that a box shows: where its unit stands, or that this person heads it."""

    key: str
    unit: UnitId
    head: PersonId | None
    sources: tuple[SourceId, ...]


def known(state: State, chart: Chart, desk: Desk) -> tuple[Known, ...]:
    """When the place of each unit and its heads were published, what was known first before the rest.

    Publication dates overlap, so no source is said to have been first: all that can have been out
    by the last day are named.
    """
    groups: dict[tuple[date, date, str], list[_Shown]] = {}
    for shown in _shown(state, chart):
        sources = [desk.records.sources[source] for source in shown.sources]
        if sources:
            groups.setdefault(_first_published(sources), []).append(shown)
    return tuple(_known(when, groups[when], state, desk) for when in sorted(groups))


def _shown(state: State, chart: Chart) -> Iterator[_Shown]:
    for box, unit in _units(state, chart):
        yield _Shown(key=box.key, unit=unit.id, head=None, sources=unit.places[-1].claim.sources)
        for tenure in state.heads(unit.id):
            yield _Shown(
                key=box.key, unit=unit.id, head=tenure.person, sources=tenure.begun.sources
            )


def _first_published(sources: list[Source]) -> tuple[date, date, str]:
    """By which day one of them was out for sure, from which day one can have been, and in words.

    `date.max` and `date.min` where nobody knows; a date in doubt makes nothing sure.
    """
    dates = [source.published for source in sources]
    sure = [found.latest for found in dates if not (found.approximate or found.uncertain)]
    by = min((day for day in sure if day), default=date.max)
    first = min(found.earliest or date.min for found in dates)
    if by == date.max:
        return by, first, published(sources)
    start = "" if first == date.min else first.isoformat()
    span = by.isoformat() if first == by else f"[{start}..{by.isoformat()}]"
    return by, first, parse(span).words()


def _known(when: tuple[date, date, str], found: list[_Shown], state: State, desk: Desk) -> Known:
    by, first, words = when
    named = {source for shown in found for source in shown.sources}
    out = (s for s in desk.sources if s in named and _can_be_out(s, by, desk))
    placed = [shown for shown in found if not shown.head]
    return Known(
        words=words,
        first="" if first == date.min else first.isoformat(),
        by="" if by == date.max else by.isoformat(),
        sources=tuple(desk.source(source) for source in out),
        units=tuple(desk.unit(shown.unit, state) for shown in placed),
        keys=tuple(shown.key for shown in placed),
        heads=tuple((desk.person(s.head), desk.unit(s.unit, state)) for s in found if s.head),
        headed=tuple(dict.fromkeys(shown.key for shown in found if shown.head)),
    )


def _can_be_out(source: SourceId, by: date, desk: Desk) -> bool:
    earliest = desk.records.sources[source].published.earliest
    return earliest is None or earliest <= by
