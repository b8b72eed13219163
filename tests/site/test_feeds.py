"""What of a unit can be followed: its feed and calendar are named on its page, and are what they say."""

from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from tests import sites
from tests.site import reading

pytestmark = [pytest.mark.build, pytest.mark.xdist_group("ministry")]

ATOM, CALENDAR = "application/atom+xml", "text/calendar"
ENTRY = "{http://www.w3.org/2005/Atom}entry"


def units(site: sites.Built) -> list[reading.Read]:
    """The pages of units with events to follow."""
    found = reading.pages(site.site)
    feeds = [file.stem for file in sorted((site.site / "feeds" / "units").glob("*.xml"))]
    assert len(feeds) > 10
    return [found[f"units/{unit}/"] for unit in feeds]


def named(page: reading.Read, tag: str, kind: str) -> list[str]:
    """The files of a kind that links of a page lead to."""
    links = [e for e in page.all(tag) if e.get("type") == kind]
    return [target[0] for e in links if (target := reading.target(page, e.get("href")))]


def test_head_and_body_of_a_units_page_name_its_own_feed_and_calendar(
    ministry: sites.Built,
) -> None:
    for page in units(ministry):
        for kind, ending in ((ATOM, "xml"), (CALENDAR, "ics")):
            own = f"feeds/units/{page.path.split('/')[1]}.{ending}"
            assert named(page, "link", kind) == [own, f"feeds/events.{ending}"]
            assert named(page, "a", kind) == [own]


def test_they_hold_the_same_events_each_with_its_page(ministry: sites.Built) -> None:
    for page in units(ministry):
        [feed], [calendar] = named(page, "a", ATOM), named(page, "a", CALENDAR)
        entries = ET.parse(ministry.site / feed).getroot().findall(ENTRY)  # noqa: S314 - our own
        told = {
            link.get("href", "")
            for entry in entries
            for link in entry
            if link.get("rel") == "alternate"
        }
        dated = Calendar.from_ical((ministry.site / calendar).read_bytes()).walk("VEVENT")
        assert told
        assert {str(event["URL"]) for event in dated} <= told
        pages = {url.removeprefix(reading.SITE_URL) for url in told}
        assert pages <= reading.pages(ministry.site).keys()
