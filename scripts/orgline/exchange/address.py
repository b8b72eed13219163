"""Where the site stands on the web, and what it is called: what feeds and citations need to know."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from orgline.problem import has_errors
from orgline.source import Scalar, parse_text

_KEY = re.compile(
    r"^(site_name|site_url|repo_url|edit_uri):(?:[ \t][^\n]*)?(?:\n[ \t][^\n]*|\n)*", re.MULTILINE
)
"""A key at the top, with all that belongs to it."""
_PROBLEM_PAGES = re.compile(r"^[ ]+problem_pages:[ \t]+true[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)
_NO_ADMIN = re.compile(r"^[ ]+admin:[ \t]+false[ \t]*(?:[ \t]#.*)?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A site's name and its address, which ends with `/`; `""` where it is not known."""

    name: str = "Orgline"
    url: str = ""
    problem_pages: bool = False
    """Whether the site has a page for each kind of problem that a record can have."""
    admin: bool = True
    """Whether the site has a page on which its record is edited."""

    def of(self, path: str) -> str:
        """The address of a page or file of the site, `""` while the site's is not known."""
        return self.url + path if self.url else ""

    def link(self, path: str) -> str:
        """The same; while the site's address is not known, relative to its root."""
        return self.url + path

    def identity(self, path: str) -> str:
        """An IRI that names a page for good: its address, else a UUID of the site's name and path."""
        return self.of(path) or self._uuid(path).urn

    def uid(self, path: str) -> str:
        """A name for good in the form of a calendar: it ends with the site's host, if that is known."""
        host = urlsplit(self.url).hostname
        return f"{self._uuid(path)}@{host}" if host else str(self._uuid(path))

    def _uuid(self, path: str) -> UUID:
        return uuid5(NAMESPACE_URL, self.link(path) if self.url else f"{self.name}\n{path}")


def address(root: Path) -> Address:
    """What `mkdocs.yml` says: `site_name` and `site_url`, in whatever way YAML lets a text be written.

    Below `extra:`, `problem_pages: true` asks for those, and `admin: false` for no page to edit on.
    Reads these keys only, as the file may hold tags that run code. What is no text (an environment
    variable, an inherited file) counts as not known, and so does all but http(s).
    """
    text, found = _text(root), plain_lines(root)
    return Address(
        name=found.get("site_name") or Address().name,
        url=_url(found.get("site_url")),
        problem_pages=_PROBLEM_PAGES.search(text) is not None,
        admin=_NO_ADMIN.search(text) is None,
    )


def plain_lines(root: Path) -> dict[str, str]:
    """The keys of `mkdocs.yml` that say where the site and its files stand, as far as they are texts."""
    found = ((key[1], _scalar(key[0])) for key in _KEY.finditer(_text(root)))
    return {name: text for name, text in found if text is not None}


def _scalar(written: str) -> str | None:
    """The text of a key; None where it has none, or a tag that makes something else of it."""
    document, problems = parse_text("mkdocs.yml", written)
    if document is None or has_errors(problems):
        return None
    value = document.root.entries[0][1]
    return value.text if isinstance(value, Scalar) else None


def _text(root: Path) -> str:
    try:
        return (root / "mkdocs.yml").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""


def _url(text: str | None) -> str:
    plain = (text or "").strip()
    is_address = re.fullmatch(r"https?://[^\s\"<>\\^`{|}?#]+", plain)
    return plain.rstrip("/") + "/" if is_address else ""
