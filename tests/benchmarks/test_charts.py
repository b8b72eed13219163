"""How long charts take: every page of a day and every event has one."""

from time import perf_counter

import pytest

from orgline.render import svg
from orgline.render.layout import place
from tests.render.charts import wide_tree

ALLOWED = 0.060


@pytest.mark.benchmark
def test_a_chart_of_250_boxes_takes_less_than_60_ms() -> None:
    drawn = wide_tree(245)
    svg.draw(place(drawn), "")  # compiles the template
    times = []
    for _ in range(5):
        begin = perf_counter()
        svg.draw(place(drawn), "")
        times.append(perf_counter() - begin)
    assert min(times) < ALLOWED
