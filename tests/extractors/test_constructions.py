"""Constructions of the genre, each as a bureau would write it, with every row that a reader takes from it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from tests.extractors.written import document

Row = tuple[str, str, str | None, Decimal, str | None]


def rows(text: str) -> list[Row]:
    """Measure, role, stage, value and class of every observation; a line is a paragraph."""
    found = extract(document(*text.split("\n"))).observations
    return [(row.metric, row.role, row.stage, row.value, row.sector) for row in found]


def count(role: str, stage: str | None, value: int) -> Row:
    return ("project_count", role, stage, Decimal(value), None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "在库项目312个，其中签约未开工的46个，开工未竣工的118个，竣工未投产的22个。",
            [("registered", 312), ("signed", 46), ("under_construction", 118), ("completed", 22)],
        ),
        ("签约项目14个，包括工业项目9个、农业项目3个。", [("signed", 14), ("signed", 9), ("signed", 3)]),
        (
            "集中签约一批、开工一批、投产一批重大项目，共计58个，其中签约21个、开工25个、投产12个。",
            [(None, 58), ("signed", 21), ("started", 25), ("operating", 12)],
        ),
        ("共签约亿元以上项目13只；新开工亿元项目9只。", [("signed", 13), ("started", 9)]),
        (
            "汉滨区、石泉县、紫阳县签约项目数位列全市前三，分别为38个、29个、25个。",
            [("signed", 38), ("signed", 29), ("signed", 25)],
        ),
        (
            "签约项目个数前三位的是汉滨区、石泉县、紫阳县，分别为38个、29个、25个。",
            [("signed", 38), ("signed", 29), ("signed", 25)],
        ),
        ("在手项目143个，签了约的89个，动了工的只有41个。", [("negotiating", 143), ("signed", 89), ("started", 41)]),
        ("签约项目5个和开工项目7个。", [("signed", 5), ("started", 7)]),
        (
            "目前有17个项目建成投产、22个项目正在加紧建设、11个项目正在做前期。",
            [("operating", 17), ("under_construction", 22), (None, 11)],
        ),
        (
            "目前，17个已建成投产，22个正在建设，11个正在办理前期手续，8个尚未启动。",
            [("operating", 17), ("under_construction", 22), (None, 11), (None, 8)],
        ),
        ("已开工27个，待开工11个，前期8个。", [("started", 27), (None, 11), (None, 8)]),
        ("汉滨区和石泉县开工的项目都是8个。", [("started", 8), ("started", 8)]),
        (
            "招引项目签约、开工、投产数依次是42个、31个、17个。",
            [("signed", 42), ("started", 31), ("operating", 17)],
        ),
        (
            "开工46个（去年49个），投产11个（去年12个）。",
            [("started", 46), ("started", 49), ("operating", 11), ("operating", 12)],
        ),
        ("新签约项目超5个的有6个县区，开工率达100%的有4个县区。", []),
        ("签约项目在10个以上的县区有4个。", []),
        ("签约项目中，制造业15个，总投资62.5亿元；现代农业2个，总投资4.5亿元。", [("signed", 15), ("signed", 2)]),
        (
            "谋划项目326个，已纳入国家重大项目库的43个、省重大项目库的68个。",
            [("planned", 326), ("registered", 43), ("registered", 68)],
        ),
        (
            "项目中，7个已开工，2个已完成土地招拍挂，1个正在洽谈合同细节。",
            [("started", 7), (None, 2), ("negotiating", 1)],
        ),
        ("引进项目68个，其中5020项目3个，亿元以上项目37个。", [("landed", 68), ("landed", 3), ("landed", 37)]),
        ("9个项目签约后未落地，已开工未投产项目25个。", [("signed", 9), ("started", 25)]),
        ("12个项目当年签约当年开工，8个项目处于土建阶段。", [("started", 12), ("under_construction", 8)]),
        ("在谈项目41个，其中即将签约的4个。", [("negotiating", 41), ("negotiating", 4)]),
    ],
)
def test_counts(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert [row[:4] for row in rows(text) if row[0] == "project_count"] == [
        count("actual", stage, value)[:4] for stage, value in expected
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新开工56个，比上年多开工8个。", [count("actual", "started", 56), count("increase", "started", 8)]),
        ("新签约26个，较去年同期少签约3个。", [count("actual", "signed", 26), count("increase", "signed", -3)]),
        (
            "签约、开工项目同比分别增加11个、7个，达到58个、46个。",
            [
                count("increase", "signed", 11),
                count("increase", "started", 7),
                count("actual", "signed", 58),
                count("actual", "started", 46),
            ],
        ),
        (
            "签约、开工项目个数分别增长23.4%、17.9%，达到58个、46个。",
            [
                ("project_count", "growth_yoy", "signed", Decimal("23.4"), None),
                ("project_count", "growth_yoy", "started", Decimal("17.9"), None),
                count("actual", "signed", 58),
                count("actual", "started", 46),
            ],
        ),
        (
            "新签约58个、新开工46个，同比分别增加11个、减少3个。",
            [
                count("actual", "signed", 58),
                count("actual", "started", 46),
                count("increase", "signed", 11),
                count("increase", "started", -3),
            ],
        ),
        (
            "签约项目数从去年的47个上升到58个，增长23.4%。",
            [
                count("actual", "signed", 47),
                count("actual", "signed", 58),
                ("project_count", "growth_yoy", "signed", Decimal("23.4"), None),
            ],
        ),
        (
            "签约项目数增加17个，增长41.5%。",
            [
                count("increase", "signed", 17),
                ("project_count", "growth_yoy", "signed", Decimal("41.5"), None),
            ],
        ),
        (
            "仍有11个年度计划新开工项目尚未开工，占年度计划新开工项目39个的28.2%。",
            [
                count("actual", None, 11),
                count("target", "started", 39),
                ("project_count", "share", None, Decimal("28.2"), None),
            ],
        ),
        (
            "签约项目19个，合同金额58亿元，项目数和合同金额分别是去年同期的1.6倍和2.1倍。",
            [
                count("actual", "signed", 19),
                ("contract_value", "actual", "signed", Decimal(5800000000), None),
                count("growth_yoy", "signed", 60),
                ("contract_value", "growth_yoy", "signed", Decimal(110), None),
            ],
        ),
        (
            "工业项目开工率82.1%，农业项目开工率61.5%。",
            [
                ("project_count", "conversion_rate", "started", Decimal("82.1"), "工业"),
                ("project_count", "conversion_rate", "started", Decimal("61.5"), "农业"),
            ],
        ),
        ("签约项目33个，距全年目标40个还差7个。", [count("actual", "signed", 33), count("target", "signed", 40)]),
        ("全年目标签约100个，上半年签约58个。", [count("target", "signed", 100), count("actual", "signed", 58)]),
        ("签约项目数同比翻了一番，达到126个。", [count("growth_yoy", "signed", 100), count("actual", "signed", 126)]),
        (
            "新开工15个、竣工11个，完成全年“开工20个、竣工16个”目标的75%和68.8%。",
            [
                count("actual", "started", 15),
                count("actual", "completed", 11),
                count("target", "started", 20),
                count("target", "completed", 16),
                ("project_count", "completion_rate", "started", Decimal(75), None),
                ("project_count", "completion_rate", "completed", Decimal("68.8"), None),
            ],
        ),
        ("竣工投产率达到31.2%。", [("project_count", "conversion_rate", "operating", Decimal("31.2"), None)]),
    ],
)
def test_changes_and_rates(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("签约项目总投资突破千亿元大关，达1023.6亿元。", [("total_investment", "actual", "1023.6")]),
        (
            "实际利用外资3.2亿美元（按商务部口径1.9亿美元），同比增长8.8%。",
            [("foreign_capital", "actual", "3.2"), ("foreign_capital", "actual", "1.9")],
        ),
    ],
)
def test_amounts(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(metric, role, value) for metric, role, _, value, _ in rows(text) if role == "actual"]
    assert found == [(metric, role, Decimal(value) * 10**8) for metric, role, value in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # how far behind the calendar
        (
            "到位资金65.93亿元，落后序时进度5.93亿元。",
            [("funds_in_place", "actual", "65.93"), ("funds_in_place", "difference", "-5.93")],
        ),
        # what a policy offers is nobody's; what was paid is
        ("对新落户企业给予最高0.05亿元奖励。", []),
        ("已发放一次性创业补贴0.05亿元。", [("other", "actual", "0.05")]),
        (
            "到位资金69亿元。排后三位的是：董封乡0.2亿元；润城镇0.3亿元；北留镇0.4亿元。",
            [("funds_in_place", "actual", value) for value in ("69", "0.2", "0.3", "0.4")],
        ),
        ("围绕到位资金100亿元的年度目标，大力招商。", [("funds_in_place", "target", "100")]),
        ("实际利用外资资金2亿元。", [("foreign_capital", "actual", "2")]),
    ],
)
def test_amounts_that_few_pages_tell_of(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(metric, role, value) for metric, role, _, value, _ in rows(text)]
    assert found == [(metric, role, Decimal(value) * 10**8) for metric, role, value in expected]


def test_foreign_money_may_be_named_before_its_number() -> None:
    told = extract(document("项目总投资港币2960万元，实际利用外资美元500万元。")).observations
    assert [row.unit for row in told] == ["HKD", "USD"]


def test_some_of_the_projects_that_opened_the_sentence_are_as_far() -> None:
    told = rows("开工项目涵盖工业、农业等领域，其中10亿元以上的有3个。")
    assert told == [count("actual", "started", 3)]


def test_a_share_behind_a_size_class_is_of_all() -> None:
    told = extract(document("签约项目26个，10亿元以上的4个；来自长三角的占61%。")).observations
    assert [(row.value, row.min_investment_cny) for row in told] == [(26, None), (4, 10**9), (61, None)]


def test_a_month_of_the_lunar_year_is_no_month() -> None:
    (told,) = extract(document("农历十月，签约项目12个。")).observations
    assert (told.period_start, told.period_end) == (None, None)


@pytest.mark.parametrize("heading", ["一、总体目标", "一、年度目标要求", "（三）预期指标与目标"])
def test_what_a_whole_heading_names_is_aimed_at(heading: str) -> None:
    (told,) = extract(document(heading, "引进项目50个。")).observations
    assert (told.role, told.stage, told.value) == ("target", "landed", 50)


def test_growth_over_last_years_figure_is_checked() -> None:
    (check,) = extract(document("到位资金38.6亿元，比上年的30.2亿元增长29.8%。")).checks
    assert (check.kind, check.holds) == ("growth", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("引进了投资2亿元的云桥家具和投资3亿元的锦川饲料。", [("云桥家具", "landed"), ("锦川饲料", "landed")]),
        (
            "煤电硅一体化项目三期年产20万吨工业硅项目开工建设。",
            [("煤电硅一体化项目三期年产20万吨工业硅项目", "started")],
        ),
        (
            "全区3个项目——恒源纸业、金鼎陶瓷、华友钢构——均已开工。",
            [("恒源纸业", "started"), ("金鼎陶瓷", "started"), ("华友钢构", "started")],
        ),
        (
            "总投资分别为12亿元和8亿元的吉星零部件、华友前驱体项目开工建设。",
            [("吉星零部件", "started"), ("华友前驱体项目", "started")],
        ),
        (
            "今年以来，相继开复工青岩山电站、芦溪灌区、大田至沙湾公路等重点项目。",
            [
                ("青岩山电站", "under_construction"),
                ("芦溪灌区", "under_construction"),
                ("大田至沙湾公路", "under_construction"),
            ],
        ),
        (
            "全年主要实施了宏泰水泥产业链延伸、华昌矿业技改、雪源矿泉水等项目。",
            [
                ("宏泰水泥产业链延伸", "under_construction"),
                ("华昌矿业技改", "under_construction"),
                ("雪源矿泉水", "under_construction"),
            ],
        ),
        (
            "海德电气、鸿泰绿色产业园等一批10亿元以上项目相继开工建设。",  # and not 以上项目, of all that were named
            [("海德电气", "started"), ("鸿泰绿色产业园", "started")],
        ),
        (
            "青石镇与四川禾丰农业发展有限公司签订年产4000吨豆豉项目招商引资协议。",
            [("年产4000吨豆豉项目", "signed")],
        ),
        ("已与陕西天诚化工集团签订了年产80万吨尿素项目的战略合作协议。", [("年产80万吨尿素项目", "signed")]),
        ("与江苏红叶集团初步达成了8万锭棉纱纺织项目的合作意向。", [("8万锭棉纱纺织项目", "intended")]),
        ("宁波帕森200万件羊绒衫加工项目正在进行土地征收工作。", [("宁波帕森200万件羊绒衫加工项目", None)]),
        ("青岩新区康复医院项目正在进一步磋商。", [("青岩新区康复医院项目", "negotiating")]),
        (
            "全县8个项目集中开工，其中高新区本部2个：格瑞研发中心、恒泰汽车零部件；临港经济区2个：博安微创器械、驰远物流园。",
            [
                ("格瑞研发中心", "started"),
                ("恒泰汽车零部件", "started"),
                ("博安微创器械", "started"),
                ("驰远物流园", "started"),
            ],
        ),
        ("全县签约项目9个，其中高新区3个：桃源镇、白石乡、双河镇。", []),
        (
            "实施上年续建项目3个（天和橡胶、丰源牛羊肉产品扩建项目、利民再生资源公司扩建项目）。",
            [
                ("天和橡胶", "under_construction"),
                ("丰源牛羊肉产品扩建项目", "under_construction"),
                ("利民再生资源公司扩建项目", "under_construction"),
            ],
        ),
        (
            "区级项目包括天穹卫星互联网、顺和供应链科技产业基地、锦绣城二期等。",
            [("天穹卫星互联网", None), ("顺和供应链科技产业基地", None), ("锦绣城二期", None)],
        ),
        ("其中赣州市南康区和信丰县、吉安市吉水县和泰和县等4个县区新建5亿元以上项目数达到5个。", []),
        ("通过农博会、知名民企湘西行、金橘节等平台签约项目14个。", []),
        ("高标准生态农业、低消耗循环发展、山地观光休闲农业、流域治理等项目占比较大。", []),
        ("宝峰工业园开工建设。", []),  # more often a zone than a work
        ("河东污水处理厂提标改造完成总工程量的85%。", [("河东污水处理厂提标改造", "under_construction")]),
        ("一、储备项目\n1.云桥产业园项目，总投资5亿元。", [("云桥产业园项目", "planned")]),
        ("一、对接项目\n1.云桥产业园项目，总投资5亿元。", [("云桥产业园项目", "negotiating")]),
        ("金太阳电站项目简介：总投资5亿元。", [("金太阳电站项目", None)]),
        ("项目名称：办公设备采购\n建设单位：某公司\n投资总额：10万元", []),
        ("达成框架协议的云桥产业园、锦川饲料2个项目。", [("云桥产业园", "signed"), ("锦川饲料", "signed")]),
    ],
)
def test_projects_that_few_pages_tell_of(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(project.name, project.stage) for project in extract(document(*text.split("\n"))).projects] == expected


def test_the_last_sum_that_a_project_was_set_to_is_its_cost() -> None:
    (project,) = extract(document("云桥产业园项目总投资5亿元，后总投资调整为8亿元。")).projects
    assert project.investment_cny == 8 * 10**8


def test_at_least_so_many_is_no_fall() -> None:
    assert rows("每个镇至少引进3个投资超5000万元的项目。") == [count("target", "landed", 3)]


def test_packing_is_a_trade_where_something_is_packed() -> None:
    assert rows("签约项目38个，其中绿色包装项目14个。")[1] == (
        "project_count", "actual", "signed", Decimal(14), "绿色包装",
    )  # fmt: skip
    assert rows("策划包装项目12个。") == [count("actual", "planned", 12)]


def test_sheep_are_no_projects() -> None:
    assert all(metric == "other" for metric, *_ in rows("养殖场存栏羊3万只。"))


def test_a_size_class_said_of_some_is_not_the_next_classs() -> None:
    text = "在引进的41个项目中，投资10亿元以上的有5个，30亿元以上的有1个；电子信息类11个，占比26.8%；其他类24个。"
    told = [(row.value, row.min_investment_cny) for row in extract(document(text)).observations]
    assert told == [(41, None), (5, 10**9), (1, 3 * 10**9), (11, None), (Decimal("26.8"), None), (24, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists that say how many projects they name
        (
            "全县列入市重点项目的有4个，分别是：双河至白石高速公路、云岭机场迁建项目、东川水库工程、金谷粮食物流园。",
            [("双河至白石高速公路", None), ("云岭机场迁建项目", None), ("东川水库工程", None), ("金谷粮食物流园", None)],
        ),
        (
            "新增的2个项目为：\n白石县顺达智能家居产业园项目、云岭市百万头生猪全产业链项目。",
            [("白石县顺达智能家居产业园项目", None), ("云岭市百万头生猪全产业链项目", None)],
        ),
        ("（二）预备重点项目（2个）。\n白石铺大桥、云岭市青河综合整治工程。", [("白石铺大桥", None), ("云岭市青河综合整治工程", None)]),
        (
            "投资额在5亿元以上的项目2个，分别为恒锐（白石）产业园项目，锦华（白石）高科技产业园项目。",
            [("恒锐（白石）产业园项目", None), ("锦华（白石）高科技产业园项目", None)],
        ),
        (
            "共有2个项目入选，即恒锐装备产业园项目、云岭冷链中心项目。",
            [("恒锐装备产业园项目", None), ("云岭冷链中心项目", None)],
        ),
        (
            "列入省重大项目计划的项目有：恒锐装备产业园、金谷生物制药项目等。",
            [("恒锐装备产业园", None), ("金谷生物制药项目", None)],
        ),
        (
            "恒锐车桥扩能、新型驾驶室和金谷特殊钢深孔制造项目先后入驻。",
            [("恒锐车桥扩能", "landed"), ("新型驾驶室", "landed"), ("金谷特殊钢深孔制造项目", "landed")],
        ),
        # and how far they have come
        (
            "正在跟进的在谈项目20多个，其中包括恒锐电控设备、上海金谷电缆等6个项目。",
            [("恒锐电控设备", "negotiating"), ("上海金谷电缆", "negotiating")],
        ),
        ("恒锐风机项目、火车轮饼项目等拟入驻项目正在对接洽谈。", [("恒锐风机项目", "negotiating"), ("火车轮饼项目", "negotiating")]),
        (
            "从新签约情况来看，双河1个，为总投资23亿元的远望文化产业开发项目；白石1个，为总投资20亿元的神农物流园项目。",
            [("远望文化产业开发项目", "signed"), ("神农物流园项目", "signed")],
        ),
        (
            "与恒锐集团签署战略合作框架协议，涉及恒锐文化旅游城、金谷动力电池等四个项目。",
            [("恒锐文化旅游城", "signed"), ("金谷动力电池", "signed")],
        ),
        ("恒锐科技与市政府签署战略协议，将在双河镇投资建设新能源汽车零部件基地。", [("新能源汽车零部件基地", "signed")]),
        ("恒锐电子产业园项目首台产品下线。", [("恒锐电子产业园项目", "operating")]),
        ("恒锐电子产业园项目已正式发电营运。", [("恒锐电子产业园项目", "operating")]),
        ("恒锐电子产业园项目正在加快实施。", [("恒锐电子产业园项目", "under_construction")]),
        ("恒锐电子产业园项目正在商谈。", [("恒锐电子产业园项目", "negotiating")]),
        # what is only planned
        (
            "计划新开工项目2项，分别为大鹏客机研发保障项目、东华智能工厂三期。续建项目2项，分别为龙口越江隧道、金谷粮食物流园。",
            [("大鹏客机研发保障项目", None), ("东华智能工厂三期", None), ("龙口越江隧道", "under_construction"), ("金谷粮食物流园", "under_construction")],
        ),
        ("在计划新开工的项目中，包括瑞云铁路（江源段）、信江航道提升工程等。", [("瑞云铁路（江源段）", None), ("信江航道提升工程", None)]),
        ("今年将新开工建设双龙铁路云桥段、泉云高速公路改扩建工程等项目。", [("双龙铁路云桥段", None), ("泉云高速公路改扩建工程", None)]),
        (
            "恒云精密铸造、武云光伏二期等9个计划新开工项目全部动工建设；华耀城、永锋铝材等8个竣工保投产项目进展顺利。",
            [("恒云精密铸造", "started"), ("武云光伏二期", "started"), ("华耀城", None), ("永锋铝材", None)],
        ),
        # what is said of them behind 的
        ("促成了恒锐企业孵化园、半山文化养生园等一批重大项目的成功签约。", [("恒锐企业孵化园", "signed"), ("半山文化养生园", "signed")]),
        ("金谷装备产业园项目的落户，填补了全县装备制造业的空白。", [("金谷装备产业园项目", "landed")]),
        ("与金谷绒业有限公司羊绒深加工项目，签约额3000万元。", [("羊绒深加工项目", "signed")]),
        ("县上对恒锐镁合金项目、河阳古民居开发项目等12个项目进行了重点推介。", [("恒锐镁合金项目", "planned"), ("河阳古民居开发项目", "planned")]),
        # works by what is done
        (
            "双河环城路、龟石南路、花园别墅小区等一大批市政工程完工，205国道云桥段改造全面完工，梅岭隧道建成通车。",
            [("双河环城路", "completed"), ("龟石南路", "completed"), ("花园别墅小区", "completed"), ("205国道云桥段改造", "completed"), ("梅岭隧道", "operating")],
        ),
        (
            "共签约项目10个，重点项目涵盖云国储能调频电站、恒锐不夜城、新瑞贸易镁建材等。",
            [("云国储能调频电站", "signed"), ("恒锐不夜城", "signed"), ("新瑞贸易镁建材", "signed")],
        ),
        ("双河镇负责实施冰雪世界滑雪场、盐石公路拆迁安置区2个重点项目全部开工。", [("冰雪世界滑雪场", "started"), ("盐石公路拆迁安置区", "started")]),
        ("共伴生二次资源综合回收项目总投资约1亿元。", [("共伴生二次资源综合回收项目", None)]),
        ("恒锐智能项目投产仪式举行。", [("恒锐智能项目", "operating")]),
        ("一是以政策引项目。二是以真情引项目。", []),
        ("介绍了企业发展情况及项目，计划总投资5.6亿元。", []),
        (
            "双永供水工程完成主体工程，平安大桥、糜三公路改扩建工程顺利实施。",
            [("双永供水工程", "under_construction"), ("平安大桥", "under_construction"), ("糜三公路改扩建工程", "under_construction")],
        ),
        ("吉源煤矿1—3月完成投资2.2亿元。", [("吉源煤矿", "under_construction")]),
        ("白龙抽水蓄能电站主体工程实现全面开工。", [("白龙抽水蓄能电站", "under_construction")]),
        (
            "恒锐医药产业基地项目研发中心主体封顶、金谷化妆品生产基地厂房主体已完工。",
            [("恒锐医药产业基地项目", "under_construction"), ("金谷化妆品生产基地", "under_construction")],
        ),
        ("开发区项目之一恒锐家居用品（云桥）有限公司项目，总投资3.8亿元。", [("恒锐家居用品（云桥）有限公司项目", None)]),
        # lists behind or before other words
        ("在谈项目有恒锐锂电池、金谷生物制药、顺达冷链物流园等。", [("恒锐锂电池", "negotiating"), ("金谷生物制药", "negotiating"), ("顺达冷链物流园", "negotiating")]),
        ("以恒锐锂电池、顺达冷链物流园为代表的一批项目落户园区。", [("恒锐锂电池", "landed"), ("顺达冷链物流园", "landed")]),
        ("一批大项目落户我县，如恒锐锂电池、顺达冷链物流园等。", [("恒锐锂电池", "landed"), ("顺达冷链物流园", "landed")]),
        ("重点抓好恒锐锂电池、顺达冷链物流园两大项目。", [("恒锐锂电池", None), ("顺达冷链物流园", None)]),
        ("开工建设了顺达冷链物流园、绿源污水处理厂。", [("顺达冷链物流园", "started"), ("绿源污水处理厂", "started")]),
        ("与恒远集团签订绿源污水处理厂投资协议。", [("绿源污水处理厂", "signed")]),
        ("绿源污水处理厂建成投用，顺达冷链物流园正在洽谈。", [("绿源污水处理厂", "completed"), ("顺达冷链物流园", "negotiating")]),
        ("恒锐锂电池项目主体封顶。", [("恒锐锂电池项目", "under_construction")]),
        ("投资5亿元的恒锐锂电池正式开工，投资3亿元的金谷生物制药即将投产。", [("恒锐锂电池", "started"), ("金谷生物制药", None)]),
        ("恒锐锂电池等3个项目开工建设。", [("恒锐锂电池", "started")]),
        (
            "新引进的投资10亿元的恒锐实业有限公司、投资3.5亿元的金谷环保设备工程有限公司等6个大项目全部开工建设。",
            [("恒锐实业有限公司", "started"), ("金谷环保设备工程有限公司", "started")],
        ),
        (
            "今年共引进项目52个，其中亿元以上项目21个，重点有：恒锐电子科技项目、金谷生态建材、顺达医疗器械等一批项目。",
            [("恒锐电子科技项目", "landed"), ("金谷生态建材", "landed"), ("顺达医疗器械", "landed")],
        ),
        (
            "签约的6个项目中，恒锐中药饮片项目将提升加工能力；金谷米业项目依托当地粮源。",
            [("恒锐中药饮片项目", "signed"), ("金谷米业项目", "signed")],
        ),
        ("持续推进恒锐高纯晶硅、年产5000万套医疗器械等项目施工进度。", [("恒锐高纯晶硅", "under_construction"), ("年产5000万套医疗器械", "under_construction")]),
        ("云桥恒锐风电设备有限公司智能风机制造项目投产。恒锐风电项目从开工到投产用时6个月。", [("智能风机制造项目", "operating")]),
        ("恒锐联创投资4亿元，建设软件外包基地项目。", [("软件外包基地项目", None)]),
        # kinds, and who has none
        ("集中签约云桥……项目为王、招商为先、实效为要。", []),
        ("云桥枢纽港产业园重点产业项目集中签约活动举行。", []),
        ("砂石加工、农贸市场、民办学校、木料加工、肉鸡养殖、家具制造、饲料加工等一批项目正在洽谈。", []),
        ("以新能源、装备制造为重点的项目落户园区。", []),
        ("示范区、空港新城、云湖旅游区等市属平台未申报新签约项目。", []),
        ("市政项目5个，绿色食品、精密铸造、现代物流等三大主导产业项目47个。", []),
        ("按照要求，重点突出“三区”项目、突出产业项目，共签约项目64个。", []),
        ("对第三、四批产业升级和技术改造、设备更新等项目进行申报。", []),
    ],
)  # fmt: skip
def test_projects_of_lists_and_works(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(project.name, project.stage) for project in extract(document(*text.split("\n"))).projects] == expected


def money(metric: str, role: str, stage: str | None, yi: str) -> Row:
    return (metric, role, stage, Decimal(yi) * 10**8, None)


@pytest.mark.parametrize(
    "said",
    ["当年计划完成48亿元", "今年计划完成48亿元", "年内拟投入48亿元", "年预计投资48亿元"],
)
def test_what_is_to_be_invested_in_the_year_stands_behind_the_total(said: str) -> None:
    assert rows(f"续建项目63个，总投资158亿元，{said}。")[2] == money(
        "completed_investment", "target", "under_construction", "48"
    )


def test_a_plan_of_the_year_is_of_the_money_before_it() -> None:
    assert rows("上半年到位资金22亿元，全年计划完成50亿元。")[1] == money("funds_in_place", "target", None, "50")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲纺织、乙电池等9个项目投资均完成年度计划的40%以上。", [("completed_investment", None, 40)]),
        (
            "重点项目累计完成投资145亿元，完成率32%。竣工、续建项目完成率分别为44%、26%。",
            [
                ("completed_investment", None, 32),
                ("completed_investment", "completed", 44),
                ("completed_investment", "under_construction", 26),
            ],
        ),
        ("全市引进项目30个，完成率60%，其中工业项目完成率50%。", [("project_count", "landed", 60), ("project_count", "landed", 50)]),
    ],
)  # fmt: skip
def test_how_far_projects_are_completed_is_told_of_their_money(text: str, expected: list[tuple[str, str, int]]) -> None:
    rates = [(metric, stage, value) for metric, role, stage, value, _ in rows(text) if role == "completion_rate"]
    assert rates == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开工率、竣工率均为100%。", [("completed", 100), ("started", 100)]),
        ("签约项目履约率、开工率和投产率均达到80%以上。", [("operating", 80), ("started", 80), ("landed", 80)]),
        ("开工率、投产率分别为81%、45%。", [("started", 81), ("operating", 45)]),
        ("履约率95%，开竣工率达84%。", [("landed", 95), ("completed", 84)]),
    ],
)
def test_rates_that_are_alike_are_rows_of_their_own(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(stage, value) for _, _, stage, value, _ in rows(text)] == expected


def test_shares_that_are_alike_are_rows_of_their_own() -> None:
    told = rows("集中开工项目88项，其中产业项目57项，总投资99.6亿元，数量、总投资占比均超过60%。")
    assert {(metric, role) for metric, role, *_ in told[-2:]} == {
        ("project_count", "share"),
        ("total_investment", "share"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("聚焦“两确保”、奋进“一率先”，全县78个项目集中开工。", count("actual", "started", 78)),
        ("大力实施“力争上游”行动，全县开工项目12个。", count("actual", "started", 12)),
        ("为确保各项工作进展顺利，县里倒排工期，全县实施项目11个。", count("actual", "under_construction", 11)),
        ("为力争实现“双过半”，全县新引进项目12个。", count("actual", "landed", 12)),
        ("力争实现“双过半”，全县新引进项目12个。", count("target", "landed", 12)),
    ],
)
def test_a_slogans_word_and_a_purpose_aim_at_nothing(text: str, expected: Row) -> None:
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11个项目动工建设、9个项目竣工投产。", [("started", 11), ("operating", 9)]),
        ("缫丝厂、果品园等10个重大项目集中开工建设。", [("started", 10)]),
        ("45个前期项目中27个项目完成备案。", [("planned", 45), ("registered", 27)]),
        ("76个新开项目中68个项目已开工建设。", [("started", 76), ("started", 68)]),
    ],
)
def test_stages_of_counts(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(stage, value) for _, _, stage, value, _ in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洽谈会设展位420个。", [("other", 420)]),
        ("市领导分成12个小组赴各县督导。", [("team_count", 12)]),
        ("自来水通到26个村民小组。", []),
        ("推动园区二次创业，建设二次资源回收基地。", []),
        ("招商组先后二次赴深圳招商。", [("event_count", 2)]),
        ("我市认定两家高质量发展示范园区。", []),
        ("五个新城首批6个重大项目开工。", [("project_count", 6)]),
        ("成功举办两次大型招商项目签约大会。", [("event_count", 2)]),
        ("220余家各类企业、约1800人参展。", [("enterprise_count", 220), ("person_count", 1800)]),
        ("全球陕商群体规模已超过26万人。", [("person_count", 260000)]),
        ("18家招商引资企业的产值超过亿元。", [("enterprise_count", 18)]),
        ("入园企业18家，年产值超亿元的9家。", [("enterprise_count", 18), ("enterprise_count", 9)]),
        ("观摩了7个重点项目，评比结果为：红日产业园项目位列第一，碧水小镇项目位列第二。", [("project_count", 7)]),
    ],
)
def test_what_is_counted_beside_projects(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(metric, value) for metric, _, _, value, _ in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("18个项目中11个项目投资额都超亿元。", 10**8),
        ("14个项目中7个项目投资额全部超过5亿元。", 5 * 10**8),
        ("5个市级项目和20个亿元重点项目超额完成年度任务。", 10**8),
    ],
)
def test_the_class_of_projects_is_no_sum_of_theirs(text: str, least: int) -> None:
    last = extract(document(text)).observations[-1]
    assert (last.metric, last.min_investment_cny) == ("project_count", least)


def test_yuan_that_nobody_says() -> None:
    assert rows("签约47个项目，投资近三千亿。")[1] == money("total_investment", "actual", "signed", "3000")
    assert rows("签约47个项目，引资三千多亿。")[1] == money("contract_value", "actual", "signed", "3000")


def test_so_many_more_than_a_stretch_of_months_before() -> None:
    assert rows("新开工项目249项，比1-3月份新增63项。")[1] == count("increase", "started", 63)


def test_a_rank_in_a_sentence_of_its_own() -> None:
    told = rows("完成到位资金33.6亿元，完成目标任务120亿元的28%。完成目标总量排名全市第二。")
    assert told[-1][:4] == ("funds_in_place", "rank", None, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "旬阳高新区完成投资96亿元，同比增长18%；云湖科技城完成投资57亿元，同比增长23%。",
            [("completed_investment", 96), ("completed_investment", 57)],
        ),
        (
            "其中旬阳高新区实现营业收入74亿元，同比增长5%；滨河新区23亿元，同比增长7%；云湖软件园19亿元，同比增长4%。",
            [("revenue", 74), ("revenue", 23), ("revenue", 19)],
        ),
        ("园区实现工业增加值36亿元，同比增长14%，实现税利9亿元，同比增长17%。", [("other", 36), ("tax", 9)]),
    ],
)
def test_a_park_that_is_told_of_year_after_year_is_no_project(text: str, expected: list[tuple[str, int]]) -> None:
    found = extract(document(text))
    told = [(row.metric, row.value / 10**8) for row in found.observations if row.role == "actual"]
    assert (told, found.projects) == (expected, ())
    growth = [row.metric for row in found.observations if row.role == "growth_yoy"]
    assert growth == [metric for metric, _ in expected]


def test_equal_rates_of_others_are_rows_of_their_own() -> None:
    told = rows(
        "全市80个重点项目，已有60个开工建设，开工率达75%。32个基础设施项目已开工24个，开工率为75%。15个民生项目已开工9个，开工率为60%。"
    )
    assert [value for _, role, _, value, _ in told if role == "conversion_rate"] == [75, 75, 60]
    assert ("project_count", "actual", None, Decimal(15), "民生") in told


def test_as_many_that_cost_other_money_are_others() -> None:
    told = rows(
        "汉滨区纺织园、电池厂等4个项目开工建设，到位资金1.08亿元；石泉县镁材料基地、氢能装备产业园等4个项目开工建设，到位资金0.58亿元。"
    )
    assert [value for metric, _, _, value, _ in told if metric == "project_count"] == [4, 4]


@pytest.mark.parametrize(
    ("lead", "full"),
    [
        ("全市开工项目678个，总投资3705亿元！", "6月28日，全市678个项目集中开工，总投资3705亿元。"),
        ("全市212个项目总投资2403亿元。", "市发改委介绍，" + "近年来，我市抢抓机遇，" * 16 + "策划项目212个，总投资2403亿元。"),
    ],
)  # fmt: skip
def test_a_figure_that_the_lead_says_less_of_is_said_once(lead: str, full: str) -> None:
    told = rows(f"{lead}\n{full}")
    assert [row[0] for row in told] == ["project_count", "total_investment"]
    assert {row[2] for row in told} in ({"started"}, {"planned"})


def test_all_of_them_have_begun_and_are_two_rows() -> None:
    assert [row[2] for row in rows("全年安排项目152个，目前152个项目全部开工。")] in ([None, "started"], ["started"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市储备项目93个，总投资164亿元。2025年，预期目标实现新签约项目计划投资额86亿元。",
            money("total_investment", "target", "signed", "86"),
        ),
        ("签约项目24个，项目平均规模达3.6亿元。", money("total_investment", "average", "signed", "3.6")),
        ("招商引资目标任务为62亿元，已完成任务45亿元。", money("funds_in_place", "actual", None, "45")),
        (
            "预计全年到位资金71亿元，同比增长25%，其中工业引资完成41亿元。",
            ("funds_in_place", "forecast", None, Decimal(41) * 10**8, "工业"),
        ),
        ("塔筒制造、菌菇加工等9个项目已经签约，可引进资金46亿元。", money("contract_value", "actual", "signed", "46")),
        ("重点调度的209项10亿元新建工业项目，已开工50项。", count("actual", "started", 50)),
        ("策划项目212个。目前已开工26个，正在按照计划推进156个。", count("actual", None, 156)),
    ],
)
def test_the_last_figure_of_a_bulletin(text: str, expected: Row) -> None:
    assert rows(text)[-1] == expected


def test_what_stands_before_a_list_of_names_is_the_cost_of_all() -> None:
    told = rows("总投资10多亿元的塔筒制造、环保设备、褐煤提质等8个重点项目集中开工建设。")
    assert told == [money("total_investment", "actual", "started", "10"), count("actual", "started", 8)]


def test_what_is_planned_for_the_year_is_planned_of_those_that_are_built() -> None:
    text = "续建项目63个，总投资251亿元，年度计划投资37亿元；新开工项目20个，总投资53亿元，年度计划投资14亿元。"
    plans = [row for row in rows(text) if row[0] == "completed_investment"]
    assert plans == [
        money("completed_investment", "target", "under_construction", "37"),
        money("completed_investment", "target", "started", "14"),
    ]
    assert rows("新开工项目20个，全市重点项目年度计划投资140亿元。")[-1][2] is None


def test_a_heading_of_the_ceremony_told_of_is_no_plan() -> None:
    page = document(
        "4月22日上午，全市二季度重点项目集中开工活动举行，共有163个项目参加，总投资214亿元。",
        "# 二季度安排了这些项目集中开工",
        "二季度全市参加集中开工的项目163个，总投资214亿元。",
        "制造业项目71个，总投资92亿元；文旅项目26个，总投资38亿元。",
    )
    told = [row for row in extract(page).observations if row.metric == "project_count"]
    assert [(row.role, row.stage, row.value) for row in told] == [
        ("actual", "started", 163),
        ("actual", "started", 71),
        ("actual", "started", 26),
    ]


def test_as_many_that_cost_as_much_are_the_same() -> None:
    told = rows("上半年开工项目24个，总投资36亿元。\n6月26日，全市24个项目集中开工，总投资36亿元。")
    assert told == [count("actual", "started", 24), money("total_investment", "actual", "started", "36")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一产、二产、三产到位资金分别为5.7亿元、149.9亿元、54.1亿元。",
            [("funds_in_place", "一产"), ("funds_in_place", "二产"), ("funds_in_place", "三产")],
        ),
        (
            "1至6月，一、二、三产业分别到位资金8.5亿元、72亿元、40亿元。",
            [("funds_in_place", "一产"), ("funds_in_place", "二产"), ("funds_in_place", "三产")],
        ),
        (
            "工业、农业和服务业项目到位资金分别为54.8亿元、3.1亿元和22.6亿元。",
            [("funds_in_place", "工业"), ("funds_in_place", "农业"), ("funds_in_place", "服务业")],
        ),
        (
            "现代服务业、高端制造业和现代农业签约项目，分别达到56个、25个和11个，占签约项目总数的92.6%。",
            [
                ("project_count", "现代服务业"),
                ("project_count", "高端制造业"),
                ("project_count", "现代农业"),
                ("project_count", None),
            ],
        ),
        (
            "从产业看，装备制造、新材料、生物医药产业，分别完成投资12亿元、9亿元、5亿元。",
            [
                ("completed_investment", "装备制造"),
                ("completed_investment", "新材料"),
                ("completed_investment", "生物医药产业"),
            ],
        ),
        (
            "华信公司、远大集团、康达医药分别投资5亿元、3亿元、2亿元。",
            [("total_investment", None), ("total_investment", None), ("total_investment", None)],
        ),
    ],
)
def test_classes_in_a_row_have_their_figures_in_turn(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row[0], row[4]) for row in rows(text)] == expected


def test_a_plan_for_a_stage_is_reached() -> None:
    told = rows("641个项目已经开工559个，占全年开工计划的87.2%。已竣工项目12个，占年度竣工任务的60%。")
    assert [row[1] for row in told if row[3] in (Decimal("87.2"), Decimal(60))] == ["completion_rate"] * 2


def test_a_zone_goes_on_visits_as_its_counties_do() -> None:
    told = rows("党政主要负责同志外出招商195次，分别为：平利县35次、石泉县33次、市开发区89次、汉阴县38次。")
    assert [row[0] for row in told] == ["visit_count"] * 5


@pytest.mark.parametrize(
    "text",
    [
        "全年目标任务：引进到位资金50亿元，截至6月底，已完成28.6亿元，占57.2%。",
        "今年引进资金任务50亿元，上半年实际完成28.6亿元，占57.2%。",
        "平利县到位资金28.6亿元，占全年任务的57.2%，任务数为50亿元。",
    ],
)
def test_a_part_of_the_task_just_named_is_a_completion(text: str) -> None:
    told = {row[1]: row[3] for row in rows(text)}
    assert told == {
        "target": Decimal(5_000_000_000),
        "actual": Decimal(2_860_000_000),
        "completion_rate": Decimal("57.2"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "此次签约项目均为重点发展的主导产业，包括低碳产业4个，数字经济2个。",
            [("signed", 4, "低碳产业"), ("signed", 2, "数字经济")],
        ),
        (
            "本次集中开工项目涵盖多个领域，包括装备制造业4个、服务业2个。",
            [("started", 4, "装备制造业"), ("started", 2, "服务业")],
        ),
    ],
)
def test_the_projects_of_this_round_are_counted_by_their_classes(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert [(stage, value, sector) for _, _, stage, value, sector in rows(text)] == expected


def test_what_a_fair_signed_is_not_what_it_shows() -> None:
    assert rows("推介会上，一批项目进行了签约，总投资34亿元。") == [money("total_investment", "actual", "signed", "34")]


@pytest.mark.parametrize(
    "text",
    [
        "假如20个项目全部投产，年产值可达50亿元。",
        "若按20个项目全部投产计算，年产值可达50亿元。",
        "一旦20个项目全部投产，可新增产值50亿元。",
    ],
)
def test_what_would_be_is_not_told_as_a_fact(text: str) -> None:
    assert rows(text) == [count("forecast", "operating", 20), money("output_value", "forecast", None, "50")]


def test_words_that_hold_those_of_a_condition_make_none() -> None:
    told = rows("如果说招商是生命线，那么签约项目41个就是证明，例如能源项目6个，若干项目已开工。")
    assert [row[1:4] for row in told] == [("actual", "signed", Decimal(41)), ("actual", "signed", Decimal(6))]


@pytest.mark.parametrize(
    "told",
    [
        "签约项目12个，总投资30亿元（其中固定资产投资28亿元），同比分别增长20%、35%。",
        "签约项目12个（其中工业8个），总投资30亿元（其中固定资产投资28亿元），分别增长20%、35%。",
        "签约项目12个，总投资30亿元（其中固定资产投资28亿元），同比增长20%、35%。",
    ],
)
def test_what_a_bracket_adds_is_no_head_of_the_list_behind_it(told: str) -> None:
    grown = [row[:4:3] for row in rows(told) if row[1] == "growth_yoy"]
    assert grown == [("project_count", Decimal(20)), ("total_investment", Decimal(35))]


def test_what_each_of_them_costs_is_no_total() -> None:
    found = extract(document("上半年，签约项目41个。如果按每个项目投资2亿元计算，总投资可达82亿元。"))
    assert [(row.metric, row.role, row.value / 10**8) for row in found.observations[1:]] == [
        ("total_investment", "average", 2),
        ("total_investment", "forecast", 82),
    ]
    assert found.projects == ()


def test_the_body_says_how_far_the_projects_of_the_lead_are() -> None:
    told = rows(
        "我市推进85个亿元以上的项目，总投资167亿元。\n按照全省要求，我市集中启动85个亿元以上的项目，总投资167亿元。其中汉滨区19个项目。"
    )
    assert [(row[2], row[3]) for row in told if row[0] == "project_count"] == [("started", 85), ("started", 19)]


def test_these_projects_are_those_told_of_by_whatever_class() -> None:
    told = rows("全省发布了第三批80个招商引资项目。\n此次发布的80个重点产业招商项目总投资362亿元。")
    assert [row[3] for row in told if row[0] == "project_count"] == [80]


def test_those_going_on_and_the_new_together_are_under_construction() -> None:
    told = rows("全县计划实施续建、新建项目126个，总投资250亿元，其中续建33个、新建93个。")
    assert [row[2] for row in told] == ["under_construction", "under_construction", "under_construction", "started"]


_WHOLE = "全县安排重点项目85个，其中续建项目33个，新开工项目52个。"


@pytest.mark.parametrize(
    "parts",
    [
        "涉及农业农村方面项目31个；生态环保方面项目9个；基础设施方面项目45个。",
        "农业项目31个，生态项目9个，基础设施项目45个。",
        "\n从类别看，农业项目31个；生态项目9个；基础设施项目45个。",
        "\n按行业分：农业31个、生态9个、基础设施45个。",
    ],
)
def test_counts_that_come_to_a_whole_before_them_are_its_parts_and_of_its_stage(parts: str) -> None:
    told = [(row[2], row[3]) for row in rows(_WHOLE + parts) if row[0] == "project_count"]
    assert told == [(None, 85), ("under_construction", 33), ("started", 52), (None, 31), (None, 9), (None, 45)]


def test_a_paragraph_that_parts_speaks_of_the_projects_counted_last() -> None:
    told = rows(
        "截至年底，全市114个签约项目，107个开工建设。组织筛选后，全市共有25个项目列为推介项目。\n按规模分：10亿元以上项目6个，1亿元以上项目15个。"
    )
    assert [(row[2], row[3]) for row in told][-2:] == [("planned", 6), ("planned", 15)]
    # more than the count above holds
    told = rows(
        "全市共引进项目43个。\n年内举行开工活动，26个项目集中开工。\n从规模看，10亿元以上项目4个，1亿元以上31个。"
    )
    assert [(row[2], row[3]) for row in told][-2:] == [("landed", 4), ("landed", 31)]


def test_among_them_is_of_the_last_count_though_nobody_said_its_stage() -> None:
    told = rows("全市共引进项目30个，其中亿元以上13个。安排年度重点建设项目89项。其中省重点项目16个，市重点项目40个。")
    assert [row[2] for row in told] == ["landed", "landed", None, None, None]


def test_what_was_planned_is_told_again_with_its_parts() -> None:
    told = rows(
        "今年全市计划实施重点项目50个。目前，第一批集中开工35个。\n今年确定的50个重点项目涉及三产、工业等领域。其中，农业项目16个，工业项目34个。"
    )
    assert [(row[2], row[3]) for row in told] == [
        ("under_construction", 50),
        ("started", 35),
        ("under_construction", 16),
        ("under_construction", 34),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "各县新开工项目分别是，汉滨区40项、汉阴县和石泉县各31项、宁陕县19项。",
        "各县新开工项目：汉滨区40个、汉阴县与石泉县各31个、宁陕县19个。",
        "汉滨区新开工项目40个，汉阴县、石泉县均为31个，宁陕县19个。",
        "新开工项目较多的是汉滨区40个，汉阴县、石泉县各有31个，宁陕县19个。",
    ],
)
def test_places_in_the_middle_of_a_list_share_a_count(text: str) -> None:
    told = [(row.region, row.value, row.stage) for row in extract(document(text)).observations]
    assert told == [
        ("汉滨区", 40, "started"),
        ("汉阴县", 31, "started"),
        ("石泉县", 31, "started"),
        ("宁陕县", 19, "started"),
    ]


def test_a_class_stands_before_a_colon() -> None:
    told = rows("全市引进项目39个。\n分产业看，农业：1个，装备制造业：1个；其他服务业：37个。")
    assert [(row[3], row[4]) for row in told] == [(39, None), (1, "农业"), (1, "装备制造业"), (37, "其他服务业")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市200个项目集中开工。其中，高标准农田建设等农业项目80个，市政道路、管网建设等设施项目120个。",
            ["started"] * 3,
        ),
        ("区政府在食品加工、新材料开发建设、文旅产业园等16个项目进行了集中签约。", ["signed"]),
        ("截至目前，共建的产业园已有13个项目入驻。", ["landed"]),
        ("会上对花海旅游区、果蔬加工等8个招商项目进行了详细介绍。", ["planned"]),
        ("全市签约外资740万美元，实际利用外资2723万美元。", ["signed", None]),
    ],
)
def test_how_far_projects_are_said_behind_them(text: str, expected: list[str | None]) -> None:
    assert [row[2] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全市集中开工项目203个。产业链配套项目占到签约项目的40%。", ["started", "signed"]),
        ("24个项目集中开工。在今年已规划的项目中，装备制造项目数量占比达52%，同比增长40.2%。", ["started", None, None]),
        ("全县投产项目28个。新材料项目数量占工业项目的比重上升为35%。", ["operating", None]),
        ("开工制造业项目63个，投资额增长41.7%，列全市第5位。", ["started"] * 3),
    ],
)
def test_a_rate_is_of_the_projects_that_it_names(text: str, expected: list[str | None]) -> None:
    assert [row[2] for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市新签项目173个。同时，挂图推进70余个补短板、增后劲的重点项目。",
            [("actual", "signed"), ("actual", None)],
        ),
        (
            "2022年实施项目117个。当年争取中央预算内投资项目27个，概算6.4亿元。",
            [("actual", "under_construction"), ("actual", None), ("actual", None)],
        ),
        (
            "编制2021年技改投资导向计划，申报96个，列入全市2021年技改投资导向计划74个。",
            [("actual", None), ("actual", None)],
        ),
    ],
)
def test_what_is_done_with_projects_is_no_stage_and_no_aim(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row[1], row[2]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12个工业、农业项目集中开工，总投资20亿元。", [("started", 12), ("started", 2_000_000_000)]),
        ("9个文化、旅游和商贸项目签约落地，6个省、市重点项目竣工投产。", [("landed", 9), ("operating", 6)]),
        ("会上共签约14个县区的32个项目；推介5个县的9个项目。", [("signed", 32), ("planned", 9)]),
        ("今年引进了总投资5亿元的德隆防水布、总投资6000万元的华硕光学等5个项目。", [("landed", 5)]),
        ("签约了投资1.5亿元的胜阳电子和投资6000万元的华硕光学2个项目。", [("signed", 2)]),
        (
            "总部区签约落地重点企业67家，已投产规上企业23家，在建规模企业5户。",
            [("landed", 67), ("operating", 23), ("under_construction", 5)],
        ),
    ],
)
def test_a_stage_reaches_over_classes_places_and_names(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(row[2], row[3]) for row in rows(text)] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("今年以来，全县争取中央预算内投资项目18个。", "actual"),
        ("去年，我局为全区争取高标准农田项目立项6个。", "actual"),
        ("县里加大争取力度，新签约项目18个。", "actual"),
        ("通过多方争取，新签约项目18个。", "actual"),
        ("下一步，争取中央预算内投资项目18个。", "target"),
        ("我县将继续争取国家扶持项目18个。", "target"),
        ("争取签约项目18个。", "target"),
    ],
)
def test_what_was_asked_for_and_got_is_no_aim(text: str, role: str) -> None:
    assert {row[1] for row in rows(text)} == {role}


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        # what the ceremony just told of was held for
        (
            "3月24日，平利县举行重点项目集中开工仪式。总投资31亿元的12个项目中，工业项目8个。",
            {12: "started", 8: "started"},
        ),
        ("2021年3月24日，平利县举行项目签约仪式。12个重点项目总投资31亿元。", {12: "signed"}),
        ("2021年3月24日，平利县举行项目签约暨开工仪式。12个重点项目总投资31亿元。", {12: None}),
        # a signing behind the count of those talked about, and agreements come to
        ("会上，16个洽谈项目举行了签约仪式。", {16: "signed"}),
        ("平利县推出100个美丽乡村建设项目，有14个项目达成协议。", {100: "planned", 14: "signed"}),
        ("本次活动促成意向投资项目67个。", {67: "intended"}),
    ],
)
def test_stages_of_ceremonies_and_of_what_was_agreed(text: str, stages: dict[int, str | None]) -> None:
    told = {int(row[3]): row[2] for row in rows(text) if row[0] == "project_count"}
    assert told == stages


def test_the_size_of_what_was_signed_is_its_contracts() -> None:
    assert [row[:4] for row in rows("推介会签约总规模72亿元。")] == [
        ("contract_value", "actual", "signed", 7_200_000_000)
    ]


_MEASURES = {
    "n": "project_count",
    "total": "total_investment",
    "signed for": "contract_value",
    "in place": "funds_in_place",
}
_MEASURES |= {"foreign": "foreign_capital", "done": "completed_investment", "fixed": "fixed_asset_investment"}


def told(text: str) -> list[str]:
    """Measure, role, stage and value of every figure of the pipeline, as `n target landed 50`; amounts in 亿元."""
    short = {code: name for name, code in _MEASURES.items()}
    rows = extract(document(*text.split("\n"))).observations
    sizes = [1 if row.unit in ("count", "percent", "rank") else 10**8 for row in rows]
    return [
        f"{short[row.metric]} {row.role} {row.stage or '-'} {float(row.value / size):g}"
        for row, size in zip(rows, sizes, strict=True)
        if row.metric in short
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was got of those above is no aim
        (
            "全县共争取招商项目62个，其中新建37个、续建25个。",
            ["n actual - 62", "n actual started 37", "n actual under_construction 25"],
        ),
        ("累计争取上级项目36个，到位资金4.5亿元。", ["n actual - 36", "in place actual - 4.5"]),
        # parts of a task are tasks, what was done of it is none
        (
            "全县招商引资任务为25亿元，其中工业15亿元、三产10亿元。",
            ["in place target - 25", "in place target - 15", "in place target - 10"],
        ),
        ("全县到位资金任务为25亿元，其中上半年完成15亿元。", ["in place target - 25", "in place actual - 15"]),
        # an aim that opens its clause
        ("目标引进项目50个，实际引进45个。", ["n target landed 50", "n actual landed 45"]),
        ("县目标到位资金40亿元，实际到位36亿元。", ["in place target - 40", "in place actual - 36"]),
        ("全年目标60个，现在签了42个。", ["n target - 60", "n actual signed 42"]),
        ("今年的盘子是：到位资金42亿元，签约额80亿元。", ["in place target - 42", "signed for target signed 80"]),
        # what may come
        ("年内可落地开工10个。", ["n forecast started 10"]),
        ("年内已签约项目22个，落地15个。", ["n actual signed 22", "n actual landed 15"]),
        ("今年拟新批外资项目9个，注册外资4亿美元。", ["n target landed 9", "foreign target - 4"]),
        # all that goes on a list of what is asked for
        (
            "新签约项目不少于15个，注册外资5亿美元，实际使用外资3亿美元、力争4亿美元。",
            ["n target signed 15", "foreign target - 5", "foreign target - 3", "foreign target - 4"],
        ),
        # by how much an aim was passed or missed
        (
            "到位资金目标40亿元，实际到位45亿元，超额5亿元。",
            ["in place target - 40", "in place actual - 45", "in place difference - 5"],
        ),
        ("到位资金目标40亿元，实际到位35亿元，欠5亿元。", ["in place target - 40", "in place actual - 35"]),
        (
            "签约项目任务40个，完成45个，超额5个。",
            ["n target signed 40", "n actual signed 45", "n difference signed 5"],
        ),
        (
            "到位资金42亿元，比24亿元的序时计划多18亿元。",
            ["in place actual - 42", "in place target - 24", "in place increase - 18"],
        ),
        (
            "今年的目标是签约额50亿元、到位资金20亿元，两项指标进度分别为75%和71%。",
            [
                "signed for target signed 50",
                "in place target - 20",
                "signed for completion_rate signed 75",
                "in place completion_rate - 71",
            ],
        ),
    ],
)
def test_aims_and_what_came_of_them(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what firms bring has the stage of the firms
        (
            "新引入500强企业9家、投资项目21个，总投资63亿元。",
            ["n actual landed 21", "total actual landed 63"],
        ),
        ("引进企业59家，带来项目77个，总投资172亿元。", ["n actual landed 77", "total actual landed 172"]),
        ("59家500强企业落户，投资项目77个。", ["n actual landed 77"]),
        # a class of what was summed
        ("签约总额58亿元，亿元以上项目12个。", ["signed for actual signed 58", "n actual signed 12"]),
        ("签约金额58亿元，其中5亿元以上的7个。", ["signed for actual signed 58", "n actual signed 7"]),
        # the parts of what stands behind a `；`
        (
            "33个签约项目总投资80亿元；40个开工项目总投资279亿元，涉及能源、物流等，投资过5亿元的16个。",
            [
                "n actual signed 33", "total actual signed 80", "n actual started 40", "total actual started 279",
                "n actual started 16",
            ],
        ),
        # papers still to be got, and agreements given up
        ("102个项目已动工，剩余16个正在办理施工许可。", ["n actual started 102", "n actual - 16"]),
        ("51个项目进场施工，82个项目正在办理开工手续。", ["n actual started 51", "n actual - 82"]),
        ("签约项目42个，7个项目已解除合同。", ["n actual signed 42", "n actual - 7"]),
        ("42个项目开工，18个项目没有按期开工。", ["n actual started 42", "n actual - 18"]),
        ("列入省重点项目计划118个，总投资860亿元。", ["n actual - 118", "total actual - 860"]),
        ("51个项目顺利通过竣工验收。", ["n actual completed 51"]),
        ("共有招商项目58个，31个投产、16个在建、11个筹建。",
         ["n actual - 58", "n actual operating 31", "n actual under_construction 16", "n actual - 11"]),
        ("签约项目51单，落地30单，开工12单。", ["n actual signed 51", "n actual landed 30", "n actual started 12"]),
        ("外贸出口订单51单，签约项目6个，总投资2亿元。", ["n actual signed 6", "total actual signed 2"]),
        ("签订意向性协议82个，正式合同51个。", ["n actual intended 82", "n actual signed 51"]),
        ("全县精选135个项目对外招商，总投资526亿元。", ["n actual planned 135", "total actual planned 526"]),
        # what those under way have brought
        (
            "在建项目1—4月完成投资9亿元，为年度计划32亿元的28.1%。",
            [
                "done actual under_construction 9", "done target under_construction 32",
                "done completion_rate under_construction 28.1",
            ],
        ),
        (
            "45个续建项目完成投资45亿元，22个新开工项目完成投资24亿元。",
            [
                "n actual under_construction 45", "done actual under_construction 45", "n actual started 22",
                "done actual started 24",
            ],
        ),
    ],
)  # fmt: skip
def test_stages_of_what_is_beside(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # money of other places of the country beside money of abroad
        ("利用外资5亿美元；省外资金180亿元，增长12%。", ["foreign actual - 5", "in place actual - 180", "in place growth_yoy - 12"]),
        ("一、利用外资：2011年5亿美元。\n二、引进省外资金：2011年183亿元，2012年219亿元。",
         ["foreign actual - 5", "in place actual - 183", "in place actual - 219"]),
        ("（一）省外资金。全市引进219亿元，同比增长8%。", ["in place actual - 219", "in place growth_yoy - 8"]),
        ("二、招商项目固定资产投资。实际形成100亿元。", ["fixed actual - 100"]),
        ("上半年引来资金45亿元。", ["in place actual - 45"]),
        ("到账真金白银45亿元。", ["in place actual - 45"]),
        ("外商投资2亿美元。", ["foreign actual - 2"]),
        ("形成实物工作量58亿元，同比增长6%。", ["done actual - 58", "done growth_yoy - 6"]),
        # amounts by their sum alone
        ("签约项目12个，总额58亿元。", ["n actual signed 12", "total actual signed 58"]),
        ("签约项目12个，签约总资金58亿元。", ["n actual signed 12", "signed for actual signed 58"]),
        ("签约额58亿元中，工业31亿元、农业16亿元。",
         ["signed for actual signed 58", "signed for actual signed 31", "signed for actual signed 16"]),
        ("项目总投资58亿元，已完成31亿元，剩余27亿元。", ["total actual - 58", "done actual - 31"]),
        ("今年计划投70亿元，实际投了45亿元。", ["done target - 70", "done actual - 45"]),
        # bars that some pass
        ("到位资金超10亿元的有霍山县12.5亿元、舒城县11.2亿元。", ["in place actual - 12.5", "in place actual - 11.2"]),
        ("签约的28个项目当中投资超10亿元的就有3个。", ["n actual signed 28", "n actual signed 3"]),
    ],
)  # fmt: skip
def test_what_amounts_measure(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "新签约项目最多的是霍山县，有12个，其次是舒城县9个、金寨县7个。",
            ["n actual signed 12", "n actual signed 9", "n actual signed 7"],
        ),
        (
            "签约28个，其余7个签约金额12亿元。",
            ["n actual signed 28", "n actual signed 7", "signed for actual signed 12"],
        ),
        (
            "签约项目28个，其中11个已开工，17个正办理手续。",
            ["n actual signed 28", "n actual started 11", "n actual signed 17"],
        ),
        (
            "签约项目58个，其中乡镇31个、园区16个、县直部门11个。",
            ["n actual signed 58", "n actual signed 31", "n actual signed 16", "n actual signed 11"],
        ),
        (
            "签约58个，开工41个，分别是去年同期的1.2倍和1.5倍。",
            ["n actual signed 58", "n actual started 41", "n growth_yoy signed 20", "n growth_yoy started 50"],
        ),
        ("签约项目数列全市第一。", ["n rank signed 1"]),
    ],
)
def test_rows_of_places_and_what_is_left(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts without a measure word, where they come to the whole
        ("签约项目58个（工业31、农业16、三产11）。",
         ["n actual signed 58", "n actual signed 31", "n actual signed 16", "n actual signed 11"]),
        ("签约项目58个，其中工业31，农业16，三产11。",
         ["n actual signed 58", "n actual signed 31", "n actual signed 16", "n actual signed 11"]),
        ("签约项目58个（工业31、农业16、三产12）。", ["n actual signed 58"]),
        ("推进项目44个（新建16、续建28）。",
         ["n actual - 44", "n actual started 16", "n actual under_construction 28"]),
        # what projects were signed for stands behind them
        ("第九届，109个，签约金额61亿元；第十届，129个，签约金额65亿元。",
         ["n actual signed 109", "signed for actual signed 61", "n actual signed 129", "signed for actual signed 65"]),
        ("亿元以上项目12个，签约额58亿元。", ["n actual signed 12", "signed for actual signed 58"]),
        ("洽谈项目12个，签约额58亿元。", ["n actual negotiating 12", "signed for actual signed 58"]),
        # units whose projects were counted before
        ("工业专班签约52个、合同额195亿元；物流专班20个、13亿元。",
         ["n actual signed 52", "signed for actual signed 195", "n actual signed 20", "signed for actual signed 13"]),
        ("甲招商组签约项目12个，乙招商组8个，丙招商组5个。",
         ["n actual signed 12", "n actual signed 8", "n actual signed 5"]),
        ("经开区签约项目12个，各乡镇8个，县直单位5个。",
         ["n actual signed 12", "n actual signed 8", "n actual signed 5"]),
        ("签约项目12个，责任单位5个。", ["n actual signed 12"]),
        ("提报策划项目12个，超过下达的10个指标。", ["n actual planned 12", "n target planned 10"]),
        ("给2023年定了三个数：签约合同额80亿元，到位资金22亿元。",
         ["signed for target signed 80", "in place target - 22"]),
        ("在建项目33个，1—4月完成投资9亿元，为年度计划32亿元的28.1%。",
         ["n actual under_construction 33", "done actual under_construction 9", "done target under_construction 32",
          "done completion_rate under_construction 28.1"]),
    ],
)  # fmt: skip
def test_parts_and_units_without_words_of_their_own(text: str, expected: list[str]) -> None:
    assert told(text) == expected
