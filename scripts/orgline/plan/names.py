"""What units and people are called, on whichever side of a plan they are."""

from dataclasses import dataclass
from datetime import date

from orgline.history import History
from orgline.records import PersonId, RoleId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names in the new record, else in the base."""

    base: History
    new: History

    def unit(self, unit: UnitId, day: date | None) -> str:
        """A unit by the name it has on a day; by its first one before it is there."""
        for history in (self.new, self.base):
            found = history.at(day or date.min).known(unit)
            if found:
                return found.name
        records = (self.new.records.units, self.base.records.units)
        return next(units[unit].name for units in records if unit in units)

    def person(self, person: PersonId) -> str:
        """A person."""
        records = (self.new.records.people, self.base.records.people)
        return next(people[person].name for people in records if person in people)

    def role(self, role: RoleId) -> str:
        """A role."""
        records = (self.new.records.roles, self.base.records.roles)
        return next(roles[role].name for roles in records if role in roles)
