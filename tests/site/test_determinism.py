"""The same record gives the same bytes: always, everywhere, however its files are cut."""

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests import sites

pytestmark = pytest.mark.xdist_group("ministry")
TODAY = sites.TODAY[sites.MINISTRY]


def pages(root: Path, **env: str) -> dict[str, bytes]:
    """Render a site in a process of its own; all files of its content folder."""
    sites.orgline(root, TODAY, "render", **env)
    return sites.files(root / "content")


@pytest.fixture(scope="module")
def rendered(ministry: sites.Built) -> dict[str, bytes]:
    """The pages as they were when the site was built."""
    return sites.files(ministry.root / "content")


def same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    """Fail with the names of the files that differ, and not with all of their text."""
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_elsewhere_with_other_settings_of_the_machine_the_pages_are_the_same(
    rendered: dict[str, bytes], tmp_path: Path
) -> None:
    root = sites.prepare(sites.MINISTRY, tmp_path / "a" / "deep folder 潮")
    env = {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}
    same(pages(root, **env), rendered)


def test_however_the_files_are_cut_and_named_the_pages_are_the_same(
    rendered: dict[str, bytes], tmp_path: Path
) -> None:
    root = sites.prepare(sites.MINISTRY, tmp_path / "site")
    shutil.rmtree(root / "orgdata")
    for number, text in enumerate(shuffled(sites.MINISTRY / "orgdata")):
        folder = root / "orgdata" / f"{number % 7}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"part-{number}.yaml").write_text(text, encoding="utf-8")
    same(without_places(pages(root)), without_places(rendered))


def without_places(files: dict[str, bytes]) -> dict[str, bytes]:
    """Files without what tells where an entry is: links to its line, and the list of files to edit."""
    plain = {path: re.sub(rb"/edit/main/orgdata/[^\"]+", b"", data) for path, data in files.items()}
    form = json.loads(plain["admin/record.json"])
    form["settings"]["collections"] = [
        part for part in form["settings"]["collections"] if "files" not in part
    ]
    return {**plain, "admin/record.json": json.dumps(form).encode()}


def shuffled(orgdata: Path) -> Iterator[str]:
    """Every entry of a record as a file of its own, in another order."""
    parts: list[dict[str, object]] = []
    for path in sorted(orgdata.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        for key, value in yaml.load(text, yaml.BaseLoader).items():  # noqa: S506 - all as text
            items = [[item] for item in value] if isinstance(value, list) else [value]
            parts += [{key: item} for item in items]
    random.Random(7).shuffle(parts)  # noqa: S311
    return (yaml.dump(part, allow_unicode=True, sort_keys=False) for part in parts)


def test_rendering_again_writes_nothing(ministry: sites.Built) -> None:
    content = ministry.root / "content"
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    assert "0 written, 0 removed" in sites.orgline(ministry.root, TODAY, "render").stderr
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_plain_mkdocs_renders_first_and_builds_the_same_site(
    ministry: sites.Built, tmp_path: Path
) -> None:
    root = sites.prepare(sites.MINISTRY, tmp_path / "elsewhere")
    midnight = "1719705600"  # of TODAY, in UTC
    env = {"PYTHONHASHSEED": "4711", "TZ": "America/Anchorage", "SOURCE_DATE_EPOCH": midnight}
    sites.run("mkdocs", "build", "--strict", cwd=root, **env)
    same(sites.files(root / "site"), sites.files(ministry.site))
