"""All posts in one list: by unit, each with its holders in order."""

from orgline.views.post import PostsPage, posts_page
from tests.views.shown import desk

EVENTS = """
- date: 2030-01-01
  changes:
    - {op: create, unit: ministry}
    - {op: create, unit: lab, under: ministry}
    - {op: appoint, person: dee, role: deputy, unit: lab}
    - {op: appoint, person: ada, role: head, unit: lab, title: President}
    - {op: appoint, person: cy, role: head, unit: ministry}
- date: 2031-01-01
  changes: [{op: appoint, person: bob, role: head, unit: lab, acting: true, replaces: ada}]
"""


def listed(page: PostsPage) -> list[str]:
    """The page as lines, what belongs to something indented below it."""
    lines = []
    for unit in page.units:
        lines.append(unit.unit.name)
        for entry in unit.posts:
            lines.append(f"  {entry.post.name} [{entry.post.href}]")
            for holder in entry.holders:
                title = f", {holder.title}" if holder.title else ""
                acting = " (acting)" if holder.acting else ""
                lines.append(f"    {holder.person.name}{title}{acting}: {holder.words}")
    return lines


def test_posts_stand_under_their_unit_those_that_lead_it_first() -> None:
    page = posts_page(desk(EVENTS))
    assert page.sentence == "The record names holders of 3 posts in 2 units."
    assert listed(page) == [
        "Ministry",
        "  Head [posts/ministry-head/]",
        "    Cy Noor: from 1 January 2030, as of 5 January 2040",
        "Lab",
        "  Head [posts/lab-head/]",
        "    Ada Li, President: from 1 January 2030, left on 1 January 2031",
        "    Bob Ray (acting): from 1 January 2031, as of 5 January 2040",
        "  Deputy [posts/lab-deputy/]",
        "    Dee Oz: from 1 January 2030, as of 5 January 2040",
    ]


def test_a_record_without_posts_says_so() -> None:
    page = posts_page(desk("- date: 2030-01-01\n  changes: [{op: create, unit: ministry}]"))
    assert (page.sentence, page.units) == ("The record names nobody in a post yet.", ())
