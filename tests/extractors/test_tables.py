"""Tables as a reader takes them: header paths, units, merged cells, totals, counties as rows or columns, project lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import Document, Extraction, extract
from extractors.document import Block, Cell, Table
from extractors.facts import Observation, Project

YI, WAN = 10**8, 10**4
CITY, HANBIN, HANYIN, SHIQUAN, XUNYANG = "610900", "610902", "610921", "610922", "610981"
# a cell: its words, or its words with the rows and columns that it spans; None where a span covers the place
Written = str | tuple[str, int, int] | None


def page(
    rows: list[list[Written]],
    *,
    header_rows: int = 1,
    captions: tuple[str, ...] = (),
    prose: tuple[str, ...] = (),
    title: str = "2023年1—6月招商引资情况",
) -> Document:
    """A report of 安康市: prose, then captions, then one table as a reader lays it down (tab between cells)."""
    text, blocks, cells, spans = "", [], [], []

    def put(words: str, kind: str) -> tuple[int, int]:
        nonlocal text
        start = len(text)
        text += words + "\n"
        blocks.append(Block(kind, start, start + len(words)))  # type: ignore[arg-type]
        return start, start + len(words)

    for words in prose:
        put(words, "paragraph")
    for words in captions:
        spans.append(put(words, "caption"))
    start = len(text)
    for row, line in enumerate(rows):
        for column, written in enumerate(line):
            if column:
                text += "\t"
            if written is None:
                continue
            words, down, across = (written, 1, 1) if isinstance(written, str) else written
            cells.append(Cell(row, column, len(text), len(text) + len(words), down, across))
            text += words
        text += "\n"
    end = len(text) - 1
    blocks.append(Block("table", start, end))
    return Document(
        path="通报.xlsx",
        sha256="d" * 64,
        text=text,
        blocks=tuple(blocks),
        tables=(Table(start, end, tuple(cells), header_rows, tuple(spans)),),
        title=title,
        published=date(2023, 7, 20),
        kind="report",
        region="陕西省安康市",
        region_code=CITY,
    )


def columns(rows: Iterable[object], *names: str) -> list[tuple[Any, ...]]:
    """The named columns of each row."""
    return [tuple(getattr(row, name) for name in names) for row in rows]


def facts(found: Extraction) -> list[tuple[Any, ...]]:
    """(metric, role, stage, value, unit, region code) of each row."""
    return columns(found.observations, "metric", "role", "stage", "value", "unit", "region_code")


COUNTIES: list[list[Written]] = [
    ["县区", "签约项目数（个）", "总投资（亿元）", "到位资金（万元）"],
    ["汉滨区", "12", "36.5", "82,000"],
    ["汉阴县", "9", "21", "—"],
    ["合计", "21", "57.5", "82,000"],
]


def test_counties_as_rows_with_units_in_the_header() -> None:
    found = extract(page(COUNTIES))
    assert facts(found) == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("total_investment", "actual", "signed", Decimal("36.5") * YI, "CNY", HANBIN),
        ("funds_in_place", "actual", None, 82000 * WAN, "CNY", HANBIN),
        ("project_count", "actual", "signed", 9, "count", HANYIN),
        ("total_investment", "actual", "signed", 21 * YI, "CNY", HANYIN),
        ("project_count", "actual", "signed", 21, "count", CITY),
        ("total_investment", "actual", "signed", Decimal("57.5") * YI, "CNY", CITY),
        ("funds_in_place", "actual", None, 82000 * WAN, "CNY", CITY),
    ]


def test_the_period_of_the_title_is_the_tables() -> None:
    found = extract(page(COUNTIES)).observations
    assert {(row.period_start, row.period_end) for row in found} == {(date(2023, 1, 1), date(2023, 6, 30))}


def test_the_period_of_a_caption_wins_over_the_titles() -> None:
    found = extract(page(COUNTIES, captions=("截至2023年5月31日各县区进展",))).observations
    assert {(row.period_start, row.period_end) for row in found} == {(None, date(2023, 5, 31))}


def test_the_evidence_of_a_row_is_its_cell() -> None:
    found = extract(page(COUNTIES))
    assert [row.evidence[0].quote for row in found.observations[:3]] == ["12", "36.5", "82,000"]
    assert all(
        found.document.text[words.start : words.end] == words.quote
        for row in found.observations
        for words in row.evidence
    )


@pytest.mark.parametrize("empty", ["", "—", "-", "/", "无", "…"])
def test_an_empty_cell_states_nothing(empty: str) -> None:
    found = extract(page([["县区", "签约项目数（个）"], ["汉滨区", "12"], ["汉阴县", empty], ["旬阳市", "8"]]))
    assert columns(found.observations, "value", "region_code") == [(12, HANBIN), (8, XUNYANG)]


def test_a_zero_is_stated() -> None:
    found = extract(page([["县区", "签约项目数（个）"], ["汉滨区", "0"], ["汉阴县", "9"]]))
    assert columns(found.observations, "value", "region_code") == [(0, HANBIN), (9, HANYIN)]


def test_a_unit_in_the_caption_is_every_money_columns() -> None:
    rows: list[list[Written]] = [
        ["县区", "签约项目数", "总投资", "到位资金"],
        ["汉滨区", "12", "36.5", "8.2"],
        ["汉阴县", "9", "21", "5"],
    ]
    found = extract(page(rows, captions=("单位：个、亿元",)))
    assert facts(found)[:3] == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("total_investment", "actual", "signed", Decimal("36.5") * YI, "CNY", HANBIN),
        ("funds_in_place", "actual", None, Decimal("8.2") * YI, "CNY", HANBIN),
    ]


def test_money_whose_unit_nobody_states_is_left_out() -> None:
    found = extract(page([["县区", "到位资金"], ["汉滨区", "8.2"], ["汉阴县", "5"]]))
    assert found.observations == ()


def test_two_header_rows_with_a_merged_head() -> None:
    rows: list[list[Written]] = [
        [("县区", 2, 1), ("签约项目", 1, 2), None, ("开工项目", 1, 2), None],
        [None, "个数", "总投资（亿元）", "个数", "总投资（亿元）"],
        ["汉滨区", "12", "36.5", "7", "18"],
        ["汉阴县", "9", "21", "4", "9.5"],
    ]
    assert facts(extract(page(rows, header_rows=2))) == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("total_investment", "actual", "signed", Decimal("36.5") * YI, "CNY", HANBIN),
        ("project_count", "actual", "started", 7, "count", HANBIN),
        ("total_investment", "actual", "started", 18 * YI, "CNY", HANBIN),
        ("project_count", "actual", "signed", 9, "count", HANYIN),
        ("total_investment", "actual", "signed", 21 * YI, "CNY", HANYIN),
        ("project_count", "actual", "started", 4, "count", HANYIN),
        ("total_investment", "actual", "started", Decimal("9.5") * YI, "CNY", HANYIN),
    ]


def test_a_cell_merged_over_two_rows_is_stated_once() -> None:
    rows: list[list[Written]] = [
        ["县区", "签约项目数（个）", "到位资金（亿元）"],
        ["汉滨区", "12", ("8.2", 2, 1)],
        ["汉阴县", "9", None],
    ]
    found = facts(extract(page(rows)))
    assert [row for row in found if row[0] == "funds_in_place"] == [
        ("funds_in_place", "actual", None, Decimal("8.2") * YI, "CNY", HANBIN)
    ]


def test_counties_as_columns() -> None:
    rows: list[list[Written]] = [
        ["指标", "汉滨区", "汉阴县", "石泉县"],
        ["签约项目（个）", "12", "9", "11"],
        ["到位资金（亿元）", "8.2", "5", "6.1"],
    ]
    assert facts(extract(page(rows))) == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("project_count", "actual", "signed", 9, "count", HANYIN),
        ("project_count", "actual", "signed", 11, "count", SHIQUAN),
        ("funds_in_place", "actual", None, Decimal("8.2") * YI, "CNY", HANBIN),
        ("funds_in_place", "actual", None, 5 * YI, "CNY", HANYIN),
        ("funds_in_place", "actual", None, Decimal("6.1") * YI, "CNY", SHIQUAN),
    ]


TARGETS: list[list[Written]] = [
    ["县区", "到位资金（亿元）", "年度目标（亿元）", "完成率（%）", "同比增长（%）"],
    ["汉滨区", "8.2", "15", "54.7", "12.5"],
    ["汉阴县", "5", "10", "50%", "-3.2%"],
]


def test_target_completion_and_growth_columns_with_and_without_a_sign() -> None:
    assert facts(extract(page(TARGETS))) == [
        ("funds_in_place", "actual", None, Decimal("8.2") * YI, "CNY", HANBIN),
        ("funds_in_place", "target", None, 15 * YI, "CNY", HANBIN),
        ("funds_in_place", "completion_rate", None, Decimal("54.7"), "percent", HANBIN),
        ("funds_in_place", "growth_yoy", None, Decimal("12.5"), "percent", HANBIN),
        ("funds_in_place", "actual", None, 5 * YI, "CNY", HANYIN),
        ("funds_in_place", "target", None, 10 * YI, "CNY", HANYIN),
        ("funds_in_place", "completion_rate", None, 50, "percent", HANYIN),
        ("funds_in_place", "growth_yoy", None, Decimal("-3.2"), "percent", HANYIN),
    ]


def test_a_target_is_of_the_whole_year() -> None:
    targets = [row for row in extract(page(TARGETS)).observations if row.role == "target"]
    assert {(row.period_start, row.period_end) for row in targets} == {(date(2023, 1, 1), date(2023, 12, 31))}


def test_the_same_stretch_of_last_year_in_a_column_of_its_own() -> None:
    rows: list[list[Written]] = [
        ["县区", "到位资金（亿元）", "上年同期（亿元）", "同比±%"],
        ["汉滨区", "8.8", "8", "10.0"],
        ["汉阴县", "4.5", "5", "-10.0"],
    ]
    found = extract(page(rows))
    assert columns(found.observations[:3], "metric", "role", "value", "period_start", "period_end") == [
        ("funds_in_place", "actual", Decimal("8.8") * YI, date(2023, 1, 1), date(2023, 6, 30)),
        ("funds_in_place", "actual", 8 * YI, date(2022, 1, 1), date(2022, 6, 30)),
        ("funds_in_place", "growth_yoy", 10, date(2023, 1, 1), date(2023, 6, 30)),
    ]
    assert columns(found.checks, "kind", "stated", "holds") == [("growth", 10, True), ("growth", -10, True)]


def test_a_target_before_the_column_that_names_the_measure() -> None:
    rows: list[list[Written]] = [
        ["镇", "实际利用外资（万美元）", "年度目标（亿元）", "到位资金（亿元）", "完成比（%）"],
        ["恒口镇", "60", "10", "5.2", "52"],
        ["五里镇", "35", "8", "6", "75"],
    ]
    found = extract(page(rows))
    assert columns(found.observations[:4], "metric", "role", "unit") == [
        ("foreign_capital", "actual", "USD"),
        ("funds_in_place", "target", "CNY"),
        ("funds_in_place", "actual", "CNY"),
        ("funds_in_place", "completion_rate", "percent"),
    ]


def test_a_share_of_change_under_a_head_in_yuan_is_a_percentage() -> None:
    rows: list[list[Written]] = [
        ["县区", ("到位资金（亿元）", 1, 2), None],
        ["", "累计完成", "同比±%"],
        ["汉滨区", "8.8", "10"],
        ["汉阴县", "4.5", "-10"],
    ]
    found = extract(page(rows, header_rows=2)).observations
    assert columns(found[:2], "role", "value", "unit") == [
        ("actual", Decimal("8.8") * YI, "CNY"),
        ("growth_yoy", 10, "percent"),
    ]


INDICATORS: list[list[Written]] = [
    ["项目", "乙河镇", "丙河镇", "城东经济开发区", "合计"],
    ["签约项目数（个）", "6", "4", "11", "21"],
    ["到位资金（亿元）", "1.2", "0.8", "3.1", "5.9"],
]


def test_towns_as_columns_beside_their_total() -> None:
    found = extract(page(INDICATORS))
    assert columns(found.observations[:4], "value", "stage", "region", "region_code") == [
        (6, "signed", "乙河镇", CITY),
        (4, "signed", "丙河镇", CITY),
        (11, "signed", "城东经济开发区", CITY),
        (21, "signed", "陕西省安康市", CITY),
    ]
    sums = columns(found.checks, "kind", "stated", "computed", "holds")
    assert sums == [
        ("sum_of_parts", 21, 21, True),
        ("sum_of_parts", Decimal("5.9") * YI, Decimal("5.1") * YI, False),
    ]


def test_months_as_rows_and_what_they_come_to() -> None:
    rows: list[list[Written]] = [
        ["月份", "签约项目数（个）", "到位资金（亿元）"],
        ["1月", "2", "0.5"],
        ["2月", "1", "0.4"],
        ["3月", "4", "1.1"],
        ["累计", "7", "2"],
    ]
    found = extract(page(rows, title="2023年各月招商引资情况"))
    assert columns(found.observations[-2:], "value", "period_start", "period_end") == [
        (7, date(2023, 1, 1), date(2023, 3, 31)),
        (2 * YI, date(2023, 1, 1), date(2023, 3, 31)),
    ]
    assert columns(found.checks, "kind", "stated", "holds") == [
        ("sum_of_parts", 7, True),
        ("sum_of_parts", 2 * YI, True),
    ]


def test_a_running_total_in_each_month_is_no_sum_of_the_rows() -> None:
    rows: list[list[Written]] = [
        ["指标", "5月", "6月", "累计"],
        ["签约项目数（个）", "6", "4", "31"],
    ]
    assert extract(page(rows)).checks == ()


def test_rates_of_starting_and_places_in_a_ranking() -> None:
    rows: list[list[Written]] = [
        ["县区", "签约项目（个）", "开工率（%）", "排名"],
        ["汉滨区", "12", "58.3", "2"],
        ["汉阴县", "9", "66.7", "1"],
    ]
    assert facts(extract(page(rows))) == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("project_count", "conversion_rate", "started", Decimal("58.3"), "percent", HANBIN),
        ("project_count", "rank", "signed", 2, "rank", HANBIN),
        ("project_count", "actual", "signed", 9, "count", HANYIN),
        ("project_count", "conversion_rate", "started", Decimal("66.7"), "percent", HANYIN),
        ("project_count", "rank", "signed", 1, "rank", HANYIN),
    ]


def test_sectors_as_rows() -> None:
    rows: list[list[Written]] = [
        ["行业", "签约项目（个）", "总投资（亿元）"],
        ["工业", "20", "80"],
        ["农业", "15", "40.5"],
        ["合计", "35", "120.5"],
    ]
    found = extract(page(rows)).observations
    assert columns([row for row in found if row.metric == "project_count"], "value", "sector") == [
        (20, "工业"),
        (15, "农业"),
        (35, None),
    ]


def test_a_size_class_in_the_header() -> None:
    rows: list[list[Written]] = [["县区", "亿元以上签约项目（个）"], ["汉滨区", "5"], ["汉阴县", "3"]]
    found = extract(page(rows)).observations
    assert columns(found, "metric", "stage", "value", "min_investment_cny") == [
        ("project_count", "signed", 5, YI),
        ("project_count", "signed", 3, YI),
    ]


def test_foreign_capital_in_dollars() -> None:
    rows: list[list[Written]] = [["县区", "实际利用外资（万美元）"], ["汉滨区", "420"], ["汉阴县", "85.5"]]
    assert facts(extract(page(rows))) == [
        ("foreign_capital", "actual", None, 420 * WAN, "USD", HANBIN),
        ("foreign_capital", "actual", None, 855_000, "USD", HANYIN),
    ]


def test_the_row_numbers_are_no_figures() -> None:
    rows: list[list[Written]] = [
        ["序号", "县区", "签约项目（个）"],
        ["1", "汉滨区", "12"],
        ["2", "汉阴县", "9"],
    ]
    assert facts(extract(page(rows))) == [
        ("project_count", "actual", "signed", 12, "count", HANBIN),
        ("project_count", "actual", "signed", 9, "count", HANYIN),
    ]


def test_prose_that_restates_the_table_is_one_fact_with_two_evidences() -> None:
    found = extract(page(COUNTIES, prose=("1—6月，全市签约项目21个，总投资57.5亿元。",)))
    total = [row for row in found.observations if row.region_code == CITY and row.metric == "project_count"]
    assert columns(total, "value") == [(21,)]
    assert sorted(words.quote for words in total[0].evidence) == ["21", "全市签约项目21个"]


def test_a_total_that_does_not_add_up_is_found() -> None:
    rows: list[list[Written]] = [
        ["县区", "签约项目数（个）"],
        ["汉滨区", "12"],
        ["汉阴县", "9"],
        ["石泉县", "7"],
        ["合计", "30"],
    ]
    checks = [check for check in extract(page(rows)).checks if check.kind == "sum_of_parts"]
    assert columns(checks, "stated", "computed", "holds") == [(30, 28, False)]


def test_a_form_of_labels_and_values_states_nothing() -> None:
    rows: list[list[Written]] = [["提案号", "67"], ["联系电话", "0915-3212345"]]
    assert extract(page(rows, header_rows=0)).observations == ()


# -- lists of projects -----------------------------------------------------------------------------------------------------

LIST: list[list[Written]] = [
    ["序号", "项目名称", "投资企业", "建设地点", "总投资（万元）", "项目进展"],
    ["1", "华宇电子产业园", "华宇电子有限公司", "汉阴县", "50,000", "已开工建设"],
    ["2", "秦巴冷链物流园", "秦巴物流集团", "旬阳市", "32000", "已签约未开工"],
    ["3", "富硒茶饮料生产线", "—", "", "8600.5", "设备调试"],
    ["合计", "3个", "", "", "90600.5", ""],
]


def test_one_project_for_each_row_of_a_list() -> None:
    found = extract(page(LIST, title="重点项目清单")).projects
    assert columns(found, "name", "investment_cny", "region_code", "stage") == [
        ("华宇电子产业园", 5 * YI, HANYIN, "started"),
        ("秦巴冷链物流园", 32000 * WAN, XUNYANG, "signed"),
        ("富硒茶饮料生产线", 86_005_000, CITY, "under_construction"),
    ]


def test_the_investors_of_a_list() -> None:
    found = extract(page(LIST, title="重点项目清单")).projects
    assert [project.investors for project in found[:2]] == [("华宇电子有限公司",), ("秦巴物流集团",)]


def test_a_dash_is_no_investor() -> None:
    assert extract(page(LIST, title="重点项目清单")).projects[2].investors == ()


@pytest.mark.parametrize(
    ("progress", "stage", "done"),
    [
        ("主体工程完成70%", "under_construction", None),
        ("完成总工程量的62%，设备陆续进场", "under_construction", 62),
        ("正在进行土地平整", "under_construction", None),
        ("前期手续办理中", None, None),
        ("温室大棚建设", "under_construction", None),
        ("已竣工", "completed", None),
    ],
)
def test_the_progress_of_a_listed_project(progress: str, stage: str, done: int | None) -> None:
    rows: list[list[Written]] = [["项目名称", "总投资", "形象进度"], ["华宇电子产业园", "3.2亿元", progress]]
    found = extract(page(rows, title="重点项目清单")).projects
    assert columns(found, "investment_cny", "stage", "progress_pct") == [(32 * YI / 10, stage, done)]


def test_a_project_that_text_and_list_both_name_is_one() -> None:
    rows: list[list[Written]] = [
        ["项目名称", "总投资（万元）", "进展"],
        ["历山康养旅游度假区一期项目", "150000", "土地平整"],
    ]
    written = page(rows, title="重点项目清单")
    tail = "历山康养旅游度假区一期项目建成后，可提供就业岗位300个。"
    text = f"{written.text}\n{tail}"
    blocks = (*written.blocks, Block("paragraph", len(written.text) + 1, len(text)))
    (project,) = extract(replace(written, text=text, blocks=blocks)).projects
    assert (project.investment_cny, project.jobs) == (15 * YI, 300)
    assert [words.quote for words in project.evidence].count("历山康养旅游度假区一期项目") == 2


def test_the_groups_of_a_list_are_no_projects() -> None:
    rows: list[list[Written]] = [
        ["序号", "项目名称", "总投资（万元）", "形象进度"],
        ["一", "工业项目", "86000", ""],
        ["1", "锌冶炼渣综合利用项目", "86000", "主厂房封顶"],
        ["二", "交通工程", "240000", ""],
        ["1", "八大河公路改建工程", "240000", "未开工"],
    ]
    found = extract(page(rows, title="重点项目清单")).projects
    assert columns(found, "name", "stage") == [
        ("锌冶炼渣综合利用项目", "under_construction"),
        ("八大河公路改建工程", None),
    ]


def test_a_group_may_tell_how_many_it_holds_and_a_remark_how_far_each_is() -> None:
    rows: list[list[Written]] = [
        ["序号", "项目名称", "备注"],
        ["一", "装备制造类9项", ""],
        ["(一)", "电机（4项）", ""],
        ["1", "汉滨永磁电机基地", "续建"],
        ["2", "旬阳减速器生产线", "新开工"],
        ["3", "石泉轴承厂搬迁", "预备"],
    ]
    found = {p.name: p.stage for p in extract(page(rows, title="2023年重点项目名单")).projects}
    assert found == {"汉滨永磁电机基地": "under_construction", "旬阳减速器生产线": "started", "石泉轴承厂搬迁": None}


def test_the_stage_of_a_list_without_progress() -> None:
    rows: list[list[Written]] = [["项目名称", "投资额（亿元）", "带动就业"], ["华宇电子产业园", "5", "300人"]]
    signed = extract(page(rows, title="第二季度集中签约项目一览表")).projects
    assert columns(signed, "stage", "jobs") == [("signed", 300)]
    dated: list[list[Written]] = [["项目名称", "签约时间"], ["华宇电子产业园", "2023年5月"], ["秦巴冷链物流园", "—"]]
    assert columns(extract(page(dated, title="项目清单")).projects, "stage") == [("signed",), (None,)]
    kinds: list[list[Written]] = [["项目名称", "建设性质"], ["华宇电子产业园", "续建"], ["秦巴冷链物流园", "新建"]]
    found = extract(page(kinds, title="重点项目清单")).projects
    assert columns(found, "stage") == [("under_construction",), (None,)]


def test_only_the_total_of_a_list_is_an_observation() -> None:
    found = extract(page(LIST, title="重点项目清单"))
    assert columns(found.observations, "metric", "value") == [
        ("project_count", 3),
        ("total_investment", Decimal("906005000")),
    ]


def test_what_is_planned_for_the_year_is_no_total_and_a_total_may_say_how_many() -> None:
    rows: list[list[Written]] = [
        ["项目名称", "总投资（亿元）", "年度计划（亿元）", "形象进度"],
        ["华宇电子产业园", "5", "1.2", "已开工建设"],
        ["秦巴冷链物流园", "3.2", "0.8", "设备调试"],
        ["合计（2个）", "8.2", "2", ""],
    ]
    found = extract(page(rows))
    assert [project.name for project in found.projects] == ["华宇电子产业园", "秦巴冷链物流园"]
    assert columns(found.observations, "metric", "role", "value") == [
        ("total_investment", "actual", Decimal("8.2") * YI),
        ("completed_investment", "target", 2 * YI),
    ]


def test_the_evidence_of_a_listed_project_is_its_cells() -> None:
    found = extract(page(LIST, title="重点项目清单"))
    quotes = [words.quote for words in found.projects[0].evidence]
    assert {"华宇电子产业园", "华宇电子有限公司", "汉阴县", "50,000", "已开工建设"} <= set(quotes)


def test_further_columns_of_a_list() -> None:
    rows: list[list[Written]] = [
        [
            "项目名称",
            "总投资（亿元）",
            "已完成投资（亿元）",
            "年产值（亿元）",
            "年税收（万元）",
            "就业人数",
            "所属产业",
        ],
        ["华宇电子产业园", "5", "1.2", "8", "3000", "300", "电子信息"],
        ["秦巴冷链物流园", "3.2", "—", "4.5", "1200", "120", "现代物流"],
    ]
    first, second = extract(page(rows, title="重点项目清单")).projects
    assert columns(
        [first], "investment_cny", "completed_investment_cny", "output_cny", "tax_cny", "jobs", "sector"
    ) == [(5 * YI, 120_000_000, 8 * YI, 30_000_000, 300, "电子信息")]
    assert second.completed_investment_cny is None


# -- any table -------------------------------------------------------------------------------------------------------------

HEADS = "县区 项目名称 序号 签约项目数（个） 总投资（亿元） 到位资金（万元） 年度目标 完成率（%） 同比增长 排名 投资企业 建设地点 项目进展 2022年 汉阴县 石泉县"
CELLS = "汉滨区 汉阴县 合计 其中 工业 12 8.2 1,200 54.7% -3.2 — 0 华宇电子产业园 3个 已开工 1.2.3 3—5 约5亿元 第二 ％"


@given(
    st.integers(min_value=1, max_value=5).flatmap(
        lambda width: st.tuples(
            st.lists(
                st.lists(st.sampled_from([*HEADS.split(" "), ""]), min_size=width, max_size=width),
                min_size=1,
                max_size=2,
            ),
            st.lists(st.lists(st.sampled_from([*CELLS.split(" "), ""]), min_size=width, max_size=width), max_size=4),
        )
    )
)
@settings(max_examples=300, deadline=None)
def test_any_table_is_read_and_its_evidence_fits(table: tuple[list[list[Written]], list[list[Written]]]) -> None:
    heads, body = table
    found = extract(page([*heads, *body], header_rows=len(heads), captions=("单位：个、亿元",)))
    facts_and_projects: list[Observation | Project] = [*found.observations, *found.projects]
    assert all(
        found.document.text[words.start : words.end] == words.quote
        for row in facts_and_projects
        for words in row.evidence
    )
    assert len({row.id for row in facts_and_projects}) == len(facts_and_projects)


def test_a_column_of_units_is_no_part_of_what_is_measured() -> None:
    found = extract(
        page(
            [
                ["指标", "单位", "2023年", "2022年", "比上年增长（%）"],
                ["招商引资签约项目", "个", "26", "22", "18.2"],
                ["签约金额", "亿元", "85.7", "70.2", "22.1"],
            ],
            title="2023年招商引资主要指标",
        )
    )
    assert [(r.metric, r.role, r.stage, r.value, r.min_investment_cny) for r in found.observations] == [
        ("project_count", "actual", "signed", 26, None),
        ("project_count", "actual", "signed", 22, None),
        ("project_count", "growth_yoy", "signed", Decimal("18.2"), None),
        ("contract_value", "actual", "signed", Decimal("85.7") * YI, None),
        ("contract_value", "actual", "signed", Decimal("70.2") * YI, None),
        ("contract_value", "growth_yoy", "signed", Decimal("22.1"), None),
    ]


def test_a_list_is_led_to_by_its_stage_and_a_cell_tells_of_benefits() -> None:
    found = extract(
        page(
            [
                ["项目名称", "投资方", "投资额", "预期效益"],
                [
                    "云桥骨质瓷生产线",
                    "潮州恒盈瓷业有限公司",
                    "4.6亿元，其中首期2亿元",
                    "年产值5亿元，税收3500万元，就业800人",
                ],
                [("一、产业类项目（1个）", 1, 2), None, "281900", ""],
            ],
            prose=("签约项目涵盖陶瓷、电子等领域，几个主要项目如下：",),
            title="博览会上签下项目",
        )
    )
    assert [(p.name, p.stage, p.investment_cny, p.output_cny, p.tax_cny, p.jobs) for p in found.projects] == [
        ("云桥骨质瓷生产线", "signed", Decimal("4.6") * YI, 5 * YI, 3500 * WAN, 800)
    ]


def test_under_a_double_ceremony_the_line_above_tells_and_benefits_in_a_chain_are_each_their_own() -> None:
    found = extract(
        page(
            [
                ["项目名称", "总投资（亿元）", "建设内容及效益"],
                ["云桥石英砂项目", "12", "年产石英砂3万吨，达产后年产值15亿元、税收9000万元、就业600人"],
            ],
            prose=("部分签约项目如下：",),
            title="三季度项目集中签约暨集中开工活动举行",
        )
    )
    assert [(p.name, p.stage, p.output_cny, p.tax_cny, p.jobs) for p in found.projects] == [
        ("云桥石英砂项目", "signed", 15 * YI, 9000 * WAN, 600)
    ]


def test_cells_that_say_their_own_unit_are_read_and_done_beside_a_plan_is_invested() -> None:
    rows: list[list[Written]] = [
        ["级别", "项数", "总投资", "当年计划（亿元）", "完成（亿元）", "完成率"],
        ["省级", "6项", "140.5亿元", "20亿元", "28亿元", "140%"],
        ["市级", "5项", "98亿元", "25亿元", "26亿元", "104%"],
    ]
    told = [(row.metric, row.role, row.value) for row in extract(page(rows)).observations][:5]
    assert told == [
        ("project_count", "actual", 6),
        ("total_investment", "actual", Decimal("140.5") * YI),
        ("completed_investment", "target", 20 * YI),
        ("completed_investment", "actual", 28 * YI),
        ("completed_investment", "completion_rate", 140),
    ]
