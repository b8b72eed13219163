"""Counts pages while MkDocs builds them."""

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page


class PageCount(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Tells how many steps of how many are done; every page is two: it is read, then written."""

    def __init__(self, tell: Callable[[int, int], None]) -> None:
        """Tell it to this function."""
        self._tell = tell
        self._done = 0
        self._of = 0

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Learn how many pages there are."""
        self._of = 2 * len(files.documentation_pages())
        return files

    def on_page_markdown(self, markdown: str, **_: object) -> str:
        """Count a page that is read."""
        self._step()
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Count a page that is written."""
        self._step()
        return output

    def _step(self) -> None:
        self._done += 1
        self._tell(self._done, self._of)
