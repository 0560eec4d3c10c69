"""What is said in other words is read as the same rows: each line of a saying tells what its first line tells."""

from __future__ import annotations

from collections import Counter

import pytest

from extractors import extract
from tests.extractors.written import document

COLUMNS = (
    "metric", "role", "stage", "value", "unit", "bound", "region_code", "period_start", "period_end", "min_investment_cny",
)  # fmt: skip

SAYINGS = [
    # the class of some of those counted
    """
    全市签约项目16个，其中亿元以上项目5个。
    全市签约项目16个，其中投资超亿元的5个。
    全市签约项目16个，其中5个投资超亿元。
    全市签约项目16个，其中5个项目投资超过1亿元。
    全市签约项目16个，有5个总投资在1亿元以上。
    """,
    # a task that was passed
    """
    全市到位资金86.4亿元，超过全年任务69亿元，完成率125.2%。
    全市到位资金86.4亿元，已超出69亿元的全年任务，完成率125.2%。
    全市到位资金86.4亿元，突破69亿元的年度目标，完成率125.2%。
    """,
    # parts that say what they measure by what they add up to
    """
    项目134个，总投资190亿元，完成投资79亿元。其中，工业完成投资61亿元，农业完成投资18亿元。
    项目134个，总投资190亿元，完成投资79亿元。其中，工业61亿元，农业18亿元。
    项目134个，总投资190亿元，完成投资79亿元。其中，工业项目61亿元、农业项目18亿元。
    """,
    # bare counts below a heading or behind a topic
    """
    （一）在建项目⏎在建项目共73个，总投资412亿元。
    （一）在建项目⏎73个，总投资412亿元。
    （一）在建项目⏎一共73项，总投资412亿元。
    二、在建项目情况⏎全县共有73个，总投资412亿元。
    # 【在建项目】⏎73项，总投资412亿元。
    在建项目方面，73个，总投资412亿元。
    在建项目：共73个，总投资412亿元。
    """,
    """
    一、新开工项目⏎新开工项目31个，其中亿元以上项目8个。
    一、新开工⏎共31个，其中亿元以上8个。
    一、项目开工⏎31个，其中亿元以上的8个。
    新开工：共31个，其中亿元以上8个。
    新开工方面，31个，其中亿元以上8个。
    """,
    # what was planned, and what came of it
    """
    上半年，新开工项目31个，完成年计划25个的124%。
    上半年，新开工项目年初计划25个，实际开工31个，为年计划的124%。
    新开工方面，年初计划25个，上半年实际已开工31个，为计划的124%。
    新开工方面，年计划25个，上半年实开31个，为计划的124%。
    开工项目，年初定的是25个，上半年实际开工31个，完成率124%。
    上半年开工项目31个，全年计划25个，完成率为124%。
    """,
    # all of them
    """
    上半年，42个重点项目全部开工，开工率100%。
    上半年，42个重点项目百分之百开工。
    上半年，42个重点项目已100%开工。
    上半年，42个重点项目实现100%开工。
    上半年，重点项目42个，全部开工，开工率100%。
    """,
    """
    上半年，签约项目42个，已开工28个，开工率66.7%。
    上半年，签约项目42个，开工率66.7%（28个）。
    上半年，签约项目42个，66.7%已开工，共28个。
    """,
    """
    上半年，签约项目42个，其中亿元以上项目15个，10亿元以上项目3个。
    上半年，签约项目42个，有15个是亿元以上项目，3个是10亿元以上项目。
    """,
    # one figure each
    """
    上半年，新签约、新开工、新竣工项目分别为14个、9个、6个，同比分别增加2个、3个、1个。
    上半年，新签约、新开工、新竣工项目分别为14个、9个、6个，较上年同期各增加2个、3个、1个。
    上半年，新签约、新开工、新竣工项目分别为14个、9个、6个，较上年同期增加2个、3个、1个。
    上半年，新签约项目14个、新开工项目9个、新竣工项目6个，分别比上年同期多2个、3个、1个。
    """,
    """
    上半年，新签约项目53个，新开工项目41个，新竣工项目32个，分别完成年度任务的106%、82%、80%。
    上半年，新签约项目53个，新开工项目41个，新竣工项目32个，三项指标各完成年度任务的106%、82%、80%。
    """,
    """
    上半年，新签约53个、总投资133亿元，新开工41个、总投资97亿元，项目数分别完成年度任务的106%、82%。
    上半年，新签约53个、总投资133亿元，新开工41个、总投资97亿元，两项个数分别完成年度任务的106%、82%。
    """,
    """
    上半年，新开工项目24个（目标20个）、竣工项目15个（目标16个）。
    上半年，新开工24个（目标为20个）、竣工15个（目标为16个）。
    上半年，新开工24个，目标20个；竣工15个，目标16个。
    """,
    """
    上半年，洽谈项目由去年同期的9个增至22个，签约项目由去年同期的3个增至8个。
    上半年，洽谈项目由去年同期的9个增至22个，签约项目由3个增至8个。
    上半年，洽谈项目数从去年同期的9个增加到22个，签约项目数从3个增加到8个。
    """,
    """
    上半年，完成投资6.2亿元，为年度计划18亿元的34.4%。
    上半年，完成投资6.2亿元，为年度计划18亿元的三成多（34.4%）。
    """,
    """
    上半年，签约项目55个，其中亿元以上的21个，占38.2%。
    上半年，签约项目55个，亿元以上的占38.2%，共21个。
    上半年，签约项目55个，亿元以上项目占38.2%（21个）。
    """,
    """
    今年1—5月，龙门镇到位资金1.2亿元，完成进度60%；石鼓镇到位资金0.7亿元，完成进度87.5%。
    今年1—5月，龙门镇引资1.2亿元，完成进度60%；石鼓镇引资0.7亿元，完成进度87.5%。
    """,
    """
    上半年，洽谈项目163个，签约项目29个，投产项目8个。
    上半年，洽谈的多，达163个；签约的少，为29个；投产的更少，仅8个。
    """,
    """
    目前，15个项目落户，其中投产9个，停工2个。
    目前，15个项目落户，其中已投产的有9个，另有2个因故停工。
    """,
    """
    上半年，完成签约任务的132%、完成开工任务的118%。
    上半年，完成签约目标的132%、开工目标的118%。
    上半年，完成了签约目标的132%，完成了开工目标的118%。
    """,
    """
    上半年，正在对接洽谈的项目有26个，总投资61.7亿元。
    上半年，正在对接洽谈的“湘商回归”项目有26个，总投资61.7亿元。
    """,
    """
    参展企业1337家，其中境外企业592家，占44.28%。
    境内外参展企业和机构1337户，其中境外592户，占44.28%。
    """,
    """
    上半年，到位资金35.6亿元，居全市第2位。
    上半年，到位资金35.6亿元，全市第二。
    上半年，到位资金35.6亿元，名次为全市第二。
    """,
    """
    今年，要引进项目60个以上，到位资金120亿元。
    今年要干成什么？引进项目60个以上，到位资金120亿元。
    今年招商怎么抓？引进项目60个以上，到位资金120亿元。
    """,
    """
    上半年，到位资金3200万元，税收285万元，产值4320万元。
    上半年，到位资金3200万，税收285万，产值4320万。
    """,
    """
    截至6月底，34个项目已落地，21个项目已开工。
    截至6月底，34个项目目前已落地，21个项目目前已开工。
    截至6月底，目前34个项目已落地，21个项目已开工。
    """,
    """
    上半年，全市规上工业产值92亿元，其中石泉县16亿元，紫阳县12亿元，旬阳市9亿元。
    上半年，全市规上工业产值92亿元，其中：石泉县16亿元，紫阳县12亿元，旬阳市9亿元。
    上半年，全市规上工业产值92亿元（石泉县16亿元、紫阳县12亿元、旬阳市9亿元）。
    上半年，全市规上工业产值92亿元。分县看，石泉县16亿元，紫阳县12亿元，旬阳市9亿元。
    上半年，全市规上工业产值92亿元。石泉县16亿元，紫阳县12亿元，旬阳市9亿元。
    """,
    """
    到位资金目标40亿元，上半年到位资金45亿元，完成率112.5%。
    到位资金目标40亿元，上半年实际到位45亿元，完成率112.5%。
    到位资金目标40亿元，上半年已完成45亿元，完成率112.5%。
    """,
    """
    上半年，签约项目46个、总投资197亿元，开工项目28个、总投资88亿元。
    上半年，签约46个（197亿元）、开工28个（88亿元）。
    """,
    """
    上半年，签约、开工、投产项目分别为46个、28个、12个，总投资分别为197亿元、88亿元、21亿元。
    上半年，签约项目46个、开工项目28个、投产项目12个，总投资各为197亿元、88亿元、21亿元。
    """,
    """
    上半年，新签约项目46个，同比减少8个，下降14.8%；到位资金35亿元，同比增长12%。
    上半年，新签约项目46个，同比少签8个，降14.8%；到位资金35亿元，同比+12%。
    """,
    """
    上半年，完成投资21亿元，占年度计划的52%，超时序进度2个百分点。
    上半年，完成投资21亿元，占年度计划的52%，较时序进度超2个百分点。
    """,
    """
    入库项目102个，总投资1266亿元。
    库内项目102个，总投资1266亿元。
    已有102个项目进了项目库，总投资1266亿元。
    """,
    """
    今年到位资金任务为25亿元。上半年到位资金14.9亿元，其中工业9.3亿元。
    今年到位资金任务为25亿元。上半年已完成14.9亿元，其中工业9.3亿元。
    """,
]


