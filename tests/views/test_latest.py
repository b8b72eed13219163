"""The newest change: which event the first page leads with, and what it marks on the chart."""

import pytest

from orgline.views.home import home_page
from tests.views.shown import desk, drawn

EVENTS = """
- id: founded
  date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: lab, under: ministry}
    - {op: create, unit: press, under: ministry}
- id: small
  date: 2030-02-01
  changes:
    - {op: appoint, person: bob, role: deputy, unit: press}
- id: large
  date: 2030-02-01
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: appoint, person: ada, role: head, unit: hub}
    - {op: move, unit: lab, to: hub}
- id: seen
  date: 2030-03-01
  changes:
    - {op: observe, unit: archive, under: lab}
"""


def leads(events: str, today: str = "2040-12-31") -> str:
    """What the first page leads with: the event, the day before it, and the chart."""
    found = home_page(desk(events, today))
    if found.newest is None:
        return "nothing"
    since = found.newest.since.name if found.newest.since else "nothing before"
    return f"{found.newest.card.event.href}, since {since}\n{drawn(found.chart)}"


def test_the_newest_change_is_marked_on_the_first_chart_and_a_description_is_none() -> None:
    assert leads(EVENTS) == (
        "events/large/, since 1 January 2030\n"
        "ministry\n"
        "  press\n"
        "  hub (new, new head): Ada Li\n"
        "    lab (moved)\n"
        "      archive"
    )


def test_what_has_not_happened_by_today_is_no_change_yet() -> None:
    assert leads(EVENTS, today="2030-01-20") == (
        "events/founded/, since nothing before\nministry\n  lab\n  press"
    )


def test_a_plan_is_no_change() -> None:
    planned = """
- date: 2030-01-01
  planned: true
  changes: [{op: create, unit: ministry}]
"""
    assert leads(planned) == "nothing"


@pytest.mark.parametrize(
    "change",
    [
        "{op: appoint, person: ada, role: deputy, unit: lab}",
        "{op: report, unit: press, to: ada}",
        "{op: transfer, what: licences, from: lab, to: press}",
        "{op: depart, person: bob, role: deputy, unit: press}",
    ],
)
def test_a_change_that_no_box_shows_is_not_said_to_be_marked(change: str) -> None:
    later = f"- id: later\n  date: 2031-01-01\n  changes: [{change}]\n"
    found = home_page(desk(EVENTS + later))
    assert found.newest
    assert (found.newest.card.event.href, found.marked) == ("events/later/", False)


def test_an_imprecise_date_makes_no_event_newer_than_an_exact_one() -> None:
    vague = """
- id: vague
  date: 2031
  changes: [{op: rename, unit: press, name: Press desk}]
- id: by-then
  date: "[..2031-12-01]"
  changes: [{op: create, unit: archive}]
- id: exact
  date: 2031-03-10
  changes: [{op: rename, unit: lab, name: Laboratory}]
"""
    start = EVENTS.partition("- id: seen")[0]
    assert leads(start + vague, today="2031-06-01").startswith("events/exact/, since ")


def test_only_what_the_newest_event_did_is_marked() -> None:
    others = """
- id: passed-plan
  date: 2032-03-01
  planned: true
  changes: [{op: create, unit: archive, under: ministry}]
- id: renamed
  date: 2032-03-01
  changes: [{op: rename, unit: press, name: Press desk}]
"""
    start = EVENTS.partition("- id: seen")[0]
    assert leads(start + others) == (
        "events/renamed/, since 1 February 2030\n"
        "ministry\n"
        "  press (renamed)\n"
        "  hub: Ada Li\n"
        "    lab\n"
        "  archive (possible)"
    )
