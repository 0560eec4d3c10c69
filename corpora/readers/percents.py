"""The cells of a workbook that show percent: calamine gives numbers without their formats, and 0.372 is not 37.20%.

Read from the styles of .xlsx and .xlsb, by xlrd from .xls, and from what .ods says of each cell.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import xlrd
from lxml import etree

from corpora.readers import xlsb

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
CELL_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
CELL_TAG = re.compile(rb"<c [^>]{1,200}>")
CELL_STYLE = re.compile(rb'\bs="(\d{1,6})"')
BUILT_IN = {"9": "0%", "10": "0.00%"}  # which every workbook has without saying so
# Words in quotes, signs behind a backslash, colours and conditions, and the width or filling of a sign.
LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
PLACES = re.compile(r"\.([0#?]*)")
MOST_REPEATED = 1_048_576  # rows or columns that one of .ods says it stands for
# What xlrd raises on bytes that calamine still reads.
_TORN = (
    xlrd.XLRDError,
    xlrd.compdoc.CompDocError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AssertionError,
    AttributeError,
    NotImplementedError,
)

Percents = dict[str, dict[tuple[int, int], "Percent"]]


@dataclass(frozen=True, slots=True)
class Percent:
    """How a cell shows percent: how many decimal places at least, and what its number is multiplied by (100, or 1 where
    the sign is only printed behind it, as `0.0"%"` does)."""

    places: int
    factor: int = 100

    def show(self, value: float) -> str:
        """0.372 at two places is 37.20%. Digits beyond its places are kept: what is known is not rounded away."""
        number = (Decimal(repr(value)) * self.factor).quantize(Decimal("1e-8")).normalize()
        exponent = number.as_tuple().exponent
        assert isinstance(exponent, int)
        return f"{number.quantize(Decimal(1).scaleb(min(exponent, -self.places))):f}%"


def percent_of(code: str) -> Percent | None:
    """What a number format (`0.00%`, `0.0%;[Red]-0.0%`, `0.0"%"`) says of percent; None where it shows none."""
    bare = LITERAL.sub("", code).partition(";")[0]
    factor = 100 if "%" in bare else 1
    if factor == 1 and not any("%" in literal for literal in LITERAL.findall(code)):
        return None
    places = PLACES.search(bare)
    return Percent(places[1].count("0") if places else 0, factor)


def percents_of_xlsx(data: bytes) -> Percents:
    """Sheet name → the cells (row and column from 0) that show percent."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        styles = _tree(package, "xl/styles.xml")
        codes = BUILT_IN | {own.get("numFmtId", ""): own.get("formatCode", "") for own in styles.iter(f"{MAIN}numFmt")}
        used = styles.find(f"{MAIN}cellXfs")
        shown = {
            str(index).encode(): percent
            for index, style in enumerate(used if used is not None else ())
            if (percent := percent_of(codes.get(style.get("numFmtId", ""), "")))
        }
        if not shown:
            return {}
        targets = _targets(package, "xl/_rels/workbook.xml.rels")
        found: Percents = {}
        for sheet in _tree(package, "xl/workbook.xml").iter(f"{MAIN}sheet"):
            name = targets.get(sheet.get(RELATION), "")
            if name in names:
                found[sheet.get("name", "")] = dict(_cells_of_style(package.read(name), shown))
        return found


def _targets(package: zipfile.ZipFile, links: str) -> dict[str, str]:
    """The parts that a workbook's links lead to, by the links' names."""
    targets = {link.get("Id", ""): link.get("Target", "") for link in _tree(package, links)}
    return {
        name: target.removeprefix("/") if target.startswith("/") else f"xl/{target}" for name, target in targets.items()
    }


def percents_of_xlsb(data: bytes) -> Percents | None:
    """As of an .xlsx; None where the formats cannot be read though the cells can."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        if not {"xl/styles.bin", "xl/workbook.bin", "xl/_rels/workbook.bin.rels"} <= names:
            return {}
        try:
            own, looks = xlsb.formats(package.read("xl/styles.bin"))
            codes = BUILT_IN | own
            shown = {at: percent for at, name in enumerate(looks) if (percent := percent_of(codes.get(name, "")))}
            if not shown:
                return {}
            targets = _targets(package, "xl/_rels/workbook.bin.rels")
            return {
                name: {
                    (row, column): shown[look] for row, column, look in xlsb.cells(package.read(part)) if look in shown
                }
                for name, link in xlsb.sheets(package.read("xl/workbook.bin"))
                if (part := targets.get(link, "")) in names
            }
        except (struct.error, etree.XMLSyntaxError):
            return None


def _cells_of_style(sheet: bytes, shown: dict[bytes, Percent]) -> Iterator[tuple[tuple[int, int], Percent]]:
    for match in CELL_TAG.finditer(sheet):
        reference, style = CELL_REFERENCE.search(match[0]), CELL_STYLE.search(match[0])
        if reference and style and style[1] in shown:
            yield (int(reference[2]) - 1, column_number(reference[1]) - 1), shown[style[1]]


def column_number(letters: bytes) -> int:
    """A column's number, from 1: A is 1, XFD is 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def percents_of_xls(data: bytes) -> Percents | None:
    """As of an .xlsx; None where the formats cannot be read though the cells can."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        shown = {
            index: percent
            for index, look in enumerate(book.xf_list)
            if not look.is_style and (percent := percent_of(book.format_map[look.format_key].format_str))
        }
        if not shown:
            return {}
        return {
            name: {
                (row, column): shown[look]
                for sheet in (book.sheet_by_name(name),)
                for row in range(sheet.nrows)
                for column in range(sheet.row_len(row))
                if (look := sheet.cell_xf_index(row, column)) in shown
            }
            for name in book.sheet_names()
        }
    except _TORN:
        return None


def percents_of_ods(data: bytes) -> Percents:
    """As of an .xlsx; the places are those of the words that the cell shows."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        content = package.read("content.xml")
        if b'"percentage"' not in content:
            return {}
        tree = _tree(package, "content.xml")
    return {table.get(f"{TABLE}name", ""): dict(_cells_of_ods(table)) for table in tree.iter(f"{TABLE}table")}


def _cells_of_ods(table: Any) -> Iterator[tuple[tuple[int, int], Percent]]:
    at = 0
    for row in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in row.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            if cell.get(f"{OFFICE}value-type") == "percentage":
                said = "".join(word for part in cell.iter(f"{TEXT}p") for word in part.itertext())
                places = PLACES.search(re.sub(r"\d", "0", said))
                yield (at, column), Percent(len(places[1]) if places else 0)
            column += _count(cell.get(f"{TABLE}number-columns-repeated"))
        at += _count(row.get(f"{TABLE}number-rows-repeated"))


def _count(said: str | None) -> int:
    return min(int(said), MOST_REPEATED) if said and said.isascii() and said.isdecimal() else 1


def _tree(package: zipfile.ZipFile, name: str) -> Any:
    return etree.fromstring(package.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
