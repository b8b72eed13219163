"""`orgline render`: the record into Markdown pages."""

import typer

from orgline.cli.place import setting
from orgline.cli.rendering import rendered


def render(context: typer.Context) -> int:
    """Write the pages of the site into content/.

    They are Markdown, beside what is written by hand. Only what changed is written, and only what an earlier run has written is deleted. When the
    record has errors they are printed and nothing is touched.

    Examples:
      orgline render
      orgline --today 2026-03-20 render   as the site was on that day
    """
    here = setting(context)
    return 0 if rendered(here.site, here.today) else 1
