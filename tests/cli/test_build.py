from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.__main__ import cli as mkdocs

from orgline import site as stages
from tests.cli.ministry import CONFIG, RECORD, write_pages
from tests.cli.running import Ran, orgline, write_site

pytestmark = pytest.mark.build

BROKEN = RECORD.replace("unit: web,", "unit: webb,")
READ = "orgdata: no problems\ncontent: 1 file, 1 written, 0 removed\n"


def build(site: Path, *, today: str = "2039-02-01") -> Ran:
    return orgline("--root", site, "--today", today, "build")


def write_record(site: Path, record: str) -> None:
    (site / "orgdata" / "all.yaml").write_text(record, encoding="utf-8")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_build_leaves_a_site_and_says_where(ministry: Path) -> None:
    assert build(ministry) == Ran(0, f"{ministry / 'site'}\n", READ)
    assert "<li>Lab</li>" in (ministry / "site" / "index.html").read_text(encoding="utf-8")


def test_the_folder_is_named_from_where_one_stands(
    ministry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ministry)
    assert orgline("build").out == "site\n"


def test_a_build_leaves_nothing_else(ministry: Path) -> None:
    before = {path.name for path in ministry.iterdir()}
    build(ministry)
    assert {path.name for path in ministry.iterdir()} - before - {"__pycache__"} == {"site"}


def test_two_builds_of_one_day_have_the_same_bytes(ministry: Path) -> None:
    build(ministry)
    first = files(ministry / "site")
    build(ministry)
    assert files(ministry / "site") == first


def test_a_site_carries_the_day_it_was_built_for_and_not_the_clock(ministry: Path) -> None:
    build(ministry, today="2039-02-01")
    sitemap = (ministry / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "<lastmod>2039-02-01</lastmod>" in sitemap


def test_a_record_with_errors_touches_nothing(ministry: Path) -> None:
    build(ministry)
    before = files(ministry / "site"), files(ministry / "content")
    write_record(ministry, BROKEN)
    ran = build(ministry)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("error[R102]: no unit has the id `webb`\n")
    assert ran.err.endswith("orgdata: 1 error\n")
    assert (files(ministry / "site"), files(ministry / "content")) == before


def test_a_file_in_place_of_the_folder_of_pages_is_a_problem(tmp_path: Path) -> None:
    write_site(tmp_path, RECORD)
    (tmp_path / "content").write_text("mine\n", encoding="utf-8")
    before = files(tmp_path)
    told = """\
error[P103]: `content` is a file, where the folder of the pages has to be
 --> content
  |
  = help: move it away, or make a folder of it

orgdata: 1 error
"""
    assert orgline("--root", tmp_path, "render") == Ran(1, "", told)
    assert files(tmp_path) == before


def test_a_warning_of_mkdocs_fails_the_build_and_keeps_the_old_site(ministry: Path) -> None:
    build(ministry)
    before = files(ministry / "site")
    (ministry / "content" / "about.md").write_text("[gone](gone.md)", encoding="utf-8")
    ran = build(ministry)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == READ + (
        "warning: Doc file 'about.md' contains a link 'gone.md', but the target is not found"
        " among documentation files.\n"
        "error: Aborted with 1 warnings in strict mode!\n"
        "The site was not built.\n"
    )
    assert files(ministry / "site") == before


def test_an_interrupted_build_keeps_the_old_site_and_leaves_nothing(ministry: Path) -> None:
    build(ministry)
    before = files(ministry)
    (ministry / "interrupt.py").write_text("def on_post_build(config): raise KeyboardInterrupt\n")
    hooks = CONFIG.replace("[mkdocs_hook.py]", "[mkdocs_hook.py, interrupt.py]")
    (ministry / "mkdocs.yml").write_text(hooks, encoding="utf-8")
    assert build(ministry) == Ran(130, "", READ)
    changed = ("interrupt.py", "mkdocs.yml", "__pycache__")
    after = {name: data for name, data in files(ministry).items() if not name.startswith(changed)}
    assert after == {name: before[name] for name in before if not name.startswith(changed)}


def test_hidden_entries_of_the_site_are_kept(ministry: Path) -> None:
    build(ministry)
    (ministry / "site" / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    (ministry / "site" / "stale.html").write_text("", encoding="utf-8")
    build(ministry)
    assert (ministry / "site" / ".git").read_text(encoding="utf-8") == "gitdir: elsewhere\n"
    assert not (ministry / "site" / "stale.html").exists()


def test_a_build_renders_once(ministry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = []

    def counting(root: Path, today: object, progress: object = None) -> object:
        days.append(str(today))
        return write_pages(root, today, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(stages, "render", counting)
    build(ministry, today="2039-02-01")
    assert days == ["2039-02-01"]


def test_a_folder_without_a_configuration_is_no_site(tmp_path: Path) -> None:
    told = f"error: there is no `mkdocs.yml` in `{tmp_path}`, so there is no site to build\n"
    assert build(tmp_path) == Ran(2, "", told)


def test_a_configuration_that_does_not_fit_is_told(ministry: Path) -> None:
    (ministry / "mkdocs.yml").write_text(CONFIG + "nonsense: 1\n", encoding="utf-8")
    ran = build(ministry)
    assert ran.code == 1
    assert "warning: Config value 'nonsense': Unrecognised configuration name" in ran.err


def plain_mkdocs(site: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str]:
    monkeypatch.chdir(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2200000000")  # in September 2039
    ran = CliRunner().invoke(mkdocs, ["build", "--strict"])
    return ran.exit_code, ran.output


def test_plain_mkdocs_renders_first(ministry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = plain_mkdocs(ministry, monkeypatch)
    assert code == 0
    assert "<li>Lab</li>" in (ministry / "site" / "index.html").read_text(encoding="utf-8")


def test_plain_mkdocs_stops_at_a_record_with_errors(
    ministry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_record(ministry, BROKEN)
    code, told = plain_mkdocs(ministry, monkeypatch)
    assert code == 1
    assert "error[R102]: no unit has the id `webb`" in told
    assert "the record has errors, so nothing was built" in told


def test_render_writes_pages_and_builds_no_site(ministry: Path) -> None:
    assert orgline("--root", ministry, "--today", "2039-02-01", "render") == Ran(0, "", READ)
    assert not (ministry / "site").exists()


def test_render_of_a_record_with_errors_fails(ministry: Path) -> None:
    write_record(ministry, BROKEN)
    assert orgline("--root", ministry, "render").code == 1
