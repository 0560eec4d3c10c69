"""Tables pasted as lines of text come back as they were printed, whatever parts their cells; prose never becomes one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.pasted import table_at
from corpora.readers import read_bytes

HEAD = ["县区", "签约项目数（个）", "到位资金（亿元）", "同比±%"]
ROWS = [["东河县", "12", "36.5", "-4.2"], ["西岭区", "9", "—", "11"], ["合计", "21", "36.5", "3.0"]]
PARTINGS = {"tab": "\t", "bar": " | ", "wide bar": "｜", "gap": "    ", "wide blank": "　", "space": " ", "comma": ","}

places = st.sampled_from(["东河县", "西岭区", "城关镇", "北山街道", "经济开发区", "发改局", "合计"])
figures = st.sampled_from(["0", "7", "1204", "36.5", "-4.2", "78.1%", "—"])
heads = st.lists(st.sampled_from(HEAD[1:]), min_size=2, max_size=7)


@pytest.mark.parametrize("mark", PARTINGS.values(), ids=PARTINGS)
def test_cells_are_parted_by_any_mark(mark: str) -> None:
    lines = ["单位：亿元", *(mark.join(row) for row in [HEAD, *ROWS]), "下一步，继续抓好招商。"]
    assert table_at(lines, 1) == ([HEAD, *ROWS], 5)


def test_one_cell_a_line() -> None:
    lines = [cell for row in [HEAD, *ROWS] for cell in row]
    assert table_at([*lines, "东河县招商局", "2023年7月12日"], 0) == ([HEAD, *ROWS], 16)


@given(heads, st.lists(places, min_size=3, max_size=9), st.data(), st.sampled_from([*PARTINGS.values(), "\n"]))
def test_what_was_printed_is_read(head: list[str], names: list[str], data: st.DataObject, mark: str) -> None:
    width = len(head)
    cells = [[name, *data.draw(st.lists(figures, min_size=width, max_size=width))] for name in names]
    cells[0][1] = cells[1][1] = "3"
    rows = [["单位", *head], *cells]
    lines = [line for row in rows for line in mark.join(row).split("\n")]
    if any("—" in row for row in cells) and mark == "\n" and all("—" in column for column in zip(*cells, strict=True)):
        return
    table = table_at(lines, 0)
    assert table is not None
    assert table[0] == rows


@given(
    st.lists(
        st.sampled_from(
            ["全市签约项目35个，总投资120.5亿元。", "1.东河县 36个", "首页 要闻 专题", "电话 0915-3212", "打印"]
        )
    )
)
def test_prose_and_menus_are_no_tables(lines: list[str]) -> None:
    assert all(table_at(lines, index) is None for index in range(len(lines)))


def test_a_total_without_its_number_in_the_list() -> None:
    lines = ["序号 县区 签约（个）", "1 东河县 12", "2 西岭区 9", "合 计 21"]
    assert table_at(lines, 0) == (
        [["序号", "县区", "签约（个）"], ["1", "东河县", "12"], ["2", "西岭区", "9"], ["", "合计", "21"]],
        4,
    )


def test_rows_that_only_name_those_below_them_belong_to_the_list() -> None:
    lines = [
        "序号 | 项目名称 | 总投资 | 备注 |",
        "合计86项 | |||",
        "一 | 工业类31项 | ||",
        "1 | 凤塘阀门铸造基地 | 23000 | 续建 |",
        "2 | 五金电镀中心 | 8600 | 新开工 |",
    ]
    table = table_at(lines, 0)
    assert table is not None and table[1] == 5
    assert [row[1] for row in table[0]] == ["项目名称", "", "工业类31项", "凤塘阀门铸造基地", "五金电镀中心"]
    assert table_at(lines[2:], 0) is None  # a group is no head: its numbers count nothing


def test_a_lost_cell_ends_a_table_of_one_cell_a_line() -> None:
    short = ["县区", "签约（个）", "开工（个）", "东河县", "12", "5", "西岭区", "9", "北山县", "7", "6"]
    assert table_at(short, 0) is None


def test_a_saved_page_and_a_web_page_give_one_and_the_same_table() -> None:
    lines = ["新港市2023年上半年招商引资情况", *("  ".join(row) for row in [HEAD, *ROWS])]
    page = f"<h1>{lines[0]}</h1><div class=content>" + "".join(f"<p>{line}</p>" for line in lines[1:]) + "</div>"
    saved, web = (read_bytes(name, data.encode()) for name, data in (("a.txt", "\n".join(lines)), ("a.html", page)))
    cells = [[found.text[cell.start : cell.end] for cell in found.tables[0].cells] for found in (saved, web)]
    assert cells[0] == cells[1] == [cell for row in [HEAD, *ROWS] for cell in row]
