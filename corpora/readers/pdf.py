"""PDF reports: lines joined into paragraphs by where they stand, tables as tables, every stretch with its place.

A page with a picture and no text is a scan, and one whose font has no Unicode as good as one; `recognise_pages` is the
one door to their recognition (extra `ocr`).
"""

from __future__ import annotations

import base64
import re
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import islice

import pypdfium2
import pypdfium2.raw as pdfium

from corpora import isolation
from corpora.draft import Draft, Grid, GridCell, Line, Part, Spot
from corpora.errors import ReadError
from corpora.grids import guess_header_rows, is_form, is_number, peel, slice_rows, unfold_form
from corpora.lines import join_broken, mark_headings, merge
from corpora.masthead import SUBTITLE, is_info_line, is_letterhead
from corpora.page_words import CAPTION_AFTER, CAPTION_BEFORE, PAGE_NUMBER, TABLE_GOES_ON
from corpora.papers import HEAD_LINES, PaperLine, choose_title, paper_facts
from corpora.readers.columns import Printed, PrintedLine, Sheet, in_order, share_columns
from corpora.readers.pdf_page import read_page
from corpora.readers.printed import Character, Page, Word, lines_of, words_of
from corpora.readers.ruled import find_ruled, make_grid
from corpora.readers.runs import TooManyCharacters
from corpora.readers.stand_in import stand_in_font
from corpora.readers.unruled import find_unruled, may_hold_unruled

MOST_PAGES = 3_000
PAGES_AT_ONCE = 100  # a long report is not a hanging one: so many pages may take SECONDS
SECONDS = 30.0
MOST_SCANNED = 100  # pages recognised in one document: two to four seconds each
MOST_NAMED = 20  # pages named in a warning
LARGEST_STREAM = 300 * 1024 * 1024  # bytes of one unpacked stream; 1 MB has been seen to unpack to 2 GB
LARGEST_UNPACKED = 3 * 1024 * 1024 * 1024  # bytes of all streams together: ten seconds' work
DENSEST = 1_032  # bytes that one packed byte may unpack to
FLATE = {b"FlateDecode", b"Fl"}
LONGEST_DICTIONARY = 2_000  # bytes before a stream in which its filters are named
FILTER = re.compile(
    rb"/(FlateDecode|Fl|ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|DCTDecode"
    rb"|DCT|CCITTFaxDecode|CCF|JBIG2Decode|JPXDecode|Crypt)\b"
)
LARGEST_PAGE = 20_000  # points; a PDF may have 14,400
MARGIN_SHARE = 0.12  # of the page's height in which running heads and page numbers stand
HEAD_GAP = 1.5  # of its font size, between a running head and its rule
SCAN_CHARACTERS = 30  # fewer on a page with a picture: a scanner's own stamp (扫描全能王 创建), not a text layer
GARBLED_SHARE = 0.02
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．](?!\d)|第[一二三四五六七八九十]+[章条节])"
)
CAPTION_OF_PICTURE = re.compile(r"^图\s?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[\s：:.、]")
STREAM = re.compile(rb"stream\r?\n")
MOST_XREFS = 100  # tables looked at: each saved change of a file adds one
XREF = re.compile(rb"(?<!start)xref\s+\d{1,10} (\d{1,8})\s*[\r\n]")
XREF_ENTRY = re.compile(rb"\d{10} \d{5} [nf]")
PDFIUM = threading.Lock()  # pdfium is not made for two threads at once


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
            if line.text.endswith("的"):
                return True  # 关于招商引资工作情况的, and below it 通报: no letterhead
            return not (is_letterhead(line.text) or is_letterhead(following.text) or SUBTITLE.match(following.text))
        if NUMBERED.match(following.text) and line.text.endswith(("。", "；", "：")):
            return False
        return line.right >= self.right - 3.2 * line.size and following.left <= left + 0.8 * line.size


def read_pdf(path: str, data: bytes) -> Draft:
    """A PDF with a text layer. Raises ReadError needs_ocr, encrypted, truncated, too_large or unreadable."""
    if b"%%EOF" not in data[-4096:]:
        raise ReadError(path, "truncated", f"{path}：PDF 不完整，缺少结尾。请重新下载。")
    _check_streams(path, data)
    with PDFIUM:
        with stand_in_font(), _opened(path, data) as document:
            contents = _contents(path, document)
            is_damaged = _is_torn(data) or not pdfium.FPDF_DocumentHasValidCrossReferenceTable(document.raw)
        draft = _draft(path, contents, lambda: _opened(path, data))
    if is_damaged:
        draft.warnings.append(f"{path}：PDF 的交叉引用表（xref）损坏，按能找到的内容读取，可能有缺漏。")
    return draft


