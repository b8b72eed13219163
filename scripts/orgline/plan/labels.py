"""How well a fact is supported, where that changes; and the questions on which sources differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgline.history import Claim, Grade, Grading, History
from orgline.plan.align import canonical
from orgline.records import Disagreement, EventId

_Key = tuple[EventId, str, int]
_SUPPORT = frozenset({"sources", "note", "inferred", "from_"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Relabelled:
    """A claim of the new record that the base has as well, under another label."""

    claim: Claim
    before: Grade
    after: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A disagreement that is new, gone, or decided otherwise.

    `before` and `after` are what the adopted position says, None where there is no such question.
    """

    event: EventId
    question: str
    before: str | None
    after: str | None


def relabelled(base: History, new: History) -> Iterator[Relabelled]:
    """The claims that both records make, with unequal labels, in the order of the new record."""
    olds, was, now = _claims(base), Grading(base), Grading(new)
    for key, claim in _claims(new).items():
        if key in olds:
            before, after = was.of(olds[key]), now.of(claim)
            if before is not after:
                yield Relabelled(claim=claim, before=before, after=after)


def _claims(history: History) -> Mapping[_Key, Claim]:
    """Claims by event, by what they say whoever says it, and by how often that was said before."""
    found: dict[_Key, Claim] = {}
    for step in history.steps:
        for claim in step.claims:
            said, number = repr(canonical(claim.change, _SUPPORT)), 0
            while (step.event.id, said, number) in found:
                number += 1
            found[step.event.id, said, number] = claim
    return found


def asked(base: History, new: History) -> Iterator[Asked]:
    """The questions that differ, in the order of the new record; those gone come last."""
    was, now = _questions(base), _questions(new)
    for event, question in dict.fromkeys((*now, *was)):
        before, after = was.get((event, question)), now.get((event, question))
        if before != after:
            yield Asked(event=event, question=question, before=before, after=after)


def _questions(history: History) -> Mapping[tuple[EventId, str], str]:
    return {
        (step.event.id, disagreement.question): _adopted(disagreement)
        for step in history.steps
        for disagreement in step.event.disagreements
    }


def _adopted(disagreement: Disagreement) -> str:
    return next((p.says for p in disagreement.positions if p.adopted), "")
