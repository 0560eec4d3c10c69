"""Tables before they are text: spans, title rows inside a table, header rows, and forms laid out as tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpora.draft import Grid, GridCell, Line, Part
from corpora.errors import ReadError
from corpora.page_words import CAPTION_AFTER, CAPTION_BEFORE, FORM_LABEL, RECORD_LABEL, RECORD_MARKS

NUMBER = re.compile(r"[-+－—–]?(?:\d[\d,]*(?:\.\d+)?|\.\d+)\s?[%‰]?|[—–－-]{1,2}")
YEAR = re.compile(r"(?:19|20)\d{2}年?")
MOST_ROWS = 65_536  # of one table: what a sheet of .xls can hold; seven columns of it take 6 s to read, 12 s to extract
MOST_ROWS_OF_ANY_WIDTH = 20_000
MOST_CELLS_OF_MANY_ROWS = 500_000  # a million take longer than a document may
DEEPEST_HEADER = 4
PROSE_LENGTH = 40  # a cell this long that holds a full stop is prose, not a value
LONGEST_LABEL = 14
LARGEST_RECORD = 100  # cells; a record has a dozen pairs


def check_rows(path: str, rows: int, columns: int) -> None:
    """Raise ReadError too_large for a table of more rows than MOST_ROWS, or than can be read of so many columns."""
    most = max(MOST_ROWS_OF_ANY_WIDTH, min(MOST_ROWS, MOST_CELLS_OF_MANY_ROWS // max(columns, 1)))
    if rows > most:
        told = f"表格有 {rows} 行 {columns} 列，超过这样宽的表 {most} 行的上限。请分成几个文件再读。"
        raise ReadError(path, "too_large", f"{path}：{told}")


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else: `86,000`, `78.1%`, `—`."""
    return bool(NUMBER.fullmatch(text))


def from_matrix(matrix: Sequence[Sequence[str]]) -> Grid:
    """A grid of cells without spans, as a CSV file gives it; a two-level header's blanks become spans."""
    width = max((len(row) for row in matrix), default=0)
    cells = [
        GridCell(row, column, values[column] if column < len(values) else "")
        for row, values in enumerate(matrix)
        for column in range(width)
    ]
    grid = Grid(cells)
    return _with_header_spans(grid)


def _with_header_spans(grid: Grid) -> Grid:
    """签约项目, blank, 开工项目, blank over 个数, 总投资, 个数, 总投资: the blanks are the merged cells of a header.

    Only where every blank of the first row has words below it and no number stands in either row; anything less sure is
    left as it is.
    """
    rows = grid.rows()
    if len(rows) < 3 or any(cell.row_span > 1 or cell.column_span > 1 for cell in rows[0]):
        return grid
    first, second = ([cell.text for cell in row] for row in rows[:2])
    blanks = [column for column, text in enumerate(first) if not text]
    if not blanks or blanks[0] == 0 or not all(second[column] for column in blanks):
        return grid
    if any(is_number(text) for text in first + second) or len([text for text in second if text]) < 2:
        return grid
    kept = [cell for cell in grid.cells if cell.row > 1]
    column = 0
    while column < len(first):
        end = column + 1
        while end < len(first) and not first[end]:
            end += 1
        deep = end - column == 1 and not second[column]
        kept.append(GridCell(0, column, first[column], 2 if deep else 1, end - column))
        if not deep:
            kept.extend(GridCell(1, below, second[below]) for below in range(column, end))
        column = end
    kept.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(kept, grid.header_rows)


def compact(grid: Grid) -> Grid:
    """The grid without rows and columns that are empty throughout."""
    rows, columns = {cell.row for cell in grid.cells}, {cell.column for cell in grid.cells}
    if (len(rows), len(columns)) == (grid.row_count, grid.column_count) and all(cell.text for cell in grid.cells):
        return grid
    filled_rows = sorted({row for cell in grid.cells if cell.text for row in range(cell.row, cell.row + cell.row_span)})
    filled_columns = sorted(
        {column for cell in grid.cells if cell.text for column in range(cell.column, cell.column + cell.column_span)}
    )
    row_at = {row: index for index, row in enumerate(filled_rows)}
    column_at = {column: index for index, column in enumerate(filled_columns)}
    cells = []
    for cell in grid.cells:
        down = [row_at[row] for row in range(cell.row, cell.row + cell.row_span) if row in row_at]
        across = [
            column_at[column] for column in range(cell.column, cell.column + cell.column_span) if column in column_at
        ]
        if down and across:
            cells.append(
                GridCell(down[0], across[0], cell.text, len(down), len(across), cell.page, cell.box, cell.paragraphs)
            )
    return Grid(cells, grid.header_rows)


def slice_rows(grid: Grid, start: int, end: int, header_rows: int | None = None) -> Grid:
    """The rows `start:end` as a grid of their own."""
    cells = [
        GridCell(
            cell.row - start,
            cell.column,
            cell.text,
            min(cell.row_span, end - cell.row),
            cell.column_span,
            cell.page,
            cell.box,
            cell.paragraphs,
        )
        for cell in grid.cells
        if start <= cell.row < end
    ]
    return Grid(cells, header_rows)


