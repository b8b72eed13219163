"""Calendars of dated events: https://www.rfc-editor.org/rfc/rfc5545.

Every event lasts whole days. Where the record gives a day between two, the calendar shows the whole
span, is marked as tentative, and says "possibly" beside the title, "about" or "perhaps" where the
record does. Left out is what has an open
or unknown end on either side: `[..2026-03-17]`, `[2026-03-16..]`, `2023-05/..`, `2023-05/`,
`/2019`, `../2019`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from icalendar import Calendar, Event

from orgline.exchange.address import Address
from orgline.exchange.news import Item

TYPE = "text/calendar"


def calendar(name: str, items: Iterable[Item], address: Address) -> bytes:
    """A calendar of those items that begin and end on a known day, the first to happen first."""
    found = Calendar()
    found.add("prodid", "-//Orgline//Events of an organisation//EN")
    found.add("version", "2.0")
    found.add("name", name)
    found.add("x-wr-calname", name)
    for first, last, item in sorted(dated(items), key=lambda one: (*one[:2], one[2].page)):
        found.add_component(_event(first, last, item, address))
    return bytes(found.to_ical())


def dated(items: Iterable[Item]) -> list[tuple[date, date, Item]]:
    """The items that a calendar can hold, with their first and last day; it must hold one at least."""
    ends = ((item.when.earliest, item.when.latest, item) for item in items)
    return [(a, b, item) for a, b, item in ends if a and b and b < date.max]


def _event(first: date, last: date, item: Item, address: Address) -> Event:
    """One event from the first to the last day, both inclusive; a calendar's end is exclusive.

    DTSTAMP demands an instant: the newest source's day at midnight UTC, never the time of the build.
    """
    event = Event()
    event.add("uid", address.uid(item.page))
    event.add("dtstamp", item.instant)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("summary", title_of(item))
    event.add("description", item.words)
    event.add("categories", [item.kind])
    event.add("status", "CONFIRMED" if _is_sure(item) else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    if address.url:
        event.add("url", address.of(item.page))
    return event


def title_of(item: Item) -> str:
    """The title, with the date in words where no source gives the day; they say "possibly", too."""
    if _is_sure(item):
        return item.title
    hedge = "possibly " if not item.when.is_doubtful else "planned, " if item.planned else ""
    return f"{item.title} ({hedge}{item.when.placed()})"


def _is_sure(item: Item) -> bool:
    when = item.when
    if item.planned or when.is_doubtful:
        return False
    return when.is_exact or (when.is_period and _has_days(when.text))


def _has_days(period: str) -> bool:
    """Whether both ends of a period are days."""
    return all(len(end) == len("2026-03-16") and end[-1].isdigit() for end in period.split("/"))
