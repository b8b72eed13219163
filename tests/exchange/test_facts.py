"""JSON-LD: what is certain and nothing else, and never the end of its script element."""

import json
from datetime import date

import pytest

from orgline.exchange import Address
from orgline.exchange.facts import facts, in_script, is_kind_of_organisation
from tests.exchange.offices import desk, ministry, ministry_pages, page_of

HERE = Address(name="Orgline", url="https://a.example/")

EVENTS = """
- id: there
  date: 2040-01
  changes: [{op: observe, unit: ministry}]
- id: founded
  date: 2040-02-01
  changes: [{op: create, unit: hub, under: ministry}]
- id: perhaps
  date: '[2040-03-01..2040-03-09]'
  changes: [{op: create, unit: lab, under: hub}]
- id: within
  date: 2040-03-10
  changes: [{op: create, unit: chat, within: hub}]
- id: closed
  date: 2040-04-01
  changes: [{op: close, unit: chat}]
"""


def of(path: str, today: str = "2041-01-01", events: str = EVENTS) -> dict[str, object]:
    """The facts of a page, without what every page has."""
    found = desk(events, date.fromisoformat(today))
    told = json.loads(facts(page_of(found, path), found, HERE) or "{}")
    return {key: told[key] for key in told if key not in {"@context", "mainEntityOfPage"}}


def test_a_unit_that_was_founded_on_a_known_day_under_a_known_parent() -> None:
    assert of("units/hub") == {
        "@type": "Organization",
        "name": "Hub",
        "foundingDate": "2040-02-01",
        "parentOrganization": {"@type": "Organization", "name": "Ministry"},
    }


def test_a_day_between_two_is_no_day() -> None:
    assert "foundingDate" not in of("units/lab")


def test_a_unit_that_is_only_possible_yet_has_no_facts() -> None:
    assert of("units/lab", today="2040-03-05") == {}


def test_somewhere_inside_is_no_parent_and_an_end_has_a_day() -> None:
    assert of("units/chat") == {
        "@type": "Organization",
        "name": "Chat",
        "foundingDate": "2040-03-10",
        "dissolutionDate": "2040-04-01",
    }


def test_a_unit_that_was_always_there_was_not_founded() -> None:
    assert of("units/ministry") == {"@type": "Organization", "name": "Ministry"}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("business group", True),
        ("Office of the minister", True),
        ("consumer product", False),
        ("group app", False),
        ("line of business", False),
    ],
)
def test_only_what_is_called_an_organisation_is_one(kind: str, told: bool) -> None:  # noqa: FBT001
    assert is_kind_of_organisation(kind) is told


def test_a_product_is_no_organisation_and_no_parent_of_one() -> None:
    events = "- {op: retype, unit: hub, kind: consumer app}"
    retyped = f"{EVENTS}- date: 2040-05-01\n  changes: [{events[2:]}]\n"
    assert of("units/hub", events=retyped) == {}
    under = "- date: 2040-03-02\n  changes: [{op: create, unit: web, under: hub}]\n"
    assert "parentOrganization" in of("units/web", events=EVENTS + under)
    assert "parentOrganization" not in of("units/web", events=retyped + under)


@pytest.mark.parametrize(
    "move",
    [
        "- date: 2040-05-01\n  changes: [{op: move, unit: web, to: hub, inferred: it seems so}]\n",
        "- date: '[2040-05-01..2041-05-01]'\n  changes: [{op: move, unit: web, to: hub}]\n",
        """\
- date: 2040-05-01
  changes: [{op: move, unit: web, to: hub}]
  disagreements:
    - question: Where is it?
      positions:
        - {says: Hub, sources: gazette, adopted: true, because: why not}
        - {says: Lab, sources: herald, changes: [{op: move, unit: web, to: lab}]}
""",
    ],
)
def test_a_place_that_is_inferred_possible_or_disputed_is_no_parent(move: str) -> None:
    there = "- date: 2040-03-02\n  changes: [{op: create, unit: web, under: ministry}]\n"
    told = of("units/web", events=EVENTS + there + move)
    assert told["name"] == "Web"
    assert "parentOrganization" not in told


def test_an_event_of_a_known_day() -> None:
    assert of("events/founded") == {
        "@type": "Event",
        "name": "Event 2",
        "description": "Something happens.",
        "startDate": "2040-02-01",
        "endDate": "2040-02-01",
        "about": {"@type": "Organization", "name": "Ministry"},
    }


def test_events_of_no_known_day_and_those_to_come_have_no_facts() -> None:
    assert of("events/there") == of("events/perhaps") == {}
    assert of("events/founded", today="2040-01-31") == {}


def test_nobody_is_said_to_be_in_post() -> None:
    for page in ministry_pages().values():
        if page.kind == "person":
            told = json.loads(facts(page, ministry(), HERE))
            assert told.keys() <= {"@context", "@type", "name", "alternateName", "mainEntityOfPage"}


def test_every_page_of_the_ministry_has_sound_facts_or_none() -> None:
    for page in ministry_pages().values():
        told = facts(page, ministry(), HERE)
        assert not set(told) & set("<>&")
        assert not told or json.loads(told)["@context"] == "https://schema.org"


def test_nothing_ends_the_script_around_it() -> None:
    hostile = {"a": "</script><!-- <script> & \u2028\u2029"}
    assert in_script(hostile) == (
        '{"a": "\\u003c/script\\u003e\\u003c!-- \\u003cscript\\u003e \\u0026 \\u2028\\u2029"}'
    )
    assert json.loads(in_script(hostile)) == hostile
