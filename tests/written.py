"""Records as YAML text, and what comes of them as text: tests show what goes in and what comes out.

The events of a test say only what matters to it; `recorded` adds the keys that every event needs.
All of them are about one small ministry, whose units, people and sources stand in `NAMES`.
"""

import re
from collections.abc import Iterable
from datetime import date
from textwrap import dedent, indent

from orgline import checks, history, records, source
from orgline.history import History, State, Tenure, UnitState
from orgline.problem import Problem, in_order
from orgline.records import PersonId, Records, UnitId

NAMES = """\
organisation: {name: Ministry, root: ministry}
sources:
  - {id: gazette, title: The news, publisher: The Gazette, published: 2040-01-05}
  - {id: herald, title: The story, publisher: The Herald, published: 2040-01-06}
  - {id: memo, title: To all, publisher: The Ministry, published: 2040-01-04}
people:
  - {id: ada, name: Ada Li}
  - {id: bob, name: Bob Ray}
  - {id: cy, name: Cy Noor}
  - {id: dee, name: Dee Oz}
units:
  - {id: ministry, name: Ministry, kind: ministry}
  - {id: archive, name: Archive, kind: office}
  - {id: chat, name: Chat, kind: team}
  - {id: cloud, name: Cloud, kind: division}
  - {id: hub, name: Hub, kind: group}
  - {id: lab, name: Lab, kind: laboratory}
  - {id: press, name: Press, kind: office}
  - {id: web, name: Web, kind: team}
roles:
  - {id: member, name: Member, seats: many}
  - {id: deputy, name: Deputy, seats: 2}
"""

_NEEDED = {
    "id": "event-{number}",
    "title": "Event {number}",
    "kind": "other",
    "summary": "Something happens.",
    "sources": "gazette",
}


def recorded(events: str) -> str:
    """The text of a whole record: `NAMES`, and a list of events with the keys they leave out."""
    chunks = re.split(r"^(?=- )", dedent(events).strip("\n") + "\n", flags=re.MULTILINE)
    filled = (_filled(chunk, number) for number, chunk in enumerate(filter(None, chunks), start=1))
    return NAMES + "events:\n" + indent("".join(filled), "  ")


def _filled(chunk: str, number: int) -> str:
    keys = set(re.findall(r"^(?:- |  )(\w+):", chunk, flags=re.MULTILINE))
    lines = (f"  {key}: {text}\n" for key, text in _NEEDED.items() if key not in keys)
    return chunk + "".join(lines).format(number=number)


def read(*texts: str) -> tuple[Records | None, tuple[Problem, ...]]:
    """Records of files named `1.yaml`, `2.yaml` …; their YAML must be in order."""
    parsed = [source.parse_text(f"{n}.yaml", text) for n, text in enumerate(texts, start=1)]
    assert not [problem for _, problems in parsed for problem in problems]
    return records.read_records(document for document, _ in parsed if document)


def read_well(*texts: str) -> Records:
    """The same, of files in which nothing is wrong."""
    found, problems = read(*texts)
    assert found is not None, problems
    return found


def told(events: str) -> History:
    """The history of some events in which nothing is wrong."""
    return told_in(recorded(events))


def told_in(*texts: str) -> History:
    """The history of whole files in which nothing is wrong."""
    found, problems = history.fold(read_well(*texts))
    assert not problems
    return found


def misfits(events: str) -> list[str]:
    """What the fold finds wrong with some events: code, the text at fault, message."""
    text = recorded(events)
    _, problems = history.fold(read_well(text))
    return [_brief(problem, text) for problem in in_order(problems)]


def doubts(text: str) -> list[str]:
    """What the checks find wrong with a whole record: code, the text at fault, message."""
    found = checks.check(told_in(text))
    return [_brief(problem, text) for problem in in_order(found)]


def misread(text: str) -> list[str]:
    """What is wrong with the records in one whole file: code, the text at fault, message."""
    return [_brief(problem, text) for problem in in_order(read(text)[1])]


def _brief(problem: Problem, text: str) -> str:
    return f"{problem.code} {at(problem, text)}: {problem.message}"


def at(problem: Problem, text: str) -> str:
    """The text that a problem points at, `-` where it points at nothing; the first line of it."""
    span = problem.span
    if span is None:
        return "-"
    line = text.splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1 if span.end_line == span.line else None]


def day(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


def tree(history_: History, on: str, *, kinds: bool = False) -> str:
    """The organisation on a day, `hub (group) – ada, bob?`, parts below their parent.

    `~` stands before a unit that is somewhere within the one above, `?` before one whose place is
    not known; a `?` behind a unit or a person says that it is possible, not certain.
    """
    return drawn(history_.at(day(on)), kinds=kinds)


def drawn(state: State, *, kinds: bool = False) -> str:
    """A state, in the same form."""
    lines = (line for unit in state.tops for line in _branch(unit, state, 0, kinds=kinds))
    return "\n".join(lines)


def _branch(unit: UnitState, state: State, depth: int, *, kinds: bool) -> Iterable[str]:
    sign = {"within": "~ ", "unplaced": "? "}.get(unit.place.tie, "")
    sure = all(state.certain(claim) for claim in unit.claims())
    holders = ", ".join(_holder(tenure, state) for tenure in state.tenures(unit.id))
    kind = f" ({unit.kind})" if kinds else ""
    named = unit.name + kind + ("" if sure else "?") + (f" – {holders}" if holders else "")
    yield "  " * depth + sign + named
    for child in state.children(unit.id):
        yield from _branch(child, state, depth + 1, kinds=kinds)


def _holder(tenure: Tenure, state: State) -> str:
    title = f" {tenure.title.text}" if tenure.title.text else ""
    role = "" if state.leads(tenure) else f" [{tenure.role}]"
    acting = " (acting)" if tenure.title.acting else ""
    sure = "" if all(state.certain(fact.claim) for fact in tenure.titles) else "?"
    return tenure.person + role + title + acting + sure


def lines(text: str) -> str:
    """An expected text, written indented."""
    return dedent(text).strip("\n")


def unit(identity: str) -> UnitId:
    """The id of a unit."""
    return UnitId(identity)


def person(identity: str) -> PersonId:
    """The id of a person."""
    return PersonId(identity)
