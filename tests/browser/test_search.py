"""What a reader who looks for a unit or a person finds first."""

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RECORD = {
    "ATH": "units/token-hub/",
    "ath business": "units/token-hub/",
    "Token Hub": "units/token-hub/",
    "Qwen": "units/qwen-team/",
    "qwen app": "units/qwen-app/",
    "MaaS": "units/maas/",
    "DingTalk": "units/dingtalk/",
    "Wukong": "units/wukong/",
    "Alibaba": "units/alibaba-group/",
    "Wu": "people/eddie-wu/",
    "zhou": "people/zhou-hao/",
    "Junyang Lin": "people/lin-junyang/",
}
"""By its name, a part of it, an alias of the sources or its name in another script."""

MINISTRY = {
    "潮汐": "units/tide-archive/",
    "old archive": "units/tide-archive/",
    "李薇": "people/li-wei/",
    "Wei Li": "people/li-wei/",
    "Node Directorate": "units/node/",
    "Knots": "units/node/",
    "绳结": "units/node/",
    "العقد": "units/node/",
    "bobby": "people/sean-obrien/",
    "Graphs": "units/graph/",
}
"""Former names too, and names that look like markup."""


def first_found(tab: Page, queries: Mapping[str, str]) -> dict[str, str]:
    """The address of the first result of each query."""
    found = {}
    said = tab.locator(".md-search-result__meta")
    box = tab.get_by_role("textbox", name="Search")
    for query in queries:
        box.fill("")
        tab.keyboard.press("End")  # the theme searches when a key comes up again
        expect(said).to_have_text(re.compile("Type to start"))
        box.fill(query)
        tab.keyboard.press("End")
        expect(said).to_have_text(re.compile("matching document"))
        link = tab.locator(".md-search-result__link").first
        address = (link.get_attribute("href") or "").partition("?")[0]
        found[query] = "/".join(address.split("/")[-3:])
    return found


@pytest.mark.xdist_group("record")
def test_the_unit_or_person_that_is_meant_comes_first(tab: Page, record_url: str) -> None:
    tab.goto(f"{record_url}how-to-read/")
    assert first_found(tab, RECORD) == RECORD


@pytest.mark.xdist_group("ministry")
def test_former_names_and_names_in_other_scripts_are_found(tab: Page, ministry_url: str) -> None:
    tab.goto(f"{ministry_url}how-to-read/")
    assert first_found(tab, MINISTRY) == MINISTRY

    expect(tab.locator(".md-search-result .md-tag").first).to_be_hidden()
