"""What is offered is handed out, and all of it is written once."""

import hashlib
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment

from orgline import site
from orgline.exchange import Address, Counter, raster
from orgline.problem import Severity
from orgline.render import markdown
from orgline.render.templates import templates
from tests import sites
from tests.exchange.offices import TODAY, ministry, ministry_pages


@pytest.fixture(autouse=True)
def painted_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Which images there are is asked here; what they show, and that it stays the same, elsewhere."""

    def image(*, svg_string: str, **_: object) -> bytes:
        return hashlib.sha256(svg_string.encode()).digest()

    monkeypatch.setattr(raster, "resvg_py", SimpleNamespace(svg_to_bytes=image))
    monkeypatch.setenv(raster.SHARED, str(tmp_path / "images"))


HERE = Address(name="Orgline", url="https://a.example/")


def counter(cache: Path) -> Counter:
    environment: Environment = markdown.with_filters(templates())
    return Counter(ministry(), HERE, environment, cache)


def handed(found: Counter) -> dict[str, bytes]:
    """Every file of the ministry by its path."""
    files = [file for page in ministry_pages().values() for file in found.files(page)]
    files += found.site_files()
    assert len(dict(files)) == len(files)
    return dict(files)


def offered(found: Counter) -> set[str]:
    """Every file that a page of the ministry names."""
    links: set[str] = set()
    for page in ministry_pages().values():
        offers = found.offers(page)
        links |= {link.href for files in offers.others.values() for link in files}
        links |= {link.href for link in (*offers.files, *offers.head.feeds, *offers.head.calendars)}
        links |= {offers.head.image} - {""}
    return links


def test_every_file_that_a_page_names_is_there_and_no_other(tmp_path: Path) -> None:
    found = counter(tmp_path)
    assert offered(found) == handed(found).keys() - {"data/history.json"}


def test_all_is_the_same_again(tmp_path: Path) -> None:
    assert handed(counter(tmp_path / "a")) == handed(counter(tmp_path / "b"))


def test_without_a_painter_the_site_has_no_images_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "resvg_py", None)
    found = counter(tmp_path)
    files = handed(found)
    assert offered(found) == files.keys() - {"data/history.json"}
    assert not [path for path in files if path.endswith(".png")]
    [notice] = found.notices()
    assert (notice.code, notice.severity) == ("P105", Severity.WARNING)


def test_a_site_without_images_is_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "resvg_py", None)
    shutil.copytree(sites.MINISTRY / "orgdata", tmp_path / "orgdata")
    published, found = site.render(tmp_path, TODAY)
    assert published is not None
    assert [problem.code for problem in found.problems] == ["P105"]


def test_a_second_rendering_writes_nothing_and_a_smaller_record_removes_its_files(
    tmp_path: Path,
) -> None:
    shutil.copytree(sites.MINISTRY / "orgdata", tmp_path / "orgdata")
    first, _ = site.render(tmp_path, TODAY)
    again, _ = site.render(tmp_path, TODAY)
    assert first is not None
    assert again is not None
    assert (again.files, again.written, again.removed) == (first.files, 0, 0)
    hall = tmp_path / "orgdata" / "events" / "2023-hall.yaml"
    hall.write_text(hall.read_text("utf-8").partition("  - id: hall-planned")[0], "utf-8")
    site.render(tmp_path, TODAY)
    assert not (tmp_path / "content" / "feeds" / "units" / "lantern-hall.xml").exists()
    assert (tmp_path / "content" / "feeds" / "units" / "strict.xml").exists()
