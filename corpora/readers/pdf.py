"""PDF reports: lines joined into paragraphs by where they stand, ruled tables as tables, every stretch with its place.

A page with a picture and no text is a scan; `read_scanned_pages` is the one door to its recognition (extra `ocr`).
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

import pdfplumber
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import PdfminerException

from corpora.characters import cell_line, one_line
from corpora.draft import Box, Draft, Grid, GridCell, Line, Part, Spot
from corpora.errors import ReadError
from corpora.grids import compact, guess_header_rows, is_form, is_number, peel, slice_rows, unfold_form
from corpora.lines import join_broken, mark_headings, merge
from corpora.masthead import SUBTITLE, is_letterhead
from corpora.page_words import CAPTION_AFTER, PAGE_NUMBER
from corpora.papers import PaperLine, choose_title, paper_facts
from corpora.readers.unruled import find_unruled

MOST_PAGES = 3_000
MOST_WARNINGS = 10
LARGEST_STREAM = 300 * 1024 * 1024  # bytes of one unpacked stream; 1 MB has been seen to unpack to 2 GB
MARGIN_SHARE = 0.12  # of the page's height in which running heads and page numbers stand
SCAN_CHARACTERS = 30  # fewer on a page with a picture: a scanner's own stamp (扫描全能王 创建), not a text layer
WATERMARK_SHARE = 0.2  # slanted characters are a watermark below this share
GARBLED_SHARE = 0.02
GARBLE = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff�]")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．](?!\d)|第[一二三四五六七八九十]+[章条节])"
)
STREAM = re.compile(rb"stream\r?\n")


@dataclass(slots=True)
class PrintedLine:
    """One line as printed: clean text, box in points from the top left, font size, page from 1."""

    text: str
    box: Box
    size: float
    page: int
    page_size: tuple[float, float]
    column: int = 0

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
class Measure:
    """The column that the running text of a page fills: its edges and its font size."""

    left: float
    right: float
    size: float

    def is_centred(self, line: PrintedLine) -> bool:
        """Whether a line stands in the middle and not from edge to edge, or is set larger than the text."""
        middle = (line.left + line.right) / 2
        if (
            min(abs(middle - line.page_size[0] / 2), abs(middle - (self.left + self.right) / 2))
            > 0.03 * line.page_size[0]
        ):
            return False
        return line.left > self.left + 1.5 * self.size or line.size > self.size + 1

    def continues(self, line: PrintedLine, following: PrintedLine, left: float) -> bool:
        """Whether `following` is the rest of the paragraph: the line is full and the next not indented from `left`."""
        if following.text[:1] in "，。；、！？）】》”’%,;!?)" and abs(line.size - following.size) < 1:
            return True
        if abs(line.size - following.size) > 0.6 or CAPTION_AFTER.match(following.text):
            return False
        if self.is_centred(line) and self.is_centred(following) and line.size > self.size + 1:
            return not (is_letterhead(line.text) or is_letterhead(following.text) or SUBTITLE.match(following.text))
        if NUMBERED.match(following.text) and line.text.endswith(("。", "；", "：")):
            return False
        return line.right >= self.right - 3.2 * line.size and following.left <= left + 0.8 * line.size


def read_pdf(path: str, data: bytes) -> Draft:
    """A PDF with a text layer. Raises ReadError needs_ocr, encrypted, truncated, too_large or unreadable."""
    if b"%%EOF" not in data[-4096:]:
        raise ReadError(path, "truncated", f"{path}：PDF 不完整，缺少结尾。请重新下载。")
    _check_streams(path, data)
    draft = Draft()
    scanned: list[Any] = []
    pages: list[list[Printed]] = []
    with _heard(path, draft.warnings), _open(path, data) as pdf:
        if len(pdf.pages) > MOST_PAGES:
            raise ReadError(
                path, "too_large", f"{path}：有 {len(pdf.pages)} 页，超过 {MOST_PAGES} 页的上限。请拆分后再试。"
            )
        for page in pdf.pages:
            if len(page.chars) < SCAN_CHARACTERS and page.images:
                scanned.append(page)
            pages.append(_page(page, data))
            page.close()
        if scanned:
            read_scanned_pages(path, data, scanned, pages, draft)
    _drop_running_heads(pages)
    _lay_out(draft, [item for items in pages for item in items])
    return draft


def read_scanned_pages(
    path: str, data: bytes, scanned: Sequence[Any], pages: list[list[Printed]], draft: Draft
) -> None:
    """Put what recognition reads on the `scanned` pages in their places in `pages`, and how sure it is in `draft`.

    Without the extra `ocr`: ReadError needs_ocr where all pages are scans, else a warning that names those not read.
    """
    named = "、".join(str(page.page_number) for page in scanned)
    try:
        import corpora.readers.scan as scan
    except ModuleNotFoundError as error:
        how = "请先 pip install 'yinfeng[ocr]'，再读一次；或提供带文字层的 PDF、原始文档。"
        if len(scanned) == len(pages):
            reason = f"共 {len(pages)} 页，全是扫描图片，没有文字层，要文字识别（OCR）才能读"
            raise ReadError(path, "needs_ocr", f"{path}：{reason}。{how}") from error
        draft.warnings.append(f"{path}：第 {named} 页是扫描图片，没有读取。{how}")
        return
    recognised = scan.recognise(data, scanned)
    for page in recognised.pages:
        pages[page.page_number - 1] = _page(page, data)
    draft.readings += recognised.readings
    draft.warnings.append(f"{path}：第 {named} 页是扫描图片，由文字识别读出；{scan.describe(recognised.readings)}。")
    draft.warnings += [f"{path}：{note}。" for note in recognised.notes]


def _open(path: str, data: bytes) -> PDF:
    try:
        return pdfplumber.open(io.BytesIO(data))
    except PdfminerException as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise ReadError(path, "encrypted", f"{path}：PDF 有打开密码。请去掉密码后再试。") from error
        raise ReadError(
            path, "unreadable", f"{path}：PDF 读不出（{type(cause).__name__}: {cause}）。请重新下载。"
        ) from error


class _Listener(logging.Handler):
    """Keeps what pdfminer complains of, each complaint once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Take in one complaint."""
        self.heard.setdefault(record.getMessage())


@contextmanager
def _heard(path: str, warnings: list[str]) -> Iterator[None]:
    """Turn pdfminer's log into warnings of the document: what it calls data loss must not pass in silence."""
    logger, listener = logging.getLogger("pdfminer"), _Listener()
    logger.addHandler(listener)
    was, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(listener)
        logger.propagate = was
        warnings += [f"{path}：PDF 解析提示：{message[:200]}" for message in list(listener.heard)[:MOST_WARNINGS]]


