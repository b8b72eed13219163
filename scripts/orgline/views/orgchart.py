"""States → org charts: of a day, of a reorganisation, of what one source tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from orgline.history import Claim, State, Tenure, Tie, UnitState
from orgline.records import PersonId, UnitId
from orgline.views.chart import Box, Chart, Line, LineKind, Mark
from orgline.views.desk import Desk
from orgline.views.folding import Node, StandIn, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A box with the boxes below it: the chart as a nested list."""

    box: Box
    branches: tuple["Branch", ...]


def chart_of(  # noqa: PLR0913 - what a chart is made of
    state: State,
    desk: Desk,
    *,
    key: str,
    title: str,
    top: UnitId | None = None,
    marks: Mapping[UnitId, tuple[Mark, ...]] | None = None,
) -> Chart:
    """The organisation on a day, or the part of it below (and with) one unit.

    Units that need not have ended yet are drawn as well. What is too much for one chart folds into
    boxes that say how many units they hold. `marks` are hung on the boxes of units.
    """
    painter = Painter(state, desk)
    boxes = tuple(_boxes(painter.nodes(top), painter, marks or {}))
    return Chart(key=key, title=title, boxes=boxes, lines=painter.lines(boxes))


def branches(chart: Chart) -> tuple[Branch, ...]:
    """The chart as nested lists, in the order of its boxes."""
    below: dict[str | None, list[Box]] = {}
    for box in chart.boxes:
        below.setdefault(box.parent, []).append(box)
    built: dict[str, Branch] = {}
    for box in reversed(chart.boxes):
        parts = tuple(built[child.key] for child in below.get(box.key, ()))
        built[box.key] = Branch(box=box, branches=parts)
    return tuple(built[box.key] for box in below.get(None, ()))


class Painter:
    """Turns the units of one state into boxes."""

    def __init__(self, state: State, desk: Desk) -> None:
        self._state = state
        self._desk = desk
        self._gone = {unit.id: unit for unit in state.possibly_ended}
        self._gone_from: dict[UnitId | None, list[UnitState]] = {}
        for unit in state.possibly_ended:
            self._gone_from.setdefault(unit.parent, []).append(unit)

    def nodes(self, top: UnitId | None) -> list[Node]:
        """The tree, parents before children."""
        found: list[Node] = []
        root = self._desk.records.organisation.root
        hooked = top is None and self._state.unit(root) is not None
        waiting = [Node(unit=unit, parent=None, depth=0) for unit in reversed(self._tops(top))]
        while waiting:
            node = waiting.pop()
            if hooked and node.unit.place.tie is Tie.UNPLACED and node.unit.id != root:
                node = Node(unit=node.unit, parent=root, depth=1)
            found.append(node)
            below = reversed(self._parts(node.unit.id))
            waiting += [Node(unit=u, parent=node.unit.id, depth=node.depth + 1) for u in below]
        return found

    def _tops(self, top: UnitId | None) -> tuple[UnitState, ...]:
        if top is not None:
            found = self._state.unit(top)
            return (found,) if found else ()
        root = self._desk.records.organisation.root
        tops = [*self._state.tops, *(u for u in self._gone.values() if not self._hangs(u))]
        return tuple(sorted(tops, key=lambda unit: (unit.id != root, unit.number)))

    def _hangs(self, unit: UnitState) -> bool:
        parent = unit.parent
        return parent is not None and (self._state.unit(parent) is not None or parent in self._gone)

    def _parts(self, unit: UnitId) -> list[UnitState]:
        found = (*self._state.children(unit), *self._gone_from.get(unit, ()))
        return sorted(found, key=lambda child: child.number)

    def box(
        self,
        unit: UnitState,
        *,
        parent: str | None,
        marks: tuple[Mark, ...] = (),
        old_name: str = "",
    ) -> Box:
        """One unit as a box."""
        ended = unit.id in self._gone
        tie = unit.place.tie if parent is not None else Tie.ROOT
        found = Box(
            key=unit.id,
            parent=parent,
            tie=tie,
            name=unit.name,
            native=self._desk.unit(unit.id, self._state).native,
            kind=unit.kind[:1].upper() + unit.kind[1:],
            heads=self.heads(unit.id),
            href=f"units/{unit.id}/",
            marks=(*marks, Mark.DOUBTED) if ended else marks,
            old_name=old_name,
            possible=ended or self._is_possible(unit),
            disputed=self._is_disputed(unit),
            inferred=unit.is_place_inferred,
            sentence="",
            hidden=0,
            also=self._also(unit),
        )
        return replace(found, sentence=self._sentence(found, unit))

    def _also(self, unit: UnitState) -> tuple[str, ...]:
        record = self._desk.records.units[unit.id]
        people = (self._desk.records.people[t.person] for t in self._state.tenures(unit.id))
        names = (name for person in people for name in (person.name, *person.aliases))
        return tuple(dict.fromkeys((*record.aliases, *names)))

    def _is_possible(self, unit: UnitState) -> bool:
        return not (self._state.certain(unit.begun) and self._state.certain(unit.places[-1].claim))

    def _is_disputed(self, unit: UnitState) -> bool:
        heads = self._state.heads(unit.id)
        claims = (*unit.claims(), *(tenure.begun for tenure in heads))
        return any(self._desk.disputed(claim, self._state.day) for claim in claims)

    def heads(self, unit: UnitId) -> tuple[str, ...]:
        """Who heads a unit, ready to show; who may have left is named as well."""
        left = (t for t in self._state.possibly_departed(unit) if self._state.leads(t))
        return (
            *(self._head(tenure) for tenure in self._state.heads(unit)),
            *(f"{self._desk.person(t.person).name} (has possibly left)" for t in left),
        )

    def _head(self, tenure: Tenure) -> str:
        remarks = ["acting"] if tenure.title.acting else []
        if not self._state.certain(tenure.begun):
            remarks.append("possibly")
        name = self._desk.person(tenure.person).name
        return f"{name} ({', '.join(remarks)})" if remarks else name

    def _sentence(self, box: Box, unit: UnitState) -> str:
        """What a screen reader says for the box."""
        parts = [unit.name, unit.kind, self._where(unit)]
        parts += [f"headed by {head}" for head in box.heads]
        told = {Mark.MOVED} if len(unit.places) > 1 else set()
        parts += [str(mark) for mark in box.marks if mark and mark not in told]
        parts += ["not certain on this day"] if box.only_possible else []
        parts += (
            ["sources differ"]
            if box.disputed
            else [support_words(unit.places[-1].claim, self._desk)]
        )
        return ", ".join(part for part in parts if part)

    def _where(self, unit: UnitState) -> str:
        place = unit.place
        if place.tie is Tie.UNPLACED:
            return "place not known"
        if place.parent is None:
            return ""
        word = "in" if place.tie is Tie.UNDER else "somewhere in"
        return f"{word} {self._desk.unit(place.parent, self._state).name}{self._moved(unit)}"

    def _moved(self, unit: UnitState) -> str:
        """When a unit came to its place, and from where, if it stood at another one before."""
        if len(unit.places) == 1:
            return ""
        before, after = unit.places[-2].value, unit.places[-1].claim
        if before.parent is None:
            return f", moved here {after.when.placed()}"
        inside = "somewhere in " if before.tie is Tie.WITHIN else ""
        origin = self._desk.unit(before.parent, self._state).name
        return f", moved here {after.when.placed()} from {inside}{origin}"

    def lines(self, boxes: Iterable[Box]) -> tuple[Line, ...]:
        """Whom units answer to, where that is not the head of their parent."""
        keys = {box.key for box in boxes}
        units = (self._state.unit(UnitId(box.key)) for box in boxes)
        reporting = [unit for unit in units if unit and unit.reports]
        seats = self._seats(keys) if reporting else {}
        found = (self._report(unit, seats) for unit in reporting)
        return tuple(line for line in found if line)

    def _report(self, unit: UnitState, seats: Mapping[PersonId, UnitId]) -> Line | None:
        person = unit.reports[-1].value
        if unit.parent and any(t.person == person for t in self._state.heads(unit.parent)):
            return None
        end = seats.get(person)
        if end is None or end == unit.id:
            return None
        name = self._desk.person(person).name
        return Line(
            start=unit.id,
            end=end,
            kind=LineKind.REPORTS,
            sentence=f"{unit.name} answers to {name}",
        )

    def _seats(self, keys: set[str]) -> dict[PersonId, UnitId]:
        """The box at which each person sits: of a unit that they lead, if there is one."""
        found: dict[PersonId, UnitId] = {}
        for tenure in sorted(self._state.all_tenures, key=lambda t: not self._state.leads(t)):
            if tenure.unit in keys:
                found.setdefault(tenure.person, tenure.unit)
        return found


