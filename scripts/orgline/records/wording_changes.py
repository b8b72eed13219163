"""What is wrong with a change, in the editor's words and at the editor's place."""

from difflib import get_close_matches

from pydantic_core import ErrorDetails

from orgline.problem import Problem, Related
from orgline.records.place import Place, short
from orgline.source import Mapping as MappingNode
from orgline.source import Node, Scalar


def operation(error: ErrorDetails, place: Place) -> Problem:
    """No operation, or one that does not exist."""
    if not isinstance(place.node, MappingNode):
        return _not_a_mapping(place)
    tags = str(error.get("ctx", {}).get("expected_tags", ""))
    allowed = [word.strip("' ") for word in tags.split(",") if word]
    node = place.node.get("op")
    text = node.text if isinstance(node, Scalar) else ""
    if node is None or not text:
        return _no_operation(place, node)
    close = get_close_matches(text, allowed, n=1)
    return Problem(
        code="R005",
        message=f"no operation is called `{short(text)}`",
        span=node.span,
        label=f"did you mean `{close[0]}`?" if close else "",
        help=f"operations: {', '.join(allowed)}",
    )


def _no_operation(place: Place, node: Node | None) -> Problem:
    shape = "" if node is None or isinstance(node, Scalar) else "not a word"
    return Problem(
        code="R005",
        message=f"the `op` of a change is {shape}" if shape else "a change has no `op`",
        span=place.span,
        help="say what happens, with `op: move`, for one",
    )


def two_places(error: ErrorDetails, place: Place) -> Problem:
    """Two places for one unit."""
    one, other = error["ctx"]["first"], error["ctx"]["second"]
    first = place.item(one)
    return Problem(
        code="R011",
        message=f"{place.owner} has both `{one}` and `{other}`",
        span=place.item(other) or place.span,
        related=(Related(span=first, text="one place is here"),) if first else (),
        help=f"`{one}` names the direct parent, `{other}` a unit further up: keep one",
    )


def no_place(error: ErrorDetails, place: Place) -> Problem:
    """A move to nowhere."""
    first, second = error["ctx"]["first"], error["ctx"]["second"]
    return Problem(
        code="R011",
        message=f"{place.owner} has neither `{first}` nor `{second}`",
        span=place.span,
        help=f"say where the unit goes: `{first}` names the direct parent, "
        f"`{second}` a unit that it is somewhere inside of",
    )


def named_twice(error: ErrorDetails, place: Place) -> Problem:
    """One id in two roles that exclude each other."""
    first, key = error["ctx"]["first"], error["ctx"]["key"]
    twice = f"twice under `{key}`" if first == key else f"both as `{first}` and as `{key}`"
    return Problem(
        code="R015",
        message=f"{place.owner} names `{error['ctx']['id']}` {twice}",
        span=place.item(key, error["ctx"]["index"]) or place.span,
    )


def _not_a_mapping(place: Place) -> Problem:
    return Problem(
        code="R003",
        message=f"{place.subject} is {place.found}, where a mapping (`key: value` lines) belongs",
        span=place.span,
    )
