"""Real files made when the test runs: PDFs by reportlab, Word documents by python-docx, zips with GBK names."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from tests.corpora.table_pdfs import BODY, FONT, LINES, PLAIN

TITLE = ParagraphStyle("title", fontName=FONT, fontSize=18, leading=26, alignment=1, wordWrap="CJK")
RIGHT = ParagraphStyle("right", parent=PLAIN, alignment=2)
STYLES = {"body": BODY, "title": TITLE, "plain": PLAIN, "right": RIGHT}

Rows = Sequence[Sequence[str]]


def table(rows: Rows, rules: str = "grid", spans: Sequence[tuple[object, ...]] = (), repeat: int = 0) -> Table:
    """A table flowable in the test font."""
    style = [("FONTNAME", (0, 0), (-1, -1), FONT), ("ALIGN", (1, 0), (-1, -1), "CENTER"), *LINES[rules], *spans]
    return Table([list(row) for row in rows], style=style, repeatRows=repeat)


def pdf(*parts: tuple[str, str] | Flowable, footer: str | None = None, password: str | None = None) -> bytes:
    """A PDF of styled paragraphs and flowables; `footer` stands at the foot of each page, `{}` is the page number."""
    buffer = io.BytesIO()

    def draw_footer(canvas: Canvas, _: object) -> None:
        if footer:
            canvas.setFont(FONT, 9)
            canvas.drawCentredString(A4[0] / 2, 30, footer.format(canvas.getPageNumber()))

    story = [part if isinstance(part, Flowable) else Paragraph(part[1], STYLES[part[0]]) for part in parts]
    template = SimpleDocTemplate(buffer, pagesize=A4, encrypt=password)
    template.build(story, onFirstPage=draw_footer, onLaterPages=draw_footer)
    return buffer.getvalue()


def canvas_pdf(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF drawn by hand."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def word(*paragraphs: tuple[str, str] | Rows) -> bytes:
    """A .docx of (look, text) paragraphs and tables; looks: body, title (22 pt, centred), head (26 pt), right."""
    document = docx.Document()
    for part in paragraphs:
        if isinstance(part, tuple) and isinstance(part[0], str) and isinstance(part[1], str):
            look, text = part
            paragraph = document.add_paragraph()
            run = paragraph.add_run(text)
            if look in ("title", "head"):
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                run.font.size = Pt(22 if look == "title" else 26)
            if look == "right":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            continue
        grid = document.add_table(len(part), len(part[0]))
        for row, values in enumerate(part):
            for column, value in enumerate(values):
                grid.cell(row, column).text = value
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(members: dict[str, bytes], charset: str = "utf-8") -> bytes:
    """A zip whose names are in `charset`, without the UTF-8 flag, as Windows and macOS tools write them."""
    local, central = b"", b""
    for name, data in members.items():
        raw = name.encode(charset)
        head = struct.pack("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(data), len(data), len(data), len(raw), 0)
        central += b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, len(local)) + raw
        local += b"PK\x03\x04" + head + raw + data
    end = struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(central), len(local), 0)
    return local + central + b"PK\x05\x06" + end


@pytest.fixture(autouse=True)
def _read_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers run in the test's own process, where it can change their limits; those that ask for `apart` do not."""
    if "apart" not in request.fixturenames:
        monkeypatch.setattr("corpora.isolation.is_inside", lambda: True)


@pytest.fixture
def apart() -> None:
    """Files are read in a process of their own, as outside of tests."""


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    return pdf


@pytest.fixture(scope="session")
def make_table() -> Callable[..., Table]:
    return table


@pytest.fixture(scope="session")
def draw_pdf() -> Callable[[Callable[[Canvas], None]], bytes]:
    return canvas_pdf


@pytest.fixture(scope="session")
def make_word() -> Callable[..., bytes]:
    return word


@pytest.fixture(scope="session")
def make_archive() -> Callable[..., bytes]:
    return archive


@pytest.fixture(scope="session")
def make_workbook() -> Callable[..., bytes]:
    """A minimal .xlsx: sheets by name, rows of strings and numbers, merged ranges by sheet."""

    def build(
        sheets: dict[str, Sequence[Sequence[str | float | None]]], merged: dict[str, Sequence[str]] | None = None
    ) -> bytes:
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006"
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr(
                "[Content_Types].xml",
                f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
                '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
                '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName='
                '"/xl/workbook.xml" ContentType='
                '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            )
            out.writestr(
                "_rels/.rels",
                f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>',
            )
            names = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(sheets, 1))
            out.writestr(
                "xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{names}</sheets></workbook>'
            )
            links = "".join(
                f'<Relationship Id="r{i}" Type="{office}/worksheet" Target="worksheets/sheet{i}.xml"/>'
                for i in range(1, len(sheets) + 1)
            )
            out.writestr(
                "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{package}/relationships">{links}</Relationships>'
            )
            for index, (name, rows) in enumerate(sheets.items(), 1):
                body = "".join(
                    f'<row r="{r}">' + "".join(_xlsx_cell(r, c, value) for c, value in enumerate(row)) + "</row>"
                    for r, row in enumerate(rows, 1)
                )
                ranges = (merged or {}).get(name, ())
                merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
                merges = f"<mergeCells>{merges}</mergeCells>" if merges else ""
                out.writestr(
                    f"xl/worksheets/sheet{index}.xml",
                    f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>{merges}</worksheet>',
                )
        return buffer.getvalue()

    return build


def _xlsx_cell(row: int, column: int, value: str | float | None) -> str:
    reference = f"{chr(65 + column)}{row}"
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{reference}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{reference}"><v>{value}</v></c>'


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the extra `ocr` is not installed."""
    monkeypatch.delattr("corpora.readers.scan", raising=False)
    monkeypatch.setitem(sys.modules, "corpora.readers.scan", None)
