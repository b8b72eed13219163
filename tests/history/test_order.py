"""In which order events apply, and on which days."""

import pytest

from orgline.history import History, fold
from tests.written import NAMES, day, lines, read_well, recorded, told, told_in, tree


def order(events: str) -> list[str]:
    """The ids of events in the order of application, each with its first and last day."""
    history = told(events)
    return [f"{step.event.id} {step.since or ''}/{step.until or ''}" for step in history.steps]


def test_the_first_day_on_which_an_event_can_have_happened_comes_first_then_the_last() -> None:
    assert order(
        """
        - id: day
          date: 2030-03-01
        - id: month
          date: 2030-03
        - id: year
          date: 2030
        - id: range
          date: [2030-02-20..2030-03-10]
        - id: by-then
          date: [..2030-03-10]
        - id: ten-days
          date: 2030-03-0X
        - id: after-then
          date: [2030-03-01..]
        - id: long-ago
          date: 1999~
        """
    ) == [
        "by-then /2030-03-10",
        "long-ago 1999-01-01/1999-12-31",
        "year 2030-01-01/2030-12-31",
        "range 2030-02-20/2030-03-10",
        "day 2030-03-01/2030-03-01",
        "ten-days 2030-03-01/2030-03-09",
        "month 2030-03-01/2030-03-31",
        "after-then 2030-03-01/",
    ]


def test_after_puts_an_event_behind_another_and_lifts_its_first_day() -> None:
    assert order(
        """
        - id: second
          date: 2030-03
          after: first
        - id: first
          date: 2030-03-10
        - id: third
          date: [..2030-04-01]
          after: [second]
        """
    ) == [
        "first 2030-03-10/2030-03-10",
        "second 2030-03-10/2030-03-31",
        "third 2030-03-10/2030-04-01",
    ]


def test_on_one_day_after_counts_more_than_the_place_in_the_file() -> None:
    assert order(
        """
        - id: second
          date: 2030-03-10
          after: first
        - id: first
          date: 2030-03-10
        - id: other
          date: 2030-03-10
        """
    ) == [
        "first 2030-03-10/2030-03-10",
        "second 2030-03-10/2030-03-10",
        "other 2030-03-10/2030-03-10",
    ]


def test_on_one_day_the_path_of_the_file_counts_then_the_place_in_it() -> None:
    event = "{{id: {}, date: 2030, title: T, kind: other, summary: S, sources: memo}}"
    ids = (("d", "c"), ("b", "a"))
    texts = (f"events: [{event.format(one)}, {event.format(two)}]\n" for one, two in ids)
    history = told_in(NAMES, *texts)
    assert [step.event.id for step in history.steps] == ["d", "c", "b", "a"]


def test_the_order_of_events_in_a_file_does_not_matter_when_dates_tell() -> None:
    one = """
- id: a
  date: 2030-01-01
  changes: [{op: observe, unit: ministry}]
"""
    two = """
- id: b
  date: 2031-01-01
  changes: [{op: create, unit: lab, under: ministry}]
"""
    assert [tree(told(text), "2031-01-01") for text in (one + two, two + one)] == [
        "Ministry\n  Lab",
        "Ministry\n  Lab",
    ]


def test_three_thousand_events_can_each_come_after_the_one_before() -> None:
    chained = "".join(
        f"- id: e{number}\n  date: 2030\n  after: e{number - 1}\n" for number in range(2999, 0, -1)
    )
    history = told(chained + "- id: e0\n  date: 2030\n")
    assert [step.event.id for step in history.steps] == [f"e{number}" for number in range(3000)]


def test_units_can_stand_a_thousand_deep() -> None:
    depth = 1000
    units = "".join(f"  - {{id: u{n}, name: U{n}, kind: unit}}\n" for n in range(depth))
    changes = "".join(
        f"    - {{op: create, unit: u{n}, under: {f'u{n - 1}' if n else 'ministry'}}}\n"
        for n in range(depth)
    )
    events = f"- date: 2030\n  changes:\n    - {{op: observe, unit: ministry}}\n{changes}"
    history = told_in(recorded(events).replace("units:\n", f"units:\n{units}"))
    state = history.last
    deepest = state.units[-1]
    assert len(state.above(deepest.id)) == depth
    assert [unit.id for unit in state.below(state.tops[0].id)][-1] == deepest.id


@pytest.fixture
def loose() -> History:
    """An early date, one that is loose, one that is exact, one that is open."""
    return told(
        """
        - id: founded
          date: [..2029-06-30]
          changes:
            - {op: observe, unit: ministry}
        - id: cloud
          date: 2030-01-10
          changes:
            - {op: create, unit: cloud, under: ministry}
        - id: lab
          date: [2030-01-05..2030-01-20]
          after: cloud
          changes:
            - {op: create, unit: lab, under: cloud}
        - id: renamed
          date: 2030-02
          changes:
            - {op: rename, unit: lab, name: Labs}
        - id: talk
          date: 2030-02-10/2030-02-12
        - id: web
          date: [2030-03-01..]
          changes:
            - {op: create, unit: web, under: lab}
        """
    )


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2029-06-29", "Ministry?"),
        ("2029-06-30", "Ministry"),
        ("2030-01-09", "Ministry"),
        ("2030-01-10", "Ministry\n  Cloud\n    Lab?"),
        ("2030-01-19", "Ministry\n  Cloud\n    Lab?"),
        ("2030-01-20", "Ministry\n  Cloud\n    Lab"),
        ("2030-02-01", "Ministry\n  Cloud\n    Labs?"),
        ("2030-02-28", "Ministry\n  Cloud\n    Labs"),
        ("9999-12-31", "Ministry\n  Cloud\n    Labs\n      Web?"),
    ],
)
def test_on_a_day_all_that_can_have_happened_holds_and_what_need_not_have_is_only_possible(
    loose: History, on: str, expected: str
) -> None:
    assert tree(loose, on) == expected


