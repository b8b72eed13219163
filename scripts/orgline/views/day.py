"""`/at/<day>/` and `/at/`: the organisation on a day, and all days on which it became another."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from orgline.dates import day_words
from orgline.history import Epoch, Grade, State, Tenure, diff
from orgline.records import Event, UnitId
from orgline.views.accounts import Accounts, accounts
from orgline.views.bars import words_of
from orgline.views.chart import Box, Chart, Mark
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.lens import Known, known, lenses
from orgline.views.marks import marks_of
from orgline.views.orgchart import Branch, branches, chart_of
from orgline.views.parts import Citations, Ref, Row, Support
from orgline.views.rows import counts, rows
from orgline.views.stops import Stops, stops


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody in post on a day."""

    person: Ref
    title: str
    unit: Ref
    post: Ref
    words: str
    remark: str
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What an event changed to get to a day; `possible` while it need not have happened yet."""

    event: Ref
    words: str
    possible: bool
    rows: tuple[Row, ...]
    counts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """The organisation at the end of a day."""

    title: str
    day: str
    words: str
    sentence: str
    certainty: str
    chart: Chart
    tree: tuple[Branch, ...]
    holders: tuple[Holder, ...]
    turns: tuple[Turn, ...]
    stops: Stops | None
    accounts: Accounts
    known: tuple[Known, ...]
    earlier: Ref | None
    later: Ref | None
    citations: Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEntry:
    """One epoch in the list of all."""

    day: Ref
    iso: str
    summary: tuple[Ref, ...]
    settles: tuple[Ref, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysPage:
    """The list of all days on which the organisation became another."""

    title: str
    sentence: str
    entries: tuple[DayEntry, ...]


def day_page(epoch: Epoch, earlier: Epoch | None, later: Epoch | None, desk: Desk) -> DayPage:
    """The page of one epoch."""
    state = desk.history.at(epoch.day)
    notes = Footnotes(desk)
    words = day_words(epoch.day)
    title = f"Organisation chart on {words}"
    marks = _marks(epoch, earlier, desk)
    chart = chart_of(state, desk, key="chart", title=title, marks=marks)
    turns = tuple(_turns(epoch, desk, notes))
    return DayPage(
        title=f"{desk.records.organisation.name} on {words}",
        day=epoch.day.isoformat(),
        words=words,
        sentence=sentence_of(state, desk, f"On {words}"),
        certainty=certainty(state, chart, desk),
        chart=chart,
        tree=branches(chart),
        holders=holders(state, chart, desk, notes),
        turns=turns,
        stops=stops(epoch.day, desk),
        accounts=accounts(lenses(state, chart, desk)),
        known=known(state, chart, desk),
        earlier=desk.day(earlier.day) if earlier else None,
        later=desk.day(later.day) if later else None,
        citations=notes.citations(),
    )


def _marks(epoch: Epoch, earlier: Epoch | None, desk: Desk) -> Mapping[UnitId, tuple[Mark, ...]]:
    """What began on a day, by unit; nothing on the first one, before which nothing was drawn."""
    if earlier is None:
        return {}
    begun = {event.id for event in epoch.begins}
    found = diff(desk.history, earlier.day, epoch.day)
    its = (difference for difference in found if difference.claim.event.id in begun)
    return marks_of(its, desk.history.at(earlier.day), desk.history.leading)


def _turns(epoch: Epoch, desk: Desk, notes: Footnotes) -> list[Turn]:
    found: list[Turn] = []
    for event in (*epoch.begins, *epoch.settles):
        step = desk.history.step(event.id)
        possible = not all(claim.certain_by(epoch.day) for claim in step.claims)
        told = rows(desk.differences(step), desk.history.at(epoch.day), desk, notes)
        found.append(
            Turn(
                event=desk.event(event),
                words=_turn_words(event, first=event in epoch.begins),
                possible=possible,
                rows=told,
                counts=counts(told),
            )
        )
    return found


def _turn_words(event: Event, *, first: bool) -> str:
    """What the day is to an event: the day of it, or a bound of the time it is dated to."""
    date = event.date
    if event.planned:
        return f"planned; dated {date.words()}"
    if date.is_exact:
        return "happened on this day"
    which = "first" if first else "last"
    unsure = ", as far as that date can be trusted" if date.uncertain or date.approximate else ""
    return f"dated {date.words()}: this is the {which} day on which it can have happened{unsure}"


def sentence_of(state: State, desk: Desk, lead: str) -> str:
    """The plain sentence above a chart: how many units, how deep, who heads most."""
    units = len(state.units)
    name = desk.records.organisation.name
    if not units:
        return f"{lead} no unit of {name} is known."
    depth = max(len(state.above(unit.id)) for unit in state.units) + 1
    levels = f"{depth} level{'s' if depth > 1 else ''}"
    return f"{lead} {name} had {_units(units)} on record, on {levels}{_heads(state, desk)}."


def _units(number: int) -> str:
    return "1 unit" if number == 1 else f"{number} units"


def _heads(state: State, desk: Desk) -> str:
    """Who, alone, heads most units and more than one; else how many units have a known head."""
    heads = [t for t in state.all_tenures if state.leads(t) and state.certain(t.begun)]
    led = {(tenure.person, tenure.unit) for tenure in heads}
    ranking = Counter(person for person, _ in led).most_common(2)
    most, second = (*(number for _, number in ranking), 0, 0)[:2]
    if most > max(second, 1):
        return f"; {desk.records.people[ranking[0][0]].name} headed {_number(most)} of them"
    units = len({unit for _, unit in led})
    return f"; {_number(units)} of them had a known head" if units else "; no head is certain"


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def certainty(state: State, chart: Chart, desk: Desk) -> str:
    """How much of a chart is certain, in a sentence."""
    possible = sum(box.possible or _has_possible_head(box, state) for box in chart.boxes)
    disputed = sum(box.disputed for box in chart.boxes)
    single = sum(desk.grade(unit.places[-1].claim) is Grade.SINGLE for unit in state.units)
    inferred = sum(desk.grade(unit.places[-1].claim) is Grade.INFERRED for unit in state.units)
    parts = ["As far as the record knows, all that is drawn was so on this day"]
    if possible:
        verb = "shows" if possible == 1 else "show"
        parts = [f"{possible} of {len(chart.boxes)} boxes {verb} what is possible, not certain"]
    if single:
        one = single == 1
        parts.append(
            f"{single} {'stands' if one else 'stand'} where a single source puts "
            f"{'it' if one else 'them'}"
        )
    if inferred:
        parts.append(f"{inferred} where the editor infers it")
    if disputed:
        parts.append(f"sources differ on {disputed}")
    return "; ".join(parts) + "."


def _has_possible_head(box: Box, state: State) -> bool:
    """Whether it is not certain who heads a unit: somebody may have come or left."""
    unit = UnitId(box.key)
    left = any(state.leads(tenure) for tenure in state.possibly_departed(unit))
    return left or any(not state.certain(tenure.begun) for tenure in state.heads(unit))


def holders(state: State, chart: Chart, desk: Desk, notes: Footnotes) -> tuple[Holder, ...]:
    """Who is in post in the units of a chart, in its order; who may have left has a remark."""
    units = (UnitId(box.key) for box in chart.boxes)
    return tuple(
        _holder(tenure, state, desk, notes)
        for unit in units
        for tenure in (*state.tenures(unit), *state.possibly_departed(unit))
    )


def _holder(tenure: Tenure, state: State, desk: Desk, notes: Footnotes) -> Holder:
    remarks = ["acting"] if tenure.title.acting else []
    if tenure.ended:
        remarks.append(f"possibly left: {tenure.ended.when.words()}")
    elif not state.certain(tenure.begun):
        remarks.append("possibly")
    claim = tenure.ended or tenure.titles[-1].claim
    return Holder(
        person=desk.person(tenure.person),
        title=desk.title(tenure),
        unit=desk.unit(tenure.unit, state),
        post=desk.post(tenure.unit, tenure.role),
        words=words_of(tenure, desk),
        remark=", ".join(remarks),
        support=notes.support(claim),
    )


def days_page(desk: Desk) -> DaysPage:
    """The list of all epochs, newest first."""
    epochs = desk.history.epochs
    entries = tuple(_entry(epoch, desk) for epoch in reversed(epochs))
    count = len(entries)
    return DaysPage(
        title="Days",
        sentence=f"The record knows {count} day{'s' if count != 1 else ''} from which the "
        "organisation was, or can have been, another than before. Each has its own chart.",
        entries=entries,
    )


def _entry(epoch: Epoch, desk: Desk) -> DayEntry:
    state = desk.history.at(epoch.day)
    return DayEntry(
        day=desk.day(epoch.day),
        iso=epoch.day.isoformat(),
        summary=tuple(desk.event(event) for event in epoch.begins),
        settles=tuple(desk.event(event) for event in epoch.settles),
        sentence=_units(len(state.units)),
    )
