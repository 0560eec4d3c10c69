"""PDFs with tables of every kind that reports have, made by reportlab, each with its gold cells.

The figures are drawn from a seed, so a kind can be made as often as wanted and never twice the same.
"""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from extractors.document import Document

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
BODY = ParagraphStyle("body", fontName=FONT, fontSize=12, leading=20, firstLineIndent=24, wordWrap="CJK")
PLAIN = ParagraphStyle("plain", parent=BODY, firstLineIndent=0)
CELL = ParagraphStyle("cell", fontName=FONT, fontSize=10.5, leading=14, wordWrap="CJK")
LINES: dict[str, list[tuple[object, ...]]] = {
    "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.black)],
    "none": [],
    "three": [
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.6, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1.2, colors.black),
    ],
    "zebra": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.whitesmoke, colors.white])],
    "open": [
        ("INNERGRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
    ],
}
COUNTIES = [
    "城关区",
    "临江县",
    "平川县",
    "石桥镇",
    "高新区",
    "云溪县",
    "南丰县",
    "东湖区",
    "经开区",
    "柳河县",
    "青山县",
    "白塔区",
    "长岭县",
    "安平县",
]
PROJECTS = (
    "年产3万吨新材料项目",
    "智能家电产业园项目",
    "新港市循环经济产业园二期工程及配套基础设施建设项目",
    "现代农业示范园",
    "中药材精深加工及仓储物流一体化建设项目",
    "光伏组件生产线",
    "城乡冷链物流中心（一期）建设项目",
    "高端装备制造基地项目",
)
FIRMS = (
    "浙江某某新能源科技有限公司",
    "本地企业",
    "广东东莞市某某电子有限公司",
    "山东某某集团",
    "深圳市某某供应链管理股份有限公司",
)
LEAD = "截至9月底，全市新签约招商引资项目75个，计划总投资138.05亿元，同比增长12.6%，现将各县区完成情况通报如下。"
TAIL = "从完成情况看，各县区进展不平衡，个别县区开工率不足六成，须加快进度，确保全年任务完成。"

Rows = list[list[str]]
Cells = Counter[tuple[int, int, int, str]]
T = TypeVar("T")


@dataclass(frozen=True)
class TablePdf:
    """A PDF and what a reader of it would write down: of each table its rows, merged cells said once, at top left."""

    kind: str
    data: bytes
    tables: list[Rows]
    pages: int

    def cells(self) -> Cells:
        """(table, row, column, text) of each cell that holds something."""
        return _cells(self.tables)


@dataclass(frozen=True)
class Agreement:
    """Cells and rows: how many were wanted, how many were found, how many of those are right."""

    cells: tuple[int, int, int]
    rows: tuple[int, int, int]

    @property
    def cell_f1(self) -> float:
        """Of cells, each with its table, row, column and text."""
        return 2 * self.cells[2] / max(self.cells[0] + self.cells[1], 1)

    @property
    def row_f1(self) -> float:
        """Of rows, each with all its cells."""
        return 2 * self.rows[2] / max(self.rows[0] + self.rows[1], 1)


def compare(documents: Iterable[tuple[TablePdf, Document]]) -> Agreement:
    """How far the tables of documents agree with the gold ones."""
    cells, rows = [0, 0, 0], [0, 0, 0]
    for gold, document in documents:
        found = read_tables(document)
        _count(cells, gold.cells(), _cells(found))
        _count(rows, _rows(gold.tables), _rows(found))
    return Agreement((cells[0], cells[1], cells[2]), (rows[0], rows[1], rows[2]))


def _count(counts: list[int], want: Counter[T], have: Counter[T]) -> None:
    for at, number in enumerate((want.total(), have.total(), (want & have).total())):
        counts[at] += number


