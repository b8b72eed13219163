"""What holds for every date, and for every text that is none."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from orgline.dates import DateError, When, day_words, parse


def plain_points() -> st.SearchStrategy[str]:
    days = st.dates()
    return st.one_of(
        days.map(str),
        days.map(lambda day: str(day)[:7]),
        days.map(lambda day: str(day)[:4]),
        days.filter(lambda day: day.year > 9).map(lambda day: f"{str(day)[:3]}X"),
        st.builds(lambda day, code: f"{str(day)[:4]}-{code}", days, st.integers(33, 36)),
    )


def points() -> st.SearchStrategy[str]:
    masked = st.dates().map(lambda day: f"{str(day)[:9]}X")
    return st.builds(
        lambda point, mark: point + mark,
        st.one_of(plain_points(), masked),
        st.sampled_from(["", "~", "?", "%"]),
    )


def in_order(first: str, second: str) -> tuple[str, str]:
    one, two = sorted((first, second), key=lambda text: parse(text).order)
    return one, two


def pairs(points: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, str]]:
    return st.builds(in_order, points, points)


def texts() -> st.SearchStrategy[str]:
    """Every shape of date that there is."""
    plain = plain_points()
    return st.one_of(
        points(),
        pairs(plain).map(lambda ends: f"[{ends[0]}..{ends[1]}]"),
        plain.map(lambda point: f"[..{point}]"),
        plain.map(lambda point: f"[{point}..]"),
        st.lists(plain, min_size=1, max_size=5).map(lambda members: f"[{','.join(members)}]"),
        pairs(points()).map("/".join),
        points().map(lambda point: f"{point}/.."),
        points().map(lambda point: f"{point}/"),
        points().map(lambda point: f"../{point}"),
        points().map(lambda point: f"/{point}"),
    )


def whens() -> st.SearchStrategy[When]:
    return texts().map(parse)


@given(whens())
def test_the_canonical_text_means_the_same_date(when: When) -> None:
    assert parse(when.text) == when


@given(whens())
def test_earliest_is_never_after_latest(when: When) -> None:
    first, last = when.order
    assert first <= last


@given(whens(), st.dates())
def test_what_is_certain_is_possible(when: When, day: date) -> None:
    assert when.possible_by(day) or not when.certain_by(day)


@given(whens(), st.dates(), st.dates())
def test_what_is_certain_or_possible_stays_so(when: When, one: date, other: date) -> None:
    before, after = sorted((one, other))
    assert when.certain_by(after) or not when.certain_by(before)
    assert when.possible_by(after) or not when.possible_by(before)


@given(whens())
def test_an_exact_date_is_one_day_and_is_said_as_that_day(when: When) -> None:
    if when.is_exact:
        assert when.earliest is not None
        assert when.earliest == when.latest
        assert when.words() == day_words(when.earliest)


@given(whens())
def test_the_words_are_plain_text_on_one_line(when: When) -> None:
    assert re.fullmatch(r"[A-Za-z0-9, ]+", when.words())
    assert "  " not in when.words()


@given(whens())
def test_the_words_name_no_day_that_the_text_does_not(when: When) -> None:
    days = re.findall(r"\b([0-9]{1,2})\b", when.words())
    if not re.search(r"-[0-9]{2}-[0-9X]{2}", when.text):
        assert days == []


TOKENS = """2026 2025 03 16 1 X XX - / . .. , [ ] ~ ? % about by early March Mar to or between and
    since Q1 s T10:00 week 年 月 日 – ２ ٣"""


def loose_texts() -> st.SearchStrategy[str]:
    """Texts that look like dates and mostly are none."""
    tokens = st.sampled_from(TOKENS.split())
    return st.lists(st.one_of(tokens, st.just(" ")), max_size=14).map("".join)


def refusal(text: str) -> DateError | None:
    try:
        parse(text)
    except DateError as error:
        return error
    return None


def suggested(error: DateError) -> str:
    found = re.search("`([^`]+)`", error.hint)
    return found[1] if found else ""


@given(st.one_of(st.text(), loose_texts(), st.from_regex(r"[0-9X/.,~?%\[\] -]{0,30}")))
def test_any_text_is_a_date_or_refused_with_a_place_inside_it_and_a_remedy(text: str) -> None:
    error = refusal(text)
    if error is None:
        assert parse(parse(text).text) == parse(text)
        return
    assert 0 <= error.offset <= error.offset + error.length <= len(text)
    assert str(error).isprintable()
    assert error.hint.isprintable()
    assert refusal(suggested(error)) is None


def is_short_and_without_masked_days(when: When) -> bool:
    return not re.search("-[0-9]X", when.text) and len(when.words()) <= 80


@given(whens().filter(is_short_and_without_masked_days))
def test_what_is_printed_can_be_typed_back_with_the_help_of_the_hint(when: When) -> None:
    error = refusal(when.words())
    again = parse(suggested(error) if error else when.words())
    assert (again.earliest, again.latest) == (when.earliest, when.latest)
