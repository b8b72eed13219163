"""Typed differences in sentences."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from orgline.history import (
    Appointed,
    Claim,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    Merged,
    Moved,
    Observed,
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
from orgline.records import Depart, Move, PersonId, RoleId, UnitId
from orgline.views.desk import Desk
from orgline.views.parts import Phrase, Ref


class Teller:
    """Tells differences; units are called what they are called in a state."""

    def __init__(self, state: State, desk: Desk) -> None:
        self._state = state
        self._desk = desk

    def subject(self, difference: Difference) -> Ref:
        """What a difference is about before all."""
        match difference:
            case Merged():
                return self._unit(difference.into)
            case Transferred():
                return self._unit(difference.after)
            case Appointed() | Departed() | Retitled():
                return self._person(difference.person)
            case _:
                return self._unit(difference.unit)

    def tell(self, difference: Difference) -> Phrase:  # noqa: C901, PLR0911, PLR0912 - one list
        """The difference as a sentence."""
        match difference:
            case Created():
                lead = (
                    self._unit(difference.unit),
                    f" is founded as {a_noun(difference.part.kind)}",
                )
                return (*lead, *self._there(difference.part.place), ".")
            case Observed():
                lead = (
                    self._unit(difference.unit),
                    f", {a_noun(difference.part.kind)}, is described",
                )
                return (*lead, *self._there(difference.part.place), ".")
            case Reopened():
                return (
                    self._unit(difference.unit),
                    " is back",
                    *self._there(difference.part.place),
                    ".",
                )
            case Closed():
                return (self._unit(difference.unit), " ends.")
            case Merged():
                return self._merged(difference)
            case Divided():
                return self._divided(difference)
            case Moved():
                return self._moved(difference)
            case Renamed():
                return (
                    f"{difference.before.text} is now called ",
                    self._unit(difference.unit),
                    ".",
                )
            case Retyped():
                return (
                    self._unit(difference.unit),
                    f", until then {a_noun(difference.before)}, becomes {a_noun(difference.after)}.",
                )
            case Rereported():
                return (
                    self._unit(difference.unit),
                    " answers to ",
                    self._person(difference.after),
                    *self._until_then(difference.before),
                    ".",
                )
            case Transferred():
                before, after = self._unit(difference.before), self._unit(difference.after)
                return (f"{_upper(difference.what)} passes from ", before, " to ", after, ".")
            case Appointed():
                return self._appointed(difference)
            case Departed():
                post = self._as(difference)
                reason = _reason(difference.claim)
                return (self._person(difference.person), " leaves", *post, f"{reason}.")
            case Retitled():
                return self._retitled(difference)
            case _:
                assert_never(difference)

    def _unit(self, unit: UnitId) -> Ref:
        return self._desk.unit(unit, self._state)

    def _person(self, person: PersonId | None) -> Ref:
        return self._desk.person(person) if person else Ref(name="nobody")

    def _there(self, place: Place) -> Phrase:
        match place.tie:
            case Tie.UNDER if place.parent:
                return (" in ", self._unit(place.parent))
            case Tie.WITHIN if place.parent:
                return (" somewhere in ", self._unit(place.parent))
            case Tie.ROOT:
                return ()
            case _:
                return ("; no source says where it stands",)

    def _moved(self, moved: Moved) -> Phrase:
        lead: Phrase = (self._unit(moved.unit), " moves")
        match moved.before.tie:
            case Tie.UNDER if moved.before.parent:
                origin: Phrase = (" from ", self._unit(moved.before.parent))
            case Tie.WITHIN if moved.before.parent:
                origin = (" from somewhere in ", self._unit(moved.before.parent))
            case Tie.ROOT:
                origin = (" from the top",)
            case _:
                origin = self._stated_origin(moved)
        match moved.after.tie:
            case Tie.UNDER if moved.after.parent:
                return (*lead, *origin, " to ", self._unit(moved.after.parent), ".")
            case Tie.WITHIN if moved.after.parent:
                return (*lead, *origin, " to somewhere in ", self._unit(moved.after.parent), ".")
            case _:
                return (*lead, *origin, "; no source says where to.")

    def _stated_origin(self, moved: Moved) -> Phrase:
        """Where the change itself says that a unit of unknown place came from."""
        change = moved.claim.change
        if isinstance(change, Move) and change.from_:
            return (" from ", self._unit(change.from_))
        return (" from a place that no source names",)

    def _merged(self, merged: Merged) -> Phrase:
        gone = self._listed(merged.units)
        how = f" become {a_noun(merged.made.kind)}, " if merged.made else " become part of "
        if len(merged.units) == 1:
            how = how.replace(" become", " becomes", 1)
        place = self._there(merged.made.place) if merged.made else ()
        return (*gone, how, self._unit(merged.into), *place, ".")

    def _divided(self, divided: Divided) -> Phrase:
        made = self._listed(unit for unit, _ in divided.made)
        if divided.ended:
            return (self._unit(divided.unit), " is split into ", *made, ".")
        return (
            *made,
            f" split{'s' if len(divided.made) == 1 else ''} off from ",
            self._unit(divided.unit),
            ".",
        )

    def _listed(self, units: Iterable[UnitId]) -> Phrase:
        refs = [self._unit(unit) for unit in units]
        found: list[str | Ref] = []
        for number, ref in enumerate(refs):
            if number:
                found.append(" and " if number == len(refs) - 1 else ", ")
            found.append(ref)
        return tuple(found)

    def _until_then(self, person: PersonId | None) -> Phrase:
        return (" (until then to ", self._person(person), ")") if person else ()

    def _as(self, difference: Appointed | Departed) -> Phrase:
        return (" as ", *self._post(difference.title, difference.role, difference.unit))

    def _post(self, title: Title, role: RoleId, unit: UnitId) -> Phrase:
        """What somebody is called in a post, and where: "acting head of …", "President, …"."""
        link = ", " if title.text else " of "
        return (f"{self._called(title, role)}{link}", self._unit(unit))

    def _called(self, title: Title, role: RoleId) -> str:
        acting = "acting " if title.acting else ""
        return f"{acting}{title.text or lower_first(self._desk.role(role))}"

    def _appointed(self, difference: Appointed) -> Phrase:
        verb = " is already in post" if difference.observed else " takes office"
        return (self._person(difference.person), verb, *self._as(difference), ".")

    def _retitled(self, difference: Retitled) -> Phrase:
        before, after, role = difference.before, difference.after, difference.role
        post = self._post(after, role, difference.unit)
        how = f", until then {self._called(before, role)}, is now "
        if before.text == after.text:
            post = self._post(replace(after, acting=False), role, difference.unit)
            how = " is now acting as " if after.acting else " is no longer acting as "
        return (self._person(difference.person), how, *post, ".")


def a_noun(noun: str) -> str:
    """A noun with its article, by its sound as far as letters tell; a plural has none."""
    if noun.endswith("s") and not noun.endswith(("ss", "us")):
        return noun
    vowel = noun[:1].lower() in "aeiou" and not noun.lower().startswith(("uni", "use", "eu"))
    return f"{'an' if vowel else 'a'} {noun}"


def _reason(claim: Claim) -> str:
    found = claim.change.reason if isinstance(claim.change, Depart) else None
    return f" ({found.rstrip('.')})" if found else ""


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """A title inside a sentence: "Head" → "head", but "CEO" stays."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]
