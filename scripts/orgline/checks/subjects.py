"""Checks of units, people and roles: used, named once, told apart."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from orgline.checks.rule import Finding, pointing_at
from orgline.history import History
from orgline.records import Person, Role, Unit

ALIKE = 0.87


def unit_without_event(history: History) -> Iterator[Finding]:
    """A unit that no event brings in is on no page."""
    known = {unit.id for unit in history.units}
    drawn = {
        str(getattr(change, "unit", ""))
        for event in history.records.events.values()
        for disagreement in event.disagreements
        for position in disagreement.positions
        for change in position.changes
    }
    for unit in history.records.units.values():
        if unit.id not in known and unit.id not in drawn:
            yield Finding(
                message=f"no event creates or observes the unit `{unit.id}`",
                span=unit.span("id"),
                help="add `{op: observe, unit: " + unit.id + "}` to the event that shows it",
            )


def person_without_post(history: History) -> Iterator[Finding]:
    """A person that nothing names."""
    named: set[str] = set(history.careers)
    for event in history.records.events.values():
        named.update(subject for d in event.disagreements for subject in d.about)
        named.update(str(c.to) for c in event.changes if c.op == "report")
    for person in history.records.people.values():
        if person.id not in named:
            yield Finding(
                message=f"no event appoints `{person.id}` to a post",
                span=person.span("id"),
            )


def unused_role(history: History) -> Iterator[Finding]:
    """A role that nobody ever had."""
    used = {tenure.role for tenure in history.tenures}
    for role in history.records.roles.values():
        if role.id not in used and role.span():
            yield Finding(message=f"nobody ever holds the role `{role.id}`", span=role.span("id"))


def alike_people(history: History) -> Iterator[Finding]:
    """Two people who may be one."""
    yield from _alike(history.records.people.values(), "person", "people")


def alike_units(history: History) -> Iterator[Finding]:
    """Two units that may be one."""
    linked = {frozenset((link.before, link.after)) for link in history.links}
    for finding in _alike(history.records.units.values(), "unit", "units"):
        if frozenset(_ids(finding)) not in linked:
            yield finding


def _ids(finding: Finding) -> list[str]:
    return finding.message.split("`")[1::2]


def _alike(records: Iterable[Person | Unit], noun: str, many: str) -> Iterator[Finding]:
    """Pairs with the same words in another order, or nearly the same spelling.

    Names are grouped by their sorted letters and by their first letters, so that only likely pairs
    are compared and not all with all.
    """
    seen: set[frozenset[str]] = set()
    for group in _groups(records).values():
        for number, one in enumerate(group):
            for other in group[:number]:
                pair = frozenset((one.id, other.id))
                if pair not in seen and _similar(one, other):
                    seen.add(pair)
                    yield Finding(
                        message=f"`{other.id}` and `{one.id}` may be one {noun}: "
                        f"{other.name} and {one.name}",
                        span=one.span("name"),
                        related=pointing_at(other.span("name"), "the other is here"),
                        help=f"if so, make one of the two {many} an alias of the other",
                    )


def _groups(records: Iterable[Person | Unit]) -> Mapping[str, list[Person | Unit]]:
    groups: dict[str, list[Person | Unit]] = defaultdict(list)
    for record in records:
        for key in {_sorted_words(record.name), _folded(record.name)[:5]}:
            groups[key].append(record)
    return groups


def _similar(one: Person | Unit, other: Person | Unit) -> bool:
    mine, yours = _folded(one.name), _folded(other.name)
    if any(char.isdigit() for char in mine + yours):
        return mine == yours  # "Unit 1" and "Unit 2" differ on purpose
    if _sorted_words(one.name) == _sorted_words(other.name):
        return True
    return SequenceMatcher(None, mine, yours).ratio() >= ALIKE


def _sorted_words(name: str) -> str:
    return " ".join(sorted(_folded(name).split()))


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold()
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


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
            if first.id != record.id:
                yield Finding(
                    message=f"the alias `{alias}` of `{record.id}` also stands for `{first.id}`",
                    span=record.span("aliases", index),
                    related=pointing_at(first.span("name"), "the other is here"),
                )


def namesakes(history: History) -> Iterator[Finding]:
    """Two units with one name in one place at the end, which readers cannot tell apart."""
    state = history.last
    for unit in state.units:
        names: dict[str, str] = {}
        for child in state.children(unit.id):
            first = names.setdefault(child.name.casefold(), child.id)
            if first != child.id:
                yield Finding(
                    message=f"`{first}` and `{child.id}` have one name in `{unit.id}`",
                    span=child.names[-1].claim.change.span("op"),
                )


def bad_language_code(history: History) -> Iterator[Finding]:
    """`names` is keyed by language codes such as `zh`."""
    records: tuple[Person | Unit, ...] = (
        *history.records.people.values(),
        *history.records.units.values(),
    )
    for record in records:
        for code in record.names:
            if not _LANGUAGE.fullmatch(code):
                yield Finding(
                    message=f"`{code[:40]}` under `names` of `{record.id}` is not a language code",
                    span=record.span("names"),
                    help="write a code such as zh, ja, ar or zh-Hant",
                )


# the shape of a language tag by BCP 47: a code, then script, region and variants
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


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
