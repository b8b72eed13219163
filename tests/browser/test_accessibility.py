"""axe-core finds nothing on any kind of page, in both schemes and at both widths."""

from dataclasses import dataclass
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests import sites
from tests.site import reading

pytestmark = pytest.mark.browser
BOTH = [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in ("ministry", "record")]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """() => axe.run(document, {resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.target.join(" "), node.html])))"""
STILL = "*, ::before, ::after { transition: none !important; animation-duration: 0s !important }"
"""Colours are measured when they have arrived."""

LOOKS = [(width, scheme) for width in (1280, 390) for scheme in ("light", "dark")]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is the theme's own fault."""

    rule: str
    target: str
    reason: str


FAULTS = (
    Fault(
        rule="aria-dialog-name",
        target=".md-search",
        reason="the theme gives its search the role of a dialog, and no name",
    ),
)
"""Each is needed: a test fails when the theme has mended one."""


def kinds(built: sites.Built) -> list[str]:
    """One page of every kind, the largest."""
    found: dict[str, reading.Read] = {}
    for path, page in reading.pages(built.site).items():
        folder, _, rest = path.partition("/")
        kind = f"{folder}/*" if rest else path
        if kind not in found or found[kind].size < page.size:
            found[kind] = page
    return [page.path for page in found.values()]


def violations(tab: Page) -> list[tuple[str, str, str]]:
    """Rule, place and HTML of everything that axe finds, the theme's faults left out."""
    faults = {(fault.rule, fault.target) for fault in FAULTS}
    return [found for found in everything(tab) if found[:2] not in faults]


def everything(tab: Page) -> list[tuple[str, str, str]]:
    tab.add_style_tag(content=STILL)
    tab.evaluate(AXE)
    return [(rule, target, html[:200]) for rule, target, html in tab.evaluate(RUN)]


def look(tab: Page, width: int, scheme: str) -> None:
    """Change a tab's width and colours; the page follows by itself."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    wanted = {"light": "default", "dark": "slate"}[scheme]
    tab.wait_for_function(f"document.body.dataset.mdColorScheme === '{wanted}'")


@pytest.mark.parametrize("name", BOTH)
def test_nothing_keeps_anybody_from_reading_a_page(
    tab: Page, name: str, request: pytest.FixtureRequest
) -> None:
    built, url = request.getfixturevalue(name), request.getfixturevalue(f"{name}_url")
    found: dict[tuple[str, int, str], list[tuple[str, str, str]]] = {}
    pages = kinds(built)
    assert len(pages) > 15
    for path in pages:
        tab.goto(f"{url}{path}", wait_until="networkidle")
        for width, scheme in LOOKS:
            look(tab, width, scheme)
            found[path, width, scheme] = violations(tab)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.xdist_group("ministry")
def test_every_fault_of_the_theme_in_the_list_is_still_there(tab: Page, ministry_url: str) -> None:
    tab.goto(ministry_url, wait_until="networkidle")
    there = {(rule, target) for rule, target, _ in everything(tab)}
    assert [fault for fault in FAULTS if (fault.rule, fault.target) not in there] == []
