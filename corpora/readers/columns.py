"""Pages in their reading order: where gutters part two or three columns, and what stands over several of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from math import ceil, floor

from corpora.characters import one_line
from corpora.draft import Box, Grid
from corpora.readers.printed import Page, Word, median_size

NARROWEST_GUTTER = 10.0  # points
LEAST_SIDE = 0.25  # of the page's width that the lines at either side of a gutter take at least
FEWEST_LINES = 8  # of a column that is known by its own page
MIDDLE = 0.53  # of the page's width: a left column ends before it
FEWEST_ALONE = 3  # full lines of the left column below the last of the right
WIDEST_GUTTER = 5.0  # of the font size
FIRST_OF_THREE = (0.26, 0.44)  # of the page's width between which the first gutter of three columns lies
NARROWEST_OF_THREE = 8.0  # of the font size: a column of prose, not of names or figures
BEFORE = 2.0  # points between a gutter's place and its right column: marks hang into it from the left
HANGING = 3.2  # of the font size that a full line ends before the longest: marks hang over the edge
OFF_CENTRE = 0.8  # of the font size: less than half the indent of a paragraph
CENTRED = 1.5  # of the font size that a heading stands in from the edge of the column that it stands over
KEPT_TO = 0.9  # of the lines of a page in three columns that keep to them
INDENT = 2.6  # of the font size: a line of a column begins no further in


@dataclass(slots=True)
class PrintedLine:
    """One line as printed: clean text, box in points from the top left, font size, page from 1.

    `place` is the box on the page as a viewer shows it; `column` the direction of print (quarter turns) and the column:
    0 is the whole width, or more columns than one; 1, 2 and 3 are columns.
    """

    text: str
    box: Box
    size: float
    page: int
    page_size: tuple[float, float]
    place: Box
    column: tuple[int, int] = (0, 0)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.box[0]

    @property
    def right(self) -> float:
        """The right edge."""
        return self.box[2]


Printed = PrintedLine | Grid


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a page: a place in the white space of each gutter, and the left and right edge of each column."""

    gutters: tuple[float, ...]
    edges: tuple[tuple[float, float], ...]

    def reach(self, box: Box) -> tuple[int, int]:
        """The first and the last column, from 1, that a box stands in."""
        return bisect_right(self.gutters, box[0]) + 1, bisect_left(self.gutters, box[2]) + 1

    def are_crossed(self, row: Sequence[Word]) -> bool:
        """Whether a line stands over several columns: a word crosses a gutter."""
        return any(_is_over(row, at) for at in self.gutters)

    def hold(self, row: Sequence[Word]) -> bool:
        """Whether the words of a line stand in the columns, and begin where their lines begin."""
        for (first, last), words in self.parts(row):
            (start, _), (_, end), size = self.edges[first - 1], self.edges[last - 1], words[0].size
            if first < last:
                return False
            if not (start - size < words[0].box[0] < start + INDENT * size and words[-1].box[2] < end + 1.5 * size):
                return False
        return True

    def parts(self, row: Sequence[Word]) -> Iterator[tuple[tuple[int, int], list[Word]]]:
        """The words of a line by the columns they stand in, with the first and the last of these."""
        reach, words = (0, 0), list[Word]()
        for word in row:
            first, last = self.reach(word.box)
            if words and first <= reach[1]:
                reach = reach[0], max(reach[1], last)
                words.append(word)
                continue
            if words:
                yield reach, words
            reach, words = (first, last), [word]
        if words:
            yield reach, words


@dataclass(slots=True)
class Sheet:
    """What stands on a page in one direction: its tables with their boxes, and the words of its other lines.

    `size`, `number` and `turn` are the page's own.
    """

    page: Page
    tables: list[tuple[Box, Grid]]
    rows: list[list[Word]]
    columns: Columns | None = field(init=False)

    def __post_init__(self) -> None:
        self.columns = find_columns(self.rows, self.page.width)

    @property
    def format(self) -> tuple[float, float, int]:
        """Width, height and turn: pages that share them may share their columns."""
        return round(self.page.width), round(self.page.height), self.page.turn


