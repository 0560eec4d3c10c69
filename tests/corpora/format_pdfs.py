"""The PDFs of `corpora/gold/formats`: documents that stand elsewhere as text or table, laid out as paper has them.

`python -m tests.corpora.format_pdfs` writes them and copies their gold, so that what the reader loses can be measured:
the same facts are asked of the layout and of the plain text.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from corpora import read_bytes
from extractors.document import Document
from tests.corpora.table_pdfs import CELL, LINES, read_tables
from tests.corpora.text_pdfs import FONT, wrap

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold"
SAMPLES = GOLD.parent / "samples"
FORMATS = GOLD / "formats"
LANDSCAPE = (36, 110, 112, 76, 62, 60, 106, 60, 56, 50)  # points: the columns of a list of projects
TITLE = ParagraphStyle("title", fontName=FONT, fontSize=18, leading=27, alignment=1, wordWrap="CJK", spaceAfter=8)
SMALL = ParagraphStyle("small", fontName=FONT, fontSize=10.5, leading=16, alignment=1, wordWrap="CJK")
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=21, firstLineIndent=24, wordWrap="CJK")
NOTE = ParagraphStyle("note", fontName=FONT, fontSize=10, leading=15, wordWrap="CJK")


def source(stem: str) -> Path:
    """The document that a layout is made from."""
    working = GOLD / "working" / "docs" / f"{stem}.txt"
    return working if working.exists() else next(SAMPLES.glob(f"{stem}.*"))


def gold_of(stem: str) -> Path:
    """What a reader of it wrote down."""
    working = GOLD / "working" / "gold" / f"{stem}.json"
    return working if working.exists() else GOLD / f"{stem}.json"


def copy_gold(stem: str, to: Path) -> None:
    """The gold of a document as that of its layout; `plain` names the twin where that is plain text."""
    gold = json.loads(gold_of(stem).read_text(encoding="utf-8"))
    if source(stem).suffix == ".txt":
        gold["document"]["plain"] = stem
    to.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def lines_of(stem: str) -> list[str]:
    """Its title, the line below it that says when and where it was published, and its paragraphs."""
    return [line.strip() for line in source(stem).read_text(encoding="utf-8").split("\n") if line.strip()]


def read_source(stem: str) -> Document:
    """The document itself, as it stands elsewhere."""
    path = source(stem)
    return read_bytes(path.name, path.read_bytes())


Decorate = Callable[[Canvas, int], None]


def prose(
    lines: Sequence[str],
    *,
    size: float = 12,
    columns: int = 1,
    bold: bool = False,
    rotation: int = 0,
    decorate: Decorate | None = None,
    kept_free: Mapping[int, float] | None = None,
) -> bytes:
    """A title, a small line and paragraphs, broken wherever a line is full; on the first page or on as many as needed.

    `kept_free` says how much is left at the top of a page, for what `decorate` draws there.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    left, gap = 80.0, 28.0
    width = (A4[0] - 2 * left - gap * (columns - 1)) / columns
    top, foot, number = A4[1] - 80, 80.0, 0

    def begin() -> None:
        nonlocal number
        number += 1
        if rotation:
            canvas.setPageRotation(rotation)
            canvas.translate(A4[1], 0)  # reportlab lays the page down when it is to be turned
            canvas.rotate(90)
        if decorate:
            decorate(canvas, number)

    begin()
    y = top
    title_width = A4[0] - 2 * left
    for _, line in wrap(lines[0], title_width, 20, 0):
        canvas.setFont(FONT, 20)
        for shift in (0, 0.3, 0.6) if bold else (0,):
            canvas.drawCentredString(A4[0] / 2 + shift, y, line)
        y -= 30
    canvas.setFont(FONT, 10.5)
    canvas.drawCentredString(A4[0] / 2, y, lines[1])
    y = start = y - 30
    canvas.setFont(FONT, size)
    column = 0
    for text in lines[2:]:
        for indent, line in wrap(text, width, size, 2 * size):
            if y < foot:
                column, y = column + 1, start
                if column == columns:
                    canvas.showPage()
                    begin()
                    canvas.setFont(FONT, size)
                    start = top - (kept_free or {}).get(number, 0.0)
                    column, y = 0, start
            canvas.drawString(left + column * (width + gap) + indent, y, line)
            y -= 1.75 * size
    canvas.save()
    return buffer.getvalue()


