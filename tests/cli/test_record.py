from pathlib import Path

import pytest

from orgline.records.fields import OPERATIONS, fields
from tests.cli.running import Ran, orgline, write_site
from tests.sites import files
from tests.written import recorded

RECORD = recorded("""
- id: found
  date: 2039-01-01
  sources: [gazette, herald]
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: archive, under: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: lab, under: cloud}
    - {op: create, unit: press, under: ministry}
    - {op: close, unit: press}
    - {op: appoint, person: ada, role: head, unit: lab}
    - {op: appoint, person: bob, role: head, unit: cloud}
""")
EVENT = """\
events:
  # what this is about
  - id: later
    date: 2040-01-04   # in winter
    title: "Later"
    kind: other
    summary: >-
      Something   happens.
    sources: [gazette]
    changes: []  # to come
"""
FILE = "orgdata/later.yaml"
NEXT = "Next: `orgline plan` says what this changes for readers, `orgline serve` shows it.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_site(tmp_path, RECORD)
    (tmp_path / FILE).write_text(EVENT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def record(*arguments: str) -> Ran:
    """Record a change in the event that is there for it."""
    return orgline("record", *arguments, "--in", FILE)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["create", "hub", "--under", "Ministry"], "{op: create, unit: hub, under: ministry}"),
        (["observe", "chat", "--within", "lab"], "{op: observe, unit: chat, within: lab}"),
        (
            ["move", "Lab", "--from", "cloud", "--to", "ministry", "--source", "The story"],
            "{op: move, unit: lab, from: cloud, to: ministry, sources: [herald]}",
        ),
        (
            ["rename", "lab", "--name", "The: Lab", "--names", "zh=应用, 室"],
            "{op: rename, unit: lab, name: 'The: Lab', names: {zh: '应用, 室'}}",
        ),
        (["retype", "lab", "--kind", "group"], "{op: retype, unit: lab, kind: group}"),
        (
            ["merge", "lab", "archive", "--into", "lab", "--under", "ministry"],
            "{op: merge, units: [lab, archive], into: lab, under: ministry}",
        ),
        (
            ["split", "archive", "--into", "archive", "--into", "web", "--under", "ministry"],
            "{op: split, unit: archive, into: [archive, web], under: ministry}",
        ),
        (
            ["transfer", 'the "chat"', "--from", "lab", "--to", "cloud", "--note", "a\nb"],
            '{op: transfer, what: the "chat", from: lab, to: cloud, note: a b}',
        ),
        (["close", "archive"], "{op: close, unit: archive}"),
        (["reopen", "press", "--under", "ministry"], "{op: reopen, unit: press, under: ministry}"),
        (
            [
                "appoint",
                "Cy Noor",
                "--role",
                "Head",
                "--unit",
                "lab",
                "--replaces",
                "ada",
                "--acting",
            ],
            "{op: appoint, person: cy, role: head, unit: lab, acting: true, replaces: ada}",
        ),
        (
            ["depart", "Ada Li", "--role", "head", "--unit", "lab", "--reason", "מחלה # x"],
            "{op: depart, person: ada, role: head, unit: lab, reason: 'מחלה # x'}",
        ),
        (
            ["retitle", "ada", "--role", "head", "--unit", "lab", "--title", "Chair"],
            "{op: retitle, person: ada, role: head, unit: lab, title: Chair}",
        ),
        (["report", "lab", "--to", "Bob Ray"], "{op: report, unit: lab, to: bob}"),
    ],
)
def test_each_operation_is_written_into_the_event(
    site: Path, arguments: list[str], line: str
) -> None:
    told = f"{FILE}:10\n    changes:  # to come\n      - {line}\n"
    assert record(*arguments) == Ran(0, told, NEXT)
    expected = EVENT.replace("changes: []", "changes:") + f"      - {line}\n"
    assert (site / FILE).read_text(encoding="utf-8") == expected


def test_no_operation_is_without_a_test_of_it_and_an_example_in_its_help() -> None:
    (marked,) = test_each_operation_is_written_into_the_event.pytestmark  # type: ignore[attr-defined]
    assert [arguments[0] for arguments, _ in marked.args[1]] == list(OPERATIONS)
    for name in OPERATIONS:
        example = orgline("record", name, "--help").out.partition("Examples:\n")[2]
        assert example.startswith(f"    orgline record {name} ")


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_options_are_the_fields_of_the_operation(name: str) -> None:
    said = orgline("record", name, "--help").out
    first, *others = (field.key for field in fields(OPERATIONS[name]))
    flags = [f"--{key.replace('_', '-').replace('sources', 'source')} " for key in others]
    assert [flag for flag in flags if flag not in said] == []
    assert f"--{first} " not in said


