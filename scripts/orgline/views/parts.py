"""The small values that every page is made of."""

from dataclasses import dataclass

from orgline.records import SourceId

Marks = tuple[int, ...]
"""Numbers of footnotes on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A name that leads to a page; `href` is relative to the site's root, `""` for no link.

    `native` is the name in another script, `""` when there is none.
    """

    name: str
    href: str = ""
    native: str = ""


Phrase = tuple[str | Ref, ...]
"""A sentence, some words of which are links."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A date for a reader: never more exact than the record has it.

    `words` stand alone ("16 March 2026"), `placed` ends a sentence ("on 16 March 2026"), `edtf` is
    the record's own text, `as_written` the source's words or `""`.
    """

    words: str
    placed: str
    edtf: str
    as_written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """How a fact is known: its label, the footnotes, a remark and the reason of an inference."""

    grade: str
    marks: Marks
    note: str = ""
    inferred: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change, in words, with what it rests on.

    `mark` is the kind of change as a key for styling, `word` the same for a reader. `box` is the
    key of the box in the page's chart that shows it, or `""`. `origin` says how the place before a
    move is known, where that is another matter than the move.
    """

    mark: str
    word: str
    subject: Ref
    phrase: Phrase
    date: Dated
    event: Ref
    support: Support
    box: str = ""
    origin: Support | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A source as it is cited on a page, numbered from 1 in the order of first mention."""

    id: SourceId
    number: int
    source: Ref
    publisher: str
    date: Dated
    url: str
    archived: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citations:
    """What a page rests on: its footnotes and one sentence on how fresh they are."""

    notes: tuple[Footnote, ...]
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One answer to a question, and who gives it."""

    says: str
    sources: tuple[Ref, ...]
    marks: Marks
    adopted: bool
    because: str
    draws: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A question on which sources differ, the adopted position first."""

    anchor: str
    question: str
    about: tuple[Ref, ...]
    event: Ref
    positions: tuple[Position, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A period on a time scale, in hundredths of its width.

    From `left` to `right`; the first `soft_left` and the last `soft_right` of it are uncertain, and
    all of it where no day is `certain`.
    `open_left`/`open_right`: it began before the scale or at an unknown time / still runs as far as
    is known.
    """

    label: Ref
    detail: str
    person: Ref
    unit: Ref
    title: str
    left: float
    right: float
    soft_left: float
    soft_right: float
    certain: bool
    open_left: bool
    open_right: bool
    words: str
    acting: bool
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A mark on a time scale; `label` is `""` where words would have no room."""

    at: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A time scale with its ticks, more of them where there is room."""

    roomy: tuple[Tick, ...]
    tight: tuple[Tick, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """One step of a lineage: what a unit passed on to another."""

    before: Ref
    after: Ref
    verb: str
    date: Dated
    event: Ref
    support: Support


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """An event in a list."""

    event: Ref
    date: Dated
    kind: str
    summary: str
    counts: str
    sources: tuple[Ref, ...]
    units: tuple[Ref, ...]
    people: tuple[Ref, ...]
    disputes: int
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event on a time scale: from `left`, `width` hundredths wide; 0 wide when of one day.

    What is wide lies in a `lane`, counted from 0, so that it hides no other.
    """

    card: EventCard
    left: float
    width: float
    lane: int = 0
