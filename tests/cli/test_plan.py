import json
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.running import Ran, orgline, write_site
from tests.plan.planning import START
from tests.plan.repositories import commit, git, repository
from tests.sites import MINISTRY, PROJECT, TODAY
from tests.written import recorded

MOVED = "To the ``` hub, @all <b>"
MOVE = f"""
- id: to-hub
  date: 2039-06-01
  title: "{MOVED}"
  changes: [{{op: move, unit: lab, to: hub}}]
"""
BASE = recorded(START)
NEW = recorded(START + MOVE)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose record has a move more than its last commit."""
    write_site(repository(tmp_path), BASE)
    commit(tmp_path)
    return write_site(tmp_path, NEW)


def plan(site: Path, *arguments: str | Path) -> Ran:
    return orgline("--root", site, "--today", "2040-01-01", "plan", *arguments)


def head(site: Path) -> str:
    return git(site, "rev-parse", "--short=10", "HEAD")


def test_what_changes_is_told_with_its_pages_and_a_sum(site: Path) -> None:
    ran = plan(site)
    structure, pages = ran.out.split("Pages\n")
    assert structure == dedent("""\
        1 June 2039: To the ``` hub, @all <b> (new)
          ~ Lab [lab]: under Cloud [cloud] → under Hub [hub]
                takes along Chat [chat]

    """)
    assert "  + events/to-hub/\n" in pages
    assert "  + at/2039-06-01/\n" in pages
    assert "  ~ units/lab/\n" in pages
    assert "people/bob/" not in pages
    assert pages.endswith("\nPlan: 1 to move.\n")
    assert (ran.code, ran.err) == (0, f"Compared with {head(site)}, the last commit\n")


def test_an_unchanged_record_is_told_in_two_words(site: Path) -> None:
    write_site(site, f"# a remark\n{BASE}")
    assert plan(site, "--detailed-exitcode", "--strict") == Ran(
        0, "No changes.\n", f"Compared with {head(site)}, the last commit\n"
    )


def test_the_exit_code_tells_of_changes_only_when_asked(site: Path) -> None:
    assert plan(site, "--detailed-exitcode").code == 2
    assert plan(site).code == 0


def test_a_record_with_errors_is_no_plan(site: Path) -> None:
    write_site(site, NEW.replace("to: hub", "to: hubb"))
    ran = plan(site, "--detailed-exitcode")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[R102]: no unit has the id `hubb`\n")


def test_a_base_that_is_not_there_is_a_problem_and_no_change(site: Path) -> None:
    ran = plan(site, "--base", "nowhere", "--detailed-exitcode")
    assert ran == Ran(1, "", "error: no commit is called `nowhere`\n")


def test_a_base_that_cannot_be_read_is_refused_with_its_problems(site: Path) -> None:
    write_site(site, BASE.replace("name: Lab", "nam: Lab"))
    commit(site)
    write_site(site, NEW)
    ran = plan(site, "--base", "main")
    assert (ran.code, ran.out) == (1, "")
    assert "--> main:orgdata/all.yaml:17:15\n" in ran.err
    expected = f"error: the record at `main` ({head(site)}) cannot be read: 1 error\n"
    assert ran.err.endswith(expected)


def test_a_base_with_errors_is_compared_as_far_as_it_goes(site: Path) -> None:
    write_site(site, recorded(START.replace("under: lab", "under: press")))
    commit(site)
    write_site(site, NEW)
    ran = plan(site)
    assert ran.code == 0
    assert "what can be made of it is compared, its pages are not\n" in ran.err
    assert "~ Chat [chat]: under Lab [lab] instead of under Press [press]\n" in ran.out
    assert "Pages" not in ran.out


def test_without_a_record_at_the_base_everything_is_new(tmp_path: Path) -> None:
    commit(repository(tmp_path))
    write_site(tmp_path, BASE)
    ran = plan(tmp_path, "--strict")
    assert ran.code == 0
    assert ran.err.startswith("There is no record at ")
    assert ran.out.endswith("\nPlan: 5 to describe, 2 to appoint.\n")


def test_what_is_lost_is_an_error_only_when_strict(site: Path) -> None:
    write_site(site, NEW.replace("  - {id: dee, name: Dee Oz}\n", ""))
    ran = plan(site)
    assert ran.code == 0
    assert "warning[N102]: the person `dee` was published" in ran.err
    assert f"--> {head(site)}:orgdata/all.yaml:10:10\n" in ran.err
    strict = plan(site, "--strict", "--detailed-exitcode")
    assert strict.code == 1
    assert "error[N102]: the person `dee` was published" in strict.err
    assert strict.err.endswith("orgdata: 1 error\n")


def test_a_comment_for_a_pull_request_gives_no_meaning_to_what_is_in_the_record(
    site: Path,
) -> None:
    drawing = site / "plan.svg"
    ran = plan(site, "--format", "markdown", "--picture", drawing)
    told, pages = ran.out.split("\n<details>")
    assert told == dedent(f"""\
        ## What this changes for readers

        **Plan: 1 to move.** Compared with {head(site)}.

        ![Before and after](<{drawing}>)

        ```diff
        # 1 June 2039: To the ``` hub, @all <b> (new)
        ! Lab [lab]: under Cloud [cloud] → under Hub [hub]
              takes along Chat [chat]
        ```
    """)
    assert pages.endswith("```\n\n</details>\n")
    assert "+ events/to-hub/\n" in pages


def test_the_picture_is_a_drawing_that_stands_alone(site: Path) -> None:
    drawing = site / "plan.svg"
    plan(site, "--picture", drawing)
    svg = drawing.read_text(encoding="utf-8")
    assert svg.startswith("<svg ")
    assert "<title>Before and after: 1 June 2039</title>" in svg
    assert "moved" in svg.lower()


