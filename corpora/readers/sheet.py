"""Tables as files: CSV, and workbooks (.xlsx, .xlsm, .xls, .xlsb, .et, .ods) by calamine. One Document a file."""

from __future__ import annotations

import csv
import datetime
import io
import math
import re
import struct
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence

import python_calamine

from corpora.characters import cell_line
from corpora.charset import decode
from corpora.draft import Draft, Grid, GridCell, Line, Part
from corpora.errors import ReadError
from corpora.grids import check_rows, compact, from_matrix, is_form, peel, unfold_form
from corpora.masthead import is_title_like, signature, source_in
from corpora.page_words import CAPTION_AFTER, CAPTION_BEFORE
from corpora.readers import xlsb
from corpora.readers.package import part_names
from corpora.readers.percents import (
    CELL_REFERENCE,
    Percents,
    column_number,
    percents_of_ods,
    percents_of_xls,
    percents_of_xlsb,
    percents_of_xlsx,
)

DELIMITERS = "\t,;|"  # of two that agree in all, the first
MOST_LINES_ASKED = 200
MOST_CELLS = (
    5_000_000  # rows times columns of one sheet: 2 s of calamine, which ends the process on 17 thousand million
)
SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.(?:xml|bin)")
CellValue = int | float | str | bool | datetime.time | datetime.date | datetime.datetime | datetime.timedelta


def read_csv(path: str, data: bytes) -> Draft:
    """A CSV or TSV file: title rows, header, rows, notes."""
    text, warnings = decode(path, data)
    draft = Draft(warnings=list(warnings))
    text = text.replace("\0", "")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise ReadError(path, "unreadable", f"{path}：CSV 读不出（{error}）。请用表格软件重新导出。") from error
    check_rows(path, len(rows), max(map(len, rows), default=0))
    matrix = [[cell_line(value) for value in row] for row in rows if any(value.strip() for value in row)]
    _add_sheet(draft, compact(from_matrix(matrix)) if matrix else Grid([]))
    _take_facts(draft)
    return draft


def _delimiter(text: str) -> str:
    """The sign that parts most lines into one and the same number of cells.

    The most frequent one is not always it: 甲项目⇥1,234,567⇥1,000,000 has two tabs and four commas. Of two that agree
    the tab, which stands in no cell, before those that may; else the one that makes most cells.
    """
    lines = text[:20_000].splitlines()[:MOST_LINES_ASKED]
    best, most = ",", (0, False, 0)
    for mark in DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=mark) if len(row) > 1)
        if widths and (agreeing := max((count, mark == "\t", width) for width, count in widths.items())) > most:
            best, most = mark, agreeing
    return best


def read_workbook(path: str, data: bytes) -> Draft:
    """A workbook: its visible sheets one after another, each under its name where there are several."""
    names: set[str] = set()
    if data.startswith(b"PK"):  # .xls cannot span more than 65,536 rows of 256 columns
        names = part_names(path, data)
        _check_extent(path, data)
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(data))
    except python_calamine.PasswordError as error:
        raise ReadError(path, "encrypted", f"{path}：工作簿有密码。请去掉密码后另存再试。") from error
    except python_calamine.CalamineError as error:
        raise _unreadable(path, error) from error
    draft = Draft()
    if "xl/vbaProject.bin" in names:
        draft.warnings.append(f"{path}：工作簿带有宏；宏没有运行，只读了单元格。")
    percents = _percents(data, names)
    if percents is None:
        draft.warnings.append(f"{path}：数字格式读不出，显示为百分数的单元格按小数读取。")
        percents = {}
    sheets: list[tuple[str, Grid]] = []
    for meta in workbook.sheets_metadata:
        if meta.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        if meta.visible != python_calamine.SheetVisibleEnum.Visible:
            draft.warnings.append(f"{path}：隐藏的工作表“{meta.name}”没有读取。")
            continue
        try:
            sheet = workbook.get_sheet_by_name(meta.name)
        except (python_calamine.CalamineError, ValueError) as error:
            raise _unreadable(path, error) from error
        check_rows(path, sheet.height, sheet.width)
        values = sheet.to_python(skip_empty_area=False)
        for (row, column), percent in percents.get(meta.name, {}).items():
            if row < len(values) and column < len(values[row]):
                value = values[row][column]
                if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
                    values[row][column] = percent.show(value)
        grid = _grid_of(values, sheet.merged_cell_ranges or [])
        if any(cell.text for cell in grid.cells):
            sheets.append((meta.name, grid))
    for name, grid in sheets:
        if len(sheets) > 1:
            draft.parts.append(Line(cell_line(name), "heading"))
        _add_sheet(draft, grid)
    _take_facts(draft)
    return draft


