"""Random histories in which every change fits, made with a model that is simpler than the fold.

The model knows only what holds now: a dictionary of units and one of posts. After each event it
leaves an outline, which is what the fold has to come to as well.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from orgline.history import Name, Outline, Part, Place, Tie, Title
from orgline.records import PersonId, RoleId, UnitId

UNITS = tuple(UnitId(f"u{number}") for number in range(8))
PEOPLE = tuple(PersonId(f"p{number}") for number in range(4))
SEATS = {RoleId("head"): 1, RoleId("deputy"): 2, RoleId("member"): 99}
SOURCES = ("gazette", "herald")
ROOT = UNITS[0]
WORDS = ("One", "Two", "Three")
ON_TOP = Place(tie=Tie.ROOT)
UNPLACED = Place(tie=Tie.UNPLACED)

HEADER = "".join(
    (
        f"organisation: {{name: The whole, root: {ROOT}}}\n",
        "sources:\n",
        *(f"  - {{id: {s}, title: T, publisher: P, published: 2100}}\n" for s in SOURCES),
        "people:\n",
        *(f"  - {{id: {person}, name: {person}}}\n" for person in PEOPLE),
        "units:\n",
        *(f"  - {{id: {unit}, name: {unit}, kind: unit}}\n" for unit in UNITS),
        "roles:\n",
        "  - {id: deputy, name: Deputy, seats: 2}\n",
        "  - {id: member, name: Member, seats: many}\n",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event: its text, the days on which it can have happened, and what holds after it."""

    text: str
    since: date
    until: date
    outline: Outline


@dataclass(slots=True)
class Model:
    """What holds now."""

    units: dict[UnitId, Part] = field(default_factory=dict)
    ended: dict[UnitId, Part] = field(default_factory=dict)
    posts: dict[tuple[PersonId, UnitId, RoleId], Title] = field(default_factory=dict)

    def begin(self, unit: UnitId, place: Place) -> None:
        """A unit begins as `units:` has it, or comes back with all it was."""
        new = Part(name=Name(text=unit), kind="unit", place=place, reports_to=None)
        self.units[unit] = replace(self.ended.pop(unit, new), place=place)

    def end(self, unit: UnitId) -> None:
        self.ended[unit] = self.units.pop(unit)

    def put(self, unit: UnitId, place: Place) -> None:
        self.units[unit] = replace(self.units[unit], place=place)

    def fresh(self) -> list[UnitId]:
        return [unit for unit in UNITS if unit not in self.units]

    def children(self, unit: UnitId) -> list[UnitId]:
        return [child for child, part in self.units.items() if part.place.parent == unit]

    def inside(self, unit: UnitId) -> set[UnitId]:
        """A unit and all below it."""
        return {unit}.union(*(self.inside(child) for child in self.children(unit)))

    def outside(self, unit: UnitId) -> list[UnitId]:
        """Where a unit can be put."""
        below = self.inside(unit)
        return [other for other in self.units if other not in below]

    def holders(self, unit: UnitId, role: RoleId | None = None) -> list[tuple[PersonId, RoleId]]:
        return [(p, r) for p, u, r in self.posts if u == unit and role in (None, r)]


