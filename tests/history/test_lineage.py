"""Where units came from and what became of them."""

from orgline.history import Family, History, Link
from tests.written import told, unit


def _written(link: Link) -> str:
    what = f" ({link.what})" if link.what else ""
    return f"{link.before} > {link.after} {link.verb} {link.claim.when.text[:4]}{what}"


def lineage(history: History, of: str) -> tuple[list[str], list[str]]:
    """The links to a unit and from it."""
    found = Family(history).of(unit(of))
    return [_written(x) for x in found.ancestors], [_written(x) for x in found.descendants]


MINISTRY = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: lab, under: ministry}
    - {op: create, unit: press, under: ministry}
    - {op: create, unit: archive, under: ministry}
"""


def test_a_unit_without_mergers_and_splits_has_no_lineage() -> None:
    changes = "\n- date: 2031-01-01\n  changes: [{op: rename, unit: lab, name: Labs}]"
    assert lineage(told(MINISTRY + changes), "lab") == ([], [])


def test_lineage_goes_over_many_hops_in_order_of_time() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: split, unit: lab, into: [chat, web], under: ministry}]
- date: 2032-01-01
  changes: [{op: merge, units: [press, web], into: hub, under: ministry}]
- date: 2033-01-01
  changes: [{op: merge, units: [hub, chat], into: cloud, under: ministry}]
"""
    )
    assert {of: lineage(history, of) for of in ("lab", "hub", "cloud", "archive")} == {
        "lab": (
            [],
            [
                "lab > chat split 2031",
                "lab > web split 2031",
                "web > hub merge 2032",
                "chat > cloud merge 2033",
                "hub > cloud merge 2033",
            ],
        ),
        "hub": (
            ["lab > web split 2031", "press > hub merge 2032", "web > hub merge 2032"],
            ["hub > cloud merge 2033"],
        ),
        "cloud": (
            [
                "lab > chat split 2031",
                "lab > web split 2031",
                "press > hub merge 2032",
                "web > hub merge 2032",
                "chat > cloud merge 2033",
                "hub > cloud merge 2033",
            ],
            [],
        ),
        "archive": ([], []),
    }


def test_parts_that_merge_again_into_the_old_unit_are_told_once() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: split, unit: lab, into: [chat, web], under: ministry}]
- date: 2032-01-01
  changes: [{op: merge, units: [chat, web], into: lab, under: ministry}]
"""
    )
    links = [
        "lab > chat split 2031",
        "lab > web split 2031",
        "chat > lab merge 2032",
        "web > lab merge 2032",
    ]
    assert lineage(history, "lab") == (links, links)
    assert lineage(history, "web") == (["lab > web split 2031"], ["web > lab merge 2032"])


def test_what_a_unit_passed_on_before_it_took_over_another_is_not_of_that_one() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: split, unit: lab, into: [lab, web], under: ministry}]
- date: 2032-01-01
  changes: [{op: merge, units: [press, lab], into: lab}]
"""
    )
    assert lineage(history, "press") == ([], ["press > lab merge 2032"])
    assert lineage(history, "web") == (["lab > web split 2031"], [])


def test_a_transfer_is_one_hop_and_makes_no_kin() -> None:
    history = told(
        MINISTRY
        + """
- date: 2031-01-01
  changes: [{op: merge, units: [press, archive], into: press}]
- date: 2032-01-01
  changes: [{op: transfer, what: Search, from: press, to: lab}]
- date: 2033-01-01
  changes: [{op: split, unit: lab, into: [chat, web], under: ministry}]
"""
    )
    transfer = "press > lab transfer 2032 (Search)"
    assert {of: lineage(history, of) for of in ("archive", "press", "lab", "chat")} == {
        "archive": ([], ["archive > press merge 2031", transfer]),
        "press": (["archive > press merge 2031"], [transfer]),
        "lab": ([transfer], ["lab > chat split 2033", "lab > web split 2033"]),
        "chat": ([transfer, "lab > chat split 2033"], []),
    }
