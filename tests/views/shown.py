"""Views as text: what goes in is YAML, what comes out is what a reader would see."""

from orgline.records import UnitId
from orgline.views.chart import Box, Chart
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.orgchart import chart_of
from orgline.views.parts import Phrase, Ref
from orgline.views.rows import rows
from tests import written


def desk(events: str, today: str = "2040-12-31") -> Desk:
    """A desk over some events, seen from a day."""
    return Desk(written.told(events), written.day(today))


def desk_in(*texts: str, today: str = "2040-12-31") -> Desk:
    """The same, of whole files."""
    return Desk(written.told_in(*texts), written.day(today))


def said(phrase: Phrase) -> str:
    """A phrase as plain text, with its links in brackets."""
    return "".join(f"[{p.name}]" if isinstance(p, Ref) and p.href else _plain(p) for p in phrase)


def _plain(part: str | Ref) -> str:
    return part.name if isinstance(part, Ref) else part


def chart(desk_: Desk, on: str, top: str | None = None) -> str:
    """The chart of a day, one line a box: `  hub ~ New, possible: ada`."""
    state = desk_.history.at(written.day(on))
    return drawn(chart_of(state, desk_, key="chart", title="", top=UnitId(top) if top else None))


def drawn(found: Chart) -> str:
    """A chart, one line a box, parts below their parent; extra lines at the end."""
    depths: dict[str | None, int] = {None: -1}
    lines = []
    for box in found.boxes:
        depths[box.key] = depths[box.parent] + 1
        lines.append("  " * depths[box.key] + _box(box))
    lines += [f"{line.start} → {line.end} ({line.kind}): {line.sentence}" for line in found.lines]
    return "\n".join(lines)


def _box(box: Box) -> str:
    tie = {"within": "~ ", "unplaced": "? "}.get(box.tie, "")
    flags = [str(mark) for mark in box.marks]
    flags += ["possible"] * box.possible + ["disputed"] * box.disputed
    flags += [f"was {box.old_name}"] if box.old_name else []
    flags += [f"hides {box.hidden}"] if box.hidden else []
    heads = f": {', '.join(box.heads)}" if box.heads else ""
    return tie + box.key + (f" ({', '.join(flags)})" if flags else "") + heads


def told(desk_: Desk, event: str) -> str:
    """What an event changed, as the rows of its table: mark, sentence, grade, footnotes."""
    step = next(step for step in desk_.history.steps if step.event.id == event)
    after = desk_.history.after(step.event.id, step.until or desk_.today)
    found = rows(desk_.differences(step), after, desk_, Footnotes(desk_))
    return "\n".join(
        f"{row.mark}: {said(row.phrase)} {row.support.grade} {list(row.support.marks)}"
        for row in found
    )
