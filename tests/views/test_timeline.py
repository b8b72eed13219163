"""The timeline: events filed under the years that they can lie in, and what can be chosen."""

from orgline.views.timeline import TimelinePage, timeline_page
from tests.views.shown import desk


def listed(page: TimelinePage) -> list[str]:
    """Each group of years with the dates in it."""
    return [
        f"{group.first or ''}–{group.last or ''}: {'; '.join(c.date.words for c in group.events)}"
        for group in page.groups
    ]


def test_what_can_lie_in_several_years_is_filed_under_all_of_them_newest_first() -> None:
    events = "\n".join(
        f'- date: "{when}"'
        for when in (
            "2023-05",
            "2024-03-01",
            "[2023..2026]",
            "2023/2025",
            "2026-01-02",
            "[2025-12-30..2026-01-02]",
            "[2023-06-30..2026-03-15]",
            "[..2026-03-15]",
            "[2026-02..]",
        )
    )
    assert listed(timeline_page(desk(events))) == [
        "2026–: in or after February 2026",
        "2026–2026: 2 January 2026",
        "2025–2026: between 30 December 2025 and 2 January 2026",
        "2023–2026: between 2023 and 2026; between 30 June 2023 and 15 March 2026",
        "–2026: by 15 March 2026",
        "2023–2025: from 2023 to 2025",
        "2024–2024: 1 March 2024",
        "2023–2023: May 2023",
    ]


def test_a_plan_stands_in_the_year_that_it_is_for() -> None:
    page = timeline_page(desk("- date: 2050-05\n  planned: true\n- date: 2040-01-01"))
    assert listed(page) == ["2050–2050: May 2050", "2040–2040: 1 January 2040"]


def test_kinds_are_chosen_in_the_order_in_which_the_format_names_them() -> None:
    page = timeline_page(
        desk(
            """
- date: 2034
  kind: other
- date: 2033
  kind: results
- date: 2032
  kind: departure
- date: 2031
  kind: reorganisation
- date: 2030
  kind: results
"""
        )
    )
    assert page.kinds == ("reorganisation", "departure", "results", "other")


def test_events_are_marked_on_the_scale_of_the_tenures_as_long_as_they_are_open() -> None:
    page = timeline_page(
        desk(
            """
- date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: appoint, person: ada, role: head, unit: ministry}
- date: "[2032..2033]"
- date: 2020-01-01
"""
        )
    )
    assert [(mark.card.date.words, mark.width > 0) for mark in page.marks] == [
        ("1 January 2030", False),
        ("between 2032 and 2033", True),
    ]


def test_events_that_can_lie_on_the_same_days_are_marked_beside_each_other() -> None:
    dates = ("[2030..2032]", "2031-01-01", "[2030..2032]", "[2031..2032]", "2033", "2031")
    events = "".join(f'- date: "{date}"\n' for date in dates)
    held = (
        "- date: 2030-01-01\n  changes:\n    - {op: create, unit: ministry}\n"
        "    - {op: appoint, person: ada, role: head, unit: ministry}\n"
        "- date: 2034-01-01\n  changes: [{op: depart, person: ada, role: head, unit: ministry}]\n"
    )
    marks = timeline_page(desk(held + events)).marks
    assert {(mark.card.date.words, mark.lane) for mark in marks if mark.width} == {
        ("between 2030 and 2032", 0),
        ("between 2031 and 2032", 1),
        ("2031", 2),
        ("2033", 0),
    }


def test_a_row_of_events_is_of_bounded_height() -> None:
    held = (
        "- date: 2030-01-01\n  changes:\n    - {op: create, unit: ministry}\n"
        "    - {op: appoint, person: ada, role: head, unit: ministry}\n"
    )
    events = "".join(f'- date: "[2031-01-{n:02}..2039-01-{n:02}]"\n' for n in range(1, 29))
    marks = timeline_page(desk(held + events)).marks
    assert {mark.lane for mark in marks} == set(range(10))
