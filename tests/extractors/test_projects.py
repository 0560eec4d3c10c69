"""What is said of single named projects, through `extract` on pages of our own: every column typed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import extract
from extractors.facts import Amount, Expected, Phase, Project
from extractors.projects import furthest_stage
from extractors.projects.again import Register, plain_name
from tests.extractors.written import document

YI = 10**8
CITY, HANYIN, XUNYANG = "610900", "610921", "610981"


def projects(*paragraphs: str) -> tuple[Project, ...]:
    """The projects of a news page of 安康市, published on 20 July 2023."""
    return extract(document(*paragraphs, title="项目建设快讯", kind="news")).projects


CASES: dict[str, tuple[str, dict[str, object]]] = {
    "investment": (
        "总投资5亿元的华宇电子产业园项目签约。",
        {"name": "华宇电子产业园项目", "investment_cny": 5 * YI, "bound": "exact", "stage": "signed"},
    ),
    "a bounded investment": (
        "总投资约5亿元的华宇电子产业园项目签约。",
        {"name": "华宇电子产业园项目", "investment_cny": 5 * YI, "bound": "about"},
    ),
    "an investment behind the name": (
        "华宇电子产业园项目总投资5亿元，占地120亩。",
        {"name": "华宇电子产业园项目", "investment_cny": 5 * YI},
    ),
    "a firm that begins where it stands": (
        "日前，总投资2亿元的恒丰冶金有限公司在旬阳市工业园区举行开工仪式。该项目占地80亩。",
        {"name": "恒丰冶金有限公司", "investment_cny": 2 * YI, "stage": "started"},
    ),
    "what a project is said to build is no other": (
        "盛林装备产业园项目开工。该项目计划投资10亿元，新建年产100万台套电机项目，投产后年产值可达13亿元。",
        {"name": "盛林装备产业园项目", "investment_cny": 10 * YI, "output_cny": 13 * YI},
    ),
    "where all are begun, one of them": (
        "7月12日，全市三季度重点项目集中开工仪式在旬阳市红岭羊绒制品项目现场举行。",
        {"name": "旬阳市红岭羊绒制品项目", "stage": "started", "region_code": XUNYANG},
    ),
    "an investment in dollars": (
        "总投资3000万美元的华宇电子产业园项目签约。",
        {"investment_cny": None, "investment_foreign": Amount(value=Decimal(30_000_000), unit="USD")},
    ),
    "the investor": (
        "由福光新材料有限公司投资的中空碳纤维生产线项目总投资5亿元。",
        {"name": "中空碳纤维生产线项目", "investors": ("福光新材料有限公司",), "investment_cny": 5 * YI},
    ),
    "the county": (
        "位于汉阴县的华宇电子产业园项目总投资5亿元。",
        {"name": "华宇电子产业园项目", "region_code": HANYIN},
    ),
    "no county said": ("华宇电子产业园项目总投资5亿元。", {"region_code": CITY}),
    "the date of signing": (
        "2022年6月，总投资5亿元的华宇电子产业园项目签约。",
        {"stage": "signed", "stage_date": "2022-06"},
    ),
    "the day of starting": (
        "2023年3月18日，总投资5亿元的华宇电子产业园项目开工。",
        {"stage": "started", "stage_date": "2023-03-18"},
    ),
    "the furthest stage": (
        "总投资5亿元的华宇电子产业园项目2022年6月签约，今年3月开工。",
        {"stage": "started", "stage_date": "2023-03"},
    ),
    "an expected stage does not count": (
        "总投资5亿元的华宇电子产业园项目已开工，预计2023年12月投产。",
        {"stage": "started", "expected": Expected(stage="operating", date="2023-12")},
    ),
    "expected by the year's end": (
        "总投资5亿元的华宇电子产业园项目正在建设，力争年底投产。",
        {"stage": "under_construction", "expected": Expected(stage="operating", date="2023-12")},
    ),
    "not yet started": (
        "总投资5亿元的华宇电子产业园项目已签约，尚未开工。",
        {"stage": "signed"},
    ),
    "progress": (
        "总投资5亿元的华宇电子产业园项目正在建设，土建工程完成了80%。",
        {"progress_pct": Decimal(80), "stage": "under_construction"},
    ),
    "invested so far": (
        "总投资5亿元的华宇电子产业园项目，已完成投资1.2亿元。",
        {"investment_cny": 5 * YI, "completed_investment_cny": 120_000_000},
    ),
    "what it will yield": (
        "总投资5亿元的华宇电子产业园项目建成后，年产值8亿元，年税收3000万元，可带动就业300人。",
        {"output_cny": 8 * YI, "tax_cny": 30_000_000, "jobs": Decimal(300), "stage": None},
    ),
    "revenue": (
        "总投资5亿元的华宇电子产业园项目达产后，年销售收入15亿元，提供就业岗位200个。",
        {"revenue_cny": 15 * YI, "jobs": Decimal(200)},
    ),
    "capacity": (
        "总投资5亿元的福光中空碳纤维项目建成后，年产3000吨中空碳纤维。",
        {"capacity": "年产3000吨中空碳纤维"},
    ),
    "phases": (
        "华宇电子产业园项目总投资30.5亿元，其中一期投资12亿元，二期投资18.5亿元。",
        {
            "investment_cny": 3_050_000_000,
            "phases": (
                Phase(name="一期", investment_cny=Decimal(12 * YI)),
                Phase(name="二期", investment_cny=Decimal(1_850_000_000)),
            ),
        },
    ),
    "the stage of a phase": (
        "华宇电子产业园项目总投资10亿元，一期已建成投产，二期正在建设。",
        {"phases": (Phase(name="一期", stage="operating"), Phase(name="二期", stage="under_construction"))},
    ),
    "several sentences": (
        "总投资5亿元的华宇电子产业园项目落户汉阴县。该项目占地120亩，建成后年产值8亿元。目前正在安装设备。",
        {"investment_cny": 5 * YI, "output_cny": 8 * YI, "stage": "under_construction", "region_code": HANYIN},
    ),
    "brackets in the name": (
        "总投资5亿元的华宇电子（二期）项目开工。",
        {"name": "华宇电子（二期）项目", "stage": "started"},
    ),
    "who builds it, behind the name": (
        "华宇电子产业园项目由福光新材料有限公司、安瑞电池有限公司投资建设，总投资5亿元。",
        {"investors": ("福光新材料有限公司", "安瑞电池有限公司"), "investment_cny": 5 * YI},
    ),
    "the whole before its first phase": (
        "华宇电子产业园项目总投资10亿元，年销售收入16亿元，利税3亿元。其中，一期总投资4亿元，年销售收入5亿元，利税1亿元。",
        {"investment_cny": 10 * YI, "revenue_cny": 16 * YI, "tax_cny": 3 * YI},
    ),
    "a profit is no tax": (
        "华宇电子产业园项目总投资10亿元，达产后年销售收入9亿元，利润3亿元。",
        {"revenue_cny": 9 * YI, "tax_cny": None},
    ),
    "the figure before its measure": (
        "华宇电子产业园项目总投资10亿元，达产后将形成30亿元的年产值。",
        {"output_cny": 30 * YI},
    ),
    "what will be brought is not that it was brought": (
        "华宇电子产业园项目总投资10亿元，将引入国内顶尖专家团队。",
        {"stage": None},
    ),
    "ready to start is not started": (
        "华宇电子产业园项目总投资10亿元，厂房已达到投产要求。",
        {"stage": None},
    ),
    "the date that opens the sentence": (
        "3月18日，总投资5亿元的华宇电子产业园项目开工。",
        {"stage": "started", "stage_date": "2023-03-18"},
    ),
    "named in the next sentence by 项目": (
        "华宇电子产业园项目今年3月开工。项目总投资5亿元。",
        {"name": "华宇电子产业园项目", "investment_cny": 5 * YI, "stage": "started", "stage_date": "2023-03"},
    ),
}


@pytest.mark.parametrize(
    ("text", "columns"),
    [pytest.param(*case, id=name) for name, case in CASES.items()],
)
def test_one_project(text: str, columns: dict[str, object]) -> None:
    found = projects(text)
    assert len(found) == 1, [project.name for project in found]
    assert {name: getattr(found[0], name) for name in columns} == columns


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "总投资20亿元的盛林电子新材料项目签约，超8亿元的智慧能源调峰储配站项目开工。",
            [("盛林电子新材料项目", 20 * YI, "signed"), ("智慧能源调峰储配站项目", 8 * YI, "started")],
            id="an investment said once for two",
        ),
        pytest.param(
            "总投资5亿元的华宇电子产业园项目、总投资3亿元的秦巴冷链物流项目相继开工。",
            [("华宇电子产业园项目", 5 * YI, "started"), ("秦巴冷链物流项目", 3 * YI, "started")],
            id="each with its amount, one predicate for both",
        ),
        pytest.param(
            "总投资5亿元的华宇电子产业园项目已投产，总投资3亿元的秦巴冷链物流项目正在建设。",
            [("华宇电子产业园项目", 5 * YI, "operating"), ("秦巴冷链物流项目", 3 * YI, "under_construction")],
            id="each with its own stage",
        ),
        pytest.param(
            "华宇电子元器件项目、秦巴冷链物流项目等12个项目签约，总投资25.7亿元。",
            [("华宇电子元器件项目", None, "signed"), ("秦巴冷链物流项目", None, "signed")],
            id="the amount is of all twelve",
        ),
        pytest.param(
            "总投资5亿元的华宇电子产业园项目签约。总投资3亿元的秦巴冷链物流项目开工。",
            [("华宇电子产业园项目", 5 * YI, "signed"), ("秦巴冷链物流项目", 3 * YI, "started")],
            id="a sentence each",
        ),
        pytest.param(
            "宁山县招商网讯：投资8亿元，兴建宁山（温州）鞋业产业园项目；投资3亿元，兴建年产20万台智能电表终端项目。",
            [("宁山（温州）鞋业产业园项目", 8 * YI, None), ("年产20万台智能电表终端项目", 3 * YI, None)],
            id="what is spent stands before what is built",
        ),
        pytest.param(
            "引进省港航公司投资13亿元兴建石泉航电枢纽工程，今年到位资金3亿元；引进成都天成集团投资8亿元实施南环路改造。",
            [("石泉航电枢纽工程", 13 * YI, "landed"), ("南环路改造", 8 * YI, "landed")],
            id="what each firm takes on",
        ),
        pytest.param(
            "其中，内资最大的是由旬阳县政府与红叶纺织公司签订的总投资5亿元、年产7500万米胚布生产线项目。",
            [("年产7500万米胚布生产线项目", 5 * YI, "signed")],
            id="what it costs and what it makes",
        ),
        pytest.param(
            "该区与广州博大生物有限公司签订了粤港台（旬阳）产业承接园区，总投资20亿元，占地1平方公里。",
            [("粤港台（旬阳）产业承接园区", 20 * YI, "signed")],
            id="what was signed with a firm",
        ),
        pytest.param(
            "天草汉麻种植加工项目，今年完成种植3万亩，一期纤维加工项目已投产，二期板材加工项目开工建设。",
            [("天草汉麻种植加工项目", None, "operating")],
            id="its phases by what they make",
        ),
        pytest.param(
            "引进杨山泉饮料加工项目。项目总投资5亿元，其中一期投资3亿元；二期投资2亿元建设产能为每小时5万瓶纯净水生产线1条。",
            [("杨山泉饮料加工项目", 5 * YI, "landed")],
            id="what a phase builds",
        ),
        pytest.param(
            "已签约亿元以上项目2个，包括3亿元华冷冷链仓储项目和1亿元的百味香系列调味料项目。",
            [("华冷冷链仓储项目", 3 * YI, "signed"), ("百味香系列调味料项目", YI, "signed")],
            id="plain sums in a list",
        ),
        pytest.param(
            "招贤煤矿安全改造项目，冲击地压治理近完工，正装智能设备；西电充换电站已投入运营。",
            [("招贤煤矿安全改造项目", None, "under_construction"), ("西电充换电站", None, "operating")],
            id="nearly completed",
        ),
        pytest.param(
            "亿元项目分别是：由江西旅游投资有限公司投资3亿元的竹山洞旅游开发项目，由武汉绿色能源有限公司投资2亿元的凯达电力项目。",
            [("竹山洞旅游开发项目", 3 * YI, None), ("凯达电力项目", 2 * YI, None)],
            id="the next of a list is told by its firm too",
        ),
        pytest.param(
            "深圳同创电子项目投资12亿元，兴建年产200万平方米电路板制造项目，建成达产后可实现年销售收入12亿元。",
            [("深圳同创电子项目", 12 * YI, None)],
            id="what is built with it",
        ),
        pytest.param(
            "续建项目24个，包括云桥智能制造项目、恒力锯片生产项目等；新开工项目34个，包括凤岭奥体中心项目、福光医院项目等；"
            "前期项目12个，包括泓源基础设施项目、盛林文旅项目等。",
            [
                ("云桥智能制造项目", None, "under_construction"),
                ("恒力锯片生产项目", None, "under_construction"),
                ("凤岭奥体中心项目", None, "started"),
                ("福光医院项目", None, "started"),
                ("泓源基础设施项目", None, "planned"),
                ("盛林文旅项目", None, "planned"),
            ],
            id="a list of each class",
        ),
        pytest.param(
            "云岭200MW风电项目正在进行风机吊装。100万千瓦外送风电基地项目正在进行风机基础灌注。富源牧业二期项目，现已完成部分基础设施建设。",
            [
                ("云岭200MW风电项目", None, "under_construction"),
                ("100万千瓦外送风电基地项目", None, "under_construction"),
                ("富源牧业二期项目", None, "under_construction"),
            ],
            id="works under way by what is done",
        ),
    ],
)
def test_several_projects(text: str, rows: list[tuple[str, int | None, str]]) -> None:
    assert [(project.name, project.investment_cny, project.stage) for project in projects(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "该项目总投资5亿元，建成后年产值8亿元。",
        "重大招商引资项目总投资120亿元。",
        "1—6月，全市新签约项目35个，总投资120亿元。",
        "要加快推进项目建设，力争年底投产。",
        "总投资120亿元的35个项目集中开工。",
        "优质项目落地后，将带动就业300人。",
        "食品加工类项目建成投产。",
        "新建标准厂房5万平方米。",
        "该基地总投资5亿元，是汉阴县和石泉县重点工程项目，今年1月1日开工建设。",
        "县委书记宣布汉阴县2023年第二批重点项目正式开工。",
        "福光水泥一项目签约。",
        "此举标志着园区又一优质大项目落地生根，总投资8亿元。",
        "但全旗各重点项目建设现场热火朝天。",
        "园区内自动化生产线高效运转，该公司正在加紧试生产。",
        "伴随着智能化生产线启动运转，一份份即食面从生产线上鱼贯而出。",
        "地块位于纬三路以北、云溪光学项目以西。",
        "存在的主要问题：一是部分项目落地慢，二是外资项目少。",
        "总投资8864亿元的537个浙江省重大项目集中开工，由此掀开该市重大项目建设新的一页。",
        "最新调度显示：截至1月底，全市重大项目完成建设投资23.4亿元。",
        "锡林郭勒盟：年内新增投资95亿元。",
        "高新区建立项目“研判+洽谈+签约”闭环机制，将赴全国各地拼抢项目。",
        "要对招商引资项目、政府投资项目进行梳理，列出清单。",
        "全市牢固树立抓项目就是抓经济的理念，1至5月完成投资9亿元。",
        "4月3日上午，2022年旬阳市春季线上项目签约暨招商大会召开。",
        "陕西日报6月28日电（记者张明） 白河县电商产业园热闹非凡，签约仪式在这里举行。",
        "云桥青年产业园加大招商引资工作，园区工业完成投资11.9亿元。",
        "黄岩重大建设项目 完成投资17.8亿元",
        "按县区划分：海港区4项，总投资35.63亿元；北戴河区1项，总投资1亿元。",
        "浏阳签约9个“湘商回归”重点项目，总投资20亿元。",
        "预计年产值将超过7000万元，同时项目落地还能为当地300多人提供就业机会。",
    ],
)
def test_generic_phrases_are_no_projects(text: str) -> None:
    assert [project.name for project in projects(text)] == []


def test_the_stage_of_a_later_mention_brings_its_date() -> None:
    (project,) = projects("总投资5亿元的华宇电子产业园项目签约。", "今年3月，华宇电子产业园项目开工。")
    assert (project.stage, project.stage_date) == ("started", "2023-03")


def test_a_project_named_twice_is_one_row_with_all_its_evidence() -> None:
    found = projects("总投资5亿元的华宇电子产业园项目签约。", "华宇电子产业园项目今年3月开工。")
    assert [(project.name, project.stage, project.stage_date) for project in found] == [
        ("华宇电子产业园项目", "started", "2023-03")
    ]
    assert len(found[0].evidence) >= 2


def test_what_is_said_of_a_project_is_shown_by_its_evidence() -> None:
    (project,) = projects("总投资5亿元的华宇电子产业园项目已开工，建成后年产值8亿元。")
    quotes = " ".join(words.quote for words in project.evidence)
    assert "华宇电子产业园项目" in quotes
    assert "5亿元" in quotes
    assert "8亿元" in quotes


def test_a_new_paragraph_ends_what_is_said_of_a_project() -> None:
    (project,) = projects("总投资5亿元的华宇电子产业园项目签约。", "全市上半年完成产值80亿元。")
    assert project.output_cny is None


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("已签约未开工", "signed"),
        ("正在办理前期手续", None),
        ("已开工建设", "started"),
        ("主体施工", "under_construction"),
        ("厂房主体完工", "under_construction"),
        ("设备调试", "under_construction"),
        ("已竣工投产", "operating"),
        ("预计年底投产，目前在建", "under_construction"),
        ("计划9月开工", None),
        ("在谈", "negotiating"),
        ("竣工", "completed"),
        ("", None),
    ],
)
def test_the_furthest_stage_of_a_progress_cell(words: str, stage: str | None) -> None:
    assert furthest_stage(words) == stage


def test_amounts_before_the_names_that_share_them() -> None:
    found = projects("总投资分别为9亿元、4亿元的康乐养老项目和永宝文化村项目已落户汉阴县。")
    assert [(project.name, project.investment_cny) for project in found] == [
        ("康乐养老项目", 9 * YI),
        ("永宝文化村项目", 4 * YI),
    ]


SIGNED, STARTED = "7月18日，全市举行重大项目集中签约仪式，12个项目签约。", "7月18日，全市举行项目集中开工仪式。"


@pytest.mark.parametrize(
    ("paragraphs", "rows"),
    [
        pytest.param(
            (SIGNED, "福光环保公司总投资5亿元建设碳酸钙循环产业化项目，占地100亩。项目建成投运后可实现产值8亿元。"),
            [("碳酸钙循环产业化项目", 5 * YI, "signed")],
            id="described after a ceremony",
        ),
        pytest.param(
            (STARTED, "秦巴冷链物流项目总投资3亿元，计划10月开工。"),
            [("秦巴冷链物流项目", 3 * YI, None)],
            id="what is still to start was not started at the ceremony",
        ),
        pytest.param(
            (SIGNED, "今年以来，全市狠抓落地，秦巴冷链物流项目总投资3亿元。"),
            [("秦巴冷链物流项目", 3 * YI, None)],
            id="the text turns from the ceremony",
        ),
        pytest.param(
            ("7月18日，全市举行项目集中签约暨开工仪式。", "秦巴冷链物流项目总投资3亿元。"),
            [("秦巴冷链物流项目", 3 * YI, None)],
            id="a ceremony of two kinds says neither",
        ),
        pytest.param(
            (SIGNED, "秦巴冷链物流项目总投资3亿元，正在加快建设。"),
            [("秦巴冷链物流项目", 3 * YI, "under_construction")],
            id="its own stage goes before",
        ),
        pytest.param(
            (
                "签约的3个项目分别是：云桥康养小镇建设项目，总投资3.1个亿；凤岭景区开发建设项目，总投资2900万；福光养鹿项目，总投资992万。",
            ),
            [
                ("云桥康养小镇建设项目", 310_000_000, "signed"),
                ("凤岭景区开发建设项目", 29_000_000, "signed"),
                ("福光养鹿项目", 9_920_000, "signed"),
            ],
            id="each after its count",
        ),
        pytest.param(
            ("集中开工的有云桥建材城项目、凤岭田园小镇项目，总投资25.1亿元。凤岭田园小镇项目总投资6亿元。",),
            [("云桥建材城项目", None, "started"), ("凤岭田园小镇项目", 6 * YI, "started")],
            id="an amount behind a list is the list's",
        ),
        pytest.param(
            (
                "振华公司总投资17亿元建设年产100万台设备制造项目、年产5万套光伏模块项目，均已开工。项目建成后可实现产值32亿元。",
            ),
            [("年产100万台设备制造项目", None, "started"), ("年产5万套光伏模块项目", None, "started")],
            id="an amount before a list is the list's",
        ),
        pytest.param(
            ("云桥智慧工厂（一期）项目10千伏供电线路工程完工，总投资5亿元。",),
            [("云桥智慧工厂（一期）项目", 5 * YI, "under_construction")],
            id="a line that is finished is not the works",
        ),
        pytest.param(
            ("总投资5亿元的云桥光伏产业园项目计划开工时间为2024年3月。",),
            [("云桥光伏产业园项目", 5 * YI, None)],
            id="a stage word that says a plan",
        ),
        pytest.param(
            ("总投资3.6亿元的云桥有机碳酸酯项目建设有序推进。",),
            [("云桥有机碳酸酯项目", 360_000_000, "under_construction")],
            id="goes on in good order",
        ),
        pytest.param(
            ("云桥玉米深加工二期项目总投资2亿元，8月28日竣工。一期项目去年投产以来，已实现产值4.8亿元。",),
            [("云桥玉米深加工二期项目", 2 * YI, "completed")],
            id="another phase is another's",
        ),
        pytest.param(
            ("该项目落户汉阴县将优化产业结构。云桥瓷球生产项目正在洽谈，该项目落地将带动就业。",),
            [("云桥瓷球生产项目", None, "negotiating")],
            id="what would be",
        ),
        pytest.param(
            ("云桥辅料基地项目总投资1.5亿元，一期工程正在紧张进行，建成三条生产线。",),
            [("云桥辅料基地项目", 150_000_000, "under_construction")],
            id="what is built",
        ),
        pytest.param(
            ("7月18日，全市举行项目集中开竣工仪式。其中，一期计划投资21.8亿元的云桥科技产业园项目正式开工建设。",),
            [("云桥科技产业园项目", None, "started")],
            id="a planned amount plans no start",
        ),
        pytest.param(
            ("推介会上重点推介了总投资5亿元的云桥康养小镇项目。",),
            [("云桥康养小镇项目", 5 * YI, "planned")],
            id="shown to investors",
        ),
        pytest.param(
            ("福光公司与汉阴县签订协议，投资5亿元建设云桥电机产业园项目。",),
            [("云桥电机产业园项目", 5 * YI, "signed")],
            id="signed in the clause before",
        ),
        pytest.param(
            ("签约的有：云桥水泵生产项目，总投资5亿元；凤岭冷链项目，总投资3亿元。",),
            [("云桥水泵生产项目", 5 * YI, "signed"), ("凤岭冷链项目", 3 * YI, "signed")],
            id="those signed are",
        ),
        pytest.param(
            ("云桥水泵生产项目总投资5亿元，目前正在进行土地平整。",),
            [("云桥水泵生产项目", 5 * YI, "under_construction")],
            id="the ground is levelled",
        ),
        pytest.param(
            ("今年拟新开工124个省重点项目，包括云桥灌区工程、凤岭抽水蓄能电站项目等。",),
            [("云桥灌区工程", None, None), ("凤岭抽水蓄能电站项目", None, None)],
            id="to be started",
        ),
        pytest.param(
            ("云桥机械配件生产项目、福光花生油项目等32个项目已竣工投产或一期试生产。",),
            [("云桥机械配件生产项目", None, "operating"), ("福光花生油项目", None, "operating")],
            id="or only the first phase",
        ),
    ],
)
def test_the_stage_and_the_amount_of_a_ceremonys_projects(
    paragraphs: tuple[str, ...], rows: list[tuple[str, int | None, str | None]]
) -> None:
    found = projects(*paragraphs)
    assert [(project.name, project.investment_cny, project.stage) for project in found] == rows
    assert all(phase.stage in (None, "under_construction") for project in found for phase in project.phases)


def test_a_plans_own_date_is_the_expected_one() -> None:
    (project,) = projects("总投资5亿元的云桥光伏产业园项目计划开工时间为2024年3月。")
    assert project.expected == Expected(stage="started", date="2024-03")


def test_the_day_of_a_ceremony_dates_its_projects_and_not_the_year_in_its_name() -> None:
    (project,) = projects("6月28日，全市举行2023年第二批重点项目集中开工暨云桥应急产业园开工奠基仪式。")
    assert (project.name, project.stage, project.stage_date) == ("云桥应急产业园", "started", "2023-06-28")


def test_homes_are_no_jobs() -> None:
    (project,) = projects("云桥新型社区项目总投资4.7亿元，涉及两个行政村，可安置8000人。")
    assert project.jobs is None


def test_a_firm_whose_name_holds_a_joining_word_is_one_investor() -> None:
    (project,) = projects("其中，汉滨大正和源家具有限公司现代家具项目总投资1.5亿元。")
    assert project.investors == ("汉滨大正和源家具有限公司",)


def test_a_zone_that_opens_the_sentence_places_its_project() -> None:
    found = projects("汉阴县1个，为总投资11亿元的云桥隔膜生产项目。安康高新区1个，为总投资6亿元的福光电池基地项目。")
    assert [(project.name, project.region_code) for project in found] == [
        ("云桥隔膜生产项目", HANYIN),
        ("福光电池基地项目", CITY),
    ]


@given(st.lists(st.text("甲乙丙丁项目（）", min_size=2, max_size=12), min_size=1, max_size=12))
def test_a_name_is_known_again_as_by_walking_all_projects(said: list[str]) -> None:
    """Of two names one that holds the other is the same project, the first in the text first; so is the second behind a brand."""
    text = "".join(said)
    register = Register(text)
    known: list[str] = []
    position = 0
    for name in said:
        plain = plain_name(name)
        twin = next(
            (
                at
                for at, other in enumerate(known)
                if other == plain
                or (min(len(other), len(plain)) >= 5 and (other in plain or plain in other))
                or (len(known) == 1 and len(other) >= 3 and plain.endswith(other))
            ),
            None,
        )
        longest = [project.name for project in register.projects]
        found = register.open(position, position + len(name))
        assert register.projects.index(found) == (len(known) if twin is None else twin)
        if twin is None:
            known.append(plain)
        elif len(name) > len(longest[twin]) and known[twin] in plain:
            known[twin] = plain
        position += len(name)


def test_the_yield_of_two_projects_each_its_own() -> None:
    found = projects(
        "福光新材料项目总投资2亿元，厂房已经封顶；云桥高压开关柜项目总投资1亿元，厂房已经封顶。投产后，两个项目分别可实现年销售收入2.5亿元和1.2亿元。"
    )
    assert [(project.name, project.revenue_cny) for project in found] == [
        ("福光新材料项目", 250_000_000),
        ("云桥高压开关柜项目", 120_000_000),
    ]


def test_a_report_names_its_projects_by_the_labels_of_its_lines() -> None:
    found = projects(
        "一、已投产项目",
        "恒力换热器：总投资1.1亿元，占地90亩，一期于2008年正式投产。",
        "二、在谈项目",
        "万邦冷链物流：拟投资3亿元，占地60亩。",
    )
    assert [(project.name, project.investment_cny, project.stage) for project in found] == [
        ("恒力换热器", 110_000_000, "operating"),
        ("万邦冷链物流", 3 * YI, "negotiating"),
    ]


@pytest.mark.parametrize(
    "later",
    [
        "项目由福光新材料有限公司投资建设，总投资5亿元。",
        "据了解，该项目规划用地285亩，总投资5亿元。",
        "“整个项目总投资5亿元。”负责人说。",
        "目前，主体已封顶，总投资5亿元。",
    ],
)
def test_a_new_paragraph_goes_back_to_the_project_before_it(later: str) -> None:
    (project,) = projects("在汉阴县华宇电子产业园项目建设现场，工人正在加紧施工。", later)
    assert project.investment_cny == 5 * YI


def test_a_new_paragraph_about_projects_as_such_does_not() -> None:
    (project,) = projects("总投资5亿元的华宇电子产业园项目签约。", "项目建设成效显著，完成投资80亿元。")
    assert project.completed_investment_cny is None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("“这是今年新引进的一个重点项目——云明新型建材项目，总投资1亿元。”", "云明新型建材项目"),
        ("白河县一环保板材加工项目签约。\n该环保板材加工项目总投资1亿元，选址在县工业园。", "白河县一环保板材加工项目"),
        ("冠龙亚麻纺织项目签约。\n项目总投资1亿元。建设年产1万锭亚麻细布生产线，带动就业1400人。", "冠龙亚麻纺织项目"),
    ],
)
def test_the_cost_is_of_the_project_that_is_spoken_of(words: str, name: str) -> None:
    assert [(each.name, each.investment_cny) for each in projects(*words.split("\n"))] == [(name, YI)]


def test_a_company_stands_for_its_project() -> None:
    (project,) = projects("泰昆油脂有限公司地处汉阴县工业园。", "项目总投资近1.3亿元，今年8月初安装调试设备。")
    assert (project.name, project.investment_cny) == ("泰昆油脂有限公司", 130_000_000)


def test_a_list_of_projects_under_way() -> None:
    found = projects("云桥铝轻合金、凤岭公路改建工程等续建项目顺利推进，全市完成投资30亿元。")
    assert [(project.name, project.stage) for project in found] == [
        ("云桥铝轻合金", "under_construction"),
        ("凤岭公路改建工程", "under_construction"),
    ]


def test_what_a_project_is_made_of_is_no_other_project() -> None:
    (project,) = projects("华宇电子产业园项目总投资5亿元，一期包括年产3000吨铜箔生产线、研发基地。")
    assert project.name == "华宇电子产业园项目"


@pytest.mark.parametrize(
    "said",
    [
        "设备投入5000万元，购置蒸煮机等设备，新上8条肉松烘焙、清真肉制品加工生产线。",
        "一期占地202亩，拟投资建成年产10亿平方米胶粘材料生产线、年产10万吨纸基材料生产线。",
        "今年完成1.6万平方米厂房建设及葛粉、葛黄酮生产线设备安装。",
    ],
)
def test_lines_that_a_project_puts_up_take_none_of_its_figures(said: str) -> None:
    (project,) = projects(
        f"在云溪食品产业园项目现场，塔吊林立。据了解，该项目总投资2亿元。{said}项目投产后可实现年产值3亿元。"
    )
    assert (project.investment_cny, project.output_cny) == (2 * YI, 3 * YI)


def test_one_of_those_that_a_list_holds_is_no_name() -> None:
    (project,) = projects(
        "云溪彩印包装厂项目正式开工建设。云溪彩印包装项目是列入全县今年实施的重大项目（即重点推进实施的项目之一），总投资4亿元。"
    )
    assert (project.name, project.investment_cny) == ("云溪彩印包装厂项目", 4 * YI)


def test_a_park_that_others_stand_in_is_no_project() -> None:
    found = projects("在汉阴航空产业园，福光无人机总装项目建成投产，总投资2亿元。")
    assert [project.name for project in found] == ["福光无人机总装项目"]


def test_a_heading_that_is_a_project_s_name_is_what_the_lines_below_tell_of() -> None:
    found = projects(
        "一、华宇电子材料产业园项目",
        "由福光新材料有限公司投资建设，总投资10亿元，建成后年销售收入16亿元，安置就业1000人。",
        "二、秦巴冷链物流项目",
        "计划总投资4亿元，达产后年税金2000万元，定员120人。",
    )
    assert [(p.name, p.investment_cny, p.revenue_cny, p.tax_cny, p.jobs) for p in found] == [
        ("华宇电子材料产业园项目", 10 * YI, 16 * YI, None, 1000),
        ("秦巴冷链物流项目", 4 * YI, None, 20_000_000, 120),
    ]


def test_a_heading_about_projects_as_such_names_none() -> None:
    assert projects("一、重点招商引资项目", "总投资120亿元的35个项目集中开工。") == ()


def test_effects_said_of_all_the_listed_are_none_of_theirs() -> None:
    found = projects(
        "园区签下两个项目：投资1.2亿元的华宇米粉加工项目和投资6000万元的秦巴茶油加工项目，两个项目建成后，预计年产值5亿元，年创税2000万元，新增就业600人。"
    )
    assert [(p.investment_cny, p.output_cny, p.tax_cny, p.jobs) for p in found] == [
        (120_000_000, None, None, None),
        (60_000_000, None, None, None),
    ]


def test_respective_yields_are_each_project_s() -> None:
    found = projects(
        "竣工的华宇电子产业园项目和秦巴冷链物流项目，投资分别为3.4亿元和1.9亿元，投产后年产值分别为5亿元和2.8亿元。"
    )
    assert [(p.investment_cny, p.output_cny) for p in found] == [(340_000_000, 5 * YI), (190_000_000, 280_000_000)]


@pytest.mark.parametrize(
    ("said", "column", "value"),
    [
        ("“我们每天消化毛竹400吨。”公司总经理丁某说，项目满负荷生产后，年产值可达7亿元。", "output_cny", 7 * YI),
        ("企业预计年产值3亿元。", "output_cny", 3 * YI),
        ("“等三条生产线全部达产，每年能有25亿元的产值。”", "output_cny", 25 * YI),
        ("这个总投资30亿元、占地500亩的项目，年利税1.8亿元。", "tax_cny", 180_000_000),
    ],
)
def test_a_later_sentence_goes_on_about_the_project(said: str, column: str, value: int) -> None:
    (project,) = projects(f"华宇电子产业园项目正式投产。{said}")
    assert getattr(project, column) == value


def test_figures_of_an_earlier_phase_are_not_those_of_the_second() -> None:
    (project,) = projects("总投资21亿元的华宇碳素二期项目今年2月开工。一期投资18亿元，2014年就已投产，年产值13亿元。")
    assert (project.investment_cny, project.stage, project.output_cny) == (21 * YI, "started", None)


def test_a_stage_that_the_figures_wait_for_is_not_reached() -> None:
    (project,) = projects("投资10亿元的华宇运动鞋项目签约，达产达标后年销售收入15亿元。")
    assert (project.stage, project.revenue_cny) == ("signed", 15 * YI)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "1月份，年产20万辆、总投资35亿元华宇乘用车项目开工，总投资2亿元秦巴冷链技改工程开工。",
            [("华宇乘用车项目", 35 * YI), ("秦巴冷链技改工程", 2 * YI)],
            id="the name follows its amount at once",
        ),
        pytest.param(
            "总投资15亿元，年产量5万吨的华宇钢结构生产项目投产。",
            [("华宇钢结构生产项目", 15 * YI)],
            id="a measure between the amount and the name",
        ),
        pytest.param(
            "开工项目中，华宇轮毂项目总投资5亿元；山王坪供水工程，计划总投资2亿元。",
            [("华宇轮毂项目", 5 * YI), ("山王坪供水工程", 2 * YI)],
            id="a name that is a clause of its own",
        ),
        pytest.param(
            "2.华宇锂电池生产线项目是省级重点打造的支撑性战略项目，总投资50亿元。",
            [("华宇锂电池生产线项目", 50 * YI)],
            id="a number of the list, and what it is said to be",
        ),
        pytest.param(
            "投资50亿元的华宇健康食品项目，建成后致力于打造智能康复设备产业基地。",
            [("华宇健康食品项目", 50 * YI)],
            id="what it is to become",
        ),
        pytest.param("总投资29亿元的汉阴县十二个项目集中开工。", [], id="a dozen is no project"),
    ],
)
def test_where_a_name_stands(text: str, rows: list[tuple[str, int]]) -> None:
    assert [(project.name, project.investment_cny) for project in projects(text)] == rows


@pytest.mark.parametrize(
    "said",
    ["这些项目建成后，年产值可达200亿元，税收9亿元。", "上述项目科技含量高。项目建成后，年产值可达200亿元。"],
)
def test_what_all_projects_yield_is_not_the_last_one_s(said: str) -> None:
    (project,) = projects(f"投资3亿元的华宇医食品项目开工。{said}")
    assert (project.output_cny, project.tax_cny) == (None, None)


def test_what_a_phase_has_spent_is_not_what_it_costs() -> None:
    (project,) = projects("华宇电声项目总投资5亿元，目前，该项目一期已完成投资1亿元。")
    assert (project.investment_cny, project.completed_investment_cny) == (5 * YI, YI)


def test_a_goal_is_no_stage_and_a_line_built_is_not_the_whole() -> None:
    (project,) = projects("总投资2亿元的华宇眼镜产业园项目签约，建成5条眼镜生产线，距离投产的目标又近一步。")
    assert project.stage == "signed"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "同日开工的还有华宇药材加工项目和隽水河滨水步道工程，两个项目投资额分别为1.3亿元和4800万元。",
            [("华宇药材加工项目", 130_000_000), ("隽水河滨水步道工程", 48_000_000)],
            id="a works joined to a project",
        ),
        pytest.param(
            "在福光天人药业汉阴基地，厂长高兴地说，订单排到了年底。该基地总投资2.8亿元，安排就业280人。",
            [("福光天人药业汉阴基地", 280_000_000)],
            id="known by the noun that its name ends in",
        ),
        pytest.param(
            "华宇新材料产业园二期项目在汉阴县云母小镇奠基，总投资5亿元。",
            [("华宇新材料产业园二期项目", 5 * YI)],
            id="where it is held is no project",
        ),
    ],
)
def test_names_beside_names(text: str, rows: list[tuple[str, int]]) -> None:
    assert [(project.name, project.investment_cny) for project in projects(text)] == rows


def test_where_the_investor_or_the_next_project_is_at_home_says_nothing_of_this_one() -> None:
    nowhere = (
        "引进了规模较大的项目：蚌埠恒丰纺织公司投资5000万元新建恒丰棉纺项目，江苏睢宁客商投资1600万元创办恒丰双语学校。"
    )
    known = extract(document(nowhere, title="", kind="news", region=None, region_code=None)).projects
    assert [(row.name, row.region_code) for row in known] == [("恒丰棉纺项目", None), ("恒丰双语学校", None)]
    first, second = projects("恒丰公司投资2亿元的石塘家电项目、华宇公司在旬阳市投资5亿元的太极城综合体项目已签约。")
    assert (first.region_code, second.region_code) == (CITY, XUNYANG)


def test_each_of_several_builders_has_its_project_and_its_amount() -> None:
    found = projects(
        "分别是：由恒丰旅游投资有限公司投资9亿元的竹影山旅游开发项目，由石塘能源有限公司投资2.5亿元的恒迪电力项目。"
    )
    assert [(row.name, row.investment_cny, row.investors) for row in found] == [
        ("竹影山旅游开发项目", 9 * YI, ("恒丰旅游投资有限公司",)),
        ("恒迪电力项目", 250_000_000, ("石塘能源有限公司",)),
    ]


def test_a_project_named_before_an_investor_is_none() -> None:
    found = projects("由中恒一局投资40亿元的石塘新城项目、华宇集团投资30亿元的石塘光伏大棚项目正式签约。")
    assert [(row.name, row.investors) for row in found] == [("石塘新城项目", ()), ("石塘光伏大棚项目", ("华宇集团",))]


def test_what_a_project_puts_up_for_its_money_is_no_second_one() -> None:
    (only,) = projects("华宇鑫电子项目投资12亿元，兴建年产200万平方米电路板制造项目，达产后可实现年销售收入12亿元。")
    assert (only.name, only.investment_cny, only.revenue_cny) == ("华宇鑫电子项目", 12 * YI, 12 * YI)
    (line,) = projects(
        "华宇电气自动化生产项目位于开发区北区，将兴建变压器生产线和钣金生产线各一条，建成后年营业额3000万元。"
    )
    assert line.name == "华宇电气自动化生产项目"


@pytest.mark.parametrize(
    "said",
    [
        "石塘100万千瓦风电基地项目正在进行道路检修和风机基础灌注。",
        "石塘100万千瓦风电基地项目，现已完成部分基础设施建设，并引进职工30名。",
        "石塘100万千瓦风电基地项目已完成投入2500万元。",
        "石塘“风光储”一体化示范项目正在建造塔筒。",
        "石塘200MW荒漠风电基地工程正在建造风机塔筒。",
    ],
)
def test_whatever_is_being_done_on_a_site_is_work_under_way(said: str) -> None:
    (row,) = projects(said)
    assert row.stage == "under_construction"


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ("总投资3亿元的石塘油茶加工项目签约，这些项目的落户投产，对于打造产业集群具有重要意义。", "signed"),
        ("石塘海洋牧场项目也是本次活动的开工项目之一。", "started"),
        ("恒丰公司建设的石塘工艺服饰改建项目总投资4000万元，当年投产，已形成固定资产2100万元。", "operating"),
        (
            "我县签订合同的项目总数（3000万元以上）为25个。亿元项目分别是：由恒丰公司投资2.5亿元的恒迪电力项目。",
            "signed",
        ),
        ("石塘硅片项目总投资1亿元，已开工，10月份投产后可年产硅片120吨。", "started"),
    ],
)
def test_a_stage_is_reached_when_the_text_says_so_and_not_when_it_is_to_come(said: str, stage: str) -> None:
    (row,) = projects(said)
    assert row.stage == stage


def test_the_place_in_a_project_s_name_is_that_project_s_alone() -> None:
    first, second = projects("旬阳市恒丰亚麻加工项目总投资2亿元。秦岭跨江大桥项目总投资8亿元，5月31日合龙。")
    assert (first.region_code, second.region_code) == (XUNYANG, CITY)


def test_what_a_project_is_said_to_be_and_its_phases_are_no_projects_of_their_own() -> None:
    (first,) = projects("石塘恒丰矿山机械项目，是汉阴县关停煤矿后上马的第一个地面项目，达产后年产值6亿元。")
    assert (first.name, first.output_cny) == ("石塘恒丰矿山机械项目", 6 * YI)
    (second,) = projects("恒丰亚麻种植加工项目，今年种植亚麻3万亩，一期亚麻纤维项目已投产，二期亚麻板材项目开工建设。")
    assert (second.name, second.stage) == ("恒丰亚麻种植加工项目", "operating")


def test_villagers_at_work_are_jobs() -> None:
    (project,) = projects("投资3200万元的华宇粉丝厂项目投产，让90多名村民在家门口就业。")
    assert project.jobs == 90


def test_signing_and_groundbreaking_held_together() -> None:
    found = projects(
        "7月18日，第二季度重点招商项目集中签约暨重大项目集中开工仪式举行。",
        "据介绍，此次集中签约项目8个，总投资36亿元。集中开工项目6个，总投资28亿元。",
        "签约项目中，华宇电子产业园项目总投资15亿元。",
        "由瑞铂石英公司投资建设的高纯石英坩埚项目，总投资10.8亿元。",
        "当天开工的年产5万吨低碳硅合金项目，总投资4.2亿元。",
    )
    assert {project.name: project.stage for project in found} == {
        "华宇电子产业园项目": "signed",
        "高纯石英坩埚项目": "signed",
        "年产5万吨低碳硅合金项目": "started",
    }


def test_a_slip_of_the_pen_goes_back_to_the_project() -> None:
    (project,) = projects("安康华宇特钢锻件项目开工。该项日总投资18.6亿元，提供就业岗位860个。")
    assert (project.investment_cny, project.jobs) == (Decimal("18.6") * 10**8, 860)


def test_what_stands_of_a_project_does_not_complete_it() -> None:
    (project,) = projects("恒口镇现代奶业产业园项目正在加快建设，总投资7.2亿元，已建成牧场4座。")
    assert project.stage == "under_construction"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市政府与海澜公司签订了年产3亿米功能性面料项目合作协议，协议投资7亿元。", ["年产3亿米功能性面料项目"]),
        (
            "安徽明玻新能源科技有限公司光伏玻璃及深加工项目计划总投资25亿元。",
            ["安徽明玻新能源科技有限公司光伏玻璃及深加工项目"],
        ),
        ("春季集中开复工动员大会在华宇新能源基地项目现场举行。", ["华宇新能源基地项目"]),
        ("力争6月底重点项目完成投资8.6亿元。", []),
    ],
)
def test_names_beside_agreements_firms_meetings_and_dates(text: str, names: list[str]) -> None:
    assert [project.name for project in projects(text)] == names


def test_an_expected_day_does_not_lie_in_the_past() -> None:
    (project,) = projects("华宇热电联产项目总投资6.8亿元，2022年5月开工，目前钢架吊装完成，预计11月底投产。")
    assert project.expected is not None
    assert project.expected.stage == "operating"
    assert project.expected.date != "2022-11"


def test_the_amount_of_the_next_project_ends_a_name() -> None:
    found = projects("本次签约的合同项目有：投资3亿元的西府老街二期和投资2.2亿元的苹果深加工项目等。")
    assert [(project.name, project.investment_cny, project.stage) for project in found] == [
        ("西府老街二期", 3 * 10**8, "signed"),
        ("苹果深加工项目", Decimal("2.2") * 10**8, "signed"),
    ]


def test_a_lists_line_says_the_stage_of_what_stands_below_it() -> None:
    found = projects(
        "部分开工项目简况：",
        "●云桥康养小镇（汉阴镇） 投资方：北京颐和产业集团 总投资：26亿元，首期6亿元 用工：1500人",
        "【意向项目】",
        "●石泉商贸物流城 投资单位：瑞安市鞋业商会 总投资：4亿元 亩均税收：不低于40万元",
    )
    assert [(p.name, p.stage, p.investment_cny, p.jobs, p.tax_cny) for p in found] == [
        ("云桥康养小镇", "started", 26 * 10**8, 1500, None),
        ("石泉商贸物流城", "intended", 4 * 10**8, None, None),
    ]


def test_so_many_contracts_are_signed_and_a_park_that_was_visited_is_no_project() -> None:
    found = projects(
        "2个合同项目分别是：华宇风能公司投资5亿元的川井风电场，海工公司投资2.8亿元的风机塔筒制造项目。",
        "代表团还考察了中关村科技园、天津空港物流区。",
    )
    assert [(p.name, p.stage) for p in found] == [("川井风电场", "signed"), ("风机塔筒制造项目", "signed")]


SIGNED_AT = "福光光电股份有限公司和汉阴县政府签约光电生产基地项目，"


def test_each_project_stands_where_the_government_that_signs_it_governs() -> None:
    found = projects(
        SIGNED_AT + "旬阳市人民政府与华润电力签约的百兆瓦农光互补项目，晶辉能源有限公司和高新区管委会签约光伏组件项目。"
    )
    assert [(p.name, p.region_code, p.investors) for p in found] == [
        ("光电生产基地项目", HANYIN, ("福光光电股份有限公司",)),
        ("百兆瓦农光互补项目", XUNYANG, ("华润电力",)),
        ("光伏组件项目", CITY, ("晶辉能源有限公司",)),
    ]


def test_a_project_may_stand_elsewhere_where_the_text_says_so() -> None:
    (project,) = projects("“深农牧歌”项目已在永登县大同镇落地。")
    assert (project.name, project.region_code, project.stage) == ("“深农牧歌”项目", "620121", "landed")


def test_the_event_said_before_a_name_is_its_own() -> None:
    found = projects(
        "集中开工项目中，5亿元以上的有21个，包括云桥绿纤生产、福光配件生产等项目；集中竣工项目中，5亿元以上的有7个，包括金湖大道工程、秦巴产业园等项目。",
    )
    assert [p.stage for p in found] == ["started", "started", "completed", "completed"]


def test_what_is_pitched_is_not_signed() -> None:
    found = projects(
        "会上，我市对云桥纳米材料项目、秦巴公园项目等22个项目进行了推介，同时对福光开发项目、凤岭装备项目等20个项目进行了集中签约。"
    )
    assert [(p.name, p.stage) for p in found] == [
        ("云桥纳米材料项目", "planned"),
        ("秦巴公园项目", "planned"),
        ("福光开发项目", "signed"),
        ("凤岭装备项目", "signed"),
    ]


def test_the_amount_of_so_many_projects_is_none_of_the_last_one_s() -> None:
    found = projects(
        "集中开工仪式在汉阴县鲁粮馅料项目现场举行，总投资约122亿元的27个项目集中开工。",
        "包括云桥公路项目、福光公园项目、秦巴“千万”工程项目等，总投资69亿元。",
    )
    assert [p.investment_cny for p in found] == [None] * 4


def test_the_largest_of_so_many_keeps_its_amount() -> None:
    (project,) = projects("63个项目中单体投资最大项目为云桥丙烷产业链项目、总投资103亿元。")
    assert project.investment_cny == 103 * YI


def test_what_each_of_several_reaches_is_nobody_s_amount() -> None:
    found = projects("签约云桥智造项目、福光板材项目，投资额均过5亿元。")
    assert [p.investment_cny for p in found] == [None, None]


def test_amounts_in_brackets_behind_the_names() -> None:
    found = projects("集中签约云桥产业园（5亿元）、福光物流园（3亿元）等12个项目。")
    assert [(p.name, p.investment_cny) for p in found] == [("云桥产业园", 5 * YI), ("福光物流园", 3 * YI)]


def test_numbered_lines_of_a_list_of_the_signed() -> None:
    found = projects(
        "全县举行集中签约活动，签约的3个项目是：",
        "一、云桥智造产业园二期。返乡的陈某先生投资2.2亿元，可吸纳就业600人。",
        "二、佘坪镇油茶融合示范园，投资1.8亿元。",
        "三、太岭山康养度假项目，投资1.2亿元，签的是框架协议。",
    )
    assert [(p.name, p.investment_cny, p.stage) for p in found] == [
        ("云桥智造产业园二期", 220_000_000, "signed"),
        ("佘坪镇油茶融合示范园", 180_000_000, "signed"),
        ("太岭山康养度假项目", 120_000_000, "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("深圳云桥公司投资6.2亿元的凤岭电子线束项目开工。", "深圳云桥公司"),
        ("引进重庆紫云公司计划投资1.5亿元建设凤岭食品加工项目。", "重庆紫云公司"),
        ("凤岭金柑全产业链加工项目总投资2.4亿元，项目业主为安康绿果农业发展有限公司。", "安康绿果农业发展有限公司"),
    ],
)
def test_whoever_pays_is_the_investor(text: str, who: str) -> None:
    (row,) = projects(text)
    assert row.investors == (who,)


def test_a_numbered_line_names_its_project_whatever_words_stand_in_it() -> None:
    found = projects(
        "1．新签项目。全年新签项目28个，总投资87亿元。",
        "2．凤岭边贸互市商品落地加工项目，业主为深圳前海云桥贸易有限公司，总投资6.5亿元。",
    )
    assert [(row.name, row.investors) for row in found] == [
        ("凤岭边贸互市商品落地加工项目", ("深圳前海云桥贸易有限公司",))
    ]


def test_two_joined_names_of_which_the_text_says_two() -> None:
    found = projects("东方天润油脂精深加工和永轩农产品产业园项目签约。两个项目计划总投资4亿元。")
    assert [(p.name, p.investment_cny) for p in found] == [
        ("东方天润油脂精深加工", None),
        ("永轩农产品产业园项目", None),
    ]


def test_the_same_works_are_named_again_by_their_size() -> None:
    found = projects(
        "东日新能源125万吨煤基新材料项目开工，总投资124亿元。",
        "东日能源有限公司年产125万吨煤基新材料项目昨日开工建设。",
    )
    assert [(p.name, p.investment_cny, p.investors) for p in found] == [
        ("东日新能源125万吨煤基新材料项目", 124 * YI, ("东日能源有限公司",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "在从第三届孝贤文化节重点项目推介会上，签约总额16亿元。",
        "福光科技、云桥电子、秦巴股份等10个项目代表与区政府签订协议。",
        "包括重点项目、银企合作、载体建设、智库服务等在内的63个项目集中签约。",
        "坚持一切围着项目转、一切盯着项目干，签约项目36个。",
        "再次掀起重大项目开工建设热潮。",
        "先后引进了国能电投、中保集团等一批优质项目。",
        "一季度医药项目总投资10.8亿元，电子项目投资16.7亿元。",
        "签约仪式在云桥食用菌产业园成功举行。",
    ],
)
def test_classes_firms_and_meetings_are_no_projects(text: str) -> None:
    assert projects(text) == ()


def test_the_projects_counted_as_signed_are_listed_in_the_next_paragraph() -> None:
    found = projects(
        "推介专场上，我市有2个项目上台参加签约，总投资额达166亿元。",
        "据悉，这2个项目分别是：旬阳中欧温泉康养特色小镇、汉阴大湖森林特色小镇。",
    )
    assert [(p.name, p.stage, p.region_code) for p in found] == [
        ("旬阳中欧温泉康养特色小镇", "signed", XUNYANG),
        ("汉阴大湖森林特色小镇", "signed", HANYIN),
    ]


def test_quotes_around_names_are_not_theirs_and_announce_nothing() -> None:
    found = projects("“闻川古城项目”、“云桥有轨电车近期建设项目工程”、“许村段改建工程”等5个项目上台签约。")
    assert [(p.name, p.stage, p.expected) for p in found] == [
        ("闻川古城项目", "signed", None),
        ("云桥有轨电车近期建设项目工程", "signed", None),
        ("许村段改建工程", "signed", None),
    ]


def test_an_amount_of_all_that_are_counted() -> None:
    found = projects("仪式上，投资136.6亿元的宏达新材、晶盛二期等21个产业项目投产。")
    assert [(p.name, p.investment_cny) for p in found] == [("宏达新材", None), ("晶盛二期", None)]


def test_names_and_amounts_between_semicolons() -> None:
    found = projects("其余2个项目为：门业处理中心，投资3.8亿元；宠物用品电商仓，投资1.9亿元。")
    assert [(p.name, p.investment_cny) for p in found] == [
        ("门业处理中心", 380_000_000),
        ("宠物用品电商仓", 190_000_000),
    ]


def test_the_greatest_and_the_only_one_told_of() -> None:
    found = projects(
        "最大的开放通道项目是梅山三创基地（二期）项目，总投资55亿元。", "集中开工重大项目为汉阴县城区排水工程，"
    )
    assert [(p.name, p.investment_cny, p.stage) for p in found] == [
        ("梅山三创基地（二期）项目", 55 * YI, None),
        ("汉阴县城区排水工程", None, "started"),
    ]


def test_another_firm_s_amount_behind_a_semicolon() -> None:
    found = projects("福光公司建设40万吨己内酰胺工程项目，一期投资36亿元；东海钢铁集团有限公司投资50亿元，用地1500亩。")
    assert [(p.investment_cny, len(p.phases)) for p in found] == [(None, 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # named as projects, and no stage said of them
        ("会上着重介绍了泾河物流港、洮阳羊肚菌等4个项目。", [("泾河物流港", None), ("洮阳羊肚菌", None)]),
        # a class among names is one of as many as are counted
        (
            "石泉鼎盛、泾阳金桥、循环经济产业园、泾河物流港等9个项目竣工投产。",
            [
                ("石泉鼎盛", "operating"),
                ("泾阳金桥", "operating"),
                ("循环经济产业园", "operating"),
                ("泾河物流港", "operating"),
            ],
        ),
        (
            "泾河管件、洮阳模具等 7 个项目正在建设当中。",
            [("泾河管件", "under_construction"), ("洮阳模具", "under_construction")],
        ),
        (
            "该市泾河检测中心、金桥动力电池等8个项目正式开工。",
            [("泾河检测中心", "started"), ("金桥动力电池", "started")],
        ),
        (
            "泾河高铁技术研究中心、洮阳环球中心等一批央企投资的产业项目启动建设。",
            [("泾河高铁技术研究中心", "started"), ("洮阳环球中心", "started")],
        ),
        ("积极跟进泾河微藻、洮阳汽车小镇等项目。", [("泾河微藻", "negotiating"), ("洮阳汽车小镇", "negotiating")]),
        # the count stands in a bracket
        (
            "1.续建项目（2个）：泾河航天城项目（包括甲酒店、乙酒店）、洮阳大桥。",
            [("泾河航天城项目（包括甲酒店、乙酒店）", "under_construction"), ("洮阳大桥", "under_construction")],
        ),
        # commas part as 、 does
        (
            "包括泾河新区的乐华物流，洮阳新区的金桥量子通讯、石泉经编在内的16个项目集中签约。",
            [("乐华物流", "signed"), ("金桥量子通讯", "signed"), ("石泉经编", "signed")],
        ),
        # 主要有, behind a count; 重点项目有
        (
            "清洁能源项目9个，主要有泾河60万千瓦抽水蓄能、洮阳乌图多能互补、金桥直流二期外送等。",
            [("泾河60万千瓦抽水蓄能", None), ("洮阳乌图多能互补", None), ("金桥直流二期外送", None)],
        ),
        (
            "具有代表性的重大项目有：泾河装备项目和洮阳北斗项目、金桥电动车基地项目等项目。",
            [("泾河装备项目", None), ("洮阳北斗项目", None), ("金桥电动车基地项目", None)],
        ),
        # several kinds at once, infrastructure, and who is in charge in brackets
        (
            "泾河高级学校、洮阳公寓等9个文教、医疗、住房项目已完工投用。",
            [("泾河高级学校", "completed"), ("洮阳公寓", "completed")],
        ),
        (
            "泾河快速路、洮阳大桥等一批交通基础设施开工建设，环湖公路泾河段率先通车。",
            [("泾河快速路", "started"), ("洮阳大桥", "started"), ("环湖公路泾河段", "operating")],
        ),
        (
            "已完工项目49个，分别是：泾河有机茶加工项目（责任单位：双河镇）、洮阳冷链项目（责任单位：白石乡）、金桥物流园（白石乡）。",
            [("泾河有机茶加工项目", "completed"), ("洮阳冷链项目", "completed"), ("金桥物流园", "completed")],
        ),
        # parted by ；, with an opening or a count behind
        (
            "会上对泾河有机茶加工项目；洮阳冷链项目；金桥物流园项目等12个项目进行了推介。",
            [("泾河有机茶加工项目", "planned"), ("洮阳冷链项目", "planned"), ("金桥物流园项目", "planned")],
        ),
        (
            "此次签约的项目包括：泾河有机茶加工项目；洮阳冷链项目；金桥物流园。",
            [("泾河有机茶加工项目", "signed"), ("洮阳冷链项目", "signed"), ("金桥物流园", "signed")],
        ),
        # a label opens the list; what one does is no name
        (
            "新开工项目：泾河有机茶、洮阳冷链、金桥物流园。",
            [("泾河有机茶", "started"), ("洮阳冷链", "started"), ("金桥物流园", "started")],
        ),
        ("重点项目：加快项目建设、强化服务、优化环境。", []),
        # 像 and 为 are a name's own
        ("大像山仿古街、华为云数据中心等12个项目签约。", [("大像山仿古街", "signed"), ("华为云数据中心", "signed")]),
        # designs are no building
        (
            "泾河仿古街、洮阳制衣等3个项目正在开展测绘、施工图设计等准备。",
            [("泾河仿古街", None), ("洮阳制衣", None)],
        ),
        (
            "对泾河旅游区、洮阳休闲农业园等8个招商项目进行了详细介绍。",
            [("泾河旅游区", "planned"), ("洮阳休闲农业园", "planned")],
        ),
        # classes, goods, firms and sums of money are none
        ("聚焦教育、医疗等民生项目，围绕道路、供水等基础设施建设加大投入。", []),
        ("特色生物、矿产资源开发类等项目10个。", []),
        ("盘活的厂房用于承接玉石雕刻、银饰镶嵌等中小项目26个。", []),
        ("共洽谈项目15个，主要涉及铝合金薄板、手机机芯等一批科技含量较高的项目。", []),
        ("加大与泾河基因研究院有限公司、金桥集团等项目的沟通。", []),
        ("三大类项目引资额，分别为1180亿元、640亿元和75亿元。", []),
        ("景区主要有泾河公园、洮阳博物馆。", []),
    ],
)
def test_the_members_of_lists(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(project.name, project.stage) for project in projects(text)] == found


def test_an_amount_that_is_signed_or_stands_bare_before_a_name_is_its_own() -> None:
    text = "市政府与云桥集团签订的7亿元黄芪深加工项目、高新区与泾河科技签订的1.1亿元数字平台建设项目正式落地，投资4.8亿元洮阳独立储能项目完成签约。"
    assert [(project.name, project.investment_cny) for project in projects(text)] == [
        ("黄芪深加工项目", 7 * YI),
        ("数字平台建设项目", Decimal("1.1") * YI),
        ("洮阳独立储能项目", Decimal("4.8") * YI),
    ]


def test_where_a_project_goes_is_said_behind_its_name() -> None:
    text = "甲公司投资3亿元的冷链项目将陆续落户石泉县，乙公司投资8亿元的面业项目将落户高新区，丙公司投资5亿元的茶业项目将落户汉阴县。"
    found = extract(document(text)).projects
    assert [(project.name, project.region_code) for project in found] == [
        ("冷链项目", "610922"),
        ("面业项目", CITY),
        ("茶业项目", HANYIN),
    ]


def test_a_county_elsewhere_in_full_at_the_head_of_a_name_is_where_the_project_stands() -> None:
    (found,) = extract(document("本次签约最大的是总投资13亿元的汉中市留坝县冲滩风力发电项目。")).projects
    assert found.region_code == "610729"


def test_a_bare_city_at_the_head_of_a_name_places_no_project_of_an_unknown_home() -> None:
    text = "本月签约深圳恒丰电子产业园项目，总投资3亿元。"
    nowhere = document(text, title="", kind="news", region=None, region_code=None)
    assert [project.region_code for project in extract(nowhere).projects] == [None]


def test_a_project_stands_where_its_firm_is_said_to_build() -> None:
    text = "安康与汉中签约2个项目：云桥有限公司在留坝县建设菌菇加工园项目、石塘集团在旬阳市建设冷链物流园项目。"
    assert [project.region_code for project in projects(text)] == ["610729", XUNYANG]


def test_as_many_names_as_the_sentence_before_counts() -> None:
    found = projects("全县重点项目共3项，总投资17亿元。分别是：旬阳科技馆新馆、云桥冷链产业园、石塘智慧教育园区。")
    assert [project.name for project in found] == ["旬阳科技馆新馆", "云桥冷链产业园", "石塘智慧教育园区"]
