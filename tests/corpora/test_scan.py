"""Scanned pages: what text recognition makes of pictures, how sure it says it is, and what is said without it."""

from __future__ import annotations

import io
import json
import math
import socket
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pylopdf_fonts_zh_cn
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpora import ReadError, read_bytes
from corpora.readers.printed import Page
from extractors import extract
from extractors.document import Document
from outputs.queue import SURE

CORPORA = Path(__file__).resolve().parents[2] / "corpora"
SAMPLE = CORPORA / "samples" / "23nanxiong.pdf"
NO_UNICODE = CORPORA / "gold" / "scans" / "docs" / "scan_no_unicode.pdf"
FONT = str(Path(pylopdf_fonts_zh_cn.__file__).parent / "NotoSerifSC-Regular.otf")
DOTS = 200
POINT = DOTS / 72
DOUBT = Decimal("0.95")
TITLE = "关于上半年全市招商引资工作情况的通报"
PROSE = [
    "　　上半年，全市新签约项目45个，总投资88.61亿元，同比增长9.3%；其中",
    "亿元以上项目17个，到位资金19.84亿元，完成年度任务的52.7%。",
    "　　全市在建项目126个，累计完成投资203.5亿元。",
]
ROWS = [
    ["县区", "签约（个）", "总投资（亿元）", "开工率"],
    ["甲县", "8", "16.35", "62.5%"],
    ["乙县", "1", "4.07", "100%"],
    ["丙县", "36", "68.19", "-3.2%"],
    ["合计", "45", "88.61", "57.8%"],
]


@pytest.fixture
def scan() -> Any:
    pytest.importorskip("rapidocr")
    pytest.importorskip("onnxruntime")
    from corpora.readers import scan

    return scan


def font(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT, round(size * POINT))


def page(*, rows: bool = True) -> Image.Image:
    """A4 with a title, three lines of prose and a ruled table."""
    image = Image.new("RGB", (round(595 * POINT), round(842 * POINT)), "white")
    draw = ImageDraw.Draw(image)
    draw.text((297 * POINT, 80 * POINT), TITLE, "black", font(20), anchor="mm")
    for index, line in enumerate(PROSE):
        draw.text((80 * POINT, (130 + 26 * index) * POINT), line, "black", font(13))
    if rows:
        edges = [80, 180, 270, 400, 515]
        for row, texts in enumerate(ROWS):
            for column, text in enumerate(texts):
                x = (edges[column] + edges[column + 1]) / 2
                draw.text((x * POINT, (261 + 22 * row) * POINT), text, "black", font(11), anchor="mm")
        for row in range(len(ROWS) + 1):
            y = (250 + 22 * row) * POINT
            draw.line([(80 * POINT, y), (515 * POINT, y)], "black", 2)
        for x in edges:
            draw.line([(x * POINT, 250 * POINT), (x * POINT, (250 + 22 * len(ROWS)) * POINT)], "black", 2)
    return image


def stamped(image: Image.Image, ink: tuple[int, int, int], at: tuple[float, float] = (335, 290)) -> Image.Image:
    """The page under a round seal of 42 mm: rim, star and a ring of characters."""
    seal = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(seal)
    x, y, radius = at[0] * POINT, at[1] * POINT, 60 * POINT
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], outline=ink, width=round(3 * POINT))
    draw.text((x, y), "★", ink, font(40), anchor="mm")
    for index, character in enumerate("新港市招商工作办公室"):
        angle = math.pi * (0.8 + 0.14 * index)
        place = (x + 0.78 * radius * math.cos(angle), y + 0.78 * radius * math.sin(angle))
        draw.text(place, character, ink, font(13), anchor="mm")
    return Image.fromarray(np.minimum(np.asarray(image), np.asarray(seal)))


def worn(image: Image.Image, degrees: float = 0.8) -> Image.Image:
    """The page as a scanner sees it: askew, a little soft, grey and grainy."""
    turned = image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor="white").filter(ImageFilter.GaussianBlur(0.6))
    grain = np.random.default_rng(7).normal(0, 8, (turned.height, turned.width, 1))
    return Image.fromarray((246 - 0.85 * (255.0 - np.asarray(turned)) + grain).clip(0, 255).astype(np.uint8))


