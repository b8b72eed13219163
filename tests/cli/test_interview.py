from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from threading import Timer

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from orgline.cli import asking
from orgline.editing.lookup import Choice
from orgline.render import templates
from tests.cli import running
from tests.cli.running import Ran

ENTER = "\r"
DOWN = "\x1b[B"
UP = "\x1b[A"
WIPE = "\x15"
INTERRUPT = "\x03"
LONGEST = 60.0
"""Seconds in which everything is answered; who is asked more than a test has answers for hangs up."""
Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    """Types at a terminal: lines, each with Enter after it unless it is a key itself."""
    monkeypatch.setattr(asking, "on_terminal", lambda: True)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        hang_up = Timer(LONGEST, lambda: keys.send_text(INTERRUPT))
        hang_up.start()
        yield lambda *lines: _type(keys, lines)
        hang_up.cancel()


def _type(keys: PipeInput, lines: tuple[str, ...]) -> None:
    for line in lines:
        keys.send_text(line if line in (ENTER, INTERRUPT) or line.endswith(ENTER) else line + ENTER)


def orgline(*arguments: str | Path) -> Ran:
    """Run the command in a thread: in the one of the tests a browser's loop of events may be running."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(copy_context().run, running.orgline, *arguments).result()


def test_an_event_is_made_by_question_and_answer(site: Path, typed: Typed) -> None:
    typed("The lab: it moves", "2030-06", DOWN, "It moves.", "the gazette's", WIPE + "A new lab")
    typed(ENTER, ENTER)  # the id as proposed; that is all
    ran = orgline("new", "event")
    assert (ran.code, ran.out) == (0, "orgdata/events/2030-06-lab-it-moves.yaml:1\n")
    text = (site / "orgdata/events/2030-06-lab-it-moves.yaml").read_text(encoding="utf-8")
    said = [line.strip() for line in text.splitlines() if line.strip()[:1] not in ("#", "")]
    assert said == [
        "events:",
        "- id: lab-it-moves",
        "date: 2030-06",
        "title: 'The lab: it moves'",
        "kind: appointment",
        "summary: It moves.",
        "sources: [gazette]",
        "changes: []",
    ]


def test_what_was_given_is_not_asked_for(site: Path, typed: Typed) -> None:
    typed(ENTER, ENTER, "2030-08", ENTER, ENTER, ENTER, ENTER)
    ran = orgline(
        *("new", "event", "--title", "Lab", "--date", "2030-06", "--publisher", "The Herald"),
        *("--source-title", "A lab"),
    )
    assert ran.code == 0, ran.err
    text = (site / "orgdata/events/2030-06-lab.yaml").read_text(encoding="utf-8")
    assert "  - id: herald-2030-08\n    title: A lab\n    publisher: The Herald\n" in text
    assert "sources: [herald-2030-08]" in text


def test_with_all_that_is_needed_nothing_is_asked(site: Path, typed: Typed) -> None:
    given = ("--title", "Lab", "--date", "2030-06", "--source", "gazette")
    assert orgline("new", "event", *given).code == 0
    assert orgline("new", "person", "--name", "Ada").code == 0


def test_an_answer_that_would_be_refused_is_asked_for_again(site: Path, typed: Typed) -> None:
    typed(
        "",
        "Applied Lab",
        "team",
        "no language",
        WIPE + "chinese=应用",
        WIPE + "zh=应用; fr=Labo",
        WIPE + "ministry",
        WIPE + "lab",
    )
    ran = orgline("new", "unit")
    assert (ran.code, ran.out) == (0, "orgdata/units.yaml:1\n")
    added = "  - id: lab\n    name: Applied Lab\n    kind: team\n    names: {zh: 应用, fr: Labo}\n"
    assert added in (site / "orgdata" / "units.yaml").read_text(encoding="utf-8")


def test_a_value_that_the_check_would_refuse_is_refused_when_it_is_given(
    site: Path, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[str] = []

    def told(text: str) -> str:
        refusals.append(text)
        return text

    monkeypatch.setattr(asking, "visible", told)
    typed("A \u202e lab", WIPE + "A new lab", "Herald", "2030", "www.herald.example", WIPE, ENTER)
    ran = orgline("new", "source")
    assert (ran.code, ran.out) == (0, "orgdata/sources.yaml:1\n"), ran.err
    of_the_title, of_the_address = (text for text in refusals if text)
    assert of_the_title.startswith("the invisible character U+202E ")
    assert of_the_address == (
        "`url` is the text `www.herald.example`, which is not a web address; "
        "it begins with https:// or http:// and has no spaces, quotes or brackets"
    )


def test_after_an_event_its_units_and_changes_are_asked_for(site: Path, typed: Typed) -> None:
    typed("Lab", "2030-06", ENTER, "", "gazette", ENTER)
    typed(DOWN, "Lab", "team", ENTER, ENTER)  # a unit: name, kind, no other names, its id
    typed(DOWN * 3, "Lab", "The Ministry", ENTER)  # create: unit, under, within
    typed(DOWN * 3, "Lab", "The Ministry", ENTER)  # once more, which the check refuses
    typed(ENTER)
    ran = orgline("new", "event")
    file = "orgdata/events/2030-06-lab.yaml"
    change = "    changes:\n      - {op: create, unit: lab, under: ministry}\n"
    assert ran.out == f"{file}:1\n{file}:5\n{file}:30\n{change}"
    assert "help: to place it elsewhere write `op: move`" in ran.err
    assert "Nothing was written." in ran.err


def test_a_file_that_cannot_be_added_to_is_told_and_the_questions_go_on(
    site: Path, typed: Typed
) -> None:
    own = site / "templates" / "record"
    own.mkdir(parents=True)
    usual = (templates.folder() / "record" / "event.yaml.j2").read_text(encoding="utf-8")
    changed = usual.replace("events:", "units: # none yet\n  []\nevents:")
    (own / "event.yaml.j2").write_text(changed, encoding="utf-8")
    typed("Lab", "2030-06", ENTER, "", "gazette", ENTER)
    typed(DOWN, "Lab", "team", ENTER, ENTER)
    typed(ENTER)
    ran = orgline("new", "event")
    assert (ran.code, ran.out) == (0, "orgdata/events/2030-06-lab.yaml:1\n")
    assert ran.err.endswith(
        "error: `orgdata/events/2030-06-lab.yaml` cannot be added to by a command: "
        "a comment stands between `units` and its value\n"
    )


def test_a_change_can_be_made_by_question_and_answer(site: Path, typed: Typed) -> None:
    orgline("new", "person", "--name", "Ada Li")
    up_to_appoint = UP * 4
    typed("The ministry is there", up_to_appoint, "Ada Li", "head", "ministry", "Minister", "y")
    typed(ENTER, ENTER)  # observed, as_of; "y" takes no Enter, so its own is for replaces
    ran = orgline("record")
    assert (ran.code, ran.err.splitlines()[-1][:5]) == (0, "Next:"), ran.err
    assert ran.out.endswith(
        "{op: appoint, person: ada-li, role: head, unit: ministry, title: Minister, acting: true}]\n"
    )


def test_several_entries_are_asked_for_one_by_one(site: Path, typed: Typed) -> None:
    for name in ("Lab", "Hub"):
        orgline("new", "unit", "--name", name, "--kind", "team")
        orgline("record", "observe", name, "--under", "ministry", "--event", "there")
    typed("there", DOWN * 5, "lab", "", WIPE + "Hub", "", "lab", ENTER, ENTER)
    ran = orgline("record")
    assert (ran.code, "{op: merge, units: [lab, hub], into: lab}" in ran.out) == (0, True), ran.err


def test_answers_that_the_check_refuses_are_not_lost(site: Path, typed: Typed) -> None:
    typed("The lab's", "2031", ENTER, ENTER, ENTER, "New", "Herald", "2030", ENTER, ENTER, ENTER)
    ran = orgline("new", "event")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.endswith(
        "Nothing was written.\nTo mend it and try again:\n"
        "  orgline new event --date 2031 --title 'The lab'\"'\"'s' --kind reorganisation "
        "--source-title New --publisher Herald --published 2030 --id labs --source-id herald-2030\n"
    )


def test_ctrl_c_ends_it_and_nothing_is_written(site: Path, typed: Typed) -> None:
    typed("Lab", INTERRUPT)
    assert orgline("new", "event") == Ran(130, "", "")
    assert not (site / "orgdata" / "events").exists()


def test_the_kind_of_entry_is_asked_for_too(site: Path, typed: Typed) -> None:
    typed(DOWN * 2, "Ada Li", ENTER, ENTER)
    ran = orgline("new")
    assert (ran.code, ran.out) == (0, "orgdata/people.yaml:1\n")


@pytest.mark.parametrize("command", ["new", "record"])
def test_without_a_terminal_there_is_help(site: Path, command: str) -> None:
    assert orgline(command) == orgline(command, "--help")


def test_a_new_site_asks_for_a_name_only(site: Path, typed: Typed) -> None:
    typed(WIPE + "Acme & Sons")
    assert orgline("init", "acme").code == 0
    assert "Acme & Sons" in (site / "acme/orgdata/organisation.yaml").read_text(encoding="utf-8")
    assert orgline("init", "other", "--yes").code == 0


def test_names_complete_by_any_part_of_them_and_say_their_id() -> None:
    known = [
        Choice(id="lab", name="Applied Lab", detail="laboratory", spellings=()),
        Choice(id="lab-2", name="Lab", detail="team", spellings=()),
        Choice(id="lab-3", name="Lab", detail="", spellings=()),
    ]
    completer = asking._completer(known)

    def offered(text: str) -> list[tuple[str, str]]:
        found = completer.get_completions(Document(text), CompleteEvent())
        return [(one.text, one.display_meta_text) for one in found]

    assert offered("ied l") == [("Applied Lab", "lab · laboratory")]
    assert offered("-3") == [("lab-3", "lab-3")]
