"""The moving picture of README."""

import struct
import zlib

from tests import sites
from tests.browser.picture import TARGET, animated, parts


def png(*rows: bytes) -> bytes:
    """A grey picture as wide as its rows are long."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    found = [b"\x89PNG\r\n\x1a\n"]
    for name, data in ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b"")):
        check = zlib.crc32(name + data)
        found.append(struct.pack(">I", len(data)) + name + data + struct.pack(">I", check))
    return b"".join(found)


def test_pictures_in_a_row_are_frames_that_are_numbered_through() -> None:
    found = list(parts(animated([(png(b"ab"), 100), (png(b"cd"), 200), (png(b"ef"), 300)])))
    names = [name for name, _ in found]
    assert names == [b"IHDR", b"acTL", b"fcTL", b"IDAT", *[b"fcTL", b"fdAT"] * 2, b"IEND"]
    numbers = [struct.unpack(">I", d[:4])[0] for n, d in found if n in {b"fcTL", b"fdAT"}]
    assert numbers == [0, 1, 2, 3, 4]
    assert [zlib.decompress(d[4:]) for n, d in found if n == b"fdAT"] == [b"\0cd", b"\0ef"]


def test_readme_shows_one_that_moves_and_loads_fast() -> None:
    assert f"]({TARGET.relative_to(sites.PROJECT).as_posix()})" in (
        sites.PROJECT / "README.md"
    ).read_text(encoding="utf-8")
    frames = [name for name, _ in parts(TARGET.read_bytes())].count(b"fcTL")
    assert frames > 4
    assert TARGET.stat().st_size < 600_000