def test_where_nothing_changes_there_is_no_picture(site: Path) -> None:
    write_site(site, BASE)
    ran = plan(site, "--picture", site / "plan.svg")
    assert "No picture: nothing changes that could be drawn.\n" in ran.err
    assert not (site / "plan.svg").exists()


def test_json_holds_the_whole_plan(site: Path) -> None:
    told = json.loads(plan(site, "--format", "json").out)
    pages = told.pop("pages")
    assert told == {
        "base": {"revision": head(site), "commit": git(site, "rev-parse", "HEAD")},
        "changes": True,
        "summary": "Plan: 1 to move.",
        "counts": {"move": 1},
        "days": [
            {
                "day": "2039-06-01",
                "events": [{"id": "to-hub", "title": MOVED, "is": "new"}],
                "changes": [
                    {
                        "type": "moves",
                        "start": "2039-06-01",
                        "end": None,
                        "possible": False,
                        "instead": False,
                        "unit": "lab",
                        "was": {"tie": "under", "parent": "cloud"},
                        "before": {"tie": "under", "parent": "cloud"},
                        "after": {"tie": "under", "parent": "hub"},
                        "carried": ["chat"],
                    }
                ],
            }
        ],
        "later": [],
        "labels": [],
        "questions": [],
        "lost": [],
    }
    new = {"path": "events/to-hub/", "title": MOVED, "is": "appears", "to": None}
    assert new in pages
    assert {page["is"] for page in pages} == {"appears", "changes"}


# --- the records of this project -----------------------------------------------------------


def real(record: Path, folder: Path) -> Path:
    """A record of this project in a repository of its own."""
    shutil.copytree(record / "orgdata", repository(folder) / "orgdata")
    commit(folder)
    return folder


def planned(site: Path, record: Path) -> str:
    """What is told of the structure."""
    ran = orgline("--root", site, "--today", TODAY[record], "plan")
    assert ran.code == 0, ran.err
    structure, pages, rest = ran.out.partition("Pages\n")
    return structure + (rest.splitlines(keepends=True)[-1] if pages else "")


BACKDATED = """\
events:
  - id: qwen-goes-to-cloud
    date: 2026-03-04
    title: Qwen goes to Alibaba Cloud
    kind: reorganisation
    summary: A made-up move.
    sources: asiaict
    changes:
      - {op: move, unit: qwen, to: alibaba-cloud}
"""


def test_a_backdated_move_in_the_token_hub_record_lists_exactly_the_later_states_that_change(
    tmp_path: Path,
) -> None:
    site = real(PROJECT, tmp_path)
    written = site / "orgdata" / "events" / "2026-03-04-made-up.yaml"
    written.write_text(BACKDATED, encoding="utf-8")
    assert planned(site, PROJECT) == dedent("""\
        4 March 2026: Qwen goes to Alibaba Cloud (new)
          ~ Qwen Business Division [qwen]: somewhere within Alibaba Group [alibaba-group] → under Alibaba Cloud [alibaba-cloud] (until 16 March 2026)

        Later states that change
          10 March 2026 and 15 March 2026: as above

        Plan: 1 to move; 2 later states change.
    """)


def test_a_move_of_damai_in_february_changes_five_later_states_and_a_comment_none(
    tmp_path: Path,
) -> None:
    site = real(PROJECT, tmp_path)
    written = site / "orgdata" / "events" / "2026-02-01-made-up.yaml"
    damai = BACKDATED.replace("03-04", "02-01").replace("qwen, to", "damai, to")
    written.write_text(damai, encoding="utf-8")
    assert planned(site, PROJECT).endswith("\nPlan: 1 to move; 5 later states change.\n")
    commit(site)
    assert planned(site, PROJECT) == "No changes.\n"
    written.write_text(damai.replace("events:", "# to be looked at again\nevents:"), "utf-8")
    assert planned(site, PROJECT) == "No changes.\n"


def test_a_backdated_event_of_the_ministry_changes_every_later_state(tmp_path: Path) -> None:
    site = real(MINISTRY, tmp_path)
    written = site / "orgdata" / "events" / "2021-made-up.yaml"
    written.write_text(
        dedent("""\
        events:
          - id: graph-moves
            date: 2021-02-01
            title: The charts move
            kind: reorganisation
            summary: A made-up move.
            sources: [harbour-herald, lantern-weekly]
            changes:
              - {op: move, unit: graph, to: lamp-works}
              - {op: depart, person: jun-sato, role: deputy-head, unit: coast-authority}
        """),
        encoding="utf-8",
    )
    assert planned(site, MINISTRY) == dedent("""\
        1 February 2021: The charts move (new)
          ~ Charts &amp; <b>Graphs</b> [graph]: under Ministry of Tides & Lanterns [ministry] → under Lamp Works [lamp-works]
          - Jun Satō [jun-sato], Deputy head of Coast Authority [coast-authority]: left without a post

        Later states that change
          31 March 2021, 1 October 2021, 31 October 2021, 28 February 2022, 1 May 2022, 1 September 2022, 15 September 2022, 30 November 2022, 1 April 2023, 9 April 2023 and 1 January 2026: as above

        Plan: 1 to move, 1 to depart; 11 later states change.
    """)


@pytest.mark.parametrize("record", [PROJECT, MINISTRY], ids=["token-hub", "ministry"])
def test_a_record_that_is_only_written_otherwise_has_no_changes(
    record: Path, tmp_path: Path
) -> None:
    site = real(record, tmp_path)
    for file in sorted((site / "orgdata").rglob("*.yaml")):
        file.rename(file.with_name(f"{9 - len(file.name) % 10}-{file.name}"))
    assert planned(site, record) == "No changes.\n"
