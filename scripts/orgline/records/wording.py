"""What pydantic found, in the editor's words and at the editor's place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from orgline.problem import Problem, Span
from orgline.source import Mapping as MappingNode
from orgline.source import Node, Scalar, Sequence

LONGEST_QUOTE = 40
_SHAPES = {
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
}


def problem_of(error: ErrorDetails, node: Node, what: str, model: type[BaseModel]) -> Problem:
    """One pydantic error as a problem.

    `node` is the record's own node, `what` names it ("the event `x`"), `model` its class.
    """
    place = _Place(node, error["loc"])
    words = _WORDINGS.get(error["type"], _other)
    problem = words(error, place, what)
    if problem.code == "R001":
        return _with_known_key(problem, place.last_key, model, error["loc"])
    return problem


class _Place:
    """Follow pydantic's location through the nodes; union tags, which are no keys, are skipped."""

    def __init__(self, node: Node, location: tuple[int | str, ...]) -> None:
        self.node = node
        self.key: Scalar | None = None
        self.last_key = ""
        for step in location:
            self._follow(step)

    def _follow(self, step: int | str) -> None:
        match self.node, step:
            case Sequence(), int() if step < len(self.node.items):
                self.node = self.node.items[step]
            case MappingNode(), str():
                self._enter(self.node, step)
            case _:
                pass

    def _enter(self, mapping: MappingNode, step: str) -> None:
        value = mapping.get(step)
        if value is None:
            self.last_key = step
            return
        self.key, self.node, self.last_key = mapping.key(step), value, step

    @property
    def span(self) -> Span:
        """The value; the key where there is no value to point at; a mapping's first key."""
        if isinstance(self.node, MappingNode) and self.node.entries:
            return self.node.entries[0][0].span
        if isinstance(self.node, Scalar) and not self.node.text and self.key:
            return self.key.span
        return self.node.span

    @property
    def found(self) -> str:
        match self.node:
            case Scalar():
                return f"the text `{_short(self.node.text)}`" if self.node.text else "nothing"
            case Sequence():
                return "a list"
            case MappingNode():
                return "a mapping"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _missing(error: ErrorDetails, place: _Place, what: str) -> Problem:
    key = str(error["loc"][-1])
    return Problem(
        code="R002",
        message=f"{what} has no `{key}`",
        span=place.span,
        label=f"`{key}:` is missing here",
    )


def _unknown_key(error: ErrorDetails, place: _Place, what: str) -> Problem:
    key = str(error["loc"][-1])
    span = place.key.span if place.key else place.span
    return Problem(code="R001", message=f"{what} has an unknown key `{_short(key)}`", span=span)


def _with_known_key(
    problem: Problem, key: str, model: type[BaseModel], location: tuple[int | str, ...]
) -> Problem:
    known = tuple(_keys_at(model.model_json_schema(), location[:-1]))
    close = get_close_matches(key, known, n=1, cutoff=0.6)
    if close:
        return replace(problem, label=f"did you mean `{close[0]}`?")
    return (
        replace(problem, help=f"known keys here: {', '.join(sorted(known))}") if known else problem
    )


def _keys_at(schema: Mapping[str, Any], location: tuple[int | str, ...]) -> list[str]:
    """The keys that the JSON Schema allows at a location; [] where it does not say."""
    here: Mapping[str, Any] = schema
    for step in location:
        here = _step(schema, here, step)
    return list(_resolve(schema, here).get("properties", ()))


def _step(schema: Mapping[str, Any], here: Mapping[str, Any], step: int | str) -> Mapping[str, Any]:
    here = _resolve(schema, here)
    if isinstance(step, int):
        return dict(here.get("items", {}))
    tags = here.get("discriminator", {}).get("mapping", {})
    if step in tags:
        return {"$ref": tags[step]}
    return dict(here.get("properties", {}).get(step, {}))


def _resolve(schema: Mapping[str, Any], here: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = here.get("$ref")
    if not reference:
        return here
    found: Mapping[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]]
    return found


def _shape(error: ErrorDetails, place: _Place, what: str) -> Problem:
    if isinstance(place.node, Scalar) and not place.node.text and not place.node.quoted:
        return _empty(error, place, what)
    wanted = _SHAPES[error["type"]]
    subject = f"`{place.last_key}`" if place.last_key else what
    return Problem(
        code="R003",
        message=f"{subject} is {place.found}, where {wanted} belongs",
        span=place.span,
    )


def _empty(_error: ErrorDetails, place: _Place, what: str) -> Problem:
    subject = f"`{place.last_key}`" if place.last_key else what
    return Problem(
        code="R008",
        message=f"{subject} has no value",
        span=place.span,
        help="write a value, or take the line out",
    )


def _word(error: ErrorDetails, place: _Place, what: str) -> Problem:
    if isinstance(place.node, Scalar) and not place.node.text:
        return _empty(error, place, what)
    allowed = [word.strip("'\" ") for word in _expected(error).split(",")]
    text = place.node.text if isinstance(place.node, Scalar) else ""
    close = get_close_matches(text, allowed, n=1)
    return Problem(
        code="R004",
        message=f"`{place.last_key}` is {place.found}, which is not among the words allowed",
        span=place.span,
        label=f"did you mean `{close[0]}`?" if close else "",
        help=f"write one of: {', '.join(allowed)}",
    )


