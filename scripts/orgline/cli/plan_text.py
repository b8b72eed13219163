"""A plan as lines of text; the sign in front says what kind of change each line is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from orgline.cli.speaking import counted
from orgline.cli.tree_text import joined
from orgline.dates import day_words
from orgline.history import Name, Place, Tie, Title
from orgline.plan import Day, Later, Names, Plan
from orgline.plan.changes import (
    Answers,
    Appears,
    Change,
    Coming,
    Going,
    Leads,
    Leaves,
    Moves,
    Renames,
    Retitles,
    Retypes,
    Settles,
    Takes,
    Transfers,
    Vanishes,
)
from orgline.records import PersonId, UnitId

_MOST_CARRIED = 5
_COMING = {
    Coming.CREATE: "",
    Coming.DESCRIBE: "described as there",
    Coming.REOPEN: "open again",
    Coming.EXTEND: "there on these days, too",
}
_GOING = {
    Going.CLOSE: "ends",
    Going.SHORTEN: "no longer there on these days",
    Going.REMOVE: "taken out of the record",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plan: its sign, the text, and a remark at its end.

    The sign is `+`, `-` or `~`, a blank for a further word on the line before, `""` for a day.
    """

    sign: str
    text: str
    remark: str = ""

    @property
    def plain(self) -> str:
        """The line without colour and sign."""
        return self.text + (f" ({self.remark})" if self.remark else "")


def day_title(day: Day) -> str:
    """What stands above the changes of a day: "16 March 2026: The lab moves (new)"."""
    when = day_words(day.day) if day.day else "From the beginning"
    events = "; ".join(f"{event.title} ({told})" for event, told in day.events)
    return f"{when}: {events}" if events else when


def last_line(plan: Plan) -> str:
    """The sum: "Plan: 1 to create, 5 to move; 3 later states change."."""
    if plan.is_empty:
        return "No changes."
    counts = ", ".join(f"{number} to {word}" for word, number in plan.counts.items())
    later = len(plan.later)
    parts = [counts] if counts else []
    if later:
        parts.append(f"{counted(later, 'later state')} {'changes' if later == 1 else 'change'}")
    return f"Plan: {'; '.join(parts or _beside(plan))}."


def _beside(plan: Plan) -> tuple[str, str]:
    """What differs where nothing stands elsewhere and nobody comes or goes."""
    found = {
        "label": len(plan.relabelled),
        "question": len(plan.asked),
        "page": len(plan.sheets or ()),
    }
    verb = "differs" if sum(found.values()) == 1 else "differ"
    what = joined(counted(number, noun) for noun, number in found.items() if number)
    return "the structure stays", f"{what} {verb}"