def support_words(claim: Claim, desk: Desk) -> str:
    """How well a claim is known, in words: "confirmed by 4 sources"."""
    grade = desk.grade(claim)
    match grade.value:
        case "confirmed":
            return f"confirmed by {len(set(claim.sources))} sources"
        case "single source":
            return "told by a single source"
        case _:
            return grade.value


def _boxes(
    nodes: list[Node], painter: Painter, marks: Mapping[UnitId, tuple[Mark, ...]]
) -> Iterator[Box]:
    """The nodes as boxes, as many as one chart can hold, and stand-ins for the others."""
    marked = {unit for unit, found in marks.items() if any(found)}
    drawn: dict[UnitId | None, Box | None] = {None: None}
    for one in folded(nodes, marked):
        if isinstance(one, StandIn):
            yield _stand_in(one, drawn[one.parent])
            continue
        box = painter.box(one.unit, parent=one.parent, marks=marks.get(one.unit.id, ()))
        drawn[one.unit.id] = box
        yield box


def _stand_in(one: StandIn, parent: Box | None) -> Box:
    words = f"{one.hidden} more unit{'s' if one.hidden > 1 else ''}"
    return folded_box(parent, one.hidden, f"{words} in {parent.name}" if parent else words)


def folded_box(parent: Box | None, hidden: int, sentence: str) -> Box:
    """A stand-in for units that the chart does not show; it leads to the page of their parent."""
    return Box(
        key=f"more--{parent.key if parent else ''}",
        parent=parent.key if parent else None,
        tie=Tie.UNDER,
        name=f"+{hidden}",
        native="",
        kind="",
        heads=(),
        href=parent.href if parent else "units/",
        marks=(),
        old_name="",
        possible=False,
        disputed=False,
        sentence=sentence,
        hidden=hidden,
    )