def test_an_epoch_begins_where_something_can_have_changed_or_has_changed_for_sure(
    loose: History,
) -> None:
    assert [
        (str(epoch.day), [e.id for e in epoch.begins], [e.id for e in epoch.settles])
        for epoch in loose.epochs
    ] == [
        ("2029-06-30", [], ["founded"]),
        ("2030-01-10", ["cloud", "lab"], []),
        ("2030-01-20", [], ["lab"]),
        ("2030-02-01", ["renamed"], []),
        ("2030-02-28", [], ["renamed"]),
        ("2030-03-01", ["web"], []),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2030-01-09", "2030-01-10", ["cloud", "lab"]),
        ("2030-01-10", "2030-02-10", ["renamed", "talk"]),
        ("2030-01-10", "2030-01-10", []),
        ("2030-02-10", "2030-01-10", []),
        ("0001-01-01", "2029-12-31", []),
        ("2029-12-31", "9999-12-31", ["cloud", "lab", "renamed", "talk", "web"]),
    ],
)
def test_between_two_days_lie_the_events_after_the_first_up_to_and_with_the_second(
    loose: History, start: str, end: str, expected: list[str]
) -> None:
    assert [step.event.id for step in loose.between(day(start), day(end))] == expected


def test_before_and_after_an_event_are_told_apart_on_one_day(loose: History) -> None:
    on = day("2030-01-10")
    names = [
        [unit.name for unit in state.units]
        for event in loose.records.events
        if event in ("cloud", "lab")
        for state in (loose.before(event, on), loose.after(event, on))
    ]
    assert names == [
        ["Ministry"],
        ["Ministry", "Cloud"],
        ["Ministry", "Cloud"],
        ["Ministry", "Cloud", "Lab"],
    ]


def test_what_may_have_ended_is_not_there_but_may_be() -> None:
    history = told(
        """
        - date: 2030
          changes: [{op: observe, unit: ministry}, {op: create, unit: lab, under: ministry}]
        - date: 2031
          changes: [{op: close, unit: lab}]
        """
    )
    states = [history.at(day(on)) for on in ("2030-12-31", "2031-01-01", "2031-12-31")]
    assert [([u.id for u in s.units], [u.id for u in s.possibly_ended]) for s in states] == [
        (["ministry", "lab"], []),
        (["ministry"], ["lab"]),
        (["ministry"], []),
    ]


def test_each_unit_knows_the_events_that_touched_it(loose: History) -> None:
    assert {unit: [step.event.id for step in steps] for unit, steps in loose.steps_of.items()} == {
        "ministry": ["founded"],
        "cloud": ["cloud"],
        "lab": ["lab", "renamed"],
        "web": ["web"],
    }


def test_without_events_there_is_nothing_on_any_day() -> None:
    history, problems = fold(read_well(NAMES))
    assert (history.last.units, history.epochs, history.tenures, problems) == ((), (), (), ())


def test_a_tree_lists_parts_in_the_order_of_first_mention_wherever_they_moved_since() -> None:
    history = told(
        """
        - date: 2030
          changes:
            - {op: observe, unit: ministry}
            - {op: create, unit: web, under: ministry}
            - {op: create, unit: lab, under: ministry}
            - {op: create, unit: chat, under: lab}
        - date: 2031-01-01
          changes:
            - {op: move, unit: web, to: lab}
        """
    )
    assert tree(history, "2031-01-01") == lines(
        """
        Ministry
          Lab
            Web
            Chat
        """
    )


def test_what_is_planned_never_becomes_certain_by_the_passing_of_time() -> None:
    found = told(
        """
- date: 2030-01-01
  changes: [{op: observe, unit: ministry}]
- date: 2031-01
  planned: true
  changes: [{op: create, unit: hub, under: ministry}]
"""
    )
    assert tree(found, "2032-01-01") == "Ministry\n  Hub?"
    assert [epoch.day.isoformat() for epoch in found.epochs] == ["2030-01-01", "2031-01-01"]


def test_an_event_cannot_have_happened_after_one_that_follows_it() -> None:
    found = told(
        """
- date: 2030-01-01
  changes: [{op: observe, unit: ministry}]
- id: hub-founded
  date: "[2031-01-01..2039-01-01]"
  changes: [{op: create, unit: hub, under: ministry}]
- date: 2032-05-05
  after: hub-founded
  changes: [{op: rename, unit: hub, name: New Hub}]
"""
    )
    assert [epoch.day.isoformat() for epoch in found.epochs] == [
        "2030-01-01",
        "2031-01-01",
        "2032-05-05",
    ]
