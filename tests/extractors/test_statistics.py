"""Statistics of nations, provinces and zones: each case is a short text of ours and what a reader takes from it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors import Extraction, extract
from extractors.home import locate_document
from tests.extractors.written import document

YI = Decimal(10**8)


def read(*paragraphs: str, place: str = "350000", published: str = "2023-07-20") -> Extraction:
    """What is read from a page of 福建省 where nothing else is said."""
    return extract(document(*paragraphs, place=place, published=published, path="统计.txt"))


def said(extraction: Extraction) -> list[tuple[str, str, str]]:
    """Every row as measure, role and value; amounts in 亿."""
    return [
        (row.metric, row.role, f"{(row.value / YI if row.unit in ('CNY', 'USD') else row.value).normalize():f}")
        for row in extraction.observations
    ]


@pytest.mark.parametrize(
    "text",
    [
        "中新网北京3月12日电 商务部12日发布，前两个月全国新设立外商投资企业五千家，香港、台湾投资增长。",
        "国家统计局公布，1至5月固定资产投资同比增长四个百分点。东部、西部均有增长。全国民间投资回升。",
        "商务部通报考评结果：苏州、青岛、成都三地的园区列前三，占全国比重上升。",
    ],
)
def test_a_ministrys_figures_are_the_whole_nations(text: str) -> None:
    place = locate_document(None, None, text)
    assert place is not None and place.code == "100000"


def test_a_city_that_a_ministry_visits_keeps_its_page() -> None:
    text = "商务部调研组到泉州市考察。泉州市上半年新签约项目四十个，泉州市商务局介绍了全市外资企业。"
    place = locate_document("调研组走进泉州市", None, text)
    assert place is not None and place.code == "350500"


def test_where_a_report_was_written_is_not_whose_figures_it_gives() -> None:
    rows = read("中新网福州7月18日电（记者 林某）上半年，实际使用外资12.6亿美元，同比增长5.1%。").observations
    assert {row.region_code for row in rows} == {"350000"}


def test_where_capital_comes_from_is_no_place_of_the_nations_figures() -> None:
    rows = read(
        "1至6月，全国实际使用外资520亿美元。对华投资前三位国家/地区依次为：香港（361.5亿美元）、新加坡（40.2亿美元）、台湾省（18.3亿美元）。",
        place="100000",
    )
    assert said(rows) == [
        ("foreign_capital", "actual", "520"),
        ("foreign_capital", "actual", "361.5"),
        ("foreign_capital", "actual", "40.2"),
        ("foreign_capital", "actual", "18.3"),
    ]
    assert {row.region_code for row in rows.observations} == {"100000"}


def test_parts_of_fixed_asset_investment_are_measured_as_the_whole_is() -> None:
    rows = read(
        "上半年，全省固定资产投资6200亿元，同比增长7.2%。",
        "分产业看，第一产业投资180亿元，增长12.5%；第二产业投资2120亿元，增长9.4%；第三产业投资3900亿元。",
        "分隶属关系看，中央项目投资410亿元，增长3.1%；地方项目投资5790亿元。",
    )
    assert {row.metric for row in rows.observations} == {"fixed_asset_investment"}
    assert len(rows.observations) == 10
    assert not rows.projects
    assert {check.message for check in rows.checks} == {
        "180 + 2120 + 3900 = 6200,与文中一致",
        "410 + 5790 = 6200,与文中一致",
    }


def test_a_class_of_fixed_asset_investment_is_no_amount() -> None:
    assert said(read("1至5月，全省500万元以上固定资产投资同比增长18.6%，列全国第9位。")) == [
        ("fixed_asset_investment", "growth_yoy", "18.6"),
        ("fixed_asset_investment", "rank", "9"),
    ]


def test_a_rank_behind_a_growth_is_of_the_same_measure_whatever_it_is() -> None:
    rows = read(
        "上半年，一般公共预算收入21.5亿元，同比增长4.1%、列全省第2位；外贸进出口总额9亿元、增长6%、列全省第2位。",
        place="350500",
    )
    assert said(rows) == [
        ("other", "actual", "21.5"),
        ("other", "growth_yoy", "4.1"),
        ("other", "rank", "2"),
        ("other", "actual", "9"),
        ("other", "growth_yoy", "6"),
        ("other", "rank", "2"),
    ]


def test_the_growth_of_what_is_not_read_is_not_another_measures() -> None:
    assert said(read("上半年，固定资产投资增长8%；全社会用电量2.6亿千瓦时，同比增长39.4%。")) == [
        ("fixed_asset_investment", "growth_yoy", "8"),
        ("other", "growth_yoy", "39.4"),
    ]


def test_a_class_in_dollars_is_none_in_yuan() -> None:
    (row,) = read("截至6月底，全省3000万美元以上的外资项目119个。").observations
    assert (row.value, row.min_investment_cny) == (119, None)


def test_a_class_of_firms_is_no_amount() -> None:
    rows = read(
        "上半年，新设立投资总额超过1亿美元的大型外商投资企业超过55家。截至6月底，东部拥有营业收入30亿元以上、西部拥有营业收入15亿元以上制造业企业共176家。"
    )
    assert said(rows) == [("enterprise_count", "actual", "55"), ("enterprise_count", "actual", "176")]


def test_what_goes_abroad_is_no_investment_here() -> None:
    assert said(read("上半年，全省对外直接投资12.4亿美元，实际使用外资20.5亿美元，其中香港到资11亿美元。")) == [
        ("other", "actual", "12.4"),
        ("foreign_capital", "actual", "20.5"),
        ("foreign_capital", "actual", "11"),
    ]


def test_a_share_of_the_whole_province_leaves_the_place_as_it_was() -> None:
    rows = read("上半年，厦门市新增合同外资315.7亿元，占全省52.8%；实际使用外资58.8亿元，占全省34.9%。").observations
    assert {row.region_code for row in rows} == {"350200"}


def test_a_paragraph_on_one_month_is_of_that_month() -> None:
    rows = read(
        "1至6月，全省实际使用外资168.3亿元。",
        "6月当月吸收外资大幅增长。全省新设外商投资企业231家，实际使用外资42.4亿元。",
    ).observations
    assert [row.period_start for row in rows] == [date(2023, 1, 1), date(2023, 6, 1), date(2023, 6, 1)]


def test_the_whole_year_is_the_one_that_opened_the_paragraph() -> None:
    rows = read(
        "2022年，全市经济稳中有进。数据显示，全年实现地区生产总值2240亿元。", place="350500", published="2023-02-12"
    )
    (row,) = rows.observations
    assert (row.role, row.period_start, row.period_end) == ("actual", date(2022, 1, 1), date(2022, 12, 31))


def test_a_list_of_growths_is_of_the_classes_before_it() -> None:
    rows = read(
        "1至6月，全省实际使用外资102亿元，增长3.2%。医药、汽车、机械制造业，同比增长77.1%、26.3%、18.3%；高技术制造业和高技术服务业实际使用外资同比分别增长6.8%、42.7%。"
    )
    assert [(row.sector, row.value) for row in rows.observations if row.role == "growth_yoy"] == [
        (None, Decimal("3.2")),
        ("医药", Decimal("77.1")),
        ("汽车", Decimal("26.3")),
        ("机械制造业", Decimal("18.3")),
        ("高技术制造业", Decimal("6.8")),
        ("高技术服务业", Decimal("42.7")),
    ]


def test_the_growth_of_a_part_is_not_the_wholes() -> None:
    rows = read("上半年，全省固定资产投资620亿元，同比增长7%，工业投资增长15%。").observations
    assert [(row.role, row.sector, row.value) for row in rows[1:]] == [
        ("growth_yoy", None, 7),
        ("growth_yoy", "工业", 15),
    ]


def test_growth_against_the_month_before() -> None:
    assert said(read("从环比看，6月份固定资产投资增长0.4%。")) == [("fixed_asset_investment", "growth_mom", "0.4")]


def test_shares_of_a_total_named_in_the_clause_before() -> None:
    assert said(read("1至6月，在全省吸收外资总量中，东、中、西部地区所占比重分别为83.8%、8.7%和7.5%。")) == [
        ("foreign_capital", "share", "83.8"),
        ("foreign_capital", "share", "8.7"),
        ("foreign_capital", "share", "7.5"),
    ]


def test_a_share_is_of_the_part_that_stands_before_it() -> None:
    assert said(read("上半年，税收收入占一般公共预算收入的比重为72.3%。")) == [("tax", "share", "72.3")]


def test_another_places_rate_is_no_difference() -> None:
    assert said(read("上半年，固定资产投资增长31%，高于东部地区的27.1%。")) == [
        ("fixed_asset_investment", "growth_yoy", "31")
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("设立总规模100亿元的新能源产业基金。", [("other", "actual", "100")]),
        ("设立20亿元产业引导基金。", [("other", "actual", "20")]),
        ("累计认缴93亿元，参股100支基金。", [("other", "actual", "93"), ("other", "actual", "100")]),
    ],
)
def test_funds_are_context(text: str, rows: list[tuple[str, str, str]]) -> None:
    assert said(read(text)) == rows


def test_zones_are_no_firms() -> None:
    assert said(read("2022年，全省10家国家级经开区实现进出口总额262亿元。"))[0] == ("other", "actual", "10")


def test_a_milestone_says_the_figure_before_again() -> None:
    assert said(read("上半年，完成工业产值5064.1亿元，成功突破5000亿元大关，同比增长19%。")) == [
        ("output_value", "actual", "5064.1"),
        ("output_value", "growth_yoy", "19"),
    ]


def test_the_target_of_a_share() -> None:
    assert said(read("2022年，到位资金36亿元，工业到位资金占比64.9%（任务数占比60%）。")) == [
        ("funds_in_place", "actual", "36"),
        ("funds_in_place", "share", "64.9"),
        ("funds_in_place", "target", "60"),
    ]


def told(extraction: Extraction) -> list[str]:
    return [check.message for check in extraction.checks]


def test_a_share_of_the_total_is_of_the_total_however_far() -> None:
    page = read(
        "1至6月，全省实际使用外资102.5亿美元，同比增长3.2%。",
        "高技术产业实际使用外资2.8亿美元。",
        "前十位国家/地区实际使用外资94.5亿美元。其中新加坡实际使用外资63.6亿美元，占总量的62%。",
    )
    assert told(page) == ["63.6 ÷ 102.5 = 62.05%,文中为62%,在四舍五入范围内"]


def test_a_city_is_held_against_its_province() -> None:
    page = read("1至6月，全省合同外资597.9亿元。", "厦门市合同外资315.7亿元，占全省52.8%。")
    assert told(page) == ["315.7 ÷ 597.9 = 52.8%,与文中一致"]


def test_parts_may_stand_before_their_whole() -> None:
    page = read(
        "1至11月，东部地区实际使用外资881.64亿美元，增长5%；中部地区实际使用外资91.99亿美元；西部地区实际使用外资81.43亿美元。",
        "1至11月，全国实际使用外资1055.06亿美元。",
        place="100000",
        published="2022-12-18",
    )
    assert told(page) == ["881.64 + 91.99 + 81.43 = 1055.06,与文中一致"]


def test_a_fall_beyond_the_average() -> None:
    page = read(
        "1至6月，全省实际使用外资177亿美元，同比下降0.56%。服务业实际使用外资80亿美元，同比下降3.51%，降幅高于全省平均水平2.95个百分点。"
    )
    assert told(page) == ["3.51 − 0.56 = 2.95 个百分点,与文中一致"]


def test_parts_do_not_add_up_to_one_of_them_by_chance() -> None:
    page = read("1至6月，新增企业36家，其中工业6家、建筑业24家、贸易业3家、房地产业2家、服务业1家。")
    assert told(page) == ["6 + 24 + 3 + 2 + 1 = 36,与文中一致"]


def test_a_rate_that_any_figures_would_fit_is_not_told() -> None:
    page = read(
        "2022年，实现进出口总额10.3万亿元，其中高新技术产品进出口额3万亿元，占全国高新技术产品进出口额比重为27%。"
    )
    assert told(page) == []


def test_a_paragraph_of_growth_alone_keeps_its_period() -> None:
    rows = read(
        "1至6月，全省制造业投资同比增长11.9%，占工业投资比重的81.4%。而高技术制造业投资同比增长32.4%；其中，医药制造业投资增长40.9%。"
    ).observations
    assert {row.metric for row in rows} == {"fixed_asset_investment"}
    assert {(row.period_start, row.period_end) for row in rows} == {(date(2023, 1, 1), date(2023, 6, 30))}
    assert [row.sector for row in rows] == ["制造业", "制造业", "高技术制造业", "医药制造业"]


def test_classes_grow_as_the_measure_that_the_sentence_opened_with() -> None:
    rows = read(
        "1至6月，全省固定资产投资同比增长7.2%，工业投资增长9%。",
        "全省基础设施完成投资较快增长，同比增长15.7%；娱乐业增长76.6%，教育业增长69.9%。",
    ).observations
    assert [(row.metric, row.sector, row.value) for row in rows[2:]] == [
        ("fixed_asset_investment", None, Decimal("15.7")),
        ("fixed_asset_investment", "娱乐业", Decimal("76.6")),
        ("fixed_asset_investment", "教育业", Decimal("69.9")),
    ]


def test_contracts_of_foreign_capital_are_foreign_capital() -> None:
    page = read(
        "上半年，全省直接利用外资合同额16.89亿美元，增长80.8%，实际到位15.6亿美元。外商独资项目吸收合同金额14.01亿美元，占全省的82.9%。"
    )
    assert {row.metric for row in page.observations} == {"foreign_capital"}
    assert told(page) == ["14.01 ÷ 16.89 = 82.95%,文中为82.9%,在四舍五入范围内"]


def test_projects_of_foreigners_grow_as_projects() -> None:
    assert said(read("上半年，全省新设立2391个外商投资项目，同比增长1.1%。")) == [
        ("project_count", "actual", "2391"),
        ("project_count", "growth_yoy", "1.1"),
    ]


def test_a_contribution_is_a_share() -> None:
    assert said(read("上半年，工业投资增长9%，对投资增长的贡献率达到83.8%。"))[1] == ("other", "share", "83.8")


def test_a_quoted_aim_is_a_target() -> None:
    assert said(
        read(
            "紧盯上级下达的“引进到位资金212亿元，同比增长15%”的目标任务，全年到位资金273亿元。", published="2024-01-23"
        )
    )[:2] == [
        ("funds_in_place", "target", "212"),
        ("funds_in_place", "target", "15"),
    ]


def test_shares_of_several_places() -> None:
    rows = read(
        "1至6月，福州市、厦门市、泉州市引进省外到位资金总量排名靠前，分别占总量的18.06%、17.21%、15.13%。"
    ).observations
    assert [(row.role, row.region_code) for row in rows] == [
        ("share", "350100"),
        ("share", "350200"),
        ("share", "350500"),
    ]


def test_what_several_places_did_is_none_of_theirs_alone() -> None:
    rows = read(
        "吸收外资最多的是福州、厦门、泉州市，三市实际利用外资额占全省的74.5%。有六个设区市到位资金增速超过50%。"
    ).observations
    assert [(row.role, row.region_code) for row in rows] == [("share", "350000")]


def test_shares_of_what_stands_behind_them() -> None:
    assert said(read("上半年，新批批发和零售业项目中，22.4%的项目和64.6%的实际到账外资来自香港。")) == [
        ("project_count", "share", "22.4"),
        ("foreign_capital", "share", "64.6"),
    ]


def test_a_class_of_industry_is_no_project() -> None:
    page = read(
        "截至10月，签约项目370个，总投资5914亿元。其中，大健康产业项目总投资3067亿元，占比超过50%。",
        published="2023-11-20",
    )
    assert said(page)[-2:] == [("total_investment", "actual", "3067"), ("total_investment", "share", "50")]
    assert not page.projects


def test_a_class_grows_slower_than_the_whole_by_so_much() -> None:
    page = read(
        "2022年，全省固定资产投资同比增长4.5%，两年平均增长4.4%。房地产开发投资同比增长1.2%，低于全部投资增速3.3个百分点。"
    )
    assert told(page) == ["4.5 − 1.2 = 3.3 个百分点,与文中一致"]


def test_a_document_says_so_where_its_numbers_are_too_many_to_check_all() -> None:
    month = "上半年，到位资金{}亿元，完成年度目标的50.5%。"
    few, many = (read("".join(month.format(number) for number in range(11, 11 + size))) for size in (40, 60))
    assert few.document.warnings == ()
    (warning,) = many.document.warnings
    assert warning.startswith("统计.txt：") and "60 处" in warning and "50 处" in warning


def test_a_listing_whose_last_part_was_not_understood_is_not_flagged() -> None:
    page = read(
        "截至6月底，全省重点项目完成投资1108亿元。其中，基础设施项目完成投资469亿元；产业项目完成投资510亿元；民生项目完成投资97亿元；另有31.6亿元用于前期。"
    )
    assert [check for check in page.checks if not check.holds] == []


def test_projects_stand_for_a_share_of_the_capital() -> None:
    assert said(read("上半年，亿元以上外资项目65个，占全市合同外资的68%。"))[-1] == ("foreign_capital", "share", "68")
