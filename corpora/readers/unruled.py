"""Tables without a grid of lines: three rules and nothing more, shaded rows, or only white space between columns.

A table is looked for in two ways. Level rules or shaded bands of one width, one below the other, say where it stands
and often where its rows end. Without them, rows of figures say so: cells line up there. Columns are the white space
that all rows of the body leave free; the header is then laid over them, and lines that go on inside a cell are put to
the row that they belong to. What carries too little of this is left as text: a guess there would tear sentences apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpora.characters import cell_line, one_line
from corpora.draft import Box, Grid, GridCell
from corpora.grids import is_number
from corpora.readers.printed import Character, Page, Word, lines_of, word_of, words_of
from corpora.readers.ruled import cell_paragraphs

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
FEWEST_FIGURES = 2  # in a row of figures
CELL_GAP = 0.9  # of the font size: a wider gap parts cells, a narrower one the characters of 合 计
GUTTER = 0.5  # of the font size: white space that all rows of a body leave free parts columns
ROW_GAP = 3.5  # of the row's height: a wider gap ends the table
PIECES = 6  # lines that a wrapped cell may have between two rows of figures
SAME_CELL = 1.2  # of the usual step from line to line in a cell: a wider step begins the next cell
OWN_SHARE = 0.25  # of a header cell's width that must lie over a column for it to belong there
SAME_WIDTH = 4.0  # points by which the bounds of one table may differ in width
NARROWEST = 120.0  # points; shorter rules bound no table
PROSE_SHARE = 0.6  # of the table's width: one piece so wide in a row of its own is a sentence


@dataclass(slots=True)
class Row:
    """One line of a page: its pieces, what stands close together being one piece."""

    pieces: list[Word]

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return median(piece.middle for piece in self.pieces)

    @property
    def height(self) -> float:
        """Its font size."""
        return max(piece.size for piece in self.pieces)

    @property
    def figures(self) -> int:
        """How many of its pieces are figures."""
        return sum(is_number(one_line(piece.text)) for piece in self.pieces)

    @property
    def box(self) -> Box:
        """Where it stands."""
        return _around(piece.box for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """A table found by its columns: where it stands on the page as read, and its cells."""

    bbox: Box
    grid: Grid


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table stands: rows of its header and of its body, and bands that each hold one row, where known."""

    header: Sequence[Row]
    body: Sequence[Row]
    bands: Sequence[tuple[float, float]] = ()


Columns = list[tuple[float, float]]


def may_hold_unruled(page: Page, lines: Sequence[Sequence[Word]]) -> bool:
    """Whether anything on a page hints at a table without a grid: bounds of one width, or rows of figures.

    `lines` are the page's words, line by line.
    """
    if (page.rules or page.fills) and _bounds(page):
        return True
    rows = (Row(_pieces(words)) for words in lines if len(words) >= FEWEST_FIGURES)
    return sum(map(_is_anchor, rows)) >= FEWEST_ROWS


def find_unruled(page: Page, characters: Sequence[Character]) -> list[UnruledTable]:
    """The tables on a page among `characters`, those that no ruled table covers, from top to bottom."""
    rows = [Row(_pieces(words)) for line in lines_of(characters) if (words := words_of(line))]
    tables: list[UnruledTable] = []
    for region in _bounded(page, rows):
        region = _with_rows_above(region, rows)
        if (table := _table(region, page)) is not None:
            tables.append(table)
    rows = [row for row in rows if not any(_is_in(row, table.bbox) for table in tables)]
    index = 0
    while index < len(rows):
        end = _run(rows, index)
        table = None
        if end > index:
            floor = max((found.bbox[3] for found in tables if found.bbox[3] <= rows[index].box[1]), default=0.0)
            table = _by_figures(rows, index, end, floor, page)
        if table is not None:
            tables.append(table)
        index = max(end, index + 1)
    return sorted(tables, key=lambda table: table.bbox[1])


def _pieces(words: Sequence[Word]) -> list[Word]:
    """The cells of one line, as far as white space alone can tell them."""
    pieces: list[list[Character]] = []
    for word in words:
        last = pieces[-1][-1] if pieces else None
        if last is not None and word.box[0] - last.x1 < CELL_GAP * word.size:
            space = Character(" ", last.x1, last.top, word.box[0], last.bottom, last.size)
            pieces[-1] += [space, *word.characters]
        else:
            pieces.append(list(word.characters))
    return [word_of(piece) for piece in pieces]


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_in(row: Row, box: Box) -> bool:
    return bool(box[1] <= row.middle <= box[3] and row.box[0] < box[2] and row.box[2] > box[0])


