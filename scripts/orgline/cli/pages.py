"""Progress of a build, page by page."""

from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn


class PageCount(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Counts pages while MkDocs builds them."""

    def __init__(self, progress: Progress) -> None:
        """Count on a bar of this progress."""
        self._progress = progress
        self._bar = progress.add_task("Building the pages", total=None)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002
        """Learn how many there are; each is read first, then written."""
        self._progress.update(self._bar, total=2 * len(files.documentation_pages()))
        return files

    def on_page_markdown(self, markdown: str, **_: object) -> str:
        """Count a page that is read."""
        self._progress.advance(self._bar)
        return markdown

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Count a page that is written."""
        self._progress.advance(self._bar)
        return output


@contextmanager
def counting(console: Console) -> Iterator[PageCount]:
    """A bar on a terminal, nothing elsewhere; it goes away at the end."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield PageCount(bar)
