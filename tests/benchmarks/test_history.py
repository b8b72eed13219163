"""How long 2,000 units and 2,000 events take to fold, to ask and to compare."""

import itertools
from collections.abc import Callable
from time import perf_counter

import pytest

from orgline.history import History, diff, fold, told_by
from orgline.records import SourceId
from tests.history.large import day, large
from tests.written import read_well

SIZES = (500, 1_000, 2_000)
EPOCHS = 1_000
ALLOWED = {"fold": 2.0, f"at, {EPOCHS} days": 0.1, f"diff, {EPOCHS} days": 1.0, "told by": 2.0}


def measured(work: Callable[[], object]) -> float:
    """Seconds, the best of three."""
    times = []
    for _ in range(3):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def costs(size: int) -> dict[str, float]:
    """What each question costs of a history with as many units as events."""
    records = read_well(*large(size, size))
    history, problems = fold(records)
    assert not problems
    days = [day(number * size // EPOCHS) for number in range(EPOCHS)]
    return {
        "fold": measured(lambda: fold(records)),
        f"at, {EPOCHS} days": measured(lambda: [history.at(on) for on in days]),
        f"diff, {EPOCHS} days": measured(lambda: _differences(history, size)),
        "told by": measured(lambda: told_by(history, SourceId("gazette"))),
    }


def _differences(history: History, size: int) -> list[object]:
    days = [day(number * size // EPOCHS) for number in range(EPOCHS)]
    return [diff(history, *pair) for pair in itertools.pairwise(days)]


@pytest.mark.benchmark
def test_two_thousand_events_are_folded_asked_and_compared_in_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = {size: costs(size) for size in SIZES}
    with capsys.disabled():
        print(f"\n{'units = events':>22}" + "".join(f"{size:>10,}" for size in SIZES))
        for question in ALLOWED:
            cells = "".join(f"{table[size][question] * 1000:>7.1f} ms" for size in SIZES)
            print(f"{question:>22}{cells}")
    most = table[SIZES[-1]]
    assert {question for question, seconds in most.items() if seconds > ALLOWED[question]} == set()
