"""What could be known when, from sources that are dated to a span of days."""

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
