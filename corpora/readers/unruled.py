"""Tables without a grid of lines: three rules and nothing more, shaded rows, or only white space between columns.

Columns are found in the rows of figures, where cells line up; the header above is then laid over them. What carries
fewer than three rows of figures is left as lines of text: a guess there would tear sentences apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from corpora.characters import cell_line, one_line
from corpora.draft import Box, Grid, GridCell
from corpora.grids import is_number

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
FEWEST_FIGURES = 2  # in a row of figures
CELL_GAP = 0.9  # of the font size: a wider gap parts cells, a narrower one the characters of 合 计
ROW_GAP = 3.5  # of the row's height: a wider gap ends the table
OWN_SHARE = 0.25  # of a header cell's width that must lie over a column for it to belong there


@dataclass(slots=True)
class Segment:
    """Words that stand together: one cell's text in one line, with its box."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table found by its columns: where it stands, and its cells."""

    bbox: Box
    grid: Grid


def find_unruled(page: Any) -> list[UnruledTable]:
    """The tables of figures on a page that no ruled table covers, from top to bottom."""
    rows = _rows(page.extract_words())
    tables: list[UnruledTable] = []
    index = 0
    while index < len(rows):
        end = _run(rows, index)
        columns = _columns(rows[index:end])
        if end - index >= FEWEST_ROWS and len(columns) >= FEWEST_COLUMNS:
            start = _header_start(rows, index, columns, tables[-1].bbox[3] if tables else 0.0)
            tables.append(_table(rows[start:index], rows[index:end], columns, page.page_number))
        index = max(end, index + 1)
    return tables


def _rows(words: Sequence[dict[str, Any]]) -> list[list[Segment]]:
    """Words as rows of segments, by the height of their middles."""
    rows: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (word["top"] + word["bottom"], word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        last = rows[-1][-1] if rows else None
        height = word["bottom"] - word["top"]
        if last is not None and abs((last["top"] + last["bottom"]) / 2 - middle) < 0.4 * height:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_segments(row) for row in rows]


def _segments(words: list[dict[str, Any]]) -> list[Segment]:
    segments: list[Segment] = []
    for word in sorted(words, key=lambda word: word["x0"]):
        box = (word["x0"], word["top"], word["x1"], word["bottom"])
        last = segments[-1] if segments else None
        if last is not None and box[0] - last.box[2] < CELL_GAP * (box[3] - box[1]):
            text = f"{last.text} {word['text']}"
            segments[-1] = Segment(text, (last.box[0], min(last.box[1], box[1]), box[2], max(last.box[3], box[3])))
        else:
            segments.append(Segment(word["text"], box))
    return segments


def _has_figures(row: Sequence[Segment]) -> bool:
    figures = sum(is_number(one_line(segment.text)) for segment in row)
    return len(row) >= FEWEST_COLUMNS and figures >= FEWEST_FIGURES


def _run(rows: Sequence[Sequence[Segment]], index: int) -> int:
    """Where the run of rows of figures that begins at `index` ends; `index` itself where none begins."""
    end = index
    while end < len(rows) and _has_figures(rows[end]):
        if end > index:
            height = rows[end][0].box[3] - rows[end][0].box[1]
            if rows[end][0].middle - rows[end - 1][0].middle > ROW_GAP * height:
                break
        end += 1
    return end


def _columns(rows: Sequence[Sequence[Segment]]) -> list[tuple[float, float]]:
    """The columns' left and right edges: what overlaps from row to row is one column. Empty where rows disagree."""
    spans = sorted((segment.box[0], segment.box[2]) for row in rows for segment in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] - 0.5:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    agreeing = sum(len({_column_of(segment, columns) for segment in row}) == len(row) for row in rows)
    return columns if agreeing == len(rows) else []


def _column_of(segment: Segment, columns: Sequence[tuple[float, float]]) -> int:
    middle = (segment.box[0] + segment.box[2]) / 2
    return min(range(len(columns)), key=lambda at: abs(sum(columns[at]) / 2 - middle))


def _header_start(
    rows: Sequence[Sequence[Segment]], first: int, columns: Sequence[tuple[float, float]], floor: float
) -> int:
    """The first row of the header: rows close above the figures whose cells stand over columns, not a line of prose."""
    start = first
    while start > 0:
        row, below = rows[start - 1], rows[start]
        height = median(segment.box[3] - segment.box[1] for segment in row)
        is_close = below[0].middle - row[0].middle <= ROW_GAP * height
        inside = row[0].box[0] >= columns[0][0] - 3 * height and row[-1].box[2] <= columns[-1][1] + 3 * height
        short = all(len(segment.text) <= 20 for segment in row)
        many = len(row) >= 2 or (start - 1 > 0 and len(rows[start - 2]) >= 3 and first - start < 4)
        if not (is_close and inside and short and many) or row[0].box[1] < floor:
            break
        start -= 1
    return start


def _table(
    header: Sequence[Sequence[Segment]],
    rows: Sequence[Sequence[Segment]],
    columns: Sequence[tuple[float, float]],
    page: int,
) -> UnruledTable:
    cells = _header_cells([segment for row in header for segment in row], columns, page)
    depth = max((cell.row + cell.row_span for cell in cells), default=0)
    for at, row in enumerate(rows):
        found = {_column_of(segment, columns): segment for segment in row}
        for column in range(len(columns)):
            segment = found.get(column)
            box = segment.box if segment else None
            cells.append(GridCell(depth + at, column, cell_line(segment.text) if segment else "", 1, 1, page, box))
    boxes = [segment.box for row in (*header, *rows) for segment in row]
    bbox = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return UnruledTable(bbox, Grid(cells, depth))


def _header_cells(segments: Sequence[Segment], columns: Sequence[tuple[float, float]], page: int) -> list[GridCell]:
    """The header laid over the columns: a cell over several columns stands above theirs; wrapped lines are joined."""
    over: dict[tuple[int, int], list[Segment]] = {}
    for segment in segments:
        over.setdefault(_extent(segment, columns), []).append(segment)
    wide = [extent for extent in over if extent[1] - extent[0] > 1]
    depth = 2 if wide else 1
    cells = []
    for extent, members in over.items():
        members.sort(key=lambda segment: segment.middle)
        under = any(outer[0] <= extent[0] and extent[1] <= outer[1] and outer != extent for outer in wide)
        is_wide = extent in wide
        row_span = 1 if is_wide or under else depth
        box = (
            min(segment.box[0] for segment in members),
            members[0].box[1],
            max(segment.box[2] for segment in members),
            members[-1].box[3],
        )
        text = cell_line("\n".join(segment.text for segment in members))
        cells.append(GridCell(1 if under else 0, extent[0], text, row_span, extent[1] - extent[0], page, box))
    filled = {column for extent in over for column in range(*extent)}
    if cells:
        cells += [GridCell(0, column, "", depth, 1, page) for column in range(len(columns)) if column not in filled]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _extent(segment: Segment, columns: Sequence[tuple[float, float]]) -> tuple[int, int]:
    """The columns, first and one past the last, that a header cell stands over; columns meet halfway between."""
    borders = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    edges = [float("-inf"), *borders, float("inf")]
    width = segment.box[2] - segment.box[0]
    held = [
        at
        for at in range(len(columns))
        if min(segment.box[2], edges[at + 1]) - max(segment.box[0], edges[at]) >= OWN_SHARE * width
    ]
    if not held:
        held = [_column_of(segment, columns)]
    return held[0], held[-1] + 1
