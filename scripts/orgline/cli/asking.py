"""Questions on a terminal; nowhere else is anything asked."""

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from orgline.editing.lookup import Choice
from orgline.problem import visible

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer

# questionary is imported where something is asked: that takes a moment, and most calls ask nothing
Check = Callable[[str], str]
"""Says what is wrong with an answer, `""` where nothing is."""


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def text(question: str, *, default: str = "", hint: str = "", check: Check = lambda _: "") -> str:
    """Ask for a text until it is right. Raises `KeyboardInterrupt` on Ctrl-C, as all of these do."""
    return _typed(question, None, default=default, hint=hint, check=check)


def entry(question: str, known: Sequence[Choice], *, check: Check, hint: str = "") -> str:
    """Ask for an entry by id or name, completing both; gives the text as it was typed."""
    return _typed(question, _completer(known), default="", hint=hint, check=check)


def one_of(question: str, answers: Sequence[tuple[str, str]]) -> str:
    """Let one of a few answers be chosen with the arrow keys: the answer, and its words."""
    import questionary

    choices = [questionary.Choice(title=words, value=value) for value, words in answers]
    return str(questionary.select(question, choices, use_jk_keys=False).unsafe_ask())


def agreed(question: str, *, default: bool) -> bool:
    """Ask for yes or no."""
    import questionary

    return bool(questionary.confirm(question, default=default).unsafe_ask())


def _typed(
    question: str, completer: "Completer | None", *, default: str, hint: str, check: Check
) -> str:
    import questionary

    def validate(answer: str) -> bool | str:
        return visible(check(answer)) or True

    asked = questionary.text(
        question,
        default=default,
        completer=completer,
        validate=validate,
        bottom_toolbar=hint or None,
    )
    return str(asked.unsafe_ask())


def _completer(known: Sequence[Choice]) -> "Completer":
    """Names first, as these are what editors know; each with its id and what tells it apart."""
    from prompt_toolkit.completion import FuzzyCompleter, WordCompleter

    names = [choice.name for choice in known]
    words: dict[str, str] = {}
    for choice in known:
        unique = names.count(choice.name) == 1
        words.setdefault(choice.name if unique else choice.id, _meaning(choice))
        words.setdefault(choice.id, visible(choice.name))
    # names have several words, so all that was typed is looked for
    return FuzzyCompleter(WordCompleter(list(words), meta_dict=words, sentence=True), pattern="^.+")


def _meaning(choice: Choice) -> str:
    return visible(f"{choice.id} · {choice.detail}" if choice.detail else choice.id)
