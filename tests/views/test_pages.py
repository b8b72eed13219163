"""Which pages a record gives, and what each rests on."""

from orgline.records import SourceId
from orgline.views.footnotes import Footnotes
from orgline.views.pages import pages, plain
from orgline.views.parts import Ref
from tests.views.shown import desk, desk_in

EVENTS = """
- id: founded
  date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: appoint, person: ada, role: head, unit: ministry}
"""


def test_every_entry_of_a_record_has_its_page() -> None:
    found = {page.path: page for page in (build() for build in pages(desk(EVENTS)))}
    assert sorted(path for path in found if "/" in path) == [
        "at/2030-01-01",
        "at/index",
        "events/founded",
        *(f"people/{name}" for name in ("ada", "bob", "cy", "dee", "index")),
        "posts/index",
        "posts/ministry-head",
        *(f"sources/{name}" for name in ("gazette", "herald", "index", "memo")),
        "units/index",
        "units/ministry",
    ]
    assert {path for path, page in found.items() if page.searched} == {
        "index",
        "reference",
        *(path for path in found if path.startswith(("events/", "units/m", "posts/m"))),
        *(f"people/{name}" for name in ("ada", "bob", "cy", "dee")),
        *(f"sources/{name}" for name in ("gazette", "herald", "memo")),
    }


def test_every_page_has_a_title_and_a_description() -> None:
    for build in pages(desk(EVENTS)):
        page = build()
        assert page.title, page.path
        assert page.description, page.path


NAMES = """
organisation: {name: Ministry, root: lab, summary: A ministry.}
sources: [{id: memo, title: A memo, publisher: The Ministry, published: 2040-01-05}]
people: [{id: ada, name: Ada Li, aliases: [Li Ada], names: {zh: 李艾达}}]
units: [{id: lab, name: Lab, kind: office, aliases: [The Lab, Lab], names: {zh: 实验室}}]
events:
  - id: begun
    date: 2030-01-01
    title: It begins
    kind: reorganisation
    summary: It begins.
    sources: memo
    changes:
      - {op: create, unit: lab}
      - {op: rename, unit: lab, name: Hub, names: {ar: مركز}}
"""


def test_units_and_people_are_looked_for_by_all_their_names_and_people_count_more() -> None:
    found = {page.path: page for page in (build() for build in pages(desk_in(NAMES)))}
    named = {path: (page.names, page.weight) for path, page in found.items() if page.names}
    assert named == {
        "units/lab": (("Lab", "实验室", "The Lab", "Hub", "مركز"), 1),
        "people/ada": (("Ada Li", "李艾达", "Li Ada"), 4),
    }


def test_sources_are_numbered_as_they_are_first_named() -> None:
    notes = Footnotes(desk(EVENTS))
    herald, memo = SourceId("herald"), SourceId("memo")
    assert notes.marks([memo]) == (1,)
    assert notes.marks([herald, memo]) == (1, 2)
    cited = notes.citations()
    assert [(note.number, note.publisher) for note in cited.notes] == [
        (1, "The Ministry"),
        (2, "The Herald"),
    ]
    assert cited.sentence == (
        "This page rests on 2 sources; the newest was published on 6 January 2040."
    )


def test_a_phrase_is_plain_text_without_its_links() -> None:
    assert plain((" Lab is in ", Ref(name="Hub", href="units/hub/"), ".")) == "Lab is in Hub."