def share_columns(sheets: Sequence[Sheet]) -> None:
    """Give a page that shows fewer columns, or none, those of the nearest one that shows more, the page before first.

    Only where they fit. A last page whose right column has a line or two does not show them, nor does one that fills
    two of three.
    """
    shown = [(sheet, _count(sheet)) for sheet in sheets]
    for sheet, count in shown:
        if not sheet.rows:
            continue
        near = (other for other, columns in shown if columns > count and other.format == sheet.format)
        number = sheet.page.number
        nearest = min(
            near, key=lambda other: (abs(other.page.number - number), other.page.number > number), default=None
        )
        if nearest is not None and nearest.columns is not None and _is_set_so(sheet.rows, nearest.columns):
            sheet.columns = nearest.columns


def _count(sheet: Sheet) -> int:
    return len(sheet.columns.edges) if sheet.columns is not None else 1


def _is_set_so(rows: Sequence[Sequence[Word]], columns: Columns) -> bool:
    """Whether a page is set in such columns: most lines keep to them, and no more lines reach over several."""
    over = sum(map(columns.are_crossed, rows))
    return over < len(rows) / 2 and all(columns.are_crossed(row) or columns.hold(row) for row in rows)


def in_order(sheet: Sheet) -> Iterator[Printed]:
    """The lines and tables of a page as they are read: what stands over several columns parts what is read before it."""
    columns = sheet.columns
    if columns is None:
        alone: list[tuple[float, Printed]] = [(box[1], grid) for box, grid in sheet.tables]
        alone += [(line.box[1], line) for row in sheet.rows if (line := _line(row, sheet.page, 0))]
        yield from (item for _, item in sorted(alone, key=lambda item: item[0]))
        return
    whole = 1, len(columns.edges)
    items: list[tuple[float, tuple[int, int], Printed]] = [
        (box[1], columns.reach(box), grid) for box, grid in sheet.tables
    ]
    has_begun = False
    for row in sheet.rows:
        parts: Iterable[tuple[tuple[int, int], Sequence[Word]]] = [(whole, row)]
        is_centred = _is_centred(row, columns, sheet.page.width)
        has_begun = has_begun or (columns.hold(row) and not is_centred)
        if has_begun and not (is_centred and row[0].box[0] > columns.edges[1][0] + CENTRED * row[0].size):
            parts = columns.parts(row)
        for (first, last), words in parts:
            if line := _line(words, sheet.page, first if first == last else 0):
                items.append((line.box[1], (first, last), line))
    items.sort(key=lambda item: item[0])
    held: list[list[Printed]] = [[] for _ in columns.edges]
    for _, (first, last), item in items:
        for beside in held[first:last]:
            held[first - 1] += beside
            beside.clear()
        held[first - 1].append(item)
    yield from chain.from_iterable(held)


def _is_centred(row: Sequence[Word], columns: Columns, width: float) -> bool:
    """Whether a line stands in the middle of the page, right of the first column and with nothing beside it.

    2022-04-15　来源：… and 二、项目推进 are centred over all three columns so, and reach into none but the second.
    """
    if any(columns.reach(word.box) != (2, 2) for word in row):
        return False
    middle, size = (row[0].box[0] + row[-1].box[2]) / 2, row[0].size
    over = (columns.edges[0][0] + columns.edges[-1][1]) / 2
    return min(abs(middle - width / 2), abs(middle - over)) < OFF_CENTRE * size


def _line(words: Sequence[Word], page: Page, column: int) -> PrintedLine | None:
    text = one_line(" ".join(word.text for word in words))
    if not text:
        return None
    box = (
        words[0].box[0],
        min(word.box[1] for word in words),
        words[-1].box[2],
        max(word.box[3] for word in words),
    )
    size = round(median_size(words), 1)
    return PrintedLine(text, box, size, page.number, (page.width, page.height), page.shown(box), (page.turn, column))


def _sides(row: Sequence[Word], at: float) -> tuple[list[Word], list[Word]]:
    """The words of a line left and right of a gutter."""
    left = [word for word in row if (word.box[0] + word.box[2]) / 2 < at]
    return left, list(row[len(left) :])