class Editor:
    """Writes changes that fit, one method for each kind; `""` where none of that kind fits."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.model = Model()

    def event(self) -> list[str]:
        """Some changes that fit, one after the other."""
        kinds: Sequence[Callable[[], str]] = (
            *(self.create, self.create, self.observe, self.move, self.move, self.move),
            *(self.rename, self.retype, self.merge, self.merge, self.split, self.transfer),
            *(self.close, self.reopen, self.reopen, self.appoint, self.appoint, self.appoint),
            *(self.depart, self.retitle, self.retitle, self.report),
        )
        if not self.model.units:
            self.model.begin(ROOT, ON_TOP)
            return [f"{{op: observe, unit: {ROOT}}}"]
        chosen = self.random.choices(kinds, k=self.random.randint(0, 6))
        return [change for kind in chosen if (change := kind())]

    def coin(self) -> bool:
        return self.random.random() < 0.5

    def living(self) -> list[UnitId]:
        """Units that can end: all but the root."""
        return [unit for unit in self.model.units if unit != ROOT]

    def place(self, parents: Sequence[UnitId], otherwise: Place) -> tuple[Place, str]:
        """A place and how a change words it; now and then it says nothing of it."""
        if not parents or self.random.random() < 0.2:
            return otherwise, ""
        parent, tie = self.random.choice(parents), Tie.UNDER if self.coin() else Tie.WITHIN
        return Place(tie=tie, parent=parent), f", {tie}: {parent}"

    def _begin(self, operation: str, unplaced: Place, units: list[UnitId]) -> str:
        if not units:
            return ""
        unit = self.random.choice(units)
        place, words = self.place(list(self.model.units), unplaced)
        self.model.begin(unit, place)
        return f"{{op: {operation}, unit: {unit}{words}}}"

    def create(self) -> str:
        return self._begin("create", ON_TOP, self._unheard())

    def observe(self) -> str:
        return self._begin("observe", UNPLACED, self._unheard())

    def reopen(self) -> str:
        return self._begin("reopen", UNPLACED, list(self.model.ended))

    def _unheard(self) -> list[UnitId]:
        return [unit for unit in self.model.fresh() if unit not in self.model.ended]

    def move(self) -> str:
        unit = self.random.choice(list(self.model.units))
        old = self.model.units[unit].place
        parents = [] if unit == ROOT else self.model.outside(unit)
        place, _ = self.place(parents, old)
        if place == old or place.parent is None:
            return ""
        known = old.tie is Tie.UNDER and old.parent != place.parent and self.coin()
        believed = f", from: {old.parent}" if known else ""
        self.model.put(unit, place)
        key = "to" if place.tie is Tie.UNDER else "within"
        return f"{{op: move, unit: {unit}{believed}, {key}: {place.parent}}}"

    def rename(self) -> str:
        unit = self.random.choice(list(self.model.units))
        old, name = self.model.units[unit].name, self.random.choice(WORDS)
        others = (("zh", self.random.choice("一二三")),) if self.coin() else ()
        if Name(text=name, others=others) == old or (name == old.text and not others):
            return ""
        self.model.units[unit] = replace(
            self.model.units[unit], name=Name(text=name, others=others)
        )
        names = f", names: {{zh: {others[0][1]}}}" if others else ""
        believed = f", from: {old.text}" if self.coin() else ""
        return f"{{op: rename, unit: {unit}{believed}, name: {name}{names}}}"

    def retype(self) -> str:
        unit = self.random.choice(list(self.model.units))
        old, kind = self.model.units[unit].kind, self.random.choice(WORDS)
        if kind == old:
            return ""
        self.model.units[unit] = replace(self.model.units[unit], kind=kind)
        return f"{{op: retype, unit: {unit}, from: {old}, kind: {kind}}}"

    def merge(self) -> str:
        units = self.random.sample(self.living(), min(len(self.living()), 2 + self.coin()))
        if len(units) < 2:
            return ""
        into = self.random.choice([*units, *self.model.fresh()])
        ending = [unit for unit in units if unit != into]
        parents = [
            u
            for u in (self.model.outside(into) if into in units else self.model.units)
            if u not in ending
        ]
        stays = self.model.units[into].place if into in units else UNPLACED
        place, words = self.place(parents, stays)
        if into in units:
            self.model.put(into, place)
        else:
            self.model.begin(into, place)
        merged = f"{{op: merge, units: [{', '.join(units)}], into: {into}{words}}}"
        return "\n".join((merged, *self._empty(ending)))

    def split(self) -> str:
        fresh = self.model.fresh()
        if not self.living() or len(fresh) < 2:
            return ""
        unit = self.random.choice(self.living())
        stays = self.coin()
        into = [*self.random.sample(fresh, 1 + (not stays)), *([unit] if stays else ())]
        parents = [u for u in self.model.units if stays or u != unit]
        place, words = self.place(parents, UNPLACED)
        for new in into:
            if new != unit:
                self.model.begin(new, place)
        change = f"{{op: split, unit: {unit}, into: [{', '.join(into)}]{words}}}"
        return "\n".join((change, *self._empty([] if stays else [unit])))

    def _empty(self, ending: list[UnitId]) -> Iterable[str]:
        """End units that have merged or split, and account for what is inside."""
        for unit in ending:
            left = self.model.children(unit)
            self.model.end(unit)
            yield from self._leave(unit)
            for child in left:
                if child not in ending:
                    place = Place(tie=Tie.UNDER, parent=self._refuge(child, ending))
                    self.model.put(child, place)
                    yield f"{{op: move, unit: {child}, from: {unit}, to: {place.parent}}}"

    def _refuge(self, child: UnitId, ending: list[UnitId]) -> UnitId:
        return self.random.choice([u for u in self.model.outside(child) if u not in ending])

    def _leave(self, unit: UnitId) -> Iterable[str]:
        for person, role in self.model.holders(unit):
            del self.model.posts[person, unit, role]
            yield f"{{op: depart, person: {person}, role: {role}, unit: {unit}}}"

    def transfer(self) -> str:
        if len(self.model.units) < 2:
            return ""
        one, other = self.random.sample(list(self.model.units), 2)
        return f"{{op: transfer, what: {self.random.choice(WORDS)}, from: {one}, to: {other}}}"

    def close(self) -> str:
        if not self.living():
            return ""
        unit = self.random.choice(self.living())
        children = self.model.children(unit)
        inside = self.model.inside(unit)
        heir = self.random.choice([other for other in self.model.units if other not in inside])
        for child in children:
            self.model.put(child, Place(tie=Tie.UNDER, parent=heir))
        words = f", children_to: {heir}" if children else ""
        self.model.end(unit)
        return "\n".join((f"{{op: close, unit: {unit}{words}}}", *self._leave(unit)))

    def appoint(self) -> str:
        unit, role = self.random.choice(list(self.model.units)), self.random.choice(list(SEATS))
        person = self.random.choice(PEOPLE)
        holders = [holder for holder, _ in self.model.holders(unit, role)]
        if person in holders:
            return ""
        left = self.random.choice(holders) if holders and self.coin() else None
        if len(holders) - (left is not None) >= SEATS[role]:
            return ""
        if left:
            del self.model.posts[left, unit, role]
        title = Title(text=self.random.choice((None, *WORDS)), acting=self.coin())
        self.model.posts[person, unit, role] = title
        observed = ", observed: true" if self.coin() else ""
        replaces = f", replaces: {left}" if left else ""
        post = f"person: {person}, role: {role}, unit: {unit}"
        return f"{{op: appoint, {post}{_words(title)}{observed}{replaces}}}"

    def depart(self) -> str:
        if not self.model.posts:
            return ""
        person, unit, role = self.random.choice(list(self.model.posts))
        del self.model.posts[person, unit, role]
        return f"{{op: depart, person: {person}, role: {role}, unit: {unit}}}"

    def retitle(self) -> str:
        if not self.model.posts:
            return ""
        person, unit, role = post = self.random.choice(list(self.model.posts))
        given = self.random.choice((None, *WORDS))
        title = Title(text=given or self.model.posts[post].text, acting=self.coin())
        if title == self.model.posts[post]:
            return ""
        self.model.posts[post] = title
        words = _words(replace(title, text=given))
        return f"{{op: retitle, person: {person}, role: {role}, unit: {unit}{words}}}"

    def report(self) -> str:
        unit, person = self.random.choice(list(self.model.units)), self.random.choice(PEOPLE)
        if self.model.units[unit].reports_to == person:
            return ""
        self.model.units[unit] = replace(self.model.units[unit], reports_to=person)
        return f"{{op: report, unit: {unit}, to: {person}}}"


def _words(title: Title) -> str:
    text = f", title: {title.text}" if title.text else ""
    return text + (", acting: true" if title.acting else "")


@st.composite
def chronicles(draw: st.DrawFn, most: int = 12) -> tuple[Told, ...]:
    """Some events, the first day of each later than that of the one before."""
    random = draw(st.randoms(use_true_random=False))
    editor, day, found = Editor(random), date(2000, 1, 1), list[Told]()
    for number in range(draw(st.integers(1, most))):
        changes = "\n".join(editor.event()).splitlines()
        until = day + timedelta(days=random.choice((0, 0, 1, 5, 40)))
        text = _event(number, day, until, changes, random)
        model = editor.model
        outline = Outline(units=dict(model.units), posts=dict(model.posts))
        found.append(Told(text=text, since=day, until=until, outline=outline))
        day += timedelta(days=random.randint(1, 9))
    return tuple(found)


def _event(number: int, since: date, until: date, changes: list[str], random: Random) -> str:
    """The text of an event; its changes stand in it, or in a position that is adopted."""
    own = random.randint(0, len(changes)) if random.random() < 0.3 else len(changes)
    position = f"{{says: So, sources: [herald], adopted: true, because: B, changes: [{', '.join(changes[own:])}]}}"
    other = "{says: Else, sources: [gazette]}"
    question = f"{{question: What is it, positions: [{other}, {position}]}}"
    return (
        f"  - id: e{number}\n"
        f"    date: {since if since == until else f'[{since}..{until}]'}\n"
        "    title: T\n    kind: other\n    summary: S\n"
        f"    sources: [{random.choice(SOURCES)}]\n"
        f"    changes: [{', '.join(changes[:own])}]\n"
        + (f"    disagreements: [{question}]\n" if changes[own:] else "")
    )


def file_of(told: Iterable[Told]) -> str:
    """A file with some events."""
    return "".join(("events:\n", *(event.text for event in told)))
