"""`orgline explain`: what a code means, with an example."""

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.text import Text

from orgline.catalogue import CATALOGUE, Entry, Example, Lesson, lesson, near
from orgline.cli.answer import Answer, AnswerForm
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import say, say_json
from orgline.exchange import address
from orgline.problem import Severity
from orgline.site import problem_page

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}


def explain(
    context: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(metavar="[CODE]", help="Such as R102. Else a line on each of them."),
    ] = None,
    form: AnswerForm = Answer.TEXT,
) -> int:
    """Explain a code of a problem.

    What it means, why it is asked, an example that has the problem, and the same example mended.

    Examples:
      orgline explain R102   what R102 means
      orgline explain        all codes, a line each
    """
    if code is None:
        entries = tuple(CATALOGUE.values())
        if form is Answer.JSON:
            say_json([_as_json(entry) for entry in entries])
        else:
            say(*map(_line, entries))
        return 0
    entry = _known(code)
    taught = lesson(entry.code)
    page = problem_page(entry.code, address(setting(context).site))
    if form is Answer.JSON:
        say_json(_as_json(entry) | _lesson_json(taught, page))
    else:
        say(*_text(entry, taught, page))
    return 0


def _known(text: str) -> Entry:
    entry = CATALOGUE.get(text.strip().upper())
    if entry is None:
        meant = ", ".join(f"`{found.code}` ({found.meaning})" for found in near(text.strip())[:3])
        hint = f"did you mean {meant}?" if meant else "`orgline explain` lists all codes"
        raise Misuse(f"no problem has the code `{text}`; {hint}")
    return entry


def _line(entry: Entry) -> Text:
    style = _STYLE[entry.severity]
    return Text.assemble((entry.code, style), f"  {entry.severity:<7}  {entry.meaning}")


def _text(entry: Entry, taught: Lesson, page: str) -> Iterator[str | Text]:
    head = (f"{entry.severity}[{entry.code}]", _STYLE[entry.severity])
    yield Text.assemble(head, (f": {entry.meaning}", "bold"))
    yield from ("", taught.why)
    if taught.shown:
        yield from ("", Text(f"For example, in `{taught.shown.bad.file}`:", "bold"), "")
        yield from _indented(taught.shown.bad.text)
        yield from ("", Text("This is what you are told:", "bold"), "")
        yield from _indented(taught.shown.report)
        yield from ("", Text(_mended(taught.shown.mended, taught.shown.bad), "bold"), "")
        yield from _indented(taught.shown.mended.text)
    if page:
        yield from ("", f"See also {page}")


def _mended(mended: Example, bad: Example) -> str:
    return f"Mended, in `{mended.file}`:" if mended.file != bad.file else "Mended:"


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}".rstrip() for line in text.rstrip("\n").split("\n"))


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "code": entry.code,
        "name": entry.name,
        "severity": entry.severity,
        "meaning": entry.meaning,
    }


def _lesson_json(taught: Lesson, page: str) -> dict[str, object]:
    shown = taught.shown
    return {
        "why": taught.why,
        "bad": _example_json(shown.bad) if shown else None,
        "report": shown.report if shown else None,
        "mended": _example_json(shown.mended) if shown else None,
        "page": page or None,
    }


def _example_json(example: Example) -> dict[str, str]:
    return {"file": example.file, "text": example.text}
