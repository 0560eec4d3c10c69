"""Prose in PDFs: whole paragraphs, whole numbers, and nothing of what stands around them on the page."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from corpora import ReadError, read_bytes
from tests.corpora.conftest import canvas_pdf
from tests.corpora.format_pdfs import FORMATS, prose, read_source
from tests.corpora.text_pdfs import FONT, KINDS, draw, make, paragraph, wrap

NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@pytest.mark.parametrize("kind", KINDS)
def test_paragraphs_and_numbers_of_a_kind_are_whole(kind: str) -> None:
    for seed in range(3):
        gold = make(kind, seed)
        document = read_bytes("a.pdf", gold.data)
        found = document.text.split("\n")
        assert [words for words in gold.paragraphs if words not in found] == []
        assert not Counter(NUMBER.findall("\n".join(gold.paragraphs))) - Counter(NUMBER.findall(document.text))
        assert not [words for words in gold.furniture if words in document.text]


def assert_whole(seed: int, count: int, size: float, columns: int) -> None:
    rng = random.Random(seed)
    paragraphs = [paragraph(rng, rng.randint(3, 8)) for _ in range(count)]
    found = read_bytes("a.pdf", draw(paragraphs, size=size, columns=columns)).text
    assert found.replace("\n", "") == "".join(paragraphs)
    assert not Counter(NUMBER.findall("\n".join(paragraphs))) - Counter(NUMBER.findall(found))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 6), size=st.floats(9, 18))
def test_wherever_a_line_breaks_every_paragraph_is_whole(seed: int, count: int, size: float) -> None:
    assert_whole(seed, count, round(size, 1), 1)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 22))
@example(seed=489, count=14)  # one line in the right column of the last page
def test_wherever_a_line_of_two_columns_breaks_every_paragraph_is_whole(seed: int, count: int) -> None:
    assert_whole(seed, count, 10.5, 2)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 26), size=st.sampled_from([8, 9, 10.5]))
def test_wherever_a_line_of_three_columns_breaks_every_paragraph_is_whole(seed: int, count: int, size: float) -> None:
    assert_whole(seed, count, size, 3)


@pytest.mark.parametrize("count", range(1, 8))
def test_a_text_that_ends_in_any_of_three_columns_is_whole_below_its_title(count: int) -> None:
    rng = random.Random(count)
    paragraphs = [paragraph(rng, 6) for _ in range(count)]
    headed = ["全市招商引资工作情况", "2023-07-12　来源：新港日报", *paragraphs]
    document = read_bytes("a.pdf", prose(headed, size=10.5, columns=3))
    assert document.text.split("\n")[-count:] == paragraphs
    assert document.title == headed[0]


def test_a_heading_or_a_table_over_three_columns_or_two_parts_what_is_read_before_it() -> None:
    sentence = "各县区你追我赶签约项目很多总投资很大工作推进很快"
    lefts = (50, 220, 390)

    def column(canvas: Canvas, name: str, left: float, top: float) -> None:
        for line in range(9):
            canvas.drawString(left, top - 18 * line, f"{name}。" if line == 8 else sentence[line : line + 12])

    def lines(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for at, name in enumerate(("上左", "上中", "上右")):
            column(canvas, name, lefts[at], 780)
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, 600, "二、项目推进")
        canvas.setFont(FONT, 12)
        for at, name in enumerate(("中左", "中中", "中右")):
            column(canvas, name, lefts[at], 570)
        for at in range(4):  # a table over the first and the second column; beside it the third goes on
            canvas.line(50, 400 - 20 * at, 364, 400 - 20 * at)
            canvas.line(50 + at * 314 / 3, 400, 50 + at * 314 / 3, 340)
        for row in range(3):
            for at, text in enumerate(
                (("县区", "个数", "总投资"), ("城关区", "12", "34.5"), ("临江县", "9", "8.7"))[row]
            ):
                canvas.drawString(60 + at * 314 / 3, 386 - 20 * row, text)
        for line in range(4):
            canvas.drawString(390, 390 - 18 * line, "表旁。" if line == 3 else sentence[line : line + 12])
        for at, name in enumerate(("下左", "下中", "下右")):
            column(canvas, name, lefts[at], 310)

    document = read_bytes("a.pdf", canvas_pdf(lines))
    marks = ["上左", "上中", "上右", "项目推进", "中左", "中中", "临江县", "下左", "下中", "中右", "表旁", "下右"]
    assert re.findall("|".join(marks), document.text) == marks
    assert len(document.tables) == 1


def test_three_columns_of_names_or_figures_are_no_columns_of_text() -> None:
    names = ["城关区实业公司", "临江县农业公司", "新港市投资公司"]

    def lists(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for row in range(12):
            for at, left in enumerate((70, 250, 430)):
                canvas.drawString(left, 760 - 20 * row, f"{row}{names[at]}")

    text = read_bytes("a.pdf", canvas_pdf(lists)).text
    assert re.findall(r"(\d+)城关区实业公司\s+\1临江县农业公司\s+\1新港市投资公司", text) == [
        str(row) for row in range(12)
    ]


def test_what_stands_over_both_columns_parts_what_is_read_before_it() -> None:
    sentence = "各县区你追我赶，签约项目很多总投资很大工作推进很快成效明显"

    def column(canvas: Canvas, name: str, left: float, top: float) -> None:
        for line in range(9):
            canvas.drawString(left, top - 18 * line, f"{name}。" if line == 8 else sentence[line : line + 18])

    def lines(canvas: Canvas) -> None:
        canvas.setFont(FONT, 18)
        canvas.drawCentredString(A4[0] / 2, 790, "全市招商引资工作简报汇编")
        canvas.setFont(FONT, 12)
        canvas.drawCentredString(A4[0] / 2, 765, "2023-07-12　来源：新港日报")
        column(canvas, "上左", 60, 730)
        column(canvas, "上右", 310, 730)
        canvas.drawCentredString(A4[0] / 2, 550, "表1　各县区签约项目情况")
        for at in range(4):
            canvas.line(60, 540 - 20 * at, 526, 540 - 20 * at)
            canvas.line(60 + at * 466 / 3, 540, 60 + at * 466 / 3, 480)
        for row in range(3):
            for at, text in enumerate(
                (("县区", "个数", "总投资"), ("城关区", "12", "34.5"), ("临江县", "9", "8.7"))[row]
            ):
                canvas.drawString(70 + at * 466 / 3, 526 - 20 * row, text)
        column(canvas, "下左", 60, 450)
        column(canvas, "下右", 310, 450)

    document = read_bytes("a.pdf", canvas_pdf(lines))
    marks = ["汇编", "新港日报", "上左", "上右", "表1", "临江县", "下左", "下右"]
    assert re.findall("|".join(marks), document.text) == marks
    assert document.title == "全市招商引资工作简报汇编"
    assert len(document.tables) == 1


def test_two_columns_over_three_pages_are_the_text_that_they_were_made_of() -> None:
    """A title and a drawing over both columns; the drawing tears a sentence, and its caption goes behind it."""
    data = (FORMATS / "docs" / "pdf_columns_pages.pdf").read_bytes()
    found = read_bytes("a.pdf", data).text.split("\n")
    found.remove("图1 招商引资工作推进情况示意（单位略，数据见正文）")
    assert found == read_source("h04shizuishan").text.split("\n")


@pytest.mark.parametrize("count", [1, 2])
def test_a_text_that_does_not_fill_the_first_of_two_columns_is_whole(count: int) -> None:
    rng = random.Random(count)
    paragraphs = [paragraph(rng, 6) for _ in range(count)]
    headed = ["全市招商引资工作情况", "新港市投资促进局　二〇二三年七月", *paragraphs]
    assert read_bytes("a.pdf", prose(headed, size=10.5, columns=2)).text.split("\n")[-count:] == paragraphs


def test_a_mark_in_the_margin_does_not_hide_the_columns() -> None:
    rng = random.Random(2)
    left, right = (list(wrap(paragraph(rng, 9), 210, 12, 0)) for _ in range(2))

    def lines(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for at, (one, other) in enumerate(zip(left, right, strict=False)):
            canvas.drawString(90, 700 - 20 * at, one[1])
            canvas.drawString(330, 700 - 20 * at, other[1])
        canvas.drawString(20, 610, "★")

    found = read_bytes("a.pdf", canvas_pdf(lines)).text.replace("\n", "").replace("★", "").replace(" ", "")
    count = min(len(left), len(right))
    assert found == "".join(line for _, line in left[:count] + right[:count])


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), count=st.integers(1, 6))
def test_characters_printed_one_by_one_make_the_lines_that_they_make_together(seed: int, count: int) -> None:
    rng = random.Random(seed)
    paragraphs = [paragraph(rng, rng.randint(3, 8)) for _ in range(count)]

    def singly(canvas: Canvas) -> None:
        y = 780
        for text in paragraphs:
            for indent, line in wrap(text, 450, 12, 24):
                x = 72 + indent
                for character in line:
                    canvas.setFont(FONT, 12)
                    canvas.drawString(x, y, character)
                    x += pdfmetrics.stringWidth(character, FONT, 12)
                y -= 18

    assert read_bytes("a.pdf", canvas_pdf(singly)).text.split("\n") == paragraphs


def test_figures_in_a_latin_font_that_no_pdf_holds_stand_between_their_words() -> None:
    words = paragraph(random.Random(3), 6)

    def mixed(canvas: Canvas) -> None:
        for at, (indent, line) in enumerate(wrap(words, 430, 12, 24)):
            x = 72 + indent
            for piece in re.findall(r"[\d.,%]+|[^\d.,%]+", line):
                font = "Helvetica" if re.match(r"[\d.,%]", piece) else FONT
                canvas.setFont(font, 12)
                canvas.drawString(x, 700 - 20 * at, piece)
                x += pdfmetrics.stringWidth(piece, font, 12)

    assert read_bytes("a.pdf", canvas_pdf(mixed)).text == words


def test_upright_writing_is_read_from_the_right() -> None:
    words = paragraph(random.Random(9), 9)

    def upright(canvas: Canvas) -> None:
        canvas.setFont(FONT, 14)
        for at in range(0, len(words), 40):
            canvas.drawString(500 - 24 * at / 40, 760, words[at : at + 40])

    data = canvas_pdf(upright).replace(b"UniGB-UCS2-H", b"UniGB-UCS2-V")
    document = read_bytes("a.pdf", data)
    assert document.text == words
    box = document.places[0].box
    assert box is not None and box[2] - box[0] < 16 and box[3] - box[1] > 500  # a column of the page as it is shown


def test_no_text_is_lost_where_the_machine_has_no_chinese_font() -> None:
    """pdfium then gave characters no height: one that stood alone was left out, and whole lines of a turned page."""
    words = "全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任务的52.4%，成效明显。"

    def sideways(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.drawString(100, 500, words)
        canvas.drawString(100, 460, "报")

    pdfium.FPDF_SetSystemFontInfo(None)
    assert read_bytes("a.pdf", canvas_pdf(sideways)).text.replace("\n", "") == words + "报"


def test_a_page_that_was_read_is_drawn_as_before() -> None:
    data = make("one column", 4).data

    def ink() -> int:
        with pypdfium2.PdfDocument(data) as document:
            return int((document[0].render(scale=0.5).to_numpy() < 128).sum())

    before = ink()
    read_bytes("a.pdf", data)
    assert ink() == before


def headed(head: str, *, rule: float) -> bytes:
    """One page: a line of small print at the very top with a rule `rule` points below its base line, then a report."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 9)
        canvas.drawString(72, 805, head)
        canvas.line(72, 805 - rule, A4[0] - 72, 805 - rule)
        canvas.setFont(FONT, 12)
        canvas.drawString(96, 740, "全市签约项目45个，总投资88.6亿元，同比增长9.3%，成效明显。")

    return canvas_pdf(draw)


