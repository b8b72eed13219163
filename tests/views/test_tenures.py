"""People in posts: in words, as bars on a time scale, with gaps."""

from orgline.records import PersonId, RoleId, UnitId
from orgline.views.parts import Bar
from orgline.views.person import Gap, person_page, post_page
from orgline.views.unit import unit_page
from tests.views.shown import desk, said

START = """
- date: 2030-01-01
  changes: [{op: create, unit: ministry}, {op: create, unit: lab, under: ministry}]
"""


def holders(events: str) -> list[str]:
    """The holders of the post at the head of the lab, and the gaps between them."""
    page = post_page(UnitId("lab"), RoleId("head"), desk(START + events))
    return [
        part.words if isinstance(part, Gap) else f"{part.person.name} {part.words}"
        for part in page.terms
    ]


def test_a_post_names_its_holders_in_order_and_the_gaps_between_them() -> None:
    assert holders(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2031-03~
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2032
  changes: [{op: appoint, person: bob, role: head, unit: lab, acting: true}]
- date: "[2033-01-01..2033-01-10]"
  changes: [{op: appoint, person: cy, role: head, unit: lab, replaces: bob}]
"""
    ) == [
        "Ada Li from 1 January 2031, left about March 2031",
        "No source names a holder from about March 2031 to 2032.",
        "Bob Ray from 2032, left between 1 and 10 January 2033",
        "Cy Noor from between 1 and 10 January 2033, as of 5 January 2040",
    ]


def test_a_post_that_was_left_and_not_filled_says_so() -> None:
    found = holders(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, observed: true}]
- date: 2031-03-01
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    assert found == [
        "Ada Li already in post on 1 January 2031, left on 1 March 2031",
        "No source names a successor; the post was left on 1 March 2031.",
    ]


def test_in_a_post_with_many_seats_nothing_is_a_gap() -> None:
    events = (
        START
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: member, unit: lab}]
- date: 2031-03-01
  changes: [{op: depart, person: ada, role: member, unit: lab}]
- date: 2032-01-01
  changes: [{op: appoint, person: bob, role: member, unit: lab}]
"""
    )
    page = post_page(UnitId("lab"), RoleId("member"), desk(events))
    assert [type(part).__name__ for part in page.terms] == ["Term", "Term"]


def status(events: str, person: str = "ada", today: str = "2040-12-31") -> str:
    told = desk(START + events, today)
    return said(person_page(told.records.people[PersonId(person)], told).status)


CAREER = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: Director, acting: true}]
- date: 2032-01-01
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2033-01-01
  changes: [{op: appoint, person: ada, role: member, unit: ministry}]
"""


def test_a_person_is_in_post_as_of_the_newest_source_and_never_simply_still() -> None:
    assert status(CAREER) == "Ada Li is Member, [Ministry], as of 5 January 2040."


def test_a_person_who_left_was_in_post() -> None:
    until_then = CAREER[: CAREER.index("- date: 2033")]
    assert status(until_then) == "Ada Li was acting Director, [Lab], and left on 1 January 2032."


def test_a_person_without_a_post_is_said_to_have_none() -> None:
    assert status("", "bob") == "No source of this record names a post of Bob Ray."


def bars(events: str) -> list[Bar]:
    told = desk(START + events)
    lab = next(unit for unit in told.history.units if unit.id == "lab")
    return list(unit_page(lab, told).bars)


def test_bars_have_soft_ends_as_long_as_a_date_is_open() -> None:
    (one,) = bars(
        """
- date: 2031
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: "[2034-01-01..2034-12-31]"
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    whole = one.right - one.left
    assert 0.24 < one.soft_left / whole < 0.26
    assert 0.24 < one.soft_right / whole < 0.26
    assert (one.open_left, one.open_right) == (False, False)


def test_bars_that_began_or_end_at_an_unknown_time_are_open() -> None:
    (one,) = bars(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, observed: true}]
"""
    )
    assert (one.soft_left, one.open_left, one.soft_right, one.open_right) == (0.0, True, 0.0, True)


def test_bars_on_one_scale_are_as_long_as_their_time() -> None:
    first, second = bars(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2032-01-01
  changes: [{op: appoint, person: bob, role: head, unit: lab, replaces: ada}]
- date: 2034-01-01
  changes: [{op: depart, person: bob, role: head, unit: lab}]
"""
    )
    assert first.right == second.left
    ratio = (second.right - second.left) / (first.right - first.left)
    assert 1.99 < ratio < 2.01
