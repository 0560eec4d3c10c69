"""Scanned pages made of drawn ones: documents laid out with a font, worn, stamped, at a resolution of choice.

`python -m tests.corpora.scans` writes the scans of `corpora/gold/scans`, made from documents that stand elsewhere as
text, with their gold.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pylopdf_fonts_zh_cn
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from tests.corpora.format_pdfs import GOLD, copy_gold, lines_of, read_source
from tests.corpora.table_pdfs import Rows, figures, read_tables

FONT = str(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSerifSC-Regular.otf")
SCANS = GOLD / "scans"
A4 = (595, 842)
RED = (215, 40, 45)
NO_START = "，。；：、！？）》”%"


@dataclass(frozen=True)
class Sheet:
    """Text and a table to be drawn on pages of A4: a title, paragraphs, then rows under a header."""

    title: str
    paragraphs: Sequence[str]
    rows: Rows


def draw(sheet: Sheet, dots: int, size: float = 13) -> list[Image.Image]:
    """The pages at so many dots an inch."""
    point = dots / 72
    pages: list[Image.Image] = []

    def font(points: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(FONT, round(points * point))

    def begin() -> ImageDraw.ImageDraw:
        pages.append(Image.new("RGB", (round(A4[0] * point), round(A4[1] * point)), "white"))
        return ImageDraw.Draw(pages[-1])

    pen, y = begin(), 90.0
    for line in _wrapped(sheet.title, font(20), 430 * point, 0):
        pen.text((A4[0] / 2 * point, y * point), line, "black", font(20), anchor="mm")
        y += 30
    y += 10
    for text in sheet.paragraphs:
        for number, line in enumerate(_wrapped(text, font(size), 435 * point, 2 * size * point)):
            if y > 760:
                pen, y = begin(), 80.0
            pen.text(((80 + (0 if number else 2 * size)) * point, y * point), line, "black", font(size))
            y += 2 * size
    if sheet.rows:
        widths = [
            max([*(6.0 * len(row[column]) for row in sheet.rows[1:]), 5.5 * len(sheet.rows[0][column]), 30]) + 16
            for column in range(len(sheet.rows[0]))
        ]
        share = min(435 / sum(widths), 1.2)
        edges = [80.0]
        for width in widths:
            edges.append(edges[-1] + width * share)
        y += 14
        heights = [y]
        for number, row in enumerate(sheet.rows):
            height = 22 if number else 36
            if y + height > 780:
                _rule(pen, edges, heights, point)
                pen, y = begin(), 80.0
                heights = [y]
            for column, text in enumerate(row):
                x = (edges[column] + edges[column + 1]) / 2
                lines = _wrapped(text, font(10.5), (edges[column + 1] - edges[column] - 8) * point, 0)
                for at, line in enumerate(lines):
                    middle = y + height / 2 + 13 * (at - (len(lines) - 1) / 2)
                    pen.text((x * point, middle * point), line, "black", font(10.5), anchor="mm")
            y += height
            heights.append(y)
        _rule(pen, edges, heights, point)
    return pages


def _rule(pen: ImageDraw.ImageDraw, edges: Sequence[float], heights: Sequence[float], point: float) -> None:
    for y in heights:
        pen.line([(edges[0] * point, y * point), (edges[-1] * point, y * point)], "black", 2)
    for x in edges:
        pen.line([(x * point, heights[0] * point), (x * point, heights[-1] * point)], "black", 2)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float, indent: float) -> list[str]:
    lines, room = [""], width - indent
    for character in text:
        if font.getlength(lines[-1] + character) > room and character not in NO_START:
            lines.append("")
            room = width
        lines[-1] += character
    return lines


def stamped(
    image: Image.Image, dots: int, ink: tuple[int, int, int] = RED, at: tuple[float, float] = (335, 290)
) -> Image.Image:
    """The page under a round seal of 42 mm: rim, star and a ring of characters."""
    point = dots / 72
    seal = Image.new("RGB", image.size, "white")
    pen = ImageDraw.Draw(seal)
    x, y, radius = at[0] * point, at[1] * point, 60 * point
    pen.ellipse([x - radius, y - radius, x + radius, y + radius], outline=ink, width=round(3 * point))
    pen.text((x, y), "★", ink, ImageFont.truetype(FONT, round(40 * point)), anchor="mm")
    for index, character in enumerate("新港市招商工作办公室"):
        angle = math.pi * (0.8 + 0.14 * index)
        place = (x + 0.78 * radius * math.cos(angle), y + 0.78 * radius * math.sin(angle))
        pen.text(place, character, ink, ImageFont.truetype(FONT, round(13 * point)), anchor="mm")
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(seal)))


def worn(image: Image.Image, degrees: float = 0.8, seed: int = 7, grain: float = 8.0) -> Image.Image:
    """The page as a scanner sees it: askew, a little soft, grey and grainy."""
    turned = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.6))
    noise = np.random.default_rng(seed).normal(0, grain, (turned.height, turned.width, 1))
    return Image.fromarray((246 - 0.85 * (255.0 - np.asarray(turned)) + noise).clip(0, 255).astype(np.uint8))


def to_pdf(images: Sequence[Image.Image], dots: int, quality: int = 80) -> bytes:
    """A PDF of pictures, as a scanner's own software writes it."""
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", resolution=dots, quality=quality, save_all=True, append_images=list(images[1:]))
    return buffer.getvalue()


