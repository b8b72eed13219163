"""What differs between two days: every kind of difference, and what is told as one."""

import pytest

from orgline.history import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    History,
    Merged,
    Moved,
    Observed,
    Place,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    Title,
    Transferred,
    diff,
    diff_of,
    outline,
    patch,
)
from orgline.records import EventId
from tests.written import day, told

MINISTRY = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: web, under: cloud}
    - {op: appoint, person: ada, role: head, unit: cloud, title: President, acting: true}
"""


def told_year_by_year(*years: str) -> History:
    """The ministry of 2030, with changes on the first day of each year from 2031 on."""
    events = (
        f"- date: {year}-01-01\n  changes:\n{changes}\n"
        for year, changes in enumerate(years, start=2031)
        if changes
    )
    return told(MINISTRY + "".join(events))


def between(history: History, start: str, end: str) -> list[str]:
    """What differs between two days, in words; patched onto the first it has to give the second."""
    first, last = day(start), day(end)
    differences = diff(history, first, last)
    before, after = outline(history.at(first)), outline(history.at(last))
    assert patch(before, differences) == after
    return [said(difference) for difference in differences]


def changed(*years: str) -> list[str]:
    """What differs between the ministry of 2030 and that after some years."""
    return between(told_year_by_year(*years), "2030-12-31", "2039-12-31")


def _place(place: Place) -> str:
    return f"{place.tie} {place.parent}" if place.parent else place.tie


def _title(title: Title) -> str:
    return (title.text or "–") + " (acting)" * title.acting


def said(difference: Difference) -> str:  # noqa: C901, PLR0911, PLR0912 - one line for each kind
    """A difference in words."""
    match difference:
        case Created(unit=unit, part=part):
            return f"created {unit}, {part.name.text}, {part.kind}, {_place(part.place)}"
        case Observed(unit=unit, part=part):
            return f"observed {unit}, {_place(part.place)}"
        case Reopened(unit=unit, part=part):
            return f"reopened {unit}, {_place(part.place)}"
        case Closed(unit=unit, part=part):
            return f"closed {unit}, {part.name.text}, {_place(part.place)}"
        case Merged(units=units, into=into, made=made):
            return f"merged {', '.join(units)} into {'new ' * (made is not None)}{into}"
        case Divided(unit=unit, into=into, made=made, ended=ended):
            new = ", ".join(identity for identity, _ in made)
            return f"split {unit} into {', '.join(into)}; new: {new}{'; ended' * ended}"
        case Moved(unit=unit, before=before, after=after):
            return f"moved {unit}: {_place(before)} > {_place(after)}"
        case Renamed(unit=unit, before=before, after=after):
            return f"renamed {unit}: {before.text} > {after.text}"
        case Retyped(unit=unit, before=before, after=after):
            return f"retyped {unit}: {before} > {after}"
        case Rereported(unit=unit, before=before, after=after):
            return f"{unit} answers to: {before} > {after}"
        case Transferred(what=what, before=before, after=after):
            return f"transferred {what}: {before} > {after}"
        case Appointed(person=person, role=role, unit=unit, title=title, observed=observed):
            verb = "found" if observed else "appointed"
            return f"{verb} {person} as {role} of {unit}: {_title(title)}"
        case Departed(person=person, role=role, unit=unit):
            return f"departed {person} as {role} of {unit}"
        case Retitled(person=person, role=role, unit=unit, before=before, after=after):
            return f"retitled {person} as {role} of {unit}: {_title(before)} > {_title(after)}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            "    - {op: create, unit: hub, within: ministry}",
            ["created hub, Hub, group, within ministry"],
        ),
        ("    - {op: observe, unit: hub}", ["observed hub, unplaced"]),
        ("    - {op: close, unit: web}", ["closed web, Web, under cloud"]),
        ("    - {op: move, unit: lab, to: ministry}", ["moved lab: under cloud > under ministry"]),
        ("    - {op: move, unit: lab, within: cloud}", ["moved lab: under cloud > within cloud"]),
        ("    - {op: rename, unit: lab, name: Labs}", ["renamed lab: Lab > Labs"]),
        ("    - {op: retype, unit: lab, kind: X}", ["retyped lab: laboratory > X"]),
        ("    - {op: report, unit: lab, to: bob}", ["lab answers to: None > bob"]),
        (
            "    - {op: transfer, what: Search, from: lab, to: web}",
            ["transferred Search: lab > web"],
        ),
        (
            "    - {op: merge, units: [lab, web], into: hub, under: ministry}",
            ["merged lab, web into new hub"],
        ),
        ("    - {op: merge, units: [lab, web], into: lab}", ["merged web into lab"]),
        (
            "    - {op: merge, units: [lab, web], into: lab, under: ministry}",
            ["merged web into lab", "moved lab: under cloud > under ministry"],
        ),
        (
            "    - {op: split, unit: lab, into: [hub, press], under: cloud}",
            ["split lab into hub, press; new: hub, press; ended"],
        ),
        (
            "    - {op: split, unit: lab, into: [lab, press], under: cloud}",
            ["split lab into lab, press; new: press"],
        ),
        (
            "    - {op: appoint, person: bob, role: head, unit: lab}",
            ["appointed bob as head of lab: –"],
        ),
        (
            "    - {op: appoint, person: bob, role: head, unit: lab, observed: true}",
            ["found bob as head of lab: –"],
        ),
        (
            "    - {op: depart, person: ada, role: head, unit: cloud}",
            ["departed ada as head of cloud"],
        ),
        (
            "    - {op: retitle, person: ada, role: head, unit: cloud}",
            ["retitled ada as head of cloud: President (acting) > President"],
        ),
        (
            "    - {op: appoint, person: bob, role: head, unit: cloud, replaces: ada}",
            ["appointed bob as head of cloud: –", "departed ada as head of cloud"],
        ),
    ],
)
def test_each_change_is_a_difference_of_its_own_kind(changes: str, expected: list[str]) -> None:
    assert changed(changes) == expected


def test_moved_is_told_apart_from_closed_here_and_created_there() -> None:
    move = "    - {op: move, unit: lab, from: cloud, to: ministry}"
    anew = """
    - {op: close, unit: lab}
    - {op: create, unit: press, under: ministry}"""
    assert [changed(move), changed(anew)] == [
        ["moved lab: under cloud > under ministry"],
        ["closed lab, Lab, under cloud", "created press, Press, office, under ministry"],
    ]


def test_what_came_and_went_in_between_does_not_show() -> None:
    assert (
        changed(
            "    - {op: create, unit: hub, under: ministry}\n"
            "    - {op: appoint, person: bob, role: head, unit: hub}\n"
            "    - {op: move, unit: lab, to: hub}\n"
            "    - {op: rename, unit: web, name: Site}\n"
            "    - {op: depart, person: ada, role: head, unit: cloud}",
            "    - {op: close, unit: hub, children_to: cloud}\n"
            "    - {op: depart, person: bob, role: head, unit: hub}\n"
            "    - {op: rename, unit: web, name: Web}\n"
            "    - {op: appoint, person: ada, role: head, unit: cloud, title: President, acting: true}",
        )
        == []
    )


def test_over_several_years_the_last_of_each_is_told_and_by_which_change_it_came() -> None:
    history = told_year_by_year(
        "    - {op: create, unit: hub, under: ministry}\n"
        "    - {op: move, unit: lab, to: hub}\n"
        "    - {op: rename, unit: lab, name: One}",
        "    - {op: move, unit: lab, to: ministry}",
        "    - {op: rename, unit: lab, name: Two}\n    - {op: rename, unit: hub, name: Centre}",
    )
    differences = diff(history, day("2030-12-31"), day("2039-01-01"))
    assert [(d.claim.event.date.text[:4], said(d)) for d in differences] == [
        ("2031", "created hub, Centre, group, under ministry"),
        ("2032", "moved lab: under cloud > under ministry"),
        ("2033", "renamed lab: Lab > Two"),
    ]


def test_a_unit_that_had_ended_is_back_and_one_that_was_never_there_is_new() -> None:
    history = told_year_by_year(
        "    - {op: create, unit: hub, under: ministry}\n    - {op: close, unit: web}",
        "    - {op: close, unit: hub}",
        "    - {op: reopen, unit: hub, under: cloud}\n    - {op: reopen, unit: web, under: ministry}",
    )
    spans = [
        ("2030-12-31", "2033-01-01"),
        ("2032-01-01", "2033-01-01"),
        ("2031-01-01", "2033-01-01"),
    ]
    assert [between(history, *span) for span in spans] == [
        ["created hub, Hub, group, under cloud", "moved web: under cloud > under ministry"],
        ["reopened hub, under cloud", "reopened web, under ministry"],
        ["moved hub: under ministry > under cloud", "reopened web, under ministry"],
    ]


def test_whom_a_new_unit_answers_to_is_told_and_of_one_that_is_back_when_it_is_new() -> None:
    history = told_year_by_year(
        "    - {op: create, unit: hub, under: ministry}\n    - {op: report, unit: hub, to: ada}",
        "    - {op: close, unit: hub}",
        "    - {op: reopen, unit: hub, under: ministry}",
        "    - {op: report, unit: hub, to: bob}",
    )
    spans = [
        ("2030-12-31", "2031-01-01"),
        ("2032-01-01", "2033-01-01"),
        ("2032-01-01", "2034-01-01"),
    ]
    assert [between(history, *span) for span in spans] == [
        ["created hub, Hub, group, under ministry", "hub answers to: None > ada"],
        ["reopened hub, under ministry"],
        ["reopened hub, under ministry", "hub answers to: None > bob"],
    ]


def test_a_merger_of_units_that_came_in_between_is_the_founding_of_what_they_became() -> None:
    assert changed(
        "    - {op: create, unit: hub, under: ministry}\n"
        "    - {op: create, unit: press, under: ministry}",
        "    - {op: merge, units: [hub, press], into: chat, under: ministry}",
    ) == ["created chat, Chat, team, under ministry"]


def test_a_chain_of_mergers_is_told_by_what_was_there_before() -> None:
    assert changed(
        "    - {op: merge, units: [lab, web], into: hub, under: cloud}",
        "    - {op: create, unit: press, under: ministry}",
        "    - {op: merge, units: [hub, press], into: chat, under: ministry}",
    ) == ["merged lab, web into hub", "created chat, Chat, team, under ministry"]


def test_a_merger_into_a_unit_that_had_ended_brings_it_back() -> None:
    history = told_year_by_year(
        "    - {op: split, unit: lab, into: [hub, press], under: cloud}",
        "    - {op: merge, units: [hub, press], into: lab, under: ministry}",
    )
    assert between(history, "2031-01-01", "2032-01-01") == [
        "merged hub, press into lab",
        "reopened lab, under ministry",
    ]
    assert between(history, "2030-01-01", "2032-01-01") == [
        "moved lab: under cloud > under ministry"
    ]


def test_a_unit_that_left_a_merger_again_did_not_merge() -> None:
    assert changed(
        "    - {op: merge, units: [lab, web], into: hub, under: cloud}",
        "    - {op: reopen, unit: lab, under: cloud}",
    ) == ["merged web into new hub"]


def test_a_split_of_a_unit_that_came_in_between_is_the_founding_of_its_parts() -> None:
    assert changed(
        "    - {op: create, unit: hub, under: ministry}",
        "    - {op: split, unit: hub, into: [press, chat], under: ministry}",
    ) == [
        "created chat, Chat, team, under ministry",
        "created press, Press, office, under ministry",
    ]


def test_a_split_of_which_one_part_is_left_is_still_a_split() -> None:
    assert changed(
        "    - {op: split, unit: lab, into: [press, chat], under: cloud}",
        "    - {op: close, unit: chat}",
    ) == ["split lab into press, chat; new: press; ended"]


def test_parts_that_moved_out_of_a_merger_are_told_as_moves() -> None:
    assert (
        changed(
            "    - {op: create, unit: chat, under: lab}",
            "    - {op: merge, units: [lab, web], into: hub, under: ministry}\n"
            "    - {op: move, unit: chat, to: hub}",
        )[0]
        == "created chat, Chat, team, under hub"
    )
    history = told_year_by_year(
        "    - {op: create, unit: chat, under: lab}",
        "    - {op: merge, units: [lab, web], into: hub, under: ministry}\n"
        "    - {op: move, unit: chat, to: hub}",
    )
    assert between(history, "2031-01-01", "2032-01-01") == [
        "merged lab, web into new hub",
        "moved chat: under lab > under hub",
    ]


def test_what_is_only_possible_differs_from_its_first_possible_day_on() -> None:
    history = told(MINISTRY + "- date: 2031\n  changes: [{op: close, unit: web}]\n")
    assert [
        between(history, "2030-12-31", "2031-01-01"),
        between(history, "2031-01-01", "2031-12-31"),
    ] == [["closed web, Web, under cloud"], []]


def test_between_a_day_and_itself_nothing_differs_and_backwards_is_refused() -> None:
    history = told(MINISTRY)
    assert diff(history, day("2030-01-01"), day("2030-01-01")) == ()
    with pytest.raises(ValueError, match="2030-01-02 is after 2030-01-01"):
        diff(history, day("2030-01-02"), day("2030-01-01"))


def test_the_difference_of_an_event_is_its_own_though_another_is_of_the_same_day() -> None:
    history = told(
        """
        - id: founded
          date: 2030-01-01
          changes: [{op: observe, unit: ministry}]
        - id: lab
          date: 2030-01-01
          changes: [{op: create, unit: lab, under: ministry}]
        """
    )
    found = diff_of(history, history.step(EventId("lab")), day("2030-01-01"))
    assert [said(difference) for difference in found] == [
        "created lab, Lab, laboratory, under ministry"
    ]


def test_a_unit_that_is_new_and_answers_to_somebody_is_both() -> None:
    found = told_year_by_year(
        """
    - {op: create, unit: hub, under: cloud}
    - {op: report, unit: hub, to: dee}"""
    )
    differences = diff(found, day("2030-12-31"), day("2031-01-01"))
    assert [type(difference) for difference in differences] == [Created, Rereported]
