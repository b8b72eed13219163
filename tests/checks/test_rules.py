"""Where rules look and where they do not. How each of them reads is in the gallery of errors."""

import pytest

from orgline.checks import RULES
from orgline.checks.rule import Rule
from tests.written import doubts, recorded

CLEAN = """
- date: 2030-01-01
  sources: [gazette, herald, memo]
  kind: observation
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: archive, under: ministry}
    - {op: observe, unit: chat, under: ministry}
    - {op: observe, unit: cloud, under: ministry}
    - {op: observe, unit: hub, under: ministry}
    - {op: observe, unit: lab, under: cloud}
    - {op: observe, unit: press, under: ministry}
    - {op: observe, unit: web, under: hub}
    - {op: appoint, person: ada, role: head, unit: ministry, observed: true}
    - {op: appoint, person: bob, role: deputy, unit: ministry, observed: true}
    - {op: appoint, person: cy, role: member, unit: ministry, observed: true}
    - {op: appoint, person: dee, role: head, unit: lab, observed: true}
"""


def found(events: str = "", more: str = "") -> list[str]:
    """What the rules say to some events on top of a ministry with which nothing is wrong."""
    return doubts(recorded(CLEAN + events) + more)


def codes(events: str = "", more: str = "") -> set[str]:
    return {line.split()[0] for line in found(events, more)}


def question(*positions: str, about: str = "lab") -> str:
    answers = "".join(f"        - {{{position}}}\n" for position in positions)
    return (
        "- date: 2031-01-01\n  disagreements:\n"
        f"    - question: What is it?\n      about: {about}\n      positions:\n{answers}"
    )


YES = "says: Yes, sources: gazette, adopted: true, because: So it is."
NO = "says: No, sources: herald"


def test_a_clean_record_raises_no_doubt() -> None:
    assert found() == []


