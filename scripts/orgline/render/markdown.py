"""Pages → Markdown files. The only module beside the charts' that fills templates."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from jinja2 import Environment
from markupsafe import Markup, escape

from orgline.render import layout, legend, svg
from orgline.render.lineage import diagram
from orgline.views.chart import Chart
from orgline.views.offers import Head, Offers
from orgline.views.pages import Page

GENERATED = "generated: orgline"
"""A line in the front matter of every file of ours: what has it may be overwritten."""

# All ASCII punctuation to which Markdown or one of its extensions may give a meaning; a question
# mark has one only at the beginning (`??? note`).
_SPECIAL = re.compile(r"[\\`*_{}\[\]()#+\-.!|~^=:$@/]|\A\?")


NO_OFFERS = Offers()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteInfo:
    """What every page says of the whole site."""

    name: str
    native: str


def markdown_safe(text: object) -> Markup:
    """Text that neither Markdown nor HTML reads anything into: punctuation becomes entities."""
    parts = re.split(r"(&[#a-z0-9]+;)", _html(str(text)))
    return Markup(  # noqa: S704 - escaped above
        "".join(part if part.startswith("&") else _SPECIAL.sub(_entity, part) for part in parts)
    )


def _html(text: str) -> str:
    return str(escape(" ".join(text.split())))


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def verbatim(text: object) -> Markup:
    """One line of a listing: as `markdown_safe`, with all its spaces."""
    escaped = re.split(r"(&[#a-z0-9]+;)", str(escape(str(text).expandtabs(4))))
    return Markup(  # noqa: S704 - escaped above
        "".join(part if part.startswith("&") else _SPECIAL.sub(_entity, part) for part in escaped)
    )


def with_filters(templates: Environment) -> Environment:
    """The templates' own words: `md` for text in Markdown, `verbatim` for a line of a listing.

    `diagram` draws a long lineage.
    """
    templates.filters["md"] = markdown_safe
    templates.filters["verbatim"] = verbatim
    templates.filters["diagram"] = diagram
    return templates


def write(
    page: Page,
    site: SiteInfo,
    templates: Environment,
    offers: Offers = NO_OFFERS,
    place: layout.Place = layout.place,
) -> str:
    """One page as a Markdown file; `place` places its charts."""
    base = base_of(page.path)
    template = templates.get_template(f"pages/{page.kind}.md.j2")
    body = template.render(
        page=page.view,
        site=site,
        base=base,
        chart=_drawn(page.chart, base, templates, place),
        legend=legend.legend_of(page.chart) if page.chart else (),
        others={chart.key: _drawn(chart, base, templates, place) for chart in page.others},
        legends={chart.key: legend.legend_of(chart) for chart in page.others},
        files=offers.files,
        files_of=offers.others,
        citation=offers.citation,
        head=offers.head,
        mending=offers.mending,
    )
    return f"{_front_matter(page, offers.head)}\n{body.strip()}\n"


def _drawn(chart: Chart | None, base: str, templates: Environment, place: layout.Place) -> Markup:
    if chart is None:
        return Markup("")
    return Markup(svg.draw(place(chart), base, templates))  # noqa: S704 - drawn by an escaping template


def file_of(path: str) -> str:
    """Where a page stands in the content folder: each has a folder of its own.

    So a link leads to the same place from the file as from the page's address, and it makes no
    difference whether a builder takes links in raw HTML as they are or turns them.
    """
    return f"{path}.md" if PurePosixPath(path).name == "index" else f"{path}/index.md"


def base_of(path: str) -> str:
    """The way from a page to the site's root: a page is a folder, `index` its folder's own."""
    depth = len(PurePosixPath(path).parts) - (PurePosixPath(path).name == "index")
    return "../" * depth or "./"


def _front_matter(page: Page, head: Head) -> str:
    """YAML in the form of JSON values, which holds any text.

    The theme writes title and description into its pages as they are, so they are HTML here. What
    `head` holds is text: `templates/theme/main.html` escapes it. What
    `names` holds is for the search: `cli/hook.py` hands it on.
    """
    values: Mapping[str, object] = {
        "title": _html(page.title),
        "description": _html(page.description),
        **({"hide": ["navigation", "toc"]} if page.wide else {}),
        **({} if page.searched else {"search": {"exclude": True}}),
        **({} if page.weight == 1 else {"search": {"boost": page.weight}}),
        **({"names": _words(page.names)} if page.names else {}),
        **({} if head == NO_OFFERS.head else {"head": asdict(head)}),
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(("---", GENERATED, *lines, "---"))


def _words(names: Iterable[str]) -> str:
    """Every word of some names once: to a search, a word that comes again is one that counts more.

    The theme marks what fits in tags and takes the result for HTML, so no sign of that is kept.
    """
    return " ".join(dict.fromkeys(re.sub("[&<>]", " ", " ".join(names)).lower().split()))
