"""Entries that get another id, and what is lost."""

from textwrap import dedent

import pytest

from orgline.plan import plan
from orgline.plan.lost import CODES
from orgline.problem import full
from tests.plan.planning import START, TODAY, pages, planned_in, said
from tests.written import recorded, told_in

BASE = recorded(START)


def renamed(text: str) -> str:
    """The same record, in which `hub` has another id."""
    new = text.replace("unit: hub", "unit: the-hub")
    return new.replace("{id: hub,", "{id: the-hub, former_ids: hub,")


def test_an_id_of_another_spelling_changes_no_state_and_its_pages_lead_on() -> None:
    made = planned_in(BASE, renamed(BASE), with_pages=True)
    assert not made.days
    assert not made.later
    assert not made.lost
    assert [(s.path, s.to) for s in made.sheets or () if s.to] == [("units/hub", "units/the-hub")]


def test_the_posts_of_a_unit_lead_on_as_well() -> None:
    new = BASE.replace("unit: lab", "unit: labs").replace("under: lab", "under: labs")
    new = new.replace("{id: lab,", "{id: labs, former_ids: [lab],")
    assert "- posts/lab-head/ → posts/labs-head/" in pages(
        planned_in(BASE, new, with_pages=True)
    ).split("\n")


def test_two_people_who_are_one_keep_their_tenures() -> None:
    twice = """
- id: more
  date: 2039-02-01
  title: More
  changes: [{op: appoint, person: dee, role: member, unit: lab}]
"""
    base = recorded(START + twice)
    new = base.replace("person: dee", "person: ada").replace(
        "{id: ada,", "{id: ada, former_ids: dee,"
    )
    new = new.replace("  - {id: dee, name: Dee Oz}\n", "")
    made = planned_in(base, new, with_pages=True)
    assert not made.lost
    assert "- people/dee/ → people/ada/" in pages(made)
    assert "- Dee Oz [dee], Member of Lab [lab]: left without a post" in said(made)


EVENTS = (
    START
    + """
- id: memo-out
  date: 2039-03-01
  title: A memo
  sources: memo
  changes: [{op: appoint, person: dee, role: head, unit: hub}]
- id: mail-starts
  date: 2039-04-01
  title: Mail
"""
)
FULL = recorded(EVENTS).replace("{id: hub,", "{id: hub, former_ids: old-hub,")


def losses(new: str) -> str:
    """What is lost on the way to a new record, in full."""
    made = plan(told_in(FULL), told_in(new), TODAY, with_pages=False)
    return "\n\n".join(full(problem, {"1.yaml": FULL}) for problem in made.lost) + "\n"


GALLERY = {
    "N101": (
        FULL.replace("  - {id: press, name: Press, kind: office}\n", ""),
        """\
        error[N101]: the unit `press` was published and is no longer in the record
          --> 1.yaml:18:10
           |
        18 |   - {id: press, name: Press, kind: office}
           |          ^^^^^
           |
           = help: write `former_ids: [press]` at what it has become,
                   or `- {unit: press, because: …}` under `retracted:`
        """,
    ),
    "N102": (
        FULL.replace("  - {id: cy, name: Cy Noor}\n", ""),
        """\
        error[N102]: the person `cy` was published and is no longer in the record
         --> 1.yaml:9:10
          |
        9 |   - {id: cy, name: Cy Noor}
          |          ^^
          |
          = help: write `former_ids: [cy]` at what it has become,
                  or `- {person: cy, because: …}` under `retracted:`
        """,
    ),
    "N103": (
        FULL[: FULL.index("  - id: mail-starts")],
        """\
        error[N103]: the event `mail-starts` was published and is no longer in the record
          --> 1.yaml:46:9
           |
        46 |   - id: mail-starts
           |         ^^^^^^^^^^^
           |
           = help: write `former_ids: [mail-starts]` at what it has become,
                   or `- {event: mail-starts, because: …}` under `retracted:`
        """,
    ),
    "N104": (
        FULL.replace("  - {id: herald, title: The story,", "  - {id: story, title: The story,"),
        """\
        error[N104]: the source `herald` was published and is no longer in the record
         --> 1.yaml:4:10
          |
        4 |   - {id: herald, title: The story, publisher: The Herald, published: 2040-01-06}
          |          ^^^^^^
          |
          = help: write `former_ids: [herald]` at what it has become,
                  or `- {source: herald, because: …}` under `retracted:`
        """,
    ),
    "N105": (
        FULL.replace("person: dee, role: head", "person: dee, role: deputy"),
        """\
        error[N105]: the tenure of `dee` as `head` of `hub` was published and is no longer in the record
          --> 1.yaml:43:37
           |
        43 |     changes: [{op: appoint, person: dee, role: head, unit: hub}]
           |                                     ^^^
           |
           = help: write `- {person: dee, role: head, unit: hub, because: …}` under `retracted:`
        """,
    ),
    "N106": (
        FULL.replace(", former_ids: old-hub", ""),
        """\
        error[N106]: the unit `hub` has lost its former id `old-hub`
          --> 1.yaml:16:27
           |
        16 |   - {id: hub, former_ids: old-hub, name: Hub, kind: group}
           |                           ^^^^^^^
           |
           = help: write `former_ids: [old-hub]` at `hub`: old links lead there
        """,
    ),
}


@pytest.mark.parametrize("code", sorted(GALLERY))
def test_what_is_lost_is_told_at_its_place_in_the_base(code: str) -> None:
    new, expected = GALLERY[code]
    assert losses(new) == dedent(expected)


def test_every_code_is_in_the_gallery() -> None:
    assert sorted(GALLERY) == sorted(CODES)


@pytest.mark.parametrize(
    ("code", "retracted"),
    [
        ("N101", "{unit: press, because: It was a misprint.}"),
        ("N102", "{person: cy, because: He does not exist.}"),
        ("N103", "{event: mail-starts, because: It never did.}"),
        ("N104", "{source: herald, because: Taken back.}"),
        ("N105", "{person: dee, role: head, unit: hub, because: She is a deputy.}"),
        ("N106", "{unit: old-hub, because: It was never in use.}"),
    ],
)
def test_with_a_reason_anything_may_go(code: str, retracted: str) -> None:
    new, _ = GALLERY[code]
    assert losses(f"{new}retracted:\n  - {retracted}\n") == "\n"


def test_an_event_that_goes_takes_its_tenures_along_without_further_words() -> None:
    new = FULL.replace("id: memo-out", "id: memo-in").replace("person: dee", "person: cy")
    found = plan(told_in(FULL), told_in(new), TODAY, with_pages=False).lost
    assert [problem.code for problem in found] == ["N103"]
