"""The page of a day: how the organisation is built, who is in post, what changed to get there."""

from orgline.views.day import DayPage, day_page, days_page
from orgline.views.home import home_page
from tests import written
from tests.views.shown import desk

EVENTS = """
- id: founded
  date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: lab, under: ministry}
    - {op: appoint, person: ada, role: head, unit: ministry}
    - {op: appoint, person: ada, role: head, unit: lab, sources: [gazette, herald]}
    - {op: appoint, person: bob, role: deputy, unit: lab}
- id: march
  date: 2030-03
  changes:
    - {op: create, unit: press, under: lab, sources: [gazette, herald]}
    - {op: depart, person: bob, role: deputy, unit: lab}
"""


def page(on: str) -> DayPage:
    """The page of an epoch."""
    told = desk(EVENTS)
    epochs = told.history.epochs
    number = next(n for n, epoch in enumerate(epochs) if epoch.day == written.day(on))
    earlier = epochs[number - 1] if number else None
    later = epochs[number + 1] if number + 1 < len(epochs) else None
    return day_page(epochs[number], earlier, later, told)


def test_an_imprecise_event_has_a_day_from_which_it_is_possible_and_one_from_which_certain() -> (
    None
):
    assert [entry.iso for entry in days_page(desk(EVENTS)).entries] == [
        *("2030-03-31", "2030-03-01", "2030-01-01"),
    ]


def test_one_unit_is_counted_as_one() -> None:
    alone = "- date: 2030-01-01\n  changes: [{op: create, unit: ministry}]\n"
    assert [entry.sentence for entry in days_page(desk(alone)).entries] == ["1 unit"]


def test_a_day_begins_with_a_plain_sentence_and_how_sure_it_is() -> None:
    first = page("2030-01-01")
    assert first.sentence == (
        "On 1 January 2030 Ministry had 2 units on record, on 2 levels; Ada Li headed two of them."
    )
    assert first.certainty == (
        "As far as the record knows, all that is drawn was so on this day; 2 stand where a single source puts them."
    )
    assert page("2030-03-01").certainty == (
        "1 of 3 boxes shows what is possible, not certain; 2 stand where a single source puts them."
    )


def test_a_day_names_who_is_in_post_and_who_may_have_left() -> None:
    assert [
        f"{holder.person.name}, {holder.title}, {holder.unit.name}: {holder.words} ({holder.remark})"
        for holder in page("2030-03-01").holders
    ] == [
        "Ada Li, Head, Ministry: from 1 January 2030, as of 5 January 2040 ()",
        "Ada Li, Head, Lab: from 1 January 2030, as of 6 January 2040 ()",
        "Bob Ray, Deputy, Lab: from 1 January 2030, left in March 2030 (possibly left: March 2030)",
    ]


def test_a_day_says_what_changed_to_get_there_and_leads_to_its_neighbours() -> None:
    march, settled = page("2030-03-01"), page("2030-03-31")
    assert [(turn.event.name, turn.words, turn.possible) for turn in march.turns] == [
        ("Event 2", "dated March 2030: this is the first day on which it can have happened", True)
    ]
    assert [(turn.words, turn.possible) for turn in settled.turns] == [
        ("dated March 2030: this is the last day on which it can have happened", False)
    ]
    assert march.earlier
    assert march.later
    assert (march.earlier.href, march.later.href) == ("at/2030-01-01/", "at/2030-03-31/")
    assert (page("2030-01-01").earlier, settled.later) == (None, None)


def test_the_first_page_is_of_the_last_day_that_changed_anything_by_today() -> None:
    first = home_page(desk(EVENTS, today="2030-02-10"))
    assert first.sentence.startswith("After its last recorded change, on 1 January 2030, Ministry")
    assert first.day
    assert first.day.href == "at/2030-01-01/"


def test_the_first_page_says_how_fresh_and_how_sure_the_record_is() -> None:
    first = home_page(desk(EVENTS))
    assert first.freshness == (
        "It rests on 3 sources; the newest is by The Herald, published on 6 January 2040. "
        "What has changed since then is not known here."
    )
    assert dict(first.grades) == {
        "confirmed": 2,
        "single source": 5,
        "disputed": 0,
        "inferred": 0,
    }


def test_before_anything_happened_the_first_page_says_that_nothing_is_known() -> None:
    first = home_page(desk(EVENTS, today="2029-01-01"))
    assert first.sentence == "So far no unit of Ministry is known."
    assert (first.day, first.chart.boxes) == (None, ())