def _percents(data: bytes, names: set[str]) -> Percents | None:
    if not names:
        return percents_of_xls(data)
    if "content.xml" in names:
        return percents_of_ods(data)
    return percents_of_xlsb(data) if "xl/workbook.bin" in names else percents_of_xlsx(data)


def _unreadable(path: str, error: Exception) -> ReadError:
    return ReadError(path, "unreadable", f"{path}：工作簿读不出（{error}）。请另存为 .xlsx 再试。")


def _grid_of(values: Sequence[Sequence[CellValue]], merged: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Grid:
    """The cells of the rows and columns in which words stand: two cells far apart make no millions of empty ones."""
    texts = {
        (row, column): text
        for row, members in enumerate(values)
        for column, value in enumerate(members)
        if value != "" and (text := _text_of(value))
    }
    rows, columns = {row for row, _ in texts}, {column for _, column in texts}
    if not merged:
        across = sorted(columns)
        return compact(from_matrix([[texts.get((row, column), "") for column in across] for row in sorted(rows)]))
    last_row, last_column = max(rows, default=-1), max(columns, default=-1)
    spans = {}
    covered = set()
    for (top, left), (bottom, right) in merged:
        bottom, right = min(bottom, last_row), min(right, last_column)
        spans[top, left] = (bottom - top + 1, right - left + 1)
        if (top, left) in texts:
            rows.update(range(top, bottom + 1))
            columns.update(range(left, right + 1))
        covered |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)} - {
            (top, left)
        }
    across = sorted(columns)
    return compact(
        Grid(
            [
                GridCell(row, column, texts.get((row, column), ""), *spans.get((row, column), (1, 1)))
                for row in sorted(rows)
                for column in across
                if (row, column) not in covered
            ]
        )
    )


def _text_of(value: CellValue) -> str:
    """A cell as a person sees it. Excel keeps 186.4 as a binary float: its shortest decimal is what was typed."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(round(value, 10))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return cell_line(str(value))


def _add_sheet(draft: Draft, grid: Grid) -> None:
    above, table, below = peel(grid)
    for cell in above:
        is_title = draft.title is None and is_title_like(cell.text) and not CAPTION_BEFORE.match(cell.text)
        if is_title:
            draft.title = cell.text
        draft.parts.append(Line(cell.text, "title" if is_title else "paragraph"))
    if table.column_count == 1:
        draft.parts += [Line(cell.text) for cell in table.cells]
    elif is_form(table):
        draft.parts += unfold_form(table)
    else:
        draft.parts.append(table)
    draft.parts += [Line(cell.text) for cell in below]


def _take_facts(draft: Draft) -> None:
    lines: list[Part] = [part for part in draft.parts if isinstance(part, Line)]
    texts = [part.text for part in lines if isinstance(part, Line)]
    notes = [text for text in texts if CAPTION_AFTER.match(text) or CAPTION_BEFORE.match(text)]
    draft.published = signature(texts)[0]
    draft.source = next((source for text in notes if (source := source_in(text))), None) or signature(texts)[1]


def _check_extent(path: str, data: bytes) -> None:
    """Refuse a sheet whose cells span more than MOST_CELLS: two cells at A1 and XFD1048576 abort the whole process."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if not SHEET_PART.fullmatch(name):
                continue
            rows = columns = 0
            for row, column in _places(name, package.read(name)):
                rows, columns = max(rows, row), max(columns, column)
            if rows * columns > MOST_CELLS:
                raise ReadError(
                    path,
                    "too_large",
                    f"{path}：工作表的单元格铺到第 {rows} 行第 {columns} 列，超过上限。请删去多余的空单元格。",
                )


def _places(name: str, sheet: bytes) -> Iterator[tuple[int, int]]:
    """Row and column, from 1, of each cell of a sheet's part, as far as it can be read."""
    if name.endswith(".xml"):
        yield from ((int(match[2]), column_number(match[1])) for match in CELL_REFERENCE.finditer(sheet))
        return
    try:
        yield from ((row + 1, column + 1) for row, column, _ in xlsb.cells(sheet))
    except struct.error:
        return  # torn; calamine will say what it makes of it
