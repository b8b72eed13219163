"""Differences for programs."""

from dataclasses import fields

from orgline.cli.answer import as_json
from orgline.history import (
    Claim,
    Difference,
    Divided,
    Grading,
    Name,
    Part,
    Place,
    State,
    Title,
    ground_before,
)


def as_difference(
    one: Difference, before: State, after: State, grading: Grading
) -> dict[str, object]:
    """A difference: its `type`, what it is about, and the claim that it rests on.

    That claim says what holds afterwards. `ground_before` is what `before` rests on, null where
    there was nothing.

    `type` is created, observed, reopened, closed, merged, split, moved, renamed, retyped,
    rereported, transferred, appointed, departed or retitled. Not `certain`: possible on the later day.
    """
    claim = one.claim
    return {
        "type": "split" if isinstance(one, Divided) else type(one).__name__.lower(),
        **{f.name: plain(getattr(one, f.name)) for f in fields(one) if f.name != "claim"},
        "event": claim.event.id,
        "date": as_json(claim.when),
        "certain": after.certain(claim),
        "label": str(grading.of(claim)),
        "sources": list(claim.sources),
        "ground_before": _ground(ground_before(one, before), grading),
    }


def _ground(claim: Claim | None, grading: Grading) -> dict[str, object] | None:
    if claim is None:
        return None
    return {"label": str(grading.of(claim)), "sources": list(claim.sources)}


def plain(value: object) -> object:  # noqa: PLR0911 - one line for each type
    """A value of a difference as JSON can hold it."""
    match value:
        case Name():
            return {"text": value.text, "names": dict(value.others)}
        case Title():
            return {"text": value.text, "acting": value.acting}
        case Place():
            return {"tie": str(value.tie), "parent": value.parent}
        case Part():
            return _part(value)
        case (str(unit), Part() as part):
            return {"unit": unit, **_part(part)}
        case tuple():
            return [plain(item) for item in value]
        case _:
            return value


def _part(part: Part) -> dict[str, object]:
    return {f.name: plain(getattr(part, f.name)) for f in fields(part)}
