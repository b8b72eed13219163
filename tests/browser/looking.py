"""What there is to see on a page: scripts that look for what must not be, and one survey with all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from playwright.sync_api import Page

PHONE, SHEET, LAPTOP, SCREEN = 390, 718, 1280, 1920
"""Widths in px; a sheet is A4 less its margins."""

WIDER = """() => {
    const wide = document.documentElement.clientWidth;
    const framed = element => {
        for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
            if (getComputedStyle(e).overflowX !== "visible"
                && e.getBoundingClientRect().right <= wide + 1) return true;
        return false;
    };
    const found = [...document.querySelectorAll("main *, header *, footer *")].filter(e => {
        const box = e.getBoundingClientRect();
        return box.width && box.height && box.left < wide && box.right > wide + 1 && !framed(e);
    }).map(e => `${e.tagName}.${e.getAttribute("class")}`);
    const scrolls = document.documentElement.scrollWidth > wide ? ["the whole page"] : [];
    return [...scrolls, ...new Set(found)];
}"""
"""Elements wider than the screen that do not scroll in a frame of their own."""

CUT = """() => [...document.querySelectorAll("main .orgchart-box, main .o-scroll")]
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"""
"""Frames whose content is wider than they are."""

SIDEWAYS = """() => [...document.querySelectorAll("main .o-scroll")]
    .filter(e => e.scrollWidth > e.clientWidth)
    .map(e => e.querySelector("caption")?.textContent ?? e.textContent.trim().slice(0, 40))"""
"""Tables that are wider than their place."""

CHARTS = """() => [...document.querySelectorAll(".orgchart-box")].flatMap(box => {
    const scrolls = box.scrollWidth > box.clientWidth + 1 ? ["wider than its column"] : [];
    const small = [...box.querySelectorAll("svg.orgchart text")]
        .filter(text => text.getClientRects().length)
        .map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)
        .filter(size => size < 12).map(size => `letters of ${size} px`);
    return [...scrolls, ...new Set(small)];
})"""
"""Charts that do not fit, or only with letters too small to read."""

SMALL = """() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = new Set();
    while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !e.getClientRects().length) continue;
        const size = parseFloat(getComputedStyle(e).fontSize);
        if (size < 11.9) found.add(`${e.tagName}.${e.getAttribute("class")} ${size}`);
    }
    return [...found];
}"""
"""Text below 12 px."""

FAINT = """() => {
    const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
    const mixed = new Map();
    const colour = (css, below) => {
        const key = `${css} ${below}`;
        if (!mixed.has(key)) {
            canvas.fillStyle = `rgb(${below})`; canvas.fillRect(0, 0, 1, 1);
            canvas.fillStyle = css; canvas.fillRect(0, 0, 1, 1);
            mixed.set(key, [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3));
        }
        return mixed.get(key);
    };
    const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    const behind = element => {
        const layers = [];
        for (let e = element; e; e = e.parentElement) {
            layers.push(getComputedStyle(e).backgroundColor);
            const frame = e.matches("svg .badge, svg .box")
                && e.querySelector(":scope > rect:not(.stack)");
            if (frame) layers.push(getComputedStyle(frame).fill);
        }
        return layers.reverse().reduce((below, layer) => colour(layer, below), [255, 255, 255]);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        const text = walker.currentNode.textContent.trim();
        if (!text || e.closest("script, style, noscript, title")) continue;
        if (!e.getBoundingClientRect().width) continue;
        if (!e.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
        const style = getComputedStyle(e);
        const ground = behind(e);
        const ink = colour(e instanceof SVGElement ? style.fill : style.color, ground);
        const [high, low] = [light(ink), light(ground)].sort((a, b) => b - a);
        const ratio = (high + 0.05) / (low + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
        const key = `${e.tagName}.${e.getAttribute("class")}`;
        if (ratio < (large ? 3 : 4.5) && !found.has(key))
            found.set(key, `${key} ${ratio.toFixed(2)}: ${text.slice(0, 30)}`);
    }
    return [...found.values()];
}"""
"""Text that does not stand out from its ground: WCAG 2.2, 1.4.3, 4.5 to 1 and 3 to 1 for large."""

HIDDEN = """() => {
    const aside = "script, style, template, noscript, title, nav, form, fieldset, button, select,"
        + "label, [aria-hidden=true], .headerlink, .o-end, .o-take, .o-mend, .o-follow, .o-crumb";
    const found = [...document.querySelectorAll("main article *")].filter(e => {
        if (e.closest(aside) || !e.textContent.trim()) return false;
        if (e.querySelector("button, select, input")) return false;
        return !e.checkVisibility({opacityProperty: true, visibilityProperty: true});
    });
    return [...new Set(found.map(e => `${e.tagName}.${e.getAttribute("class")}`))];
}"""
"""Content (not controls) that is on the page but not to be seen, closed boxes included."""

UNLISTED = """() => {
    const path = url => new URL(url, document.baseURI).pathname;
    const listed = new Set([...document.querySelectorAll("main a[href]")].map(a => path(a.href)));
    return [...document.querySelectorAll("main svg.orgchart a.box")]
        .map(a => path(a.href.baseVal)).filter(url => !listed.has(url));
}"""
"""Links that only a chart has, and no list or table."""

UNNOTED = """() => [...document.querySelectorAll("main sup.o-marks a")].filter(mark => {
    const note = document.getElementById(mark.hash.slice(1));
    return mark.checkVisibility() && !(note?.checkVisibility() && note.textContent.trim());
}).map(mark => mark.hash)"""
"""Numbers of footnotes whose note is not to be seen."""

FOLLOWED = "name => document.body.getAttribute('data-md-color-scheme') === name"
GROUND = "getComputedStyle(document.body).backgroundColor"
STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"


@dataclass(slots=True)
class Survey:
    """What was found on the pages of a site: by what was looked for, then by page."""

    found: dict[str, dict[str, object]] = field(default_factory=dict)

    def note(self, what: str, page: str, answer: object) -> None:
        """Keep an answer that is not empty."""
        kept = self.found.setdefault(what, {})
        if answer:
            kept[page] = answer

    def __getitem__(self, what: str) -> Mapping[str, object]:
        """The pages where something was found, and what."""
        return self.found[what]


def survey(tab: Page, without_scripts: Page, root: str, paths: Iterable[str]) -> Survey:
    """Look at every page in every way; each is loaded once with scripts and once without."""
    seen = Survey()
    for path in paths:
        tab.goto(root + path)
        tab.add_style_tag(content=STILL)
        tab.evaluate("document.fonts.ready")
        _on_screens(tab, path, seen)
        _on_paper(tab, path, seen)
        without_scripts.goto(root + path)
        seen.note("hidden without scripts", path, without_scripts.evaluate(HIDDEN))
    return seen


def _on_screens(tab: Page, path: str, seen: Survey) -> None:
    for width in (LAPTOP, SCREEN, PHONE):
        tab.set_viewport_size({"width": width, "height": 844})
        seen.note(f"wider than {width}", path, tab.evaluate(WIDER))
        if width == PHONE:
            seen.note("sideways on a phone", path, tab.evaluate(SIDEWAYS))
        if width > PHONE:
            seen.note(f"charts at {width}", path, tab.evaluate(CHARTS))
    seen.note("small", path, tab.evaluate(SMALL))
    tab.set_viewport_size({"width": LAPTOP, "height": 844})
    seen.note("small", path, tab.evaluate(SMALL))
    seen.note("unlisted", path, tab.evaluate(UNLISTED))
    seen.note("unnoted", path, tab.evaluate(UNNOTED))
    for scheme, name in (("dark", "slate"), ("light", "default")):  # the theme's names for them
        tab.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        tab.wait_for_function(FOLLOWED, arg=name)
        seen.note(f"faint in the {scheme}", path, tab.evaluate(FAINT))
        seen.note(f"ground in the {scheme}", path, tab.evaluate(GROUND))


def _on_paper(tab: Page, path: str, seen: Survey) -> None:
    tab.emulate_media(media="print")
    seen.note("hidden on paper", path, tab.evaluate(HIDDEN))
    tab.set_viewport_size({"width": SHEET, "height": 1000})
    seen.note("cut on paper", path, tab.evaluate(CUT))
    tab.emulate_media(media="screen")