def test_changes_follow_each_other(site: Path) -> None:
    record("create", "hub", "--under", "ministry")
    assert (
        record("move", "lab", "--to", "hub").out
        == f"{FILE}:12\n      - {{op: move, unit: lab, to: hub}}\n"
    )


def test_what_the_check_refuses_is_not_written(site: Path) -> None:
    before = files(site)
    ran = record("move", "lab", "--from", "ministry", "--to", "archive")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[H")
    assert "  --> orgdata/later.yaml:11:" in ran.err
    assert ran.err.endswith(
        "orgdata: 2 files, 20 records, 1 error, 1 warning\nNothing was written.\n"
    )
    assert files(site) == before


def test_errors_that_were_there_before_are_told_as_such(site: Path) -> None:
    (site / "orgdata" / "old.yaml").write_text("people: [{id: eve}]\n", encoding="utf-8")
    ran = record("move", "lab", "--to", "ministry")
    assert ran.code == 1
    assert ran.err.endswith(
        "Nothing was written. The record has had these errors before; mend them first.\n"
    )


def test_a_warning_that_a_change_brings_is_told_and_it_is_written(site: Path) -> None:
    record("create", "hub")
    assert "- {op: create, unit: hub}" in (site / FILE).read_text(encoding="utf-8")
    assert orgline("check", "--format", "concise").out.count("warning[C311]") == 1


def test_a_dry_run_writes_nothing(site: Path) -> None:
    before = files(site)
    ran = record("close", "archive", "--dry-run")
    lines = f"{FILE}:10\n    changes:  # to come\n      - {{op: close, unit: archive}}\n"
    assert ran == Ran(0, lines, "Not written (--dry-run).\n")
    assert files(site) == before


def test_all_names_that_nothing_has_are_told_at_once(site: Path) -> None:
    ran = record("appoint", "Eva", "--role", "haed", "--unit", "labb")
    told = (
        "error: no person has the id or the name `Eva`; `orgline new person` adds one\n"
        "error: no role has the id or the name `haed`; a similar id exists: `head` (Head)\n"
        "error: no unit has the id or the name `labb`; a similar id exists: `lab` (Lab)\n"
    )
    assert ran == Ran(2, "", told)


def test_a_name_of_two_units_is_not_guessed_at(site: Path) -> None:
    text = "units:\n  - {id: lab-2, name: Lab, kind: team}\n"
    (site / "orgdata" / "more.yaml").write_text(text, encoding="utf-8")
    told = "error: `LAB` can be more than one unit: say which of `lab`, `lab-2`\n"
    assert record("move", "LAB", "--to", "ministry") == Ran(2, "", told)


@pytest.mark.parametrize("written", ["LAB", "Lab", " lab ", "ＬＡＢ"])
def test_capitals_make_no_difference_where_one_entry_can_be_meant(site: Path, written: str) -> None:
    (site / "orgdata" / "all.yaml").write_text(
        RECORD.replace("name: Lab,", "name: Applied,"), "utf-8"
    )
    ran = record("move", written, "--to", "MINISTRY", "--source", "Gazette")
    line = "      - {op: move, unit: lab, to: ministry, sources: [gazette]}\n"
    assert ran == Ran(0, f"{FILE}:10\n    changes:  # to come\n{line}", NEXT)


def test_an_id_in_capitals_that_is_another_unit_s_name_is_not_guessed_at(site: Path) -> None:
    text = "units:\n  - {id: other, name: LAB, kind: team}\n"
    (site / "orgdata" / "more.yaml").write_text(text, encoding="utf-8")
    told = "error: `LAB` can be more than one unit: say which of `lab`, `other`\n"
    assert record("move", "LAB", "--to", "ministry") == Ran(2, "", told)
    assert record("move", "lab", "--to", "ministry").code == 0


def test_what_is_given_as_an_empty_text_is_told_and_not_left_out(site: Path) -> None:
    before = files(site)
    told = "error: UNIT: the text is empty\nerror: --from: the text is empty\nerror: --note: the text is empty\n"
    given = ("move", "", "--from", "", "--to", "ministry", "--note", " ")
    assert record(*given) == Ran(2, "", told)
    ran = orgline("record", "close", "archive", "--in", FILE, "--event", "")
    assert ran == Ran(2, "", "error: --event: the text is empty\n")
    assert files(site) == before


def test_a_unit_goes_by_its_new_name_too(site: Path) -> None:
    record("rename", "lab", "--name", "Research", "--names", "zh=研究")
    assert record("move", "研究", "--to", "ministry").code == 0


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ([], "say where to write it: --in FILE, --event EVENT, or both"),
        (
            ["--in", "nowhere.yaml"],
            "`nowhere.yaml` is no file of the record; files are named from here or from the site's folder",
        ),
        (
            ["--in", "../all.yaml"],
            "`../all.yaml` is no file of the record; files are named from here or from the site's folder",
        ),
        (
            ["--event", "latr"],
            "no event has the id or the name `latr`; a similar id exists: `later`",
        ),
        (
            ["--in", FILE, "--event", "found"],
            "`orgdata/later.yaml` holds no event `found`, but `later`",
        ),
        (
            ["--in", "two.yaml"],
            "`orgdata/two.yaml` holds several events: say which with --event: `x`, `y`",
        ),
        (
            ["--in", "none.yaml"],
            "`orgdata/none.yaml` holds no event; `orgline new event` makes one",
        ),
    ],
)
def test_where_it_is_to_go_has_to_be_clear(site: Path, where: list[str], told: str) -> None:
    event = "  - {{id: {}, date: 2040, title: {}, kind: other, summary: S, sources: memo}}\n"
    two = "events:\n" + event.format("x", "X") + event.format("y", "Y")
    (site / "orgdata" / "two.yaml").write_text(two, encoding="utf-8")
    (site / "orgdata" / "none.yaml").write_text("people: []\n", encoding="utf-8")
    assert orgline("record", "close", "archive", *where) == Ran(2, "", f"error: {told}\n")


