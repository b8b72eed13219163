"""The parts of a plan beside the days: labels, questions, pages."""

from collections.abc import Iterable, Iterator
from datetime import date

from orgline.cli.plan_text import Line
from orgline.cli.tree_text import joined
from orgline.plan import Asked, Fate, Names, Plan, Relabelled, Sheet
from orgline.records import Change as Operation
from orgline.records import PersonId, RoleId, UnitId
from orgline.records.references import id_fields

_SIGNS = {Fate.APPEARS: "+", Fate.CHANGES: "~", Fate.VANISHES: "-"}
# What stands between an operation and each of its fields, in the order of saying them.
_BETWEEN = {
    "person": "",
    "role": "as ",
    "unit": "",
    "units": "",
    "what": "",
    "from_": "from ",
    "to": "to ",
    "into": "into ",
    "name": "to ",
    "kind": "to ",
    "under": "under ",
    "within": "within ",
}


def label_lines(plan: Plan) -> Iterator[Line]:
    """Facts under another label, then the questions."""
    names = Names(base=plan.base, new=plan.new)
    yield from (_relabelled(one, names) for one in plan.relabelled)
    yield from (_asked(one) for one in plan.asked)


def _relabelled(one: Relabelled, names: Names) -> Line:
    claim = one.claim
    said = " ".join(_words(claim.change, names))
    return Line("~", f"{said} [{claim.event.id}]: {one.before} → {one.after}")


def _words(change: Operation, names: Names) -> Iterator[str]:
    """An operation and what it names: "move Lab from Cloud to Hub"."""
    yield change.op
    sections = dict(id_fields(change))
    for field, before in _BETWEEN.items():
        value = getattr(change, field, None)
        if value:
            between = "of " if field == "unit" and "role" in sections else before
            items = value if isinstance(value, tuple) else (value,)
            yield between + joined(_name(item, sections.get(field, ()), names) for item in items)


def _name(item: str, sections: tuple[str, ...], names: Names) -> str:
    if "units" in sections:
        return names.unit(UnitId(item), date.max)
    if "people" in sections:
        return names.person(PersonId(item))
    return names.role(RoleId(item)) if "roles" in sections else item


def _asked(one: Asked) -> Line:
    if one.before is None:
        return Line("+", f"question: {one.question} [{one.event}]: {one.after}")
    if one.after is None:
        return Line("-", f"question: {one.question} [{one.event}]")
    return Line("~", f"question: {one.question} [{one.event}]: {one.before} → {one.after}")


def page_lines(sheets: Iterable[Sheet]) -> Iterator[Line]:
    """Pages, those that vanish with the address they lead to."""
    for sheet in sheets:
        leads = f" → {address(sheet.to)}" if sheet.to else ""
        gone = "no redirect" if sheet.fate is Fate.VANISHES and not sheet.to else ""
        yield Line(_SIGNS[sheet.fate], f"{address(sheet.path)}{leads}", gone)


def address(path: str) -> str:
    """Where a page stands on the site, relative to its root: "units/lab/", "/" for the first."""
    return path.removesuffix("index") or "/" if path.endswith("index") else f"{path}/"