def read_tables(document: Document) -> list[Rows]:
    """The tables of a document, merged cells said once."""
    tables = []
    for table in document.tables:
        rows: Rows = [[] for _ in range(max(cell.row for cell in table.cells) + 1)]
        width = max(cell.column for cell in table.cells) + 1
        for row in rows:
            row += [""] * width
        for cell in table.cells:
            rows[cell.row][cell.column] = document.text[cell.start : cell.end]
        tables.append(rows)
    return tables


def _cells(tables: Sequence[Rows]) -> Cells:
    return Counter(
        (at, row, column, text)
        for at, rows in enumerate(tables)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    )


def _rows(tables: Sequence[Rows]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(texts) for rows in tables for texts in rows if any(texts))


def figures(rng: random.Random, count: int) -> Rows:
    """A header and rows of a name and four figures."""
    names = rng.sample(COUNTIES, min(count, len(COUNTIES)))
    names += [f"第{number}乡镇" for number in range(1, count - len(names) + 1)]
    rows = [
        [
            name,
            str(rng.randint(1, 99)),
            f"{rng.uniform(0.5, 300):.2f}",
            rng.choice([f"{rng.randint(1000, 99999)}", f"{rng.randint(1, 99)},{rng.randint(0, 999):03}"]),
            f"{rng.uniform(10, 130):.1f}%",
        ]
        for name in names
    ]
    return [["县区", "签约项目（个）", "总投资（亿元）", "到位资金（万元）", "完成率"], *rows]


def story(
    *parts: str | Flowable, size: tuple[float, float] = A4, each: Callable[[Canvas], None] | None = None
) -> bytes:
    buffer = io.BytesIO()

    def decorate(canvas: Canvas, _: object) -> None:
        if each:
            each(canvas)

    story = [Paragraph(part, BODY) if isinstance(part, str) else part for part in parts]
    SimpleDocTemplate(buffer, pagesize=size).build(story, onFirstPage=decorate, onLaterPages=decorate)
    return buffer.getvalue()


def table(
    rows: Rows,
    lines: str,
    *styles: tuple[object, ...],
    align: str = "CENTER",
    widths: Sequence[float] | None = None,
    repeat: int = 0,
) -> Table:
    """A table flowable, ruled as `lines` (a key of `LINES`) says."""
    style = [("FONTNAME", (0, 0), (-1, -1), FONT), ("ALIGN", (1, 0), (-1, -1), align), *LINES[lines], *styles]
    return Table([list(row) for row in rows], colWidths=widths, style=style, repeatRows=repeat)


def plain(kind: str, lines: str, rng: random.Random) -> TablePdf:
    """A table between two paragraphs, ruled as `lines` says."""
    rows = figures(rng, rng.randint(5, 12))
    align = rng.choice(["CENTER", "RIGHT"])
    laid = table(rows, lines, align=align)
    data = story(LEAD, Paragraph("附表：各县区完成情况表", PLAIN), laid, Spacer(1, 8), TAIL)
    return TablePdf(kind, data, [rows], 1)


def merged(rng: random.Random) -> TablePdf:
    """A header of two levels, and a column whose cells reach over several rows."""
    rows = [
        ["片区", "县区", "签约项目", "", "开工项目", "", "备注"],
        ["", "", "个数", "总投资", "个数", "总投资", ""],
    ]
    spans: list[tuple[object, ...]] = [("SPAN", (2, 0), (3, 0)), ("SPAN", (4, 0), (5, 0))]
    spans += [("SPAN", (column, 0), (column, 1)) for column in (0, 1, 6)]
    for area in ("东部", "西部", "南部"):
        size = rng.randint(2, 4)
        spans += [("SPAN", (0, len(rows)), (0, len(rows) + size - 1))]
        for index, name in enumerate(rng.sample(COUNTIES, size)):
            one, two = rng.randint(5, 60), rng.randint(1, 40)
            figures = [str(one), f"{one * 1.37:.2f}", str(two), f"{two * 2.11:.2f}"]
            rows.append([area if index == 0 else "", name, *figures, rng.choice(["", "含续建"])])
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return TablePdf("merged", story(LEAD, table(rows, "grid", *spans, middle), TAIL), [rows], 1)


