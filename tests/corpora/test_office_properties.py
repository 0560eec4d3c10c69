"""What holds of every Office file: all that was written comes back in its cells; torn ones end in a ReadError; limits hold."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from corpora import ReadError, read_bytes, readers
from corpora.grids import MOST_CELLS_OF_MANY_ROWS, MOST_ROWS, MOST_ROWS_OF_ANY_WIDTH
from corpora.isolation import Guard
from corpora.readers.sheet import MOST_CELLS
from extractors.document import Document
from tests.corpora.old_workbooks import xls
from tests.corpora.test_word_formats import odt, rtf

FORMATS = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "formats" / "docs"
# Signs that formats use for themselves stand among them, and a character beyond the first 65,536 (a village's name).
SIGNS = "甲乙丙丁山水云石林海𠮷①㎡〇—（）《》·%$&<>{}\\\"'=+-,.#@!aZ019"
words = st.text(alphabet=SIGNS, min_size=1, max_size=9).filter(lambda text: text[0] not in "=+-@")
paragraphs = st.lists(st.text(alphabet=SIGNS, min_size=1, max_size=60), max_size=4)


@dataclass(frozen=True)
class Box:
    """One cell as it is written: where it begins, how far it reaches, and its words."""

    row: int
    column: int
    height: int
    width: int
    text: str


@st.composite
def tables(draw: st.DrawFn, *, merged: bool = True) -> list[Box]:
    """Two to six rows of two to five columns, with merged cells, none of which is as wide as the table."""
    rows, columns = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    taken: set[tuple[int, int]] = set()
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            room = 1
            while column + room < columns and room + 1 < columns and (row, column + room) not in taken:
                room += 1
            width = draw(st.integers(1, room)) if merged else 1
            height = draw(st.integers(1, rows - row)) if merged else 1
            taken |= {(row + down, column + on) for down in range(height) for on in range(width)}
            boxes.append(Box(row, column, height, width, draw(words)))
    return boxes


def size(boxes: Sequence[Box]) -> tuple[int, int]:
    return max(box.row + box.height for box in boxes), max(box.column + box.width for box in boxes)


def bare(text: str) -> str:
    """Without white space, which is laid out anew, and with the signs that are folded."""
    return re.sub(r"\s", "", text)


def holds(document: Document, boxes: Sequence[Box], above: Sequence[str] = (), below: Sequence[str] = ()) -> None:
    """The words in their order and nothing else, and every cell in its place with its spans."""
    assert bare(document.text) == bare("".join([*above, *(box.text for box in boxes), *below]))
    (table,) = document.tables
    found = {
        (cell.row, cell.column, cell.row_span, cell.column_span, bare(document.text[cell.start : cell.end]))
        for cell in table.cells
    }
    assert found == {(box.row, box.column, box.height, box.width, box.text) for box in boxes}


def as_docx(boxes: Sequence[Box], above: Sequence[str], below: Sequence[str]) -> bytes:
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    grid = document.add_table(*size(boxes))
    for box in boxes:
        first = grid.cell(box.row, box.column)
        first.merge(grid.cell(box.row + box.height - 1, box.column + box.width - 1))
        first.text = box.text
    for text in below:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(boxes: Sequence[Box], above: Sequence[str], below: Sequence[str]) -> bytes:
    starts = {(box.row, box.column): box for box in boxes}
    rows, columns = size(boxes)
    body = []
    for row in range(rows):
        cells = []
        for column in range(columns):
            if (box := starts.get((row, column))) is None:
                cells.append("<table:covered-table-cell/>")
                continue
            spans = f"table:number-columns-spanned='{box.width}' table:number-rows-spanned='{box.height}'"
            cells.append(f"<table:table-cell {spans}><text:p>{escaped(box.text)}</text:p></table:table-cell>")
        body.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    before, after = ("".join(f"<text:p>{escaped(text)}</text:p>" for text in lines) for lines in (above, below))
    return odt(f"{before}<table:table>{''.join(body)}</table:table>{after}")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def as_rtf(boxes: Sequence[Box], above: Sequence[str], below: Sequence[str]) -> bytes:
    covered = {(box.row + down, box.column): (box, down) for box in boxes for down in range(box.height)}
    rows, columns = size(boxes)
    lines = []
    for row in range(rows):
        line, contents = r"\trowd", ""
        for column in range(columns):
            if (row, column) not in covered:
                continue
            box, down = covered[row, column]
            merge = "" if box.height == 1 else r"\clvmrg" if down else r"\clvmgf"
            line += rf"{merge}\cellx{(column + box.width) * 1000}"
            contents += ("" if down else in_rtf(box.text)) + r"\cell "
        lines.append(rf"{line}\intbl {contents}\row ")
    before, after = ("".join(in_rtf(text) + r"\par " for text in texts) for texts in (above, below))
    return rtf(rf"{before}{''.join(lines)}\pard {after}")


def in_rtf(text: str) -> str:
    """The text with RTF's own signs escaped, and every character in the halves that UTF-16 has of it."""
    data = re.sub(r"[\\{}]", r"\\\g<0>", text).encode("utf-16-le")
    return "".join(chr(int.from_bytes(data[at : at + 2], "little")) for at in range(0, len(data), 2))


