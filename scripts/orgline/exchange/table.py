"""The whole history as one small table, `data/history.json`, from which a browser tells any day.

The file is one object of columns; the entries of one list belong together by their place.

`format` is 1. `events`: what happened, in the order in which the record applies it; only events that
change something. `id`; `title`; `since`, the first day on which it can have happened, in days after
that of the event before, the first one after `origin`; null where there is no first day, which is so
at the beginning of the list only. `until`: the last day on which it can have happened, in days
after `since` (after `origin` where that is null); null where there is no last day. Both days are
inclusive. A day's state is what the first n events made, n being the number of those whose `since`
is null or not after the day; `since` never goes down.

`units`: `id`; `begun`: how the record first has it, a place in `verbs`. `names`: `text` and `native`, the name in another script or `""`. `kinds`: texts.
`ties`: how sure a place is. `people`: `id` and `name`. `roles`: `id`, `name`, and in `leads` 1 when
the holder heads the unit, else 0.

`rows`: what a unit was over a stretch of events. `unit`, `name`, `kind`, `tie`: places in the lists
above. `parent`: a place in `units`, -1 for none. `reports`: whom it answers to, a place in
`people`, -1 for none. `from`: the number of the event, from 0, that made it so. `length`: how many
events later it ended, 0 while it still holds; so a row holds when `from` < n and (`length` is 0 or
n <= `from` + `length`). `sure`: an event, counted back from `from`: of those that the unit's existence
and its place rest on, the one that is the last to be certain. The unit is certain on a day when that
event's `until` is not null and not after the day, else possible, as charts draw it. A unit without
a row that holds, whose last row ended with an event that is not certain on the day, need not have
ended yet.

`tenures`: who held a post, in the same form. `person`, `unit`, `role`: places in the lists above;
`title`: a place in `titles`, -1 for none; `acting`: 0 or 1; `observed`: 1 when somebody was already
in post as a source saw it, so that `from` is no beginning. Another title begins a new row. Here
`sure` is of the appointment and the title.

`links`: what units pass on to each other. `event`: its number; `verb`: merge, split or transfer, a
place in `verbs`; `before`, `after`: places in `units`; `what`: the function or product that a
transfer is about, else `""`.

Rows and tenures are in the order of `from`, links in that of `event`; both are written as the
difference from the one before.
"""

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from orgline.history import Claim, History, Step, Tenure, Tie, UnitState
from orgline.records import Create, Merge, PersonId, RoleId, Split, UnitId
from orgline.views.desk import native

TYPE = "application/json"
FORMAT = 1
VERBS = ("create", "observe", "merge", "split", "transfer")
NONE = -1

T = TypeVar("T", bound=Hashable)


class _List(Generic[T]):
    """Values, each once, in the order of first mention."""

    def __init__(self) -> None:
        self._places: dict[T, int] = {}

    def place(self, value: T | None) -> int:
        """Where the value stands; it is put at the end when it is new. `NONE` for None."""
        return NONE if value is None else self._places.setdefault(value, len(self._places))

    def column(self, get: Callable[[T], object]) -> list[object]:
        """Something of each value."""
        return [get(value) for value in self._places]


@dataclass(slots=True, kw_only=True)
class _Row:
    """What holds from event `start` on, for `length` events; 0 while it still holds."""

    start: int
    length: int = 0
    sure: int
    values: tuple[int, ...]


class _Rows:
    """Rows of one kind; at most one for each key holds at a time."""

    def __init__(self, *names: str) -> None:
        self._names = names
        self._rows: list[_Row] = []
        self._held: dict[tuple[int, ...], _Row] = {}

    def put(self, key: tuple[int, ...], values: tuple[int, ...], sure: int, number: int) -> None:
        """From event `number` on these values hold for the key."""
        old = self._held.get(key)
        if old and (old.values, old.sure) == ((*key, *values), sure):
            return
        self.end(key, number)
        self._held[key] = _Row(start=number, sure=sure, values=(*key, *values))
        self._rows.append(self._held[key])

    def end(self, key: tuple[int, ...], number: int) -> None:
        """Nothing holds for the key any more after event `number`."""
        old = self._held.pop(key, None)
        if old:
            old.length = number - old.start

    def columns(self) -> dict[str, list[int]]:
        """The rows as the file has them."""
        columns = {
            "from": _steps([row.start for row in self._rows]),
            "length": [row.length for row in self._rows],
            "sure": [row.start - row.sure for row in self._rows],
        }
        for place, name in enumerate(self._names):
            columns[name] = [row.values[place] for row in self._rows]
        return columns


def _steps(numbers: Sequence[int]) -> list[int]:
    """Each number as the difference from the one before."""
    return [here - before for before, here in zip([0, *numbers], numbers, strict=False)]


