from pathlib import Path

import pytest

from tests.cli.running import Ran, orgline
from tests.sites import files


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
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "null"],
            "`null` without quotes is no value in YAML, so nothing could be named by it",
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "1.5"],
            (
                "`1.5` is no id: lower-case letters and digits, joined by hyphens, at most 80; "
                "`1-5` would be"
            ),
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", "", "--note", " "],
            "--note: the text is empty",
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--id", ""],
            "--id: the text is empty",
        ),
        (
            ["--date", "2030", "--title", "T", "--source", "gazette", "--source-id", ""],
            "--source-id: the text is empty",
        ),
        (
            ["--date", "", "--title", "", "--source", "", "--announced", "", "--kind", ""],
            (
                "--date: the text is empty\n"
                "error: --announced: the text is empty\n"
                "error: --title: the text is empty\n"
                "error: --kind: the text is empty\n"
                "error: --source: the text is empty"
            ),
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


def test_two_names_in_one_language_are_refused_so_that_none_is_lost(site: Path) -> None:
    before = files(site)
    names = ("--names", "zh=实验室", "--names", "zh=研究室")
    ran = orgline("new", "unit", "--name", "Lab", "--kind", "team", *names)
    assert ran == Ran(2, "", "error: --names: `zh` is given twice\n")
    assert files(site) == before


def test_the_file_that_cannot_be_added_to_is_named(site: Path) -> None:
    file = site / "orgdata" / "people.yaml"
    file.write_text("people: # none yet\n  []\n", encoding="utf-8")
    told = (
        "error: `orgdata/people.yaml` cannot be added to by a command: "
        "a comment stands between `people` and its value\n"
    )
    assert orgline("new", "person", "--name", "Ada") == Ran(2, "", told)
