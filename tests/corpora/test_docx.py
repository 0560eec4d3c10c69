"""Word documents: letterhead, title, signature, tables, forms."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from corpora import read_bytes

LEAD = "今年前三季度，新港市新签约招商引资项目三十八个，计划总投资一百二十六亿元，同比增长百分之九。"


def test_letter_with_head_title_and_signature(make_word: Callable[..., bytes]) -> None:
    document = read_bytes(
        "a.docx",
        make_word(
            ("head", "新港市商务局文件"),
            ("body", "新商函〔2021〕18号"),
            ("title", "关于市人大第47号建议的答复"),
            ("body", "吴代表："),
            ("body", "一、主要做法"),
            ("body", LEAD),
            ("right", "新港市商务局"),
            ("right", "2021年6月28日"),
            ("body", "（联系人：毛某）"),
        ),
    )
    assert document.title == "关于市人大第47号建议的答复"
    assert (document.published, document.source, document.kind) == (date(2021, 6, 28), "新港市商务局", "proposal")
    kinds = {document.text[b.start : b.end]: b.kind for b in document.blocks}
    assert (kinds["新港市商务局文件"], kinds["一、主要做法"], kinds[LEAD]) == ("note", "heading", "paragraph")


def test_date_in_the_properties_is_not_trusted(make_word: Callable[..., bytes]) -> None:
    assert read_bytes("a.docx", make_word(("title", "新港市招商引资工作总结"), ("body", LEAD))).published is None


def test_table_stands_in_its_place(make_word: Callable[..., bytes]) -> None:
    rows = [["县区", "项目数", "总投资\n（亿元）"], ["甲县", "３", "９．５"], ["合　计", "3", "9.5"]]
    document = read_bytes(
        "a.docx", make_word(("title", "新港市招商引资情况"), ("body", LEAD), rows, ("body", "下一步，再加力。"))
    )
    (table,) = document.tables
    assert document.text.split("\n")[2:5] == ["县区\t项目数\t总投资（亿元）", "甲县\t3\t9.5", "合计\t3\t9.5"]
    assert table.header_rows == 1
    assert document.text.endswith("下一步，再加力。")


def test_form_with_long_cells_is_readable_prose(make_word: Callable[..., bytes]) -> None:
    rows = [
        ["提案编号", "第112号"],
        ["提案人", "杨某"],
        ["提案案由", f"{LEAD}\n一、做实招商。要加强。"],
        ["承办单位", "市商务局"],
    ]
    document = read_bytes("a.docx", make_word(("title", "政协提案登记表"), rows))
    lines = document.text.split("\n")
    assert lines[lines.index("提案案由") + 1] == LEAD
    assert "承办单位\t市商务局" in lines
    assert document.kind == "proposal"