def running_heads(canvas: Canvas, number: int) -> None:
    """The name of a bulletin at the head of each page, its number, and the page's own below."""
    canvas.setFont(FONT, 9)
    canvas.drawString(80, 805, "招商引资工作简报")
    canvas.drawRightString(A4[0] - 80, 805, "内部刊物")
    canvas.line(80, 800, A4[0] - 80, 800)
    canvas.drawCentredString(A4[0] / 2, 40, f"— {number} —")


def watermark(canvas: Canvas, _: int) -> None:
    """Pale words across the page, slanted and level."""
    canvas.saveState()
    canvas.setFillGray(0.86)
    canvas.setFont(FONT, 44)
    canvas.drawString(170, 160, "仅供参阅")
    canvas.translate(170, 380)
    canvas.rotate(40)
    canvas.drawString(0, 0, "仅供参阅")
    canvas.restoreState()


FIGURE = 150.0  # points at the top of the second page


def figure(canvas: Canvas, number: int) -> None:
    """A drawing over both columns of the second page, with its caption below it."""
    if number != 2:
        return
    canvas.setFont(FONT, 10)
    for at, height in enumerate((30, 48, 41, 66, 72)):
        canvas.rect(130 + 70 * at, A4[1] - 160, 40, height, fill=0)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 180, "图1　招商引资工作推进情况示意（单位略，数据见正文）")


def _cells(table: Sequence[Sequence[str]], style: ParagraphStyle = CELL) -> list[list[Paragraph]]:
    return [[Paragraph(text, style) for text in row] for row in table]


def _page(*parts: object, size: tuple[float, float] = A4) -> bytes:
    buffer = io.BytesIO()
    SimpleDocTemplate(buffer, pagesize=size, leftMargin=60, rightMargin=60).build(list(parts))
    return buffer.getvalue()


def three_line_report(stem: str) -> bytes:
    """Paragraphs, and on the page after them a table with three rules."""
    document = read_source(stem)
    paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind != "table"]
    (rows,) = read_tables(document)
    table = Table(
        rows, style=[*LINES["three"], ("FONTNAME", (0, 0), (-1, -1), FONT), ("ALIGN", (1, 0), (-1, -1), "RIGHT")]
    )
    return _page(
        Paragraph(paragraphs[0], TITLE),
        Paragraph(paragraphs[1], SMALL),
        *(Paragraph(text, BODY) for text in paragraphs[2:-1]),
        PageBreak(),
        Paragraph(paragraphs[-1], NOTE),
        table,
    )


def shaded_two_levels(stem: str) -> bytes:
    """A landscape table with a header of two levels, no upright rules, and every other row shaded."""
    document = read_source(stem)
    (rows,) = read_tables(document)
    before = [document.text[b.start : b.end] for b in document.blocks if b.end <= document.tables[0].start]
    after = [document.text[b.start : b.end] for b in document.blocks if b.start >= document.tables[0].end]
    spans = [("SPAN", (column, 0), (column + 1, 0)) for column in (2, 4, 6)]
    spans += [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 8)]
    lines = [("LINEBELOW", (column, 0), (column + 1, 0), 0.4, colors.black) for column in (2, 4, 6)]
    table = Table(
        rows,
        colWidths=[40, 100, *[75] * 6, 80],
        style=[
            ("FONTNAME", (0, 0), (-1, -1), FONT),
            ("ALIGN", (0, 0), (-1, -1), "CENTER"),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("ROWBACKGROUNDS", (0, 2), (-1, -1), [colors.whitesmoke, colors.white]),
            *spans,
            *lines,
        ],
    )
    heads = [Paragraph(before[0], TITLE), *(Paragraph(text, NOTE) for text in before[1:])]
    return _page(*heads, table, Spacer(1, 10), *(Paragraph(text, NOTE) for text in after), size=landscape(A4))