def read_document(path: str, document: pypdfium2.PdfDocument) -> Draft:
    """The draft of an open document that holds its fonts. Raises ReadError needs_ocr, too_large or unreadable.

    The caller holds PDFIUM.
    """
    return _draft(path, _contents(path, document), lambda: nullcontext(document))


@dataclass(slots=True)
class Contents:
    """The pages of a document as sheets, and which of them, from 0, are pictures of text, or broken.

    `garbled` pages have a font without Unicode; `unread` are those of them that lose words by it, `lost` most of them.
    """

    sheets: list[list[Sheet]] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)


def _contents(path: str, document: pypdfium2.PdfDocument) -> Contents:
    if len(document) > MOST_PAGES:
        raise ReadError(path, "too_large", f"{path}：有 {len(document)} 页，超过 {MOST_PAGES} 页的上限。请拆分后再试。")
    contents = Contents()
    for index in range(len(document)):
        if index % PAGES_AT_ONCE == 0:
            isolation.allow(SECONDS)
        read = _read_page(path, document, index)
        if read is None:
            contents.broken.append(index)
        elif _is_scan(read):
            contents.scanned.append(index)
        else:
            count = sum(page.count for page in read)
            contents.garbled += [index] * (read[0].unreadable > GARBLED_SHARE * count)
            contents.unread += [index] * (read[0].words_unreadable > GARBLED_SHARE * count)
            contents.lost += [index] * (read[0].words_unreadable > count)
        contents.sheets.append([_sheet(page) for page in read or ()])
    return contents


def _draft(path: str, contents: Contents, opened: Callable[[], AbstractContextManager[pypdfium2.PdfDocument]]) -> Draft:
    """The draft of what was read; `opened` gives the document as it is drawn, for recognition."""
    draft = Draft()
    sheets = contents.sheets
    if contents.scanned or contents.unread:
        recognise_pages(path, opened, contents, draft)
    if len(contents.broken) == len(sheets):
        raise ReadError(path, "unreadable", f"{path}：PDF 的每一页都读不出。请重新下载。")
    if contents.broken:
        draft.warnings.append(f"{path}：第 {_named(contents.broken)} 页损坏，没有读取。")
    if contents.garbled:
        draft.warnings.append(
            f"{path}：第 {_named(contents.garbled)} 页有字体没有文字编码，部分文字读不出。请对照原件。"
        )
    share_columns([sheet for page in sheets for sheet in page])
    pages = [[item for sheet in page for item in in_order(sheet)] for page in sheets]
    _drop_running_heads(pages)
    if len(sheets) == 1:
        _drop_ruled_head(sheets[0], pages[0])
    _lay_out(draft, [item for items in pages for item in items])
    return draft


def _named(indexes: Sequence[int]) -> str:
    """Pages, counted from 0, as a reader counts them."""
    return "、".join(str(index + 1) for index in indexes[:MOST_NAMED]) + ("……" if len(indexes) > MOST_NAMED else "")


def _is_scan(read: Sequence[Page]) -> bool:
    """Whether a page is a picture of text: no characters to speak of, and a picture or letters drawn as outlines."""
    characters = sum(len(one.text) for page in read for one in page.characters if not one.text.isspace())
    return characters < SCAN_CHARACTERS and bool(read[0].pictures or read[0].outlines)


