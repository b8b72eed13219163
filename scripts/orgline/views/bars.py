"""Tenures on a true time scale, with soft ends where a date is not exact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from orgline.dates import When
from orgline.history import Claim, Tenure
from orgline.records import Appoint
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Scale
from orgline.views.ruler import Ruler

_DOUBT = 2.0  # a day that is "about" or "perhaps" gets a soft end of this width


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """When a tenure ran, as days: each pair is the first and last possible day, None is unknown.

    `ends` is None for a tenure without an end; `seen` is then up to when sources name it. `sure` is false for what is only planned or still to come, `exact` tells of each end
    whether its date is free of "about" and "perhaps".
    """

    begins: tuple[date | None, date | None]
    ends: tuple[date | None, date | None] | None
    seen: tuple[date | None, date | None]
    observed: bool
    sure: bool = True
    exact: tuple[bool, bool] = (True, True)

    def days(self) -> Iterator[date]:
        """All days that are known."""
        for day in (*self.begins, *(self.ends or ()), *self.seen):
            if day:
                yield day


def stretch(tenure: Tenure, desk: Desk) -> Stretch:
    """When a tenure ran; it is certain up to a planned end only as far as sources name it."""
    named = named_until(tenure, desk)
    begun, ended = tenure.begun, tenure.ended
    seen = (named.earliest, named.latest) if named else (None, None)
    ends = (ended.since, ended.until) if ended else None
    if ended and ends and not _settled(ended, desk):
        known = [day for day in (seen[0], ended.since) if day]
        ends = (min(known, default=None), ended.until or ended.since)
    return Stretch(
        begins=(begun.since, begun.until),
        ends=ends,
        seen=(None, None) if ends else seen,
        observed=tenure.observed,
        sure=_settled(begun, desk),
        exact=(not begun.when.is_doubtful, not (ended and ended.when.is_doubtful)),
    )


def _settled(claim: Claim, desk: Desk) -> bool:
    """Whether it is neither a plan nor still to come."""
    return not claim.event.planned and desk.is_over(claim)


def named_until(tenure: Tenure, desk: Desk) -> When | None:
    """Up to when sources name a person in a post: the latest for sure, by the first day it can be.

    A source tells of the time at which it came out, unless the record says that it looks back.
    """
    claims = (tenure.begun, *(fact.claim for fact in tenure.titles))
    found = (when for claim in claims for when in _named(claim, desk))
    return max(found, key=lambda when: (when.order, when.text), default=None)


def _named(claim: Claim, desk: Desk) -> tuple[When, ...]:
    then = _then(claim)
    published = (desk.records.sources[source].published for source in claim.sources)
    return (then,) if then else tuple(published)


def _then(claim: Claim) -> When | None:
    """The time of which the sources of a claim tell, where they look back."""
    return claim.change.as_of if isinstance(claim.change, Appoint) else None


def is_looked_back_on(tenure: Tenure, desk: Desk) -> bool:
    """Whether no source tells of a tenure at the time at which it came out."""
    then = _then(tenure.begun)
    return then is not None and then == named_until(tenure, desk)


def words_of(tenure: Tenure, desk: Desk) -> str:
    """A tenure in words; "still in post" is never assumed, only "as of" a source."""
    start = _start(tenure, desk)
    named = named_until(tenure, desk)
    as_of = f", {named.as_of()}" if named else ""
    if not tenure.ended:
        return start + as_of
    left = tenure.ended.when.placed()
    if desk.now.certain(tenure.ended):
        return f"{start}, left {left}"
    if not desk.is_over(tenure.ended):
        return f"{start}{as_of}, to leave {left}"
    return f"{start}, {'was to leave' if tenure.ended.event.planned else 'possibly left'} {left}"


def _start(tenure: Tenure, desk: Desk) -> str:
    begun = tenure.begun
    if not _settled(begun, desk):
        return f"planned {begun.when.since()}"
    if not tenure.observed:
        return begun.when.since()
    placed = seen(begun)
    return f"in post {placed}" if placed.startswith("by ") else f"already in post {placed}"


def seen(claim: Claim) -> str:
    """When a source describes something as being there: one day, not all the time between two."""
    placed = claim.when.placed()
    return f"some time {placed}" if placed.startswith("between ") else placed


def bars(
    tenures: Iterable[Tenure], desk: Desk, notes: Footnotes, *, by_person: bool
) -> tuple[Scale, tuple[Bar, ...]]:
    """Tenures as bars on one scale; labelled by person, or else by unit."""
    held = tuple(tenures)
    ruler = ruler_of(held, desk)
    return ruler.scale, bars_on(ruler, held, desk, notes, by_person=by_person)


def ruler_of(tenures: Iterable[Tenure], desk: Desk) -> Ruler:
    """A scale on which all these tenures have room."""
    return Ruler(day for tenure in tenures for day in stretch(tenure, desk).days())


def bars_on(
    ruler: Ruler, tenures: Iterable[Tenure], desk: Desk, notes: Footnotes, *, by_person: bool
) -> tuple[Bar, ...]:
    """Tenures as bars on a given scale."""
    return tuple(
        _bar(tenure, stretch(tenure, desk), ruler, desk, notes, by_person=by_person)
        for tenure in tenures
    )


def _bar(  # noqa: PLR0913 - what a bar is made of
    tenure: Tenure,
    one: Stretch,
    ruler: Ruler,
    desk: Desk,
    notes: Footnotes,
    *,
    by_person: bool,
) -> Bar:
    span = span_of(one, ruler)
    person, unit = desk.person(tenure.person), desk.unit(tenure.unit)
    label, other = (person, unit) if by_person else (unit, person)
    return Bar(
        label=label,
        detail=other.name,
        person=person,
        unit=unit,
        title=desk.title(tenure),
        left=span.left,
        right=span.right,
        soft_left=span.soft_left,
        soft_right=span.soft_right,
        certain=span.certain,
        open_left=one.begins[0] is None or one.observed,
        open_right=one.ends is None or one.ends[1] is None,
        words=words_of(tenure, desk),
        acting=tenure.title.acting,
        support=notes.support(tenure.begun),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a bar lies, in hundredths of the width, and how much of each end is soft.

    `certain`: whether there is any day on which the person was in post for sure.
    """

    left: float
    right: float
    soft_left: float
    soft_right: float
    certain: bool


