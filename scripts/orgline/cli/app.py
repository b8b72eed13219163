"""The command line: its commands, its options, and what happens when something goes wrong."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from inspect import cleandoc
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from orgline.cli import INTERRUPTED
from orgline.cli.build import build
from orgline.cli.check import check
from orgline.cli.days import a_day
from orgline.cli.diff import diff
from orgline.cli.explain import explain
from orgline.cli.faults import tell
from orgline.cli.init import init
from orgline.cli.new import entries
from orgline.cli.place import Setting, a_path
from orgline.cli.plan import plan
from orgline.cli.record import operations
from orgline.cli.render import render
from orgline.cli.schema import schema
from orgline.cli.serve import serve
from orgline.cli.show import show
from orgline.cli.speaking import say

UNREAD = 141
TERMINATED = 143
FAILED = 2
_ANYWHERE = ("--root", "--today")
_ANYWHERE_WITH_VALUE = tuple(f"{option}=" for option in _ANYWHERE)

app = typer.Typer(
    name="orgline",
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer's way to call it
    if wanted:
        say(f"orgline {version('orgline')}")
        raise typer.Exit


def _folder(text: str) -> Path:
    path = a_path(text)
    if not path.is_dir():
        what = "is not a folder" if path.exists() else "does not exist"
        raise typer.BadParameter(f"`{text}` {what}")
    return path


def _help(command: Callable[..., object]) -> str:
    """The docstring; its examples are marked so that their lines are kept as they are."""
    return cleandoc(command.__doc__ or "").replace("\n\nExamples:", "\n\n\b\nExamples:")


def options(
    context: typer.Context,
    root: Annotated[
        Path | None,
        typer.Option(
            parser=_folder,
            metavar="DIR",
            help="The site's folder, which holds orgdata/. Else the nearest one from here upwards.",
        ),
    ] = None,
    today: Annotated[
        date | None,
        typer.Option(
            parser=a_day,
            metavar="DAY",
            help="The day to take for today. Else that of SOURCE_DATE_EPOCH, else the real one.",
        ),
    ] = None,
    _version: Annotated[  # noqa: FBT002 - typer makes it an option
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """From a folder of YAML to a website that says how an organisation is built.

    Examples:
      orgline check                           is the record sound?
      orgline explain R102                    what a message means, with an example
      orgline show token-hub --on 2026-03-16  a unit and all below it on a day
      orgline diff 2026-03-01 2026-03-31      what changed in between, and who says so
      orgline plan                            what your edit will change for readers
      orgline serve                           the site, live, while you edit
      orgline build                           the site, into site/

    Results go to stdout, everything else to stderr. Exit codes: 0 fine, 1 problems were found, 2 the
    command was called wrongly or failed. --root and --today may stand behind the command, too.
    """
    context.obj = Setting(root=root, day=today)


app.callback(help=_help(options))(options)
for command in (init, check, explain, plan, render, build, serve, show, diff, schema):
    app.command(help=_help(command))(command)
app.add_typer(entries())
app.add_typer(operations())


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code, having told what went wrong."""
    try:
        code = app(_hoisted(arguments) or ["--help"], standalone_mode=False, prog_name="orgline")
        sys.stdout.flush()
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        return _reader_is_gone()
    except BrokenPipeError:
        return _reader_is_gone()
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, it is told
        tell(error)
        return FAILED
    return code if isinstance(code, int) else 0


def _hoisted(arguments: Sequence[str]) -> list[str]:
    """The options of the whole program first, wherever they stand."""
    first: list[str] = []
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            rest += [argument, *waiting]
        elif argument in _ANYWHERE:
            first += [argument, *islice(waiting, 1)]
        else:
            (first if argument.startswith(_ANYWHERE_WITH_VALUE) else rest).append(argument)
    return first + rest


def _reader_is_gone() -> int:
    """`orgline show | head -1`: nobody reads on, which is nothing to talk about.

    Python flushes stdout once more at its end; that must not fail either.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return UNREAD


def call() -> None:
    """Run the command of this process's own arguments, and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # not every terminal knows every letter
            stream.reconfigure(errors="backslashreplace")
    # ended from outside, it cleans up as it does after Ctrl-C
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    sys.exit(run(sys.argv[1:]))
