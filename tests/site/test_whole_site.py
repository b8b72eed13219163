"""The built site as a whole: of the made-up ministry, and of this project's own record."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from orgline import source
from orgline.source import Mapping, Node, Scalar, Sequence
from tests import sites
from tests.site import reading

BOTH = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("ministry", "record")]
LARGEST_PAGE = 400_000
LARGEST_INDEX = 2_000_000


@pytest.fixture(params=BOTH)
def built(request: pytest.FixtureRequest) -> sites.Built:
    """Each of the two sites."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, sites.Built)
    return found


def all_pages(built: sites.Built) -> list[reading.Read]:
    return list(reading.pages(built.site).values())


def test_nothing_is_warned_of(built: sites.Built) -> None:
    """The build is strict, but strictness counts only what a logger lets pass."""
    assert not re.search(r"warning|error", built.said, re.IGNORECASE)


def test_every_link_and_anchor_leads_somewhere(built: sites.Built) -> None:
    assert reading.broken(built.site) == []


def test_nothing_is_loaded_from_another_host(built: sites.Built) -> None:
    found = [
        f"{page.path} ← {url}"
        for page in all_pages(built)
        for url in reading.loaded(page)
        if url and reading.is_elsewhere(url)
    ]
    sheets = built.site.rglob("*.css")
    found += [
        f"{sheet.name} ← {url}"
        for sheet in sheets
        for url in reading.in_style(sheet.read_text(encoding="utf-8"))
        if reading.is_elsewhere(url)
    ]
    assert found == []


def test_style_sheets_load_only_what_is_there(built: sites.Built) -> None:
    missing = [
        f"{sheet.name} ← {url}"
        for sheet in (built.site / "assets" / "orgline").rglob("*.css")
        for url in reading.in_style(sheet.read_text(encoding="utf-8"))
        if not url.startswith("data:") and not (sheet.parent / url).is_file()
    ]
    assert missing == []


def test_links_in_drawings_are_xlink(built: sites.Built) -> None:
    """A plain `href` on a link in SVG freezes the theme's instant navigation for the whole visit."""
    drawn = [e for page in all_pages(built) for e in page.all("a") if "svg" in e.around]
    assert drawn
    assert [e for e in drawn if "href" in e.attributes or not e.get("xlink:href")] == []


def test_no_page_runs_what_an_editor_wrote(built: sites.Built) -> None:
    for page in all_pages(built):
        scripts = [s for s in page.words.get("script", ()) if not reading.is_data(s)]
        assert not [s for s in scripts if "alert(" in s], page.path
        handlers = [n for e in page.elements for n in e.attributes if n.startswith("on")]
        assert not handlers, page.path
        schemes = {url.partition(":")[0].lower() for url in reading.links(page) if ":" in url}
        assert schemes <= {"http", "https", "data"}, page.path


