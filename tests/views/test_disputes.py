"""Disagreements: the ledger, the pages of sources, what a rejected position would draw."""

from orgline.records import SourceId
from orgline.views.disputes import disputes_page
from orgline.views.source import source_page, sources_page
from tests.views.shown import desk, drawn, said

EVENTS = """
- id: formed
  date: 2030-01-01
  sources: [gazette, herald]
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: hub, under: ministry, sources: gazette}
    - {op: create, unit: lab, under: hub}
  disagreements:
    - question: Where does the lab belong?
      about: [lab, ada]
      positions:
        - {says: In the cloud, sources: memo, changes: [{op: move, unit: lab, to: cloud}]}
        - {says: In the hub, sources: [herald, gazette], adopted: true, because: Two say so}
    - question: Is it new?
      positions:
        - {says: "Yes", sources: gazette, adopted: true, because: It was there}
        - {says: "No", sources: herald}
"""


def test_the_ledger_has_a_row_a_question_and_a_column_a_source() -> None:
    page = disputes_page(desk(EVENTS))
    assert [source.name for source in page.sources] == ["The Ministry", "The Gazette", "The Herald"]
    assert [(row.dispute.question, row.answers) for row in page.ledger] == [
        ("Where does the lab belong?", (2, 1, 1)),
        ("Is it new?", (0, 1, 2)),
    ]


def test_the_adopted_position_stands_first_with_its_reason() -> None:
    question = disputes_page(desk(EVENTS)).ledger[0].dispute
    assert [(p.says, p.adopted, p.because) for p in question.positions] == [
        ("In the hub", True, "Two say so"),
        ("In the cloud", False, ""),
    ]
    assert [said(phrase) for p in question.positions for phrase in p.draws] == ["[Lab] in [Cloud]"]
    assert [ref.href for ref in question.about] == ["units/lab/", "people/ada/"]
    assert question.anchor == "formed-1"


def test_a_record_without_disagreements_says_so() -> None:
    page = disputes_page(desk("- date: 2030-01-01\n  changes: [{op: create, unit: ministry}]\n"))
    assert (page.sentence, page.ledger) == (
        "The sources of this record do not disagree on anything.",
        (),
    )


def test_the_page_of_a_source_shows_the_organisation_as_it_tells_it() -> None:
    told = desk(EVENTS)
    page = source_page(told.records.sources[SourceId("memo")], told)
    assert page.chart
    assert drawn(page.chart) == "cloud (disputed)\n  lab (disputed)"
    assert [dispute.question for dispute in page.contradicted] == ["Where does the lab belong?"]
    assert page.sides == ()


def test_the_page_of_a_source_tells_what_it_alone_says() -> None:
    told = desk(EVENTS)
    page = source_page(told.records.sources[SourceId("gazette")], told)
    assert [said(row.phrase) for row in page.alone] == [
        "[Hub] is founded as a group in [Ministry]."
    ]
    assert len(page.alone) + len(page.shared) == 4
    assert [dispute.question for dispute in page.sides] == [
        "Where does the lab belong?",
        "Is it new?",
    ]
    assert page.citations.notes[0].number == 1


def test_sources_are_listed_newest_first_with_what_rests_on_them() -> None:
    entries = sources_page(desk(EVENTS)).entries
    assert [(e.publisher, e.supports, e.alone, e.contradicted) for e in entries] == [
        ("The Herald", 3, 0, 1),
        ("The Gazette", 4, 1, 0),
        ("The Ministry", 0, 0, 1),
    ]
