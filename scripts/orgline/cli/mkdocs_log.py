"""What MkDocs has to say, in this command's way of saying it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console

from orgline.cli.speaking import err

_SERVER = "mkdocs.livereload"
_ASKED_FOR = "A 'dirty' build"
"""A warning at each build of `serve --fast`, whose help says the same."""


class _Handler(logging.Handler):
    """Prints warnings and errors, and where the server is; the rest is of no use to an editor."""

    def __init__(self, console: Console) -> None:
        super().__init__(logging.INFO)
        self._console = console

    def filter(self, record: logging.LogRecord) -> bool:
        if record.getMessage().startswith(_ASKED_FOR):
            return False
        return _matters(record) or record.name == _SERVER

    def emit(self, record: logging.LogRecord) -> None:
        level = "" if record.levelno < logging.WARNING else f"{record.levelname.lower()}: "
        self._console.print(f"{level}{record.getMessage()}", soft_wrap=True)


def _matters(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


@contextmanager
def listening(console: Console | None = None) -> Iterator[None]:
    """Print what MkDocs logs while the block runs.

    The level of its logger stays at INFO or below: strict mode counts what passes the logger, so
    a quieter one would let warnings pass.
    """
    # the search tells of loading its Chinese dictionary, each time
    logging.getLogger("jieba").addFilter(_matters)
    logger = logging.getLogger("mkdocs")
    handler, before = _Handler(console or err()), (logger.level, logger.propagate)
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.level, logger.propagate = before
