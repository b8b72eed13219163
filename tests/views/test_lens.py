"""The record seen through its sources, and by when it could be known."""

import pytest

from orgline.records import SourceId
from orgline.views.event import event_page
from orgline.views.lens import known, lens_of, lenses, through
from orgline.views.orgchart import chart_of
from tests import written
from tests.views.shown import desk, desk_in

EVENTS = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: lab, under: cloud}
    - {op: appoint, person: ada, role: head, unit: lab, sources: herald}
- date: 2031-01-01
  changes:
    - {op: depart, person: ada, role: head, unit: lab, sources: [gazette, herald]}
    - {op: create, unit: hub, under: ministry, inferred: it seems so, sources: memo}
    - {op: move, unit: lab, from: cloud, to: hub}
- date: 2032-01-01
  changes:
    - {op: create, unit: web, under: cloud, sources: memo}
"""


def seen(on: str, events: str = EVENTS) -> list[str]:
    """Each source with what it says of the boxes of a day."""
    desk_ = desk(events)
    state = desk_.history.at(written.day(on))
    found = lenses(state, chart_of(state, desk_, key="chart", title=""), desk_)
    return [
        f"{lens.id}: supports {' '.join(lens.supports)}; names {' '.join(lens.names)}; "
        f"against {' '.join(key for key, _ in lens.against)}"
        for lens in found
    ]


def test_a_source_that_names_a_unit_and_tells_none_of_what_is_shown_is_not_silent_on_it() -> None:
    assert seen("2030-06-01") == [
        "gazette: supports ministry cloud lab; names ; against ",
        "herald: supports lab; names ; against ",
    ]
    assert seen("2031-06-01") == [
        "gazette: supports ministry cloud lab; names hub; against ",
        "herald: supports ; names lab; against ",
    ]


def test_a_unit_is_named_from_the_day_on_of_which_the_source_tells() -> None:
    assert seen("2032-06-01")[0] == "memo: supports web; names cloud; against "


def test_what_a_source_says_against_a_box_is_more_than_its_name() -> None:
    rejected = "{says: Cloud, sources: memo, changes: [{op: move, unit: lab, to: cloud}]}"
    taken = "{says: Hub, sources: gazette, adopted: true, because: it is so}"
    question = f"  disagreements:\n    - {{question: Where?, positions: [{rejected}, {taken}]}}\n"
    there = "- date: 2030-02-01\n  changes: [{op: create, unit: hub, under: ministry}]\n"
    move = "- date: 2031-01-01\n  changes: [{op: move, unit: lab, to: hub}]\n"
    start = EVENTS.partition("- date: 2031")[0]
    assert seen("2031-06-01", start + there + move + question)[0] == (
        "memo: supports ; names cloud; against lab"
    )


def test_a_chart_through_a_source_says_of_each_box_what_the_source_does() -> None:
    desk_ = desk(EVENTS)
    state = desk_.history.at(written.day("2031-06-01"))
    chart = chart_of(state, desk_, key="chart", title="")
    herald = lenses(state, chart, desk_)[-1]
    assert [(box.key, box.sentence.split("; ")[-1]) for box in through(chart, herald).boxes] == [
        ("ministry", "The Herald is silent on it"),
        ("cloud", "The Herald is silent on it"),
        ("hub", "The Herald is silent on it"),
        ("lab", "The Herald names it, but does not say this"),
    ]


REORGANISED = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry, sources: gazette}
    - {op: observe, unit: cloud, under: ministry, sources: gazette}
    - {op: observe, unit: lab, under: cloud, sources: herald}
    - {op: observe, unit: web, under: ministry, sources: gazette}
- id: change
  date: 2031-01-01
  sources: memo
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, to: hub}
    - {op: close, unit: web}
"""


def seen_on_its_event(events: str) -> list[str]:
    desk_ = desk(events)
    step = desk_.history.steps[-1]
    found = event_page(step, desk_).accounts.lenses
    return [
        f"{lens.id}: supports {' '.join(lens.supports)}; names {' '.join(lens.names)}"
        for lens in found
    ]


def test_on_an_event_a_ghost_is_about_the_place_before_and_what_is_gone_about_its_end() -> None:
    assert seen_on_its_event(REORGANISED) == [
        "memo: supports hub lab web; names ministry was--lab",
        "gazette: supports ministry cloud; names web",
        "herald: supports was--lab lab; names cloud",
    ]


def test_where_a_place_is_inferred_its_source_only_names_the_unit() -> None:
    inferred = REORGANISED.replace("to: hub}", "to: hub, inferred: it seems so, sources: herald}")
    assert seen_on_its_event(inferred)[-1] == "herald: supports was--lab; names cloud lab"


