"""Charts for the tests of this folder, and strategies that make any."""

from hypothesis import strategies as st

from orgline.history import Tie
from orgline.views.chart import Box, Chart, Line, LineKind, Mark


def box(key: str, parent: str | None = None, **more: object) -> Box:
    plain: dict[str, object] = {
        "tie": Tie.ROOT if parent is None else Tie.UNDER,
        "name": key,
        "native": "",
        "kind": "",
        "heads": (),
        "href": f"units/{key}/",
        "marks": (),
        "old_name": "",
        "possible": False,
        "disputed": False,
        "sentence": f"{key}.",
        "hidden": 0,
    }
    return Box(key=key, parent=parent, **{**plain, **more})  # type: ignore[arg-type]


def chart(*boxes: Box, lines: tuple[Line, ...] = ()) -> Chart:
    return Chart(key="chart", title="A chart", boxes=boxes, lines=lines)


def line(start: str, end: str, kind: LineKind = LineKind.MOVED) -> Line:
    return Line(start=start, end=end, kind=kind, sentence=f"{start} to {end}.")


def wide_tree(leaves: int) -> Chart:
    """A root with four divisions that share the leaves."""
    divisions = [box(f"division-{number}", "root", kind="Division") for number in range(4)]
    below = [
        box(f"unit-{number}", f"division-{number % 4}", name=f"Unit for matter {number}")
        for number in range(leaves)
    ]
    return chart(box("root"), *divisions, *below)


def deep_tree(levels: int) -> Chart:
    chain = [box(f"d{level}", f"d{level - 1}" if level else None) for level in range(levels)]
    return chart(*chain)


TEXTS = st.text(max_size=60) | st.sampled_from(
    (
        "<b>&amp;</b>",
        "国家人工智能与数据战略规划办公室",
        "وزارة الطاقة (MoE)",
        "Bundesministerium für wirtschaftliche Zusammenarbeit",
        "a\n\n\nb",
        "👩‍🚀 Team",
    )
)
IDS = st.sampled_from(
    ("graph", "node", "edge", "digraph", "subgraph", "strict", "a:b:c", "1", "-1", '"')
)


@st.composite
def charts(draw: st.DrawFn, most: int = 30) -> Chart:
    """Any tree of up to ``most`` boxes, with a few lines across it."""
    size = draw(st.integers(1, most))
    odd = draw(st.lists(IDS, unique=True, max_size=min(size, 4)))
    keys = [*odd, *(f"unit-{number}" for number in range(size - len(odd)))]
    boxes: list[Box] = []
    for place, key in enumerate(keys):
        parent = draw(st.none() | st.sampled_from(keys[:place])) if place else None
        boxes.append(
            box(
                key,
                parent,
                name=draw(TEXTS),
                kind=draw(TEXTS),
                native=draw(st.just("") | TEXTS),
                old_name=draw(st.just("") | TEXTS),
                heads=tuple(draw(st.lists(TEXTS, max_size=5))),
                tie=Tie.ROOT if parent is None else draw(st.sampled_from(list(Tie)[1:])),
                marks=tuple(draw(st.lists(st.sampled_from(Mark), max_size=3, unique=True))),
                possible=draw(st.booleans()),
                hidden=draw(st.sampled_from((0, 0, 12))),
            )
        )
    ends = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(
        lambda two: two[0] != two[1]
    )
    pairs = draw(st.lists(ends, max_size=3)) if size > 1 else []
    return chart(
        *boxes, lines=tuple(line(*pair, draw(st.sampled_from(LineKind))) for pair in pairs)
    )
