"""The days that a page lists as stops around its own."""

from orgline.views.stops import Stops, stops
from tests import written
from tests.views.shown import desk


def told(found: Stops | None) -> str:
    """Stops on one line, the page's own in brackets, with where they stand among all."""
    assert found is not None
    words = [f"[{s.short}]" if s == found.own else s.short for s in found.near]
    return f"{', '.join(words)} ({found.first} to {found.first + len(words) - 1} of {found.count})"


MONTHLY = "- date: 2040-01-01\n  changes: [{op: create, unit: ministry}]\n" + "".join(
    f"- date: 2040-{month:02}-15\n  changes: [{{op: retype, unit: ministry, kind: kind {month}}}]\n"
    for month in range(1, 13)
)


def test_a_short_record_lists_all_days() -> None:
    found = stops(
        written.day("2040-03-01"),
        desk("""
            - date: 2040-01-01
              title: The beginning
              changes: [{op: create, unit: ministry}]
            - date: 2040-02-01
              title: A lab
              changes: [{op: create, unit: lab, under: ministry}]
            - date: 2040-04-01
              title: A hub
              changes: [{op: create, unit: hub, under: ministry}]
        """),
    )
    assert told(found) == "1 Jan 2040, [1 Feb 2040], 1 Apr 2040 (0 to 2 of 3)"
    assert found is not None
    assert (found.earlier, found.later) == (found.near[0], found.near[2])
    assert [stop.what for stop in found.near] == ["The beginning", "A lab", "A hub"]


def test_a_long_record_lists_eleven_days_around_the_own_one() -> None:
    whole = desk(MONTHLY)
    assert [
        (found.first, found.here, len(found.near), found.earlier is None, found.later is None)
        for day in ("2040-01-01", "2040-07-15", "2040-12-31")
        if (found := stops(written.day(day), whole))
    ] == [(0, 0, 11, True, False), (2, 7, 11, False, False), (2, 12, 11, False, True)]


def test_a_day_that_settles_says_so_and_several_events_are_counted() -> None:
    found = stops(
        written.day("2040-03-01"),
        desk("""
            - date: "[2040-01-01..2040-02-01]"
              title: A ministry
              changes: [{op: create, unit: ministry}]
            - date: "[2040-01-01..2040-02-01]"
              title: A lab
              changes: [{op: create, unit: lab, under: ministry}]
        """),
    )
    assert found is not None
    assert [stop.what for stop in found.near] == [
        "possible from here: A ministry, and 1 more",
        "certain by then: A ministry, and 1 more",
    ]


def test_before_the_first_day_there_is_no_stop() -> None:
    assert stops(written.day("2039-01-01"), desk(MONTHLY)) is None
