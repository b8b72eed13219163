"""Which pages appear, change and vanish: both records' page values compared, seen from one day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from orgline.history import History
from orgline.views.desk import Desk
from orgline.views.pages import Page, pages
from orgline.views.redirects import redirects


class Fate(StrEnum):
    """What becomes of a page."""

    APPEARS = "appears"
    CHANGES = "changes"
    VANISHES = "vanishes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page by its path, as in `Page.path`; `to` is the path that it will lead to, or `""`."""

    path: str
    title: str
    fate: Fate
    to: str = ""


Progress = Callable[[int, int], None]
_WAYS = frozenset({"stops", "earlier", "later"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Print:
    """Enough of a page to tell whether it is another; a big site is never whole in memory."""

    title: str
    digest: bytes


def sheets(
    base: Desk | None, new: Desk, addresses: frozenset[str], progress: Progress | None = None
) -> tuple[Sheet, ...]:
    """Every page that is not the same in both, by path; without a base, all are new.

    `base` is told in the ids of `new`; `addresses` are the paths that its pages really have: some
    of these may lead to new ones. The way to neighbouring pages is no part of a page. Costs what
    it costs to make all page values of both; `progress` is told how many of how many are done.
    """
    was, now = _all_prints([base] if base else [], new, progress)
    moved = {redirect.path: redirect for redirect in redirects(new)}
    leading = {path: redirect.to for path, redirect in moved.items()}
    found = [_sheet(path, was.get(path), now.get(path), leading) for path in {*was, *now}]
    found += [
        Sheet(path=path, title=redirect.title, fate=Fate.VANISHES, to=redirect.to)
        for path, redirect in moved.items()
        if path in addresses - was.keys()
    ]
    return tuple(sorted((sheet for sheet in found if sheet), key=lambda sheet: sheet.path))


def addresses(history: History) -> frozenset[str]:
    """Where the pages of units, people, posts, events and sources stand."""
    records = history.records
    return frozenset(
        (
            *(f"units/{unit.id}" for unit in history.units),
            *(f"people/{person}" for person in records.people),
            *(f"posts/{unit}-{role}" for unit, role in history.posts),
            *(f"events/{event}" for event in records.events),
            *(f"sources/{source}" for source in records.sources),
        )
    )


def _sheet(
    path: str, was: _Print | None, now: _Print | None, leading: Mapping[str, str]
) -> Sheet | None:
    if now is None and was is not None:
        to = leading.get(path, "")
        return Sheet(path=path, title=was.title, fate=Fate.VANISHES, to=to)
    if now is None or now == was:
        return None
    return Sheet(path=path, title=now.title, fate=Fate.CHANGES if was else Fate.APPEARS)


def _all_prints(
    bases: list[Desk], new: Desk, progress: Progress | None
) -> tuple[dict[str, _Print], dict[str, _Print]]:
    todo = [(number, build) for number, desk in enumerate((*bases, new)) for build in pages(desk)]
    found: tuple[dict[str, _Print], ...] = tuple({} for _ in (*bases, new))
    for done, (number, build) in enumerate(todo, 1):
        page = build()
        found[number][page.path] = _print(page)
        if progress:
            progress(done, len(todo))
    return (found[0] if bases else {}), found[-1]


def _print(page: Page) -> _Print:
    said = repr(replace(page, view=_without_ways(page.view)))
    return _Print(title=page.title, digest=blake2b(said.encode(), digest_size=16).digest())


def _without_ways(view: Any) -> Any:
    """A page value without what leads to its neighbours: one new day would change them all."""
    ways = {field.name: None for field in fields(view) if field.name in _WAYS}
    return replace(view, **ways)
