"""What changes demand of the organisation, and that one mistake gives one report.

How each report reads in full is in the gallery of errors.
"""

import pytest

from orgline.history import fold
from tests.written import misfits, read_well, recorded

MINISTRY = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: chat, under: ministry}
    - {op: create, unit: press, under: ministry}
    - {op: appoint, person: ada, role: head, unit: lab, title: President}
"""


def found(*years: str) -> list[str]:
    """What is wrong with changes, year after year, on top of the ministry."""
    events = (
        f"- date: {year}-01-01\n  changes:\n    - {changes}\n"
        for year, changes in enumerate(years, start=2031)
    )
    return misfits(MINISTRY + "".join(events))


@pytest.mark.parametrize(
    ("change", "report"),
    [
        ("{op: move, unit: web, to: lab}", "H101 web: no event creates or observes the unit `web`"),
        (
            "{op: create, unit: lab, under: ministry}",
            "H104 lab: the unit `lab` exists already",
        ),
        (
            "{op: observe, unit: lab}",
            "H104 lab: the unit `lab` exists already",
        ),
        (
            "{op: move, unit: lab, from: ministry, to: press}",
            "H105 ministry: `lab` is not in `ministry`: it stands in `cloud`",
        ),
        (
            "{op: create, unit: hub}\n    - {op: move, unit: hub, from: cloud, to: ministry}",
            "H105 cloud: `hub` is not in `cloud`: it stands on top",
        ),
        (
            "{op: move, unit: lab, from: ministry, to: cloud}",
            "H105 ministry: `lab` is not in `ministry`: it stands in `cloud`",
        ),
        (
            "{op: rename, unit: lab, from: Labs, name: Lab}",
            "H105 Labs: `lab` is not called `Labs` then, but `Lab`",
        ),
        (
            "{op: retype, unit: lab, from: team, kind: laboratory}",
            "H105 team: `lab` is not of the kind `team` then, but `laboratory`",
        ),
        (
            "{op: move, unit: cloud, to: lab}",
            "H106 lab: `cloud` would stand inside itself: `lab` is a part of it",
        ),
        (
            "{op: move, unit: cloud, within: lab}",
            "H106 lab: `cloud` would stand inside itself: `lab` is a part of it",
        ),
        (
            "{op: merge, units: [ministry, chat], into: ministry, under: lab}",
            "H106 lab: `ministry` would stand inside itself: `lab` is a part of it",
        ),
        (
            "{op: close, unit: ministry, children_to: cloud}",
            "H106 cloud: `cloud` would stand inside itself",
        ),
        ("{op: move, unit: lab, to: cloud}", "H107 cloud: `lab` is there already"),
        ("{op: rename, unit: lab, name: Lab}", "H107 Lab: `lab` is called that already"),
        (
            "{op: retype, unit: lab, kind: laboratory}",
            "H107 laboratory: `lab` is of that kind already",
        ),
        (
            "{op: retitle, person: ada, role: head, unit: lab, title: President}",
            "H107 President: `ada` has that title already",
        ),
        (
            "{op: retitle, person: ada, role: head, unit: lab}",
            "H107 ada: `ada` has that title already",
        ),
        ("{op: close, unit: cloud}", "H108 close: `cloud` ends with parts still in it: `lab`"),
        (
            "{op: merge, units: [cloud, chat], into: hub, under: ministry}",
            "H108 merge: `cloud` ends with parts still in it: `lab`",
        ),
        (
            "{op: split, unit: cloud, into: [hub, web], under: ministry}",
            "H108 split: `cloud` ends with parts still in it: `lab`",
        ),
        (
            "{op: close, unit: lab}",
            "H109 close: `lab` ends with somebody still in post: `ada` (head)",
        ),
        (
            "{op: reopen, unit: lab, under: ministry}",
            "H110 lab: `lab` is not closed, so it cannot reopen",
        ),
        (
            "{op: merge, units: [press, chat], into: lab}",
            "H111 lab: `lab` exists already, so nothing can be made into it anew",
        ),
        (
            "{op: split, unit: chat, into: [web, lab], under: ministry}",
            "H111 lab: `lab` exists already, so nothing can be made into it anew",
        ),
        (
            "{op: depart, person: bob, role: head, unit: lab}",
            "H112 bob: `bob` is not `head` of `lab` then",
        ),
        (
            "{op: retitle, person: ada, role: member, unit: lab, title: X}",
            "H112 ada: `ada` is not `member` of `lab` then",
        ),
        (
            "{op: appoint, person: ada, role: head, unit: lab}",
            "H113 ada: `ada` is `head` of `lab` already",
        ),
        (
            "{op: appoint, person: bob, role: head, unit: lab}",
            "H114 bob: the post `head` of `lab` is taken: `ada`",
        ),
        (
            "{op: appoint, person: bob, role: deputy, unit: lab, replaces: ada}",
            "H115 ada: `ada` is not `deputy` of `lab`, so cannot be replaced",
        ),
    ],
)
def test_one_mistake_is_told_once(change: str, report: str) -> None:
    assert found(change) == [report]


def test_what_begins_later_is_told_once_and_with_its_beginning() -> None:
    assert found(
        "{op: move, unit: web, to: cloud}",
        "{op: rename, unit: web, from: Other, name: Web site}",
        "{op: create, unit: web, under: cloud}",
        "{op: move, unit: web, to: lab}",
    ) == [
        (
            "H102 web: the unit `web` does not exist yet (1 January 2031): "
            "it begins with `event-4` (1 January 2033)"
        )
    ]


def test_what_begins_further_down_is_told_apart() -> None:
    changes = "{op: move, unit: lab, to: web}\n    - {op: create, unit: web, under: cloud}"
    assert found(changes) == ["H102 web: the unit `web` begins only further down in this event"]


def test_what_has_ended_is_told_once() -> None:
    assert found(
        "{op: create, unit: web, under: lab}",
        "{op: close, unit: web}",
        "{op: rename, unit: web, name: Site}",
        "{op: retype, unit: web, kind: office}",
        "{op: reopen, unit: web, under: cloud}",
    ) == ["H103 web: the unit `web` does not exist any more (1 January 2033)"]


@pytest.mark.parametrize(
    ("end", "help_"),
    [
        ("2031", "if it ended later, say so there with `after: moved`"),
        ("2031-06-01", "if it ended later, say so there with `after: moved`"),
        ("2031-05-31", ""),
    ],
)
def test_who_may_have_ended_later_is_told_how_to_say_so(end: str, help_: str) -> None:
    events = f"""