def as_xlsx(boxes: Sequence[Box]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for box in boxes:
        sheet.cell(box.row + 1, box.column + 1).value = box.text
        if (box.height, box.width) != (1, 1):
            sheet.merge_cells(None, box.row + 1, box.column + 1, box.row + box.height, box.column + box.width)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xls(boxes: Sequence[Box]) -> bytes:
    rows, columns = size(boxes)
    values: list[list[str | float | None]] = [[None] * columns for _ in range(rows)]
    for box in boxes:
        values[box.row][box.column] = box.text
    wide = [box for box in boxes if (box.height, box.width) != (1, 1)]
    return xls(values, [(box.row, box.row + box.height - 1, box.column, box.column + box.width - 1) for box in wide])


def without_empty_columns(boxes: Sequence[Box]) -> list[Box]:
    """RTF knows a column by an edge that some cell has: two that are always merged are one."""
    starts = sorted({box.column for box in boxes})
    return [
        Box(
            box.row,
            starts.index(box.column),
            box.height,
            sum(box.column <= start < box.column + box.width for start in starts),
            box.text,
        )
        for box in boxes
    ]


def as_stored(boxes: Sequence[Box]) -> list[Box]:
    """A sheet ends with its last cell that holds words, however far a merged cell reaches."""
    rows, columns = max(box.row for box in boxes) + 1, max(box.column for box in boxes) + 1
    return [
        Box(box.row, box.column, min(box.height, rows - box.row), min(box.width, columns - box.column), box.text)
        for box in boxes
    ]


@pytest.mark.parametrize(("name", "write"), [("a.docx", as_docx), ("a.odt", as_odt), ("a.rtf", as_rtf)])
@settings(max_examples=30, deadline=None)
@given(boxes=tables(), above=paragraphs, below=paragraphs)
def test_a_document_gives_back_its_paragraphs_and_the_cells_between_them(
    name: str, write: Callable[..., bytes], boxes: list[Box], above: list[str], below: list[str]
) -> None:
    wanted = without_empty_columns(boxes) if name == "a.rtf" else boxes
    holds(read_bytes(name, write(boxes, above, below)), wanted, above, below)


@pytest.mark.parametrize(("name", "write"), [("a.xlsx", as_xlsx), ("a.xls", as_xls)])
@settings(max_examples=40, deadline=None)
@given(boxes=tables())
def test_a_workbook_gives_back_its_cells(name: str, write: Callable[..., bytes], boxes: list[Box]) -> None:
    holds(read_bytes(name, write(boxes)), as_stored(boxes))


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
@settings(max_examples=40, deadline=None)
@given(boxes=tables(merged=False))
# the second line is ɽ,0 in UTF-8, the first is not: a list of GB18030 and not one of two charsets
@example(boxes=[Box(0, 0, 1, 1, "0"), Box(0, 1, 1, 1, "·"), Box(1, 0, 1, 1, "山"), Box(1, 1, 1, 1, "0")])
# as many commas in every line as make more cells than its tab
@example(boxes=[Box(0, 0, 1, 1, "0"), Box(0, 1, 1, 1, ",,"), Box(1, 0, 1, 1, ",,"), Box(1, 1, 1, 1, "0")])
def test_a_list_gives_back_its_cells(name: str, mark: str, charset: str, boxes: list[Box]) -> None:
    rows, columns = size(boxes)
    if mark == ";":  # else nobody can say which of the two parts the cells of 0;,
        boxes = [replace(box, text=box.text.replace(",", "，")) for box in boxes]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=mark)
    writer.writerows([[box.text for box in boxes[row * columns : (row + 1) * columns]] for row in range(rows)])
    data = out.getvalue().encode(charset)
    # 石 alone is CA AF in GB18030, and ʯ in UTF-8: nobody can tell which
    assume(charset != "gb18030" or data.isascii() or "\ufffd" in data.decode("utf-8", "replace"))
    holds(read_bytes(name, data), boxes)


