import json
from collections.abc import Iterator
from typing import Any

import pytest

from orgline import site
from orgline.records import EventKind, model_schemas
from orgline.schema import document, modeline, written
from orgline.source import read
from tests.history.large import large
from tests.schema.validating import accepts
from tests.sites import MINISTRY, PROJECT
from tests.written import told

EVENTS = """
- date: 2039-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: observe, unit: chat, within: ministry}
    - {op: observe, unit: web}
    - {op: appoint, person: ada, role: head, unit: lab, title: Director, observed: true}
- date: "[2039-03-01..2039-03-10]"
  title: The Hub opens
  kind: reorganisation
  changes:
    - {op: create, unit: hub, under: ministry}
    - {op: move, unit: lab, to: hub}
    - {op: rename, unit: lab, name: Research}
    - {op: depart, person: ada, role: head, unit: lab}
    - {op: appoint, person: bob, role: member, unit: hub}
- date: 2039-05
  changes:
    - {op: close, unit: web}
"""


def cards(part: str) -> dict[str, str]:
    """What is suggested for one kind of id: each with the text of its hover."""
    suggested = document(told(EVENTS))["$defs"][part]["anyOf"]
    return {one["const"]: one["description"] for one in suggested if one}


def test_a_unit_is_told_by_its_names_dates_and_parent() -> None:
    found = cards("units")
    assert {name: found[name] for name in ("ministry", "lab", "chat", "web", "press")} == {
        "ministry": "Ministry\nministry, there already on 1 January 2039\non top",
        "lab": "Research\nlaboratory, since 1 January 2039\nin Hub (hub)\nalso: Lab",
        "chat": "Chat\nteam, there already on 1 January 2039\nsomewhere in Ministry (ministry)",
        "web": "Web\nteam, there already on 1 January 2039, until May 2039\nin no known unit",
        "press": "Press\noffice",
    }


def test_a_person_is_told_by_posts() -> None:
    assert cards("people") == {
        "ada": "Ada Li\nDirector, Research, until between 1 and 10 March 2039",
        "bob": "Bob Ray\nMember, Hub, since between 1 and 10 March 2039",
        "cy": "Cy Noor",
        "dee": "Dee Oz",
    }


def test_roles_sources_and_events_are_told_in_short() -> None:
    assert cards("roles") == {
        "head": "Head\none seat, leads its unit",
        "member": "Member\nmany seats",
        "deputy": "Deputy\n2 seats",
    }
    assert cards("sources")["gazette"] == "The news\nThe Gazette, 5 January 2040"
    assert cards("events")["event-2"] == (
        "The Hub opens\nreorganisation, between 1 and 10 March 2039"
    )


def test_without_a_history_no_id_is_suggested_and_all_else_is_there() -> None:
    bare, full = document(None), document(told(EVENTS))
    parts = ("units", "people", "roles", "sources", "events")
    assert [bare["$defs"][part] for part in parts] == [{"anyOf": [{}]}] * 5
    for schema in (bare, full):
        for part in parts:
            del schema["$defs"][part]
    assert bare == full


def properties(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property that a schema describes, with where it is."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            if key == "properties" and path.count("/if") + path.count("/anyOf") == 0:
                yield from ((f"{path}/{name}", one) for name, one in value.items() if one)
            yield from properties(value, f"{path}/{key}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from properties(value, f"{path}/{number}")


def test_every_field_has_a_description() -> None:
    found = dict(properties(document(None)))
    assert len(found) > 120
    assert [path for path, one in found.items() if not one.get("description")] == []


def test_every_kind_of_event_is_explained() -> None:
    kinds = document(None)["$defs"]["EventKind"]["anyOf"]
    assert [kind["const"] for kind in kinds] == list(EventKind)
    assert all(kind["description"].endswith(".") for kind in kinds)


def test_every_reference_leads_somewhere_and_every_definition_is_used() -> None:
    text = written(None).decode()
    schema = json.loads(text)
    used = {part.split('"')[0] for part in text.split("#/$defs/")[1:]}
    assert used == schema["$defs"].keys()


def test_the_schema_has_all_fields_of_the_models_and_no_others() -> None:
    defs = document(None)["$defs"]
    models = {name: model for name, model in model_schemas().items() if name in defs}
    fields = {
        name: model["properties"].keys() for name, model in models.items() if name != "EventKind"
    }
    assert {name: defs[name]["properties"].keys() for name in fields} == fields
    assert len(fields) == 24


@pytest.mark.parametrize("record", [MINISTRY, PROJECT])
def test_every_file_of_a_sound_record_fits(record: Any) -> None:
    _, texts, _ = read(record)
    assert [name for name, text in texts.items() if not accepts(text)] == []


def test_the_same_record_gives_the_same_bytes_in_any_order_of_its_files() -> None:
    one, two = (text.encode() for text in large(units=20, events=20))
    there = site.examine_files([("orgdata/a.yaml", one), ("orgdata/b.yaml", two)])
    back = site.examine_files([("orgdata/b.yaml", two), ("orgdata/a.yaml", one)])
    assert written(there.history) == written(back.history)


def test_a_large_record_has_a_small_schema() -> None:
    """Two thousand units and people each: about a hundred bytes for each id."""
    one, two = (text.encode() for text in large(units=2000, events=500))
    found = site.examine_files([("orgdata/a.yaml", one), ("orgdata/b.yaml", two)])
    assert len(written(found.history)) < 500_000


def test_text_of_the_record_stays_text() -> None:
    ministry = site.examine(MINISTRY).history
    units = document(ministry)["$defs"]["units"]["anyOf"]
    found = next(one for one in units if one.get("const") == "graph")
    # `description` is plain text to every editor; what is Markdown has a key of its own
    assert "<b>Graphs</b>" in found["description"]
    assert found.keys() == {"const", "description"}


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("orgdata/a.yaml", "# yaml-language-server: $schema=../.orgline/schema/record.json"),
        ("orgdata/b/c.yaml", "# yaml-language-server: $schema=../../.orgline/schema/record.json"),
    ],
)
def test_a_comment_leads_from_a_file_to_the_schema(file: str, line: str) -> None:
    assert modeline(file) == line
