"""The files of a record as they were at a revision of its git repository.

Everything is read through `git` itself, so that worktrees, alternates, partial and shallow clones
work as they do for everybody; nothing is checked out and nothing is written.
"""

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_FOLDER = "orgdata"
_ENDING = ".yaml"
_MAIN = ("origin/main", "main", "origin/master", "master")
_QUIET = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
_SHORT = 10


class NoBase(Exception):  # noqa: N818 - what it says, not that something broke
    """There is nothing to compare with; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A record at a revision.

    `name` is the revision as it is called in places ("main:orgdata/units.yaml"), `words` the same
    for a sentence; `files` are named by such places. They are empty where there was no record yet.
    """

    name: str
    words: str
    commit: str
    files: tuple[tuple[str, bytes], ...]


def base_of(root: Path, revision: str | None) -> Base:
    """The record of the site at `root` at a revision.

    Without one: where this branch has left the main one, else the last commit. Raises `NoBase`.
    """
    repository = _Repository(root)
    repository.require()
    if revision is not None:
        commit = repository.commit(revision)
        return _base(repository, revision, f"`{revision}` ({commit[:_SHORT]})", commit)
    commit, words = repository.usual()
    return _base(repository, commit[:_SHORT], words, commit)


def _base(repository: "_Repository", name: str, words: str, commit: str) -> Base:
    files = ((f"{name}:{path}", data) for path, data in repository.files(commit))
    return Base(name=name, words=words, commit=commit, files=tuple(files))


def changed_files(root: Path, environment: Mapping[str, str]) -> frozenset[str]:
    """The files of the record that a run of GitHub Actions is about, from the site's root.

    Those that a pull request changes, or the commits that were pushed. Empty where that cannot be
    known: outside of such a run, or where the checkout is too shallow to hold what was before.
    """
    repository = _Repository(root)
    try:
        repository.require()
        bases = (repository.changed_since(name) for name in _before(environment))
        return next((files for files in bases if files is not None), frozenset())
    except NoBase:
        return frozenset()


def _before(environment: Mapping[str, str]) -> Iterator[str]:
    """Names of what was before, the best first."""
    base = environment.get("GITHUB_BASE_REF")
    if base:
        yield f"origin/{base}...HEAD"
        if environment.get("GITHUB_EVENT_NAME") == "pull_request":
            yield "HEAD^1"  # GitHub checks out the merger of the base and the request
        return
    try:
        told = json.loads(Path(environment.get("GITHUB_EVENT_PATH", "")).read_bytes())
    except (OSError, ValueError):
        return
    if isinstance(told, dict) and isinstance(told.get("before"), str):
        yield told["before"]