class _Table:
    """Fills the table event by event; only what an event touches is looked at."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._steps = [step for step in history.steps if step.claims]
        self._numbers = {step.number: number for number, step in enumerate(self._steps)}
        self._units: _List[UnitId] = _List()
        self._names: _List[tuple[str, str]] = _List()
        self._kinds: _List[str] = _List()
        self._people: _List[PersonId] = _List()
        self._roles: _List[RoleId] = _List()
        self._titles: _List[str] = _List()
        self._rows = _Rows("unit", "name", "kind", "tie", "parent", "reports")
        self._tenures = _Rows("person", "unit", "role", "title", "acting", "observed")
        for number, step in enumerate(self._steps):
            self._follow(step, number)

    def _follow(self, step: Step, number: int) -> None:
        state = self._history.after(step.event.id, date.max)
        touched = [unit for unit in map(state.known, step.touched) if unit]
        for unit in sorted(touched, key=lambda one: one.number):
            self._unit(unit, number)
            for tenure in state.past_tenures(unit.id):
                self._tenure(tenure, number)

    def _unit(self, unit: UnitState, number: int) -> None:
        key = (self._units.place(unit.id),)
        if unit.ended:
            self._rows.end(key, number)
            return
        name, reports = unit.names[-1].value, unit.reports[-1].value if unit.reports else None
        values = (
            self._names.place((name.text, native(dict(name.others)))),
            self._kinds.place(unit.kind),
            list(Tie).index(unit.place.tie),
            self._units.place(unit.parent),
            self._people.place(reports),
        )
        self._rows.put(key, values, self._sure(unit.begun, unit.places[-1].claim), number)

    def _tenure(self, tenure: Tenure, number: int) -> None:
        key = (
            self._people.place(tenure.person),
            self._units.place(tenure.unit),
            self._roles.place(tenure.role),
        )
        if tenure.ended:
            # one that ended long ago must not end what the same person began since
            if self._numbers[tenure.ended.step] == number:
                self._tenures.end(key, number)
            return
        title = tenure.title
        values = (self._titles.place(title.text), int(title.acting), int(tenure.observed))
        sure = self._sure(tenure.begun, tenure.titles[-1].claim)
        self._tenures.put(key, values, sure, number)

    def _sure(self, *claims: Claim) -> int:
        """The event of the claim that is the last to be certain."""
        last = max(claims, key=lambda claim: (claim.until is None, claim.until or date.min))
        return self._numbers[last.step]

    def _days(self) -> dict[str, object]:
        """When the events happened, as small numbers."""
        known = [step.since for step in self._steps if step.since]
        origin = known[0] if known else date(1970, 1, 1)
        before = [origin] * (len(self._steps) - len(known) + 1) + known
        pairs = list(zip(self._steps, before, strict=False))
        return {
            "origin": origin.isoformat(),
            "since": [step.since and (step.since - last).days for step, last in pairs],
            "until": [
                step.until and (step.until - (step.since or last)).days for step, last in pairs
            ],
        }

    def whole(self) -> dict[str, object]:
        """The table as one object."""
        records, roles = self._history.records, self._history.records.roles
        return {
            "format": FORMAT,
            "organisation": records.organisation.name,
            "events": {
                "id": [step.event.id for step in self._steps],
                "title": [step.event.title for step in self._steps],
                **self._days(),
            },
            "verbs": VERBS,
            "units": {"id": self._units.column(str), "begun": self._units.column(self._begun)},
            "names": {
                "text": self._names.column(lambda name: name[0]),
                "native": self._names.column(lambda name: name[1]),
            },
            "kinds": self._kinds.column(str),
            "ties": [tie.value for tie in Tie],
            "people": {
                "id": self._people.column(str),
                "name": self._people.column(lambda person: records.people[person].name),
            },
            "roles": {
                "id": self._roles.column(str),
                "name": self._roles.column(lambda role: roles[role].name),
                "leads": self._roles.column(lambda role: int(roles[role].leads)),
            },
            "titles": self._titles.column(str),
            "rows": self._rows.columns(),
            "tenures": self._tenures.columns(),
            "links": self._links(),
        }

    def _begun(self, unit: UnitId) -> int:
        """How the record first has a unit, as a place in `VERBS`."""
        state = self._history.last.known(unit)
        match state and state.lives[0].begun.change:
            case Create():
                verb = "create"
            case Merge():
                verb = "merge"
            case Split():
                verb = "split"
            case _:
                verb = "observe"
        return VERBS.index(verb)

    def _links(self) -> Mapping[str, Sequence[object]]:
        """What units pass on to each other, by columns."""
        links = self._history.links
        numbers = [self._numbers[link.claim.step] for link in links]
        return {
            "event": _steps(numbers),
            "verb": [VERBS.index(link.verb) for link in links],
            "before": [self._units.place(link.before) for link in links],
            "after": [self._units.place(link.after) for link in links],
            "what": [link.what for link in links],
        }


def table(history: History) -> bytes:
    """The table as JSON, as short as it can be written."""
    return json.dumps(_Table(history).whole(), ensure_ascii=False, separators=(",", ":")).encode()
