"""What a page looks like on paper: real PDFs, made by Chromium and read back."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

MARGIN = 14 / 25.4 * 72
"""14 mm, in points."""

SMALLEST = 6.0
"""Points; what is smaller cannot be read on paper."""

WRITTEN = """() => {
    const controls = "script, style, template, noscript, title, nav, form, fieldset, button, select,"
        + "label, [aria-hidden=true], .headerlink, .o-end, .o-take, .o-mend, .o-follow, .o-crumb,"
        + ".o-tools, .o-choices, .o-lens, .o-asof, .o-compare__days, .o-copier, .o-unseen"
    const walker = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode())
        if (!walker.currentNode.parentElement.closest(controls)) found.push(walker.currentNode.textContent)
    return found.join(" ")
}"""
"""All words of a page that are no controls, whether they are seen or not."""

SHARE_OF_SIZE = 0.3
"""No letter of ours is narrower on average than this share of the size of its font."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words in one go: where they begin, in points from the left and from the bottom."""

    text: str
    left: float
    base: float
    size: float
    """The size of their letters, in points."""

    @property
    def right(self) -> float:
        """Where they end, at least."""
        return self.left + len(self.text.strip()) * self.size * SHARE_OF_SIZE


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One side of paper; lengths in points."""

    width: float
    height: float
    words: tuple[Words, ...]
    drawn: bytes
    """All that is drawn on it, colours included."""

    @property
    def lies(self) -> bool:
        """Whether it is wider than high."""
        return self.width > self.height

    @property
    def text(self) -> str:
        """Its words in the order of drawing."""
        return " ".join(words.text for words in self.words)


def printed(tab: Page) -> tuple[Sheet, ...]:
    """The sheets that a page fills, as A4."""
    pdf = tab.pdf(prefer_css_page_size=True, format="A4")
    return tuple(map(_sheet, PdfReader(BytesIO(pdf)).pages))


def _sheet(page: PageObject) -> Sheet:
    words: list[Words] = []

    def keep(text: str, at: list[float], line: list[float], _font: object, size: float) -> None:
        if text.strip():
            left = line[4] * at[0] + line[5] * at[2] + at[4]
            base = line[4] * at[1] + line[5] * at[3] + at[5]
            tall = size * abs(line[3] * at[3])
            words.append(Words(text=text, left=round(left), base=round(base), size=round(tall, 1)))

    page.extract_text(visitor_text=keep)
    contents = page.get_contents()
    return Sheet(
        width=float(page.mediabox.width),
        height=float(page.mediabox.height),
        words=tuple(words),
        drawn=contents.get_data() if contents else b"",
    )


def missing(written: str, sheets: Iterable[Sheet]) -> list[str]:
    """The words that are less often on paper than they are written, in Latin letters and digits.

    Spaces are left out on both sides: a PDF has none, only places, and a word may be torn at the
    end of a line.
    """
    paper = _close("".join(sheet.text for sheet in sheets))
    whole = _close(written)
    words = Counter(re.findall(r"[A-Za-z0-9]{2,}", written))
    return [word for word in words if paper.count(word) < whole.count(word)]


def _close(text: str) -> str:
    return "".join(text.split())
