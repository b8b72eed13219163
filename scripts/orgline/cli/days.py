"""Days on the command line."""

from datetime import date
from typing import Annotated

import typer

from orgline.dates import USUAL, DateError, When, parse


def a_day(text: str) -> date:
    """Read one single day.

    Raises `typer.BadParameter` for everything else, also for a date that the record could hold.
    """
    when = _when(text)
    if not when.is_exact or when.earliest is None:
        example = when.earliest or when.latest
        hint = f", `{example}` for example" if example else ""
        raise typer.BadParameter(f"`{text}` is not a single day: write one{hint}")
    return when.earliest


def _when(text: str) -> When:
    try:
        return parse(text)
    except DateError as error:
        hint = _INSTEAD if error.hint == USUAL else error.hint
        reason = str(error)
        told = reason if reason.startswith(f"`{text}`") else f"`{text}` is not a day: {reason}"
        raise typer.BadParameter(f"{told}; {hint}") from None


_INSTEAD = "write a day as `2026-03-16`"


Day = Annotated[date, typer.Argument(parser=a_day, metavar="DAY")]
