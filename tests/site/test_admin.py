"""The page for editing in a built site: it is there, and no reader is led to it."""

import json
import re

import pytest

from tests import sites
from tests.site import reading

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("ministry")]


def test_it_is_in_no_index_and_no_page_leads_to_it(ministry: sites.Built) -> None:
    index = (ministry.site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert not [doc for doc in json.loads(index)["docs"] if doc["location"].startswith("admin")]
    assert "admin/" not in (ministry.site / "sitemap.xml").read_text(encoding="utf-8")
    leading = {
        page.path
        for page in reading.pages(ministry.site).values()
        if any(re.search(r"(^|/)admin/?$", link.get("href")) for link in page.all("a"))
    }
    assert leading == set()


def test_it_asks_search_engines_to_pass_by(ministry: sites.Built) -> None:
    page = reading.read(ministry.site, ministry.site / "admin" / "index.html")
    assert page.meta("robots") == "noindex"


def test_all_that_it_loads_is_beside_it(ministry: sites.Built) -> None:
    page = reading.read(ministry.site, ministry.site / "admin" / "index.html")
    loaded = [e.get("src") or e.get("href") for e in page.all("script", "link")]
    assert loaded == ["../assets/orgline/favicon.svg", "admin.css", "admin.js"]
    assert [name for name in loaded if not (ministry.site / "admin" / name).is_file()] == []
