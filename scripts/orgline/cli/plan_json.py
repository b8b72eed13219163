"""A plan for programs."""

from dataclasses import fields
from datetime import date

from orgline.cli.difference_json import plain
from orgline.cli.plan_lines import address
from orgline.cli.plan_text import last_line
from orgline.cli.problems_json import as_json as problems_as_json
from orgline.plan import Asked, Day, Later, Plan, Relabelled, Sheet
from orgline.plan.changes import Change


def as_json(plan: Plan, base: dict[str, str]) -> dict[str, object]:
    """The whole plan; days are ISO dates, `end` is exclusive, null is open."""
    return {
        "base": base,
        "changes": not plan.is_empty,
        "summary": last_line(plan),
        "counts": dict(plan.counts),
        "days": [_day(day) for day in plan.days],
        "later": [_later(later) for later in plan.later],
        "labels": [_label(one) for one in plan.relabelled],
        "questions": [_question(one) for one in plan.asked],
        "pages": None if plan.sheets is None else [_page(sheet) for sheet in plan.sheets],
        "lost": problems_as_json(plan.lost)["problems"],
    }


def _day(day: Day) -> dict[str, object]:
    return {
        "day": _value(day.day),
        "events": [
            {"id": event.id, "title": event.title, "is": str(told)} for event, told in day.events
        ],
        "changes": [_change(change) for change in day.changes],
    }


def _later(later: Later) -> dict[str, object]:
    return {"day": _value(later.day), "changes": [_change(change) for change in later.changes]}


def _change(change: Change) -> dict[str, object]:
    told = {field.name: _value(getattr(change, field.name)) for field in fields(change)}
    return {"type": type(change).__name__.lower(), **told}


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else plain(value)


def _label(one: Relabelled) -> dict[str, object]:
    claim = one.claim
    return {
        "event": claim.event.id,
        "op": claim.change.op,
        "change": claim.place,
        "before": str(one.before),
        "after": str(one.after),
    }


def _question(one: Asked) -> dict[str, object]:
    return {
        "event": one.event,
        "question": one.question,
        "before": one.before,
        "after": one.after,
    }


def _page(sheet: Sheet) -> dict[str, object]:
    to = address(sheet.to) if sheet.to else None
    return {"path": address(sheet.path), "title": sheet.title, "is": str(sheet.fate), "to": to}
