"""The record seen through its sources: what one supports, only names, is silent on, tells otherwise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from orgline.dates import parse
from orgline.history import Claim, State, UnitState
from orgline.records import Position, Source, SourceId, UnitId
from orgline.views.chart import Box, Chart, Mark
from orgline.views.desk import Desk, published
from orgline.views.parts import Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """One source over one chart, by keys of boxes; it is silent on every box not named here."""

    id: SourceId
    source: Ref
    supports: tuple[str, ...]
    names: tuple[str, ...]
    """Boxes of units that it names, while all that they show is from others."""
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The units of a chart whose place was first published between two days (both inclusive).

    `first` is the day on which it can have been out, "" where that is not known; `by` the day on
    which it was, "" where that is not sure.
    """

    words: str
    first: str
    by: str
    sources: tuple[Ref, ...]
    units: tuple[Ref, ...]
    keys: tuple[str, ...]


def lenses(state: State, chart: Chart, desk: Desk) -> tuple[Lens, ...]:
    """Every source that has a say in a chart, in the order in which they came out."""
    supports: dict[SourceId, list[str]] = {}
    names: dict[SourceId, list[str]] = {}
    against: dict[SourceId, list[tuple[str, str]]] = {}
    for box, unit in _units(state, chart):
        claims = _claims(unit, state)
        for source in _supporting(claims):
            supports.setdefault(source, []).append(box.key)
        for source, words in _opposing(claims, state, desk).items():
            against.setdefault(source, []).append((box.key, words))
        for source in _naming(unit.id, state, desk):
            names.setdefault(source, []).append(box.key)
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
    for box, unit in _units(state, chart):
        claims = _claims(unit, state)
        if any(source in claim.sources and not claim.change.inferred for claim in claims):
            supports.append(box.key)
        words = [answer for one, answer in _answers(claims, state, desk) if source in one.sources]
        if words:
            against.append((box.key, words[-1]))
        since = desk.namings.get(unit.id, {}).get(source)
        if since is not None and since <= state.day:
            names.append(box.key)
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
    how = "names it, but tells none of this" if named else "is silent on it"
    return replace(
        box,
        marks=(*box.marks, Mark.NAMED if named else Mark.SILENT),
        sentence=f"{box.sentence}; {lens.source.name} {how}",
    )


def _units(state: State, chart: Chart) -> list[tuple[Box, UnitState]]:
    found = ((box, state.known(UnitId(box.key))) for box in chart.boxes)
    return [(box, unit) for box, unit in found if unit]


def _claims(unit: UnitState, state: State) -> tuple[Claim, ...]:
    """What a box shows of a unit: that it exists, where it stands, its name and kind, its heads."""
    return (*unit.claims(), *(tenure.begun for tenure in state.heads(unit.id)))


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


def known(state: State, chart: Chart, desk: Desk) -> tuple[Known, ...]:
    """When the place of each unit was published, what was known first before the rest.

    Publication dates overlap, so no source is said to have been first: all that can have been out
    by the last day are named.
    """
    groups: dict[tuple[date, date, str], list[tuple[Box, UnitState]]] = {}
    for box, unit in _units(state, chart):
        sources = [desk.records.sources[s] for s in unit.places[-1].claim.sources]
        if sources:
            groups.setdefault(_first_published(sources), []).append((box, unit))
    return tuple(_known(when, groups[when], state, desk) for when in sorted(groups))


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


def _known(
    when: tuple[date, date, str], found: list[tuple[Box, UnitState]], state: State, desk: Desk
) -> Known:
    by, first, words = when
    named = {source for _, unit in found for source in unit.places[-1].claim.sources}
    out = (s for s in desk.sources if s in named and _can_be_out(s, by, desk))
    return Known(
        words=words,
        first="" if first == date.min else first.isoformat(),
        by="" if by == date.max else by.isoformat(),
        sources=tuple(desk.source(source) for source in out),
        units=tuple(desk.unit(unit.id, state) for _, unit in found),
        keys=tuple(box.key for box, _ in found),
    )


def _can_be_out(source: SourceId, by: date, desk: Desk) -> bool:
    earliest = desk.records.sources[source].published.earliest
    return earliest is None or earliest <= by
