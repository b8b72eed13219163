"""Whose account a chart can be switched to: with many sources, those that say something of it."""

from dataclasses import dataclass

from orgline.views.lens import Lens

FEW = 12
"""So many sources can all be offered, even such as only name units of the chart."""
MANY = 40
"""Nobody looks through more; each weighs as much on the page as a box of the chart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The sources to choose from, in the order in which they came out, and how many are left out."""

    lenses: tuple[Lens, ...]
    left_out: int


def accounts(found: tuple[Lens, ...]) -> Accounts:
    """Of few sources all, of more those that support or contradict a box, of many these that say most.

    What contradicts counts more than any support: that is what a reader looks for.
    """
    lenses = found
    if len(found) > FEW:
        ranked = sorted(filter(_says_something, found), key=_weight, reverse=True)
        chosen = {lens.id for lens in ranked[:MANY]}
        lenses = tuple(lens for lens in found if lens.id in chosen)
    return Accounts(lenses=lenses, left_out=len(found) - len(lenses))


def _says_something(lens: Lens) -> bool:
    return bool(lens.supports or lens.against)


def _weight(lens: Lens) -> tuple[int, int]:
    return len(lens.against), len(lens.supports)
