"""The made-up ministry, and small records, seen from a day: what the tests of this folder start from."""

from datetime import date
from functools import cache

from orgline import site
from orgline.exchange.news import Item, items
from orgline.views.desk import Desk
from orgline.views.pages import Page, pages
from tests import sites
from tests.written import told

TODAY = date(2024, 6, 30)


@cache
def ministry() -> Desk:
    """The ministry whose names try to break a page."""
    found = site.examine(sites.MINISTRY).history
    assert found is not None
    return Desk(found, TODAY)


@cache
def ministry_pages() -> dict[str, Page]:
    """Every page of it by its path."""
    return {page.path: page for page in (build() for build in pages(ministry()))}


def desk(events: str, today: date = TODAY) -> Desk:
    """A small record, written as in `tests.written`."""
    return Desk(told(events), today)


def page_of(found: Desk, path: str) -> Page:
    """One page of a small record."""
    return next(page for page in (build() for build in pages(found)) if page.path == path)


def items_of(events: str) -> tuple[Item, ...]:
    """The events of a small record as feeds tell them."""
    return items(told(events))
