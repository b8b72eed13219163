"""Reading a folder: which files, in which order, and what cannot be read."""

import gc
import os
from pathlib import Path

import pytest

from orgline.problem import concise
from orgline.source import read


def written(root: Path, **files: str) -> Path:
    """Write files into `orgdata/`; `__` in a name stands for a slash."""
    for name, text in files.items():
        path = root / "orgdata" / f"{name.replace('__', '/')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def problems(root: Path) -> list[str]:
    return [concise(problem) for problem in read(root)[2]]


def test_all_files_of_all_folders_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    written(tmp_path, b="b: 1", a__z="z: 1", a="a: 1", a__b__c="c: 1")
    documents, texts, found = read(tmp_path)
    files = ["orgdata/a.yaml", "orgdata/a/b/c.yaml", "orgdata/a/z.yaml", "orgdata/b.yaml"]
    assert [document.file for document in documents] == files
    assert sorted(texts) == files
    assert found == ()


def test_a_file_that_is_not_yaml_hides_no_other_and_its_text_is_there(tmp_path: Path) -> None:
    written(tmp_path, a="a: '", b="b: 1", c="c: [")
    documents, texts, found = read(tmp_path)
    assert [document.file for document in documents] == ["orgdata/b.yaml"]
    assert texts == {"orgdata/a.yaml": "a: '", "orgdata/b.yaml": "b: 1", "orgdata/c.yaml": "c: ["}
    assert [problem.code for problem in found] == ["S202", "S202"]


def test_names_that_begin_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path, a="a: 1")
    (tmp_path / "orgdata" / ".git").mkdir()
    (tmp_path / "orgdata" / ".git" / "x.yaml").write_text("'", encoding="utf-8")
    (tmp_path / "orgdata" / ".#a.yaml").symlink_to("someone@somewhere.123")
    (tmp_path / "orgdata" / "notes.txt").write_text("'", encoding="utf-8")
    assert [document.file for document in read(tmp_path)[0]] == ["orgdata/a.yaml"]
    assert problems(tmp_path) == []


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "a.Yml"])
def test_another_ending_is_reported_and_the_file_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "orgdata").mkdir()
    (tmp_path / "orgdata" / name).write_text("a: 1", encoding="utf-8")
    documents, _, (problem,) = read(tmp_path)
    assert [document.file for document in documents] == [f"orgdata/{name}"]
    assert (problem.code, problem.help) == ("S103", "rename it to `a.yaml`")


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert problems(tmp_path) == ["error[S101]: the folder `orgdata` does not exist"]


def test_a_link_inside_of_the_site_is_followed(tmp_path: Path) -> None:
    written(tmp_path, a="a: 1")
    (tmp_path / "shared.yaml").write_text("b: 1", encoding="utf-8")
    (tmp_path / "orgdata" / "b.yaml").symlink_to("../shared.yaml")
    assert [document.file for document in read(tmp_path)[0]] == ["orgdata/a.yaml", "orgdata/b.yaml"]


def test_a_record_that_is_a_link_out_of_the_site_is_not_read(tmp_path: Path) -> None:
    written(tmp_path / "other", a="a: 1")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "orgdata").symlink_to(tmp_path / "other" / "orgdata")
    assert problems(tmp_path / "site") == [
        "orgdata:1:1: error[S102]: the link leads out of the site"
    ]


def test_a_site_may_itself_be_reached_by_a_link(tmp_path: Path) -> None:
    written(tmp_path / "site", a="a: 1")
    (tmp_path / "link").symlink_to("site")
    assert problems(tmp_path / "link") == []


def test_broken_links_and_links_in_a_circle_are_problems(tmp_path: Path) -> None:
    written(tmp_path, a="a: 1")
    (tmp_path / "orgdata" / "b.yaml").symlink_to("nowhere")
    (tmp_path / "orgdata" / "c.yaml").symlink_to("c.yaml")
    assert [line[:36] for line in problems(tmp_path)] == [
        "orgdata/b.yaml:1:1: error[S101]: the",
        "orgdata/c.yaml:1:1: error[S101]: the",
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    written(tmp_path, a="a: 1")
    os.mkfifo(tmp_path / "orgdata" / "b.yaml")
    assert problems(tmp_path) == [
        "orgdata/b.yaml:1:1: error[S101]: the file cannot be read: it is not a regular file"
    ]


def test_a_file_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert problems(written(tmp_path, a="a: 1")) == [
        "orgdata/a.yaml:1:1: error[S101]: the file cannot be read: permission denied"
    ]


def test_a_folder_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    written(tmp_path, a="a: 1")
    monkeypatch.setattr(os, "scandir", refuse)
    assert problems(tmp_path) == [
        "orgdata:1:1: error[S101]: the file cannot be read: permission denied"
    ]


def test_a_byte_order_mark_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "orgdata").mkdir()
    (tmp_path / "orgdata" / "a.yaml").write_bytes(
        "\ufeffa: 1\n二: \xff".encode("utf-8")[:-2] + b"\xff"
    )
    _, texts, (problem,) = read(tmp_path)
    assert texts == {"orgdata/a.yaml": "a: 1\n二: \ufffd"}
    assert concise(problem) == "orgdata/a.yaml:2:4: error[S105]: the file is not written in UTF-8"


def test_garbage_collection_is_left_as_it_was(tmp_path: Path) -> None:
    written(tmp_path, a="a: 1")
    read(tmp_path)
    assert gc.isenabled()
    gc.disable()
    try:
        read(tmp_path)
        assert not gc.isenabled()
    finally:
        gc.enable()
