"""OpenDocument texts (.odt, .ott): the final text and its tables, from the package's XML. Nothing is fetched or run."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from corpora.characters import cell_line, one_line
from corpora.draft import Draft, Grid, GridCell
from corpora.errors import ReadError
from corpora.papers import Paper
from corpora.readers.numbering import Level, label_of
from corpora.readers.package import part_names

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
# What was deleted with changes tracked is kept apart, in tracked-changes; the text itself is the final one.
UNREAD = {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{DRAW}frame", f"{DRAW}custom-shape"}
UNREAD |= {f"{TEXT}ruby-text", f"{OFFICE}forms", f"{TEXT}sequence-decls"}
ASIDE = (f"{OFFICE}annotation", f"{TEXT}note")
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
# What LibreOffice and the standard call formats, by Word's names; others are said in the warnings.
FORMATS = {
    "": "none",
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "一": "chineseCountingThousand",
    "壹": "chineseLegalSimplified",
    "甲": "ideographTraditional",
    "子": "ideographZodiac",
    "①": "decimalEnclosedCircle",
}
LIST_FORMAT = re.compile(r"%([1-9])%")
MOST_SPACES = 100
WIDEST_SPAN = 500


def read_odt(path: str, data: bytes) -> Draft:
    """An OpenDocument text."""
    names = part_names(path, data)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if "META-INF/manifest.xml" in names and b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise ReadError(path, "encrypted", f"{path}：ODT 文档有密码。请去掉密码后另存再试。")
        content = _parse(path, package.read("content.xml"))
        styles = _parse(path, package.read("styles.xml")) if "styles.xml" in names else None
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise ReadError(path, "unreadable", f"{path}：ODT 文档里没有正文。请另存为 .docx 再试。")
    reader = _Reader(_looks(content, styles), _lists(content, styles))
    if styles is not None:
        for header in styles.iter(f"{STYLE}header"):
            for paragraph in header.iter(*PARAGRAPHS):
                reader.paper.add_masthead(one_line(_text(paragraph)))
    reader.read(body)
    notes = [
        one_line(" ".join(_text(paragraph) for paragraph in note.iter(*PARAGRAPHS)))
        for note in body.iter(f"{TEXT}note-body")
    ]
    warnings = []
    if reader.unknown:
        warnings.append(f"{path}：自动编号的样式 {'、'.join(sorted(reader.unknown))} 不认识，编号没有读出。")
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        warnings.append(f"{path}：文档带有宏；宏没有运行，只读了文字。")
    return reader.paper.draft(notes, warnings)


def _parse(path: str, data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(path, "unreadable", f"{path}：ODT 文档读不出（{error}）。请另存为 .docx 再试。") from error


def _looks(*trees: Any) -> dict[str, tuple[bool, float | None]]:
    """Style name → whether it is centred, and its font size in points; what a style leaves open is its parent's."""
    found: dict[str, tuple[bool, float | None]] = {}
    parents: dict[str, str] = {}
    for tree in reversed([tree for tree in trees if tree is not None]):
        for style in tree.iter(f"{STYLE}style"):
            name, parents[name] = style.get(f"{STYLE}name", ""), style.get(f"{STYLE}parent-style-name", "")
            paragraph, words = style.find(f"{STYLE}paragraph-properties"), style.find(f"{STYLE}text-properties")
            centred = paragraph is not None and paragraph.get(f"{FO}text-align") == "center"
            size = (words.get(f"{FO}font-size") or "").removesuffix("pt") if words is not None else ""
            outer = found.get(parents[name], (False, None))
            points = float(size) if size.replace(".", "", 1).isdecimal() else outer[1]
            found[name] = (centred or outer[0], points)
    return found


Levels = dict[int, Level]
OUTLINE = ""  # the name under which the numbers of headings stand among the lists


