"""`/posts/<unit>-<role>/` and `/posts/`: who held a post, in order, with gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from orgline.history import Claim, Tenure
from orgline.records import RoleId, UnitId
from orgline.views.bars import bars, words_of
from orgline.views.desk import Desk
from orgline.views.footnotes import Footnotes
from orgline.views.parts import Bar, Citations, Ref, Scale, Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A time for which no source names a holder."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One holder of a post."""

    person: Ref
    title: str
    words: str
    acting: bool
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPage:
    """One post: its holders in order, with gaps."""

    title: str
    unit: Ref
    role: str
    seats: str
    sentence: str
    terms: tuple[Term | Gap, ...]
    scale: Scale
    bars: tuple[Bar, ...]
    citations: Citations


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One holder of a post in the list of all posts; `title` is `""` where it is the post's own name."""

    person: Ref
    title: str
    words: str
    acting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """One post in the list of all, its holders in order."""

    post: Ref
    holders: tuple[Holder, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPosts:
    """The posts of one unit."""

    unit: Ref
    posts: tuple[PostEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsPage:
    """All posts of the record that ever had a holder, by unit."""

    title: str
    sentence: str
    units: tuple[UnitPosts, ...]


def post_page(unit: UnitId, role: RoleId, desk: Desk) -> PostPage:
    """The page of a post."""
    notes = Footnotes(desk)
    held = desk.history.posts[unit, role]
    scale, found = bars(held, desk, notes, by_person=True)
    record = desk.records.roles[role]
    count = len({tenure.person for tenure in held})
    holders = "one person" if count == 1 else f"{count} people"
    return PostPage(
        title=desk.post(unit, role).name,
        unit=desk.unit(unit),
        role=record.name,
        seats="several at once" if record.seats == "many" else f"{record.seats} at a time",
        sentence=f"The record names {holders} in this post.",
        terms=tuple(_terms(held, desk, notes, gaps=record.seats == 1)),
        scale=scale,
        bars=found,
        citations=notes.citations(),
    )


def _terms(
    held: tuple[Tenure, ...], desk: Desk, notes: Footnotes, *, gaps: bool
) -> Iterator[Term | Gap]:
    last: Tenure | None = None
    for tenure in held:
        if gaps and last and last.ended:
            yield from _between(last, last.ended, tenure, desk)
        yield Term(
            person=desk.person(tenure.person),
            title=desk.title(tenure),
            words=words_of(tenure, desk),
            acting=tenure.title.acting,
            support=notes.support(tenure.begun),
        )
        last = tenure
    if gaps and last and last.ended:
        yield from _afterwards(last, last.ended, desk)


def _between(last: Tenure, ended: Claim, tenure: Tenure, desk: Desk) -> Iterator[Gap]:
    """A gap only where there was one for sure: who was observed in post may have been there long."""
    begun = tenure.begun
    if tenure.observed or not desk.now.certain(ended) or ended.until is None or begun.since is None:
        return
    if ended.until >= begun.since or _lapsed(last, ended, begun, desk):
        return
    again = "taken up again" if desk.is_over(begun) else "is to be taken up again"
    words = f"The post was left {ended.when.placed()} and {again} {begun.when.placed()}; "
    if ended.when.is_doubtful or begun.when.is_doubtful:
        yield Gap(
            words=f"{words}for a time in between, if there was one, no source names a holder."
        )
    else:
        yield Gap(words=f"{words}no source names a holder in between.")


def _lapsed(last: Tenure, ended: Claim, begun: Claim, desk: Desk) -> bool:
    """Whether the unit itself ended in between, so that there was no post to hold."""
    unit = desk.history.last.known(last.unit)
    ends = (life.ended for life in unit.lives if life.ended) if unit else ()
    return any(ended.step <= end.step <= begun.step for end in ends)


def _afterwards(last: Tenure, ended: Claim, desk: Desk) -> Iterator[Gap]:
    """Whether a successor is missing: only while the unit exists, and once the post is left."""
    if desk.now.certain(ended) and desk.now.unit(last.unit):
        when = ended.when.placed()
        yield Gap(words=f"No source names a successor; the post was left {when}.")


def posts_page(desk: Desk) -> PostsPage:
    """All posts, by unit in the order of the record; those that lead a unit come first in it."""
    posts = sorted(desk.history.posts, key=lambda post: _place(post, desk))
    units = tuple(
        UnitPosts(unit=desk.unit(unit), posts=tuple(_entry(post, desk) for post in found))
        for unit, found in groupby(posts, key=lambda post: post[0])
    )
    return PostsPage(title="Posts", sentence=_count(len(posts), len(units)), units=units)


def _place(post: tuple[UnitId, RoleId], desk: Desk) -> tuple[int, bool, str]:
    unit, role = post
    record = desk.records.roles[role]
    return desk.number(unit), not record.leads, record.name


def _entry(post: tuple[UnitId, RoleId], desk: Desk) -> PostEntry:
    unit, role = post
    return PostEntry(
        post=Ref(name=desk.role(role), href=desk.post(unit, role).href),
        holders=tuple(_holder(tenure, desk) for tenure in desk.history.posts[post]),
    )


def _holder(tenure: Tenure, desk: Desk) -> Holder:
    title = desk.title(tenure)
    return Holder(
        person=desk.person(tenure.person),
        title="" if title == desk.role(tenure.role) else title,
        words=words_of(tenure, desk),
        acting=tenure.title.acting,
    )


def _count(posts: int, units: int) -> str:
    if not posts:
        return "The record names nobody in a post yet."
    what = "1 post" if posts == 1 else f"{posts} posts"
    where = "1 unit" if units == 1 else f"{units} units"
    return f"The record names holders of {what} in {where}."
