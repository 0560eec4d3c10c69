"""PDFs of prose, drawn line by line as Chinese typesetters break it: a number may be broken anywhere.

Each has its gold paragraphs. Lines are filled to the last character that fits, so nothing but geometry says where a
paragraph ends.
"""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
CLAUSES = (
    "上半年，全市新签约招商引资项目{count}个，计划总投资{amount}亿元，同比增长{rate}%",
    "其中亿元以上项目{count}个，到位资金{amount}亿元，完成年度任务的{rate}%",
    "全市在建项目{count}个，累计完成投资{grouped}万元",
    "新开工项目{count}个，竣工项目{count}个，开工率{rate}%",
    "各县区要强化责任，加快推进项目落地，确保按时间节点完成任务",
    "招商工作专班走访企业{count}家次，收集有效线索{count}条",
)
NO_START = "，。；：、！？）》”%"  # a line does not begin with one; it hangs over the edge instead


@dataclass(frozen=True)
class TextPdf:
    """A PDF and its paragraphs, and what stands on its pages that belongs to none."""

    kind: str
    data: bytes
    paragraphs: list[str]
    furniture: list[str]


def paragraph(rng: random.Random, clauses: int) -> str:
    """A paragraph full of figures that ends with a full stop."""
    return (
        "，".join(
            rng.choice(CLAUSES).format(
                count=rng.randint(2, 999),
                amount=f"{rng.uniform(0.5, 2000):.2f}",
                rate=f"{rng.uniform(0.1, 140):.1f}",
                grouped=f"{rng.randint(1, 99)},{rng.randint(0, 999):03},{rng.randint(0, 999):03}",
            )
            for _ in range(clauses)
        )
        + "。"
    )


def wrap(text: str, width: float, size: float, indent: float) -> Iterator[tuple[float, str]]:
    """The lines of a paragraph with their indents, broken wherever the next character does not fit."""
    line, left, used = "", indent, indent
    for character in text:
        step = pdfmetrics.stringWidth(character, FONT, size)
        if used + step > width and character not in NO_START:
            yield left, line
            line, left, used = "", 0.0, 0.0
        line += character
        used += step
    if line:
        yield left, line


def draw(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    size: float = 12,
    decorate: Callable[[Canvas, int], None] | None = None,
) -> bytes:
    """The paragraphs on as many A4 pages as they need, in one column or several."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    left, top, bottom, gap = 72.0, 750.0, 90.0, 26.0
    width = (A4[0] - 2 * left - gap * (columns - 1)) / columns
    leading = 1.7 * size
    page, column, y = 1, 0, top

    def begin() -> None:
        if decorate:
            decorate(canvas, page)
        canvas.setFont(FONT, size)

    begin()
    for text in paragraphs:
        for indent, line in wrap(text, width, size, 2 * size):
            if y < bottom:
                column, y = column + 1, top
                if column == columns:
                    canvas.showPage()
                    page, column = page + 1, 0
                    begin()
            canvas.drawString(left + column * (width + gap) + indent, y, line)
            y -= leading
    canvas.save()
    return buffer.getvalue()


def _plain(rng: random.Random) -> TextPdf:
    paragraphs = [paragraph(rng, rng.randint(2, 9)) for _ in range(rng.randint(5, 14))]
    return TextPdf("one column", draw(paragraphs, size=rng.choice([10.5, 12, 14])), paragraphs, [])


def _two_columns(rng: random.Random) -> TextPdf:
    paragraphs = [paragraph(rng, rng.randint(2, 6)) for _ in range(rng.randint(16, 24))]
    return TextPdf("two columns", draw(paragraphs, columns=2, size=10.5), paragraphs, [])


def _three_columns(rng: random.Random) -> TextPdf:
    paragraphs = [paragraph(rng, rng.randint(2, 6)) for _ in range(rng.randint(12, 24))]
    return TextPdf("three columns", draw(paragraphs, columns=3, size=9), paragraphs, [])


def _running_heads(rng: random.Random) -> TextPdf:
    paragraphs = [paragraph(rng, rng.randint(3, 9)) for _ in range(rng.randint(14, 22))]

    def decorate(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 800, "新港市招商工作简报")
        canvas.drawRightString(A4[0] - 72, 800, "2023年第7期")
        canvas.drawCentredString(A4[0] / 2, 40, f"第{page}页")

    return TextPdf("running heads", draw(paragraphs, decorate=decorate), paragraphs, ["招商工作简报", "第7期", "第1页"])


def _watermarked(rng: random.Random) -> TextPdf:
    paragraphs = [paragraph(rng, rng.randint(3, 9)) for _ in range(rng.randint(8, 16))]

    def decorate(canvas: Canvas, page: int) -> None:
        canvas.saveState()
        canvas.setFont(FONT, 40)
        canvas.setFillGray(0.85)
        for y in (200, 450, 700):
            canvas.drawString(150, y, "内部资料")
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, "注意保存")
        canvas.restoreState()

    return TextPdf("watermarks", draw(paragraphs, decorate=decorate), paragraphs, ["内部", "注意"])


KINDS: dict[str, Callable[[random.Random], TextPdf]] = {
    "one column": _plain,
    "two columns": _two_columns,
    "three columns": _three_columns,
    "running heads": _running_heads,
    "watermarks": _watermarked,
}


def make(kind: str, seed: int) -> TextPdf:
    """The PDF of a kind (a key of `KINDS`) that belongs to a seed."""
    return KINDS[kind](random.Random(f"{kind} {seed}"))