def _check_streams(path: str, data: bytes) -> None:
    """Refuse a stream that unpacks to more than LARGEST_STREAM: neither pdfminer nor pdfium stops."""
    for match in STREAM.finditer(data):
        if data[match.end() : match.end() + 1] != b"x":
            continue  # not zlib: a picture or plain text, as large as it stands
        unpacker = zlib.decompressobj()
        size, rest = 0, data[match.end() : data.find(b"endstream", match.end()) % (len(data) + 1)]
        try:
            while rest and not unpacker.eof:
                size += len(unpacker.decompress(rest, 1 << 24))
                rest = unpacker.unconsumed_tail
                if size > LARGEST_STREAM:
                    raise ReadError(
                        path, "too_large", f"{path}：PDF 里有一段解压后超过 {LARGEST_STREAM >> 20} MB，没有读取。"
                    )
        except zlib.error:
            continue  # torn or not zlib after all; the parser will say what it makes of it


def _page(page: Any, data: bytes) -> list[Printed]:
    """The lines and tables of one page in reading order."""
    page = page.dedupe_chars()
    slanted = sum(map(_is_slanted, page.chars))
    if 0 < slanted < WATERMARK_SHARE * len(page.chars):
        page = page.filter(lambda thing: thing["object_type"] != "char" or not _is_slanted(thing))
    if len(GARBLE.findall("".join(character["text"] for character in page.chars))) > GARBLED_SHARE * len(page.chars):
        return _page_by_pdfium(page, data)
    found: list[tuple[float, Printed]] = []
    boxes: list[Box] = []
    for table in page.find_tables():
        if _is_table(table):
            whole = _with_open_sides(page, table)
            boxes.append(whole.bbox)
            found.append((whole.bbox[1], _grid(whole, page.page_number)))
    prose = _outside(page, boxes)
    unruled = find_unruled(prose)
    if unruled:
        found += [(table.bbox[1], table.grid) for table in unruled]
        prose = _outside(prose, [table.bbox for table in unruled])
    bands = _columns(prose)
    for column, band in enumerate(bands):
        for line in _lines(band.page, page):
            line.column = column
            found.append((line.box[1] if len(bands) == 1 else band.top, line))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def _is_slanted(character: dict[str, Any]) -> bool:
    """Whether a character is turned by less or more than a right angle, as those of a watermark are."""
    a, b, c, d = character["matrix"][:4]
    return bool(abs(b) + abs(c) > 0.05 * (abs(a) + abs(d)) and abs(a) + abs(d) > 0.05 * (abs(b) + abs(c)))


