"""What a date text means, how it is said, and what is refused with which remedy."""

from datetime import date

import pytest

from orgline.dates import DateError, Edge, Precision, When, day_words, parse

USUAL = "write a day as `2026-03-16`, a month as `2026-03` or a year as `2026`"
NOT_A_DATE = "is not a date"


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


# text, earliest, latest, precision, words
POINTS = [
    ("2026-03-16", "2026-03-16", "2026-03-16", Precision.DAY, "16 March 2026"),
    ("2024-02-29", "2024-02-29", "2024-02-29", Precision.DAY, "29 February 2024"),
    ("0001-01-01", "0001-01-01", "0001-01-01", Precision.DAY, "1 January 0001"),
    ("9999-12-31", "9999-12-31", "9999-12-31", Precision.DAY, "31 December 9999"),
    ("2026-03", "2026-03-01", "2026-03-31", Precision.MONTH, "March 2026"),
    ("2026-02", "2026-02-01", "2026-02-28", Precision.MONTH, "February 2026"),
    ("9999-12", "9999-12-01", "9999-12-31", Precision.MONTH, "December 9999"),
    ("2026-03-XX", "2026-03-01", "2026-03-31", Precision.MONTH, "March 2026"),
    ("2026-33", "2026-01-01", "2026-03-31", Precision.QUARTER, "first quarter of 2026"),
    ("2026-34", "2026-04-01", "2026-06-30", Precision.QUARTER, "second quarter of 2026"),
    ("2026-35", "2026-07-01", "2026-09-30", Precision.QUARTER, "third quarter of 2026"),
    ("2026-36", "2026-10-01", "2026-12-31", Precision.QUARTER, "fourth quarter of 2026"),
    ("2026", "2026-01-01", "2026-12-31", Precision.YEAR, "2026"),
    ("2026-XX", "2026-01-01", "2026-12-31", Precision.YEAR, "2026"),
    ("2026-XX-XX", "2026-01-01", "2026-12-31", Precision.YEAR, "2026"),
    ("202X", "2020-01-01", "2029-12-31", Precision.DECADE, "2020s"),
    ("2026-03-0X", "2026-03-01", "2026-03-09", Precision.RANGE, "between 1 and 9 March 2026"),
    ("2026-03-1X", "2026-03-10", "2026-03-19", Precision.RANGE, "between 10 and 19 March 2026"),
    ("2026-02-2X", "2026-02-20", "2026-02-28", Precision.RANGE, "between 20 and 28 February 2026"),
    ("2026-03-3X", "2026-03-30", "2026-03-31", Precision.RANGE, "between 30 and 31 March 2026"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "words"), POINTS)
def test_a_point_has_inclusive_bounds_and_is_said_as_exactly_as_it_was_given(
    text: str, earliest: str, latest: str, precision: Precision, words: str
) -> None:
    when = parse(text)
    assert when == When(text=text, earliest=day(earliest), latest=day(latest), precision=precision)
    assert when.words() == words


# text, flags, words
MARKED = [
    ("2026-03-16~", {"approximate"}, "about 16 March 2026"),
    ("2026-03~", {"approximate"}, "about March 2026"),
    ("2026-03?", {"uncertain"}, "perhaps March 2026"),
    ("2026-03%", {"approximate", "uncertain"}, "perhaps about March 2026"),
    ("2026~", {"approximate"}, "about 2026"),
    ("2026-33~", {"approximate"}, "about the first quarter of 2026"),
    ("202X?", {"uncertain"}, "perhaps the 2020s"),
    ("2026-03-0X~", {"approximate"}, "roughly between 1 and 9 March 2026"),
    ("2026-03-0X%", {"approximate", "uncertain"}, "perhaps roughly between 1 and 9 March 2026"),
]


@pytest.mark.parametrize(("text", "flags", "words"), MARKED)
def test_a_mark_sets_its_flags_and_leaves_the_bounds_alone(
    text: str, flags: set[str], words: str
) -> None:
    bare = parse(text[:-1])
    when = parse(text)
    assert when == When(
        text=text,
        earliest=bare.earliest,
        latest=bare.latest,
        precision=bare.precision,
        approximate="approximate" in flags,
        uncertain="uncertain" in flags,
    )
    assert when.words() == words
    assert not when.is_exact


