"""Checks of units, people and roles: used, and told apart from others."""

import re
from collections.abc import Iterable, Iterator

from orgline.checks.rule import Finding, pointing_at
from orgline.history import Fact, History, Place, UnitState
from orgline.problem import Span
from orgline.records import (
    Appoint,
    Change,
    Create,
    Merge,
    Organisation,
    Person,
    Rename,
    Reopen,
    Role,
    Split,
    Unit,
    UnitId,
)


def unit_without_event(history: History) -> Iterator[Finding]:
    """A unit that no event brings in is on no page."""
    known: set[str] = {unit.id for unit in history.units}
    known.update(unit for change in _drawn(history) for unit in _named(change, _UNITS))
    known.add(history.records.organisation.root)  # a rule of its own
    for unit in history.records.units.values():
        if unit.id not in known:
            yield Finding(
                message=f"no event creates or observes the unit `{unit.id}`",
                span=unit.span("id"),
                help="add `{op: observe, unit: " + unit.id + "}` to the event that shows it",
            )


def _drawn(history: History) -> Iterator[Change]:
    """The changes of all positions: those not adopted are drawn too, as their source tells it."""
    for event in history.records.events.values():
        for disagreement in event.disagreements:
            for position in disagreement.positions:
                yield from position.changes


_UNITS = ("unit", "units", "into")
_PEOPLE = ("person", "replaces", "to")


def _named(change: Change, keys: tuple[str, ...]) -> Iterator[str]:
    """The ids in some fields of a change; a change without the field names none there."""
    for key in keys:
        value = vars(change).get(key)
        yield from value if isinstance(value, tuple) else (str(value),)


def person_without_post(history: History) -> Iterator[Finding]:
    """A person that nothing names."""
    named: set[str] = set(history.careers)
    for event in history.records.events.values():
        named.update(subject for d in event.disagreements for subject in d.about)
        named.update(person for change in event.changes for person in _named(change, _PEOPLE))
    named.update(person for change in _drawn(history) for person in _named(change, _PEOPLE))
    for person in history.records.people.values():
        if person.id not in named:
            yield Finding(
                message=f"no event appoints `{person.id}` to a post",
                span=person.span("id"),
                help="name them in a change or under the `about:` of a question, "
                "or take the entry out",
            )


def unused_role(history: History) -> Iterator[Finding]:
    """A role that nobody ever had."""
    used = {tenure.role for tenure in history.tenures}
    used.update(change.role for change in _drawn(history) if isinstance(change, Appoint))
    for role in history.records.roles.values():
        if role.id not in used and role.span():
            yield Finding(
                message=f"nobody ever holds the role `{role.id}`",
                span=role.span("id"),
                help="`appoint` somebody to it, or take the entry out",
            )


def alias_of_two(history: History) -> Iterator[Finding]:
    """One spelling that stands for two."""
    yield from _shared(history.records.people.values())
    yield from _shared(history.records.units.values())


def _shared(records: Iterable[Person | Unit]) -> Iterator[Finding]:
    owner: dict[str, Person | Unit] = {}
    for record in records:
        owner.setdefault(record.name.casefold(), record)
    for record in records:
        for index, alias in enumerate(record.aliases):
            first = owner.setdefault(alias.casefold(), record)
            if first is not record:
                yield Finding(
                    message=f"the alias `{alias}` of `{record.id}` also stands for `{first.id}`",
                    span=record.span("aliases", index),
                    related=pointing_at(first.span("name"), "the other is here"),
                )


def namesakes(history: History) -> Iterator[Finding]:
    """Two units with one name in one place at the end, which readers cannot tell apart."""
    state = history.last
    for unit in state.units:
        names: dict[str, UnitState] = {}
        for child in state.children(unit.id):
            first = names.setdefault(child.name.casefold(), child)
            if first is not child:
                named = first.names[-1].claim.change
                yield Finding(
                    message=f"`{first.id}` and `{child.id}` have one name in `{unit.id}`: "
                    f"{child.name}",
                    span=child.names[-1].claim.change.span("op"),
                    related=pointing_at(named.span("op"), "the other is here"),
                    help="when they are one unit, keep one of the two; "
                    "else give the names that tell them apart",
                )