def test_every_rule_has_a_code_a_name_and_a_meaning_of_its_own() -> None:
    for names in (
        [rule.code for rule in RULES],
        [rule.name for rule in RULES],
        [rule.meaning for rule in RULES],
        [rule.look for rule in RULES],
    ):
        assert len(set(names)) == len(RULES)
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
    assert len(RULES) >= 30


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        # every source counts that a change, a position or an assertion rests on
        (
            (
                "- date: 2031-01-01\n  sources: herald\n"
                "  changes: [{op: rename, unit: lab, name: L, sources: memo}]\n"
            ),
            set(),
        ),
        # when it happened and when it was told
        ("- date: 2041-01-01\n", {"C102"}),
        ("- date: 2041-01-01\n  planned: true\n", set()),
        ("- date: 2040\n", set()),
        ("- date: [2040-01-01..2041-01-01]\n", set()),
        ("- date: 2030-02-01\n  announced: 2030-03-01\n", set()),
        ("- date: 2030-02-01\n  announced: 2030-03-01\n  planned: true\n", {"C103"}),
        ("- date: 2030-02\n  announced: 2030-02-20\n  planned: true\n", set()),
        ("- date: 2030-02-01\n  announced: 2041\n", {"C104"}),
        ("- date: 2030-02-01\n  announced: 2040\n", set()),
        # kinds of events
        ("- date: 2031-01-01\n  kind: reorganisation\n", {"C401"}),
        ("- date: 2031-01-01\n  kind: reorganisation\n  note: Nothing is drawn.\n", set()),
        (
            (
                "- date: 2031-01-01\n  kind: appointment\n"
                "  changes: [{op: retitle, person: ada, role: head, unit: ministry, title: Minister}]\n"
            ),
            set(),
        ),
        (
            (
                "- date: 2031-01-01\n  kind: departure\n"
                "  changes: [{op: appoint, person: cy, role: head, unit: ministry, replaces: ada}]\n"
            ),
            set(),
        ),
        (
            (
                "- date: 2031-01-01\n  kind: departure\n"
                "  changes: [{op: appoint, person: cy, role: deputy, unit: ministry}]\n"
            ),
            {"C404"},
        ),
        (
            (
                "- date: 2031-01-01\n  kind: observation\n"
                "  changes: [{op: rename, unit: lab, name: L}]\n"
            ),
            set(),
        ),
        # one event told twice
        ("- date: 2031\n  title: A\n- date: 2031\n  title: a\n", {"C402"}),
        ("- date: 2031\n  title: A\n- date: 2032\n  title: A\n", set()),
        # questions
        (question(YES, NO), set()),
        (question(YES), {"C201"}),
        (question(NO), {"C201"}),
        (question(NO, NO.replace("herald", "memo")), {"C202"}),
        (question(YES, NO, YES.replace("gazette", "memo")), {"C203"}),
        (question(YES.split(", because", maxsplit=1)[0], NO), {"C204"}),
        (question(YES, NO + ", because: No."), {"C205"}),
        (question(YES, NO.replace("herald", "[herald, gazette]")), {"C206"}),
        (question(YES, NO) + question(YES, NO), {"C207"}),
        # names
        ("- date: 2031\n  changes: [{op: rename, unit: press, name: Hub}]\n", {"C307"}),
        ("- date: 2031\n  changes: [{op: rename, unit: web, name: Chat}]\n", set()),
        (
            "- date: 2031\n  changes: [{op: rename, unit: web, name: W, names: {de_DE: W}}]\n",
            {"C308"},
        ),
        (
            "- date: 2031\n  changes: [{op: rename, unit: web, name: W, names: {zh-Hant: W}}]\n",
            set(),
        ),
    ],
)
def test_events_raise_these_doubts(events: str, expected: set[str]) -> None:
    assert codes(events) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("people:\n  - {id: x, name: Zoe Berg}\n", {"C302"}),
        ("people:\n  - {id: x, name: Ray Bob}\n", {"C302", "C304"}),
        ("people:\n  - {id: x, name: Bób Ráy}\n", {"C302", "C304"}),
        ("people:\n  - {id: x, name: Rob Ray}\n", {"C302"}),
        ("people:\n  - {id: x, name: Zoe Berg, aliases: [bob ray]}\n", {"C302", "C306"}),
        ("people:\n  - {id: x, name: Zoe Berg, aliases: [Zoe Berg, Zo]}\n", {"C302"}),
        ("units:\n  - {id: x, name: Post, kind: office}\n", {"C301"}),
        ("roles:\n  - {id: x, name: Page}\n", {"C303"}),
        ("roles:\n  - {id: head, name: Boss, leads: true, seats: 2}\n", set()),
        ("roles:\n  - {id: head, name: Boss}\n", {"C309"}),
        ("sources:\n  - {id: x, title: T, publisher: P, published: 2040}\n", {"C101"}),
    ],
)
def test_entries_raise_these_doubts(entries: str, expected: set[str]) -> None:
    # a section stands once in a file, so what is added stands in the section that is there
    section, entry = entries.split("\n", maxsplit=1)
    assert {
        line.split()[0]
        for line in doubts(recorded(CLEAN).replace(section, section + "\n" + entry[:-1], 1))
    } == expected


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Zhou Jingren", "Jingren Zhou", True),
        ("Zhou Jingren", "Zhou Jinren", True),
        ("Zhou Jingren", "Zhou Jingrenn", True),
        ("Zhou Jingren", "Zhou Jnigren", True),
        ("Zhou Jingren", "Zhou Jingran", True),
        ("Zhou Jingren", "Zhou Jing-Ren", True),
        ("Zhou Jingren", "Zhou Jian", False),
        ("Wang Li", "Wang Lei", False),
        ("Liu Xiang", "Liu Xiao", False),
        ("José Muñoz", "Jose Munoz", True),
        ("周靖人", "周靖人", True),
        ("周靖人", "周敬人", False),
        ("Unit Number 17", "Unit Number 18", False),
        ("East Region", "West Region", False),
        ("Region North", "Region South", False),
    ],
)
def test_names_alike_are_the_same_words_or_one_slip_of_the_pen(
    one: str, other: str, *, alike: bool
) -> None:
    people = f"people:\n  - {{id: x, name: {one}}}\n  - {{id: y, name: {other}}}"
    text = recorded(CLEAN).replace("people:", people, 1)
    assert ("C304" in {line.split()[0] for line in doubts(text)}) is alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Cloud Services", "Cloud Service", True),
        ("Services Cloud", "Cloud Services", True),
        ("Secretariat", "Secretariat", False),
    ],
)
def test_units_of_one_name_are_told_apart_by_where_they_are(
    one: str, other: str, *, alike: bool
) -> None:
    text = (
        recorded(CLEAN)
        .replace("name: Lab,", f"name: {one},")
        .replace("name: Web,", f"name: {other},")
    )
    assert ("C305" in {line.split()[0] for line in doubts(text)}) is alike


def test_of_a_merger_both_sides_may_have_alike_names() -> None:
    text = recorded(
        CLEAN
        + "- date: 2031\n  changes:\n    - {op: split, unit: web, into: [web, post], under: hub}\n"
    )
    post = "units:\n  - {id: post, name: Webbed Works, kind: team}"
    text = text.replace("units:", post, 1).replace("name: Web,", "name: Webbed Work,")
    assert doubts(text) == []


