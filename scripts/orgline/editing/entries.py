"""New sources, units, people and events, as drafts of the files that they go into."""

from collections.abc import Container
from pathlib import Path, PurePosixPath

from orgline import source
from orgline.dates import When
from orgline.editing.draft import Draft
from orgline.editing.opening import FOLDER, opened
from orgline.editing.placing import with_entry
from orgline.editing.proposing import free, stamp
from orgline.editing.templating import filled
from orgline.editing.writing import Entry, block
from orgline.records import EventKind
from orgline.schema import modeline
from orgline.source import Document, Sequence

_EVENTS = f"{FOLDER}/events"


def entry_draft(root: Path, section: str, entry: Entry, file: str = "") -> Draft:
    """A draft with one more source, unit or person, in a file or where such entries stand.

    Raises `CannotPlaceError`, `UnreadableError` and `OSError`.
    """
    return _with(root, file or _home(root, section), ((section, entry),))


def event_draft(root: Path, event: Entry, when: When, source_: Entry | None = None) -> Draft:
    """A draft of a file for one event, with comments that teach; with a new source if there is one.

    The file is named after the date, no more exactly than that is known, and the id.
    """
    name = "-".join(part for part in (stamp(when), str(event["id"])) if part)
    file = f"{_EVENTS}/{free(name, _Taken(root))}.yaml"
    told = {**dict.fromkeys(_OPTIONAL, ""), **event}
    values = {
        "modeline": modeline(file),
        "event": told,
        "source": source_,
        "kinds": tuple(EventKind),
    }
    text = filled("record/event.yaml.j2", values, root)
    return Draft(file=file, before=None, text=text)


def event_in_file(root: Path, file: str, event: Entry, source_: Entry | None = None) -> Draft:
    """A draft with one more event, and perhaps its source, in a file that is there.

    Raises as `entry_draft` does.
    """
    sources = (("sources", source_),) if source_ else ()
    return _with(root, file, (*sources, ("events", event)))


_OPTIONAL = ("as_written", "announced", "after", "note", "planned")


class _Taken(Container[str]):
    """The names of files that are in use among the events."""

    def __init__(self, root: Path) -> None:
        self._folder = root / _EVENTS

    def __contains__(self, name: object) -> bool:
        return any((self._folder / f"{name}{end}").exists() for end in (".yaml", ".yml"))


def _with(root: Path, file: str, entries: tuple[tuple[str, Entry], ...]) -> Draft:
    if not (root / file).exists():
        return _new_file(root, file, entries)
    before, document, text = opened(root, file)
    for section, entry in entries:
        text = with_entry(document, section, entry) if document else _begun(text, section, entry)
        document, _ = source.parse_text(file, text)
    return Draft(file=file, before=before, text=text)


def _new_file(root: Path, file: str, entries: tuple[tuple[str, Entry], ...]) -> Draft:
    """A file of its own, with a word on what it is for if it is for one kind of entry alone."""
    named_so = PurePosixPath(file).stem in _EXPLAINED
    text = filled(f"record/{PurePosixPath(file).name}.j2", {}, root) if named_so else ""
    text = f"{modeline(file)}\n{text}"
    for section, entry in entries:
        text = _begun(text, section, entry)
    return Draft(file=file, before=None, text=text)


_EXPLAINED = ("sources", "people", "units")


def _begun(text: str, section: str, entry: Entry) -> str:
    """A file that holds nothing yet, or comments alone, with a first part."""
    gap = "" if not text or text.endswith("\n") else "\n"
    return "\n".join([text + gap + f"{section}:", *block(entry, 2), ""])


def _home(root: Path, section: str) -> str:
    """The file in which such entries stand: the one named so, else the one with most of them."""
    usual = f"{FOLDER}/{section}.yaml"
    if (root / usual).exists():
        return usual
    documents, _, _ = source.read(root)
    counted = {document.file: _number(document, section) for document in documents}
    fullest = max(counted, key=lambda file: counted[file], default="")
    return fullest if counted.get(fullest) else usual


def _number(document: Document, section: str) -> int:
    """How many entries of a kind a file holds; none where it tells of an event."""
    items = document.root.get(section)
    told = document.root.get("events") is not None
    return len(items.items) if isinstance(items, Sequence) and not told else 0
