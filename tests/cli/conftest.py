"""What tests of the command may ask for."""

from pathlib import Path

import pytest

from orgline import site as stages
from tests.cli.beginning import RECORD as BEGINNING
from tests.cli.ministry import CONFIG, HOOK, RECORD, write_pages
from tests.cli.running import write_site


@pytest.fixture
def ministry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with the hook of this project, whose pages are made without templates."""
    monkeypatch.setattr(stages, "render", write_pages)
    (tmp_path / "mkdocs_hook.py").write_bytes(HOOK.read_bytes())
    return write_site(tmp_path, RECORD, CONFIG)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the command is called: a site whose record has just begun."""
    write_site(tmp_path, BEGINNING)
    monkeypatch.chdir(tmp_path)
    return tmp_path
