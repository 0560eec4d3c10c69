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


# each row as measure, role, stage, number and class; percentages and sums alike
@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a plan's sum is a target, what was done beside it is not
        (
            "全年计划到位资金70亿元，上半年实际到位42亿元。",
            [("funds_in_place", "target", "70"), ("funds_in_place", "actual", "42")],
        ),
        (
            "全县固定资产投资计划完成150亿元，实际完成162亿元。",
            [("fixed_asset_investment", "target", "150"), ("fixed_asset_investment", "actual", "162")],
        ),
        (
            "引进省外资金目标为80亿元，目前完成52亿元。",
            [("funds_in_place", "target", "80"), ("funds_in_place", "actual", "52")],
        ),
        # last year's figure, and by how much this year's is above or below it
        (
            "到位资金28亿元，低于去年同期2亿元。",
            [("funds_in_place", "actual", "28"), ("funds_in_place", "increase", "-2")],
        ),
        (
            "到位资金28亿元（上年同期25亿元），增长12%。",
            [
                ("funds_in_place", "actual", "28"),
                ("funds_in_place", "actual", "25"),
                ("funds_in_place", "growth_yoy", "12"),
            ],
        ),
        (
            "到位资金60亿元，完成年度任务的80%，是去年同期的1.5倍。",
            [
                ("funds_in_place", "actual", "60"),
                ("funds_in_place", "completion_rate", "80"),
                ("funds_in_place", "growth_yoy", "50"),
            ],
        ),
        (
            "平均每个项目投资4亿元，较上年提高1亿元。",
            [("total_investment", "average", "4"), ("total_investment", "increase", "1")],
        ),
        # each head of a list by its own words
        (
            "全县招商引资到位资金、固定资产投资分别完成36亿元、85亿元。",
            [("funds_in_place", "actual", "36"), ("fixed_asset_investment", "actual", "85")],
        ),
        (
            "目标为到位资金48亿元、签约金额90亿元，目前分别完成30亿元和60亿元。",
            [
                ("funds_in_place", "target", "48"),
                ("contract_value", "target", "90"),
                ("funds_in_place", "actual", "30"),
                ("contract_value", "actual", "60"),
            ],
        ),
        (
            "新引进项目数量、投资总额分别占全市的71%和83%。",
            [("project_count", "share", "71"), ("total_investment", "share", "83")],
        ),
        (
            "签订合同20个，合同金额58亿元，项目数和合同额分别是去年同期的1.6倍和2倍。",
            [
                ("project_count", "actual", "20"),
                ("contract_value", "actual", "58"),
                ("project_count", "growth_yoy", "60"),
                ("contract_value", "growth_yoy", "100"),
            ],
        ),
        # a difference goes on; a rank is of the sentence before
        (
            "到位资金增速高于全省平均水平5.2个百分点，高于全国平均水平8.1个百分点。",
            [("funds_in_place", "difference", "5.2"), ("funds_in_place", "difference", "8.1")],
        ),
        (
            "实际到位资金46亿元，增长54%。目前在全市排位第四。",
            [
                ("funds_in_place", "actual", "46"),
                ("funds_in_place", "growth_yoy", "54"),
                ("funds_in_place", "rank", "4"),
            ],
        ),
        (
            "开工率72%，较上年的50%提高22个百分点。",
            [
                ("project_count", "conversion_rate", "72"),
                ("project_count", "conversion_rate", "50"),
                ("project_count", "difference", "22"),
            ],
        ),
        # how far a target is, what is wanting, what rose or fell to a level, who climbed to which rank
        (
            "完成区外资金28亿元，实现全年目标的70%。",
            [("funds_in_place", "actual", "28"), ("funds_in_place", "completion_rate", "70")],
        ),
        ("已到位资金5.2亿元，还有2.8亿元缺口。", [("funds_in_place", "actual", "5.2")]),
        (
            "到位资金增速由一季度的-5.3%回升至上半年的6.1%。",
            [("funds_in_place", "growth_yoy", "-5.3"), ("funds_in_place", "growth_yoy", "6.1")],
        ),
        (
            "到位资金42亿元，总量由全市第8位升至第5位。",
            [("funds_in_place", "actual", "42"), ("funds_in_place", "rank", "5")],
        ),
        ("到位资金低于时序进度5.3个百分点。", [("funds_in_place", "difference", "-5.3")]),
        ("全市招商引资总额达到268亿元。", [("funds_in_place", "actual", "268")]),
        (
            "2022年工业投资增长21%，排全省第2位；2023年一季度，同比增长18%。",
            [
                ("fixed_asset_investment", "growth_yoy", "21"),
                ("fixed_asset_investment", "rank", "2"),
                ("fixed_asset_investment", "growth_yoy", "18"),
            ],
        ),
        # what one project promises is no figure of the many
        ("9月投产后产能将翻一番。", []),
    ],
)
def test_a_sentence_on_money_states_these_rows(text: str, told: list[tuple[str, str, str]]) -> None:
    rows = extract(document(text)).observations
    read = [(r.metric, r.role, f"{(r.value / (10**8 if r.unit == 'CNY' else 1)).normalize():f}") for r in rows]
    assert sorted(read) == sorted(told)


