"""The record is edited in the browser, and what is saved is a sound record.

The files are in a folder that the browser keeps for itself (the origin's private file system); it
stands for the folder that an editor would choose on the own machine.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page

from orgline import site
from orgline.records import Records
from tests import sites
from tests.browser.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("record")]

TALL = {"viewport": {"width": 1280, "height": 4000}}
"""The form shows the fields below the window only when they are scrolled to."""
FILL = """async (files) => {
  const root = await navigator.storage.getDirectory();
  await root.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/"), name = folders.pop();
    let folder = root;
    for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(text);
    await writable.close();
  }
  window.showDirectoryPicker = async () => root;
}"""
TAKE = """async () => {
  const files = {};
  const walk = async (folder, path) => {
    for await (const [name, handle] of folder.entries()) {
      if (handle.kind === "directory") await walk(handle, `${path}${name}/`);
      else files[path + name] = await (await handle.getFile()).text();
    }
  };
  await walk(await navigator.storage.getDirectory(), "");
  return files;
}"""

Files = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A site on a server: the folder it was made from, and its address."""

    root: Path
    url: str


@pytest.fixture(scope="module")
def record_site(record: sites.Built, record_url: str) -> Served:
    """The site of this project's own record."""
    return Served(root=record.root, url=record_url)


def on_disk(root: Path) -> Files:
    """The files of a record, by their paths."""
    return {
        file.relative_to(root).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted((root / "orgdata").rglob("*.yaml"))
    }


def opened(tab: Page, url: str, files: Files) -> Page:
    """The page for editing, at work on these files."""
    tab.set_default_timeout(60_000)  # a large form on a busy machine
    tab.goto(urljoin(url, "admin/"))
    tab.evaluate(FILL, files)
    tab.get_by_role("button", name="Work with Local Repository").click()
    tab.get_by_role("button", name="Create New Entry").wait_for()
    return tab


def field(tab: Page, key: str) -> Locator:
    return tab.locator(f'[data-key-path="{key}"]')


def write(tab: Page, key: str, text: str) -> None:
    field(tab, key).locator("input, textarea").fill(text)


def pick(tab: Page, key: str, name: str) -> None:
    """Choose an entry by a part of its name."""
    field(tab, key).get_by_role("combobox").click()
    tab.get_by_role("option").filter(has_text=name).click()


def add(tab: Page, key: str, what: str) -> None:
    field(tab, key).get_by_role("button", name=re.compile(f"Add .?{what}.?$")).last.click()


def add_change(tab: Page, operation: str) -> None:
    add(tab, "events.0.changes", "Change")
    tab.get_by_role("menuitem", name=re.compile(f"^{operation}:")).click()


def saved(tab: Page, before: Files) -> Files:
    """The files that saving has changed."""
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.get_by_text("Entry saved").wait_for()
    after: Files = tab.evaluate(TAKE)
    return {path: text for path, text in after.items() if before.get(path) != text}


def read(files: Files) -> Records:
    """A record; fails when `orgline check` would find an error."""
    found = site.examine_files((path, text.encode()) for path, text in files.items())
    assert found.history, found.problems
    assert found.sound, found.problems
    return found.history.records


def test_an_editor_adds_an_event_and_the_file_passes_the_check(
    open_tab: Tab, record_site: Served, tmp_path: Path
) -> None:
    before = on_disk(record_site.root)
    tab = opened(open_tab(**TALL), record_site.url, before)
    tab.get_by_role("button", name="Create New Entry").click()
    add(tab, "sources", "Source")
    write(tab, "sources.0.id", "memo")
    write(tab, "sources.0.title", "Memo to the staff")
    write(tab, "sources.0.publisher", "Alibaba")
    write(tab, "sources.0.published", "2026-04-08")
    add(tab, "units", "Unit")
    write(tab, "units.0.id", "edge-lab")
    write(tab, "units.0.name", "Edge Lab")
    write(tab, "units.0.kind", "laboratory")
    add(tab, "events", "Event")
    write(tab, "events.0.id", "edge-lab-founded")
    write(tab, "events.0.date", "[2026-04-01..2026-04-08]")
    write(tab, "events.0.title", "The Edge Lab: founded")
    pick(tab, "events.0.kind", "reorganisation")
    write(tab, "events.0.summary", "A laboratory for devices.")
    pick(tab, "events.0.sources", "NextFin")
    pick(tab, "events.0.sources", "Memo to the staff")
    add_change(tab, "Create")
    pick(tab, "events.0.changes.0.unit", "Edge Lab")
    pick(tab, "events.0.changes.0.under", "Alibaba Group")
    add_change(tab, "Move")
    pick(tab, "events.0.changes.1.unit", "Tongyi Lab")
    pick(tab, "events.0.changes.1.from", "(token-hub)")
    pick(tab, "events.0.changes.1.to", "Edge Lab")
    add_change(tab, "Appoint")
    pick(tab, "events.0.changes.2.person", "Zhou Hao")
    pick(tab, "events.0.changes.2.role", "Head")
    pick(tab, "events.0.changes.2.unit", "Edge Lab")

    new = saved(tab, before)

    assert new == {
        "orgdata/events/2026-04-01-2026-04-08-edge-lab-founded.yaml": """\
sources:
  - id: memo
    title: Memo to the staff
    publisher: Alibaba
    published: 2026-04-08
units:
  - id: edge-lab
    name: Edge Lab
    kind: laboratory
events:
  - id: edge-lab-founded
    date: [2026-04-01..2026-04-08]
    title: 'The Edge Lab: founded'
    kind: reorganisation
    summary: A laboratory for devices.
    sources: [nextfin, memo]
    changes:
      - op: create
        unit: edge-lab
        under: alibaba-group
      - op: move
        unit: tongyi-lab
        from: token-hub
        to: edge-lab
      - op: appoint
        person: zhou-hao
        role: head
        unit: edge-lab
"""
    }
    for path, text in {**before, **new}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    checked = sites.run("orgline", "--root", str(tmp_path), "check", cwd=tmp_path)
    assert checked.stderr.endswith("no problems\n")


@pytest.mark.parametrize(
    ("path", "address", "key"),
    [
        (
            "events/2026-03-16-token-hub",
            "events/entries/2026-03-16-token-hub",
            "events.0.title",
        ),
        ("sources", "record/entries/sources", "sources.0.title"),
        ("organisation", "record/entries/organisation", "organisation.name"),
    ],
)
def test_what_an_editor_does_not_touch_stays_as_it_is(
    open_tab: Tab, record_site: Served, path: str, address: str, key: str
) -> None:
    """Of comments nothing is said here: they are lost, as the page itself says."""
    before = on_disk(record_site.root)
    tab = opened(open_tab(**TALL), record_site.url, before)
    tab.goto(urljoin(record_site.url, f"admin/#/collections/{address}"))
    section = key.split(".", maxsplit=1)[0]
    if section != "organisation":
        closed = "button[aria-expanded=false][aria-controls$=-item-0-body]"
        field(tab, section).locator(closed).first.click()
    written = field(tab, key).locator("input")
    text = written.input_value()
    written.fill(f"{text} (changed)")

    after = saved(tab, before)

    file = f"orgdata/{path}.yaml"
    assert list(after) == [file]
    by_hand = before[file].replace(text, f"{text} (changed)", 1)
    assert read({**before, **after}) == read({**before, file: by_hand})
