from difflib import unified_diff
from pathlib import Path
from textwrap import dedent

import pytest

from orgline import source
from orgline.editing.opening import events_in
from orgline.editing.placing import CannotPlaceError, with_change
from orgline.editing.writing import Entry
from tests.editing.placing import MOVE, added, changed
from tests.sites import MINISTRY, PROJECT

LONG = "The Gazette says so, " * 8


def test_a_change_goes_behind_the_last_one_and_is_written_as_that_one_is() -> None:
    text = """\
    events:
      - id: a   # the first
        changes:
          - {op: create, unit: hub}   # founded
          # between the two
          - {op: create, unit: lab}   # too

        # and then
        note: it ends
    """
    expected = """\
    events:
      - id: a   # the first
        changes:
          - {op: create, unit: hub}   # founded
          # between the two
          - {op: create, unit: lab}   # too
          - {op: move, unit: lab, to: hub}

        # and then
        note: it ends
    """
    assert changed(text) == dedent(expected)


def test_beside_changes_of_several_lines_it_gets_several_lines() -> None:
    text = """\
    events:
    - id: a
      changes:
      - op: create
        unit: hub
        note: >-
          a note

          of two lines
      # the end
    """
    expected = """\
    events:
    - id: a
      changes:
      - op: create
        unit: hub
        note: >-
          a note

          of two lines
      - op: move
        unit: lab
        to: hub
      # the end
    """
    assert changed(text) == dedent(expected)


def test_a_long_text_is_set_below_its_key() -> None:
    text = "events:\n  - id: a\n    changes:\n      - {op: create, unit: hub}\n"
    expected = """\
    events:
      - id: a
        changes:
          - {op: create, unit: hub}
          - op: move
            unit: lab
            to: hub
            note: >-
              The Gazette says so, The Gazette says so, The Gazette says so, The Gazette says so, The
              Gazette says so, The Gazette says so, The Gazette says so, The Gazette says so,
    """
    assert changed(text, {**MOVE, "note": LONG}) == dedent(expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("changes: []", "changes:\n      - {op: move, unit: lab, to: hub}"),
        ("changes: [ ]  # none", "changes:  # none\n      - {op: move, unit: lab, to: hub}"),
        ("changes:", "changes:\n      - {op: move, unit: lab, to: hub}"),
        ("changes: ~", "changes:\n      - {op: move, unit: lab, to: hub}"),
        ("changes:  # none", "changes:  # none\n      - {op: move, unit: lab, to: hub}"),
        ("changes: [\n    ]", "changes: [{op: move, unit: lab, to: hub}\n    ]"),
        (
            "changes: [{op: create, unit: a}]",
            "changes: [{op: create, unit: a}, {op: move, unit: lab, to: hub}]",
        ),
        (
            "changes: [{op: create, unit: a},]",
            "changes: [{op: create, unit: a}, {op: move, unit: lab, to: hub},]",
        ),
        (
            "changes: [\n      {op: create, unit: a}, # first\n    ]",
            "changes: [\n      {op: create, unit: a},\n      {op: move, unit: lab, to: hub}, # first\n    ]",
        ),
    ],
)
def test_a_list_that_is_empty_or_in_brackets_takes_it_too(before: str, after: str) -> None:
    text = "events:\n  - id: a\n    {}\n    note: it ends\n"
    assert changed(text.format(before)) == text.replace("{}", "%s") % after


def test_without_changes_they_begin_behind_the_sources() -> None:
    text = """\
    events:
      - id: a
        sources: [gazette, # the first
                  herald]
        # a remark
        note: it ends
    """
    expected = """\
    events:
      - id: a
        sources: [gazette, # the first
                  herald]
        changes:
          - {op: move, unit: lab, to: hub}
        # a remark
        note: it ends
    """
    assert changed(text) == dedent(expected)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{id: a}", "{id: a, changes: [{op: move, unit: lab, to: hub}]}"),
        (
            "{id: a, changes: [], note: x}",
            "{id: a, changes: [{op: move, unit: lab, to: hub}], note: x}",
        ),
        ("{id: a, changes: }", "{id: a, changes: [{op: move, unit: lab, to: hub}]}"),
        ("{id: a, changes: ~}", "{id: a, changes: [{op: move, unit: lab, to: hub}]}"),
    ],
)
def test_an_event_in_braces_stays_in_braces(before: str, after: str) -> None:
    assert changed(f"events: [{before}] # all\n") == f"events: [{after}] # all\n"