def peel(grid: Grid) -> tuple[list[GridCell], Grid, list[GridCell]]:
    """Lines that a sheet keeps in its grid: title rows and 单位：万元 above the header, 注：… below the last row.

    A row counts as a line when one cell alone in it is filled; below, only where the words say that it is a note.
    """
    rows = grid.rows()
    width = grid.column_count
    top = 0
    above: list[GridCell] = []
    while top < len(rows) - 1:
        filled = [cell for cell in rows[top] if cell.text]
        if len(filled) > 1 and not all(CAPTION_BEFORE.match(cell.text) for cell in filled):
            break
        if any(cell.row_span > 1 for cell in filled) or (width < 2):
            break
        above += filled
        top += 1
    bottom = len(rows)
    below: list[GridCell] = []
    # A row that a merged cell reaches into is one of the table's: 县区 over two rows beside 全部完成 over three columns.
    reached = {row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    while bottom > top + 1 and bottom - 1 not in reached:
        filled = [cell for cell in rows[bottom - 1] if cell.text]
        if len(filled) > 1 and not all(CAPTION_AFTER.match(cell.text) for cell in filled):
            break
        if any(cell.column_span == 1 and not CAPTION_AFTER.match(cell.text) for cell in filled):
            break
        if any(not CAPTION_AFTER.match(cell.text) and is_number(cell.text) for cell in filled):
            break
        below = filled + below
        bottom -= 1
    return above, slice_rows(grid, top, bottom, grid.header_rows), below


def guess_header_rows(grid: Grid) -> int:
    """How many rows at the top name the columns: the first row and what its spans reach, as long as no number is there.

    A form of label-value pairs has none, and neither has a table that begins with a row of numbers.
    """
    rows = grid.rows()
    if not rows or is_form(grid):
        return 0
    depth = max((cell.row_span for cell in rows[0]), default=1)
    while depth < min(len(rows) - 1, DEEPEST_HEADER) and any(
        1 < cell.column_span < grid.column_count for cell in rows[depth - 1]
    ):
        depth += 1
    depth = min(depth, DEEPEST_HEADER, max(len(rows) - 1, 1))
    for row in range(depth):
        numbers = [cell.text for cell in rows[row] if is_number(cell.text)]
        if any(not YEAR.fullmatch(text) for text in numbers):
            return row
    return depth


def label_of(text: str) -> str:
    """A cell's words as a label: without spaces and the colon at the end (`索 引 号：` → `索引号`)."""
    return re.sub(r"\s", "", text).rstrip(":：")


def is_form(grid: Grid) -> bool:
    """Whether labels stand at the left of several rows, each beside its value, not in a header above columns."""
    heads = [row[0].text for row in grid.rows() if row and row[0].column == 0 and row[0].text]
    labelled = sum(bool(FORM_LABEL.fullmatch(label_of(text))) for text in heads)
    with_colon = sum(text.endswith(("：", ":")) for text in heads)
    return max(labelled, with_colon) >= 2 and max(labelled, with_colon) * 2 >= len(heads)


def record_of(grid: Grid) -> dict[str, str]:
    """The label-value pairs of a government page's record box (索引号, 成文日期 …); empty for any other table."""
    pairs: dict[str, str] = {}
    if len(grid.cells) > LARGEST_RECORD:
        return pairs
    for row in grid.rows():
        for cell in row:
            label_part, colon, value_part = cell.text.replace(":", "：", 1).partition("：")
            if colon and value_part and RECORD_LABEL.fullmatch(label_of(label_part)):
                pairs.setdefault(label_of(label_part), value_part.strip())  # 发布机构：某市商务局 in one cell
        for label, value in pairwise(row):
            if RECORD_LABEL.fullmatch(label_of(label.text)) and not RECORD_LABEL.fullmatch(label_of(value.text)):
                pairs.setdefault(label_of(label.text), value.text)
    return pairs if len(pairs) >= 3 and len(RECORD_MARKS & pairs.keys()) >= 2 else {}


def is_prose(cell: GridCell) -> bool:
    """Whether a cell is to be read as paragraphs, not as a value."""
    return len(cell.paragraphs) > 1 or (len(cell.text) >= PROSE_LENGTH and "。" in cell.text)


def unfold_form(grid: Grid) -> list[Part]:
    """A form as parts: its short rows as tables, its long cells as a label line with ordinary paragraphs below.

    提案案由 beside three paragraphs is prose that happens to stand in a table; read as one row it would be lost to
    everything that reads sentences.
    """
    rows = grid.rows()
    parts: list[Part] = []
    start = row = 0
    while row < len(rows):
        end = row + max((cell.row_span for cell in rows[row]), default=1)
        group = [cell for members in rows[row:end] for cell in members]
        if any(is_prose(cell) for cell in group):
            if start < row:
                parts.append(slice_rows(grid, start, row, 0))
            for cell in group:
                paragraphs = cell.paragraphs or (cell.text,)
                is_label = len(cell.text) <= LONGEST_LABEL and "。" not in cell.text
                parts += [Line(text, "heading" if is_label else "paragraph") for text in paragraphs if text]
            start = end
        row = end
    if start < len(rows):
        parts.append(slice_rows(grid, start, len(rows), 0))
    return parts
