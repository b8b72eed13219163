"""Where a site stands: what `mkdocs.yml` says, read without running anything in it."""

from pathlib import Path

import pytest

from orgline.exchange import Address, address


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("site_url: https://a.example/b/\n", "https://a.example/b/"),
        ("site_url: https://a.example/b\n", "https://a.example/b/"),
        ("site_url: 'https://a.example'\n", "https://a.example/"),
        ('site_url: "https://a.example/"   # ours\n', "https://a.example/"),
        ("site_url: https://a.example/ # ours\n", "https://a.example/"),
        ("\ufeffsite_url: https://a.example/\n", "https://a.example/"),
        ("site_url:\n", ""),
        ("site_url: ''\n", ""),
        ("site_url: !ENV [SITE_URL, https://a.example]\n", ""),
        ("extra:\n  site_url: https://a.example/\n", ""),
        ("site_url: javascript:alert(1)\n", ""),
        ("site_url: 'https://a.example/\"><script>'\n", ""),
        ("", ""),
    ],
)
def test_the_address_is_read_where_it_is_plain_text(text: str, found: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert address(tmp_path).url == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("site_name: The Ministry  # ours\n", "The Ministry"),
        ("site_name: 'The \"Ministry\" that''s it'\n", 'The "Ministry" that\'s it'),
        ('site_name: "The \\"Ministry\\" that\'s it"\n', 'The "Ministry" that\'s it'),
        ('site_name: "\\u90e8: \\\\"\nsite_url: x\n', "部: \\"),
        ("site_name: >-\n  The Ministry\n  of Tides\n\n", "The Ministry of Tides"),
        ("site_name: The Ministry\n\n  of Tides\nextra: {}\n", "The Ministry\nof Tides"),
        ("plugins: !!python/name:os.system []\nsite_name: A\n", "A"),
        ("site_name: !ENV [NAME, Ministry]\n", "Orgline"),
        ("site_name: [a]\n", "Orgline"),
        ("site_name: 'a\n", "Orgline"),
        ("site_name:no\n", "Orgline"),
    ],
)
def test_the_name_is_read_as_yaml_reads_it(text: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert address(tmp_path).name == name


def test_a_site_has_a_name_even_without_a_file(tmp_path: Path) -> None:
    assert address(tmp_path) == Address(name="Orgline", url="")


def test_names_for_good_are_addresses_or_depend_on_the_name_alone() -> None:
    here, nowhere = Address(url="https://a.example/"), Address(name="Ministry")
    assert here.identity("events/a/") == "https://a.example/events/a/"
    assert nowhere.identity("events/a/") == "urn:uuid:" + nowhere.uid("events/a/")
    assert nowhere.uid("events/a/") != Address(name="Other").uid("events/a/")
    assert here.uid("events/a/").endswith("@a.example")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", True),
        ("extra:\n  admin: false # nobody edits here\n", False),
        ("extra:\n  admin: true\n", True),
        ("extra:\n  administrator: false\n", True),
    ],
)
def test_a_site_can_want_no_page_to_edit_on(text: str, wanted: bool, tmp_path: Path) -> None:  # noqa: FBT001
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert address(tmp_path).admin is wanted
