"""News of one firm or one site, through `extract`: who is the subject, which stage is reached, whose figures they are."""

from __future__ import annotations

import pytest

from extractors import extract
from extractors.facts import Expected, Phase
from tests.extractors.test_projects import YI, projects
from tests.extractors.written import document


def test_who_builds_and_who_speaks_is_no_project() -> None:
    found = projects(
        "走进云桥表面处理产业园项目建设现场，工人们正紧张施工。“一期已于春节前封顶，二期正式开工。”施工单位、福光建设有限公司现场负责人王强说。",
        "据了解，该产业园项目用地80亩，总投资约4.5亿元。",
    )
    assert [(p.name, p.investment_cny, p.bound, p.stage) for p in found] == [
        ("云桥表面处理产业园项目", YI * 9 // 2, "about", "under_construction")
    ]
    assert found[0].phases == (
        Phase(name="一期", investment_cny=None, stage="under_construction"),
        Phase(name="二期", investment_cny=None, stage="started"),
    )
    assert found[0].stage_date is None


def test_this_firm_is_the_project_that_it_builds() -> None:
    found = projects(
        "福光集团投资建设的天联公司玻璃管道项目开工。天联玻璃管道有限公司落户时只用一天就办完了手续。"
        "据了解，这个企业投产后，年可创产值3000万元，利税100万元，可安置80人就业。"
    )
    assert [(p.name, p.output_cny, p.tax_cny, p.jobs) for p in found] == [
        ("天联公司玻璃管道项目", 30_000_000, 1_000_000, 80)
    ]


def test_phases_share_out_their_amounts_and_the_whole_s_figures_win() -> None:
    (found,) = projects(
        "云桥绿色新材料生产基地项目总投资20亿元，分三期建设，一期计划投资6亿元，一期达产后预计年纳税4000万元，新增就业100人。"
        "二期和三期项目分别投资6亿元、8亿元。一、二、三期项目全部达产后，预计年销售收入30亿元、纳税1.2亿元，新增就业400人。"
    )
    assert [(phase.name, phase.investment_cny) for phase in found.phases] == [
        ("一期", 6 * YI),
        ("二期", 6 * YI),
        ("三期", 8 * YI),
    ]
    assert (found.investment_cny, found.revenue_cny, found.tax_cny, found.jobs) == (20 * YI, 30 * YI, 120_000_000, 400)


@pytest.mark.parametrize(
    ("text", "investment"),
    [
        (
            "拟对云桥功能性薄膜项目增加投资6600万元。该项目原计划投资5700万元，增加投资后，项目投资总额为1.23亿元。",
            123_000_000,
        ),
        ("云桥中药颗粒项目原定投资2.6亿元，后来又追加6000万元，总投资达到3.2亿元。", 320_000_000),
        ("云桥智能织造项目追加投资7.8亿元，正在建设。", 780_000_000),
        ("总投资3亿元云桥钢结构项目位于城北工业区。", 3 * YI),
        ("福光公司拟投资20亿元建云桥绿色建材产业基地项目。", 20 * YI),
    ],
)
def test_what_it_costs_in_all(text: str, investment: int) -> None:
    assert [p.investment_cny for p in projects(text)] == [investment]


@pytest.mark.parametrize(
    ("text", "stage", "expected"),
    [
        (
            "云桥新希望食品产业园项目建设接近尾声，预计今年12月投产。",
            "under_construction",
            Expected(stage="operating", date="2023-12"),
        ),
        ("走进云桥皮具产业园项目建设现场，塔吊林立，机器轰鸣。该项目投资7.5亿元。", "under_construction", None),
        (
            "云桥制氢示范项目总投资20亿元，已完成备案，计划10月开工。",
            "registered",
            Expected(stage="started", date="2023-10"),
        ),
        ("云桥电池项目落户汉阴县，总投资5亿元，项目建成两年内达产。", "landed", Expected(stage="operating", date=None)),
        ("云桥景区提升项目总投资9亿元。该项目的建成能够保护环境。", None, None),
        ("云桥污水处理项目总投资9亿元，项目完成后，建成日处理550立方米的污水站。", None, None),
        ("云桥生态园项目总投资9亿元，已有39家企业动工建设。", None, None),
        ("打开工业跃升新局面。云桥生态园项目总投资9亿元，打开工业发展新局面。", None, None),
        ("云桥园区项目加快推动项目早投产，总投资9亿元。", None, None),
    ],
)
def test_what_is_reached_and_what_is_only_wished(text: str, stage: str | None, expected: Expected | None) -> None:
    (found,) = projects(text)
    assert found.stage == stage
    assert expected is None or found.expected == expected


def test_two_projects_of_two_that_were_named() -> None:
    found = projects(
        "云桥刀剪生产线项目总投资8000万元。",
        "福光冷链配送项目总投资1.5亿元。",
        "目前，两个项目已完成厂房主体结构建设。",
    )
    assert [p.stage for p in found] == ["under_construction", "under_construction"]


@pytest.mark.parametrize(
    ("title", "again", "name"),
    [
        (
            "杉云动力电池负极材料项目开工。",
            "杉云科技锂离子动力电池负极材料项目总投资2亿元。",
            "杉云科技锂离子动力电池负极材料项目",
        ),
        ("云桥生产基地二期项目开工。", "云桥生产基地项目（二期）总投资2亿元。", "云桥生产基地项目（二期）"),
        (
            "丰田镇保林村伟兴机械项目开工。",
            "据了解，伟兴机械项目占地50亩，计划总投资2亿元。",
            "丰田镇保林村伟兴机械项目",
        ),
    ],
)
def test_one_project_under_two_names(title: str, again: str, name: str) -> None:
    assert [(p.name, p.investment_cny) for p in projects(title, again)] == [(name, 2 * YI)]


def test_two_phases_are_two_projects() -> None:
    found = projects("云桥水泥厂技改一期项目投产。", "云桥水泥厂技改二期项目总投资2亿元。")
    assert [p.name for p in found] == ["云桥水泥厂技改一期项目", "云桥水泥厂技改二期项目"]


def test_a_form_of_one_project() -> None:
    found = projects(
        "项目名称：秦巴装配式建筑产业基地",
        "建设单位：福光绿色建筑集成有限公司",
        "建设地点：汉阴县经济开发区",
        "投资总额：10083万元",
        "建设规模：新建厂房及综合楼、成品生产线。",
    )
    assert [(p.name, p.investors, p.investment_cny, p.rule) for p in found] == [
        ("秦巴装配式建筑产业基地", ("福光绿色建筑集成有限公司",), 100_830_000, "project.form")
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云桥综合养殖项目总投资3亿元。该项目作为全市重点农业项目，进展顺利。", ["云桥综合养殖项目"]),
        ("云桥养殖基地项目总投资3亿元。该基地是集养殖、加工为一体的大型综合性农牧项目。", ["云桥养殖基地项目"]),
        ("云桥电池产业园项目一期9月封顶，正极生产线部分投产。", ["云桥电池产业园项目"]),
        ("云桥钢管项目总投资3亿元，将配备热挤压生产线、穿孔生产线、检测线。", ["云桥钢管项目"]),
        ("镇政府专门为优质项目开辟绿色通道，投资9亿元。", []),
    ],
)
def test_parts_and_descriptions_are_no_projects(text: str, names: list[str]) -> None:
    assert [p.name for p in projects(text)] == names


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("云桥养殖项目总投资3亿元，可带动农户年收入1500万元。", "revenue_cny", None),
        ("云桥保温杯项目总投资3亿元，亩均税收40万元。", "tax_cny", None),
        ("云桥景区项目总投资3亿元，建成后年综合收入9000万元。", "revenue_cny", 90_000_000),
        (
            "云桥煤化工联合项目累计完成投资13亿元。预计到年底，项目还可以实现投资4亿元。",
            "completed_investment_cny",
            13 * YI,
        ),
        ("云桥化工项目总投资3亿元，预计明年1月能完成设备80%的安装量。", "progress_pct", None),
        ("年产25万件云桥齿轮加工产业园项目开工。", "capacity", "年产25万件云桥齿轮"),
    ],
)
def test_whose_figure_it_is(text: str, column: str, value: object) -> None:
    (found,) = projects(text)
    assert getattr(found, column) == value


