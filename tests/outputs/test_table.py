"""The funnel on a terminal."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rich.console import Console

from outputs import Dataset
from outputs.funnel import FunnelRow
from outputs.table import funnel_table
from outputs.wording import bounded, class_words, in_yi, in_yuan_words, period_words

ROW = FunnelRow(
    region="福建省三明市",
    region_code="350400",
    period_start=date(2022, 1, 1),
    period_end=date(2022, 6, 30),
    stage="signed",
    projects=Decimal(147),
    investment_cny=Decimal("49924000000"),
    investment_metric="total_investment",
    document_id=1,
    document_path="a.html",
    document_title="通报[2023]5号",
    document_source=None,
    published=None,
)


def cells(*rows: FunnelRow, source: bool | None = None) -> list[list[str]]:
    """The drawn table, line by line and cell by cell, without its frame."""
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(funnel_table(rows, source=source))
    lines = [line.replace("┃", "│") for line in console.export_text().splitlines() if line.strip()[:1] in ("│", "┃")]
    return [[cell.strip() for cell in line.strip("│").split("│")] for line in lines]


def test_columns_and_amounts_in_yi() -> None:
    assert cells(ROW, replace(ROW, stage="started", projects=Decimal(75), investment_cny=Decimal("112610600000"))) == [
        ["地区", "期间", "阶段", "项目数(个)", "总投资(亿元)"],
        ["福建省三明市 350400", "2022-01-01—2022-06-30", "签约", "147", "499.24"],
        ["", "", "开工", "75", "1126.106"],
    ]


def test_rows_come_by_region_period_and_pipeline_whatever_their_order() -> None:
    rows = [
        replace(ROW, region_code="350421", region="明溪县", stage=stage, period_end=end)
        for stage in ("operating", "lead", "landed", "negotiating")
        for end in (date(2022, 6, 30), date(2021, 6, 30))
    ]
    drawn = cells(*rows, replace(ROW, stage="planned"))[1:]
    assert [row[2] for row in drawn] == ["策划", "线索", "在谈", "落地", "投产", "线索", "在谈", "落地", "投产"]
    assert [row[0] for row in drawn if row[0]] == ["福建省三明市 350400", "明溪县 350421", "明溪县 350421"]


def test_the_class_has_its_own_column_only_where_one_is_stated() -> None:
    part = replace(ROW, projects=Decimal(47), min_investment_cny=Decimal(100000000), sector="工业", basis="cumulative")
    drawn = cells(ROW, part)
    assert drawn[0][2] == "类别"
    assert [row[2:5] for row in drawn[1:]] == [["", "签约", "147"], ["1亿元以上 工业", "累计签约", "47"]]


def test_sources_bounds_ranges_and_signed_amounts_are_shown() -> None:
    row = replace(
        ROW,
        document_id=2,
        projects_bound="over",
        investment_high=Decimal("50000000000"),
        investment_metric="contract_value",
    )
    drawn = cells(ROW, row)
    assert drawn[0][-1] == "来源"
    assert drawn[2][3:] == ["超147", "499.24—500*", "通报[2023]5号"]
    assert cells(ROW, source=True)[1][-1] == "通报[2023]5号"
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(funnel_table([row]))
    assert "* 签约(协议)金额" in console.export_text()


def test_the_dataset_s_funnel_leaves_targets_out(dataset: Dataset, load: Callable[..., object]) -> None:
    from tests.outputs.conftest import bulletin

    load(bulletin())
    assert "300" not in str(cells(*dataset.funnel()))


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 1, 1), date(2022, 6, 30), "2022-01-01—2022-06-30"),
        (None, date(2019, 8, 31), "截至 2019-08-31"),
        (date(2022, 1, 1), None, "2022-01-01 起"),
        (None, None, ""),
    ],
)
def test_periods(start: date | None, end: date | None, words: str) -> None:
    assert period_words(start, end) == words


def test_amounts_lose_no_digit() -> None:
    assert in_yi(Decimal("112610600000")) == "1126.106"
    assert in_yi(Decimal(1)) == "0.00000001"
    assert in_yi(Decimal("300000000000")) == "3000"
    assert in_yuan_words(Decimal("50000000")) == "5000万元"
    assert in_yuan_words(Decimal("100000000")) == "1亿元"


def test_classes_and_bounds_in_words() -> None:
    assert class_words(Decimal(10**8), Decimal(5 * 10**8), None) == "1亿元—5亿元"
    assert class_words(None, Decimal(5000 * 10**4), "农业") == "5000万元以下 农业"
    assert class_words(None, None, None) == ""
    assert [bounded("47", bound) for bound in ("exact", "about", "over", "at_least", "under", "at_most", None)] == [
        "47",
        "约47",
        "超47",
        "47以上",
        "近47",
        "47以内",
        "47",
    ]
