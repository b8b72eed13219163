"""Plans of records that are written as YAML text, and what they say as text."""

from collections.abc import Iterable, Iterator
from datetime import date

from orgline.cli.plan_lines import label_lines, page_lines
from orgline.cli.plan_text import Line, Wording, day_title, last_line
from orgline.plan import Plan, plan
from tests.written import recorded, told_in

TODAY = date(2040, 1, 1)

START = """
- id: start
  date: 2039-01-01
  title: The start
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: hub, under: ministry}
    - {op: observe, unit: lab, under: cloud}
    - {op: observe, unit: chat, under: lab}
    - {op: appoint, person: ada, role: head, unit: lab}
    - {op: appoint, person: bob, role: deputy, unit: lab}
"""


def planned(base: str, new: str, *, with_pages: bool = False) -> Plan:
    """The plan of two lists of events."""
    return planned_in(recorded(base), recorded(new), with_pages=with_pages)


def planned_in(base: str, new: str, *, with_pages: bool = False) -> Plan:
    """The plan of two whole files."""
    return plan(told_in(base), told_in(new), TODAY, with_pages=with_pages)


def said(plan: Plan) -> str:
    """What a plan says of days and labels, and its last line."""
    return "\n".join((*_days(plan), *_later(plan), *_plain(label_lines(plan)), last_line(plan)))


def pages(plan: Plan) -> str:
    """What a plan says of pages."""
    return "\n".join(_plain(page_lines(plan.sheets or ())))


def _days(plan: Plan) -> Iterator[str]:
    for day in plan.days:
        yield day_title(day)
        yield from _plain(Wording(plan).lines(day.changes))


def _later(plan: Plan) -> Iterator[str]:
    yield from _plain(Wording(plan).later(plan.later))


def _plain(lines: Iterable[Line]) -> Iterator[str]:
    return (f"{line.sign or 'later:'} {line.plain}" for line in lines)
