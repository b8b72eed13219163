"""Where the record's files are kept → how Sveltia CMS gets at them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, assert_never
from urllib.parse import urlsplit

from orgline.exchange.hosting import Forge, Hosting

_NOWHERE: Final = "local/record"
"""Sveltia wants the name of a repository also where only files of one's own machine are edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backend:
    """What Sveltia needs to know of a repository, and where the site stands in it.

    `api` is the one other host that an editor's browser asks. With `reviews` a change can wait until
    somebody has looked at it. `known` is False when the site does not say where its files are; then
    they can be edited on the editor's own machine only.
    """

    settings: Mapping[str, Any]
    folder: str = ""
    api: str = ""
    reviews: bool = False
    known: bool = True


def backend(where: Hosting | None) -> Backend:
    """What the page for editing asks, and how.

    Editors sign in with a token of their own: everything else needs a third server.
    """
    if where is None:
        return Backend(settings=_settings("github", _NOWHERE), known=False)
    parts = urlsplit(where.repo)
    name = parts.path.strip("/").removesuffix(".git")
    kind, api, extra = _host(where.forge, f"{parts.scheme}://{parts.netloc}")
    return Backend(
        settings={**_settings(kind, name), "branch": where.branch, **extra},
        folder=where.folder,
        api=api,
        reviews=where.forge is not Forge.FORGEJO,
    )


def _settings(kind: str, name: str) -> dict[str, Any]:
    return {"name": kind, "repo": name, "auth_methods": ["token"]}


def _host(forge: Forge, root: str) -> tuple[str, str, dict[str, str]]:
    """Sveltia's name of a program, the host to ask, and what to say of a host of one's own."""
    match forge:
        case Forge.GITHUB if root == "https://github.com":
            return "github", "https://api.github.com", {}
        case Forge.GITHUB:
            return "github", root, {"api_root": f"{root}/api/v3"}
        case Forge.GITLAB:
            return "gitlab", root, {"base_url": root, "api_root": f"{root}/api/v4"}
        case Forge.FORGEJO:
            return "gitea", root, {"base_url": root, "api_root": f"{root}/api/v1"}
        case _:
            assert_never(forge)
