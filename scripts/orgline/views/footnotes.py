"""Footnotes of one page: each source gets a number when it is first named."""

from collections.abc import Iterable

from orgline.history import Claim
from orgline.records import SourceId
from orgline.views.desk import Desk, published
from orgline.views.parts import Citations, Footnote, Marks, Support


class Footnotes:
    """Collects the sources of one page while the page is put together."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._numbers: dict[SourceId, int] = {}

    def marks(self, sources: Iterable[SourceId]) -> Marks:
        """The numbers of some sources, smallest first."""
        found = {self._numbers.setdefault(s, len(self._numbers) + 1) for s in sources}
        return tuple(sorted(found))

    def support(self, claim: Claim) -> Support:
        """How a claim is known."""
        return Support(
            grade=str(self._desk.grade(claim)),
            marks=self.marks(claim.sources),
            note=claim.change.note or "",
            inferred=claim.change.inferred or "",
        )

    def citations(self) -> Citations:
        """All that were named, and how fresh they are."""
        return Citations(
            notes=tuple(self._note(s, number) for s, number in self._numbers.items()),
            sentence=self._sentence(),
        )

    def _note(self, source: SourceId, number: int) -> Footnote:
        record = self._desk.records.sources[source]
        reference = self._desk.source(source)
        return Footnote(
            id=source,
            number=number,
            source=type(reference)(name=record.title, href=reference.href),
            publisher=record.publisher,
            date=self._desk.dated(record.published, record.as_written),
            url=record.url or "",
            archived=record.archived or "",
        )

    def _sentence(self) -> str:
        fresh = self._desk.freshest(self._numbers)
        if not fresh:
            return "No source is named on this page."
        count = len(self._numbers)
        when = published(fresh)
        if count == 1:
            return f"This page rests on one source, published {when}."
        verb = "newest was" if len(fresh) == 1 else "newest were"
        return f"This page rests on {count} sources; the {verb} published {when}."
