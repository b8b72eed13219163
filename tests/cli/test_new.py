from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.running import Ran, orgline, write_site
from tests.sites import files

RECORD = """\
organisation: {name: The Ministry, root: ministry}
sources:
  - {id: gazette, title: A new lab, publisher: The Gazette, published: 2030-06-05}
units:
  - {id: ministry, name: The Ministry, kind: ministry}
events:
  - id: there
    date: 2030-01-04
    title: The ministry is there
    kind: observation
    summary: It is there.
    sources: gazette
    changes: [{op: observe, unit: ministry}]
"""
NEXT = """\
  - `orgline check`, `orgline plan` and `orgline serve`: is it sound, what does it
    change for readers, and how does it look?
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_site(tmp_path, RECORD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sound() -> bool:
    """Whether the record has no errors."""
    return orgline("check", "--format", "concise").code == 0


def test_an_event_gets_a_file_with_comments_that_explain_it(site: Path) -> None:
    ran = orgline(
        *(
            "new",
            "event",
            "--date",
            "2030-03",
            "--title",
            "The lab: it moves",
            "--source",
            "gazette",
        ),
        *(
            "--source-title",
            "Lab # moves",
            "--publisher",
            "The Herald",
            "--published",
            "2030-03-02",
        ),
        *("--url", "https://herald.example/lab"),
    )
    file = "orgdata/events/2030-03-lab-it-moves.yaml"
    told = (
        f"The event `lab-it-moves` is in {file}. Next:\n"
        "  - write its `summary:`, which repeats the title so far\n"
        "  - record its changes: `orgline record --help`\n"
    )
    assert ran == Ran(0, f"{file}:1\n", told + NEXT)
    expected = """\
    # yaml-language-server: $schema=../../.orgline/schema/record.json
    # One happening is one file, with the documents that tell of it. Lines that begin with # are for
    # editors; readers never see them. When you are done: orgline check, orgline plan, orgline serve.

    # Who says so: a published document.
    sources:
      - id: herald-2030-03-02
        title: 'Lab # moves'
        publisher: The Herald
        published: 2030-03-02
        url: https://herald.example/lab

    events:
      - id: lab-it-moves
        # When it took effect, no more exactly than the source has it: 2026-04-08, 2026-04 (a day in that
        # month), 2026-04~ (about then), [2026-04-01..2026-04-10] (between), [..2026-04-08] (by then).
        date: 2030-03
        # as_written: early April    (the source's own words, where it names no day)
        title: 'The lab: it moves'
        # One of: reorganisation, appointment, departure, product, results, usage, policy, market,
        # observation, other.
        kind: reorganisation
        # What happened, in a sentence or two of your own.
        summary: 'The lab: it moves'
        # By id. Each change below may name sources of its own, and all of them need not agree.
        sources: [gazette, herald-2030-03-02]
        # What it did to the organisation, in this order. Write it here, or let a command write it:
        # `orgline record --help`. Each line may also have `note:`, or `inferred:` with your reason where
        # no source says so outright. For example:
        #   - {op: create, unit: new-unit, under: its-parent}
        #   - {op: move, unit: some-unit, from: old-parent, to: new-unit}
        #   - {op: appoint, person: some-person, role: head, unit: new-unit, title: President}
        changes: []
    """
    assert (site / file).read_text(encoding="utf-8") == dedent(expected)
    assert sound()


def test_all_that_an_event_can_have_can_be_given(site: Path) -> None:
    ran = orgline(
        *("new", "event", "--date", "[2030-03-01..2030-03-10]", "--as-written", "early March"),
        *("--announced", "2030-03-01", "--after", "The ministry is there", "--title", "实验室 <b>"),
        *("--kind", "policy", "--summary", "- [x]: *yes*\n# no", "--source", "A new lab"),
        *("--note", "Don't", "--id", "lab-rules", "--planned", "--announced", "2030-02"),
    )
    assert (ran.code, ran.out) == (0, "orgdata/events/2030-03-lab-rules.yaml:1\n")
    text = (site / "orgdata/events/2030-03-lab-rules.yaml").read_text(encoding="utf-8")
    assert [line.strip() for line in text.splitlines() if line and "#" not in line[:5]] == [
        "events:",
        "- id: lab-rules",
        "date: [2030-03-01..2030-03-10]",
        "as_written: early March",
        "announced: 2030-02",
        "after: [there]",
        "title: 实验室 <b>",
        "kind: policy",
        "summary: '- [x]: *yes* # no'",
        "note: Don't",
        "planned: true",
        "sources: [gazette]",
        "changes: []",
    ]
    assert sound()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            [],
            (
                "an event needs --date, --title and a source (--source, or --source-title, --publisher "
                "and --published); on a terminal you are asked"
            ),
        ),
        (
            ["--date", "2030", "--title", "T", "--url", "https://a.example"],
            "a new source needs --source-title, --publisher and --published, too",
        ),
        (
            ["--date", "16/03/2030", "--title", " ", "--source", "gazete", "--kind", "move"],
            (
                "--date: a period has one `/`, between its ends; write `2030-03-16`\n"
                "error: --title: the text is empty\n"
                "error: --kind: `move` is not one of reorganisation, appointment, departure, product, "
                "results, usage, policy, market, observation, other\n"
                "error: no source has the id or the name `gazete`; a similar id exists: `gazette`"
            ),
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "there"],
            "an event has the id `there`: The ministry is there",
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "Über uns"],
            (
                "`Über uns` is no id: lower-case letters and digits, joined by hyphens, at most 80; "
                "`uber-uns` would be"
            ),
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "nul"],
            "`nul` cannot be the name of a page",
        ),
        (
            ["--date", "2030", "--title", "מעבדה", "--source", "gazette"],
            "no id can be made of the name: give one with --id",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_once_and_nothing_is_written(
    site: Path, arguments: list[str], told: str
) -> None:
    before = files(site)
    assert orgline("new", "event", *arguments) == Ran(2, "", f"error: {told}\n")
    assert files(site) == before


def test_a_second_event_of_a_title_gets_another_id(site: Path) -> None:
    given = ("new", "event", "--date", "2030-03", "--title", "Results", "--source", "gazette")
    orgline(*given)
    assert orgline(*given).out == "orgdata/events/2030-03-results-2.yaml:1\n"


def test_a_file_is_never_overwritten(site: Path) -> None:
    (site / "orgdata" / "events").mkdir()
    other = site / "orgdata" / "events" / "2030-03-results.yaml"
    other.write_text("# mine\n", encoding="utf-8")
    orgline("new", "event", "--date", "2030-03", "--title", "Results", "--source", "gazette")
    assert other.read_text(encoding="utf-8") == "# mine\n"
    assert other.with_name("2030-03-results-2.yaml").exists()


def test_a_unit_goes_where_units_are(site: Path) -> None:
    (site / "orgdata" / "parts.yaml").write_text(
        "units:\r\n  # one\r\n  - {id: hub, name: Hub, kind: group}  # a\r\n", newline=""
    )
    ran = orgline("new", "unit", "--name", "应用: 实验室", "--kind", "lab", "--names", "en=Lab, A")
    told = (
        "The unit `ying-yong-shi-yan-shi` is in orgdata/parts.yaml. Next:\n"
        "  - say in an event how it comes in: `orgline record create ying-yong-shi-yan-shi "
        "--under … --in …`, or `observe`\n"
    )
    assert ran == Ran(0, "orgdata/parts.yaml:4\n", told + NEXT)
    assert (site / "orgdata" / "parts.yaml").read_bytes().decode() == (
        "units:\r\n  # one\r\n  - {id: hub, name: Hub, kind: group}  # a\r\n"
        "  - {id: ying-yong-shi-yan-shi, name: '应用: 实验室', kind: lab, names: {en: 'Lab, A'}}\r\n"
    )
    assert sound()


def test_the_first_person_gets_a_file_that_says_what_it_is_for(site: Path) -> None:
    ran = orgline("new", "person", "--name", "李艾达", "--alias", "Ada Li", "--alias", "A. Li")
    assert (ran.code, ran.out) == (0, "orgdata/people.yaml:1\n")
    head, _, entry = (site / "orgdata/people.yaml").read_text(encoding="utf-8").partition("people:")
    modeline = "# yaml-language-server: $schema=../.orgline/schema/record.json\n"
    assert head.startswith(f"{modeline}# People. ")
    assert entry == "\n  - id: li-aida\n    name: 李艾达\n    aliases: [Ada Li, A. Li]\n"
    assert sound()


def test_a_source_is_named_after_its_publisher_and_its_date(site: Path) -> None:
    given = ("--title", "T", "--publisher", "The Herald", "--published", "[2030-03-01..2030-03-09]")
    ran = orgline("new", "source", *given, "--in", "orgdata/2030/herald.yaml")
    assert (ran.code, ran.out) == (0, "orgdata/2030/herald.yaml:1\n")
    assert (site / "orgdata/2030/herald.yaml").read_text(encoding="utf-8") == dedent("""\
        # yaml-language-server: $schema=../../.orgline/schema/record.json
        sources:
          - id: herald-2030-03
            title: T
            publisher: The Herald
            published: [2030-03-01..2030-03-09]
    """)


def test_an_entry_can_go_into_the_file_of_an_event(site: Path) -> None:
    orgline("new", "event", "--date", "2030-03", "--title", "Lab", "--source", "gazette")
    file = site / "orgdata" / "events" / "2030-03-lab.yaml"
    before = file.read_text(encoding="utf-8")
    orgline("new", "unit", "--name", "Lab", "--kind", "team", "--in", "2030-03-lab")
    assert (
        orgline("record", "create", "lab", "--under", "ministry", "--in", "2030-03-lab").code == 0
    )
    added = "units:\n  - id: lab\n    name: Lab\n    kind: team\n\nevents:"
    change = "changes:\n      - {op: create, unit: lab, under: ministry}"
    assert file.read_text(encoding="utf-8") == before.replace("events:", added).replace(
        "changes: []", change
    )


@pytest.mark.parametrize(
    "place",
    ["../units.yaml", "units.yml", "orgdata/units.txt", "orgdata/.units.yaml", "content/x.yaml"],
)
def test_a_file_outside_of_the_record_is_refused(site: Path, place: str) -> None:
    told = f"error: `{place}` is no place for a file of the record: `orgdata/….yaml`\n"
    ran = orgline("new", "unit", "--name", "Lab", "--kind", "team", "--in", place)
    assert ran == Ran(2, "", told)


def test_what_the_check_refuses_is_not_written(site: Path) -> None:
    before = files(site)
    given = (
        "--title",
        "T",
        "--publisher",
        "P",
        "--published",
        "2030",
        "--url",
        "javascript:alert(1)",
    )
    ran = orgline("new", "source", *given)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[R010]")
    assert ran.err.endswith("Nothing was written.\n")
    assert files(site) == before


def test_a_text_that_would_turn_the_line_around_is_refused(site: Path) -> None:
    ran = orgline("new", "unit", "--name", "a\u202eb", "--kind", "team")
    assert (ran.code, ran.out) == (1, "")
    assert "error[S106]: the invisible character U+202E" in ran.err


def test_a_record_that_cannot_be_read_is_told_first(site: Path) -> None:
    (site / "orgdata" / "more.yaml").write_text("units: [\n", encoding="utf-8")
    ran = orgline("new", "unit", "--name", "Lab", "--kind", "team")
    assert (ran.code, ran.err.startswith("error[S202]")) == (1, True)


def test_a_dry_run_prints_the_file_and_writes_nothing(site: Path) -> None:
    before = files(site)
    ran = orgline("new", "person", "--name", "Ada", "--dry-run", "--in", "orgdata/a.yaml")
    assert ran == Ran(
        0,
        "orgdata/a.yaml:1\n# yaml-language-server: $schema=../.orgline/schema/record.json\npeople:\n  - id: ada\n    name: Ada\n",
        "Not written (--dry-run).\n",
    )
    assert files(site) == before


def test_two_names_in_one_language_are_refused_so_that_none_is_lost(site: Path) -> None:
    before = files(site)
    names = ("--names", "zh=实验室", "--names", "zh=研究室")
    ran = orgline("new", "unit", "--name", "Lab", "--kind", "team", *names)
    assert ran == Ran(2, "", "error: --names: `zh` is given twice\n")
    assert files(site) == before