# Tables with bounds: level rules or shaded bands.


def _bounded(page: Page, rows: Sequence[Row]) -> Iterable[Region]:
    """Regions between level bounds of one width, the first band being the header."""
    for left, right, heights in _bounds(page):
        inside = [row for row in rows if left - 6 <= row.box[0] and row.box[2] <= right + 6]
        bands: list[tuple[float, float, list[Row]]] = []
        for top, bottom in [*pairwise(heights), (heights[-1], heights[-1])]:
            members = [row for row in inside if top <= row.middle < bottom]
            crossing = any(top <= row.middle < bottom for row in rows if row not in inside)
            if members and not crossing and _is_tabular(members, right - left):
                bands.append((top, bottom, members))
                continue
            if members or crossing or top == bottom:
                if (region := _region(bands)) is not None:
                    yield region
                bands = []


def _with_rows_above(region: Region, rows: Sequence[Row]) -> Region:
    """A region whose bounds hold figures only, with the header that stands above them."""
    columns = _columns(region.body)
    if region.header or len(columns) < 2:
        return region
    first = next(at for at, row in enumerate(rows) if row is region.body[0])
    return Region(rows[_header_start(rows, first, columns, 0.0) : first], region.body, region.bands)


def _bounds(page: Page) -> list[tuple[float, float, list[float]]]:
    """Level rules, and the edges of shaded bands, of one width: left, right, and their heights in order."""
    level = [(rule[0], rule[2], rule[1]) for rule in _joined(page.rules)]
    for left, top, right, bottom in page.fills:
        if bottom - top < 0.4 * page.height:
            level += [(left, right, top), (left, right, bottom)]
    groups: list[tuple[float, float, list[float]]] = []
    for left, right, height in sorted(level):
        if right - left < NARROWEST:
            continue
        for group in groups:
            if abs(group[0] - left) < SAME_WIDTH and abs(group[1] - right) < SAME_WIDTH:
                group[2].append(height)
                break
        else:
            groups.append((left, right, [height]))
    found = []
    for left, right, heights in groups:
        heights.sort()
        apart = [height for at, height in enumerate(heights) if not at or height - heights[at - 1] > 4]
        if len(apart) >= 3:
            found.append((left, right, apart))
    return found


def _joined(rules: Sequence[Box]) -> list[Box]:
    """Level rules, those that go on in one line as one."""
    joined: list[Box] = []
    for rule in sorted(
        (rule for rule in rules if rule[2] - rule[0] > rule[3] - rule[1]), key=lambda r: (round(r[1]), r[0])
    ):
        last = joined[-1] if joined else None
        if last is not None and abs(last[1] - rule[1]) < 1.5 and rule[0] <= last[2] + 2:
            joined[-1] = (last[0], last[1], max(last[2], rule[2]), last[3])
        else:
            joined.append(rule)
    return joined


def _is_tabular(rows: Sequence[Row], width: float) -> bool:
    """Whether a band holds cells side by side, and no sentence from edge to edge."""
    wide = [row for row in rows if len(row.pieces) == 1 and row.box[2] - row.box[0] > PROSE_SHARE * width]
    return max(len(row.pieces) for row in rows) >= 2 and len(wide) <= 0.3 * len(rows)


def _region(bands: Sequence[tuple[float, float, list[Row]]]) -> Region | None:
    if len(bands) < 2:
        return None
    header = bands[0][2]
    body = [row for _, _, rows in bands[1:] for row in rows]
    if header and any(row.figures >= FEWEST_FIGURES for row in header):
        header, body = [], header + body
    rest = bands[1:] if header else bands
    # More than one row of figures in a band: its bounds part no rows.
    alone = [(top, bottom) for top, bottom, rows in rest if sum(row.figures > 0 for row in rows) <= 1]
    return Region(header, body, alone if len(rest) > 1 else ())


# Tables without bounds: rows of figures.


def _is_anchor(row: Row) -> bool:
    return row.figures >= FEWEST_FIGURES