def test_the_running_head_of_a_page_alone_is_known_by_the_rule_below_it() -> None:
    assert "第7期" not in read_bytes("a.pdf", headed("招商引资工作简报　第7期", rule=5)).text
    assert "第7期" in read_bytes("a.pdf", headed("招商引资工作简报　第7期", rule=40)).text
    assert "单位：万元" in read_bytes("a.pdf", headed("单位：万元", rule=5)).text


def without_unicode(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF whose font does not say what its codes stand for: pdfium gives the codes as if they were characters."""
    return canvas_pdf(draw).replace(b"(GB1)", b"(XY1)").replace(b"UniGB-UCS2-H", b"Identity-H  ")


@pytest.mark.usefixtures("without_extra")
def test_codes_of_glyphs_are_not_taken_for_characters() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        for at in range(5):
            canvas.drawString(72, 740 - 20 * at, "".join(chr(0x2C00 + at * 40 + step) for step in range(36)))

    with pytest.raises(ReadError) as caught:
        read_bytes("a.pdf", without_unicode(draw))
    assert caught.value.kind == "needs_ocr"
    assert "文字编码" in caught.value.message and "pip install 'yinfeng[ocr]'" in caught.value.message


def test_codes_that_are_unicode_after_all_are_read() -> None:
    words = "全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任务的52.4%，成效明显。"

    def draw(canvas: Canvas) -> None:
        canvas.setFont(FONT, 10)
        canvas.drawString(72, 740, words)

    assert read_bytes("a.pdf", without_unicode(draw)).text == words


def test_two_years_at_the_break_of_a_line_stay_two() -> None:
    def lines(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.drawString(96, 740, "全市招商引资到位资金分别为45.2亿元和52.8亿元，对应的年份是2022")
        canvas.drawString(72, 720, "2023两年，两年都完成了年度任务，各县区进展总体平稳，没有大的波动起落。")

    assert "20222023" not in read_bytes("a.pdf", canvas_pdf(lines)).text


def test_every_line_knows_its_place_on_a_page_that_the_viewer_turns() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.setFont(FONT, 12)
        canvas.drawString(100, 500, "全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任务的52.4%，成效明显。")

    document = read_bytes("a.pdf", canvas_pdf(turned))
    (place,) = document.places
    assert place.box is not None
    left, top, right, bottom = place.box
    assert (round(left), round(bottom)) == (100, round(A4[0] - 500 + 0.14 * 12))
    assert right < A4[1] and 0 < top < bottom


def test_sideways_line_is_placed_where_the_viewer_shows_it() -> None:
    def sideways(canvas: Canvas) -> None:
        canvas.setFont(FONT, 12)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.drawString(100, 500, "全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任务的52.4%，成效明显。")

    (place,) = read_bytes("a.pdf", canvas_pdf(sideways)).places
    assert place.box is not None
    left, top, right, bottom = place.box
    # Printed upwards: a narrow, tall box whose foot is 100 points above the foot of the page.
    assert right - left < 14 and bottom - top > 300
    assert round(A4[1] - bottom) == 100
    assert left < A4[0] - 500 < right