def texts(node: Node, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a record with the key that it stands at."""
    match node:
        case Scalar():
            yield key, " ".join(node.text.split())
        case Sequence():
            for item in node.items:
                yield from texts(item, key)
        case Mapping():
            for name, value in node.entries:
                yield from texts(value, key if key == "names" else name.text)


PROSE = {
    "name", "names", "aliases", "title", "publisher", "as_written", "note", "kind", "summary", "what",
    "question", "says", "because", "inferred", "reason",
}  # fmt: skip


def test_every_text_of_the_record_is_shown_as_it_is_written(built: sites.Built) -> None:
    """Whatever looks like markup is text, and nothing that an editor wrote gets lost."""
    documents, _, _ = source.read(built.root)
    written = {text for d in documents for key, text in texts(d.root) if key in PROSE and text}
    shown = "\n".join(page.text for page in all_pages(built)).casefold()
    assert sorted(text for text in written if text.casefold() not in shown) == []


def test_every_page_says_what_it_is(built: sites.Built) -> None:
    for page in all_pages(built):
        assert "".join(page.words["title"]).strip(), page.path
        assert page.meta("description").strip(), page.path
        assert len(page.all("h1")) == 1, page.path
        assert page.all("html")[0].get("lang") == "en", page.path


def test_titles_tell_the_pages_apart(built: sites.Built) -> None:
    titles = ["".join(page.words["title"]) for page in all_pages(built)]
    assert sorted(t for t in titles if titles.count(t) > 1) == []


def test_every_generated_page_says_what_it_rests_on(built: sites.Built) -> None:
    kinds = ("at/2", "events/", "units/", "people/", "posts/", "sources/")
    silent = [
        page.path
        for page in all_pages(built)
        if page.path.startswith(kinds)
        and page.path.count("/") > 1
        and not re.search(r"This page rests on|No source is named", page.text)
    ]
    assert silent == []


def test_no_page_is_too_large(built: sites.Built) -> None:
    assert [(p.path, p.size) for p in all_pages(built) if p.size > LARGEST_PAGE] == []
    assert (built.site / "search" / "search_index.json").stat().st_size < LARGEST_INDEX


def test_ids_are_there_once(built: sites.Built) -> None:
    for page in all_pages(built):
        ids = [element.get("id") for element in page.elements if element.get("id")]
        assert sorted(i for i in ids if ids.count(i) > 1) == [], page.path


def test_a_missing_page_is_answered_in_the_same_look(built: sites.Built) -> None:
    page = reading.pages(built.site)["404.html"]
    assert "no page at this address" in page.text.lower()
    relative = [url for url in reading.links(page) if not url.startswith(("/", "https:", "#"))]
    assert relative == [], "it is shown at any address, so nothing may be relative to it"


def index(site: Path) -> dict[str, str]:
    """What the search knows: title and text by address."""
    text = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    return {
        entry["location"]: f"{entry['title']} {entry['text']}" for entry in json.loads(text)["docs"]
    }


def test_days_and_lists_are_left_out_of_the_search(built: sites.Built) -> None:
    found = {location.partition("#")[0] for location in index(built.site)}
    lists = {"units/", "people/", "posts/", "sources/", "timeline/", "disagreements/"}
    assert sorted(p for p in found if p in lists or p.startswith("at/")) == []
    assert any(path.startswith("units/") for path in found)


def test_only_lists_and_pages_written_by_hand_are_in_the_navigation() -> None:
    """Each page in `nav:` makes every other page slower to build."""
    config = (sites.PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.load(config, yaml.BaseLoader)["nav"]  # noqa: S506 - all as text
    named = set(listed(nav))
    by_hand = {path.removeprefix("content/") for path in sites.written_by_hand()}
    assert sorted(p for p in named - by_hand if Path(p).name != "index.md") == []
    assert len(named - by_hand) < 12


def listed(entries: list[Any]) -> Iterator[str]:
    """The files of a navigation, those of its sections too."""
    for entry in entries:
        for value in entry.values() if isinstance(entry, dict) else (entry,):
            yield from listed(value) if isinstance(value, list) else (value,)


def test_the_map_of_the_site_has_every_page(built: sites.Built) -> None:
    """The theme's instant navigation goes only to pages that it finds there."""
    xml = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    mapped = {url.removeprefix(reading.SITE_URL) for url in re.findall(r"<loc>(.*?)</loc>", xml)}
    assert mapped == set(reading.pages(built.site)) - {"404.html"}


@pytest.mark.xdist_group("ministry")
def test_chinese_words_are_searched_one_by_one(ministry: sites.Built) -> None:
    """Words stand apart by a space of no width, which is a separator of the search."""
    assert "潮汐\u200b档案馆" in index(ministry.site)["units/tide-archive/"]


@pytest.mark.xdist_group("ministry")
def test_names_in_other_scripts_stand_on_the_pages(ministry: sites.Built) -> None:
    pages = reading.pages(ministry.site)
    assert {path: name in pages[path].text for path, name in NATIVE.items()} == dict.fromkeys(
        NATIVE, True
    )


NATIVE = {
    "units/tide-archive/": "潮汐档案馆",
    "units/lamp-works/": "مصنع الفوانيس",
    "units/fog-signals/": "אותות ערפל",
    "people/jun-sato/": "佐藤潤",
    "units/node/": "绳结司",
}