# text, earliest, latest, words; a bound that is missing is open
RANGES = [
    ("[2026-03-01..2026-03-10]", "2026-03-01", "2026-03-10", "between 1 and 10 March 2026"),
    (
        "[2026-02-28..2026-03-03]",
        "2026-02-28",
        "2026-03-03",
        "between 28 February and 3 March 2026",
    ),
    (
        "[2025-12-28..2026-01-03]",
        "2025-12-28",
        "2026-01-03",
        "between 28 December 2025 and 3 January 2026",
    ),
    (
        "[2025-03-01..2026-03-01]",
        "2025-03-01",
        "2026-03-01",
        "between 1 March 2025 and 1 March 2026",
    ),
    ("[2026-01..2026-06]", "2026-01-01", "2026-06-30", "between January and June 2026"),
    ("[2025-11..2026-02]", "2025-11-01", "2026-02-28", "between November 2025 and February 2026"),
    ("[2023..2025]", "2023-01-01", "2025-12-31", "between 2023 and 2025"),
    ("[2023..2026-03-15]", "2023-01-01", "2026-03-15", "between 2023 and 15 March 2026"),
    ("[2026-03..2026-04-10]", "2026-03-01", "2026-04-10", "between March 2026 and 10 April 2026"),
    ("[2026..2026-03-15]", "2026-01-01", "2026-03-15", "between 2026 and 15 March 2026"),
    (
        "[2025-36..2026-33]",
        "2025-10-01",
        "2026-03-31",
        "between the fourth quarter of 2025 and the first quarter of 2026",
    ),
    ("[201X..2023]", "2010-01-01", "2023-12-31", "between the 2010s and 2023"),
    ("[..2026-03-17]", "", "2026-03-17", "by 17 March 2026"),
    ("[..2026-03]", "", "2026-03-31", "by the end of March 2026"),
    ("[..202X]", "", "2029-12-31", "by the end of the 2020s"),
    ("[2026-03-16..]", "2026-03-16", "", "on or after 16 March 2026"),
    ("[2026-03..]", "2026-03-01", "", "in or after March 2026"),
    ("[2026-33..]", "2026-01-01", "", "in or after the first quarter of 2026"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "words"), RANGES)
def test_a_range_is_one_day_between_the_bounds_of_its_ends(
    text: str, earliest: str, latest: str, words: str
) -> None:
    when = parse(text)
    assert when == When(
        text=text,
        earliest=day(earliest),
        latest=day(latest),
        start=Edge.KNOWN if earliest else Edge.OPEN,
        end=Edge.KNOWN if latest else Edge.OPEN,
        precision=Precision.RANGE,
    )
    assert when.words() == words


# text, earliest, latest, words
SETS = [
    ("[2023,2024]", "2023-01-01", "2024-12-31", "2023 or 2024"),
    ("[2023,2024,2026]", "2023-01-01", "2026-12-31", "2023, 2024 or 2026"),
    ("[2026-03,2026-04]", "2026-03-01", "2026-04-30", "March or April 2026"),
    ("[2026-03-03,2026-03-05]", "2026-03-03", "2026-03-05", "3 or 5 March 2026"),
    ("[2026-02-28,2026-03-03]", "2026-02-28", "2026-03-03", "28 February or 3 March 2026"),
    ("[2025,2026-03-03]", "2025-01-01", "2026-03-03", "2025 or 3 March 2026"),
    (
        "[2025-36,2026-33]",
        "2025-10-01",
        "2026-03-31",
        "the fourth quarter of 2025 or the first quarter of 2026",
    ),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "words"), SETS)
def test_a_set_is_one_of_those_listed(text: str, earliest: str, latest: str, words: str) -> None:
    when = parse(text)
    assert when == When(
        text=text, earliest=day(earliest), latest=day(latest), precision=Precision.SET
    )
    assert when.words() == words


