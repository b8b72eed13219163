"""A large history, for counting and for measuring: units that are founded, led, moved and renamed."""

from datetime import date, timedelta

FIRST = date(2000, 1, 1)
SPREAD = 40


def large(units: int, events: int) -> tuple[str, str]:
    """Two files: who there is; and one event a day, the first of which bring in the units."""
    everybody = "".join(f"  - {{id: p{n}, name: Person {n}}}\n" for n in range(units))
    everything = "".join(f"  - {{id: u{n}, name: Unit {n}, kind: unit}}\n" for n in range(units))
    names = (
        "organisation: {name: The whole, root: u0}\n"
        "sources: [{id: gazette, title: T, publisher: P, published: 2100}]\n"
        f"people:\n{everybody}units:\n{everything}"
    )
    return names, "events:\n" + "".join(_event(n, units, events) for n in range(events))


def day(number: int) -> date:
    """The day of an event."""
    return FIRST + timedelta(days=number)


def _event(number: int, units: int, events: int) -> str:
    each = -(-units // events)
    changes = [
        *(_founded(n) for n in range(number * each, min(units, (number + 1) * each))),
        f"{{op: rename, unit: u{number * each // 2}, name: Unit {number} renamed}}",
    ]
    if number % 2 and number * each < units:
        changes.append(f"{{op: move, unit: u{number * each}, within: u0}}")
    return (
        f"  - {{id: e{number}, date: {day(number)}, title: E{number}, kind: other, summary: S,"
        f" sources: gazette, changes: [{', '.join(changes)}]}}\n"
    )


def _founded(number: int) -> str:
    if not number:
        return "{op: observe, unit: u0}"
    parent = f"u{(number - 1) // SPREAD}"
    head = f"{{op: appoint, person: p{number}, role: head, unit: u{number}}}"
    return f"{{op: create, unit: u{number}, under: {parent}}}, {head}"
