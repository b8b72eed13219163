"""A tree of units for programs."""

from orgline.cli.answer import as_json
from orgline.cli.tree import Branch, Leader
from orgline.history import State


def as_tree(branch: Branch, state: State) -> dict[str, object]:
    """A unit with its heads and everything below it.

    `tie` says how the unit hangs on its parent: `under` it directly, somewhere `within` it, `root`
    (on top) or `unplaced` (not known). What is not `certain` is possible on that day; `unsure` says
    what of the unit is so, and the date that makes it so.
    """
    unit = branch.unit
    return {
        "id": unit.id,
        "name": unit.name,
        "names": dict(unit.names[-1].value.others),
        "kind": unit.kind,
        "tie": str(unit.place.tie),
        "begun": as_json(unit.begun.when),
        "certain": not branch.unsure,
        "unsure": [{"what": what, "date": as_json(claim.when)} for what, claim in branch.unsure],
        "heads": [_head(leader, state) for leader in branch.leaders],
        "children": [as_tree(child, state) for child in branch.children],
    }


def _head(leader: Leader, state: State) -> dict[str, object]:
    """Somebody who leads the unit; `begun` is when a source first sees them there if `observed`."""
    tenure = leader.tenure
    return {
        "person": tenure.person,
        "name": leader.name,
        "role": tenure.role,
        "title": tenure.title.text,
        "acting": tenure.title.acting,
        "begun": as_json(tenure.begun.when),
        "observed": tenure.observed,
        "left": as_json(leader.left.when) if leader.left else None,
        "certain": state.certain(tenure.begun) and leader.left is None,
    }