def test_years_that_follow_each_other_have_each_their_figure() -> None:
    def years(text: str) -> list[tuple[str, int]]:
        rows = extract(document(text)).observations
        return [(f"{r.value / 10**8:f}", r.period_start.year) for r in rows if r.period_start is not None]

    told = [("68", 2022), ("59", 2021), ("51", 2020)]
    assert years("到位资金178亿元，其中2022年68亿元、2021年59亿元、2020年51亿元。") == told
    assert years("2022年，全县到位资金68亿元；2021年为59亿元；2020年为51亿元。") == told
    assert years("实际到位资金：2022年68亿元，2021年59亿元，2020年51亿元。") == told


def test_what_each_town_had_to_do_and_did_is_told_apart() -> None:
    rows = extract(
        document(
            "去年，全县引进到位资金38亿元。",
            "超额完成任务的乡镇有：龙舟坪镇，任务3亿元，完成4.5亿元，占任务的150%；磨市镇，任务1.5亿元，完成1.8亿元，占120%。",
        )
    ).observations
    told = [(r.role, f"{(r.value / (10**8 if r.unit == 'CNY' else 1)).normalize():f}") for r in rows][1:]
    town = ("target", "3"), ("actual", "4.5"), ("completion_rate", "150")
    assert told == [*town, ("target", "1.5"), ("actual", "1.8"), ("completion_rate", "120")]


@pytest.mark.parametrize("heading", ["# 二、任务分解", None])
def test_a_task_that_is_divided_is_of_the_measure_told_before_in_its_unit(heading: str | None) -> None:
    opening = "" if heading else "二、任务分解："
    told = amounts(
        "一、2023年，全县引进县外境内资金45亿元，利用外资700万美元。",
        *([heading] if heading else []),
        f"{opening}县经济开发区15亿元，工业项目4个，外资200万美元；城关镇6.5亿元；一类单位（商务局、发改委）各1.2亿元；其余乡镇各3000万元。",
    )
    assert [(metric, value) for metric, _, _, value in told] == [
        ("funds_in_place", value) for value in ("45", "15", "6.5", "1.2", "0.3")
    ]


def test_money_of_its_own_origin_or_time_is_of_no_class_counted_before() -> None:
    def classes(text: str) -> list[str | None]:
        rows = extract(document(text)).observations
        return [None if r.min_investment_cny is None else f"{r.min_investment_cny / 10**8:f}" for r in rows]

    assert classes("力争引进5亿元以上项目15个，到位市外资金突破90亿元。") == ["5", None]
    assert classes("共引进项目68个，其中亿元以上项目37个，签约总金额213亿元。") == [None, "1", None]
    assert classes("签约项目36个，协议投资156亿元，其中亿元以上项目21个，总投资128亿元。") == [None, None, "1", "1"]


def test_a_part_of_money_is_of_the_class_that_its_project_names() -> None:
    rows = extract(document("到位资金152亿元，其中：工业项目53亿元，农业项目46亿元，服务业项目53亿元。")).observations
    assert [r.sector for r in rows] == [None, "工业", "农业", "服务业"]
    assert [r.sector for r in extract(document("我市外来投资到位资金6亿元。")).observations] == [None]


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


def test_a_target_behind_a_label_is_of_the_measure_that_the_label_names() -> None:
    text = "社会消费品零售总额：底线目标92亿元。到位资金：底线目标28亿元；奋斗目标30亿元。"
    assert amounts(text) == [
        ("other", "target", None, "92"),
        ("funds_in_place", "target", None, "28"),
        ("funds_in_place", "target", None, "30"),
    ]


