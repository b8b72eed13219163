"""Pages of records with many sources: what a source has no say in costs nothing."""

from collections.abc import Iterable

import pytest

from orgline.records import SourceId
from orgline.render.markdown import SiteInfo, with_filters, write
from orgline.render.templates import templates
from orgline.views import lens
from orgline.views.accounts import accounts
from orgline.views.desk import Desk
from orgline.views.pages import Page, pages
from orgline.views.parts import Row
from orgline.views.source import source_page
from tests import written
from tests.views.shown import desk_in

NAMES, _, _ = written.NAMES.partition("sources:")


def record(sources: Iterable[str], events: str) -> Desk:
    """A desk over the small ministry as those sources tell it."""
    listed = "".join(
        f"  - {{id: {one}, title: {one}, publisher: {one}, published: 2041-01-01}}\n"
        for one in sources
    )
    text = written.recorded(events)
    return desk_in(text.replace("sources:\n", f"sources:\n{listed}", 1))


def page_of(desk: Desk, path: str) -> Page:
    return next(page for page in (build() for build in pages(desk)) if page.path == path)


def written_out(page: Page) -> str:
    return write(page, SiteInfo(name="M", native=""), with_filters(templates()))


def test_the_ledger_grows_with_its_answers_not_with_questions_times_sources() -> None:
    def size(questions: int) -> int:
        events = "- date: 2030-01-01\n  changes: [{op: create, unit: ministry}]\n  disagreements:\n"
        for n in range(questions):
            events += (
                f"    - question: Is it so, {n:04}?\n      positions:\n"
                f"        - {{says: Yes it is, sources: a{n:04}, adopted: true, because: why not}}\n"
                f"        - {{says: No, sources: b{n:04}}}\n"
            )
        sources = [f"{side}{n:04}" for n in range(questions) for side in "ab"]
        found = record(sources, events.replace("question:", "about: ministry\n      question:"))
        return len(written_out(page_of(found, "disagreements")))

    assert size(40) < 2.1 * size(20)


def test_the_ledger_of_many_sources_names_who_answers_and_counts_who_is_silent() -> None:
    sources = [f"s{n}" for n in range(13)]
    events = "- date: 2030-01-01\n  changes: [{op: create, unit: ministry}]\n  disagreements:\n"
    for n in range(0, 12, 2):
        events += (
            f"    - {{question: Q{n}, positions: [{{says: A, sources: [s{n}, s12], adopted: true, "
            f"because: B}}, {{says: C, sources: s{n + 1}}}]}}\n"
        )
    found = written_out(page_of(record(sources, events), "disagreements"))
    assert found.count("10 sources</td>") == 6
    row = next(part for part in found.split("<tr") if ">Q0<" in part)
    assert [f"sources/{one}/" in row for one in ("s0", "s12", "s1", "s2")] == [1, 1, 1, 0]


def named_by(sources: int) -> Desk:
    """Many sources tell of somebody who once left the lab, none of what is so later."""
    ids = [f"s{n:03}" for n in range(sources)]
    return record(
        ids,
        f"""
- date: 2030-01-01
  changes:
    - {{op: create, unit: ministry}}
    - {{op: create, unit: lab, under: ministry}}
    - {{op: appoint, person: ada, role: head, unit: lab}}
- date: 2031-01-01
  sources: [{", ".join(ids)}]
  changes: [{{op: depart, person: ada, role: head, unit: lab}}]
- date: 2032-01-01
  changes: [{{op: create, unit: web, under: ministry}}]
""",
    )


def test_a_page_of_a_day_does_not_grow_with_sources_that_only_name_a_unit() -> None:
    few, many = (written_out(page_of(named_by(n), "at/2032-01-01")) for n in (40, 80))
    assert len(few) == len(many)
    assert '<a href="../../sources/">40 more sources</a>' in few
    assert 'data-lens="gazette"' in few


def test_few_sources_are_all_to_choose_from() -> None:
    found = written_out(page_of(named_by(11), "at/2032-01-01"))
    assert found.count("data-lens=") == 1 + 12
    assert "o-lens__more" not in found


def told(number: int, supports: int, against: int = 0) -> lens.Lens:
    ref = named_by(1).source(SourceId("s000"))
    return lens.Lens(
        id=SourceId(f"s{number}"),
        source=ref,
        supports=tuple(f"u{n}" for n in range(supports)),
        names=(),
        against=tuple((f"v{n}", "") for n in range(against)),
    )


def test_of_many_sources_those_that_contradict_come_before_those_that_support_most() -> None:
    found = (told(0, 1), *(told(n, 2) for n in range(1, 41)), told(41, 0, against=1))
    chosen = accounts(found)
    assert chosen.left_out == 2
    assert [one.id for one in chosen.lenses] == [*(f"s{n}" for n in range(1, 40)), "s41"]


def test_the_page_of_a_source_works_out_what_that_one_says_of_the_chart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = named_by(20)
    made = []
    kept = lens.Lens

    def counted(**said: object) -> lens.Lens:
        made.append(said["id"])
        return kept(**said)  # type: ignore[arg-type]

    monkeypatch.setattr(lens, "Lens", counted)
    source_page(desk.records.sources[SourceId("s003")], desk)
    assert made == ["s003"]


def test_the_page_of_a_source_compares_no_two_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_of(named_by(1), "sources/gazette")
    compared = []

    def noted(one: Row, _: object) -> bool:
        compared.append(one)
        return False

    monkeypatch.setattr(Row, "__eq__", noted)
    assert "Changes that rest on this source alone" in written_out(page)
    assert compared == []
