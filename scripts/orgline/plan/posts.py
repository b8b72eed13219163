"""What changes about people in posts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from orgline.history import Claim, History, Tenure, Title
from orgline.plan.changes import Aspect, Change, Leaves, Retitles, Settles, Takes
from orgline.plan.courses import (
    Course,
    Run,
    altered,
    at,
    compared,
    course,
    first_day,
    of_certainty,
    of_post,
    runs,
    shown,
)
from orgline.records import PersonId, RoleId, UnitId

Post = tuple[PersonId, UnitId, RoleId]


def of_posts(base: History, new: History) -> Iterator[Change]:
    """All changes of all posts, in the order in which they are first held."""
    olds, news = _held(base), _held(new)
    for post in dict.fromkeys((*news, *olds)):
        was, now = olds.get(post, ()), news.get(post, ())
        yield from _Teller(post, new).tell(of_post(was), of_post(now))
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

    def tell(self, was: Course[Title], now: Course[Title]) -> Iterator[Change]:
        """Who comes and goes, then other titles of those who are there."""
        for run in runs(_there(was), _there(now)):
            yield (
                self._takes(run, at(now, run.start))
                if run.now
                else self._leaves(run, at(was, run.start))
            )
        for title in altered(was, now):
            yield self._retitled(title)

    def _takes(self, run: Run[bool], title: Title) -> Takes:
        person, unit, role = self.post
        return Takes(
            start=shown(run.start),
            end=run.end,
            person=person,
            unit=unit,
            role=role,
            title=title,
            leads=role in self.new.leading,
            possible=self._is_possible(run.start),
        )

    def _leaves(self, run: Run[bool], title: Title) -> Leaves:
        person, unit, role = self.post
        return Leaves(
            start=shown(run.start),
            end=run.end,
            person=person,
            unit=unit,
            role=role,
            title=title,
            leads=role in self.new.leading,
            left_without=not self._has_another(run.start),
            possible=self._may_have_left(run.start),
        )

    def _retitled(self, run: Run[Title]) -> Retitles:
        before, after, instead = compared(run)
        person, unit, role = self.post
        return Retitles(
            start=shown(run.start),
            end=run.end,
            person=person,
            unit=unit,
            role=role,
            was=run.was,
            before=before,
            after=after,
            instead=instead,
            possible=self._is_possible(run.start),
        )

    def _has_another(self, day: date) -> bool:
        held = self.new.careers.get(self.post[0], ())
        return any(
            first_day(t.begun) <= day and (t.ended is None or first_day(t.ended) > day)
            for t in held
        )

    def _may_have_left(self, day: date) -> bool:
        person, unit, role = self.post
        left = self.new.at(day).possibly_departed(unit)
        return any((tenure.person, tenure.role) == (person, role) for tenure in left)

    def _is_possible(self, day: date) -> bool:
        person, unit, role = self.post
        held = self.new.at(day).tenures(unit)
        mine = [t for t in held if (t.person, t.role) == (person, role)]
        return any(not t.titles[-1].claim.certain_by(day) for t in mine)


def _there(titles: Course[Title]) -> Course[bool]:
    return course((day, True if title else None) for day, title in titles)


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