- id: ended
  date: {end}
  changes: [{{op: close, unit: press}}]
- id: moved
  date: 2031-06-01
  changes: [{{op: move, unit: press, to: cloud}}]
"""
    _, problems = fold(read_well(recorded(MINISTRY + events)))
    assert [(problem.code, problem.help) for problem in problems] == [("H103", help_)]
    followed = MINISTRY + events.replace("id: ended", "id: ended\n  after: [moved]")
    assert (misfits(followed) == []) is bool(help_)


def test_a_unit_that_ended_is_not_created_again() -> None:
    assert found(
        "{op: create, unit: web, under: lab}",
        "{op: close, unit: web}",
        "{op: create, unit: web, under: lab}",
        "{op: rename, unit: web, name: Site}",
    ) == ["H104 web: the unit `web` has existed before"]


def test_a_unit_closed_twice_is_told_once() -> None:
    assert found(
        "{op: create, unit: web, under: lab}", "{op: close, unit: web}", "{op: close, unit: web}"
    ) == ["H103 web: the unit `web` does not exist any more (1 January 2033)"]


def test_a_unit_that_came_back_elsewhere_is_a_part_of_that_alone() -> None:
    assert (
        found(
            "{op: create, unit: web, under: lab}",
            "{op: close, unit: web}",
            "{op: reopen, unit: web, under: cloud}",
            "{op: depart, person: ada, role: head, unit: lab}\n    - {op: close, unit: lab}",
        )
        == []
    )


def test_parts_of_a_part_that_ends_with_it_are_told_where_they_are() -> None:
    assert found(
        "{op: create, unit: web, under: lab}",
        "{op: depart, person: ada, role: head, unit: lab}\n    - {op: close, unit: lab}"
        "\n    - {op: close, unit: cloud}",
    ) == ["H108 close: `lab` ends with parts still in it: `web`"]


def test_an_earlier_change_of_the_same_event_can_make_room() -> None:
    assert (
        found(
            "{op: close, unit: cloud}\n    - {op: move, unit: lab, from: cloud, to: ministry}",
            "{op: close, unit: lab}\n    - {op: depart, person: ada, role: head, unit: lab}",
        )
        == []
    )


def test_a_post_too_full_is_told_once_until_it_is_fuller_still() -> None:
    assert found(
        "{op: appoint, person: bob, role: head, unit: lab}",
        "{op: appoint, person: cy, role: head, unit: lab, replaces: bob}",
        "{op: appoint, person: dee, role: head, unit: lab}",
    ) == [
        "H114 bob: the post `head` of `lab` is taken: `ada`",
        "H114 dee: the post `head` of `lab` is taken: `ada`, `cy`",
    ]


def test_a_post_that_was_in_order_again_can_be_too_full_again() -> None:
    assert found(
        "{op: appoint, person: bob, role: head, unit: lab}",
        "{op: depart, person: ada, role: head, unit: lab}",
        "{op: appoint, person: cy, role: head, unit: lab, replaces: bob}",
        "{op: appoint, person: dee, role: head, unit: lab}",
    ) == [
        "H114 bob: the post `head` of `lab` is taken: `ada`",
        "H114 dee: the post `head` of `lab` is taken: `cy`",
    ]


def test_who_has_left_cannot_leave_again() -> None:
    assert found(
        "{op: depart, person: ada, role: head, unit: lab}",
        "{op: depart, person: ada, role: head, unit: lab}",
    ) == ["H112 ada: `ada` is not `head` of `lab` then"]


def test_who_left_too_late_is_not_told_again() -> None:
    assert found(
        "{op: close, unit: lab}",
        "{op: depart, person: ada, role: head, unit: lab}",
    ) == ["H109 close: `lab` ends with somebody still in post: `ada` (head)"]


def test_leaving_a_unit_that_is_nowhere_is_one_mistake() -> None:
    assert found("{op: depart, person: ada, role: head, unit: web}") == [
        "H101 web: no event creates or observes the unit `web`"
    ]


def test_events_in_a_circle_are_one_mistake_and_their_changes_still_apply() -> None:
    assert misfits(
        """
        - id: a
          date: 2030-01-01
          after: c
          changes: [{op: observe, unit: ministry}]
        - id: b
          date: 2030-01-02
          after: a
          changes: [{op: create, unit: lab, under: ministry}]
        - id: c
          date: 2030-01-03
          after: b
          changes: [{op: create, unit: web, under: lab}]
        - id: d
          date: 2030-01-04
          after: c
          changes: [{op: close, unit: web}]
        """
    ) == ["H202 c: events come after each other in a circle: `a`, `b`, `c`"]


def test_each_circle_is_told() -> None:
    assert misfits(
        """
        - id: a
          date: 2030
          after: [b, c]
        - id: b
          date: 2030
          after: a
        - id: c
          date: 2030
          after: a
        - id: d
          date: 2030
          after: d
        """
    ) == [
        "H202 [b, c]: events come after each other in a circle: `a`, `b`",
        "H202 [b, c]: events come after each other in a circle: `a`, `c`",
        "H202 d: `d` is said to come after itself",
    ]


def test_what_follows_an_event_with_a_wrong_date_is_not_to_blame() -> None:
    assert misfits(
        """
        - id: a
          date: 2030
        - id: b
          date: 2020
          after: a
        - id: c
          date: 2021
          after: b
        """
    ) == ["H203 2020: `b` is said to come after `a`, but its date lies before"]


def test_a_date_can_contradict_one_further_back() -> None:
    assert misfits(
        """
        - id: a
          date: 2030-01-10
        - id: b
          date: [2030-01-01..2030-01-20]
          after: a
        - id: c
          date: 2030-01-05
          after: b
        """
    ) == ["H203 2030-01-05: `c` is said to come after `b`, but its date lies before"]
