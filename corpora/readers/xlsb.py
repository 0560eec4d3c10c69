"""The parts of a binary workbook (.xlsb) that calamine does not give: where its cells stand, and how they are shown.

A part is a run of records, each a number, a length and so many bytes (MS-XLSB 2.1.4); the numbers are those of 2.3.2.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

ROW, FORMAT, LOOK, SHEET = 0, 44, 47, 156
CELLS = frozenset({*range(1, 12), 62})  # blank, numbers, words, formulas
LOOKS_BEGIN, LOOKS_END = 617, 618  # of cells: styles have looks of their own before them


def records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a part: the number of each and its bytes. Raises struct.error where the part is torn."""
    at = 0
    while at < len(part):
        number, at = _integer(part, at, 2)
        size, at = _integer(part, at, 4)
        if at + size > len(part):
            raise struct.error(f"record {number} ends behind its part")
        yield number, part[at : at + size]
        at += size


def cells(sheet: bytes) -> Iterator[tuple[int, int, int]]:
    """Row and column (from 0) and look of each cell. Raises struct.error."""
    row = 0
    for number, content in records(sheet):
        if number == ROW:
            (row,) = struct.unpack_from("<I", content)
        elif number in CELLS:
            column, look = struct.unpack_from("<II", content)
            yield row, column, look & 0xFFFFFF


def formats(styles: bytes) -> tuple[dict[str, str], list[str]]:
    """The formats that the workbook has of its own, by their number, and the number of each look's. Raises struct.error."""
    own: dict[str, str] = {}
    looks: list[str] = []
    are_of_cells = False
    for number, content in records(styles):
        if number in (LOOKS_BEGIN, LOOKS_END):
            are_of_cells = number == LOOKS_BEGIN
        elif number == FORMAT:
            (name,) = struct.unpack_from("<H", content)
            own[str(name)], _ = _words(content, 2)
        elif number == LOOK and are_of_cells:
            _, name = struct.unpack_from("<HH", content)
            looks.append(str(name))
    return own, looks


def sheets(workbook: bytes) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the link (`rId1`) to its part. Raises struct.error."""
    for number, content in records(workbook):
        if number == SHEET:
            link, at = _words(content, 8)
            yield _words(content, at)[0], link


def _integer(part: bytes, at: int, longest: int) -> tuple[int, int]:
    """Seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for index in range(longest):
        if at + index >= len(part):
            raise struct.error("a record ends in its head")
        value |= (part[at + index] & 0x7F) << 7 * index
        if part[at + index] < 0x80:
            break
    return value, at + index + 1


def _words(content: bytes, at: int) -> tuple[str, int]:
    """Words and where they end; no words are a length of all ones."""
    (count,) = struct.unpack_from("<I", content, at)
    end = at + 4 + 2 * (count if count != 0xFFFFFFFF else 0)
    if end > len(content):
        raise struct.error("words end behind their record")
    return content[at + 4 : end].decode("utf-16-le", "replace"), end
