"""Images: made once, the same everywhere for Latin letters, and no hindrance where they fail."""

import struct
from pathlib import Path

import pytest

from orgline.exchange import raster
from orgline.exchange.drawing import Picture
from orgline.exchange.raster import Raster, dress

PICTURE = Picture(
    svg='<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="0" y="15">Lab</text></svg>',
    width=40,
    height=20,
)


@pytest.fixture(autouse=True)
def _own_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(raster.SHARED, raising=False)


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_an_image_is_half_as_large_again_as_the_drawing(tmp_path: Path) -> None:
    assert size(Raster(tmp_path / "cache").png(PICTURE)) == (60, 30)


def test_a_huge_drawing_gives_no_huge_image(tmp_path: Path) -> None:
    huge = Picture(svg=PICTURE.svg.replace('"40"', '"9000"'), width=9000, height=20_000)
    width, height = size(Raster(tmp_path).png(huge))
    assert width * height < raster.MOST_PIXELS * 1.01


def test_the_same_drawing_is_not_drawn_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Raster(tmp_path / "cache").png(PICTURE)
    monkeypatch.setattr("resvg_py.svg_to_bytes", None)
    assert Raster(tmp_path / "cache").png(PICTURE) == first


def test_an_image_that_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    first = Raster(tmp_path / "a").png(PICTURE)
    (kept,) = (tmp_path / "a").glob("*.png")
    (tmp_path / "b" / kept.name).mkdir(parents=True)
    assert Raster(tmp_path / "b").png(PICTURE) == first
    assert sorted(path.name for path in (tmp_path / "b").iterdir()) == [".gitignore", kept.name]


def test_two_machines_draw_the_same(tmp_path: Path) -> None:
    assert Raster(tmp_path / "a").png(PICTURE) == Raster(tmp_path / "b").png(PICTURE)


def test_what_nobody_asked_for_again_is_forgotten(tmp_path: Path) -> None:
    Raster(tmp_path).png(PICTURE)
    later = Raster(tmp_path)
    later.png(PICTURE, zoom=1)
    later.forget_the_rest()
    assert len(list(tmp_path.glob("*.png"))) == 1


def test_a_shared_folder_is_never_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(raster.SHARED, str(tmp_path / "shared"))
    Raster(tmp_path / "own").png(PICTURE)
    Raster(tmp_path / "own").forget_the_rest()
    assert len(list((tmp_path / "shared").glob("*.png"))) == 1
    assert not (tmp_path / "own").exists()


def test_git_does_not_see_the_folder(tmp_path: Path) -> None:
    Raster(tmp_path / "cache").png(PICTURE)
    assert (tmp_path / "cache" / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert size(Raster(tmp_path / "file" / "cache").png(PICTURE)) == (60, 30)


def test_where_nothing_can_be_drawn_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raster, "resvg_py", None)
    assert not Raster(tmp_path).works
    with pytest.raises(RuntimeError, match="not installed"):
        Raster(tmp_path).png(PICTURE)


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Lab", []),
        ("Jun Satō", []),
        ("潮汐", [raster._WIDE]),
        ("Lab 潮汐 &amp; more", [raster._WIDE]),
        ("مصنع", [raster._OTHER]),
    ],
)
def test_only_writing_that_our_fonts_lack_names_others(text: str, families: list[str]) -> None:
    dressed, foreign = dress(f'<text x="1">{text}</text>')
    assert [part.split('"')[0] for part in dressed.split('font-family="')[1:]] == families
    assert foreign is bool(families)


def test_entities_stay_entities() -> None:
    dressed, _ = dress("<text>潮 &lt;b&gt; &amp;amp;</text>")
    assert dressed.endswith("</tspan> &lt;b&gt; &amp;amp;</text>")


def test_writing_from_the_right_keeps_its_left_edge() -> None:
    dressed, _ = dress('<text x="1" direction="rtl" text-anchor="end">مصنع</text>')
    assert dressed.startswith('<text x="1"><tspan')
