"""Tables pasted as lines of text: cells parted by tabs, bars, spaces or commas, or one cell a line.

A run of lines is a table where all have as many cells as the line that heads them, that line holds no number, and at
least one column below it holds nothing else; anything less sure stays prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from corpora.characters import HAN, cell_line, visible
from corpora.draft import Line, Part
from corpora.grids import YEAR, from_matrix, is_number, peel
from corpora.page_words import CAPTION_AFTER, CAPTION_BEFORE

FEWEST_ROWS = 2  # below the head
LONGEST_CELL = 60  # characters of a cell that stands alone in its line
MOST_COLUMNS = 16  # of a table with one cell a line
MOST_LABELS = 3  # columns of words before the first figure
RULE = re.compile(r"[\s|:：+\-—=]*-{3,}[\s|:：+\-—=]*")  # |---|---| below the head
PROSE = re.compile(r"[。！？；]")
HAN_SIGN = re.compile(f"[{HAN}]")
ORDINAL = re.compile(r"序号|编号|序|名次|排名|位次")
MARK = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")  # of a section
TOTAL = re.compile(r"合计|总计|小计|全[省市县区州]")


def _by_bars(line: str) -> list[str]:
    bare = line.strip()
    bare = bare[1:-1] if len(bare) > 2 and bare[0] == bare[-1] and bare[0] in "|｜" else bare  # | 县区 | 个数 |
    return re.split("[|｜]", bare) if "|" in line or "｜" in line else []


def _by_gaps(line: str) -> list[str]:
    return _unstretched(re.split(r"[ \u00a0]{2,}|[\u3000\t][ \u00a0\u3000\t]*", line.strip()))


def _by_spaces(line: str) -> list[str]:
    return _unstretched(line.split())


def _unstretched(cells: Sequence[str]) -> list[str]:
    """The same cells with 县 | 区 and 合 | 计 as one each."""
    joined: list[str] = []
    for last, cell in pairwise(["", *cells]):
        if len(last) == len(cell) == 1 and HAN_SIGN.match(last) and HAN_SIGN.match(cell):
            joined[-1] += cell
        else:
            joined.append(cell)
    return joined


def _by_commas(line: str) -> list[str]:
    return re.split("[,，]", line.strip())


PARTINGS: tuple[tuple[Callable[[str], list[str]], bool], ...] = (  # and whether a cell may hold a sentence
    (_by_bars, True),
    (_by_gaps, False),
    (_by_spaces, False),
    (_by_commas, False),
)


def table_at(lines: Sequence[str], index: int) -> tuple[list[list[str]], int] | None:
    """The cells of the table whose head stands in line `index`, and the line behind it; None where none does.

    Lines with as many tabs as each other are one whatever they hold.
    """
    end = _tabs_end(lines, index)
    if end - index > 1:
        rows = [visible(line).strip("\r\n").split("\t") for line in lines[index:end]]
        return [[cell_line(cell) for cell in row] for row in rows], end
    for part, may_hold_prose in PARTINGS:
        head = _cells(part, lines[index], may_hold_prose)
        if len(head) > 1 and not MARK.fullmatch(head[0]) and not any(map(_is_figure, head)):
            rows, end = _rows_below(lines, index, head, part, may_hold_prose)
            if len(rows) >= FEWEST_ROWS or (rows and 2 < len(head) == 1 + sum(map(_is_figure, rows[0]))):
                return [head, *rows], end
    return _one_a_line(lines, index)


def _tabs_end(lines: Sequence[str], index: int) -> int:
    """Where the run of lines with one and the same number of tabs ends."""
    line = lines[index]
    tabs = line.rstrip().count("\t") if line.strip("\t ").count("\t") else 0
    end = index
    while tabs and end < len(lines) and lines[end].count("\t") in (tabs, line.count("\t")):
        end += 1
    return end


def _rows_below(
    lines: Sequence[str], index: int, head: list[str], part: Callable[[str], list[str]], may_hold_prose: bool
) -> tuple[list[list[str]], int]:
    """The rows below a head, as long as one column at least holds figures and nothing else, and the line behind them."""
    rows: list[list[str]] = []
    columns = list(range(len(head)))
    at = index + 1
    while at < len(lines):
        if not RULE.fullmatch(lines[at]):
            cells = _cells(part, lines[at], may_hold_prose)
            if len(cells) != len(head):
                alike = rows[0] if rows else _cells(part, lines[at + 1], may_hold_prose) if lines[at + 1 :] else []
                cells = _total_row(cells, alike) if len(alike) == len(head) else []
            if cells and _opens_section(cells):
                rows.append(cells)
                at += 1
                continue
            figures = [
                column for column in columns if cells and (is_number(cells[column]) or (rows and not cells[column]))
            ]
            if not figures:
                break
            rows.append(cells)
            columns = figures
        at += 1
    return ([] if all(map(_opens_section, rows)) else rows), at


def _opens_section(cells: Sequence[str]) -> bool:
    """Whether a row only names those below it: 正式项目合计173项 | | |, (二) | 先进制造业(47项) | | |."""
    name = cells[1] if MARK.fullmatch(cells[0]) and len(cells) > 2 else cells[0]
    rest = cells[cells.index(name) + 1 :]
    return len(cells) > 2 and HAN_SIGN.search(name) is not None and not any(rest)


def with_tables(parts: Sequence[Part]) -> list[Part]:
    """The same parts with tables in the place of the paragraphs that are their lines."""
    found: list[Part] = []
    lines = [
        part.text if isinstance(part, Line) and part.kind == "paragraph" and not part.spots else "" for part in parts
    ]
    index = 0
    while index < len(parts):
        table = table_at(lines, index) if lines[index] else None
        if table is None:
            found.append(parts[index])
            index += 1
        else:
            found += table_parts(table[0])
            index = table[1]
    return found


def table_parts(rows: Sequence[Sequence[str]]) -> list[Part]:
    """A pasted table's cells as parts: title rows above, the grid, notes below."""
    above, grid, below = peel(from_matrix(rows))
    return [*(Line(cell.text) for cell in above), grid, *(Line(cell.text) for cell in below)]


