"""What can still be told of a record in which some entries are wrong."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from orgline.problem import Problem
from orgline.records.base import Record
from orgline.records.collection import BUILT_IN_ROLES, Records
from orgline.records.models import Event
from orgline.records.operations import Change
from orgline.records.pile import SECTIONS, Pile, hide, words
from orgline.records.reading import collected, gathered
from orgline.records.references import Mention, mentions, references_in
from orgline.source import Document

_ENDING = frozenset(("close", "merge", "split"))
_Known = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """The entries and changes that are right and name only such."""

    records: Records
    doubtful: frozenset[str] | None
    """What the others name, or may mean by a wrong id. None for everything: what they mean is unknown."""

    def certain(self, problem: Problem) -> bool:
        """Whether mending what was left out cannot make a problem of the history go away.

        Messages name what they are about between backticks: nothing of that may be doubtful.
        """
        if self.doubtful is None:
            return False
        said = (problem.message, problem.label, *(other.text for other in problem.related))
        named = (name for text in said for name in re.findall(r"`([^`]+)`", text))
        return self.doubtful.isdisjoint(named)


def salvage(documents: Iterable[Document], *, unread: Iterable[str] | None = ()) -> Salvage | None:
    """Leave out what is wrong, as far as the rest makes a record by itself.

    `unread` as in `read_records`. None where it makes none. All is doubtful where what is left out may
    end units, as these hold others.
    """
    texts = None if unread is None else tuple(unread)
    pile = gathered(documents, texts)
    if texts is None or pile.blind or not pile.organisations:
        return None
    known = _known(pile)
    named = [found for node in pile.misread for found in references_in(node)]
    clear = all(_guess(text.text, sections, known, pile) for sections, text in named)
    for node in pile.misread:
        hide(node, pile)
    clear = _leave_out(pile) and clear and not _ENDING & pile.hidden
    if not _is_whole(pile.organisations[0], _known(pile)):
        return None
    records = collected(pile)
    # a post is doubtful for its unit or person, not for a role that many have
    doubtful = frozenset(pile.hidden - {*records.roles})
    return Salvage(records=records, doubtful=doubtful if clear else None)


def _guess(text: str, sections: tuple[str, ...], known: _Known, pile: Pile) -> bool:
    """Remember what may be meant by an id; False where nothing near it is known."""
    ids = {
        identity for section in sections for identity in (*known[section], *_seen(section, pile))
    }
    meant = {text} if text in ids else {*get_close_matches(text, sorted(ids), n=5, cutoff=0.7)}
    pile.hidden.update(meant)
    return bool(meant)


def _seen(section: str, pile: Pile) -> Iterator[str]:
    """The ids of entries that are there, but wrong."""
    return (identity for place, identity in pile.places if place == section)


def _leave_out(pile: Pile) -> bool:
    """Take away what names something that is not there, until nothing does; whether all guesses succeed."""
    kept, clear = -1, True
    while kept != (kept := sum(map(len, pile.records.values()))):
        known = _known(pile)
        for mention in mentions(record for section in pile.records.values() for record in section):
            if not _is_there(mention, known):
                clear = _guess(mention.identity, mention.sections, known, pile) and clear
        for section, records in pile.records.items():
            if section != "retracted":
                trimmed = [_trimmed(record, known, pile) for record in records]
                pile.records[section] = [record for record in trimmed if record]
    return clear


def _known(pile: Pile) -> _Known:
    ids = {
        section: {str(getattr(record, "id", "")) for record in pile.records[section]}
        for section in SECTIONS
    }
    return ids | {"roles": ids["roles"] | {role.id for role in BUILT_IN_ROLES}}


def _trimmed(record: Record, known: _Known, pile: Pile) -> Record | None:
    """The record; an event without the changes that cannot be applied; None where it cannot stand."""
    if _is_whole(record, known):
        return record
    if isinstance(record, Event):
        changes = tuple(change for change in record.changes if _is_whole(change, known))
        event = record.model_copy(update={"changes": changes})
        if _is_whole(event, known):
            for change in record.changes:
                _doubt(change, pile, unless=change in changes)
            return event
    _doubt(record, pile)
    return None


def _is_whole(record: Record | Change, known: _Known) -> bool:
    return all(_is_there(mention, known) for mention in mentions((record,)))


def _is_there(mention: Mention, known: _Known) -> bool:
    return any(mention.identity in known[section] for section in mention.sections)


def _doubt(record: Record, pile: Pile, *, unless: bool = False) -> None:
    if not unless:
        pile.hidden.update(words(record.model_dump_json()))