def test_two_sources_of_one_publisher_are_told_apart_by_date_then_by_title() -> None:
    desk_ = desk_in(
        """
organisation: {name: Ministry, root: ministry}
sources:
  - {id: a, title: One, publisher: The Gazette, published: 2030-01-05}
  - {id: b, title: Two, publisher: The Gazette, published: 2030-01-05}
  - {id: c, title: Three, publisher: The Gazette, published: 2030-02}
  - {id: d, title: Four, publisher: The Herald, published: 2030-02}
units: [{id: ministry, name: Ministry, kind: ministry}]
events:
  - {id: e, date: 2030, title: E, kind: other, summary: E., sources: [a, b, c, d], changes: [{op: observe, unit: ministry}]}
"""
    )
    assert [desk_.source(SourceId(source)).name for source in "abcd"] == [
        "The Gazette, 5 January 2030, “One”",
        "The Gazette, 5 January 2030, “Two”",
        "The Gazette, February 2030",
        "The Herald",
    ]


def test_when_a_head_was_named_is_told_apart_from_when_the_place_was() -> None:
    desk_ = desk_in(
        """
organisation: {name: Ministry, root: ministry}
people: [{id: ada, name: Ada Li}]
sources:
  - {id: a, title: One, publisher: A, published: 2030-01-05}
  - {id: b, title: Two, publisher: B, published: 2030-06-01}
units: [{id: ministry, name: Ministry, kind: ministry}]
events:
  - id: e
    date: 2030-01-01
    title: E
    kind: other
    summary: E.
    sources: a
    changes:
      - {op: observe, unit: ministry}
      - {op: appoint, person: ada, role: head, unit: ministry, observed: true, sources: b}
"""
    )
    state = desk_.history.last
    found = known(state, chart_of(state, desk_, key="chart", title=""), desk_)
    told = [(one.by, one.keys, [head.name for head, _ in one.heads], one.headed) for one in found]
    assert told == [
        ("2030-01-05", ("ministry",), [], ()),
        ("2030-06-01", (), ["Ada Li"], ("ministry",)),
    ]


def first_told(published: str) -> list[str]:
    """When the places of units were told first, by sources of some dates."""
    sources = "\n".join(
        f"  - {{id: s{n}, title: T{n}, publisher: P{n}, published: '{date}'}}"
        for n, date in enumerate(published.split(), start=1)
    )
    ids = ", ".join(f"s{n}" for n, _ in enumerate(published.split(), start=1))
    desk_ = desk_in(
        f"organisation: {{name: Ministry, root: ministry}}\nsources:\n{sources}\n"
        "units:\n  - {id: ministry, name: Ministry, kind: ministry}\n"
        "events:\n  - id: there\n    date: 2030-01-01\n    title: There\n    kind: other\n"
        f"    summary: There.\n    sources: [{ids}]\n"
        "    changes: [{op: observe, unit: ministry}]\n"
    )
    state = desk_.history.last
    found = known(state, chart_of(state, desk_, key="chart", title=""), desk_)
    return [f"{one.words}: {one.first} to {one.by}" for one in found]


@pytest.mark.parametrize(
    ("published", "told"),
    [
        ("2030-01-05", "5 January 2030: 2030-01-05 to 2030-01-05"),
        ("2030-01", "between 1 and 31 January 2030: 2030-01-01 to 2030-01-31"),
        ("2030-01 2030-01-05", "between 1 and 5 January 2030: 2030-01-01 to 2030-01-05"),
        ("[..2030-01-05]", "by 5 January 2030:  to 2030-01-05"),
    ],
)
def test_when_a_place_was_known_is_told_no_more_exactly_than_its_sources_are_dated(
    published: str, told: str
) -> None:
    assert first_told(published) == [told]


@pytest.mark.parametrize("on", ["2030-06-01", "2031-06-01", "2032-06-01"])
def test_what_one_source_says_is_the_same_whether_the_others_are_looked_at_or_not(on: str) -> None:
    rejected = "{says: Press, sources: [memo, herald], changes: [{op: move, unit: lab, to: cloud}]}"
    taken = "{says: Hub, sources: gazette, adopted: true, because: it is so}"
    question = f"  disagreements:\n    - {{question: Where?, positions: [{rejected}, {taken}]}}\n"
    desk_ = desk(EVENTS.replace("- date: 2032", f"{question}- date: 2032"))
    state = desk_.history.at(written.day(on))
    chart = chart_of(state, desk_, key="chart", title="")
    for lens in lenses(state, chart, desk_):
        assert lens_of(lens.id, state, chart, desk_) == lens
