"""Addresses of the past: where a page stood before its entry got another id, and where it is now."""

from collections.abc import Iterator
from dataclasses import dataclass

from orgline.records import Event, Person, Source, Unit
from orgline.views.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """A page that has moved: both paths as in `Page.path`; `title` is that of the new one."""

    path: str
    to: str
    title: str


def redirects(desk: Desk) -> Iterator[Redirect]:
    """Every page that somebody may still have under a former id, in the order of the record."""
    records = desk.records
    for unit in desk.history.units:
        yield from _former("units", records.units[unit.id], unit.name)
    for person in records.people.values():
        yield from _former("people", person, person.name)
    for event in records.events.values():
        yield from _former("events", event, event.title)
    for source in records.sources.values():
        yield from _former("sources", source, source.title)
    yield from _posts(desk)


def _former(folder: str, entry: Unit | Person | Event | Source, title: str) -> Iterator[Redirect]:
    for former in entry.former_ids:
        yield _moved(folder, former, entry.id, title)


def _posts(desk: Desk) -> Iterator[Redirect]:
    """The address of a post holds the id of its unit."""
    for unit, role in desk.history.posts:
        for former in desk.records.units[unit].former_ids:
            name = desk.post(unit, role).name
            yield _moved("posts", f"{former}-{role}", f"{unit}-{role}", name)


def _moved(folder: str, former: str, now: str, title: str) -> Redirect:
    return Redirect(path=f"{folder}/{former}", to=f"{folder}/{now}", title=title)
