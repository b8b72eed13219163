"""Each kind of change in words, with its label and footnotes."""

import pytest

from tests.views.shown import desk, told
from tests.written import lines

START = """
- date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: archive, under: ministry}
    - {op: appoint, person: ada, role: head, unit: cloud, title: Director}
    - {op: appoint, person: bob, role: deputy, unit: cloud, acting: true}
"""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            "{op: create, unit: hub, under: cloud}",
            "created: [Hub] is founded as a group in [Cloud].",
        ),
        ("{op: create, unit: press}", "created: [Press] is founded as an office."),
        (
            "{op: observe, unit: press, within: cloud}",
            "observed: [Press], an office, is described somewhere in [Cloud].",
        ),
        (
            "{op: observe, unit: press}",
            "observed: [Press], an office, is described; no source says where it stands.",
        ),
        ("{op: move, unit: lab, to: ministry}", "moved: [Lab] moves from [Cloud] to [Ministry]."),
        (
            "{op: move, unit: lab, within: ministry}",
            "moved: [Lab] moves from [Cloud] to somewhere in [Ministry].",
        ),
        ("{op: rename, unit: lab, name: Works}", "renamed: Lab is now called [Works]."),
        (
            "{op: retype, unit: lab, kind: institute}",
            "retyped: [Lab], until then a laboratory, becomes an institute.",
        ),
        (
            "{op: merge, units: [lab, archive], into: hub, under: cloud}",
            "merged: [Lab] and [Archive] become a group, [Hub] in [Cloud].",
        ),
        (
            "{op: merge, units: [lab, archive], into: lab}",
            "merged: [Archive] becomes part of [Lab].",
        ),
        (
            "{op: split, unit: lab, into: [web, chat], under: cloud}",
            "split: [Lab] is split into [Web] and [Chat].",
        ),
        (
            "{op: split, unit: lab, into: [lab, web], under: cloud}",
            "split: [Web] splits off from [Lab].",
        ),
        (
            "{op: transfer, what: the licences, from: lab, to: archive}",
            "transferred: The licences passes from [Lab] to [Archive].",
        ),
        ("{op: close, unit: archive}", "closed: [Archive] ends."),
        ("{op: report, unit: lab, to: ada}", "reports: [Lab] answers to [Ada Li]."),
        (
            "{op: appoint, person: cy, role: head, unit: lab}",
            "appointed: [Cy Noor] takes office as head of [Lab].",
        ),
        (
            "{op: appoint, person: cy, role: head, unit: lab, acting: true, title: CEO}",
            "appointed: [Cy Noor] takes office as acting CEO, [Lab].",
        ),
        (
            "{op: appoint, person: cy, role: head, unit: lab, observed: true}",
            "in-post: [Cy Noor] is already in post as head of [Lab].",
        ),
        (
            "{op: depart, person: ada, role: head, unit: cloud, reason: retires}",
            "departed: [Ada Li] leaves as Director, [Cloud] (retires).",
        ),
        (
            "{op: retitle, person: ada, role: head, unit: cloud, title: President}",
            "retitled: [Ada Li], until then Director, is now President, [Cloud].",
        ),
        (
            "{op: retitle, person: bob, role: deputy, unit: cloud}",
            "retitled: [Bob Ray] is no longer acting as deputy of [Cloud].",
        ),
        (
            "{op: retitle, person: bob, role: deputy, unit: cloud, title: Vice-director}",
            "retitled: [Bob Ray], until then acting deputy, is now Vice-director, [Cloud].",
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(change: str, sentence: str) -> None:
    events = f"{START}- id: last\n  date: 2030-02-01\n  changes:\n    - {change}\n"
    assert told(desk(events), "last").splitlines() == [f"{sentence} single source [1]"]


def test_a_unit_that_comes_back_is_back() -> None:
    events = (
        START
        + """
- date: 2030-02-01
  changes: [{op: close, unit: archive}]
- id: last
  date: 2030-03-01
  changes: [{op: reopen, unit: archive, under: lab}]
"""
    )
    assert told(desk(events), "last") == "reopened: [Archive] is back in [Lab]. single source [1]"


def test_whoever_is_replaced_leaves() -> None:
    events = (
        START
        + """
- id: last
  date: 2030-02-01
  changes: [{op: appoint, person: cy, role: head, unit: cloud, replaces: ada}]
"""
    )
    assert told(desk(events), "last") == lines(
        """
        appointed: [Cy Noor] takes office as head of [Cloud]. single source [1]
        departed: [Ada Li] leaves as Director, [Cloud]. single source [1]
        """
    )


def test_a_change_has_the_label_of_what_it_rests_on() -> None:
    events = (
        START
        + """
- id: last
  date: 2030-02-01
  sources: [herald, gazette]
  changes:
    - {op: create, unit: hub, under: cloud}
    - {op: create, unit: press, under: cloud, sources: memo}
    - {op: create, unit: web, under: cloud, inferred: All others have one.}
  disagreements:
    - question: Does the archive stay?
      positions:
        - {says: No, sources: memo, adopted: true, because: It says so, changes: [{op: close, unit: archive}]}
        - {says: Yes, sources: herald}
"""
    )
    assert told(desk(events), "last") == lines(
        """
        created: [Hub] is founded as a group in [Cloud]. confirmed [1, 2]
        created: [Press] is founded as an office in [Cloud]. single source [3]
        created: [Web] is founded as a team in [Cloud]. inferred [1, 2]
        closed: [Archive] ends. disputed [3]
        """
    )