def _run(rows: Sequence[Row], index: int) -> int:
    """Where the run of rows of figures that begins at `index` ends, `index` itself where none begins.

    Rows of other pieces may stand between: a name that runs over several lines beside its figures.
    """
    if not _is_anchor(rows[index]):
        return index
    width = rows[index].box[2] - rows[index].box[0]
    end, last = index + 1, index
    at = index + 1
    while at < len(rows) and at - last <= PIECES:
        if rows[at].middle - rows[at - 1].middle > ROW_GAP * rows[at].height:
            break
        if _is_anchor(rows[at]):
            end, last = at + 1, at
            width = max(width, rows[at].box[2] - rows[at].box[0])
        elif len(rows[at].pieces) == 1 and rows[at].box[2] - rows[at].box[0] > 1.2 * width:
            break
        at += 1
    return end


def _by_figures(rows: Sequence[Row], index: int, end: int, floor: float, page: Page) -> UnruledTable | None:
    body = list(rows[index:end])
    if sum(map(_is_anchor, body)) < FEWEST_ROWS:
        return None
    columns = _columns(body)
    if len(columns) < FEWEST_COLUMNS:
        anchors = [row for row in body if _is_anchor(row)]
        if len(anchors) < len(body) and len(_columns(anchors)) >= FEWEST_COLUMNS:
            body, columns = anchors, _columns(anchors)  # what stands between them is prose
            if any(a.middle - b.middle > ROW_GAP * a.height for b, a in pairwise(anchors)):
                return None
        else:
            return None
    start = _header_start(rows, index, columns, floor)
    while end < len(rows) and _goes_on_below(rows, end, columns, body):
        end += 1
    body += [row for row in rows[index:end] if row.middle > body[-1].middle]
    header = list(rows[start:index])
    figures = _figure_columns(body, columns)
    while header and _is_of_first_row(header[-1], columns, figures):
        body.insert(0, header.pop())
    if header and not any(len(row.pieces) >= 2 for row in header):
        header = []
    return _table(Region(header, body), page)


def _figure_columns(body: Sequence[Row], columns: Columns) -> set[int]:
    return {
        _column_of(piece, columns) for row in body if _is_anchor(row) for piece in row.pieces if is_number(piece.text)
    }


def _is_of_first_row(row: Row, columns: Columns, figures: set[int]) -> bool:
    """Whether a line above the first figures is the beginning of a name beside them: nothing over a figure column."""
    held = {_column_of(piece, columns) for piece in row.pieces}
    return held.isdisjoint(figures) and all(_fits(piece, columns) for piece in row.pieces)


def _fits(piece: Word, columns: Columns) -> bool:
    left, right = columns[_column_of(piece, columns)]
    return piece.box[0] >= left - 0.6 * piece.size and piece.box[2] <= right + 0.6 * piece.size


def _goes_on_below(rows: Sequence[Row], at: int, columns: Columns, body: Sequence[Row]) -> bool:
    """Whether a line below the last figures is the end of a name beside them."""
    steps = [b.middle - a.middle for a, b in pairwise(body) if not (_is_anchor(a) and _is_anchor(b))]
    if not steps or rows[at].middle - rows[at - 1].middle > SAME_CELL * min(steps):
        return False
    return all(_fits(piece, columns) for piece in rows[at].pieces)


def _header_start(rows: Sequence[Row], first: int, columns: Columns, floor: float) -> int:
    """The first row of the header: rows close above the figures whose cells stand over columns, not a line of prose."""
    start = first
    while start > 0:
        row, below = rows[start - 1], rows[start]
        height = row.height
        is_close = below.middle - row.middle <= ROW_GAP * height
        inside = row.box[0] >= columns[0][0] - 3 * height and row.box[2] <= columns[-1][1] + 3 * height
        short = all(len(piece.text) <= 20 for piece in row.pieces)
        many = len(row.pieces) >= 2 or (
            first - start < 4 and start - 1 > 0 and (len(rows[start - 2].pieces) >= 3 or _fits(row.pieces[0], columns))
        )
        if not (is_close and inside and short and many) or row.box[1] < floor:
            break
        start -= 1
    while start < first and len(rows[start].pieces) == 1 and not _over_many(rows[start].pieces[0], columns):
        start += 1  # a line alone above the header is its caption
    return start


def _over_many(piece: Word, columns: Columns) -> bool:
    extent = _extent(piece.box, columns)
    return extent[1] - extent[0] > 1


# Columns, rows, cells.


