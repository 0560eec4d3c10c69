"""PDF reports: paragraphs by geometry, tables with and without rules, places, running heads."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak

from corpora import read_bytes
from extractors.document import Document

LEAD = (
    "截至9月底，全市新签约招商引资项目75个，计划总投资138.05亿元，同比增长12.6%，其中亿元以上31个，到位资金19.8亿元。"
)
HEADER = ["县区", "签约项目（个）", "总投资（亿元）", "到位资金（万元）", "开工率"]
ROWS = [
    [name, str(10 + i), f"{20.5 + i:.2f}", str(31000 + 77 * i), f"{60 + i}.5%"]
    for i, name in enumerate(["甲县", "乙县", "丙县", "丁市", "合计"])
]


def paragraphs(document: Document) -> list[str]:
    return [document.text[b.start : b.end] for b in document.blocks if b.kind == "paragraph"]


def rows_of(document: Document, index: int = 0) -> list[list[str]]:
    table = document.tables[index]
    return [line.split("\t") for line in document.text[table.start : table.end].split("\n")]


def test_report_with_title_signature_and_paragraphs(make_pdf: Callable[..., bytes]) -> None:
    title = "关于2023年前三季度全市招商引资工作进展情况和重点项目推进情况的通报"
    document = read_bytes(
        "a.pdf",
        make_pdf(
            ("title", title),
            ("plain", "各县区人民政府："),
            ("body", LEAD * 3),
            ("body", LEAD),
            ("right", "新港市招商工作领导小组办公室"),
            ("right", "2023年10月7日"),
            footer="- {} -",
        ),
    )
    assert document.title == title
    assert (document.published, document.source, document.kind) == (
        date(2023, 10, 7),
        "新港市招商工作领导小组办公室",
        "report",
    )
    assert paragraphs(document)[1:3] == [LEAD * 3, LEAD]
    assert "- 1 -" not in document.text


def test_paragraph_goes_on_over_the_page_without_foot_and_head(make_pdf: Callable[..., bytes]) -> None:
    parts = [("body", LEAD * 4)] * 12
    document = read_bytes("a.pdf", make_pdf(*parts, footer="新港市招商简报 第{}页"))
    assert paragraphs(document) == [LEAD * 4] * 12
    assert "招商简报" not in document.text


@pytest.mark.parametrize("rules", ["grid", "three", "zebra", "open", "none"])
def test_table_is_found_however_it_is_ruled(
    make_pdf: Callable[..., bytes], make_table: Callable[..., Any], rules: str
) -> None:
    data = make_pdf(
        ("body", LEAD),
        ("plain", "附表：各县区完成情况表"),
        make_table([HEADER, *ROWS], rules),
        ("plain", "注：含续建。"),
        ("body", LEAD),
    )
    document = read_bytes("a.pdf", data)
    assert rows_of(document) == [HEADER, *ROWS]
    assert document.tables[0].header_rows == 1
    assert [document.text[a:b] for a, b in document.tables[0].captions] == ["附表：各县区完成情况表", "注：含续建。"]
    assert paragraphs(document) == [LEAD, LEAD]


def test_merged_cells_stand_once_with_their_spans(
    make_pdf: Callable[..., bytes], make_table: Callable[..., Any]
) -> None:
    rows = [
        ["县区", "签约项目", "", "到位资金"],
        ["", "个数", "总投资", ""],
        ["甲县", "3", "9.5", "100"],
        ["合计", "3", "9.5", "100"],
    ]
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)), ("SPAN", (3, 0), (3, 1))]
    document = read_bytes("a.pdf", make_pdf(("body", LEAD), make_table(rows, "grid", spans)))
    (table,) = document.tables
    cells = {document.text[c.start : c.end]: (c.row, c.column, c.row_span, c.column_span) for c in table.cells}
    assert table.header_rows == 2
    assert (cells["签约项目"], cells["到位资金"], cells["总投资"]) == ((0, 1, 1, 2), (0, 3, 2, 1), (1, 2, 1, 1))


def test_long_table_over_pages_is_one(make_pdf: Callable[..., bytes], make_table: Callable[..., Any]) -> None:
    rows = [[f"第{i}县", str(i), f"{i}.5", str(i * 100), "60%"] for i in range(1, 101)]
    document = read_bytes("a.pdf", make_pdf(("body", LEAD), make_table([HEADER, *rows], repeat=1), footer="- {} -"))
    assert rows_of(document) == [HEADER, *rows]


def test_two_tables_on_two_pages_stay_two(make_pdf: Callable[..., bytes], make_table: Callable[..., Any]) -> None:
    other = [["季度", "个数", "金额", "资金", "比例"], *ROWS]
    document = read_bytes("a.pdf", make_pdf(make_table([HEADER, *ROWS]), PageBreak(), make_table(other)))
    assert [rows_of(document, index)[0] for index in range(2)] == [HEADER, other[0]]


def test_every_paragraph_and_cell_knows_its_place(
    make_pdf: Callable[..., bytes], make_table: Callable[..., Any]
) -> None:
    document = read_bytes("a.pdf", make_pdf(("body", LEAD * 2), PageBreak(), make_table([HEADER, *ROWS])))
    figure = document.text.index("31077")
    (place,) = [p for p in document.places if p.start <= figure < p.end]
    assert place.page == 2 and place.box is not None
    assert 0 < place.box[0] < place.box[2] < 596
    covered = {at for p in document.places for at in range(p.start, p.end)}
    assert {at for at, character in enumerate(document.text) if character not in "\n\t"} <= covered


def test_fake_bold_and_watermark_leave_no_trace(draw_pdf: Callable[..., bytes]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 18)
        for shift in (0, 0.3, 0.6):
            canvas.drawCentredString(297 + shift, 780, "关于上半年招商引资情况的通报")
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(96, 740, "上半年，全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任")
        canvas.drawString(72, 720, "务的52.4%。")
        canvas.translate(200, 400)
        canvas.rotate(45)
        canvas.setFont("STSong-Light", 60)
        canvas.drawString(0, 0, "内部资料")

    document = read_bytes("a.pdf", draw_pdf(draw))
    assert (
        document.text
        == "关于上半年招商引资情况的通报\n上半年，全市签约项目45个，总投资88.6亿元，同比增长9.3%，完成年度任务的52.4%。"
    )


def test_two_columns_are_read_one_after_the_other(draw_pdf: Callable[..., bytes]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("STSong-Light", 12)
        for column, name in enumerate(("左", "右")):
            for line in range(24):
                start = "　　" if line % 6 == 0 else ""
                end = f"{name}栏第{line // 6}段完。" if line % 6 == 5 else ""
                body = "签约项目很多总投资很大工作推进很快成效明显各县区你追我赶"
                canvas.drawString(60 + 250 * column, 700 - 20 * line, start + (end or body[: 18 - len(start)]))

    document = read_bytes("a.pdf", draw_pdf(draw))
    assert re.findall(r"[左右]栏第\d段", document.text) == [f"{name}栏第{i}段" for name in "左右" for i in range(4)]
    assert len(paragraphs(document)) == 8