def test_a_line_that_parts_a_count_names_no_project() -> None:
    found = extract(
        document("全市前期项目5项，总投资28亿元。", "按县区划分：石泉县3项，总投资12亿元；汉阴县2项，总投资16亿元。")
    )
    assert found.projects == ()
    sums = [(row.region_code, str(row.value)) for row in found.observations if row.metric == "total_investment"]
    assert sums == [("610900", "2800000000"), ("610922", "1200000000"), ("610921", "1600000000")]


def test_money_signed_for_is_signed_for_whatever_was_matched() -> None:
    assert amounts("本届农博会农超对接签约金额4.2亿元。") == [("contract_value", "actual", "signed", "4.2")]


def test_a_class_keeps_its_size_over_a_bracket_on_its_currency() -> None:
    [row] = extract(document("全县5亿元（人民币，下同）以上签约项目共有16个。")).observations
    assert (str(row.value), str(row.min_investment_cny)) == ("16", "500000000")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汉阴县签约项目19个，其中外资项目6个，协议外资2.4亿美元。", ("foreign_capital", "actual", "signed", "2.4")),
        ("汉阴县签约项目6个，拟利用外资1.8亿美元。", ("foreign_capital", "actual", "signed", "1.8")),
        ("汉阴县合同利用外来资金83亿元。", ("contract_value", "actual", "signed", "83")),
        ("汉阴县协议引进省外投资26亿元。", ("contract_value", "actual", "signed", "26")),
        ("汉阴县实际利用千万元以上省外投资86亿元。", ("funds_in_place", "actual", None, "86")),
        ("第二产业共签约项目27个，金额81亿元。", ("contract_value", "actual", "signed", "81")),
        ("绿博会签约逾130亿元。", ("contract_value", "actual", "signed", "130")),
        ("汉阴县合同外资金额1.3亿美元。", ("foreign_capital", "actual", None, "1.3")),
    ],
)
def test_what_is_agreed_on_is_of_contracts(text: str, expected: tuple[str, str, str | None, str]) -> None:
    rows = [row for row in extract(document(text)).observations if row.metric != "project_count"]
    assert [(r.metric, r.role, r.stage, f"{(r.value / 10**8).normalize():f}") for r in rows] == [expected]


def test_a_round_number_that_is_passed_is_the_figure_before_it() -> None:
    assert amounts("总投资1046亿元，首次突破千亿元。") == [("total_investment", "actual", None, "1046")]
    assert amounts("到位资金506亿元，增长12%，一举跨越500亿元。")[0] == ("funds_in_place", "actual", None, "506")


def test_what_a_rate_is_of_is_its_target_and_in_its_currency() -> None:
    rated = extract(document("到账外资2.1亿美元，完成市政府下达年度3亿美元的70%。")).observations
    assert [row.role for row in rated] == ["actual", "target", "completion_rate"]
    text = "实际利用外资5.7亿美元，超额完成全年4.2亿的目标任务。"
    units = [(row.role, row.unit) for row in extract(document(text)).observations]
    assert units == [("actual", "USD"), ("target", "USD")]


def test_what_is_planned_behind_the_total_is_the_years() -> None:
    text = "2020年项目38个，总投资164亿元，计划投资33亿元，当年完成计划投资37亿元。"
    assert amounts(text) == [
        ("total_investment", "actual", None, "164"),
        ("completed_investment", "target", None, "33"),
        ("completed_investment", "actual", None, "37"),
    ]
    assert amounts("汉阴县计划一季度实际利用内资46亿元。") == [("funds_in_place", "target", None, "46")]


def test_two_years_of_a_measure_that_stands_behind_them() -> None:
    text = "从2020年的31亿元，到2023年的62亿元，全县招商引资到位资金翻了一番。"
    found = [(row.metric, str(row.value), row.period_end) for row in extract(document(text)).observations[:2]]
    assert [(metric, value[:2], end and end.year) for metric, value, end in found] == [
        ("funds_in_place", "31", 2020),
        ("funds_in_place", "62", 2023),
    ]


