"""`orgline init`: a new site for another organisation."""

import re
import shlex
from pathlib import Path
from typing import Annotated

import typer

from orgline import site
from orgline.cli import asking
from orgline.cli.faults import Misuse
from orgline.cli.place import a_path, setting
from orgline.cli.speaking import counted, say, talk
from orgline.editing.skeleton import Wishes, create, files, guessed_name, obstacles
from orgline.editing.writing import one_line
from orgline.problem import visible

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}?#]+")


def init(
    context: typer.Context,
    place: Annotated[
        Path,
        typer.Argument(parser=a_path, metavar="DIR", help="The folder to make the site in."),
    ],
    name: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="The organisation's name. Else made of the folder's."),
    ] = None,
    url: Annotated[
        str, typer.Option(metavar="URL", help="The address at which the site will stand.")
    ] = "",
    yes: Annotated[  # noqa: FBT002 - typer makes it an option
        bool, typer.Option("--yes", "-y", help="Ask nothing; take what is proposed.")
    ] = False,
) -> int:
    """Make a new site for another organisation.

    With a record to begin with (a made-up organisation and one reorganisation of it), settings, pages, and a workflow that checks and publishes it. Nothing
    is overwritten: where a file is in the way, all of them are told and nothing is written.

    Examples:
      orgline init acme && cd acme && orgline serve
      orgline init . --name "Ministry of Works" --yes
    """
    wishes = Wishes(
        name=_named(place, name, ask=not yes), url=_address(url), today=setting(context).today
    )
    wanted = files(wishes)
    in_the_way = obstacles(place, wanted)
    if in_the_way:
        told = "\n".join(f"  {visible(path)}" for path in in_the_way)
        raise Misuse(f"nothing was written, as this is in the way:\n{told}")
    create(place, wanted)
    site.keep_schema(place, site.examine(place).history)
    say(*(visible((place / path).as_posix()) for path in wanted))
    talk(*_next(place, len(wanted), wishes.name))
    return 0


def _named(place: Path, name: str | None, *, ask: bool) -> str:
    guess = guessed_name(place.resolve())
    if name is None and ask and asking.on_terminal():
        name = asking.text("The organisation's name:", default=guess, check=_doubt)
    given = guess if name is None else name
    doubt = _doubt(given)
    if doubt:
        raise Misuse(f"--name: {visible(doubt)}")
    return one_line(given)


def _doubt(name: str) -> str:
    if not name.strip():
        return "the text is empty"
    line = one_line(name)
    return f"`{line}` holds a character that cannot be seen" if visible(line) != line else ""


def _address(text: str) -> str:
    if text and not _ADDRESS.fullmatch(text):
        raise Misuse(f"--url: `{visible(text)}` is not the address of a site: https://…")
    return text and text.rstrip("/") + "/"


def _next(place: Path, number: int, name: str) -> list[str]:
    lines = [f"{counted(number, 'file')} for a site about {name}, with an example in it. Next:"]
    if place.resolve() != Path.cwd():
        lines.append(f"  cd {visible(shlex.quote(str(place)))}")
    return [
        *lines,
        "  orgline serve        look at it",
        "  orgline new event    record what happened; README.md says what else there is",
    ]
