"""`orgline check`: whether the record is fit to be published."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from orgline import site
from orgline.cli.faults import Misuse
from orgline.cli.forms import MOST_SHOWN, Form, count, print_full, print_problems, settled
from orgline.cli.place import Setting, setting
from orgline.cli.speaking import counted, err, say, talk
from orgline.history import History
from orgline.problem import has_errors
from orgline.site import Examined

BEGINS = "orgline: checking"
"""The line with which each check under watch begins; a problem matcher waits for it."""
ENDS = "orgline: done"
"""What the line begins with that follows on its problems: "orgline: done, 2 errors, 1 warning"."""


def check(
    context: typer.Context,
    form: Annotated[
        Form,
        typer.Option(
            "--format",
            help="full: with the lines; concise: one line each; auto: full, but github in its Actions.",
        ),
    ] = Form.AUTO,
    everything: Annotated[  # noqa: FBT002 - typer makes it an option
        bool, typer.Option("--all", help=f"On a terminal, too, more than {MOST_SHOWN}.")
    ] = False,
    watch: Annotated[  # noqa: FBT002 - typer makes it an option
        bool, typer.Option("--watch", help="Stay, and check again after each change.")
    ] = False,
) -> int:
    """Print every problem of the record.

    Each with the place it is at, all at once. With --today or SOURCE_DATE_EPOCH, sources published
    after that day are told, too. Nothing is written, but that the schema for editors
    is kept up to date where there is one, and begun under --watch. Warnings alone do not count as a
    failure; errors do.

    Examples:
      orgline check                            all problems, with the lines they are in
      orgline check --watch --format concise   one line each, again after each change
      orgline check --format json              for programs; also sarif, gitlab and github
      orgline explain R102                     what a code means, with an example
    """
    here = setting(context)
    root = here.site
    form = settled(form)
    if watch:
        return _watch(here, form, everything=everything)
    examined = site.examine(root, today=here.fixed_day)
    site.keep_schema(root, examined.history, begin=False)
    print_problems(examined, form, root, everything=everything)
    talk(summary(examined))
    return 1 if has_errors(examined.problems) else 0


def _watch(here: Setting, form: Form, *, everything: bool) -> int:
    """Check after each change, between two lines by which an editor knows when a check begins and ends.

    Both lines and the problems go to stdout, as two streams may arrive in any order. Ctrl-C is how it
    ends, so that is no failure.
    """
    if form not in {Form.FULL, Form.CONCISE}:
        raise Misuse(f"`--watch` prints for people and editors, so not as {form}")
    from orgline.cli.watching import changes

    with suppress(KeyboardInterrupt), changes(here.site, "orgdata") as steps:
        _check_once(here, form, everything=everything)
        for _ in steps:
            _check_once(here, form, everything=everything)
    return 0


def _check_once(here: Setting, form: Form, *, everything: bool) -> None:
    say(BEGINS)
    root = here.site
    examined = site.examine(root, today=here.fixed_day)
    site.keep_schema(root, examined.history)
    print_problems(examined, form, root, everything=everything)
    say(f"{ENDS}, {count(examined.problems)}")
    sys.stdout.flush()


def summary(examined: Examined) -> str:
    """One line: how much was read and how many problems it has."""
    read = counted(len(examined.texts), "file")
    if examined.history:
        records = examined.history.records
        named = (records.sources, records.people, records.units, records.roles, records.events)
        number = sum(len(kept) for kept in named) + len(records.assertions)
        read += f", {counted(number, 'record')}"
    return f"orgdata: {read}, {count(examined.problems)}"


def report(examined: Examined) -> None:
    """Print the problems and the counts on stderr."""
    print_full(examined, err())
    talk(summary(examined))


def sound_history(root: Path) -> History:
    """The history of a record without errors.

    Raises `typer.Exit` with 1 where there are some, having printed every problem on stderr.
    """
    examined = site.examine(root)
    if examined.history is None or not examined.sound:
        report(examined)
        raise typer.Exit(1)
    return examined.history
