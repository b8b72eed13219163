"""A large record, made up: a ministry with that many units, and that many days on which it changes."""

from datetime import date, timedelta
from pathlib import Path

FIRST = date(2001, 1, 1)
TODAY = date(2029, 12, 31)
DIVISIONS = 8
NAMES = ("Harbours", "Lamps and Wicks", "Tide Tables", "Fog", "Ropes & Knots", "Pilots", "Dredging")
KINDS = ("office", "department", "service", "laboratory")

HEAD = """\
organisation: {name: Ministry of Many Offices, root: ministry, summary: A ministry for measuring.}
sources:
  - {id: gazette, title: All decrees of the ministry, publisher: The Gazette, published: 2030-01-05}
  - {id: herald, title: What became of the offices, publisher: The Herald, published: 2030-01-06}
"""
EVENT = """\
  - id: {id}
    date: {day}
    title: {title}
    kind: reorganisation
    summary: As the Gazette has it, some offices are put elsewhere and others get another head.
    sources: [gazette, herald]
    changes:
"""


def record(root: Path, units: int, days: int) -> Path:
    """Write the record into an empty folder; its chart is three levels deep, the root the first."""
    (root / "orgdata").mkdir(parents=True)
    text = "".join((HEAD, _units(units), _people(units), "events:\n", _begin(units)))
    told = "".join(_decree(number, units) for number in range(1, days))
    (root / "orgdata" / "all.yaml").write_text(text + told, encoding="utf-8")
    return root


def parent(number: int) -> str:
    """Where a unit stands at first: the first ones under the root, the others under one of these."""
    return "ministry" if number <= DIVISIONS else f"unit-{number % DIVISIONS + 1}"


def _units(units: int) -> str:
    rows = "".join(
        f"  - {{id: unit-{n}, name: {NAMES[n % len(NAMES)]} {n}, kind: {KINDS[n % len(KINDS)]}}}\n"
        for n in range(1, units)
    )
    return f"units:\n  - {{id: ministry, name: Ministry of Many Offices, kind: ministry}}\n{rows}"


def _people(units: int) -> str:
    rows = (
        f"  - {{id: person-{n}, name: Ada {NAMES[n % 7].split()[0]} {n}}}\n"
        for n in range(1, units)
    )
    return f"people:\n{''.join(rows)}"


def _begin(units: int) -> str:
    found = EVENT.format(id="first-list", day=FIRST, title="The first list of all offices")
    found += "      - {op: observe, unit: ministry}\n"
    for n in range(1, units):
        found += f"      - {{op: observe, unit: unit-{n}, under: {parent(n)}}}\n"
        found += f"      - {{op: appoint, person: person-{n}, role: head, unit: unit-{n}}}\n"
    return found


def _decree(number: int, units: int) -> str:
    """Decree `number` moves five units to a division each, and gives three another head."""
    day = FIRST + timedelta(days=91 * number)
    found = EVENT.format(id=f"decree-{number}", day=day, title=f"Decree {number} on the offices")
    leaves = units - 1 - DIVISIONS
    for step in range(5):
        n = DIVISIONS + 1 + (number * 5 + step) % leaves
        turn = (number * 5 + step) // leaves
        to = (n + turn + 1) % DIVISIONS + 1
        found += f"      - {{op: move, unit: unit-{n}, to: unit-{to}}}\n"
    return found
