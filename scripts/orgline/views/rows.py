"""Typed differences → rows in words."""

from collections import Counter
from collections.abc import Iterable

from orgline.history import (
    Appointed,
    Claim,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    Merged,
    Moved,
    Observed,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    State,
    Transferred,
)
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Phrase, Row, Support
from orgline.views.sentences import Teller

WORDS: dict[type, tuple[str, str]] = {
    Created: ("created", "Created"),
    Observed: ("observed", "Described"),
    Reopened: ("reopened", "Reopened"),
    Closed: ("closed", "Closed"),
    Merged: ("merged", "Merged"),
    Divided: ("split", "Split"),
    Moved: ("moved", "Moved"),
    Renamed: ("renamed", "Renamed"),
    Retyped: ("retyped", "New kind"),
    Rereported: ("reports", "Reports to"),
    Transferred: ("transferred", "Transferred"),
    Appointed: ("appointed", "Appointed"),
    Departed: ("departed", "Departed"),
    Retitled: ("retitled", "New title"),
}
IN_POST = ("in-post", "In post")


def rows(
    differences: Iterable[Difference], state: State, desk: Desk, notes: Footnotes
) -> tuple[Row, ...]:
    """Each difference as a row; units are called what they are called in `state`."""
    return tuple(row(difference, state, desk, notes) for difference in differences)


def row(difference: Difference, state: State, desk: Desk, notes: Footnotes) -> Row:
    """One difference as a row."""
    teller = Teller(state, desk)
    mark, word = WORDS[type(difference)]
    if isinstance(difference, Appointed) and difference.observed:
        mark, word = IN_POST
    claim: Claim = difference.claim
    planned: Phrase = ("Planned: ",) if claim.event.planned else ()
    return Row(
        mark=mark,
        word=word,
        subject=teller.subject(difference),
        phrase=(*planned, *teller.tell(difference)),
        date=desk.when(claim),
        event=desk.event(claim.event),
        support=notes.support(claim),
        box=_box(difference),
        origin=_origin(difference, desk, notes),
    )


def _origin(difference: Difference, desk: Desk, notes: Footnotes) -> Support | None:
    """How it is known where a unit stood before it moved, when that rests on something else."""
    unit = desk.history.last.known(difference.unit) if isinstance(difference, Moved) else None
    if unit is None:
        return None
    claims = [fact.claim for fact in unit.places]
    before = claims[claims.index(difference.claim) - 1]
    same = desk.grade(before) is desk.grade(difference.claim) and set(before.sources) == set(
        difference.claim.sources
    )
    return None if same else notes.support(before)


def counts(rows: Iterable[Row]) -> str:
    """How many of each kind: "1 created, 5 moved (2 of them inferred), 2 appointed"; `""` for none."""
    told = tuple(rows)
    found = Counter(row.mark for row in told)
    inferred = Counter(row.mark for row in told if row.support.inferred)
    return ", ".join(
        f"{number} {_counted(mark, number)}{_inferred(inferred[mark], number)}"
        for mark, number in found.items()
    )


def _inferred(number: int, of: int) -> str:
    if not number:
        return ""
    return " (inferred)" if number == of else f" ({number} of them inferred)"


def _counted(mark: str, number: int) -> str:
    words = {
        # Old ones may merely not have been on record: what is told need not be new.
        "reports": f"reporting line{'s' if number > 1 else ''} told",
        "in-post": "found in post",
        "observed": "described",
        "retyped": "of a new kind",
        "retitled": "given another title",
    }
    return words.get(mark, mark)


def _box(difference: Difference) -> str:
    match difference:
        case Merged():
            return difference.into
        case Transferred():
            return difference.after
        case _:
            return difference.unit
