"""Every page of the made-up ministry, as Markdown, is as stored in `ministry/pages/`.

Of a drawing only what it says is stored (its boxes, their marks and words, what leads where), not where the layout
engine puts it: that stands in the tests of the drawing, and would hide what a change means.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from orgline import site
from tests import sites

STORED = sites.MINISTRY / "pages"
pytestmark = pytest.mark.xdist_group("golden")

_LEGEND = re.compile(r'(<ul class="orgchart-legend">).*?(</ul>)', re.DOTALL)
_DRAWING = re.compile(r"<svg .*?</svg>", re.DOTALL)
_BOX = re.compile(
    r'<(?:a|g) class="(box[^"]*)"(?: xlink:href="([^"]*)")?[^>]*? aria-label="([^"]*)"'
)
_LINE = re.compile(r'class="line ([^"]*)"><title>([^<]*)')


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """All pages of the ministry, drawings shortened."""
    root = sites.prepare(sites.MINISTRY, tmp_path_factory.mktemp("ministry"))
    published, found = site.render(root, date.fromisoformat(sites.TODAY[sites.MINISTRY]))
    assert published, found.problems
    return {path: _shortened(text) for path, text in _generated(root / "content")}


def _generated(content: Path) -> Iterator[tuple[str, str]]:
    listed = (content / ".orgline-manifest").read_text(encoding="utf-8").splitlines()
    for path in listed:
        if path.endswith(".md") and not path.startswith("problems/"):  # no matter of a record
            yield path, (content / path).read_text(encoding="utf-8")


def _shortened(text: str) -> str:
    return _DRAWING.sub(_told, _LEGEND.sub(_explained, text))


def _explained(legend: re.Match[str]) -> str:
    words = " · ".join(re.findall(r"<span>(.*?)</span>", legend[0]))
    return f"{legend[1]}{words}{legend[2]}"


def _told(drawing: re.Match[str]) -> str:
    boxes = (f"{name} [{style}] {href}" for style, href, name in _BOX.findall(drawing[0]))
    lines = (f"{name} [{style}]" for style, name in _LINE.findall(drawing[0]))
    said = [unescape(words) for words in (*boxes, *lines)]
    return "\n".join(("<svg>", *said, "</svg>")) if said else "<svg/>"


def stored() -> dict[str, str]:
    return {path: data.decode() for path, data in sites.files(STORED).items()}


def test_every_page_is_as_stored(pages: dict[str, str], *, bless: bool) -> None:
    if bless:
        shutil.rmtree(STORED, ignore_errors=True)
        for path, text in pages.items():
            (STORED / path).parent.mkdir(parents=True, exist_ok=True)
            (STORED / path).write_text(text, encoding="utf-8", newline="\n")
    expected = stored()
    assert sorted(pages) == sorted(expected)
    for path, text in pages.items():
        assert text == expected[path], path


def test_the_stored_pages_can_be_read_by_a_person() -> None:
    assert len(stored()) <= 120
    assert max(map(len, stored().values())) < 43_000
