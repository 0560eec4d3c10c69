"""The font that pdfium takes for those that a PDF names and does not hold, while a page is read and not drawn.

Left alone, pdfium takes what the machine has. Where that has no Chinese font, it sees characters without height and
drops the last of a line, or a whole line of a turned page; where it has one, loading the shape of each character takes
ten times as long as all the rest. Every character of this font is the same small box, so that the same bytes give the
same text on every machine. Widths come from the PDF itself, but for fonts that every reader has: pdfium has those too.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2.raw as pdfium

EM = 1000
BOX = (0, -100, 200, 800)  # narrower than any character, so that none reaches over its own width
NAME = b"Stand-in\0"
DEFAULT_CHARSET = 1
EVERYWHERE = (b"Helvetica", b"Times", b"Courier")  # Arial and the like have come to these names


def _table(layout: str, *values: int) -> bytes:
    return struct.pack(f">{layout}", *values)


def _font() -> bytes:
    """A TrueType font of two glyphs, both the box; all of Unicode is the second."""
    left, bottom, right, top = BOX
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(((0, 0), *corners), corners, strict=False)]
    glyph = _table("5h 2H 4B", 1, *BOX, len(corners) - 1, 0, *[1] * len(corners))
    glyph += b"".join(_table("4h", *across) for across in zip(*steps, strict=True))
    one_for_all = _table("4H I", 0, 1, 3, 10, 12) + _table("2H 3I 3I", 13, 0, 28, 0, 1, 0, 0x10FFFF, 1)
    metrics = _table("3h H 11h H", top, bottom, 0, EM, left, EM - right, right, 1, *[0] * 7, 1)
    tables = {
        b"cmap": one_for_all,
        b"glyf": glyph * 2,
        b"head": _table("4I 2H 2Q 4h 2H 3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, EM, 0, 0, *BOX, 0, 3, 2, 1, 0),
        b"hhea": _table("I", 0x10000) + metrics,
        b"hmtx": _table("H 2h", EM, left, left),
        b"loca": _table("3I", 0, len(glyph), 2 * len(glyph)),
        b"maxp": _table("I 14H", 0x10000, 2, 4, 1, 0, 0, 1, *[0] * 8),
    }
    head = _table("I 4H", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64)
    body = b""
    for tag, data in tables.items():
        head += tag + _table("3I", 0, 12 + 16 * len(tables) + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


FONT = _font()


def _give(data: bytes) -> Callable[[Any, int], int]:
    """What answers pdfium, which asks for the length first and then with a place of that size."""

    def give(place: Any, size: int) -> int:
        if size >= len(data):
            ctypes.memmove(place, data, len(data))
        return len(data)

    return give


def _handle(name: Any) -> int | None:
    """The handle of the font (any number but 0), or None where pdfium is to take its own."""
    return None if (ctypes.string_at(name) if name else b"").startswith(EVERYWHERE) else 1


_give_font, _give_name = _give(FONT), _give(NAME)
_ANSWERS: dict[str, Callable[..., Any]] = {
    "Release": lambda _: None,
    "EnumFonts": lambda _, mapper: None,
    "MapFont": lambda *asked: _handle(asked[5]),
    "GetFont": lambda _, name: _handle(name),
    "GetFontData": lambda _, font, table, place, size: 0 if table else _give_font(place, size),
    "GetFaceName": lambda _, font, place, size: _give_name(place, size),
    "GetFontCharset": lambda _, font: DEFAULT_CHARSET,
    "DeleteFont": lambda _, font: None,
}


def _system() -> pdfium.FPDF_SYSFONTINFO:
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    return pdfium.FPDF_SYSFONTINFO(version=1, **{name: kinds[name](answer) for name, answer in _ANSWERS.items()})


_SYSTEM = _system()
_replaced: list[Any] = []  # what pdfium gave as the machine's fonts; to be freed once it has been released


@contextmanager
def stand_in_font() -> Iterator[None]:
    """Documents opened inside have the box for every font that they do not hold; to be drawn, open them anew outside.

    The caller holds PDFIUM: the change is the whole library's.
    """
    pdfium.FPDF_SetSystemFontInfo(_SYSTEM)
    while _replaced:
        pdfium.FPDF_FreeDefaultSystemFontInfo(_replaced.pop())
    try:
        yield
    finally:
        if default := pdfium.FPDF_GetDefaultSystemFontInfo():
            _replaced.append(default)
        pdfium.FPDF_SetSystemFontInfo(default or None)
