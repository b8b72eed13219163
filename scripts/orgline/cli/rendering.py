"""The record into pages, with everything that is wrong said on the way."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from orgline import site
from orgline.cli.forms import count
from orgline.cli.speaking import counted, err, progressing, talk
from orgline.problem import Problem, Span, show


def rendered(root: Path, today: date) -> bool:
    """Write the pages of the site at `root` into its `content/`.

    Prints on stderr what is wrong and what was done. False where errors stood in the way; when
    they are errors of the record, nothing was touched.
    """
    with progressing("Rendering the pages") as progress:
        published, problems = site.render(root, today, progress)
    show(problems, _texts(root, problems), err())
    talk(f"orgdata: {count(problems)}")
    if published is None:
        return False
    done = f"{published.written:,} written, {published.removed:,} removed"
    talk(f"{site.CONTENT}: {counted(published.files, 'file')}, {done}")
    return True


def _texts(root: Path, problems: Iterable[Problem]) -> dict[str, str]:
    """The text of every file that a problem points into."""
    named = {span.file for problem in problems for span in _spans(problem) if not span.is_file}
    there = [file for file in sorted(named) if (root / file).is_file()]
    return {file: (root / file).read_text("utf-8-sig", "replace") for file in there}


def _spans(problem: Problem) -> Iterator[Span]:
    if problem.span:
        yield problem.span
    yield from (other.span for other in problem.related)
