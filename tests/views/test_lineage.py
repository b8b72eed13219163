"""Long lineages: what meets in one unit at once stands together, and each unit is drawn once."""

import re
from collections import Counter
from itertools import combinations

import pytest

from orgline.records import UnitId
from orgline.render import layout
from orgline.render.markdown import with_filters
from orgline.render.templates import templates
from orgline.views.lineage import junctions
from orgline.views.unit import UnitPage, unit_page
from tests import written
from tests.views.shown import desk_in


def lineage_of(unit: str, mergers: int) -> UnitPage:
    """A unit's page in a record in which an office joins the body every year, and it once splits."""
    names = ["body-0", "east", "west", *(f"office-{n}" for n in range(mergers))]
    names += [f"body-{n}" for n in range(1, mergers + 2)]
    units = "".join(f"  - {{id: {one}, name: The {one}, kind: office}}\n" for one in names)
    begun = "".join(
        f", {{op: create, unit: {one}, under: ministry}}"
        for one in ("body-0", *(f"office-{n}" for n in range(mergers)))
    )
    events = f"- date: 2000-01-01\n  changes: [{{op: create, unit: ministry}}{begun}]\n"
    for n in range(mergers):
        events += (
            f"- date: {2001 + n}-01-01\n  changes:\n    - {{op: merge, units: [body-{n}, office-{n}], "
            f"into: body-{n + 1}, under: ministry}}\n"
        )
    events += (
        f"- date: {2001 + mergers}-02\n  changes:\n"
        f"    - {{op: split, unit: body-{mergers}, into: [east, west], under: ministry}}\n"
        f"- date: {2002 + mergers}-02\n  changes:\n"
        f"    - {{op: merge, units: [east, west], into: body-{mergers + 1}, under: ministry}}\n"
    )
    names_ = written.NAMES.replace("units:\n", f"units:\n{units}", 1)
    found = desk_in(names_ + "events:\n" + written.recorded(events).split("events:\n", 1)[1])
    state = next(one for one in found.history.units if one.id == UnitId(unit))
    return unit_page(state, found)


def test_a_lineage_that_can_be_seen_at_once_is_no_diagram() -> None:
    page = lineage_of("body-3", 2)
    assert len(page.lineage) == 8
    assert page.junctions == ()


def test_hops_of_one_event_that_meet_in_a_unit_stand_together() -> None:
    page = lineage_of("body-4", 3)
    assert len(page.lineage) == 10
    told = [
        f"{', '.join(u.name for u in one.before)} {one.verb} {', '.join(u.name for u in one.after)}"
        f" {one.date.words}"
        for one in page.junctions
    ]
    assert told == [
        "The body-0, The office-0 merged into The body-1 1 January 2001",
        "The body-1, The office-1 merged into The body-2 1 January 2002",
        "The body-2, The office-2 merged into The body-3 1 January 2003",
        "The body-3 split into The east, The west February 2004",
        "The east, The west merged into The body-4 February 2005",
    ]
    assert junctions(page.lineage) == page.junctions


def drawn(page: UnitPage) -> str:
    return str(
        with_filters(templates())
        .from_string('{{ found|diagram(here, "Lineage", "../../") }}')
        .render(found=page.junctions, here=page.href)
    )


@pytest.mark.parametrize("unit", ["body-0", "office-7", "body-20", "body-41"])
def test_a_diagram_holds_each_unit_and_each_junction_once(unit: str) -> None:
    page = lineage_of(unit, 40)
    found = drawn(page)
    units = {ref.href for one in page.junctions for ref in (*one.before, *one.after)}
    links = Counter(re.findall(r'class="unit"[^>]* xlink:href="../../([^"]*)', found))
    assert links == Counter(units - {page.href})
    assert found.count('class="unit is-here"') == 1
    assert found.count('class="knot"') == len(page.junctions)
    assert "\n\n" not in found
    assert drawn(page) == found


def test_no_two_boxes_of_a_diagram_lie_on_each_other_and_arrows_go_on() -> None:
    sizes = [(80.0, 33.0)] * 12
    edges = [(n, 9) for n in range(8)] + [(9, 10), (10, 11), (0, 11)]
    rects, curves = layout.directed(sizes, edges)
    for one, other in combinations(rects, 2):
        apart = one.right <= other.left or other.right <= one.left
        assert apart or one.bottom <= other.top or other.bottom <= one.top
    for curve, (start, end) in zip(curves, edges, strict=True):
        assert abs(curve[0].x - rects[start].right) < 1
        assert abs(curve[-1].x - rects[end].left) < 1
        assert (len(curve) - 1) % 3 == 0