def _is_over(row: Sequence[Word], at: float) -> bool:
    """Whether a line stands over both columns: a word crosses the gutter."""
    return any(word.box[0] < at < word.box[2] for word in row)


def find_columns(rows: Sequence[Sequence[Word]], width: float) -> Columns | None:
    """The columns whose gutters most lines of a page leave free, if they do.

    Each must be wide: the columns of a table of names and numbers are no columns of text. At the end of a text the
    right one of two may be a few words, where the left one shows that it is a column.
    """
    gaps = [
        (min(left.box[2] - words[0].box[0], words[-1].box[2] - right.box[0]), int(left.box[2]) + 1, int(right.box[0]))
        for words in rows
        for left, right in pairwise(words)
        if right.box[0] - left.box[2] >= NARROWEST_GUTTER
    ]
    if three := _three(rows, [range(start, end) for _, start, end in gaps], width):
        return three
    for least, is_set_so in ((LEAST_SIDE * width, _are_columns), (0.0, _ends_early)):
        at = _free_place(rows, [range(start, end) for side, start, end in gaps if side > least], width)
        if at is not None and is_set_so(rows, at):
            sides = [_sides(row, at) for row in rows[_begin(rows, at) :] if not _is_over(row, at)]
            lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
            if lefts and rights:
                return Columns((at,), (_extent(lefts), _extent(rights)))
    return _beside_nothing(rows, width)


def _three(rows: Sequence[Sequence[Word]], gaps: Sequence[range], width: float) -> Columns | None:
    """Three columns of one width, the third of which may be empty: the first gutter and the second say where it is."""
    first, last = (round(share * width) for share in FIRST_OF_THREE)
    at = _free_place(
        rows, [gap for span in gaps if (gap := range(max(span[0], first), min(span[-1] + 1, last)))], width
    )
    if at is None:
        return None
    below = rows[_begin(rows, at) :]
    sides = [_sides(row, at) for row in below if not _is_over(row, at)]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    if min(len(lefts), len(rights)) < FEWEST_LINES:
        return None
    (start, end), (begin, _) = _extent(lefts), _extent(rights)
    step, size = begin - start, median_size(lefts[0])
    thirds = [[word for word in words if word.box[0] > begin + step - size] for words in rights]
    third = _extent([words for words in thirds if words] or [rights[0]])[0]
    starts = (start, begin, third if abs(third - begin - step) < size else begin + step)
    columns = Columns((begin - BEFORE, starts[2] - BEFORE), tuple((one, one + end - start) for one in starts))
    if begin - end > WIDEST_GUTTER * size or end - start < NARROWEST_OF_THREE * size or columns.edges[2][1] > width:
        return None
    within = [row for row in below if not columns.are_crossed(row)]
    if len(within) < 0.5 * len(below) or sum(map(columns.hold, within)) < KEPT_TO * len(within):
        return None
    for turn, (_, edge) in enumerate(columns.edges[:2], 1):
        lines = [words for row in within for reach, words in columns.parts(row) if reach == (turn, turn)]
        full = sum(words[-1].box[2] > edge - HANGING * size for words in lines)
        if full < max(FEWEST_LINES * (turn == 1), 0.5 * len(lines)):
            return None
    return columns


def _beside_nothing(rows: Sequence[Sequence[Word]], width: float) -> Columns | None:
    """The gutter right of a column with nothing beside it: a text set in two columns that does not fill the first."""
    ends = [words[-1].box[2] for words in rows if words[-1].box[2] < MIDDLE * width]
    if len(ends) < FEWEST_LINES:
        return None
    at = max(ends) + NARROWEST_GUTTER / 2
    begin = next(index for index, words in enumerate(rows) if not _is_over(words, at))
    column = rows[begin:]
    if any(words[-1].box[2] > at for words in column):
        return None
    if sum(_are_full(column, at)) < max(FEWEST_LINES, 0.5 * len(column)):
        return None
    return Columns((at,), (_extent(column), (at, width)))