def test_each_of_several_forms_is_one_project() -> None:
    found = projects(
        "项目一：云溪清洁装备制造基地",
        "建设单位：福光装备有限公司",
        "总投资：13.5亿元　　累计完成投资：5.2亿元（2023年完成3.6亿元）",
        "形象进度：1号厂房钢结构吊装完毕，总体形象进度48%",
        "计划竣工：2023年12月",
        "预期效益：年产值20亿元，提供岗位600个",
        "项目二：月亮湾温泉度假区",
        "总投资：9亿元　　累计完成投资：7.74亿元",
        "计划试营业：2024年1月",
        "项目三：石岭绿色骨料生产线",
        "总投资：6.3亿元",
        "形象进度：100%，5月29日投产",
    )
    assert [(p.name, p.stage, p.investment_cny, p.completed_investment_cny, p.jobs, p.progress_pct) for p in found] == [
        ("云溪清洁装备制造基地", "under_construction", 27 * YI // 2, YI * 52 // 10, 600, 48),
        ("月亮湾温泉度假区", "under_construction", 9 * YI, 774 * YI // 100, None, None),
        ("石岭绿色骨料生产线", "operating", YI * 63 // 10, None, None, 100),
    ]
    assert [p.expected for p in found] == [
        Expected(stage="completed", date="2023-12"),
        Expected(stage="operating", date="2024-01"),
        None,
    ]
    assert found[0].investors == ("福光装备有限公司",)


def test_a_numbered_heading_with_no_form_below_names_no_project() -> None:
    assert projects("项目一：加快产业集聚发展", "今年以来，全市新签约项目12个，总投资30亿元。") == ()


def test_this_park_is_the_one_that_was_named() -> None:
    (found,) = projects(
        "7月9日，汉阴县涧池工业集中区川红智能终端产业园工地，4台塔吊同时作业。",
        "“3号厂房昨天断水。”施工方负责人说。该园由福光科技公司投资，总投资10.5亿元，今年4月动工，截至6月底已完成投资2.9亿元，现有工人210名。",
    )
    assert (found.investment_cny, found.completed_investment_cny, found.jobs) == (21 * YI // 2, 29 * YI // 10, 210)
    assert found.stage_date is None  # up to June it was built, and not from June on


def test_what_a_firm_s_money_builds_is_what_the_line_before_names() -> None:
    (found,) = projects(
        "1、鸿云农场番茄酱扩建项目。天津客商投资1.8亿元，新上日处理番茄3000吨生产线，5月5日投产，实现产值1.3亿元，上缴税金410万元。"
    )
    assert (found.name, found.stage, found.investment_cny, found.output_cny, found.tax_cny) == (
        "鸿云农场番茄酱扩建项目", "operating", 18 * YI // 10, 13 * YI // 10, 4_100_000,
    )  # fmt: skip


def test_works_are_named_by_how_much_of_them_is_done() -> None:
    (found,) = projects("新建、改造道路5条，总长9.6公里；污水处理厂提标改造工程完成总工程量的85%。")
    assert (found.name, found.stage, found.progress_pct) == ("污水处理厂提标改造工程", "under_construction", 85)


def test_a_tool_s_name_starts_no_works() -> None:
    (found,) = projects("飞云工具公司投资5.6亿元的智能电动工具项目已动工，达产后年产值8亿元。")
    assert (found.name, found.investment_cny, found.stage) == ("智能电动工具项目", 56 * YI // 10, "started")


def test_what_is_to_be_signed_is_being_negotiated() -> None:
    (found,) = projects("锐云公司拟投资6亿元在汉阴县新建高精度丝材项目，用地约90亩，双方商定8月底前签订正式合同。")
    assert (found.stage, found.expected) == ("negotiating", Expected(stage="signed", date="2023-08"))


def test_one_of_those_counted_has_come_as_far_as_all_of_them() -> None:
    found = projects(
        "去年赴湾区签约的11个项目，截至6月底注册10个、开工8个、投产3个。其中：旭云磁性材料项目（投资2.2亿元）去年11月投产；"
        "云旭稀有金属回收项目总投资5亿元，土建完成70%。"
    )
    assert [(p.name, p.stage) for p in found] == [
        ("旭云磁性材料项目", "operating"),
        ("云旭稀有金属回收项目", "under_construction"),
    ]


def test_a_month_behind_what_is_told_of_the_present_is_to_come() -> None:
    (found,) = projects(
        "云溪羊绒纱线项目总投资3.7亿元，2022年9月开工，目前完成投资1.65亿元，占投资额的45%，9月份试生产。"
    )
    assert (found.stage, found.expected) == ("under_construction", Expected(stage="operating", date="2023-09"))


def test_the_costliest_is_named_behind_a_comma() -> None:
    found = projects(
        "又有2个项目签约：云中药业集团投资3.7亿元的甘草提取物项目；投资额最高的，是润云供应链集团的天山农产品冷链物流港，总投资7亿元。"
    )
    assert [(p.name, p.stage, p.investment_cny) for p in found] == [
        ("甘草提取物项目", "signed", 37 * YI // 10),
        ("天山农产品冷链物流港", "signed", 7 * YI),
    ]


def test_the_place_of_the_next_in_a_list_is_not_that_of_the_one_before() -> None:
    text = "会展中心扩建项目、滨海快速路二期项目、三亚市深海之窗等陆续开工。"
    found = extract(document(text, place="460000")).projects
    assert [project.region_code for project in found] == ["460000", "460000"]
