"""Calendars: read back with the library, dates no more exact than the record's."""

from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from orgline.exchange import Address, ical, news
from tests.exchange.offices import items_of, ministry

HERE = Address(name="Orgline", url="https://a.example/")


def text(value: Any) -> str:
    """A property's value as the file has it."""
    return bytes(value.to_ical()).decode()


def read(data: bytes) -> list[dict[str, str]]:
    """The events of a calendar, all properties as text."""
    calendar = Calendar.from_ical(data.decode())
    return [{key.lower(): text(event[key]) for key in event} for event in calendar.walk("VEVENT")]


@pytest.mark.parametrize(
    ("written", "start", "end", "title"),
    [
        ("2040-01-02", "20400102", "20400103", "Event 1"),
        ("2040-01", "20400101", "20400201", "Event 1 (possibly in January 2040)"),
        ("2040-01-02?", "20400102", "20400103", "Event 1 (perhaps on 2 January 2040)"),
        ("2040-01-02~", "20400102", "20400103", "Event 1 (about 2 January 2040)"),
        (
            "'[2040-01-02..2040-01-05]'",
            "20400102",
            "20400106",
            "Event 1 (possibly between 2 and 5 January 2040)",
        ),
        ("2040-33", "20400101", "20400401", "Event 1 (possibly in the first quarter of 2040)"),
        ("2040-01-02/2040-01-05", "20400102", "20400106", "Event 1"),
        (
            "2040-01/2040-02",
            "20400101",
            "20400301",
            "Event 1 (possibly from January 2040 to February 2040)",
        ),
    ],
)
def test_a_date_becomes_whole_days(written: str, start: str, end: str, title: str) -> None:
    [event] = read(ical.calendar("M", items_of(f"- date: {written}"), HERE))
    assert (event["dtstart"], event["dtend"], event["summary"]) == (start, end, title)


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("2040-01-02", "Event 1 (possibly on 2 January 2040)"),
        ("2040-01-02~", "Event 1 (planned\\, about 2 January 2040)"),
    ],
)
def test_what_is_only_planned_is_told_as_no_more_than_that(written: str, title: str) -> None:
    [event] = read(ical.calendar("M", items_of(f"- date: {written}\n  planned: true"), HERE))
    assert event["summary"] == title


@pytest.mark.parametrize(
    "written", ["'[..2040-01-02]'", "'[2040-01-02..]'", "2040-01/..", "2040/", "/2040", "../2040"]
)
def test_what_has_no_known_end_is_left_out(written: str) -> None:
    assert ical.dated(items_of(f"- date: {written}")) == []


def test_an_event_as_a_whole() -> None:
    data = ical.calendar(
        "Ministry", items_of("- id: a\n  date: 2040-01-02\n  title: A; b, c"), HERE
    )
    assert data.decode().replace("\r\n", "\n") == EVENT


EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Orgline//Events of an organisation//EN
NAME:Ministry
X-WR-CALNAME:Ministry
BEGIN:VEVENT
SUMMARY:A\\; b\\, c
DTSTART;VALUE=DATE:20400102
DTEND;VALUE=DATE:20400103
DTSTAMP:20400105T000000Z
UID:{uid}
CATEGORIES:other
DESCRIPTION:2 January 2040. Something happens. According to The Gazette.
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://a.example/events/a/
END:VEVENT
END:VCALENDAR
""".format(uid=HERE.uid("events/a/"))


def test_hostile_words_stay_inside_their_property() -> None:
    told = news.items(ministry().history)
    data = ical.calendar(news.plain("X\r\nBEGIN:VEVENT"), told, HERE)
    calendar = Calendar.from_ical(data.decode())
    events = calendar.walk("VEVENT")
    titles = {str(event["SUMMARY"]) for event in events}
    assert str(calendar["NAME"]) == "X BEGIN:VEVENT"
    assert titles == {ical.title_of(item) for _, _, item in ical.dated(told)}
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))


def test_every_event_lies_within_the_bounds_of_the_record() -> None:
    for first, last, item in ical.dated(news.items(ministry().history)):
        assert (first, last) == (item.when.earliest, item.when.latest)
        assert last + timedelta(days=1) <= date.max
