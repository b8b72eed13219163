"""Small records cut out of large ones: one event and the entries that it names."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from orgline.history import History, Step, Tenure
from orgline.records import EventId
from orgline.site import examine

Files = Mapping[str, bytes]
_SECTION = re.compile(r"^(\w+):[ \t]*(.*)\n((?:(?![\w#]).*\n?)*)", re.MULTILINE)
_ENTRY = re.compile(r"^  - (?:(?!^  - ).*\n?)+", re.MULTILINE)
_ID = re.compile(r"\bid: *([a-z0-9-]+)")
_NAMED = ("sources", "people", "units", "roles")


def files_of(site: Path) -> dict[str, bytes]:
    """All files of a record."""
    found = sorted((site / "orgdata").rglob("*.yaml"))
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in found}


def slices(site: Path) -> Iterator[Files]:
    """For each event of a record a small one: the event in one file, all that it builds on in another."""
    entries = tuple(_entries(site))
    organisation = next(text for section, text in entries if section == "organisation")
    history = examine(site).history
    assert history
    for section, text in entries:
        if section == "events":
            before = _before(text, history)
            # what it comes after is in another slice
            event = re.sub(r"^    after:.*\n", "", text, flags=re.MULTILINE)
            wanted = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", event + organisation + before))
            named = [(s, e) for s, e in entries if s in _NAMED and _id(e) in wanted]
            yield {
                "orgdata/event.yaml": f"events:\n{event}".encode(),
                "orgdata/named.yaml": (organisation + _listed(named) + before).encode(),
            }


def _before(text: str, history: History) -> str:
    """An event that brings about what an event builds on: the units that it names, who leads them."""
    step = history.step(EventId(_id(text)))
    root = history.records.organisation.root
    wanted = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text)) | {root}
    units = [u for u in history.before(step.event.id, date.max).units if u.id in wanted]
    held = [t for t in history.tenures if _holds(t, step) and t.unit in {unit.id for unit in units}]
    changes = [f"observe, unit: {root}" if any(u.id == root for u in units) else ""]
    changes += [f"observe, unit: {u.id}, within: {root}" for u in units if u.id != root]
    changes += [f"appoint, person: {t.person}, role: {t.role}, unit: {t.unit}" for t in held]
    lines = "".join(f"      - {{op: {change}}}\n" for change in changes if change)
    return (
        "events:\n  - id: what-was-before\n    date: [..0999]\n    title: Before\n"
        f"    kind: other\n    summary: Before.\n    sources: [{step.event.sources[0]}]\n"
        + (f"    changes:\n{lines}" if lines else "")
    )


def _holds(tenure: Tenure, step: Step) -> bool:
    begun, ended = tenure.begun.step, tenure.ended.step if tenure.ended else step.number
    return begun < step.number <= ended


def _entries(site: Path) -> Iterator[tuple[str, str]]:
    for data in files_of(site).values():
        for section, value, block in _SECTION.findall(data.decode()):
            if section == "organisation":
                yield section, f"{section}: {value}\n{block}"
            for entry in _ENTRY.findall(block):
                yield section, entry.rstrip() + "\n"


def _id(entry: str) -> str:
    found = _ID.search(entry)
    return found[1] if found else ""


def _listed(entries: list[tuple[str, str]]) -> str:
    return "".join(
        f"{section}:\n" + "".join(text for name, text in entries if name == section)
        for section in _NAMED
    )
