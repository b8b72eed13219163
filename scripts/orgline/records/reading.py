"""Nodes → validated records, entry by entry: one bad entry does not hide the others."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pydantic import ValidationError

from orgline.problem import Problem, Related, Span
from orgline.records.base import MappingInput, Record
from orgline.records.collection import BUILT_IN_ROLES, Records
from orgline.records.ids import is_id, slug
from orgline.records.keys import meant
from orgline.records.models import (
    Assertion,
    Event,
    Organisation,
    Person,
    Retraction,
    Role,
    Source,
    Unit,
)
from orgline.records.past_ids import clashes
from orgline.records.pile import SECTIONS, Pile, hide, words
from orgline.records.place import short
from orgline.records.references import (
    Mention,
    Names,
    by_name,
    dangling,
    mentions,
    mentions_in,
)
from orgline.records.wording import problems_of
from orgline.source import Document, Node, Scalar, Sequence
from orgline.source import Mapping as MappingNode

_NO_ID = "R007"
_KNOWN = ("organisation", *SECTIONS)
_NOUNS = {
    "sources": "source",
    "people": "person",
    "units": "unit",
    "roles": "role",
    "events": "event",
    "assertions": "assertion",
    "retracted": "retraction",
}


def read_records(
    documents: Iterable[Document], *, unread: Iterable[str] | None = ()
) -> tuple[Records | None, tuple[Problem, ...]]:
    """Validate every entry of every document and resolve all ids.

    `unread` are the texts of files that could not be read as YAML: an id that stands in one of them
    is not reported as missing. None where not even the text is known; then no id is. The records are
    None when there is any error or something was not read.
    """
    texts = None if unread is None else tuple(unread)
    pile = gathered(documents, texts)
    pile.problems.extend(clashes(pile.records, pile.places))
    names = _names(pile)
    pile.problems = [*_better(pile.problems, pile, names), *_dangling(pile, names)]
    if texts == ():
        pile.problems.extend(_ownerless(pile))
    if pile.problems or texts is None or texts:
        return None, tuple(pile.problems)
    return collected(pile), ()


def gathered(documents: Iterable[Document], unread: tuple[str, ...] | None) -> Pile:
    """Every entry by itself, as a record or among the misread; no id is resolved yet."""
    pile = Pile()
    pile.hidden.update(*(words(text) for text in unread or ()))
    pile.blind.update(SECTIONS if unread is None else ())
    for document in documents:
        _read_document(document, pile)
    return pile


def _read_document(document: Document, pile: Pile) -> None:
    for key, value in document.root.entries:
        if key.text == "organisation":
            _read_organisation(value, pile)
        elif key.text not in SECTIONS:
            hide(value, pile)
            pile.has_owner = pile.has_owner or meant(key.text, _KNOWN) == "organisation"
            pile.problems.append(_unknown_section(key))
        elif isinstance(value, Sequence):
            for item in value.items:
                _read_entry(key.text, item, pile)
        elif not (isinstance(value, Scalar) and not value.text):
            hide(value, pile)
            pile.problems.append(_not_a_list(key, value))


def _unknown_section(key: Scalar) -> Problem:
    better = meant(key.text, _KNOWN)
    return Problem(
        code="R001",
        message=f"no part of the record is called `{short(key.text)}`",
        span=key.span,
        label=f"did you mean `{better}`?" if better else "",
        help="" if better else f"a file holds any of: {', '.join(_KNOWN)}",
    )


def _not_a_list(key: Scalar, value: Node) -> Problem:
    return Problem(
        code="R003",
        message=f"`{key.text}` is not a list",
        span=value.span if isinstance(value, Scalar) else key.span,
        help="begin each entry with `- ` on a line of its own",
    )


def _read_organisation(node: Node, pile: Pile) -> None:
    pile.has_owner = True
    found = _validate(Organisation, node, "the organisation", pile)
    if not isinstance(found, Organisation):
        return
    if pile.organisations:
        pile.problems.append(_second_organisation(found, pile.organisations[0]))
        return
    pile.organisations.append(found)


def _second_organisation(second: Organisation, first: Organisation) -> Problem:
    return Problem(
        code="R103",
        message="a record has one organisation, but this is the second",
        span=second.span(),
        related=_related(first.span(), "the first is here"),
    )


def _related(span: Span | None, text: str) -> tuple[Related, ...]:
    return (Related(span=span, text=text),) if span else ()


def _ownerless(pile: Pile) -> Iterator[Problem]:
    if not pile.has_owner:
        yield Problem(
            code="R103",
            message="the record does not say whose it is",
            span=None,
            help="write `organisation: {name: …, root: <id of the topmost unit>}` in one file",
        )


def _read_entry(section: str, node: Node, pile: Pile) -> None:
    identity = _identity(node)
    noun = _NOUNS[section]
    what = f"the {noun} `{short(identity.text)}`" if identity else f"this {noun}"
    record = _validate(SECTIONS[section], node, what, pile)
    if "id" in SECTIONS[section].model_fields and identity is None:
        _expect(section, node, pile)
    duplicate = identity is not None and _is_duplicate(section, identity, pile)
    if section != "retracted" and (record is None or duplicate):  # what is retracted is not there
        pile.misread.append(node)
    if record is not None and not duplicate:
        pile.records[section].append(record)


def _expect(section: str, node: Node, pile: Pile) -> None:
    """An entry has no id, or none that can be used: others may name it by one that it will get."""
    written = node.get("id") if isinstance(node, MappingNode) else None
    if isinstance(written, Scalar) and written.text:
        pile.hidden.update((slug(written.text), written.text))
    else:
        pile.blind.add(section)


def _identity(node: Node) -> Scalar | None:
    """The id of an entry, when it is one."""
    identity = node.get("id") if isinstance(node, MappingNode) else None
    return identity if isinstance(identity, Scalar) and is_id(identity.text) else None


def _is_duplicate(section: str, identity: Scalar, pile: Pile) -> bool:
    first = pile.places.setdefault((section, identity.text), identity.span)
    if first == identity.span:
        return False
    noun = _NOUNS[section]
    pile.problems.append(
        Problem(
            code="R101",
            message=f"two entries under `{section}` have the id `{identity.text}`",
            span=identity.span,
            related=(Related(span=first, text="the first is here"),),
            help=f"give this {noun} another id, or merge the two entries",
        )
    )
    return True


def _validate(model: type[Record], node: Node, what: str, pile: Pile) -> Record | None:
    if not isinstance(node, MappingNode):
        pile.problems.append(_not_a_mapping(node, what))
        return None
    try:
        return model.model_validate(MappingInput(node))
    except ValidationError as error:
        pile.problems.extend(problems_of(error, node, what, model))
        return None


def _not_a_mapping(node: Node, what: str) -> Problem:
    return Problem(
        code="R003",
        message=f"{what} is not a mapping (`key: value` lines)",
        span=node.span,
    )


def _names(pile: Pile) -> dict[str, Names]:
    names = {
        section: Names.of(
            (identity for place, identity in pile.places if place == section),
            pile.records[section],
        )
        for section in SECTIONS
    }
    return names | {"roles": names["roles"].including(role.id for role in BUILT_IN_ROLES)}


def _dangling(pile: Pile, names: Mapping[str, Names]) -> Iterator[Problem]:
    # what is retracted is no longer there
    found = (found for section, found in pile.records.items() if section != "retracted")
    everything = [*pile.organisations, *(record for records in found for record in records)]
    named = (*mentions(everything), *(m for node in pile.misread for m in mentions_in(node)))
    yield from dangling((m for m in named if _is_known_of(m, pile)), names)


def _better(problems: Iterable[Problem], pile: Pile, names: Mapping[str, Names]) -> list[Problem]:
    """The problems; who wrote a name in the place of an id is told the id that goes with it."""
    ids = {span: label for node in pile.misread for span, label in by_name(node, names)}
    return [
        replace(problem, label=ids[problem.span], help="")
        if problem.code == _NO_ID and problem.span in ids
        else problem
        for problem in problems
    ]


def _is_known_of(mention: Mention, pile: Pile) -> bool:
    """Whether it can be said that an id is missing."""
    return mention.identity not in pile.hidden and pile.blind.isdisjoint(mention.sections)


def collected(pile: Pile) -> Records:
    """The records of a pile that names an organisation, by their ids."""
    found = pile.records
    roles = {role.id: role for role in BUILT_IN_ROLES}
    roles.update((role.id, role) for role in found["roles"] if isinstance(role, Role))
    return Records(
        organisation=pile.organisations[0],
        sources={record.id: record for record in found["sources"] if isinstance(record, Source)},
        people={record.id: record for record in found["people"] if isinstance(record, Person)},
        units={record.id: record for record in found["units"] if isinstance(record, Unit)},
        roles=roles,
        events={record.id: record for record in found["events"] if isinstance(record, Event)},
        assertions=tuple(r for r in found["assertions"] if isinstance(r, Assertion)),
        retracted=tuple(r for r in found["retracted"] if isinstance(r, Retraction)),
    )
