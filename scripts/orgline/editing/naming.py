"""Ids for new entries: proposed from their names, or given and free."""

from collections.abc import Mapping
from typing import cast

from orgline.checks.addresses import RESERVED
from orgline.dates import parse
from orgline.editing.lookup import NOUNS
from orgline.editing.proposing import NOTHING, proposed, stamp
from orgline.editing.writing import Value
from orgline.records import Records
from orgline.records.ids import LONGEST_ID, is_id, slug


def proposal(section: str, values: Mapping[str, Value], records: Records) -> str:
    """A free id for a new entry; `""` where its names are in a script that gives none.

    That of a source is its publisher and its date, as a title is long and not its own.
    """
    languages = cast("Mapping[str, str]", values.get("names") or {})
    aliases = cast("tuple[str, ...]", values.get("aliases") or ())
    names = [values.get("name"), *languages.values(), *aliases, values.get("title")]
    if section == "sources":
        published = str(values.get("published", ""))
        day = stamp(parse(published)) if published else ""
        names = [f"{values.get('publisher', '')} {day}", f"{values.get('title', '')} {day}"]
    texts = (str(name) for name in names if name)
    return proposed(texts, taken(section, records), person=section == "people")


def taken(section: str, records: Records) -> frozenset[str]:
    """Every id of a part of the record that an entry has, had before, or had until it was retracted."""
    entries: Mapping[str, object] = getattr(records, section)
    former = (old for entry in entries.values() for old in getattr(entry, "former_ids", ()))
    gone = (getattr(entry, NOUNS[section], None) for entry in records.retracted)
    return frozenset((*entries, *former, *(str(identity) for identity in gone if identity)))


def refusal(text: str, section: str, records: Records) -> str:
    """Why a text cannot be the id of a new entry, `""` where it can."""
    noun = NOUNS[section]
    if not is_id(text):
        near = slug(text)
        better = f"; `{near}` would be" if near else ""
        return (
            f"`{text}` is no id: lower-case letters and digits, joined by hyphens, "
            f"at most {LONGEST_ID}{better}"
        )
    if text == NOTHING:
        return f"`{text}` without quotes is no value in YAML, so nothing could be named by it"
    if text in RESERVED:
        return f"`{text}` cannot be the name of a page"
    if text not in taken(section, records):
        return ""
    article = "an" if noun == "event" else "a"
    entry = getattr(records, section).get(text)
    if entry is None:
        return f"{article} {noun} had the id `{text}` before; its old pages would lead astray"
    name = getattr(entry, "name", "") or getattr(entry, "title", "")
    return f"{article} {noun} has the id `{text}`: {name}"
