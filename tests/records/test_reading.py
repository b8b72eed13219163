"""What a record is made of, and which values are read as what. What goes wrong is in the gallery."""

import pytest

from orgline.problem import Problem
from orgline.records import (
    Appoint,
    EventId,
    Move,
    PersonId,
    RoleId,
    SourceId,
    UnitId,
    read_records,
)
from orgline.source import parse_text
from tests.written import NAMES, at, misread, read, read_well, recorded


def one_event(keys: str) -> str:
    return recorded(f"- date: 2030-01-01\n{keys}")


def test_one_id_can_stand_where_a_list_of_ids_may() -> None:
    text = one_event(
        "  after: []\n  sources: memo\n  changes: [{op: close, unit: lab, sources: herald}]\n"
    )
    event = read_well(text).events[EventId("event-1")]
    assert (event.sources, event.after, event.changes[0].sources) == (("memo",), (), ("herald",))


def test_values_are_read_as_they_are_written_and_none_is_guessed() -> None:
    text = """
events:
  - {id: no, date: 2030, title: 012, kind: other, summary: yes, sources: memo}
  - {id: 1e3, date: 2030-33, title: 1:30, kind: other, summary: null and void,
     sources: memo, planned: true}
"""
    events = read_well(NAMES, text).events
    assert [(event.id, event.title, event.summary, event.planned) for event in events.values()] == [
        ("no", "012", "yes", False),
        ("1e3", "1:30", "null and void", True),
    ]


@pytest.mark.parametrize(
    "date",
    [
        "2030-01-01",
        "2030",
        "2030-01~",
        "2030?",
        "2030-01-0X",
        "[2030-01-01..2030-01-10]",
        "[2030,2031]",
    ],
)
@pytest.mark.parametrize("quotes", ["", "'", '"'])
def test_a_date_needs_no_quotes_and_may_have_them(date: str, quotes: str) -> None:
    text = recorded(f"- date: {quotes}{date}{quotes}\n")
    assert read_well(text).events[EventId("event-1")].date.text == date


def test_folded_text_becomes_one_line() -> None:
    text = recorded("- date: 2030\n  summary: >-\n    One line,\n    and another.\n")
    assert read_well(text).events[EventId("event-1")].summary == "One line, and another."


def test_from_is_a_word_of_the_format_though_not_of_python() -> None:
    text = one_event("  changes: [{op: move, unit: lab, from: cloud, to: hub}]\n")
    (change,) = read_well(text).events[EventId("event-1")].changes
    assert isinstance(change, Move)
    assert (change.from_, change.to) == ("cloud", "hub")
    assert misread(text.replace("from:", "from_:")) == [
        "R001 from_: this `move` has an unknown key `from_`"
    ]


def test_the_role_of_a_head_needs_no_entry_and_may_have_one() -> None:
    head = RoleId("head")
    own = NAMES + "  - {id: head, name: Minister, leads: true}\n"
    assert [read_well(text).roles[head].name for text in (NAMES, own)] == ["Head", "Minister"]


def test_seats_are_a_number_or_many() -> None:
    roles = read_well(NAMES).roles
    assert [roles[RoleId(role)].seats for role in ("head", "deputy", "member")] == [1, 2, "many"]


def test_an_empty_section_is_no_mistake() -> None:
    assert misread(NAMES + "events:\nassertions: []\n") == []


def test_sections_can_be_spread_over_files_in_any_way() -> None:
    files = (
        "people: [{id: ada, name: Ada}]\nevents: []\n",
        "organisation: {name: O, root: lab}\nunits: [{id: lab, name: Lab, kind: lab}]\n",
        "people: [{id: bob, name: Bob}]\nsources: []\n",
    )
    records = read_well(*files)
    assert (list(records.people), list(records.units)) == (["ada", "bob"], ["lab"])


def test_records_are_equal_when_they_say_the_same_wherever_they_stand() -> None:
    one, other = (
        read_well(NAMES, text)
        for text in (
            "units:\n  - {id: north, name: N, kind: office}\n",
            "\n\nunits: [{kind: office, name: N, id: north}]\n",
        )
    )
    assert one.units[UnitId("north")] == other.units[UnitId("north")]
    assert one.units[UnitId("north")] != one.units[UnitId("lab")]


