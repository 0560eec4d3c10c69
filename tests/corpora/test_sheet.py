"""CSV files and workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest
import xlrd
from hypothesis import given
from hypothesis import strategies as st

from corpora import ReadError, read_bytes
from corpora.readers.percents import Percent
from tests.corpora.old_workbooks import xls, xlsb

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


def test_header_of_three_levels(make_workbook: Callable[..., bytes]) -> None:
    rows = [
        ["县区", "招商项目", None, None, None, "到位资金"],
        [None, "签约项目", None, "开工项目", None, None],
        [None, "个数", "总投资", "个数", "总投资", None],
        ["甲县", 3, 9.5, 1, 2.5, 1.25],
        ["合计", 3, 9.5, 1, 2.5, 1.25],
    ]
    document = read_bytes("a.xlsx", make_workbook({"表": rows}, {"表": ["A1:A3", "B1:E1", "F1:F3", "B2:C2", "D2:E2"]}))
    (table,) = document.tables
    assert table.header_rows == 3
    spans = {document.text[c.start : c.end]: (c.row_span, c.column_span) for c in table.cells if c.row < 2}
    assert spans == {
        "县区": (3, 1),
        "招商项目": (1, 4),
        "到位资金": (3, 1),
        "签约项目": (1, 2),
        "开工项目": (1, 2),
    }


def test_hidden_sheets_are_not_read_and_said(make_workbook: Callable[..., bytes]) -> None:
    sheet = [["县区", "个数"], ["甲县", 3], ["乙县", 4]]
    data = edited(
        make_workbook({"本月": sheet, "草稿": [["县区", "个数"], ["甲县", 99], ["乙县", 98]]}),
        "xl/workbook.xml",
        b'<sheet name="\xe8\x8d\x89\xe7\xa8\xbf"',
        b'<sheet state="hidden" name="\xe8\x8d\x89\xe7\xa8\xbf"',
    )
    document = read_bytes("a.xlsx", data)
    assert "99" not in document.text
    assert [warning for warning in document.warnings if "草稿" in warning and "隐藏" in warning]


def edited(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with words of one part replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            assert name != part or old in content
            target.writestr(name, content.replace(old, new) if name == part else content)
    return out.getvalue()


STYLES = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts><numFmt numFmtId="170" formatCode="0.0%;[Red]-0.0%"/><numFmt numFmtId="171" formatCode="yyyy/m/d"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/><xf numFmtId="4"/><xf numFmtId="14"/></cellXfs>
</styleSheet>"""


def test_percents_and_dates_are_what_is_seen(make_workbook: Callable[..., bytes]) -> None:
    rows = [
        ["县区", "完成率", "增长", "投资", "开工日期"],
        ["甲县", 0.781, -0.0235, 86000, 44470],
        ["合计", 1, 0, 1, 1],
    ]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_workbook({"表": rows}))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith("sheet1.xml"):
                for cell, style in (("B2", 1), ("C2", 2), ("D2", 3), ("E2", 4)):
                    content = content.replace(f'r="{cell}"'.encode(), f'r="{cell}" s="{style}"'.encode())
            if name.endswith("workbook.xml.rels"):
                link = b'<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>'
                content = content.replace(b"</Relationships>", link)
            target.writestr(name, content)
        target.writestr("xl/styles.xml", STYLES)
    assert read_bytes("a.xlsx", out.getvalue()).text.split("\n")[1] == "甲县\t78.10%\t-2.35%\t86000\t2021-10-01"


def test_numbers_kept_as_text_stay_as_they_are_written(make_workbook: Callable[..., bytes]) -> None:
    rows = [["县区", "投资（万元）"], ["甲县", "1,234.50"], ["合计", "1,234.50"]]
    assert read_bytes("a.xlsx", make_workbook({"表": rows})).text.split("\n")[1] == "甲县\t1,234.50"


def test_a_workbook_with_macros_is_read_without_them_and_says_so(make_workbook: Callable[..., bytes]) -> None:
    data = io.BytesIO(make_workbook({"表": [["县区", "个数"], ["甲县", 3], ["乙县", 4]]}))
    with zipfile.ZipFile(data, "a") as zipped:
        zipped.writestr("xl/vbaProject.bin", b"Sub Workbook_Open()")
    document = read_bytes("a.xlsm", data.getvalue())
    assert document.tables and "宏没有运行" in document.warnings[0]