def test_who_or_what_is_only_drawn_is_not_unused() -> None:
    people = "people:\n  - {id: x, name: Zoe Berg}\n  - {id: y, name: Max Frey}\n  - {id: z, name: Kai Lum}"
    units = (
        "units:\n  - {id: post, name: Post, kind: office}\n  - {id: bank, name: Bank, kind: office}"
    )
    changes = (
        "{op: observe, unit: post}, {op: merge, units: [post, web], into: bank}, "
        "{op: report, unit: post, to: y}, {op: appoint, person: x, role: head, unit: post}"
    )
    text = recorded(CLEAN + question(YES, f"{NO}, changes: [{changes}]", about="[lab, z]"))
    assert doubts(text.replace("people:", people, 1).replace("units:", units, 1)) == []


def test_who_a_unit_answers_to_is_not_unused() -> None:
    text = recorded(CLEAN + "- date: 2031-01-01\n  changes: [{op: report, unit: lab, to: x}]\n")
    assert doubts(text.replace("people:", "people:\n  - {id: x, name: Zoe Berg}", 1)) == []


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ("    - {op: create, unit: post, under: ministry}", []),
        ("    - {op: observe, unit: post}", []),
        (
            "    - {op: create, unit: post}",
            ["C311 post: `post` is created beside `ministry`, in no other unit"],
        ),
        (
            "    - {op: split, unit: press, into: [press, post]}",
            ["C311 post: `post` comes out of `press`, in no other unit"],
        ),
        ("    - {op: split, unit: press, into: [press, post], within: ministry}", []),
        (
            "    - {op: merge, units: [press, web], into: post}",
            ["C311 post: `post` comes out of a merger, in no other unit"],
        ),
        (
            "    - {op: observe, unit: post}\n    - {op: merge, units: [press, post], into: press}",
            [],
        ),
        (
            "    - {op: observe, unit: post}\n    - {op: close, unit: post}\n    - {op: reopen, unit: post}",
            ["C311 post: `post` is reopened in no other unit"],
        ),
        (
            "    - {op: observe, unit: post}\n    - {op: move, unit: ministry, to: post}",
            ["C310 move: the topmost unit, `ministry`, is put into `post`"],
        ),
    ],
)
def test_only_the_topmost_unit_stands_on_top(events: str, expected: list[str]) -> None:
    text = recorded(f"{CLEAN}- date: 2031-01-01\n  changes:\n{events}\n")
    units = "units:\n  - {id: post, name: Post, kind: office}"
    assert doubts(text.replace("units:", units, 1)) == expected


def test_the_topmost_unit_has_to_be_there() -> None:
    text = recorded(CLEAN).replace("root: ministry", "root: post")
    text = text.replace("units:", "units:\n  - {id: post, name: Post, kind: office}", 1)
    assert doubts(text) == ["C310 post: no event creates or observes the topmost unit, `post`"]


FOUNDED = """
- id: founded
  date: {begin}
  changes: [{{op: {op}, unit: post, under: ministry}}]
- id: comes
  date: {comes}
  after: [{after}]
  changes: [{{op: appoint, person: ada, role: head, unit: post, observed: {observed}}}]
"""


@pytest.mark.parametrize(
    ("begin", "comes", "after", "op", "observed", "expected"),
    [
        ("2031-01-01", "2031-01-01", "", "create", "false", set()),
        ("2031-01-01", "2031", "founded", "create", "false", set()),
        ("2031-01", "2031-01-10", "", "create", "false", {"C501"}),
        ("2031-01", "2031-01-31", "", "create", "false", set()),
        ("2031-01", "2031-01-10", "founded", "create", "false", set()),
        ("2031-01", "2031-01-10", "", "observe", "false", set()),
        ("2031-01", "2031-01-10", "", "create", "true", set()),
        ("[2031-01-01..]", "2033-01-10", "", "create", "false", {"C501"}),
    ],
)
def test_a_tenure_that_can_begin_before_its_unit_is_doubted(  # noqa: PLR0917 - a table of cases
    begin: str, comes: str, after: str, op: str, observed: str, expected: set[str]
) -> None:
    events = FOUNDED.format(begin=begin, comes=comes, after=after, op=op, observed=observed)
    text = recorded(CLEAN + events)
    text = text.replace("units:", "units:\n  - {id: post, name: Post, kind: office}", 1)
    assert {line.split()[0] for line in doubts(text)} == expected


