"""What a page offers to take along, and what it puts on the clipboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]

DAY = "at/2020-06-01/"


def copied(tab: Page, button: str) -> str:
    """What stands on the clipboard after a click on a button."""
    tab.get_by_role("button", name=button).click()
    expect(tab.get_by_text("Copied").first).to_be_visible()
    return str(tab.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def reader(open_tab: Tab) -> Page:
    """A tab that may use the clipboard."""
    return open_tab(permissions=["clipboard-read", "clipboard-write"])


def test_the_link_to_a_day_is_copied_with_what_is_chosen(reader: Page, ministry_url: str) -> None:
    reader.goto(f"{ministry_url}{DAY}?told=harbour-herald")
    link = f"{ministry_url}{DAY}?told=harbour-herald"
    assert copied(reader, "Copy link to this day") == link


def test_the_first_page_gives_the_link_that_stays(reader: Page, ministry_url: str) -> None:
    reader.goto(ministry_url)
    assert copied(reader, "Copy link to this day") == f"{ministry_url}at/2023-04-09/"


def test_after_a_step_the_link_is_that_of_the_day_shown(reader: Page, ministry_url: str) -> None:
    reader.goto(ministry_url)
    reader.locator(".o-scrub").get_by_role("button", name="Previous day").click()
    expect(reader.locator("h1")).to_contain_text("1 April 2023")
    assert copied(reader, "Copy link to this day") == f"{ministry_url}at/2023-04-01/"


def test_a_page_is_cited_by_a_sentence_and_by_an_entry(reader: Page, ministry_url: str) -> None:
    reader.goto(f"{ministry_url}{DAY}")
    assert copied(reader, "Copy the sentence") == reader.locator("#cite-sentence").inner_text()
    reader.reload()
    assert copied(reader, "Copy the BibTeX entry").startswith("@misc{")


BEGINNINGS = {"SVG": b"<svg ", "PNG": b"\x89PNG", "DOT": b"digraph {", "CSV": b"id,name,"}


def test_files_of_a_chart_are_links_without_a_script(open_tab: Tab, ministry_url: str) -> None:
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{ministry_url}{DAY}")
    links = tab.locator(".o-take a")
    assert links.all_inner_texts() == ["SVG", "PNG", "DOT", "CSV"]
    for link in links.all():
        address = link.evaluate("link => link.href")
        assert tab.request.get(address).ok


@pytest.mark.parametrize("script", [True, False])
def test_each_view_of_an_event_has_files_of_its_own(
    open_tab: Tab, ministry_url: str, *, script: bool
) -> None:
    tab = open_tab(java_script_enabled=script)
    tab.goto(f"{ministry_url}events/survey-split/", wait_until="networkidle")
    found: dict[str, set[bytes]] = {}
    for view, name in (("both", "Both at once"), ("before", "Before"), ("after", "After")):
        if script:
            tab.get_by_role("tab", name=name).click()
        links = tab.locator(f"#{view} .o-take__files a")
        assert links.all_inner_texts() == ["SVG", "PNG", "DOT", "CSV"]
        for link in links.all():
            found.setdefault(link.inner_text(), set()).add(fetched(tab, link))
    assert {name: len(files) for name, files in found.items()} == dict.fromkeys(BEGINNINGS, 3)
    for name, begins in BEGINNINGS.items():
        assert all(file.lstrip(b"\xef\xbb\xbf").startswith(begins) for file in found[name]), name


def fetched(tab: Page, link: Locator) -> bytes:
    """The file that a link leads to, which a browser keeps instead of showing it."""
    assert link.get_attribute("download") is not None
    return tab.request.get(link.evaluate("link => link.href")).body()


def test_a_click_brings_the_file_and_the_page_stays(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}events/survey-split/", wait_until="networkidle")
    link = tab.locator("#both .o-take__files a", has_text="SVG")
    with tab.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes() == fetched(tab, link)
    assert tab.url == f"{ministry_url}events/survey-split/"
