"""`orgline plan`: what an edit will change for readers, before it is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from orgline import site
from orgline.cli.check import report
from orgline.cli.forms import count
from orgline.cli.place import Setting, a_path, setting
from orgline.cli.plan_json import as_json
from orgline.cli.plan_lines import label_lines, page_lines
from orgline.cli.plan_markdown import markdown
from orgline.cli.plan_picture import drawn
from orgline.cli.plan_text import Line, Wording, day_title, last_line
from orgline.cli.speaking import err, progressing, say, say_json, talk
from orgline.history import History
from orgline.plan import Base, NoBase, Plan, base_of
from orgline.plan import plan as compare
from orgline.problem import Problem, Severity, has_errors, in_order, show
from orgline.problem.visible import visible

CHANGED = 2
_COLOURS = {"+": "green", "-": "red", "~": "yellow"}


class Form(StrEnum):
    """How a plan is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"


def plan(  # noqa: PLR0913 - one for each option
    context: typer.Context,
    *,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="The git revision to compare with. Else where this branch has left the main one, "
            "else the last commit.",
        ),
    ] = None,
    form: Annotated[
        Form,
        typer.Option("--format", help="markdown: as a comment on a pull request."),
    ] = Form.TEXT,
    picture: Annotated[
        Path | None,
        typer.Option(
            parser=a_path,
            metavar="FILE",
            help="Draw before and after as one chart into an SVG file.",
        ),
    ] = None,
    detailed_exitcode: Annotated[
        bool, typer.Option("--detailed-exitcode", help="Exit with 2 when something changes.")
    ] = False,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="What was published and is gone without a word is an error."),
    ] = False,
) -> int:
    """Show what an edit changes for readers, before it is published.

    Compares the record as it is on disk with the one at a git revision: what is new (+), gone (-)
    or altered (~) from which day on, which later days come out otherwise, which facts are better
    or worse supported, which pages appear, change or vanish. Exit codes: 0 fine, 1 problems, and
    with --detailed-exitcode 2 for changes.

    Examples:
      orgline plan                                  against the main branch
      orgline plan --base HEAD~1                    against any revision
      orgline plan --format markdown --picture plan.svg
      orgline plan --strict --detailed-exitcode     for CI
    """
    asked = setting(context)
    examined = site.examine(asked.site)
    if examined.history is None or not examined.sound:
        report(examined)
        return 1
    try:
        found = base_of(asked.site, base)
    except NoBase as error:
        talk(f"error: {visible(str(error))}")
        return 1
    there = _read(found)
    if there is None:
        return 1
    with progressing("Comparing the pages") as progress:
        made = compare(
            there.history,
            examined.history,
            asked.today,
            with_pages=there.whole,
            progress=progress,
        )
    shown = _draw(made, picture, asked) if picture else ""
    _print(made, found, form, shown)
    lost = _told(made.lost, there.texts, strict=strict)
    return 1 if lost else CHANGED if detailed_exitcode and not made.is_empty else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _There:
    """The record at the base; without a history where there was none yet."""

    texts: Mapping[str, str]
    history: History | None
    whole: bool


def _read(base: Base) -> _There | None:
    """The record at the base; None, having told why, where it cannot be read."""
    if not base.files:
        talk(f"There is no record at {visible(base.words)}: everything is new.")
        return _There(texts={}, history=None, whole=True)
    examined = site.examine_files(base.files)
    broken = has_errors(examined.problems)
    if examined.history is None:
        show(examined.problems, examined.texts, err())
        problems = count(examined.problems)
        talk(f"error: the record at {visible(base.words)} cannot be read: {problems}")
        return None
    if broken:
        talk(
            f"warning: the record at {visible(base.words)} has {count(examined.problems)}; "
            "what can be made of it is compared, its pages are not"
        )
    return _There(texts=examined.texts, history=examined.history, whole=not broken)


def _draw(made: Plan, file: Path, asked: Setting) -> str:
    """Write the picture; its address in the output, `""` where there is nothing to draw."""
    svg = drawn(made, asked.site, asked.today)
    if svg is None:
        talk("No picture: nothing changes that could be drawn.")
        return ""
    file.write_text(svg, encoding="utf-8")
    return file.as_posix()


def _print(made: Plan, base: Base, form: Form, shown: str) -> None:
    match form:
        case Form.TEXT:
            talk(f"Compared with {visible(base.words)}")
            _print_text(made)
        case Form.MARKDOWN:
            say(*markdown(made, base.commit[:10], shown))
        case Form.JSON:
            say_json(as_json(made, {"revision": base.name, "commit": base.commit}))


def _print_text(made: Plan) -> None:
    wording = Wording(made)
    for day in made.days:
        _print_part(day_title(day), wording.lines(day.changes))
    _print_part("Later states that change", wording.later(made.later))
    _print_part("Labels and questions", label_lines(made))
    _print_part("Pages", page_lines(made.sheets or ()))
    say(last_line(made))


def _print_part(title: str, lines: Iterable[Line]) -> None:
    found = tuple(lines)
    if found:
        say(Text(visible(title), "bold"), *map(_coloured, found), "")


def _coloured(line: Line) -> Text:
    sign = f"{line.sign} " if line.sign else ""
    return Text(f"  {sign}{visible(line.plain)}", _COLOURS.get(line.sign, ""))


def _told(lost: tuple[Problem, ...], texts: Mapping[str, str], *, strict: bool) -> bool:
    """Print what is lost; whether that is a failure."""
    severity = Severity.ERROR if strict else Severity.WARNING
    problems = in_order(replace(problem, severity=severity) for problem in lost)
    show(problems, texts, err())
    if problems:
        talk(f"orgdata: {count(problems)}")
    return has_errors(problems)
