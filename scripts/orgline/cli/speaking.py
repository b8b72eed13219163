"""Where the command speaks: results on stdout, everything else on stderr."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console, ConsoleRenderable, RenderHook
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from orgline.cli.runner import in_github_actions, without_commands


def out() -> Console:
    """The console for results; colour only on a terminal, and never with `NO_COLOR`."""
    return _console(sys.stdout)


def err() -> Console:
    """The console for talk: counts, progress, what went wrong."""
    return _console(sys.stderr)


def _console(file: TextIO) -> Console:
    console = Console(file=file, highlight=False, markup=False, emoji=False)
    if in_github_actions():
        console.push_render_hook(_Unheeded())
    return console


class _Unheeded(RenderHook):
    """Lets no text that is printed be taken for a command to the runner of GitHub Actions."""

    def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
        return [_unheeded(one) if isinstance(one, Text) else one for one in renderables]


def _unheeded(text: Text) -> Text:
    harmless = without_commands(text.plain)
    return text if harmless == text.plain else Text(harmless)


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
    text = json.dumps(value, ensure_ascii=False, indent=2)
    # the escapes are those of JSON, too
    sys.stdout.write(f"{without_commands(text) if in_github_actions() else text}\n")


def command(*lines: str) -> None:
    """Print commands to the runner of GitHub Actions, a line each, as they are."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 file", "2 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
