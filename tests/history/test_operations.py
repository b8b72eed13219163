"""What each operation does to the organisation: the state before and after, as trees."""

from tests.written import lines, told, tree

MINISTRY = """
- date: 2030-01-01
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: cloud, under: ministry}
    - {op: create, unit: lab, under: cloud}
"""


def after(changes: str, *, before: str = MINISTRY, kinds: bool = False) -> str:
    """The tree after some changes in the year after."""
    return tree(
        told(f"{before}\n- date: 2031-01-01\n  changes:{changes}"), "2031-01-01", kinds=kinds
    )


def test_units_stand_under_their_parent_in_the_order_of_first_mention() -> None:
    assert tree(told(MINISTRY), "2030-01-01", kinds=True) == lines(
        """
        Ministry (ministry)
          Cloud (division)
            Lab (laboratory)
        """
    )


def test_created_without_a_place_a_unit_stands_on_top() -> None:
    assert after("\n    - {op: create, unit: hub}") == lines(
        """
        Ministry
          Cloud
            Lab
        Hub
        """
    )


def test_observed_without_a_place_its_place_is_not_known() -> None:
    assert after("\n    - {op: observe, unit: hub}") == lines(
        """
        Ministry
          Cloud
            Lab
        ? Hub
        """
    )


def test_within_a_unit_the_direct_parent_is_not_told() -> None:
    assert after("\n    - {op: observe, unit: chat, within: ministry}") == lines(
        """
        Ministry
          Cloud
            Lab
          ~ Chat
        """
    )


def test_a_move_takes_all_that_is_below_along() -> None:
    changes = """
    - {op: create, unit: hub, under: ministry}
    - {op: create, unit: chat, under: lab}
    - {op: move, unit: lab, from: cloud, to: hub}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
          Hub
            Lab
              Chat
        """
    )


def test_a_move_to_within_leaves_the_direct_parent_open() -> None:
    assert after("\n    - {op: move, unit: lab, within: ministry}") == lines(
        """
        Ministry
          Cloud
          ~ Lab
        """
    )


def test_a_move_from_a_unit_fits_when_all_that_is_known_is_that_it_stands_within_one_above() -> (
    None
):
    before = """
    - date: 2030-01-01
      changes:
        - {op: observe, unit: ministry}
        - {op: observe, unit: cloud, under: ministry}
        - {op: observe, unit: lab, within: ministry}
    """
    changes = "\n        - {op: move, unit: lab, from: cloud, to: ministry}"
    text = f"{before}\n    - date: 2031-01-01\n      changes:{changes}"
    assert tree(told(text), "2031-01-01") == lines(
        """
        Ministry
          Cloud
          Lab
        """
    )


def test_a_move_from_a_unit_fits_when_nothing_is_known_of_the_place() -> None:
    changes = """
    - {op: observe, unit: chat}
    - {op: move, unit: chat, from: lab, to: cloud}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Lab
            Chat
        """
    )


def test_a_rename_keeps_all_but_the_name() -> None:
    changes = """
    - {op: rename, unit: cloud, from: Cloud, name: Sky, names: {zh: 天}}
    """
    history = told(f"{MINISTRY}\n- date: 2031-01-01\n  changes:{changes}")
    (_, cloud, _) = history.last.units
    assert tree(history, "2031-01-01") == lines(
        """
        Ministry
          Sky
            Lab
        """
    )
    assert [(fact.value.text, fact.value.others) for fact in cloud.names] == [
        ("Cloud", ()),
        ("Sky", (("zh", "天"),)),
    ]


def test_the_same_name_with_another_in_another_language_is_a_rename() -> None:
    changes = "\n    - {op: rename, unit: cloud, name: Cloud, names: {zh: 云}}"
    history = told(f"{MINISTRY}\n- date: 2031-01-01\n  changes:{changes}")
    assert [fact.value.others for fact in history.last.units[1].names] == [(), (("zh", "云"),)]


def test_a_retype_makes_another_kind_of_unit() -> None:
    changes = "\n    - {op: retype, unit: lab, from: laboratory, kind: business unit}"
    assert after(changes, kinds=True) == lines(
        """
        Ministry (ministry)
          Cloud (division)
            Lab (business unit)
        """
    )


def test_a_merger_into_a_new_unit_ends_the_old_ones() -> None:
    changes = """
    - {op: create, unit: web, under: ministry}
    - {op: merge, units: [lab, web], into: hub, under: cloud}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Hub
        """
    )


def test_a_merger_into_one_of_them_keeps_that_one_where_it_is() -> None:
    changes = """
    - {op: create, unit: web, under: ministry}
    - {op: merge, units: [lab, web], into: web}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
          Web
        """
    )


