"""Citations: of a page, as of the newest source, without any day of the build."""

from orgline.exchange import Address
from orgline.exchange.citing import cite, escaped
from tests.exchange.offices import desk, page_of

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
