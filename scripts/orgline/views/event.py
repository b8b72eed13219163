"""`/events/<id>/`: what an event changed, as a chart and as a table, and who says so."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.history import Appointed, Departed, Retitled, Step
from orgline.records import Event
from orgline.views.accounts import Accounts, accounts
from orgline.views.chart import Chart
from orgline.views.desk import Desk, published
from orgline.views.disputes import disputes
from orgline.views.footnotes import Footnotes
from orgline.views.lens import lenses
from orgline.views.marks import units_of
from orgline.views.orgchart import Branch, branches
from orgline.views.parts import Citations, Dated, Dispute, EventCard, Marks, Ref, Row
from orgline.views.rows import counts, rows
from orgline.views.union import reorganisation


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """One event; `chart` is None when it changed nothing that can be drawn."""

    title: str
    kind: str
    planned: bool
    date: Dated
    announced: Dated | None
    published: str
    after: tuple[Ref, ...]
    summary: str
    marks: Marks
    note: str
    counts: str
    chart: Chart | None
    chart_before: Chart | None
    chart_after: Chart | None
    tree: tuple[Branch, ...]
    accounts: Accounts
    rows: tuple[Row, ...]
    disputes: tuple[Dispute, ...]
    before_day: Ref | None
    after_day: Ref | None
    earlier: Ref | None
    later: Ref | None
    citations: Citations


def event_page(step: Step, desk: Desk) -> EventPage:
    """The page of one event."""
    event = step.event
    notes = Footnotes(desk)
    marks = notes.marks(event.sources)
    day = step.until or step.since or desk.today
    differences = desk.differences(step)
    before_day = desk.day_before(step.since)
    before, after = desk.history.before(event.id, day), desk.history.after(event.id, day)
    charts = reorganisation(before, after, differences, desk) if differences else None
    chart = charts.both if charts else None
    told = rows(differences, after, desk, notes)
    items = ((event, number, d) for number, d in enumerate(event.disagreements, 1))
    return EventPage(
        title=event.title,
        kind=str(event.kind),
        planned=event.planned,
        date=desk.dated(event.date, event.as_written),
        announced=desk.dated(event.announced) if event.announced else None,
        published=_published(event, desk),
        after=tuple(desk.event(desk.records.events[identity]) for identity in event.after),
        summary=event.summary,
        marks=marks,
        note=event.note or "",
        counts=counts(told),
        chart=chart,
        chart_before=charts.before if charts else None,
        chart_after=charts.after if charts else None,
        tree=branches(chart) if chart else (),
        accounts=accounts(lenses(after, chart, desk, before) if chart else ()),
        rows=told,
        disputes=disputes(items, desk, notes),
        before_day=desk.day(before_day) if before_day else None,
        after_day=desk.day(step.since) if step.claims and step.since else None,
        earlier=_neighbour(step.number - 1, desk),
        later=_neighbour(step.number + 1, desk),
        citations=notes.citations(),
    )


def _published(event: Event, desk: Desk) -> str:
    """When the sources told of an event: the page's list of sources has the date of each."""
    count = len(event.sources)
    when = published(desk.records.sources[source] for source in event.sources)
    return f"by {count} source{'s' if count > 1 else ''} {when}"


def _neighbour(number: int, desk: Desk) -> Ref | None:
    steps = desk.history.steps
    return desk.event(steps[number].event) if 0 <= number < len(steps) else None


def event_card(step: Step, desk: Desk) -> EventCard:
    """An event in a list; worked out once for all lists."""
    if step.number not in desk.cards:
        desk.cards[step.number] = _card(step, desk)
    return desk.cards[step.number]


def _card(step: Step, desk: Desk) -> EventCard:
    event = step.event
    words = rows(desk.differences(step), desk.history.last, desk, Footnotes(desk))
    return EventCard(
        event=desk.event(event),
        date=desk.dated(event.date, event.as_written),
        kind=str(event.kind),
        summary=event.summary,
        counts=counts(words),
        sources=tuple(desk.source(source) for source in event.sources),
        units=tuple(dict.fromkeys(_units(step, desk))),
        people=tuple(dict.fromkeys(_people(step, desk))),
        disputes=len(event.disagreements),
        planned=event.planned,
    )


def _units(step: Step, desk: Desk) -> Iterator[Ref]:
    """The units that an event changes or that a question of it is about."""
    for difference in desk.differences(step):
        yield from (desk.unit(unit) for unit in units_of(difference))
    subjects = (subject for d in step.event.disagreements for subject in d.about)
    yield from (desk.subject(s) for s in subjects if s in desk.records.units)


def _people(step: Step, desk: Desk) -> Iterator[Ref]:
    """The people whom an event appoints, moves on or asks about."""
    for difference in desk.differences(step):
        if isinstance(difference, Appointed | Departed | Retitled):
            yield desk.person(difference.person)
    subjects = (subject for d in step.event.disagreements for subject in d.about)
    yield from (desk.subject(s) for s in subjects if s in desk.records.people)