def _is_table(table: Any) -> bool:
    return len(table.cells) >= 4 and max(sum(cell is not None for cell in row.cells) for row in table.rows) >= 2


def _with_open_sides(page: Any, table: Any) -> Any:
    """The same table with the columns that lie outside its last vertical lines, where its horizontal lines go on."""
    left, top, right, bottom = table.bbox
    edges = [edge for edge in page.edges if edge["orientation"] == "h" and top - 2 <= edge["top"] <= bottom + 2]
    outer = (min((edge["x0"] for edge in edges), default=left), max((edge["x1"] for edge in edges), default=right))
    if outer[0] > left - 10 and outer[1] < right + 10:
        return table
    strip = page.crop((0, max(top - 2, 0), page.width, min(bottom + 2, page.height)))
    wider = strip.find_tables({"explicit_vertical_lines": list(outer)})
    return max((*wider, table), key=lambda found: len(found.cells))


def _outside(page: Any, boxes: Sequence[Box]) -> Any:
    return page.filter(lambda thing: not any(_is_inside(thing, box) for box in boxes)) if boxes else page


def _is_inside(thing: dict[str, Any], box: Box) -> bool:
    if thing["object_type"] != "char":
        return False
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _lines(part: Any, page: Any) -> list[PrintedLine]:
    lines = []
    for line in part.extract_text_lines(return_chars=True):
        text = one_line(line["text"])
        if text:
            size = median(character["size"] for character in line["chars"])
            box = (line["x0"], line["top"], line["x1"], line["bottom"])
            lines.append(PrintedLine(text, box, round(size, 1), page.page_number, (page.width, page.height)))
    return lines


@dataclass(frozen=True, slots=True)
class Band:
    """A part of a page that is read before the next: the whole width, or one of two columns."""

    page: Any
    top: float


def _columns(page: Any) -> list[Band]:
    """The page as one band, or, where most rows of words leave the same gutter free, as bands of two columns.

    Both sides must be wide: the two columns of a table of names and numbers are no columns of text.
    """
    words = page.extract_words()
    rows: dict[int, list[dict[str, Any]]] = {}
    for word in words:
        rows.setdefault(round(word["top"] / 4), []).append(word)
    gutters: Counter[int] = Counter()
    for members in rows.values():
        members.sort(key=lambda word: word["x0"])
        for left, right in pairwise(members):
            sides = (left["x1"] - members[0]["x0"], members[-1]["x1"] - right["x0"])
            if right["x0"] - left["x1"] >= 10 and min(sides) > 0.25 * page.width:
                gutters.update(range(int(left["x1"]) + 1, int(right["x0"])))
    if not gutters:
        return [Band(page, 0)]
    middle, count = max(gutters.items(), key=lambda pair: (pair[1], -abs(pair[0] - page.width / 2)))
    if count < 8 or count < 0.5 * len(rows):
        return [Band(page, 0)]
    split = [word for word in words if not word["x0"] < middle < word["x1"]]
    crossing = [word["bottom"] for word in words if word["x0"] < middle < word["x1"]]
    top = max((bottom for bottom in crossing if bottom < page.height / 2), default=0.0)
    bottom = min((word["bottom"] for word in split if word["top"] > page.height), default=page.height)
    bands = [Band(_part(page, lambda x, y: y < top), 0)] if top else []
    bands.append(Band(_part(page, lambda x, y: top <= y <= bottom and x < middle), top))
    bands.append(Band(_part(page, lambda x, y: top <= y <= bottom and x >= middle), top + 0.1))
    return bands


