"""Arguments and options made of the fields of a record, and what was given made into an entry."""

import keyword
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, Signature, cleandoc
from typing import Annotated, Any

import typer

from orgline.cli import asking
from orgline.cli.faults import Misuse
from orgline.cli.speaking import say
from orgline.dates import DateError, parse
from orgline.editing.lookup import NOUNS, NotFoundError, identity
from orgline.editing.writing import Plain, Value
from orgline.problem import visible
from orgline.records import Records
from orgline.records.fields import Field, Form

Given = Mapping[str, object]
"""What was given on the command line, by the names of the parameters."""
_EMPTY = "the text is empty"
_SINGULAR = {"sources": "source", "aliases": "alias"}
_METAVARS = {Form.TEXT: "TEXT", Form.DATE: "DATE", Form.BY_LANGUAGE: "LANG=TEXT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A field on the command line."""

    field: Field
    option: str = ""
    """Its own name for the option; empty for the usual one."""
    positional: bool = False
    needed: bool = False

    @property
    def flag(self) -> str:
        """The option as it is typed: `--children-to`."""
        key = _SINGULAR.get(self.field.key, self.field.key)
        return f"--{(self.option or key).replace('_', '-')}"

    @property
    def shown(self) -> str:
        """What messages call it: its option, or for an argument the word of the help."""
        return self.name.upper() if self.positional else self.flag

    @property
    def name(self) -> str:
        """The name of the parameter of a function."""
        name = (self.option or self.field.key).replace("-", "_")
        return f"{name}_" if keyword.iskeyword(name) else name


def group(name: str, help_: str, asked: Callable[[typer.Context], int]) -> typer.Typer:
    """A command that has others below it.

    Called alone, it runs `asked` on a terminal, which gives the exit code, and tells its help elsewhere.
    """

    def begun(context: typer.Context) -> None:
        if context.invoked_subcommand:
            return
        if asking.on_terminal():
            raise typer.Exit(asked(context))
        say(context.get_help())

    return typer.Typer(
        name=name, help=help_, rich_markup_mode=None, callback=begun, invoke_without_command=True
    )


def command(
    call: Callable[..., int], slots: Iterable[Slot], more: Iterable[Parameter], help_: str
) -> Callable[..., int]:
    """A command for typer: `call`, given all as keywords, with a parameter for each slot."""
    first = Parameter("context", Parameter.KEYWORD_ONLY, annotation=typer.Context)
    slots = sorted(slots, key=lambda slot: not slot.positional)

    def made(**given: object) -> int:
        return call(**given)

    made.__doc__ = help_
    made.__annotations__ = {}
    made.__signature__ = Signature([first, *map(_parameter, slots), *more])  # type: ignore[attr-defined]
    return made


def option(name: str, kind: Any, *, default: object = None, **options: object) -> Parameter:
    """One more option of a command made here; `options` are those of `typer.Option`."""
    declared = typer.Option(f"--{name}", **options)  # type: ignore[arg-type]
    name = name.replace("-", "_")
    name = f"{name}_" if keyword.iskeyword(name) else name
    return Parameter(
        name, Parameter.KEYWORD_ONLY, default=default, annotation=_annotated(kind, declared)
    )


def _parameter(slot: Slot) -> Parameter:
    field = slot.field
    one = bool if field.form is Form.FLAG else str
    kind: Any
    kind = list[str] if field.many or field.form is Form.BY_LANGUAGE else one
    metavar = NOUNS.get(field.section, "").upper() or _METAVARS.get(field.form)
    options = {"help": _help(field), "metavar": metavar if one is str else None}
    info = (
        typer.Argument(show_default=False, **options)  # type: ignore[arg-type]
        if slot.positional
        else typer.Option(slot.flag, show_default=False, **options)  # type: ignore[arg-type]
    )
    default = Parameter.empty if slot.needed else False if one is bool else None
    annotation = _annotated(kind if slot.needed or one is bool else kind | None, info)
    return Parameter(slot.name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _annotated(kind: Any, info: object) -> object:
    return Annotated[kind, info]


def _help(field: Field) -> str:
    choices = f" One of: {', '.join(field.choices)}." if field.choices else ""
    again = " May be given several times." if field.many or field.form is Form.BY_LANGUAGE else ""
    return cleandoc(field.description) + choices + again


def values(slots: Iterable[Slot], given: Given, records: Records | None) -> dict[str, Value]:
    """What was given for each slot, ready to be written; names have become ids.

    Raises `Misuse` that tells of all that is wrong at once: what is given as an empty text, too.
    """
    found: dict[str, Value] = {}
    wrong: list[str] = []
    for slot in slots:
        raw = given.get(slot.name)
        if raw is not None and raw is not False and raw != []:
            try:
                found[slot.field.key] = value(slot.field, raw, records)
            except (ValueError, NotFoundError) as error:
                where = "" if isinstance(error, NotFoundError) else f"{slot.shown}: "
                wrong.append(visible(f"{where}{error}"))
    if wrong:
        raise Misuse("\nerror: ".join(wrong))
    return found


def text_of(given: Given, option: str) -> str | None:
    """What was given for an option of text, None for nothing. Raises `Misuse` for an empty text."""
    found = given.get(option.replace("-", "_"))
    if found is None or str(found).strip():
        return None if found is None else str(found)
    raise Misuse(f"--{option}: {_EMPTY}")


def value(field: Field, raw: object, records: Records | None) -> Value:
    """What was given for a field, as it is to be written.

    Raises `ValueError` where it is not of the field's form, `NotFoundError` for an unknown name.
    """
    match field.form, raw:
        case Form.FLAG, _:
            return True
        case Form.BY_LANGUAGE, list():
            return _by_languages(raw)
        case _, list():
            return tuple(_single(field, str(item), records) for item in raw)
        case _:
            return _single(field, str(raw), records)


def _single(field: Field, text: str, records: Records | None) -> str:
    if not text.strip():
        raise ValueError(_EMPTY)
    match field.form:
        case Form.ID:
            return identity(text, field.section, records)
        case Form.DATE:
            return a_date(text)
        case Form.CHOICE if text not in field.choices:
            raise ValueError(f"`{text}` is not one of {', '.join(field.choices)}")
        case _:
            return text


def retyped(slots: Iterable[Slot], given: Given) -> Iterator[str]:
    """What was given, as words to be typed again."""
    for slot in slots:
        raw = given.get(slot.name)
        for one in raw if isinstance(raw, list) else (raw,):
            if one:
                yield from (slot.flag,) if one is True else (slot.flag, str(one))


def a_date(text: str) -> Plain:
    """A date as the record may hold it. Raises `ValueError`, which says what to write instead."""
    try:
        return Plain(parse(text.strip()).text)
    except DateError as error:
        hint = error.hint or "write it as `2026-03-16`, `2026-03` or `2026`"
        raise ValueError(f"{error}; {hint}") from None


def _by_languages(texts: list[object]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for language, name in (_by_language(str(text)) for text in texts):
        if language in found:
            raise ValueError(f"`{language}` is given twice")
        found[language] = name
    return found


def _by_language(text: str) -> tuple[str, str]:
    language, sign, name = text.partition("=")
    if not sign or not language.strip() or not name.strip():
        raise ValueError(f"`{text}` is not a language and a text: write `zh=…`")
    return language.strip(), name
