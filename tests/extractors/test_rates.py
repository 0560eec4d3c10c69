"""Rates that a sentence gives place by place, bars that places pass, and ranks: short texts of ours."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.facts import Observation
from tests.extractors.written import document


def observations(*paragraphs: str, role: str) -> list[Observation]:
    return [row for row in extract(document(*paragraphs)).observations if row.role == role]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        (
            "上半年，到位资金43亿元。完成年度指标60%以上的有3个：汉阴县72.4%、石泉县66.8%、宁陕县63.5%；完成30%以下的有1个：白河县24.3%。",
            ["72.4", "66.8", "63.5", "24.3"],
        ),
        ("到位资金43亿元。完成率居前三名的是汉阴县86%、石泉县52%；白河县、紫阳县等5个县完成率不到60%。", ["86", "52"]),
        ("各县到位资金完成率：汉阴县95.4%，石泉县88.6%。", ["95.4", "88.6"]),
    ],
)
def test_a_completion_rate_is_given_place_by_place_and_a_bar_is_nobodys(text: str, rates: list[str]) -> None:
    rows = observations(text, role="completion_rate")
    assert [str(row.value) for row in rows] == rates
    assert {row.metric for row in rows} == {"funds_in_place"}
    assert all(row.region_code and row.region_code.startswith("6109") and row.region_code != "610900" for row in rows)


def test_what_falls_behind_is_the_growth_that_its_clause_names() -> None:
    page = (
        "一是去年签约的31个项目中9个未落地;二是固定资产投资增幅低于全县平均水平5.2个百分点。",
        "投资增速逐月走低，1-9月增速比1-6月低8.2个百分点，比1-3月低15.4个百分点。",
    )
    told = [(row.metric, str(row.value)) for row in observations(*page, role="difference")]
    assert told == [("fixed_asset_investment", value) for value in ("-5.2", "-8.2", "-15.4")]


def test_growth_behind_an_amount_that_measures_nothing_known_is_not_what_was_counted_before() -> None:
    page = ("2016年，10亿元以上的内资项目325个。", "全市货物贸易自5月份起逐月回升，全年达到47.7亿元，增长2.6%。")
    assert [row.metric for row in observations(*page, role="growth_yoy")] == ["other"]


def test_a_plans_part_of_a_plan_is_a_share_and_classes_reach_what_was_completed() -> None:
    plans = "年度投资计划占重点工程投资计划的58.9%，完成投资占重点工程完成投资的60.8%。"
    assert [(r.metric, str(r.value)) for r in observations(plans, role="share")] == [
        ("completed_investment", "58.9"),
        ("completed_investment", "60.8"),
    ]
    classes = "基础设施项目完成投资247亿元，完成年度计划的42.7%；新兴产业项目完成年度计划的35%。"
    assert {row.metric for row in observations(classes, role="completion_rate")} == {"completed_investment"}


def test_two_items_taken_together_are_no_count() -> None:
    text = "100亿元以上项目47个，投资额8432亿元，占总投资额的30.4%；两项合计占比65.6%。"
    assert [str(row.value) for row in observations(text, role="actual") if row.unit == "count"] == ["47"]


def test_spaces_round_a_number_part_nothing() -> None:
    (row,) = observations("全县到位省外资金 1.7 亿元，占目标任务 2.5 亿元的 69.5%。", role="completion_rate")
    assert (row.metric, str(row.value)) == ("funds_in_place", "69.5")


def test_those_at_the_end_of_a_list_are_measured_as_those_at_its_head() -> None:
    rows = observations(
        "到位资金完成率排前两位的是：汉阴县6.2亿元，完成率95.4%；石泉县3.1亿元，完成率88.6%。"
        "排后两位的是：白河县0.2亿元，完成率13.3%；紫阳县0.35亿元，完成率23.3%。",
        role="actual",
    )
    assert [(row.metric, row.region_code) for row in rows] == [
        ("funds_in_place", "610921"),
        ("funds_in_place", "610922"),
        ("funds_in_place", "610929"),
        ("funds_in_place", "610924"),
    ]


def test_a_class_that_bears_a_measures_name_is_a_class() -> None:
    rows = observations(
        "上半年，到位资金37.6亿元。到位资金中，固投类33.1亿元，占88%；转型类22.5亿元，占59.8%。", role="share"
    )
    assert [(row.metric, str(row.value)) for row in rows] == [("funds_in_place", "88"), ("funds_in_place", "59.8")]


def test_a_part_of_what_is_planned_is_a_share_and_what_is_done_of_it_a_completion() -> None:
    planned = "引进项目29宗，计划投资总额41亿元，其中第二产业计划投资30亿元，占计划投资总额的73.2%。"
    assert [str(row.value) for row in observations(planned, role="share")] == ["73.2"]
    done = "在建项目29宗，计划投资41亿元，完成投资30亿元，占计划投资的73.2%。"
    assert [str(row.value) for row in observations(done, role="completion_rate")] == ["73.2"]


def test_each_stage_has_its_own_target_and_its_own_rate() -> None:
    text = "1-4月，新签约项目30个，新开工20个、新竣工12个，分别完成全年目标50个、40个的40%和30%。"
    rows = observations(text, role="target") + observations(text, role="completion_rate")
    assert [(row.stage, str(row.value)) for row in rows] == [
        ("started", "50"),
        ("completed", "40"),
        ("started", "40"),
        ("completed", "30"),
    ]


@pytest.mark.parametrize(
    ("text", "ranks"),
    [
        ("汉阴县实际使用外资完成年度目标的112%，进度全市第一。", [("foreign_capital", "1")]),
        ("到账外资1.06亿美元，在全省各县中排第二位。", [("foreign_capital", "2")]),
        ("到位资金107.2亿元，总量列全市第9位、陕南经济圈第6位。", [("funds_in_place", "9"), ("funds_in_place", "6")]),
        ("新签约项目45个，签约数全市第一。", [("project_count", "1")]),
    ],
)
def test_a_rank_is_of_what_was_said_before_it(text: str, ranks: list[tuple[str, str]]) -> None:
    assert [(row.metric, str(row.value)) for row in observations(text, role="rank")] == ranks


def test_a_task_of_investment_is_of_what_was_completed_before_it() -> None:
    [row] = observations("全县年度计划投资8.45亿元，已完成投资7.78亿元，占投资任务的92%。", role="completion_rate")
    assert row.metric == "completed_investment"


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("黔西市完成投资41亿元，位居第二；进度61%，位居第四。", [("completed_investment", "completion_rate", "61")]),
        (
            "全市到位资金612亿元。⏎全市实际利用外资5亿美元，新兴产业到位资金增长40.7%，超出目标任务2.7个百分点。",
            [("funds_in_place", "growth_yoy", "40.7"), ("funds_in_place", "difference", "2.7")],
        ),
        (
            "今年1—6月，全市实际利用外资5亿美元。⏎服务业实际入资占全市89%，增长12.9%。",
            [("foreign_capital", "share", "89"), ("foreign_capital", "growth_yoy", "12.9")],
        ),
        (
            "签约项目中，亿元以上的项目22个，占项目总数的73%，金额占签约总额的97%。",
            [("project_count", "share", "73"), ("contract_value", "share", "97")],
        ),
        (
            "全市184个市级重点项目开复工率91%，投资完成率58%、快于序时进度3个百分点。",
            [
                ("project_count", "conversion_rate", "91"),
                ("completed_investment", "completion_rate", "58"),
                ("completed_investment", "difference", "3"),
            ],
        ),
        (
            "项目落地率达到47%，超过省里要求的落地率25%的目标。",
            [("project_count", "conversion_rate", "47"), ("project_count", "target", "25")],
        ),
        (
            "年底要完成省里提出的开工率60%和资金到位率20%的目标任务。",
            [("project_count", "target", "60"), ("funds_in_place", "target", "20")],
        ),
        ("合同外资金额9.8亿美元，同比增长6.4%。", [("foreign_capital", "growth_yoy", "6.4")]),
    ],
)
def test_a_rate_is_of_the_measure_that_its_words_name(text: str, rates: list[tuple[str, str, str]]) -> None:
    rows = extract(document(*text.split("⏎"))).observations
    assert [(row.metric, row.role, str(row.value)) for row in rows if row.unit.startswith("percent")] == rates


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("省级重点项目35个。恒口镇投资完成年度计划的62.4%。", ("completed_investment", "completion_rate", "62.4")),
        (
            "计划年内开工的41个项目已经开工29个，占全年开工计划的70.7%。",
            ("project_count", "completion_rate", "70.7"),
        ),
        ("列入市级重点项目25个，开工复工率达到72%。", ("project_count", "conversion_rate", "72")),
    ],
)
def test_how_far_a_plan_is_done_is_no_share_and_no_figure_of_its_own(text: str, rate: tuple[str, str, str]) -> None:
    rows = extract(document(text)).observations
    assert [(row.metric, row.role, str(row.value)) for row in rows if row.unit == "percent"] == [rate]


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        (
            "今年安排重点项目45个，年度投资15亿元，较上年增长17%。",
            [("completed_investment", "growth_yoy", "17")],
        ),
        (
            "1至5月，全市实际使用外资3亿美元。港澳地区对我市投资增长8.5%，东盟对陕投资增长5.1%。",
            [("foreign_capital", "growth_yoy", "8.5"), ("foreign_capital", "growth_yoy", "5.1")],
        ),
        ("1至11月，重点项目完成投资38亿元，比1-10月增加17.7%。", []),
        ("全年时间已过三分之二。", []),
        (
            "新兴产业项目数量占工业项目的比重由2020年10月的12%上升为31%。",
            [("project_count", "share", "12"), ("project_count", "share", "31")],
        ),
        ("产业类项目数量占重点项目总数的61.3%。", [("project_count", "share", "61.3")]),
        ("签约呈现三大特点，一是独资项目多，占总数的六成以上。", [("project_count", "share", "60")]),
        (
            "全县签约项目中，工业项目占比最高，达到48.9%；农业项目、文旅项目占比，分别为25.1%、19.9%。",
            [("project_count", "share", value) for value in ("48.9", "25.1", "19.9")],
        ),
    ],
)
def test_growth_and_shares_are_of_what_stands_beside_them(text: str, rates: list[tuple[str, str, str]]) -> None:
    rows = extract(document(text)).observations
    assert [(row.metric, row.role, str(row.value)) for row in rows if row.unit == "percent"] == rates


def test_a_rank_is_of_the_rate_that_its_clause_names() -> None:
    (row,) = observations("14个项目，累计完成投资55亿元，开工率位次位居全省第四。", role="rank")
    assert (row.metric, row.stage, row.value) == ("project_count", "started", 4)


def test_one_number_is_of_both_rates_and_a_works_progress_of_none() -> None:
    rows = observations("27个项目开工率、竣工率均为100%。", role="conversion_rate")
    assert {(row.stage, row.value) for row in rows} == {("started", 100), ("completed", 100)}
    assert observations("签约项目8个。路基工程完成74.4%。", role="completion_rate") == []
    (done,) = observations("8个重点项目投资均完成年度计划的35%以上。", role="completion_rate")
    assert done.metric == "completed_investment"
    assert observations("签约项目8个。评比结果为：月河产业园项目位列第一。", role="rank") == []
    assert observations("林木覆盖率达25.5%。", role="conversion_rate") == []


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("到位资金8.4亿元，占落地项目投资总额的31.2%。", [("funds_in_place", "31.2")]),
        (
            "省外客商投资项目的到位资金在三次产业分布为4.1%、61.7%和34.2%。",
            [("funds_in_place", "4.1"), ("funds_in_place", "61.7"), ("funds_in_place", "34.2")],
        ),
        ("到位内资80亿元。亿元以上项目占到位内资总额的八成以上。", [("funds_in_place", "80")]),
    ],
)
def test_a_share_is_of_the_money_that_stands_before_it(text: str, shares: list[tuple[str, str]]) -> None:
    assert [(row.metric, str(row.value)) for row in observations(text, role="share")] == shares


def test_an_assessments_ranks_are_no_figures() -> None:
    assert observations("到位资金5.7亿元。考核总分排名全市第四。", role="rank") == []


def test_a_place_called_du_does_not_give_each_of_a_row_all_figures() -> None:
    found = extract(
        document(
            "陇南市到位资金7亿元。武都区、康县、文县增速分别达到64%、47%、21%，到位资金3亿元、2亿元、1亿元。",
            place="621200",
        )
    ).observations
    told = [(row.region, row.value) for row in found if row.role == "growth_yoy"]
    assert told == [("武都区", 64), ("康县", 47), ("文县", 21)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市到位资金47.3亿元，完成市里下达到位资金380亿元任务数的12.4%。", [("completion_rate", "percent")]),
        (
            "完成投资21亿元，完成年度计划的78.1%，高于时间进度28.1%。",
            [("completion_rate", "percent"), ("difference", "percentage_point")],
        ),
        (
            "完成投资21亿元，完成年度计划的78.1%，超时间进度28.1%。",
            [("completion_rate", "percent"), ("difference", "percentage_point")],
        ),
    ],
)
def test_completions_and_what_they_are_ahead_by(text: str, expected: list[tuple[str, str]]) -> None:
    found = extract(document(text)).observations
    assert [(row.role, row.unit) for row in found if row.unit.startswith("percent")] == expected


@pytest.mark.parametrize(
    "text", ["全市完成年度投资116亿元。", "全市年度投资完成116亿元。", "累计投资和年度投资分别完成208亿元、116亿元。"]
)
def test_what_was_done_of_a_years_plan_is_no_plan(text: str) -> None:
    told = extract(document(text)).observations[-1]
    assert (told.metric, told.role, told.value) == ("completed_investment", "actual", 11_600_000_000)


def test_a_place_whose_name_says_growth_grows_by_nothing() -> None:
    told = extract(document("增城区新签约项目18个，到位资金6亿元。", place="440100")).observations
    assert [(row.role, row.value) for row in told] == [("actual", 18), ("actual", 600_000_000)]
