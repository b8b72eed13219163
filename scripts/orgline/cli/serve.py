"""`orgline serve`: the site, live."""

import errno
from typing import Annotated

import typer

from orgline.cli.faults import Misuse, harmless
from orgline.cli.handed import Handed, handing
from orgline.cli.mkdocs_log import listening
from orgline.cli.place import config_file, setting
from orgline.cli.speaking import talk

_TAKEN = (errno.EADDRINUSE, errno.EACCES, errno.EADDRNOTAVAIL)


def serve(
    context: typer.Context,
    address: Annotated[
        str | None, typer.Option(metavar="HOST:PORT", help="Else what mkdocs.yml says, or 8000.")
    ] = None,
    fast: Annotated[  # noqa: FBT002 - typer makes it an option
        bool,
        typer.Option("--fast", help="Build only pages that change; search then finds only those."),
    ] = False,
    open_browser: Annotated[  # noqa: FBT002 - typer makes it an option
        bool, typer.Option("--open", help="Open the site in the browser.")
    ] = False,
) -> int:
    """Show the site live while you edit.

    Save a file of the record, see the page change. A record with errors stops nothing: they are printed, and the pages stay as they were until the
    record is sound again. Ctrl-C ends it.

    Examples:
      orgline serve
      orgline serve --address localhost:8001 --open
      orgline serve --fast                            for a record with many pages
    """
    from mkdocs.commands.serve import serve as serve_with_mkdocs
    from mkdocs.exceptions import MkDocsException

    here = setting(context)
    file = config_file(here.site)
    try:
        with listening(), handing(Handed(today=here.today, rendered=False)):
            serve_with_mkdocs(
                str(file),
                livereload=True,
                build_type="dirty" if fast else None,
                open_in_browser=open_browser,
                dev_addr=address,
            )
    except MkDocsException as error:
        talk(harmless(f"error: {error.format_message()}"))
        return 1
    except OSError as error:
        if error.errno in _TAKEN:
            reason = (error.strerror or "").lower()
            raise Misuse(f"cannot serve there: {reason}; try `--address localhost:8001`") from None
        raise
    return 0