def test_what_several_projects_promise_behind_their_sums() -> None:
    text = "产业类项目13个，总投资119亿元，年度计划投资7亿元，项目建成达产后，预计新增产值36亿元，实现税收4亿元。"
    assert amounts(text)[-2:] == [("output_value", "forecast", None, "36"), ("tax", "forecast", None, "4")]


def test_projects_of_a_class_complete_what_was_spoken_of() -> None:
    text = "1至5月全县固定资产投资累计完成96亿元。其中，500万元以上投资项目完成82亿元。"
    assert amounts(text)[1] == ("fixed_asset_investment", "actual", None, "82")
    text = "1至5月固定资产投资完成96亿元。在500万元以上投资项目中，工业完成37亿元，交通完成16亿元。"
    assert [row[0] for row in amounts(text)] == ["fixed_asset_investment"] * 3


def test_a_change_of_what_is_planned_for_the_year_is_a_change() -> None:
    text = "集中开工项目21个，总投资28亿元，年度计划投资11亿元。项目数量、总投资、年度计划投资分别比去年同期增加4个、16亿元和6亿元。"
    assert [row[:2] for row in amounts(text)[-2:]] == [
        ("total_investment", "increase"),
        ("completed_investment", "increase"),
    ]


def test_money_in_another_currency_than_the_foreign_capital_before_it_is_money_in_place() -> None:
    text = "第二产业实际利用外资2.7亿美元，增长7%。民营企业投资增长迅速，共有68个项目到资，到资118亿元。"
    assert amounts(text) == [("funds_in_place", "actual", None, "118")]


def test_places_with_their_ranks_go_on_with_the_measure_before_them() -> None:
    text = "全市到位资金41亿元。增长信号明显。紫阳县4.6亿元，居第一位；石泉县3.7亿元，居第二位。"
    assert amounts(text)[1:] == [("funds_in_place", "actual", None, "4.6"), ("funds_in_place", "actual", None, "3.7")]


def test_a_list_of_amounts_is_no_list_of_names() -> None:
    text = "三大类项目引资额，分别为1240亿元、655亿元和72亿元。"
    found = extract(document(text))
    assert found.projects == ()
    assert [row.metric for row in found.observations] == ["contract_value"] * 3
    text = "工业、农业和旅游签约项目，分别达到85个、72个和41个。"
    assert [row.stage for row in extract(document(text)).observations] == ["signed"] * 3


def test_sales_beside_output_are_revenue() -> None:
    text = "规上企业实现产值4.6亿元，销售4.1亿元，分别增长21%和18%。"
    found = extract(document(text)).observations
    assert [row.metric for row in found] == ["output_value", "revenue", "output_value", "revenue"]


def test_an_amount_without_a_count_is_at_the_stage_that_its_sentence_tells() -> None:
    text = "去年引进项目38个。昨天，汉阴县人民政府与4家企业代表进行了签约，涉及充电站建设等领域，总投资49亿元。"
    assert amounts(text) == [("total_investment", "actual", "signed", "49")]
    assert amounts("已签约47项，共计36亿元。") == [("total_investment", "actual", "signed", "36")]


def test_what_one_firm_invests_and_one_project_promises_is_of_no_many() -> None:
    assert amounts("日前，总投资2亿元的贵州华石冶金有限公司在汉阴县举行开工仪式。") == []
    assert amounts("月河物流园项目投资额达8亿元，建成后年交易额将达10亿元。") == []


def test_what_contracts_are_worth_is_signed_for_whatever_the_projects_are_called() -> None:
    text = "全市引进亿元以上项目75个，协议引资额突破五百亿大关，达531.2亿元。"
    assert amounts(text) == [("contract_value", "actual", "signed", "531.2")]


@pytest.mark.parametrize(
    "text",
    [
        "未来3年，月河新区将完成固定资产投资90亿元。",
        "月河新区全年可完成固定资产投资90亿元。",
        "月河新区固定资产投资将达90亿元。",
        "月河新区固定资产投资将突破90亿元。",
    ],
)
def test_what_will_be_done_is_expected(text: str) -> None:
    assert amounts(text) == [("fixed_asset_investment", "forecast", None, "90")]