def _columns(rows: Sequence[Row]) -> Columns:
    """The columns' left and right edges: white space that all rows leave free parts them."""
    spans = sorted(
        (one.x0, one.x1) for row in rows for piece in row.pieces for one in piece.characters if not one.text.isspace()
    )
    if not spans:
        return []
    gutter = GUTTER * median(row.height for row in rows)
    columns: Columns = [spans[0]]
    for left, right in spans[1:]:
        if left < columns[-1][1] + gutter:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _column_of(piece: Word, columns: Columns) -> int:
    return _nearest(piece.box, columns)


def _nearest(box: Box, columns: Columns) -> int:
    middle = (box[0] + box[2]) / 2
    inside = [at for at, (left, right) in enumerate(columns) if left <= middle <= right]
    if inside:
        return inside[0]
    return min(range(len(columns)), key=lambda at: min(abs(columns[at][0] - middle), abs(columns[at][1] - middle)))


def _cut(row: Row, columns: Columns) -> Row:
    """The row with pieces that reach over several columns cut between them."""
    borders = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    pieces: list[Word] = []
    for piece in row.pieces:
        parts: dict[int, list[Character]] = {}
        for one in piece.characters:
            at = sum(border < one.middle[0] for border in borders)
            parts.setdefault(at, []).append(one)
        for part in parts.values():
            while part and part[-1].text.isspace():
                part.pop()
            while part and part[0].text.isspace():
                part.pop(0)
            if part:
                pieces.append(word_of(part))
    return Row(pieces)


def _table(region: Region, page: Page) -> UnruledTable | None:
    """The table of a region, or None where its body has no two columns or no row."""
    columns = _columns(region.body)
    if len(columns) < 2:
        return None
    body = [_cut(row, columns) for row in region.body]
    records = _records(body, columns, region.bands)
    if len(records) < 2 or sum(len(record) >= 2 for record in records) < 2:
        return None
    wider = _with_header(columns, region)
    cells = _header_cells([piece for row in region.header for piece in row.pieces], wider, page)
    depth = max((cell.row + cell.row_span for cell in cells), default=0)
    for at, record in enumerate(records):
        for column, (left, right) in enumerate(columns):
            pieces = record.get(column, [])
            text = cell_line("\n".join(cell_paragraphs([[piece] for piece in pieces], right - left)))
            box = page.shown(_around(piece.box for piece in pieces)) if pieces else None
            cells.append(GridCell(depth + at, column, text, 1, 1, page.number, box))
    bbox = _around(row.box for row in (*region.header, *region.body))
    return UnruledTable(bbox, Grid(cells, depth or None))


def _with_header(columns: Columns, region: Region) -> Columns:
    """The columns made as wide as the cells of the header that stand over one of them alone."""
    rows = list(region.body)
    for row in reversed(region.header):
        wider = _columns([*rows, row])
        if len(wider) == len(columns):
            rows.append(row)
            columns = wider
    return columns


Record = dict[int, list[Word]]


def _records(body: Sequence[Row], columns: Columns, bands: Sequence[tuple[float, float]]) -> list[Record]:
    """The pieces of the body by table row and column."""
    anchors = _anchors(body, columns, bands)
    records: list[Record] = [{} for _ in anchors]
    step = _line_step(body, anchors)
    by_column: dict[int, list[Word]] = {}
    for row in body:
        for piece in row.pieces:
            by_column.setdefault(_column_of(piece, columns), []).append(piece)
    for column, pieces in by_column.items():
        for group in _groups(pieces, anchors, bands, step):
            for at, members in _share_out(group, anchors, bands):
                records[at].setdefault(column, []).extend(members)
    for record in records:
        for pieces in record.values():
            pieces.sort(key=lambda piece: piece.middle)
    return [record for record in records if record]


def _anchors(body: Sequence[Row], columns: Columns, bands: Sequence[tuple[float, float]]) -> list[float]:
    """The height of each table row's middle: of its band, else of its figures, else of its fullest line."""
    heights = []
    free = list(body)
    for top, bottom in bands:
        members = [row for row in free if top <= row.middle < bottom]
        free = [row for row in free if row not in members]
        if members:
            heights.append((top + bottom) / 2)
    lines = [row for row in free if _is_anchor(row)]
    if len(lines) < 0.2 * len(free):
        filled = [len({_column_of(piece, columns) for piece in row.pieces}) for row in free]
        lines = [row for row, count in zip(free, filled, strict=True) if count >= 0.6 * len(columns)]
    least = min((b.middle - a.middle for a, b in pairwise(lines)), default=0.0)
    for row in free:
        near = min((abs(row.middle - line.middle) for line in lines), default=0.0)
        if row not in lines and least and near >= 0.95 * least and near >= 1.7 * row.height:
            lines.append(row)  # 一、工业项目, or a row whose figures are missing
    return sorted(heights + [row.middle for row in lines])


