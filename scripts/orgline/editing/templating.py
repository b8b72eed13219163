"""The words that come with what is written for an editor: templates of YAML, not of pages."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from orgline.editing.writing import Value, block, keyed, scalar
from orgline.render.templates import folder


def filled(template: str, values: Mapping[str, object], site: Path | None = None) -> str:
    """A template of `templates/`, or the site's own one of that name, with its places filled.

    Nothing is escaped but by the filters `yaml`, `key` and `item`, through which each text of an
    editor has to go.
    """
    own = [site / "templates"] if site else []
    environment = Environment(
        loader=FileSystemLoader([*own, folder()], encoding="utf-8"),
        autoescape=False,  # noqa: S701 - YAML; escaping for HTML would spoil it
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # what GitHub's workflows write as ${{ … }} has to stay
        variable_start_string="<<",
        variable_end_string=">>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<#",
        comment_end_string="#>",
    )
    environment.filters.update(_FILTERS)
    return environment.get_template(template).render(values)


def _key(value: Value, key: str, indent: int) -> str:
    return "\n".join(keyed(key, value, indent))


def _item(entry: Mapping[str, Value], indent: int) -> str:
    return "\n".join(block(entry, indent))


_FILTERS: Mapping[str, Callable[..., str]] = {"yaml": scalar, "key": _key, "item": _item}
