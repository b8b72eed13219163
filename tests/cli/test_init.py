import re
import tomllib
from pathlib import Path

import pytest
import yaml

from orgline import site
from orgline.editing.skeleton import SHARED
from orgline.render.templates import folder
from tests import sites
from tests.cli.running import Ran, orgline
from tests.sites import PROJECT, files

FILES = (
    ".github/workflows/site.yml",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    ".vscode/tasks.json",
    "README.md",
    "content/correct-the-record.md",
    "content/dates.md",
    "content/edit-in-the-browser.md",
    "content/how-to-read.md",
    "content/record-a-change.md",
    "mkdocs.yml",
    "mkdocs_hook.py",
    "orgdata/events/2025-03-03-studio.yaml",
    "orgdata/events/2025-as-described.yaml",
    "orgdata/organisation.yaml",
    "orgdata/people.yaml",
    "orgdata/sources.yaml",
    "orgdata/units.yaml",
    "requirements.txt",
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*arguments: str) -> Ran:
    """Make a site on a day in 2026."""
    return orgline("--today", "2026-03-31", "init", *arguments)


def test_a_new_site_has_all_that_it_needs(here: Path) -> None:
    told = """\
20 files for a site about Acme Corp, with an example in it. Next:
  cd acme-corp
  orgline serve        look at it
  orgline new event    record what happened; README.md says what else there is
"""
    listed = "".join(f"acme-corp/{file}\n" for file in FILES)
    assert init("acme-corp") == Ran(0, listed, told)
    made = files(here / "acme-corp")
    assert tuple(path for path in made if not path.startswith(".orgline/")) == FILES
    sound = "orgdata: 6 files, 13 records, no problems\n"
    assert orgline("--root", "acme-corp", "check") == Ran(0, "", sound)


def test_the_example_is_a_reorganisation(here: Path) -> None:
    init("acme")
    ran = orgline("--root", "acme", "diff", "2025-03-02", "2025-03-03")
    assert (
        ran.out
        == """\
The Applied Lab leaves Research for the new Studio [studio-founded], on 3 March 2025
  created: Studio [example-studio], department, under Acme [acme] (single source: example-gazette-2025-03-04)
  moved: Applied Lab [example-lab] from under Research [example-research] to under Studio [example-studio] (single source: example-gazette-2025-03-04)
  appointed: Carmen Díaz [carmen-diaz] as Head of Studio [example-studio] (Director) (single source: example-gazette-2025-03-04)
"""
    )


@pytest.mark.parametrize(
    ("folder_name", "name", "root"),
    [
        ("acme_corp", "Acme Corp", "acme-corp"),
        ("ACME", "ACME", "acme"),
        ("应用集团", "应用集团", "ying-yong-ji-tuan"),
        ("משרד", "משרד", "organisation"),
        ("r&d: <b>'x'", "R&d: <b>'x'", "r-d-b-x"),
        ("example-lab", "Example Lab", "example-lab-2"),
        ("2026", "2026", "2026"),
        ("no", "No", "no"),
    ],
)
def test_the_name_is_that_of_the_folder(here: Path, folder_name: str, name: str, root: str) -> None:
    assert init(folder_name).code == 0
    history = site.examine(here / folder_name).history
    assert history is not None
    organisation = history.records.organisation
    assert (organisation.name, organisation.root) == (name, root)


@pytest.mark.parametrize("name", ['Ministry: "of" Works', "<script>alert(1)</script>", "'", "- x"])
def test_any_name_can_be_given(here: Path, name: str) -> None:
    assert init("acme", "--name", name, "--url", "https://acme.example/org").code == 0
    history = site.examine(here / "acme").history
    assert history is not None
    assert history.records.organisation.name == name
    settings = yaml.safe_load((here / "acme" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["site_name"] == name.replace("<", "\u2039").replace(">", "\u203a")
    assert settings["site_url"] == "https://acme.example/org/"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--name", " "], "--name: the text is empty"),
        (["--name", "a\u202eb"], "--name: `a\\u202eb` holds a character that cannot be seen"),
        (
            ["--url", "acme.example"],
            "--url: `acme.example` is not the address of a site: https://…",
        ),
        (["--url", "https://a'b"], "--url: `https://a'b` is not the address of a site: https://…"),
    ],
)
def test_what_cannot_be_is_told(here: Path, arguments: list[str], told: str) -> None:
    assert init("acme", *arguments) == Ran(2, "", f"error: {told}\n")
    assert files(here) == {}