def _line_step(body: Sequence[Row], anchors: Sequence[float]) -> float:
    """The usual step from line to line inside a cell; 0 where every line is a row."""
    if len(body) <= len(anchors):
        return 0.0
    steps = [b.middle - a.middle for a, b in pairwise(body)]
    return min((step for step in steps if step > 0.9 * body[0].height), default=0.0)


def _groups(
    pieces: Sequence[Word], anchors: Sequence[float], bands: Sequence[tuple[float, float]], step: float
) -> Iterable[list[Word]]:
    """The pieces of one column as cells: lines that follow at the usual step are one."""
    ordered = sorted(pieces, key=lambda piece: piece.middle)
    group: list[Word] = []
    for piece in ordered:
        if group and not (step and piece.middle - group[-1].middle <= SAME_CELL * step):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _share_out(
    group: list[Word], anchors: Sequence[float], bands: Sequence[tuple[float, float]]
) -> Iterable[tuple[int, list[Word]]]:
    """The table row of a cell's lines: the one that the cell stands beside. A group over several rows is parted."""

    def nearest(height: float) -> int:
        for top, bottom in bands:
            if top <= height < bottom:
                height = (top + bottom) / 2
                break
        return min(range(len(anchors)), key=lambda at: abs(anchors[at] - height))

    half = 0.35 * group[0].size
    held = [at for at, anchor in enumerate(anchors) if group[0].middle - half <= anchor <= group[-1].middle + half]
    if len(held) == 1 and not bands:
        yield held[0], group
    elif not held and not bands:
        yield nearest((group[0].middle + group[-1].middle) / 2), group
    else:
        for piece in group:
            yield nearest(piece.middle), [piece]


def _header_cells(pieces: Sequence[Word], columns: Columns, page: Page) -> list[GridCell]:
    """The header laid over the columns: a cell over several columns stands above theirs; wrapped lines are joined."""
    over: dict[tuple[int, int], list[Word]] = {}
    for piece in pieces:
        over.setdefault(_header_extent(piece, columns, page), []).append(piece)
    wide = [extent for extent in over if extent[1] - extent[0] > 1]
    depth = 2 if wide else 1
    cells = []
    for extent, members in over.items():
        members.sort(key=lambda piece: (round(piece.middle), piece.box[0]))
        under = any(outer[0] <= extent[0] and extent[1] <= outer[1] and outer != extent for outer in wide)
        row_span = 1 if extent in wide or under else depth
        box = page.shown(_around(piece.box for piece in members))
        text = cell_line("\n".join(piece.text for piece in members))
        cells.append(GridCell(1 if under else 0, extent[0], text, row_span, extent[1] - extent[0], page.number, box))
    filled = {column for extent in over for column in range(*extent)}
    if cells:
        empty = [column for column in range(len(columns)) if column not in filled]
        cells += [GridCell(0, column, "", depth, 1, page.number) for column in empty]
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _header_extent(piece: Word, columns: Columns, page: Page) -> tuple[int, int]:
    """The columns that a header cell stands over: those above the short rule below it, where there is one."""
    left, _, right, bottom = piece.box
    whole = columns[-1][1] - columns[0][0]
    for x0, top, x1, foot in page.rules:
        is_below = top == foot and bottom - 4 <= top <= bottom + 1.2 * piece.size
        if is_below and x0 - 2 <= left and right <= x1 + 2 and x1 - x0 < whole - 20:
            held = [at for at, column in enumerate(columns) if x0 <= sum(column) / 2 <= x1]
            if held:
                return held[0], held[-1] + 1
    return _extent(piece.box, columns)


def _extent(box: Box, columns: Columns) -> tuple[int, int]:
    """The columns, first and one past the last, that a header cell stands over; columns meet halfway between."""
    borders = [(left[1] + right[0]) / 2 for left, right in pairwise(columns)]
    edges = [float("-inf"), *borders, float("inf")]
    width = box[2] - box[0]
    held = [
        at for at in range(len(columns)) if min(box[2], edges[at + 1]) - max(box[0], edges[at]) >= OWN_SHARE * width
    ]
    if not held:
        held = [_nearest(box, columns)]
    return held[0], held[-1] + 1
