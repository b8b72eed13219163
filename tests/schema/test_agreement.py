"""The schema and the reader of records agree on how each value may be written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.schema.validating import accepts
from tests.written import NAMES, read

DATES = (
    *("2026", "0999", "0001", "2026-03", "2026-03-16", "202X", "2026-03-0X", "2026-03-XX"),
    *("2026-XX", "2026-XX-XX", "2026-33", "2026-36", "2026-03~", "2026?", "2026-03-16%"),
    *("[2026-03-01..2026-03-10]", "[..2026-03-17]", "[2026..]", "[2023..2024]", "[2023,2024]"),
    *("[2023]", "[2023-04,2024]", "2024/2025", "2024-01-05/2024-03~", "2024/..", "2024/"),
    *("../2025", "/2025", '"2026"', "'[..2026-03]'", "2026-02-28"),
)
NO_DATES = (
    *("early March", "2026-13", "2026-00", "0000", "0", "20260316", "26.3.2026", "2026-3-1"),
    *("2026-21", "2026-03-32", "2026-03-4X", "2026-33-01", "2026-XX-05", "202X-03", "000X"),
    *("2026~~", "[]", "[..]", "[2026-03~..2026-04]", "[2026-03-0X,2026-04]", "[a, b]"),
    *(
        "2024/2025/2026",
        "/",
        "../..",
        '""',
        "null",
        "~",
        "true",
        "{from: 2026}",
        "2026-03-16T10:00",
    ),
    *("[2023..2024,2025]", "1.5", "-2026", "2026-04/soon", "２０２６"),
)
"""Each of these is refused by both. What only the reader can refuse stands in `LOST`."""
LOST = ("26", "0x7ea", "2026.0", "[2023, 2024]", '["2023"]', "2026-02-30", "2025/2024", "- 2023")
"""What has lost too much on its way through the usual rules, or needs a calendar."""

VALUES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "text": (
        "units: [{{id: x, name: {}, kind: team}}]",
        ("Lab", "2026", "1.5", "true", "2026-03-16", '"a: b"', "no", "0x1f", "A-1", "通义"),
        ('""', '" "', "null", "~", "[a]", "{a: b}", "[]"),
    ),
    "id": (
        "units: [{{id: {}, name: X, kind: team}}]",
        ("x", "a-b", "2026", "t-1", "true", "012", "a" * 80, '"x"'),
        ("A", "a_b", "a--b", "-a", "a-", "-1", "a b", "ü", "a" * 81, '""', "null", "[x]", "{x: y}"),
    ),
    "many": (
        "units: [{{id: x, name: X, kind: team, aliases: {}}}]",
        ("Y", "[Y, Z]", "[]", "2026", "[2026, true]"),
        ("null", '""', "[null]", "[[Y]]", "{a: b}"),
    ),
    "address": (
        "sources: [{{id: s, title: T, publisher: P, published: 2026, url: {}}}]",
        ("https://example.org", "http://a.b/c?d=e#f", "https://例.org/页"),
        (
            "example.org",
            "javascript:x",
            "ftp://a.b",
            "https://a b",
            "2026",
            "null",
            '"https://a|b"',
        ),
    ),
    "flag": (
        "roles: [{{id: r, name: R, leads: {}}}]",
        ("true", "false", "True", "yes", "no", "on", "Off", "y", "F", "1", "0", '"true"'),
        ("maybe", "2", "-1", "null", '""', "[true]", "{}", "1.5"),
    ),
    "seats": (
        "roles: [{{id: r, name: R, seats: {}}}]",
        ("1", "12", "many", '"3"', "007"),
        ("0", "-1", "some", "null", "1.5", "[1]", "true"),
    ),
    "names": (
        "units: [{{id: x, name: X, kind: team, names: {}}}]",
        ("{zh: 实验室}", "{}", "{zh: 2026, ja: true}"),
        ("X", "[X]", "{zh: null}", "{zh: [X]}", "null"),
    ),
    "kind of event": (
        "events: [{{id: e, date: 2026, title: T, summary: S, sources: gazette, kind: {}}}]",
        ("other", '"results"'),
        ("Other", "null", "[other]", "5"),
    ),
    "sources of an event": (
        "events: [{{id: e, date: 2026, title: T, summary: S, kind: other, sources: {}}}]",
        ("gazette", "[gazette]", "[gazette, herald]"),
        ("[]", "null", "[The Gazette]", "{a: b}", "[[gazette]]"),
    ),
    "change": (
        "events: [{{id: e, date: 2026, title: T, summary: S, kind: other, sources: memo, changes: [{}]}}]",
        (
            *("{op: create, unit: lab}", "{op: observe, unit: lab, within: hub}"),
            *("{op: move, unit: lab, to: hub}", "{op: move, unit: lab, from: web, within: hub}"),
            *("{op: rename, unit: lab, name: L}", "{op: retype, unit: lab, kind: team}"),
            *(
                "{op: merge, units: [lab, web], into: hub}",
                "{op: split, unit: lab, into: [web, hub]}",
            ),
            *("{op: transfer, what: W, from: lab, to: hub}", "{op: close, unit: lab}"),
            *("{op: reopen, unit: lab, note: N}", "{op: report, unit: lab, to: ada}"),
            *("{op: appoint, person: ada, role: head, unit: lab, acting: yes}",),
            *("{op: depart, person: ada, role: head, unit: lab, sources: [gazette]}",),
            *("{op: retitle, person: ada, role: head, unit: lab, title: T}",),
        ),
        (
            *("move", "null", "[]", "{}", "{unit: lab}", "{op: null}", "{op: shift, unit: lab}"),
            *("{op: move, unit: lab}", "{op: move, to: hub}", "{op: move, unit: lab, to: null}"),
            *("{op: move, unit: lab, to: hub, within: web}", "{op: move, unit: lab, under: hub}"),
            *(
                "{op: create, unit: lab, under: hub, within: web}",
                "{op: merge, units: [lab], into: a}",
            ),
            *("{op: merge, units: lab, into: hub}", "{op: split, unit: lab, into: [hub]}"),
            *("{op: rename, unit: lab}", "{op: appoint, person: ada, unit: lab}"),
        ),
    ),
    "retraction": (
        "retracted: [{{because: B, {}}}]",
        ("event: e", "source: s", "unit: u", "person: p", "person: p, role: r, unit: u"),
        ("", "role: r", "event: e, unit: u", "person: p, unit: u", "source: s, role: r"),
    ),
    "a part": (
        "{}",
        ("events: []", "units:", "people: null"),
        ("event: []", "units: {}", "units: x", "sources: [x]", "sources: [null]"),
    ),
}


def loads(text: str) -> bool:
    """Whether the reader of records finds nothing wrong with one more file."""
    return not read(NAMES, text)[1]


def dated(text: str) -> str:
    inside = f"\n    {text}" if text.startswith("- ") else f" {text}"
    return f"sources:\n- id: s\n  title: T\n  publisher: P\n  published:{inside}\n"


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_accepted_however_it_looks_to_other_readers(text: str) -> None:
    assert (loads(dated(text)), accepts(dated(text))) == (True, True)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    assert (loads(dated(text)), accepts(dated(text))) == (False, False)


@pytest.mark.parametrize("text", LOST)
def test_what_only_the_reader_can_refuse_is_left_to_it(text: str) -> None:
    assert (loads(dated(text)), accepts(dated(text))) == (False, True)


@pytest.mark.parametrize("kind", VALUES)
def test_what_one_accepts_or_refuses_so_does_the_other(kind: str) -> None:
    frame, good, bad = VALUES[kind]
    expected = dict.fromkeys(good, (True, True)) | dict.fromkeys(bad, (False, False))
    assert {
        t: (loads(frame.format(t)), accepts(frame.format(t))) for t in (*good, *bad)
    } == expected


PIECES = (
    *("2026", "0000", "202X", "-03", "-13", "-16", "-0X", "-XX", "-33", "~", "?", "%", "/", ".."),
    *("[", "]", ",", " ", '"', "x"),
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join))
def test_no_date_that_the_reader_accepts_is_underlined(text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    if loads(dated(quoted)):
        assert accepts(dated(quoted))