def test_a_merger_into_one_of_them_can_place_it_anew() -> None:
    changes = """
    - {op: create, unit: web, under: ministry}
    - {op: merge, units: [lab, web], into: web, under: cloud}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Web
        """
    )


def test_of_a_new_unit_made_by_a_merger_without_a_place_the_place_is_not_known() -> None:
    changes = """
    - {op: create, unit: web, under: ministry}
    - {op: merge, units: [lab, web], into: hub}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
        ? Hub
        """
    )


def test_what_is_inside_units_that_merge_moves_in_the_same_event() -> None:
    changes = """
    - {op: create, unit: web, under: lab}
    - {op: appoint, person: ada, role: head, unit: lab}
    - {op: create, unit: press, under: ministry}
    - {op: merge, units: [lab, press], into: hub, under: ministry}
    - {op: move, unit: web, from: lab, to: hub}
    - {op: depart, person: ada, role: head, unit: lab}
    - {op: appoint, person: ada, role: head, unit: hub}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
          Hub – ada
            Web
        """
    )


def test_a_split_ends_the_old_unit() -> None:
    changes = "\n    - {op: split, unit: lab, into: [chat, web], under: cloud}"
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Chat
            Web
        """
    )


def test_a_split_keeps_the_old_unit_that_is_among_the_new_ones() -> None:
    changes = "\n    - {op: split, unit: lab, into: [lab, web], within: ministry}"
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Lab
          ~ Web
        """
    )


def test_the_parts_of_a_split_may_stand_under_the_old_unit_when_it_stays() -> None:
    changes = "\n    - {op: split, unit: lab, into: [lab, web], under: lab}"
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Lab
              Web
        """
    )


def test_a_transfer_moves_no_unit() -> None:
    before = tree(told(MINISTRY), "2030-01-01")
    assert after("\n    - {op: transfer, what: Search, from: cloud, to: lab}") == before


def test_closing_moves_the_parts_where_it_says() -> None:
    changes = """
    - {op: create, unit: chat, within: cloud}
    - {op: close, unit: cloud, children_to: ministry}
    """
    assert after(changes) == lines(
        """
        Ministry
          Lab
          Chat
        """
    )


def test_a_unit_comes_back_where_it_is_reopened_with_its_own_past() -> None:
    history = told(
        f"""{MINISTRY}
- date: 2031-01-01
  changes: [{{op: close, unit: lab}}]
- date: 2032-01-01
  changes: [{{op: reopen, unit: lab, under: ministry}}]
"""
    )
    assert [tree(history, f"{year}-06-01").split() for year in (2030, 2031, 2032)] == [
        ["Ministry", "Cloud", "Lab"],
        ["Ministry", "Cloud"],
        ["Ministry", "Cloud", "Lab"],
    ]
    assert tree(history, "2032-01-01") == lines(
        """
        Ministry
          Cloud
          Lab
        """
    )
    lab = history.units[2]
    assert [(life.begun.event.id, life.ended and life.ended.event.id) for life in lab.lives] == [
        ("event-1", "event-2"),
        ("event-3", None),
    ]


def test_a_unit_reopened_without_a_place_has_none_that_is_known() -> None:
    changes = """
    - {op: close, unit: lab}
    - {op: reopen, unit: lab}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
        ? Lab
        """
    )


def test_the_root_needs_no_place_to_stand_on_top() -> None:
    changes = """
    - {op: close, unit: cloud, children_to: ministry}
    - {op: close, unit: ministry, children_to: hub}
    - {op: reopen, unit: ministry}
    """
    assert after("\n    - {op: create, unit: hub}" + changes.rstrip()) == lines(
        """
        Ministry
        Hub
          Lab
        """
    )


def test_a_unit_answers_to_a_person_until_it_answers_to_another() -> None:
    changes = """
    - {op: report, unit: lab, to: ada}
    - {op: report, unit: lab, to: bob}
    """
    history = told(f"{MINISTRY}\n- date: 2031-01-01\n  changes:{changes}")
    assert [fact.value for fact in history.last.units[2].reports] == ["ada", "bob"]


def test_the_changes_of_an_event_apply_in_the_order_in_which_they_are_written() -> None:
    changes = """
    - {op: rename, unit: lab, name: One}
    - {op: rename, unit: lab, from: One, name: Two}
    - {op: rename, unit: lab, from: Two, name: Three}
    """
    assert after(changes) == lines(
        """
        Ministry
          Cloud
            Three
        """
    )
