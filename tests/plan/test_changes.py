"""What a plan says when something is recorded, altered, taken out."""

from tests.plan.planning import START, planned, planned_in, said
from tests.written import lines, recorded


def test_every_kind_of_change_is_a_line() -> None:
    added = """
    - id: reform
      date: 2039-03-01
      title: The reform
      changes:
        - {op: create, unit: web, under: hub}
        - {op: appoint, person: cy, role: head, unit: web}
        - {op: observe, unit: press, within: ministry}
        - {op: move, unit: lab, to: hub}
        - {op: rename, unit: cloud, name: Great Cloud}
        - {op: retype, unit: hub, kind: sector}
        - {op: transfer, what: mail, from: cloud, to: hub}
        - {op: depart, person: ada, role: head, unit: lab}
        - {op: appoint, person: dee, role: head, unit: lab, acting: true}
        - {op: retitle, person: bob, role: deputy, unit: lab, title: Vice}
        - {op: appoint, person: cy, role: member, unit: lab}
        - {op: report, unit: hub, to: cy}
        - {op: close, unit: chat}
    """
    assert said(planned(START, START + lines(added))) == lines("""
        1 March 2039: The reform (new)
        - Chat [chat], team, under Lab [lab]: ends
        + Web [web], team, under Hub [hub], led by Cy Noor [cy]
        + Press [press], office, somewhere within Ministry [ministry], described as there
        ~ Lab [lab]: under Great Cloud [cloud] → under Hub [hub]
        ~ Cloud [cloud] is called Great Cloud
        ~ Hub [hub] is of the kind group → sector
        + mail: Great Cloud [cloud] → Hub [hub]
        ~ Lab [lab] is led by Ada Li [ada] → Dee Oz [dee]
        + Cy Noor [cy], Member of Lab [lab]
        ~ Lab [lab], Bob Ray [bob] as Deputy: no known title → Vice
        - Ada Li [ada], Head of Lab [lab]: left without a post
        ~ Hub [hub] answers to the head of its parent → Cy Noor [cy]
        Plan: 1 to create, 1 to describe, 1 to close, 1 to move, 1 to rename, 1 to retype, \
1 to transfer, 3 to appoint, 1 to retitle, 1 to depart, 1 to report.
    """)


def test_units_below_a_moved_one_are_carried_along() -> None:
    added = "\n- {id: a, date: 2039-03-01, title: A, changes: [{op: move, unit: lab, to: hub}]}"
    written = START + added.replace("{id: a, ", "id: a\n  ").replace(", title", "\n  title")
    written = written.replace(", changes", "\n  changes").replace("}]}", "}]")
    assert said(planned(START, written)) == lines("""
        1 March 2039: A (new)
        ~ Lab [lab]: under Cloud [cloud] → under Hub [hub]
              takes along Chat [chat]
        Plan: 1 to move.
    """)


MOVES = """
- id: to-hub
  date: 2039-06-01
  title: To the hub
  changes: [{op: move, unit: lab, to: hub}]
"""
OTHERS = """
- id: web-founded
  date: 2039-04-01
  title: A web
  changes: [{op: create, unit: web, under: ministry}]
- id: press-founded
  date: 2039-08-01
  title: A press
  changes: [{op: create, unit: press, under: ministry}]
"""


def test_a_backdated_move_changes_the_later_states_until_the_next_move() -> None:
    added = """
- id: early
  date: 2039-02-01
  title: On top
  changes: [{op: move, unit: lab, to: ministry}]
"""
    base = START + OTHERS + MOVES
    assert said(planned(base, base + added)) == lines("""
        1 February 2039: On top (new)
        ~ Lab [lab]: under Cloud [cloud] → under Ministry [ministry] (until 1 June 2039)
              takes along Chat [chat]
        later: 1 April 2039: as above
        Plan: 1 to move; 1 later state changes.
    """)


def test_a_later_state_that_comes_out_in_another_way_is_told_with_what_is_other() -> None:
    added = """
- id: early
  date: 2039-02-01
  title: Chat to the hub
  changes: [{op: move, unit: chat, to: hub}]
"""
    closes = """
- id: hub-closes
  date: 2039-09-01
  title: The hub closes
  changes: [{op: close, unit: hub, children_to: ministry}]
"""
    base = START + OTHERS + closes
    assert said(planned(base, base + added)) == lines("""
        1 February 2039: Chat to the hub (new)
        ~ Chat [chat]: under Lab [lab] → under Hub [hub] (until 1 September 2039)
        later: 1 April 2039 and 1 August 2039: as above
        later: 1 September 2039:
        ~ Chat [chat]: under Ministry [ministry] instead of under Lab [lab]
        Plan: 1 to move; 3 later states change.
    """)


