"""A plan as a comment on a pull request.

All that comes from the record stands in fenced blocks, in which neither Markdown nor HTML nor a
mention of somebody means anything; no line of them begins with what could end the block.
"""

from collections.abc import Iterable, Iterator

from orgline.cli.plan_lines import label_lines, page_lines
from orgline.cli.plan_text import Line, Wording, day_title, last_line
from orgline.cli.speaking import counted
from orgline.plan import Plan
from orgline.problem import concise
from orgline.problem.visible import visible

_MOST_PAGES = 200
_SIGNS = {"~": "!", "": "#"}
"""`diff` colours lines with these: + green, - red, ! orange, # grey."""


def markdown(plan: Plan, compared_with: str, picture: str) -> Iterator[str]:
    """The lines of the comment; `picture` is the address of a drawing, `""` for none."""
    yield "## What this changes for readers"
    yield ""
    yield f"**{last_line(plan)}** Compared with {compared_with}."
    if picture:
        yield from ("", f"![Before and after](<{picture}>)")
    yield from _days(plan)
    yield from _later(plan)
    yield from _section("Labels and questions", label_lines(plan))
    yield from _pages(plan)
    yield from _lost(plan)


def _days(plan: Plan) -> Iterator[str]:
    wording = Wording(plan)
    for day in plan.days:
        title = Line("", day_title(day))
        yield from _block((title, *wording.lines(day.changes)))


def _later(plan: Plan) -> Iterator[str]:
    yield from _section("Later states that change", Wording(plan).later(plan.later))


def _pages(plan: Plan) -> Iterator[str]:
    lines = list(page_lines(plan.sheets or ()))
    if lines:
        rest = len(lines) - _MOST_PAGES
        lines[_MOST_PAGES:] = [Line(" ", f"and {rest} more")] if rest > 0 else []
        yield from ("", f"<details><summary>{counted(len(plan.sheets or ()), 'page')}</summary>")
        yield from _block(lines)
        yield from ("", "</details>")


def _lost(plan: Plan) -> Iterator[str]:
    yield from _section("No longer there", (Line("-", concise(one)) for one in plan.lost))


def _section(title: str, lines: Iterable[Line]) -> Iterator[str]:
    found = tuple(lines)
    if found:
        yield from ("", f"### {title}")
        yield from _block(found)


def _block(lines: Iterable[Line]) -> Iterator[str]:
    yield from ("", "```diff")
    for line in lines:
        # a block ends only at a line of backticks alone; these have a sign or blanks before them
        yield f"{_SIGNS.get(line.sign, line.sign)} {visible(line.plain)}"
    yield "```"
