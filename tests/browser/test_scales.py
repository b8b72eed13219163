"""Words along a time scale: as many as there is room for, on a screen and on a phone."""

from datetime import date
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from orgline.render.markdown import with_filters
from orgline.render.templates import templates
from orgline.views.ruler import Ruler
from tests import sites

pytestmark = pytest.mark.browser

STYLES = sites.PROJECT / "templates" / "assets"
PAGE = """
<style>html { font-size: 125% } body { margin: 0; padding: 0 16px; font-family: sans-serif }</style>
<div dir="ltr"><main class="md-typeset">
{% from "parts/tenures.j2" import tenures with context %}{{ tenures(scale, ()) }}
</main></div>
"""
LABELS = """() => [...document.querySelectorAll(".o-bars__tick")]
    .filter(tick => tick.checkVisibility() && tick.textContent.trim())
    .map(tick => {
        const words = document.createRange();
        words.selectNodeContents(tick);
        const { left, right } = words.getBoundingClientRect();
        return [left, right, tick.textContent.trim()];
    })"""


def labels(page: Page, days: tuple[str, str], width: int) -> list[tuple[float, float, str]]:
    """Where the words along the scale between two days begin and end, in px."""
    scale = Ruler(map(date.fromisoformat, days)).scale
    made = with_filters(templates()).from_string(PAGE).render(scale=scale, base="./")
    page.set_viewport_size({"width": width, "height": 800})
    page.set_content(made)
    for sheet in ("fonts.css", "orgline.css", "reading.css"):
        page.add_style_tag(content=(STYLES / sheet).read_text(encoding="utf-8"))
    return [(left, right, words) for left, right, words in page.evaluate(LABELS)]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    "days",
    [
        ("2026-03-01", "2026-03-22"),
        ("2025-12-20", "2026-02-20"),
        ("2025-01-01", "2026-12-31"),
        ("1984-05-01", "2024-05-01"),
    ],
    ids=["three weeks", "two months", "two years", "forty years"],
)
def test_words_along_a_scale_do_not_touch(page: Page, days: tuple[str, str], width: int) -> None:
    found = labels(page, days, width)
    assert len(found) > 1
    for (_, end, words), (start, _, following) in pairwise(found):
        assert start - end >= 4, (words, following)
    assert all(right <= width for _, right, _ in found)


def test_a_wide_screen_shows_more_of_them(page: Page) -> None:
    days = ("1984-05-01", "2024-05-01")
    assert [words for _, _, words in labels(page, days, 390)] == ["1990", "2000", "2010"]
    wide = [words for _, _, words in labels(page, days, 1280)]
    assert wide == ["1985", "1990", "1995", "2000", "2005", "2010", "2015", "2020"]
