"""`/compare/`: any two days, told by a script as the program itself tells them."""

import re
from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest
from playwright.sync_api import Page, expect

from orgline import site
from orgline.history import History
from tests import sites
from tests.browser.comparing import SCRIPT, Table, of_program
from tests.browser.conftest import Tab

pytestmark = pytest.mark.browser
BOTH = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("ministry", "record")]
A_DAY = timedelta(days=1)


def history_of(built: sites.Built) -> History:
    found = site.examine(built.root).history
    assert found
    return found


def pairs_of(history: History) -> list[tuple[date, date]]:
    """All pairs of epochs, and of the days before the first and long after the last."""
    epochs = [epoch.day for epoch in history.epochs]
    days = [epochs[0] - A_DAY, *epochs, epochs[-1] + 9000 * A_DAY]
    return list(combinations_with_replacement(days, 2))


@pytest.mark.parametrize("name", BOTH)
def test_script_and_program_tell_the_same_of_all_pairs_of_days(
    tab: Page, name: str, request: pytest.FixtureRequest
) -> None:
    built, url = request.getfixturevalue(name), request.getfixturevalue(f"{name}_url")
    history, table = history_of(built), Table(built.site)
    pairs = pairs_of(history)
    tab.goto(url)
    told = tab.evaluate(SCRIPT, [[day.isoformat() for day in pair] for pair in pairs])
    assert len(pairs) > 50
    for (start, end), by_script in zip(pairs, told, strict=True):
        assert table.of_script(by_script["changes"]) == of_program(history, start, end)
        settled = [
            str(step.event.id)
            for step in history.steps
            if step.claims and (step.since is None or step.since <= start)
            if step.until and start < step.until <= end
        ]
        assert [event["id"] for event in by_script["settled"]] == settled


@pytest.mark.parametrize("name", BOTH)
def test_what_is_counted_between_neighbouring_days_is_said_as_in_the_table(
    tab: Page, name: str, request: pytest.FixtureRequest
) -> None:
    tab.goto(f"{request.getfixturevalue(f'{name}_url')}compare/")
    said(tab, "From the end of")
    rows = tab.locator(".o-compare ~ .o-scroll tbody tr")
    told = [[cell.inner_text() for cell in row.locator("td").all()] for row in rows.all()]
    hrefs = rows.locator("td:first-child a, td:nth-child(2) a").evaluate_all(
        "all => all.map(a => a.href.split('/').at(-2))"
    )
    assert len(told) > 5
    for (_, _, words), start, end in zip(told, hrefs[::2], hrefs[1::2], strict=True):
        choose(tab, "from", start)
        choose(tab, "to", end)
        # What is inferred stands in the table alone: the history file does not tell.
        bare = re.sub(
            r" \(([0-9]+ of them )?inferred\)", "", words.removeprefix("nothing is added; ")
        )
        for count in re.split(r", |; ", bare):
            said(tab, count)


def test_without_a_script_nobody_is_asked_to_choose(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}compare/")
    expect(tab.locator("main")).not_to_contain_text("Choose")


def said(tab: Page, text: str) -> None:
    expect(tab.locator(".o-compare [role=status]")).to_contain_text(text)


def choose(tab: Page, field: str, day: str) -> None:
    tab.locator(f".o-compare input[name={field}]").fill(day)


ministry = pytest.mark.xdist_group("ministry")


@ministry
def test_days_in_the_address_are_compared_when_the_page_opens(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}compare/?from=2020-01-01&to=2020-07-01")
    said(tab, "From the end of 1 January 2020 to the end of 1 July 2020: ")
    expect(tab.get_by_label("From the end of")).to_have_value("2020-01-01")
    expect(tab.get_by_label("to the end of")).to_have_value("2020-07-01")
    item = tab.locator(".o-compare li", has_text="Merged")
    expect(item).to_contain_text("Coast Authority")
    item.locator("a", has_text="Coast Authority").first.click()
    expect(tab.locator("h1")).to_contain_text("Coast Authority")