class _Repository:
    """The repository that a folder is in; every question is one call of `git`, without a shell."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def require(self) -> None:
        """Make sure that there is one, with a commit in it."""
        inside = self._run("rev-parse", "--is-inside-work-tree")
        if inside.returncode or inside.stdout.strip() != b"true":
            reason = _said(inside) or "it is not in a work tree"
            raise NoBase(f"`{self._root}` is not in a git repository to compare with: {reason}")
        if self._commit("HEAD") is None:
            raise NoBase("the repository has no commit yet, so there is nothing to compare with")

    def commit(self, revision: str) -> str:
        """The full name of the commit that a revision means.

        What could pass for an option of git, or hold more than a name, is refused unasked.
        """
        if not revision or revision.startswith("-") or not revision.isprintable():
            raise NoBase(f"`{revision}` is not the name of a revision")
        found = self._commit(revision)
        if found is None:
            raise NoBase(f"no commit is called `{revision}`{self._shallow_hint()}")
        return found

    def usual(self) -> tuple[str, str]:
        """The commit to compare with where none is named, and what to call it."""
        for main in _MAIN:
            if self._commit(main) is None:
                continue
            common = self._run("merge-base", "HEAD", main)
            if common.returncode:
                hint = self._shallow_hint() or "; name a revision with `--base`"
                raise NoBase(f"this branch and `{main}` have no commit in common{hint}")
            commit = common.stdout.decode().strip()
            if commit == self._commit("HEAD"):
                break
            return commit, f"{commit[:_SHORT]}, where this branch has left `{main}`"
        commit = self.commit("HEAD")
        return commit, f"{commit[:_SHORT]}, the last commit"

    def changed_since(self, name: str) -> frozenset[str] | None:
        """The files of the record that differ from a commit, or, for `a...b`, from where b has left a.

        None where there is no such commit.
        """
        revision, common, _ = name.partition("...")
        commit = None if revision.startswith("-") else self._commit(revision)
        if commit and common:
            asked = self._run("merge-base", commit, "HEAD")
            commit = None if asked.returncode else asked.stdout.decode().strip()
        if commit is None:
            return None
        named = ("diff", "--name-only", "-z", "--no-ext-diff", "--relative", commit, "--", _FOLDER)
        return frozenset(os.fsdecode(path) for path in self._answer(*named).split(b"\0") if path)

    def files(self, commit: str) -> Iterator[tuple[str, bytes]]:
        """The files of the record at a commit, by their path in the repository."""
        prefix = os.fsdecode(self._answer("rev-parse", "--show-prefix")).removesuffix("\n")
        folder = f"{prefix}{_FOLDER}"
        listed = self._answer("ls-tree", "-r", "-z", "--full-tree", commit, "--", folder)
        entries = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        paths = [os.fsdecode(path) for mode, _, path in entries if not mode.startswith(b"160000")]
        wanted = [path for path in paths if _is_record(path, folder)]
        asked = "".join(f"{commit}:{path}\n" for path in wanted)
        told = self._answer("cat-file", "--batch", "--follow-symlinks", given=os.fsencode(asked))
        for path, data in zip(wanted, _contents(told), strict=True):
            if data is not None:
                yield path, data

    def _commit(self, revision: str) -> str | None:
        found = self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        return None if found.returncode else found.stdout.decode().strip()

    def _shallow_hint(self) -> str:
        shallow = self._run("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        fetch = "`git fetch --unshallow` (in GitHub Actions `fetch-depth: 0`)"
        return f": the clone is shallow, fetch the rest with {fetch}" if shallow else ""

    def _answer(self, *arguments: str, given: bytes | None = None) -> bytes:
        ran = self._run(*arguments, given=given)
        if ran.returncode:
            raise NoBase(f"git cannot read the repository: {_said(ran)}")
        return ran.stdout

    def _run(
        self, *arguments: str, given: bytes | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        command = ("git", "-C", str(self._root), "--no-pager", *arguments)
        try:
            return subprocess.run(  # noqa: S603 - no shell; what a caller names is checked first
                command, input=given, capture_output=True, check=False, env=_environment()
            )
        except FileNotFoundError:
            raise NoBase("`git` is not installed, but a plan is made from its history") from None


def _environment() -> dict[str, str]:
    """Ours; without the `GIT_DIR` of a hook, which would make our folder the top of the tree."""
    kept = dict(os.environ) | _QUIET
    if "GIT_WORK_TREE" not in kept:
        kept.pop("GIT_DIR", None)
    return kept


def _said(ran: subprocess.CompletedProcess[bytes]) -> str:
    """The first line of what git complains about."""
    lines = ran.stderr.decode(errors="replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""


def _is_record(path: str, folder: str) -> bool:
    """The same files as in a work tree; a name with a line break cannot be asked for."""
    parts = PurePosixPath(path).relative_to(folder).parts
    hidden = any(part.startswith(".") for part in parts)
    return path.endswith(_ENDING) and not hidden and "\n" not in path


def _contents(told: bytes) -> Iterator[bytes | None]:
    """The answers of `git cat-file --batch`, None for a link that leads nowhere in the tree."""
    while told:
        head, _, rest = told.partition(b"\n")
        *_, kind, size = head.split(b" ") if b" " in head else (b"", b"")
        if kind == b"blob":
            yield rest[: int(size)]
            told = rest[int(size) + 1 :]
        elif size == b"missing":
            yield None
            told = rest
        else:  # "dangling 12", "symlink 12", and then that many bytes of the target
            yield None
            told = rest[int(size) + 1 :] if size.isdigit() else rest
