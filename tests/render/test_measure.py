"""Widths of text, and how it is cut into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from orgline.render import measure
from orgline.render.measure import Font
from orgline.render.templates import folder

NAME = Font(15, 600)
PLAIN = Font(13)


def test_a_chinese_character_is_as_wide_as_it_is_high() -> None:
    assert measure.width("通义", PLAIN) == pytest.approx(2 * 13 * measure.SLACK)


def test_a_mark_above_a_letter_takes_no_room() -> None:
    assert measure.width("e\u0301", PLAIN) == measure.width("e", PLAIN)


def test_lines_end_between_words_and_between_chinese_characters() -> None:
    assert measure.wrap("Cloud Intelligence Group", NAME, 130, 2) == (
        "Cloud Intelligence",
        "Group",
    )
    assert measure.wrap("阿里云智能集团", NAME, 65, 2) == ("阿里云智", "能集团")


def test_a_chinese_line_does_not_begin_with_a_closing_mark() -> None:
    assert measure.wrap("阿里云智,能", NAME, 65, 2) == ("阿里云", "智,能")


def test_what_does_not_fit_the_last_line_gives_way_to_an_ellipsis() -> None:
    assert measure.wrap("Ministry of Water, Energy and Transport", NAME, 90, 2) == (
        "Ministry of",
        "Water, Ene…",
    )


def test_a_word_longer_than_a_line_goes_on_in_the_next() -> None:
    rows = measure.wrap("Donaudampfschifffahrt", NAME, 100, 2)
    assert "".join(rows) == "Donaudampfschifffahrt"


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert [measure.is_rtl(text) for text in ("وزارة AI", "AI وزارة", "123 משרד", "2030", "")] == [
        True,
        False,
        True,
        False,
        False,
    ]


@given(st.text(), st.integers(40, 300), st.integers(1, 3))
def test_no_line_is_wider_than_its_limit(text: str, limit: int, lines: int) -> None:
    rows = measure.wrap(text, NAME, limit, lines)
    assert len(rows) <= lines
    assert all(measure.width(row, NAME) <= limit for row in rows)


TEXTS = (
    "Alibaba International Digital Commerce Group",
    "Zhou Jingren (acting)",
    "Łódź, Čeština, Ærø, İstanbul – “quoted” & 1,234.50 €",
    "AVATAR Te To Ta WAW fi fl ffi",
)


@pytest.mark.browser
@pytest.mark.parametrize("font", [NAME, PLAIN, Font(12, 600)], ids=str)
def test_no_text_is_wider_in_a_browser_than_measured(page: Page, font: Font) -> None:
    """Nor much narrower: then boxes would be wider than they need to be."""
    css = (folder() / "assets" / "fonts.css").as_uri()
    (here := folder() / "assets" / "fonts.css").read_text(encoding="utf-8")
    page.goto(here.as_uri())
    page.set_content(f'<link rel="stylesheet" href="{css}"><p id="p" style="white-space:pre"></p>')
    drawn = page.evaluate(
        """async ([texts, size, weight]) => {
            const font = `${weight} ${size}px "Source Sans 3"`;
            await document.fonts.load(font, texts.join(""));
            const pen = document.createElement("canvas").getContext("2d");
            pen.font = font;
            return texts.map(text => pen.measureText(text).width);
        }""",
        [list(TEXTS), font.size, font.weight],
    )
    for text, width in zip(TEXTS, drawn, strict=True):
        assert 0.9 * measure.width(text, font) < width <= measure.width(text, font), text
