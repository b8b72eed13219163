"""Questions on a terminal; nowhere else is anything asked."""

import sys
from collections.abc import Callable, Sequence

import questionary
from prompt_toolkit.completion import Completer, FuzzyWordCompleter

from orgline.editing.lookup import Choice
from orgline.problem import visible

Check = Callable[[str], str]
"""Says what is wrong with an answer, `""` where nothing is."""


def on_terminal() -> bool:
    """Whether somebody is there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def text(question: str, *, default: str = "", hint: str = "", check: Check = lambda _: "") -> str:
    """Ask for a text until it is right. Raises `KeyboardInterrupt` on Ctrl-C."""
    asked = questionary.text(
        question,
        default=default,
        instruction=f"({hint}) " if hint else None,
        validate=_validator(check),
    )
    return str(asked.unsafe_ask())


def one_of(question: str, answers: Sequence[tuple[str, str]], *, default: str = "") -> str:
    """Let one of a few answers be chosen with the arrow keys: what each means, and its words."""
    choices = [questionary.Choice(title=words, value=value) for value, words in answers]
    asked = questionary.select(question, choices, default=default or None, use_jk_keys=False)
    return str(asked.unsafe_ask())


def entry(question: str, known: Sequence[Choice], *, check: Check, hint: str = "") -> str:
    """Ask for an entry by id or name, completing both; the text as it was typed."""
    asked = questionary.text(
        question,
        completer=_completer(known),
        instruction=f"({hint}) " if hint else None,
        validate=_validator(check),
    )
    return str(asked.unsafe_ask())


def agreed(question: str, *, default: bool) -> bool:
    """Ask for yes or no."""
    return bool(questionary.confirm(question, default=default).unsafe_ask())


def _validator(check: Check) -> Callable[[str], bool | str]:
    def validate(answer: str) -> bool | str:
        return visible(check(answer)) or True

    return validate


def _completer(known: Sequence[Choice]) -> Completer:
    """Names first, as these are what editors know; each with its id and what tells it apart."""
    names = [choice.name for choice in known]
    words: dict[str, str] = {}
    for choice in known:
        unique = names.count(choice.name) == 1
        words.setdefault(choice.name if unique else choice.id, _meaning(choice))
        words.setdefault(choice.id, visible(choice.name))
    return FuzzyWordCompleter(list(words), meta_dict=words)


def _meaning(choice: Choice) -> str:
    return visible(f"{choice.id} · {choice.detail}" if choice.detail else choice.id)
