"""Where the record can be edited on the web: what `mkdocs.yml` says, and the addresses made of it."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from orgline.exchange.hosting import LONGEST, Forge, Hosting, hosting

GITHUB = Hosting(forge=Forge.GITHUB, repo="https://github.com/a/b")
GITLAB = Hosting(forge=Forge.GITLAB, repo="https://gitlab.com/a/b/c")
FORGEJO = Hosting(forge=Forge.FORGEJO, repo="https://codeberg.org/a/b")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("repo_url: https://github.com/a/b\n", GITHUB),
        ("repo_url: https://github.com/a/b/\nedit_uri: edit/main/content/\n", GITHUB),
        (
            "repo_url: https://github.com/a/b\nedit_uri: edit/draft/sites/one/content/\n",
            Hosting(forge=Forge.GITHUB, repo=GITHUB.repo, branch="draft", folder="sites/one/"),
        ),
        ("repo_url: https://github.com/a/b\nedit_uri: ''\n", GITHUB),
        ("repo_url: https://gitlab.com/a/b/c\nedit_uri: -/edit/main/content/\n", GITLAB),
        (
            "repo_url: https://git.example/a\nedit_uri: -/edit/main/content/\n",
            Hosting(forge=Forge.GITLAB, repo="https://git.example/a"),
        ),
        (
            "repo_url: https://gitlab.example/a/b\n",
            Hosting(forge=Forge.GITLAB, repo="https://gitlab.example/a/b"),
        ),
        ("repo_url: https://codeberg.org/a/b\nedit_uri: _edit/main/content/\n", FORGEJO),
        ("repo_url: https://bitbucket.org/a/b\nedit_uri: src/default/content/\n", None),
        ("repo_url: https://git.example/a/b\n", None),
        ("repo_url: https://github.com\n", None),
        ("repo_url: javascript:alert(1)//github.com/a\n", None),
        ("repo_url: !ENV REPO\n", None),
        ("site_url: https://github.com/a/b\n", None),
        ("", None),
    ],
)
def test_the_repository_is_read_where_it_is_plain_text(
    text: str, found: Hosting | None, tmp_path: Path
) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert hosting(tmp_path) == found


@pytest.mark.parametrize(
    ("host", "address"),
    [
        (GITHUB, "https://github.com/a/b/edit/main/orgdata/%E9%83%A8%20%26%23.yaml#L12"),
        (GITLAB, "https://gitlab.com/a/b/c/-/edit/main/orgdata/%E9%83%A8%20%26%23.yaml#L12"),
        (FORGEJO, "https://codeberg.org/a/b/_edit/main/orgdata/%E9%83%A8%20%26%23.yaml#L12"),
    ],
)
def test_an_entry_is_edited_at_its_line_in_whatever_file(host: Hosting, address: str) -> None:
    assert host.edit("orgdata/部 &#.yaml", 12) == address


@pytest.mark.parametrize(
    ("host", "path", "name", "text"),
    [
        (GITHUB, "/a/b/new/main", "filename", "value"),
        (GITLAB, "/a/b/c/-/new/main", "file_name", "content"),
        (FORGEJO, "/a/b/_new/main", "filename", "value"),
    ],
)
def test_a_new_file_comes_with_its_name_and_text(
    host: Hosting, path: str, name: str, text: str
) -> None:
    written = 'a: "b & c" # 100 % + 李\n'
    parts = urlsplit(host.new("orgdata/events/new.yaml", written))
    assert (parts.path, parts.fragment) == (path, "")
    assert parse_qs(parts.query, strict_parsing=True) == {
        name: ["orgdata/events/new.yaml"],
        text: [written],
    }


def test_a_text_that_makes_the_address_too_long_is_left_out() -> None:
    assert GITHUB.new("a.yaml", "部" * 900).startswith("https://github.com/a/b/new/main?")
    assert len(GITHUB.new("a.yaml", "部" * 800)) < LONGEST
    assert GITHUB.new("a.yaml", "部" * 900) == "https://github.com/a/b/new/main?filename=a.yaml"