K, O, U = Edge.KNOWN, Edge.OPEN, Edge.UNKNOWN  # noqa: E741 - a column of the table below
# text, earliest, latest, start, end, words
PERIODS = [
    ("2025-03/2025-06", "2025-03-01", "2025-06-30", K, K, "from March 2025 to June 2025"),
    ("2023/2026-03-15", "2023-01-01", "2026-03-15", K, K, "from 2023 to 15 March 2026"),
    ("2026-03-15/2026", "2026-03-15", "2026-12-31", K, K, "from 15 March 2026 to 2026"),
    (
        "2026-33/202X",
        "2026-01-01",
        "2029-12-31",
        K,
        K,
        "from the first quarter of 2026 to the 2020s",
    ),
    ("2026-03/..", "2026-03-01", "", K, O, "since March 2026"),
    ("2026-03-0X/..", "2026-03-01", "", K, O, "since a day between 1 and 9 March 2026"),
    ("2023/", "2023-01-01", "", K, U, "from 2023 until an unknown date"),
    ("/2026-03", "", "2026-03-31", U, K, "from an unknown date until March 2026"),
    ("../2026-03", "", "2026-03-31", O, K, "until March 2026"),
    ("2026/2026", "2026-01-01", "2026-12-31", K, K, "within 2026"),
    ("2026-03-16/2026-03-16", "2026-03-16", "2026-03-16", K, K, "on 16 March 2026 only"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "start", "end", "words"), PERIODS)
def test_a_period_tells_open_ends_from_unknown_ones(  # noqa: PLR0917 - the columns of the table
    text: str, earliest: str, latest: str, start: Edge, end: Edge, words: str
) -> None:
    when = parse(text)
    assert when == When(
        text=text,
        earliest=day(earliest),
        latest=day(latest),
        start=start,
        end=end,
        precision=Precision.PERIOD,
    )
    assert when.words() == words
    assert when.is_period
    assert not when.is_exact


def test_a_period_takes_the_marks_of_both_ends() -> None:
    when = parse("2023~/2026-03?")
    assert (when.approximate, when.uncertain) == (True, True)
    assert when.words() == "from about 2023 to perhaps March 2026"
    assert parse("2023%/..").words() == "since perhaps about 2023"
    assert parse("2023~/").approximate
    assert parse("/2023?").uncertain


# text, the shorter or sorted text that means the same
CANONICAL = [
    ("[2024,2023]", "[2023,2024]"),
    ("[2023,2024,2023]", "[2023,2024]"),
    ("[2023]", "2023"),
    ("[2023,2023]", "2023"),
    ("[2026-03-16..2026-03-16]", "2026-03-16"),
    ("2026-04-3X", "2026-04-30"),
    ("2026-04-3X~", "2026-04-30~"),
]


@pytest.mark.parametrize(("text", "canonical"), CANONICAL)
def test_two_ways_of_writing_one_thing_give_one_value(text: str, canonical: str) -> None:
    assert parse(text) == parse(canonical)
    assert parse(text).text == canonical


# --- days ----------------------------------------------------------------------------------------

# text, possible from, certain from; "always" and "never" where no day makes the difference
DAYS = [
    ("2026-03-16", "2026-03-16", "2026-03-16"),
    ("2026-03", "2026-03-01", "2026-03-31"),
    ("2026-03~", "2026-03-01", "2026-03-31"),
    ("[2026-03-01..2026-03-10]", "2026-03-01", "2026-03-10"),
    ("[..2026-03-17]", "always", "2026-03-17"),
    ("[2026-03-16..]", "2026-03-16", "never"),
    ("2026-03/..", "2026-03-01", "never"),
    ("2026-03/", "2026-03-01", "never"),
    ("/2026-03", "always", "2026-03-31"),
    ("../2026-03", "always", "2026-03-31"),
]


def first_day(held: list[tuple[date, bool]]) -> str:
    days = [one.isoformat() for one, holds in held if holds]
    if not days:
        return "never"
    return "always" if len(days) == len(held) else days[0]


