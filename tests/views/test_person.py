"""What a person is and was, and who held a post: each tenure with its own certainty."""

import pytest

from orgline.records import PersonId, RoleId, UnitId
from orgline.views.person import people_page, person_page
from orgline.views.post import Gap, post_page
from tests.views.shown import desk, desk_in, said
from tests.written import recorded

START = """
- date: 2020-01-01
  changes: [{op: create, unit: ministry}, {op: create, unit: lab, under: ministry}]
"""


def holders(events: str, today: str = "2040-12-31") -> list[str]:
    """The holders of the post at the head of the lab, and the gaps between them."""
    page = post_page(UnitId("lab"), RoleId("head"), desk(START + events, today))
    return [
        part.words if isinstance(part, Gap) else f"{part.person.name} {part.words}"
        for part in page.terms
    ]


def status(events: str, person: str = "ada", today: str = "2040-12-31") -> str:
    told = desk(START + events, today)
    return said(person_page(told.records.people[PersonId(person)], told).status)


# --- posts ---------------------------------------------------------------------------------


def test_a_post_names_its_holders_in_order_and_the_gaps_that_there_were_for_sure() -> None:
    assert holders(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2031-03
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2032
  changes: [{op: appoint, person: bob, role: head, unit: lab, acting: true}]
- date: "[2033-01-01..2033-01-10]"
  changes: [{op: appoint, person: cy, role: head, unit: lab, replaces: bob}]
"""
    ) == [
        "Ada Li from 1 January 2031, left in March 2031",
        (
            "The post was left in March 2031 and taken up again in 2032; no source names a holder "
            "in between."
        ),
        "Bob Ray from 2032, left between 1 and 10 January 2033",
        "Cy Noor from a day between 1 and 10 January 2033, as of 5 January 2040",
    ]


def test_a_gap_that_rests_on_a_doubtful_date_is_doubtful() -> None:
    found = holders(
        """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2031-03-16?
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2032
  changes: [{op: appoint, person: bob, role: head, unit: lab}]
"""
    )
    assert found[1] == (
        "The post was left perhaps on 16 March 2031 and taken up again in 2032; for a time in "
        "between, if there was one, no source names a holder."
    )


@pytest.mark.parametrize(
    ("left", "begun", "observed"),
    [
        ("2032", "2032-06-01", "false"),
        ("2031-03-01", "2032-01-01", "true"),
        ("[2031..]", "2033-01-01", "false"),
        ("2031-03-01", "2031-03-01", "false"),
    ],
)
def test_dates_that_can_touch_and_people_found_in_post_make_no_gap(
    left: str, begun: str, observed: str
) -> None:
    found = holders(
        f"""
- date: 2031-01-01
  changes: [{{op: appoint, person: ada, role: head, unit: lab}}]
- date: "{left}"
  changes: [{{op: depart, person: ada, role: head, unit: lab}}]
- date: "{begun}"
  changes: [{{op: appoint, person: bob, role: head, unit: lab, observed: {observed}}}]
"""
    )
    assert [words.split()[0] for words in found] == ["Ada", "Bob"]


ADA_LEFT = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, observed: true}]
- date: 2031-03
  changes: [{op: depart, person: ada, role: head, unit: lab}]
"""


def test_a_post_that_was_left_and_not_filled_says_so() -> None:
    assert holders(ADA_LEFT) == [
        "Ada Li already in post on 1 January 2031, left in March 2031",
        "No source names a successor; the post was left in March 2031.",
    ]


def test_no_successor_is_missed_while_the_holder_need_not_have_left() -> None:
    start = "Ada Li already in post on 1 January 2031"
    assert holders(ADA_LEFT, "2031-03-10") == [f"{start}, possibly left in March 2031"]
    assert holders(ADA_LEFT, "2031-02-10") == [
        f"{start}, as of 5 January 2040, to leave in March 2031"
    ]
    planned = ADA_LEFT.replace("2031-03\n", "2031-03\n  planned: true\n")
    assert holders(planned) == [f"{start}, was to leave in March 2031"]


CLOSED = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab}]
- date: 2032-01-01
  changes: [{op: depart, person: ada, role: head, unit: lab}, {op: close, unit: lab}]
"""


def test_a_unit_that_is_gone_misses_no_head() -> None:
    assert holders(CLOSED) == ["Ada Li from 1 January 2031, left on 1 January 2032"]
    again = """
- date: 2034-01-01
  changes:
    - {op: reopen, unit: lab, under: ministry}
    - {op: appoint, person: bob, role: head, unit: lab}
"""
    assert [words.split()[0] for words in holders(CLOSED + again)] == ["Ada", "Bob"]


@pytest.mark.parametrize(
    ("begun", "words"),
    [
        ("[2031..]", "from 2031 or later, as of 5 January 2040"),
        ("[..2031]", "from 2031 or earlier, as of 5 January 2040"),
        ("2031-03-16~", "from about 16 March 2031, as of 5 January 2040"),
        ("2050", "planned from 2050, as of 5 January 2040"),
    ],
)
def test_a_tenure_is_told_as_exactly_as_it_was_given(begun: str, words: str) -> None:
    text = (
        START.replace("2020-01-01", '"[..2030-01-01]"')
        + f"""
