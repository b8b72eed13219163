"""Where boxes and lines go."""

from itertools import combinations, pairwise

import pygraphviz
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orgline.render import layout
from orgline.render.boxes import FONTS, PAD_X
from orgline.render.layout import place
from orgline.render.placed import Placed, Rect
from orgline.views.chart import Chart, LineKind
from tests.render.charts import box, chart, charts, deep_tree, line, wide_tree


def overlap(one: Rect, other: Rect) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def width(placed: Placed) -> float:
    return placed.frame.right - placed.frame.left


def height(placed: Placed) -> float:
    return placed.frame.bottom - placed.frame.top


def rects(placed: Placed) -> dict[str, Rect]:
    return {spot.box.key: spot.rect for spot in placed.spots}


@given(charts())
@settings(max_examples=30)
def test_no_two_boxes_overlap(drawn: Chart) -> None:
    for one, other in combinations(rects(place(drawn)).values(), 2):
        assert not overlap(one, other)


@given(charts(), st.sampled_from((358, 720, 1120)))
@settings(max_examples=30)
def test_boxes_fit_the_width_and_texts_their_boxes(drawn: Chart, room: int) -> None:
    placed = place(drawn, room)
    for spot in placed.spots:
        assert 0 <= spot.rect.left < spot.rect.right <= room - 2 * layout.MARGIN
        assert spot.content.width <= spot.rect.right - spot.rect.left
        for badge in spot.content.badges:
            assert badge.x + badge.width <= spot.rect.right - spot.rect.left - PAD_X + 1


@given(charts())
@settings(max_examples=20)
def test_the_same_chart_is_placed_the_same_every_time(drawn: Chart) -> None:
    assert place(drawn) == place(drawn)


@given(charts(most=12))
@settings(max_examples=40)
def test_lines_run_around_boxes(drawn: Chart) -> None:
    placed = place(drawn)
    for route in placed.routes:
        for a, b in pairwise(route.points):
            stretch = Rect(min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y))
            thick = Rect(stretch.left, stretch.top - 0.1, stretch.right, stretch.bottom + 0.1)
            ends = {route.line.start, route.line.end}
            for key, rect in rects(placed).items():
                assert key in ends or not overlap(thick, rect)


@pytest.mark.parametrize("leaves", [35, 95, 245])
def test_boxes_of_a_wide_tree_fit_a_text_column(leaves: int) -> None:
    assert width(place(wide_tree(leaves))) <= layout.TEXT_COLUMN


def test_forty_boxes_are_not_much_higher_than_a_screen() -> None:
    assert height(place(wide_tree(35))) < 1000


@pytest.mark.parametrize("levels", [6, 20, 120, 600])
def test_any_depth_fits_a_text_column(levels: int) -> None:
    assert width(place(deep_tree(levels))) <= layout.TEXT_COLUMN


def test_no_text_is_smaller_than_twelve_px() -> None:
    assert min(font.size for font in FONTS.values()) >= 12


def test_levels_of_a_small_chart_are_columns_in_the_given_order() -> None:
    found = rects(place(chart(box("top"), box("b", "top"), box("a", "top"), box("b1", "b"))))
    assert found["top"].right < found["b"].left == found["a"].left < found["b1"].left
    assert found["b"].bottom < found["a"].top


def test_a_parent_stands_beside_its_first_child() -> None:
    found = rects(place(chart(box("top"), *(box(key, "top") for key in "abcd"))))
    assert found["top"].middle == pytest.approx(found["a"].middle, abs=1)


def test_a_box_whose_parent_is_not_drawn_is_a_root() -> None:
    placed = place(chart(box("one", "elsewhere"), box("two", "one")))
    assert [(spot.box.key, spot.level) for spot in placed.spots] == [("one", 0), ("two", 1)]
    assert [edge.spot.box.key for edge in placed.edges] == ["two"]


def test_a_chart_without_boxes_has_no_size() -> None:
    assert place(chart()).frame == Rect(0, 0, 0, 0)


def test_a_line_to_a_box_that_is_not_drawn_is_left_out() -> None:
    assert place(chart(box("a"), lines=(line("a", "nowhere"),))).routes == ()


def test_two_lines_do_not_run_in_the_same_lane() -> None:
    below = [box(key, "top") for key in "abcdef"]
    crossing = (line("a", "e"), line("b", "f", LineKind.REPORTS))
    one, other = place(chart(box("top"), *below, lines=crossing)).routes
    assert {point.x for point in one.points[1:-1]}.isdisjoint(
        point.x for point in other.points[1:-1]
    )


def test_a_dot_command_places_boxes_as_the_library_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fallback reads the same answer: here the library itself stands in for the command."""

    def pipe(dot: object, **_: object) -> str:
        source = dot.source  # type: ignore[attr-defined]
        return str(pygraphviz.AGraph(string=source).draw(format="plain", prog="dot"), "utf-8")

    expected = place(wide_tree(3))
    monkeypatch.setattr(layout, "pygraphviz", None)
    monkeypatch.setattr("graphviz.Digraph.pipe", pipe)
    assert place(wide_tree(3)) == expected
