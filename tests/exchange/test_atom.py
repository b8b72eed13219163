"""Feeds: valid Atom (RFC 4287), whatever an editor wrote."""

from xml.etree import ElementTree as ET

import pytest

from orgline.exchange import Address, atom, news
from tests.exchange.offices import items_of, ministry

HERE = Address(name="Orgline", url="https://a.example/")
NOWHERE = Address(name="Orgline")
_A = "{http://www.w3.org/2005/Atom}"

EVENTS = """
- id: hub-formed
  date: 2040-01
  title: The Hub <is> formed
  kind: reorganisation
  summary: It is & stays.
  sources: [gazette, memo]
  changes: [{op: observe, unit: ministry}, {op: create, unit: hub, under: ministry}]
- id: hub-counted
  date: 2040-01-02
  sources: [herald]
"""


def test_a_feed_as_a_whole() -> None:
    feed = atom.feed("Ministry: events", "feeds/events.xml", "", items_of(EVENTS), HERE)
    assert feed.decode() == FEED


FEED = """\
<?xml version='1.0' encoding='utf-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
 <id>https://a.example/feeds/events.xml</id>
 <title>Ministry: events</title>
 <updated>2040-01-06T00:00:00Z</updated>
 <link rel="self" href="https://a.example/feeds/events.xml" type="application/atom+xml" />
 <link rel="alternate" href="https://a.example/" type="text/html" />
 <author>
  <name>Orgline</name>
 </author>
 <generator>Orgline</generator>
 <entry>
  <id>https://a.example/events/hub-counted/</id>
  <title>Event 2</title>
  <updated>2040-01-06T00:00:00Z</updated>
  <link rel="alternate" href="https://a.example/events/hub-counted/" type="text/html" title="Event 2" />
  <link rel="related" href="https://a.example/sources/herald/" type="text/html" title="The Herald: The story" />
  <category term="other" label="Other" />
  <summary>2 January 2040. Something happens. According to The Herald.</summary>
 </entry>
 <entry>
  <id>https://a.example/events/hub-formed/</id>
  <title>The Hub &lt;is&gt; formed</title>
  <updated>2040-01-05T00:00:00Z</updated>
  <link rel="alternate" href="https://a.example/events/hub-formed/" type="text/html" title="The Hub &lt;is&gt; formed" />
  <link rel="related" href="https://a.example/sources/gazette/" type="text/html" title="The Gazette: The news" />
  <link rel="related" href="https://a.example/sources/memo/" type="text/html" title="The Ministry: To all" />
  <category term="reorganisation" label="Reorganisation" />
  <summary>January 2040. It is &amp; stays. According to The Gazette, The Ministry.</summary>
 </entry>
</feed>
"""


@pytest.mark.parametrize("address", [HERE, NOWHERE])
def test_a_feed_has_all_that_the_standard_demands(address: Address) -> None:
    told = news.items(ministry().history)
    root = ET.fromstring(atom.feed("Ministry", "feeds/events.xml", "", told, address))  # noqa: S314 - ours
    entries = root.findall(f"{_A}entry")
    assert len(entries) == len(told)
    for one in (root, *entries):
        for tag in ("id", "title", "updated"):
            assert one.findtext(f"{_A}{tag}"), tag
        assert [e.get("rel") for e in one.findall(f"{_A}link")].count("alternate") == 1
    assert root.findtext(f"{_A}author/{_A}name")
    ids = [one.findtext(f"{_A}id") or "" for one in (root, *entries)]
    assert len(set(ids)) == len(ids)
    assert all(found.startswith(("https://a.example/", "urn:uuid:")) for found in ids)


def test_hostile_titles_come_back_as_they_were_written() -> None:
    told = news.items(ministry().history)
    root = ET.fromstring(atom.feed("Ministry", "feeds/events.xml", "", told, HERE))  # noqa: S314 - ours
    written = {event.title for event in ministry().records.events.values()}
    assert {entry.findtext(f"{_A}title") for entry in root.findall(f"{_A}entry")} == written


def test_a_source_with_an_address_of_its_own_is_linked() -> None:
    told = news.items(ministry().history)
    root = ET.fromstring(atom.feed("Ministry", "feeds/events.xml", "", told, HERE))  # noqa: S314 - ours
    via = {link.get("href") for link in root.iter(f"{_A}link") if link.get("rel") == "via"}
    assert via == {source.url for source in ministry().records.sources.values() if source.url}


def test_the_instant_is_the_newest_sources_last_day_and_never_the_events() -> None:
    newest = {item.page: item.told.isoformat() for item in news.items(ministry().history)}
    assert newest["events/first-list/"] == "2020-12-31"
    assert newest["events/ida-berg-leads/"] == "2024-03-31"


def test_a_feed_without_events_is_a_feed() -> None:
    root = ET.fromstring(atom.feed("None", "feeds/events.xml", "", (), NOWHERE))  # noqa: S314 - ours
    assert root.findtext(f"{_A}updated") == "1970-01-01T00:00:00Z"


def test_a_unit_has_the_events_that_touch_it() -> None:
    history = ministry().history
    found = [item.page for item in news.items(history, history.units[-1].id)]
    assert found == ["events/hall-planned/"]


def test_what_xml_cannot_hold_becomes_a_space() -> None:
    assert news.plain("a\x00b\x0bc\ud800d\u2028e\ufffef") == "a b c d ef"