@pytest.mark.parametrize(("text", "possible", "certain"), DAYS)
def test_a_date_is_possible_from_its_earliest_and_certain_from_its_latest_day(
    text: str, possible: str, certain: str
) -> None:
    when = parse(text)
    days = [date.fromordinal(date(2026, 2, 1).toordinal() + n) for n in range(90)]
    assert first_day([(one, when.possible_by(one)) for one in days]) == possible
    assert first_day([(one, when.certain_by(one)) for one in days]) == certain


def test_only_a_plain_day_is_exact() -> None:
    texts = [row[0] for row in (*POINTS, *RANGES, *SETS, *PERIODS)]
    exact = [text for text in texts if parse(text).is_exact]
    assert exact == ["2026-03-16", "2024-02-29", "0001-01-01", "9999-12-31"]


def test_order_puts_a_missing_start_first_and_a_missing_end_last() -> None:
    texts = ["2026-03-01", "[2026-03-01..]", "2026-03", "[..2026-03-17]", "0001-01-01", "[..0001]"]
    assert sorted(texts, key=lambda text: parse(text).order) == [
        "[..0001]",
        "[..2026-03-17]",
        "0001-01-01",
        "2026-03-01",
        "2026-03",
        "[2026-03-01..]",
    ]


def test_a_day_is_said_without_a_leading_zero() -> None:
    assert day_words(date(2026, 3, 6)) == "6 March 2026"


# --- refusals ------------------------------------------------------------------------------------

