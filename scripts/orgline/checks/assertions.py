"""Assertions: what sources say the organisation looked like on a day, held against the fold."""

from collections.abc import Iterable, Iterator
from itertools import islice

from orgline.checks.rule import Finding, pointing_at
from orgline.history import Claim, History, State
from orgline.problem import Related
from orgline.records import Assertion, UnitId

_MOST_CAUSES = 4


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
            related=tuple(_causes((assertion.unit,), state)),
        )
        return
    yield from _children(assertion, state)
    yield from _head(assertion, state)
    placed, named = unit.places[-1].claim, unit.names[-1].claim
    yield from _word(assertion, "parent", assertion.parent, unit.parent, placed)
    yield from _word(assertion, "name", assertion.name, unit.name, named)


def _children(assertion: Assertion, state: State) -> Iterator[Finding]:
    if assertion.children is None:
        return
    asserted = set(assertion.children)
    actual = {child.id for child in state.children(assertion.unit)}
    if asserted == actual:
        return
    lines = [f"- {child} (asserted; {_where(child, state)})" for child in sorted(asserted - actual)]
    lines += [f"+ {child} (in the record)" for child in sorted(actual - asserted)]
    yield Finding(
        message=f"`{assertion.unit}` has other parts on {assertion.on.words()}",
        span=assertion.span("children"),
        related=tuple(_causes(asserted ^ actual, state)),
        help=_mend(*lines),
    )


def _since(claim: Claim) -> str:
    return f"since this ({claim.when.words()})"


def _mend(*lines: str) -> str:
    return "\n".join(("mend the assertion, or the events that led to this:", *lines))


def _where(unit: UnitId, state: State) -> str:
    found = state.unit(unit)
    if found is None:
        return "it does not exist then"
    return f"it stands in `{found.parent}`" if found.parent else "it stands in no other unit"


def _causes(units: Iterable[UnitId], state: State) -> Iterator[Related]:
    """The changes by which units stand where the record has them, or ended; the first few."""
    for unit in islice(sorted(units), _MOST_CAUSES):
        found = state.known(unit)
        if found:
            claim = found.ended or found.places[-1].claim
            verb = "ended" if found.ended else "placed"
            yield from pointing_at(
                claim.change.span("op"), f"`{unit}` is {verb} here ({claim.when.words()})"
            )


def _head(assertion: Assertion, state: State) -> Iterator[Finding]:
    heads = state.heads(assertion.unit)
    if assertion.head is None or assertion.head in (tenure.person for tenure in heads):
        return
    spans = ((t, t.begun.change.span("person")) for t in heads)
    yield Finding(
        message=f"`{assertion.head}` does not head `{assertion.unit}` on {assertion.on.words()}",
        span=assertion.span("head"),
        related=tuple(Related(span=s, text=_since(t.begun)) for t, s in spans if s),
        help=_mend(
            f"- head: {assertion.head}",
            f"+ head: {', '.join(tenure.person for tenure in heads) or 'nobody'}",
        ),
    )


def _word(
    assertion: Assertion, key: str, asserted: str | None, actual: str | None, claim: Claim
) -> Iterator[Finding]:
    if asserted is not None and asserted != actual:
        yield Finding(
            message=f"the {key} of `{assertion.unit}` is another on {assertion.on.words()}",
            span=assertion.span(key),
            related=pointing_at(claim.change.span("op"), _since(claim)),
            help=_mend(f"- {key}: {asserted}", f"+ {key}: {actual or 'none'}"),
        )
