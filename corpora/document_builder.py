"""From a reader's draft to the Document: the text is fixed here, and every offset is made here."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urljoin

from corpora.address import CONFIDENCE as ADDRESS_CONFIDENCE
from corpora.address import filed_on
from corpora.draft import Draft, Grid, Line, Reading
from corpora.grids import guess_header_rows
from corpora.masthead import SUBTITLE, guess_kind, spoken_on, teller
from corpora.page_words import CAPTION_AFTER, CAPTION_BEFORE, TABLE_TITLE
from extractors.document import Attachment, Block, BlockKind, Cell, Confidence, Document, Kind, Place, Table
from extractors.spelling import closed_up, simplified

NOTE_OF_ORIGIN = re.compile("来源|來源|作者|编辑|編輯|浏览|点击|发布|發佈|字号|阅读")
CAPTIONS_ABOVE = 4
CAPTIONS_BELOW = 6
_PAPERS = ".pdf .docx .docm .dotx .doc .wps .rtf .odt .xlsx .xlsm .xls .et .ods .csv .tsv"
PAPER_SUFFIXES = tuple(_PAPERS.split())


@dataclass(frozen=True)
class Known:
    """What is known of a document from outside; each field that is not None wins over what is guessed from the text."""

    url: str | None = None
    published: date | None = None
    source: str | None = None
    region_code: str | None = None
    title: str | None = None


def build(path: str, data: bytes, draft: Draft, known: Known) -> Document:
    """The Document of `draft`: paragraphs parted by line ends, tables one line a row with cells parted by tabs."""
    pieces: list[str] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    places: list[Place] = []
    offset = 0
    for part in draft.parts:
        if isinstance(part, Line):
            if not part.text:
                continue
            blocks.append(Block(part.kind, offset, offset + len(part.text)))
            places += [Place(offset + spot.start, offset + spot.end, spot.page, spot.box) for spot in part.spots]
            pieces.append(part.text)
            offset += len(part.text) + 1
        elif part.cells:
            text, cells = _lay_out(part, offset, places)
            header_rows = guess_header_rows(part) if part.header_rows is None else part.header_rows
            blocks.append(Block("table", offset, offset + len(text)))
            tables.append(Table(offset, offset + len(text), tuple(cells), header_rows))
            pieces.append(text)
            offset += len(text) + 1
    text = "\n".join(pieces)
    blocks, tables = _with_captions(text, blocks, tables)
    lines = [text[block.start : block.end] for block in blocks if block.kind in ("heading", "paragraph", "caption")]
    labels = [line for block in blocks if block.kind == "table" for line in text[block.start : block.end].split("\n")]
    title = known.title or draft.title
    source = known.source or draft.source
    told_by = source or teller(
        [closed_up(line) for line in (*lines[:3], *lines[-3:])]
    )  # what it says of the place, the region's rules read in the text
    # a masthead or who signs may stand in a note; where the page was taken from says nothing more of the place
    article = "\n".join(
        text[block.start : block.end]
        for block in blocks
        if block.kind != "furniture"
        and not (block.kind == "note" and NOTE_OF_ORIGIN.search(text, block.start, block.end))
    )
    said = known.published or draft.published or (spoken_on(title) if title else None)
    filed = None if said else filed_on(known.url)
    day = said or filed
    under = next(
        (line for line in lines[:2] if SUBTITLE.match(line) and "。" not in line and not line.endswith(("；", ";"))), ""
    )  # ——武陟县产业集聚区发展见闻
    first = next((block.start for block in blocks if block.kind in ("title", "paragraph", "table")), 0)
    above = "\n".join(text[block.start : block.end] for block in blocks if block.end < first)
    region, region_code = _region(f"{title or ''}{under}" or None, source, article, draft.site, above, known, day)
    from_paper = path.lower().endswith(PAPER_SUFFIXES)
    kind: Kind = draft.kind or guess_kind(
        title, lines + [cell for line in labels for cell in line.split("\t")], from_paper=from_paper
    )
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=tuple(blocks),
        tables=tuple(tables),
        places=tuple(places),
        attachments=_attached(draft, known),
        title=title,
        published=day,
        source=told_by,
        url=known.url,
        kind=kind,
        region=region,
        region_code=region_code,
        warnings=tuple(draft.warnings),
        scores=locate(text, places, draft.readings),
        author=draft.author,
        confidence=Confidence(
            title=1.0 if known.title else draft.confidence.get("title"),
            published=1.0 if known.published else ADDRESS_CONFIDENCE if filed else draft.confidence.get("published"),
            source=1.0 if known.source else draft.confidence.get("source"),
            author=draft.confidence.get("author"),
        ),
    )


def locate(text: str, places: Sequence[Place], readings: Sequence[Reading]) -> tuple[tuple[int, int, Decimal], ...]:
    """The readings as (start, end, score) in a document's text, in order.

    One that cannot be told from its twin in the same line or cell falls on both; one whose words were changed on the
    way (a space between two numbers) falls on all of its line. None is lost.
    """
    by_page: dict[int, list[Place]] = {}
    for place in places:
        by_page.setdefault(place.page, []).append(place)
    found: dict[tuple[int, int], Decimal] = {}
    for reading in readings:
        x, y = (reading.box[0] + reading.box[2]) / 2, (reading.box[1] + reading.box[3]) / 2
        for place in by_page.get(reading.page, ()):
            box = place.box
            if box is None or not (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
                continue
            line = text[place.start : place.end]
            starts = [match.start() + place.start for match in re.finditer(re.escape(reading.text), line)]
            spans = [(start, start + len(reading.text)) for start in starts] or [(place.start, place.end)]
            for span in spans:
                found[span] = min(found.get(span, reading.score), reading.score)
    return tuple((start, end, score) for (start, end), score in sorted(found.items()))


def _attached(draft: Draft, known: Known) -> tuple[Attachment, ...]:
    """The files a page links to, seen from its own address; one that is no address any more is left out."""
    files = []
    for file in draft.attachments:
        try:
            files.append(Attachment(file.name, urljoin(known.url or "", file.url)))
        except ValueError:
            continue  # http://[x.pdf: no client could follow it
    return tuple(files)


def _lay_out(grid: Grid, offset: int, places: list[Place]) -> tuple[str, list[Cell]]:
    cells: list[Cell] = []
    lines: list[str] = []
    for row in grid.rows():
        for index, cell in enumerate(row):
            if index:
                offset += 1
            end = offset + len(cell.text)
            cells.append(Cell(cell.row, cell.column, offset, end, cell.row_span, cell.column_span))
            if cell.page is not None and cell.text:
                places.append(Place(offset, end, cell.page, cell.box))
            offset = end
        lines.append("\t".join(cell.text for cell in row))
        offset += 1
    return "\n".join(lines), cells


def _with_captions(text: str, blocks: list[Block], tables: list[Table]) -> tuple[list[Block], list[Table]]:
    """Mark the lines beside a table that speak of all of it: its title, 单位：万元, 截至…, 注：…."""
    blocks = list(blocks)
    captioned = []
    positions = {block.start: index for index, block in enumerate(blocks) if block.kind == "table"}
    for table in tables:
        at = positions[table.start]
        spans = []
        for index in range(at - 1, max(at - 1 - CAPTIONS_ABOVE, -1), -1):
            line = text[blocks[index].start : blocks[index].end]
            is_title = bool(TABLE_TITLE.match(line))
            if blocks[index].kind == "table" or not (is_title or CAPTION_BEFORE.match(line)):
                break
            blocks[index] = _as_caption(blocks[index])
            spans.append((blocks[index].start, blocks[index].end))
            if is_title:
                break
        spans.reverse()
        for index in range(at + 1, min(at + 1 + CAPTIONS_BELOW, len(blocks))):
            line = text[blocks[index].start : blocks[index].end]
            if blocks[index].kind == "table" or not CAPTION_AFTER.match(line):
                break
            blocks[index] = _as_caption(blocks[index])
            spans.append((blocks[index].start, blocks[index].end))
        captioned.append(Table(table.start, table.end, table.cells, table.header_rows, tuple(spans)))
    return blocks, captioned


def _as_caption(block: Block) -> Block:
    """The title of a paper that is one table stays its title; any other line beside a table is a caption."""
    kind: BlockKind = "title" if block.kind == "title" else "caption"
    return Block(kind, block.start, block.end)


def _region(
    title: str | None,
    source: str | None,
    text: str,
    site: str | None,
    masthead: str,
    known: Known,
    published: date | None,
) -> tuple[str | None, str | None]:
    """Name (福建省三明市) and code of the place that 全市, 我县, 全区 speak of; a code known from outside wins.

    Where the article names none, the lines above it (`masthead`) or the host of a government's site do.
    """
    # Imported here: the gazetteer loads 0.4 MB of names, which listing files does not need.
    from extractors.gazetteer import ancestors, division
    from extractors.home import locate_document, locate_masthead, place_of_host

    code = known.region_code
    if code:
        place = division(code)
    else:  # 遼寧省 is 辽宁省, and the title is in the text's script
        parts = simplified("\0".join((title or "", source or "", masthead, text))).split("\0")
        title, source, masthead, text = parts[0] or None, parts[1] or None, parts[2], closed_up(parts[3])
        place = locate_document(title, source, text, site, published)
        if place is None and masthead:
            place = locate_masthead(masthead, f"{title or ''}\n{text}", published)
        if place is None and known.url:
            place = place_of_host(known.url, f"{title or ''}\n{text}")
    if place is None:
        return None, code
    line = [outer.name for outer in reversed(ancestors(place)) if outer.level != "nation"]
    return "".join(line) or place.name, code or place.code
