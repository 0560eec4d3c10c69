"""Whole short reports in which stage, class, region and period go on over clauses and paragraphs: every field of every row."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.facts import Observation
from tests.extractors.written import document


def told(row: Observation) -> str:
    """One row in a line: `project_count actual signed 58 2023-01-01..2023-06-30 ≥100000000`."""
    words = [row.metric, row.role, str(row.stage), f"{row.value.normalize():f}"]
    words.append(f"{row.period_start or ''}..{row.period_end or ''}")
    if row.min_investment_cny is not None:
        words.append(f"≥{row.min_investment_cny:f}")
    if row.region_code != "610926":
        words.append(str(row.region_code))
    return " ".join(words)


HALF, QUARTER = "2023-01-01..2023-06-30", "2023-07-01..2023-09-30"

# published on 12 July 2023
IN_JULY: dict[str, list[str]] = {
    "上半年，全县签约项目58个，总投资超百亿；其中过亿的31个，10亿元以上的3个。三季度，全县拟集中开工项目18个，总投资25亿元。下半年，将分三批集中开工项目25个。": [
        f"project_count actual signed 58 {HALF}",
        f"total_investment actual signed 10000000000 {HALF}",
        f"project_count actual signed 31 {HALF} ≥100000000",
        f"project_count actual signed 3 {HALF} ≥1000000000",
        f"project_count target started 18 {QUARTER}",
        f"total_investment target started 2500000000 {QUARTER}",
        "project_count target started 25 2023-07-01..2023-12-31",
    ],
    "上半年，全县签约项目32个，同期19个；新开工9个，同期5个；到位资金12亿元，同期10.2亿元。": [
        f"project_count actual signed 32 {HALF}",
        "project_count actual signed 19 2022-01-01..2022-06-30",
        f"project_count actual started 9 {HALF}",
        "project_count actual started 5 2022-01-01..2022-06-30",
        f"funds_in_place actual None 1200000000 {HALF}",
        "funds_in_place actual None 1020000000 2022-01-01..2022-06-30",
    ],
    "上半年，到位资金12亿元。三季度末要完成21亿元，年底确保完成30亿元。": [
        f"funds_in_place actual None 1200000000 {HALF}",
        "funds_in_place target None 2100000000 ..2023-09-30",
        "funds_in_place target None 3000000000 ..2023-12-31",
    ],
    "上半年，现场一口气签下9个大单，现场吸金52亿元，单个项目最高投资12亿元。": [
        f"project_count actual signed 9 {HALF}",
        f"contract_value actual signed 5200000000 {HALF}",
    ],
    "上半年，到位资金12亿元，完成年度任务的45.2%。完成进度高于全县平均水平的有：城关镇（61.4%）、老县镇（58.2%）。分镇看，长安镇签约（6个）、八仙镇（5个）。": [
        f"funds_in_place actual None 1200000000 {HALF}",
        f"funds_in_place completion_rate None 45.2 {HALF}",
        f"funds_in_place completion_rate None 61.4 {HALF}",
        f"funds_in_place completion_rate None 58.2 {HALF}",
        f"project_count actual signed 6 {HALF}",
        f"project_count actual signed 5 {HALF}",
    ],
    "上半年，城关镇（6个）、老县镇（5个）签约项目较多。": [
        f"project_count actual signed 6 {HALF}",
        f"project_count actual signed 5 {HALF}",
    ],
    "上半年，城关镇到位资金8亿元，完成任务的75%；老县镇6亿元，65%。": [
        f"funds_in_place actual None 800000000 {HALF}",
        f"funds_in_place completion_rate None 75 {HALF}",
        f"funds_in_place actual None 600000000 {HALF}",
        f"funds_in_place completion_rate None 65 {HALF}",
    ],
    "1—6月，已签约项目中，开工42个，投产11个，尚有7个未落地。": [
        f"project_count actual started 42 {HALF}",
        f"project_count actual operating 11 {HALF}",
        f"project_count actual signed 7 {HALF}",
    ],
    "1—6月，全县新签约项目38个。年内签约项目已注册公司22个，开工13个。": [
        f"project_count actual signed 38 {HALF}",
        f"project_count actual landed 22 {HALF}",
        f"project_count actual started 13 {HALF}",
    ],
    "上半年，签约项目68个，四成以上为亿元项目，近三成已投产，六成实现当年签约当年开工。": [
        f"project_count actual signed 68 {HALF}",
        f"project_count share signed 40 {HALF} ≥100000000",
        f"project_count conversion_rate operating 30 {HALF}",
        f"project_count conversion_rate started 60 {HALF}",
    ],
}

# published on 6 February 2024
IN_FEBRUARY: dict[str, list[str]] = {
    "去年，全县累计引资68个，揽金152亿元。今年，全县目标任务40个，已完成3个。下半年，还将集中开工项目25个。": [
        "project_count actual landed 68 2023-01-01..2023-12-31",
        "contract_value actual landed 15200000000 2023-01-01..2023-12-31",
        "project_count target landed 40 2024-01-01..2024-12-31",
        "project_count actual landed 3 2024-01-01..2024-02-06",
        "project_count target started 25 2024-07-01..2024-12-31",
    ],
    "2023年，全县到位资金48亿元。一季度拟开工9个，二季度力争再开工12个。": [
        "funds_in_place actual None 4800000000 2023-01-01..2023-12-31",
        "project_count target started 9 2024-01-01..2024-03-31",
        "project_count target started 12 2024-04-01..2024-06-30",
    ],
    "2024年，全县目标是新签约项目60个，其中亿元以上31个，到位资金65亿元。": [
        "project_count target signed 60 2024-01-01..2024-12-31",
        "project_count target signed 31 2024-01-01..2024-12-31 ≥100000000",
        "funds_in_place target None 6500000000 2024-01-01..2024-12-31",
    ],
}


@pytest.mark.parametrize("published, words, rows", [
    *(("2023-07-12", words, rows) for words, rows in IN_JULY.items()),
    *(("2024-02-06", words, rows) for words, rows in IN_FEBRUARY.items()),
])  # fmt: skip
def test_fields_go_on_as_a_reader_takes_them(published: str, words: str, rows: list[str]) -> None:
    page = document(words, place="610926", published=published, title="平利县招商引资情况")
    assert [told(row) for row in extract(page).observations] == rows