def _free_place(rows: Sequence[Sequence[Word]], gaps: Sequence[range], width: float) -> int | None:
    """The place that most gaps leave free and fewest words cross; near the middle of the page."""
    free = Counter(at for gap in gaps for at in gap)
    if not free:
        return None
    first, last = min(free), max(free) + 1
    changes = [0] * (last - first + 1)
    for word in chain.from_iterable(rows):
        changes[min(max(floor(word.box[0]) + 1, first), last) - first] += 1
        changes[min(max(ceil(word.box[2]), first), last) - first] -= 1
    across = list(accumulate(changes))

    def clear(at: int) -> tuple[int, float]:
        """How many rows a gutter parts, less the words across it: a mark may hang over the edge of the left column."""
        return free[at] - across[at - first], -abs(at - width / 2)

    most = max(free.values())
    return max((at for at, count in free.items() if count >= 0.5 * most), key=clear)


def _are_columns(rows: Sequence[Sequence[Word]], gutter: float) -> bool:
    parted = sum(any(a.box[2] <= gutter <= b.box[0] for a, b in pairwise(words)) for words in rows)
    return FEWEST_LINES <= parted >= 0.5 * len(rows) or _is_column(rows, gutter) or _ends_early(rows, gutter)


def _extent(lines: Sequence[Sequence[Word]]) -> tuple[float, float]:
    """The left and right edge of lines; a mark in the margin beside one in ten moves no edge."""
    starts = sorted(words[0].box[0] for words in lines)
    return starts[len(starts) // 10], max(words[-1].box[2] for words in lines)


def _begin(rows: Sequence[Sequence[Word]], gutter: float) -> int:
    """The first row that a gutter parts and that begins at the left edge: 2022-04-15　来源：… is centred over both."""
    parted = [at for at, words in enumerate(rows) if not _is_over(words, gutter) and all(_sides(words, gutter))]
    edge = min((rows[at][0].box[0] for at in parted), default=0.0)
    return next((at for at in parted if rows[at][0].box[0] < edge + INDENT * rows[at][0].size), len(rows))


def _below_title(rows: Sequence[Sequence[Word]], gutter: float) -> Sequence[Sequence[Word]]:
    """The rows from the first that a gutter parts on; none where a later one crosses it."""
    below = rows[_begin(rows, gutter) :]
    return [] if any(_is_over(words, gutter) for words in below) else below


def _is_column(rows: Sequence[Sequence[Word]], gutter: float) -> bool:
    """Whether the lines left of a gutter fill a column of text, with nothing across it: the right one may end early.

    What stands above the first line that the gutter parts is a title over both.
    """
    rows = _below_title(rows, gutter)
    return sum(_are_full(rows, gutter)) >= max(FEWEST_LINES, 0.5 * len(rows))


def _ends_early(rows: Sequence[Sequence[Word]], gutter: float) -> bool:
    """Whether lines at the right are the end of a text, beside a column whose lines go on below them.

    Rows with a tab between their halves stand together; here full lines stand alone, and end before the middle.
    """
    rows = _below_title(rows, gutter)
    sides = [_sides(row, gutter) for row in rows]
    lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
    if not lefts or not rights:
        return False
    full = _are_full(rows, gutter)
    last = max(at for at, (_, right) in enumerate(sides) if right)
    (start, end), (begin, finish) = _extent(lefts), _extent(rights)
    size = median_size(lefts[0])
    return (
        sum(full[last + 1 :]) >= FEWEST_ALONE
        and begin - end < WIDEST_GUTTER * size
        and finish < begin + end - start + 1.5 * size
        and all(words[0].box[0] < begin + INDENT * size for words in rights)
    )


def _are_full(rows: Sequence[Sequence[Word]], gutter: float) -> list[bool]:
    """Of each row whether what stands left of a gutter reaches as far as any."""
    ends = [max((word.box[2] for word in words if word.box[2] <= gutter), default=0.0) for words in rows]
    size = max((words[0].size for words in rows), default=0.0)
    return [end > max(ends) - 2 * size for end in ends]