class Wording:
    """Says changes with the names of a plan."""

    def __init__(self, plan: Plan) -> None:
        self._names = Names(base=plan.base, new=plan.new)

    def lines(self, changes: Iterable[Change]) -> Iterator[Line]:
        """Each change in a line, some with a further one below it."""
        for change in changes:
            yield from self._lines(change)

    def later(self, states: Iterable[Later]) -> Iterator[Line]:
        """Later days with what begins on them; else what began before still holds."""
        for told, group in groupby(states, key=lambda later: bool(later.changes)):
            if not told:
                days = joined(day_words(later.day) for later in group)
                yield Line("", f"{days}: as above")
                continue
            for later in group:
                yield Line("", f"{day_words(later.day)}:")
                yield from self.lines(later.changes)

    def _lines(self, change: Change) -> Iterator[Line]:  # noqa: C901, PLR0912 - the one list
        match change:
            case Appears():
                yield self._appears(change)
            case Vanishes():
                yield self._vanishes(change)
            case Moves():
                yield self._altered(
                    change,
                    "",
                    self._place(change, change.before),
                    self._place(change, change.after),
                )
                yield from self._carried(change)
            case Renames():
                yield self._renamed(change)
            case Retypes():
                yield self._altered(change, " is of the kind", change.before, change.after)
            case Leads():
                yield self._altered(
                    change, " is led by", self._people(change.before), self._people(change.after)
                )
            case Answers():
                before, after = (self._answer(p) for p in (change.before, change.after))
                yield self._altered(change, " answers to", before, after)
            case Retitles():
                who = f", {self._person(change.person)} as {self._names.role(change.role)}:"
                yield self._altered(change, who, _title(change.before), _title(change.after))
            case Takes():
                if not change.leads:
                    yield self._line("+", change, self._post(change))
            case Leaves():
                yield from self._leaves(change)
            case Transfers():
                yield self._transfers(change)
            case Settles():
                yield self._settles(change)
            case _:
                assert_never(change)

    # --- each kind -------------------------------------------------------------------------

    def _appears(self, change: Appears) -> Line:
        parts = [change.part.kind, self._place(change, change.part.place)]
        parts += [f"led by {self._people(change.heads)}"] if change.heads else []
        parts += [_COMING[change.how]] if _COMING[change.how] else []
        name = f"{change.part.name.text} [{change.unit}]"
        return self._line("+", change, ", ".join((name, *parts)))

    def _vanishes(self, change: Vanishes) -> Line:
        where = self._place(change, change.part.place)
        name = f"{change.part.name.text} [{change.unit}]"
        return self._line("-", change, f"{name}, {change.part.kind}, {where}: {_GOING[change.how]}")

    def _altered(
        self,
        change: Moves | Retypes | Leads | Answers | Retitles,
        what: str,
        before: str,
        after: str,
    ) -> Line:
        way = f"{after} instead of {before}" if change.instead else f"{before} → {after}"
        colon = ":" if not what else ""
        return self._line("~", change, f"{self._unit(change, change.unit)}{what}{colon} {way}")

    def _renamed(self, change: Renames) -> Line:
        instead = " instead" if change.instead else ""
        after = f"is called {_name(change.after)}{instead}"
        return self._line("~", change, f"{change.before.text} [{change.unit}] {after}")

    def _carried(self, change: Moves) -> Iterator[Line]:
        if change.carried:
            names = [self._unit(change, unit) for unit in change.carried[:_MOST_CARRIED]]
            rest = len(change.carried) - len(names)
            names += [f"{rest} more"] if rest else []
            yield Line(" ", f"    takes along {joined(names)}")

    def _leaves(self, change: Leaves) -> Iterator[Line]:
        if change.left_without:
            post = f"{self._post(change)}: left without a post"
            yield self._line("-", change, post)
        elif not change.leads:
            yield self._line("-", change, self._post(change))

    def _transfers(self, change: Transfers) -> Line:
        way = f"{self._unit(change, change.unit)} → {self._unit(change, change.to)}"
        return self._line("-" if change.gone else "+", change, f"{change.what}: {way}")

    def _settles(self, change: Settles) -> Line:
        how = "certain, not only possible" if change.certain else "only possible, not certain"
        verb = "is" if len(change.aspects) == 1 else "are"
        what = joined(str(aspect) for aspect in change.aspects)
        return self._line(
            "~", change, f"{self._unit(change, change.unit)}: its {what} {verb} {how}"
        )

    # --- words -----------------------------------------------------------------------------

    @staticmethod
    def _line(sign: str, change: Change, text: str) -> Line:
        remarks = ["possible, not certain"] if change.possible else []
        remarks += [f"until {day_words(change.end)}"] if change.end else []
        return Line(sign, text, ", ".join(remarks))

    def _unit(self, change: Change, unit: UnitId) -> str:
        return f"{self._names.unit(unit, change.start)} [{unit}]"

    def _person(self, person: PersonId) -> str:
        return f"{self._names.person(person)} [{person}]"

    def _people(self, people: tuple[PersonId, ...]) -> str:
        return joined(self._person(person) for person in people) if people else "nobody"

    def _answer(self, person: PersonId | None) -> str:
        return self._person(person) if person else "the head of its parent"

    def _post(self, change: Takes | Leaves) -> str:
        role, unit = self._names.role(change.role), self._unit(change, change.unit)
        title = "" if change.title == Title(text=None) else f" ({_title(change.title)})"
        return f"{self._person(change.person)}, {role} of {unit}{title}"

    def _place(self, change: Change, place: Place) -> str:
        if place.parent is None:
            return "on top" if place.tie is Tie.ROOT else "in an unknown place"
        within = "somewhere within" if place.tie is Tie.WITHIN else "under"
        return f"{within} {self._unit(change, place.parent)}"


def _name(name: Name) -> str:
    others = "".join(f", {text} ({code})" for code, text in name.others)
    return name.text + others


def _title(title: Title) -> str:
    known = title.text or "no known title"
    return f"{known}, acting" if title.acting else known
