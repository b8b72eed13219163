"""The command, called in this process on a site made for a test."""

from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from orgline.cli.app import run


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call came to: exit code, stdout, stderr."""

    code: int
    out: str
    err: str


def orgline(*arguments: str | Path) -> Ran:
    """Call the command."""
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        code = run([str(argument) for argument in arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def write_site(root: Path, record: str, config: str | None = None) -> Path:
    """A site with one file of records, and a `mkdocs.yml` where `config` is given."""
    (root / "orgdata").mkdir(exist_ok=True)
    (root / "orgdata" / "all.yaml").write_text(record, encoding="utf-8")
    if config is not None:
        (root / "content").mkdir(exist_ok=True)
        (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root
