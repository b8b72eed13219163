"""Draws the moving picture of README: `python -m tests.browser.picture` (`make picture`).

The first page's slider goes from the day before the Token Hub to the day on which it was formed, in the
real site and a real browser, whose clock stands still for each picture. Frames are put together as an
animated PNG (https://www.w3.org/TR/png-3/), which is PNGs in a row.
"""

import struct
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import FloatRect, Page, ViewportSize, sync_playwright

from tests import chromium, sites
from tests.browser.serving import served
from tests.conftest import CHROMIUM_FLAGS

TARGET = sites.PROJECT / "content" / "assets" / "scrub.png"
BEFORE = "at/2026-03-15/"
SIZE: ViewportSize = {"width": 1000, "height": 1400}
SHOWN: FloatRect = {"x": 0, "y": 40, "width": 1000, "height": 760}
ASIDE = (
    ".md-header, .md-tabs, .o-crumb, h1, h2, .o-opening, .o-choices, .o-tools, .o-figure__legend"
    "{ display: none !important }"
)
"""What stands around the line of days and the chart on the page."""
GLIDE = (100, 100, 100, 100)
"""Milliseconds of the movement between one picture and the next."""
STAY = 2600
"""Milliseconds that the day before and the day itself stay."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
Frame = tuple[bytes, int]
"""A PNG, and how many milliseconds it is shown."""


def frames(tab: Page, url: str) -> Iterator[Frame]:
    """The day before, the way, the day itself."""
    tab.clock.install(time=0)
    tab.goto(f"{url}{BEFORE}")
    tab.add_style_tag(content=ASIDE)
    tab.clock.pause_at(60_000)
    tab.get_by_role("button", name="Next day").wait_for()
    yield _shot(tab), STAY
    with tab.expect_response("**/at/2026-03-16/"):
        tab.get_by_role("button", name="Next day").click()
    tab.locator(".orgchart .ghosts").wait_for(state="attached")
    tab.clock.run_for(150)
    for wait in GLIDE:
        yield _shot(tab), wait
        tab.clock.run_for(wait)
    tab.clock.run_for(1000)
    yield _shot(tab), STAY


def _shot(tab: Page) -> bytes:
    return tab.screenshot(clip=SHOWN)


def animated(pictures: list[Frame]) -> bytes:
    """One animated PNG of pictures of one size, without end."""
    first = dict(parts(pictures[0][0]))
    size = first[b"IHDR"][:8]
    found = [_SIGNATURE, _chunk(b"IHDR", first[b"IHDR"])]
    found.append(_chunk(b"acTL", struct.pack(">II", len(pictures), 0)))
    number = 0
    for place, (png, wait) in enumerate(pictures):
        found.append(_chunk(b"fcTL", _control(number, size, wait)))
        number += 1
        data = _small(png)
        if place == 0:
            found.append(_chunk(b"IDAT", data))
        else:
            found.append(_chunk(b"fdAT", struct.pack(">I", number) + data))
            number += 1
    return b"".join((*found, _chunk(b"IEND", b"")))


def _small(png: bytes) -> bytes:
    """The pixels of a PNG, packed as well as can be; browsers pack quickly."""
    packed = b"".join(data for name, data in parts(png) if name == b"IDAT")
    return zlib.compress(zlib.decompress(packed), 9)


def _control(number: int, size: bytes, wait: int) -> bytes:
    return struct.pack(">I", number) + size + struct.pack(">IIHHBB", 0, 0, wait, 1000, 0, 0)


def _chunk(name: bytes, data: bytes) -> bytes:
    check = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)


def parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and content of each part of a PNG."""
    at = len(_SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def main() -> None:
    """Build the site, and draw."""
    with tempfile.TemporaryDirectory() as folder:
        root = sites.prepare(sites.PROJECT, Path(folder))
        draw(sites.build(root, sites.TODAY[sites.PROJECT]).site)


def draw(site: Path) -> None:
    """Draw a site that is built."""
    with served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.find(), args=[*CHROMIUM_FLAGS]
        )
        tab = browser.new_page(viewport=SIZE)
        TARGET.write_bytes(animated(list(frames(tab, url))))
        browser.close()


if __name__ == "__main__":
    main()