def test_a_record_knows_where_each_of_its_values_stands() -> None:
    text = one_event(
        "  changes:\n    - {op: appoint, person: ada, role: head, unit: lab, sources: [memo, herald]}\n"
        "    - {op: rename, unit: lab, name: Labs, names: {zh: 实验室}}\n"
    )
    appoint, rename = read_well(text).events[EventId("event-1")].changes
    assert isinstance(appoint, Appoint)
    spans = [
        appoint.span("person"),
        appoint.span("sources", 1),
        appoint.span("title"),
        appoint.span(),
        rename.span("names", "zh"),
    ]
    found = [at(Problem(code="", message="", span=span), text) for span in spans]
    assert found == ["ada", "herald", "op", "op", "zh"]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a?b=c#d",
        "https://例子.org/路",
        "https://a.b:80/~c",
    ],
)
def test_addresses_of_the_web_are_fine(address: str) -> None:
    source = f"{{id: s, title: T, publisher: P, published: 2030, url: '{address}'}}"
    found = read_well("sources: [" + source + "]\n", NAMES.replace("sources:", "roles: []\nx:", 0))
    assert found.sources[SourceId("s")].url == address


@pytest.mark.parametrize(
    "address",
    ["https://", "https:///a", "ftp://example.org", "https://a b", 'https://a"b', "https://a<b"],
)
def test_other_addresses_are_not(address: str) -> None:
    source = f"{{id: s, title: T, publisher: P, published: 2030, url: '{address}'}}"
    _, problems = read("sources: [" + source + "]\n")
    assert [problem.code for problem in problems] == ["R010", "R103"]


@pytest.mark.parametrize(
    ("identity", "proposal"),
    [
        ("Ada_Li", "write `ada-li`"),
        ("Émile Zola", "write `emile-zola`"),
        ("-a--b-", "write `a-b`"),
        ("李", ""),
        ("x" * 81, f"write `{'x' * 80}`"),
    ],
)
def test_an_id_that_is_none_comes_with_one_that_is(identity: str, proposal: str) -> None:
    _, problems = read(NAMES, f"people: [{{id: {identity}, name: N}}]\n")
    assert [(problem.code, problem.label) for problem in problems] == [("R007", proposal)]


def test_a_part_that_cannot_be_read_hides_no_ids() -> None:
    """Ids that may stand in it are not missing."""
    event = "events: [{id: e, date: 2030, title: T, kind: other, summary: S, sources: courier}]\n"
    for part in ("source: [{id: courier}]\n", "sources: courier\n", "sources: [{ids: courier}]\n"):
        text = NAMES.replace("sources:", "people:", 0)
        _, problems = read(text, event, part)
        assert "R102" not in [problem.code for problem in problems]
    assert [problem.code for problem in read(NAMES, event)[1]] == ["R102"]


def test_nothing_is_missing_where_a_file_could_not_be_read() -> None:

    document, _ = parse_text("a.yaml", "events: []\n")
    assert document
    assert read_records([document], unread=None) == (None, ())
    assert [problem.code for problem in read_records([document])[1]] == ["R103"]


def test_ids_of_an_entry_with_a_mistake_are_not_missing() -> None:
    text = NAMES.replace("name: Lab,", "nome: Lab,") + "assertions:\n"
    text += "  - {on: 2030-01-01, unit: lab, sources: memo}\n"
    assert misread(text) == ["R001 nome: the unit `lab` has an unknown key `nome`"]


