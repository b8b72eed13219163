"""From a draft to a file: examined, refused or written, and told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from orgline import site
from orgline.cli.check import report, summary
from orgline.cli.faults import Misuse
from orgline.cli.speaking import err, talk
from orgline.editing.draft import ChangedMeanwhileError, Draft, examined, save
from orgline.editing.lookup import NotFoundError
from orgline.editing.opening import UnreadableError
from orgline.editing.placing import CannotPlaceError
from orgline.problem import Severity, has_errors, show, visible
from orgline.records import Records
from orgline.site import Examined

_UNTOUCHED = "Nothing was written."
_OLD_ERRORS = "The record has had these errors before; mend them first."


@contextmanager
def telling() -> Iterator[None]:
    """Turn what stands in the way of a draft into words; raises `Misuse` or `typer.Exit`."""
    try:
        yield
    except NotFoundError as error:
        raise Misuse(visible(str(error))) from None
    except UnreadableError as error:
        show(error.problems, error.texts, err())
        talk(_UNTOUCHED)
        raise typer.Exit(1) from None
    except CannotPlaceError as error:
        reason = visible(str(error))
        file = visible(error.file)
        raise Misuse(f"`{file}` cannot be added to by a command: {reason}") from None
    except UnicodeEncodeError:
        raise Misuse("a text holds bytes that are no character") from None


def readable(root: Path) -> tuple[Examined, Records]:
    """The record as it stands, with mistakes or not, and the records to choose from.

    Raises `typer.Exit` with 1 where they cannot be read, having printed every problem on stderr.
    """
    found = site.examine(root)
    records = records_of(found)
    if records is None:
        report(found)
        raise typer.Exit(1)
    return found, records


def records_of(found: Examined) -> Records | None:
    """The records for names to be looked up in; None where they cannot be read."""
    return found.history.records if found.history else None


def written(
    root: Path, draft: Draft, before: Examined, *, dry: bool, quiet: frozenset[str] = frozenset()
) -> bool:
    """Write a draft unless the record would then have errors.

    False where nothing was written; what is wrong is on stderr. Warnings that the draft brings are
    told as well, except those of the codes in `quiet`, which are about what is still to come.
    """
    after = examined(root, draft)
    old = {(problem.code, problem.message) for problem in before.problems}
    new = [problem for problem in after.problems if (problem.code, problem.message) not in old]
    errors = [problem for problem in after.problems if problem.severity is Severity.ERROR]
    if errors:
        show(errors, after.texts, err())
        talk(summary(after))
        talk(_UNTOUCHED if has_errors(new) else f"{_UNTOUCHED} {_OLD_ERRORS}")
        return False
    if not dry:
        _save(root, draft)
        site.keep_schema(root, after.history, begin=False)
    show([problem for problem in new if problem.code not in quiet], after.texts, err())
    return True


def _save(root: Path, draft: Draft) -> None:
    try:
        save(root, draft)
    except FileExistsError:
        raise Misuse(f"`{visible(draft.file)}` exists, and is not overwritten") from None
    except ChangedMeanwhileError:
        message = f"`{visible(draft.file)}` has just been changed by somebody else; try again"
        raise Misuse(message) from None


def place(root: Path, draft: Draft) -> str:
    """Where the new lines are, as a path from here and a line."""
    path, here = root.resolve() / draft.file, Path.cwd()
    shown = path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
    return f"{visible(shown)}:{draft.first_new_line}"
