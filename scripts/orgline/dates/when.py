"""What a date means: its bounds, how exact it is, and the error for a text that is no date."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from orgline.dates.words import as_of, placed, since, words

_AFTER_EVERYTHING = date.max.toordinal() + 1


class Edge(StrEnum):
    """What is known about one end of a date."""

    KNOWN = "known"
    OPEN = "open"  # no bound at all: `[..b]`, `[a..]`, `a/..` (still going on), `../b`
    UNKNOWN = "unknown"  # there is an end, nobody says when: `a/`, `/b`


class Precision(StrEnum):
    """The shape in which a date was given, which is how exact it may be printed."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"  # one day between two bounds: `[a..b]`, `[..b]`, `[a..]`, `2026-03-0X`
    SET = "set"  # one of those listed: `[2023,2024]`
    PERIOD = "period"  # a stretch of time: `a/b`


class DateError(ValueError):
    """A text that is no date; `str(error)` is the fact, in lower case, without the remedy."""

    def __init__(self, message: str, *, offset: int, length: int, hint: str = "") -> None:
        """Keep where it went wrong, in characters of the text, and what to write instead."""
        super().__init__(message)
        self.offset = offset
        self.length = length
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A date with its bounds; both are inclusive days.

    For a `PERIOD` the bounds are those of the whole stretch: the first day on which it can have
    begun, the last on which it can have ended. For everything else it is ONE day, which lies
    somewhere between the bounds. "About" and "uncertain" never move a bound: no source says how far.
    """

    text: str  # canonical EDTF
    earliest: date | None  # None when `start` is OPEN or UNKNOWN
    latest: date | None  # None when `end` is OPEN or UNKNOWN
    start: Edge = Edge.KNOWN
    end: Edge = Edge.KNOWN
    precision: Precision
    approximate: bool = False
    uncertain: bool = False

    @property
    def is_period(self) -> bool:
        """Whether it is a stretch of time, and not one day."""
        return self.precision is Precision.PERIOD

    @property
    def is_exact(self) -> bool:
        """Whether it is one single day, neither approximate nor uncertain."""
        return self.precision is Precision.DAY and not (self.approximate or self.uncertain)

    @property
    def is_doubtful(self) -> bool:
        """Whether the text itself calls the date approximate or uncertain."""
        return self.approximate or self.uncertain

    @property
    def order(self) -> tuple[int, int]:
        """Sort key: by earliest, then latest; no start sorts before everything, no end after."""
        first = self.earliest.toordinal() if self.earliest else 0
        last = self.latest.toordinal() if self.latest else _AFTER_EVERYTHING
        return first, last

    def certain_by(self, day: date) -> bool:
        """Whether, at the end of `day`, it has certainly happened (a period: certainly ended)."""
        return self.latest is not None and self.latest <= day

    def possible_by(self, day: date) -> bool:
        """Whether, at the end of `day`, it can have happened (a period: can have begun)."""
        return self.earliest is None or self.earliest <= day

    def words(self) -> str:
        """Say it in a reader's English, never more exactly than the text."""
        return words(self.text)

    def placed(self) -> str:
        """Say it as the end of a sentence: "on 16 March 2026", "between 1 and 10 March 2026"."""
        return placed(self.text)

    def since(self) -> str:
        """Say it as a beginning: "from 16 March 2026", "from 2021 or later"."""
        return since(self.text)

    def as_of(self) -> str:
        """Say it as the day up to which something is known: "as of 16–20 March 2026"."""
        return as_of(self.text)
