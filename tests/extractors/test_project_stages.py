"""How far a named project has come, as site reports and lists tell it; published on 20 July 2023, in 安康市."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.facts import Expected
from tests.extractors.test_projects import YI, projects
from tests.extractors.written import document


@pytest.mark.parametrize(
    ("said", "stage", "date"),
    [
        ("目前设备已进入调试阶段", "under_construction", None),
        ("地块已于6月摘牌，正在办理施工许可", "landed", "2023-06"),
        ("已完成公司注册", "landed", None),
        ("目前已交付使用", "completed", None),
        ("已具备投产条件", "completed", None),
        ("现已投用", "operating", None),
        ("近日开门迎客", "operating", None),
        ("投料一次成功", "operating", None),
        ("受电成功", "operating", None),
        ("工人们开足马力赶制订单", "operating", None),
        ("1号机组已商业运行", "operating", None),
        ("上周举行了开业典礼", "operating", None),
        ("厂房已交付", "completed", None),
        ("预计交付期不变", None, None),
        ("主斜井掘进至1120米", "under_construction", None),
        ("去年签约后一直没有动静", "signed", "2022"),
        ("去年8月进场施工，目前完成总工程量的60%", "under_construction", None),
        ("项目工地上一辆辆工程车来回穿梭", "under_construction", None),
        ("土建工程已暂停施工", None, None),
        ("年内计划完成投资1亿元", None, None),
        ("计划建设7栋厂房", None, None),
        ("已完成地下室土石方", "under_construction", None),
        ("已建成一期5万平方米厂房，正在安装设备", "under_construction", None),
        ("已建成370亩示范基地并投入使用，工程稳步推进", "under_construction", None),
        ("建设标准厂房9.6万平方米，已完工6.2万平方米", "under_construction", None),
        ("7月10日，记者在施工现场看到，厂房已封顶", "under_construction", None),
        ("开发区进入了重大项目的竣工投产高潮", None, None),
        ("已经启动，占地80亩", "started", None),
        ("2号车间正常生产，1号车间设备开始安装", "operating", None),
        ("恢复正常生产，设备正在安装", "under_construction", None),
        ("正式启动建设", "started", None),
        ("截至目前已启动招商", None, None),
        ("截至6月底已完成投资3000万元", "under_construction", None),
        ("2号车间内支模架搭设已完工", "under_construction", None),
        ("建设厂房9万平方米，已完工6.2万平方米", "under_construction", None),
        ("完成主厂房封闭", "under_construction", None),
    ],
)
def test_the_stage_of_a_site_report(said: str, stage: str | None, date: str | None) -> None:
    (project,) = projects(f"云溪光学镜头项目总投资3亿元，{said}。")
    assert project.stage == stage
    assert project.stage_date == date
    assert project.expected is None


@pytest.mark.parametrize(
    ("opens", "stage"),
    [
        ("又有3个项目签约，金额12.3亿元：", "signed"),
        ("当天签约3个项目，总投资12.3亿元：", "signed"),
        ("共有3个项目开工建设。其中，", "started"),
        ("将有3个项目开工建设。其中，", None),
        ("项目开工率为75%。其中，", None),
    ],
)
def test_projects_picked_out_of_a_count_are_of_its_stage(opens: str, stage: str | None) -> None:
    found = projects(f"{opens}投资3.7亿元的云溪光学镜头项目，投资1.6亿元的桐湾齿轮箱项目。")
    assert [(project.name, project.stage) for project in found] == [
        ("云溪光学镜头项目", stage),
        ("桐湾齿轮箱项目", stage),
    ]


@pytest.mark.parametrize("signed", ["签约总投资", "签约投资", "签约了投资", "签下投资额", "签约投资约"])
def test_what_is_signed_for_at_a_cost_is_signed(signed: str) -> None:
    found = projects(f"会上，平利县{signed}3.7亿元的云溪光学镜头项目，投资1.6亿元的桐湾齿轮箱项目签约落地。")
    assert [(project.name, project.stage, project.investment_cny) for project in found] == [
        ("云溪光学镜头项目", "signed", 37 * YI / 10),
        ("桐湾齿轮箱项目", "landed", 16 * YI / 10),
    ]


def test_a_day_that_is_expected_before_a_comma() -> None:
    (project,) = projects("云溪光学镜头项目总投资3亿元，今年3月奠基，预计将于2024年9月，建成交付使用。")
    assert (project.stage, project.expected) == ("started", Expected(stage="completed", date="2024-09"))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("厂房正在建设，预计9月底可完成设备进场，开始试生产", Expected(stage="operating", date="2023-09")),
        ("厂房正在建设，计划2022年9月动工，2023年6月投产", Expected(stage="operating", date="2023-06")),
        ("厂房正在建设，2号车间10月底可试投产", Expected(stage="operating", date="2023-10")),
        ("设备已进场，9月中旬试产", Expected(stage="operating", date="2023-09")),
        ("设备正在调试，10月初开始试产", Expected(stage="operating", date="2023-10")),
        ("2019年9月开工，目前正在安装设备，9月份试生产", Expected(stage="operating", date="2023-09")),
        ("厂房正在建设，年产光学镜头3万套，10月并网", Expected(stage="operating", date="2023-10")),
        ("厂房正在建设，今年广交会之前基本完工", Expected(stage="completed", date="2023")),
        ("厂房正在建设，二期会在10月就开始投入使用", Expected(stage="operating", date="2023-10")),
    ],
)
def test_a_plan_goes_on_over_the_comma(said: str, expected: Expected) -> None:
    (project,) = projects(f"云溪光学镜头项目总投资3亿元，{said}。")
    assert (project.stage, project.expected) == ("under_construction", expected)


def test_what_is_done_behind_a_plan_is_done() -> None:
    (project,) = projects("云溪光学镜头项目计划2022年9月动工，今年6月已建成投产。")
    assert project.stage == "operating"


def test_what_somebody_plans_to_put_up_is_not_begun() -> None:
    (project,) = projects("安康云溪光学有限公司拟到我乡流转土地，征地800亩，投资2.5亿元，新上桐湾光伏发电项目。")
    assert (project.name, project.stage, project.investment_cny) == ("桐湾光伏发电项目", None, 25 * YI // 10)


def test_the_class_that_a_name_is_put_in_is_its_stage() -> None:
    (project,) = projects("园区内，已投产项目云溪光学镜头项目总投资3亿元。")
    assert project.stage == "operating"


def test_an_item_behind_a_semicolon_is_no_project_s_before_it() -> None:
    """Not even where nothing was found in it that could be named."""
    (project,) = projects("其中：云溪光学镜头项目总投资3亿元，已签约；城南某水厂已开工，投资5亿元。")
    assert (project.stage, project.investment_cny, project.phases) == ("signed", 3 * YI, ())
    project, works = projects("其中：云溪光学镜头项目总投资3亿元，已签约；城南水厂二期已开工，投资5亿元。")
    assert (project.stage, project.investment_cny, project.phases) == ("signed", 3 * YI, ())
    assert (works.name, works.stage, works.investment_cny) == ("城南水厂二期", "started", 5 * YI)


def test_what_a_bracket_says_is_of_the_name_before_it() -> None:
    rows = projects(
        "亮点项目包括：金石文旅小镇（6.2亿元，主体施工）、杏坪电商物流中心（1.1亿元，已投用）、石塘湿地公园（8000万元，前期）。"
    )
    assert [(row.name, row.investment_cny, row.stage) for row in rows] == [
        ("金石文旅小镇", 620_000_000, "under_construction"),
        ("杏坪电商物流中心", 110_000_000, "operating"),
        ("石塘湿地公园", 80_000_000, None),
    ]


@pytest.mark.parametrize(
    ("said", "progress"),
    [
        ("厂房主体完成80%、设备安装完成30%", 80),
        ("厂房主体完成80%，整体进度达到55%", 55),
        ("累计完成投资2亿元，占总投资的40%，形象进度65%", 65),
        ("今年计划投资1亿元，完成年度计划的64%", None),
        ("完成投资8000万元，占年计划的65%；设备订购完成60%", 60),
    ],
)
def test_of_several_shares_the_whole_s_is_its_progress_and_else_the_first_part_s(
    said: str, progress: int | None
) -> None:
    (project,) = projects(f"云溪光学镜头项目总投资5亿元。目前，{said}。")
    assert project.progress_pct == progress


def test_what_is_dealt_out_as_invested_so_far() -> None:
    rows = projects("云溪光学产业园、双河水厂累计完成投资分别为3亿元、5000万元。")
    assert [(row.name, row.completed_investment_cny) for row in rows] == [
        ("云溪光学产业园", 3 * YI),
        ("双河水厂", 50_000_000),
    ]


@pytest.mark.parametrize(
    ("opens", "stage"),
    [
        ("本次签约的项目：", "signed"),
        ("竣工项目2个：", "completed"),
        ("在建的工业项目有：", "under_construction"),
    ],
)
def test_lines_that_open_with_a_name_are_of_the_list_before_them(opens: str, stage: str) -> None:
    rows = projects(
        opens, "云溪光学产业园，投资方为云溪科技有限公司，总投资3亿元。", "双河水厂，总投资5000万元，位于双安镇。"
    )
    assert [(row.name, row.stage) for row in rows] == [("云溪光学产业园", stage), ("双河水厂", stage)]


def test_a_work_that_was_gone_to_is_what_the_next_sentence_tells_of() -> None:
    (project,) = projects("走进云溪光学产业园，一排排厂房映入眼帘。据负责人介绍，园区总投资4亿元，8栋厂房已封顶。")
    assert (project.name, project.investment_cny, project.stage) == ("云溪光学产业园", 4 * YI, "under_construction")


def test_firms_of_a_list_are_no_projects_of_the_next() -> None:
    rows = projects("一行来到瑞和纺织、金穗面业等企业和泾河大桥、人民医院门诊楼等项目建设现场，了解工程进展情况。")
    assert [row.name for row in rows] == ["泾河大桥", "人民医院门诊楼"]


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("获省发改委核准", "registered"),
        ("已于7月5日投用", "operating"),
        ("已实现量产", "operating"),
        ("注册成立了云溪光电（双河）公司", "landed"),
    ],
)
def test_words_that_say_how_far_a_project_is(said: str, stage: str) -> None:
    (project,) = projects(f"总投资6亿元的云溪光学镜头项目{said}。")
    assert project.stage == stage


def test_a_numbered_line_tells_of_another_thing_than_the_line_before() -> None:
    found = projects(
        "1.云溪光学镜头项目总投资3亿元，已签约。",
        "2.城北的电芯基地是全市产业的重要组成部分。全部建成达产后，年产值可达150亿元。",
    )
    assert [(project.name, project.output_cny) for project in found] == [("云溪光学镜头项目", None)]


def test_an_item_of_a_firm_behind_a_semicolon_is_no_project_s_before_it() -> None:
    (project,) = projects("云溪光学镜头项目3月签约，投资3亿元；桐湾光电公司租用厂房2万平方米，5月中旬已试产。")
    assert (project.stage, project.stage_date) == ("signed", "2023-03")


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("云溪光学镜头项目一期固定资产投入约7亿元，总投资20亿元。", "completed_investment_cny", None),
        ("云溪光学镜头项目（一期建设60万吨烧碱）总投资3亿元。", "investment_cny", 3 * YI),
        ("云溪光学镜头项目已完成总投资3亿元。", "completed_investment_cny", 3 * YI),
        ("云溪光学镜头项目总投资3亿元，出口销售额1200万美元。", "revenue_cny", None),
        ("云溪光学镜头项目总投资3亿元，6月试生产，现有工人560人。", "jobs", 560),
        ("云溪光学镜头项目总投资3亿元，400余名工人正在施工。", "jobs", None),
        ("云溪光学镜头项目总投资3亿元，年可解决就业人口100人。", "jobs", 100),
        ("云溪光学镜头项目7月签约。这一项目是全省重点工程，总投资3亿元。", "investment_cny", 3 * YI),
        ("云溪光学镜头项目7月签约。这个从常州引来的项目，占地260亩，计划总投资3亿元。", "investment_cny", 3 * YI),
        ("云溪光学镜头项目7月签约。项目满产可实现年销售额8亿元。", "revenue_cny", 8 * YI),
        ("云溪光学镜头项目7月签约。项目整体建成后，带动就业800人以上。", "jobs", 800),
        ("云溪光学镜头项目7月签约。项目建成投资后，预计实现销售收入8亿元。", "stage", "signed"),
        ("云溪光学镜头项目7月签约；平安铁路货场已完成投资300万元。", "completed_investment_cny", None),
        ("云溪光学镜头项目总投资3亿元，建成后年可培训员工3000人。", "jobs", None),
        ("云溪光学镜头项目总投资3亿元。截至目前，园区光学产业已集聚企业34家，今年实现产值10亿元。", "output_cny", None),
        ("云溪光学镜头项目投资500万元改造了污水站，总投资3亿元。", "investment_cny", 3 * YI),
        ("云溪光学镜头项目计划投资3亿元，累计完成投资1.2亿元。", "completed_investment_cny", 12 * YI // 10),
        ("云溪光学镜头项目总投资3亿元，上半年实现产值1500万元，达产后年产值1亿元。", "output_cny", YI),
        ("云溪光学镜头项目总投资3亿元，目前月产值800万元。", "output_cny", None),
        ("云溪光学镜头项目总投资3亿元，一期9个子项目正在办理手续，建成后年产值18亿元。", "output_cny", 18 * YI),
        ("云溪光学镜头项目总投资3亿元。这个项目投产后，预计年新增销售5000万元。", "revenue_cny", YI // 2),
        ("云溪光学镜头项目已签约。正式合同已于6月签订，总投资3亿元。", "investment_cny", 3 * YI),
    ],
)
def test_which_figure_of_a_project_it_is(text: str, column: str, value: int | None) -> None:
    (project,) = projects(text)
    assert getattr(project, column) == value


def test_amounts_behind_a_verb_that_deals_them_out() -> None:
    found = projects("当天签约的有云溪光学镜头项目、北湖隔膜生产线项目，分别总投资3亿元、5亿元。")
    assert [(project.name, project.investment_cny) for project in found] == [
        ("云溪光学镜头项目", 3 * YI),
        ("北湖隔膜生产线项目", 5 * YI),
    ]


def test_what_a_manager_says_before_the_project_is_named() -> None:
    (project,) = projects("“我们项目总投资3亿元，去年8月开工，今年底投产。”云溪光学镜头项目经理周宁说。")
    assert (project.name, project.investment_cny, project.stage) == ("云溪光学镜头项目", 3 * YI, "started")


def test_a_brand_that_opens_a_sentence_is_its_project_named_again() -> None:
    (project,) = projects("总投资3亿元的云溪光学项目已经签约。云溪光学今年3月开工，预计今年底投产。")
    assert (project.stage, project.stage_date) == ("started", "2023-03")
    assert project.expected == Expected(stage="operating", date="2023-12")


def test_a_firm_that_is_said_to_be_the_project_goes_on_with_it() -> None:
    (project,) = projects(
        "记者走进云溪光学镜头项目工地，工人们正在施工。",
        "安康云溪光学是高新区重点引进的项目，该项目总投资20亿元，达产后年产值35亿元。",
    )
    assert (project.name, project.investment_cny, project.output_cny) == ("云溪光学镜头项目", 20 * YI, 35 * YI)


def test_what_the_office_that_looks_after_it_tells_is_of_the_only_project() -> None:
    (project,) = projects(
        "近日，云溪光学镜头生产基地项目正式开工。",
        "记者从县重点项目办公室了解到，截至6月底，该项目已完成投资3.8亿元，设备安装完成七成。按测算，一期投产后年产值8亿元；两期全部达产后，年产值可突破18亿元。",
    )
    assert (project.completed_investment_cny, project.progress_pct, project.output_cny) == (38 * YI // 10, 70, 18 * YI)


def test_the_noun_that_closes_the_name_is_the_project() -> None:
    (project,) = projects(
        "走进云溪海洋温泉度假村项目，酒店综合体主体建筑已完工，工人们正在装修。",
        "“度假村总建筑面积2.9万平方米，总投资2.3亿元。”董事长朱宁介绍，室内水上乐园等区域已经完工。",
    )
    assert (project.stage, project.investment_cny) == ("under_construction", 23 * YI // 10)


def test_a_firm_that_opens_with_what_it_puts_up_is_a_project() -> None:
    (project,) = projects("云溪食品有限公司计划投资5亿元，总建筑面积6.5万平方米。目前，4条生产线已于今年3月底试生产。")
    assert (project.investment_cny, project.stage, project.stage_date) == (5 * YI, "operating", "2023-03")


def test_who_speaks_is_no_label_of_a_project() -> None:
    assert projects("云溪新能源有限公司人力资源部经理朱宁：二期将投入使用，届时会增加1000个就业岗位。") == ()


def test_what_has_newly_been_started_is_listed() -> None:
    found = projects("今年以来新开工建设的重点招商引资项目有：云溪集团塑料薄膜项目、桐湾公司年产10万吨硫酸项目等。")
    assert [(project.name, project.stage) for project in found] == [
        ("云溪集团塑料薄膜项目", "started"),
        ("桐湾公司年产10万吨硫酸项目", "started"),
    ]


def test_what_a_project_is_made_of_has_none_of_its_figures() -> None:
    (project,) = projects(
        "云溪酒城建设项目包括3万吨储酒、3万吨制曲技改；云溪现代物流园、印刷包装等配套产业项目。目前，该项目已累计完成投资49亿元。"
    )
    assert (project.name, project.completed_investment_cny) == ("云溪酒城建设项目", 49 * YI)


def test_figures_of_a_park_that_was_not_named_go_to_no_other() -> None:
    (project,) = projects(
        "云溪光学镜头项目正在加紧施工。",
        "正在建设中的高端装备制造园区，占地面积700多亩，项目总投资16亿元。项目建成后，可实现利税8.9亿元，带动就业1600人。",
    )
    assert (project.investment_cny, project.tax_cny, project.jobs) == (None, None, None)


def test_what_a_plan_bids_is_not_done() -> None:
    found = projects("开工建设总投资7.6亿元的云溪旅游环线，确保总投资2.9亿元的桐湾古镇提升工程10月竣工。")
    assert [(project.name, project.stage) for project in found] == [("云溪旅游环线", None), ("桐湾古镇提升工程", None)]


def test_a_line_of_a_list_may_name_its_owner_first() -> None:
    (project,) = projects("2．云溪边贸商品落地加工项目，业主为桐湾贸易有限公司，总投资6.5亿元，累计完成投资3.9亿元。")
    assert (project.name, project.investment_cny, project.completed_investment_cny) == (
        "云溪边贸商品落地加工项目",
        65 * YI // 10,
        39 * YI // 10,
    )


def test_a_class_that_heads_a_line_takes_no_sum() -> None:
    assert projects("3．新签项目。全年共新签订项目合同28个，总投资87.93亿元。") == ()


def test_an_amount_of_all_that_are_counted_behind_it_is_not_the_one_before_s() -> None:
    found = projects("云溪中央厨房项目已建成投产，接续推进总投资375亿元的纳米碳材料、塑料助剂等121个重点技改项目。")
    assert [(project.name, project.stage, project.investment_cny) for project in found] == [
        ("云溪中央厨房项目", "operating", None)
    ]


def test_several_that_share_a_head_are_no_project() -> None:
    (project,) = projects(
        "云溪秸秆产业基地项目计划总投资38亿元，建设9个秸秆、木材资源循环利用生产加工项目。其中一期投资13亿元。"
    )
    assert (project.name, project.investment_cny) == ("云溪秸秆产业基地项目", 38 * YI)


def test_what_this_is_called_is_no_other_project() -> None:
    (project,) = projects(
        "云溪年产30万吨电解液项目建设现场，近百名工人正在抓紧施工。",
        "“这是全区的首个‘拿地即开工’项目。自去年12月开工以来，我们全力赶进度。”",
        "据悉，该项目占地300亩，计划总投资15亿元，提供就业岗位850个。",
    )
    assert (project.name, project.investment_cny, project.jobs) == ("云溪年产30万吨电解液项目", 15 * YI, 850)


def test_lines_behind_a_semicolon_are_parts_too() -> None:
    (project,) = projects(
        "云溪农产品集散中心项目占地102亩，主要建设保鲜库4座；速冻蔬菜生产线、真空玉米生产线各1条。项目投产后预计年可实现经营收入1亿元以上。"
    )
    assert project.revenue_cny == YI


def test_a_name_behind_what_it_is_a_key_project_of() -> None:
    (project,) = projects("作为市级重点招商引资项目，云溪光电（汉阴）锂电池材料项目占地约1000亩，总投资约51亿元。")
    assert (project.name, project.investment_cny) == ("云溪光电（汉阴）锂电池材料项目", 51 * YI)


def test_the_works_begun_at_a_ceremony_are_told_line_by_line() -> None:
    (project,) = projects(
        "13日，全县举行10大重点项目动工仪式。",
        "这些项目包括：",
        "云溪微型汽车生产基地：该基地总投资12亿元，预计年产值50亿元。",
    )
    assert (project.stage, project.investment_cny) == ("started", 12 * YI)


@pytest.mark.parametrize(
    ("text", "name", "stage", "amount"),
    [
        ("与竹业仅一墙之隔的云溪竹筷包装厂，5月份刚刚点火试机，总投资1200万元。", "云溪竹筷包装厂", "operating", 1200),
        ("●云溪冷链物流集散中心，成都川陇供应链公司，签约资金3.8亿元。", "云溪冷链物流集散中心", "signed", 38000),
        ("投资额最高的，是云溪供应链集团的北坡农产品冷链物流港，总投资7亿元。", "北坡农产品冷链物流港", None, 70000),
    ],
)
def test_works_that_only_their_amount_names(text: str, name: str, stage: str | None, amount: int) -> None:
    (project,) = projects(text)
    assert (project.name, project.stage, project.investment_cny) == (name, stage, amount * 10_000)


def test_somebody_put_up_a_works() -> None:
    (project,) = projects("会亭镇人班超，回乡投资3000万元办起了云溪打火机厂，年产值8000万元。")
    assert (project.name, project.investment_cny) == ("云溪打火机厂", YI * 3 // 10)


def test_what_this_group_is_to_put_up() -> None:
    (project,) = projects("云溪纱业集团是一家多元化企业，这次将投资10亿元，在我县兴建30万锭色纺项目。")
    assert (project.name, project.investment_cny) == ("30万锭色纺项目", 10 * YI)


def test_an_amount_right_before_its_name() -> None:
    (project,) = projects("3月28日，投资15亿元云溪特色食品产业园项目在产业集聚区开工奠基。")
    assert (project.name, project.investment_cny, project.stage) == ("云溪特色食品产业园项目", 15 * YI, "started")


def test_a_thing_whose_name_holds_a_word_of_what_is_done() -> None:
    (project,) = projects("永康飞剑工具公司投资5.6亿元的智能电动工具项目已动工。")
    assert (project.name, project.investment_cny) == ("智能电动工具项目", 56 * YI // 10)


def test_a_firm_that_its_manager_speaks_of_is_the_project_s() -> None:
    (project,) = projects(
        "近日，云溪光学镜头生产基地项目正式投产。",
        "“订单十分饱满。”总经理朱宁介绍说，云溪光学“研发在外、生产在本地”，项目总投资5亿元。",
    )
    assert (project.stage, project.investment_cny) == ("operating", 5 * YI)


def test_as_a_key_project_is_said_of_the_one_that_was_named() -> None:
    (project,) = projects(
        "在云溪国际物流集散中心项目建设现场，工人正在抓紧施工。“作为今年全省重点建设项目，总投资5亿元，明年投用。”"
    )
    assert (project.stage, project.investment_cny) == ("under_construction", 5 * YI)


def test_what_is_said_of_the_workshops_now_is_the_state_of_the_only_project() -> None:
    (project,) = projects(
        "走进云溪光学镜头扩建项目，车间里机器轰鸣。",
        "“目前1号、2号车间在进行设备安装。”项目负责人介绍。",
    )
    assert project.stage == "under_construction"


def test_a_firm_is_a_project_where_it_is_called_one() -> None:
    (project,) = projects("云溪食品有限公司是园区今年引进的一个大规模民资项目，总投资6000万元，目前正在加紧建设。")
    assert (project.name, project.investment_cny, project.stage) == (
        "云溪食品有限公司",
        YI * 6 // 10,
        "under_construction",
    )


def test_the_state_that_a_firm_is_told_to_be_in_is_its_project_s() -> None:
    (project,) = projects(
        "汉阴县与云溪制衣（厦门）有限公司签订合作协议，目前已经正式建成投产。该项目总投资2000万元，吸纳就业500人。"
    )
    assert (project.stage, project.jobs) == ("operating", 500)


def test_a_name_with_another_place_before_it_is_the_same() -> None:
    (project,) = projects(
        "在书院街道云溪钢结构项目现场，5600平方米车间已建设完毕。",
        "据了解，总投资3亿元的安康云溪钢结构项目位于书院街道，正在安装设备。",
    )
    assert (project.investment_cny, project.stage) == (3 * YI, "under_construction")


def test_a_firm_named_with_and_without_its_place_has_one_project() -> None:
    found = projects(
        "县领导来到长山工业园区云溪光学镜头有限公司项目，宣布项目开工。",
        "汉阴县云溪光学镜头有限公司项目总投资6600万元。",
    )
    assert [project.investment_cny for project in found] == [66_000_000]


def test_a_sentence_that_begins_with_another_amount_is_another_s() -> None:
    (project,) = projects(
        "云溪光学镜头项目总投资3亿元。北湖药业投资7亿元兴建，占地400亩，建成投产后年销售收入9.8亿元。"
    )
    assert (project.name, project.revenue_cny) == ("云溪光学镜头项目", None)


def under_headings(*lines: str) -> list[tuple[str, str | None]]:
    """Names and stages of the projects of a report; a line that opens with `# ` is a heading."""
    found = extract(document(*lines, title="项目进展情况", kind="report")).projects
    return [(project.name, project.stage) for project in found]


def test_a_heading_says_the_stage_of_the_lines_below_it() -> None:
    assert under_headings(
        "# 一、签约项目",
        "1.云溪光学镜头项目。总投资3亿元，达产后年产值5亿元。",
        "2.北湖锂电隔膜项目。总投资5亿元，厂房主体已封顶。",
        "# 二、在谈项目（1个）",
        "1、西坪风电项目：总投资8亿元。",
        "# 三、2023年投产项目",
        "西河水泥粉磨站项目总投资1亿元，年产水泥60万吨。",
        "# 四、拟开工项目",
        "南湾码头项目总投资6亿元。",
    ) == [
        ("云溪光学镜头项目", "signed"),
        ("北湖锂电隔膜项目", "under_construction"),
        ("西坪风电项目", "negotiating"),
        ("西河水泥粉磨站项目", "operating"),
        ("南湾码头项目", None),
    ]


@pytest.mark.parametrize(
    ("said", "stage", "expected"),
    [
        # published in July: a month that soon follows and that no year is said of is to come
        ("主体厂房已封顶，10月底并网发电", "under_construction", Expected(stage="operating", date="2023-10")),
        ("2022年3月签约，10月开工", "started", None),
        ("8月已经试生产", "operating", None),
        ("县里承诺“拿地即开工”", None, None),
        ("将租用标准厂房，当年装修、当年投产", None, None),
        ("已签约，实现了当年签约、当年投产", "operating", None),
        ("去年停工后，今年5月恢复施工", "under_construction", None),
        ("正在建设，年底主体将封顶", "under_construction", None),
    ],
)
def test_what_is_reached_and_what_is_to_come(said: str, stage: str | None, expected: Expected | None) -> None:
    (project,) = projects(f"云溪光学镜头项目总投资3亿元，{said}。")
    assert (project.stage, project.expected) == (stage, expected)


def test_what_somebody_is_quoted_on_is_of_the_only_project() -> None:
    (project,) = projects(
        "走进云溪光学镜头项目车间，机器轰鸣，总投资3亿元。",
        "“6月28日刚通过竣工验收，眼下正在试生产。”总经理周宁告诉记者。",
        "“两期全部达产以后，年产值3.6亿元，税收2400万元，能吸纳600人就业。”周宁说。",
    )
    assert (project.stage, project.output_cny, project.tax_cny, project.jobs) == (
        "operating",
        36 * YI // 10,
        24_000_000,
        600,
    )


def test_the_project_of_the_paragraph_is_spoken_of_before_the_firm_of_the_one_before() -> None:
    (project,) = projects(
        "记者走进汉阴县云溪竹业有限公司，机器轰鸣。",
        "公司的户外地板项目2022年3月签约，总投资2.4亿元，分两期建设。一期投资9000万元，2022年11月正式投产。",
    )
    assert (project.investment_cny, project.stage) == (24 * YI // 10, "operating")


def test_phases_that_the_clause_before_names() -> None:
    (project,) = projects(
        "公司与汉阴县工业园区管理委员会签订投资协议，拟在汉阴投资建设“年产30万吨负极材料项目”，项目计划总投资70亿元，分两期建设，"
        "一期项目建设年产20万吨生产基地，计划投资47亿元；二期项目建设年产10万吨生产基地，计划投资23亿元。"
    )
    assert (project.investment_cny, project.stage) == (70 * YI, "signed")
    assert [(phase.name, phase.investment_cny) for phase in project.phases] == [("一期", 47 * YI), ("二期", 23 * YI)]


def test_a_phase_that_is_named_with_the_project_is_what_it_costs() -> None:
    found = projects("云溪氢能产业园一期总投资13.7亿元，6月18日建成投运；北湖轮毂项目总投资7.9亿元，5月开工。")
    assert [project.investment_cny for project in found] == [137 * YI // 10, 79 * YI // 10]


def test_a_numbered_head_says_the_stage_of_its_list() -> None:
    found = projects("2、在建项目：", "云溪光学：总投资3亿元，占地82亩，施工队伍已经进场，即将全面开工。")
    assert [project.stage for project in found] == ["under_construction"]


@pytest.mark.parametrize(
    ("opens", "stage"),
    [
        ("全县目前跟踪在谈的重点项目有33个，主要有：", "negotiating"),
        ("一季度共洽谈产业园区项目2个，分别是", "negotiating"),
        ("第二批开工动员项目2个，总投资83亿元。\n代表性项目：", "started"),
        ("新引进项目中包括", "landed"),
    ],
)
def test_what_is_talked_of_and_what_was_brought(opens: str, stage: str) -> None:
    found = projects(*f"{opens}投资3.7亿元的云溪光学镜头项目，投资1.6亿元的桐湾齿轮箱项目。".split("\n"))
    assert [project.stage for project in found] == [stage, stage]


def test_the_event_of_what_a_list_says_is_being_built() -> None:
    found = projects(
        "正在建设的还有：投资3亿元的云溪光学镜头项目，已完成投资1.2亿元；投资2000万元的北湖检测中心，下月投入使用。"
    )
    assert [(project.name, project.stage) for project in found] == [
        ("云溪光学镜头项目", "under_construction"),
        ("北湖检测中心", "under_construction"),
    ]


def test_one_of_the_five_that_were_started_is_told_of_and_not_the_five() -> None:
    (project,) = projects(
        "城东工业园的云溪矿用机械项目今年3月签约。云溪矿用机械是城东工业园今年新开工的5个项目之一，总投资6000万元，届时投入生产。"
    )
    assert (project.investment_cny, project.stage) == (60_000_000, "started")


def test_this_project_behind_a_sentence_on_its_firm_is_the_one_that_was_named() -> None:
    (project,) = projects(
        "2月17日，云溪年产50万套镜头项目建设现场机车轰鸣。",
        "据了解，陕西汉江光学有限公司是一家民营企业。该项目总投资10亿元，占地369亩。",
    )
    assert (project.name, project.investment_cny) == ("云溪年产50万套镜头项目", 10 * YI)


def test_a_phase_that_is_told_of_by_a_name_is_no_other_project() -> None:
    (project,) = projects(
        "云溪光学镜头项目开工。该项目总投资105亿元，项目分成两期建设，一期500万套光学镜头项目计划于2024年1月投产。"
    )
    assert (project.investment_cny, project.stage) == (105 * YI, "started")


def test_what_is_said_of_both_holds_of_both() -> None:
    found = projects(
        "云溪光学镜头项目总投资30亿元、占地500亩，北湖隔膜生产线项目总投资12亿元、占地200亩，均已开工。",
        "山南茶叶加工项目（总投资3亿元）、江口冷链物流项目（总投资2亿元，一期1亿元）正在加快建设。",
    )
    assert [project.stage for project in found] == ["started", "started", "under_construction", "under_construction"]


def test_the_few_that_are_listed_are_of_the_stage_that_was_counted() -> None:
    found = projects(
        "会上，汉阴县共签约项目21个。",
        "几个主要项目是：",
        "●云溪光学镜头项目，投资方深圳云溪集团，总投资15亿元。",
        "●北湖木耳速食生产线项目，总投资6000万元，达产后年产值2亿元。",
    )
    assert [project.stage for project in found] == ["signed", "signed"]


@pytest.mark.parametrize(
    ("paragraphs", "column", "value"),
    [
        (("云溪光学镜头项目，投资方深圳云溪集团，签约资金15亿元。",), "stage", "signed"),
        (("当场签约项目7个，协议引资3亿元。客商投资6800万元的云溪光学镜头项目落户经济开发区。",), "stage", "signed"),
        (
            (
                "总投资10亿元的云溪冰酒小镇项目正在紧张施工。",
                "公司经理周宁说，小镇整体运营后，每年可实现综合收入6.5亿元。",
            ),
            "revenue_cny",
            65 * YI // 10,
        ),
    ],
)
def test_what_words_of_a_signing_and_of_a_speaker_give(paragraphs: tuple[str, ...], column: str, value: object) -> None:
    found = projects(*paragraphs)
    assert [getattr(project, column) for project in found] == [value]


def test_a_half_year_to_come_behind_a_month_of_this_year_is_expected() -> None:
    (project,) = extract(
        document("福光连接器生产项目总投资8亿元，已签约，今年5月装修进场，下半年投产。", published="2024-02-08")
    ).projects
    assert (project.stage, project.stage_date) == ("signed", None)


@pytest.mark.parametrize(
    ("said", "stages"),
    [
        # the list is of what its lead says
        (
            "开工项目主要有总投资20亿元的汉滨区朝阳片区项目、总投资6亿元的旬阳市东润国际项目等。",
            ["started", "started"],
        ),
        (
            "另外6项签约项目计划年内开工，主要有总投资30亿元的盛林商业广场项目、总投资2亿元的恒丰蔬菜示范园项目等。",
            ["signed", "signed"],
        ),
        (
            "一批大项目落户旬阳市。其中，亿元以上的有3个：投资2.4亿元的云发果胶生产项目，投资1.2亿元的铁岭风电输送项目。",
            ["landed", "landed"],
        ),
        (
            "恒丰电动车、盛林印刷产业园、英才中学三大项目同日举行开工典礼。盛林印刷产业园项目总投资10亿元。英才中学投资4000万元。",
            ["started", "started", "started"],
        ),
        ("恒丰药用敷料、石塘法兰管件扩产等 8 个项目正在建设当中。", ["under_construction", "under_construction"]),
        ("石塘肉鸡屠宰项目、云桥产能建设项目等26个项目落地迅速、进展顺利。", ["landed", "landed"]),
        # what a year's plan pushes on was not signed at the day's ceremony
        (
            "今天，汉阴县举行集中签约仪式。今年，全县将再铺排项目40个，重点推进恒丰电影文化城、石塘妇女医院等一批产业项目。",
            [None, None],
        ),
    ],
)
def test_a_list_of_projects_has_the_stage_of_its_lead(said: str, stages: list[str | None]) -> None:
    assert [project.stage for project in projects(said)] == stages


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        # it is open, runs or has made something
        ("今春迎客", "operating"),
        ("对外营业", "operating"),
        ("剪彩投用", "operating"),
        ("一次开车成功", "operating"),
        ("第一台样机下线", "operating"),
        ("4月出料", "operating"),
        ("满负荷生产", "operating"),
        ("运转正常", "operating"),
        ("产品已销往欧洲", "operating"),
        ("去年实现产值3亿元", "operating"),
        ("试通车", "operating"),
        # it is done
        ("通过环保验收", "completed"),
        ("扩产完毕", "completed"),
        ("去年落成", "completed"),
        # it is being built
        ("正在铺轨", "under_construction"),
        ("展馆布展中", "under_construction"),
        ("场平已完成", "under_construction"),
        ("60万锭纺机到位", "under_construction"),
        ("施工队伍已进场", "under_construction"),
        ("办公楼、料塔已建完", "under_construction"),
        ("已近尾声", "under_construction"),
        # it is begun, signed, landed, filed
        ("打下第一桩", "started"),
        ("协议已签", "signed"),
        ("花落石塘", "landed"),
        ("竞得土地", "landed"),
        ("取得备案证", "registered"),
        ("正在规划建设二期", None),
        # and what is still to come
        ("预计年底对外营业", None),
        ("雪季前试运行", None),
        ("下一步将通过竣工验收", None),
        ("首台机组并网发电成功后，年产值8亿元", None),
        ("尚未举行奠基仪式", None),
        ("将于10月举行开工典礼", None),
        ("有意落户", None),
    ],
)
def test_what_happens_to_a_project_on_its_way(said: str, stage: str | None) -> None:
    (project,) = projects(f"恒力轴承项目总投资5亿元，{said}。")
    assert project.stage == stage


def test_the_first_and_the_last_of_several_have_stages_of_their_own() -> None:
    found = projects(
        "恒力轴承项目、白石水厂扩建工程和云桥物流园分别投资3亿元、2亿元和1亿元，前两个已投产，后一个正在打桩。"
    )
    assert [project.stage for project in found] == ["operating", "operating", "under_construction"]


def test_what_is_said_of_all_above_is_said_of_each() -> None:
    found = projects("石塘镇的宏宇稀土：投资2亿元。石塘镇的天成石油机械：投资1.3亿元。以上均已开工。")
    assert [project.stage for project in found] == ["started", "started"]


def test_a_plant_is_told_by_its_first_run() -> None:
    (project,) = projects("云溪石化三期年产230万吨纤维原料装置一次开车成功。装置由云溪集团投建，总投资45亿元。")
    assert (project.stage, project.investment_cny) == ("operating", 45 * YI)