def _lists(*trees: Any) -> dict[str, Levels]:
    """List style → its levels, from 0; the numbers of headings under OUTLINE."""
    found: dict[str, Levels] = {}
    for tree in reversed([tree for tree in trees if tree is not None]):
        for style in tree.iter(f"{TEXT}list-style", f"{TEXT}outline-style"):
            name = style.get(f"{STYLE}name", "") if style.tag == f"{TEXT}list-style" else OUTLINE
            found[name] = dict(_level(level) for level in style if isinstance(level.tag, str))
    return found


def _level(element: Any) -> tuple[int, Level]:
    at = _count(element.get(f"{TEXT}level")) - 1
    if element.tag == f"{TEXT}list-level-style-bullet":
        return at, Level("bullet")
    said = element.get(f"{STYLE}num-format", "")
    written_as = element.get(f"{LOEXT}num-list-format")
    if written_as is not None:  # LibreOffice's own, which says it all: %1%.%3%.%4%
        text = LIST_FORMAT.sub(r"%\1", written_as)
    else:
        shown = min(_count(element.get(f"{TEXT}display-levels")), at + 1)
        numbers = ".".join(f"%{level + 1}" for level in range(at + 1 - shown, at + 1))
        text = element.get(f"{STYLE}num-prefix", "") + numbers + element.get(f"{STYLE}num-suffix", "")
    style = FORMATS.get(said.partition(",")[0], said)
    return at, Level(style, "" if style == "none" else text, _count(element.get(f"{TEXT}start-value")))


