"""Who says what: positions, the organisation as one source tells it, how well a fact is supported."""

import pytest

from orgline.history import Grading, History, told_by
from orgline.records import SourceId
from tests.written import drawn, lines, told, tree

DISPUTED = """
- id: beginning
  date: 2030-01-01
  sources: [gazette, herald]
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: hub, under: ministry}
    - {op: create, unit: cloud, under: ministry, sources: herald}
- id: chat-founded
  date: 2031-01-01
  sources: [gazette, herald]
  changes:
    - {op: create, unit: chat, under: ministry}
    - {op: appoint, person: ada, role: head, unit: chat, inferred: She signs for it.}
  disagreements:
    - question: Is the chat team part of the Hub?
      about: chat
      positions:
        - says: Part of it
          sources: [gazette]
          adopted: true
          because: It prints the list.
          changes: [{op: move, unit: chat, to: hub}]
        - says: In the cloud
          sources: [herald]
          changes: [{op: move, unit: chat, to: cloud}]
        - says: Nothing
          sources: [memo]
"""


@pytest.fixture
def disputed() -> History:
    """Two sources that differ on where the chat team is."""
    return told(DISPUTED)


def test_the_record_follows_the_adopted_position_after_the_changes_of_the_event(
    disputed: History,
) -> None:
    assert tree(disputed, "2031-01-01") == lines(
        """
        Ministry
          Hub
            Chat – ada
          Cloud
        """
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("gazette", "Ministry\n  Hub\n    Chat"),
        ("herald", "Ministry\n  Hub\n  Cloud\n    Chat"),
        ("memo", ""),
    ],
)
def test_each_source_tells_its_own_organisation(
    disputed: History, source: str, expected: str
) -> None:
    assert drawn(told_by(disputed, SourceId(source))) == expected


def test_what_a_source_takes_for_granted_is_there_with_its_place_unknown() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry}
            - {op: create, unit: cloud, under: ministry}
            - {op: create, unit: lab, under: ministry}
        - date: 2031-01-01
          sources: herald
          changes:
            - {op: move, unit: lab, from: ministry, to: cloud}
            - {op: appoint, person: ada, role: head, unit: lab}
        """
    )
    assert drawn(told_by(history, SourceId("herald"))) == lines(
        """
        ? Cloud
          Lab – ada
        """
    )


def test_what_a_source_takes_for_granted_first_and_places_later_stands_there() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry, sources: herald}
            - {op: create, unit: cloud, under: ministry}
            - {op: create, unit: lab, under: cloud, sources: herald}
        - date: 2031-01-01
          sources: herald
          disagreements:
            - question: Where is the cloud?
              about: cloud
              positions:
                - says: Where it was
                  sources: gazette
                  adopted: true
                  because: So it is.
                - says: In the press office
                  sources: herald
                  changes:
                    - {op: observe, unit: press, within: ministry}
                    - {op: observe, unit: cloud, under: press}
        """
    )
    assert drawn(told_by(history, SourceId("herald"))) == lines(
        """
        Ministry
          ~ Press
            Cloud
              Lab
        """
    )


