"""Files of the record, opened to be added to."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from orgline import source
from orgline.editing.draft import Draft
from orgline.editing.lookup import NotFoundError
from orgline.editing.placing import with_change
from orgline.editing.writing import Entry
from orgline.problem import Problem, has_errors
from orgline.source import Document, Mapping, Scalar, Sequence

FOLDER = "orgdata"


class UnreadableError(Exception):
    """A file cannot be added to as it cannot be read; says what is wrong with it."""

    def __init__(self, file: str, text: str, problems: tuple[Problem, ...]) -> None:
        """Keep the file, its text, for excerpts, and its problems."""
        super().__init__(problems[0].message)
        self.texts = {file: text}
        self.problems = problems


def opened(root: Path, file: str) -> tuple[bytes, Document | None, str]:
    """The bytes of a file, its document, and its text; no document where it holds nothing yet.

    Raises `UnreadableError` where the file is not YAML such as a record may hold, and `OSError`.
    """
    data = (root / file).read_bytes()
    text, problem = source.decode(file, data)
    document, problems = (None, (problem,)) if problem else source.parse_text(file, text)
    if has_errors(problems):
        raise UnreadableError(file, text, problems)
    return data, document, document.text if document else text


def file_named(root: Path, given: Path) -> str:
    """The file of the record that an editor names: from here, from the site's folder, or by its name.

    Returns its path from the root, with `/`. Raises `NotFoundError`.
    """
    files = source.names(root)
    inside = [path for path in _inside(root, given) if path in files]
    named = [file for file in files if PurePosixPath(file).name in (str(given), f"{given}.yaml")]
    if not inside and len(named) != 1:
        where = "files are named from here or from the site's folder"
        raise NotFoundError(f"`{given}` is no file of the record; {where}")
    return (inside or named)[0]


def file_in_record(root: Path, given: Path) -> str:
    """The same for a file that need not be there yet. Raises `NotFoundError`."""
    try:
        return file_named(root, given)
    except NotFoundError:
        for path in _inside(root, given):
            parts = PurePosixPath(path).parts
            hidden = any(part.startswith(".") for part in parts)
            if parts[0] == FOLDER and path.endswith(".yaml") and not hidden:
                return path
        message = f"`{given}` is no place for a file of the record: `{FOLDER}/….yaml`"
        raise NotFoundError(message) from None


def _inside(root: Path, given: Path) -> Iterable[str]:
    """The paths that a name can mean, from here and from the site's folder, if they are in it."""
    top = root.resolve()
    for path in (given, root / given):
        real = path.parent.resolve() / path.name  # a file that is a link goes by its own name
        if real.is_relative_to(top) and real != top:
            yield real.relative_to(top).as_posix()


def change_draft(root: Path, file: str, event: str, change: Entry) -> Draft:
    """A draft of a file with one more change in one of its events; `""` for the only one.

    Raises `NotFoundError`, `CannotPlaceError`, `UnreadableError` and `OSError`.
    """
    before, document, _ = opened(root, file)
    events = tuple(events_in(document)) if document else ()
    index = _index(file, events, event)
    assert document is not None  # noqa: S101 - an event was found in it
    return Draft(file=file, before=before, text=with_change(document, index, change))


def events_in(document: Document) -> Iterable[tuple[int, str]]:
    """The place in the list and the id of each event of a file."""
    events = document.root.get("events")
    for index, item in enumerate(events.items if isinstance(events, Sequence) else ()):
        identity = item.get("id") if isinstance(item, Mapping) else None
        if isinstance(identity, Scalar):
            yield index, identity.text


def file_of_event(root: Path, event: str) -> str:
    """The file that holds an event. Raises `NotFoundError`."""
    documents, _, _ = source.read(root)
    for document in documents:
        if any(identity == event for _, identity in events_in(document)):
            return document.file
    raise NotFoundError(f"no event has the id `{event}`")


def _index(file: str, events: tuple[tuple[int, str], ...], event: str) -> int:
    if not events:
        raise NotFoundError(f"`{file}` holds no event; `orgline new event` makes one")
    ids = ", ".join(f"`{identity}`" for _, identity in events)
    if not event and len(events) > 1:
        raise NotFoundError(f"`{file}` holds several events: say which with --event: {ids}")
    found = [index for index, identity in events if not event or identity == event]
    if not found:
        raise NotFoundError(f"`{file}` holds no event `{event}`, but {ids}")
    return found[0]
