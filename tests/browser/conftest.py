"""Served sites, and tabs that notice what goes wrong in them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Dialog, Page

from tests import sites
from tests.browser.serving import served

Tab = Callable[..., Page]


@pytest.fixture(scope="session")
def ministry_url(ministry: sites.Built) -> Iterator[str]:
    """The address of the made-up ministry's site."""
    with served(ministry.site) as url:
        yield url


@pytest.fixture(scope="session")
def record_url(record: sites.Built) -> Iterator[str]:
    """The address of the site of this project's own record."""
    with served(record.site) as url:
        yield url


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[Tab]:
    """Opens tabs (with the settings of a browser context) that are closed after the test.

    The test fails when a tab asked another host for anything, had an error in its console, or ran
    what an editor wrote.
    """
    wrong: list[str] = []
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(opened(browser, wrong, **settings))
    assert wrong == []


@contextmanager
def opened(browser: Browser, wrong: list[str], **settings: object) -> Iterator[Page]:
    """A tab in a context of its own, 1280 × 800; what goes wrong in it is added to `wrong`."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})  # type: ignore[arg-type]
    tab = context.new_page()
    tab.set_default_timeout(15_000)
    watch(tab, wrong)
    yield tab
    context.close()


def watch(tab: Page, wrong: list[str]) -> None:
    """Note everything that must not happen in a tab."""

    def asked(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            wrong.append(f"request to {url}")

    tab.on("request", lambda request: asked(request.url))
    tab.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
    tab.on("console", lambda message: _note(message.type, message.text, wrong))
    tab.on("dialog", lambda dialog: _dismiss(dialog, wrong))


def _dismiss(dialog: Dialog, wrong: list[str]) -> None:
    wrong.append(f"ran: {dialog.message}")
    dialog.dismiss()


def _note(kind: str, text: str, wrong: list[str]) -> None:
    if kind in {"error", "warning"} and "status of 404" not in text:
        wrong.append(f"console: {text}")


@pytest.fixture
def tab(open_tab: Tab) -> Page:
    """One tab, 1280 × 800."""
    return open_tab()
