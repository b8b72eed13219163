"""What pydantic found, in the editor's words and at the editor's place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from orgline.problem import Problem, Span
from orgline.records.keys import known_keys, meant
from orgline.records.place import Place, short, written
from orgline.records.wording_changes import named_twice, no_place, operation, two_places
from orgline.source import Mapping as MappingNode
from orgline.source import Node, Scalar

_SHAPES = {
    "string_type": "a text",
    "tuple_type": "a list",
    "list_type": "a list",
    "dict_type": "a mapping (`key: value` lines)",
    "model_type": "a mapping (`key: value` lines)",
    "model_attributes_type": "a mapping (`key: value` lines)",
}


def problems_of(
    error: ValidationError, node: Node, what: str, model: type[BaseModel]
) -> Iterator[Problem]:
    """One problem per mistake: of a value that fits no branch of a union, pydantic reports many.

    `node` is the record's own node, `what` names it ("the event `x`"), `model` its class.
    """
    seen: set[tuple[str, Span | None]] = set()
    details = error.errors(include_url=False)
    missing = {written(detail["loc"]) for detail in details if detail["type"] == "missing"}
    for detail in sorted(details, key=lambda detail: detail["type"] != "extra_forbidden"):
        location = written(detail["loc"])
        if detail["type"] == "missing" and location not in missing:
            continue
        wanted = sorted(str(key) for *within, key in missing if tuple(within) == location[:-1])
        problem, better = _problem_of(detail, node, what, model, wanted)
        missing.discard((*location[:-1], better))
        key = (problem.message if problem.code == "R002" else "", problem.span)
        if key not in seen:
            seen.add(key)
            yield problem


def _problem_of(
    error: ErrorDetails, node: Node, what: str, model: type[BaseModel], wanted: Sequence[str]
) -> tuple[Problem, str]:
    """The problem, and for an unknown key the one that was meant: first of all one that is missing."""
    location = error["loc"]
    if error["type"] == "extra_forbidden":
        within = Place(node, location[:-1], what)
        known = known_keys(model, location[:-1])
        better = meant(str(location[-1]), wanted)
        return _unknown_key(str(location[-1]), within, known, better)
    words = _WORDINGS.get(error["type"], _other)
    return words(error, Place(node, location, what)), ""


def _unknown_key(
    key: str, within: Place, known: tuple[str, ...], better: str
) -> tuple[Problem, str]:
    mapping = within.node
    entries = mapping.entries if isinstance(mapping, MappingNode) else ()
    present = {name.text: name for name, _ in entries}
    better = better or meant(key, (word for word in known if word not in present))
    problem = Problem(
        code="R001",
        message=f"{within.owner} has an unknown key `{short(key)}`",
        span=present[key].span if key in present else within.span,
        label=f"did you mean `{better}`?" if better else "",
        help="" if better else f"known keys here: {', '.join(known)}",
    )
    return problem, better


def _missing(error: ErrorDetails, place: Place) -> Problem:
    key = str(error["loc"][-1])
    return Problem(
        code="R002",
        message=f"{place.owner} has no `{key}`",
        span=place.span,
        label=f"`{key}:` is missing here",
    )


def _shape(error: ErrorDetails, place: Place) -> Problem:
    if isinstance(place.node, Scalar) and place.is_empty and not place.node.quoted:
        return _empty(error, place)
    return _other_shape(place, _SHAPES[error["type"]])


def _other_shape(place: Place, wanted: str) -> Problem:
    return Problem(
        code="R003",
        message=f"{place.subject} is {place.found}, where {wanted} belongs",
        span=place.span,
    )


def _empty(_error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R008",
        message=f"{place.subject} has no value",
        span=place.span,
        help="write a value, or take the line out",
    )


def _word(error: ErrorDetails, place: Place) -> Problem:
    if place.is_empty:
        return _empty(error, place)
    allowed = [word.strip("'\" ") for word in _expected(error).split(",")]
    close = get_close_matches(place.text, allowed, n=1)
    return Problem(
        code="R004",
        message=f"{place.subject} is {place.found}, which is not among the words allowed",
        span=place.span,
        label=f"did you mean `{close[0]}`?" if close else "",
        help=f"write one of: {', '.join(allowed)}",
    )


def _expected(error: ErrorDetails) -> str:
    return str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ")


def _date(error: ErrorDetails, place: Place) -> Problem:
    context = error["ctx"]
    reason, text = context["reason"], short(context["text"])
    return Problem(
        code="R006",
        message=reason if reason.startswith("`") else f"`{text}` is not a date: {reason}",
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


def _date_type(error: ErrorDetails, place: Place) -> Problem:
    if isinstance(place.node, Scalar):
        return _empty(error, place)
    return Problem(
        code="R006",
        message=f"{place.subject} is {place.found}, where a date belongs",
        span=place.span,
        help="write a date such as 2026-03-16, 2026-03 or [2026-03-01..2026-03-10]",
    )


def _id(error: ErrorDetails, place: Place) -> Problem:
    if place.is_empty:
        return _empty(error, place)
    proposal = error["ctx"]["proposal"]
    return Problem(
        code="R007",
        message=f"`{short(place.text)}` is not an id",
        span=place.span,
        label=f"write `{proposal}`" if proposal else "",
        help="an id has small letters a-z, digits and single hyphens, at most 80 characters: "
        "it becomes a file name and an address",
    )


def _few(error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R009",
        message=f"{place.subject} has too few entries: "
        f"it needs at least {error['ctx']['min_length']}",
        span=place.span,
    )


def _address(_error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R010",
        message=f"{place.subject} is {place.found}, which is not a web address",
        span=place.span,
        help="it begins with https:// or http:// and has no spaces, quotes or brackets",
    )


def _period(_error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R012",
        message=f"{place.owner} lasts a period and has changes, but a change has one date",
        span=place.item("date") or place.span,
        help="for one unknown day in a range write [2026-03-01..2026-03-10]",
    )


def _not_a_day(_error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R013",
        message="an assertion is about one day",
        span=place.span,
        help="write a day such as 2026-03-16",
    )


def _subjects(_error: ErrorDetails, place: Place) -> Problem:
    return Problem(
        code="R016",
        message=f"{place.owner} does not name one thing",
        span=place.span,
        help="name an event, a source, a unit or a person; for a tenure: person, role and unit",
    )


def _scalar(error: ErrorDetails, place: Place) -> Problem:
    if place.is_empty:
        return _empty(error, place)
    number = error["type"].startswith(("int", "greater"))
    wanted = "a whole number from 1 on, or `many`," if number else "`true` or `false`"
    return Problem(
        code="R014",
        message=f"{place.subject} is {place.found}, where {wanted} belongs",
        span=place.span,
    )


def _other(error: ErrorDetails, place: Place) -> Problem:
    return Problem(code="R003", message=f"{place.subject}: {error['msg']}", span=place.span)


_WORDINGS: Mapping[str, Callable[[ErrorDetails, Place], Problem]] = {
    **dict.fromkeys(_SHAPES, _shape),
    "missing": _missing,
    "literal_error": _word,
    "enum": _word,
    "union_tag_invalid": operation,
    "union_tag_not_found": operation,
    "date": _date,
    "date_type": _date_type,
    "id": _id,
    "empty": _empty,
    "too_short": _few,
    "url": _address,
    "two_places": two_places,
    "no_place": no_place,
    "named_twice": named_twice,
    "period_with_changes": _period,
    "not_a_day": _not_a_day,
    "subjects": _subjects,
    "bool_parsing": _scalar,
    "bool_type": _scalar,
    "int_parsing": _scalar,
    "int_parsing_size": _scalar,
    "int_type": _scalar,
    "greater_than_equal": _scalar,
}
