"""Of which days a figure is, and of which place: short documents of ours, every row's days typed by a reader.

A row is the figure as written (`41`, `26亿`), its first day and its last; `-` stands for none.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors import extract
from extractors.home import locate_document
from tests.extractors.written import document

PUBLISHED = "2023-07-20"
H1 = "2023-01-01 2023-06-30"
LAST_YEAR = "2022-01-01 2022-12-31"
Rows = dict[str, str]


def days(*paragraphs: str, published: str | None = PUBLISHED, title: str | None = None) -> Rows:
    """Each figure with its days. A figure that is read as several rows of several days has them all."""
    found: dict[str, list[str]] = {}
    for row in extract(document(*paragraphs, published=published, title=title)).observations:
        value = row.value / 10**8 if row.value >= 10**6 else row.value
        figure = f"{value.normalize():f}" + ("亿" if row.value >= Decimal(10**6) else "")
        found.setdefault(figure, []).append(f"{row.period_start or '-'} {row.period_end or '-'}")
    return {figure: " | ".join(dict.fromkeys(spans)) for figure, spans in found.items()}


CASES: list[tuple[str, Rows]] = [
    # half a year goes on from a month of the same year in its sentence, though it is still to come
    ("2022年5月新签约项目7个，下半年新签约项目9个。", {"7": "2022-05-01 2022-05-31", "9": "2022-07-01 2022-12-31"}),
    # what became of the projects of an earlier year is not of that year
    ("去年签约的12个项目中，已有9个开工，3个投产。", {"12": LAST_YEAR, "9": "- -", "3": "- -"}),
    (
        "上半年，全市签约项目41个。去年签约的12个项目中，已有9个开工。",
        {"41": H1, "12": LAST_YEAR, "9": "- 2023-06-30"},
    ),
    ("截至6月底，去年签约的12个项目，开工率75%。", {"12": LAST_YEAR, "75": "- 2023-06-30"}),
    ("去年签约的12个项目中，工业项目8个。", {"12": LAST_YEAR, "8": LAST_YEAR}),
    # from then to now
    ("签约项目由2020年的25个增加到2022年的42个。", {"25": "2020-01-01 2020-12-31", "42": LAST_YEAR}),
    ("签约项目从去年上半年的33个增至今年上半年的41个。", {"33": "2022-01-01 2022-06-30", "41": H1}),
    ("到位资金从2020年10亿元增长至2022年26亿元。", {"10亿": "2020-01-01 2020-12-31", "26亿": LAST_YEAR}),
    ("规上企业从2020年的100家发展到2022年的130家。", {"100": "2020-01-01 2020-12-31", "130": LAST_YEAR}),
    ("上半年到位资金28亿元，超过去年同期23亿元的水平。", {"28亿": H1, "23亿": "2022-01-01 2022-06-30"}),
    # the year so far, behind a month
    ("本月签约3个，本年累计签约58个。", {"3": "2023-07-01 2023-07-31", "58": "2023-01-01 2023-07-20"}),
    ("6月当月签约9个，今年累计签约41个。", {"9": "2023-06-01 2023-06-30", "41": H1}),
    # two months together, and one by one
    ("5月和6月，全市签约项目20个。", {"20": "2023-05-01 2023-06-30"}),
    ("2021年、2022年两年，全市签约项目72个。", {"72": "2021-01-01 2022-12-31"}),
    (
        "2021年、2022年全市分别签约项目30个、42个。",
        {"30": "2021-01-01 2021-12-31", "42": LAST_YEAR},
    ),
    # a stretch that names no day takes no days from before
    ("去年全市签约项目42个，近三年累计签约113个。", {"42": LAST_YEAR, "113": "- -"}),
    ("截至6月底，近三年累计签约的113个项目开工87个。", {"113": "- 2023-06-30", "87": "- 2023-06-30"}),
    ("自5月12日“百日攻坚”启动以来，全市签约项目14个。", {"14": "2023-05-12 2023-07-20"}),
    ("今年截至6月底，全市签约项目41个。", {"41": H1}),
]


@pytest.mark.parametrize(("text", "rows"), CASES, ids=[text for text, _ in CASES])
def test_days_of_one_sentence(text: str, rows: Rows) -> None:
    assert days(text) == rows


@pytest.mark.parametrize(
    "words",
    ["党的十八大召开以来", "换届以来", "活动期间", "“百日攻坚”行动开展以来", "半年多来", "近两个月", "这几年", "上周"],
)
def test_a_time_without_days_ends_the_time_spoken_of(words: str) -> None:
    found = days("2022年，全市开工项目91个。", f"{words}，全市签约项目37个。")
    assert found == {"91": LAST_YEAR, "37": "- -"}


def test_the_years_of_a_review_are_those_that_it_names() -> None:
    found = days(
        "# 过去五年工作回顾",
        "2021年，全市到位资金120亿元，五年累计到位480亿元。",
        published="2022-01-18",
    )
    assert found == {"120亿": "2021-01-01 2021-12-31", "480亿": "2017-01-01 2021-12-31"}


def test_a_whole_year_told_at_its_end_is_no_plan() -> None:
    text = "全年，全市签约项目37个。"
    assert days(text, published="2023-12-30") == {"37": "2023-01-01 2023-12-31"}
    assert days(text, published="2024-01-09") == {"37": "2023-01-01 2023-12-31"}
    assert {row.role for row in extract(document(text, published="2024-01-09")).observations} == {"actual"}


def test_projects_counted_without_a_day_are_gone_back_to_in_the_time_spoken_of() -> None:
    found = days("年初确定的58个项目计划总投资196亿元。1至6月累计完成投资36亿元。58个项目中，竣工9个。")
    assert found["9"] == H1


PLANNED: list[tuple[str, str, Rows]] = [
    # printed on, text, each figure's days
    ("2023-01-12", "去年全市签约项目42个，今年计划签约50个。", {"42": LAST_YEAR, "50": "2023-01-01 2023-12-31"}),
    ("2023-01-12", "全市全年签约项目42个，完成年度目标40个的105%。", dict.fromkeys(("42", "40", "105"), LAST_YEAR)),
    ("2023-01-12", "全年计划签约项目42个。", {"42": "2023-01-01 2023-12-31"}),
    (
        "2023-10-18",
        "我市今年计划签约项目40个（去年38个），1—9月已签约33个。",
        {"40": "2023-01-01 2023-12-31", "38": LAST_YEAR, "33": "2023-01-01 2023-09-30"},
    ),
    ("2023-10-18", "11月，全市将签约项目5个。", {"5": "2023-11-01 2023-11-30"}),
    ("2023-10-18", "去年11月，全市签约项目5个，下步将加大力度。", {"5": "2022-11-01 2022-11-30"}),
]


@pytest.mark.parametrize(("published", "text", "rows"), PLANNED, ids=[text for _, text, _ in PLANNED])
def test_a_plan_and_what_was_reached_have_each_their_days(published: str, text: str, rows: Rows) -> None:
    assert days(text, published=published) == rows


def test_a_time_that_is_summed_up_is_that_of_the_figures_behind_it() -> None:
    found = days("2022年，全市开工项目91个。今年上半年，石泉县招商引资成效明显。签约项目37个。")
    assert found == {"91": LAST_YEAR, "37": H1}


def test_the_ceremony_of_the_sentence_before_dates_the_projects_counted() -> None:
    day = "2023-06-28 2023-06-28"
    assert days("6月28日上午，安康招商推介会举行。会上，签约项目15个。") == {"15": day}
    assert days("6月28日，全市集中开工仪式举行。66个项目总投资266亿元。") == {"66": day, "266亿": day}


def test_the_month_behind_a_title_is_the_papers_own() -> None:
    title = "关于全市招商引资工作的情况汇报（2023年7月）"
    found = days(f"# {title}", "1—6月，全市引进项目63个。", "外资方面，新批外资项目31个。", title=title)
    assert found == {"63": H1, "31": H1}


def places(*paragraphs: str, place: str = "610900") -> Rows:
    """Each figure with the code of its place."""
    rows = extract(document(*paragraphs, place=place, published=PUBLISHED)).observations
    return {f"{row.value.normalize():f}": row.region_code or "-" for row in rows}


PLACES: list[tuple[str, str, Rows]] = [
    # the paper's place, text, each figure's place
    ("610900", "陕西省上半年签约项目1200个。我市签约41个。", {"1200": "610000", "41": "610900"}),
    ("610922", "安康市上半年签约项目41个，我县签约9个。", {"41": "610900", "9": "610922"}),
    (
        "610900",
        "全国引进外资增长3%，全省增长5%，我市增长8.1%。",
        {"3": "100000", "5": "610000", "8.1": "610900"},
    ),
    ("610900", "石泉县上半年签约项目9个，较汉阴县多2个。", {"9": "610922", "2": "610922"}),
    ("610900", "除汉滨区外，其他9个县区共签约项目29个。", {"29": "610900"}),
    ("610900", "石泉县今年来大力招商。上半年，全县签约项目9个。", {"9": "610922"}),
    ("610900", "上半年，面对复杂形势，石泉县招商引资成效明显。签约项目9个。", {"9": "610922"}),
    (
        "610900",
        "全市签约项目41个。同时，石泉县引进项目9个。其中，工业项目5个。",
        {"41": "610900", "9": "610922", "5": "610922"},
    ),
    ("610900", "来自北京的客商考察了我市，签约项目3个。", {"3": "610900"}),
    # places side by side, and then all of them again
    (
        "610900",
        "上半年，签约项目41个。石泉县签约9个；汉阴县签约7个；旬阳市签约25个；签约合同项目30个。",
        {"41": "610900", "9": "610922", "7": "610921", "25": "610981", "30": "610900"},
    ),
    (
        "610900",
        "在石泉，冷链项目加紧建设；在汉阴，面业项目动工；在旬阳，新开工项目8个。一季度，签约项目31个。",
        {"8": "610981", "31": "610900"},
    ),
    # neighbours beside the paper's own, and not where investors come from
    ("610900", "推介会签约项目63个，其中，安康市31个，商洛市32个。", {"63": "610900", "31": "610900", "32": "611000"}),
    ("610900", "签约项目63个，项目来自上海市31个，深圳市32个。", {"63": "610900", "31": "610900", "32": "610900"}),
    ("610900", "我市签约12个。据了解，全省共有300多个项目签约。", {"12": "610900", "300": "610000"}),
    # the first of several parts is not what follows
    (
        "610900",
        "全市开工41个。恒口示范区、中心城区、其他县区三个片区协调发展；亿元以上项目开工9个。",
        {"41": "610900", "9": "610900"},
    ),
    # the paper's own place opens a clause: what stands before it is told of single projects
    (
        "610900",
        "石泉县豆制品加工厂、汉阴县燃料油加工基地相继动工，到此，安康市1至6月中旬新开工项目达到73个。",
        {"73": "610900"},
    ),
    (
        "610900",
        "6月28日，石泉县魔芋产业园工地上，机械轰鸣，安康市二季度项目集中开工仪式在这里举行，43个项目集中开工。",
        {"43": "610900"},
    ),
    ("610900", "石泉县到位资金5亿元，安康市第一，同比增长12%。", {"500000000": "610922", "12": "610922"}),
    # a zone of two places stands in the one in brackets, whatever the other is called
    ("440000", "全省签约项目190个。作为现场，中山（河源）产业转移工业园签约14个。", {"190": "440000", "14": "441600"}),
    ("440000", "全省签约项目190个。广州（清远）产业园签约14个。", {"190": "440000", "14": "441800"}),
    (
        "152900",
        "全盟签约项目41个。其中，阿左旗9个，阿右旗7个，额济纳旗5个，乌兰布和示范区3个。",
        {"41": "152900", "9": "152921", "7": "152922", "5": "152923", "3": "152900"},
    ),
    # a place in the name of one of several that are listed
    ("610900", "全市引进富硒茶、石泉县魔芋加工等29个项目。", {"29": "610900"}),
    # 该市 is not where one firm builds
    ("610900", "某公司将投资60亿元，在旬阳市建产业园。今年以来，该市走访企业98家。", {"98": "610900"}),
]


def test_a_paragraph_that_divides_goes_on_with_the_place_above() -> None:
    rows = places("全市开工80个。", "石泉县开工36个。", "按产业分：工业17个，农业19个。", "从投资看，亿元以上5个。")
    assert rows == {"80": "610900", "36": "610922", "17": "610922", "19": "610922", "5": "610900"}


@pytest.mark.parametrize(("place", "text", "rows"), PLACES, ids=[text for _, text, _ in PLACES])
def test_places_of_figures(place: str, text: str, rows: Rows) -> None:
    assert places(text, place=place) == rows


def test_a_semicolon_ends_no_plan_in_a_section_of_plans() -> None:
    year = "2023-01-01 2023-12-31"
    found = days("# 下步计划", "全年引进项目15个以上；到位资金达到65亿元，新开工项目12个。")
    assert found == {"15": year, "65亿": year, "12": year}


def test_months_of_a_text_without_a_day_are_of_the_year_told_before() -> None:
    told = "2012年全区安排重大项目43个，年度投资39.2亿元。1至5月，已累计完成投资17.8亿元。"
    year, months = "2012-01-01 2012-12-31", "2012-01-01 2012-05-31"
    assert days(told, published=None) == {"43": year, "39.2亿": year, "17.8亿": months}
    unfigured = "2003年，开发区建立了大项目库，实行联席会议制度。全年新引进项目75个。"
    assert days(unfigured, published=None) == {"75": "2003-01-01 2003-12-31"}


def test_a_title_printed_once_more_opens_no_section() -> None:
    title = "全县上半年招商引资工作获肯定"
    found = days(f"# {title}", "1至5月，全县到位资金10亿元。", published="2016-06-24", title=title)
    assert found == {"10亿": "2016-01-01 2016-05-31"}
    rows = extract(document(f"# {title}", "1至5月，全县到位资金10亿元。", published="2016-06-24", title=title))
    assert [row.role for row in rows.observations] == ["actual"]


def test_a_county_that_is_not_named_is_known_by_its_towns() -> None:
    towns = "上半年，全县引进项目52个。三号乡、油篓沟乡和公会镇作了发言，要盯住北京外迁的企业。"
    county = locate_document("在全县招商引资调度会上的讲话", None, towns)
    assert county is not None and county.code == "130722"
    assert locate_document("在全县招商引资调度会上的讲话", None, "上半年，全县引进项目52个。三号乡作了发言。") is None


def test_a_city_that_a_county_only_went_to_is_not_its_home() -> None:
    told = "上半年，全县实施项目41个。3月31日，我县一行7人赴大连开展招商活动。4月3日上午，招商推介会在大连召开，大连企业界28人到会。"
    assert locate_document("招商引资情况汇报", None, told) is None


def test_a_fair_named_after_a_city_is_held_at_home() -> None:
    fair = "昨日，中国洛阳·2014农业产业化龙头企业名优产品博览会闭幕。我市签约项目25个。"
    home = locate_document(None, None, fair)
    assert home is not None and home.code == "410300"


def test_the_only_year_that_an_undated_text_names_is_its_own() -> None:
    seven = "2019-01-01 2019-07-31"
    told = days("今年1—7月，全县到位资金41.2亿元。", "县长表示，2019年，要把项目作为头等大事。", published=None)
    assert told == {"41.2亿": seven}
    held = days("在杭州成功举办了2019年枣阳投资恳谈会。1—7月，全县到位资金41.2亿元。", published=None)
    assert held == {"41.2亿": seven}
    for other in (
        "公司所在的园区创办于2019年。",
        "园区预计2019年建成。",
        "镇里荣获2019年度先进。",
        "2018年，要先行；2019年，要做好。",
    ):
        assert days("今年1—7月，全县到位资金41.2亿元。", other, published=None) == {"41.2亿": "- -"}


def test_the_ceremony_before_this_one_is_not_held_on_its_day() -> None:
    found = days(
        "昨日，全市重大项目集中签约仪式在许昌举行，共签约40个。这是继3月18日全市集中开工35个项目后的又一盛会。",
        "本次签约的40个项目中，央企项目12个，总投资45亿元。",
    )
    assert found["12"] == found["45亿"] == "2023-07-19 2023-07-19"


def test_the_years_in_a_plans_name_are_the_plans() -> None:
    text = "2018年全市实施招商三年行动计划（2018—2020年），引进到位资金796亿元，同比增长14%。"
    assert set(days(text, published="2019-02-20").values()) == {"2018-01-01 2018-12-31"}


def test_last_year_in_an_undated_text_is_the_year_it_has_told_of() -> None:
    year = "2018-01-01 2018-12-31"
    pages = ("2018年，全县到位资金35亿元。", "自2011年以来连年增长。", "去年，引进项目41个。去年共落地项目23个。")
    assert days(*pages, published=None) == {"35亿": year, "41": year, "23": year}


def test_an_event_and_a_good_start_are_of_their_day() -> None:
    page = "2月18日，随州迎来今年招商引资开门红，14个工业大项目集中签约，总投资96亿元。"
    day = "2013-02-18 2013-02-18"
    assert days(page, published="2013-02-19") == {"14": day, "96亿": day}
    fair = "5月28日，清河县举办论坛暨2010年招商信息发布会，推介项目25个。"
    assert days(fair, published="2010-05-29")["25"] in (
        "- -",
        "2010-05-28 2010-05-28",
    )


@pytest.mark.parametrize(
    "text",
    [
        "今天上午，随州市举行集中开工仪式。此次开工项目14个。",
        "昨(20)日上午，随州市举行集中签约仪式。此次签约项目14个。",
        "20日，随州市举行招商项目签约仪式。此次签约项目14个。",
        "7月20日，随州市举行2023年第一批14个重大项目签约开工投产仪式。",
        "7月20日下午，投资方在深圳、昆山等地，14个重大项目通过网络云签约形式落户随州。",
        "7月20日，随州市举行项目签约仪式。签约仪式上，十余家企业与该市共签约项目14个。",
        "本报随州7月20日电 今天上午，2023随州投资大会举行。会上，14个项目集中签约。",
        "7月20日，记者从随州市产业对接活动上获悉，14个项目集中签约。",
        "中新社武汉7月20日电/据报道，随州20日举行重点项目开工活动，当天全市新开工项目共14个。",
        "7月20日上午，全市第三批重大项目开工动员会在高新区召开。此次开工重大项目共有14个。",
        "7月20日，在全市“三个一批”活动上，两家企业签署协议。这次随州“三个一批”活动，签约项目14个。",
        "7月20日，第二季度集中签约仪式举行。云母深加工产业园等14个项目签约，投资方还看了场地。",
        "7月20日，随州市“牵手深圳”系列对接活动启动仪式举行。启动仪式上，共有14个项目签约。",
        "7月20日，随州市投资环境说明会在深圳举行。会上共签约项目14个。",
        "7月20日，随州市招商恳谈会在深圳举行。\n与会客商畅所欲言。\n签约仪式现场达成合作项目14项。",
        "7月20日，随州市投资推介会在厦门举行。推介会上，14个重点合作项目签约，总投资82亿元。",
        "7月20日，随州市招商项目签约仪式举行。茶叶加工等14个项目与市政府签署了合作协议，投资方还看了场地。",
    ],
)
def test_the_day_of_a_ceremony_however_it_is_said(text: str) -> None:
    assert days(text, published="2023-07-20")["14"] == "2023-07-20 2023-07-20"


def test_ceremonies_of_several_years_are_not_held_on_one_day() -> None:
    page = "7月18日，随州市举行集中签约仪式，签约项目14个。", "近年来，随州先后有6批345个重大项目集中签约。"
    assert days(*page)["345"] == "- -"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # an event's name gives its day the year
        (
            "8月26日上午，“2011年鄂北产业转移洽谈会投资说明会暨合作项目签约仪式”举行，随州市有12个项目签约。",
            {"12": "2011-08-26 2011-08-26"},
        ),
        (
            "1月6日，2022年随州首批重大项目集中开工（签约）仪式举行。今年以来，全市签约项目31个。",
            {"31": "2022-01-01 -"},
        ),
        ("从2017年全市招商工作会议上获悉，去年，随州签约项目31个。", {"31": "2016-01-01 2016-12-31"}),
        # a list, a plan, a work of the year
        ("省政府发布2016年重点工程任务。今年全省将完成投资115亿元。", {"115亿": "2016-01-01 2016-12-31"}),
        ("使2016年度招商工作再上台阶。今年1到7月，全市到位资金9亿元。", {"9亿": "2016-01-01 2016-07-31"}),
        (
            "市发改委今天公布了2018年全市重点项目清单。共安排项目152个，其中工业类42个。",
            dict.fromkeys(("152", "42"), "2018-01-01 2018-12-31"),
        ),
        (
            "3月4日，市政府网站发布2016年全市重点工程目标任务。\n年度目标任务为：签约项目总投资达到180亿元。",
            {"180亿": "2016-01-01 2016-12-31"},
        ),
        ("2025年，随州将抓重大项目，抓投资。力争引进到位资金57亿元以上。", {"57亿": "2025-01-01 2025-12-31"}),
        # a heading in brackets before the year
        ("【概况】2020年，市招商中心做好工作谋划。全市新引进项目94个。", {"94": "2020-01-01 2020-12-31"}),
        # the year in the name of a feast, or of the one event that has a day
        (
            "9月6日，2024汉襄肱骨（秋季）农耕文化节暨招商活动在随州市举行。1-8月，全市签约项目26个。",
            {"26": "2024-01-01 2024-08-31"},
        ),
        (
            "今年一季度，随州市到位资金9亿元。4月23日，“2015知名企业随州行”在武汉举行。",
            {"9亿": "2015-01-01 2015-03-31"},
        ),
        # 今年 beside a year that is over, and within the one that is told of
        (
            "2016年，全市在库项目260个。今年1-2月份，在库项目123个。",
            {"260": "2016-01-01 2016-12-31", "123": "2017-01-01 2017-02-28"},
        ),
        ("2013年年初以来，全市抓项目，截至目前，到位资金4亿元。", {"4亿": "2013-01-01 -"}),
        (
            "2012年1—4月，全市签约项目32个。今年新开工项目26个。",
            {"32": "2012-01-01 2012-04-30", "26": "2012-01-01 2012-04-30"},
        ),
        # last year, and its 全年
        (
            "为保障2014年度招商引资工作，全县召开会议。2014年，要抓好以商招商。去年以来，客商纷至沓来。全年签约138个项目。",
            {"138": "2013-01-01 2013-12-31"},
        ),
        ("2012年，合作取得进展，截至去年年底，全市114个项目开工。", {"114": "- 2012-12-31"}),
    ],
)
def test_the_year_of_a_text_without_a_day(text: str, rows: Rows) -> None:
    found = days(*text.replace("去年以来，客商", "\n去年以来，客商").split("\n"), published=None)
    assert {figure: found.get(figure) for figure in rows} == rows


def test_a_meeting_that_still_goes_on_is_no_plan() -> None:
    page = "7月19日至21日，随州市投资洽谈会举行。", "本届洽谈会共签约项目59个。"
    assert extract(document(*page, published=PUBLISHED)).observations[0].role == "actual"


def test_a_bare_whole_year_is_the_one_that_is_over_where_the_text_has_told_of_that() -> None:
    told = "2022年，该县15个重点项目完成投资97亿元。", "开放招商成果丰硕。全县全年新落地项目38个。"
    assert days(*told)["38"] == LAST_YEAR
    planned = "2022年，该县15个重点项目完成投资97亿元。", "下一步，全年计划新落地项目38个。"
    assert days(*planned)["38"] == "2023-01-01 2023-12-31"


def test_a_time_that_is_built_on_or_still_ahead_gives_no_year() -> None:
    page = "在去年高起点的基础上，外资增长。据市商务局数据，1月份外资4.6亿美元。"
    assert days(page, published="2012-02-13") == {"4.6亿": "2012-01-01 2012-01-31"}
    text = "1—8月，全市签约项目37个。"
    assert days(text, published="2014-09-17", title="航空城10月可实现首飞") == {"37": "2014-01-01 2014-08-31"}


def test_what_a_sentence_without_figures_leads_to() -> None:
    pages = (
        "按照“储备一批、签约一批”的思路，我市商务局2014年聚焦招商环节。",
        "一是外出招商。签订项目90个。",
        "二是开工。68个项目开工。",
    )
    year = "2014-01-01 2014-12-31"
    assert days(*pages, published="2015-01-17") == {"90": year, "68": year}


def test_a_plans_year_is_not_the_month_that_a_monthly_figure_is_of() -> None:
    text = "10月份，全市在提前完成全年任务的基础上推进，当月到位资金16亿元。"
    assert days(text, published="2012-11-27") == {"16亿": "2012-10-01 2012-10-31"}
    pages = "前10月，全市签约项目76个。", "在8个县中，有5个超额完成任务。石泉县签约20个。"
    title = "全市8个县均已完成2012年重点项目落地任务"
    assert days(*pages, published="2012-11-27", title=title)["20"] == "2012-01-01 2012-10-31"


def test_a_fair_of_a_month_dates_what_was_signed_at_it() -> None:
    text = "2007年1月，在西安举行了投资合作洽谈会。会议推介招商项目。会议期间，签约合作项目9项。"
    assert days(text, published=None) == {"9": "2007-01-01 2007-01-31"}


def test_the_year_of_a_task_does_not_close_the_time_that_is_told_of() -> None:
    pages = "前10月，到位资金6亿元，完成全年引资任务的60%。", "石泉县签约9个。"
    ten = "2012-01-01 2012-10-31"
    assert days(*pages, published="2012-11-27") == {"6亿": ten, "60": ten, "9": ten}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("截至8月20日，2021年市级重点项目完成投资16亿元，完成率34%。", {"16亿": "- 2021-08-20", "34": "- 2021-08-20"}),
        (
            "2012年1—4月，签约项目32个（含2011年签约项目）。今年以来外出招商97次。",
            {"32": "2012-01-01 2012-04-30", "97": "2012-01-01 -"},
        ),
        ("2022年开年以来，全市有5个项目签约，总投资34亿元。", {"5": "2022-01-01 -", "34亿": "2022-01-01 -"}),
        ("自2014年3月招商活动开展以来，全市谋划项目43个。", {"43": "2014-03-01 -"}),
        ("2020年以来，全市签约项目71个。其中，亿元以上项目35个。", {"71": "2020-01-01 -", "35": "2020-01-01 -"}),
    ],
)
def test_times_of_a_text_without_a_day(text: str, rows: Rows) -> None:
    assert days(text, published=None) == rows


def test_this_year_in_a_report_on_seven_months_leads_to_figures_of_these() -> None:
    pages = "前7个月，全市到位资金46亿元。", "今年以来，全市上下抓招商，取得明显成效。数据显示，石泉县到位资金27亿元。"
    seven = "2022-01-01 2022-07-31"
    assert days(*pages, published="2022-08-22") == {"46亿": seven, "27亿": seven}


def test_aims_in_quotes_are_a_slogans() -> None:
    text = "聚焦“两确保”，2月28日，2022年随州春季项目集中开工活动举行，67个项目集中开工。"
    rows = extract(document(text, published=None)).observations
    assert [(row.role, row.period_start and str(row.period_start)) for row in rows] == [("actual", "2022-02-28")]


def test_a_good_beginning_of_a_plan_is_no_time_of_figures() -> None:
    assert days("为确保“十二五”良好开局，全县抓招商。新开工项目96个。", published=None) == {"96": "- -"}


FOURTH_OF_JULY = "2023-07-04 2023-07-04"


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        # how the meeting is called at which works begin or contracts are signed
        (["7月4日，全市第二批重大项目开工动员会举行。", "此次开工重大项目共有42个。"], {"42": FOURTH_OF_JULY}),
        (["7月4日，全省开发区“三个一批”活动举行。", "本次“三个一批”活动，签约项目13个。"], {"13": FOURTH_OF_JULY}),
        (["7月4日，奉节县产业对接会举行。", "现场集中签约项目15个。"], {"15": FOURTH_OF_JULY}),
        # who hears of it there, hears of that day
        (["7月4日，记者从全县产业对接活动上获悉，全县25个重点项目集中签约。"], {"25": FOURTH_OF_JULY}),
        # what begins in the paragraph of the ceremony, and what had begun before it
        (["7月4日，集中开工仪式在文昌举行。航天科技平台等12个项目开工建设。"], {"12": FOURTH_OF_JULY}),
        (["7月4日，集中开工仪式在文昌举行。目前，园区已有12个项目开工建设。"], {"12": "- -"}),
    ],
)
def test_what_is_done_at_a_meeting_is_of_its_day(paragraphs: list[str], wanted: Rows) -> None:
    assert days(*paragraphs) == wanted


@pytest.mark.parametrize(
    ("fair", "first", "last"),
    [
        ("4月19日，“2016知名企业安康行”在西安举行。", "2016-01-01", "2016-03-31"),
        ("9月8日，2019陕西省（秋季）乡村旅游节开幕。", "2019-01-01", "2019-03-31"),
        ("9月8日，公司投资2016万元的项目参加旅游节。", "-", "-"),
    ],
)
def test_a_text_without_a_day_is_of_the_year_of_its_fair(fair: str, first: str, last: str) -> None:
    told = "一季度，全市签约项目41个。"
    assert days(told, fair, published=None)["41"] == f"{first} {last}"


def test_a_whole_year_behind_figures_of_the_last_one_is_that_year() -> None:
    told = days(
        "2022年，15个重点项目完成投资97亿元。", "该市新落户企业不断，全年新签约项目38个。", published="2023-04-17"
    )
    assert told["38"] == LAST_YEAR


@pytest.mark.parametrize(
    "opening", ["2017年以来，全县加大招商力度。", "据县政府网站消息，2017年以来，全县加大招商力度。"]
)
def test_the_year_since_which_an_undated_text_tells_need_not_be_its_own(opening: str) -> None:
    # written in 2018 it would begin in the same way
    assert days(opening, "今年上半年，全县签约项目41个。", published=None)["41"] == "- -"


def test_a_label_before_the_year_hides_it_not() -> None:
    told = days("【概况】2017年，招商中心做好评审工作。一季度新签约项目41个。", published=None)
    assert told["41"] == "2017-01-01 2017-03-31"


TO_JUNE = "- 2023-06-30"
BEHIND: list[tuple[str, str]] = [
    # what a paragraph ends with, and the days that it gives to the figures before it
    ("。以上为石泉县上半年招商“成绩单”。", H1),
    ("——这是石泉县今年上半年交出的招商答卷。", H1),
    ("。数据截至2023年6月，来源：石泉县发改委。", TO_JUNE),
    ("。统计时间为今年1—6月。", H1),
    ("。石泉县2022年招商引资盘点。", LAST_YEAR),
    ("。石泉县2023年重点项目安排。", "2023-01-01 2023-12-31"),
    ("。（池河镇工业园 2022年总结）", LAST_YEAR),
    ("。（2022年度）", LAST_YEAR),
    ("（截至6月30日）。", TO_JUNE),
    ("。6月30日统计。", TO_JUNE),
    ("。县招商专班六月底列出清单。", TO_JUNE),
    # the paper's own day, its reporter's, and what others do
    ("。（6月30日）", "-"),
    ("。园区创办于2022年。", "-"),
    ("（创办于2022年）。", "-"),
    ("。（记者 李明 6月30日）", "-"),
    ("。这是记者6月30日从县招商局获悉的。", "-"),
    ("。会议部署了2024年工作。", "-"),
    ("。去年，全县狠抓招商。", "-"),
]


@pytest.mark.parametrize(("behind", "when"), BEHIND)
def test_a_time_that_labels_the_figures_before_it(behind: str, when: str) -> None:
    told = days(f"石泉县策划项目150个，正式签约17个{behind}")
    assert [told["150"], told["17"]] == [when if when != "-" else "- -"] * 2


def test_a_label_in_a_line_of_its_own_is_of_the_paragraph_above() -> None:
    assert days("石泉县策划项目150个。", "注：数据截至6月30日。") == {"150": TO_JUNE}


def test_a_label_ends_the_year_so_far() -> None:
    told = days("石泉县今年完成备案的招商项目58个，备案总投资76.9亿元。（截至6月30日）")
    assert set(told.values()) == {"2023-01-01 2023-06-30"}


def test_the_time_of_a_sum_is_that_of_its_parts() -> None:
    assert days("食品园签约9个，医药园签约6个，两园今年1—6月共签约15个。") == dict.fromkeys(("9", "6", "15"), H1)
    assert days("食品园签约9个，医药园签约6个，全县今年1—6月共签约43个。")["9"] == "- -"


def test_a_measure_that_is_taken_up_again_has_the_time_told_then() -> None:
    told = days("引进省外资金34.6亿元，同比增长6.4%，石泉县1—6月该指标排全市第六位。")
    assert (told["34.6亿"], told["6.4"]) == (H1, H1)


@pytest.mark.parametrize("task", ["占市下达一季度任务12亿元的118.3%", "一季度任务为12亿元"])
def test_a_task_of_a_quarter_is_of_no_year(task: str) -> None:
    assert days(f"石泉县一季度到位资金14.2亿元，{task}。")["12亿"] == "2023-01-01 2023-03-31"


@pytest.mark.parametrize("title", ["石泉县主要指标完成情况", "石泉县前10个月主要指标完成情况"])
def test_a_day_up_to_which_a_lead_counts_is_that_of_the_lines_below(title: str) -> None:
    lead = "据县商务局统计，截至2022年10月末，全县四项主要指标完成情况如下："
    told = days(f"# {title}", lead, "● 内资：到位资金35.6亿元。", "● 外资：新批项目9个。", published=None, title=title)
    assert told == {"35.6亿": "- 2022-10-31", "9": "- 2022-10-31"}


@pytest.mark.parametrize("record", ["为2019年建立内资统计以来同期最高", "创2019年以来新高", "为2015年以来最好水平"])
def test_a_record_dates_nothing(record: str) -> None:
    told = days(f"今年一季度，全县利用内资8亿元，{record}；实际利用外资3亿元。")
    assert told["3亿"] == "2023-01-01 2023-03-31"


def test_the_targets_of_a_five_years_plan_are_of_its_years() -> None:
    title = "石泉县招商引资“十四五”规划"
    told = days(f"# {title}", "二、发展目标", "——省外资金。累计到位省外资金43亿元。", published=None, title=title)
    assert told == {"43亿": "2021-01-01 2025-12-31"}


@pytest.mark.parametrize(
    "founded",
    [
        "园区成立于2006年",
        "石泉经济开发区始建于2003年8月",
        "石泉经济开发区2006年经省政府批准设立",
        "石泉经济开发区于2006年8月批准成立",
        "石泉经济开发区2010年升级为省级开发区",
        "石泉经济开发区前身是2003年建成的工业小区",
    ],
)
def test_when_a_zone_was_founded_dates_none_of_its_figures(founded: str) -> None:
    assert days(f"{founded}，现有企业86家，在建项目12个。") == {"86": "- -", "12": "- -"}


@pytest.mark.parametrize(
    "since",
    [
        "自2019年与汉阴县签署战略合作框架协议以来",
        "2019年实施“归雁”工程至今",
        "自2019年园区全面启动招商工作以来",
        "2019年启动建设后",
    ],
)
def test_since_an_event_counts_from_its_year_to_publication(since: str) -> None:
    assert days(f"{since}，园区累计引进项目23个。") == {"23": f"2019-01-01 {PUBLISHED}"}


def test_a_look_back_in_one_section_dates_no_other() -> None:
    told = days(
        "# 全市2023年上半年招商引资通报",
        "一、总体情况。上半年，全市实施项目215个。",
        "二、成果转化。去年11月以来，各县签约项目102个。",
        "三、重点活动。签约项目39个。",
        title="全市2023年上半年招商引资通报",
    )
    assert (told["102"], told["39"]) == (f"2022-11-01 {PUBLISHED}", H1)


def test_a_first_since_years_dates_nothing() -> None:
    told = days("6月，全市签约。2019年以来，签约投资额首次超过40亿元。产业项目12个。")
    assert not told["12"].startswith("2019")


def test_what_a_meeting_heard_of_a_year_dates_no_figure_behind_it() -> None:
    told = days("春节期间，全市对接客商120名。会上，市商务局通报了2022年经济发展情况。座谈会现场签约项目3个。")
    assert told["3"] == "- -"


def test_a_day_soon_after_publication_is_of_that_year() -> None:
    told = days("7月22日—25日，丝路洽谈会将在西安举办，石泉县届时将集中签约项目11个。")
    assert told["11"].startswith("2023-07-22") or told["11"] == "- -"


@pytest.mark.parametrize("feast", ["烟花三月节", "三月三歌会"])
def test_a_feast_is_no_month(feast: str) -> None:
    assert days(f"{feast}临近，我市已敲定签约项目62个。", published="2023-04-13") == {"62": "- -"}


@pytest.mark.parametrize(
    ("month", "year"), [("2021年9月", 2021), ("二〇二一年九月", 2021), ("（石泉县商务局 2021年9月）", 2021)]
)
def test_the_month_in_which_a_paper_was_signed_tells_its_year(month: str, year: int) -> None:
    told = days("今年一季度，全县签约项目17个。去年签约25个。", month, published=None)
    assert told == {"17": f"{year}-01-01 {year}-03-31", "25": f"{year - 1}-01-01 {year - 1}-12-31"}


def test_last_year_in_a_summary_signed_in_the_spring_is_the_year_summed_up() -> None:
    title = "石泉县2020年招商引资总结"
    told = days(f"# {title}", "去年，全县签约项目17个。", "（石泉县商务局 2021年2月）", published=None, title=title)
    assert told == {"17": "2020-01-01 2020-12-31"}


def test_this_year_is_the_one_after_the_last_of_a_row_of_years() -> None:
    text = "今年1—5月，全市在建项目640个。大项目的比重2011年为12%，2013年为30%，而今年仍在升高。"
    assert days(text, published=None)["640"] == "2014-01-01 2014-05-31"
