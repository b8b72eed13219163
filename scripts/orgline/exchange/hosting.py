"""Where the record's files are kept on the web, and the addresses at which that site lets one write."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from urllib.parse import quote, urlsplit

from orgline.exchange.address import plain_lines

LONGEST = 8000
"""Characters of an address; servers refuse longer ones."""
_DOCS = "content"


class Forge(StrEnum):
    """The programs whose addresses are known, as they call themselves."""

    GITHUB = "GitHub"
    GITLAB = "GitLab"
    FORGEJO = "Forgejo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """A repository on the web. `folder` is where the site stands in it, `""` or ending with `/`."""

    forge: Forge
    repo: str
    branch: str = "main"
    folder: str = ""

    def edit(self, file: str, line: int) -> str:
        """Where a file of the site (with `/`) is edited; `line` counts from 1."""
        path = quote(self.folder + file)
        return f"{self.repo}/{_FORMS[self.forge].edit}/{quote(self.branch)}/{path}#L{line}"

    def new(self, file: str, text: str) -> str:
        """Where a new file begins, with its name and text filled in; without a text that is too long."""
        form = _FORMS[self.forge]
        start = f"{self.repo}/{form.new}/{quote(self.branch)}"
        named = f"{start}?{form.name}={quote(self.folder + file, safe='')}"
        filled = f"{named}&{form.text}={quote(text, safe='')}"
        return filled if len(filled) <= LONGEST else named


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """How a program writes its addresses: two ways, and what it calls a new file's name and text."""

    edit: str
    new: str
    name: str = "filename"
    text: str = "value"


_FORMS = {
    Forge.GITHUB: _Form(edit="edit", new="new"),
    Forge.GITLAB: _Form(edit="-/edit", new="-/new", name="file_name", text="content"),
    Forge.FORGEJO: _Form(edit="_edit", new="_new"),
}


def hosting(root: Path) -> Hosting | None:
    """What `repo_url` and `edit_uri` of `mkdocs.yml` say; None where none of the known forms fits.

    `edit_uri` is that of MkDocs: the branch and the folder of the pages, `edit/main/content/`.
    """
    lines = plain_lines(root)
    repo = lines.get("repo_url", "").rstrip("/")
    uri = lines.get("edit_uri", "").strip("/")
    if not re.fullmatch(r"https?://[^\s\"<>\\^`{|}?#]+/[^\s\"<>\\^`{|}?#]+", repo):
        return None
    forge = _forge(urlsplit(repo).hostname or "", uri)
    if forge is None:
        return None
    found = _URI.fullmatch(uri)
    if found is None:
        return Hosting(forge=forge, repo=repo)
    return Hosting(forge=forge, repo=repo, branch=found["branch"], folder=_folder(found["docs"]))


_URI = re.compile(r"(?:-/|_)?(?:edit|blob|raw|src/branch)/(?P<branch>[^/?#]+)/(?P<docs>[^?#]*)")
_HOSTS = {
    "github.com": Forge.GITHUB,
    "gitlab.com": Forge.GITLAB,
    "codeberg.org": Forge.FORGEJO,
}


def _forge(host: str, uri: str) -> Forge | None:
    """By a host that is known, else by the form of `edit_uri`, which each program has its own of."""
    if uri.startswith("-/"):
        return Forge.GITLAB
    if uri.startswith("_edit/"):
        return Forge.FORGEJO
    named = next((forge for forge in Forge if str(forge).lower() in host), None)
    return _HOSTS.get(host) or named or (Forge.GITHUB if uri.startswith("edit/") else None)


def _folder(docs: str) -> str:
    """Where the site stands: the folder that holds that of the pages."""
    parts = PurePosixPath(docs).parts
    return "".join(f"{part}/" for part in parts[:-1]) if parts[-1:] == (_DOCS,) else ""
