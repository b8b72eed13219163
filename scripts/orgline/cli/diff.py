"""`orgline diff`: what differs between two days, and who says so."""

from itertools import groupby

import typer
from rich.text import Text

from orgline.cli.answer import Answer, AnswerForm
from orgline.cli.check import sound_history
from orgline.cli.days import Day
from orgline.cli.difference_json import as_difference
from orgline.cli.difference_text import Wording
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import counted, say, say_json, talk
from orgline.dates import day_words
from orgline.history import Claim, Difference, Grading, State, ground_before
from orgline.history import diff as differences
from orgline.records import Event


def diff(
    context: typer.Context,
    start: Day,
    end: Day,
    form: AnswerForm = Answer.TEXT,
) -> int:
    """Show what differs between two days, and who says so.

    Compares the ends of the days. What came and went in between does not show. Labels: confirmed
    (two or more sources), single source, disputed, inferred (by the editor). They are about what
    holds afterwards; what held before has its own where that is another.

    Examples:
      orgline diff 2026-03-15 2026-03-16
      orgline diff 2023-01-01 2026-03-31 --format json
    """
    if start > end:
        raise Misuse(f"the earlier day comes first: `orgline diff {end} {start}`")
    history = sound_history(setting(context).site)
    found = differences(history, start, end)
    before, after, grading = history.at(start), history.at(end), Grading(history)
    if form is Answer.JSON:
        say_json(
            {
                "organisation": history.records.organisation.name,
                "from": start.isoformat(),
                "to": end.isoformat(),
                "differences": [as_difference(one, before, after, grading) for one in found],
            }
        )
    else:
        _print(found, before, Wording(history=history, after=after), grading)
    talk(f"{counted(len(found), 'difference')} between {day_words(start)} and {day_words(end)}")
    return 0


def _print(
    found: tuple[Difference, ...], before: State, wording: Wording, grading: Grading
) -> None:
    for number, (_, group) in enumerate(groupby(found, key=lambda one: one.claim.step)):
        together = tuple(group)
        say(*([""] if number else []), _title(together[0].claim.event))
        say(*(_line(one, before, wording, grading) for one in together))


def _title(event: Event) -> Text:
    when = f", {event.date.placed()}"
    return Text.assemble((event.title, "bold"), (f" [{event.id}]", "dim"), when)


def _line(one: Difference, before: State, wording: Wording, grading: Grading) -> Text:
    kind, what = wording.say(one)
    grounds = _grounds(one.claim, wording.after, grading)
    earlier = ground_before(one, before)
    if earlier and grading.of(earlier) is not grading.of(one.claim):
        grounds += f"; what was before, {_grounds(earlier, before, grading)}"
    return Text.assemble(f"  {kind}: {what}", (f" ({grounds})", "dim"))


def _grounds(claim: Claim, state: State, grading: Grading) -> str:
    """The label of a claim and the sources that it rests on."""
    possible = "" if state.certain(claim) else ", possible"
    return f"{grading.of(claim)}{possible}: {', '.join(claim.sources)}"