- id: takes-office
  after: event-1
  date: "{begun}"
  changes: [{{op: appoint, person: ada, role: head, unit: lab}}]
"""
    )
    page = post_page(UnitId("lab"), RoleId("head"), desk(text))
    assert [part.words for part in page.terms] == [words]


def test_the_newest_source_of_a_tenure_can_have_a_date_that_is_not_exact() -> None:
    text = recorded(START + ADA_LEFT[: ADA_LEFT.index("- date: 2031-03")]).replace(
        "2040-01-05", '"[2040-01-16..2040-01-20]"'
    )
    page = post_page(UnitId("lab"), RoleId("head"), desk_in(text))
    assert [part.words for part in page.terms] == [
        "already in post on 1 January 2031, as of 16–20 January 2040"
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


# --- people --------------------------------------------------------------------------------

CAREER = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: Director, acting: true}]
- date: 2032
  changes: [{op: depart, person: ada, role: head, unit: lab}]
- date: 2033-01-01
  sources: [memo]
  changes: [{op: appoint, person: ada, role: member, unit: ministry}]
"""
UNTIL_THEN = CAREER[: CAREER.index("- date: 2033")]


def test_a_person_is_in_post_as_of_the_newest_source_and_never_simply_still() -> None:
    assert status(CAREER) == "Ada Li is Member, [Ministry], as of 4 January 2040."


def test_each_post_has_the_newest_source_of_its_own() -> None:
    both = CAREER.replace("op: depart, person: ada", "op: appoint, person: bob").replace(
        "role: head, unit: lab}]\n- date: 2033", "role: member, unit: lab}]\n- date: 2033"
    )
    assert status(both) == (
        "Ada Li is acting Director, [Lab], as of 5 January 2040; Member, [Ministry], as of "
        "4 January 2040."
    )


def test_a_person_who_left_was_in_post() -> None:
    assert status(UNTIL_THEN) == "Ada Li was acting Director, [Lab], and left in 2032."


def test_a_person_who_need_not_have_left_has_possibly_left() -> None:
    assert status(UNTIL_THEN, today="2032-06-15") == (
        "Ada Li was acting Director, [Lab], and has possibly left: the end is dated in 2032."
    )


def test_a_person_whose_end_in_post_lies_ahead_is_in_post() -> None:
    assert status(UNTIL_THEN, today="2031-06-15") == (
        "Ada Li is acting Director, [Lab], as of 5 January 2040, and is to leave in 2032."
    )


def test_a_person_who_need_not_have_begun_is_possibly_in_post() -> None:
    begun = "\n- date: 2031\n  changes: [{op: appoint, person: ada, role: head, unit: lab}]\n"
    assert status(begun, today="2031-06-15") == (
        "Ada Li is possibly Head, [Lab]: the beginning is dated in 2031."
    )


def test_a_post_that_begins_in_the_future_was_not_held() -> None:
    assert status(CAREER, today="2030-01-01") == (
        "Ada Li is to become acting Director, [Lab], on 1 January 2031; Member, [Ministry], on "
        "1 January 2033."
    )
    assert status(CAREER, today="2032-12-31") == (
        "Ada Li was acting Director, [Lab], and left in 2032. Ada Li is to become Member, "
        "[Ministry], on 1 January 2033."
    )


def test_a_title_that_lies_ahead_is_not_borne_yet() -> None:
    text = """
- date: 2031-01-01
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: Director}]
- date: 2050-01-01
  planned: true
  changes: [{op: retitle, person: ada, role: head, unit: lab, title: President}]
"""
    assert status(text) == "Ada Li is Director, [Lab], as of 5 January 2040."


def test_a_person_without_a_post_is_said_to_have_none() -> None:
    assert status("", "bob") == "No source of this record names a post of Bob Ray."


def test_a_person_is_told_step_by_step_and_with_those_who_answer() -> None:
    text = (
        START
        + UNTIL_THEN
        + """
- date: 2031-05
  changes: [{op: report, unit: ministry, to: ada}, {op: appoint, person: bob, role: member, unit: lab}]
- date: 2032-07
  changes: [{op: report, unit: ministry, to: bob, inferred: Ada had left.}, {op: report, unit: lab, to: ada}]
"""
    )
    told = desk(text)
    page = person_page(told.records.people[PersonId("ada")], told)
    assert [row.mark for row in page.rows] == ["appointed", "departed"]
    assert [(unit.name, since) for unit, since, _ in page.answering] == [
        ("Ministry", "May 2031, until July 2032 (inferred by the editor)"),
        ("Lab", "July 2032"),
    ]


def test_a_person_was_in_a_post_on_which_all_its_sources_look_back() -> None:
    text = """
- date: 2031
  changes: [{op: appoint, person: ada, role: head, unit: lab, title: Director, observed: true, as_of: 2032-05}]
"""
    told = "Ada Li was Director, [Lab], as of May 2032; until when is not known."
    assert status(text) == told
    assert list(people_page(desk(START + text)).entries[0].posts) == [
        "Director, Lab: already in post in 2031, as of May 2032"
    ]
