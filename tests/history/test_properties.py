"""What holds for every history, whatever happened in it."""

from datetime import date, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from orgline.history import (
    Family,
    Grading,
    History,
    Outline,
    State,
    diff,
    diff_of,
    outline,
    patch,
    told_by,
)
from orgline.records import SourceId
from tests.history.chronicles import HEADER, SOURCES, Told, chronicles, file_of
from tests.written import told_in

ONE_DAY = timedelta(days=1)
NOTHING = Outline(units={}, posts={})


def history_of(chronicle: tuple[Told, ...]) -> History:
    return told_in(HEADER + file_of(chronicle))


def days(chronicle: tuple[Told, ...]) -> list[date]:
    """Every day on which something can begin or settle, and the days around it."""
    edges = {edge for event in chronicle for edge in (event.since, event.until)}
    return sorted({edge + ONE_DAY * near for edge in edges for near in (-1, 0, 1)})


@given(chronicles())
def test_on_every_day_all_events_hold_that_can_have_happened(chronicle: tuple[Told, ...]) -> None:
    history = history_of(chronicle)
    for day in days(chronicle):
        begun = [event for event in chronicle if event.since <= day]
        expected = begun[-1].outline if begun else NOTHING
        assert outline(history.at(day)) == expected


@given(chronicles(), st.randoms(use_true_random=False))
def test_files_and_their_order_make_no_difference(
    chronicle: tuple[Told, ...], random: Random
) -> None:
    shuffled = random.sample(chronicle, len(chronicle))
    cut = random.randint(0, len(shuffled))
    files = [HEADER, file_of(shuffled[:cut]), file_of(shuffled[cut:])]
    random.shuffle(files)
    one, other = history_of(chronicle), told_in(*files)
    assert [step.event.id for step in one.steps] == [step.event.id for step in other.steps]
    assert [outline(one.at(day)) for day in days(chronicle)] == [
        outline(other.at(day)) for day in days(chronicle)
    ]


@given(chronicles(), st.data())
def test_the_difference_of_two_days_turns_the_one_into_the_other(
    chronicle: tuple[Told, ...], data: st.DataObject
) -> None:
    history = history_of(chronicle)
    start, end = sorted(
        data.draw(st.lists(st.sampled_from(days(chronicle)), min_size=2, max_size=2))
    )
    before, after = outline(history.at(start)), outline(history.at(end))
    assert patch(before, diff(history, start, end)) == after


@given(chronicles())
def test_the_differences_of_all_events_lead_from_nothing_to_the_end(
    chronicle: tuple[Told, ...],
) -> None:
    history, found = history_of(chronicle), NOTHING
    for step in history.steps:
        found = patch(found, diff_of(history, step, date.max))
        assert found == outline(history.after(step.event.id, date.max))


@given(chronicles())
def test_what_is_certain_is_possible_and_stays_certain(chronicle: tuple[Told, ...]) -> None:
    history = history_of(chronicle)
    claims = [claim for step in history.steps for claim in step.claims]
    for claim in claims:
        certain = [claim.certain_by(day) for day in days(chronicle)]
        possible = [claim.when.possible_by(day) for day in days(chronicle)]
        assert certain == sorted(certain)
        assert all(can for is_certain, can in zip(certain, possible, strict=True) if is_certain)


@given(chronicles())
def test_between_two_epochs_nothing_begins_or_settles(chronicle: tuple[Told, ...]) -> None:
    history = history_of(chronicle)
    epochs = [epoch.day for epoch in history.epochs]
    for day in days(chronicle):
        today, before = history.at(day), history.at(day - ONE_DAY)
        if day not in epochs:
            assert (outline(today), _sure(today)) == (outline(before), _sure(before))


def _sure(state: State) -> list[list[bool]]:
    units = [[state.certain(claim) for claim in unit.claims()] for unit in state.units]
    return [*units, *([state.certain(tenure.begun)] for tenure in state.all_tenures)]


@given(chronicles())
def test_every_unit_is_a_part_of_its_parent_alone_and_nothing_is_inside_itself(
    chronicle: tuple[Told, ...],
) -> None:
    history = history_of(chronicle)
    for day in days(chronicle):
        state = history.at(day)
        parts = {unit.id: [child.id for child in state.children(unit.id)] for unit in state.units}
        assert parts == {
            unit.id: [child.id for child in state.units if child.parent == unit.id]
            for unit in state.units
        }
        reached = [*state.tops, *(below for top in state.tops for below in state.below(top.id))]
        assert sorted(unit.id for unit in reached) == sorted(unit.id for unit in state.units)


@given(chronicles())
def test_a_tenure_lies_inside_a_life_of_its_unit(chronicle: tuple[Told, ...]) -> None:
    history = history_of(chronicle)
    units = {unit.id: unit for unit in history.units}
    last = (len(chronicle), 0)
    for tenure in history.tenures:
        first_step, end_step = tenure.begun.step, (tenure.ended.order if tenure.ended else last)[0]
        assert any(
            life.begun.step <= first_step
            and end_step <= (life.ended.order if life.ended else last)[0]
            for life in units[tenure.unit].lives
        )


@given(chronicles())
def test_every_question_has_an_answer(chronicle: tuple[Told, ...]) -> None:
    history = history_of(chronicle)
    grading, family = Grading(history), Family(history)
    for source in SOURCES:
        state = told_by(history, SourceId(source))
        reached = [unit for top in state.tops for unit in (top, *state.below(top.id))]
        assert len(reached) == len(state.units)
    for unit in history.units:
        lineage = family.of(unit.id)
        orders = [link.claim.order for link in (*lineage.ancestors, *lineage.descendants)]
        assert len(lineage.ancestors) == len({id(link) for link in lineage.ancestors})
        assert all(order < (len(chronicle), 0) for order in orders)
    assert all(grading.of(claim) for step in history.steps for claim in step.claims)
