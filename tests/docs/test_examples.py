"""What the README and the hand-written pages show is what the program does."""

import re

import pytest

from orgline import site
from orgline.dates import DateError, parse
from orgline.problem import full
from tests import sites
from tests.docs import manual

FILE = "orgdata/events/lab.yaml"
DATES = sites.PROJECT / "content" / "dates.md"
DIFFER = sites.PROJECT / "content" / "when-sources-differ.md"
EXAMPLES = manual.examples()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 5


@pytest.mark.parametrize(("block", "told"), EXAMPLES, ids=[str(block) for block, _ in EXAMPLES])
def test_an_example_passes_the_check_or_is_told_what_the_page_says(
    block: manual.Fence, told: str
) -> None:
    place = re.search(r"--> (\S+?):\d", told)
    assert manual.problems(place[1] if place else FILE, block.text) == told.rstrip()


def rows() -> list[tuple[str, str]]:
    """What the table of dates says to write, and what readers see."""
    text = DATES.read_text(encoding="utf-8")
    return re.findall(r"^\| [^|`]+ \| `([^`]+)` \| ([^|`]+) \|$", text, re.MULTILINE)


def test_the_page_of_dates_has_a_long_table() -> None:
    assert len(rows()) > 20


@pytest.mark.parametrize(("written", "seen"), rows())
def test_readers_see_what_the_page_of_dates_promises(written: str, seen: str) -> None:
    assert parse(written).words() == seen


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("early March 2026", "[2026-03-01..2026-03-10]"),
        ("by the end of June 2026", "[..2026-06]"),
        ("second quarter of 2025", "2025-34"),
        ("first half of 2025", "[2025-01..2025-06]"),
        ("around 16 March 2026", "2026-03-16~"),
        ("since 2023", "2023/.."),
    ],
)
def test_words_on_the_page_of_dates_are_understood_as_it_says(said: str, written: str) -> None:
    assert written in [row for row, _ in rows()]
    with pytest.raises(DateError) as refused:
        parse(said)
    assert f"`{written}`" in refused.value.hint


def calls() -> list[tuple[str, str, str]]:
    """The judgement calls that the page on disagreements gives as examples."""
    text = DIFFER.read_text(encoding="utf-8")
    return re.findall(r"^\| ([^|]+\?) \| ([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)


def test_the_page_on_disagreements_quotes_the_record() -> None:
    history = site.examine(sites.PROJECT).history
    assert history
    asked = {
        disagreement.question: [
            (position.says, position.because)
            for position in disagreement.positions
            if position.adopted
        ]
        for event in history.records.events.values()
        for disagreement in event.disagreements
    }
    assert len(calls()) > 3
    for question, says, because in calls():
        assert asked[question] == [(says, because)]


def test_the_readme_shows_a_message_as_it_is_printed() -> None:
    """A slip in the real record, at the place that the message names."""
    text = manual.README.read_text(encoding="utf-8")
    shown = re.search(
        r"^```\n(error\[.*?--> (\S+?):(\d+):.*?)\n```$", text, re.MULTILINE | re.DOTALL
    )
    assert shown
    files = sites.files(sites.PROJECT / "orgdata")
    name = shown[2].removeprefix("orgdata/")
    lines = files[name].decode().splitlines(keepends=True)
    lines[int(shown[3]) - 1] = lines[int(shown[3]) - 1].replace("token-hub", "token-hb")
    files[name] = "".join(lines).encode()
    examined = site.examine_files((f"orgdata/{file}", data) for file, data in files.items())
    assert full(examined.problems[0], examined.texts) == shown[1]
