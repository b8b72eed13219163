"""A long lineage: a diagram that scrolls in its frame on screens, a list on paper."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from orgline.render.markdown import with_filters
from orgline.render.templates import folder, templates
from tests.browser.conftest import Tab
from tests.browser.paper import printed
from tests.browser.serving import served
from tests.views.test_lineage import lineage_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lineage")]

PAGE = """<!doctype html><html lang="en" dir="ltr"><meta charset="utf-8"><title>T</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="assets/orgchart.css"><link rel="stylesheet" href="assets/orgline.css">
<main><article class="md-typeset">%s</article></main>
<script type="module">import {dress} from "./assets/orgline-lineage.js"
dress(document)</script></html>"""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The strip of a unit that 40 mergers and a split lead to, and which goes on into two more."""
    root = tmp_path_factory.mktemp("lineage")
    page = lineage_of("body-40", 40)
    assert len(page.lineage) == 84
    strip = (
        with_filters(templates())
        .from_string(
            '{% from "parts/long_lineage.j2" import long_lineage with context %}'
            "{{ long_lineage(found, here, title) }}"
        )
        .render(found=page.junctions, here=page.href, title=page.title, base="")
    )
    shutil.copytree(folder() / "assets", root / "assets")
    (root / "index.html").write_text(PAGE % strip, encoding="utf-8")
    with served(root) as address:
        yield address


@pytest.mark.parametrize("width", [1280, 390])
def test_it_takes_little_room_and_opens_at_the_unit_of_the_page(
    open_tab: Tab, url: str, width: int
) -> None:
    tab = open_tab(viewport={"width": width, "height": 900})
    tab.goto(url)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.evaluate("document.querySelector('article').scrollHeight") < 1000
    expect(tab.locator(".o-lineage-frame.is-ready")).to_have_count(1)
    here, frame = tab.locator("svg .is-here").bounding_box(), tab.locator(".o-lineage-frame")
    room = frame.bounding_box()
    assert here
    assert room
    assert room["x"] <= here["x"]
    assert here["x"] + here["width"] <= room["x"] + room["width"]


def test_both_frames_scroll_by_the_keyboard(open_tab: Tab, url: str) -> None:
    tab = open_tab()
    tab.goto(url)
    for name, key, way in (
        ("Lineage, as a diagram that scrolls", "ArrowLeft", "scrollLeft"),
        ("Lineage, as a list that scrolls", "ArrowDown", "scrollTop"),
    ):
        frame = tab.get_by_role("region", name=name)
        before = frame.evaluate(f"frame => frame.{way}")
        frame.focus()
        tab.keyboard.press(key)
        tab.wait_for_timeout(300)
        assert frame.evaluate(f"frame => frame.{way}") != before


def test_on_paper_it_is_a_list_without_an_end_to_its_frame(open_tab: Tab, url: str) -> None:
    tab = open_tab()
    tab.goto(url)
    sheets = printed(tab)
    text = " ".join(sheet.text for sheet in sheets)
    assert all(f"body-{n}" in text for n in range(42))
    assert text.count("merged into") == 41
    assert len(sheets) <= 3
