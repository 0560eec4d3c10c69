"""Word documents (.docx, .docm, .dotx): what a reader of the final text sees, in its order.

Read from the XML itself, by python-docx's parser: its own `text` leaves out what was inserted with changes tracked, what
stands in content controls and text boxes. Changes are taken as accepted: inserted words stay, deleted ones go.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import docx.opc.exceptions
import docx.package
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from corpora.characters import cell_line, one_line
from corpora.draft import Draft, Grid, GridCell
from corpora.errors import ReadError
from corpora.papers import Paper
from corpora.readers.numbering import Numbering
from corpora.readers.package import part_names

HEADING_STYLE = re.compile(r"^(?:Heading|Title|标题)", re.IGNORECASE)
MACROS = "word/vbaProject.bin"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Words that are not of the final text, or are read elsewhere.
UNREAD = {qn(name) for name in ("w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText", "w:rt")}
UNREAD |= {FALLBACK, qn("w:pPr"), qn("w:rPr"), qn("w:sdtPr"), qn("w:txbxContent")}
BREAKS = {qn("w:br"), qn("w:cr")}
WRAPPERS = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")}
WIDEST_SPAN = 500  # columns; Word has 63


def read_docx(path: str, data: bytes) -> Draft:
    """A Word document. The dates in its core properties are those of its template and are not asked."""
    names = part_names(path, data)
    try:
        # Not `docx.Document`: it takes no .docm and no template.
        part: Any = docx.package.Package.open(io.BytesIO(data)).main_document_part
        body = parse_xml(part.blob).find(qn("w:body"))
    except (docx.opc.exceptions.PackageNotFoundError, KeyError, ValueError, AttributeError) as error:
        raise ReadError(path, "unreadable", f"{path}：Word 文档读不出（{error}）。请另存后再试。") from error
    if body is None:
        raise ReadError(path, "unreadable", f"{path}：Word 文档里没有正文。请另存后再试。")
    # A torn file has relations that say no kind.
    relations = [relation for relation in part.rels.values() if relation.reltype]
    related = {relation.reltype.rpartition("/")[2]: relation for relation in relations}
    styles = _tree(_blob(related.get("styles")))
    numbering = Numbering(_tree(_blob(related.get("numbering"))), styles)
    reader = _Reader(_styles(styles), numbering)
    for relation in relations:
        if relation.reltype.endswith("/header"):
            for paragraph in _tree(_blob(relation)).iter(qn("w:p")):
                reader.paper.add_masthead(one_line(_text(paragraph)))
    reader.read(body)
    warnings = []
    if MACROS in names:
        warnings.append(f"{path}：文档带有宏；宏没有运行，只读了文字。")
    if any(True for _ in body.iter(qn("w:altChunk"))):
        warnings.append(f"{path}：文档里嵌入的另一份文件没有读取。")
    if numbering.unknown:
        warnings.append(f"{path}：自动编号的样式 {'、'.join(sorted(numbering.unknown))} 不认识，编号没有读出。")
    notes = [
        note
        for kind, reference in (("footnotes", "w:footnoteReference"), ("endnotes", "w:endnoteReference"))
        for note in _notes(body, _blob(related.get(kind)), reference)
    ]
    draft = reader.paper.draft(notes, warnings)
    if not draft.parts and any(name.startswith("word/media/") for name in names):
        raise ReadError(path, "unsupported", f"{path}：Word 文档里只有图片，没有文字。请另存为 PDF 再读。")
    return draft


def _blob(relation: Any) -> bytes:
    return relation.target_part.blob if relation is not None and not relation.is_external else b""


def _tree(blob: bytes) -> Any:
    return parse_xml(blob or b"<none/>")


def _styles(tree: Any) -> dict[str, tuple[str, str | None, float | None]]:
    """Style id → its name, alignment, and font size in points."""
    found = {}
    for style in tree.iter(qn("w:style")):
        name = style.find(qn("w:name"))
        found[style.get(qn("w:styleId"), "")] = (
            name.get(qn("w:val"), "") if name is not None else "",
            _value(style, "w:pPr/w:jc"),
            _points(_value(style, "w:rPr/w:sz")),
        )
    return found


def _value(element: Any, steps: str) -> str | None:
    """The w:val of what a path of tags leads to."""
    for step in steps.split("/"):
        element = element.find(qn(step))
        if element is None:
            return None
    value: str | None = element.get(qn("w:val"))
    return value


def _points(half_points: str | None) -> float | None:
    return int(half_points) / 2 if half_points and half_points.isdecimal() else None


def _notes(body: Any, blob: bytes, reference: str) -> list[str]:
    """Footnotes in the order in which the text refers to them."""
    notes = {
        note.get(qn("w:id")): one_line(" ".join(_text(paragraph) for paragraph in note.iter(qn("w:p"))))
        for note in _tree(blob)
        if note.get(qn("w:type")) is None  # else the line that parts notes from text
    }
    wanted = [mark.get(qn("w:id")) for mark in body.iter(qn(reference)) if not _is_deleted(mark)]
    return [notes[number] for number in wanted if notes.get(number)]


def _is_deleted(element: Any) -> bool:
    """Whether what stands here is not of the final text, or is written a second time for older versions of Word."""
    return any(above.tag in (qn("w:del"), qn("w:moveFrom"), FALLBACK) for above in element.iterancestors())


def _count(written: str | None, otherwise: int) -> int:
    return min(int(written), WIDEST_SPAN) if written and written.isdecimal() else otherwise


class _Reader:
    def __init__(self, styles: dict[str, tuple[str, str | None, float | None]], numbering: Numbering) -> None:
        self.paper = Paper()
        self._styles = styles
        self._numbering = numbering
        self._open = ""  # words whose paragraph mark is deleted: they run on into the next paragraph

    def read(self, container: Any) -> None:
        for element in container:
            if element.tag == qn("w:p"):
                self._paragraph(element)
            elif element.tag == qn("w:tbl"):
                if self._open:
                    self.paper.add_line(one_line(self._open))
                    self._open = ""
                self.paper.add_table(_grid_of(element, self._numbering))
            elif element.tag in WRAPPERS:
                self.read(element)

    def _paragraph(self, element: Any) -> None:
        text = self._open + _text(element)
        if _runs_on(element):
            self._open = text
        else:
            self._open = ""
            label = _label(element, self._numbering)
            if text.strip():  # the number of an empty paragraph is counted and stands before nothing
                text = label + text
            name, alignment, size = self._styles.get(_value(element, "w:pPr/w:pStyle") or "", ("", None, None))
            alignment = _value(element, "w:pPr/w:jc") or alignment
            for line in text.split("\n"):
                self.paper.add_line(
                    one_line(line),
                    _size_of(element) or size,
                    is_centred=alignment == "center",
                    is_heading=bool(HEADING_STYLE.match(name)),
                )
        for box in _text_boxes(element):
            self.read(box)


def _runs_on(paragraph: Any) -> bool:
    """Whether the mark at a paragraph's end is deleted."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _label(paragraph: Any, numbering: Numbering) -> str:
    """The number before a paragraph; what is hidden is not counted."""
    mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return "" if mark is not None and _is_vanished(mark) else numbering.label(paragraph)