def scanned(*images: Image.Image) -> bytes:
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", resolution=DOTS, quality=80, save_all=True, append_images=list(images[1:]))
    return buffer.getvalue()


def rows_of(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [line.split("\t") for line in document.text[table.start : table.end].split("\n")]


def paragraphs(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]


WHOLE = [PROSE[0].strip("　") + PROSE[1], PROSE[2].strip("　")]


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_scan_says_how_to_get_it() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("scan.pdf", SAMPLE.read_bytes())
    assert caught.value.kind == "needs_ocr"
    assert "2 页" in caught.value.message and "pip install 'yinfeng[ocr]'" in caught.value.message


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_scanned_page_among_others_is_named(mixed: bytes) -> None:
    document = read_bytes("mixed.pdf", mixed)
    assert document.text == "第一页是文字，签约项目12个，总投资34.5亿元，同比增长6.7%，成效明显。"
    (warning,) = document.warnings
    assert "第 2 页" in warning and "pip install 'yinfeng[ocr]'" in warning


@pytest.fixture
def mixed(draw_pdf: Callable[..., bytes]) -> bytes:
    """A PDF with a page of text and a scanned one."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 760, "第一页是文字，签约项目12个，总投资34.5亿元，同比增长6.7%，成效明显。")
        canvas.showPage()
        canvas.drawImage(ImageReader(page(rows=False)), 0, 0, 595, 842)

    return draw_pdf(draw)


@pytest.mark.usefixtures("scan")
def test_scanned_page_among_others_stands_in_its_place(mixed: bytes) -> None:
    document = read_bytes("mixed.pdf", mixed)
    assert document.text.index("第一页是文字") < document.text.index("上半年，全市新签约")
    assert [place.page for place in document.places if "45个" in document.text[place.start : place.end]] == [2]


@pytest.mark.usefixtures("scan")
def test_sample_gives_every_figure_of_its_gold() -> None:
    document = read_bytes(SAMPLE.name, SAMPLE.read_bytes())
    gold = json.loads((CORPORA / "gold" / "23nanxiong.json").read_text(encoding="utf-8"))
    quotes = [row["quote"] for row in gold["observations"]]
    assert not [quote for quote in quotes if quote not in document.text]
    found = document.to_json()
    facts = ("published", "source", "kind", "region_code")
    assert [found[fact] for fact in facts] == [gold["document"][fact] for fact in facts]
    assert found["title"] in gold["document"]["title"]
    # The table goes on over the page: one table, each figure with its page.
    assert [row[1:] for row in rows_of(document)[1:]][:3] == [
        ["8", "6.35", "5"],
        ["6", "4.82", "4"],
        ["4", "2.17", "3"],
    ]
    pages = {document.text[place.start : place.end]: place.page for place in document.places}
    assert (pages["6.35"], pages["15.30"]) == (1, 2)
    assert "第 1、2 页" in document.warnings[0] and "文字识别" in document.warnings[0]


@pytest.mark.usefixtures("scan")
def test_a_page_whose_font_has_no_unicode_is_read_as_it_looks() -> None:
    """An office program's PDF without its ToUnicode tables: the text layer holds numbers of glyphs."""
    document = read_bytes("a.pdf", NO_UNICODE.read_bytes())
    twin = (CORPORA / "gold" / "working" / "docs" / "j01alar.txt").read_text(encoding="utf-8")
    assert "".join(document.text.split()) == "".join(twin.split())
    assert "第 1 页有字体没有文字编码，由文字识别读出" in document.warnings[0]


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_page_whose_font_has_no_unicode_waits() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.pdf", NO_UNICODE.read_bytes())
    assert caught.value.kind == "needs_ocr"
    assert "文字编码" in caught.value.message and "pip install 'yinfeng[ocr]'" in caught.value.message


@pytest.mark.parametrize("ink", [None, (215, 40, 45)], ids=["plain", "red seal"])
@pytest.mark.usefixtures("scan")
def test_worn_page_is_read_to_the_last_digit(ink: tuple[int, int, int] | None) -> None:
    image = stamped(page(), ink) if ink else page()
    document = read_bytes("scan.pdf", scanned(worn(image)))
    assert (document.title, document.kind) == (TITLE, "report")
    assert paragraphs(document) == WHOLE
    assert rows_of(document) == ROWS


@pytest.mark.usefixtures("scan")
def test_figures_under_a_grey_seal_are_doubted() -> None:
    document = read_bytes("scan.pdf", scanned(worn(stamped(page(), (215, 40, 45)).convert("L").convert("RGB"))))
    assert [len(row) for row in rows_of(document)] == [4] * 5
    doubted = {at for start, end, score in document.scores if score < DOUBT for at in range(start, end)}
    cells = {(cell.row, cell.column): range(cell.start, cell.end) for cell in document.tables[0].cells}
    assert not doubted.isdisjoint(cells[1, 2]) and not doubted.isdisjoint(cells[2, 2])  # in the seal's middle
    wrong = {
        (row, column)
        for row, texts in enumerate(ROWS)
        for column, text in enumerate(texts)
        if document.text[cells[row, column].start : cells[row, column].stop] != text
    }
    assert not [at for at in wrong if doubted.isdisjoint(cells[at])]
    assert document.text.index("57.8%") not in doubted
    assert any("灰色印章" in warning for warning in document.warnings)


@pytest.mark.usefixtures("scan")
def test_a_smudged_figure_lowers_the_confidence_of_its_row_alone() -> None:
    image = page(rows=False)
    before, _ = PROSE[2].split("203.5")
    left, right = (80 * POINT + font(13).getlength(text) for text in (before, before + "203.5"))
    box = (round(left), round(182 * POINT), round(right), round(202 * POINT))
    image.paste(image.crop(box).filter(ImageFilter.GaussianBlur(5)), box[:2])
    document = read_bytes("scan.pdf", scanned(image))
    start, end, score = min(document.scores, key=lambda doubt: doubt[2])
    assert document.text.index("累计完成投资") < start < end <= document.text.rindex("亿元")
    assert score < DOUBT
    assert f"第 1 页“{document.text[start:end]}”（{score}）" in document.warnings[0]
    confidence = {row.evidence[0].quote: row.confidence for row in extract(document).observations}
    assert [quote for quote, sure in confidence.items() if sure == score]
    (sure,) = [sure for quote, sure in confidence.items() if "45个" in quote]
    assert sure in {sure for start, end, sure in document.scores if document.text[start:end] == "45"}
    assert sure >= DOUBT


def test_every_doubt_stands_below_what_the_review_queue_calls_sure(scan: Any) -> None:
    """A score between .9 and .95 is a doubt, and a policy that accepts from .9 on must not let it pass."""
    glyphs = [scan.Glyph(text, 100.0 + 6 * at, score) for at, (text, score) in enumerate([("3", 1.0), ("5", 0.93)])]
    region = scan.Region(glyphs, (90.0, 90.0, 120.0, 104.0), size=11.0)
    (reading,) = scan._readings(region, Page(1, 595, 842, []))
    assert reading.text == "35"
    assert reading.score < SURE


@pytest.mark.usefixtures("scan")
def test_words_that_stand_on_a_rule_are_read_whole_and_doubted() -> None:
    """A head too long for its cell, a figure on the rule, and figures on both sides of a rule that only come near."""
    image = page(rows=False)
    draw = ImageDraw.Draw(image)
    edges, tops = [80.0, 180.0, 270.0, 350.0, 430.0], [250.0 + 24 * row for row in range(5)]
    for x in edges:
        draw.line([(x * POINT, tops[0] * POINT), (x * POINT, tops[-1] * POINT)], "black", 2)
    for y in tops:
        draw.line([(80 * POINT, y * POINT), (430 * POINT, y * POINT)], "black", 2)
    names = ["县区", "签约（个）", "完成投资", "占年度计划（%）"]
    rows = [names, ["甲县", "8", "16.35", "62.5"], ["乙县", "17", "40.75", "83.1"], ["丙县", "36", "18.19", "77.4"]]
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            x, y = (edges[column] + edges[column + 1]) / 2, (tops[row] + tops[row + 1]) / 2
            anchor = "mm"
            if (row, column) in ((2, 1), (3, 1)):
                x, anchor = edges[2] - 2.5, "rm"  # 17 and 36 end just before the rule
            if (row, column) == (2, 2):
                x, anchor = edges[2] + 2.5, "lm"  # 40.75 begins just behind it
            if (row, column) == (1, 3):
                x, anchor = edges[3] - 4, "lm"  # 62.5 begins on its rule
            draw.text((x * POINT, y * POINT), text, "black", font(11), anchor=anchor)
    document = read_bytes("scan.pdf", scanned(image))
    assert rows_of(document) == rows
    doubted = {at for start, end, score in document.scores if score < DOUBT for at in range(start, end)}
    assert document.text.index("62.5") in doubted
    assert document.text.index("占年度") in doubted
    assert document.text.index("77.4") not in doubted


@pytest.mark.usefixtures("scan")
def test_a_mark_that_no_line_was_found_for_is_read_or_said(scan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the search for lines misses figures of a table, their ink is seen; a scribble is said to be unread."""
    image = page()
    draw = ImageDraw.Draw(image)
    for at in range(0, 24, 4):  # a scribble beside 8
        draw.line([((240 + at) * POINT, 276 * POINT), ((243 + at) * POINT, 291 * POINT)], "black", 4)
    search = scan._detect

    def blind(picture: Any, dots: float) -> list[Any]:
        """Finds nothing right of 400 points, nor the figures of 甲县."""
        quads = search(picture, dots)
        return [quad for quad in quads if quad[:, 0].mean() < 400 * POINT and not 274 < quad[:, 1].mean() / POINT < 292]

    monkeypatch.setattr(scan, "_detect", blind)
    document = read_bytes("scan.pdf", scanned(image))
    read = rows_of(document)
    assert [row[3] for row in read] == [row[3] for row in ROWS]
    assert (read[1][0], read[1][2]) == ("甲县", "16.35")


@pytest.mark.usefixtures("scan")
def test_a_figure_that_no_line_was_found_for_leaves_no_silent_gap(scan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The search for lines may pass over a figure in the middle of a sentence; it is read, or said to stand there."""
    search = scan._detect
    left, right = (80 * POINT + font(13).getlength(text) for text in (PROSE[2][:-8], PROSE[2][:-3]))

    def parted(picture: Any, dots: float) -> list[Any]:
        """Finds what stands before 203.5 and behind it."""
        quads = []
        for quad in search(picture, dots):
            if 180 * POINT < quad[:, 1].mean() < 206 * POINT:
                for edges in ((quad[0, 0], left - 4), (right + 4, quad[1, 0])):
                    part = quad.copy()
                    part[:, 0] = [edges[0], edges[1], edges[1], edges[0]]
                    quads.append(part)
            else:
                quads.append(quad)
        return quads

    monkeypatch.setattr(scan, "_detect", parted)
    assert "累计完成投资203.5亿元" in read_bytes("scan.pdf", scanned(page(rows=False))).text
    image = page(rows=False)
    box = (round(left), round(186 * POINT), round(right), round(198 * POINT))
    ImageDraw.Draw(image).rectangle(box, "black")
    document = read_bytes("scan.pdf", scanned(image))
    doubted = [document.text[start:end] for start, end, score in document.scores if score < DOUBT]
    assert any("有一处字迹没有识别出来" in warning for warning in document.warnings) or doubted


@pytest.mark.parametrize("quarters", [1, 2, 3])
@pytest.mark.usefixtures("scan")
def test_page_laid_on_the_glass_the_wrong_way_round(quarters: int) -> None:
    document = read_bytes("scan.pdf", scanned(page().rotate(90 * quarters, expand=True)))
    assert paragraphs(document) == WHOLE
    assert rows_of(document) == ROWS
    assert any("转正" in warning for warning in document.warnings)


def test_nothing_is_fetched(scan: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("recognition opened a connection")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    scan._engine.cache_clear()
    assert "88.61亿元" in read_bytes("scan.pdf", scanned(page(rows=False))).text


@pytest.mark.parametrize(("form", "suffix"), [("PNG", ".png"), ("JPEG", ".jpeg"), ("BMP", ".bmp")])
@pytest.mark.usefixtures("scan")
def test_photographed_page_is_read(form: str, suffix: str) -> None:
    buffer = io.BytesIO()
    page().save(buffer, form, dpi=(DOTS, DOTS))
    document = read_bytes(f"scan{suffix}", buffer.getvalue())
    assert rows_of(document) == ROWS
    assert paragraphs(document) == WHOLE


@pytest.mark.usefixtures("scan")
def test_fax_of_several_pages_is_one_document() -> None:
    buffer = io.BytesIO()
    first = page(rows=False).convert("1")
    first.save(buffer, "TIFF", dpi=(DOTS, DOTS), save_all=True, append_images=[page().convert("1")])
    document = read_bytes("scan.tif", buffer.getvalue())
    assert {place.page for place in document.places} == {1, 2}
    assert rows_of(document) == ROWS


@pytest.mark.usefixtures("scan")
def test_photograph_taken_sideways_says_so_itself() -> None:
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 8  # held with its right side up
    page().rotate(-90, expand=True).save(buffer, "JPEG", exif=exif, dpi=(DOTS, DOTS))
    document = read_bytes("scan.jpg", buffer.getvalue())
    assert rows_of(document) == ROWS
    assert not any("转正" in warning for warning in document.warnings)


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_a_picture_says_how_to_get_it() -> None:
    buffer = io.BytesIO()
    page().save(buffer, "PNG")
    with pytest.raises(ReadError) as caught:
        read_bytes("scan.png", buffer.getvalue())
    assert caught.value.kind == "needs_ocr"
    assert "pip install 'yinfeng[ocr]'" in caught.value.message


def test_picture_cut_off_and_picture_too_small_are_said() -> None:
    buffer = io.BytesIO()
    page().save(buffer, "JPEG")
    with pytest.raises(ReadError) as caught:
        read_bytes("scan.jpg", buffer.getvalue()[:20_000])
    assert caught.value.kind == "truncated"
    buffer = io.BytesIO()
    Image.new("RGB", (120, 60), "red").save(buffer, "PNG")
    with pytest.raises(ReadError) as caught:
        read_bytes("logo.png", buffer.getvalue())
    assert (caught.value.kind, "120×60" in caught.value.message) == ("unsupported", True)


@pytest.mark.parametrize("size", [(620, 1), (1, 620), (620, 12), (4000, 3)])
@pytest.mark.usefixtures("scan")
def test_a_picture_that_is_a_line_is_refused(size: tuple[int, int]) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", size, "grey").save(buffer, "PNG", dpi=(DOTS, DOTS))
    with pytest.raises(ReadError):
        read_bytes("line.png", buffer.getvalue())


@pytest.mark.usefixtures("scan")
def test_of_too_many_scanned_pages_the_first_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpora.readers.pdf.MOST_SCANNED", 1)
    document = read_bytes("scan.pdf", scanned(page(rows=False), page()))
    assert paragraphs(document) == WHOLE
    assert not document.tables
    assert any("超过 1 页的上限，从第 2 页起的 1 页没有读取" in warning for warning in document.warnings)


@pytest.mark.usefixtures("scan")
def test_pages_of_pictures_without_words_are_empty() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("scan.pdf", scanned(Image.new("RGB", (800, 1100), "lightgrey")))
    assert caught.value.kind == "empty"
