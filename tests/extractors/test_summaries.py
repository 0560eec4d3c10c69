"""Work summaries, half-year reports and progress notices: short texts of ours, and every row that a reader takes from them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import extract
from extractors.facts import Observation
from tests.extractors.written import document

PLACE = "610900"  # 安康市


def read(*paragraphs: str, title: str = "招商引资工作情况", published: str = "2023-07-20") -> tuple[Observation, ...]:
    """All observations of a report of 安康市, one block a paragraph."""
    return extract(document(*paragraphs, place=PLACE, title=title, published=published)).observations


def measured(rows: tuple[Observation, ...]) -> list[str]:
    """Measure, role, stage and value of every row: `project_count actual signed 5`."""
    return [f"{row.metric} {row.role} {row.stage} {row.value.normalize():f}" for row in rows]


MEASURED: dict[str, list[str]] = {
    "1—6月，全市新签约项目数、协议投资额、到位资金分别为53个、186亿元、62亿元，分别增长12%、8%、5%。": [
        "project_count actual signed 53",
        "contract_value actual signed 18600000000",
        "funds_in_place actual None 6200000000",
        "project_count growth_yoy signed 12",
        "contract_value growth_yoy signed 8",
        "funds_in_place growth_yoy None 5",
    ],
    "截至6月底，全市63个新开工项目共有47个项目实现开工，开工率达74.6%；10个计划投产项目实现投产7个，投产率达70%。": [
        "project_count actual started 63",
        "project_count actual started 47",
        "project_count conversion_rate started 74.6",
        "project_count target operating 10",
        "project_count actual operating 7",
        "project_count conversion_rate operating 70",
    ],
    "目前实际已开工28项（其中，提前开工项目11项，未按计划开工项目3项）。": [
        "project_count actual started 28",
        "project_count actual started 11",
        "project_count actual None 3",
    ],
    "今年以来，全年重点推进招商引资项目37个，建成项目5个。": [
        "project_count target None 37",
        "project_count target completed 5",
    ],
    "上半年，到位资金21亿元，总量居一小时经济圈第6位，增速排第14位；固定资产投资增速列全市第3。": [
        "funds_in_place actual None 2100000000",
        "funds_in_place rank None 6",
        "funds_in_place rank None 14",
        "fixed_asset_investment rank None 3",
    ],
    "上半年，完成安居工程1860户，归母净利润2.6亿元。": ["other actual None 1860", "other actual None 260000000"],
    "上半年，签约亿元以上项目74个，74个项目中5亿元以上项目34个；19个项目投资过百亿元；增速高于全国（22%）12个百分点。": [
        "project_count actual signed 74",
        "project_count actual signed 34",
        "project_count actual signed 19",
        "project_count difference signed 12",
    ],
    "上半年，引进优强企业98家，完成全年目标61.6%。": [
        "enterprise_count actual None 98",
        "enterprise_count completion_rate None 61.6",
    ],
    "上半年，落户企业98家，完成全年目标61.6%。": [
        "enterprise_count actual landed 98",
        "enterprise_count completion_rate landed 61.6",
    ],
    # 增值税 grows by nothing, what was fought for and got is no aim, and bonds are nobody's investment
    "上半年，营业税、增值税分别入库1.6亿元、1.2亿元；争取到位专债资金10亿元，争取有签约意向的项目12个。": [
        "tax actual None 160000000",
        "tax actual None 120000000",
        "other actual None 1000000000",
        "project_count actual intended 12",
    ],
    "一季度，到位资金34亿元，完成全年60亿元招商引资目标任务的57%；实际利用外资7700万美元，完成全年6亿美元全口径外资目标任务的12.8%。": [
        "funds_in_place actual None 3400000000",
        "funds_in_place target None 6000000000",
        "funds_in_place completion_rate None 57",
        "foreign_capital actual None 77000000",
        "foreign_capital target None 600000000",
        "foreign_capital completion_rate None 12.8",
    ],
    "截至6月19日，一、二季度计划开工重大产业项目开工率达87.2%。": ["project_count conversion_rate started 87.2"],
    "1—5月，全市产业投资增长16.3%，占全部投资的49.2%。": [
        "fixed_asset_investment growth_yoy None 16.3",
        "fixed_asset_investment share None 49.2",
    ],
    "上半年，到位资金79亿元，其中实际利用外资5900万美元，增长13.2%，新兴产业到位资金增长40.7%。": [
        "funds_in_place actual None 7900000000",
        "foreign_capital actual None 59000000",
        "foreign_capital growth_yoy None 13.2",
        "funds_in_place growth_yoy None 40.7",
    ],
    "今年拟签约项目10个，累计投资额62亿元。": [
        "project_count actual negotiating 10",
        "total_investment actual negotiating 6200000000",
    ],
    "上半年，已经完成了龙新扩建项目等9个项目。": ["project_count actual completed 9"],
    # what they are called tells nothing of how far they are
    "上半年，全市建设项目共72个，其中竣工项目3个；正在准备立项手续的项目19个。": [
        "project_count actual None 72",
        "project_count actual completed 3",
        "project_count actual None 19",
    ],
    "今年计划招引20个以上过亿项目，实施总投资35亿元的80项城建工程，新增绿化面积28万平方米。": [
        "project_count target landed 20",
        "total_investment target under_construction 3500000000",
        "project_count target under_construction 80",
        "area target None 280000",
    ],
    "上半年，规上工业利润总额3.2亿元，税收1.1亿元，农民人均现金收入3253元，一般预算收入9亿元。": [
        "other actual None 320000000",
        "tax actual None 110000000",
        "other average None 3253",
        "other actual None 900000000",
    ],
    "今年，全市将实现新增签约项目10个，洽谈项目40个，储备项目120个的目标任务。": [
        "project_count target signed 10",
        "project_count target negotiating 40",
        "project_count target planned 120",
    ],
    "围绕云计算、绿色食品、商贸物流三个主导产业招商项目，上半年签约项目9个。": ["project_count actual signed 9"],
    "上半年，全市签约项目14个，均为工业项目，协议投资总额48.2亿元。": [
        "project_count actual signed 14",
        "contract_value actual signed 4820000000",
    ],
    "上半年，平均每个签约项目投资额达5.4亿元，同比增长37.2%。": [
        "total_investment average signed 540000000",
        "total_investment growth_yoy signed 37.2",
    ],
    "截至6月底，已有19个项目开工建设；其中，11个项目竣工投产，投产项目已超过半数、达57.9%。": [
        "project_count actual started 19",
        "project_count actual operating 11",
        "project_count share operating 57.9",
    ],
    "上半年，新批外商投资项目19个，合同外资639万美元，分别下降5%和9%，降幅比一季度分别收窄10和45个百分点。": [
        "project_count actual landed 19",
        "foreign_capital actual None 6390000",
        "project_count growth_yoy landed -5",
        "foreign_capital growth_yoy None -9",
        "project_count difference landed -10",
        "foreign_capital difference None -45",
    ],
    "1—6月，到位资金62亿元，同比减少5.2亿元；开工项目21个，较上年同期减少3个。": [
        "funds_in_place actual None 6200000000",
        "funds_in_place increase None -520000000",
        "project_count actual started 21",
        "project_count increase started -3",
    ],
    "一季度，全口径招商引资完成17.3亿元。": ["funds_in_place actual None 1730000000"],
    "上半年，实际使用外资8亿元。自贸试验区新设立外资企业84家，增长39.8%；实际使用外资增长10.5%，占比为12.5%。": [
        "foreign_capital actual None 800000000",
        "enterprise_count actual None 84",
        "enterprise_count growth_yoy None 39.8",
        "foreign_capital growth_yoy None 10.5",
        "foreign_capital share None 12.5",
    ],
    # what one named project got is no figure of the many
    "上半年，实际到资亿元以上的大项目6个。主要项目有汉滨联芯集成电路项目（到资6.4亿元）、平利有机食品项目（到资6亿元）等。": [
        "project_count actual None 6",
    ],
    "上半年，引进内资6.3亿元，完成全年预期目标的70.8%；累计引进外资项目12个。": [
        "funds_in_place actual None 630000000",
        "funds_in_place completion_rate None 70.8",
        "project_count actual landed 12",
    ],
    "预计全年完成合同引资171亿元、到位资金36亿元，增长17%、22%。": [
        "contract_value forecast signed 17100000000",
        "funds_in_place forecast None 3600000000",
        "contract_value growth_yoy signed 17",
        "funds_in_place growth_yoy None 22",
    ],
    "签约项目中，投产56项，开工（拿地）84项。": [
        "project_count actual operating 56",
        "project_count actual started 84",
    ],
    "1—6月，新入库项目83个，固定资产投资增速回升向好，分别高于全省、全国平均0.8、0.3个百分点。": [
        "project_count actual registered 83",
        "fixed_asset_investment difference None 0.8",
        "fixed_asset_investment difference None 0.3",
    ],
    "上半年，新引进59家“三类500强”企业投资项目77个，投资总额28.4亿元。": [
        "enterprise_count actual None 59",
        "project_count actual landed 77",
        "total_investment actual landed 2840000000",
    ],
    "上半年，列入第一、二、三批的重点工程项目总计62个，涉及责任单位41个。": ["project_count actual None 62"],
    "截至5月底，项目入园率、资金到位率、开工率和投产率分别达到68.18%、12.22%、90%和66.67%。": [
        "project_count conversion_rate landed 68.18",
        "funds_in_place conversion_rate None 12.22",
        "project_count conversion_rate started 90",
        "project_count conversion_rate operating 66.67",
    ],
    "上半年，累计吸收外商投资7474万美元，增长94%。": [
        "foreign_capital actual None 74740000",
        "foreign_capital growth_yoy None 94",
    ],
    "上半年，全市固定资产投资增长17.4%，增速高于全国（6.1%）；比2019年同期增长26.9%。房地产开发投资占固定资产投资比重44.1%。": [
        "fixed_asset_investment growth_yoy None 17.4",
        "fixed_asset_investment growth_yoy None 26.9",
        "fixed_asset_investment share None 44.1",
    ],
    "上半年，园区完成投资28.4亿元，占全县工业的86.9%和园区全年计划的56.9%。": [
        "completed_investment actual None 2840000000",
        "completed_investment share None 86.9",
        "completed_investment completion_rate None 56.9",
    ],
    "一季度，实际利用外资780万美元，增长84.1%，增速高于全年预定目标（增长10%）74.1个百分点。": [
        "foreign_capital actual None 7800000",
        "foreign_capital growth_yoy None 84.1",
        "foreign_capital target None 10",
        "foreign_capital difference None 74.1",
    ],
    "上半年，60个续建项目已开工45个，开工率达75%，已完成投资占年度计划投资的19.97%，同比分别提高9.87、6.58个百分点。": [
        "project_count actual under_construction 60",
        "project_count actual started 45",
        "project_count conversion_rate started 75",
        "completed_investment completion_rate None 19.97",
        "project_count difference started 9.87",
        "completed_investment difference None 6.58",
    ],
    "1—6月，重点项目完成投资19亿元，占年度计划的42%，欠目标进度8.3个百分点。其中，33个竣工投产项目完成5.8亿元。": [
        "completed_investment actual None 1900000000",
        "completed_investment completion_rate None 42",
        "completed_investment difference None -8.3",
        "project_count actual operating 33",
        "completed_investment actual operating 580000000",
    ],
    "上半年，新签约工业项目18个，完成年度目标的25.7%，名列三县第一，超三县平均值8.1%。": [
        "project_count actual signed 18",
        "project_count completion_rate signed 25.7",
        "project_count rank signed 1",
        "project_count difference signed 8.1",
    ],
    # what each firm signed is one project's
    "上半年，新批合同外资500万美元以上项目6家。较大的项目有：一鸣新能源有限公司，合同外资2926万美元；龙彩实业有限公司，合同外资1800万美元。": [
        "project_count actual landed 6",
    ],
    "预计全年引进到位市外资金6.6亿元，占目标任务6亿元的110%。": [
        "funds_in_place forecast None 660000000",
        "funds_in_place target None 600000000",
        "funds_in_place completion_rate None 110",
    ],
    "前六月全市招商引资逾30亿元。": ["funds_in_place actual None 3000000000"],
    "上半年，全市固定资产投资增长14.6%。从构成看，建筑安装工程投资下降12.3%，占全部投资比重21.6%；扩建项目投资占全部投资比重1.9%。": [
        "fixed_asset_investment growth_yoy None 14.6",
        "fixed_asset_investment growth_yoy None -12.3",
        "fixed_asset_investment share None 21.6",
        "fixed_asset_investment share None 1.9",
    ],
}


@pytest.mark.parametrize("text", MEASURED)
def test_what_every_number_measures(text: str) -> None:
    assert measured(read(text)) == MEASURED[text]


def classes(text: str) -> list[tuple[int, int | None, int | None]]:
    """Value and size class of every count, the class in 亿 yuan."""
    return [
        (
            int(row.value),
            None if row.min_investment_cny is None else int(row.min_investment_cny / 10**8),
            None if row.max_investment_cny is None else int(row.max_investment_cny / 10**8),
        )
        for row in read(text)
        if row.metric == "project_count"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "签约项目中，80亿元项目1个、15亿元项目2个、6000万美元韩资项目3个、5000万美元台资项目4个。",
            [(1, 80, None), (2, 15, None), (3, None, None), (4, None, None)],
        ),
        (
            "上半年，落户50亿元或5亿美元以上工业项目2个、30~50亿元或3~5亿美元工业项目6个。",
            [(2, 50, None), (6, 30, 50)],
        ),
        (
            "亿元以上投资项目232个，其中：施工项目172个；5亿元以上项目66个，其中：施工项目53个，竣工项目8个。",
            [(232, 1, None), (172, 1, None), (66, 5, None), (53, 5, None), (8, 5, None)],
        ),
        ("上半年，引进过亿项目14个，过10亿项目2个。", [(14, 1, None), (2, 10, None)]),
        ("上半年，投资亿元以上的履约项目80个，到位资金62亿元。", [(80, 1, None)]),
    ],
)
def test_the_class_that_a_count_is_of(text: str, wanted: list[tuple[int, int | None, int | None]]) -> None:
    assert classes(text) == wanted


def test_an_amount_behind_a_semicolon_is_of_the_class_just_counted() -> None:
    found = read(
        "上半年，签约项目93个，增长6%；协议总金额152亿元，增长3%，其中亿元以上项目78个，增长8%；协议总金额144亿元，增长4%。"
    )
    amounts = [
        (row.value, row.min_investment_cny) for row in found if row.metric == "contract_value" and row.unit == "CNY"
    ]
    assert [tuple(None if part is None else int(part / 10**8) for part in pair) for pair in amounts] == [
        (152, None),
        (144, 1),
    ]


def test_the_year_before_is_of_the_year_before() -> None:
    found = read("1—6月，全市到位资金62亿元（上年同期为55.3亿元），增长12.1%；开工项目21个，去年同期为18个。")
    assert [(str(row.value.normalize()), row.metric, str(row.period_end)) for row in found] == [
        ("6.2E+9", "funds_in_place", "2023-06-30"),
        ("5.53E+9", "funds_in_place", "2022-06-30"),
        ("12.1", "funds_in_place", "2023-06-30"),
        ("21", "project_count", "2023-06-30"),
        ("18", "project_count", "2022-06-30"),
    ]


@pytest.mark.parametrize(
    ("title", "text", "end"),
    [
        # the plan of next year stands in the title too, and dates nothing that was done
        ("招商工作总结及2023年工作安排", "1—10月，新签约项目29个。", "2022-10-31"),
        ("2022年工作总结和2023年工作思路", "1—10月，新签约项目29个。", "2022-10-31"),
        # which projects, and not when they were counted
        ("2021年签约项目开工率达91%", "截至10月底，已有19个项目开工。", "2022-10-31"),
    ],
)
def test_a_titles_other_year_dates_no_figure(title: str, text: str, end: str) -> None:
    found = [row for row in read(text, title=title, published="2022-11-10") if row.unit == "count"]
    assert [(row.role, str(row.period_end)) for row in found] == [("actual", end)]


def test_a_month_that_the_reporter_learned_of_dates_what_follows() -> None:
    found = read("7月12日，记者从市招商局获悉，今年6月，全市招商引资实现“开门红”。其中，实际利用外资110万美元。")
    assert [(str(row.period_start), str(row.period_end)) for row in found] == [("2023-06-01", "2023-06-30")]


def test_each_of_a_list_moves_its_own_way() -> None:
    found = read("上半年，新批外商投资项目21个，合同外资8650万美元，分别下降4.5%和增长6.1%。")
    assert [str(row.value) for row in found if row.role == "growth_yoy"] == ["-4.5", "6.1"]


def test_a_list_over_years_gives_each_year_its_own() -> None:
    found = read("2020年至2022年，分别完成生产总值236亿元、314亿元、365亿元；分别完成工业投入70亿元、93亿元、106亿元。")
    assert [row.period_end.year if row.period_end else None for row in found] == [2020, 2021, 2022] * 2


def test_a_bare_year_in_january_is_the_one_told_of() -> None:
    found = read("2022年全年实现生产总值42亿元。", "全年新引进项目65个。", published="2023-01-15", title="述职报告")
    assert [(row.role, str(row.period_end)) for row in found] == [("actual", "2022-12-31")] * 2


def test_a_heading_that_names_an_event_of_the_year_plans_nothing() -> None:
    rows = extract(
        document(
            "# ——某县举行2024年迎新春恳谈会",
            "恳谈会上，现场签约项目11个。",
            place=PLACE,
            published="2024-02-08",
            title="共叙乡情 同谋发展",
        )
    ).observations
    assert [(row.role, int(row.value)) for row in rows] == [("actual", 11)]


def test_a_heading_of_december_on_its_year_tells_and_plans_nothing() -> None:
    rows = read(
        "# 一、2012年主要工作",
        "（一）总量攀升。全年共实施项目126个，其中新建78个。",
        "# 二、2013年工作安排",
        "实施项目140个。",
        title="商务局二○一二年工作总结和二○一三年工作安排",
        published="2012-12-20",
    )
    assert [(row.role, str(row.value), str(row.period_start)) for row in rows] == [
        ("actual", "126", "2012-01-01"),
        ("actual", "78", "2012-01-01"),
        ("target", "140", "2013-01-01"),
    ]
    (plan,) = read("# 一、2012年主要工作", "实施项目126个。", published="2012-03-02")
    assert plan.role == "target"


def test_a_title_that_plans_a_year_makes_its_section_a_plan_in_an_undated_text() -> None:
    page = document(
        "# 一、2016年主要工作",
        "全年引进项目32个。",
        "# 二、2017年主要工作",
        "引进项目35个。",
        title="经贸局2016年工作总结及2017年工作思路",
        published=None,
    )
    assert [(row.role, int(row.value), str(row.period_start)) for row in extract(page).observations] == [
        ("actual", 32, "2016-01-01"),
        ("target", 35, "2017-01-01"),
    ]


def test_each_of_several_counts_has_its_amount_in_turn() -> None:
    found = read("集中签约3000万元以上项目55个、集中开工项目30个，总投资分别达212.5亿元、190.5亿元。")
    assert [(row.stage, int(row.value), row.min_investment_cny) for row in found if row.unit == "CNY"] == [
        ("signed", 21250000000, 30000000),
        ("started", 19050000000, None),
    ]
    measures = read("新签约项目9个、新开工项目4个，总投资和到位资金分别为10亿元、3亿元。")
    assert [row.metric for row in measures if row.unit == "CNY"] == ["total_investment", "funds_in_place"]


def test_a_county_among_several_does_not_take_the_next_sentence() -> None:
    found = read("一季度，外出招商31次。其中，汉阴县招商7次，排名第一。各县区领导外出招商49次。")
    assert {row.region_code for row in found if row.value == 49} == {PLACE}


def test_a_year_told_at_its_end_is_no_plan() -> None:
    found = read("全年完成7个项目签约入园，全年储备项目4个。", published="2022-11-28")
    assert [(row.role, row.stage) for row in found] == [("actual", "signed"), ("actual", "planned")]


@pytest.mark.parametrize(
    "text",
    [
        "北京市投入我市资金4.4亿元，其次是广东省到位4.2亿元、浙江省到位3.8亿元。",
        "全市引进项目4个，分别是汉阴的梦里水乡、石泉的养生综合体、紫阳的风电场，引进超20亿元项目2个。",
        "签约项目52个，数量首次超过平利县，跃居第一。",
    ],
)
def test_a_place_spoken_of_beside_a_figure_is_not_its_own(text: str) -> None:
    assert {row.region_code for row in read(text)} == {PLACE}


def test_a_line_that_opens_with_a_class_is_of_it() -> None:
    found = read(
        "我市重点工程项目共15项。",
        "工业6项，概算投资14亿元，当年计划投资1.9亿元。1—6月完成投资0.9亿元。",
        "农业9项，概算投资10亿元。全市完成投资8亿元。",
    )
    assert [row.sector for row in found] == [None] + ["工业"] * 4 + ["农业", "农业", None]


def test_the_class_told_before_is_that_of_those_that_have_come_so_far() -> None:
    found = read(
        "汉阴县实施亿元以上项目10项（新建2项，续建8项）。截至目前，开复工8项，开复工率80%。高新技术产业园区实施亿元以上项目6项。"
    )
    counts = [row for row in found if row.unit == "count"]
    assert [int(row.min_investment_cny or 0) for row in counts] == [10**8] * 5
    assert [row.region_code for row in counts] == ["610921"] * 4 + [PLACE]


def test_the_year_of_a_section_begins_what_its_data_so_far_end() -> None:
    found = read(
        "# 一、2019年工作情况",
        "截止11月底，完成到位资金52亿元。",
        "外出招商21次，其中主要领导6次。",
        "累计还有9个2018年以前签约的项目没有开工。",
        title="投资促进局2019年工作总结",
        published="2019-12-12",
    )
    assert [(int(row.value), str(row.period_start), str(row.period_end)) for row in found] == [
        (5200000000, "None", "2019-11-30"),
        (21, "2019-01-01", "2019-11-30"),
        (6, "2019-01-01", "2019-11-30"),
        (9, "None", "2017-12-31"),
    ]


def test_the_first_words_of_a_numbered_item_say_what_it_measures() -> None:
    found = read(
        "1．省外到位资金。全年任务为55亿元，上半年完成30亿元，完成任务的54.5%。",
        "2．实际利用外资。市里下达任务100万美元，目前尚未有资金到位。",
        "3．投资。完成省外到位资金6亿元，为年度任务8亿元的75%。",
    )
    assert measured(found) == [
        "funds_in_place target None 5500000000",
        "funds_in_place actual None 3000000000",
        "funds_in_place completion_rate None 54.5",
        "foreign_capital target None 1000000",
        "funds_in_place actual None 600000000",
        "funds_in_place target None 800000000",
        "funds_in_place completion_rate None 75",
    ]


def test_a_part_of_this_year_ends_at_its_semicolon() -> None:
    found = read("截至6月底，累计开工118个，其中今年新开工9个；投产73个。")
    assert [(int(row.value), str(row.period_start)) for row in found] == [
        (118, "None"),
        (9, "2023-01-01"),
        (73, "None"),
    ]


def test_the_year_and_the_class_of_some_end_at_their_semicolon() -> None:
    found = read(
        "上半年，新签约项目14个，协议引资51亿元。",
        "一是大项目不多，20亿元以上项目为零；二是4个去年签约的项目至今未落地；三是外资到位仅35万美元，同比下降42%。",
    )
    assert [(int(row.value), row.min_investment_cny, str(row.period_start)) for row in found[2:]] == [
        (4, None, "2022-01-01"),
        (350000, None, "2023-01-01"),
        (-42, None, "2023-01-01"),
    ]


def test_bare_amounts_of_parts_are_measured_as_their_whole() -> None:
    found = read(
        "上半年，新签约项目9个，协议引资34.1亿元。",
        "从产业看，集成电路类4个、21.3亿元，绿色食品类5个、12.8亿元。",
    )
    assert [row.metric for row in found if row.unit == "CNY"] == ["contract_value"] * 3


def test_what_was_spent_since_works_began_ends_with_the_report() -> None:
    found = read(
        "上半年，在建项目33宗，自开工以来累计完成投资21亿元，其中今年1—6月完成投资9亿元。", published="2023-07-13"
    )
    assert [(int(row.value), str(row.period_start), str(row.period_end)) for row in found] == [
        (33, "2023-01-01", "2023-06-30"),
        (2100000000, "None", "2023-06-30"),
        (900000000, "2023-01-01", "2023-06-30"),
    ]


def test_a_plan_of_all_that_projects_cost_goes_by_their_name() -> None:
    found = read(
        "上半年，新引进项目29宗，计划投资总额41亿元。",
        "下半年，力争新引进项目25宗；全年计划投资总额达到80亿元，比去年增长15%。",
    )
    assert [(row.metric, row.role, int(row.value), str(row.period_start)) for row in found[-2:]] == [
        ("total_investment", "target", 8000000000, "2023-01-01"),
        ("total_investment", "target", 15, "2023-01-01"),
    ]
    (plan,) = read("全年计划投资总额80亿元。")
    assert (plan.metric, plan.role) == ("completed_investment", "target")


def test_what_a_plan_goes_on_with_is_there_already() -> None:
    found = read(
        "# 三、下一步工作打算",
        "重点跟踪在谈项目15个，计划总投资96亿元；新签约项目30个，总投资200亿元。",
    )
    assert [(row.role, int(row.value)) for row in found if row.unit == "count"] == [("actual", 15), ("target", 30)]
    assert [(row.role, int(row.value)) for row in found if row.unit == "CNY"] == [
        ("actual", 96 * 10**8),
        ("target", 200 * 10**8),
    ]


def test_few_calls_of_several_offices_are_each_their_own() -> None:
    found = read("上半年，外出招商9次，其中主要领导外出招商3次，分管领导外出招商2次，高新区领导外出招商3次。")
    assert [int(row.value) for row in found] == [9, 3, 2, 3]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("截止1—5月底，到位资金7.6亿元。", "2023-01-01", "2023-05-31"),
        ("截至5月底，到位资金7.6亿元。", "None", "2023-05-31"),
        ("6个月来，到位资金7.6亿元。", "2023-01-01", "2023-06-30"),
        ("3个月来，到位资金7.6亿元。", "None", "None"),
        ("最近一周，到位资金7.6亿元。", "None", "None"),
    ],
)
def test_a_month_that_is_written_begins_the_time(text: str, start: str, end: str) -> None:
    assert [(str(row.period_start), str(row.period_end)) for row in read(text, title="情况")] == [(start, end)]


def test_a_quarter_that_is_not_over_goes_on_to_the_next_paragraph() -> None:
    found = read(
        "今年三季度，全市开工项目21个，总投资82亿元。",
        "其中，农业项目12个，工业项目9个。",
        published="2023-09-26",
        title="开工",
    )
    assert {(str(row.period_start), str(row.period_end)) for row in found} == {("2023-07-01", "2023-09-30")}


def test_part_of_a_plan_is_planned() -> None:
    found = read("2023年计划实施重点项目71个，1—6月完成投资35亿元。其中亿元以上项目46个，1—6月完成投资32亿元。")
    assert [(row.role, str(row.period_end)) for row in found if row.unit == "count"] == [("target", "2023-12-31")] * 2
    assert [(row.role, str(row.period_end)) for row in found if row.unit == "CNY"] == [("actual", "2023-06-30")] * 2


def test_what_is_said_behind_a_target_is_of_what_was_reached() -> None:
    found = read("上半年，到位资金8亿元，完成全年20亿元目标任务的40%，欠进度10%。")
    assert [(row.role, str(row.period_end)) for row in found] == [
        ("actual", "2023-06-30"),
        ("target", "2023-12-31"),
        ("completion_rate", "2023-06-30"),
        ("difference", "2023-06-30"),
    ]


def test_rates_of_amounts_that_stand_beside_counts() -> None:
    found = read(
        "1—6月，11个农业项目完成投资5亿元，87个产业项目完成投资15亿元，35个社会项目完成投资26亿元，分别占年度计划的49%、50%、44%。"
    )
    rates = [row for row in found if row.role == "completion_rate"]
    assert [(row.metric, row.sector) for row in rates] == [
        ("completed_investment", "农业"),
        ("completed_investment", "产业"),
        ("completed_investment", "社会"),
    ]


@pytest.mark.parametrize(
    ("text", "sectors"),
    [
        ("服务业实际使用外资3亿元，增长19.91%。分销服务业增长41.25%，其中零售业增长70.47%。", ["服务业", "服务业", "分销服务业", "零售业"]),
        ("第一产业实现增加值9.6亿元，东盟实际到资5亿元。", ["第一产业", "东盟"]),
        ("规上工业产值554亿元，增速最快的新材料制造业完成投资71.2亿元。", ["规上工业", "新材料制造业"]),
        ("到位境外、省外资金分别为7.1亿美元、317亿元。", ["境外", "省外"]),
        ("旅游项目签约额占项目签约总额的47.12%。", ["旅游"]),
        (
            "完成投资增长18.5%，其中金融业、文化娱乐业和技术服务业投资分别增长1.9倍、99.2%和70.5%。",
            [None, "金融业", "文化娱乐业", "技术服务业"],
        ),
        ("固定资产投资增长10.6%。工业投资、高技术产业投资分别增长18.6%、37.2%。", [None, "工业", "高技术产业"]),
        ("设备购置投资增长75.4%，占全部投资比重74.4%；其他费用增长90%。", ["设备购置", "设备购置", "其他费用"]),
        # a further measure of the same class, over a comma and behind `；`
        ("全市工业项目31个，到位资金6.1亿元，完成年度任务的61%。", ["工业"] * 3),
        (
            "纺织业新设立外商投资企业13家，同比增长8%；实际使用外资1.2亿美元，同比增长5%。新批外资项目4个，合同外资9000万美元。",
            ["纺织业"] * 4 + ["外资", None],
        ),
        ("省外项目12个，实际利用外资300万美元。", ["省外", None]),
        ("工业项目9个，全市到位资金21亿元。", ["工业", None]),
        ("来自外省当年签约项目24个，实际到位外省资金突破70亿元，累计实现70.3亿元。", ["外省"] * 3),
        ("中部地区签约项目16个，占签约项目总数的67%。", ["中部地区"] * 2),
        (
            "东盟对华投资新设立企业27家，增长2%，实际投入外资金额2亿美元；欧盟28国对华投资新设立企业98家。",
            ["东盟"] * 3 + ["欧盟28国"],
        ),
        # what a bracket holds aside parts nothing, and is of the class too
        ("农业履约项目21个（其中新签约项目13个），到位资金3亿元，占到位资金总额的3%。", ["农业"] * 4),
        ("工业项目35个，其中新开工12个、续建18个、竣工5个。", ["工业"] * 4),
        ("省外项目95个，建成投产59个。", ["省外"] * 2),
        ("列入重点的26项招商项目中，手续齐全的18项，正在办理的5项。", [None, "手续齐全", "正在办理"]),
        ("工业项目16项（新建9项，续建7项），比去年同期增加3项。", ["工业"] * 4),
        ("西部盟市亿元以上开复工项目59项，占全市的71%，完成投资97亿元。", ["西部盟市"] * 3),
        ("农业以31个项目数位列第一，年度计划投资9亿元。", ["农业"] * 3),
        ("文化产业利用省外资金由去年同期的20亿元增长到今年上半年的42.3亿元。", ["省外"] * 2),
        ("新签约项目三大产业分布为8个、35个、12个。", ["第一产业", "第二产业", "第三产业"]),
        # whose foreign capital, and not from outside whom
        ("我市外资实际到位资金7.7亿美元。", [None]),
        # behind the number, and before a bracket
        ("11个现代农业项目完成投资5亿元，15个在建工业项目、3个百亿级项目加快推进。", ["现代农业", "现代农业", "工业", None]),
        (
            "到位资金34亿元，占总额的53%。排名前三的产业链为：新能源及装备（11亿元）、石化化工（6亿元）、文化旅游（3亿元）。",
            [None, None, "新能源及装备", "石化化工", "文化旅游"],
        ),
        (
            "三大主导产业实现总产值75亿元，其中电子元器件增长62%、汽车零部件增长55%；新兴产业增长较快，共实现总产值3.8亿元。",
            ["三大主导产业", "电子元器件", "汽车零部件", "新兴产业"],
        ),
        ("规模以上工业实现主营业务收入107亿元，增长39%；实现利税12亿元，利润8亿元。", ["规模以上工业"] * 4),
        # how far they are is no class of theirs
        ("已立项并办结土地手续的项目12个，总投资3亿元。", [None, None]),
        ("流动资金投入1.7亿元，地方财政收入6亿元，国内生产总值28亿元。", [None, None, None]),
    ],
)  # fmt: skip
def test_a_number_is_of_the_class_that_is_spoken_of(text: str, sectors: list[str]) -> None:
    assert [row.sector for row in read(f"上半年，{text}")] == sectors


def spans(rows: tuple[Observation, ...]) -> list[str]:
    """Value and period of every row: `28 2023-04-16 2023-04-16`."""
    return [f"{row.value.normalize():f} {row.period_start} {row.period_end}" for row in rows]


def test_the_day_that_opens_a_paragraph_is_the_ceremonys() -> None:
    rows = read(
        "4月16日，秦巴大地春意渐浓。全市2023年春季重点项目集中开工仪式举行，28个项目同时开工。",
        "今年，全市计划实施重点项目66个。此次集中开工的项目中，产业类项目11个。",
        title="重点项目集中开工",
        published="2023-04-18",
    )
    assert spans(rows) == [
        "28 2023-04-16 2023-04-16",
        "66 2023-01-01 2023-12-31",
        "11 2023-04-16 2023-04-16",
    ]


def test_a_heading_on_a_plan_of_five_years_and_one_year_is_of_that_year_below() -> None:
    rows = read(
        "一、“十一五”时期和2010年工作回顾",
        "2010年，面对复杂多变的环境，重点做了以下工作：",
        "（一）大项目建设再上水平。全年引进项目126个。",
        "（二）招商引资成果丰硕。新引进中央企业项目9个。",
        "二、“十二五”目标和2011年工作",
        "（一）提升招商水平。引进5000万元以上项目10个以上。",
        title="2011年政府工作报告",
        published="2011-01-14",
    )
    assert spans(rows) == [
        "126 2010-01-01 2010-12-31",
        "9 2010-01-01 2010-12-31",
        "10 2011-01-01 2011-12-31",
    ]


def test_months_inside_the_papers_own_period_are_a_look_aside() -> None:
    rows = read(
        "前三季度，全市新签约项目286个。",
        "3月以来，全市在外签约项目89个。",
        "汉阴县新签约项目34个。",
        title="2022年前三季度开放型经济运行情况",
        published="2022-10-28",
    )
    assert spans(rows)[::2] == ["286 2022-01-01 2022-09-30", "34 2022-01-01 2022-09-30"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "全年实际到位资金38.6亿元，比上年的30.2亿元增长27.8%。",
            ["38.6 2022-01-01 2022-12-31", "30.2 2021-01-01 2021-12-31", "27.8 2022-01-01 2022-12-31"],
        ),
        ("全年签约项目87个，同比增长10%。", ["87 2022-01-01 2022-12-31", "10 2022-01-01 2022-12-31"]),
        ("全年力争签约项目87个，同比增长10%。", ["87 2023-01-01 2023-12-31", "10 2023-01-01 2023-12-31"]),
        ("全年签约项目87个，同比增长10%以上。", ["87 2023-01-01 2023-12-31", "10 2023-01-01 2023-12-31"]),
    ],
)
def test_a_whole_year_held_against_the_one_before_is_over(text: str, wanted: list[str]) -> None:
    rows = [
        replace(row, value=row.value / 10**8) if row.unit == "CNY" else row
        for row in read(text, published="2023-03-01")
    ]
    assert spans(tuple(rows)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("今年1—3月，全市到位资金61亿元，比2022年同期增加8亿元。", "61 2023-01-01 2023-03-31"),
        ("今年是“十四五”开局之年，招商势头好。今年1—3月，全市到位资金61亿元。", "61 2021-01-01 2021-03-31"),
        ("今年是“十三五”收官之年。今年1—3月，全市到位资金61亿元。", "61 2020-01-01 2020-03-31"),
        ("今年1—3月，全市到位资金61亿元，比2019年同期增加8亿元。", "61 None None"),
    ],
)
def test_an_undated_text_is_of_the_year_after_the_one_it_compares_with(text: str, wanted: str) -> None:
    rows = extract(document(text, place=PLACE, title="招商动态", published=None)).observations
    assert spans((replace(rows[0], value=rows[0].value / 10**8),)) == [wanted]


def test_a_dateline_of_a_newspaper_is_no_day_of_a_ceremony() -> None:
    rows = read(
        "安康日报7月18日讯 盛夏时节，17日，第三次集中开工仪式在汉滨区举行，此次共有38个项目开工，总投资62.3亿元。",
        "据了解，该市今年三次集中开工累计新开工项目168个。",
        published="2023-07-18",
    )
    assert [(str(row.period_start), str(row.period_end)) for row in rows if row.value == 38] == [
        ("2023-07-17", "2023-07-17")
    ]
    assert [str(row.period_start) for row in rows if row.value == 168] == ["2023-01-01"]