def test_of_several_events_only_the_one_that_is_meant_changes() -> None:
    text = "events:\n  - {id: a}\n  - id: b\n    changes: []\n  - id: c\n    changes: []\n"
    expected = (
        "events:\n  - {id: a}\n  - id: b\n    changes:\n      - {op: move, unit: lab, to: hub}\n"
        "  - id: c\n    changes: []\n"
    )
    assert changed(text, event=1) == expected


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_line_ends_are_those_of_the_file(end: str) -> None:
    text = end.join(["events:", "  - id: a", "    changes: []", "    note: x", ""])
    lines = ["events:", "  - id: a", "    changes:"]
    lines += ["      - {op: move, unit: lab, to: hub}", "    note: x", ""]
    assert changed(text) == end.join(lines)


def test_a_last_line_without_an_end_gets_one() -> None:
    text = "events:\n  - id: a\n    changes:\n      - {op: create, unit: 中}"
    assert changed(text) == text + "\n      - {op: move, unit: lab, to: hub}\n"


def test_what_is_no_list_is_left_alone() -> None:
    with pytest.raises(CannotPlaceError, match="`changes` is not a list"):
        changed("events:\n  - id: a\n    changes: soon\n")


def test_a_place_that_would_change_the_rest_is_refused() -> None:
    text = "events:\n  - id: a\n    changes: # none\n      []\n"
    with pytest.raises(CannotPlaceError, match="a comment stands between `changes` and its value"):
        changed(text)


def test_a_character_that_no_record_may_hold_is_refused() -> None:
    with pytest.raises(CannotPlaceError, match=r"invisible character U\+202E"):
        changed("events:\n  - id: a\n", {**MOVE, "note": "a\u202eb"})


UNIT: Entry = {"id": "lab", "name": "Lab", "kind": "team", "aliases": ("A, b", "C")}


def test_an_entry_goes_behind_the_last_of_its_kind() -> None:
    text = """\
    # all
    units: # of them
      - {id: hub, name: Hub, kind: group}  # one

    people: []
    """
    expected = """\
    # all
    units: # of them
      - {id: hub, name: Hub, kind: group}  # one
      - {id: lab, name: Lab, kind: team, aliases: ['A, b', C]}

    people: []
    """
    assert added(text, "units", UNIT) == dedent(expected)


def test_a_part_that_is_not_there_goes_before_those_that_follow_it() -> None:
    text = """\
    # The file.

    sources: []
    # What happened.
    events: []
    """
    expected = """\
    # The file.

    sources: []
    units:
      - id: lab
        name: Lab
        kind: team
        aliases: ['A, b', C]

    # What happened.
    events: []
    """
    assert added(text, "units", UNIT) == dedent(expected)


def test_else_it_goes_to_the_end() -> None:
    text = "events:\n  - id: a\n    changes: []\n    #  - an example\n"
    lines = "\nunits:\n  - id: lab\n    name: Lab\n    kind: team\n    aliases: ['A, b', C]\n"
    assert added(text, "assertions", {"on": "x"}) == text + "\nassertions:\n  - on: x\n"
    assert added("sources: []\n", "units", UNIT) == "sources: []\n" + lines


def test_a_comment_that_heads_the_file_stays_at_its_head() -> None:
    text = "# The head.\nevents: []\n"
    expected = "# The head.\nunits:\n  - id: lab\n\nevents: []\n"
    assert added(text, "units", {"id": "lab"}) == expected


@pytest.mark.parametrize("site", [PROJECT, MINISTRY], ids=["project", "ministry"])
def test_every_event_of_the_records_takes_a_change_and_nothing_else_moves(site: Path) -> None:
    documents, _, problems = source.read(site)
    assert not problems
    for found in documents:
        for index, _ in events_in(found):
            after = with_change(found, index, MOVE).splitlines()
            difference = list(unified_diff(found.text.splitlines(), after, n=0, lineterm=""))[2:]
            assert [line for line in difference if line.startswith("-")] == [], found.file
