"""Differences applied to an outline: the proof that they leave nothing out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from orgline.history.claim import Title
from orgline.history.differences import (
    Appointed,
    Closed,
    Created,
    Departed,
    Difference,
    Divided,
    Merged,
    Moved,
    Observed,
    Outline,
    Part,
    PostKey,
    Renamed,
    Reopened,
    Rereported,
    Retitled,
    Retyped,
    Transferred,
)
from orgline.records import UnitId


def patch(before: Outline, differences: Iterable[Difference]) -> Outline:
    """The outline after the differences."""
    units, posts = dict(before.units), dict(before.posts)
    for difference in differences:
        _patch(difference, units, posts)
    return Outline(units=units, posts=posts)


def _patch(  # noqa: C901 - the one list of differences
    difference: Difference, units: dict[UnitId, Part], posts: dict[PostKey, Title]
) -> None:
    match difference:
        case Created() | Observed() | Reopened():
            units[difference.unit] = difference.part
        case Closed():
            units.pop(difference.unit)
        case Merged():
            for unit in difference.units:
                units.pop(unit)
            if difference.made:
                units[difference.into] = difference.made
        case Divided():
            units.update(difference.made)
            if difference.ended:
                units.pop(difference.unit)
        case Moved() | Renamed() | Retyped() | Rereported():
            units[difference.unit] = _altered(units[difference.unit], difference)
        case Appointed() | Departed() | Retitled():
            _patch_post(difference, posts)
        case Transferred():
            pass
        case _:
            assert_never(difference)


def _altered(part: Part, difference: Moved | Renamed | Retyped | Rereported) -> Part:
    match difference:
        case Moved():
            return replace(part, place=difference.after)
        case Renamed():
            return replace(part, name=difference.after)
        case Retyped():
            return replace(part, kind=difference.after)
        case Rereported():
            return replace(part, reports_to=difference.after)


def _patch_post(difference: Appointed | Departed | Retitled, posts: dict[PostKey, Title]) -> None:
    key = (difference.person, difference.unit, difference.role)
    match difference:
        case Appointed():
            posts[key] = difference.title
        case Retitled():
            posts[key] = difference.after
        case Departed():
            posts.pop(key)
