"""What amounts measure: short texts of ours and what a reader takes from them."""

from __future__ import annotations

import pytest

from extractors import extract
from tests.extractors.written import document


def amounts(*paragraphs: str) -> list[tuple[str, str, str | None, str]]:
    """Every amount as measure, role, stage and 亿元."""
    rows = extract(document(*paragraphs)).observations
    return [(r.metric, r.role, r.stage, f"{(r.value / 10**8).normalize():f}") for r in rows if r.unit == "CNY"]


def test_what_a_fair_brings_is_signed_for_and_what_came_in_is_in_place() -> None:
    fair = "西洽会上，全县签订合作项目9个，总投资12.8亿元，引进资金11.3亿元，项目数和引资额分别比上届增长28%和41%。"
    assert amounts(fair) == [
        ("total_investment", "actual", "signed", "12.8"),
        ("contract_value", "actual", "signed", "11.3"),
    ]
    grown = [(r.metric, str(r.value)) for r in extract(document(fair)).observations if r.role == "growth_yoy"]
    assert grown == [("project_count", "28"), ("contract_value", "41")]
    assert amounts("上半年，全县签约项目9个，引进资金11.3亿元。")[0][0] == "funds_in_place"
    assert amounts("西洽会以来，全县签约项目9个，实际引进资金1.3亿元。")[0][0] == "funds_in_place"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("到位资金72亿元，距目标还差8亿元，资金缺口3亿元。", [("funds_in_place", "72")]),
        ("展会上签订购销合同17份、金额1.4亿元。", []),
        ("上半年签约300亿元。", [("contract_value", "300")]),
        ("招商引资目标由30亿元上调至33亿元。", [("funds_in_place", "30"), ("funds_in_place", "33")]),
        ("研发投入3.2亿元。", [("other", "3.2")]),
        ("给我区的任务是签约项目240亿元。", [("contract_value", "240")]),
        (
            "房地产开发投资8亿元。其中住宅投资7亿元，商业营业用房投资0.8亿元。",
            [("fixed_asset_investment", "8"), ("fixed_asset_investment", "7"), ("fixed_asset_investment", "0.8")],
        ),
        ("园区基础设施累计投入2.3亿元。", [("completed_investment", "2.3")]),
        (
            "引进省外资金24亿元，增长9%。省外资金按产业分：二产15亿元，占63%；三产9亿元。",
            [("funds_in_place", "24"), ("funds_in_place", "15"), ("funds_in_place", "9")],
        ),
        (
            "固定资产投资完成126亿元，增速居全市第2位。其中，建设项目投资86亿元，增长41%；房地产开发投资37亿元；其他投资3亿元。",
            [("fixed_asset_investment", value) for value in ("126", "86", "37", "3")],
        ),
        ("园区实现技工贸总收入28亿元。", [("revenue", "28")]),
        (
            "全社会固定资产投资98亿元，增长31%。其中，完成500万元以上项目投资85亿元，增长33%。",
            [("fixed_asset_investment", "98"), ("fixed_asset_investment", "85")],
        ),
        (
            "完成固定资产投资4.8亿元，其中招商引资项目完成3亿元。",
            [("fixed_asset_investment", "4.8"), ("fixed_asset_investment", "3")],
        ),
    ],
)
def test_an_amount_measures_what_its_words_say(text: str, told: list[tuple[str, str]]) -> None:
    assert [(metric, value) for metric, _, _, value in amounts(text)] == told


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("力争到位资金达到58亿元，超市定任务3亿元。", "difference"),
        ("上半年到位资金36亿元，超目标任务2.4亿元。", "difference"),
        ("全年到位资金58亿元，超市定任务55亿元。", "target"),
    ],
)
def test_what_is_beyond_a_task_is_told_from_the_task(text: str, role: str) -> None:
    assert [(metric, known) for metric, known, *_ in amounts(text)][1:] == [("funds_in_place", role)]


def test_what_all_the_townships_brought_is_not_of_the_place_before_them() -> None:
    rows = extract(
        document("1-4月，全县引进县外资金31亿元，其中平利县18亿元，11个镇（办）13亿元，占41.9%。")
    ).observations
    assert [(str(row.value), row.region_code) for row in rows] == [
        ("3100000000", "610900"),
        ("1800000000", "610926"),
        ("1300000000", "610900"),
        ("41.9", "610900"),
    ]


def test_a_class_named_again_behind_others_is_its_amounts() -> None:
    rows = extract(
        document("引进项目31宗，第一产业3宗，第二产业22宗，第三产业6宗，第二产业计划投资39.7亿元。")
    ).observations
    assert [(row.sector, int(row.value)) for row in rows if row.unit == "CNY"] == [("第二产业", 3970000000)]


def test_a_township_that_no_gazetteer_knows_is_not_the_one_before_it() -> None:
    rows = extract(
        document("到位资金前三位分别是：涧池镇5.1亿元、云桥镇4.6亿元、漩涡镇3.2亿元。", place="610921")
    ).observations
    assert [row.region for row in rows] == ["涧池镇", "云桥镇", "漩涡镇"]


def test_what_many_projects_promise_is_a_forecast() -> None:
    assert amounts("9个项目全部达产后，预计年产值可达55亿元、年税收3亿元。") == [
        ("output_value", "forecast", None, "55"),
        ("tax", "forecast", None, "3"),
    ]
    assert amounts("甲食品公司投资2亿元建设的大米加工项目达产后，年产值可达5亿元。") == []