# text, message, the part of the text that is marked, hint
REFUSED = [
    # nothing there
    ("", "the date is empty", "", USUAL),
    ("  ", "the date is empty", "  ", USUAL),
    # no such day
    (
        "2026-02-29",
        "day 29 does not exist: February 2026 has 28 days",
        "2026-02-29",
        "write `2026-02` if the day is not known",
    ),
    (
        "2026-04-31",
        "day 31 does not exist: April 2026 has 30 days",
        "2026-04-31",
        "write `2026-04` if the day is not known",
    ),
    (
        "2026-03-00",
        "day 00 does not exist: March 2026 has 31 days",
        "2026-03-00",
        "write `2026-03` if the day is not known",
    ),
    (
        "2026-02-3X",
        "day 3X does not exist: February 2026 has 28 days",
        "2026-02-3X",
        "write `2026-02` if the day is not known",
    ),
    ("2026-13", "month 13 does not exist: months go from 01 to 12", "2026-13", USUAL),
    ("2026-00", "month 00 does not exist: months go from 01 to 12", "2026-00", USUAL),
    ("2026-37", "month 37 does not exist: months go from 01 to 12", "2026-37", USUAL),
    (
        "2026-16-03",
        "month 16 does not exist: months go from 01 to 12",
        "2026-16-03",
        "write `2026-03-16`",
    ),
    ("0000", "the years go from 0001 to 9999", "0000", USUAL),
    ("0000-01-01", "the years go from 0001 to 9999", "0000-01-01", USUAL),
    ("000X", "the years go from 0001 to 9999", "000X", USUAL),
    ("12026", f"`12026` {NOT_A_DATE}", "12026", USUAL),
    ("-2026", f"`-2026` {NOT_A_DATE}", "-2026", USUAL),
    ("Y17000000002", f"`Y17000000002` {NOT_A_DATE}", "Y17000000002", USUAL),
    # reversed
    ("2026/2025", "`2026/2025` ends before it begins", "2026/2025", "write `2025/2026`"),
    (
        "[2026-03-10..2026-03-01]",
        "`[2026-03-10..2026-03-01]` ends before it begins",
        "[2026-03-10..2026-03-01]",
        "write `[2026-03-01..2026-03-10]`",
    ),
    # parts of EDTF that are not supported
    (
        "2026-21",
        "2026-21 is a season, which starts at another time in each country",
        "2026-21",
        "write the months that the source means, such as `[2026-03..2026-05]`",
    ),
    (
        "2026-24",
        "2026-24 is a season, which starts at another time in each country",
        "2026-24",
        "write the months that the source means, such as `[2026-12..2027-02]`",
    ),
    ("20XX", f"`20XX` {NOT_A_DATE}", "20XX", "write `[2000..2099]`"),
    ("2026-1X", f"`2026-1X` {NOT_A_DATE}", "2026-1X", "write `[2026-10..2026-12]`"),
    ("202X-03", "the decade `202X` cannot have a month", "202X-03", "write `202X`"),
    ("2026-XX-16", "day 16 has no month", "2026-XX-16", "write `2026`"),
    ("2026~-03", f"`2026~-03` {NOT_A_DATE}", "2026~-03", "write `2026-03~`"),
    ("2026?~", f"`2026?~` {NOT_A_DATE}", "2026?~", "write `2026%`"),
    ("~2026", f"`~2026` {NOT_A_DATE}", "~2026", "write `2026~`"),
    ("2026-W12", f"`2026-W12` {NOT_A_DATE}", "2026-W12", "write `[2026-03-16..2026-03-22]`"),
    ("{2023,2024}", f"`{{2023,2024}}` {NOT_A_DATE}", "{2023,2024}", USUAL),
    # brackets
    ("[2026", "the `[` is not closed by a `]` at the end", "[", USUAL),
    ("[]", "`[]` names no date", "[]", USUAL),
    ("[..]", "`[..]` names no date", "[..]", USUAL),
    ("[2023,]", "a date between the brackets is missing", "", USUAL),
    ("[2023, 2024]", f"` 2024` {NOT_A_DATE}", " 2024", "write `[2023,2024]`"),
    (
        "[2023..2024,2026]",
        "`[2023..2024,2026]` mixes `,` and `..`",
        "[2023..2024,2026]",
        "write one range from the first day to the last, such as `[2026-03-01..2026-03-10]`",
    ),
    (
        "[2026~..2027]",
        "`~` has no place inside brackets, which say already what is not known",
        "~",
        "write `[2026..2027]`",
    ),
    (
        "[2026-03-0X..2027]",
        "the masked day `2026-03-0X` has no place inside brackets",
        "2026-03-0X",
        "write the first or the last day that it can mean: `2026-03-01`, `2026-03-09`",
    ),
    (
        "[2026-03-01..2026-02-30]",
        "day 30 does not exist: February 2026 has 28 days",
        "2026-02-30",
        "write `2026-02` if the day is not known",
    ),
    # periods
    (
        "../..",
        "`../..` gives neither a beginning nor an end",
        "../..",
        f"{USUAL}, or no date at all",
    ),
    ("/", "`/` gives neither a beginning nor an end", "/", f"{USUAL}, or no date at all"),
    ("2023/2024/2025", "a period has one `/`, between its ends", "/", USUAL),
    (
        "2026/2026-02-30",
        "day 30 does not exist: February 2026 has 28 days",
        "2026-02-30",
        "write `2026-02` if the day is not known",
    ),
    ("Mar 2026/Jun 2026", f"`Mar 2026` {NOT_A_DATE}", "Mar 2026", "write `2026-03/2026-06`"),
    ("2026/ ", "an end of the period is not a date", " ", "write `2026/`"),
    # how it is shown
    (
        "a`b\nc",
        f"`a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c` {NOT_A_DATE}",
        "a`b\nc",
        USUAL,
    ),
    ("x" * 50, f"`{'x' * 39}…` {NOT_A_DATE}", "x" * 50, USUAL),
    ("1" * 201, "the date is 201 characters long, more than 200", "1" * 201, USUAL),
]


@pytest.mark.parametrize(("text", "message", "marked", "hint"), REFUSED)
def test_a_refusal_says_the_fact_where_it_is_and_the_remedy(
    text: str, message: str, marked: str, hint: str
) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    error = caught.value
    part = text[error.offset : error.offset + error.length]
    assert (str(error), part, error.hint) == (message, marked, hint)


