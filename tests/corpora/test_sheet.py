"""CSV files and workbooks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpora import read_bytes

CSV = """新港市重点项目进展情况表（截至9月30日）,,,
,,,单位：万元
序号,项目名称,总投资,进展
1,甲项目,"86,000","已开工，完成三成"
2,乙项目,"15,200",已投产
合计,2个,"101,200",
注：总投资为计划数。,,,
"""


@pytest.mark.parametrize("charset", ["utf-8-sig", "gb18030"])
def test_csv_with_title_unit_and_note(charset: str) -> None:
    document = read_bytes("a.csv", CSV.encode(charset))
    (table,) = document.tables
    assert document.title == "新港市重点项目进展情况表（截至9月30日）"
    assert (table.header_rows, document.kind, document.published) == (1, "report", None)
    assert document.text[table.start : table.end].split("\n")[1] == "1\t甲项目\t86,000\t已开工，完成三成"
    assert [document.text[a:b] for a, b in table.captions] == [document.title, "单位：万元", "注：总投资为计划数。"]


def test_csv_with_a_header_of_two_levels_gets_its_spans_back() -> None:
    rows = ["县区,签约项目,,开工项目,", ",个数,总投资,个数,总投资", "甲县,3,9.5,1,2.5", "合计,3,9.5,1,2.5"]
    document = read_bytes("a.csv", "\n".join(rows).encode())
    (table,) = document.tables
    spans = {(document.text[c.start : c.end], c.column): (c.row_span, c.column_span) for c in table.cells}
    assert table.header_rows == 2
    assert (spans["县区", 0], spans["签约项目", 1], spans["开工项目", 3]) == ((2, 1), (1, 2), (1, 2))


def test_tsv_and_semicolons() -> None:
    for name, mark in (("a.tsv", "\t"), ("a.csv", ";")):
        data = "\n".join(mark.join(row) for row in (("县区", "个数"), ("甲县", "3"), ("乙县", "4"))).encode()
        assert read_bytes(name, data).text == "县区\t个数\n甲县\t3\n乙县\t4"


def test_workbook_with_merged_title_and_header(make_workbook: Callable[..., bytes]) -> None:
    rows = [
        ["新港市招商引资情况表", None, None, None],
        ["单位：亿元", None, None, None],
        ["县区", "签约项目", None, "到位资金"],
        [None, "个数", "总投资", None],
        ["甲县", 3, 186.4, 1600900],
        ["合计", 3, 186.4, 1600900],
    ]
    data = make_workbook({"Sheet1": rows}, {"Sheet1": ["A1:D1", "A2:D2", "A3:A4", "B3:C3", "D3:D4"]})
    document = read_bytes("a.xlsx", data)
    (table,) = document.tables
    assert document.title == "新港市招商引资情况表"
    assert table.header_rows == 2
    assert document.text.split("\n")[-1] == "合计\t3\t186.4\t1600900"
    cells = {document.text[c.start : c.end]: (c.row_span, c.column_span) for c in table.cells}
    assert (cells["县区"], cells["签约项目"], cells["到位资金"]) == ((2, 1), (1, 2), (2, 1))


def test_sheets_stand_one_after_another_under_their_names(make_workbook: Callable[..., bytes]) -> None:
    sheet = [["县区", "个数"], ["甲县", 3], ["乙县", 4]]
    document = read_bytes("a.xlsx", make_workbook({"一季度": sheet, "二季度": sheet, "空": []}))
    assert [document.text[b.start : b.end] for b in document.blocks if b.kind == "heading"] == ["一季度", "二季度"]
    assert len(document.tables) == 2


def test_figures_are_what_was_typed(make_workbook: Callable[..., bytes]) -> None:
    document = read_bytes("a.xlsx", make_workbook({"表": [["县区", "投资"], ["甲", 0.1 + 0.2], ["乙", 230000000.0]]}))
    assert document.text.split("\n")[1:] == ["甲\t0.3", "乙\t230000000"]