def recognise_pages(
    path: str,
    opened: Callable[[], AbstractContextManager[pypdfium2.PdfDocument]],
    contents: Contents,
    draft: Draft,
) -> None:
    """Put what recognition reads on scanned and unread pages in their places, and how sure it is in `draft`.

    Of more than MOST_SCANNED pages the first are read, and the others named in a warning. Without the extra `ocr`:
    ReadError needs_ocr where it is wanted for all pages, else a warning that names those not read.
    """
    try:
        import corpora.readers.scan as scan
    except ModuleNotFoundError as error:
        how = "请先 pip install 'yinfeng[ocr]'，再读一次；或提供带文字层的 PDF、原始文档。"
        missing = sorted(contents.scanned + contents.lost)
        if len(missing) == len(contents.sheets):
            what = "有字体没有文字编码" if contents.lost else "全是扫描图片，没有文字层"
            reason = f"共 {len(missing)} 页，{what}，要文字识别（OCR）才能读"
            raise ReadError(path, "needs_ocr", f"{path}：{reason}。{how}") from error
        if contents.scanned:
            draft.warnings.append(f"{path}：第 {_named(contents.scanned)} 页是扫描图片，没有读取。{how}")
        if contents.lost:
            named = _named(contents.lost)
            draft.warnings.append(f"{path}：第 {named} 页的字体没有文字编码，没有读取。{how}")
            _leave_out(contents, contents.lost)
        return
    wanted = sorted(contents.scanned + contents.unread)
    with opened() as document:
        recognised = scan.recognise(document, wanted[:MOST_SCANNED])
    for page in recognised.pages:
        contents.sheets[page.number - 1] = [_sheet(page)]
    draft.readings += recognised.readings
    for pages, what in ((contents.scanned, "是扫描图片"), (contents.unread, "有字体没有文字编码")):
        if read := [index for index in pages if index in wanted[:MOST_SCANNED]]:
            told = scan.describe([reading for reading in recognised.readings if reading.page - 1 in read])
            draft.warnings.append(f"{path}：第 {_named(read)} 页{what}，由文字识别读出；{told}。")
    draft.warnings += [f"{path}：{note}。" for note in recognised.notes]
    contents.garbled = [index for index in contents.garbled if index not in wanted[:MOST_SCANNED]]
    if left := wanted[MOST_SCANNED:]:
        _leave_out(contents, [index for index in left if index in contents.lost])
        named = f"从第 {left[0] + 1} 页起的 {len(left)} 页没有读取"
        draft.warnings.append(f"{path}：扫描页超过 {MOST_SCANNED} 页的上限，{named}。请拆分后再读。")


def _leave_out(contents: Contents, indexes: Sequence[int]) -> None:
    for index in indexes:
        contents.sheets[index] = []
    contents.garbled = [index for index in contents.garbled if index not in indexes]


@contextmanager
def _opened(path: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise ReadError(path, "encrypted", f"{path}：PDF 有打开密码。请去掉密码后再试。") from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise ReadError(
                path, "encrypted", f"{path}：PDF 的加密方式不支持。请用原软件打开后另存为不加密的。"
            ) from error
        raise ReadError(path, "unreadable", f"{path}：PDF 损坏，读不出（{error}）。请重新下载。") from error
    try:
        yield document
    finally:
        document.close()


def _read_page(path: str, document: pypdfium2.PdfDocument, index: int) -> list[Page] | None:
    """One page; None where it is broken. Raises ReadError too_large for one that no paper can be."""
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return None  # named in a warning by the caller, who counts them
    try:
        return read_page(page, index + 1) if max(page.get_size()) <= LARGEST_PAGE else None
    except TooManyCharacters as error:
        raise ReadError(
            path, "too_large", f"{path}：第 {index + 1} 页有 {error.args[0]} 个字符，不像一页文件，没有读取。"
        ) from error
    finally:
        page.close()


def _is_torn(data: bytes) -> bool:
    """Whether an entry of a cross-reference table is none: pdfium leaves its object out and says nothing."""
    for match in islice(XREF.finditer(data), MOST_XREFS):
        end = match.end() + 20 * int(match[1])
        if len(XREF_ENTRY.findall(data, match.end(), end)) < min(int(match[1]), (len(data) - match.end()) // 20):
            return True
    return False


def _check_streams(path: str, data: bytes) -> None:
    """Refuse streams that unpack to more than LARGEST_STREAM, or LARGEST_UNPACKED together: pdfium does not stop.

    What is too small to unpack to so much is not unpacked here.
    """
    streams = list(_packed_streams(data))
    most = [(end - start) * DENSEST ** sum(name in FLATE for name in filters) for start, end, filters in streams]
    is_large = sum(most) > LARGEST_UNPACKED
    total = 0
    for (start, end, filters), bound in zip(streams, most, strict=True):
        if not is_large and bound <= LARGEST_STREAM:
            continue
        for size in _unpacked_sizes(data[start:end], filters):
            if size > LARGEST_STREAM or total + size > LARGEST_UNPACKED:
                limit = LARGEST_STREAM if size > LARGEST_STREAM else LARGEST_UNPACKED
                raise ReadError(path, "too_large", f"{path}：PDF 里的内容解压后超过 {limit >> 20} MB，没有读取。")
        total += size


def _packed_streams(data: bytes) -> Iterator[tuple[int, int, list[bytes]]]:
    """Where each packed stream begins and ends, and the names of its filters."""
    for match in STREAM.finditer(data):
        declared = data[max(match.start() - LONGEST_DICTIONARY, 0) : match.start()]
        filters = FILTER.findall(declared[declared.rfind(b"obj") + 1 :])
        if not filters and data[match.end() : match.end() + 1] == b"x":
            filters = [b"FlateDecode"]  # zlib by its first byte, whatever is said of it
        if FLATE.intersection(filters):  # others are a picture or plain text, as large as they stand
            yield match.end(), data.find(b"endstream", match.end()) % (len(data) + 1), filters


def _unpacked_sizes(packed: bytes, filters: Sequence[bytes]) -> Iterator[int]:
    """How much a stream has unpacked to so far, again and again; layers that this cannot unpack end it."""
    chunks: Iterator[bytes] = iter([packed])
    for name in filters:
        if name in FLATE:
            chunks = _inflated(chunks)
        elif name in (b"ASCIIHexDecode", b"AHx"):
            chunks = (_from_hex(chunk) for chunk in chunks)
        elif name in (b"ASCII85Decode", b"A85"):
            chunks = (_from_base85(chunk) for chunk in chunks)
        else:
            break
    size = 0
    yield size
    for chunk in chunks:
        size += len(chunk)
        yield size


def _inflated(chunks: Iterator[bytes]) -> Iterator[bytes]:
    unpacker = zlib.decompressobj()
    for chunk in chunks:
        rest = chunk
        try:
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, 1 << 22)
                rest = unpacker.unconsumed_tail
        except zlib.error:
            return  # torn or not zlib after all; pdfium will say what it makes of it


def _from_hex(chunk: bytes) -> bytes:
    digits = re.sub(rb"[^0-9A-Fa-f]", b"", chunk.split(b">", 1)[0])
    return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))