def two_level_three_line(rng: random.Random) -> TablePdf:
    """A three-line table with a header of two levels."""
    rows = [["县区", "签约项目", "", "开工项目", ""], ["", "个数", "总投资", "个数", "总投资"]]
    for name in rng.sample(COUNTIES, rng.randint(5, 10)):
        one, two = rng.randint(5, 60), rng.randint(1, 40)
        rows.append([name, str(one), f"{one * 1.37:.2f}", str(two), f"{two * 2.11:.2f}"])
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0)), ("SPAN", (0, 0), (0, 1))]
    lines = [
        ("LINEABOVE", (0, 0), (-1, 0), 1.2, colors.black),
        ("LINEBELOW", (1, 0), (2, 0), 0.4, colors.black),
        ("LINEBELOW", (3, 0), (4, 0), 0.4, colors.black),
        ("LINEBELOW", (0, 1), (-1, 1), 0.6, colors.black),
        ("LINEBELOW", (0, -1), (-1, -1), 1.2, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    laid = table(rows, "none", *spans, *lines, widths=[90] * 5)
    return TablePdf("three-line two-level", story(LEAD, laid, TAIL), [rows], 1)


def over_pages(rng: random.Random) -> TablePdf:
    """A long table over pages, its header said again on each, a page number below."""
    rows = figures(rng, rng.randint(70, 110))

    def foot(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawCentredString(A4[0] / 2, 30, f"- {canvas.getPageNumber()} -")

    data = story(LEAD, table(rows, "grid", repeat=1), TAIL, each=foot)
    return TablePdf("over pages", data, [rows], 1 + len(rows) // 38)


def over_pages_unruled(rng: random.Random) -> TablePdf:
    """A long three-line table over pages with its header said again."""
    rows = figures(rng, rng.randint(50, 80))
    data = story(LEAD, table(rows, "three", repeat=1), TAIL)
    return TablePdf("three-line over pages", data, [rows], 2)


def wide(rng: random.Random) -> TablePdf:
    """A landscape page with a dense ruled table of many columns, names wrapped in their cells."""
    header = [
        "序号",
        "项目名称",
        "投资方",
        "建设地点",
        "总投资（万元）",
        "年度计划投资（万元）",
        "完成投资（万元）",
        "完成率",
        "进展",
    ]
    rows = [header]
    for number in range(1, rng.randint(12, 26)):
        planned = rng.randint(500, 90000)
        done = f"{planned * rng.uniform(0.2, 1.1):.2f}"
        rows.append(
            [
                str(number),
                rng.choice(PROJECTS),
                rng.choice(FIRMS),
                rng.choice(COUNTIES),
                str(planned * 3),
                str(planned),
                done,
                f"{float(done) / planned * 100:.1f}%",
                rng.choice(["在建", "已开工", "已投产", "主体完工，正在安装设备"]),
            ]
        )
    laid = [[Paragraph(text, CELL) for text in row] for row in rows]
    widths = [30, 130, 120, 60, 65, 75, 70, 50, 80]
    table = Table(laid, colWidths=widths, style=LINES["grid"], repeatRows=1)
    return TablePdf("landscape", story(LEAD, table, TAIL, size=landscape(A4)), [rows], 2)


def wrapped(rng: random.Random, *, lines: str = "none") -> TablePdf:
    """A table without rules (or with three) whose names run over two lines of their cells."""
    rows = [["项目名称", "投资方", "总投资（亿元）", "完成率"]]
    for name in rng.sample(PROJECTS, rng.randint(5, 8)):
        rows.append([name, rng.choice(FIRMS), f"{rng.uniform(0.5, 90):.2f}", f"{rng.uniform(10, 130):.1f}%"])
    laid = [[Paragraph(text, CELL) for text in row] for row in rows]
    middle = ("VALIGN", (0, 0), (-1, -1), rng.choice(["MIDDLE", "TOP"]))
    table = Table(laid, colWidths=[150, 130, 90, 70], style=[*LINES[lines], middle])
    return TablePdf("unruled wrapped", story(LEAD, table, Spacer(1, 8), TAIL), [rows], 1)


def watermarked(rng: random.Random) -> TablePdf:
    """A ruled table over a slanted watermark."""
    rows = figures(rng, rng.randint(5, 12))

    def mark(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 54)
        canvas.setFillColor(colors.lightgrey)
        canvas.translate(150, 480)
        canvas.rotate(35)
        canvas.drawString(0, 0, "新港市内部资料")
        canvas.restoreState()

    return TablePdf("watermarked", story(LEAD, table(rows, "grid"), TAIL, each=mark), [rows], 1)


def _drawn(rows: Rows, canvas: Canvas, left: float, top: float, widths: Sequence[float], *, bold: bool = False) -> None:
    """Draw a ruled table downwards from a corner; `bold` draws each text three times, a hair apart."""
    height = 22
    canvas.setFont(FONT, 10.5)
    edges = [left]
    for width in widths:
        edges.append(edges[-1] + width)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            middle = (edges[column] + edges[column + 1]) / 2
            for shift in (0, 0.25, 0.5) if bold else (0,):
                canvas.drawCentredString(middle + shift, top - row * height - 15, text)
    for row in range(len(rows) + 1):
        canvas.line(left, top - row * height, edges[-1], top - row * height)
    for edge in edges:
        canvas.line(edge, top, edge, top - len(rows) * height)


def _canvas(draw: Callable[[Canvas], None], *, rotation: int = 0) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    if rotation:
        canvas.setPageRotation(rotation)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


WIDTHS = (90, 90, 90, 95, 70)


def bold(rng: random.Random) -> TablePdf:
    """A ruled table whose characters are printed three times to look bold."""
    rows = figures(rng, rng.randint(5, 12))
    return TablePdf("fake bold", _canvas(lambda c: _drawn(rows, c, 70, 700, WIDTHS, bold=True)), [rows], 1)


def turned(kind: str, turn: int, rotation: int, rng: random.Random) -> TablePdf:
    """A ruled table drawn a quarter `turn` around; with `rotation` the viewer turns the page upright again."""
    rows = figures(rng, rng.randint(5, 12))

    def draw(canvas: Canvas) -> None:
        if turn == 90:
            canvas.translate(A4[0], 0)
        elif turn == -90:
            canvas.translate(0, A4[1])
        canvas.rotate(turn)
        canvas.setFont(FONT, 12)
        canvas.drawString(90, 540, "附表：各县区完成情况表")
        _drawn(rows, canvas, 90, 520, WIDTHS)

    return TablePdf(kind, _canvas(draw, rotation=rotation), [rows], 1)


KINDS: dict[str, Callable[[random.Random], TablePdf]] = {
    "ruled": partial(plain, "ruled", "grid"),
    "merged": merged,
    "over pages": over_pages,
    "landscape": wide,
    "three-line": partial(plain, "three-line", "three"),
    "three-line two-level": two_level_three_line,
    "three-line over pages": over_pages_unruled,
    "unruled": partial(plain, "unruled", "none"),
    "zebra": partial(plain, "zebra", "zebra"),
    "open-sided": partial(plain, "open-sided", "open"),
    "watermarked": watermarked,
    "fake bold": bold,
    "rotated": partial(turned, "rotated", 90, 90),
    "sideways": partial(turned, "sideways", 90, 0),
    "sideways right": partial(turned, "sideways right", -90, 0),
    "unruled wrapped": wrapped,
    "three-line wrapped": partial(wrapped, lines="three"),
}
RULED = ("ruled", "merged", "over pages", "landscape")
WRAPPED = ("unruled wrapped", "three-line wrapped")


def make(kind: str, seed: int) -> TablePdf:
    """The PDF of a kind (a key of `KINDS`) that belongs to a seed."""
    return KINDS[kind](random.Random(f"{kind} {seed}"))