def span_of(one: Stretch, ruler: Ruler) -> Span:
    """The solid part reaches from the last day of the beginning to the first day of the end.

    Without an end, that is the first day on which the newest source can have come out.
    """
    first, sure_from = one.begins
    sure_until, last = one.ends or one.seen
    left = ruler.at(first) if first else 0.0
    right = max(ruler.at(last) if last else _unknown(one, ruler), left)
    if one.ends is None and sure_from:
        right = max(right, ruler.at(sure_from))
    core_left = ruler.at(sure_from) if sure_from and one.sure else right
    core_left = min(max(core_left, left if one.exact[0] else left + _DOUBT), right)
    core_right = ruler.at(sure_until) if sure_until else core_left
    core_right = max(min(core_right, right if one.exact[1] else right - _DOUBT), core_left)
    return Span(
        left=left,
        right=right,
        soft_left=round(core_left - left, 2),
        soft_right=round(right - core_right, 2),
        certain=_any_day_is_certain(one),
    )


def _any_day_is_certain(one: Stretch) -> bool:
    """Not so where somebody can have left before the day by which the person had come for sure."""
    sure_from, sure_until = one.begins[1], one.ends[0] if one.ends else None
    crossed = sure_from is not None and sure_until is not None and sure_until < sure_from
    return not crossed


def _unknown(one: Stretch, ruler: Ruler) -> float:
    """How far a bar without a last day goes: to the end, or to what its source is sure of."""
    day = one.seen[0]
    return ruler.at(day) if day else 100.0
