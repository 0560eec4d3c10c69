"""Counts of firms and of people, and what a place yields: short texts of ours and what a reader takes from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors import extract
from extractors.facts import Observation
from tests.extractors.written import document

Row = tuple[str, str | None, int]


def observations(text: str, published: str = "2023-07-20") -> list[Observation]:
    return list(extract(document(*text.split("\n"), published=published)).observations)


def rows(text: str, *metrics: str) -> list[Row]:
    """Every row of the measures as measure, stage and value."""
    return [
        (row.metric, row.stage, int(row.value)) for row in observations(text) if not metrics or row.metric in metrics
    ]


@pytest.mark.parametrize(
    ("text", "tonnes"),
    [
        ("上半年，粮食总产21.6万吨，茶叶总产3.8万吨。", [216000, 38000]),
        ("1—6月，洋芋产量（折粮）8.72万吨，增长3.4%。", [87200]),
        ("上半年，水泥产量达到113万吨，肉类总产量4.1万吨。", [1130000, 41000]),
        ("上半年，粮食、蔬菜产量分别为41万吨、25万吨。", [410000, 250000]),
        ("甲粮油公司投资2亿元建设大米加工项目，年产量5万吨，年加工稻谷8万吨。", []),
        ("上半年销售化肥3.2万吨。", []),
    ],
)
def test_what_a_place_yields_is_told_and_what_a_project_can_make_is_not(text: str, tonnes: list[int]) -> None:
    assert [int(row.value) for row in observations(text) if row.unit == "t"] == tonnes


def test_growth_behind_a_yield_is_the_yields() -> None:
    grown = observations("上半年，原煤产量630万吨，同比增长6.1%；焦炭产量86万吨，下降2.3%。")
    assert [(row.role, row.label, str(row.value)) for row in grown if row.role == "growth_yoy"] == [
        ("growth_yoy", "原煤产量", "6.1"),
        ("growth_yoy", "焦炭产量", "-2.3"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("选派18名年轻干部到园区挂职。", [18]),
        ("接待来县客商42批180余人，邀请客商来县洽谈190余人。", [180, 190]),
        ("全县选派企业特派员260名，带动脱贫人口412人。", [260, 412]),
        ("已登记在外陕商2460人，其中资产过亿元的46人，过千万元的318人。", [2460, 46, 318]),
        ("68名客商参加推介会。", [68]),
        ("会上表彰15名招商先进个人。", [15]),
        ("建立起3100余人的在外徽商名录。", [3100]),
        ("附议代表：王某、李某等6名代表。", []),
        ("到位资金位居全市前3名。", []),
    ],
)
def test_people_are_counted_by_who_they_are(text: str, people: list[int]) -> None:
    assert [value for _, _, value in rows(text, "person_count")] == people


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        (
            "园区入驻企业94户，其中投产51户，在建12户，停产5户，带动农户300户。",
            [(None, 94), ("operating", 51), ("under_construction", 12), (None, 5)],
        ),
        ("园区现有企业58家，投产26家，已签约企业5家。", [(None, 58), ("operating", 26), ("signed", 5)]),
        ("引进优强企业12家，新招引世界500强企业2家。", [(None, 12), (None, 2)]),
        ("仅浦东一地就有18家企业落户。", [("landed", 18)]),
        (
            "园区现有企业58家，已投产的26家，已开工建设尚未投产的20家。",
            [(None, 58), ("operating", 26), ("started", 20)],
        ),
        ("园区尚未投产的企业20家，已签约尚未开工企业12家。", [(None, 20), ("signed", 12)]),
        ("帮助建设企业9家。", [(None, 9)]),
    ],
)
def test_firms_stand_where_the_words_beside_their_number_say(text: str, firms: list[tuple[str | None, int]]) -> None:
    assert [(stage, value) for _, stage, value in rows(text, "enterprise_count")] == firms


def test_what_a_rate_has_fallen_to_is_no_growth() -> None:
    (row,) = observations("贫困发生率下降到1.73%。")
    assert (row.role, str(row.value), row.label) == ("conversion_rate", "1.73", "贫困发生率")


@pytest.mark.parametrize(
    ("text", "stage", "value"),
    [
        ("12个项目纳入省级重点项目库。", "registered", 12),
        ("全县策划项目14个，其中5个列入市级招商项目库。", "registered", 5),
        ("列入省“大好高”项目库12个。", "registered", 12),
        ("进入国家储备项目库8个。", "registered", 8),
        ("全年预计新开工亿元以上项目20个。", "started", 20),
        ("每年包装10个以上果汁、果酒、冷链类项目。", "planned", 10),
    ],
)
def test_projects_stand_in_the_books_they_are_entered_in(text: str, stage: str, value: int) -> None:
    assert ("project_count", stage, value) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "下半年至少再签约6个项目。",
        "10亿元以上项目开工不少于5个。",
        "到位资金要突破60亿元。",
        "全县将实施亿元以上项目120个，新签约亿元以上项目50个。",
        "全县到位资金不得少于22亿元。",
    ],
)
def test_what_is_asked_for_is_a_target(text: str) -> None:
    assert {row.role for row in observations(text)} == {"target"}


def test_aims_at_several_stages_are_no_parts_of_an_aim() -> None:
    page = extract(document("今年，全县将实施项目120个以上，新签约项目50个，力争落地40个、开工30个。"))
    assert page.checks == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("4个协议和9个意向项目要建立台账。", [("signed", 4), ("intended", 9)]),
        ("新签约浙商回归项目12个。", [("signed", 12)]),
        ("12个签约项目中，已注册公司9个。", [("signed", 12), ("landed", 9)]),
        ("下半年要盯紧23个在谈项目。", [("negotiating", 23)]),
        ("承接产业转移项目45个。", [("landed", 45)]),
        ("推介项目46个，其中对外推介18个。", [("planned", 46), ("planned", 18)]),
        ("会上集中发布了商贸、文旅2大类58个招商项目。", [("planned", 58)]),
        ("签订意向协议12份，正式合同8份。", [("intended", 12), ("signed", 8)]),
        ("达成意向协议5份，签订购销合同17份、果品出口意向合同3份。", [("intended", 5)]),
        ("执行招商引资项目104个，新签约31个。", [("under_construction", 104), ("signed", 31)]),
        ("全区共入库总投资超10亿元的重大招引项目7个。", [("registered", 7)]),
        ("集中开工14个市定重点项目。三县开工75个市县两级重点项目。", [("started", 14), ("started", 75)]),
        ("重点项目有哪些？简单说三个。", []),
        ("城西园区新建停车泊位600个、充电桩300个。", []),
    ],
)
def test_projects_are_counted_at_the_stage_that_is_said_of_them(text: str, told: list[tuple[str, int]]) -> None:
    known = [(stage, value) for metric, stage, value in rows(text) if metric == "project_count"]
    assert [row for row in known if row[0] is not None] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is due of those counted before, and by when
        ("6个已签约项目9月底前完成公司注册。", [("target", "landed", 6, date(2023, 9, 30))]),
        ("5个未开工重点项目年底前全部开工。", [("target", "started", 5, date(2023, 12, 31))]),
        # half of them are not all of them
        ("在谈的14个项目年内签约过半。", [("actual", "negotiating", 14, None)]),
        ("在谈的14个项目年内签约六成。", [("actual", "negotiating", 14, None)]),
        # which ones are spoken of does not tell what was done
        (
            "4个已签约项目8月底前完成公司注册，年内至少2个开工。",
            [("target", "landed", 4, date(2023, 8, 31)), ("target", "started", 2, date(2023, 12, 31))],
        ),
    ],
)
def test_what_is_due_is_aimed_at(text: str, told: list[tuple[str, str, int, date | None]]) -> None:
    counted = [row for row in observations(text) if row.metric == "project_count"]
    assert [(row.role, row.stage, int(row.value), row.period_end) for row in counted] == told


def test_packing_is_a_trade_behind_a_noun_and_a_stage_elsewhere() -> None:
    text = "今年全市新签约项目53个，其中酒业及酒类包装项目12个。谋划包装项目20个。"
    assert rows(text) == [
        ("project_count", "signed", 53),
        ("project_count", "signed", 12),
        ("project_count", "planned", 20),
    ]


def test_units_behind_a_rate_are_no_projects() -> None:
    for rate in ("完成率", "到位率", "开工率"):
        text = f"一是{rate}在六成以下的单位还有3个；二是新引进项目31个。"
        assert rows(text) == [("project_count", "landed", 31)], rate


def test_what_the_measures_told_of_before_have_reached() -> None:
    text = (
        "力争全年新签约项目36个，实际利用省外资金48亿元，现汇进资200万美元。"
        "1—6月，上述三项分别完成15个、22.6亿元和90万美元，其中省外资金完成率47.1%。"
    )
    reached = [row for row in observations(text) if row.period_end == date(2023, 6, 30)]
    assert [(row.metric, row.role, row.stage, row.value, row.unit) for row in reached] == [
        ("project_count", "actual", "signed", 15, "count"),
        ("funds_in_place", "actual", None, 2_260_000_000, "CNY"),
        ("foreign_capital", "actual", None, 900_000, "USD"),
        ("funds_in_place", "completion_rate", None, Decimal("47.1"), "percent"),
    ]


def test_parts_of_projects_at_no_stage_have_none() -> None:
    text = (
        "上半年洽谈项目61个，签约16个。\n列入县级重点项目21个，总投资98亿元。其中，省级重点项目3个，完成投资4.1亿元；"
        "市级重点项目6个，完成投资7.2亿元。"
    )
    counted = rows(text, "project_count")
    assert counted == [
        ("project_count", "negotiating", 61),
        ("project_count", "signed", 16),
        ("project_count", None, 21),
        ("project_count", None, 3),
        ("project_count", None, 6),
    ]


def test_more_of_the_same_are_aimed_at() -> None:
    told = [(row.role, row.stage, int(row.value)) for row in observations("全年要实现引进项目30个、力争35个。")]
    assert told == [("target", "landed", 30), ("target", "landed", 35)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("参加丝博会等展会6次，召开项目评审会11次。", [6, 11]),
        ("开展“云洽谈”68次。", [68]),
        ("先后九次赴浙江招商。", [9]),
        ("电动三轮车项目开工。第三次会议召开。", []),
    ],
)
def test_meetings_and_journeys_are_counted(text: str, held: list[int]) -> None:
    assert [value for _, _, value in rows(text, "event_count")] == held


def test_parts_behind_a_full_stop_are_of_those_that_money_has_come_for() -> None:
    told = rows(
        "全县洽谈项目360个，签订合同109个，到位资金8.2亿元。其中工业项目35个，到位资金6.1亿元。", "project_count"
    )
    assert told == [
        ("project_count", "negotiating", 360),
        ("project_count", "signed", 109),
        ("project_count", "signed", 35),
    ]


def test_projects_counted_before_are_not_counted_by_what_they_will_bring() -> None:
    told = extract(document("全县签约35个项目，总投资120亿元，35个项目全部达产后，年可实现产值200亿元。")).observations
    assert [(row.metric, row.stage) for row in told][:2] == [
        ("project_count", "signed"),
        ("total_investment", "signed"),
    ]
    assert [row.metric for row in told].count("project_count") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大通冷链、恒发养殖等4个协议项目通过网络视频签约。", ("signed", 4)),
        ("6个重大项目以“云签约”形式落户嘉善县。", ("landed", 6)),
        ("发布重点产业招商引资项目120个。", ("planned", 120)),
        ("县里推出涉及旅游、农业的招商项目42个。", ("planned", 42)),
        ("会上，向民营企业推出53个重大项目。", ("planned", 53)),
        ("推出53个项目与客商对接，总投资90亿元。", ("planned", 53)),
        ("今年推出27个项目集中开工。", ("started", 27)),
        ("主体完工待投产项目9个。", ("completed", 9)),
        ("签约待落地项目14个。", ("signed", 14)),
        ("前五月，镇里共签项目26宗。", ("signed", 26)),
        ("落户园区的17个项目进行集体签约。", ("signed", 17)),
        ("拟建超亿元项目7个，总投资21亿元。", ("planned", 7)),
        ("柳林县18个转型项目集中开(复)工。", ("under_construction", 18)),
        ("17个计划开工项目已全部开工建设。", ("started", 17)),
    ],
)
def test_how_far_projects_are_by_what_stands_around_them(text: str, expected: tuple[str, int]) -> None:
    (row,) = [row for row in observations(text) if row.metric == "project_count"]
    assert (row.role, row.stage, row.value) == ("actual", *expected)


@pytest.mark.parametrize(
    "text",
    [
        "全市精心编制招商项目42个，并及时将招商任务分解到各乡镇。",
        "指标完成市下达全年任务的一半以上。上半年，引进项目12个。",
        "今年以来，全县努力克服疫情影响，引进项目12个。",
        "图为二季度重大项目集中开工仪式\n2月18日，全市一季度集中开工项目85个。",
    ],
)
def test_what_was_done_is_no_target(text: str) -> None:
    assert {row.role for row in observations(text, "2023-05-12") if row.metric == "project_count"} == {"actual"}


def test_batches_that_are_issued_or_held_are_no_visits() -> None:
    assert rows("全省集中开工活动共11批次。", "visit_count", "event_count") == [("event_count", None, 11)]
    assert rows("县里先后发布两批招商项目。", "visit_count", "event_count") == []
    assert rows("近年来，先后有3批共86个重大项目集中签约。", "visit_count") == []
    assert rows("该省先后选派5批74名干部支援当地，有七批援疆干部进驻。", "visit_count") == []
    assert rows("接待客商42批。", "visit_count") == [("visit_count", None, 42)]


def test_trades_in_which_firms_were_set_up_are_no_firms() -> None:
    assert rows("17个行业设立了外资企业。") == []


def test_firms_that_have_lit_their_furnaces_operate() -> None:
    assert rows("鑫源冶炼等三家企业已点火投产，宏达等8家企业已全面开工。") == [
        ("enterprise_count", "operating", 3),
        ("enterprise_count", "started", 8),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吉星零部件等17个总投资48亿元的项目也正式开工。", [("started", 17)]),
        ("214个招商引资项目签约总额4300多亿元。", [("signed", 214)]),
        ("落户经开区的19个重大项目，今日上午集中开工。", [("started", 19)]),
        ("签约项目共386个。其中，列入市里考核的352个。", [("signed", 386), ("signed", 352)]),
        ("全市招商引资工业项目340个，到位资金97.6亿元。", [(None, 340)]),
        ("集中签约8个项目，其中涉及住房建设的项目2个，市政建设类6个。", [("signed", 8), ("signed", 2), ("signed", 6)]),
        ("项目库亿元以上项目52个。", [("registered", 52)]),
        ("新投产项目数量从高到低，第一类县依次为：当涂16个、含山5个。", [("operating", 16), ("operating", 5)]),
        ("新建续建项目21个，到位资金36.5亿元。", [("under_construction", 21)]),
        ("民营创业园签约入园项目9个。", [("signed", 9)]),
        ("10月有33个项目已在省级部门立项。", [("registered", 33)]),
        ("会上向客商重点推荐4个项目。", [("planned", 4)]),
        (
            "本次集中开工总计45个项目。其中18个县级项目，27个乡镇项目。",
            [("started", 45), ("started", 18), ("started", 27)],
        ),
        ("集中开工项目16个，其中7个位于临空经济区。", [("started", 16), ("started", 7)]),
        ("本次集中签约27个项目。本次27个项目的顺利落地，是专业招商的成果。", [("signed", 27)]),
        ("集中开工重点项目184个。\n这批项目中，省市重点项目52个。", [("started", 184), ("started", 52)]),
    ],
)
def test_the_stage_of_projects_counted(text: str, expected: list[tuple[str | None, int]]) -> None:
    assert [(stage, value) for _, stage, value in rows(text, "project_count")] == expected


@pytest.mark.parametrize(
    "text",
    [
        "1 项目建设加速跑",
        "围绕“6个20工程”开展招商。",
        '河南省第四期"三个一批"项目建设活动举行。',
        "签约仪式在五家渠举行。",
        "两个重点功能区共引进企业76家。",
    ],
)
def test_what_counts_no_projects(text: str) -> None:
    assert all(metric == "enterprise_count" and value == 76 for metric, _, value in rows(text))


def test_persons_who_attend_and_groups_that_are_sent() -> None:
    assert rows("商会负责人等200余人出席推介会。") == [("person_count", None, 200)]
    assert rows("参加签约仪式的客商约500人。") == [("person_count", None, 500)]
    assert rows("组织6个督导组，派驻两个招商小组。") == [("team_count", None, 6), ("team_count", None, 2)]
    assert rows("组建4个重大项目专业招商队、13个招商团。") == [("team_count", None, 4), ("team_count", None, 13)]
    assert rows("9个市本级产业链招商组行动起来。") == [("team_count", None, 9)]
    assert rows("一支“7+4”（7个镇街、4个指挥部）的招商团队奔赴一线。") == []
    assert rows("成立3个赴外招商小组。") == [("team_count", None, 3)]
    assert rows("8个项目成立专班推进。") == [("project_count", None, 8)]


def test_firms_are_some_of_those_in_the_sentence_before() -> None:
    assert rows("该县入园企业57户。已投产33户，其中14户为规模企业。") == [
        ("enterprise_count", None, 57),
        ("enterprise_count", "operating", 33),
        ("enterprise_count", "operating", 14),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金川制药扩能等118个带动作用强、市场前景好的项目集中开工。", [("started", 118, None)]),
        ("参加本次开工活动的项目，包括城北输变电、钢构件生产线等105个重点项目。", [("started", 105, None)]),
        ("在重点区域安排50个重大项目集中开工。", [("started", 50, None)]),
        ("“冬季行动”共有9个项目，总投资15.6亿元，现已全部开工。", [("started", 9, None)]),
        ("年产1000万套线束生产线等32个项目已开工建设。", [("started", 32, None)]),
        ("64个协议项目有55个转化为合同。", [("signed", 64, None), ("signed", 55, None)]),
        ("全市增补6个项目，4个项目退出名单。", [(None, 6, None), (None, 4, None)]),
        ("完成投资9.4亿元，增长38%，目前线上调度项目210个。", [(None, 210, None)]),
        ("建立项目对接、协调服务四项机制。", []),
    ],
)
def test_projects_that_are_praised_listed_or_handled(
    text: str, expected: list[tuple[str | None, int, str | None]]
) -> None:
    found = [row for row in observations(text) if row.metric == "project_count"]
    assert {row.role for row in found} <= {"actual"}
    assert [(row.stage, row.value, row.sector) for row in found] == expected


def test_projects_begun_in_a_quarter_that_still_runs_are_no_target() -> None:
    (row,) = [row for row in observations("二季度，85个重点项目开工。", "2023-05-08") if row.metric == "project_count"]
    assert (row.role, row.stage, row.value) == ("actual", "started", 85)


def test_as_many_projects_that_cost_other_sums_are_others() -> None:
    text = "全市签约12个项目，总投资92亿元。在深圳又成功签约12个项目，总投资13亿元。"
    assert rows(text, "project_count") == [("project_count", "signed", 12)] * 2


def test_hotels_that_were_built_are_no_firms() -> None:
    assert rows("香树湾等5家五星级酒店已建成使用。") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("金海食品、云台纸业等9个总投资86亿元项目开工建设。", [("started", 9)]),
        ("12个总投资48亿元重点项目集中签约。", [("signed", 12)]),
        ("目前，进驻该园区的项目有80余个。", [("landed", 80)]),
        ("入驻园区的工业项目达42个。", [("landed", 42)]),
        ("上半年，新签项目58个；执行省外项目139个。", [("signed", 58), ("under_construction", 139)]),
        ("全县先后分5个批次发布重点招商产业项目320个。", [("planned", 320)]),
        ("现场签约项目有三个明显特点。", []),
        ("此次签约项目呈现四大特点，其中最大的两个项目来自上海。", []),
        ("金海公司将建设循环产业园，包括硫酸、磷酸等7个子项目。", []),
        ("引进项目75个，新签约项目36个 计划投资额65亿元。", [("landed", 75), ("signed", 36)]),
    ],
)
def test_projects_are_counted_with_what_is_said_beside_them(text: str, told: list[tuple[str, int]]) -> None:
    counted = [row for row in observations(text) if row.metric == "project_count"]
    assert [(row.stage, row.value, row.role) for row in counted] == [(*pair, "actual") for pair in told]


@pytest.mark.parametrize(
    ("text", "metric", "value"),
    [
        ("全市已有工业园区12个。", "other", 12),
        ("工业园区已发展到19个。", "other", 19),
        ("开展专题调研63次。", "event_count", 63),
        ("聘请38名营商环境义务监督员。", "person_count", 38),
        ("广场入驻金融机构16家。", "enterprise_count", 16),
        ("组建8支招商力量分赴各地。", "team_count", 8),
    ],
)
def test_what_is_counted_beside_projects(text: str, metric: str, value: int) -> None:
    assert [(row.metric, row.value) for row in observations(text)] == [(metric, value)]


def test_yarn_is_no_team() -> None:
    assert rows("企业主要生产60支及以上高支纱。") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("此次集中投产的四大项目总投资36亿元。", [("operating", 4)]),
        ("5月8日，三大项目集中开工。", [("started", 3)]),
        ("金海食品、云台纸业、锦川饲料3大重点项目同日签约。", [("signed", 3)]),
        ("全县实施“四大工程”，推进三大产业项目。", []),
        ("会上签约项目30个。云台水厂、西山市场等6个项目加快推进。", [("signed", 30), (None, 6)]),
        ("会上签约项目30个。云台水厂、西山市场等6个项目，总投资9亿元。", [("signed", 30), ("signed", 6)]),
    ],
)
def test_great_projects_are_counted_where_something_is_done_with_them(text: str, told: list[tuple[str, int]]) -> None:
    counted = [row for row in observations(text) if row.metric == "project_count"]
    assert [(row.stage, row.value) for row in counted] == told


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("今年计划联合商会举办3场产业招商活动，5场推介活动。", [3, 5]),
        ("今年计划在深圳召开4场推介会。", [4]),
        ("今年计划入园企业6家。", [6]),
    ],
)
def test_what_is_planned_to_be_held_is_a_target(text: str, values: list[int]) -> None:
    assert [(row.role, row.value) for row in observations(text)] == [("target", value) for value in values]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("签约项目12个。全县89个重点工业项目累计完成投资25亿元。", [("actual", "signed", 12), ("actual", None, 89)]),
        ("签约项目12个。27个省“521”行动计划项目进展顺利。", [("actual", "signed", 12), ("actual", None, 27)]),
        ("1至4月新开工项目249项，比1至3月新增63项。", [("actual", "started", 249), ("increase", "started", 63)]),
        ("聚焦“两确保”、奋进“一率先”，78个亿元以上项目集中开工。", [("actual", "started", 78)]),
        ("41个前期项目中26个完成备案。", [("actual", "planned", 41), ("actual", "registered", 26)]),
        ("本届农博会汉阴代表团将签约项目38个。", [("forecast", "signed", 38)]),
        ("11个项目动工建设。", [("actual", "started", 11)]),
        ("20个亿元重点项目开工。", [("actual", "started", 20)]),
    ],
)
def test_how_far_and_how_sure_they_are_that_are_counted(text: str, told: list[tuple[str, str | None, int]]) -> None:
    counted = [row for row in observations(text) if row.metric == "project_count"]
    assert [(row.role, row.stage, row.value) for row in counted] == told


def test_a_class_stands_behind_its_count() -> None:
    (row,) = observations("全市重点调度的29项10亿元新建工业项目开工。")
    assert (row.value, row.min_investment_cny, row.stage) == (29, 10**9, "started")


@pytest.mark.parametrize("text", ["我区认定两家高质量发展示范园区。", "建设共伴生二次资源综合回收厂。"])
def test_what_counts_nobody(text: str) -> None:
    assert observations(text) == []


def test_a_title_says_the_bodys_figure_rounded_or_at_another_stage() -> None:
    page = extract(
        document("# 汉阴15个项目集中开工签约 总投资近200亿元", "5月8日，15个项目签约，总投资198.6亿元。", title=None)
    )
    told = [(row.metric, row.stage, row.value) for row in page.observations]
    assert told == [("project_count", "signed", 15), ("total_investment", "signed", 19_860_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "着力打造5万亩沙棘、2万亩海棠果基地。",
        "确保65万亩小麦颗粒归仓。",
        "先后有八批援藏干部进驻。",
        "市委常委会先后两次听取汇报。",
        "云桥集团位列世界500强第181位。",
    ],
)
def test_crops_officials_and_boards_are_no_figures(text: str) -> None:
    assert observations(text) == []


def test_what_one_project_builds_makes_and_draws_is_the_projects() -> None:
    text = "云桥玻璃产业园项目总投资5亿元，将新建校舍16万平方米，年产量100万平米，将聚集100家企业。"
    assert observations(text) == []
    assert [(row.metric, row.value) for row in observations("全县建成标准厂房20万平方米，盘活土地1500亩。")] == [
        ("area", 200000),
        ("area", 1000000),
    ]


def test_projects_are_counted_by_houses_too() -> None:
    assert rows("园区已落户4家皮革项目。") == [("project_count", "landed", 4)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("明天还将有5个项目签约，签约金额11亿元。", ["forecast", "forecast"]),
        ("会期中将举办投资促进活动17项。", ["forecast"]),
        ("今年将召开推介会6场。", ["forecast"]),
        ("今年将拜访企业60家。", ["target"]),
    ],
)
def test_what_will_be_is_expected_and_what_is_undertaken_is_aimed_at(text: str, told: list[str]) -> None:
    assert [row.role for row in observations(text)] == told


def test_a_heading_that_tells_what_was_arranged_plans_nothing() -> None:
    page = document("# 四季度安排了这些项目集中开工", "四季度全市集中开工项目31个，总投资46亿元。")
    assert [(row.role, row.stage) for row in extract(page).observations] == [("actual", "started")] * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("全年安排重点项目118个，总投资634亿元。", [("actual", 118)]),
        ("力争全年安排项目60个。", [("target", 60)]),
        ("为确保项目进展顺利，石泉县负责实施重点项目11个。", [("actual", 11)]),
        ("将努力打造物流中心；昨天签约项目12个。", [("actual", 12)]),
        ("下一步，力争新签约项目30个；新开工20个。", [("target", 30), ("target", 20)]),
    ],
)
def test_projects_arranged_are_there_and_an_aim_ends_with_what_it_is_for(
    text: str, told: list[tuple[str, int]]
) -> None:
    counted = [row for row in observations(text) if row.metric == "project_count"]
    assert [(row.role, row.value) for row in counted] == told