def _from_base85(chunk: bytes) -> bytes:
    try:
        return base64.a85decode(chunk.split(b"~>", 1)[0].strip())
    except ValueError:
        return b""  # no base 85; pdfium will say what it makes of it


def _sheet(page: Page) -> Sheet:
    """A page with its tables found, and the lines of what is left."""
    lines = _words(page.characters)
    ruled = find_ruled(page.rules)
    may_hold = may_hold_unruled(page, lines)
    if not ruled and not may_hold:
        return Sheet(page.bare(), [], lines)
    page = page.singly()  # a cell takes its characters one by one
    tables = [(table.bbox, make_grid(table, page)) for table in ruled]
    rest = page.outside([box for box, _ in tables])
    if may_hold and (unruled := [(table.bbox, table.grid) for table in find_unruled(page, rest)]):
        tables += unruled
        rest = page.outside([box for box, _ in tables])
    return Sheet(page.bare(), tables, _words(rest))


def _words(characters: Sequence[Character]) -> list[list[Word]]:
    return [words for line in lines_of(characters) if (words := words_of(line))]


def _drop_running_heads(pages: list[list[Printed]]) -> None:
    """Drop page numbers, and lines that stand at the same height in the margins of most pages, digits aside."""
    seen: Counter[tuple[str, int]] = Counter()

    def mark(line: PrintedLine) -> tuple[str, int] | None:
        height = line.page_size[1]
        if MARGIN_SHARE * height < line.box[1] and line.box[3] < (1 - MARGIN_SHARE) * height:
            return None
        return re.sub(r"\d+", "#", line.text), round(line.box[1] / 6)

    def heads(items: Sequence[Printed]) -> set[tuple[str, int]]:
        lines = [item for item in items if isinstance(item, PrintedLine)]
        return {key for line in lines if (key := mark(line)) and not _is_in_running_text(line, lines)}

    for items in pages:
        seen.update(heads(items))
    for items in pages:
        own = heads(items)
        items[:] = [
            item
            for item in items
            if not isinstance(item, PrintedLine)
            or not (key := mark(item))
            or not (
                PAGE_NUMBER.match(item.text) or (key in own and len(pages) > 1 and seen[key] > max(len(pages) / 2, 1))
            )
        ]


