"""MkDocs, run strictly and inside this process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from orgline.cli.faults import harmless
from orgline.cli.handed import Handed, handing
from orgline.cli.mkdocs_log import listening
from orgline.cli.pages import PageCount
from orgline.cli.place import config_file
from orgline.cli.replacing import replacing
from orgline.cli.speaking import err, progressing, talk

_EPOCH = "SOURCE_DATE_EPOCH"
_WHAT = "Building the site"


def built(root: Path, today: date) -> Path | None:
    """Build the site from the pages as they are, without rendering, and replace the old one.

    Returns the folder of the site; None when there was a warning or an error, which was printed,
    and the old site is as it was.
    """
    console = err()
    try:
        with listening(console), dated(today):
            config = load_config(str(config_file(root)), strict=True)
            folder = Path(config.site_dir).resolve()
            with replacing(folder) as new, progressing(_WHAT, console) as tell:
                config.site_dir = str(new)
                config.plugins["orgline-count"] = PageCount(tell)
                _build(config, today)
    except MkDocsException as error:
        talk(harmless(f"error: {error.format_message()}"), "The site was not built.")
        return None
    return folder


def _build(config: MkDocsConfig, today: date) -> None:
    with handing(Handed(today=today, rendered=True)):
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()


@contextmanager
def dated(today: date) -> Iterator[None]:
    """Let MkDocs write this day, and not the time of the build, into what it makes."""
    before = os.environ.get(_EPOCH)
    midnight = datetime(today.year, today.month, today.day, tzinfo=UTC)
    os.environ[_EPOCH] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before
