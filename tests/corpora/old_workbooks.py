"""Workbooks in binary written by hand, and no more than is needed.

Those of Excel 97–2003 (.xls) are an OLE file with one stream of BIFF8 records; .xlsb is a package of parts, each a run of
BIFF12 records.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Mapping, Sequence

Value = str | float | None
Merge = tuple[int, int, int, int]
SECTOR = 512
END, FAT_SECTOR, FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
OWN_FORMATS = 164  # the first number that a format of the file's own may have


def xls(
    rows: Sequence[Sequence[Value]],
    merged: Iterable[Merge] = (),
    formats: Mapping[tuple[int, int], str | int] | None = None,
    name: str = "表",
) -> bytes:
    """A workbook of one sheet.

    `merged` are ranges as first row, last row, first column, last column, from 0; `formats` says for a cell (row, column)
    the number of a format that every workbook has (10 is 0.00%) or a format's own words (`0.0%`).
    """
    shown = dict(formats or {})
    own = sorted({words for words in shown.values() if isinstance(words, str)})
    numbers = {words: OWN_FORMATS + index for index, words in enumerate(own)}
    used = [0, *sorted({_format(words, numbers) for words in shown.values()} - {0})]
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6)) + _record(0x42, struct.pack("<H", 1200))
    font = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 134, 0) + bytes((5, 0)) + b"Arial"
    head += _record(0x31, font) * 5
    for words, number in numbers.items():
        head += _record(0x41E, struct.pack("<H", number) + _words(words))
    head += _record(0xE0, struct.pack("<HHH", 0, 9, 0xFFF5) + bytes(14))  # the style Percent, as every workbook has it
    for number in used:
        head += _record(0xE0, struct.pack("<HHH", 0, number, 1) + bytes(14))
    title = name.encode("utf-16-le")
    sheet_at = len(head) + 4 + 8 + len(title) + 4
    head += _record(0x85, struct.pack("<IBBBB", sheet_at, 0, 0, len(name), 1) + title) + _record(0x0A, b"")
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 6))
    width = max((len(row) for row in rows), default=0)
    body += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            look = 1 + used.index(_format(shown.get((row, column), 0), numbers))
            place = struct.pack("<HHH", row, column, look)
            if isinstance(value, str):
                body += _record(0x204, place + _words(value))
            elif value is not None:
                body += _record(0x203, place + struct.pack("<d", value))
    ranges = [struct.pack("<HHHH", *area) for area in merged]
    if ranges:
        body += _record(0xE5, struct.pack("<H", len(ranges)) + b"".join(ranges))
    return _compound("Workbook", head + body + _record(0x0A, b""))


def xlsb(rows: Mapping[int, Mapping[int, Value]], formats: Mapping[tuple[int, int], str | int] | None = None) -> bytes:
    """A binary workbook of one sheet: row → column → value, all from 0. `formats` as for `xls`."""
    shown = dict(formats or {})
    own = sorted({words for words in shown.values() if isinstance(words, str)})
    numbers = {words: OWN_FORMATS + index for index, words in enumerate(own)}
    used = [0, *sorted({_format(words, numbers) for words in shown.values()} - {0})]
    styles = _brt(278) + _brt(615, struct.pack("<I", len(own)))
    styles += b"".join(_brt(44, struct.pack("<H", number) + _wide(words)) for words, number in numbers.items())
    # the style Percent, as every workbook has it, stands before the looks of cells
    styles += _brt(616) + _brt(626, struct.pack("<I", 1)) + _brt(47, struct.pack("<HH", 0xFFFF, 9) + bytes(12))
    styles += _brt(627) + _brt(617, struct.pack("<I", len(used)))
    styles += b"".join(_brt(47, struct.pack("<HH", 0, number) + bytes(12)) for number in used) + _brt(618) + _brt(279)
    width = max(max(columns, default=0) for columns in rows.values())
    sheet = _brt(129) + _brt(148, struct.pack("<IIII", min(rows), max(rows), 0, width)) + _brt(145)
    for row, columns in sorted(rows.items()):
        sheet += _brt(0, struct.pack("<I", row) + bytes(21))
        for column, value in sorted(columns.items()):
            head = struct.pack("<II", column, used.index(_format(shown.get((row, column), 0), numbers)))
            if isinstance(value, str):
                sheet += _brt(6, head + _wide(value))
            elif value is not None:
                sheet += _brt(5, head + struct.pack("<d", value))
    sheet += _brt(146) + _brt(130)
    book = _brt(131) + _brt(143) + _brt(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("表")) + _brt(144)
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="rId{at}" Type="{kinds}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate((("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin")), 1)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.bin", book + _brt(132))
        package.writestr("xl/styles.bin", styles)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>',
        )
    return out.getvalue()


def _brt(kind: int, data: bytes = b"") -> bytes:
    head = bytes((kind,)) if kind < 0x80 else bytes((kind & 0x7F | 0x80, kind >> 7))
    size = len(data)
    while size >= 0x80:
        head += bytes((size & 0x7F | 0x80,))
        size >>= 7
    return head + bytes((size,)) + data


def _wide(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def _format(said: str | int, numbers: Mapping[str, int]) -> int:
    return numbers[said] if isinstance(said, str) else said


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _words(text: str) -> bytes:
    data = text.encode("utf-16-le")
    return struct.pack("<HB", len(data) // 2, 1) + data


def _compound(name: str, stream: bytes) -> bytes:
    """An OLE file of one stream, which is long enough to need no sector of the small kind."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % SECTOR)
    count = len(stream) // SECTOR
    tables = 1
    while tables * (SECTOR // 4) < count + tables + 1:
        tables += 1
    chain = [FAT_SECTOR] * tables + [END] + [tables + 2 + index for index in range(count - 1)] + [END]
    chain += [FREE] * (tables * SECTOR // 4 - len(chain))
    directory = _entry("Root Entry", 5, 1, END, 0) + _entry(name, 2, FREE, tables + 1, len(stream)) + bytes(256)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", tables, tables, 0, 4096, END, 0, END, 0, 0)
    head += struct.pack("<108I", *range(1, tables), *[FREE] * (109 - tables))
    return head + struct.pack(f"<{len(chain)}I", *chain) + directory + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", FREE, FREE, child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBB", len(written), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
