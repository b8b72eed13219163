"""A built site, read as a browser would: what stands on its pages and where their links lead."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

SITE_URL = "https://orgline.github.io/orgline/"

VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
LOADED_LINKS = {
    "stylesheet",
    "icon",
    "preload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "modulepreload",
    "manifest",
}


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its name, its attributes, the names of those around it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[str, ...]

    def get(self, name: str) -> str:
        """An attribute, `""` where it has none."""
        return self.attributes.get(name, "")


@dataclass(slots=True)
class Read:
    """One page; `path` is its address below the site's root: `units/lab/`, `404.html`."""

    path: str
    size: int = 0
    elements: list[Element] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)
    """Text by the name of the element right around it."""
    text: str = ""
    """All that a reader can see or hear, white space as single spaces."""

    def all(self, *tags: str) -> list[Element]:
        """The elements of these names."""
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> set[str]:
        """Where a link on the page can lead."""
        return {element.get("id") for element in self.elements} - {""}

    def meta(self, name: str) -> str:
        """What the page says of itself."""
        return next((e.get("content") for e in self.all("meta") if e.get("name") == name), "")


class _Reader(HTMLParser):
    def __init__(self, page: Read) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.open: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.page.elements.append(Element(tag, attributes, tuple(self.open)))
        self.parts += [attributes.get("aria-label", ""), attributes.get("content", "")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        around = "svg" if "svg" in self.open else self.open[-1] if self.open else ""
        self.page.words.setdefault(around, []).append(data)
        if around not in {"script", "style"}:
            self.parts.append(data)


def read(site: Path, file: Path) -> Read:
    """One HTML file of a site."""
    text = file.read_text(encoding="utf-8")
    page = Read(path=address(site, file), size=len(text.encode()))
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    page.text = " ".join("".join(reader.parts).split())
    return page


def address(site: Path, file: Path) -> str:
    """Where a file is found, below the site's root: `units/lab/` for its index.html."""
    path = file.relative_to(site).as_posix()
    return path.removesuffix("index.html") if file.name == "index.html" else path


@cache
def pages(site: Path) -> dict[str, Read]:
    """Every HTML page of a site by its address, but the one for editors, which stands apart."""
    found = (read(site, file) for file in sorted(site.rglob("*.html")))
    return {page.path: page for page in found if page.path != "admin/"}


def kinds(site: Path) -> list[str]:
    """The addresses of one page of every kind, the largest."""
    found: dict[str, Read] = {}
    for path, page in pages(site).items():
        folder, _, rest = path.partition("/")
        kind = f"{folder}/*" if rest else path
        if kind not in found or found[kind].size < page.size:
            found[kind] = page
    return [page.path for page in found.values()]


def links(page: Read) -> Iterator[str]:
    """Every address that a page leads to or loads something from, as it is written."""
    for element in page.elements:
        for name in ("href", "xlink:href", "src", "action", "poster", "data"):
            if name in element.attributes and element.tag != "base":
                yield element.get(name)
        for option in element.get("srcset").split(","):
            yield from option.split()[:1]
        if element.tag == "meta" and element.get("http-equiv").lower() == "refresh":
            yield element.get("content").partition("url=")[2]


def loaded(page: Read) -> Iterator[str]:
    """Every address from which a browser fetches something when it shows the page."""
    for element in page.elements:
        if element.tag == "link" and LOADED_LINKS & set(element.get("rel").split()):
            yield element.get("href")
        if element.tag not in {"a", "link"}:
            yield from (
                element.get(name) for name in ("src", "xlink:href", "poster", "data", "srcset")
            )
        yield from in_style(element.get("style"))
    for style in page.words.get("style", ()):
        yield from in_style(style)


def in_style(css: str) -> Iterator[str]:
    """Every address that a style sheet loads something from."""
    for first, second in re.findall(r"url\(\s*['\"]?([^'\")]*)|@import\s+['\"]([^'\"]*)", css):
        yield first or second


def is_data(script: str) -> bool:
    """Whether a script element holds JSON, which a browser does not run."""
    try:
        json.loads(script)
    except ValueError:
        return False
    return True


def is_elsewhere(url: str) -> bool:
    """Whether an address is on another host than the site's own."""
    parts = urlsplit(urljoin(SITE_URL, url))
    return parts.scheme not in {"data", "blob"} and parts.netloc != urlsplit(SITE_URL).netloc


def target(page: Read, url: str) -> tuple[str, str] | None:
    """The address below the site's root that a link leads to, and the anchor there.

    None for a link that leaves the site.
    """
    if url.startswith(("mailto:", "data:")):
        return None
    whole = urlsplit(urljoin(SITE_URL + page.path, url))
    root = urlsplit(SITE_URL)
    if whole.netloc != root.netloc:
        return None
    return unquote(whole.path.removeprefix(root.path)), unquote(whole.fragment)


def broken(site: Path) -> list[str]:
    """Every link of a site that leads to no file or to no anchor: page, link."""
    found = pages(site)
    return [
        f"{page.path} → {url}"
        for page in found.values()
        for url in dict.fromkeys(links(page))
        if not _resolves(site, found, page, url)
    ]


def _resolves(site: Path, found: dict[str, Read], page: Read, url: str) -> bool:
    leads = target(page, url)
    if leads is None:
        return True
    path, anchor = leads
    if path in found:
        return not anchor or anchor in found[path].ids
    return not path.endswith("/") and (site / path).is_file()
