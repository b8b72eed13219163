"""JSON-LD: what is certain and nothing else, and never the end of its script element."""

import json
from datetime import date

from orgline.exchange import Address
from orgline.exchange.facts import facts, in_script
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


def of(path: str, today: str = "2041-01-01") -> dict[str, object]:
    """The facts of a page, without what every page has."""
    found = desk(EVENTS, date.fromisoformat(today))
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
