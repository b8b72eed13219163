"""How well a claim is supported: claims are graded, publishers are not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from orgline.history.claim import Claim
from orgline.history.fold import History, Step
from orgline.history.subject import Subject, subjects
from orgline.records import Appoint, Change, Disagreement, Position, Rename, Retype

CONFIRMED_FROM = 2


class Grade(StrEnum):
    """The label of a fact."""

    CONFIRMED = "confirmed"
    SINGLE = "single source"
    DISPUTED = "disputed"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Contest:
    """A rejected position that would have it otherwise, and the step that holds it."""

    step: Step
    disagreement: Disagreement
    position: Position


class Grading:
    """The labels of all claims of a history; built in one pass, asked per claim."""

    def __init__(self, history: History) -> None:
        self._contests = _contests(history)
        self._in_dispute = {
            claim
            for claim, found in self._contests.items()
            if any(_is_at_stake(aspect, claim) for aspect, _ in found)
        }

    def of(self, claim: Claim) -> Grade:
        """Confirmed by two or more sources, told by one, disputed among them, or inferred by us.

        Disputed is what an adopted position of a disagreement says, and what holds while another
        position would change it.
        """
        if claim.position is not None or claim in self._in_dispute:
            return Grade.DISPUTED
        if claim.change.inferred:
            return Grade.INFERRED
        return Grade.CONFIRMED if len(set(claim.sources)) >= CONFIRMED_FROM else Grade.SINGLE

    def contests(self, claim: Claim) -> tuple[Contest, ...]:
        """The rejected positions that speak against any part of a claim."""
        found = self._contests.get(claim, ())
        return tuple(dict.fromkeys(contest for _, contest in found))


def _is_at_stake(aspect: str, claim: Claim) -> bool:
    """Whether a claim is mainly about an aspect: that a unit began is not its name or kind."""
    return aspect not in ("name", "kind") or isinstance(claim.change, Rename | Retype)


def _contests(history: History) -> Mapping[Claim, list[tuple[str, Contest]]]:
    """What each rejected change speaks against: the claims that hold when it is made.

    Each contest comes with the aspect of the claim that it is about.
    """
    holding: dict[Subject, Claim] = {}
    found: dict[Claim, list[tuple[str, Contest]]] = {}
    for step in history.steps:
        for claim in step.claims:
            holding.update((subject, claim) for subject in subjects(claim.change))
        for contest, change in _rejected(step):
            for subject in _spoken_against(change, history):
                held = holding.get(subject)
                if held is not None and not _agree(held.change, change):
                    found.setdefault(held, []).append((subject[0], contest))
    return found


def _spoken_against(change: Change, history: History) -> Iterator[Subject]:
    """What a rejected change contradicts: a seat only where it would take one of a limited number."""
    takes_a_seat = (
        isinstance(change, Appoint) and history.records.roles[change.role].seats != "many"
    )
    yield from (s for s in subjects(change) if s[0] != "seat" or takes_a_seat)


def _rejected(step: Step) -> Iterator[tuple[Contest, Change]]:
    for disagreement in step.event.disagreements:
        for position in disagreement.positions:
            if not position.adopted:
                contest = Contest(step=step, disagreement=disagreement, position=position)
                yield from ((contest, change) for change in position.changes)


def _agree(one: Change, other: Change) -> bool:
    """Whether two changes say the same, whoever says it."""
    omitted = {"sources", "note", "inferred", "from_"}
    return type(one) is type(other) and one.model_dump(exclude=omitted) == other.model_dump(
        exclude=omitted
    )
