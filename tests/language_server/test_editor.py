"""What an editor's program makes of the schema: the real YAML language server is asked."""

import json
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from orgline.schema import FILE, modeline
from tests.language_server import server
from tests.language_server.client import Client, running
from tests.sites import MINISTRY, PROJECT, orgline

pytestmark = pytest.mark.xdist_group("language server")

SETTINGS = json.loads((PROJECT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
NUMBERS = count(1)


def _tree(flat: dict[str, Any]) -> dict[str, Any]:
    """The settings as an editor hands them over: `yaml.schemas` is `schemas` within `yaml`."""
    yaml = {key.removeprefix("yaml."): value for key, value in flat.items()}
    offline = {"schemaStore": {"enable": False}}
    return {"yaml": {"completion": True, "hover": True, "validate": True, **offline, **yaml}}


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """A server at work on the made-up ministry, with the settings that this project has."""
    yield from _editing(MINISTRY, tmp_path_factory.mktemp("editor"))


@pytest.fixture(scope="module")
def editor_of_the_record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """The same for this project's own record."""
    yield from _editing(PROJECT, tmp_path_factory.mktemp("editor"))


def _editing(record: Path, root: Path) -> Iterator[Client]:
    if server.find() is None:
        pytest.fail(server.HOW_TO_GET_IT, pytrace=False)
    shutil.copytree(record / "orgdata", root / "orgdata")
    assert orgline(root, "2030-01-01", "schema").stdout == f"{FILE}\n"
    with running(root, _tree(SETTINGS)) as client:
        yield client


def place(text: str) -> tuple[str, str, int, int]:
    """A new file, its text without the cursor `|`, and the cursor's line and column, from 0."""
    before, _, after = dedent(text).lstrip("\n").partition("|")
    line = before.count("\n")
    column = len(before.rsplit("\n", maxsplit=1)[-1])
    return f"orgdata/new-{next(NUMBERS)}.yaml", before + after, line, column


def offered(editor: Client, text: str) -> dict[str, str]:
    """What is offered at the cursor: each label, and what would be inserted."""
    file, written, line, column = place(text)
    editor.open(file, written)
    return {item["label"]: item["insertText"] for item in editor.completions(file, line, column)}


def told(editor: Client, text: str) -> str:
    """What a hover at the cursor tells, without the place of the schema."""
    file, written, line, column = place(text)
    editor.open(file, written)
    return editor.hover(file, line, column).partition("\n\nSource:")[0]


def underlined(editor: Client, text: str) -> list[str]:
    """What is said to be wrong, each with its line from 1."""
    found = editor.open(*place(text)[:2])
    return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in found]


START = """
events:
  - id: archive-moves
    date: 2024-07-01
    title: The archive moves
    kind: reorganisation
    summary: It moves.
    sources: [tide-gazette]
    changes:
"""


def changing(*lines: str) -> str:
    """A file with one event and its changes."""
    return START + "".join(f"      {line}\n" for line in lines)


# --- what is offered -----------------------------------------------------------------------


def test_the_ids_of_units_are_offered_where_a_unit_belongs(editor: Client) -> None:
    found = offered(editor, changing("- {op: move, unit: tide-archive, to: |}"))
    assert {"ministry", "tide-archive", "harbour-service"} <= found.keys()
    assert not {"li-wei", "head", "leaflet"} & found.keys()


def test_the_ids_of_people_and_roles_are_offered_where_they_belong(editor: Client) -> None:
    assert "li-wei" in offered(editor, changing("- op: appoint", "  person: |"))
    roles = offered(editor, changing("- {op: appoint, person: li-wei, role: |}"))
    assert roles.keys() == {"head", "inspector", "deputy-head"}


def test_the_ids_of_sources_are_offered_inside_of_brackets_too(editor: Client) -> None:
    found = offered(editor, START.replace("[tide-gazette]", "[tide-gazette, |]"))
    assert {"harbour-herald", "lantern-weekly", "leaflet"} <= found.keys()


def test_the_id_of_a_new_entry_is_nobodys_to_suggest(editor: Client) -> None:
    assert offered(editor, "units:\n  - id: |\n") == {}


def test_only_the_keys_of_the_operation_are_offered(editor: Client) -> None:
    found = offered(editor, changing("- op: move", "  unit: tide-archive", "  |"))
    keys = {label for label, inserted in found.items() if inserted == f"{label}: "}
    assert keys == {"from", "to", "within", "sources", "note", "inferred"}


def test_whole_changes_are_offered_one_for_each_operation(editor: Client) -> None:
    found = offered(editor, changing("|"))
    assert found["move"] == "- op: move\n  unit: ${2:unit}\n  from: ${3:from}\n  to: ${4:to}"
    assert found["merge"] == (
        "- op: merge\n  units:\n    - ${2:units}\n  into: ${3:into}\n  under: ${4:under}"
    )
    operations = {label for label, text in found.items() if text.startswith(f"- op: {label}")}
    assert len(operations) == 14


def test_whole_entries_are_offered_in_each_part(editor: Client) -> None:
    found = offered(editor, "sources:\n  |\n")
    assert found["source – a new entry"] == (
        "- id: ${1:short-name}\n  title: ${2:title}\n  publisher: ${3:publisher}\n"
        "  published: ${4:2030-01-04}\n  url: ${5:https://example.org/page}"
    )


def test_the_forms_of_a_date_are_offered(editor: Client) -> None:
    found = offered(editor, START.replace("2024-07-01", "|"))
    assert found["[..2026-03-17] – by then"] == "[..2026-03-17]"


# --- what is told --------------------------------------------------------------------------


def test_a_hover_tells_what_a_key_means_and_whom_an_id_stands_for(editor: Client) -> None:
    assert told(editor, changing("- {op: move, unit: survey, to: harbour|-service}")) == (
        "#### to – the unit that it is directly part of from now on\n\n"
        "Harbour Service · 港务处\n\n"
        "service, there already in 2019, until about March 2020\n\n"
        "in Ministry of Tides & Lanterns (ministry)"
    )


def test_a_hover_over_an_id_that_is_new_says_what_it_needs(editor: Client) -> None:
    assert told(editor, changing("- {op: move, unit: survey, to: new|-office}")) == (
        "#### to – the unit that it is directly part of from now on\n\n"
        "The record has no unit of this id yet. A new one needs an entry under `units:`."
    )


def test_a_hover_over_an_operation_says_what_it_does(editor: Client) -> None:
    assert told(editor, changing("- {op: cl|ose, unit: survey}")).endswith("The unit ends.")


def test_a_hover_over_a_date_says_what_it_is_the_date_of(editor: Client) -> None:
    assert told(editor, START.replace("2024-07-01", "2024|-07-01")) == (
        "#### event\n\nWhen it took effect, no more exactly than a source says."
    )


# --- what is underlined --------------------------------------------------------------------


def test_of_a_half_written_move_exactly_what_it_lacks_is_said(editor: Client) -> None:
    assert underlined(editor, changing("- {op: move, unit: survey}")) == [
        '9: Missing property "to".'
    ]
    assert underlined(editor, changing("- op: move")) == [
        '9: Missing property "unit".',
        '9: Missing property "to".',
    ]


def test_a_key_of_another_operation_is_refused(editor: Client) -> None:
    assert underlined(editor, changing("- {op: move, unit: survey, to: node, under: node}")) == [
        "9: Property under is not allowed."
    ]


def test_what_is_no_id_and_what_is_no_date_is_said_in_plain_words(editor: Client) -> None:
    text = changing("- {op: close, unit: Survey Department}").replace("2024-07-01", "early July")
    first, second = underlined(editor, text)
    assert first.startswith("3: A date belongs here: a day 2026-03-16, a month 2026-03")
    assert second == "9: An id belongs here: lower-case letters and digits, joined by hyphens."


def test_an_id_that_is_not_in_the_record_yet_is_allowed(editor: Client) -> None:
    assert underlined(editor, changing("- {op: create, unit: new-office, under: survey}")) == []


@pytest.mark.parametrize(
    "date",
    ["2024", "2024-07", "'2024'", "[2024-03..2024-05]", "[..2024]", "[2023,2024]", "2024/.."],
)
def test_dates_need_no_quotes(editor: Client, date: str) -> None:
    assert underlined(editor, START.replace("2024-07-01", date).replace("    changes:\n", "")) == []


def test_a_part_without_entries_is_no_mistake(editor: Client) -> None:
    assert underlined(editor, "units:\npeople: []\n") == []


def _wrong(editor: Client, record: Path) -> dict[str, list[Any]]:
    files = sorted((record / "orgdata").rglob("*.yaml"))
    named = {path.relative_to(record).as_posix(): path for path in files}
    return {
        name: found
        for name, path in named.items()
        if (found := editor.open(name, path.read_text(encoding="utf-8")))
    }


def test_nothing_is_underlined_in_the_ministry(editor: Client) -> None:
    assert _wrong(editor, MINISTRY) == {}


def test_nothing_is_underlined_in_the_record(editor_of_the_record: Client) -> None:
    assert _wrong(editor_of_the_record, PROJECT) == {}


# --- how it is found -----------------------------------------------------------------------


def test_the_first_line_of_a_new_file_is_enough_without_any_settings(
    tmp_path: Path, editor: Client
) -> None:
    shutil.copytree(editor.root / ".orgline", tmp_path / ".orgline")
    with running(tmp_path, _tree({})) as bare:
        text = modeline("orgdata/events/new.yaml") + "\nevents:\n  - {id: Hub}\n"
        assert len(bare.open("orgdata/events/new.yaml", text)) == 6
        assert bare.open("orgdata/events/other.yaml", "events:\n  - {id: Hub}\n") == []
