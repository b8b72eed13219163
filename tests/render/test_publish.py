"""Writing into the content folder: only what differs, only what is ours."""

import errno
from collections.abc import Mapping
from pathlib import Path

import pytest

from orgline.problem import Problem, Span
from orgline.render.publish import MANIFEST, Published, Publisher, assets, in_the_way

PAGE = b"---\ngenerated: orgline\n---\nOne\n"
OTHER = b"---\ngenerated: orgline\n---\nTwo\n"
HAND = b"# Written by hand\n"
HEAD = "# Generated files, kept up to date by orgline. Not a place to edit.\n"


def publish(content: Path, files: Mapping[str, bytes]) -> tuple[Published, tuple[Problem, ...]]:
    with Publisher(content) as publisher:
        for path, data in files.items():
            publisher.put(path, data)
        return publisher.finish(), tuple(publisher.problems)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, the manifest left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def problem(code: str, path: str, what: str, help_: str = "") -> Problem:
    span = Span(file=f"content/{path}", line=1, column=1, end_line=1, end_column=1)
    return Problem(code=code, message=f"`content/{path}` {what}", span=span, help=help_)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_a_first_rendering_writes_every_file_and_lists_it(content: Path) -> None:
    files = {"units/lab.md": PAGE, "index.md": OTHER}
    assert publish(content, files) == (Published(files=2, written=2, removed=0), ())
    assert tree(content) == files
    assert (content / MANIFEST).read_text() == HEAD + "index.md\nunits/lab.md\n"


def test_a_second_rendering_touches_nothing(content: Path) -> None:
    publish(content, {"units/lab.md": PAGE})
    before = {path: path.stat().st_mtime_ns for path in content.rglob("*")}
    assert publish(content, {"units/lab.md": PAGE}) == (
        Published(files=1, written=0, removed=0),
        (),
    )
    assert {path: path.stat().st_mtime_ns for path in content.rglob("*")} == before


def test_only_what_differs_is_written(content: Path) -> None:
    publish(content, {"a.md": PAGE, "b.md": PAGE})
    assert publish(content, {"a.md": PAGE, "b.md": OTHER})[0].written == 1
    assert tree(content) == {"a.md": PAGE, "b.md": OTHER}


def test_what_no_rendering_makes_any_more_is_removed_with_its_empty_folder(content: Path) -> None:
    publish(content, {"units/lab.md": PAGE, "people/ada.md": PAGE, "index.md": PAGE})
    (content / "people" / "own.md").write_bytes(HAND)
    assert publish(content, {"index.md": PAGE})[0] == Published(files=1, written=0, removed=2)
    assert tree(content) == {"index.md": PAGE, "people/own.md": HAND}
    assert not (content / "units").exists()


def test_a_hand_written_page_stays_and_is_reported(content: Path) -> None:
    (content / "units").mkdir(parents=True)
    (content / "units" / "lab.md").write_bytes(HAND)
    assert publish(content, {"units/lab.md": PAGE, "index.md": PAGE})[1] == (
        problem(
            "P101",
            "units/lab.md",
            "is hand-written, but the record has a page of that name",
            "rename the file, or give the record's entry another id",
        ),
    )
    assert tree(content) == {"units/lab.md": HAND, "index.md": PAGE}


def test_a_generated_page_is_overwritten_even_when_the_list_of_them_is_lost(content: Path) -> None:
    publish(content, {"index.md": PAGE})
    (content / MANIFEST).unlink()
    assert publish(content, {"index.md": OTHER}) == (Published(files=1, written=1, removed=0), ())


def test_two_pages_of_one_name_are_reported(content: Path) -> None:
    with Publisher(content) as publisher:
        publisher.put("units/index.md", PAGE)
        publisher.put("units/index.md", OTHER)
        publisher.finish()
    assert publisher.problems == [
        problem(
            "P104",
            "units/index.md",
            "would hold two pages",
            "give one of the record's entries another id",
        )
    ]
    assert tree(content) == {"units/index.md": PAGE}


def test_nothing_is_removed_when_something_cannot_be_written(content: Path) -> None:
    publish(content, {"old.md": PAGE})
    (content / "new.md").write_bytes(HAND)
    assert publish(content, {"new.md": PAGE})[0] == Published(files=0, written=0, removed=0)
    assert tree(content) == {"new.md": HAND, "old.md": PAGE}
    assert publish(content, {})[0].removed == 1, "it is still known as ours"