def _cells(part: Callable[[str], list[str]], line: str, may_hold_prose: bool) -> list[str]:
    if not may_hold_prose and PROSE.search(line):
        return []
    return [cell_line(cell) for cell in part(visible(line))]


def _is_figure(cell: str) -> bool:
    return is_number(cell) and not YEAR.fullmatch(cell)


def _total_row(cells: Sequence[str], alike: Sequence[str]) -> list[str]:
    """合计 | 28 | 75.9 below rows that have a number before the name; empty where it does not fill their columns."""
    if not cells or not TOTAL.match(cells[0]):
        return []
    figures = [is_number(cell) for cell in alike]
    start = 1 if figures[0] else 0  # 序号
    behind = [at for at in range(start + 1, len(alike)) if figures[at]]
    if len(behind) != len(cells) - 1 or not all(is_number(cell) for cell in cells[1:]):
        return []
    row = [""] * len(alike)
    row[start] = cells[0]
    for at, cell in zip(behind, cells[1:], strict=True):
        row[at] = cell
    return row


def _one_a_line(lines: Sequence[str], index: int) -> tuple[list[list[str]], int] | None:
    """县区 / 签约（个） / 总投资（亿元） / 汉滨区 / 12 / 36.5 / …: rows that repeat the figures and words of the first."""
    run: list[str] = []
    for line in lines[index : index + MOST_COLUMNS + MOST_LABELS]:
        if not _is_cell(line) or _is_figure(cell_line(line)):
            break
        run.append(cell_line(line))
    for labels in range(min(MOST_LABELS, len(run) - 2) + 1):
        if (labels == 0) == bool(ORDINAL.fullmatch(run[0])):
            head = run[: len(run) - labels]
            rows, end = _rows_of_lines(lines, index + len(head), len(head))
            if len(rows) >= FEWEST_ROWS:
                return [head, *rows], end
    return None


def _rows_of_lines(lines: Sequence[str], start: int, width: int) -> tuple[list[list[str]], int]:
    """Rows of `width` lines each from line `start` on that are alike, and the line behind them; none where a figure is left."""
    rows: list[list[str]] = []
    at = start
    while len(row := [cell_line(line) for line in lines[at : at + width] if _is_cell(line)]) > 1:
        first = rows[0] if rows else row
        end = at + width
        if not _alike(row, first) and TOTAL.match(row[0]):
            end = at + 1 + sum(map(is_number, first)) - bool(is_number(first[0]))
            row = _total_row([cell_line(line) for line in lines[at:end]], first)
        if not _alike(row, first) or not any(map(_is_figure, row)):
            break
        rows.append(row)
        at = end
    left = at < len(lines) and _is_figure(cell_line(lines[at]))
    return ([], start) if left else (rows, at)


def _is_cell(line: str) -> bool:
    words = line.strip()
    is_caption = CAPTION_BEFORE.match(words) or CAPTION_AFTER.match(words)
    return 0 < len(words) <= LONGEST_CELL and not is_caption and PROSE.search(words) is None


def _alike(row: Sequence[str], first: Sequence[str]) -> bool:
    """Whether figures stand where a table's first row has figures, and words where it has words."""
    if len(row) != len(first):
        return False
    dashes = "—–－-"
    pairs = zip(row, first, strict=True)
    return all(is_number(cell) == is_number(other) or not cell.strip(dashes) for cell, other in pairs)
