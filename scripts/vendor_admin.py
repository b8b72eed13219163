"""Take the code that `/admin/` stands on out of the packages that its authors published.

Nothing of it is ours, and nothing of it is loaded from anywhere but the site itself. To move to
newer versions, change `PACKAGES`, fetch the archives with npm and run this again:

    npm pack @sveltia/cms@0.221.1 immutable@5.1.9 js-yaml@5.5.0
    python scripts/vendor_admin.py *.tgz

An archive whose hash is another than the one noted here is refused. The few edits below are all
that the files differ in from the published ones; each has to be possible exactly once.
"""

import base64
import hashlib
import sys
import tarfile
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "templates" / "admin" / "vendor"
LIST = "SHA256SUMS"

SVELTIA = "sveltia-cms-0.221.1.tgz"
IMMUTABLE = "immutable-5.1.9.tgz"
YAML = "js-yaml-5.5.0.tgz"
PACKAGES: Mapping[str, str] = {
    SVELTIA: "J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
    IMMUTABLE: "m8nVez3rwrgmWxtLMt1ZYXB2Lv7OKYn/disyxAlSDYAlKSlFoPPfIAmAM/M5xqL4m4C/wAPw7S2/CNaUii1Hxg==",
    YAML: "paNr4LFIFPjeeSmwNYdrb8FafLLG/Cr2Af3GjbsHJ5CxIjH4r0c2emlmRdAtpPAieP1gRVzk6buBbVP5gBMGAg==",
}
"""The SHA-512 of each archive, as the registry gives it under `dist.integrity`."""

_NPM = "package/npm/"
_ICONS = "material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2"
_TEXT = "source-sans-3-latin-wght-normal-BqRLTx4X.woff2"
_CODE = "noto-mono-latin-400-normal-DiC8lJru.woff2"
FILES: Mapping[tuple[str, str], str] = {
    (SVELTIA, "package/LICENSE.txt"): "sveltia/LICENSE.txt",
    (SVELTIA, f"{_NPM}index.js"): "sveltia/index.js",
    (SVELTIA, f"{_NPM}chunks/react-B5rWoXIC.js"): "sveltia/chunks/react-B5rWoXIC.js",
    (SVELTIA, f"{_NPM}chunks/react-dom-DwWAebfb.js"): "sveltia/chunks/react-dom-DwWAebfb.js",
    **{
        (SVELTIA, f"{_NPM}assets/{name}"): f"sveltia/assets/{name}"
        for name in (
            *(_ICONS, "material-symbols-outlined.LICENSE.txt"),
            *(_TEXT, "source-sans-3.LICENSE.txt"),
            *(_CODE, "noto-mono.LICENSE.txt"),
        )
    },
    (IMMUTABLE, "package/LICENSE"): "immutable/LICENSE.txt",
    (IMMUTABLE, "package/dist/immutable.es.js"): "immutable/immutable.js",
    (YAML, "package/LICENSE"): "js-yaml/LICENSE.txt",
    (YAML, "package/dist/browser/js-yaml.esm.min.mjs"): "js-yaml/js-yaml.js",
}
"""What is taken from where, and what it is called here."""

_FONTS = "https://cdn.jsdelivr.net/fontsource/fonts"
_SHEET = "vendor/sveltia/assets"
EDITS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "sveltia/index.js": (
        # The style sheet names each font at a host for files; an address in it is relative to the page.
        (f"{_FONTS}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2", f"{_SHEET}/{_TEXT}"),
        (f"{_FONTS}/noto-mono@5.3.0/latin-400-normal.woff2", f"{_SHEET}/{_CODE}"),
        (
            f"{_FONTS}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2",
            f"{_SHEET}/{_ICONS}",
        ),
        # Nobody asks a third server how the host of the repository is doing.
        ("checkStatus:zye,", ""),
        ("checkStatus:Hbe,", ""),
        # A browser finds no package by its name.
        ("import(`immutable`)", "import(`../immutable/immutable.js`)"),
        ("\n//# sourceMappingURL=index.js.map", ""),
    ),
    "sveltia/chunks/react-B5rWoXIC.js": (("\n//# sourceMappingURL=react-B5rWoXIC.js.map", ""),),
    "sveltia/chunks/react-dom-DwWAebfb.js": (
        ("\n//# sourceMappingURL=react-dom-DwWAebfb.js.map", ""),
    ),
    "js-yaml/js-yaml.js": (("\n//# sourceMappingURL=js-yaml.esm.min.mjs.map", ""),),
}


def contents(archives: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Every file by its name here, with its edits made."""
    for (archive, member), name in FILES.items():
        with tarfile.open(archives[archive]) as tar:
            file = tar.extractfile(member)
            if file is None:
                sys.exit(f"{archive}: {member} is no file")
            data = file.read()
        yield name, edited(name, data)


def edited(name: str, data: bytes) -> bytes:
    """A file with its edits; ends the program where one does not fit."""
    for old, new in EDITS.get(name, ()):
        if data.count(old.encode()) != 1:
            sys.exit(f"{name}: {data.count(old.encode())} times {old!r}, not once")
        data = data.replace(old.encode(), new.encode())
    return data


def checked(paths: list[Path]) -> Mapping[str, Path]:
    """The archives by their names; ends the program when one is missing or another than expected."""
    found = {path.name: path for path in paths}
    for name, expected in PACKAGES.items():
        if name not in found:
            sys.exit(f"{name} is missing")
        digest = base64.b64encode(hashlib.sha512(found[name].read_bytes()).digest()).decode()
        if digest != expected:
            sys.exit(f"{name} has the hash {digest}, not {expected}")
    return found


def main() -> None:
    """Write the files and the list of their hashes."""
    archives = checked([Path(argument) for argument in sys.argv[1:]])
    lines = []
    for name, data in sorted(contents(archives)):
        (TARGET / name).parent.mkdir(parents=True, exist_ok=True)
        (TARGET / name).write_bytes(data)
        lines.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
    (TARGET / LIST).write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} files in {TARGET.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
