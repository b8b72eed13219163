"""`orgline schema`: what an editor's program has to know about the record."""

import typer

from orgline import schema as schemas
from orgline import site
from orgline.cli.check import report
from orgline.cli.faults import Misuse
from orgline.cli.place import setting
from orgline.cli.speaking import say, talk


def schema(context: typer.Context) -> int:
    """Write the JSON Schema of the record's files into .orgline/schema/.

    Editors that know it (VS Code with the YAML extension, and every program with the YAML language server) complete the ids of units, people and sources, explain each key, and underline
    what does not fit. `orgline build`, `render` and `serve` write it, too, and `orgline check` keeps it up to date. Prints its path.

    Examples:
      orgline schema
    """
    root = setting(context).site
    examined = site.examine(root)
    if examined.history is None:
        report(examined)
        talk("The ids in the schema are those of the last record that could be read.")
    if not site.keep_schema(root, examined.history):
        raise Misuse(f"`{schemas.FILE}` cannot be written")
    say(schemas.FILE)
    return 0 if examined.history else 1