def test_what_parks_and_the_projects_just_counted_will_bring_is_expected() -> None:
    assert amounts("预计园区建成后，可实现工业总产值60亿元，年实现税收3亿元。") == [
        ("output_value", "forecast", None, "60"),
        ("tax", "forecast", None, "3"),
    ]
    told = amounts("36个项目集中开工，总投资85亿元。项目达产后，预计年新增主营业务收入53亿元，利税5亿元。")
    assert told[1:] == [("revenue", "forecast", None, "53"), ("tax", "forecast", None, "5")]
    assert amounts("月河食品项目开工，总投资5亿元。项目达产后，预计年收入3亿元，利税1亿元。") == []


def test_an_amount_is_of_those_counted_with_the_same_word_and_of_what_was_done_at_a_fair() -> None:
    text = "集中开工项目80个、集中签约项目80个。集中开工的80个项目，总投资289亿元。"
    assert amounts(text) == [("total_investment", "actual", "started", "289")]
    fair = "招商推介会上，共有金海食品、云台纸业等一批项目进行了签约，总投资34亿元。"
    assert amounts(fair) == [("total_investment", "actual", "signed", "34")]


def test_a_plan_that_names_a_class_plans_nothing_of_what_it_brought() -> None:
    text = "计划开工项目完成投资28亿元，占年度计划的110%；计划竣工项目完成投资11亿元。"
    assert [row[:2] for row in amounts(text)] == [("completed_investment", "actual")] * 2


def test_a_years_plan_is_of_the_projects_that_it_is_for() -> None:
    text = "共有68个重点项目集中开工，总投资175亿元，年度投资72亿元。其中产业类项目39个，总投资118亿元，当年计划完成47亿元。"
    planned = [row for row in amounts(text) if row[1] == "target"]
    assert planned == [
        ("completed_investment", "target", "started", "72"),
        ("completed_investment", "target", "started", "47"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("今年计划实施重点项目50个，概算总投资337亿元。", ("total_investment", "actual", "under_construction", "337")),
        ("金海食品、云台纸业等9个项目已经签约，可引进资金46亿元。", ("contract_value", "actual", "signed", "46")),
        ("招商引资目标任务为62亿元，已完成任务45亿元。", ("funds_in_place", "actual", None, "45")),
        ("园区完成固定投资22亿元。", ("fixed_asset_investment", "actual", None, "22")),
        ("园区企业实现税利4.2亿元。", ("tax", "actual", None, "4.2")),
        ("累计引进项目十九个，总投资十六亿元，达产后可实现销售收入三十多亿元。", ("revenue", "forecast", None, "30")),
    ],
)
def test_the_last_amount_of_a_sentence(text: str, told: tuple[str, str, str | None, str]) -> None:
    assert amounts(text)[-1] == told


def test_what_a_zone_reports_is_no_promise_of_a_project() -> None:
    told = extract(
        document(
            "平利青年产业园推进招商引资。一季度，上缴税金3804万元，同比增长36%；工业项目投资7.3亿元，完成全年任务的81%。"
        )
    ).observations
    assert [(row.metric, row.role) for row in told] == [
        ("tax", "actual"),
        ("tax", "growth_yoy"),
        ("total_investment", "actual"),
        ("total_investment", "completion_rate"),
    ]


def test_growth_parts_no_promise_from_the_next() -> None:
    told = extract(
        document("园区工业企业预计可实现主营业务收入300亿元，同比增长18%，实现税利42亿元，同比增长21%。")
    ).observations
    assert [(row.metric, row.role) for row in told] == [
        ("revenue", "forecast"),
        ("revenue", "growth_yoy"),
        ("tax", "forecast"),
        ("tax", "growth_yoy"),
    ]


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("一、省外项目资金。全市引进21亿元，同比增长8.1%。", "funds_in_place", 21 * 10**8),
        ("（一）到位内资。全市累计完成19亿元。", "funds_in_place", 19 * 10**8),
        ("一、实际利用外资。全市完成1922万美元，增长8.1%。", "foreign_capital", 1922 * 10**4),
        ("二、工业项目固定资产投资。实际形成100亿元，同比下降8.9%。", "fixed_asset_investment", 100 * 10**8),
        ("二、固定资产投资。1—6月100亿元，增长3%。", "fixed_asset_investment", 100 * 10**8),
    ],
)
def test_a_heading_in_the_paragraph_tells_what_is_measured(text: str, metric: str, value: int) -> None:
    rows = [row for row in extract(document(text)).observations if row.role == "actual"]
    assert [(row.metric, row.value) for row in rows] == [(metric, value)]
