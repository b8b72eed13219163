"""The code of others that the page for editing stands on is what its authors published."""

import hashlib
import re

from orgline.render.templates import folder

VENDOR = folder() / "admin" / "vendor"


def test_each_file_is_the_one_that_was_taken() -> None:
    """Somebody who changes one by hand, or forgets one, is told here."""
    noted = (VENDOR / "SHA256SUMS").read_text(encoding="utf-8")
    found = "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(VENDOR).as_posix()}\n"
        for path in sorted(VENDOR.rglob("*"), key=lambda path: path.relative_to(VENDOR).as_posix())
        if path.is_file() and path.name != "SHA256SUMS"
    )
    assert found == noted


def test_each_package_comes_with_its_licence() -> None:
    assert [path.name for path in sorted(VENDOR.iterdir()) if path.is_dir()] == [
        "immutable",
        "js-yaml",
        "sveltia",
    ]
    for package in ("immutable", "js-yaml", "sveltia"):
        text = (VENDOR / package / "LICENSE.txt").read_text(encoding="utf-8")
        assert "Permission is hereby granted, free of charge" in text


def test_no_font_is_at_another_host() -> None:
    code = (VENDOR / "sveltia" / "index.js").read_text(encoding="utf-8")
    fonts = re.findall(r"url\((\S+\.woff2)\)", code)
    assert len(fonts) == 3
    assert [font for font in fonts if not (VENDOR.parent / font).is_file()] == []