class _Reader:
    def __init__(self, looks: dict[str, tuple[bool, float | None]], lists: dict[str, Levels]) -> None:
        self.paper = Paper()
        self.unknown: set[str] = set()
        self._looks = looks
        self._lists = lists
        self._headings: dict[int, int] = {}
        self._counts: dict[str, dict[int, int]] = {}  # of lists that were ended, by their name and their style's

    def read(self, container: Any) -> None:
        for element in container:
            if element.tag in PARAGRAPHS:
                self._paragraph(element, self._of_heading(element))
            elif element.tag == f"{TEXT}list":
                for child, label in self._listed(element):
                    if child.tag in PARAGRAPHS:
                        self._paragraph(child, label)
                    else:
                        self.read([child])
            elif element.tag == f"{TABLE}table":
                self.paper.add_table(self._grid(element))
            elif element.tag not in UNREAD and isinstance(element.tag, str):
                self.read(element)  # sections, indexes
            elif element.tag in (f"{DRAW}frame", f"{DRAW}custom-shape"):
                self._boxes(element)

    def _listed(self, element: Any) -> Iterator[tuple[Any, str]]:
        """What stands in a list, each paragraph with its number.

        A list that says so goes on with the numbers of another, any other begins its own.
        """
        style = element.get(f"{TEXT}style-name", "")
        continued = element.get(f"{TEXT}continue-list")
        if continued is None and element.get(f"{TEXT}continue-numbering") == "true":
            continued = f"style {style}"
        counts = dict(self._counts.get(continued, {})) if continued is not None else {}
        yield from self._items(element, style, 0, counts)
        for name in (element.get(XML_ID), f"style {style}"):
            if name:
                self._counts[name] = counts

    def _items(self, element: Any, style: str, depth: int, counts: dict[int, int]) -> Iterator[tuple[Any, str]]:
        for item in element.iterchildren(f"{TEXT}list-item", f"{TEXT}list-header"):
            named = item.get(f"{TEXT}style-override") or style
            is_counted = item.tag == f"{TEXT}list-item"
            for child in item:
                if child.tag == f"{TEXT}list":
                    if child.get(f"{TEXT}continue-numbering") != "true":
                        counts.pop(depth + 1, None)
                    yield from self._items(child, child.get(f"{TEXT}style-name") or style, depth + 1, counts)
                elif child.tag in PARAGRAPHS:
                    label = self._label(named, depth, counts, item.get(f"{TEXT}start-value")) if is_counted else ""
                    is_counted = False  # its further paragraphs have no number
                    yield child, label
                else:
                    yield child, ""

    def _label(self, style: str, depth: int, counts: dict[int, int], start: str | None = None) -> str:
        levels = self._lists.get(style, {})
        if depth not in levels:
            return ""
        counts[depth] = _count(start) if start else counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return label_of(levels, depth, counts, self.unknown)

    def _of_heading(self, element: Any) -> str:
        """The number of a heading outside of lists."""
        if element.tag != f"{TEXT}h" or element.get(f"{TEXT}is-list-header") == "true":
            return ""
        level = _count(element.get(f"{TEXT}outline-level")) - 1
        return self._label(OUTLINE, level, self._headings) if _text(element).strip() else ""

    def _paragraph(self, element: Any, label: str = "") -> None:
        centred, size = self._looks.get(element.get(f"{TEXT}style-name", ""), (False, None))
        sizes = [
            self._looks.get(span.get(f"{TEXT}style-name", ""), (False, None))[1] for span in element.iter(f"{TEXT}span")
        ]
        largest = max((points for points in sizes if points), default=size)
        text = _text(element)
        for line in (label + text if text.strip() else text).split("\n"):
            self.paper.add_line(one_line(line), largest, is_centred=centred, is_heading=element.tag == f"{TEXT}h")
        for frame in element.iter(f"{DRAW}frame", f"{DRAW}custom-shape"):
            if next(frame.iterancestors(f"{DRAW}frame", f"{DRAW}custom-shape"), None) is None:
                self._boxes(frame)

    def _grid(self, table: Any) -> Grid:
        cells = []
        for row, element in enumerate(_within(table, f"{TABLE}table-row")):
            column = 0
            for cell in element.iterchildren(f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                repeated = _count(cell.get(f"{TABLE}number-columns-repeated"))
                if cell.tag == f"{TABLE}table-cell":
                    paragraphs = tuple(line for line in self._cell_lines(cell) if line)
                    width, height = (_count(cell.get(f"{TABLE}number-{name}-spanned")) for name in ("columns", "rows"))
                    text = cell_line("\n".join(paragraphs))
                    several = paragraphs if len(paragraphs) > 1 else ()
                    cells += [
                        GridCell(row, column + index, text, height, width, paragraphs=several)
                        for index in range(repeated)
                    ]
                column += repeated
        return Grid(cells)

    def _cell_lines(self, cell: Any) -> Iterator[str]:
        """The lines of a cell, with the numbers of its lists: also one that has nothing but its number (序号)."""
        labels: dict[Any, str] = {}
        for element in cell.iter(f"{TEXT}list", *PARAGRAPHS):
            if element.tag == f"{TEXT}list":
                if element.getparent().tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                    labels.update(self._listed(element))
                continue
            if next(element.iterancestors(*ASIDE, f"{TABLE}table-cell"), cell).tag in ASIDE:
                continue  # a comment's words, or a note's, which stand below the text
            label = labels[element] if element in labels else self._of_heading(element)
            yield from (one_line(line) for line in (label + _text(element)).split("\n"))

    def _boxes(self, frame: Any) -> None:
        """The text boxes of a frame; a shape holds its words itself."""
        if frame.tag == f"{DRAW}custom-shape":
            self.read(frame)
        for box in frame.iterchildren(f"{DRAW}text-box"):
            self.read(box)


def _text(element: Any) -> str:
    pieces: list[str] = []
    _collect(element, pieces)
    return "".join(pieces)


def _collect(element: Any, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        if child.tag == f"{TEXT}line-break":
            pieces.append("\n")
        elif child.tag == f"{TEXT}tab":
            pieces.append("\t")
        elif child.tag == f"{TEXT}s":
            count = child.get(f"{TEXT}c", "1")
            pieces.append(" " * (min(int(count), MOST_SPACES) if count.isdecimal() else 1))
        elif isinstance(child.tag, str) and child.tag not in UNREAD:
            _collect(child, pieces)
        pieces.append(child.tail or "")


def _within(element: Any, tag: str) -> Iterator[Any]:
    """The rows of a table, those of its header and of groups too, but not those of tables inside it."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{TABLE}table-header-rows", f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _within(child, tag)


def _count(written: str | None) -> int:
    return max(1, min(int(written), WIDEST_SPAN)) if written and written.isdecimal() else 1
