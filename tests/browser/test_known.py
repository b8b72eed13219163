"""What could be known when, from sources that are dated to a span of days."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("record")]


def flags(tab: Page, word: str) -> Locator:
    return tab.locator("svg.orgchart[role=group]").first.locator(".flag", has_text=word)


def test_what_may_have_been_published_is_neither_known_nor_unknown(
    tab: Page, record_url: str
) -> None:
    tab.goto(f"{record_url}at/2026-03-16/?known=2026-03-18")
    expect(flags(tab, "Not yet known")).to_have_count(14)
    expect(flags(tab, "Perhaps known")).to_have_count(13)
    expect(tab.locator(".o-asof__words")).to_contain_text(
        "By 18 March 2026, when it could be read, no source had placed 14 of 27 units, "
        "and perhaps not another 13."
    )


def test_no_word_of_a_choice_covers_another(tab: Page, record_url: str) -> None:
    tab.goto(f"{record_url}at/2026-03-16/?known=2026-03-18&told=tps-report")
    words = tab.locator("svg.orgchart[role=group] .flag rect")
    expect(words.first).to_be_visible()
    assert words.count() > 40
    assert words.evaluate_all(COVERED) == []


@pytest.mark.parametrize("choice", ["known=2026-03-18", "known=2026-03-18&told=tps-report"])
def test_no_word_of_a_choice_covers_what_a_box_says(
    tab: Page, record_url: str, choice: str
) -> None:
    tab.goto(f"{record_url}at/2026-03-16/?{choice}")
    expect(flags(tab, "known").first).to_be_visible()
    assert tab.locator("svg.orgchart[role=group]").first.evaluate(HIDDEN) == []


HIDDEN = """chart => {
  const place = (element) => element.getBoundingClientRect()
  const flags = [...chart.querySelectorAll('.flag rect')].map(place)
  const own = [...chart.querySelectorAll('.box > text, .badge:not(.flag) rect')]
  return own.filter((one) => {
    const a = place(one)
    return flags.some((b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom)
  }).map((one) => one.textContent)
}"""
"""What else stands below the words; what is said between them is two px lower than its letters."""


@pytest.mark.parametrize("left", ["Told otherwise", "Not yet known"])
def test_two_words_on_a_narrow_box_stand_beside_each_other(
    tab: Page, record_url: str, left: str
) -> None:
    tab.goto(f"{record_url}at/2026-03-16/")
    tab.evaluate(NARROW, [urljoin(record_url, "assets/orgline/orgline-glide.js"), left])
    words = tab.locator("#chart--token-hub > .box > .flag rect")
    assert words.count() == 2
    assert words.evaluate_all(COVERED) == []


NARROW = """async ([url, left]) => {
  const { flag } = await import(url)
  const box = document.querySelector('#chart--token-hub > .box')
  box.querySelector('.frame').setAttribute('width', 148)
  for (const [style, word] of [['is-against', 'Told otherwise'], ['is-unknown', 'Not yet known']])
    flag(box, style, word, word === left)
}"""


COVERED = """rects => {
  const places = rects.map(rect => rect.getBoundingClientRect())
  return places.flatMap((a, n) => places.slice(n + 1).filter(b =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom))
}"""


@pytest.mark.parametrize("text", ["2026-99-99", "2026-02-30", "tomorrow"])
def test_what_is_no_day_is_not_taken_for_one(tab: Page, record_url: str, text: str) -> None:
    tab.goto(f"{record_url}at/2026-03-16/?known={text}")
    expect(tab.get_by_label("As known on")).to_have_value("")
    expect(tab.locator(".o-asof__words")).to_be_empty()
