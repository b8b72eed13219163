"""`orgline show`: the organisation, or one unit of it, on a day."""

from datetime import date
from typing import Annotated

import typer

from orgline.cli import tree_json, tree_text
from orgline.cli.answer import Answer, AnswerForm, as_json, unit_name
from orgline.cli.check import sound_history
from orgline.cli.days import a_day
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import say, say_json
from orgline.cli.tree import Branch, branch, branches
from orgline.dates import day_words
from orgline.editing.lookup import NotFoundError, identity
from orgline.history import Claim, History, State
from orgline.records import Create, UnitId


def show(
    context: typer.Context,
    unit: Annotated[
        str | None,
        typer.Argument(metavar="[UNIT]", help="A unit, by its id or name. Else all of them."),
    ] = None,
    on: Annotated[
        date | None, typer.Option(parser=a_day, metavar="DAY", help="Else today.")
    ] = None,
    form: AnswerForm = Answer.TEXT,
) -> int:
    """Show how the organisation is built and led on a day.

    All of it, or one unit with everything below it. What is not certain on that day is marked as possible, with the date that makes it so. The exit
    code is 1 when the unit does not exist on that day.

    Examples:
      orgline show                              all units, today
      orgline show token-hub --on 2026-03-16    one unit and all below it
      orgline show --on 2026-03-01 --format json
    """
    here = setting(context)
    history = sound_history(here.site)
    state = history.at(on or here.today)
    if unit is None:
        return _print(branches(history, state), None, history, state, form)
    identity = _known(unit, history)
    found = state.unit(identity)
    if found is None:
        return _print_absent(identity, history, state, form)
    return _print((branch(found, history, state),), identity, history, state, form)


def _known(text: str, history: History) -> UnitId:
    try:
        return UnitId(
            identity(text, "units", history.records, "`orgline show` lists those of a day")
        )
    except NotFoundError as error:
        raise Misuse(str(error)) from None


def _print(
    found: tuple[Branch, ...], unit: UnitId | None, history: History, state: State, form: Answer
) -> int:
    above = tuple(reversed(state.above(unit))) if unit else ()
    if form is Answer.JSON:
        trees = [tree_json.as_tree(branch, state) for branch in found]
        say_json(_answer(history, state) | {"above": list(above), "units": trees})
        return 0
    if not found:
        say(f"No unit of {history.records.organisation.name} is known on {day_words(state.day)}.")
        return 0
    place = " > ".join(unit_name(parent, state) for parent in above)
    say(f"{_heading(history, state)}{f', in {place}' if place else ''}:")
    for branch_ in found:
        say(*tree_text.lines(branch_, state))
    return 0


def _answer(history: History, state: State) -> dict[str, object]:
    return {"organisation": history.records.organisation.name, "on": state.day.isoformat()}


def _heading(history: History, state: State) -> str:
    return f"{history.records.organisation.name} on {day_words(state.day)}"


def _print_absent(unit: UnitId, history: History, state: State, form: Answer) -> int:
    """Say that a unit is not there, and when it comes or when it went."""
    status, claim = _absence(unit, history, state)
    if form is Answer.JSON:
        absent = {"id": unit, "status": status, "date": claim and as_json(claim.when)}
        say_json(_answer(history, state) | {"above": [], "units": [], "absent": absent})
        return 1
    name = history.records.units[unit].name if claim is None else _name(unit, history, state)
    say(f"{name} [{unit}] {_sentence(status, claim, state)}")
    return 1


def _name(unit: UnitId, history: History, state: State) -> str:
    return unit_name(unit, state if state.known(unit) else history.last)


def _absence(unit: UnitId, history: History, state: State) -> tuple[str, Claim | None]:
    gone = state.known(unit)
    if gone:
        return "ended", gone.ended
    comes = history.last.known(unit)
    return ("not yet", comes.lives[0].begun) if comes else ("never", None)


def _sentence(status: str, claim: Claim | None, state: State) -> str:
    if claim is None:
        return "is in the record, but no event places it in the organisation."
    when, event = claim.when.placed(), claim.event.title
    if status == "ended":
        return f"does not exist any more on {day_words(state.day)}: it ended {when} ({event})."
    verb = "begins" if isinstance(claim.change, Create) else "is first seen"
    return f"does not exist yet on {day_words(state.day)}: it {verb} {when} ({event})."
