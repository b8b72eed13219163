"""One run tells all that can be told: what is right is looked at although something else is wrong."""

from orgline.problem import concise
from orgline.site import examine_files
from tests.written import recorded

SOUND = """
- id: there
  date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: hub, under: ministry}
    - {op: observe, unit: lab, under: ministry}
    - {op: observe, unit: web, under: ministry}
"""


def told(events: str, more: str = "") -> list[str]:
    """The problems of a record, each in a line, without their places."""
    found = examine_files([("orgdata/a.yaml", (recorded(SOUND + events) + more).encode())])
    lines = (concise(problem).split(": ", 1)[1] for problem in found.problems)
    return sorted(line for line in lines if not line.startswith("warning"))


def test_mistakes_of_all_stages_are_told_in_one_run() -> None:
    events = """
- date: 2031-01-01
  titel: The lab grows
  changes: [{op: retype, unit: lab, kind: division}]
- date: 2032-01-01
  changes:
    - {op: move, unit: web, from: hub, to: ministry}
    - {op: appoint, person: ad, role: head, unit: press}
  disagreements:
    - {question: Who heads the web team?, positions: [{says: Bob, sources: gazette}]}
"""
    assert told(events) == [
        "error[C201]: a disagreement has at least two positions, but this one has 1",
        "error[H105]: `web` is not in `hub`: it stands in `ministry`",
        "error[R001]: the event `event-2` has an unknown key `titel`",
        "error[R102]: no person has the id `ad`",
    ]


def test_what_may_follow_from_a_mistake_is_not_told() -> None:
    events = """
- date: 2031-01-01
  titel: The lab moves
  changes: [{op: move, unit: lab, to: hub}]
- date: 2032-01-01
  changes: [{op: move, unit: lab, from: hub, to: web}]
"""
    assert told(events) == ["error[R001]: the event `event-2` has an unknown key `titel`"]


def test_where_it_is_unknown_what_a_wrong_id_means_nothing_is_told_of_the_history() -> None:
    events = """
- date: 2031-01-01
  changes: [{op: move, unit: the-department-of-x, to: hub}]
- date: 2032-01-01
  changes: [{op: move, unit: lab, from: hub, to: web}]
"""
    assert told(events) == ["error[R102]: no unit has the id `the-department-of-x`"]


def test_a_file_that_cannot_be_read_hides_only_what_it_names() -> None:
    events = "- date: 2032-01-01\n  changes: [{op: move, unit: web, from: hub, to: lab}]\n"
    files = [
        ("orgdata/a.yaml", recorded(SOUND + events).encode()),
        ("orgdata/b.yaml", b"events: [{id: later, changes: [{op: move, unit: chat, to: press}\n"),
    ]
    codes = [problem.code for problem in examine_files(files).problems if problem.code[0] != "C"]
    assert codes == ["H105", "S202"]
