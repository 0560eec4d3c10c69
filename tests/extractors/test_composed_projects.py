"""Short texts composed of slots, whose named projects are known: name × what is said of it × what follows × list.

A slot is data; what it makes true stands beside it, so that a text's projects are computed and never recorded.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import extract
from extractors.facts import Project
from tests.extractors.written import document

YI = Decimal(100_000_000)
BUILDING = "under_construction"

# a brand and what it makes, builds or runs; most end in no 项目
NAMES = (
    "恒瑞达电池隔膜项目",
    "盛林毛绒玩具生产基地",
    "金禾魔芋食品产业园",
    "宏翔精密模具厂",
    "正康医用敷料研发中心",
    "莱恩国际商贸城",
    "天域温泉康养度假村",
    "洞河镇80兆瓦分散式风电",
    "毛坝镇污水处理厂扩建工程",
    "双安镇抽水蓄能电站",
    "高新区标准化厂房二期",
    "鼎泰年产20万台节能电机项目",
    "泓源富硒茶叶扩能工程",
)


class Said(NamedTuple):
    """A sentence of a project: `{name}`, `{cost}`; the stage and whether it tells what the project costs."""

    words: str
    stage: str | None
    costs: bool


SAID = (
    Said("3月5日，{name}在县经开区正式开工。", "started", False),
    Said("由汉源新材料有限公司投资建设的{name}位于麻柳镇，总投资{cost}，于2月开工建设。", "started", True),
    Said("{name}由汉源集团投资建设，计划总投资{cost}，目前正在进行主体施工。", BUILDING, True),
    Said("在{name}施工现场，塔吊林立，工人们正在绑扎钢筋。", BUILDING, False),
    Said("{name}主体结构全面封顶。", BUILDING, False),
    Said("5月8日，{name}一次点火成功，进入试生产。", "operating", False),
    Said("{name}（总投资{cost}）已完成主体工程，正在安装设备。", BUILDING, True),
    Said("今年新开工的{name}，计划总投资{cost}，占地80亩。", "started", True),
    Said("引进{name}，计划投资{cost}，目前正在进行场地平整。", BUILDING, True),
    Said("一行来到{name}，察看建设进度。项目总投资{cost}，目前主体已封顶。", BUILDING, True),
    Said("目前，{name}已进入设备安装调试阶段。", BUILDING, False),
)


class After(NamedTuple):
    """A sentence that names nobody, and the columns that it gives the project before it."""

    words: str
    columns: dict[str, int | str]


AFTER = (
    After("", {}),
    After("项目达产后，预计年产值可达4亿元，带动就业320人。", {"output_cny": 4 * 10**8, "jobs": 320}),
    After("建成投产后，可实现年销售收入3亿元、利税2000万元。", {"revenue_cny": 3 * 10**8, "tax_cny": 2 * 10**7}),
    After("截至目前，项目已完成总工程量的60%。", {"progress_pct": 60}),
    After("眼下，工程整体进度已完成45%，预计年底建成。", {"progress_pct": 45}),
    After("目前厂房主体完成70%，设备安装完成10%。", {"progress_pct": 70}),
)

# a list of names, and the stage of each
LISTS = (
    ("{names}等{count}个项目集中开工。", "started"),
    ("今年以来，签约的项目有{names}等。", "signed"),
    ("其中，已投产的有{names}。", "operating"),
    ("{names}均已建成投产。", "operating"),
    ("“{quoted}”等{count}个项目先后签约。", "signed"),
)


def found(text: str) -> list[Project]:
    return list(extract(document(text, place="610924")).projects)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(SAID), st.integers(2, 60), st.sampled_from(AFTER))
def test_one_project_with_what_is_said_of_it(name: str, said: Said, cost: int, after: After) -> None:
    (project,) = found(said.words.format(name=name, cost=f"{cost}亿元") + after.words)
    assert project.name == name
    assert project.investment_cny == (cost * YI if said.costs else None)
    stages = {said.stage, BUILDING} if "progress_pct" in after.columns and said.stage == "started" else {said.stage}
    assert project.stage in stages
    given_columns = {column: getattr(project, column) for column in after.columns}
    assert given_columns == after.columns


# how a text turns from a project to what it says of it later: at once, in a new paragraph, behind somebody's words
BETWEEN = (
    "",
    "\n",
    "“这里的营商环境很好。”公司负责人李军说。",
    "项目产品主要用于轨道交通，技术国内领先。",
    "“我们有信心。”李军说。\n",
)
LATER = (
    After("目前，场地平整已全部完成，桩基施工完成40%。", {"progress_pct": 40, "stage": BUILDING}),
    After("现已完成厂房主体建设，正在安装生产线。", {"stage": BUILDING}),
    After("目前，项目整体形象进度达到85%，其中主体工程完成90%。", {"progress_pct": 85, "stage": BUILDING}),
    After(
        "全面建成达产后，年营业收入可达6亿元，年利税5000万元，直接提供就业岗位260个。",
        {"revenue_cny": 6 * 10**8, "tax_cny": 5 * 10**7, "jobs": 260},
    ),
    After("该项目可吸纳当地120名群众就近务工。", {"jobs": 120}),
    After("眼下，1号厂房主体已完工，2号厂房正在施工。", {"stage": BUILDING}),
)
OPENED = (
    "5月9日，{name}签约仪式在县行政中心举行。",
    "今年4月，位于麻柳镇的{name}举行开工仪式。",
    "“{name}从签约到开工只用了3个月。”总经理王强说。",
    "县委书记带队到{name}调研，要求企业倒排工期。",
    "今年2月，{name}设备进场安装。",
    "在全县120个重点项目中，{name}是单体投资最大的一个，总投资3亿元。",
    "{name}：建设地点麻柳镇工业园，总投资3亿元。",
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([name for name in NAMES if "二期" not in name]),
    st.sampled_from(OPENED),
    st.sampled_from(BETWEEN),
    st.sampled_from(LATER),
)
def test_what_is_said_later_is_of_the_project_that_was_named(
    name: str, opened: str, between: str, later: After
) -> None:
    words = opened.format(name=name) + between + later.words
    (project,) = extract(document(*words.split("\n"), place="610924")).projects
    assert project.name == name
    assert {column: getattr(project, column) for column in later.columns} == later.columns


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(NAMES), min_size=3, max_size=5, unique=True), st.sampled_from(LISTS))
def test_each_of_a_list_is_one(names: list[str], form: tuple[str, str]) -> None:
    words, stage = form
    text = words.format(names="、".join(names), quoted="”“".join(names), count=len(names))
    assert [(project.name, project.stage) for project in found(text)] == [(name, stage) for name in names]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.integers(2, 60)), min_size=2, max_size=4, unique_by=lambda x: x[0])
)
def test_several_told_in_turn_keep_their_own_cost(told: list[tuple[str, int]]) -> None:
    sentences = [f"{name}总投资{cost}亿元，位于麻柳镇，目前正在进行主体施工。" for name, cost in told]
    rows = [(project.name, project.investment_cny, project.stage) for project in found("".join(sentences))]
    assert rows == [(name, cost * YI, BUILDING) for name, cost in told]
