"""The record into pages, with everything that is wrong said on the way."""

from datetime import date
from pathlib import Path

from orgline import site
from orgline.cli.check import report
from orgline.cli.speaking import busy
from orgline.problem import has_errors


def rendered(root: Path, today: date) -> bool:
    """Write the pages of the site at `root` into its `content/`.

    Prints what is wrong on stderr. False where errors stood in the way: then nothing was written.
    """
    examined = site.examine(root)
    report(examined)
    if not examined.sound:
        return False
    with busy("Rendering the pages"):
        _, problems = site.render(root, today)  # type: ignore[attr-defined]
    return not has_errors(problems)