def test_figures_with_commas_do_not_make_a_list_of_tabs_one_of_commas() -> None:
    data = "项目\t总投资\t已完成\n甲项目\t1,234,567\t1,000,000\n乙项目\t2,345,678\t2,000,000\n".encode()
    assert read_bytes("a.tsv", data).text.split("\n")[1] == "甲项目\t1,234,567\t1,000,000"


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 60),
        st.one_of(
            st.binary(max_size=8),
            st.sampled_from(
                [b"<w:p>", b"</w:tbl>", b"<!DOCTYPE a>", b"&#0;", b"\\bin9999999 ", b"{" * 300, b"\xff" * 40]
            ),
        ),
    ),
    min_size=1,
    max_size=6,
)


def torn(data: bytes, edits: Sequence[tuple[float, int, bytes]]) -> bytes:
    for share, length, put in edits:
        at = int(share * len(data))
        data = data[:at] + put + data[at + length :]
    return data


def torn_inside(data: bytes, edits: Sequence[tuple[float, int, bytes]]) -> bytes:
    """The package with its largest part torn, packed again: the tear reaches the parser and not the unpacker."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        parts = [entry for entry in source.infolist() if entry.filename.endswith(".xml")]
        largest = max(
            parts, key=lambda entry: (entry.filename.endswith(("document.xml", "sheet1.xml")), entry.file_size)
        )
        for entry in source.infolist():
            content = source.read(entry)
            target.writestr(entry.filename, torn(content, edits) if entry is largest else content)
    return out.getvalue()


def is_read_or_refused(name: str, data: bytes) -> None:
    """A Document whose text UTF-8 can hold, or a ReadError that names the file; any other exception fails the test."""
    try:
        read_bytes(name, data).text.encode()
    except ReadError as error:
        assert error.path == name
        assert error.message.startswith(f"{name}：")


PACKED = (".docx", ".xlsx", ".odt", ".et")
OFFICE = sorted(FORMATS.glob("office_*"))


@pytest.fixture
def without_office(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Readers in a process of their own that finds no LibreOffice, which takes 3 s for each file that we refuse."""
    monkeypatch.setenv("PATH", "")
    with Guard() as guard:
        monkeypatch.setattr(readers, "_GUARDS", {os.getpid(): guard})
        yield


@pytest.mark.usefixtures("apart", "without_office")
@pytest.mark.parametrize("path", OFFICE, ids=lambda path: path.name)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_a_torn_file_is_read_or_refused_by_name(path: Path, edits: list[tuple[float, int, bytes]]) -> None:
    data = path.read_bytes()
    is_read_or_refused(path.name, torn(data, edits))
    if data.startswith(b"PK"):
        is_read_or_refused(path.name, torn_inside(data, edits))


@pytest.mark.usefixtures("apart", "without_office")
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xls", "a.xlsx", "a.docx", "a.doc", "a.wps", "a.rtf", "a.odt"])
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    noise=st.binary(max_size=300),
    head=st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
)
def test_noise_under_any_name_is_read_or_refused(name: str, head: bytes, noise: bytes) -> None:
    is_read_or_refused(name, head + noise)


@settings(max_examples=25, deadline=None)
@given(row=st.integers(2, 1_048_576), column=st.integers(1, 16_384))
def test_a_sheet_is_read_where_its_cells_span_what_a_list_has_and_refused_beyond(
    row: int, column: int, make_workbook: Callable[..., bytes]
) -> None:
    letters, rest = "", column
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_workbook({"表": [["县区", "个数"]]}))) as source,
        zipfile.ZipFile(out, "w") as target,
    ):
        for name in source.namelist():
            last = f'<row r="{row}"><c r="{letters}{row}"><v>7</v></c></row></sheetData>'.encode()
            target.writestr(name, source.read(name).replace(b"</sheetData>", last))
    cells = row * max(column, 2)
    if cells <= MOST_CELLS and (
        row <= MOST_ROWS_OF_ANY_WIDTH or (row <= MOST_ROWS and cells <= MOST_CELLS_OF_MANY_ROWS)
    ):
        assert "7" in read_bytes("a.xlsx", out.getvalue()).text
    else:
        with pytest.raises(ReadError) as error:
            read_bytes("a.xlsx", out.getvalue())
        assert error.value.kind == "too_large"
