"""The record into pages, with everything that is wrong said on the way."""

from datetime import date
from pathlib import Path

from orgline import site
from orgline.cli.forms import count
from orgline.cli.speaking import counted, err, progressing, talk
from orgline.problem import show


def rendered(root: Path, today: date) -> bool:
    """Write the pages of the site at `root` into its `content/`.

    Prints on stderr what is wrong and what was done. False where errors stood in the way; when
    they are errors of the record, nothing was touched.
    """
    with progressing("Rendering the pages") as progress:
        published, found = site.render(root, today, progress)
    show(found.problems, found.texts, err())
    talk(f"orgdata: {count(found.problems)}")
    if published is None:
        return False
    done = f"{published.written:,} written, {published.removed:,} removed"
    talk(f"{site.CONTENT}: {counted(published.files, 'file')}, {done}")
    return True
