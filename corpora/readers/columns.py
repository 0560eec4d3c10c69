"""Pages in their reading order: where a gutter parts two columns, and what stands over both."""

from __future__ import annotations

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
INDENT = 2.6  # of the font size: a line of a column begins no further in


@dataclass(slots=True)
class PrintedLine:
    """One line as printed: clean text, box in points from the top left, font size, page from 1.

    `place` is the box on the page as a viewer shows it; `column` the direction of print (quarter turns) and the column:
    0 is the whole width, 1 and 2 are two columns.
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
class Gutter:
    """The white space between two columns: a place in it, and how far the columns reach on both sides."""

    at: float
    left: tuple[float, float]
    right: tuple[float, float]

    def holds(self, row: Sequence[Word]) -> bool:
        """Whether the words of a line stand in the columns, and begin where their lines begin."""
        for words, (start, end) in zip(_sides(row, self.at), (self.left, self.right), strict=True):
            if not words:
                continue
            size = words[0].size
            if not (start - size < words[0].box[0] < start + INDENT * size and words[-1].box[2] < end + 1.5 * size):
                return False
        return True


@dataclass(slots=True)
class Sheet:
    """What stands on a page in one direction: its tables with their boxes, and the words of its other lines.

    `size`, `number` and `turn` are the page's own.
    """

    page: Page
    tables: list[tuple[Box, Grid]]
    rows: list[list[Word]]
    gutter: Gutter | None = field(init=False)

    def __post_init__(self) -> None:
        self.gutter = find_gutter(self.rows, self.page.width)

    @property
    def format(self) -> tuple[float, float, int]:
        """Width, height and turn: pages that share them may share their columns."""
        return round(self.page.width), round(self.page.height), self.page.turn


def share_gutters(sheets: Sequence[Sheet]) -> None:
    """Give each page that shows no columns of its own those of the nearest one, the page before first, if they fit.

    A last page whose right column has a line or two does not show them.
    """
    known = [sheet for sheet in sheets if sheet.gutter is not None]
    for sheet in sheets:
        if sheet.gutter is not None or not sheet.rows:
            continue
        near = (other for other in known if other.format == sheet.format)
        number = sheet.page.number
        nearest = min(
            near, key=lambda other: (abs(other.page.number - number), other.page.number > number), default=None
        )
        if nearest is not None and nearest.gutter is not None and _is_set_so(sheet.rows, nearest.gutter):
            sheet.gutter = nearest.gutter


def _is_set_so(rows: Sequence[Sequence[Word]], gutter: Gutter) -> bool:
    """Whether a page is set in such columns: most lines keep to them, and no more lines reach over both."""
    over = sum(_is_over(row, gutter.at) for row in rows)
    return over < len(rows) / 2 and all(_is_over(row, gutter.at) or gutter.holds(row) for row in rows)


def in_order(sheet: Sheet) -> Iterator[Printed]:
    """The lines and tables of a page as they are read: what stands over both columns parts what is read before it."""
    items: list[tuple[float, int, Printed]] = [
        (box[1], _column_of(box, sheet.gutter), grid) for box, grid in sheet.tables
    ]
    gutter = sheet.gutter
    has_begun = False
    for row in sheet.rows:
        parts: Iterable[tuple[int, Sequence[Word]]] = [(0, row)]
        if gutter is not None and not _is_over(row, gutter.at):
            has_begun = has_begun or gutter.holds(row)  # 2022-04-15　来源：… is centred above both
            parts = enumerate(_sides(row, gutter.at), 1) if has_begun else parts
        for column, words in parts:
            if words and (line := _line(words, sheet.page, column)):
                items.append((line.box[1], column, line))
    items.sort(key=lambda item: item[0])
    right: list[Printed] = []
    for _, column, item in items:
        if column == 2:
            right.append(item)
            continue
        if column == 0:
            yield from right
            right = []
        yield item
    yield from right


def _column_of(box: Box, gutter: Gutter | None) -> int:
    if gutter is None or box[0] < gutter.at < box[2]:
        return 0
    return 1 if box[2] <= gutter.at else 2


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


def find_gutter(rows: Sequence[Sequence[Word]], width: float) -> Gutter | None:
    """The gutter that most lines of a page leave free, if they do.

    Both sides must be wide: the two columns of a table of names and numbers are no columns of text. At the end of a
    text the right side may be a few words, where the left one shows that it is a column.
    """
    gaps = [
        (min(left.box[2] - words[0].box[0], words[-1].box[2] - right.box[0]), int(left.box[2]) + 1, int(right.box[0]))
        for words in rows
        for left, right in pairwise(words)
        if right.box[0] - left.box[2] >= NARROWEST_GUTTER
    ]
    for least, is_set_so in ((LEAST_SIDE * width, _are_columns), (0.0, _ends_early)):
        at = _free_place(rows, [range(start, end) for side, start, end in gaps if side > least], width)
        if at is not None and is_set_so(rows, at):
            sides = [_sides(row, at) for row in rows[_begin(rows, at) :] if not _is_over(row, at)]
            lefts, rights = [left for left, _ in sides if left], [right for _, right in sides if right]
            if lefts and rights:
                return Gutter(at, _extent(lefts), _extent(rights))
    return _beside_nothing(rows, width)


def _beside_nothing(rows: Sequence[Sequence[Word]], width: float) -> Gutter | None:
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
    return Gutter(at, _extent(column), (at, width))


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