def test_a_workbook_that_declares_entities_is_refused(make_workbook: Callable[..., bytes]) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook'
    data = edited(make_workbook({"表": [["县区", "个数"], ["甲县", 3]]}), "xl/workbook.xml", b"<workbook", bomb)
    with pytest.raises(ReadError, match="DOCTYPE"):
        read_bytes("a.xlsx", data)


def test_a_merge_over_the_whole_sheet_costs_nothing(make_workbook: Callable[..., bytes]) -> None:
    rows = [["情况表", None], ["县区", "个数"], ["甲县", 3], ["乙县", 4]]
    document = read_bytes("a.xlsx", make_workbook({"表": rows}, {"表": ["A1:XFD1"]}))
    assert document.text.split("\n") == ["情况表", "县区\t个数", "甲县\t3", "乙县\t4"]


def test_a_workbook_with_torn_cells_is_unreadable(make_workbook: Callable[..., bytes]) -> None:
    data = make_workbook({"表": [["县区", "个数"], ["甲县", 3]]})
    with pytest.raises(ReadError) as error:
        read_bytes("a.xlsx", edited(data, "xl/worksheets/sheet1.xml", "甲县".encode(), b"&#x;"))
    assert error.value.kind == "unreadable"


def test_a_table_of_more_rows_than_any_list_has_is_refused() -> None:
    with pytest.raises(ReadError, match="65537 行") as error:
        read_bytes("a.csv", b"a,1\n" * 65_537)
    assert error.value.kind == "too_large"


def test_a_panic_inside_a_library_is_the_files_fault(
    make_workbook: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def load(_: object) -> None:
        raise panic("index out of bounds")

    monkeypatch.setattr("python_calamine.load_workbook", load)
    with pytest.raises(ReadError, match="PanicException") as error:
        read_bytes("a.xlsx", make_workbook({"表": [["县区", "个数"]]}))
    assert error.value.kind == "unreadable"


def test_two_cells_far_apart_make_no_table_of_empty_ones(make_workbook: Callable[..., bytes]) -> None:
    last = b'<row r="9000"><c r="GR9000"><v>7</v></c></row></sheetData>'
    data = edited(make_workbook({"表": [["县区", "个数"]]}), "xl/worksheets/sheet1.xml", b"</sheetData>", last)
    assert len(read_bytes("a.xlsx", data).tables[0].cells) == 6


def test_a_row_that_a_merged_cell_reaches_into_stays_in_its_table(make_workbook: Callable[..., bytes]) -> None:
    rows = [["县区", "项目", "进展"], ["甲县", "甲项目", "开工"], [None, "全部按时间表推进", None]]
    (table,) = read_bytes("a.xlsx", make_workbook({"表": rows}, {"表": ["A2:A3", "B3:C3"]})).tables
    assert [(cell.row_span, cell.column_span) for cell in table.cells if cell.row] == [(2, 1), (1, 1), (1, 1), (1, 2)]


def test_a_long_list_is_read_whole_where_it_is_narrow_and_refused_where_it_is_wide() -> None:
    rows = 25_000
    narrow = "项目,总投资\n" + "".join(f"项目{row},{row}\n" for row in range(1, rows))
    document = read_bytes("a.csv", narrow.encode())
    assert document.text.endswith(f"\n项目{rows - 1}\t{rows - 1}")
    wide = ",".join(f"列{column}" for column in range(25)) + "\n" + ("1," * 24 + "1\n") * (rows - 1)
    with pytest.raises(ReadError) as caught:
        read_bytes("a.csv", wide.encode())
    assert caught.value.kind == "too_large"
    assert "25000 行 25 列，超过这样宽的表 20000 行" in caught.value.message


def test_percents_of_an_old_workbook_are_what_is_seen() -> None:
    rows: list[list[str | float | None]] = [
        ["县区", "完成率", "增长", "占比", "资金", "得分"],
        ["甲县", 0.372, -0.0235, 37.2, 0.372, 1],
        ["合计", 1, 0, 1, 1, "—"],
    ]
    formats: dict[tuple[int, int], str | int] = {
        (1, 1): 10,
        (1, 2): "0.0%;[Red]-0.0%",
        (1, 3): '0.0"%"',
        (1, 5): 9,
        (2, 5): 9,
    }
    lines = read_bytes("a.xls", xls(rows, formats=formats)).text.split("\n")
    assert lines[1:] == ["甲县\t37.20%\t-2.35%\t37.2%\t0.372\t100%", "合计\t1\t0\t1\t1\t—"]


def test_percents_of_a_binary_workbook_are_what_is_seen() -> None:
    rows: dict[int, dict[int, str | float | None]] = {
        0: dict(enumerate(["县区", "完成率", "增长", "占比", "资金", "得分", "日期"])),
        2: dict(enumerate(["甲县", 0.372, -0.0235, 37.2, 0.372, 1, 44470])),
        3: dict(enumerate(["合计", 1, 0, 1, 1, "—", 44471])),
    }
    formats: dict[tuple[int, int], str | int] = {
        (2, 1): 10,
        (2, 2): "0.0%;[Red]-0.0%",
        (2, 3): '0.0"%"',
        (2, 5): 9,
        (3, 5): 9,
        (2, 6): 14,  # dates are calamine's: it takes the same cells for what they are
        (3, 6): 14,
    }
    lines = read_bytes("a.xlsb", xlsb(rows, formats)).text.split("\n")
    assert lines[1:] == ["甲县\t37.20%\t-2.35%\t37.2%\t0.372\t100%\t2021-10-01", "合计\t1\t0\t1\t1\t—\t2021-10-02"]


def test_a_binary_workbook_whose_formats_are_torn_is_read_with_a_warning() -> None:
    data = xlsb({0: {0: "县区", 1: "完成率"}, 1: {0: "甲县", 1: 0.372}, 2: {0: "乙县", 1: 0.4}}, {(1, 1): 10})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content + b"\xac\x01\x90" if name.endswith("styles.bin") else content)
    document = read_bytes("a.xlsb", out.getvalue())
    assert document.text.split("\n")[1:] == ["甲县\t0.372", "乙县\t0.4"]
    assert any("百分数" in warning for warning in document.warnings)


