"""Which record a plan compares with, and what is said when there is none."""

from pathlib import Path

import pytest

from orgline.plan import NoBase, base_of
from tests.plan.repositories import commit, git, repository


def contents(root: Path, revision: str | None = None) -> dict[str, str]:
    return {name: data.decode() for name, data in base_of(root, revision).files}


def refusal(root: Path, revision: str | None = None) -> str:
    with pytest.raises(NoBase) as refused:
        base_of(root, revision)
    return str(refused.value)


def test_a_revision_gives_its_files_by_the_names_that_git_has_for_them(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, units="old", more="more")
    commit(root, units="new")
    (root / "orgdata" / "units.yaml").write_text("newest", encoding="utf-8")
    expected = {"HEAD~1:orgdata/more.yaml": "more", "HEAD~1:orgdata/units.yaml": "old"}
    assert contents(root, "HEAD~1") == expected


def test_without_a_revision_it_is_where_the_branch_has_left_the_main_one(tmp_path: Path) -> None:
    root = repository(tmp_path)
    fork = commit(root, units="at the fork")
    git(root, "switch", "--quiet", "--create", "work")
    commit(root, units="ours")
    git(root, "switch", "--quiet", "main")
    commit(root, units="theirs")
    git(root, "switch", "--quiet", "work")
    assert contents(root) == {f"{fork[:10]}:orgdata/units.yaml": "at the fork"}
    assert base_of(root, None).words == f"{fork[:10]}, where this branch has left `main`"


def test_on_the_main_branch_it_is_the_last_commit(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, units="old")
    last = commit(root, units="new")
    assert base_of(root, None).words == f"{last[:10]}, the last commit"
    assert base_of(root, None).commit == last


def test_without_a_main_branch_it_is_the_last_commit(tmp_path: Path) -> None:
    root = repository(tmp_path, branch="trunk")
    last = commit(root, units="new")
    assert base_of(root, None).words == f"{last[:10]}, the last commit"


def test_the_main_branch_of_the_origin_comes_before_ours(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin")
    published = commit(origin, units="published")
    git(tmp_path, "clone", "--quiet", str(origin), "clone")
    commit(tmp_path / "clone", units="not yet")
    assert base_of(tmp_path / "clone", None).commit == published


def test_a_site_in_a_folder_of_the_repository_is_found(tmp_path: Path) -> None:
    root = repository(tmp_path) / "sites" / "the ministry"
    commit(root, units="here")
    commit(tmp_path, units="elsewhere")
    assert contents(root, "main") == {"main:sites/the ministry/orgdata/units.yaml": "here"}


def test_a_worktree_of_a_bare_repository_is_one_as_well(tmp_path: Path) -> None:
    commit(repository(tmp_path / "first"), units="text")
    git(tmp_path, "clone", "--quiet", "--bare", "first", "bare.git")
    git(tmp_path / "bare.git", "worktree", "add", "--quiet", str(tmp_path / "tree"), "main")
    assert contents(tmp_path / "tree", "main") == {"main:orgdata/units.yaml": "text"}


def test_the_settings_of_a_hook_do_not_lead_astray(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = repository(tmp_path) / "site"
    commit(root, units="here")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_DIR", ".git")
    assert contents(root, "main") == {"main:site/orgdata/units.yaml": "here"}


def test_links_inside_are_followed_and_others_left_out(tmp_path: Path) -> None:
    root = repository(tmp_path)
    (root / "orgdata").mkdir()
    (root / "units.txt").write_text("linked", encoding="utf-8")
    (root / "orgdata" / "linked.yaml").symlink_to("../units.txt")
    (root / "orgdata" / "dangling.yaml").symlink_to("nowhere.yaml")
    (root / "orgdata" / "outside.yaml").symlink_to("/etc/hostname")
    (root / "orgdata" / ".hidden.yaml").write_text("hidden", encoding="utf-8")
    (root / "orgdata" / "notes.txt").write_text("no record", encoding="utf-8")
    commit(root, units="plain\n\nblob 3\n")
    assert contents(root, "main") == {
        "main:orgdata/linked.yaml": "linked",
        "main:orgdata/units.yaml": "plain\n\nblob 3\n",
    }


def test_where_there_was_no_record_yet_there_are_no_files(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root)
    commit(root, units="first")
    assert base_of(root, "HEAD~1").files == ()


@pytest.mark.parametrize("revision", ["--output=x", "-h", "", "main\n", "a\0b"])
def test_what_is_no_name_is_refused_without_asking_git(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path)
    commit(root, units="text")
    assert refusal(root, revision) == f"`{revision}` is not the name of a revision"


@pytest.mark.parametrize("revision", ["nothing", "main..HEAD", "main:orgdata", "$(touch x)", "a b"])
def test_what_names_no_commit_is_refused(tmp_path: Path, revision: str) -> None:
    root = repository(tmp_path)
    commit(root, units="text")
    assert refusal(root, revision) == f"no commit is called `{revision}`"
    assert sorted(path.name for path in root.iterdir()) == [".git", "orgdata"]


def test_a_shallow_clone_is_told_as_the_reason(tmp_path: Path) -> None:
    origin = repository(tmp_path / "origin")
    commit(origin, units="old")
    commit(origin, units="new")
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), "clone")
    assert refusal(tmp_path / "clone", "HEAD~1") == (
        "no commit is called `HEAD~1`: the clone is shallow, fetch the rest with"
        " `git fetch --unshallow` (in GitHub Actions `fetch-depth: 0`)"
    )


def test_branches_that_have_nothing_in_common_need_a_revision(tmp_path: Path) -> None:
    root = repository(tmp_path)
    commit(root, units="old")
    git(root, "switch", "--quiet", "--orphan", "other")
    commit(root, units="new")
    assert refusal(root) == (
        "this branch and `main` have no commit in common; name a revision with `--base`"
    )


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    expected = "the repository has no commit yet, so there is nothing to compare with"
    assert refusal(repository(tmp_path)) == expected


def test_a_folder_in_no_repository_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    told = refusal(tmp_path)
    assert told.startswith(f"`{tmp_path}` is not in a git repository to compare with: ")


def test_a_machine_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(tmp_path) == "`git` is not installed, but a plan is made from its history"
