"""What a large history costs, counted and not timed: states share what does not change."""

from collections.abc import Callable
from unittest.mock import patch

import pytest

from orgline.history import History, UnitState, diff, fold, outline
from tests.history.large import day, large
from tests.written import read_well

UNITS, EVENTS = 300, 300


def made(work: Callable[[], object]) -> int:
    """How many states of a unit are made during some work."""
    count = 0
    make = UnitState.__init__

    def counting(self: UnitState, **fields: object) -> None:
        nonlocal count
        count += 1
        make(self, **fields)  # type: ignore[arg-type]

    with patch.object(UnitState, "__init__", counting):
        work()
    return count


@pytest.fixture(scope="module")
def history() -> History:
    found, problems = fold(read_well(*large(UNITS, EVENTS)))
    assert not problems
    return found


@pytest.mark.parametrize("times", [1, 2, 4])
def test_each_change_makes_one_state_of_the_units_it_touches(times: int) -> None:
    records = read_well(*large(100 * times, 100 * times))
    changes = sum(len(event.changes) for event in records.events.values())
    posts = 100 * times - 1
    assert made(lambda: fold(records)) <= changes - posts


def test_asking_for_a_thousand_days_makes_no_state_of_a_unit(history: History) -> None:
    days = [day(number % EVENTS) for number in range(1000)]
    assert made(lambda: [history.at(on) for on in days]) == 0
    assert made(lambda: [outline(history.at(on)) for on in days[:10]]) == 0
    assert made(lambda: [diff(history, day(0), on) for on in days[:10]]) == 0


def test_two_days_share_the_states_of_all_units_that_did_not_change(history: History) -> None:
    before, after = history.at(day(EVENTS - 2)), history.at(day(EVENTS - 1))
    touched = {unit for step in history.between(before.day, after.day) for unit in step.touched}
    others = [unit.id for unit in before.units if unit.id not in touched]
    assert len(touched) <= 3
    assert len(others) >= UNITS - 3
    assert all(before.unit(other) is after.unit(other) for other in others)


def test_the_difference_of_neighbouring_days_looks_only_at_what_was_touched(
    history: History,
) -> None:
    asked: list[object] = []
    state = type(history.last)
    unit = state.unit

    def asking(self: object, identity: object) -> UnitState | None:
        asked.append(identity)
        return unit(self, identity)  # type: ignore[arg-type]

    with patch.object(state, "unit", asking):
        diff(history, day(EVENTS - 2), day(EVENTS - 1))
    assert 0 < len(asked) <= 6
