import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.running import Ran, orgline, write_site
from tests.written import recorded

LAB_AND_HUB = recorded("""
- date: 2039-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: observe, unit: chat, within: ministry}
    - {op: observe, unit: web}
    - {op: appoint, person: ada, role: head, unit: ministry, title: Minister}
    - {op: appoint, person: bob, role: head, unit: lab, acting: true}
    - {op: appoint, person: cy, role: member, unit: lab}
- date: "[2039-03-01..2039-03-10]"
  title: The Hub opens
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, to: hub}
    - {op: appoint, person: dee, role: head, unit: hub}
    - {op: depart, person: bob, role: head, unit: lab}
- date: 2039-05
  title: The cloud goes
  changes:
    - {op: close, unit: cloud}
""")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, LAB_AND_HUB)


def shown(site: Path, *arguments: str) -> str:
    return orgline("--root", site, "show", *arguments).out


def test_a_tree_has_name_id_kind_and_heads(site: Path) -> None:
    assert shown(site, "--on", "2039-02-01") == dedent("""\
        Ministry on 1 February 2039:
        Ministry [ministry] · ministry · led by Ada Li
        ├─ Cloud [cloud] · division
        │  └─ Lab [lab] · laboratory · led by Bob Ray (acting)
        └─ Chat [chat] · team (somewhere within Ministry)
        Web [web] · team (place not known)
    """)


def test_what_is_only_possible_is_said_with_its_date(site: Path) -> None:
    during = "between 1 and 10 March 2039"
    assert shown(site, "--on", "2039-03-05") == dedent(f"""\
        Ministry on 5 March 2039:
        Ministry [ministry] · ministry · led by Ada Li
        ├─ Cloud [cloud] · division
        ├─ Chat [chat] · team (somewhere within Ministry)
        └─ Hub [hub] · group · led by Dee Oz (possible: in post {during}) (possible: there {during})
           └─ Lab [lab] · laboratory · led by Bob Ray (acting, possible: left {during}) (possible: placed here {during})
        Web [web] · team (place not known)
    """)


def test_what_need_not_have_ended_yet_still_stands_in_the_tree(site: Path) -> None:
    assert shown(site, "cloud", "--on", "2039-05-02").startswith("Cloud [cloud] does not exist")
    assert "Cloud [cloud] · division (possible: ended in May 2039)" in shown(
        site, "ministry", "--on", "2039-05-02"
    )


def test_one_unit_is_shown_with_where_it_stands(site: Path) -> None:
    assert shown(site, "lab", "--on", "2039-04-01") == dedent("""\
        Ministry on 1 April 2039, in Ministry > Hub:
        Lab [lab] · laboratory
    """)


def test_a_day_before_all_others_is_answered_with_a_sentence(site: Path) -> None:
    assert shown(site, "--on", "1900-01-01") == (
        "No unit of Ministry is known on 1 January 1900.\n"
    )


def test_without_a_day_it_is_today(site: Path) -> None:
    assert orgline("show", "lab", "--root", site, "--today", "2039-04-01").out == shown(
        site, "lab", "--on", "2039-04-01"
    )


def test_a_unit_that_is_not_there_yet_is_said_to_come(site: Path) -> None:
    sentence = "it begins between 1 and 10 March 2039 (The Hub opens)"
    expected = f"Hub [hub] does not exist yet on 1 February 2039: {sentence}.\n"
    assert orgline("--root", site, "show", "hub", "--on", "2039-02-01") == Ran(1, expected, "")


def test_a_unit_of_unknown_age_is_said_to_be_first_seen(site: Path) -> None:
    sentence = "it is first seen on 1 January 2039 (Event 1)"
    expected = f"Chat [chat] does not exist yet on 31 December 2038: {sentence}.\n"
    assert shown(site, "chat", "--on", "2038-12-31") == expected


def test_a_unit_that_has_ended_is_said_to_have_gone(site: Path) -> None:
    sentence = "it ended in May 2039 (The cloud goes)"
    expected = f"Cloud [cloud] does not exist any more on 1 July 2039: {sentence}.\n"
    assert orgline("--root", site, "show", "cloud", "--on", "2039-07-01") == Ran(1, expected, "")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "hubb",
            "no unit has the id or the name `hubb`; a similar id exists: `hub` (Hub)",
        ),
        (
            "zzz",
            "no unit has the id or the name `zzz`; `orgline show` lists those of a day",
        ),
    ],
)
def test_an_unknown_unit_is_answered_with_what_may_be_meant(
    site: Path, written: str, said: str
) -> None:
    assert orgline("--root", site, "show", written) == Ran(2, "", f"error: {said}\n")


