"""A site of 250 units on 40 days: the first pages of each kind, and no images."""

import gzip
from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from orgline import site
from orgline.exchange import raster
from orgline.views import pages
from orgline.views.desk import Desk
from orgline.views.pages import Page
from tests import offices, sites

UNITS, DAYS = 250, 40
KEPT = 2
"""So many pages of each kind. The root's page, the first day's and the first event's, on which all
units are new, are the largest of theirs."""

Build = Callable[[], Page]
every_page = pages.pages


def build(root: Path, record: Path, units: int = UNITS) -> sites.Built:
    """Render and build a few pages of a site: all of them take minutes and show no more."""
    offices.record(record, units, DAYS)
    sites.prepare(record, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raster, "resvg_py", None)
        patch.setattr(pages, "pages", first_pages)
        published, found = site.render(root, offices.TODAY)
    assert published, found.problems
    config = root / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    alone = text.replace("hooks:\n  - scripts/mkdocs_hook.py\n", "")
    assert alone != text
    config.write_text(alone, encoding="utf-8")
    done = sites.run("mkdocs", "build", cwd=root)
    return sites.Built(root=root, site=root / "site", said=done.stdout + done.stderr)


def first_pages(desk: Desk) -> Iterator[Build]:
    """Of each kind of page the first ones, and the last days: the first page opens with these.

    No other is even begun.
    """
    seen: Counter[object] = Counter()
    last: deque[Build] = deque(maxlen=KEPT)
    for build in every_page(desk):
        made = build.func if isinstance(build, partial) else build
        seen[made] += 1
        if made is pages._index or seen[made] <= KEPT:
            yield build
        elif made is pages._day:
            last.append(build)
    yield from last


def weight(file: Path) -> int:
    """How many bytes a reader fetches of a file."""
    return len(gzip.compress(file.read_bytes(), mtime=0))
