"""Examples of the catalogue as real files."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from orgline.catalogue import ALONGSIDE, Example


def write(example: Example, root: Path) -> Path:
    """Make the site of an example in an empty folder."""
    if not example.alone:
        _put(root / "orgdata" / "ministry.yaml", ALONGSIDE.encode())
    path = root / example.file
    target = re.fullmatch(r"⟨link to (.+)⟩\n", example.text)
    if target:
        path.symlink_to(target[1])
    else:
        _put(path, content(example.text))
    return root


def content(text: str) -> bytes:
    """The bytes that a text with signs in angle brackets stands for."""
    data = re.sub(r"⟨(\d[\d,]*) times: (.*?)⟩\n?", _repeated, text)
    parts = re.split(r"⟨(U\+|byte )([0-9A-F]+)⟩", data)
    written = [parts[0].encode()]
    for kind, number, rest in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        written += [_SIGNS[kind](int(number, 16)), rest.encode()]
    return b"".join(written)


_SIGNS: Mapping[str, Callable[[int], bytes]] = {
    "U+": lambda number: chr(number).encode(),
    "byte ": lambda number: bytes([number]),
}


def _repeated(match: re.Match[str]) -> str:
    number, piece = int(match[1].replace(",", "")), match[2].replace("¶", "\n")
    after = match[0].rpartition("⟩")[2] if "¶" not in match[2] else ""
    times = range(1, number + 1)
    if "№" not in piece:
        return piece * number + after
    return "".join(piece.replace("№+1", str(n + 1)).replace("№", str(n)) for n in times) + after


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