def _part(page: Any, holds: Callable[[float, float], bool]) -> Any:
    return page.filter(lambda thing: holds((thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2))


def _page_by_pdfium(page: Any, data: bytes) -> list[Printed]:
    """A page whose fonts pdfminer cannot map to characters (some SimSun subsets): pdfium's lines, without boxes."""
    with pypdfium2.PdfDocument(data) as document:
        text = document[page.page_number - 1].get_textpage().get_text_range()
    size = (page.width, page.height)
    lines = [one_line(line) for line in text.splitlines()]
    box = (0.0, 0.0, page.width, page.height)
    return [PrintedLine(line, box, 0.0, page.page_number, size) for line in lines if line]


def _grid(table: Any, page: int) -> Grid:
    """The cells of a ruled table with the spans that their boxes show."""
    lefts = sorted({cell[0] for cell in table.cells})
    tops = sorted({cell[1] for cell in table.cells})
    cells = []
    for row, texts in zip(table.rows, table.extract(), strict=True):
        for box, text in zip(row.cells, texts, strict=True):
            if box is None:
                continue
            at = (tops.index(box[1]), lefts.index(box[0]))
            row_span = sum(box[1] <= top < box[3] - 0.5 for top in tops)
            column_span = sum(box[0] <= left < box[2] - 0.5 for left in lefts)
            paragraphs = tuple(line for line in map(one_line, (text or "").split("\n")) if line)
            cells.append(
                GridCell(*at, cell_line("\n".join(paragraphs)), max(row_span, 1), max(column_span, 1), page, box)
            )
    return compact(Grid(cells))


def _drop_running_heads(pages: list[list[Printed]]) -> None:
    """Drop page numbers, and lines that stand at the same height in the margins of most pages, digits aside."""
    seen: Counter[tuple[str, int]] = Counter()

    def mark(line: PrintedLine) -> tuple[str, int] | None:
        height = line.page_size[1]
        if MARGIN_SHARE * height < line.box[1] and line.box[3] < (1 - MARGIN_SHARE) * height:
            return None
        return re.sub(r"\d+", "#", line.text), round(line.box[1] / 6)

    for items in pages:
        seen.update({key for item in items if isinstance(item, PrintedLine) and (key := mark(item))})
    for items in pages:
        items[:] = [
            item
            for item in items
            if not isinstance(item, PrintedLine)
            or not (key := mark(item))
            or not (PAGE_NUMBER.match(item.text) or (len(pages) > 1 and seen[key] > max(len(pages) / 2, 1)))
        ]


def _lay_out(draft: Draft, items: list[Printed]) -> None:
    """Join lines into paragraphs and pieces of tables into tables; find title, date and office."""
    items = _joined_tables(items)
    printed = [item for item in items if isinstance(item, PrintedLine)]
    measures = _measures(printed)
    lines: list[tuple[PaperLine, Line]] = []
    previous: PrintedLine | None = None
    for item in items:
        if isinstance(item, Grid):
            _add_table(draft, item)
            previous = None
            continue
        measure = measures[item.page, item.column]
        line = Line(item.text, "paragraph", [Spot(0, len(item.text), item.page, item.box)])
        paper_line = PaperLine(item.text, item.size, measure.is_centred(item))
        if previous is not None and measures[previous.page, previous.column].continues(previous, item, measure.left):
            merged = merge(lines[-1][1], line)
            draft.parts[-1] = merged
            lines[-1] = (PaperLine(merged.text, lines[-1][0].size, lines[-1][0].is_centred), merged)
        else:
            draft.parts.append(line)
            lines.append((paper_line, line))
        previous = item
    chosen = choose_title([paper_line for paper_line, _ in lines])
    if chosen is not None:
        draft.title = lines[chosen][1].text
        lines[chosen][1].kind = "title"
        for paper_line, line in lines[:chosen]:
            if is_letterhead(paper_line.text):
                line.kind = "note"
        if chosen + 1 < len(lines) and is_letterhead(lines[chosen + 1][0].text):
            lines[chosen + 1][1].kind = "note"
    draft.published, draft.source = paper_facts([line.text for _, line in lines])
    draft.parts = mark_headings(join_broken(draft.parts))


def _measures(lines: Sequence[PrintedLine]) -> dict[tuple[int, int], Measure]:
    """The measure of each page and column: its own where it holds enough lines, else that of all pages."""

    def measure(members: Sequence[PrintedLine]) -> Measure:
        sizes = Counter(round(line.size) for line in members for _ in line.text)
        size = sizes.most_common(1)[0][0] if sizes else 0
        body = [line for line in members if abs(line.size - size) <= 1] or list(members)
        return Measure(min(line.left for line in body), max(line.right for line in body), size)

    by_page: dict[tuple[int, int], list[PrintedLine]] = {}
    for line in lines:
        by_page.setdefault((line.page, line.column), []).append(line)
    measures = {}
    for page, members in by_page.items():
        alike = [line for line in lines if (line.page_size, line.column) == (members[0].page_size, members[0].column)]
        measures[page] = measure(members if len(members) >= 12 else alike)
    return measures


def _joined_tables(items: list[Printed]) -> list[Printed]:
    """A table that goes on over the page, its header said again, as ONE table with the header once."""
    joined: list[Printed] = []
    for item in items:
        last = joined[-1] if joined else None
        if isinstance(item, Grid) and isinstance(last, Grid) and _goes_on(last, item):
            depth = guess_header_rows(last)
            repeated = _row_texts(last, depth) == _row_texts(item, depth)
            rest = slice_rows(item, depth if repeated else 0, item.row_count)
            start = last.row_count
            for cell in rest.cells:
                cell.row += start
            last.cells.extend(rest.cells)
        else:
            joined.append(item)
    return joined


def _goes_on(last: Grid, item: Grid) -> bool:
    """Same columns at the same places on the following page, and no header of its own but the one already said."""
    if last.column_count != item.column_count or not last.cells or not item.cells:
        return False
    pages = (max(cell.page or 0 for cell in last.cells), min(cell.page or 0 for cell in item.cells))
    if pages[1] != pages[0] + 1:
        return False
    depth = guess_header_rows(last)
    if _row_texts(last, depth) == _row_texts(item, depth):
        return True
    lefts = [sorted({round(cell.box[0]) for cell in grid.cells if cell.box}) for grid in (last, item)]
    same_places = len(lefts[0]) == len(lefts[1]) and all(abs(a - b) <= 3 for a, b in zip(*lefts, strict=True))
    return same_places and any(is_number(cell.text) for cell in item.rows()[0])


def _row_texts(grid: Grid, depth: int) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows()[:depth]]


def _add_table(draft: Draft, grid: Grid) -> None:
    above, inner, below = peel(grid)
    parts: list[Part] = [_line_of(cell) for cell in above]
    parts += unfold_form(inner) if is_form(inner) else [inner]
    draft.parts += parts + [_line_of(cell) for cell in below]


def _line_of(cell: GridCell) -> Line:
    spots = [Spot(0, len(cell.text), cell.page, cell.box)] if cell.page is not None else []
    return Line(cell.text, "paragraph", spots)
