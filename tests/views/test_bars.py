"""Tenures as bars on a time scale: solid where they are certain, soft where they are possible."""

import pytest

from orgline.views.desk import Desk
from orgline.views.parts import Bar
from orgline.views.unit import unit_page
from tests.views.shown import desk, desk_in
from tests.written import recorded

START = """
- date: 2030-01-01
  changes: [{op: create, unit: ministry}, {op: create, unit: lab, under: ministry}]
"""


def bars(events: str, today: str = "2040-12-31") -> list[Bar]:
    told = desk(START + events, today)
    return bars_of(told)


def bars_of(told: Desk) -> list[Bar]:
    lab = next(unit for unit in told.history.units if unit.id == "lab")
    return list(unit_page(lab, told).bars)


def parts(bar: Bar) -> tuple[float, float, float]:
    """How much of a bar is soft at its start, solid, and soft at its end; in hundredths of it."""
    whole = bar.right - bar.left
    solid = whole - bar.soft_left - bar.soft_right
    return (
        round(100 * bar.soft_left / whole),
        round(100 * solid / whole),
        round(100 * bar.soft_right / whole),
    )


def test_bars_have_soft_ends_as_long_as_a_date_is_open() -> None:
    (one,) = bars(
        """
- date: 2031
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: "[2034-01-01..2034-12-31]"
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert (parts(one), one.open_left, one.open_right) == ((25, 50, 25), False, False)


def test_bars_that_began_or_end_at_an_unknown_time_are_open() -> None:
    (one,) = bars(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, observed: true}]
"""
    )
    assert (parts(one), one.open_left, one.open_right) == ((0, 100, 0), True, True)


def test_no_day_is_certain_where_the_end_can_lie_before_the_last_day_of_the_beginning() -> None:
    (one,) = bars(
        """
- date: "[2031-01-01..2031-12-31]"
  changes: [{op: appoint, person: ada, role: head, unit: lab, observed: true}]
- date: "[2031-06-01..2031-12-31]"
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert (parts(one), one.certain) == ((100, 0, 0), False)


def test_bars_on_one_scale_are_as_long_as_their_time() -> None:
    first, second = bars(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2032-01-01
  changes: [{op: appoint, person: bob, role: head, unit: lab, replaces: ada}]
- date: 2034-01-01
  changes: [{op: depart, person: bob, role: head, unit: lab}]
"""
    )
    assert first.right == second.left
    ratio = (second.right - second.left) / (first.right - first.left)
    assert 1.99 < ratio < 2.01


def test_a_beginning_with_no_last_day_is_soft_up_to_the_newest_source() -> None:
    (one,) = bars(
        """
- date: "[2031..]"
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
"""
    )
    assert (parts(one), one.open_left, one.open_right) == ((100, 0, 0), False, True)


def test_a_bar_is_solid_only_up_to_the_first_day_of_its_newest_source() -> None:
    events = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
"""
    text = recorded(START + events).replace("2040-01-05", '"[2036-01-01..2040-12-31]"')
    (one,) = bars_of(desk_in(text))
    assert (parts(one), one.open_right) == ((0, 50, 50), True)


@pytest.mark.parametrize("planned", ["true", "false"])
def test_what_is_planned_or_to_come_is_soft(planned: str) -> None:
    (one,) = bars(
        f"""
- date: 2045-01-01
  planned: {planned}
  changes: [{{op: appoint, person: ada, role: head, unit: lab}}]
- date: 2047-01-01
  planned: {planned}
  changes: [{{op: depart, person: ada, role: head, unit: lab}}]
"""
    )
    assert parts(one) == (100, 0, 0)


def test_a_planned_end_is_soft_from_the_newest_source_on() -> None:
    (one,) = bars(
        """
- date: 2030-01-05
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2050-01-05
  planned: true
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert (parts(one), one.open_right) == ((0, 50, 50), False)


def test_a_day_that_is_not_certain_has_a_soft_end_too() -> None:
    (one,) = bars(
        """
- date: 2031-01-01~
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2035-01-01?
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert (one.soft_left, one.soft_right) == (2.0, 2.0)


def test_soft_ends_never_reach_over_each_other() -> None:
    (one,) = bars(
        """
- date: 2031
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- id: leaves
  date: 2031
  after: event-2
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert parts(one) == (100, 0, 0)
