from pathlib import Path

import pytest

from orgline.editing.draft import ChangedMeanwhileError, Draft, save
from tests.sites import files

FILE = "orgdata/events/a.yaml"


def draft(text: str, before: bytes | None = None) -> Draft:
    """A draft of one file."""
    return Draft(file=FILE, before=before, text=text)


def test_the_lines_that_are_new_or_read_differently_are_known() -> None:
    found = draft("a:\n  - 1\n  - 2\nb: 3\n", b"a: []\nb: 3\n")
    assert (found.first_new_line, found.new_lines) == (1, ("a:", "  - 1", "  - 2"))
    again = draft("a:\n  - 1\n  - 1\nb: 3\n", b"a:\n  - 1\nb: 3\n")
    assert (again.first_new_line, again.new_lines) == (3, ("  - 1",))


def test_a_new_file_gets_the_folders_that_it_stands_in(tmp_path: Path) -> None:
    save(tmp_path, draft("a: 1\n"))
    assert files(tmp_path) == {FILE: b"a: 1\n"}


def test_a_file_that_is_there_is_not_taken_for_a_new_one(tmp_path: Path) -> None:
    save(tmp_path, draft("a: 1\n"))
    with pytest.raises(FileExistsError):
        save(tmp_path, draft("a: 2\n"))
    assert files(tmp_path) == {FILE: b"a: 1\n"}


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    save(tmp_path, draft("a: 1\n"))
    with pytest.raises(ChangedMeanwhileError):
        save(tmp_path, draft("a: 2\n", b"a: 0\n"))
    assert files(tmp_path) == {FILE: b"a: 1\n"}


def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, draft("a: 1\n"))

    def full(_: Path, __: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        save(tmp_path, draft("a: 2\n", b"a: 1\n"))
    with pytest.raises(OSError, match="No space"):
        save(tmp_path, Draft(file="orgdata/b.yaml", before=None, text="b: 1\n"))
    assert files(tmp_path) == {FILE: b"a: 1\n"}
