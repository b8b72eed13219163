"""Bytes to text."""

import codecs

from orgline.problem import Problem, Span
from orgline.source.places import span_at

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_HELP = "save it again with the encoding UTF-8"


def decode(file: str, data: bytes) -> tuple[str, Problem | None]:
    """Decode UTF-8, with or without a byte order mark, which is dropped.

    With a problem comes a text to show in its excerpt, the bytes that are none replaced.
    """
    name = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if name:
        return "", _encoded(file, name)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode(), None
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        return text, _bad_byte(file, text, data, error.start)


def _encoded(file: str, name: str) -> Problem:
    return Problem(
        code="S105",
        message=f"the file is written in {name}, not in UTF-8",
        span=Span.of_file(file),
        help=_HELP,
    )


def _bad_byte(file: str, text: str, data: bytes, offset: int) -> Problem:
    start = len(data[:offset].decode())
    return Problem(
        code="S105",
        message="the file is not written in UTF-8",
        span=span_at(file, text, start, start + 1),
        label=f"the byte {data[offset]:02X} stands here",
        help=_HELP,
    )