def test_a_unit_may_be_named_by_its_name_and_capitals_make_no_difference(site: Path) -> None:
    named = shown(site, "lab", "--on", "2039-04-01")
    assert shown(site, "Lab", "--on", "2039-04-01") == named
    assert shown(site, "LAB", "--on", "2039-04-01") == named


def test_who_is_found_in_post_and_what_is_found_there_need_not_have_come_then(
    tmp_path: Path,
) -> None:
    record = recorded("""
    - date: 2039-01-01
      changes:
        - {op: observe, unit: ministry}
    - date: "[2039-03-01..2039-03-10]"
      changes:
        - {op: observe, unit: hub, under: ministry}
        - {op: appoint, person: dee, role: head, unit: hub, observed: true}
    """)
    write_site(tmp_path, record)
    during = "between 1 and 10 March 2039"
    assert shown(tmp_path, "hub", "--on", "2039-03-05") == (
        "Ministry on 5 March 2039, in Ministry:\n"
        f"Hub [hub] · group · led by Dee Oz (possible: found in post {during})"
        f" (possible: found there {during})\n"
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("last week", "`last week` is not a date; write a day as `2026-03-16`"),
        (
            "2039-02-30",
            (
                "`2039-02-30` is not a day: day 30 does not exist: February 2039 has 28 days; "
                "write `2039-02` if the day is not known"
            ),
        ),
        ("", "`` is not a day: the date is empty; write a day as `2026-03-16`"),
    ],
)
def test_what_is_no_day_is_told_once(site: Path, on: str, said: str) -> None:
    ran = orgline("--root", site, "show", "hub", "--on", on)
    usage = "`orgline show --help` says how to call it.\n"
    assert ran == Ran(2, "", f"error: Invalid value for '--on': {said}\n{usage}")


@pytest.mark.parametrize("on", ["2039-03", "2039-03-01~", "[2039-03-01..2039-03-10]", "2039/2041"])
def test_only_a_single_day_can_be_asked_for(site: Path, on: str) -> None:
    ran = orgline("--root", site, "show", "--on", on)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        f"error: Invalid value for '--on': `{on}` is not a single day: write one, `20"
    )


def test_a_tree_for_programs_is_no_more_exact_than_the_record(site: Path) -> None:
    ran = orgline("--root", site, "show", "hub", "--on", "2039-03-05", "--format", "json")
    during = {"edtf": "[2039-03-01..2039-03-10]", "words": "between 1 and 10 March 2039"}
    lab = {
        "id": "lab",
        "name": "Lab",
        "names": {},
        "kind": "laboratory",
        "tie": "under",
        "begun": {"edtf": "2039-01-01", "words": "1 January 2039"},
        "certain": False,
        "unsure": [{"what": "placed here", "date": during}],
        "heads": [
            {
                "person": "bob",
                "name": "Bob Ray",
                "role": "head",
                "title": None,
                "acting": True,
                "begun": {"edtf": "2039-01-01", "words": "1 January 2039"},
                "observed": False,
                "left": during,
                "certain": False,
            }
        ],
        "children": [],
    }
    hub = {
        "id": "hub",
        "name": "Hub",
        "names": {},
        "kind": "group",
        "tie": "under",
        "begun": during,
        "certain": False,
        "unsure": [{"what": "there", "date": during}],
        "heads": [
            {
                "person": "dee",
                "name": "Dee Oz",
                "role": "head",
                "title": None,
                "acting": False,
                "begun": during,
                "observed": False,
                "left": None,
                "certain": False,
            }
        ],
        "children": [lab],
    }
    assert json.loads(ran.out) == {
        "organisation": "Ministry",
        "on": "2039-03-05",
        "above": ["ministry"],
        "units": [hub],
    }


def test_an_absent_unit_for_programs(site: Path) -> None:
    ran = orgline("--root", site, "show", "hub", "--on", "2039-02-01", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out) == {
        "organisation": "Ministry",
        "on": "2039-02-01",
        "above": [],
        "units": [],
        "absent": {
            "id": "hub",
            "status": "not yet",
            "date": {"edtf": "[2039-03-01..2039-03-10]", "words": "between 1 and 10 March 2039"},
        },
    }


def test_a_record_with_errors_is_not_answered_from(tmp_path: Path) -> None:
    write_site(tmp_path, LAB_AND_HUB.replace("unit: lab, to: hub", "unit: lab, to: hob"))
    ran = orgline("--root", tmp_path, "show")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[R102]: no unit has the id `hob`\n")