@pytest.mark.parametrize("where", [["--event", "Later"], ["--in", "later"], ["--in", "later.yaml"]])
def test_the_event_or_the_name_of_the_file_is_enough(site: Path, where: list[str]) -> None:
    assert orgline("record", "close", "archive", *where).code == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (EVENT.replace("    kind", "\tkind"), "error[S201]"),
        (EVENT + "    note: [\n", "error[S202]"),
        (EVENT + "    note: \xff\n", "error[S105]"),
        (EVENT + "    id: twice\n", "error[S301]"),
    ],
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(site: Path, text: str, told: str) -> None:
    (site / FILE).write_bytes(text.encode("latin-1"))
    ran = record("close", "archive")
    assert (ran.code, ran.out) == (1, "")
    assert told in ran.err
    assert ran.err.endswith("Nothing was written.\n")
    assert (site / FILE).read_bytes() == text.encode("latin-1")


def test_line_ends_and_a_byte_order_mark_stay(site: Path) -> None:
    text = "\ufeff" + EVENT.replace("\n", "\r\n")
    (site / FILE).write_bytes(text.encode())
    assert record("close", "archive").code == 0
    expected = text.replace("changes: []", "changes:") + "      - {op: close, unit: archive}\r\n"
    assert (site / FILE).read_bytes() == expected.encode()


def test_a_link_to_a_file_stays_a_link_and_a_mode_stays_a_mode(site: Path) -> None:
    (site / FILE).rename(site / "orgdata" / ".kept")
    (site / "orgdata" / ".kept").chmod(0o600)
    (site / FILE).symlink_to(".kept")
    assert record("close", "archive").code == 0
    assert (site / FILE).is_symlink()
    assert (site / FILE).stat().st_mode & 0o777 == 0o600
    assert "unit: archive}" in (site / "orgdata" / ".kept").read_text(encoding="utf-8")
    assert sorted(path.name for path in (site / "orgdata").iterdir()) == [
        ".kept",
        "all.yaml",
        "later.yaml",
    ]


def test_a_missing_argument_is_told(site: Path) -> None:
    ran = orgline("record", "appoint", "ada", "--unit", "lab")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "error: Missing option '--role'.")