def test_an_id_named_in_many_places_is_missing_once() -> None:
    text = recorded(
        """
        - date: 2030-01-01
          sources: couriers
          changes:
            - {op: move, unit: attic, to: lab, sources: couriers}
            - {op: move, unit: attic, to: hub}
            - {op: merge, units: [lab, attic], into: attic}
            - {op: rename, unit: attic, from: attic, name: attic}
            - {op: report, unit: attic, to: hub}
          disagreements:
            - question: What is it?
              about: [attic, zoe]
              positions: [{says: S, sources: memo, changes: [{op: close, unit: attic}]}]
        """
    )
    assert misread(text) == [
        "R102 couriers: no source has the id `couriers`",
        "R102 attic: no unit has the id `attic`",
        "R102 hub: no person has the id `hub`",
        "R102 zoe: no unit or person has the id `zoe`",
    ]
    attic = next(p for p in read(text)[1] if "no unit has the id `attic`" in p.message)
    assert [related.text for related in attic.related] == [
        "named here too",
        "named here too",
        "named here too, and in 4 more places",
    ]


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ("labb", "a similar id exists: `lab` (Lab)"),
        ("new-lab", "the id of Lab is `lab`"),
        ("ada", "an entry under `people` has that id"),
        ("zoology", ""),
    ],
)
def test_a_missing_id_comes_with_the_one_that_may_be_meant(written: str, label: str) -> None:
    text = NAMES.replace("name: Lab,", "name: Lab, aliases: [New Lab],")
    _, problems = read(text, f"assertions: [{{on: 2030-01-01, unit: {written}, sources: memo}}]\n")
    assert [problem.label for problem in problems] == [label]


def test_a_person_may_be_asked_about_by_the_same_id_as_a_unit() -> None:
    text = NAMES + "events: []\n"
    assert PersonId("ada") in read_well(text).people
    assert misread(text.replace("id: ada", "id: lab")) == []


def test_one_run_tells_of_the_shape_of_an_entry_and_of_the_ids_in_it() -> None:
    event = (
        "events: [{id: e, date: 2030, titel: T, kind: other, summary: S, sources: gazete,"
        " changes: [{op: report, unit: labb, to: ad}, {op: rename, unit: lab, from: Old, name: N}]}]\n"
    )
    told = [(problem.code, problem.message) for problem in read(NAMES, event)[1]]
    assert told == [
        ("R001", "the event `e` has an unknown key `titel`"),
        ("R102", "no source has the id `gazete`"),
        ("R102", "no unit has the id `labb`"),
        ("R102", "no person has the id `ad`"),
    ]


def test_an_id_is_missing_unless_it_stands_in_what_could_not_be_read() -> None:

    names, event = (
        document
        for number, text in enumerate(
            (NAMES, "assertions: [{on: 2030-01-01, unit: labb, parent: hubb}]\n")
        )
        if (document := parse_text(f"{number}.yaml", text)[0])
    )
    _, problems = read_records([names, event], unread=["units: [{id: hubb, name: [}]\n"])
    assert [problem.message for problem in problems if problem.code == "R102"] == [
        "no unit has the id `labb`"
    ]


def test_an_id_that_is_to_be_mended_is_not_missing_where_others_name_it_well() -> None:
    units = "units: [{id: Night_Lab, name: Night Lab, kind: laboratory}]\n"
    event = "assertions: [{on: 2030-01-01, unit: night-lab, parent: labb, sources: gazette}]\n"
    told = [problem.message for problem in read(NAMES, units, event)[1]]
    assert told == ["`Night_Lab` is not an id", "no unit has the id `labb`"]


def test_who_writes_a_name_or_alias_in_the_place_of_an_id_is_told_the_id() -> None:
    names = NAMES.replace("name: Ada Li}", "name: Ada Li, aliases: [李艾达]}")
    event = (
        "events: [{id: e, date: 2030, title: T, kind: other, summary: S, sources: [The  News],"
        " changes: [{op: report, unit: Lab, to: 李艾达}, {op: close, unit: No Such Lab}]}]\n"
    )
    told = [(problem.message, problem.label) for problem in read(names, event)[1]]
    assert told == [
        ("`The  News` is not an id", "write `the-news`"),
        ("`Lab` is not an id", "the id of Lab is `lab`"),
        ("`李艾达` is not an id", "the id of Ada Li is `ada`"),
        ("`No Such Lab` is not an id", "write `no-such-lab`"),
    ]
