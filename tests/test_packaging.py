"""The locks say what they should, and the wheel works far away from its source."""

import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")

RECORD = """\
organisation: {name: The Ministry, root: ministry}
sources:
  - {id: gazette, title: A ministry and its lab, publisher: The Gazette, published: 2030-01-05}
people:
  - {id: ada-li, name: Ada Li}
units:
  - {id: ministry, name: The Ministry, kind: ministry}
  - {id: lab, name: Applied Lab, kind: laboratory}
events:
  - id: lab-founded
    date: 2030-01-04
    title: The ministry founds a lab
    kind: reorganisation
    summary: The ministry gets a lab of its own.
    sources: [gazette]
    changes:
      - {op: observe, unit: ministry}
      - {op: create, unit: lab, under: ministry}
      - {op: appoint, person: ada-li, role: head, unit: lab}
"""

SETTINGS = """\
site_name: The Ministry
docs_dir: content
theme: {name: material, font: false}
extra_css: [assets/orgline/fonts.css, assets/orgline/orgchart.css, assets/orgline/orgline.css]
markdown_extensions: [attr_list, md_in_html, tables]
"""


def pins(lock: str) -> dict[str, set[str]]:
    """The versions that a lock allows, by package; more than one where Pythons differ."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==(\S+)", (ROOT / lock).read_text(), re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def wanted(*keys: str) -> list[Requirement]:
    """The requirements that stand in pyproject.toml under one key."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for key in keys:
        table = table[key]
    return [Requirement(line) for line in table]


@pytest.mark.parametrize(
    ("lock", "keys"),
    [
        ("requirements.lock", ("project", "dependencies")),
        ("requirements-dev.lock", ("project", "dependencies")),
        ("requirements-dev.lock", ("project", "optional-dependencies", "dev")),
        ("requirements-build.lock", ("dependency-groups", "build")),
        ("requirements-build.lock", ("build-system", "requires")),
    ],
)
def test_a_lock_pins_all_that_the_project_asks_for(lock: str, keys: tuple[str, ...]) -> None:
    pinned = pins(lock)
    unmet = [
        str(requirement)
        for requirement in wanted(*keys)
        for version in pinned.get(canonicalize_name(requirement.name), {"none"})
        if version == "none" or version not in requirement.specifier
    ]
    assert unmet == []


@pytest.mark.parametrize("other", ["requirements.lock", "requirements-build.lock"])
def test_the_locks_agree_with_each_other(other: str) -> None:
    dev = pins("requirements-dev.lock")
    theirs = {name: versions for name, versions in pins(other).items() if name in dev}
    assert theirs == {name: dev[name] for name in theirs}


def test_the_dev_lock_holds_all_of_the_site_lock() -> None:
    assert pins("requirements.lock").keys() <= pins("requirements-dev.lock").keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert re.findall(r"\S*(?:://|index-url|find-links|@ )\S*", text) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_in_a_lock_has_a_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def run(*command: str | Path, cwd: Path) -> str:
    """Run as a reader's shell would, with nothing of this test run in the environment."""
    ours = ("PYTEST", "PYTHON", "ORGLINE", "VIRTUAL_ENV", "COVERAGE")
    environment = {name: v for name, v in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release is: from the source archive, not from this folder."""
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of commands of a new environment that holds the wheel.

    Its dependencies are those of this environment, so nothing is downloaded;
    the project's own source is not among them.
    """
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=True)
    commands = home / ("Scripts" if os.name == "nt" else "bin")
    python = commands / Path(sys.executable).name
    run(python, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=home)
    packages = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=home)
    Path(packages.strip(), "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return commands


@pytest.mark.packaging
@pytest.mark.xdist_group("packaging")
def test_the_wheel_holds_the_package_its_types_and_all_templates(wheel: Path) -> None:
    templates = {
        f"orgline/_templates/{path.relative_to(ROOT / 'templates').as_posix()}"
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {*templates, "orgline/py.typed", "orgline/__init__.py"} - held == set()
    assert {name.split("/")[0] for name in held if ".dist-info/" not in name} == {"orgline"}


@pytest.mark.packaging
@pytest.mark.xdist_group("packaging")
def test_the_wheel_builds_a_site_far_from_its_source(elsewhere: Path, tmp_path: Path) -> None:
    (tmp_path / "orgdata").mkdir()
    (tmp_path / "orgdata" / "ministry.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    assert "Usage" in run(elsewhere / "orgline", "--help", cwd=tmp_path)
    run(elsewhere / "orgline", "--today", "2030-02-01", "build", cwd=tmp_path)
    site = tmp_path / "site"
    for page in ("index.html", "events/lab-founded/index.html", "units/lab/index.html"):
        assert "Applied Lab" in (site / page).read_text(encoding="utf-8")
    styles = ROOT / "templates" / "assets" / "orgline.css"
    assert (site / "assets" / "orgline" / "orgline.css").read_bytes() == styles.read_bytes()


@pytest.mark.packaging
@pytest.mark.xdist_group("packaging")
def test_the_wheel_makes_a_site_that_builds_at_once(elsewhere: Path, tmp_path: Path) -> None:
    """From nothing to a built site, with a change by command on the way."""
    orgline = elsewhere / "orgline"
    run(orgline, "--today", "2026-03-31", "init", "acme", cwd=tmp_path)
    site = tmp_path / "acme"
    said = run(orgline, "--today", "2026-03-31", "build", cwd=site)
    assert "WARNING" not in said
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "Every statement here rests on the sources" in home
    move = ("record", "move", "Applied Lab", "--to", "Products", "--in", "2025-03-03-studio")
    run(orgline, *move, cwd=site)
    assert "no problems" in run(orgline, "check", cwd=site)
