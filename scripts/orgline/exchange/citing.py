"""How to cite a page: in a sentence, and as BibTeX.

The date of a citation is that of the newest source that the page rests on, or of the record's newest
where a page names none: what has changed since then is not known on the page. The day of the build,
or of reading, is none that the site could know.
"""

import re
from collections.abc import Mapping

from orgline.exchange.address import Address
from orgline.records import Source
from orgline.views.offers import Citation
from orgline.views.pages import Page

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def cite(page: Page, organisation: str, newest: Source | None, address: Address) -> Citation:
    """How to cite a page of the site; without the site's address the citation has none either."""
    title, url = lasting_title(page, organisation), address.of(place(page.path))
    key = re.sub(r"[^a-z0-9]+", "-", f"{address.name} {page.path}".lower()).strip("-")
    return Citation(
        sentence=_sentence(title, organisation, newest, address.name, url),
        bibtex=_bibtex(
            key,
            {
                "title": f"{{{escaped(title)}}}",
                "author": f"{{{escaped(address.name)}}}",
                "year": _year(newest),
                "note": escaped(f"On {organisation}, {_as_of(newest)}"),
                "url": url,
            },
        ),
    )


def lasting_title(page: Page, organisation: str) -> str:
    """A page's title; the first page is called "today", which what is taken along is not for long."""
    return organisation if page.kind == "home" else page.title


def place(path: str) -> str:
    """Where a page stands on the site: `units/index` → `units/`, `units/lab` → `units/lab/`."""
    parts = path.removesuffix("index").strip("/")
    return f"{parts}/" if parts else ""


def _as_of(newest: Source | None) -> str:
    """How fresh the record is, in words."""
    if newest is None:
        return "without any source yet"
    return f"newest source published {newest.published.placed()}"


def _sentence(title: str, organisation: str, newest: Source | None, site: str, url: str) -> str:
    about = "" if title == organisation else f" ({organisation})"
    parts = (f"“{title}”{about}", f"{site}, {_as_of(newest)}", url)
    return ". ".join(part for part in parts if part) + ("" if url else ".")


def _year(newest: Source | None) -> str:
    """The year of the newest source, `""` where it is not sure."""
    if newest is None or newest.published.is_doubtful:
        return ""
    days = (newest.published.earliest, newest.published.latest)
    years = {f"{day.year:04d}" if day else "" for day in days}
    return years.pop() if len(years) == 1 else ""


def _bibtex(key: str, fields: Mapping[str, str]) -> str:
    lines = (f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{key},\n{''.join(lines)}}}"


def escaped(text: str) -> str:
    """Text as BibTeX and LaTeX read it: no sign has a meaning."""
    return "".join(_BIBTEX.get(char, char) for char in " ".join(text.split()))
