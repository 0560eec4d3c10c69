"""What is said of single named projects, through `extract` on pages of our own: every column typed by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors import Document, extract
from extractors.document import Block
from extractors.facts import Amount, Expected, Phase, Project
from extractors.projects import furthest_stage

YI = 10**8
CITY, HANYIN, XUNYANG = "610900", "610921", "610981"


def projects(*paragraphs: str) -> tuple[Project, ...]:
    """The projects of a news page of 安康市, published on 20 July 2023."""
    blocks, position = [], 0
    for paragraph in paragraphs:
        blocks.append(Block("paragraph", position, position + len(paragraph)))
        position += len(paragraph) + 1
    return extract(
        Document(
            path="项目.html",
            sha256="c" * 64,
            text="\n".join(paragraphs),
            blocks=tuple(blocks),
            title="项目建设快讯",
            published=date(2023, 7, 20),
            kind="news",
            region="陕西省安康市",
            region_code=CITY,
        )
    ).projects


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


def test_a_park_that_others_stand_in_is_no_project() -> None:
    found = projects("在汉阴航空产业园，福光无人机总装项目建成投产，总投资2亿元。")
    assert [project.name for project in found] == ["福光无人机总装项目"]