def rows(text: str) -> Counter[tuple[object, ...]]:
    found = extract(document(*text.strip().split("⏎"), published="2023-07-10")).observations
    return Counter(tuple(getattr(row, column) for column in COLUMNS) for row in found)


@pytest.mark.parametrize("saying", SAYINGS)
def test_other_words_say_the_same(saying: str) -> None:
    first, *others = saying.strip().split("\n")
    told = rows(first)
    assert told
    for other in others:
        assert rows(other) == told, other


def test_what_others_are_drawn_to_invest_is_at_no_stage() -> None:
    found = extract(document("58项重点项目已全部开工，带动社会投资136亿元。")).observations
    assert [row.stage for row in found] == ["started", None]


def test_up_to_the_end_of_what_the_title_names_begins_with_it() -> None:
    (told,) = extract(
        document("截至9月底，到位资金34亿元。", title="汉滨区1—9月招商引资情况", published="2023-10-18")
    ).observations
    assert (str(told.period_start), str(told.period_end)) == ("2023-01-01", "2023-09-30")


def test_what_was_found_for_projects_is_no_stage_of_theirs() -> None:
    (told,) = extract(document("全县重点招商项目78个全部落实包联领导。")).observations
    assert told.stage is None


def test_projects_of_a_store_are_registered_whatever_they_are_called() -> None:
    (told,) = extract(document("纳入省级项目库的招商项目达41个。")).observations
    assert told.stage == "registered"


