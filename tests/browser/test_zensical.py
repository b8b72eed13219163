"""The builder that comes after MkDocs and Material makes the same site of the same tree.

Zensical ignores hooks, so the pages are rendered first.
"""

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import sites
from tests.browser.serving import served
from tests.site import reading

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("ministry")]

# What the theme puts around and into the text; it has no part in what a page says.
_OWN = re.compile(r'<a id="__skip" tabindex="-1"></a>| data-search-exclude(="")?')
_CODE = '<code class="language-'
"""Examples of code, which Zensical colours."""
_SPACE = re.compile(r"\s+|(?<=>)(?=<)")


@pytest.fixture(scope="module")
def zensical(ministry: sites.Built, tmp_path_factory: pytest.TempPathFactory) -> sites.Built:
    """The ministry's site, of the pages that are there already."""
    root = tmp_path_factory.mktemp("zensical") / "site"
    shutil.copytree(ministry.root, root, ignore=shutil.ignore_patterns("site", ".orgline"))
    done = sites.run("zensical", "build", "--strict", cwd=root)
    return sites.Built(root=root, site=root / "site", said=done.stdout + done.stderr)


def test_it_has_the_same_pages(zensical: sites.Built, ministry: sites.Built) -> None:
    assert set(reading.pages(zensical.site)) == set(reading.pages(ministry.site))


def test_it_has_the_same_files_beside_them(zensical: sites.Built, ministry: sites.Built) -> None:
    """Charts, feeds, styles and scripts; search and map are each builder's own."""
    kept = [path for path in sites.files(ministry.root / "content") if not path.endswith(".md")]
    there = sites.files(zensical.site)
    assert [path for path in kept if path not in there and not path.startswith(".")] == []


def article(file: Path) -> str:
    """What a page says, drawings included, without the theme's own parts."""
    found = re.search(r"<article.*?</article>", file.read_text(encoding="utf-8"), re.DOTALL)
    assert found, file
    # the way from a page to itself is `././` there: the same address
    return _SPACE.sub(" ", _OWN.sub("", found[0].replace('href="././"', 'href="./"')))


def test_its_pages_say_and_draw_the_same(zensical: sites.Built, ministry: sites.Built) -> None:
    pages = [path for path in reading.pages(ministry.site) if path.endswith("/") or not path]
    ours = {path: article(ministry.site / path / "index.html") for path in pages}
    plain = {path: text for path, text in ours.items() if _CODE not in text}
    assert len(plain) > 50
    for path, text in plain.items():
        assert article(zensical.site / path / "index.html") == text, path


def test_its_pages_are_called_and_described_the_same(
    zensical: sites.Built, ministry: sites.Built
) -> None:
    def heads(built: sites.Built) -> dict[str, tuple[list[str], str, str]]:
        return {
            path: (page.words["title"], page.meta("description"), page.meta("twitter:card"))
            for path, page in reading.pages(built.site).items()
        }

    assert heads(zensical) == heads(ministry)


def test_its_links_lead_somewhere(zensical: sites.Built) -> None:
    assert reading.broken(zensical.site) == []


def test_it_warns_of_nothing(zensical: sites.Built) -> None:
    assert not re.search(r"warning|error", zensical.said, re.IGNORECASE)


def test_its_search_knows_the_same_pages(zensical: sites.Built, ministry: sites.Built) -> None:
    def known(file: Path, key: str) -> set[str]:
        entries = json.loads(file.read_bytes())[key]
        return {entry["location"].partition("#")[0] for entry in entries}

    assert known(zensical.site / "search.json", "items") == known(
        ministry.site / "search" / "search_index.json", "docs"
    )


@pytest.mark.browser
def test_its_charts_are_alive_and_links_change_the_page_without_loading_it_anew(
    zensical: sites.Built, tab: Page
) -> None:
    loads: list[str] = []
    tab.on("framenavigated", lambda frame: loads.append(frame.url))
    with served(zensical.site) as url:
        tab.goto(url)
        tab.evaluate("window.stays = true")
        box = tab.locator("svg.orgchart .box", has_text="Coast Authority").first
        expect(box).to_have_attribute("tabindex", "-1")
        expect(tab.get_by_role("slider", name="Day shown")).to_be_visible()
        box.click()
        expect(tab.locator("h1")).to_contain_text("Coast Authority")
        tab.locator(".md-tabs a", has_text="Compare").click()
        expect(tab.locator(".o-compare [role=status]")).to_contain_text("From the end of")
        assert tab.evaluate("window.stays")