def test_a_position_that_would_put_a_unit_inside_itself_is_drawn_without_that() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry}
            - {op: create, unit: cloud, under: ministry}
            - {op: create, unit: lab, under: cloud}
          disagreements:
            - question: What is in what?
              positions:
                - says: The lab in the cloud
                  sources: gazette
                  adopted: true
                  because: So it is.
                - says: The cloud in the lab
                  sources: gazette
                  changes: [{op: move, unit: cloud, to: lab}]
        """
    )
    assert drawn(told_by(history, SourceId("gazette"))) == lines(
        """
        Ministry
        ? Cloud
          Lab
        """
    )


def test_the_grade_of_a_fact_says_how_many_tell_it_and_whether_they_agree(
    disputed: History,
) -> None:
    grading = Grading(disputed)
    assert [
        f"{claim.event.id}: {claim.change.op} – {grading.of(claim)}"
        for step in disputed.steps
        for claim in step.claims
    ] == [
        "beginning: observe – confirmed",
        "beginning: create – confirmed",
        "beginning: create – single source",
        "chat-founded: create – confirmed",
        "chat-founded: appoint – inferred",
        "chat-founded: move – disputed",
    ]


@pytest.mark.parametrize(
    ("own", "rejected", "expected"),
    [
        ("{op: rename, unit: lab, name: Labs}", "{op: rename, unit: lab, name: X}", "disputed"),
        ("{op: rename, unit: lab, name: X}", "{op: rename, unit: lab, name: X}", "confirmed"),
        ("{op: rename, unit: lab, name: X}", "{op: rename, unit: hub, name: Y}", "confirmed"),
        ("{op: rename, unit: lab, name: X}", "{op: retype, unit: lab, kind: Y}", "confirmed"),
        ("{op: move, unit: lab, to: hub}", "{op: move, unit: lab, within: hub}", "disputed"),
        (
            "{op: move, unit: lab, from: ministry, to: hub}",
            "{op: move, unit: lab, to: hub, sources: memo, note: N}",
            "confirmed",
        ),
        (
            "{op: appoint, person: ada, role: head, unit: lab}",
            "{op: appoint, person: bob, role: head, unit: lab}",
            "disputed",
        ),
        (
            "{op: appoint, person: ada, role: head, unit: lab}",
            "{op: appoint, person: ada, role: member, unit: lab}",
            "disputed",
        ),
        (
            "{op: appoint, person: ada, role: head, unit: lab}",
            "{op: appoint, person: bob, role: member, unit: lab}",
            "confirmed",
        ),
        (
            "{op: transfer, what: Search, from: lab, to: hub}",
            "{op: transfer, what: Search, from: lab, to: hub}",
            "confirmed",
        ),
        ("{op: report, unit: lab, to: ada}", "{op: report, unit: lab, to: bob}", "disputed"),
        ("{op: create, unit: web, under: hub}", "{op: observe, unit: web}", "disputed"),
        ("{op: create, unit: web, under: hub}", "{op: retype, unit: web, kind: X}", "confirmed"),
        ("{op: close, unit: web}", "{op: merge, units: [web, lab], into: lab}", "disputed"),
    ],
)
def test_a_fact_is_disputed_when_another_position_would_change_the_same(
    own: str, rejected: str, expected: str
) -> None:
    begun = "" if "create, unit: web" in own else ", {op: create, unit: web, under: hub}"
    history = told(
        f"""
        - date: 2030-01-01
          changes: [{{op: observe, unit: ministry}}, {{op: create, unit: hub, under: ministry}},
            {{op: create, unit: lab, under: ministry}}{begun}]
        - date: 2031-01-01
          sources: [gazette, herald]
          changes: [{own}]
          disagreements:
            - question: What happened?
              positions:
                - {{says: This, sources: gazette, adopted: true, because: So it is.}}
                - {{says: That, sources: memo, changes: [{rejected}]}}
        """
    )
    (claim,) = history.steps[1].claims
    assert Grading(history).of(claim) == expected


def test_a_change_rests_on_its_own_sources_else_on_those_of_its_position_else_of_its_event(
    disputed: History,
) -> None:
    assert [claim.sources for step in disputed.steps for claim in step.claims] == [
        ("gazette", "herald"),
        ("gazette", "herald"),
        ("herald",),
        ("gazette", "herald"),
        ("gazette", "herald"),
        ("gazette",),
    ]


def test_a_position_in_a_later_event_contests_what_holds_until_then() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry}
            - {op: create, unit: lab, under: ministry}
        - date: 2031-01-01
          changes: [{op: rename, unit: lab, name: Labs}]
        - date: 2032-01-01
          disagreements:
            - question: What is it called, and what is it?
              positions:
                - {says: Labs, sources: gazette, adopted: true, because: So it is.}
                - says: Factory
                  sources: memo
                  changes:
                    - {op: rename, unit: lab, name: Factory}
                    - {op: retype, unit: lab, kind: factory}
        - date: 2033-01-01
          changes: [{op: rename, unit: lab, name: Works}]
        """
    )
    grading = Grading(history)
    against = {
        f"{claim.event.id}: {claim.change.op}": [c.position.says for c in grading.contests(claim)]
        for step in history.steps
        for claim in step.claims
        if claim.change.op != "observe"
    }
    assert against == {
        "event-1: create": ["Factory"],
        "event-2: rename": ["Factory"],
        "event-4: rename": [],
    }


def test_what_the_editor_infers_is_no_part_of_what_a_source_tells() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry}
            - {op: observe, unit: lab, under: ministry, inferred: It has its address.}
        """
    )
    assert drawn(told_by(history, SourceId("gazette"))) == "Ministry"


def test_what_a_source_leaves_inside_of_a_unit_that_ends_is_there_with_its_place_unknown() -> None:
    history = told(
        """
        - date: 2030-01-01
          changes:
            - {op: observe, unit: ministry}
            - {op: create, unit: cloud, under: ministry}
            - {op: create, unit: lab, under: cloud}
            - {op: appoint, person: ada, role: head, unit: cloud}
        - date: 2031-01-01
          changes:
            - {op: close, unit: cloud}
            - {op: move, unit: lab, to: ministry, sources: memo}
            - {op: depart, person: ada, role: head, unit: cloud, sources: memo}
        """
    )
    state = told_by(history, SourceId("gazette"))
    assert (drawn(state), state.all_tenures) == ("Ministry\n? Lab", ())


SEATS = """
- id: beginning
  date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: appoint, person: ada, role: member, unit: ministry}
    - {op: appoint, person: cy, role: member, unit: ministry}
- date: 2031-01-01
  disagreements:
    - question: What is Cy?
      about: cy
      positions:
        - {says: A member, sources: gazette, adopted: true, because: It was there.}
        - says: A senior member
          sources: herald
          changes: [{op: retitle, person: cy, role: member, unit: ministry, title: Senior}]
"""


def test_a_question_on_one_of_many_seats_disputes_nobody_else_in_that_role() -> None:
    found = told(SEATS)
    grading = Grading(found)
    assert {tenure.person: str(grading.of(tenure.begun)) for tenure in found.tenures} == {
        "ada": "single source",
        "cy": "disputed",
    }


def test_a_question_on_the_kind_of_a_unit_does_not_dispute_that_it_began() -> None:
    found = told(
        """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: hub, under: ministry}
  disagreements:
    - question: What kind of unit is the Hub?
      about: hub
      positions:
        - {says: A group, sources: gazette, adopted: true, because: It says so.}
        - says: A division
          sources: herald
          changes: [{op: retype, unit: hub, kind: division}]
"""
    )
    hub = found.units[1]
    grading = Grading(found)
    assert str(grading.of(hub.begun)) == "single source"
    assert [contest.position.says for contest in grading.contests(hub.begun)] == ["A division"]