@ministry
def test_without_days_the_newest_two_that_differ_are_compared_and_the_address_stays(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}compare/")
    said(tab, "From the end of 9 April 2023 to the end of 1 January 2026")
    assert tab.url == f"{ministry_url}compare/"


@ministry
def test_a_chosen_day_goes_into_the_address_and_back_leads_to_the_page_before(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}units/")
    tab.locator(".md-tabs a", has_text="Compare").click()
    said(tab, "From the end of")
    choose(tab, "from", "2019-06-01")
    choose(tab, "to", "2020-06-30")
    said(tab, "From the end of 1 June 2019 to the end of 30 June 2020")
    address = f"{ministry_url}compare/?from=2019-06-01&to=2020-06-30"
    assert tab.url == address
    tab.go_back()
    expect(tab.locator("h1")).to_contain_text("Units")
    tab.go_forward()
    said(tab, "From the end of 1 June 2019 to the end of 30 June 2020")
    assert tab.url == address
    tab.reload()
    said(tab, "From the end of 1 June 2019 to the end of 30 June 2020")


@ministry
def test_an_address_changed_by_hand_on_the_page_is_followed(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}compare/?from=2020-01-01&to=2020-07-01")
    said(tab, "1 January 2020")
    tab.evaluate("history.pushState(null, '', '?from=2021-01-02&to=2021-06-01')")
    tab.evaluate("history.pushState(null, '', '?from=2022-01-02&to=2022-06-01')")
    tab.go_back()
    said(tab, "Nothing differs between the end of 2 January 2021 and the end of 1 June 2021")


@ministry
@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?from=2020-07-01&to=2020-01-01", "in reverse order and have been swapped"),
        ("?from=2020-07-01&to=2020-07-01", "Both days are the same"),
        ("?from=2020-02-30&to=2020-07-01", "“2020-02-30” is no day"),
        ("?from=<b>now</b>&to=2020-07-01", "“<b>now</b>” is no day"),
        ("?from=&to=2020-07-01", "Choose two days"),
        ("?from=1800-01-01&to=1800-01-02", "Nothing differs"),
        ("?from=2020-03-15&to=2020-04-01", "some of what was only possible became certain"),
        ("?from=2018-01-01&to=2019-01-02", "only possibly"),
        ("?from=2020-01-01&to=9999-12-31", "to the end of 31 December 9999: "),
    ],
)
def test_every_wish_is_answered_with_a_sentence(
    tab: Page, ministry_url: str, query: str, words: str
) -> None:
    tab.goto(f"{ministry_url}compare/{query}")
    said(tab, words)


@ministry
def test_what_is_only_possible_by_the_second_day_is_said_to_be_so(
    tab: Page, ministry_url: str
) -> None:
    tab.goto(f"{ministry_url}compare/?from=2018-01-01&to=2019-01-02")
    items = tab.locator(".o-compare li")
    expect(items.first).to_contain_text("possibly")
    tab.goto(f"{ministry_url}compare/?from=2018-01-01&to=2020-01-02")
    expect(items.first).to_be_visible()
    expect(items.filter(has_text="possibly")).to_have_count(0)


@ministry
def test_a_history_that_cannot_be_fetched_is_said_and_asked_for_again(
    tab: Page, ministry_url: str
) -> None:
    tab.route("**/history.json", lambda route: route.fulfill(status=404, body=""))
    tab.goto(f"{ministry_url}compare/?from=2020-01-01&to=2020-07-01")
    said(tab, "The history could not be fetched")
    expect(tab.locator("main table")).to_be_visible()
    tab.unroute("**/history.json")
    choose(tab, "to", "2020-07-02")
    said(tab, "to the end of 2 July 2020")


@ministry
def test_without_a_script_the_page_compares_neighbouring_days(
    open_tab: Tab, ministry_url: str
) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}compare/")
    expect(tab.locator("main table")).to_be_visible()
    assert tab.locator(".o-compare").inner_text() == ""
    tab.locator("main table a", has_text="merged").first.click()
    assert "#what-changed-to-get-here" in tab.url
