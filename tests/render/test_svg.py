"""The drawing of a chart."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from playwright.sync_api import Page

from orgline.history import Tie
from orgline.render import legend, svg
from orgline.render.layout import place
from orgline.render.templates import folder, templates
from orgline.views.chart import Chart, LineKind, Mark
from tests.render.charts import box, chart, charts, deep_tree, line, wide_tree

GOLDEN = Path(__file__).parent / "golden"
NS = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


def draw(drawn: Chart) -> str:
    return svg.draw(place(drawn), "../../")


def everything() -> Chart:
    """A chart that holds every sign there is."""
    return chart(
        box(
            "group",
            name="The Group",
            native="集团",
            kind="Group",
            heads=("Ada Li", "Bo", "Cy", "Di"),
        ),
        box("hub", "group", name="Hub", marks=(Mark.NEW, Mark.LED), heads=("Eve (acting)",)),
        box("lab", "hub", name="Lab <A&B>", marks=(Mark.MOVED,), disputed=True),
        box(
            "team",
            "hub",
            name="Team",
            old_name="Gang",
            marks=(Mark.RENAMED, Mark.RETYPED),
            inferred=True,
        ),
        box("cloud", "group", name="وزارة (X)", possible=True, tie=Tie.WITHIN),
        box("was--lab", "cloud", name="Lab <A&B>", marks=(Mark.LEFT,), href=""),
        box("shop", "cloud", name="Shop", marks=(Mark.GONE,)),
        box("again", "cloud", name="Again", marks=(Mark.REOPENED,)),
        box("more--cloud", "cloud", name="12 more units", hidden=12),
        box("lost", "group", name="Lost", tie=Tie.UNPLACED, hidden=3),
        lines=(line("was--lab", "lab"), line("again", "hub", LineKind.REPORTS)),
    )


@pytest.mark.parametrize("kind", ["orgchart.svg", "legend.html"])
def test_a_chart_with_every_sign_looks_as_stored(kind: str, *, bless: bool) -> None:
    drawn = draw(everything()) if kind == "orgchart.svg" else legend.draw(everything())
    stored = GOLDEN / kind
    if bless:
        stored.parent.mkdir(exist_ok=True)
        stored.write_text(drawn + "\n", encoding="utf-8")
    assert drawn + "\n" == stored.read_text(encoding="utf-8")


def test_links_are_xlink_and_carry_the_sentence() -> None:
    """A plain ``href`` inside SVG freezes the theme's instant navigation."""
    drawn = draw(everything())
    assert not re.search(r"(?<!xlink:)href=", drawn)
    links = ET.fromstring(drawn).iter(f"{NS}a")  # noqa: S314
    assert [(link.get(LINK), link.get("aria-label")) for link in links][:2] == [
        ("../../units/group/", "group."),
        ("../../units/hub/", "hub."),
    ]


def test_no_link_stands_inside_an_image_role() -> None:
    assert 'role="img"' not in draw(everything())


def test_groups_follow_the_tree() -> None:
    def listed(part: ET.Element) -> list[object]:
        found: list[object] = []
        for item in part.findall(f"{NS}g[@role='list']/{NS}g[@role='listitem'][@id]"):
            found += [item.get("id"), listed(item)]
        return found

    tree = chart(box("a"), box("b", "a"), box("c", "b"), box("d", "a"), box("e"))
    assert listed(ET.fromstring(draw(tree))) == [  # noqa: S314
        "chart--a",
        ["chart--b", ["chart--c", []], "chart--d", []],
        "chart--e",
        [],
    ]


def test_boxes_given_level_by_level_are_nested_all_the_same() -> None:
    one = chart(box("a"), box("b", "a"), box("c", "a"), box("b1", "b"))
    assert re.findall(r'id="chart--(\w+)"', draw(one)) == ["a", "b", "b1", "c"]


def test_markup_in_names_is_text() -> None:
    drawn = draw(chart(box("a", name='<b>&amp;</b> "x"', kind="<i>", sentence='"<script>')))
    text = ET.fromstring(drawn).find(f".//{NS}text[@class='name']")  # noqa: S314
    assert text is not None
    assert text.text == '<b>&amp;</b> "x"'
    assert "<b>" not in drawn
    assert "<script>" not in drawn


def test_the_full_text_is_told_where_it_is_cut() -> None:
    name = "A very long name " * 6
    drawn = draw(chart(box("a", name=name, heads=("Ada Li",)), box("b", "a")))
    titles = [title.text for title in ET.fromstring(drawn).iter(f"{NS}title")]  # noqa: S314
    assert titles == [f"{name} · Ada Li"]


def test_the_drawing_holds_no_colour_and_no_style() -> None:
    assert not re.search(r"#[0-9a-f]{3}|\bstyle=|\bfill=|\bstroke=", draw(everything()))


def test_a_right_to_left_name_keeps_its_left_edge_and_its_own_direction() -> None:
    assert 'direction="rtl" text-anchor="end">وزارة (X)</text>' in draw(everything())


@given(charts(most=12))
@settings(max_examples=40)
def test_any_chart_is_well_formed_and_has_no_empty_line(drawn: Chart) -> None:
    text = draw(drawn)
    assert all(row.strip() for row in text.split("\n"))
    # XML knows no control characters; the record's reader refuses them, too.
    if not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text):
        ET.fromstring(text)  # noqa: S314


def test_markdown_leaves_a_drawing_as_it_is() -> None:
    block = f'<div class="orgchart-box">\n{draw(everything())}\n</div>'
    page = f"# Title\n\n{block}\n\nText *after* it."
    extensions = ["attr_list", "md_in_html", "tables", "toc"]
    assert block in markdown.markdown(page, extensions=extensions)


def test_a_chart_without_boxes_draws_nothing() -> None:
    assert draw(chart()) == ""


def test_a_site_can_bring_its_own_drawing(tmp_path: Path) -> None:
    (tmp_path / "charts").mkdir()
    (tmp_path / "charts" / "orgchart.svg.j2").write_text("<svg>{{ chart.title }}</svg>")
    drawn = svg.draw(place(chart(box("a"))), "", templates(tmp_path))
    assert drawn == "<svg>A chart</svg>"


@pytest.mark.browser
@pytest.mark.parametrize(
    "drawn", [everything(), wide_tree(35), deep_tree(9)], ids=["signs", "forty", "deep"]
)
def test_in_a_browser_every_text_stays_inside_its_box(page: Page, drawn: Chart) -> None:
    assets = folder() / "assets"
    page.goto((assets / "orgchart.css").as_uri())
    sheets = "".join(
        f'<link rel="stylesheet" href="{(assets / name).as_uri()}">'
        for name in ("fonts.css", "orgchart.css")
    )
    page.set_content(f"{sheets}<div class='orgchart-box'>{draw(drawn)}</div>")
    page.evaluate("document.fonts.ready")
    outside = page.evaluate(
        """() => [...document.querySelectorAll(".orgchart .box")].flatMap(box => {
            const frame = box.querySelector(".frame").getBoundingClientRect();
            return [...box.querySelectorAll("text")].filter(text => {
                const its = text.getBoundingClientRect();
                return its.left < frame.left + 3 || its.right > frame.right - 3
                    || its.top < frame.top - 1 || its.bottom > frame.bottom + 1;
            }).map(text => text.textContent);
        })"""
    )
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(".orgchart text")]
            .map(text => parseFloat(getComputedStyle(text).fontSize))"""
    )
    assert outside == []
    assert min(sizes) >= 12
