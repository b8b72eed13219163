"""What changes about people in posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import Claim, History, Tenure, Title
from orgline.plan.changes import Aspect, Change, Leaves, Retitles, Settles, Takes
from orgline.plan.courses import Run, first_day, of_certainty, of_post, runs
from orgline.plan.units import compared, shown
from orgline.records import PersonId, RoleId, UnitId

Post = tuple[PersonId, UnitId, RoleId]


def of_posts(base: History, new: History) -> Iterator[Change]:
    """All changes of all posts, in the order in which they are first held."""
    olds, news = _held(base), _held(new)
    for post in dict.fromkeys((*news, *olds)):
        was, now = olds.get(post, ()), news.get(post, ())
        for run in runs(of_post(was), of_post(now)):
            yield from _Teller(post, new).tell(run)
        if post[2] in new.leading:
            yield from _settles(post[1], was, now)


def _held(history: History) -> dict[Post, tuple[Tenure, ...]]:
    found: dict[Post, tuple[Tenure, ...]] = {}
    for tenure in history.tenures:
        post = (tenure.person, tenure.unit, tenure.role)
        found[post] = (*found.get(post, ()), tenure)
    return found


@dataclass(frozen=True, slots=True)
class _Teller:
    post: Post
    new: History

    def tell(self, run: Run[Title]) -> Iterator[Change]:
        """One difference over one stretch; nothing where an earlier one has said it."""
        person, unit, role = self.post
        leads, start = role in self.new.leading, shown(run.start)
        if run.now is None:
            if run.was is not None and (run.was_before is None or run.now_before is not None):
                yield Leaves(
                    start=start,
                    end=run.end,
                    person=person,
                    unit=unit,
                    role=role,
                    title=run.was,
                    leads=leads,
                    left_without=not self._has_another(run.start),
                )
        elif run.was is None and run.now_before is None:
            yield Takes(
                start=start,
                end=run.end,
                person=person,
                unit=unit,
                role=role,
                title=run.now,
                leads=leads,
                possible=self._is_possible(run.start),
            )
        else:
            yield self._retitled(run, run.now)

    def _retitled(self, run: Run[Title], title: Title) -> Retitles:
        before, instead = compared(run)
        person, unit, role = self.post
        return Retitles(
            start=shown(run.start),
            end=run.end,
            person=person,
            unit=unit,
            role=role,
            before=before,
            after=title,
            instead=instead,
            possible=self._is_possible(run.start),
        )

    def _has_another(self, day: date) -> bool:
        held = self.new.careers.get(self.post[0], ())
        return any(
            first_day(t.begun) <= day and (t.ended is None or first_day(t.ended) > day)
            for t in held
        )

    def _is_possible(self, day: date) -> bool:
        person, unit, role = self.post
        held = self.new.at(day).tenures(unit)
        mine = [t for t in held if (t.person, t.role) == (person, role)]
        return any(not t.titles[-1].claim.certain_by(day) for t in mine)


def _settles(unit: UnitId, was: tuple[Tenure, ...], now: tuple[Tenure, ...]) -> Iterator[Settles]:
    """Where both records have the same person in the post, but not as surely."""
    for run in runs(of_certainty(_marks(was)), of_certainty(_marks(now))):
        if run.was and run.now and run.was[0] == run.now[0]:
            yield Settles(
                start=shown(run.start),
                end=run.end,
                unit=unit,
                aspects=(Aspect.POST,),
                certain=run.now[1],
            )


def _marks(tenures: tuple[Tenure, ...]) -> Iterator[tuple[Claim, bool]]:
    for tenure in tenures:
        yield tenure.begun, True
        if tenure.ended:
            yield tenure.ended, False
