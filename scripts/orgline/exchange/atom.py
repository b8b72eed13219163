"""Atom feeds of events: https://www.rfc-editor.org/rfc/rfc4287.

An event enters a feed once and stays as it is told; a rewording of the site is no news. A feed
holds the `MOST` events that were told last.
"""

from collections.abc import Iterable
from itertools import islice
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from orgline.exchange.address import Address
from orgline.exchange.news import UNKNOWN_DAY, Cited, Item

TYPE = "application/atom+xml"
MOST = 200
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(title: str, path: str, page: str, items: Iterable[Item], address: Address) -> bytes:
    """A feed that will stand at `path` and is about the page `page`; items come newest first.

    `updated` is the last possible day of publication of the newest source at midnight UTC: RFC 4287
    demands an instant, and the record knows none. The date of the event stands in the summary, in
    words. Without the site's address, ids are UUIDs and links are relative to the feed.
    """
    shown = tuple(islice(items, MOST))
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    if not address.url:
        root.set("xml:base", "../" * path.count("/") or "./")
    _text(root, "id", address.identity(path))
    _text(root, "title", title)
    _text(
        root, "updated", max((_instant(item) for item in shown), default=f"{UNKNOWN_DAY}T00:00:00Z")
    )
    _link(root, "self", address.link(path), TYPE)
    _link(root, "alternate", address.link(page) or "./", "text/html")
    _text(SubElement(root, "author"), "name", address.name)
    _text(root, "generator", "Orgline")
    for item in shown:
        _entry(root, item, address)
    indent(root, " ")
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(root: Element, item: Item, address: Address) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", address.identity(item.page))
    _text(entry, "title", item.title)
    _text(entry, "updated", _instant(item))
    _link(entry, "alternate", address.link(item.page), "text/html", item.title)
    for source in item.sources:
        _source(entry, source, address)
    SubElement(entry, "category", {"term": item.kind, "label": item.kind.capitalize()})
    _text(entry, "summary", item.words)


def _source(entry: Element, source: Cited, address: Address) -> None:
    """A source: its own address, which is what `via` means, and the page that says what it supports."""
    title = f"{source.publisher}: {source.title}"
    if source.url:
        _link(entry, "via", source.url, "", title)
    _link(entry, "related", address.link(source.page), "text/html", title)


def _instant(item: Item) -> str:
    return f"{item.told.isoformat()}T00:00:00Z"


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = text


def _link(parent: Element, rel: str, href: str, kind: str, title: str = "") -> None:
    given = {"rel": rel, "href": href, "type": kind, "title": title}
    SubElement(parent, "link", {key: value for key, value in given.items() if value})