def test_a_folder_that_leads_elsewhere_is_reported_and_not_written_to(
    content: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    content.mkdir()
    (content / "units").symlink_to(outside, target_is_directory=True)
    (content / "index.md").symlink_to(outside / "index.md")
    found = publish(content, {"units/lab.md": PAGE, "index.md": PAGE})[1]
    assert found == tuple(
        problem("P102", path, "leads out of the content folder")
        for path in ("units/lab.md", "index.md")
    )
    assert tree(outside) == {}


def test_a_folder_that_leads_elsewhere_is_not_cleaned_up(content: Path, tmp_path: Path) -> None:
    publish(content, {"units/lab.md": PAGE})
    (content / "units").rename(tmp_path / "outside")
    (content / "units").symlink_to(tmp_path / "outside", target_is_directory=True)
    assert publish(content, {})[0].removed == 0
    assert tree(tmp_path / "outside") == {"lab.md": PAGE}


@pytest.mark.parametrize("path", ["../outside.md", "/etc/outside.md", "a/../../outside.md"])
def test_a_list_of_files_that_leads_elsewhere_removes_nothing(
    content: Path, tmp_path: Path, path: str
) -> None:
    (tmp_path / "outside.md").write_bytes(HAND)
    content.mkdir()
    (content / MANIFEST).write_text(HEAD + path + "\n")
    assert publish(content, {})[0] == Published(files=0, written=0, removed=0)
    assert tree(tmp_path) == {"outside.md": HAND}


def test_a_list_that_cannot_be_read_counts_for_nothing(content: Path) -> None:
    content.mkdir()
    (content / MANIFEST).write_bytes(b"\xff\xfe")
    assert publish(content, {"index.md": PAGE})[0] == Published(files=1, written=1, removed=0)


def test_a_file_where_a_folder_has_to_be_is_reported(content: Path) -> None:
    content.mkdir()
    (content / "units").write_bytes(HAND)
    assert publish(content, {"units/lab.md": PAGE})[1] == (
        problem("P103", "units/lab.md", "cannot be written: File exists"),
    )


def test_what_cannot_be_removed_is_reported_and_stays_ours(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(content, {"units/lab.md": PAGE, "units/hub.md": PAGE, "index.md": PAGE})
    unlink = Path.unlink

    def refuse(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "lab.md":
            raise OSError(errno.EROFS, "Read-only file system")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert publish(content, {"index.md": OTHER}) == (
        Published(files=1, written=1, removed=1),
        (problem("P103", "units/lab.md", "cannot be removed: Read-only file system"),),
    )
    monkeypatch.undo()
    assert publish(content, {"index.md": OTHER})[0] == Published(files=1, written=0, removed=1)
    assert tree(content) == {"index.md": OTHER}


def test_a_list_that_cannot_be_written_hides_no_other_problem(content: Path) -> None:
    (content / MANIFEST).mkdir(parents=True)
    (content / "units").write_bytes(HAND)
    assert publish(content, {"units/lab.md": PAGE})[1] == (
        problem("P103", "units/lab.md", "cannot be written: File exists"),
        problem("P103", MANIFEST, "cannot be written: Is a directory"),
    )


def test_what_interrupted_a_rendering_is_told_and_not_that_the_list_failed(content: Path) -> None:
    (content / MANIFEST).mkdir(parents=True)
    with pytest.raises(ZeroDivisionError), Publisher(content):
        raise ZeroDivisionError


def test_what_an_interrupted_rendering_wrote_is_known_as_ours(content: Path) -> None:
    publish(content, {"old.md": PAGE})
    publisher = Publisher(content)
    publisher.put("new.md", PAGE)
    publisher.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert (content / MANIFEST).read_text() == HEAD + "new.md\nold.md\n"
    assert publish(content, {})[0].removed == 2


def test_no_half_written_file_is_left(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    publish(content, {"index.md": PAGE})
    monkeypatch.setattr(Path, "replace", broken)
    with pytest.raises(KeyboardInterrupt):
        publish(content, {"index.md": OTHER})
    assert tree(content) == {"index.md": PAGE}


def test_of_two_assets_of_one_name_the_first_folder_has_it(tmp_path: Path) -> None:
    for folder, name in (("own", "a.css"), ("ours", "a.css"), ("ours", "fonts/b.woff2")):
        target = tmp_path / folder / "assets" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(folder)
    assert dict(assets((tmp_path / "own", tmp_path / "ours"))) == {
        "assets/orgline/a.css": b"own",
        "assets/orgline/fonts/b.woff2": b"ours",
    }


def test_a_file_in_place_of_the_folder_is_told_once_and_kept(content: Path) -> None:
    assert in_the_way(content) is None
    content.write_bytes(HAND)
    told = Problem(
        code="P103",
        message="`content` is a file, where the folder of the pages has to be",
        span=Span.of_file("content"),
        help="move it away, or make a folder of it",
    )
    assert in_the_way(content) == told
    content.unlink()
    content.mkdir()
    assert in_the_way(content) is None


def test_a_link_to_nowhere_in_place_of_the_folder_is_told(content: Path) -> None:
    content.symlink_to("gone")
    found = in_the_way(content)
    assert found
    assert found.message.startswith("`content` is a link that leads nowhere, ")