def _text_boxes(paragraph: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: Word writes a second one for its older versions."""
    for element in paragraph:
        if element.tag == qn("w:txbxContent"):
            yield element
        elif element.tag not in (FALLBACK, qn("w:del"), qn("w:moveFrom")):
            yield from _text_boxes(element)


def _text(element: Any) -> str:
    """The words of a paragraph in the final text; a manual break (Shift+Enter) is a line end."""
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: Any, pieces: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == qn("w:t"):
            pieces.append(child.text or "")
        elif tag in BREAKS:
            pieces.append("\n")
        elif tag in (qn("w:tab"), qn("w:ptab")):
            pieces.append("\t")
        elif tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        elif tag in UNREAD or (tag == qn("w:r") and _is_hidden(child)):
            continue
        elif len(child):
            _collect(child, pieces)


def _is_hidden(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    return properties is not None and _is_vanished(properties)


def _is_vanished(properties: Any) -> bool:
    hidden = properties.find(qn("w:vanish"))
    return hidden is not None and hidden.get(qn("w:val")) not in ("0", "false", "off")


def _size_of(paragraph: Any) -> float | None:
    """The largest font size written on its runs, in points; None where the style decides."""
    sizes = (_points(_value(run, "w:rPr/w:sz")) for run in paragraph.iter(qn("w:r")) if _text(run).strip())
    return max((size for size in sizes if size), default=None)


def _grid_of(table: Any, numbering: Numbering) -> Grid:
    """Read from the XML itself: `row.cells` gives a merged cell once for each place it covers."""
    cells: list[GridCell] = []
    open_cells: dict[int, GridCell] = {}
    rows = [row for row in _within(table, qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    for row, element in enumerate(rows):
        column = _count(_value(element, "w:trPr/w:gridBefore"), 0)
        for tc in _within(element, qn("w:tc")):
            properties = tc.find(qn("w:tcPr"))
            width, merge = 1, None
            if properties is not None:
                width = _count(_value(properties, "w:gridSpan"), 1) or 1
                merge = properties.find(qn("w:vMerge"))
            continues = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            if continues and column in open_cells:
                open_cells[column].row_span = row - open_cells[column].row + 1
            else:
                cell = _cell(tc, row, column, width, numbering)
                cells.append(cell)
                open_cells[column] = cell
            column += width
    return Grid(cells)


def _within(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, those in content controls and tracked changes too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from _within(child, tag)


def _cell(element: Any, row: int, column: int, width: int, numbering: Numbering) -> GridCell:
    """A cell with all that stands in it, the words of tables inside it too, in reading order.

    A number before no words is kept: 序号 is a column of them.
    """
    lines = [
        one_line(line)
        for p in element.iter(qn("w:p"))
        if not _is_deleted(p)
        for line in (("" if _runs_on(p) else _label(p, numbering)) + _text(p)).split("\n")
    ]
    paragraphs = tuple(line for line in lines if line)
    text = cell_line("\n".join(paragraphs))
    return GridCell(row, column, text, 1, width, paragraphs=paragraphs if len(paragraphs) > 1 else ())
