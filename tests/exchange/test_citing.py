"""Citations: of a page, as of the newest source, without any day of the build."""

import re
from pathlib import Path

import pytest

from orgline.exchange import Address
from orgline.exchange.citing import cite, escaped
from orgline.exchange.counter import Counter
from orgline.render.templates import templates
from orgline.views.desk import Desk
from tests import written
from tests.exchange.offices import TODAY, desk, page_of

EVENTS = "- date: 2040-01-02\n  changes: [{op: observe, unit: ministry}]"
HERE = Address(name="Orgline", url="https://a.example/")


def test_a_page_is_cited_as_of_the_newest_source() -> None:
    found = desk(EVENTS)
    newest = found.newest(found.records.sources)
    citation = cite(page_of(found, "units/ministry"), "The Ministry", newest, HERE)
    assert citation.sentence == (
        "“Ministry” (The Ministry). Orgline, newest source published on 6 January 2040. "
        "https://a.example/units/ministry/"
    )
    assert citation.bibtex == (
        "@misc{orgline-units-ministry,\n"
        "  title = {{Ministry}},\n"
        "  author = {{Orgline}},\n"
        "  year = {2040},\n"
        "  note = {On The Ministry, newest source published on 6 January 2040},\n"
        "  url = {https://a.example/units/ministry/},\n"
        "}"
    )


def test_the_first_page_is_not_cited_as_today() -> None:
    found = desk(EVENTS)
    citation = cite(page_of(found, "index"), "Ministry", None, Address())
    assert citation.sentence == "“Ministry”. Orgline, without any source yet."
    assert "today" not in citation.bibtex
    assert "year" not in citation.bibtex


def test_no_sign_means_anything_to_bibtex() -> None:
    assert escaped("50% {of} $x_1^2$ & \\input~#") == (
        r"50\% \{of\} \$x\_1\textasciicircum{}2\$ \& \textbackslash{}input\textasciitilde{}\#"
    )


@pytest.mark.parametrize(
    ("published", "year"),
    [
        ("2030-02", "2030"),
        ("2030", "2030"),
        ("[2030-12-30..2031-01-02]", ""),
        ("2030?", ""),
        ("2030~", ""),
        ("2030-02?", ""),
        ("2030-02-01%", ""),
        ("[..2030-02-01]", ""),
    ],
)
def test_a_year_is_given_where_it_is_sure(published: str, year: str) -> None:
    text = written.recorded(EVENTS).replace("published: 2040-01-06", f"published: '{published}'")
    found = Desk(written.told_in(text), TODAY)
    source = found.records.sources["herald"]  # type: ignore[index]
    citation = cite(page_of(found, "units/ministry"), "The Ministry", source, HERE)
    assert re.findall(r"year = {(.*)}", citation.bibtex) == [year] * bool(year)


def test_a_page_is_cited_as_of_the_newest_source_that_it_names_itself(tmp_path: Path) -> None:
    found = desk(EVENTS)
    counter = Counter(found, HERE, templates(), tmp_path)
    cited = {
        path: counter.offers(page_of(found, path)).citation.sentence
        for path in ("units/ministry", "sources/memo", "timeline", "index")
    }
    newest = {path: words.partition("published on ")[2][:9] for path, words in cited.items()}
    assert newest == {
        "units/ministry": "5 January",
        "sources/memo": "4 January",
        "timeline": "6 January",
        "index": "6 January",
    }