def test_an_event_of_another_date_changes_the_days_in_between() -> None:
    base = START + MOVES
    assert said(planned(base, base.replace("2039-06-01", "2039-05-01"))) == lines("""
        1 May 2039: To the hub (edited)
        ~ Lab [lab]: under Cloud [cloud] → under Hub [hub] (until 1 June 2039)
              takes along Chat [chat]
        Plan: 1 to move.
    """)


def test_a_date_made_more_exact_makes_certain_what_was_possible() -> None:
    base = START + MOVES.replace("2039-06-01", "2039-06")
    assert said(planned(base, START + MOVES)) == lines("""
        1 June 2039: To the hub (edited)
        ~ Lab [lab]: its place is certain, not only possible (until 30 June 2039)
        Plan: 1 to settle.
    """)


def test_an_event_taken_out_leaves_what_was() -> None:
    assert said(planned(START + MOVES, START)) == lines("""
        1 June 2039: To the hub (gone)
        ~ Lab [lab]: under Cloud [cloud] instead of under Hub [hub]
              takes along Chat [chat]
        Plan: 1 to move.
    """)


def test_a_unit_of_an_event_taken_out_is_taken_out() -> None:
    assert said(planned(START + OTHERS, START)) == lines("""
        1 April 2039: A web (gone)
        - Web [web], team, under Ministry [ministry]: taken out of the record
        1 August 2039: A press (gone)
        - Press [press], office, under Ministry [ministry]: taken out of the record
        Plan: 2 to remove.
    """)


def test_what_follows_on_the_first_day_of_a_new_unit_is_told_step_by_step() -> None:
    later = """
- id: web-moves
  date: 2039-05-01
  title: The web moves
  changes:
    - {op: move, unit: web, to: hub}
    - {op: appoint, person: dee, role: head, unit: web}
"""
    founded = OTHERS.split("- id: press", maxsplit=1)[0]
    assert said(planned(START, START + founded + later)) == lines("""
        1 April 2039: A web (new)
        + Web [web], team, under Ministry [ministry]
        1 May 2039: The web moves (new)
        ~ Web [web]: under Ministry [ministry] → under Hub [hub]
        ~ Web [web] is led by nobody → Dee Oz [dee]
        Plan: 1 to create, 1 to move, 1 to appoint.
    """)


def test_a_unit_founded_earlier_is_there_on_more_days() -> None:
    assert said(planned(START + OTHERS, START + OTHERS.replace("04-01", "03-01"))) == lines("""
        1 March 2039: A web (edited)
        + Web [web], team, under Ministry [ministry], there on these days, too (until 1 April 2039)
        Plan: 1 to extend.
    """)


def test_a_name_mended_where_the_unit_is_listed_is_told_on_its_first_day() -> None:
    base = recorded(START + OTHERS)
    mended = base.replace("name: Lab, kind: laboratory", "name: Labs, kind: laboratory")
    assert said(planned_in(base, mended)) == lines("""
        1 January 2039
        ~ Lab [lab] is called Labs instead
        later: 1 April 2039 and 1 August 2039: as above
        Plan: 1 to rename; 2 later states change.
    """)


def test_labels_and_questions_are_told_where_they_change() -> None:
    doubt = """
  disagreements:
    - question: Did the lab move?
      about: lab
      positions:
        - {says: It did, sources: gazette, adopted: true, because: It was there.}
        - {says: It went to the ministry, sources: herald, changes: [{op: move, unit: lab, to: ministry}]}
"""
    base = START + MOVES
    disputed = base.rstrip() + doubt
    assert said(planned(base, disputed)) == lines("""
        ~ move Lab to Hub [to-hub]: single source → disputed
        + question: Did the lab move? [to-hub]: It did
        Plan: the structure stays; 1 label and 1 question differ.
    """)
    confirmed = base.rstrip() + "\n  sources: [gazette, herald]\n"
    assert said(planned(base, confirmed)) == lines("""
        ~ move Lab to Hub [to-hub]: single source → confirmed
        Plan: the structure stays; 1 label differs.
    """)


def test_comments_order_and_layout_are_no_changes() -> None:
    base = recorded(START + OTHERS + MOVES)
    head, events = base.split("events:\n")
    chunks = [chunk for chunk in events.split("  - id: ") if chunk]
    turned = "".join(f"  # moved\n  - id: {chunk}" for chunk in reversed(chunks))
    new = "events:\n" + turned + head.replace("  - {id: ada", "  # she\n  - {id: ada")
    made = planned_in(base, new, with_pages=True)
    assert said(made) == "No changes."
    assert not made.sheets
