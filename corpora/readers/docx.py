"""Word documents (.docx): paragraphs and tables in their order, the title told by place, size and wording."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
import docx.document
import docx.opc.exceptions
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from corpora.characters import cell_line, one_line
from corpora.draft import Draft, Grid, GridCell, Line
from corpora.errors import ReadError
from corpora.grids import compact, is_form, peel, unfold_form
from corpora.lines import join_broken, mark_headings
from corpora.masthead import is_letterhead
from corpora.papers import PaperLine, choose_title, paper_facts

DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
HEADING_STYLE = re.compile(r"^(?:Heading|Title|标题)", re.IGNORECASE)
LONGEST_CENTRED_HEADING = 40


def read_docx(path: str, data: bytes) -> Draft:
    """A Word document. The dates in its core properties are those of its template and are not asked."""
    _refuse_doctype(path, data)
    try:
        document = docx.Document(io.BytesIO(data))
    except (docx.opc.exceptions.PackageNotFoundError, KeyError, ValueError) as error:
        raise ReadError(path, "unreadable", f"{path}：Word 文档读不出（{error}）。请另存后再试。") from error
    draft = Draft()
    head: list[tuple[PaperLine, Line]] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            _add_table(draft, item)
            continue
        for text in _lines_of(item):
            style = (item.style.name or "") if item.style is not None else ""
            is_centred = item.alignment == WD_ALIGN_PARAGRAPH.CENTER
            is_heading = bool(HEADING_STYLE.match(style)) or (is_centred and len(text) <= LONGEST_CENTRED_HEADING)
            line = Line(text, "heading" if is_heading else "paragraph")
            draft.parts.append(line)
            head.append((PaperLine(text, _size_of(item), is_centred, bool(HEADING_STYLE.match(style))), line))
    chosen = choose_title([paper_line for paper_line, _ in head])
    if chosen is not None:
        draft.title = head[chosen][0].text
        head[chosen][1].kind = "title"
        for paper_line, line in head[:chosen]:
            if is_letterhead(paper_line.text):
                line.kind = "note"
    draft.parts = mark_headings(join_broken(draft.parts))
    draft.published, draft.source = paper_facts([paper_line.text for paper_line, _ in head])
    return draft


def _refuse_doctype(path: str, data: bytes) -> None:
    """python-docx drops, in silence, the text after an XML entity; no Word document declares any."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and DOCTYPE.search(package.read(name)[:4096]):
                raise ReadError(path, "unreadable", f"{path}：Word 文档里有 DOCTYPE 声明，不是正常文档，没有读取。")


def _lines_of(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph's lines: a manual break (Shift+Enter) begins a new one."""
    for text in paragraph.text.split("\n"):
        if line := one_line(text):
            yield line


def _size_of(paragraph: Paragraph) -> float | None:
    """The largest font size written on its runs, in points; None where the style decides."""
    return max((run.font.size.pt for run in paragraph.runs if run.font.size and run.text.strip()), default=None)


def _add_table(draft: Draft, table: Table) -> None:
    grid = _grid_of(table)
    if grid.column_count <= 1:
        draft.parts += [Line(text) for cell in grid.cells for text in (cell.paragraphs or (cell.text,)) if text]
        return
    above, inner, below = peel(grid)
    draft.parts += [Line(cell.text) for cell in above]
    draft.parts += unfold_form(inner) if is_form(inner) else [inner]
    draft.parts += [Line(cell.text) for cell in below]


def _grid_of(table: Table) -> Grid:
    """Read from the XML itself: `row.cells` gives a merged cell once for each place it covers."""
    cells: list[GridCell] = []
    open_cells: dict[int, GridCell] = {}
    for row, element in enumerate(table._tbl.tr_lst):
        column = _skipped_before(element)
        for tc in element.tc_lst:
            width = tc.grid_span
            if tc.vMerge == "continue" and column in open_cells:
                open_cells[column].row_span = row - open_cells[column].row + 1
            else:
                paragraphs = [line for p in _paragraphs_in(tc, table) for line in _lines_of(p)]
                text = cell_line("\n".join(paragraphs))
                cell = GridCell(
                    row, column, text, 1, width, paragraphs=tuple(paragraphs) if len(paragraphs) > 1 else ()
                )
                cells.append(cell)
                open_cells[column] = cell
            column += width
    return compact(Grid(cells))


def _skipped_before(row: Any) -> int:
    """Grid columns left empty before the row's first cell (w:gridBefore)."""
    properties = row.trPr
    skipped = properties.find(qn("w:gridBefore")) if properties is not None else None
    return int(skipped.get(qn("w:val"))) if skipped is not None else 0


def _paragraphs_in(cell: Any, table: Table) -> list[Paragraph]:
    """All paragraphs of a cell, those of tables inside it too, in reading order."""
    return [Paragraph(element, table) for element in cell.iter(qn("w:p"))]
