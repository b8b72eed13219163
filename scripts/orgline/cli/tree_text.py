"""A tree of units as lines of text."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from orgline.cli.tree import Branch, Leader
from orgline.history import Claim, State, Tie
from orgline.records import Observe


def lines(branch: Branch, state: State) -> Iterator[Text]:
    """A unit and all below it, a line each."""
    yield _line(branch, state)
    yield from _below(branch.children, state, "")


def _below(branches: tuple[Branch, ...], state: State, indent: str) -> Iterator[Text]:
    for branch in branches:
        last = branch is branches[-1]
        yield Text.assemble(indent, "└─ " if last else "├─ ", _line(branch, state))
        yield from _below(branch.children, state, indent + ("   " if last else "│  "))


def _line(branch: Branch, state: State) -> Text:
    unit = branch.unit
    line = Text.assemble((unit.name, "bold"), (f" [{unit.id}]", "dim"), f" · {unit.kind}")
    if branch.leaders:
        line.append(f" · led by {joined(_leader(leader, state) for leader in branch.leaders)}")
    remarks = "; ".join(_remarks(branch))
    return line.append(f" ({remarks})", "yellow") if remarks else line


def _leader(leader: Leader, state: State) -> str:
    remarks = ["acting"] if leader.tenure.title.acting else []
    if not state.certain(leader.tenure.begun):
        # a source that finds somebody in a post does not say when they came
        what = "found in post" if leader.tenure.observed else "in post"
        remarks.append(_possible(what, leader.tenure.begun))
    if leader.left:
        remarks.append(_possible("left", leader.left))
    return f"{leader.name} ({', '.join(remarks)})" if remarks else leader.name


def _remarks(branch: Branch) -> Iterator[str]:
    tie = branch.unit.place.tie
    if tie is Tie.WITHIN:
        yield f"somewhere within {branch.parent}"
    elif tie is Tie.UNPLACED:
        yield "place not known"
    for what, claim in branch.unsure:
        seen = claim is branch.unit.begun and isinstance(claim.change, Observe)
        yield _possible(f"found {what}" if seen else what, claim)


def _possible(what: str, claim: Claim) -> str:
    return f"possible: {what} {claim.when.placed()}"


def joined(words: Iterable[str]) -> str:
    """A list as it is said: "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
