"""MkDocs renders first: what the hook of a site does at each of MkDocs' events.

https://www.mkdocs.org/dev-guide/plugins/#events
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.pages import Page

from orgline.cli.clock import today
from orgline.cli.faults import tell
from orgline.cli.handed import handed
from orgline.cli.rendering import rendered
from orgline.render import templates

_WATCHED = ("orgdata", "templates")


class RenderFirst:
    """Renders before each build of MkDocs; one of these lives as long as MkDocs does."""

    def __init__(self) -> None:
        """Begin before MkDocs has said what it is going to do."""
        self._serving = False
        self._server: LiveReloadServer | None = None

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs names them
        """Learn whether there will be one build or many."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the theme find Orgline's own pages, after those that the site has of the same name."""
        ours = templates.folder() / "theme"
        if ours not in (Path(place).resolve() for place in config.theme.dirs):
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(ours))
        return config

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let changes of the record and of the templates lead to a build."""
        del builder
        for folder in _WATCHED:
            if (_root(config) / folder).is_dir():
                server.watch(str(_root(config) / folder))
        self._server = server
        return server

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:
        """Give the search the words by which a page is looked for, as what the theme calls tags.

        They are no tags to readers: Zensical, which runs no hooks, would offer each as a filter.
        """
        del markdown
        if words := page.meta.get("names"):
            page.meta["tags"] = [str(words)]

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Render, unless the command that runs MkDocs has just done so.

        Raises `PluginError` where the record has errors; a server says so and goes on with the
        pages as they were.
        """
        given = handed()
        if given and given.rendered:
            return
        with self._own_writing_unseen(config.docs_dir):
            if self._serving:
                _render_if_possible(_root(config))
            elif not rendered(_root(config), _today()):
                raise PluginError("the record has errors, so nothing was built")

    @contextmanager
    def _own_writing_unseen(self, docs_dir: str) -> Iterator[None]:
        """Keep what rendering writes from being taken for an edit, which would build again."""
        if self._server is None:
            yield
            return
        self._server.unwatch(docs_dir)
        try:
            yield
        finally:
            self._server.watch(docs_dir)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _today() -> date:
    given = handed()
    if given:
        return given.today
    try:
        return today()
    except typer.TyperException as error:
        raise PluginError(error.format_message()) from None


def _render_if_possible(root: Path) -> None:
    # MkDocs answers no request after a build that failed, so nothing is raised here
    try:
        rendered(root, _today())
    except Exception as error:  # noqa: BLE001 - whatever it is, the editor's next change may mend it
        tell(error)
