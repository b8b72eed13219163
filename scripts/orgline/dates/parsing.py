"""From text to `When`: a small hand-written parser for a part of EDTF (ISO 8601-2:2019).

date    = point [mark] | "[" range "]" | "[" member {"," member} "]" | period
point   = YYYY | YYY"X" | YYYY-MM | YYYY-Q | YYYY-MM-DD | YYYY-MM-D"X" | YYYY-MM-XX | YYYY-XX[-XX]
mark    = "~" (about) | "?" (uncertain) | "%" (both)
range   = member ".." member | ".." member | member ".."
period  = end "/" end, where an end is a marked point, ".." (open) or nothing (unknown)
member  = a point without a mark of either kind: no "~", no masked day
Q       = "33" to "36", the quarters of the calendar year
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from orgline.dates.instead import instead
from orgline.dates.when import DateError, Edge, Precision, When
from orgline.dates.words import MONTHS, masked_days

_LONGEST = 200
_SHOWN = 40
USUAL = "write a day as `2026-03-16`, a month as `2026-03` or a year as `2026`"
"""What to write instead of a text that nothing can be guessed from."""
_POINT = re.compile(
    r"([0-9]{3}[0-9X])(?:-([0-9]{2}|XX)(?:-([0-9]{2}|[0-3]X|XX))?)?([~?%]?)", re.ASCII
)
_SEASONS = {"21": "03..{0}-05", "22": "06..{0}-08", "23": "09..{0}-11", "24": "12..{1:04d}-02"}
_Bounds = tuple[Precision, date, date]


def parse(text: str) -> When:
    """Read a date; raise `DateError`, with what to write instead, for all that is none."""
    try:
        return _date(text)
    except DateError as refused:
        refused.hint = refused.hint or instead(text, _is_date) or USUAL
        raise


def _is_date(text: str) -> bool:
    try:
        _date(text)
    except DateError:
        return False
    return True


@lru_cache(maxsize=8192)
def _date(text: str) -> When:
    if len(text) > _LONGEST:
        message = f"the date is {len(text)} characters long, more than {_LONGEST}"
        raise DateError(message, offset=0, length=len(text), hint=USUAL)
    if not text.strip():
        raise DateError("the date is empty", offset=0, length=len(text), hint=USUAL)
    if "/" in text:
        return _period(text)
    if text.startswith("["):
        return _brackets(text)
    return _point(text, 0)


def _period(text: str) -> When:
    first, _, last = text.partition("/")
    if "/" in last:
        offset = len(first) + 1 + last.index("/")
        raise DateError("a period has one `/`, between its ends", offset=offset, length=1)
    start, end = _edge(first), _edge(last)
    if start is not Edge.KNOWN and end is not Edge.KNOWN:
        message = f"{_quoted(text)} gives neither a beginning nor an end"
        raise DateError(message, offset=0, length=len(text), hint=f"{USUAL}, or no date at all")
    begun = _point(first, 0) if start is Edge.KNOWN else None
    ended = _point(last, len(first) + 1) if end is Edge.KNOWN else None
    known = [one for one in (begun, ended) if one]
    when = When(
        text=text,
        earliest=begun.earliest if begun else None,
        latest=ended.latest if ended else None,
        start=start,
        end=end,
        precision=Precision.PERIOD,
        approximate=any(one.approximate for one in known),
        uncertain=any(one.uncertain for one in known),
    )
    _not_reversed(when, f"{last}/{first}")
    return when


def _edge(end: str) -> Edge:
    return {"": Edge.UNKNOWN, "..": Edge.OPEN}.get(end, Edge.KNOWN)


def _brackets(text: str) -> When:
    if not text.endswith("]"):
        raise DateError("the `[` is not closed by a `]` at the end", offset=0, length=1)
    inside = text[1:-1]
    if not inside.strip(".,"):
        raise DateError(f"{_quoted(text)} names no date", offset=0, length=len(text), hint=USUAL)
    if ".." not in inside:
        return _choice(inside)
    if "," in inside:
        message = f"{_quoted(text)} mixes `,` and `..`"
        hint = "write one range from the first day to the last, such as `[2026-03-01..2026-03-10]`"
        raise DateError(message, offset=0, length=len(text), hint=hint)
    return _range(inside)


def _range(inside: str) -> When:
    first, _, last = inside.partition("..")
    start = _member(first, 1) if first else None
    end = _member(last, len(first) + 3) if last else None
    if start and start == end:
        return start
    when = When(
        text=f"[{inside}]",
        earliest=start.earliest if start else None,
        latest=end.latest if end else None,
        start=Edge.KNOWN if start else Edge.OPEN,
        end=Edge.KNOWN if end else Edge.OPEN,
        precision=Precision.RANGE,
    )
    _not_reversed(when, f"[{last}..{first}]")
    return when


def _choice(inside: str) -> When:
    """Read `a,b,c`: any order, repeats count once, and one alone is that date itself."""
    members: list[When] = []
    offset = 1
    for part in inside.split(","):
        members.append(_member(part, offset))
        offset += len(part) + 1
    unique = sorted(set(members), key=lambda one: (one.order, one.text))
    if len(unique) == 1:
        return unique[0]
    return When(
        text=f"[{','.join(one.text for one in unique)}]",
        earliest=min(one.earliest for one in unique if one.earliest),
        latest=max(one.latest for one in unique if one.latest),
        precision=Precision.SET,
    )


def _member(part: str, offset: int) -> When:
    if not part:
        raise DateError("a date between the brackets is missing", offset=offset, length=0)
    when = _point(part, offset)
    if when.approximate or when.uncertain:
        message = f"`{part[-1]}` has no place inside brackets, which say already what is not known"
        raise DateError(message, offset=offset + len(part) - 1, length=1)
    if when.precision is Precision.RANGE:
        message = f"the masked day `{part}` has no place inside brackets"
        hint = (
            f"write the first or the last day that it can mean: `{when.earliest}`, `{when.latest}`"
        )
        raise DateError(message, offset=offset, length=len(part), hint=hint)
    return when


def _not_reversed(when: When, swapped: str) -> None:
    if when.earliest is None or when.latest is None or when.earliest <= when.latest:
        return
    message = f"{_quoted(when.text)} ends before it begins"
    raise DateError(message, offset=0, length=len(when.text), hint=f"write `{swapped}`")


def _point(part: str, offset: int) -> When:
    found = _POINT.fullmatch(part)
    if found is None:
        what = "an end of the period" if not part.strip() else _quoted(part)
        raise DateError(f"{what} is not a date", offset=offset, length=len(part))
    year, month, day, mark = found.groups()
    try:
        precision, earliest, latest = _bounds(year, month or "", day or "")
    except DateError as refused:
        refused.offset, refused.length = offset, len(part)
        raise
    if precision is Precision.RANGE and earliest == latest:  # `2026-04-3X`: only the 30th
        precision, part = Precision.DAY, f"{earliest}{mark}"
    return When(
        text=part,
        earliest=earliest,
        latest=latest,
        precision=precision,
        approximate=mark in ("~", "%"),
        uncertain=mark in ("?", "%"),
    )


def _bounds(year: str, month: str, day: str) -> _Bounds:
    """Give precision and bounds of a well-formed point; the callers fill in where it stands."""
    if year.replace("X", "0") == "0000":
        raise _refused("the years go from 0001 to 9999")
    if year.endswith("X"):
        return _decade(year, month)
    if month in ("", "XX"):
        return _year(int(year), month, day)
    if month in ("33", "34", "35", "36") and not day:
        return _quarter(int(year), int(month))
    if month in _SEASONS and not day:
        raise _season(year, month)
    if not "01" <= month <= "12":
        raise _refused(f"month {month} does not exist: months go from 01 to 12")
    return _month_or_day(int(year), int(month), day)


def _decade(year: str, month: str) -> _Bounds:
    if month:
        raise _refused(f"the decade `{year}` cannot have a month", f"write `{year}`")
    first = int(year[:3]) * 10
    return Precision.DECADE, date(first, 1, 1), date(first + 9, 12, 31)


def _year(year: int, month: str, day: str) -> _Bounds:
    if month and day not in ("", "XX"):
        raise _refused(f"day {day} has no month", f"write `{year:04d}`")
    return Precision.YEAR, date(year, 1, 1), date(year, 12, 31)


def _quarter(year: int, code: int) -> _Bounds:
    last = 3 * (code - 32)
    return Precision.QUARTER, date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def _season(year: str, code: str) -> DateError:
    """Refuse: a season lies in other months north and south, so it has no bounds of its own."""
    months = f"[{year}-{_SEASONS[code].format(year, int(year) + 1)}]"
    message = f"{year}-{code} is a season, which starts at another time in each country"
    if year == "9999":
        return _refused(message)
    return _refused(message, f"write the months that the source means, such as `{months}`")


def _month_or_day(year: int, month: int, day: str) -> _Bounds:
    length = monthrange(year, month)[1]
    if day in ("", "XX"):
        return Precision.MONTH, date(year, month, 1), date(year, month, length)
    if day.endswith("X"):
        first, last = masked_days(year, month, day)
    else:
        first = last = int(day)
    if not 1 <= first <= last <= length:
        raise _no_such_day(year, month, day, length)
    precision = Precision.RANGE if day.endswith("X") else Precision.DAY
    return precision, date(year, month, first), date(year, month, last)


def _no_such_day(year: int, month: int, day: str, length: int) -> DateError:
    message = f"day {day} does not exist: {MONTHS[month - 1]} {year:04d} has {length} days"
    return _refused(message, f"write `{year:04d}-{month:02d}` if the day is not known")


def _refused(message: str, hint: str = "") -> DateError:
    return DateError(message, offset=0, length=0, hint=hint)


def _quoted(text: str) -> str:
    """Show a text within a message: short, on one line, without what would end the quotes."""
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return (
        "`"
        + "".join(c if c.isprintable() and c != "`" else "\N{REPLACEMENT CHARACTER}" for c in shown)
        + "`"
    )
