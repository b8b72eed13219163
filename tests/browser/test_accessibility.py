"""axe-core finds nothing on any kind of page, in both schemes and at both widths."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import product

import pytest
from playwright.sync_api import Page

from tests import sites
from tests.site import reading

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("ministry")]
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN = """options => axe.run(document, {resultTypes: ["violations"], ...options}).then(found =>
  found.violations.flatMap(({id, nodes}) => nodes.map(node => [id, node.target.join(" "), node.html])))"""
COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that a scheme can break; all others see no colours."""

STILL = "*, ::before, ::after { transition: none !important; animation-duration: 0s !important }"
"""Colours are measured when they have arrived."""

THIN = """() => {
  const names = ["class", "role", "type", "aria-current", "aria-selected", "aria-disabled", "hidden"]
  const seen = new Map()
  const thin = (element, above) => {
    const way = `${above}>${element.tagName} ${names.map(name => element.getAttribute(name) ?? "")}`
    const within = new Set([...element.children].map(child => thin(child, way)))
    const shape = `${way} ${element.hasAttribute("href")} [${[...within]}]`
    seen.set(shape, (seen.get(shape) ?? 0) + 1)
    if (seen.get(shape) > 2) element.remove()
    return shape
  }
  thin(document.querySelector("main"), "")
}"""
"""Of what has the same classes, above it and in it, leave two: a third has their colours, and to look
behind each of a thousand words takes axe ten seconds."""

WIDTHS = (1280, 390)
ALIKE = {"correct-the-record/", "dates/", "edit-in-the-browser/", "when-sources-differ/"}
"""Written by hand as the page on how to record a change is, with nothing on them that it has not."""


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


def violations(tab: Page, *, colours: bool) -> list[tuple[str, str, str]]:
    """Rule, place and HTML of what axe finds by these rules or all others, the theme's faults left out."""
    rules = {rule: {"enabled": False} for rule in COLOURS}
    options = {"runOnly": list(COLOURS)} if colours else {"rules": rules}
    faults = {(fault.rule, fault.target) for fault in FAULTS}
    return [found for found in everything(tab, options) if found[:2] not in faults]


def everything(tab: Page, options: Mapping[str, object]) -> list[tuple[str, str, str]]:
    return [(rule, target, html[:200]) for rule, target, html in tab.evaluate(RUN, options)]


def opened(tab: Page, url: str) -> Page:
    """A page with axe in it, at rest."""
    tab.goto(url)
    tab.add_style_tag(content=STILL)
    tab.evaluate(AXE)
    tab.evaluate("document.fonts.ready")
    tab.wait_for_timeout(300)
    return tab


def look(tab: Page, width: int, scheme: str) -> None:
    """Change a tab's width and colours; the page follows by itself."""
    tab.set_viewport_size({"width": width, "height": 800})
    tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    wanted = {"light": "default", "dark": "slate"}[scheme]
    tab.wait_for_function(f"document.body.dataset.mdColorScheme === '{wanted}'")


def test_nothing_keeps_anybody_from_reading_a_page(
    tab: Page, ministry: sites.Built, ministry_url: str
) -> None:
    """The made-up ministry has pages of every kind, and all that can stand on one."""
    found: dict[tuple[str, int, str], list[tuple[str, str, str]]] = {}
    pages = [path for path in reading.kinds(ministry.site) if path not in ALIKE]
    assert len(pages) > 15
    for path in pages:
        opened(tab, f"{ministry_url}{path}")
        for width in WIDTHS:
            look(tab, width, "light")
            found[path, width, "any"] = violations(tab, colours=False)
        tab.evaluate(THIN)
        for width, scheme in product(WIDTHS, ("light", "dark")):
            look(tab, width, scheme)
            found[path, width, scheme] = violations(tab, colours=True)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.rule)
def test_every_fault_of_the_theme_in_the_list_is_still_there(
    tab: Page, ministry_url: str, fault: Fault
) -> None:
    there = everything(opened(tab, ministry_url), {})
    assert (fault.rule, fault.target) in {found[:2] for found in there}


@pytest.mark.parametrize(
    "style",
    [
        "[data-md-color-scheme=slate] .o-table .o-remark { color: #333 }",
        "[data-md-color-scheme=slate] .orgchart-legend { color: #333 }",
        "@media (max-width: 400px) { .o-tree__kind { color: #999 } }",
    ],
)
def test_words_that_are_faint_in_one_look_alone_are_found(
    tab: Page, ministry_url: str, style: str
) -> None:
    opened(tab, f"{ministry_url}events/coast-authority-formed/")
    tab.evaluate(THIN)
    tab.add_style_tag(content=style)
    look(tab, 390, "dark" if "slate" in style else "light")
    assert {rule for rule, *_ in violations(tab, colours=True)} == {"color-contrast"}
