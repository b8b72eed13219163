"""States → org charts: of a day, of a reorganisation, of what one source tells."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from orgline.history import Claim, State, Tenure, Tie, UnitState
from orgline.records import UnitId
from orgline.views.chart import Box, Chart, Line, LineKind, Mark
from orgline.views.desk import Desk

MOST_BOXES = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A box with the boxes below it: the chart as a nested list."""

    box: Box
    branches: tuple["Branch", ...]


def chart_of(state: State, desk: Desk, *, key: str, title: str, top: UnitId | None = None) -> Chart:
    """The organisation on a day, or the part of it below (and with) one unit.

    Units that need not have ended yet are drawn as well. Above `MOST_BOXES` the deepest levels
    fold into boxes that say how many units they hold.
    """
    painter = Painter(state, desk)
    boxes = tuple(painter.boxes(top))
    folded = _folded(boxes, MOST_BOXES)
    return Chart(key=key, title=title, boxes=folded, lines=painter.lines(folded))


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

    def boxes(self, top: UnitId | None) -> Iterator[Box]:
        """Boxes of the tree, parents before children."""
        waiting: list[tuple[UnitState, UnitId | None]] = [
            (unit, None) for unit in reversed(self._tops(top))
        ]
        root = self._desk.records.organisation.root
        hooked = top is None and self._state.unit(root) is not None
        while waiting:
            unit, parent = waiting.pop()
            if hooked and parent is None and unit.place.tie is Tie.UNPLACED and unit.id != root:
                parent = root
            yield self.box(unit, parent=parent)
            waiting.extend((child, unit.id) for child in reversed(self._parts(unit.id)))

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
        ended = [gone for gone in self._gone.values() if gone.parent == unit]
        return sorted((*self._state.children(unit), *ended), key=lambda child: child.number)

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
            marks=(*marks, Mark.GONE) if ended else marks,
            old_name=old_name,
            possible=ended or self._is_possible(unit),
            disputed=self._is_disputed(unit),
            sentence="",
            hidden=0,
        )
        return replace(found, sentence=self._sentence(found, unit))

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
        parts += [str(mark) for mark in box.marks if mark]
        parts += ["not certain on this day"] if box.possible else []
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
        return f"{word} {self._desk.unit(place.parent, self._state).name}"

    def lines(self, boxes: Iterable[Box]) -> tuple[Line, ...]:
        """Whom units answer to, where that is not the head of their parent."""
        keys = {box.key for box in boxes}
        found = (self._report(unit, keys) for unit in self._state.units if unit.id in keys)
        return tuple(line for line in found if line)

    def _report(self, unit: UnitState, keys: set[str]) -> Line | None:
        if not unit.reports:
            return None
        person = unit.reports[-1].value
        if unit.parent and any(t.person == person for t in self._state.heads(unit.parent)):
            return None
        end = self._seat(person, keys)
        if end is None or end == unit.id:
            return None
        name = self._desk.person(person).name
        return Line(
            start=unit.id,
            end=end,
            kind=LineKind.REPORTS,
            sentence=f"{unit.name} answers to {name}",
        )

    def _seat(self, person: str, keys: set[str]) -> str | None:
        """The box of the unit in which a person has a post: one that leads, if there is one."""
        held = [t for t in self._state.all_tenures if t.person == person and t.unit in keys]
        held.sort(key=lambda tenure: not self._state.leads(tenure))
        return held[0].unit if held else None


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


def _folded(boxes: tuple[Box, ...], most: int) -> tuple[Box, ...]:
    """The same chart with at most `most` boxes, as deep as that allows."""
    if len(boxes) <= most:
        return boxes
    depths = _depths(boxes)
    sizes = _sizes(boxes)
    deepest = max(depths.values())
    while deepest > 0 and _count(boxes, depths, deepest) > most:
        deepest -= 1
    return tuple(_cut(boxes, depths, sizes, deepest))


def _count(boxes: tuple[Box, ...], depths: Mapping[str, int], deepest: int) -> int:
    """Boxes down to a depth, with one more for each that has something below."""
    parents = {box.parent for box in boxes}
    kept = sum(depths[box.key] <= deepest for box in boxes)
    return kept + sum(depths[box.key] == deepest and box.key in parents for box in boxes)


def _cut(
    boxes: tuple[Box, ...], depths: Mapping[str, int], sizes: Mapping[str, int], deepest: int
) -> Iterator[Box]:
    for box in boxes:
        if depths[box.key] > deepest:
            continue
        yield box
        if depths[box.key] == deepest and sizes[box.key]:
            yield folded_box(box, sizes[box.key], f"{sizes[box.key]} more units in {box.name}")


def folded_box(box: Box, hidden: int, sentence: str) -> Box:
    """A stand-in for units that the chart does not show; it leads to the page of their parent."""
    return Box(
        key=f"more--{box.key}",
        parent=box.key,
        tie=Tie.UNDER,
        name=f"+{hidden}",
        native="",
        kind="",
        heads=(),
        href=box.href,
        marks=(),
        old_name="",
        possible=False,
        disputed=False,
        sentence=sentence,
        hidden=hidden,
    )


def _depths(boxes: tuple[Box, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for box in boxes:
        found[box.key] = found[box.parent] + 1 if box.parent is not None else 0
    return found


def _sizes(boxes: tuple[Box, ...]) -> dict[str, int]:
    """How many boxes stand below each, at any depth."""
    found = dict.fromkeys((box.key for box in boxes), 0)
    for box in reversed(boxes):
        if box.parent is not None:
            found[box.parent] += found[box.key] + 1
    return found