def _expected(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")


def _operation(error: ErrorDetails, place: _Place, _what: str) -> Problem:
    context = error.get("ctx", {})
    allowed = [word.strip("' ") for word in str(context.get("expected_tags", "")).split(",")]
    node = place.node.get("op") if isinstance(place.node, MappingNode) else None
    text = node.text if isinstance(node, Scalar) else ""
    close = get_close_matches(text, allowed, n=1)
    return Problem(
        code="R005",
        message=f"no operation is called `{_short(text)}`" if text else "a change has no `op`",
        span=node.span if node and text else place.span,
        label=f"did you mean `{close[0]}`?" if close else "",
        help=f"operations: {', '.join(allowed)}" if text else "begin it with `op: move`, say",
    )


def _date(error: ErrorDetails, place: _Place, _what: str) -> Problem:
    context = error["ctx"]
    return Problem(
        code="R006",
        message=f"`{_short(context['text'])}` is not a date: {context['reason']}",
        span=_part(place.span, place.node, context["offset"], context["length"]),
        help=context["hint"],
    )


def _part(span: Span, node: Node, offset: int, length: int) -> Span:
    """The part of a one-line plain value that a date error means, else all of it."""
    if span.line != span.end_line or (isinstance(node, Scalar) and node.quoted) or not length:
        return span
    start = span.column + offset
    end = min(start + length, span.end_column)
    return replace(span, column=start, end_column=end) if start < end else span


def _date_type(error: ErrorDetails, place: _Place, what: str) -> Problem:
    if isinstance(place.node, Scalar):
        return _empty(error, place, what)
    return Problem(
        code="R006",
        message=f"`{place.last_key}` is {place.found}, where a date belongs",
        span=place.span,
        help="write a date such as 2026-03-16, 2026-03 or [2026-03-01..2026-03-10]",
    )


def _id(error: ErrorDetails, place: _Place, _what: str) -> Problem:
    proposal = error["ctx"]["proposal"]
    text = place.node.text if isinstance(place.node, Scalar) else ""
    if not text:
        return _empty(error, place, "the id")
    return Problem(
        code="R007",
        message=f"`{_short(text)}` is not an id",
        span=place.span,
        label=f"write `{proposal}`" if proposal else "",
        help="an id has small letters a-z, digits and single hyphens, at most 80 characters: "
        "it becomes a file name and an address",
    )


def _few(error: ErrorDetails, place: _Place, what: str) -> Problem:
    least = error["ctx"]["min_length"]
    return Problem(
        code="R009",
        message=f"`{place.last_key or what}` has too few entries: it needs at least {least}",
        span=place.span,
    )


def _address(_error: ErrorDetails, place: _Place, _what: str) -> Problem:
    return Problem(
        code="R010",
        message=f"`{place.last_key}` is {place.found}, which is not a web address",
        span=place.span,
        help="it begins with https:// or http:// and has no spaces, quotes or brackets",
    )


def _two_places(error: ErrorDetails, place: _Place, _what: str) -> Problem:
    first, second = error["ctx"]["first"], error["ctx"]["second"]
    return Problem(
        code="R011",
        message=f"this change has both `{first}` and `{second}`",
        span=place.span,
        help=f"`{first}` names the direct parent, `{second}` a unit further up: keep one",
    )


def _no_place(error: ErrorDetails, place: _Place, _what: str) -> Problem:
    first, second = error["ctx"]["first"], error["ctx"]["second"]
    return Problem(
        code="R011",
        message=f"this change has neither `{first}` nor `{second}`",
        span=place.span,
        help=f"say where the unit goes: `{first}` names the direct parent, "
        f"`{second}` a unit that it is somewhere inside of",
    )


def _period(_error: ErrorDetails, place: _Place, what: str) -> Problem:
    date = place.node.get("date") if isinstance(place.node, MappingNode) else None
    return Problem(
        code="R012",
        message=f"{what} lasts a period and has changes, but a change has one date",
        span=date.span if date else place.span,
        help="for one unknown day in a range write [2026-03-01..2026-03-10]",
    )


def _not_a_day(_error: ErrorDetails, place: _Place, _what: str) -> Problem:
    return Problem(
        code="R013",
        message="an assertion is on one day",
        span=place.span,
        help="write a day such as 2026-03-16",
    )


def _scalar(error: ErrorDetails, place: _Place, what: str) -> Problem:
    if isinstance(place.node, Scalar) and not place.node.text:
        return _empty(error, place, what)
    number = error["type"].startswith(("int", "greater"))
    wanted = "a whole number from 1 on" if number else "true or false"
    return Problem(
        code="R014",
        message=f"`{place.last_key}` is {place.found}, where {wanted} belongs",
        span=place.span,
    )


def _other(error: ErrorDetails, place: _Place, what: str) -> Problem:
    subject = f"`{place.last_key}`" if place.last_key else what
    return Problem(code="R003", message=f"{subject}: {error['msg']}", span=place.span)


_WORDINGS: Mapping[str, Callable[[ErrorDetails, _Place, str], Problem]] = {
    **dict.fromkeys(_SHAPES, _shape),
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _word,
    "enum": _word,
    "union_tag_invalid": _operation,
    "union_tag_not_found": _operation,
    "date": _date,
    "date_type": _date_type,
    "id": _id,
    "empty": _empty,
    "too_short": _few,
    "url": _address,
    "two_places": _two_places,
    "no_place": _no_place,
    "period_with_changes": _period,
    "not_a_day": _not_a_day,
    "bool_parsing": _scalar,
    "bool_type": _scalar,
    "int_parsing": _scalar,
    "int_type": _scalar,
    "greater_than_equal": _scalar,
}
