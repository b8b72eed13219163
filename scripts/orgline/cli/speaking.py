"""Where the command speaks: results on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text


def out() -> Console:
    """The console for results; colour only on a terminal, and never with `NO_COLOR`."""
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False)


def err() -> Console:
    """The console for talk: counts, progress, what went wrong."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False)


def say(*lines: str | Text) -> None:
    """Print results, a line each, never wrapped or cut."""
    console = out()
    for line in lines:
        console.print(line, soft_wrap=True)


def talk(*lines: str | Text) -> None:
    """Print on stderr, a line each."""
    console = err()
    for line in lines:
        console.print(line, soft_wrap=True)


@contextmanager
def progressing(what: str, console: Console | None = None) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told how many of how many are done.

    Drawn as a bar on a terminal, which goes away at the end; nothing is printed elsewhere.
    """
    console = console or err()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    quiet = not console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=quiet) as progress:
        bar = progress.add_task(what, total=None)

        def tell(done: int, of: int) -> None:
            progress.update(bar, completed=done, total=of)

        yield tell


def say_json(value: object) -> None:
    """Print a value as JSON: keys in the order given, other scripts as they are."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
