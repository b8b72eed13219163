"""What holds for the plan of any two records."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from orgline.history import History, Outline, outline
from orgline.plan import Plan, plan
from orgline.plan.changes import Change, Settles, Transfers
from tests.history.chronicles import HEADER, Told, chronicles, file_of
from tests.written import told_in

TODAY = date(2100, 1, 1)
ONE_DAY = timedelta(days=1)


def history_of(chronicle: tuple[Told, ...]) -> History:
    return told_in(HEADER + file_of(chronicle))


def planned(base: History, new: History) -> Plan:
    return plan(base, new, TODAY, with_pages=False)


def days(*chronicles: tuple[Told, ...]) -> list[date]:
    """Every day on which something can begin or settle, and the days before these."""
    edges = {edge for told in chronicles for event in told for edge in (event.since, event.until)}
    return sorted({edge - ONE_DAY * near for edge in edges for near in (0, 1)})


def changes(plan: Plan) -> list[Change]:
    own = [change for day in plan.days for change in day.changes]
    return own + [change for later in plan.later for change in later.changes]


def holds(change: Change, day: date) -> bool:
    return (change.start or date.min) <= day and (change.end is None or day < change.end)


def told_of(plan: Plan, day: date) -> set[str]:
    """The units about which the plan says that they, or a post of theirs, differ on a day."""
    shown = (change for change in changes(plan) if holds(change, day))
    return {change.unit for change in shown if not isinstance(change, Settles | Transfers)}


def differing(one: Outline, other: Outline) -> set[str]:
    """The units that are another, or have other people in post."""
    units = {u for u in {*one.units, *other.units} if one.units.get(u) != other.units.get(u)}
    posts = {p for p in {*one.posts, *other.posts} if one.posts.get(p) != other.posts.get(p)}
    return {str(unit) for unit in units} | {str(unit) for _, unit, _ in posts}


@given(chronicles(), chronicles())
def test_a_plan_tells_once_of_every_unit_that_differs_on_a_day_and_of_no_other(
    one: tuple[Told, ...], other: tuple[Told, ...]
) -> None:
    base, new = history_of(one), history_of(other)
    made = planned(base, new)
    found = changes(made)
    assert all(change.end is None or (change.start or date.min) < change.end for change in found)
    assert len(set(found)) == len(found)
    for day in days(one, other):
        expected = differing(outline(base.at(day)), outline(new.at(day)))
        assert expected <= told_of(made, day)
        steps = {c.unit for c in changes(made) if not getattr(c, "instead", True)}
        assert told_of(made, day) - steps <= expected


@given(chronicles(), st.integers(0, 11))
def test_the_later_states_are_the_later_days_on_which_the_outlines_differ(
    chronicle: tuple[Told, ...], number: int
) -> None:
    if number >= len(chronicle):
        return
    without = chronicle[:number]
    base, new = history_of(without), history_of(chronicle)
    made = planned(base, new)
    own = {day.day or date.min for day in made.days}
    both = {epoch.day for epoch in base.epochs} & {epoch.day for epoch in new.epochs}
    expected = {day for day in both - own if outline(base.at(day)) != outline(new.at(day))}
    assert expected <= {later.day for later in made.later} <= both - own


@given(chronicles(), st.randoms(use_true_random=False))
def test_the_order_of_events_and_files_changes_nothing(
    chronicle: tuple[Told, ...], random: Random
) -> None:
    shuffled = random.sample(chronicle, len(chronicle))
    cut = random.randint(0, len(shuffled))
    base = history_of(chronicle)
    new = told_in(HEADER, file_of(shuffled[:cut]), file_of(shuffled[cut:]))
    made = planned(base, new)
    assert (changes(made), made.relabelled, made.asked, made.lost) == ([], (), (), ())


@given(chronicles(most=5))
def test_a_record_planned_against_itself_has_no_changes(chronicle: tuple[Told, ...]) -> None:
    made = plan(history_of(chronicle), history_of(chronicle), TODAY)
    assert made.is_empty
    assert not made.lost
