"""What a page offers to those who know better, held against the record and the check."""

import re
from datetime import date
from pathlib import Path
from textwrap import dedent
from urllib.parse import parse_qs, urlsplit

import pytest

from orgline import site
from orgline.exchange import Address
from orgline.exchange.hosting import LONGEST, Forge, Hosting
from orgline.exchange.mending import Mender
from orgline.problem import has_errors
from orgline.render.templates import templates
from orgline.views.desk import Desk
from orgline.views.offers import Mending
from orgline.views.pages import Page, pages
from tests.sites import MINISTRY, PROJECT

HOST = Hosting(forge=Forge.GITHUB, repo="https://github.com/a/b", folder="site/")


def offered(record: Path, hosting: Hosting | None = HOST) -> dict[str, tuple[Page, Mending]]:
    """What each page of a record offers, by its path."""
    history = site.examine(record).history
    assert history
    desk = Desk(history, date(2026, 3, 31))
    mender = Mender(desk, hosting, Address(url="https://a.example/"), templates())
    made = (build() for build in pages(desk))
    return {page.path: (page, mender.mending(page)) for page in made}


@pytest.fixture(scope="module")
def ministry() -> dict[str, tuple[Page, Mending]]:
    return offered(MINISTRY)


def begun(mending: Mending) -> tuple[str, str]:
    """The name and the text of the new file that a page offers."""
    query = parse_qs(urlsplit(mending.record).query, strict_parsing=True)
    return query["filename"][0].removeprefix("site/"), query["value"][0]


def test_units_people_events_and_sources_offer_both_and_no_other_page_does(
    ministry: dict[str, tuple[Page, Mending]],
) -> None:
    kinds = {page.kind for page, mending in ministry.values() if mending.edit and mending.record}
    others = {page.kind for page, mending in ministry.values() if mending == Mending()}
    assert kinds == {"unit", "person", "event", "source"}
    assert not kinds & others


@pytest.mark.parametrize("record", [MINISTRY, PROJECT])
def test_each_edit_leads_to_the_line_of_the_entry_itself(record: Path) -> None:
    for page, mending in offered(record).values():
        if not mending.edit:
            continue
        found = re.fullmatch(r"https://github.com/a/b/edit/main/site/(.+)#L(\d+)", mending.edit)
        assert found
        line = (record / found[1]).read_text(encoding="utf-8").splitlines()[int(found[2]) - 1]
        assert re.search(rf"\bid: {page.path.rpartition('/')[2]}\b", line), (mending.edit, line)


def test_no_address_is_too_long_for_a_server(ministry: dict[str, tuple[Page, Mending]]) -> None:
    lengths = [len(mending.record) for _, mending in ministry.values() if mending.record]
    assert max(lengths) < LONGEST
    assert all("&value=" in mending.record for _, mending in ministry.values() if mending.record)


def test_the_new_file_of_a_unit_knows_its_parent_and_who_is_in_post(
    ministry: dict[str, tuple[Page, Mending]],
) -> None:
    _, text = begun(ministry["units/lamp-works"][1])
    assert "\n  - id: what-happened-to-lamp-works\n    # As exact" in text
    assert dedent(text.partition("    changes:\n")[2]) == dedent("""\
        - {op: move, unit: lamp-works, from: ministry, to: another-unit}
        # - {op: rename, unit: lamp-works, name: The new name}
        # - {op: depart, person: sean-obrien, role: inspector, unit: lamp-works}
        # - {op: appoint, person: somebody, role: head, unit: lamp-works, title: President}
        # - {op: close, unit: lamp-works}
    """)


@pytest.mark.parametrize(
    ("path", "about"),
    [
        ("units/lamp-works", "lamp-works"),
        ("people/tom-ash", "tom-ash"),
        ("events/new-names", "what-happened"),
        ("sources/leaflet", "what-happened"),
    ],
)
def test_the_new_file_is_named_after_the_unit_or_person_and_its_day_is_left_to_be_written(
    path: str, about: str, ministry: dict[str, tuple[Page, Mending]]
) -> None:
    file, text = begun(ministry[path][1])
    assert file == f"orgdata/events/YYYY-MM-DD-{about}.yaml"
    assert f"\n  - id: what-happened{'' if about == 'what-happened' else f'-to-{about}'}\n" in text


@pytest.mark.parametrize("path", ["units/lamp-works", "people/tom-ash", "sources/leaflet"])
def test_filled_in_the_new_file_passes_the_check(
    path: str, ministry: dict[str, tuple[Page, Mending]]
) -> None:
    file, text = begun(ministry[path][1])
    assert has_errors(site.examine(MINISTRY, {file: text.encode()}).problems)
    for placeholder, meant in FILLED.items():
        text = text.replace(placeholder, meant)
    found = site.examine(MINISTRY, {file: text.encode()}).problems
    assert [problem.message for problem in found if has_errors((problem,))] == []


FILLED = {
    "YYYY-MM-DD": "2024-03-01",
    "to: another-unit": "to: node",
    "unit: a-unit, to: node": "unit: lamp-works, to: node",
    "role: head, unit: a-unit": "role: inspector, unit: lamp-works",
}


def test_without_a_repository_that_is_known_nothing_is_offered() -> None:
    assert {mending for _, mending in offered(MINISTRY, None).values()} == {Mending()}
