"""Each kind of difference as one line."""

from collections.abc import Iterable
from dataclasses import dataclass

from orgline.cli.answer import person_name, unit_name
from orgline.cli.tree_text import joined
from orgline.history import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    History,
    Merged,
    Moved,
    Observed,
    Part,
    Place,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    State,
    Tie,
    Title,
    Transferred,
)
from orgline.records import PersonId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Says differences with the names of one day."""

    history: History
    after: State

    def say(self, one: Difference) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912 - the one list
        """The word for the kind of difference, and what it says."""
        match one:
            case Created():
                return "created", self._part(one.unit, one.part)
            case Observed():
                return "observed", self._part(one.unit, one.part)
            case Reopened():
                return "reopened", self._part(one.unit, one.part)
            case Closed():
                return "closed", self._part(one.unit, one.part)
            case Merged():
                return "merged", f"{self._units(one.units)} into {self._joint(one)}"
            case Divided():
                stays = "" if one.ended else "; the first stays"
                return "split", f"{self._unit(one.unit)} into {self._units(one.into)}{stays}"
            case Moved():
                way = f"from {self._place(one.before)} to {self._place(one.after)}"
                return "moved", f"{self._unit(one.unit)} {way}"
            case Renamed():
                return "renamed", f"{one.before.text} to {self._unit(one.unit)}"
            case Retyped():
                return "retyped", f"{self._unit(one.unit)} from {one.before} to {one.after}"
            case Rereported():
                return "reports", f"{self._unit(one.unit)} {self._answers_to(one)}"
            case Transferred():
                way = f"from {self._unit(one.before)} to {self._unit(one.after)}"
                return "transferred", f"{one.what} {way}"
            case Appointed():
                return "found in post" if one.observed else "appointed", self._post(one)
            case Departed():
                return "departed", self._post(one)
            case Retitled():
                way = f"from {_title(one.before)} to {_title(one.after)}"
                return "retitled", f"{self._person(one.person)} in {self._unit(one.unit)} {way}"

    def _unit(self, unit: UnitId) -> str:
        return f"{unit_name(unit, self.after)} [{unit}]"

    def _units(self, units: Iterable[UnitId]) -> str:
        return joined(self._unit(unit) for unit in units)

    def _person(self, person: PersonId) -> str:
        return f"{person_name(person, self.history)} [{person}]"

    def _part(self, unit: UnitId, part: Part) -> str:
        return f"{part.name.text} [{unit}], {part.kind}, {self._place(part.place)}"

    def _joint(self, one: Merged) -> str:
        return self._part(one.into, one.made) if one.made else self._unit(one.into)

    def _place(self, place: Place) -> str:
        if place.parent is None:
            return "the top" if place.tie is Tie.ROOT else "an unknown place"
        within = "somewhere within" if place.tie is Tie.WITHIN else "under"
        return f"{within} {self._unit(place.parent)}"

    def _answers_to(self, one: Rereported) -> str:
        after = self._person(one.after) if one.after else "nobody named"
        return f"to {after}" + (f", before to {self._person(one.before)}" if one.before else "")

    def _post(self, one: Appointed | Departed) -> str:
        role = self.history.records.roles[one.role].name
        title = "" if one.title == Title(text=None) else f" ({_title(one.title)})"
        return f"{self._person(one.person)} as {role} of {self._unit(one.unit)}{title}"


def _title(title: Title) -> str:
    known = title.text or "no known title"
    if not title.acting:
        return known
    return f"{title.text}, acting" if title.text else "acting"