def bad_language_code(history: History) -> Iterator[Finding]:
    """`names` is keyed by language codes such as `zh`."""
    for record, what in _with_names(history):
        for code in record.names:
            if not is_language(code):
                yield Finding(
                    message=f"`{code[:40]}` under `names` of {what} is not a language code",
                    span=record.span("names", code),
                    help=LANGUAGES,
                )


def _with_names(history: History) -> Iterator[tuple[Organisation | Person | Unit | Rename, str]]:
    records = history.records
    yield records.organisation, "the organisation"
    yield from ((person, f"`{person.id}`") for person in records.people.values())
    yield from ((unit, f"`{unit.id}`") for unit in records.units.values())
    own = (change for event in records.events.values() for change in event.changes)
    for change in (*own, *_drawn(history)):
        if isinstance(change, Rename):
            yield change, f"`{change.unit}`"


# the shape of a language tag by BCP 47: a code, then script, region and variants
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
LANGUAGES = "write a code such as zh, ja, ar or zh-Hant"
"""What to do about a text that is no language code."""


def is_language(code: str) -> bool:
    """Whether a text has the shape of a language code."""
    return _LANGUAGE.fullmatch(code) is not None


def head_that_does_not_lead(history: History) -> Iterator[Finding]:
    """The built-in head must stay one who leads."""
    for role in history.records.roles.values():
        if _hides_the_head(role):
            yield Finding(
                message="the role `head` is redefined so that it does not lead",
                span=role.span("id"),
                help="write `leads: true`, or give the role another id",
            )


def _hides_the_head(role: Role) -> bool:
    return role.id == "head" and not role.leads


def root_not_on_top(history: History) -> Iterator[Finding]:
    """The unit that holds all others has to be there, and in no other."""
    organisation = history.records.organisation
    root = next((unit for unit in history.units if unit.id == organisation.root), None)
    if root is None:
        yield Finding(
            message=f"no event creates or observes the topmost unit, `{organisation.root}`",
            span=organisation.span("root"),
            help="begin the record with an event that does, such as an observation",
        )
        return
    for fact in root.places:
        if fact.value.parent:
            yield Finding(
                message=f"the topmost unit, `{root.id}`, is put into `{fact.value.parent}`",
                span=fact.claim.change.span("op"),
                related=pointing_at(organisation.span("root"), "the topmost unit is named here"),
            )


def beside_the_root(history: History) -> Iterator[Finding]:
    """A unit made in no other: more often a place forgotten than a second company.

    What is merely observed may well have no place: that is all that its source tells.
    """
    root = history.records.organisation.root
    for unit in (unit for unit in history.units if unit.id != root):
        for fact in unit.places:
            made = _made_beside(unit.id, fact, root)
            if made:
                yield Finding(
                    message=f"`{unit.id}` {made[0]}",
                    span=made[1],
                    help=f"write `under:` which unit; where no source tells, write `within: {root}`",
                )


def _made_beside(unit: UnitId, fact: Fact[Place], root: UnitId) -> tuple[str, Span | None] | None:
    """How a unit came to stand in no other, and where that is written; None where it stands in one."""
    if fact.value.parent:
        return None
    match fact.claim.change:
        case Create() as change:
            return f"is created beside `{root}`, in no other unit", change.span("unit")
        case Merge() as change:
            return "comes out of a merger, in no other unit", change.span("into")
        case Split() as change:
            place = change.span("into", change.into.index(unit))
            return f"comes out of `{change.unit}`, in no other unit", place
        case Reopen() as change:
            return "is reopened in no other unit", change.span("unit")
        case _:
            return None


DEEPEST = 60


def too_deep(history: History) -> Iterator[Finding]:
    """A unit further down than any chart, list or command could show."""
    for unit in history.last.units:
        levels = len(history.last.above(unit.id)) + 1
        if levels == DEEPEST + 1:  # what is below it is as deep for the same reason
            yield Finding(
                message=f"`{unit.id}` is {levels} levels deep",
                span=unit.places[-1].claim.change.span("unit"),
                help=f"an organisation has at most {DEEPEST} levels here",
            )
