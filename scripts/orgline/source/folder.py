"""All files of a record, read one after the other; an error in one never hides the others."""

import gc
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from orgline.problem import Problem, Span, in_order
from orgline.source.codes import LARGEST_FILE
from orgline.source.decoding import decode
from orgline.source.listing import files, is_inside, leads_out, unreadable
from orgline.source.nodes import Document
from orgline.source.parsing import parse_text

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


def read(
    root: Path, folder: str = "orgdata", instead: Mapping[str, bytes] = _NOTHING
) -> tuple[tuple[Document, ...], dict[str, str], tuple[Problem, ...]]:
    """Read every `*.yaml` below a folder of the site.

    Returns the documents in the order of their paths, the text of every file that could be opened (for excerpts, also
    where there is no document), and all problems. Names that begin with a dot are passed over: editors make such
    files. A file with an error may lack records that others refer to. `instead` holds what to take for the content of
    some files, by path; they need not be there yet.
    """
    listed, problems = files(root, folder)
    documents, texts, found = _read_all(
        (file, instead[file] if file in instead else _data(root, file))
        for file in sorted({*listed, *instead})
    )
    return documents, texts, in_order((*problems, *found))


def names(root: Path, folder: str = "orgdata") -> tuple[str, ...]:
    """Return the paths of all files that `read` would read, sorted."""
    return tuple(files(root, folder)[0])


def read_files(
    contents: Iterable[tuple[str, bytes]],
) -> tuple[tuple[Document, ...], dict[str, str], tuple[Problem, ...]]:
    """The same for files that are at hand, each with the name to call it in problems."""
    documents, texts, problems = _read_all(
        (file, data if len(data) <= LARGEST_FILE else _too_large(file, len(data)))
        for file, data in sorted(contents)
    )
    return documents, texts, in_order(problems)


def _read_all(
    contents: Iterable[tuple[str, bytes | Problem]],
) -> tuple[tuple[Document, ...], dict[str, str], list[Problem]]:
    documents: list[Document] = []
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    with _without_garbage_collection():
        for file, data in contents:
            document, text, found = _read_file(file, data)
            documents += [document] if document else []
            texts |= {} if text is None else {file: text}
            problems += found
    return tuple(documents), texts, problems


def _read_file(
    file: str, data: bytes | Problem
) -> tuple[Document | None, str | None, tuple[Problem, ...]]:
    if isinstance(data, Problem):
        return None, None, (data,)
    text, problem = decode(file, data)
    if problem:
        return None, text, (problem,)
    document, problems = parse_text(file, text)
    return document, text, problems


def _data(root: Path, file: str) -> bytes | Problem:
    path = root / file
    try:
        if not is_inside(root, path):
            return leads_out(file)
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe would keep us waiting
            return unreadable(file, OSError("it is not a regular file"))
        if status.st_size > LARGEST_FILE:
            return _too_large(file, status.st_size)
        return path.read_bytes()
    except (
        OSError,
        RuntimeError,
    ) as error:  # before Python 3.13, links in a circle are a RuntimeError
        return unreadable(file, error)


def _too_large(file: str, size: int) -> Problem:
    return Problem(
        code="S104",
        message=f"the file has {size:,} bytes, more than {LARGEST_FILE:,}",
        span=Span.of_file(file),
        help="split it into several files; all are read",
    )


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Nodes hold no cycles, and looking for some would take half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