def test_after_counts_over_several_events() -> None:
    events = FOUNDED.format(
        begin="2031-01", comes="2031-01-10", after="middle", op="create", observed="false"
    )
    text = recorded(f"{CLEAN}{events}\n- id: middle\n  date: 2031-01\n  after: founded\n")
    text = text.replace("units:", "units:\n  - {id: post, name: Post, kind: office}", 1)
    assert doubts(text) == []


@pytest.mark.parametrize(
    ("first", "second", "after", "start", "expected"),
    [
        ("2031-03", "2031-03-10", "", "", ["C502"]),
        ("2031", "2031", "", "", ["C502"]),
        ("[2031-01-01..]", "2033", "", "", ["C502"]),
        ("2031-03-10", "2031-03-10", "", "", []),
        ("2031-03", "2031-03-31", "", "", []),
        ("2031-03", "2031-03-10", "first", "", []),
        ("2031-03", "2031-03-10", "", "from: hub, ", []),
        ("2031-03", "2031-04", "", "", []),
    ],
)
def test_two_moves_that_can_have_come_in_either_order_are_doubted(
    first: str, second: str, after: str, start: str, expected: list[str]
) -> None:
    events = f"""
- date: 2030-01-01
  changes: [{{op: observe, unit: ministry}}, {{op: observe, unit: hub, under: ministry}},
    {{op: observe, unit: web, under: ministry}}, {{op: observe, unit: lab, under: ministry}}]
- id: first
  date: {first}
  changes: [{{op: move, unit: lab, to: hub}}]
- date: {second}
  after: [{after}]
  changes: [{{op: move, unit: lab, {start}to: web}}]
"""
    told = [doubt.split()[0] for doubt in doubts(recorded(events))]
    assert [code for code in told if code == "C502"] == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("2031-06-30", []),
        (
            "2031-06-30..2031-07-02",
            ["C501 depart: the tenure of `ada` as `head` of `web` can end after the unit does"],
        ),
    ],
)
def test_a_tenure_that_can_end_after_its_unit_is_doubted(ends: str, expected: list[str]) -> None:
    events = f"""
- date: 2031-01-01
  changes: [{{op: appoint, person: ada, role: head, unit: web}}]
- date: {ends if ".." not in ends else f"[{ends}]"}
  changes: [{{op: depart, person: ada, role: head, unit: web}}]
- date: 2031-07-01
  changes: [{{op: close, unit: web}}]
"""
    assert found(events) == expected


@pytest.mark.parametrize(
    ("assertion", "expected"),
    [
        ("on: 2030-01-01, unit: lab, parent: cloud, name: Lab, head: dee, children: []", []),
        ("on: 2030-01-01, unit: cloud, children: [lab]", []),
        (
            "on: 2029-12-31, unit: lab",
            ["C601 lab: the unit `lab` does not exist on 31 December 2029"],
        ),
        (
            "on: 2030-01-01, unit: cloud, children: []",
            ["C601 []: `cloud` has other parts on 1 January 2030"],
        ),
        (
            "on: 2030-01-01, unit: lab, head: ada",
            ["C601 ada: `ada` does not head `lab` on 1 January 2030"],
        ),
        (
            "on: 2030-01-01, unit: ministry, head: bob",
            ["C601 bob: `bob` does not head `ministry` on 1 January 2030"],
        ),
        (
            "on: 2030-01-01, unit: lab, parent: hub",
            ["C601 hub: the parent of `lab` is another on 1 January 2030"],
        ),
        (
            "on: 2030-01-01, unit: lab, name: L",
            ["C601 L: the name of `lab` is another on 1 January 2030"],
        ),
    ],
)
def test_an_assertion_is_held_against_the_day(assertion: str, expected: list[str]) -> None:
    more = f"assertions:\n  - {{{assertion}, sources: gazette}}\n"
    assert found(more=more) == expected


def test_what_is_written_is_looked_at_even_when_the_fold_found_errors() -> None:
    assert [rule.name for rule in RULES if isinstance(rule, Rule) and not rule.folded] == [
        *("unused-source", "published-too-early", "announced-too-late", "announced-after-sources"),
        *("accessed-too-early", "same-address", "source-named-twice", "one-position"),
        *("none-adopted", "two-adopted", "adopted-without-reason", "reason-without-adoption"),
        *("source-on-both-sides", "question-twice", "alike-people", "alias-of-two"),
        *(
            "bad-language-code",
            "head-does-not-lead",
            "reserved-id",
            "same-event-twice",
            "long-summary",
        ),
    ]
