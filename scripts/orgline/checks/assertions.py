"""Assertions: what sources say the organisation looked like on a day, held against the fold."""

from collections.abc import Iterator

from orgline.checks.rule import Finding
from orgline.history import History, State
from orgline.records import Assertion


def failed_assertion(history: History) -> Iterator[Finding]:
    """An assertion that the record contradicts."""
    for assertion in history.records.assertions:
        day = assertion.on.latest
        if day is None:  # the record demands one day
            continue
        yield from _look(assertion, history.at(day))


def _look(assertion: Assertion, state: State) -> Iterator[Finding]:
    unit = state.unit(assertion.unit)
    if unit is None:
        yield Finding(
            message=f"the unit `{assertion.unit}` does not exist on {assertion.on.words()}",
            span=assertion.span("unit"),
        )
        return
    yield from _children(assertion, state)
    yield from _head(assertion, state)
    yield from _word(assertion, "parent", assertion.parent, unit.parent)
    yield from _word(assertion, "name", assertion.name, unit.name)


def _children(assertion: Assertion, state: State) -> Iterator[Finding]:
    if assertion.children is None:
        return
    asserted = set(assertion.children)
    actual = {child.id for child in state.children(assertion.unit)}
    if asserted != actual:
        lines = [f"- {child}" for child in sorted(asserted - actual)]
        lines += [f"+ {child}" for child in sorted(actual - asserted)]
        yield Finding(
            message=f"`{assertion.unit}` has other parts on {assertion.on.words()}",
            span=assertion.span("children"),
            label="- asserted but not in the record, + in the record: " + ", ".join(lines),
        )


def _head(assertion: Assertion, state: State) -> Iterator[Finding]:
    if assertion.head is None:
        return
    heads = [tenure.person for tenure in state.heads(assertion.unit)]
    if assertion.head not in heads:
        found = ", ".join(heads) or "nobody"
        yield Finding(
            message=f"`{assertion.head}` does not head `{assertion.unit}` "
            f"on {assertion.on.words()}",
            span=assertion.span("head"),
            label=f"- {assertion.head}, + {found}",
        )


def _word(
    assertion: Assertion, key: str, asserted: str | None, actual: str | None
) -> Iterator[Finding]:
    if asserted is not None and asserted != actual:
        yield Finding(
            message=f"the {key} of `{assertion.unit}` is another on {assertion.on.words()}",
            span=assertion.span(key),
            label=f"- {asserted}, + {actual or 'not known'}",
        )