def _drop_ruled_head(sheets: Sequence[Sheet], items: list[Printed]) -> None:
    """Drop the running head of a page that is alone: small print at the very top, with a rule right below it.

    Nothing repeats it here, so that only this says what it is; the letterhead of a paper is printed large.
    """
    lines = [item for item in items if isinstance(item, PrintedLine)]
    if not lines or not sheets:
        return
    size, sheet = _measure(lines).size, sheets[0]
    edges = [edge for box, _ in sheet.tables for edge in (box[1], box[3])]
    rules = [
        rule[1]
        for rule in sheet.page.rules
        if rule[1] < MARGIN_SHARE * sheet.page.height and not any(abs(rule[1] - edge) < 3 for edge in edges)
    ]
    above = [line for line in lines if rules and line.box[3] < min(rules) + 0.3 * line.size]
    if all(
        line.size < size and min(rules) - line.box[3] < HEAD_GAP * line.size and not CAPTION_BEFORE.match(line.text)
        for line in above
    ):
        items[:] = [item for item in items if not any(item is line for line in above)]


def _is_in_running_text(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether a line of the same size follows or goes before at the distance of running text."""
    return any(
        abs(other.size - line.size) < 0.5
        and 0 < abs(other.box[1] - line.box[1]) < 2 * line.size
        and other.left < line.right
        and line.left < other.right
        for other in lines
    )


def _lay_out(draft: Draft, items: list[Printed]) -> None:
    """Join lines into paragraphs and pieces of tables into tables; find title, date and office."""
    items = _joined_tables(items)
    printed = [item for item in items if isinstance(item, PrintedLine)]
    measures = _measures(printed)
    items = list(_captions_behind(items, measures))
    lines: list[tuple[PaperLine, Line]] = []
    previous: PrintedLine | None = None
    for item in items:
        if isinstance(item, Grid):
            _add_table(draft, item)
            previous = None
            continue
        measure = measures[item.page, item.column]
        line = Line(item.text, "paragraph", [Spot(0, len(item.text), item.page, item.place)])
        paper_line = PaperLine(item.text, item.size, measure.is_centred(item))
        if previous is not None and measures[previous.page, previous.column].continues(previous, item, measure.left):
            merged = merge(lines[-1][1], line, is_full=True)
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
    facts = paper_facts([line.text for _, line in lines])
    draft.published, draft.source = facts.published, facts.source
    for _, line in lines[:HEAD_LINES]:
        if line.kind == "paragraph" and is_info_line(line.text) and not CAPTION_BEFORE.match(line.text):
            line.kind = "note"
    draft.parts = mark_headings(join_broken(draft.parts))


def _captions_behind(
    items: Sequence[Printed], measures: Mapping[tuple[int, tuple[int, int]], Measure]
) -> Iterator[Printed]:
    """The same items, a picture's caption behind the paragraph that the picture at the top of a page has torn."""

    def goes_on(line: Printed, following: Printed) -> bool:
        if not isinstance(line, PrintedLine) or not isinstance(following, PrintedLine):
            return False
        measure, left = measures[line.page, line.column], measures[following.page, following.column].left
        return measure.continues(line, following, left)

    held: list[Printed] = []
    last: Printed | None = None
    for at, item in enumerate(items):
        if held and not (last is not None and goes_on(last, item)):
            yield from held
            held = []
        is_caption = isinstance(item, PrintedLine) and CAPTION_OF_PICTURE.match(item.text)
        if is_caption and last is not None and at + 1 < len(items) and goes_on(last, items[at + 1]):
            held.append(item)
            continue
        yield item
        last = item
    yield from held


def _measures(lines: Sequence[PrintedLine]) -> dict[tuple[int, tuple[int, int]], Measure]:
    """The measure of each page and column: its own where it holds enough lines, else that of all pages."""

    by_page: dict[tuple[int, tuple[int, int]], list[PrintedLine]] = {}
    for line in lines:
        by_page.setdefault((line.page, line.column), []).append(line)
    measures = {}
    for page, members in by_page.items():
        first = members[0]
        alike = [line for line in lines if (line.page_size, line.column) == (first.page_size, first.column)]
        if first.column[1] == 0 and any(
            column == (first.column[0], 1) for number, column in by_page if number == page[0]
        ):
            # A title over two columns is measured against all that stands below it.
            alike = [line for line in lines if line.page == first.page and line.column[0] == first.column[0]]
        measures[page] = _measure(members if len(members) >= 12 else alike)
    return measures


def _measure(members: Sequence[PrintedLine]) -> Measure:
    sizes: Counter[int] = Counter()
    for line in members:
        sizes[round(line.size)] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 0
    body = [line for line in members if abs(line.size - size) <= 1] or members
    # A line of date and source is centred, and may be wider than the text; only at the edges that matters.
    starts, ends = sorted(body, key=lambda line: line.left), sorted(body, key=lambda line: -line.right)
    left, right = (next((line for line in edge if not is_info_line(line.text)), edge[0]) for edge in (starts, ends))
    return Measure(left.left, right.right, size)


def _joined_tables(items: list[Printed]) -> list[Printed]:
    """A table that goes on over the page, its header said again, as ONE table with the header once.

    What stands between the two is dropped where it only says so: 续表, or the caption above the table once more.
    """
    joined: list[Printed] = []
    for item in items:
        at = _last_grid(joined) if isinstance(item, Grid) else None
        last = joined[at] if at is not None else None
        if isinstance(item, Grid) and isinstance(last, Grid) and at is not None and _goes_on(last, item):
            del joined[at + 1 :]
            _append(last, item)
        else:
            joined.append(item)
    return joined


def _last_grid(items: Sequence[Printed]) -> int | None:
    """Where the table stands that may go on: the last item, but for lines that say that it does."""
    for at in range(len(items) - 1, max(len(items) - 4, -1), -1):
        item = items[at]
        if isinstance(item, Grid):
            above = {line.text for line in items[max(at - 3, 0) : at] if isinstance(line, PrintedLine)}
            between = [line.text for line in items[at + 1 :] if isinstance(line, PrintedLine)]
            return at if all(TABLE_GOES_ON.match(text) or text in above for text in between) else None
    return None


def _append(table: Grid, rest: Grid) -> None:
    """Add the rows of `rest` to `table`, without its header; a row that the page broke in two is one again."""
    depth = guess_header_rows(table)
    repeated = _row_texts(table, depth) == _row_texts(rest, depth)
    rest = slice_rows(rest, depth if repeated else 0, rest.row_count)
    start = table.row_count
    if not rest.cells:
        return
    first = rest.rows()[0]
    above = {cell.column: cell for cell in table.rows()[-1]}
    if (
        first
        and not first[0].text
        and all(not is_number(cell.text) and cell.row_span == 1 for cell in first if cell.text)
        and all(cell.column in above for cell in first if cell.text)
        and any(is_number(cell.text) for cell in above.values())
        and start > depth
    ):
        for cell in first:
            above[cell.column].text += cell.text
        rest = slice_rows(rest, 1, rest.row_count)
    for cell in rest.cells:
        cell.row += start
    table.cells.extend(rest.cells)


def _goes_on(last: Grid, item: Grid) -> bool:
    """Same columns at the same places on the following page, and no header of its own but the one already said.

    A column that is empty on the following page (备注) is put back there.
    """
    if last.column_count < item.column_count or not last.cells or not item.cells:
        return False
    pages = (max(cell.page or 0 for cell in last.cells), min(cell.page or 0 for cell in item.cells))
    if pages[1] != pages[0] + 1:
        return False
    depth = guess_header_rows(last)
    if _row_texts(last, depth) == _row_texts(item, depth):
        return True
    if not any(is_number(cell.text) for cell in item.rows()[0]):
        return False
    theirs = _column_places(last)
    columns = [
        next(
            (
                at
                for at, a in enumerate(theirs)
                if min(a[1], b[1]) - max(a[0], b[0]) > 0.5 * min(a[1] - a[0], b[1] - b[0])
            ),
            -1,
        )
        for b in _column_places(item)
    ]
    is_less = item.column_count < last.column_count
    if columns != sorted({*columns} - {-1}) or (is_less and any(cell.column_span > 1 for cell in item.cells)):
        return False
    for cell in item.cells:
        cell.column = columns[cell.column]
    return True


def _column_places(grid: Grid) -> list[tuple[float, float]]:
    """Left and right edge of each column's own cells."""
    places = []
    for column in range(grid.column_count):
        boxes = [
            cell.box for cell in grid.cells if cell.column == column and cell.column_span == 1 and cell.box is not None
        ]
        places.append((min((box[0] for box in boxes), default=0.0), max((box[2] for box in boxes), default=0.0)))
    return places


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
