"""`/`: the organisation today, what happened last, how fresh and how sure the record is."""

from dataclasses import dataclass

from orgline.history import Grade
from orgline.views.accounts import Accounts, accounts
from orgline.views.chart import Chart
from orgline.views.day import Holder, certainty, holders, sentence_of
from orgline.views.desk import Desk, natives
from orgline.views.event import event_card
from orgline.views.footnotes import Footnotes
from orgline.views.latest import Latest, latest, past
from orgline.views.lens import lenses
from orgline.views.orgchart import Branch, branches, chart_of
from orgline.views.parts import Citations, EventCard, Ref
from orgline.views.stops import Stops, stops
from orgline.views.timeline import recency

LATEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """The first page; `marked` says whether its chart shows what the newest change did."""

    title: str
    native: str
    summary: str
    sentence: str
    freshness: str
    certainty: str
    newest: Latest | None
    marked: bool
    grades: tuple[tuple[str, int], ...]
    chart: Chart
    tree: tuple[Branch, ...]
    day: Ref | None
    stops: Stops | None
    accounts: Accounts
    holders: tuple[Holder, ...]
    latest: tuple[EventCard, ...]
    disputes: int
    citations: Citations


def home_page(desk: Desk) -> HomePage:
    """The first page, as of the last day that changed anything by today."""
    organisation = desk.records.organisation
    notes = Footnotes(desk)
    days = [epoch.day for epoch in desk.history.epochs if epoch.day <= desk.today]
    newest = latest(desk)
    chart = chart_of(
        desk.now,
        desk,
        key="chart",
        title=f"{organisation.name} today",
        marks=newest.marks if newest else {},
    )
    steps = sorted(past(desk), key=recency, reverse=True)
    in_post = holders(desk.now, chart, desk, notes)
    notes.marks(desk.sources)
    return HomePage(
        title=organisation.name,
        native=natives(organisation.names),
        summary=organisation.summary or "",
        sentence=sentence_of(desk.now, desk, _lead(newest)),
        freshness=_freshness(desk),
        certainty=certainty(desk.now, chart, desk),
        newest=newest,
        marked=newest is not None and any(box.key in newest.marks for box in chart.boxes),
        grades=_grades(desk),
        chart=chart,
        tree=branches(chart),
        day=desk.day(days[-1]) if days else None,
        stops=stops(desk.today, desk),
        accounts=accounts(lenses(desk.now, chart, desk)),
        holders=in_post,
        latest=tuple(event_card(step, desk) for step in steps[:LATEST]),
        disputes=len(desk.disputes),
        citations=notes.citations(),
    )


def _lead(newest: Latest | None) -> str:
    """Up to which change the first sentence speaks."""
    if newest is None:
        return "So far"
    return f"After its last recorded change, {newest.card.date.placed},"


def _freshness(desk: Desk) -> str:
    newest = desk.freshness(desk.records.sources)
    if not newest:
        return "The record has no source yet."
    count = len(desk.records.sources)
    lead = (
        f"It rests on {count} sources; {newest}"
        if count > 1
        else f"It rests on one source; {newest}"
    )
    return f"{lead}. What has changed since then is not known here."


def _grades(desk: Desk) -> tuple[tuple[str, int], ...]:
    """How many changes of the record bear each label."""
    claims = [claim for step in desk.history.steps for claim in step.claims]
    found = [desk.grade(claim) for claim in claims]
    return tuple((str(grade), found.count(grade)) for grade in Grade)
