"""How long a large record takes from its text to its last check."""

from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from orgline import site

FEW, MANY = 500, 2_000
FIRST = date(2000, 1, 1)

HEAD = """\
organisation: {name: The Ministry, root: ministry}
sources:
  - {id: gazette, title: All decrees, publisher: The Gazette, published: 2030-01-05}
units:
  - {id: ministry, name: The Ministry, kind: ministry}
"""

UNIT = "  - {{id: office-{0}, name: Office {0}, kind: office}}\n"

EVENT = """\
  - id: decree-{0}
    date: {1}
    title: Decree {0}
    kind: reorganisation
    summary: One office is founded and another moves into it.
    sources: [gazette]
    changes:
      - {{op: create, unit: office-{0}, under: ministry}}
"""

MOVE = "      - {{op: move, unit: office-{0}, from: ministry, to: office-{1}}}\n"


def record(root: Path, events: int) -> Path:
    """A record of that many events and units; every tenth event also moves an older unit."""
    units = "".join(UNIT.format(number) for number in range(events))
    told = [EVENT.format("start", FIRST).replace("create", "observe")]
    told[0] = told[0].replace("office-start, under: ministry", "ministry")
    for number in range(events):
        told.append(EVENT.format(number, FIRST + timedelta(days=1 + number)))
        if number % 10 == 9:
            told.append(MOVE.format(number - 5, number))
    (root / "orgdata").mkdir(parents=True)
    text = f"{HEAD}{units}events:\n{''.join(told)}"
    (root / "orgdata" / "ministry.yaml").write_text(text, encoding="utf-8")
    return root


def seconds(root: Path) -> float:
    """The best of three readings; the record has to be without errors."""
    times = []
    for _ in range(3):
        begin = perf_counter()
        assert site.examine(root).sound
        times.append(perf_counter() - begin)
    return min(times)


@pytest.mark.benchmark
def test_four_times_the_events_take_at_most_six_times_as_long(tmp_path: Path) -> None:
    few = seconds(record(tmp_path / "few", FEW))
    many = seconds(record(tmp_path / "many", MANY))
    print(f"\n{FEW} events: {few:.2f} s, {MANY} events: {many:.2f} s")
    assert many < 6 * few
