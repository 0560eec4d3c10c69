"""Project names as written: where they begin, where they end, and what is only a class of projects."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.naming import find_names, is_company
from extractors.quantity import find_quantities


def names(text: str) -> list[str]:
    return [text[name.start : name.end] for name in find_names(text, 0, len(text), find_quantities(text), [])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # behind an amount
        ("总投资16.8亿元的生物医药产业园已经开工。", ["生物医药产业园"]),
        ("计划总投资30亿元的中科光电仪表线缆产业基地落户我市。", ["中科光电仪表线缆产业基地"]),
        ("总投资18亿元的安瑞新能源电池箱体正在安装设备。", ["安瑞新能源电池箱体"]),
        ("投资8600万元的藜麦精深加工厂投产。", ["藜麦精深加工厂"]),
        ("总投资5亿元的富硒茶饮料生产线项目签约。", ["富硒茶饮料生产线项目"]),
        ("总投资3.2亿元的“云上安康”数据中心项目签约。", ["“云上安康”数据中心项目"]),
        ("目前“云桥牧歌”项目已开工，“福光新材料项目”已投产。", ["“云桥牧歌”项目", "福光新材料项目"]),
        ("总投资5亿元的华宇电子（二期）项目开工。", ["华宇电子（二期）项目"]),
        # behind a verb
        ("引进福光新材料项目", ["福光新材料项目"]),
        ("成功签约华宇电子元器件生产项目。", ["华宇电子元器件生产项目"]),
        ("正在推进秦巴冷链物流园项目。", ["秦巴冷链物流园项目"]),
        ("年产3000吨中空碳纤维项目开工。", ["年产3000吨中空碳纤维项目"]),
        # lists
        ("华宇电子元器件项目、秦巴冷链物流项目等12个项目签约。", ["华宇电子元器件项目", "秦巴冷链物流项目"]),
        ("福光新材料项目、安瑞电池项目和云桥智造项目先后落地。", ["福光新材料项目", "安瑞电池项目", "云桥智造项目"]),
        (
            "总投资5亿元的华宇电子产业园和总投资3亿元的秦巴物流园相继开工。",
            ["华宇电子产业园", "秦巴物流园"],
        ),
        # lists whose members have no head of their own
        ("签约沃华医药、绿源电驱、三原食品等项目27个。", ["沃华医药", "绿源电驱", "三原食品"]),
        ("邛名高速扩容、文君水库等重大项目顺利开工。", ["邛名高速扩容", "文君水库"]),
        ("正威铜基新材料等5个储备项目提前开工。", ["正威铜基新材料"]),
        ("云桥智造项目、和一肉制品项目等9个项目。", ["云桥智造项目", "和一肉制品项目"]),
        # one head closes joined parts
        ("总投资3亿元的高铁连接线绿化、亮化工程，", ["高铁连接线绿化、亮化工程"]),
        ("总投资9亿元的连翘抚育基地及中药饮片加工车间项目，", ["连翘抚育基地及中药饮片加工车间项目"]),
        ("投资12亿元的活性炭循环产业园、9.6亿元的华净饮品扩能项目。", ["活性炭循环产业园", "华净饮品扩能项目"]),
        ("长虹公司投资35亿元年产300万片显示屏生产线建设项目", ["年产300万片显示屏生产线建设项目"]),
        # before their amount, before their stage, behind their investor
        ("南山文化生态园总投资80亿元、老工业区搬迁改造工程总投资68亿元", ["南山文化生态园", "老工业区搬迁改造工程"]),
        ("界头花海半山酒店国庆前投入试运营，", ["界头花海半山酒店"]),
        ("精工科技拟投资3.5亿元，在双流建设智能卡个人数据中心；", ["智能卡个人数据中心"]),
        ("在水浒酒庄文旅示范园，项目负责人介绍，", ["水浒酒庄文旅示范园"]),
        # a bracket of the name, and one that says other things
        (
            "云桥陆港枢纽产业园（凤岭电商物流服务中心）、福光冷链项目先后落地。",
            ["云桥陆港枢纽产业园（凤岭电商物流服务中心）", "福光冷链项目"],
        ),
        ("总投资5亿元的云桥水泥危废处置项目（一期）签约。", ["云桥水泥危废处置项目（一期）"]),
        ("引进华宇电子元器件项目（总投资5亿元）。", ["华宇电子元器件项目"]),
        ("江南集团（黑石公司）高档纺织面料项目开工。", ["高档纺织面料项目"]),
        # the last head closes the name
        ("凤栖田园小镇建设项目、秦巴物流园二期工程项目开工。", ["凤栖田园小镇建设项目", "秦巴物流园二期工程项目"]),
        # a firm's own works
        ("福光玻璃纤维有限公司四期项目总投资3亿元。", ["福光玻璃纤维有限公司四期项目"]),
        ("华族科技有限公司项目总投资1.5亿元，占地50亩。", ["华族科技有限公司项目"]),
        # as many as are counted
        (
            "这3个项目分别是云桥体育设备制造、领建新材料生产、格润润滑油生产，涵盖两个领域。",
            ["云桥体育设备制造", "领建新材料生产", "格润润滑油生产"],
        ),
        (
            "集中签约云桥液化工厂建设、年产3万吨铸件改扩建和年产1万吨香醋搬迁3个项目的合作协议。",
            ["云桥液化工厂建设", "年产3万吨铸件改扩建", "年产1万吨香醋搬迁"],
        ),
        ("甲乡政府、白马镇和青石村3个项目。", []),
        ("项目包括天鹭船艇项目、秦巴养殖项目、永泰箱包项目。", ["天鹭船艇项目", "秦巴养殖项目", "永泰箱包项目"]),
        ("项目包括光伏项目、风电项目、箱包项目。", []),
        ("福光公司与汉滨区政府签订新能源汽车项目。", ["新能源汽车项目"]),
        ("投资50亿元的云桥数智中心以及福光结算中心等一批项目。", ["云桥数智中心", "福光结算中心"]),
        ("引进国能电投、中保集团等一批优质项目。", []),
        ("医药项目总投资10.8亿元。", []),
        ("签署110个国内经济合作项目。", []),
        ("3个分会场分别设有秦巴物流、云桥一级路、凤岭水厂、福光光伏。", []),
        (
            "基础设施项目有云桥二级公路、凤岭供水改扩建工程等4个，总投资7.3亿元。",
            ["云桥二级公路", "凤岭供水改扩建工程"],
        ),
        ("云桥生物科技生产线及冷链物流平台建设项目总投资4.6亿元。", ["云桥生物科技生产线及冷链物流平台建设项目"]),
        ("签约年产6万吨甲基吡咯烷酮、丁内酯系列产品项目。", ["年产6万吨甲基吡咯烷酮、丁内酯系列产品项目"]),
        # left edges
        ("2个光伏项目主要有安普华宇光伏玻璃项目，总投资1.2亿元。", ["安普华宇光伏玻璃项目"]),
        ("汉滨高新区在云桥智能风机制造项目现场举办活动。", ["云桥智能风机制造项目"]),
        ("仪式主现场设立在西南云桥物流园项目。", ["西南云桥物流园项目"]),
        ("嘉宾一同为良创砼浆设备制造项目培土。", ["良创砼浆设备制造项目"]),
        ("正在建设的是3万吨聚乳酸原料项目生产车间。", ["3万吨聚乳酸原料项目"]),
        ("县长出席仪式并宣布项目开工。", []),
        ("第三站观摩牡丹区石炭纪纳米产业园项目。", ["牡丹区石炭纪纳米产业园项目"]),
        ("县政府与光谷激光装备项目签约。", ["光谷激光装备项目"]),
        ("已投产项目海尚水产食品项目运营正常。", ["海尚水产食品项目"]),
        ("联兴不锈钢管项目、成都天马面板项目开工。", ["联兴不锈钢管项目", "成都天马面板项目"]),
        ("秦岭泉水厂项目（一期）开工。", ["秦岭泉水厂项目（一期）"]),
    ],
)
def test_names_are_found_as_written(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "重大招商引资项目加快推进。",
        "该项目总投资5亿元。",
        "全市新签约项目35个，总投资120亿元。",
        "签约亿元以上工业项目23个。",
        "重点产业链项目库不断充实。",
        "推进项目审批提速。",
        "优质项目纷至沓来。",
        "一批高质量制造业项目落地开工。",
        "本项目、此项目均已开工。",
        "项目单位负责人介绍。",
        "新建项目18个，续建项目14个。",
        "省外项目占比过半。",
        "总投资120亿元的35个项目集中开工。",
        "土建工程完成80%。",
        "食品加工类项目13个。",
        "涉及装备制造、新能源、现代物流等项目20个。",
        "实施高标准农田、棚户区改造等项目。",
        "引进德国先进的薄膜生产线8条。",
        "建设尾矿综合回收利用生产线一条。",
        "投资两项生猪养殖项目。",
        "6条环城道路项目顺利推进。",
        "首个绿色石化配套项目。",
        "实行县级领导包联项目。",
        "G60科创走廊产业园区联盟签约。",
        "",
    ],
)
def test_a_class_of_projects_is_no_name(text: str) -> None:
    assert names(text) == []


def test_the_amount_before_a_name_is_its_own() -> None:
    text = "总投资5亿元的华宇电子产业园和总投资3亿元的秦巴物流园相继开工。"
    found = find_names(text, 0, len(text), find_quantities(text), [])
    assert [name.amount.low for name in found if name.amount] == [5 * 10**8, 3 * 10**8]


def test_the_names_of_a_list_are_marked_so() -> None:
    text = "华宇电子元器件项目、秦巴冷链物流项目等12个项目签约。"
    assert [name.listed for name in find_names(text, 0, len(text), find_quantities(text), [])] == [True, True]


def test_a_slice_keeps_the_offsets_of_the_whole() -> None:
    text = "引进福光新材料项目。引进秦巴冷链物流项目。"
    found = find_names(text, 10, len(text), [], [])
    assert [text[name.start : name.end] for name in found] == ["秦巴冷链物流项目"]


@pytest.mark.parametrize(
    ("words", "company"),
    [
        ("华宇电子有限公司", True),
        ("安康秦巴物流集团", True),
        ("华宇电子（陕西）有限公司", True),
        ("福光新材料股份有限公司", True),
        (" 华宇电子有限公司 ", True),
        ("市投资合作促进中心", False),
        ("产业园", False),
        ("", False),
    ],
)
def test_companies(words: str, company: bool) -> None:
    assert is_company(words) is company


PIECES = "总投资5亿元的 华宇电子 秦巴冷链 项目 产业园 基地 、 和 等12个项目 签约 正在建设 （ ） “ ” 年产3000吨 有限公司 ， 。 重大 该 引进 3亿元 工程 车间 的 技改 亿元以上"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=16).map("".join))
@settings(max_examples=500, deadline=None)
def test_names_lie_in_the_text_in_order(text: str) -> None:
    start = 0
    for name in find_names(text, 0, len(text), find_quantities(text), []):
        assert start <= name.start < name.end <= len(text)
        assert "。" not in text[name.start : name.end]
        start = name.start


@pytest.mark.xfail(strict=True, reason="two amounts without a mark between them open the same name")
def test_names_never_overlap() -> None:
    text = "总投资5亿元的总投资3亿元的华宇电子项目"
    found = find_names(text, 0, len(text), find_quantities(text), [])
    assert [name.end for name in found[:-1] if name.end > found[-1].start] == []