def wrapped_landscape(stem: str) -> bytes:
    """A landscape table with three rules whose names run over several lines of their cells."""
    document = read_source(stem)
    (rows,) = read_tables(document)
    before = [document.text[b.start : b.end] for b in document.blocks if b.end <= document.tables[0].start]
    after = [document.text[b.start : b.end] for b in document.blocks if b.start >= document.tables[0].end]
    style = [
        *LINES["three"],
        ("LINEABOVE", (0, -1), (-1, -1), 0.4, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    table = Table(_cells(rows), colWidths=LANDSCAPE, style=style)
    heads = [Paragraph(before[0], TITLE), *(Paragraph(text, NOTE) for text in before[1:])]
    return _page(*heads, table, Spacer(1, 10), *(Paragraph(text, NOTE) for text in after), size=landscape(A4))


def landscape_over_pages(stem: str) -> bytes:
    """A ruled landscape table over pages: its head said again on each, what the figures are in above it, 续表 beside."""
    document = read_source(stem)
    (rows,) = read_tables(document)
    before = [document.text[b.start : b.end] for b in document.blocks if b.end <= document.tables[0].start]
    after = [document.text[b.start : b.end] for b in document.blocks if b.start >= document.tables[0].end]
    unit = next(text for text in before if text.startswith("单位"))
    size = landscape(A4)
    edge = (size[0] - sum(LANDSCAPE)) / 2

    def above(canvas: Canvas, _: object) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawRightString(size[0] - edge, size[1] - (66 if canvas.getPageNumber() > 1 else 114), unit)
        if canvas.getPageNumber() > 1:
            canvas.drawString(edge, size[1] - 66, "续表")
        canvas.drawCentredString(size[0] / 2, 36, f"— {canvas.getPageNumber()} —")

    style = [*LINES["grid"], ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    table = Table(
        _cells(rows), colWidths=LANDSCAPE, rowHeights=[40] + [84] * (len(rows) - 1), style=style, repeatRows=1
    )
    title = [Paragraph(text, TITLE) for text in before if text != unit]
    buffer = io.BytesIO()
    template = SimpleDocTemplate(buffer, pagesize=size, leftMargin=edge, rightMargin=edge)
    notes = [Paragraph(text, NOTE) for text in after]
    template.build([*title, Spacer(1, 14), table, Spacer(1, 10), *notes], onFirstPage=above, onLaterPages=above)
    return buffer.getvalue()


PROSE: dict[str, Callable[[Sequence[str]], bytes]] = {
    "running heads": lambda lines: prose(lines, size=16, decorate=running_heads),
    "watermarks": lambda lines: prose(lines, decorate=watermark),
    "a bold title": lambda lines: prose(lines, size=14, bold=True),
    "turned pages": lambda lines: prose(lines, rotation=90),
    "two columns": lambda lines: prose(lines, size=10.5, columns=2),
}
LAYOUTS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "pdf_heads": ("h10huaibin", lambda stem: prose(lines_of(stem), size=16, decorate=running_heads)),
    "pdf_columns": ("h02qingbaijiang", lambda stem: prose(lines_of(stem), size=10.5, columns=2)),
    "pdf_columns_pages": (
        "h04shizuishan",
        lambda stem: prose(lines_of(stem), size=18, columns=2, decorate=figure, kept_free={2: FIGURE}),
    ),
    "pdf_three_columns": ("h03baise", lambda stem: prose(lines_of(stem), size=10.5, columns=3)),
    "pdf_landscape_pages": ("25meihekou", landscape_over_pages),
    "pdf_watermark": ("e25yangjiang", lambda stem: prose(lines_of(stem), decorate=watermark)),
    "pdf_bold": ("d18dianjiang", lambda stem: prose(lines_of(stem), size=14, bold=True)),
    "pdf_turned": ("e23wuwei", lambda stem: prose(lines_of(stem), rotation=90)),
    "pdf_large": ("d11huishui", lambda stem: prose(lines_of(stem), size=18, decorate=running_heads)),
    "pdf_three_line": ("19hengshui", three_line_report),
    "pdf_shaded": ("21suihua", shaded_two_levels),
    "pdf_wrapped": ("25meihekou", wrapped_landscape),
}


def main() -> None:
    """Write every PDF with its gold."""
    rl_config.invariant = 1  # the same bytes whenever it is run
    pdfmetrics.getFont(FONT)
    for name, (stem, lay_out) in LAYOUTS.items():
        (FORMATS / "docs").mkdir(parents=True, exist_ok=True)
        (FORMATS / "gold").mkdir(parents=True, exist_ok=True)
        (FORMATS / "docs" / f"{name}.pdf").write_bytes(lay_out(stem))
        copy_gold(stem, FORMATS / "gold" / f"{name}.json")


if __name__ == "__main__":
    main()
