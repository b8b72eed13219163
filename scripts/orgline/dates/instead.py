"""What to write instead of a text that is no date: reads the usual ways of writing one.

Only a remedy is made here, never a `When`: "03/04/2026" or "early March" mean different days to
different people, so the editor decides. Nothing is suggested that the parser would refuse.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from orgline.dates.words import MONTHS

_DEPTH = 4
_LONGEST = 80  # longer texts are prose, and patterns over them take time
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_SHORT = {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_MONTH = (
    r"(?P<month>" + "|".join(f"{n[:3]}(?:{n[3:]})?" for n in map(str.lower, MONTHS)) + r"|sept)\.?"
)
_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_TIME = r"(?:t| |, )[0-9]{1,2}:[0-9]{2}.*"
_PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 2}
_PART = r"(?:the )?(?P<part>" + "|".join(_PARTS) + r")(?: of)?(?: |-)"
_QUARTER = r"(?P<quarter>first|second|third|fourth|last) quarter(?: of)? "
_LOOSE = re.compile(_PART)

Match = re.Match[str]


def instead(text: str, is_date: Callable[[str], bool]) -> str:
    """Say what to write for a refused text, or "" where nobody can tell.

    Each suggestion stands in backticks and is a text that `is_date` accepts.
    """
    plain = _plain(text)
    both = _day_or_month_first(plain)
    if len(both) > 1 and all(map(is_date, both)):
        return f"write the year, the month and the day: `{both[0]}` or `{both[1]}`"
    found = _reading(plain, is_date, _DEPTH)
    if not found:
        return ""
    if _LOOSE.match(plain):
        words = " ".join(text.replace("`", "'").split())
        return f"write `{found}`, or the days that the source means, and `as_written: {words}`"
    return f"write `{found}`"


def _plain(text: str) -> str:
    """Bring digits, dashes, spaces and case to one form, full-width and Arabic digits too."""
    digits = "".join(str(unicodedata.decimal(c, c)) for c in text)
    normal = unicodedata.normalize("NFKC", digits).translate(_DASHES)
    return " ".join(normal.split()).lower()


def _reading(plain: str, is_date: Callable[[str], bool], depth: int) -> str:
    """Give the date text that a plain text stands for, or ""; at most `depth` phrases deep."""
    if depth == 0 or len(plain) > _LONGEST:
        return ""

    def read(part: str) -> str:
        return _reading(part, is_date, depth - 1)

    candidates = chain([_tidied(plain)], _written(plain), _phrases(plain, read))
    return next((one for one in candidates if one and is_date(one)), "")


def _tidied(plain: str) -> str:
    """Keep it as it is, but with spaces gone, masks in capitals and marks at the end."""
    text = plain.replace(" ", "")
    text = re.sub(r"(?<=[0-9-])[ux]{1,2}(?![a-z])", lambda mask: "X" * len(mask[0]), text)
    text = re.sub(r"\.{3,}", "..", text)
    marks = set(re.findall(r"[~?%]", text))
    if not marks or "/" in text:
        return text
    bare = re.sub(r"[~?%]", "", text)
    if "[" in text:
        return bare
    return bare + (marks.pop() if len(marks) == 1 else "%")


# --- single dates --------------------------------------------------------------------------------


def _written(plain: str) -> Iterator[str]:
    for pattern, write in _WRITTEN:
        found = pattern.fullmatch(plain)
        if found:
            yield write(found)
    yield from _day_or_month_first(plain)


def _iso(found: Match) -> str:
    named = found.groupdict()
    month = named.get("month")
    number = _SHORT.get(month[:3], 0) if month and month.isascii() and month.isalpha() else month
    parts = [int(part) for part in (number, named.get("day")) if part]
    return "-".join([named["year"], *(f"{part:02d}" for part in parts)])


def _quarter(found: Match) -> str:
    quarter = found["quarter"]
    return f"{found['year']}-{32 + (_ORDINALS.get(quarter) or int(quarter))}"


def _half(found: Match) -> str:
    first = 7 if found["half"] in ("2", "second") else 1
    return f"[{found['year']}-{first:02d}..{found['year']}-{first + 5:02d}]"


def _part_of_month(found: Match) -> str:
    year, month, part = int(found["year"]), _SHORT[found["month"][:3]], _PARTS[found["part"]]
    last = (10, 20, monthrange(year, month)[1] if year else 0)[part]
    return f"[{year:04d}-{month:02d}-{10 * part + 1:02d}..{year:04d}-{month:02d}-{last:02d}]"


def _part_of_year(found: Match) -> str:
    first = 4 * _PARTS[found["part"]] + 1
    return f"[{found['year']}-{first:02d}..{found['year']}-{first + 3:02d}]"


def _week(found: Match) -> str:
    try:
        days = [date.fromisocalendar(int(found["year"]), int(found["week"]), d) for d in (1, 7)]
    except ValueError:
        return ""
    return f"[{days[0]}..{days[1]}]"


def _century(found: Match) -> str:
    return f"[{found['century']}00..{found['century']}99]"


def _years(found: Match) -> str:
    return f"{found['start']}/{found['century']}{found['end']}"


def _masked_months(found: Match) -> str:
    return (
        f"[{found['year']}-01..{found['year']}-09]"
        if found["ten"] == "0"
        else (f"[{found['year']}-10..{found['year']}-12]")
    )


_WRITTEN: tuple[tuple[re.Pattern[str], Callable[[Match], str]], ...] = tuple(
    (re.compile(pattern, re.ASCII), write)
    for pattern, write in (
        (rf"{_YEAR}[-/. ](?P<month>[0-9]{{1,2}})(?:[-/. ](?P<day>[0-9]{{1,2}}))?", _iso),
        (rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})?", _iso),
        (rf"(?P<month>[0-9]{{1,2}})[-/.]{_YEAR}", _iso),
        (rf"{_YEAR}-(?P<month>[0-9]{{2}})-(?P<day>[0-9]{{2}}){_TIME}", _iso),
        (
            rf"{_YEAR} ?年(?: ?(?P<month>[0-9]{{1,2}}) ?月(?: ?(?P<day>[0-9]{{1,2}}) ?[日号])?)?",
            _iso,
        ),
        (rf"{_WEEKDAY}{_DAY}[ -](?:of )?{_MONTH},?[ -]{_YEAR}(?:{_TIME})?", _iso),
        (rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}(?:{_TIME})?", _iso),
        (rf"{_MONTH},?[ -](?:of )?{_YEAR}", _iso),
        (rf"{_YEAR},?[ -]{_MONTH}(?:[ -]{_DAY})?", _iso),
        (rf"q(?P<quarter>[1-4])[ -/]?{_YEAR}", _quarter),
        (rf"{_YEAR}[ -/]?q(?P<quarter>[1-4])", _quarter),
        (rf"(?:the )?{_QUARTER}{_YEAR}", _quarter),
        (rf"h(?P<half>[12])[ -/]?{_YEAR}", _half),
        (rf"{_YEAR}[ -/]?h(?P<half>[12])", _half),
        (rf"(?:the )?(?P<half>first|second) half(?: of)? {_YEAR}", _half),
        (rf"{_PART}{_MONTH} {_YEAR}", _part_of_month),
        (rf"{_PART}{_YEAR}", _part_of_year),
        (rf"{_YEAR}-?w(?P<week>[0-9]{{2}})(?:-?[1-7])?", _week),
        (r"(?:the )?(?P<decade>[0-9]{3})0'?s", lambda found: f"{found['decade']}X"),
        (r"(?P<century>[0-9]{2})(?:xx|uu)", _century),
        (rf"{_YEAR}-(?P<ten>[01])[xu]", _masked_months),
        (r"(?P<start>(?P<century>[0-9]{2})[0-9]{2})/(?P<end>[0-9]{2})", _years),
    )
)


def _day_or_month_first(plain: str) -> list[str]:
    """Read `16.03.2026` and `3/16/2026`: every order that can be meant, the day first."""
    found = re.fullmatch(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})", plain, re.ASCII)
    if not found:
        return _swapped(plain)
    first, second, year = int(found[1]), int(found[3]), found[4]
    orders = [(second, first), (first, second)] if first != second else [(first, second)]
    return [f"{year}-{month:02d}-{day:02d}" for month, day in orders if month <= len(MONTHS)]


def _swapped(plain: str) -> list[str]:
    found = re.fullmatch(r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-(0[1-9]|1[0-2])", plain, re.ASCII)
    return [f"{found[1]}-{found[3]}-{found[2]}"] if found else []


# --- phrases around dates ------------------------------------------------------------------------


def _phrases(plain: str, read: Callable[[str], str]) -> Iterator[str]:
    for pattern, shape in _PHRASES:
        found = pattern.fullmatch(plain)
        if found:
            parts = [read(part) for part in _completed([g for g in found.groups() if g])]
            yield _tidied(shape.format(*parts)) if all(parts) else ""
    choices = _completed(re.split(r",? or |, ", plain))
    if len(choices) > 1:
        yield f"[{','.join(map(read, choices))}]"


def _completed(parts: list[str]) -> list[str]:
    """Give each part the month and year of the last: "1 and 10 March 2026"."""
    *others, last = parts
    return [*(_with_tail(part, last.split()) for part in others), last]


def _with_tail(part: str, last: list[str]) -> str:
    if re.search("[0-9]{4}", part):
        return part
    return " ".join([part, *last[-1 if re.search("[a-z]", part) else -2 :]])


_PHRASES = tuple(
    (re.compile(pattern), shape)
    for pattern, shape in (
        (
            r"(?:about|around|circa|approximately|approx\.|roughly|ca\.?|c\.?|~) ?([^a-z].*|[a-z]{3}.*)",
            "{}~",
        ),
        (r"(?:perhaps|possibly|probably|maybe|\?) ?(.+)", "{}?"),
        (r"(?:on|in) or after (.+)|(.+) or later", "[{}..]"),
        (r"(?:by|no later than|not later than|on or before|up to)(?: the end of)? (.+)", "[..{}]"),
        (r"between (.+) and (.+)", "[{}..{}]"),
        (r"since (.+)", "{}/.."),
        (
            r"(?:from )?(.+?) ?(?:-|/|to|until|till) ?(?:now|today|present|the present|open|ongoing)",
            "{}/..",
        ),
        (r"(?:from )?(.+?) ?(?:-|/|to|until|till) ?(?:an )?unknown(?: date)?", "{}/"),
        (r"(?:from )?(?:an )?unknown(?: date)? ?(?:-|/|to|until|till) ?(.+)", "/{}"),
        (r"from (.+) (?:to|until|till) (.+)", "{}/{}"),
        (r"(?:until|till) (.+)", "../{}"),
        (r"(.+) (?:to|until|till|-) (.+)", "{}/{}"),
        (r"([^/]+)/([^/]+)", "{}/{}"),
        (r"([0-9]{4})-([0-9]{4})", "{}/{}"),
        (r"on (.+) only|within (.+)", "{0}/{0}"),
        (r"(?:on|in|the year) (.+)", "{}"),
    )
)