def test_that_figure_is_the_one_before() -> None:
    *_, rank = extract(document("引进亿元以上省外项目资金34亿元，汉阴县1—5月该指标排全市第六位。")).observations
    assert (rank.metric, rank.role, rank.value) == ("funds_in_place", "rank", 6)


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("签约20个、开工18个、投产11个，合计49个。", ["signed", "started", "operating", None]),
        ("新开工12个、续建16个，共28个。", ["started", "under_construction", "under_construction"]),
    ],
)
def test_a_sum_of_several_stages_has_none_of_them(text: str, stages: list[str | None]) -> None:
    assert [row.stage for row in extract(document(text)).observations] == stages


def test_parts_behind_a_part_stand_at_its_stage() -> None:
    text = "石塘镇12个项目集中开工投产。12个项目中，开工项目8个，其中工业项目4个；服务业项目3个；公建项目1个。其余4个投产。"
    stages = [row.stage for row in extract(document(text)).observations]
    assert stages == ["operating", "started", "started", "started", "started", "operating"]


def test_a_part_with_a_verb_of_its_own_says_nothing_of_the_next() -> None:
    *_, last, _ = extract(
        document(
            "全市90个重点项目完成投资206亿元。其中：9个项目建成投用，81个项目正在建设；31个省重点项目完成投资74亿元。"
        )
    ).observations
    assert (last.value, last.stage) == (31, None)


def test_ratios_of_a_plan_class_by_class() -> None:
    text = "在建项目30个，完成投资16亿元，占年度计划的18%。完成年度投资计划比例由高到低依次为：能源类项目21.8%、交通类项目11.8%。"
    *_, first, last = extract(document(text)).observations
    assert [(row.metric, row.role, str(row.value)) for row in (first, last)] == [
        ("completed_investment", "completion_rate", "21.8"),
        ("completed_investment", "completion_rate", "11.8"),
    ]


def test_what_foreign_capital_comes_to_in_yuan_is_no_currency_of_it() -> None:
    text = "全市签约利用外资5亿美元，折合人民币34亿元。工业类项目60个，引资423亿元，占签约总额的71%。"
    metrics = [row.metric for row in extract(document(text)).observations if row.value == 42_300_000_000]
    assert metrics == ["contract_value"]


@pytest.mark.parametrize(
    "text", ["服务万家企业。", "全县惠及千家万户。", "海南万家公司两条产线试产。", "百个项目大会战打响。"]
)
def test_a_round_number_that_nobody_counted_is_none(text: str) -> None:
    assert extract(document(text)).observations == ()


def test_a_round_number_that_is_said_to_be_near_counts() -> None:
    (told,) = extract(document("全市近万家企业参会。")).observations
    assert (told.metric, told.value, told.bound) == ("enterprise_count", 10_000, "under")


def test_what_was_carried_out_is_no_project() -> None:
    first, *_ = extract(document("领导包抓机制有效落实，45个项目完成投资12亿元。")).observations
    assert (first.value, first.stage) == (45, None)
