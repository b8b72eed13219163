import json
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.running import Ran, orgline, write_site
from tests.written import recorded

EVERYTHING = recorded("""
- date: 2039-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: observe, unit: archive, under: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
    - {op: create, unit: chat, under: cloud}
    - {op: create, unit: web, under: cloud}
    - {op: appoint, person: ada, role: head, unit: lab, title: Dean}
    - {op: appoint, person: bob, role: head, unit: archive}
- id: reform
  date: 2039-02
  title: The reform
  sources: [gazette, herald]
  changes:
    - {op: split, unit: cloud, into: [cloud, hub], under: ministry}
    - {op: move, unit: lab, to: hub, sources: memo}
    - {op: rename, unit: lab, name: Great Lab}
    - {op: retype, unit: lab, kind: institute}
    - {op: merge, units: [chat, web], into: press, within: hub, inferred: so it seems}
    - {op: transfer, what: mail, from: cloud, to: lab}
    - {op: retitle, person: ada, role: head, unit: lab, title: President, acting: true}
    - {op: depart, person: bob, role: head, unit: archive}
    - {op: close, unit: archive}
    - {op: appoint, person: cy, role: deputy, unit: hub, observed: true}
    - {op: report, unit: lab, to: cy}
  disagreements:
    - question: Who heads the hub?
      about: hub
      positions:
        - {says: Dee Oz, sources: gazette, adopted: true, because: it saw her, changes: [{op: appoint, person: dee, role: head, unit: hub}]}
        - {says: Nobody, sources: herald}
""")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, EVERYTHING)


def test_every_kind_of_difference_is_a_line_with_label_and_sources(site: Path) -> None:
    ran = orgline("--root", site, "diff", "2039-01-31", "2039-03-01")
    assert ran.code == 0
    assert ran.out == dedent("""\
        The reform [reform], in February 2039
          split: Cloud [cloud] into Cloud [cloud] and Hub [hub]; the first stays (confirmed: gazette, herald)
          moved: Great Lab [lab] from under Cloud [cloud] to under Hub [hub] (single source: memo)
          renamed: Lab to Great Lab [lab] (confirmed: gazette, herald; what was before, single source: gazette)
          retyped: Great Lab [lab] from laboratory to institute (confirmed: gazette, herald; what was before, single source: gazette)
          merged: Chat [chat] and Web [web] into Press [press], office, somewhere within Hub [hub] (inferred: gazette, herald)
          transferred: mail from Cloud [cloud] to Great Lab [lab] (confirmed: gazette, herald)
          retitled: Ada Li [ada] in Great Lab [lab] from Dean to President, acting (confirmed: gazette, herald; what was before, single source: gazette)
          departed: Bob Ray [bob] as Head of Archive [archive] (confirmed: gazette, herald)
          closed: Archive [archive], office, under Ministry [ministry] (confirmed: gazette, herald)
          found in post: Cy Noor [cy] as Deputy of Hub [hub] (confirmed: gazette, herald)
          reports: Great Lab [lab] to Cy Noor [cy] (confirmed: gazette, herald)
          appointed: Dee Oz [dee] as Head of Hub [hub] (disputed: gazette)
    """)
    assert ran.err == "12 differences between 31 January 2039 and 1 March 2039\n"


def test_a_confirmed_move_does_not_confirm_the_place_it_started_from(tmp_path: Path) -> None:
    record = recorded("""
    - date: 2039-01-01
      changes:
        - {op: observe, unit: ministry, sources: [gazette, herald]}
        - {op: observe, unit: cloud, under: ministry, sources: [gazette, herald]}
        - {op: observe, unit: hub, under: ministry, sources: [gazette, herald]}
        - {op: observe, unit: lab, under: cloud, sources: memo}
        - {op: observe, unit: chat, under: cloud, sources: [gazette, memo]}
        - {op: observe, unit: web, sources: memo}
    - date: 2039-02-01
      sources: [gazette, herald]
      changes:
        - {op: move, unit: lab, from: cloud, to: hub}
        - {op: move, unit: chat, from: cloud, to: hub}
        - {op: move, unit: web, to: hub}
    """)
    ran = orgline("--root", write_site(tmp_path, record), "diff", "2039-01-31", "2039-02-01")
    assert ran.out == dedent("""\
        Event 2 [event-2], on 1 February 2039
          moved: Lab [lab] from under Cloud [cloud] to under Hub [hub] (confirmed: gazette, herald; what was before, single source: memo)
          moved: Chat [chat] from under Cloud [cloud] to under Hub [hub] (confirmed: gazette, herald)
          moved: Web [web] from an unknown place to under Hub [hub] (confirmed: gazette, herald)
    """)


def test_what_is_only_possible_on_the_later_day_is_said_to_be(site: Path) -> None:
    ran = orgline("--root", site, "diff", "2039-01-31", "2039-02-01")
    assert "(single source, possible: memo)" in ran.out


def test_no_difference_is_no_line(site: Path) -> None:
    told = "0 differences between 2 March 2039 and 2 March 2039\n"
    assert orgline("--root", site, "diff", "2039-03-02", "2039-03-02") == Ran(0, "", told)


def test_days_in_reverse_order_are_refused_with_the_right_call(site: Path) -> None:
    told = "error: the earlier day comes first: `orgline diff 2039-01-01 2039-03-01`\n"
    assert orgline("--root", site, "diff", "2039-03-01", "2039-01-01") == Ran(2, "", told)


def test_differences_for_programs_name_their_claim(site: Path) -> None:
    ran = orgline("--root", site, "diff", "2039-01-31", "2039-03-01", "--format", "json")
    found = json.loads(ran.out)
    claim = {
        "event": "reform",
        "date": {"edtf": "2039-02", "words": "February 2039"},
        "certain": True,
        "label": "confirmed",
        "sources": ["gazette", "herald"],
    }
    before = {"label": "single source", "sources": ["gazette"]}
    assert {key: found[key] for key in ("organisation", "from", "to")} == {
        "organisation": "Ministry",
        "from": "2039-01-31",
        "to": "2039-03-01",
    }
    assert found["differences"][:3] == [
        {
            "type": "split",
            "unit": "cloud",
            "into": ["cloud", "hub"],
            "made": [
                {
                    "unit": "hub",
                    "name": {"text": "Hub", "names": {}},
                    "kind": "group",
                    "place": {"tie": "under", "parent": "ministry"},
                    "reports_to": None,
                }
            ],
            "ended": False,
            **claim,
            "ground_before": None,
        },
        {
            "type": "moved",
            "unit": "lab",
            "before": {"tie": "under", "parent": "cloud"},
            "after": {"tie": "under", "parent": "hub"},
            **claim,
            "label": "single source",
            "sources": ["memo"],
            "ground_before": before,
        },
        {
            "type": "renamed",
            "unit": "lab",
            "before": {"text": "Lab", "names": {}},
            "after": {"text": "Great Lab", "names": {}},
            **claim,
            "ground_before": before,
        },
    ]
    assert [one["type"] for one in found["differences"][3:]] == [
        "retyped",
        "merged",
        "transferred",
        "retitled",
        "departed",
        "closed",
        "appointed",
        "rereported",
        "appointed",
    ]
