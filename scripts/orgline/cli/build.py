"""`orgline build`: the whole way, from the record to the site."""

from pathlib import Path

import typer

from orgline.cli.place import config_file, setting
from orgline.cli.rendering import rendered
from orgline.cli.speaking import say


def build(context: typer.Context) -> int:
    """Check, render and build the site into site/.

    Stops with exit code 1 when the record has errors or MkDocs has a warning. The old site stays
    until the new one is complete. Prints the folder of the site.

    Examples:
      orgline build
      orgline --today 2026-03-20 build   as the site was on that day
    """
    from orgline.cli.mkdocs_run import built

    here = setting(context)
    root, today = here.site, here.today
    config_file(root)
    if not rendered(root, today):
        return 1
    folder = built(root, today)
    if folder is None:
        return 1
    say(_short(folder))
    return 0


def _short(folder: Path) -> str:
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)
