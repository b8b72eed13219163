"""Which files hold the record."""

import os
from collections.abc import Iterator
from pathlib import Path

from orgline.problem import Problem, Span

_ENDING = ".yaml"
_LIKE_IT = frozenset({_ENDING, ".yml"})


def files(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """List the files to read below a folder of the site, sorted, with what stands in the way of others.

    Paths are relative to the root, with `/`. A file with the ending `.yml` is listed, too, though it is a problem, so
    that nothing else seems to be missing.
    """
    top = root / folder
    if not top.is_dir():
        return [], [_no_folder(folder)]
    if not is_inside(root, top):
        return [], [leads_out(folder)]
    problems: list[Problem] = []
    listed = sorted(_walk(root, top, problems))
    problems += (_ending(file) for file in listed if not file.endswith(_ENDING))
    return listed, problems or ([] if listed else [_nothing(folder)])


def _walk(root: Path, top: Path, problems: list[Problem]) -> Iterator[str]:
    """Give the files; add to `problems` the folders that are not entered."""

    def closed(error: OSError) -> None:
        problems.append(unreadable(Path(error.filename).relative_to(root).as_posix(), error))

    for place, folders, names in os.walk(top, onerror=closed):
        inside = Path(place).relative_to(root).as_posix()
        folders[:] = [name for name in folders if not name.startswith(".")]
        refused = {name: _refused(Path(place, name), f"{inside}/{name}") for name in folders}
        problems += filter(None, refused.values())
        folders[:] = [name for name in folders if not refused[name]]
        yield from (f"{inside}/{name}" for name in names if _is_record(name))


def is_inside(root: Path, path: Path) -> bool:
    """Tell whether a path, links followed, lies below the root. Raises OSError where links go in a circle."""
    return path.resolve().is_relative_to(root.resolve())


def leads_out(file: str) -> Problem:
    """Report a link to a place outside of the site: what stands there is not part of the record's history."""
    return Problem(
        code="S102",
        message="the link leads out of the site",
        span=Span.of_file(file),
        help="put the file itself here",
    )


def _is_record(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in _LIKE_IT


def _refused(place: Path, folder: str) -> Problem | None:
    """Report a folder that is a link, or has the name of a file."""
    span = Span.of_file(folder)
    if place.is_symlink():
        message = "the link to a folder is not followed"
        return Problem(code="S102", message=message, span=span, help="put the folder itself here")
    if _is_record(place.name):
        message = "a folder has the name of a file"
        return Problem(code="S101", message=message, span=span, help="give it another name")
    return None


def _ending(file: str) -> Problem:
    return Problem(
        code="S103",
        message=f"the name of the file does not end in `{_ENDING}`",
        span=Span.of_file(file),
        help=f"rename it to `{Path(file).with_suffix(_ENDING).name}`",
    )


def unreadable(file: str, error: Exception) -> Problem:
    """Report a file or folder that the system does not let us read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Problem(
        code="S101", message=f"the file cannot be read: {reason.lower()}", span=Span.of_file(file)
    )


def _no_folder(folder: str) -> Problem:
    return Problem(
        code="S101",
        message=f"the folder `{folder}` does not exist",
        span=None,
        help="make it, or name another site with `--root`",
    )


def _nothing(folder: str) -> Problem:
    return Problem(
        code="S107",
        message=f"the folder `{folder}` holds no file that ends in `{_ENDING}`",
        span=None,
    )