# what people write, what to write instead
USUAL_WAYS = [
    ("16 March 2026", "2026-03-16"),
    ("16th of March, 2026", "2026-03-16"),
    ("16-Mar-2026", "2026-03-16"),
    ("Mon, 16 March 2026", "2026-03-16"),
    ("March 16, 2026", "2026-03-16"),
    ("on 16 March 2026", "2026-03-16"),
    ("2026年3月16日", "2026-03-16"),
    ("2026/03/16", "2026-03-16"),
    ("16.03.2026", "2026-03-16"),
    ("3/16/2026", "2026-03-16"),
    ("2026-3-16", "2026-03-16"),
    ("20260316", "2026-03-16"),
    ("2026-03-16T10:00:00Z", "2026-03-16"),
    ("2026-03-16 10:00", "2026-03-16"),
    ("2026-03-16 ", "2026-03-16"),
    ("２０２６-03-16", "2026-03-16"),
    ("٢٠٢٦-03-16", "2026-03-16"),
    ("2026–03–16", "2026-03-16"),
    ("2026\N{MINUS SIGN}03", "2026-03"),
    ("March 2026", "2026-03"),
    ("in March 2026", "2026-03"),
    ("03/2026", "2026-03"),
    ("2026/03", "2026-03"),
    ("2026-3", "2026-03"),
    ("Q1 2026", "2026-33"),
    ("2026-Q4", "2026-36"),
    ("the first quarter of 2026", "2026-33"),
    ("second half of 2026", "[2026-07..2026-12]"),
    ("H1 2026", "[2026-01..2026-06]"),
    ("2020s", "202X"),
    ("202x", "202X"),
    ("199u", "199X"),
    ("2026-03-uu", "2026-03-XX"),
    ("about 2026", "2026~"),
    ("c. 2026", "2026~"),
    ("circa March 2026", "2026-03~"),
    ("before or about 2026", ""),
    ("no later than 17 March 2026", "[..2026-03-17]"),
    ("March 2026 or later", "[2026-03..]"),
    ("2023, 2024 or 2025", "[2023,2024,2025]"),
    ("2023-2026", "2023/2026"),
    ("2025/26", "2025/2026"),
    ("2026 to present", "2026/.."),
    ("16 Mar 2026 – 3 April 2026", "2026-03-16/2026-04-03"),
    ("March", ""),
    ("soon", ""),
    ("31 February 2026", ""),
]


@pytest.mark.parametrize(("text", "instead"), USUAL_WAYS)
def test_the_usual_ways_of_writing_a_date_are_told_what_to_write(text: str, instead: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert caught.value.hint == (f"write `{instead}`" if instead else USUAL)


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("early March 2026", "[2026-03-01..2026-03-10]"),
        ("Mid-March 2026", "[2026-03-11..2026-03-20]"),
        ("the end of February 2026", "[2026-02-21..2026-02-28]"),
        ("early 2026", "[2026-01..2026-04]"),
        ("late 2026", "[2026-09..2026-12]"),
    ],
)
def test_loose_words_are_kept_beside_the_range_they_may_mean(text: str, instead: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    means = "or the days that the source means"
    assert caught.value.hint == f"write `{instead}`, {means}, and `as_written: {text}`"


def test_an_ambiguous_day_and_month_offers_both_orders() -> None:
    with pytest.raises(DateError) as caught:
        parse("03/04/2026")
    hint = "write the year, the month and the day: `2026-04-03` or `2026-03-04`"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("2026-03-16", "on 16 March 2026"),
        ("2026-03", "in March 2026"),
        ("2026", "in 2026"),
        ("202X", "in the 2020s"),
        ("2026-33", "in the first quarter of 2026"),
        ("2026-03~", "about March 2026"),
        ("2026-03?", "perhaps in March 2026"),
        ("2026-03-16?", "perhaps on 16 March 2026"),
        ("2026-03-0X", "between 1 and 9 March 2026"),
        ("[..2026-03-17]", "by 17 March 2026"),
        ("[2023,2024]", "in 2023 or 2024"),
        ("[2026-03-01,2026-03-04]", "on 1 or 4 March 2026"),
        ("2026-03/..", "since March 2026"),
    ],
)
def test_a_date_can_end_a_sentence(text: str, placed: str) -> None:
    assert parse(text).placed() == placed
