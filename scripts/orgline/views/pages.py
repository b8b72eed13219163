"""Every generated page of a site: where it stands, what kind it is, and its value."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from orgline.history import Epoch, Step, UnitState
from orgline.records import Person, RoleId, Source, Unit, UnitId
from orgline.views.chart import Chart
from orgline.views.compare import compare_page
from orgline.views.day import day_page, days_page
from orgline.views.desk import Desk
from orgline.views.disputes import disputes_page
from orgline.views.event import event_page
from orgline.views.home import home_page
from orgline.views.parts import Phrase, Ref
from orgline.views.person import people_page, person_page
from orgline.views.post import post_page, posts_page
from orgline.views.reference import reference_page
from orgline.views.source import source_page, sources_page
from orgline.views.timeline import timeline_page
from orgline.views.unit import unit_page, units_page


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: `path` below the content folder, without ending; `kind` names its template.

    `chart` is the one that the page is about, `others` stand on it as well, told apart by `key`.

    `wide` pages give the theme's side columns to their chart. What is not `searched` is left out
    of the search index; `names` are those by which what the page is about is looked for, and
    `weight` is how much more than another page with the same words it counts.
    """

    path: str
    kind: str
    title: str
    description: str
    view: Any
    chart: Chart | None = None
    others: tuple[Chart, ...] = ()
    wide: bool = False
    searched: bool = True
    names: tuple[str, ...] = ()
    weight: int = 1


def pages(desk: Desk) -> Iterator[Callable[[], Page]]:
    """All pages, each built only when it is called for: a big site is never whole in memory."""
    yield partial(_home, desk)
    for path, kind, build in _INDEXES:
        yield partial(_index, path, kind, build, desk)
    yield _reference
    yield from _days(desk)
    yield from _happenings(desk)
    yield from _subjects(desk)


def _home(desk: Desk) -> Page:
    view = home_page(desk)
    return Page(
        path="index",
        kind="home",
        # the unit on top often has the name of the whole
        title=f"{view.title} today",
        description=f"{view.sentence} {view.freshness}",
        view=view,
        chart=view.chart,
        wide=True,
    )


def _reference() -> Page:
    view = reference_page()
    return Page(
        path="reference",
        kind="reference",
        title=view.title,
        description=view.sentence,
        view=view,
    )


_INDEXES: tuple[tuple[str, str, Callable[[Desk], Any]], ...] = (
    ("at/index", "days", days_page),
    ("timeline", "timeline", timeline_page),
    ("units/index", "units", units_page),
    ("people/index", "people", people_page),
    ("posts/index", "posts", posts_page),
    ("sources/index", "sources", sources_page),
    ("disagreements", "disagreements", disputes_page),
    ("compare", "compare", compare_page),
)


def _index(path: str, kind: str, build: Callable[[Desk], Any], desk: Desk) -> Page:
    view = build(desk)
    return Page(
        path=path,
        kind=kind,
        title=view.title,
        description=view.sentence,
        view=view,
        wide=kind in {"timeline", "disagreements"},
        searched=False,
    )


def _days(desk: Desk) -> Iterator[Callable[[], Page]]:
    epochs = desk.history.epochs
    for earlier, epoch, later in zip((None, *epochs), epochs, (*epochs[1:], None), strict=False):
        yield partial(_day, epoch, earlier, later, desk)


def _day(epoch: Epoch, earlier: Epoch | None, later: Epoch | None, desk: Desk) -> Page:
    view = day_page(epoch, earlier, later, desk)
    return Page(
        path=f"at/{view.day}",
        kind="day",
        title=view.title,
        description=view.sentence,
        view=view,
        chart=view.chart,
        wide=True,
        searched=False,
    )


def _happenings(desk: Desk) -> Iterator[Callable[[], Page]]:
    for step in desk.history.steps:
        yield partial(_event, step, desk)
    for source in desk.records.sources.values():
        yield partial(_source, source, desk)


def _subjects(desk: Desk) -> Iterator[Callable[[], Page]]:
    for unit in desk.history.units:
        yield partial(_unit, unit, desk)
    for person in desk.records.people.values():
        yield partial(_person, person, desk)
    for post in desk.history.posts:
        yield partial(_post, post, desk)


def _event(step: Step, desk: Desk) -> Page:
    view = event_page(step, desk)
    return Page(
        path=f"events/{step.event.id}",
        kind="event",
        title=view.title,
        description=view.summary,
        view=view,
        chart=view.chart,
        others=tuple(chart for chart in (view.chart_before, view.chart_after) if chart),
        wide=view.chart is not None,
    )


def _source(source: Source, desk: Desk) -> Page:
    view = source_page(source, desk)
    return Page(
        path=f"sources/{source.id}",
        kind="source",
        title=f"{view.publisher}: {view.title}",
        description=view.sentence,
        view=view,
        chart=view.chart,
        others=(view.lens,),
        wide=view.chart is not None,
    )


def _unit(unit: UnitState, desk: Desk) -> Page:
    view = unit_page(unit, desk)
    return Page(
        path=f"units/{unit.id}",
        kind="unit",
        title=view.title,
        description=plain(view.status),
        view=view,
        chart=view.chart,
        wide=view.chart is not None,
        names=_names(desk.records.units[unit.id], unit),
    )


_PERSON = 4
"""Searches match beginnings: without more weight, "Wu" would find Wukong before Eddie Wu."""


def _person(person: Person, desk: Desk) -> Page:
    view = person_page(person, desk)
    return Page(
        path=f"people/{person.id}",
        kind="person",
        title=view.title,
        description=plain(view.status),
        view=view,
        names=_names(person),
        weight=_PERSON,
    )


def _names(entry: Unit | Person, unit: UnitState | None = None) -> tuple[str, ...]:
    """All names, former ones too, each once."""
    found = [entry.name, *entry.names.values(), *entry.aliases]
    for fact in unit.names if unit else ():
        found += [fact.value.text, *dict(fact.value.others).values()]
    return tuple(dict.fromkeys(found))


def _post(post: tuple[UnitId, RoleId], desk: Desk) -> Page:
    view = post_page(*post, desk)
    return Page(
        path=f"posts/{post[0]}-{post[1]}",
        kind="post",
        title=view.title,
        description=view.sentence,
        view=view,
    )


def plain(phrase: Phrase) -> str:
    """A phrase without its links."""
    return "".join(part.name if isinstance(part, Ref) else part for part in phrase).strip()
