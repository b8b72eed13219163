"""The colours of charts: whether everybody can read them."""

import re

import pytest

from orgline.render.templates import folder

CSS = (folder() / "assets" / "orgchart.css").read_text(encoding="utf-8")
MARKS = ("new", "gone", "moved", "renamed", "led", "reopened", "retyped")


def scheme(selector: str) -> dict[str, str]:
    """The colours that one rule sets, by the name of their variable."""
    rule = re.search(rf"^{re.escape(selector)} {{(.*?)^}}", CSS, re.MULTILINE | re.DOTALL)
    assert rule
    return dict(re.findall(r"--orgline-([\w-]+): (#[0-9a-f]{6});", rule[1]))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


SCHEMES = {"light": scheme(":root"), "dark": scheme('[data-md-color-scheme="slate"]')}


@pytest.mark.parametrize("name", SCHEMES)
def test_every_text_has_a_contrast_of_four_and_a_half(name: str) -> None:
    colours = SCHEMES[name]
    pairs = [(ink, card) for ink in ("ink", "soft", "accent") for card in ("card", "ghost")]
    pairs += [("on-badge", f"{mark}-ink") for mark in MARKS]
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: value for pair, value in poor.items() if value < 4.5} == {}


@pytest.mark.parametrize("name", SCHEMES)
def test_every_border_and_line_has_a_contrast_of_three(name: str) -> None:
    colours = SCHEMES[name]
    pairs = [(line, card) for line in (*MARKS, "rule", "plain") for card in ("card", "ghost")]
    poor = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: value for pair, value in poor.items() if value < 3} == {}


def test_both_schemes_set_the_same_colours() -> None:
    assert SCHEMES["light"].keys() == SCHEMES["dark"].keys()


def test_large_drawings_do_not_inherit_their_box_sizing() -> None:
    """The theme's rule for all elements makes styling a large inline drawing ten times slower."""
    assert re.search(r"svg\.orgchart,\s*svg\.orgchart \* {\s*box-sizing: content-box;", CSS)
