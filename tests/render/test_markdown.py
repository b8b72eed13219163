"""Pages as Markdown files: what an editor wrote stays text, whatever it looks like."""

from dataclasses import dataclass
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined

from orgline.render.markdown import SiteInfo, base_of, markdown_safe, with_filters, write
from orgline.views.pages import Page
from tests.render.charts import box, chart

EVERY_EXTENSION = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "nl2br",
    "tables",
    "toc",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.escapeall",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tasklist",
    "pymdownx.tilde",
)
"""Whatever extension a site may have, some of which give a meaning to each punctuation mark."""

HOSTILE = (
    "<script>alert(1)</script>",
    "**bold** _it_ ***both*** ~~del~~ ==mark== ^^ins^^ H~2~O x^2^ {++add++}",
    "[x](javascript:alert(1)) ![y](z.png) [a][b] [^1] <https://a.example>",
    "https://a.example/path www.b.example me@c.example #5 @user",
    "{{ x }} {% y %} {# z #}",
    "{: .a #b onclick=c }",
    "&amp; &lt;b&gt; &#60; &nbsp; &copy",
    "`code` ``more`` \\*stars\\* \\",
    "| a | b |",
    "---",
    "# Heading",
    "1. One",
    "1) One",
    "- [ ] task",
    "!!! note",
    "??? note",
    ": definition",
    "*[HTML]: x",
    '--8<-- "setup.cfg"',
    "[TOC]",
    ":smile: ++ctrl+alt++ (c) -> 1/2 +/-",
    "\"straight\" and 'single' quotes",
    "```js",
    "~~~",
    "    four spaces before",
    "<!-- a comment -->",
    "<div markdown>",
    "مرحبا בוקר 潮汐档案馆 🏮",
)
# A record holds no control characters: they are refused where it is read.
ANY_TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"))
    | st.sampled_from("\\`*_{}[]()#+-.!|~^=:$@/<>&\"' \n"),
    max_size=60,
)
PLACES = (
    "{}",
    "# {}",
    "- {}",
    "Words {} words",
    "| a |\n|---|\n| {} |",
    "[{}](a.md)",
    "> {}",
    "**{}**",
)


class _Read(HTMLParser):
    """The text of a piece of HTML, and its elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = [name for name, _ in attrs if name not in {"id", "href"}]
        self.elements.append(" ".join((tag, *found)))

    def handle_data(self, data: str) -> None:
        self.text += data


def read(text: str) -> tuple[str, tuple[str, ...]]:
    """What a browser shows of a page in Markdown, and of which elements it is made."""
    reader = _Read()
    reader.feed(markdown.markdown(text, extensions=[*EVERY_EXTENSION]))
    reader.close()
    return " ".join(reader.text.split()), tuple(reader.elements)


def shown(place: str, text: str) -> tuple[str, tuple[str, ...]]:
    return read(place.format(markdown_safe(text)))


def as_text(place: str, text: str) -> tuple[str, tuple[str, ...]]:
    """What is to be shown: the place as it is around a plain word, and the text instead of that."""
    around, elements = read(place.format("WORD"))
    return " ".join(around.replace("WORD", " ".join(text.split())).split()), elements


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE)
def test_what_looks_like_markup_is_shown_as_it_is_written(place: str, text: str) -> None:
    assert shown(place, text) == as_text(place, text)


@given(ANY_TEXT.filter(lambda text: text.strip()), st.sampled_from(PLACES))
@example("1st", "{}")
def test_any_text_is_shown_as_it_is_written(text: str, place: str) -> None:
    assert shown(place, text) == as_text(place, text)


@given(ANY_TEXT)
def test_text_in_markdown_is_one_line(text: str) -> None:
    assert len(markdown_safe(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("path", "base"),
    [
        ("index", "./"),
        ("disagreements", "../"),
        ("at/index", "../"),
        ("at/2026-03-16", "../../"),
        ("units/tongyi-lab", "../../"),
    ],
)
def test_links_begin_at_the_root_of_the_site(path: str, base: str) -> None:
    assert base_of(path) == base


@dataclass(frozen=True)
class View:
    words: str


TEMPLATE = "# {{ page.words|md }}\n\n{{ base }} {{ site.name }} {{ site.native }} {{ page.words }}\n{{ chart }}\n\n\n"
SITE = SiteInfo(name="A & B", native="潮")


def written(page: Page) -> str:
    loader = DictLoader(
        {"pages/unit.md.j2": TEMPLATE, "charts/orgchart.svg.j2": "<svg>{{ chart.title }}</svg>"}
    )
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    return write(page, SITE, with_filters(environment))


def test_a_page_is_front_matter_and_the_filled_template() -> None:
    page = Page(
        path="units/lab",
        kind="unit",
        title='A "lab": 潮 --- <b>',
        description="One\n  line: # no comment",
        view=View(words="<i> *x*"),
    )
    assert written(page) == (
        "---\n"
        "generated: orgline\n"
        'title: "A &#34;lab&#34;: 潮 --- &lt;b&gt;"\n'
        'description: "One line: # no comment"\n'
        "---\n"
        "# &lt;i&gt; &#42;x&#42;\n"
        "\n"
        "../../ A &amp; B 潮 &lt;i&gt; *x*\n"
        "\n"
    ).replace("*x*\n\n", "*x*\n")


def test_a_page_with_a_chart_is_wide_and_one_that_nobody_searches_for_is_left_out() -> None:
    page = Page(
        path="at/2026-03-16",
        kind="unit",
        title="T",
        description="D",
        view=View(words="x"),
        chart=chart(box("a")),
        wide=True,
        searched=False,
    )
    assert written(page) == (
        "---\n"
        "generated: orgline\n"
        'title: "T"\n'
        'description: "D"\n'
        'hide: ["navigation", "toc"]\n'
        'search: {"exclude": true}\n'
        "---\n"
        "# x\n"
        "\n"
        "../../ A &amp; B 潮 x\n"
        "<svg>A chart</svg>\n"
    )


def test_the_search_is_told_each_word_of_the_names_once_and_what_counts_more() -> None:
    page = Page(
        path="people/wu",
        kind="unit",
        title="T",
        description="D",
        view=View(words="x"),
        names=("Eddie Wu", "Eddie  <b>Wu</b> wu", "吴泳铭"),
        weight=4,
    )
    assert written(page).splitlines()[4:6] == [
        'search: {"boost": 4}',
        'names: "eddie wu b /b 吴泳铭"',
    ]
