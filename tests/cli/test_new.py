from pathlib import Path
from textwrap import dedent

from tests.cli.beginning import NEXT, sound
from tests.cli.running import Ran, orgline


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
