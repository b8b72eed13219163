"""What is said when something goes wrong that no problem of the record accounts for."""

import os
import traceback

import typer
from jinja2 import TemplateError, TemplateSyntaxError

from orgline.cli.speaking import talk
from orgline.problem import visible

_TEMPLATES = (".j2", ".html")


class Misuse(typer.TyperException):
    """The command cannot do what it is called for; the message says why."""

    exit_code = 2


def tell(error: Exception) -> None:
    """Say in a line or two what went wrong, and whether it is the caller's to mend."""
    if os.environ.get("ORGLINE_TRACEBACK"):
        traceback.print_exception(error)
    match error:
        case typer.TyperException():
            _tell_misuse(error)
        case TemplateError():
            talk(harmless(f"error: {_template_place(error)}{error.message}"))
        case OSError(strerror=str(reason)):
            place = f": {error.filename}" if error.filename else ""
            talk(harmless(f"error: {reason.lower()}{place}"))
        case _:
            _tell_bug(error)


def harmless(text: str) -> str:
    """The text, with nothing in it that a terminal obeys: it may quote an argument or a file's name."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _tell_misuse(error: typer.TyperException) -> None:
    # what enumerations refuse arrives in the words of the library that reads them
    talk(harmless(f"error: {error.format_message().replace('Value error, ', '')}"))
    command = getattr(getattr(error, "ctx", None), "command_path", None)
    if command:
        talk(f"`{command} --help` says how to call it.")


def _template_place(error: TemplateError) -> str:
    """The template at fault and the line of it, as far as they are known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}: "
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if f.filename.endswith(_TEMPLATES)]
    return f"{inside[-1].filename}:{inside[-1].lineno}: " if inside else ""


def _tell_bug(error: Exception) -> None:
    talk(
        harmless(f"error: this is a bug in Orgline: {type(error).__name__}: {error}"),
        "Set ORGLINE_TRACEBACK=1 to see where, and please report it.",
    )
