"""A canonical date text in a reader's English.

Works on the text and not on the bounds: bounds are days, and a source that says "March" names none.
"""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_QUARTERS = {"33": "first", "34": "second", "35": "third", "36": "fourth"}
_MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def day_words(day: date) -> str:
    """Say a day: "16 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year:04d}"


def words(text: str) -> str:
    """Say a canonical date text; what any other text gives is not defined."""
    if "/" in text:
        start, end = text.split("/")
        return _period(start, end)
    if not text.startswith("["):
        return _point(text).removeprefix("a day ").removeprefix("the ")
    if ".." in text:
        start, end = text[1:-1].split("..")
        return _range(start, end)
    *others, last = _shortened(text[1:-1].split(","))
    return f"{', '.join(others)} or {last}"


def placed(text: str) -> str:
    """Say a canonical date text as the end of a sentence: "on 16 March 2026", "in 2023"."""
    base = text.rstrip("~?%")
    said = words(text)
    if "/" in text or ".." in text or text[-1] in "~%" or said.startswith("between"):
        return said
    if base.startswith("["):
        return f"{'on' if _is_day(base[1:-1].split(',')[0]) else 'in'} {said}"
    plain = " ".join(_parts(base))
    here = f"on {plain}" if _is_day(base) else f"in {plain}"
    return here if base == text else f"perhaps {here}"


def since(text: str) -> str:
    """Say from when something holds: "from 16 March 2026", "from 2021 or later"."""
    return f"from {_after_preposition(text, dense=False)}"


def as_of(text: str) -> str:
    """Say up to when something is known: "as of 16–20 March 2026", "as of 2021 or earlier"."""
    return f"as of {_after_preposition(text, dense=True)}"


def _after_preposition(text: str, *, dense: bool) -> str:
    """What can follow "from"; `dense`: days that share a month as "16–20 March 2026"."""
    base = text.rstrip("~?%")
    if "/" in text:
        start, end = text.split("/")
        return _between(start.replace("..", ""), end.replace("..", ""), dense=dense)
    if text.startswith("[") and ".." in text:
        start, end = text[1:-1].split("..")
        return _between(start, end, dense=dense)
    if text.startswith("["):
        return words(text)
    said = _parts(base)[0]
    if not said.startswith("a day "):
        return _point(text)
    mark = "" if base == text else _MARKS[text[-1]].replace("about", "roughly")
    span = said.removeprefix("a day ")
    if not dense:
        return f"a day {mark}{span}"
    return mark + span.removeprefix("between ").replace(" and ", "–", 1)


def _between(start: str, end: str, *, dense: bool) -> str:
    if start == end:
        return _point(start)
    if not start:
        return f"{_point(end)} or earlier"
    if not end:
        return f"{_point(start)} or later"
    days = _is_day(start) and _is_day(end)
    if dense and days and start[:-3] == end[:-3]:
        return "–".join(_shortened([start, end]))
    first, last = _ends(start, end)
    return f"{'a day' if days else 'some time'} between {first} and {last}"


def _ends(start: str, end: str) -> tuple[str, str]:
    if (start + end).strip("0123456789-"):  # marks belong to one end alone
        return _point(start), _point(end)
    first, last = _shortened([start, end])
    return first, last


def _period(start: str, end: str) -> str:
    if start == end:
        return f"on {_point(start)} only" if _is_day(start) else f"within {_point(start)}"
    match start, end:
        case "..", _:
            return f"until {_point(end)}"
        case "", _:
            return f"from an unknown date until {_point(end)}"
        case _, "..":
            return f"since {_point(start)}"
        case _, "":
            return f"from {_point(start)} until an unknown date"
        case _:
            return f"from {_point(start)} to {_point(end)}"


def _range(start: str, end: str) -> str:
    if not start:
        return f"by {_point(end)}" if _is_day(end) else f"by the end of {_point(end)}"
    if not end:
        return f"{'on' if _is_day(start) else 'in'} or after {_point(start)}"
    first, last = _shortened([start, end])
    return f"between {first} and {last}"


def _shortened(points: Sequence[str]) -> list[str]:
    """Say the month and the year once, at the end, where all points share them."""
    parts = [_parts(point) for point in points]
    shared = 0
    if len({len(one) for one in parts}) == 1:
        while shared < len(parts[0]) - 1 and len({one[-shared - 1] for one in parts}) == 1:
            shared += 1
    short = [" ".join(one[: len(one) - shared]) for one in parts[:-1]]
    return [*short, " ".join(parts[-1])]


def _point(text: str) -> str:
    base = text.rstrip("~?%")
    said = " ".join(_parts(base))
    if base == text:
        return said
    if said.startswith("a day "):
        return _MARKS[text[-1]].replace("about", "roughly") + said.removeprefix("a day ")
    return _MARKS[text[-1]] + said


def _parts(point: str) -> list[str]:
    """Split what is said of a point so that its last parts can be shared with another's."""
    year, month, day = [*point.replace("-XX", "").split("-"), "", ""][:3]
    if year.endswith("X"):
        return [f"the {year[:3]}0s"]
    if not month:
        return [year]
    if month in _QUARTERS:
        return [f"the {_QUARTERS[month]} quarter of {year}"]
    name = MONTHS[int(month) - 1]
    if day.endswith("X"):
        first, last = masked_days(int(year), int(month), day)
        return [f"a day between {first} and {last} {name} {year}"]
    return [str(int(day)), name, year] if day else [name, year]


def masked_days(year: int, month: int, mask: str) -> tuple[int, int]:
    """Give the first and last day, both inclusive, that a mask such as `0X` can mean.

    The first is after the last where the month has no such day (`3X` in February).
    """
    first = 10 * int(mask[0])
    return max(first, 1), min(first + 9, monthrange(year, month)[1])


def _is_day(text: str) -> bool:
    """Whether it is a plain day, which "on" goes with: no mask, no mark."""
    return len(text) == len("2026-03-16") and text[-1].isdigit()
