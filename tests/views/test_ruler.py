"""Time scales: ticks on calendar days, as many as have room for their words."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orgline.views.parts import Tick
from orgline.views.ruler import ROOMY, TIGHT, Ruler


def words(ticks: tuple[Tick, ...]) -> str:
    """What a reader sees along a scale; a line without words is a bar."""
    return " ".join(tick.label.replace(" ", "_") or "|" for tick in ticks)


@pytest.mark.parametrize(
    ("first", "last", "roomy", "tight"),
    [
        ("2026-03-01", "2026-03-22", "2_Mar_2026 9_Mar 16_Mar |", "1_Mar_2026 15_Mar"),
        ("2025-12-20", "2026-02-20", "1_Jan_2026 15_Jan 1_Feb |", "Jan_2026 Feb"),
        ("2025-09-01", "2026-03-19", "Sep_2025 Nov Jan_2026 Mar", "Oct_2025 Jan_2026"),
        ("2023-01-01", "2026-03-19", "2023 2024 2025 2026", "2023 2024 2025 |"),
        (
            "1984-05-01",
            "2024-05-01",
            "1985 1990 1995 2000 2005 2010 2015 2020 |",
            "1990 2000 2010 |",
        ),
        ("0800-01-01", "2024-01-01", "800 1000 1200 1400 1600 1800 |", "1000 1500 |"),
    ],
)
def test_days_weeks_months_or_years_as_there_is_room(
    first: str, last: str, roomy: str, tight: str
) -> None:
    scale = Ruler([date.fromisoformat(first), date.fromisoformat(last)]).scale
    assert (words(scale.roomy), words(scale.tight)) == (roomy, tight)


@example([date(9999, 12, 31)], ROOMY)
@example([date(1, 1, 1), date(9999, 12, 31)], TIGHT)
@given(st.lists(st.dates(), min_size=1), st.sampled_from([ROOMY, TIGHT]))
def test_every_scale_has_ticks_and_none_stands_where_another_is(
    days: list[date], width: int
) -> None:
    ruler = Ruler(days)
    ticks = ruler.ticks(width)
    places = [tick.at for tick in ticks]
    assert places
    assert places == sorted(set(places))
    assert all(0 <= ruler.at(day) <= 100 for day in days)
