"""What every test may ask for."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests import chromium, sites

# Images of charts are costly and depend on nothing but what is drawn: all tests share them.
os.environ.setdefault("ORGLINE_CACHE", str(Path(__file__).parents[1] / ".pytest_cache" / "images"))

# Each of these keeps Chromium from calling home; the sandbox cannot start as root.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# How long an example takes says more about the machine and the other tests on it than
# about the code; times are measured by `make bench`.
settings.register_profile(
    "orgline",
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
# For a night's search: pytest --hypothesis-profile=thorough
settings.register_profile("thorough", settings.get_profile("orgline"), max_examples=2_000)
settings.load_profile("orgline")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless",
        action="store_true",
        help="rewrite the stored files that golden tests compare with, instead of comparing",
    )


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark as golden each test that can be blessed, so that `make bless` runs these alone.

    Afterwards, let groups of tests count: pytest 9.2 keeps the id of a test elsewhere than
    pytest-xdist 3.8 writes the group into it, so without this every group is torn apart and its
    site is built once for each process.
    """
    for item in items:
        if isinstance(item, pytest.Function) and "bless" in item.fixturenames:
            item.add_marker("golden")
    yield
    for item in items:
        grouped = getattr(item, "_nodeid", item.nodeid)
        if grouped != item.nodeid:
            item._id = type(item._id).parse(grouped)


@pytest.fixture(scope="session")
def bless(pytestconfig: pytest.Config) -> bool:
    """Whether golden tests are to rewrite their files (`make bless`)."""
    return bool(pytestconfig.getoption("bless"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a run. Where none is found the tests fail, never skip."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.HOW_TO_GET_ONE, pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[*CHROMIUM_FLAGS])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, 1280 × 800, with nothing left from other tests."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def ministry(tmp_path_factory: pytest.TempPathFactory) -> sites.Built:
    """The site of the made-up ministry, built once in each process that asks for it."""
    return _built(sites.MINISTRY, tmp_path_factory)


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> sites.Built:
    """The site of this project's own record, built once in each process that asks for it."""
    return _built(sites.PROJECT, tmp_path_factory)


def _built(source: Path, folders: pytest.TempPathFactory) -> sites.Built:
    root = sites.prepare(source, folders.mktemp(f"{source.name}-site"))
    return sites.build(root, sites.TODAY[source])
