"""A folder that is replaced as a whole or not at all."""

from pathlib import Path

import pytest

from orgline.cli.replacing import replacing
from tests import sites


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder with something in it that nobody made here."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: main")
    (folder / ".well-known").symlink_to("elsewhere")
    (folder / "index.html").write_text("old")
    return folder


def replace(folder: Path) -> None:
    with replacing(folder) as new:
        new.mkdir()
        (new / "index.html").write_text("new")


def test_what_is_hidden_stays(site: Path) -> None:
    replace(site)
    assert sites.files(site) == {".git/HEAD": b"ref: main", "index.html": b"new"}
    assert (site / ".well-known").is_symlink()


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_an_exchange_that_is_cut_off_loses_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    renames = 0
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames == fails_at:
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(KeyboardInterrupt):
        replace(site)
    assert sites.files(site) == {".git/HEAD": b"ref: main", "index.html": b"old"}
    assert (site / ".well-known").is_symlink()
    assert [path.name for path in site.parent.iterdir()] == ["site"]