def sheet_of(seed: int) -> Sheet:
    """A page of figures that belongs to a seed."""
    rng = random.Random(f"scan {seed}")
    count, amount, rate = rng.randint(2, 999), f"{rng.uniform(0.5, 900):.2f}", f"{rng.uniform(1, 130):.1f}"
    text = f"上半年，全市新签约项目{count}个，总投资{amount}亿元，同比增长{rate}%，各县区完成情况如下。"
    return Sheet("关于上半年全市招商引资工作情况的通报", [text], figures(rng, 14))


def sheet_from(stem: str) -> Sheet:
    """A document of the gold as a sheet."""
    if (GOLD / "working" / "docs" / f"{stem}.txt").exists():
        title, *paragraphs = lines_of(stem)
        return Sheet(title, paragraphs, [])
    document = read_source(stem)
    title, *paragraphs = [document.text[b.start : b.end] for b in document.blocks if b.kind != "table"]
    return Sheet(title, paragraphs, read_tables(document)[0])


def main() -> None:
    """Write four scans with their gold: a fax, a stamped colour scan, a photograph askew, a picture of black and white."""
    docs, gold = SCANS / "docs", SCANS / "gold"
    docs.mkdir(parents=True, exist_ok=True)
    gold.mkdir(parents=True, exist_ok=True)
    fax = [
        page.convert("L").point(lambda level: 255 * (level > 150)).convert("1")
        for page in draw(sheet_from("19hengshui"), 200)
    ]
    fax[0].save(
        docs / "scan_fax.tif", "TIFF", dpi=(200, 200), compression="group4", save_all=True, append_images=fax[1:]
    )
    first = draw(sheet_from("e23wuwei"), 150)
    page = worn(stamped(first[0], 150, at=(420, 560)), 0.4, grain=3)
    (docs / "scan_stamped.pdf").write_bytes(to_pdf([page], 150, quality=38))
    askew = worn(draw(sheet_from("d24shengzhou"), 200)[0], -1.1, grain=2).convert("L")
    askew.save(docs / "scan_askew.jpg", "JPEG", dpi=(200, 200), quality=30)
    clear = draw(sheet_from("d25dunhua"), 200)[0].convert("L").point(lambda level: 255 * (level > 140)).convert("1")
    clear.save(docs / "scan_clear.png", "PNG", dpi=(200, 200), optimize=True)
    stems = {"fax": "19hengshui", "stamped": "e23wuwei", "askew": "d24shengzhou", "clear": "d25dunhua"}
    for name, stem in stems.items():
        copy_gold(stem, gold / f"scan_{name}.json")


if __name__ == "__main__":
    main()
