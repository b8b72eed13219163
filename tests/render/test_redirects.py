from datetime import date
from textwrap import dedent

from orgline.render.redirects import files
from orgline.render.templates import templates
from orgline.views.desk import Desk
from orgline.views.redirects import Redirect, redirects
from tests.written import recorded, told_in

RENAMED = (
    recorded("""
- id: founding
  date: 2039-01-01
  former_ids: [start]
  changes:
    - {op: observe, unit: ministry}
    - {op: create, unit: lab, under: ministry}
    - {op: appoint, person: ada, role: deputy, unit: lab}
    - {op: rename, unit: lab, name: Great Lab}
""")
    .replace("kind: laboratory}", "kind: laboratory, former_ids: [labb, old-lab]}")
    .replace("name: Ada Li}", "name: Ada Li, former_ids: ada-l}")
    .replace("title: To all,", "title: To all <&>, former_ids: memo-1,")
)


def desk() -> Desk:
    return Desk(told_in(RENAMED), date(2039, 2, 1))


def test_every_former_id_leads_to_the_page_of_today_and_so_do_the_posts_of_a_unit() -> None:
    assert tuple(redirects(desk())) == (
        Redirect(path="units/labb", to="units/lab", title="Great Lab"),
        Redirect(path="units/old-lab", to="units/lab", title="Great Lab"),
        Redirect(path="people/ada-l", to="people/ada", title="Ada Li"),
        Redirect(path="events/start", to="events/founding", title="Event 1"),
        Redirect(path="sources/memo-1", to="sources/memo", title="To all <&>"),
        Redirect(path="posts/labb-deputy", to="posts/lab-deputy", title="Deputy, Great Lab"),
        Redirect(path="posts/old-lab-deputy", to="posts/lab-deputy", title="Deputy, Great Lab"),
    )


def test_a_redirect_is_a_page_that_needs_no_script_and_names_the_new_address() -> None:
    moved = Redirect(path="sources/memo-1", to="sources/memo", title="To all <&>")
    ((path, data),) = files([moved], "https://ministry.example/", templates())
    assert path == "sources/memo-1/index.html"
    assert data.decode() == dedent("""\
        <!doctype html>
        <!-- generated: orgline -->
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>To all &lt;&amp;&gt; has moved</title>
        <link rel="canonical" href="https://ministry.example/sources/memo/">
        <meta http-equiv="refresh" content="0; url=../../sources/memo/">
        </head>
        <body>
        <p>This page has moved: <a href="../../sources/memo/">To all &lt;&amp;&gt;</a></p>
        </body>
        </html>
    """)


def test_without_an_address_of_the_site_the_canonical_link_is_relative() -> None:
    moved = Redirect(path="units/labb", to="units/lab", title="Lab")
    ((_, data),) = files([moved], "", templates())
    assert b'<link rel="canonical" href="../../units/lab/">' in data