def test_what_is_in_the_way_is_told_at_once_and_nothing_is_written(here: Path) -> None:
    (here / "orgdata").mkdir()
    (here / "orgdata" / "mine.yaml").write_text("people: []\n", encoding="utf-8")
    (here / "README.md").write_text("mine\n", encoding="utf-8")
    (here / "content").write_text("no folder\n", encoding="utf-8")
    (here / "mkdocs.yml").symlink_to("nowhere")
    before = files(here)
    told = (
        "error: nothing was written, as this is in the way:\n"
        "  README.md\n  content\n  mkdocs.yml\n  orgdata/mine.yaml\n"
    )
    assert init(".", "--name", "Acme") == Ran(2, "", told)
    assert files(here) == before


def test_a_file_in_place_of_the_folder_is_in_the_way(here: Path) -> None:
    (here / "acme").write_text("mine\n", encoding="utf-8")
    assert init("acme").err.endswith("in the way:\n  acme\n")


def test_other_files_in_the_folder_stay(here: Path) -> None:
    (here / "notes.txt").write_text("mine\n", encoding="utf-8")
    assert init(".", "--name", "Acme").code == 0
    assert (here / "notes.txt").read_text(encoding="utf-8") == "mine\n"


def test_when_writing_fails_nothing_is_left(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Path.open

    def full(path: Path, *arguments: str, **more: str) -> object:
        if path.name == "units.yaml":
            raise OSError(28, "No space left on device", str(path))
        return whole(path, *arguments, **more)  # type: ignore[call-overload]

    (here / "acme" / "orgdata").mkdir(parents=True)
    monkeypatch.setattr(Path, "open", full)
    ran = init("acme")
    assert (ran.code, ran.err) == (2, "error: no space left on device: acme/orgdata/units.yaml\n")
    assert [path.name for path in (here / "acme").rglob("*")] == ["orgdata"]


def test_the_settings_are_those_of_this_projects_own_site() -> None:
    ours = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    text = (folder() / "skeleton" / "mkdocs.yml.j2").read_text(encoding="utf-8")
    theirs = yaml.safe_load(re.sub(r"(?m)^<%.*\n|^site_(name|url): <<.*\n", "", text))
    assert ours["theme"].pop("custom_dir") == "templates/theme"
    assert theirs.pop("hooks") == ["mkdocs_hook.py"]
    ours["nav"][-1]["Record a change"].remove("when-sources-differ.md")
    # where a site and its files stand is for its owner to say
    own = ("site_name", "site_url", "repo_url", "edit_uri", "hooks")
    assert theirs == {key: value for key, value in ours.items() if key not in own}


def test_generated_files_are_ignored_as_in_this_project() -> None:
    ours = (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
    theirs = (folder() / "skeleton" / "gitignore").read_text(encoding="utf-8").splitlines()
    assert [line for line in ours if line.startswith("/content/") and line not in theirs] == []


def test_actions_are_pinned_by_the_hashes_that_this_project_uses() -> None:
    used = re.compile(r"uses: (\S+ # \S+)")
    ours = used.findall((PROJECT / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    text = (folder() / "skeleton/github/workflows/site.yml").read_text(encoding="utf-8")
    assert used.findall(text)
    assert set(used.findall(text)) <= set(ours)
    assert text.count("uses:") == len(used.findall(text))


def test_what_sites_share_travels_with_the_package() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    home = "orgline/_templates/skeleton"
    assert packed == {origin: f"{home}/{path.lstrip('.')}" for path, origin in SHARED.items()}


@pytest.mark.build
def test_a_new_site_is_built_without_a_warning_and_looks_as_it_should(here: Path) -> None:
    init("acme")
    built = sites.build(here / "acme", "2026-03-31")
    assert "WARNING" not in built.said
    home = (built.site / "index.html").read_text(encoding="utf-8")
    assert '<meta property="og:site_name" content="Acme">' in home
    assert "Every statement here rests on the sources" in home
    assert "Page not found" in (built.site / "404.html").read_text(encoding="utf-8")
