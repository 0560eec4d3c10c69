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
        f"total_investment actual started 2500000000 {QUARTER}",
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
    "上半年，现场一口气签下9个大单，现场吸金52亿元，单个项目最高投资12亿元，单笔最小投资600万元。": [
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
    "上半年，外出招商31次，分别为：城关镇18次、老县镇13次。": [
        f"visit_count actual None 31 {HALF}",
        f"visit_count actual None 18 {HALF}",
        f"visit_count actual None 13 {HALF}",
    ],
    "上半年，实际到位县外资金2.2亿元，其中市外资金1.4亿元。同比分别增长32%、23%。分别完成年度任务的27.5%、18%。": [
        f"funds_in_place actual None 220000000 {HALF}",
        f"funds_in_place actual None 140000000 {HALF}",
        f"funds_in_place growth_yoy None 32 {HALF}",
        f"funds_in_place growth_yoy None 23 {HALF}",
        f"funds_in_place completion_rate None 27.5 {HALF}",
        f"funds_in_place completion_rate None 18 {HALF}",
    ],
    "2022年以来，全县共引进项目27个。其中，2022年引进15个，2023年1—6月引进12个。开工建设19个。": [
        "project_count actual landed 27 2022-01-01..2023-07-12",
        "project_count actual landed 15 2022-01-01..2022-12-31",
        f"project_count actual landed 12 {HALF}",
        "project_count actual started 19 2022-01-01..2023-07-12",
    ],
    "2023年，列入重点项目40项，总投资117亿元，截至2022年底累计完成投资30亿元，本年度计划投资13亿元。": [
        "project_count actual None 40 2023-01-01..2023-12-31",
        "total_investment actual None 11700000000 2023-01-01..2023-12-31",
        "completed_investment actual None 3000000000 ..2022-12-31",
        "completed_investment target None 1300000000 2023-01-01..2023-12-31",
    ],
    "上半年，洽谈项目52个，签约亿元以上项目7个；75个“两重一实”项目中，开复工50个。": [
        f"project_count actual negotiating 52 {HALF}",
        f"project_count actual signed 7 {HALF} ≥100000000",
        f"project_count actual None 75 {HALF}",
        f"project_count actual under_construction 50 {HALF}",
    ],
    "上半年，总投资达22亿元的15个工业项目集中开工，预计年产值31亿元，税收1.2亿元，可解决2100多人就业。": [
        f"total_investment actual started 2200000000 {HALF}",
        f"project_count actual started 15 {HALF}",
        f"output_value forecast None 3100000000 {HALF}",
        f"tax forecast None 120000000 {HALF}",
        f"person_count forecast None 2100 {HALF}",
    ],
    "上半年，新签约项目24个，亩均投资强度由280万元提高到410万元；先后婉拒了总投资超过12亿元的9个项目。": [
        f"project_count actual signed 24 {HALF}",
    ],
    "上半年，签约企业67家，投资总额达55亿元；省级龙头企业7家，市级龙头企业7家。": [
        f"enterprise_count actual signed 67 {HALF}",
        f"total_investment actual signed 5500000000 {HALF}",
        f"enterprise_count actual None 7 {HALF}",
        f"enterprise_count actual None 7 {HALF}",
    ],
    "上半年，全县重点项目完成投资12亿元，完成投资目标的54.3%；在建项目31个，在建率75.5%。": [
        f"completed_investment actual None 1200000000 {HALF}",
        f"completed_investment completion_rate None 54.3 {HALF}",
        f"project_count actual under_construction 31 {HALF}",
        f"project_count conversion_rate under_construction 75.5 {HALF}",
    ],
    "截至6月底，全县引进项目34个，总投资近30亿元。其中合同类项目11个，总投资13.6亿元。落地开工项目12个。其中8000万元以上项目5个。": [
        "project_count actual landed 34 ..2023-06-30",
        "total_investment actual landed 3000000000 ..2023-06-30",
        "project_count actual signed 11 ..2023-06-30",
        "total_investment actual signed 1360000000 ..2023-06-30",
        "project_count actual started 12 ..2023-06-30",
        "project_count actual started 5 ..2023-06-30 ≥80000000",
    ],
    "1—3月到位资金60亿元，各月分别为15亿元、20亿元、25亿元。下半年，我们还要再签30个。": [
        "funds_in_place actual None 6000000000 2023-01-01..2023-03-31",
        "funds_in_place actual None 1500000000 2023-01-01..2023-01-31",
        "funds_in_place actual None 2000000000 2023-02-01..2023-02-28",
        "funds_in_place actual None 2500000000 2023-03-01..2023-03-31",
        "project_count target signed 30 2023-07-01..2023-12-31",
    ],
    "1—6月，重点项目104个，计划投资93.68亿元，完成投资44.24亿元，占年度计划的47.2%；共征集场景资源106个。": [
        f"project_count actual None 104 {HALF}",
        "completed_investment target None 9368000000 2023-01-01..2023-12-31",
        f"completed_investment actual None 4424000000 {HALF}",
        f"completed_investment completion_rate None 47.2 {HALF}",
        f"other actual None 106 {HALF}",
    ],
    "上半年，全县引进省外到位资金48亿元。城关镇、老县镇引资额均超过5亿元，招商引资工作在全省排名第三位。": [
        f"funds_in_place actual None 4800000000 {HALF}",
        f"funds_in_place actual None 500000000 {HALF}",
        f"funds_in_place actual None 500000000 {HALF}",
    ],
    "上半年，引进亿元以上项目24个，其中10亿元以上3个，招商引资到位资金68亿元。": [
        f"project_count actual landed 24 {HALF} ≥100000000",
        f"project_count actual landed 3 {HALF} ≥1000000000",
        f"funds_in_place actual None 6800000000 {HALF}",
    ],
    "县长说，2022年全县上下完成了目标任务。到位资金17.9亿元，增长13%。": [
        "funds_in_place actual None 1790000000 2022-01-01..2022-12-31",
        "funds_in_place growth_yoy None 13 2022-01-01..2022-12-31",
    ],
    "1—5月，我县正式签订合同的项目总数（3000万元以上）为25个，其中亿元项目9个。": [
        "project_count actual signed 25 2023-01-01..2023-05-31 ≥30000000",
        "project_count actual signed 9 2023-01-01..2023-05-31 ≥100000000",
    ],
    "上半年，签约项目62个，外方投入折合人民币20.2亿元；组织了一支339人的招商大军。": [
        f"project_count actual signed 62 {HALF}",
        f"foreign_capital actual None 2020000000 {HALF}",
        f"person_count actual None 339 {HALF}",
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
