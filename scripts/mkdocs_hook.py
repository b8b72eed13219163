"""Plain `mkdocs build` and `mkdocs serve` render the pages of the record first."""

from orgline.cli.hook import RenderFirst

_first = RenderFirst()

on_startup = _first.on_startup
on_config = _first.on_config
on_serve = _first.on_serve
on_pre_build = _first.on_pre_build
on_page_markdown = _first.on_page_markdown
