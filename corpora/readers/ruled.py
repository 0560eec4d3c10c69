"""Tables that ruling lines part into cells: pdfplumber's search, over the rules that pdfium or a scan gives.

What it adds: columns that lie outside the last upright rule, and each character put into its cell once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from corpora.characters import cell_line, is_broken_number, one_line
from corpora.draft import Box, Grid, GridCell
from corpora.grids import compact
from corpora.readers.printed import Character, Page, Word, lines_of, words_of

NEAR = 3.0  # points within which rules are one rule, and meet
SHORTEST = 3.0  # points
MOST_RULES = 2_500  # on one page after joining; a drawing has more, and no table
MOST_CROSSINGS = 12_000
OVERHANG = 10.0  # points by which level rules reach beyond the last upright one where a column lies outside
PADDING = 6.0  # points, the most that is kept free at either side of a cell
DIGIT = 0.6  # of the font size: where no more than that is free, a line is full


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's cells: where they stand."""

    cells: list[Box]

    @property
    def bbox(self) -> Box:
        """Where the table stands."""
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    @property
    def widest_row(self) -> int:
        """The most cells that begin at one height."""
        tops = [cell[1] for cell in self.cells]
        return max(map(tops.count, set(tops)))


def find_ruled(rules: Sequence[Box]) -> list[RuledTable]:
    """The tables of a page, from top to bottom: four cells and two in a row at least."""
    if not any(rule[3] - rule[1] > rule[2] - rule[0] for rule in rules):
        return []  # the rule below a letterhead
    edges = _edges(rules)
    tables = []
    for table in _tables(edges):
        wider = _with_open_sides(table, edges)
        if len(wider.cells) >= 4 and wider.widest_row >= 2:
            tables.append(wider)
    return sorted(tables, key=lambda table: (table.bbox[1], table.bbox[0]))


def _edges(rules: Sequence[Box]) -> list[dict[str, Any]]:
    edges = [_edge(rule) for rule in rules]
    joined: list[dict[str, Any]] = merge_edges(
        edges, snap_x_tolerance=NEAR, snap_y_tolerance=NEAR, join_x_tolerance=NEAR, join_y_tolerance=NEAR
    )
    joined = [edge for edge in joined if max(edge["width"], edge["height"]) >= SHORTEST]
    return joined if len(joined) <= MOST_RULES else []


def _edge(rule: Box) -> dict[str, Any]:
    x0, top, x1, bottom = rule
    level = x1 - x0 >= bottom - top
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
        "object_type": "line",
    }


def _tables(edges: list[dict[str, Any]]) -> list[RuledTable]:
    crossings = edges_to_intersections(edges, NEAR, NEAR)
    if len(crossings) > MOST_CROSSINGS:
        return []
    return [RuledTable(cells) for cells in cells_to_tables(intersections_to_cells(crossings))]


def _with_open_sides(table: RuledTable, edges: list[dict[str, Any]]) -> RuledTable:
    """The same table with the columns that lie outside its last upright rules, where its level rules go on."""
    left, top, right, bottom = table.bbox
    near = [edge for edge in edges if top - 2 <= edge["top"] and edge["bottom"] <= bottom + 2]
    level = [edge for edge in near if edge["orientation"] == "h" and edge["x0"] < right and edge["x1"] > left]
    outer = (min((edge["x0"] for edge in level), default=left), max((edge["x1"] for edge in level), default=right))
    if outer[0] > left - OVERHANG and outer[1] < right + OVERHANG:
        return table
    sides = [_edge((x, top, x, bottom)) for x in outer]
    return max((*_tables(near + sides), table), key=lambda found: len(found.cells))


def make_grid(table: RuledTable, page: Page) -> Grid:
    """The cells of a table on a page with their texts, and the spans that their boxes show."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    cells = []
    for box, characters in zip(table.cells, _shared_out(table.cells, page.characters), strict=True):
        row_span = sum(box[1] <= top < box[3] - 0.5 for top in tops)
        column_span = sum(box[0] <= left < box[2] - 0.5 for left in lefts)
        paragraphs = tuple(cell_paragraphs([words_of(line) for line in lines_of(characters)], box[2] - box[0]))
        cells.append(
            GridCell(
                tops.index(box[1]),
                lefts.index(box[0]),
                cell_line("\n".join(paragraphs)),
                max(row_span, 1),
                max(column_span, 1),
                page.number,
                page.shown(box),
                paragraphs,
            )
        )
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return compact(Grid(cells))


def _shared_out(cells: Sequence[Box], characters: Sequence[Character]) -> list[list[Character]]:
    """The characters of each cell. Rows of cells are searched by height, so that a dense page takes no longer."""
    order = sorted(range(len(cells)), key=lambda at: cells[at][1])
    tops = [cells[at][1] for at in order]
    tallest = max(cell[3] - cell[1] for cell in cells)
    found: list[list[Character]] = [[] for _ in cells]
    for one in characters:
        x, y = one.middle
        at = bisect_right(tops, y) - 1
        while at >= 0 and tops[at] >= y - tallest:
            box = cells[order[at]]
            if box[0] <= x < box[2] and y < box[3]:
                found[order[at]].append(one)
                break
            at -= 1
    return found


def cell_paragraphs(lines: Sequence[Sequence[Word]], width: float) -> list[str]:
    """The lines of a cell as text; a number broken because its line was full is one number again.

    `width` is the cell's own: in a cell with `12` above `15`, where more would fit beside them, they stay two.
    """
    texts: list[str] = []
    full = False
    for words in lines:
        text = one_line(" ".join(word.text for word in words))
        if not text:
            continue
        if full and texts and is_broken_number(texts[-1], text):
            texts[-1] += text
        else:
            texts.append(text)
        full = width - (words[-1].box[2] - words[0].box[0]) < 2 * PADDING + DIGIT * words[-1].size
    return texts
