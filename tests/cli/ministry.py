"""A small site that builds in no time, with pages made without templates."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from orgline import site
from orgline.render.publish import Published
from orgline.site import Examined
from tests.written import recorded

RECORD = recorded("""
- date: 2039-01-01
  sources: [gazette, herald, memo]
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: archive, under: ministry}
    - {op: observe, unit: chat, under: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: hub, under: ministry}
    - {op: observe, unit: lab, under: ministry}
    - {op: observe, unit: press, under: ministry}
    - {op: observe, unit: web, under: ministry}
    - {op: appoint, person: ada, role: head, unit: lab}
    - {op: appoint, person: bob, role: member, unit: lab}
    - {op: appoint, person: cy, role: deputy, unit: lab}
    - {op: appoint, person: dee, role: deputy, unit: hub}
""")

CONFIG = """\
site_name: The Ministry
site_url: https://ministry.example/
docs_dir: content
theme: {name: mkdocs}
hooks: [mkdocs_hook.py]
plugins: []
validation: {nav: {omitted_files: ignore}}
"""

HOOK = Path(__file__).parents[2] / "scripts" / "mkdocs_hook.py"


def write_pages(
    root: Path, today: date, progress: Callable[[int, int], None] | None = None
) -> tuple[Published | None, Examined]:
    """Stands in for `site.render`: a page that lists the units."""
    found = site.examine(root)
    if found.history is None or not found.sound:
        return None, found
    names = [f"- {unit.name}\n" for unit in found.history.at(today).units]
    (root / "content" / "index.md").write_text("# Units\n\n" + "".join(names), encoding="utf-8")
    if progress:
        progress(1, 1)
    return Published(files=1, written=1, removed=0), found
