"""An event as one chart of before and after: what is drawn, marked and left out."""

import pytest

from orgline.records import EventId
from orgline.views.event import event_page
from orgline.views.union import MOST_LINES
from tests import written
from tests.views.shown import desk, desk_in, drawn

MOVE = """
- id: beginning
  date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: archive, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: web, under: lab}
- id: reform
  date: 2031-01-01
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, to: hub}
"""


def test_what_moves_stands_at_its_new_place_and_leaves_a_ghost_at_the_old_one() -> None:
    found = desk(MOVE)
    page = event_page(found.history.step(EventId("reform")), found)
    assert page.chart
    assert page.chart_before
    assert page.chart_after
    assert drawn(page.chart) == written.lines(
        """
        ministry
          cloud
            was--lab (moved away)
          hub (new)
            lab (moved)
              web
          more--ministry (hides 1)
        was--lab → lab (moved): Lab moved here
        """
    )
    assert drawn(page.chart_before) == written.lines(
        """
        ministry
          more--ministry (hides 1)
          cloud
            lab (moved away)
              web
        """
    )
    assert drawn(page.chart_after) == written.lines(
        """
        ministry
          more--ministry (hides 1)
          cloud
          hub (new)
            lab (moved)
              web
        """
    )


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        ("under: cloud", "Lab stood here before, in Cloud"),
        ("within: cloud", "Lab stood here before, somewhere in Cloud"),
    ],
)
def test_a_ghost_says_where_the_unit_stood(begun: str, said: str) -> None:
    found = desk(MOVE.replace("unit: lab, under: cloud", f"unit: lab, {begun}"))
    page = event_page(found.history.step(EventId("reform")), found)
    assert page.chart
    assert [box.sentence for box in page.chart.boxes if box.key == "was--lab"] == [said]


def test_a_chart_of_a_great_many_moves_stays_one_that_can_be_read() -> None:
    count = 400
    units = "".join(f"  - {{id: u{n}, name: Unit {n}, kind: team}}\n" for n in range(count))
    founded = "".join(f", {{op: create, unit: u{n}, under: cloud}}" for n in range(count))
    moved = ", ".join(f"{{op: move, unit: u{n}, to: hub}}" for n in range(count))
    events = f"""
- id: beginning
  date: 2030-01-01
  changes: [{{op: observe, unit: ministry}}, {{op: create, unit: cloud, under: ministry}},
    {{op: create, unit: hub, under: ministry}}{founded}]
- id: reform
  date: 2031-01-01
  changes: [{moved}]
"""
    names = written.NAMES.replace("units:\n", f"units:\n{units}")
    found = desk_in(names + "events:\n" + written.recorded(events).split("events:\n", 1)[1])
    chart = event_page(found.history.step(EventId("reform")), found).chart
    assert chart
    assert len(chart.boxes) <= 250
    assert len(chart.lines) <= MOST_LINES
