"""Charts that stand alone: nothing needed from elsewhere, no link to anywhere but the site."""

import re
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page as Tab

from orgline.exchange.drawing import CARD_HEIGHT, CARD_WIDTH, Painter, Studio, Words, light_colours
from orgline.render import layout
from orgline.render.templates import folder, templates
from orgline.views.chart import Mark
from tests.exchange.offices import ministry_pages
from tests.render.charts import box, chart, wide_tree

WORDS = Words(
    title="A <title> & more", name="The Ministry", sentence="It is so.", foot="As of 2040"
)
CSS = (folder() / "assets" / "orgchart.css").read_text(encoding="utf-8")
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def studio(base: str = "https://a.example/") -> Studio:
    return Studio(templates(), base)


@pytest.mark.parametrize("painter", Painter)
def test_every_drawing_of_the_ministry_stands_alone(painter: Painter) -> None:
    for page in ministry_pages().values():
        if page.chart is None:
            continue
        placed = layout.place(page.chart)
        for draw in (studio().alone, studio().card):
            found = draw(placed, WORDS, painter).svg
            root = ET.fromstring(found)  # noqa: S314 - ours
            links = {e.get(_HREF) for e in root.iter() if e.get(_HREF)}
            assert all((link or "").startswith("https://a.example/units/") for link in links)
            assert not re.search(
                r"url\((?!#)|@import|var\(|<script|<image|<use|foreignObject", found
            )
            assert root.findtext(f"{_SVG}title") == WORDS.title


def test_without_the_sites_address_nothing_is_a_link() -> None:
    placed = layout.place(chart(box("lab")))
    assert "xlink:href" not in studio("").alone(placed, WORDS, Painter.SHOWN).svg


def test_the_colours_are_those_of_the_light_scheme() -> None:
    colours = light_colours(templates())
    assert colours["new"] == re.findall(r"--orgline-new: (#\w+);", CSS)[0]
    style = studio().alone(layout.place(chart(box("lab"))), WORDS, Painter.SHOWN).svg
    used = set(re.findall(r"#[0-9a-f]{6}", style))
    assert used <= {*colours.values(), "#ffffff"}


def test_every_class_that_the_style_sheet_of_the_site_styles_is_styled() -> None:
    rules = CSS.partition("/* links */")[0]
    wanted = set(re.findall(r"\.orgchart[^{,]*?\.([a-z][\w-]+)", rules))
    style = studio().alone(layout.place(chart(box("lab"))), WORDS, Painter.SHOWN).svg
    styled = set(re.findall(r"\.([a-z][\w-]+)", style.partition("</style>")[0]))
    assert wanted - styled == {"box"}


@pytest.mark.parametrize("leaves", [1, 12, 200])
def test_a_card_has_the_size_that_networks_show(leaves: int) -> None:
    card = studio().card(layout.place(wide_tree(leaves)), WORDS, Painter.SHOWN)
    root = ET.fromstring(card.svg)  # noqa: S314 - ours
    assert (card.width, card.height) == (CARD_WIDTH, CARD_HEIGHT) == (1200, 630)
    assert (root.get("width"), root.get("height")) == ("1200", "630")


@pytest.mark.parametrize(("leaves", "fades"), [(2, False), (200, True)])
def test_only_a_chart_that_is_larger_than_the_card_fades_out(leaves: int, *, fades: bool) -> None:
    card = studio().card(layout.place(wide_tree(leaves)), WORDS, Painter.SHOWN)
    assert ('fill="url(#fade' in card.svg) is fades


@pytest.mark.browser
def test_a_browser_gives_a_file_of_its_own_the_colours_of_the_site(page: Tab) -> None:
    placed = layout.place(chart(box("lab", marks=(Mark.RENAMED, Mark.NEW), old_name="Shed")))
    drawing = studio().alone(placed, WORDS, Painter.SHOWN).svg
    page.set_content(drawing)
    alone = page.evaluate(_LOOKS)
    inline = re.search(r'<svg class="orgchart".*</svg>(?=\s*</g>)', drawing, re.DOTALL)
    assert inline
    page.set_content(f"<style>{CSS}</style>{inline[0]}")
    assert alone == page.evaluate(_LOOKS)


_LOOKS = """() => [...document.querySelectorAll('.orgchart *')].map(one => {
  const look = getComputedStyle(one)
  return [one.tagName, one.getAttribute('class'), look.fill, look.stroke, look.strokeWidth,
          look.strokeDasharray, look.display, look.fontSize, look.fontWeight, look.textDecorationLine]
})"""
