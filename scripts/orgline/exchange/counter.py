"""The counter where one site's files are handed out, page by page and then for the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from jinja2 import Environment

from orgline.exchange import atom, dot, ical, news, sheet, table
from orgline.exchange.address import Address
from orgline.exchange.citing import cite, lasting_title, place
from orgline.exchange.drawing import Painter, Studio, Words
from orgline.exchange.facts import facts
from orgline.exchange.hosting import Hosting
from orgline.exchange.mending import Mender
from orgline.exchange.raster import Raster
from orgline.problem import Problem, Severity
from orgline.records import Source, UnitId
from orgline.render import layout
from orgline.render.placed import Placed
from orgline.views.chart import Chart
from orgline.views.desk import Desk
from orgline.views.offers import FileLink, Head, Offers
from orgline.views.pages import Page
from orgline.views.parts import Citations

File = tuple[str, bytes]
"""A path below the content folder, with `/`, and what stands there."""

CODES: Mapping[str, str] = {
    "P105": "a machine on which no images of charts can be made",
}
CHARTS: Final = "charts"
FEEDS: Final = "feeds"
DATA: Final = "data"
HISTORY: Final = f"{DATA}/history.json"
EVENTS: Final = f"{FEEDS}/events"
_KINDS: Final = {"person": "profile", "event": "article"}


class Counter:
    """All files of one site. Asked for each page in turn, and at the end for the files of all."""

    def __init__(
        self,
        desk: Desk,
        address: Address,
        templates: Environment,
        cache: Path,
        hosting: Hosting | None = None,
    ) -> None:
        """Images are kept in `cache` from one rendering to the next."""
        self._desk = desk
        self._address = address
        self._mender = Mender(desk, hosting, address, templates)
        self._studio = Studio(templates, address.url)
        self._raster = Raster(cache)
        self._newest = desk.newest(desk.records.sources)
        self._items = news.items(desk.history)
        self._dated = ical.dated(self._items)

    # --- pages -----------------------------------------------------------------------------

    def offers(self, page: Page) -> Offers:
        """What a page offers; names files only that `files` or `site_files` hand out."""
        drawn, name = bool(page.chart and page.chart.boxes), chart_name(page.path)
        feeds, calendars = self._news(page)
        head = Head(
            image=f"{name}.social.png" if drawn and self._raster.works else "",
            image_words=f"Organisation chart: {page.title}" if drawn else "",
            kind=_KINDS.get(page.kind, "website"),
            feeds=feeds,
            calendars=calendars,
            facts=facts(page, self._desk, self._address),
        )
        organisation = self._desk.records.organisation.name
        return Offers(
            files=tuple(self._chart_links(name)) if drawn else (),
            others={c.key: tuple(self._chart_links(f"{name}--{c.key}")) for c in _others(page)},
            citation=cite(page, organisation, self._newest_of(page), self._address),
            head=head,
            mending=self._mender.mending(page),
        )

    def _newest_of(self, page: Page) -> Source | None:
        """The newest source that a page rests on; of the whole record where it names none."""
        citations: Citations | None = getattr(page.view, "citations", None)
        notes = citations.notes if citations else ()
        return self._desk.newest(note.id for note in notes) if notes else self._newest

    def _chart_links(self, name: str) -> Iterator[FileLink]:
        yield FileLink(label="SVG", href=f"{name}.svg", type="image/svg+xml")
        if self._raster.works:
            yield FileLink(label="PNG", href=f"{name}.png", type="image/png")
        yield FileLink(label="DOT", href=f"{name}.dot", type=dot.TYPE)
        yield FileLink(label="CSV", href=f"{name}.csv", type=sheet.TYPE)

    def _news(self, page: Page) -> tuple[tuple[FileLink, ...], tuple[FileLink, ...]]:
        """Feeds and calendars that concern a page: those of its unit, and those of the whole."""
        found = [(EVENTS, "All events", bool(self._dated))]
        if page.kind == "unit":
            unit = UnitId(page.path.rpartition("/")[2])
            items = news.items(self._desk.history, unit)
            found.insert(0, (unit_feed(unit), f"Events of {page.title}", bool(ical.dated(items))))
        feeds = (FileLink(label=t, href=f"{n}.xml", type=atom.TYPE) for n, t, _ in found)
        calendars = (
            FileLink(label=title, href=f"{name}.ics", type=ical.TYPE)
            for name, title, any_dated in found
            if any_dated
        )
        return tuple(feeds), tuple(calendars)

    def files(self, page: Page, place: layout.Place = layout.place) -> Iterator[File]:
        """The charts of a page in every form; `place` places them."""
        name, words = chart_name(page.path), self._words(page)
        if page.chart is not None and page.chart.boxes:
            yield from self._forms(name, page.chart, place(page.chart), words)
            yield from self._card(name, place(page.chart), words)
        for chart in _others(page):
            title = f"{words.title}: {chart.title}"
            its = replace(words, title=title)
            yield from self._forms(f"{name}--{chart.key}", chart, place(chart), its)

    def _forms(self, name: str, chart: Chart, placed: Placed, words: Words) -> Iterator[File]:
        yield f"{name}.svg", self._studio.alone(placed, words, Painter.SHOWN).svg.encode()
        yield f"{name}.dot", dot.dot(chart)
        yield f"{name}.csv", sheet.sheet(chart)
        if self._raster.works:
            drawing = self._studio.alone(placed, words, Painter.PAINTED)
            yield f"{name}.png", self._raster.png(drawing)

    def _card(self, name: str, placed: Placed, words: Words) -> Iterator[File]:
        if self._raster.works:
            card = self._studio.card(placed, words, Painter.PAINTED)
            yield f"{name}.social.png", self._raster.png(card, zoom=1)

    def _words(self, page: Page) -> Words:
        organisation = self._desk.records.organisation.name
        newest = self._newest_of(page)
        published = newest.published.placed() if newest else ""
        as_of = f"Newest source published {published}" if published else ""
        title = lasting_title(page, organisation)
        if page.chart and page.kind == "unit":
            title = page.chart.title
        foot = (self._address.of(place(page.path)) or self._address.name, as_of)
        return Words(
            title=title,
            name=organisation if title != organisation else "Organisation chart",
            sentence=page.description,
            foot=" · ".join(part for part in foot if part),
        )

    # --- the whole -------------------------------------------------------------------------

    def site_files(self) -> Iterator[File]:
        """What is about no single page; and from then on, only images asked for since are kept."""
        name = self._desk.records.organisation.name
        yield from self._told(f"{name}: events", EVENTS, "", None)
        for unit in self._desk.history.units:
            title = f"{name}: events of {unit.name}"
            yield from self._told(title, unit_feed(unit.id), f"units/{unit.id}/", unit.id)
        yield HISTORY, table.table(self._desk.history)
        self._raster.forget_the_rest()

    def _told(self, title: str, path: str, page: str, unit: UnitId | None) -> Iterator[File]:
        items = news.items(self._desk.history, unit) if unit else self._items
        title = news.plain(title)
        yield f"{path}.xml", atom.feed(title, f"{path}.xml", page, items, self._address)
        if ical.dated(items):
            yield f"{path}.ics", ical.calendar(title, items, self._address)

    def notices(self) -> Iterator[Problem]:
        """What could not be made on this machine."""
        if not self._raster.works:
            yield Problem(
                code="P105",
                message="no images of charts were made: `resvg_py` is not installed here",
                span=None,
                severity=Severity.WARNING,
            )


def _others(page: Page) -> Iterator[Chart]:
    """The charts with boxes that stand on a page beside the one that it is about."""
    return (chart for chart in page.others if chart.boxes)


def chart_name(path: str) -> str:
    """Where the files of a page's chart stand, without ending; ids never hold two hyphens in a row."""
    return f"{CHARTS}/{path.replace('/', '--')}"


def unit_feed(unit: UnitId) -> str:
    """Where the feed and the calendar of a unit stand, without ending."""
    return f"{FEEDS}/units/{unit}"
