"""Who holds a post, from when to when."""

from orgline.history import History, Tenure
from orgline.records import RoleId
from tests.written import lines, person, told, tree, unit

MINISTRY = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: lab, under: ministry}
"""


def career(history: History, who: str) -> list[str]:
    """The tenures of a person: post, title, from and to which event."""
    return [_told(tenure) for tenure in history.careers[person(who)]]


def _told(tenure: Tenure) -> str:
    titles = " > ".join(
        f"{fact.value.text or '–'}{' (acting)' * fact.value.acting}" for fact in tenure.titles
    )
    end = tenure.ended.when.text if tenure.ended else ".."
    begin = ("observed " if tenure.observed else "") + tenure.begun.when.text
    return f"{tenure.role} of {tenure.unit}: {titles}, {begin}/{end}"


def test_a_tenure_lasts_from_the_appointment_to_the_departure() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: President}]
- date: 2033-01-01
  changes: [{op: depart, person: ada, role: head, unit: lab, reason: Retired}]
"""
    )
    assert career(history, "ada") == ["head of lab: President, 2031-01-01/2033-01-01"]


def test_a_tenure_holds_from_the_day_it_begins_and_no_longer_on_the_day_it_ends() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2033-01-01
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    days = ("2030-12-31", "2031-01-01", "2032-12-31", "2033-01-01")
    assert [tree(history, day).splitlines()[1].strip() for day in days] == [
        "Lab",
        "Lab – ada",
        "Lab – ada",
        "Lab",
    ]


def test_a_successor_replaces_the_holder_at_the_same_moment() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2032-01-01
  changes: [{op: appoint, person: bob, role: head, unit: lab, replaces: ada}]
"""
    )
    held = history.posts[unit("lab"), RoleId("head")]
    assert [_told(tenure) for tenure in held] == [
        "head of lab: –, 2031-01-01/2032-01-01",
        "head of lab: –, 2032-01-01/..",
    ]


def test_from_acting_to_permanent_it_is_one_tenure() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: Director, acting: true}]
- date: 2032-01-01
  changes: [{op: retitle, person: ada, role: head, unit: lab}]
- date: 2033-01-01
  changes: [{op: retitle, person: ada, role: head, unit: lab, title: President}]
"""
    )
    assert career(history, "ada") == [
        "head of lab: Director (acting) > Director > President, 2031-01-01/.."
    ]
    assert [tree(history, f"{year}-01-01").splitlines()[1] for year in (2031, 2032, 2033)] == [
        "  Lab – ada Director (acting)",
        "  Lab – ada Director",
        "  Lab – ada President",
    ]


def test_who_was_found_in_post_began_at_an_unknown_time_before() -> None:
    history = told(
        MINISTRY
        + """
- date: [..2031-03-15]
  after: event-1
  changes: [{op: appoint, person: ada, role: head, unit: ministry, observed: true}]
- date: 2032-01-01
  changes: [{op: depart, person: ada, role: head, unit: ministry}]
"""
    )
    assert career(history, "ada") == ["head of ministry: –, observed [..2031-03-15]/2032-01-01"]


def test_a_role_with_many_seats_is_never_full_and_one_with_two_holds_two() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes:
    - {op: appoint, person: ada, role: member, unit: lab}
    - {op: appoint, person: bob, role: member, unit: lab}
    - {op: appoint, person: cy, role: member, unit: lab}
    - {op: appoint, person: cy, role: deputy, unit: lab}
    - {op: appoint, person: dee, role: deputy, unit: lab, title: Vice}
    - {op: appoint, person: dee, role: head, unit: lab}
"""
    )
    assert tree(history, "2031-01-01") == lines(
        """
        Ministry
          Lab – ada [member], bob [member], cy [member], cy [deputy], dee [deputy] Vice, dee
        """
    )


def test_only_roles_that_lead_make_heads() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes:
    - {op: appoint, person: ada, role: member, unit: lab}
    - {op: appoint, person: bob, role: head, unit: lab}
"""
    )
    assert [tenure.person for tenure in history.last.heads(unit("lab"))] == ["bob"]


def test_one_person_can_return_to_a_post() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2032-01-01
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2033-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
"""
    )
    assert career(history, "ada") == [
        "head of lab: –, 2031-01-01/2032-01-01",
        "head of lab: –, 2033-01-01/..",
    ]


def test_who_may_have_left_is_told_apart_from_who_has() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: [2032-01-01..2032-01-10]
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""
    )
    lab = unit("lab")
    days = (history.at(day) for day in (history.steps[2].since, history.steps[2].until) if day)
    assert [[t.person for t in state.possibly_departed(lab)] for state in days] == [["ada"], []]
