"""Dates behind a preposition: "from …" and "as of …"."""

import pytest

from orgline.dates import parse

# text, "from …", "as of …"
PHRASES = [
    ("2026-03-16", "from 16 March 2026", "as of 16 March 2026"),
    ("2026-03", "from March 2026", "as of March 2026"),
    ("2026-33", "from the first quarter of 2026", "as of the first quarter of 2026"),
    ("202X", "from the 2020s", "as of the 2020s"),
    ("2026-03-16~", "from about 16 March 2026", "as of about 16 March 2026"),
    ("2026-03-16?", "from perhaps 16 March 2026", "as of perhaps 16 March 2026"),
    ("[2021..]", "from 2021 or later", "as of 2021 or later"),
    ("[..2021]", "from 2021 or earlier", "as of 2021 or earlier"),
    ("[2026-03-16..]", "from 16 March 2026 or later", "as of 16 March 2026 or later"),
    (
        "[2026-03-16..2026-03-20]",
        "from a day between 16 and 20 March 2026",
        "as of 16–20 March 2026",
    ),
    (
        "[2026-02-28..2026-03-03]",
        "from a day between 28 February and 3 March 2026",
        "as of a day between 28 February and 3 March 2026",
    ),
    (
        "[2023..2026-03-15]",
        "from some time between 2023 and 15 March 2026",
        "as of some time between 2023 and 15 March 2026",
    ),
    (
        "2026-03-0X",
        "from a day between 1 and 9 March 2026",
        "as of 1–9 March 2026",
    ),
    (
        "2026-03-0X%",
        "from a day perhaps roughly between 1 and 9 March 2026",
        "as of perhaps roughly 1–9 March 2026",
    ),
    ("[2023,2024]", "from 2023 or 2024", "as of 2023 or 2024"),
    (
        "2025-03~/2026",
        "from some time between about March 2025 and 2026",
        "as of some time between about March 2025 and 2026",
    ),
    ("2026-03/..", "from March 2026 or later", "as of March 2026 or later"),
    ("../2026-03", "from March 2026 or earlier", "as of March 2026 or earlier"),
    ("2026/2026", "from 2026", "as of 2026"),
]


@pytest.mark.parametrize(("text", "since", "as_of"), PHRASES)
def test_a_date_behind_a_preposition_stays_a_sentence_and_as_vague_as_it_is(
    text: str, since: str, as_of: str
) -> None:
    when = parse(text)
    assert (when.since(), when.as_of()) == (since, as_of)