def test_a_binary_workbook_with_a_cell_in_the_last_place_is_refused() -> None:
    with pytest.raises(ReadError) as caught:
        read_bytes("a.xlsb", xlsb({0: {0: "甲"}, 1_048_575: {16_383: "乙"}}))
    assert caught.value.kind == "too_large"
    assert "第 1048576 行第 16384 列" in caught.value.message


def test_percents_of_an_open_document_are_what_is_seen() -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )

    def cell(words: str, kind: str = 'office:value-type="string"') -> str:
        return f"<table:table-cell {kind}><text:p>{words}</text:p></table:table-cell>"

    rate = cell("37.20%", 'office:value-type="percentage" office:value="0.372"')
    rows = [
        cell("县区") + cell("完成率") + cell("个数"),
        cell("甲县") + rate + cell("3"),
        cell("乙县") + rate + cell("4"),
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        zipped.writestr("META-INF/manifest.xml", "<manifest/>")
        sheet = f'<table:table table:name="表">{body}</table:table>'
        zipped.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
    assert read_bytes("a.ods", out.getvalue()).text.split("\n")[1:] == ["甲县\t37.20%\t3", "乙县\t37.20%\t4"]


def test_an_old_workbook_whose_formats_cannot_be_read_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise xlrd.XLRDError("a record of no known kind")

    monkeypatch.setattr("xlrd.open_workbook", refuse)
    document = read_bytes("a.xls", xls([["县区", "完成率"], ["甲县", 0.372]], formats={(1, 1): 10}))
    assert "0.372" in document.text and "数字格式读不出" in document.warnings[0]


@given(value=st.decimals(-1000, 1000, places=6), places=st.integers(0, 4))
def test_a_percent_keeps_its_value_and_shows_its_places(value: Decimal, places: int) -> None:
    shown = Percent(places).show(float(value)).removesuffix("%")
    assert Decimal(shown) == value * 100
    assert len(shown.partition(".")[2]) >= places
