"""County and city news on signings, starts and trips: short texts of ours, and every row that a reader takes from them."""

from __future__ import annotations

from datetime import date

import pytest

from corpora.document_builder import Known, build
from corpora.readers.text import read_text
from extractors import Document, extract
from extractors.facts import Observation
from tests.extractors.written import document

PLACE = "610900"  # 安康市


def read(*paragraphs: str, published: str = "2023-07-20") -> tuple[Observation, ...]:
    """All observations of a page of 安康市, one block a paragraph."""
    return extract(document(*paragraphs, place=PLACE, published=published)).observations


def measured(rows: tuple[Observation, ...]) -> list[str]:
    """Measure, role, stage, value and class or sector of every row: `project_count actual signed 5 工业`."""
    return [
        " ".join(
            [f"{row.metric} {row.role} {row.stage} {row.value.normalize():f}"]
            + [str(more) for more in (row.min_investment_cny, row.sector) if more is not None]
        )
        for row in rows
    ]


MEASURED: dict[str, list[str]] = {
    # what opens a sentence or says that all take part is no class of projects
    "本次观摩项目共16个，总投资98亿元。": ["project_count actual None 16", "total_investment actual None 9800000000"],
    "今年以来，全市动态储备推出项目76个，总投资468亿元。": [
        "project_count actual planned 76",
        "total_investment actual planned 46800000000",
    ],
    "签约的12个项目来自4个专班。其中，物流专班1个项目，康养专班2个项目，电子信息专班2个项目，新材料专班7个项目。": [
        "project_count actual signed 12",
        "team_count actual None 4",
        "project_count actual signed 1 物流专班",
        "project_count actual signed 2 康养专班",
        "project_count actual signed 2 电子信息专班",
        "project_count actual signed 7 新材料专班",
    ],
    "截至6月底，我市去年签约的38个项目已有31个项目实质性开工建设。": [
        "project_count actual signed 38",
        "project_count actual started 31",
    ],
    "先后有3个项目开工建设，项目实际到位投资总计1.85亿元。": [
        "project_count actual started 3",
        "funds_in_place actual None 185000000",
    ],
    "上半年签约的27个项目中，26个项目投资额均超过5000万元。": [
        "project_count actual signed 27",
        "project_count actual signed 26 50000000",
    ],
    "6月份，全市新设台资企业90户，为去年同期的2倍，台资企业户均投资509万美元。": [
        "enterprise_count actual None 90",
        "enterprise_count growth_yoy None 100",
        "total_investment average None 5090000 台资",
    ],
    "新增亿元以上入库企业法人153个。": ["enterprise_count actual None 153"],
    "代表团将拜访食品企业50家以上，召开4次以上对接会。": [
        "visit_count target None 50",
        "event_count target None 4",
    ],
    # what is recognised or named is at the stage of none before it
    "工业项目33项，已开工22项，今年新认定项目15个；农业项目16项，已开工15项。": [
        "project_count actual None 33 工业",
        "project_count actual started 22 工业",
        "project_count actual None 15",
        "project_count actual None 16 农业",
        "project_count actual started 15 农业",
    ],
    "去年，全市经过努力，在各方的共同努力下，签约项目31个。": ["project_count actual signed 31"],
    "预计上半年规上工业总产值4.2亿元，增长6.3%；完成固定资产投资7.5亿元。": [
        "output_value forecast None 420000000 规上工业",
        "output_value growth_yoy None 6.3 规上工业",
        "fixed_asset_investment forecast None 750000000",
    ],
    "全年计划组织50场次招商活动。": ["event_count target None 50"],
    "上半年新开工亿元以上项目67个，比前5个月新增加17个。": [
        "project_count actual started 67 100000000",
        "project_count increase started 17 100000000",
    ],
    "发布了千亩茶园观光休闲区等招商场景。": [],
}


@pytest.mark.parametrize(("text", "wanted"), MEASURED.items(), ids=[text[:16] for text in MEASURED])
def test_measures_roles_and_classes(text: str, wanted: list[str]) -> None:
    assert measured(read(text)) == wanted


def test_a_quarter_that_ends_this_week_is_told_as_over() -> None:
    (row,) = read("今年前三季度，全市共签约亿元以上项目57个。", published="2022-09-28")
    assert (str(row.period_start), str(row.period_end)) == ("2022-01-01", "2022-09-30")


def test_what_the_lead_says_and_the_article_again_is_one_fact() -> None:
    rows = read(
        "7月19日，洽谈会在广州举行，我市有8个项目顺利签约，协议总金额74.58亿元。",
        "据悉，在洽谈会上，我市的签约项目有8个，协议总金额74.58亿元，协议金额列全省第三位。",
    )
    assert measured(rows) == [
        "project_count actual signed 8",
        "contract_value actual signed 7458000000",
        "contract_value rank signed 3",
    ]
    assert len({row.pair for row in rows}) == 1


def test_the_quarter_and_the_year_so_far_with_one_figure_are_one_fact() -> None:
    rows = read(
        "1至6月，全市签约文旅项目19个，协议引资67.7亿元。",
        "今年以来，我市盯着产业链招商，实现签约文旅项目19个，协议引资67.7亿元。",
    )
    assert measured(rows) == ["project_count actual signed 19 文旅", "contract_value actual signed 6770000000 文旅"]
    assert {str(row.period_end) for row in rows} == {"2023-06-30"}


def read_document(text: str, known: Known | None = None) -> Document:
    """A page saved as plain text, of a place that only the text tells."""
    return build("新闻.txt", b"", read_text("新闻.txt", text.encode()), known or Known())


def news(text: str, known: Known | None = None) -> tuple[Observation, ...]:
    """All observations of such a page."""
    return extract(read_document(text, known)).observations


def test_short_lines_under_a_title_say_what_the_article_says() -> None:
    rows = news(
        "签约15个亿元项目\n总投资额285.31亿元\n鄂城区举行重大项目集中签约\n"
        "9月27日，鄂城区举行三季度重大项目集中签约仪式，区领导见证签约，并就服务企业提出明确要求。\n"
        "鄂城区三季度签约亿元项目15个，总投资额为285.31亿元，涵盖新材料、高端装备和文旅康养等领域。\n"
    )
    assert measured(rows) == [
        "project_count actual signed 15 100000000",
        "total_investment actual signed 28531000000 100000000",
    ]


def test_a_ceremonys_figures_are_of_its_day_and_not_of_the_year_in_its_name() -> None:
    rows = news(
        "房县2023年首批重大项目集中开工\n3月1日，房县2023年首批重大项目集中开工仪式在农产品物流园举行，各乡镇设分会场，同步开工。\n"
        "本次集中开工85个项目，总投资57亿元，年度计划投资9亿元。其中产业项目62个，总投资32亿元。\n",
        Known(published=date(2023, 3, 2)),
    )
    assert measured(rows[:2]) == ["project_count actual started 85", "total_investment actual started 5700000000"]
    assert [(str(row.period_start), str(row.period_end)) for row in rows] == [
        ("2023-03-01", "2023-03-01"),
        ("2023-03-01", "2023-03-01"),
        ("2023-01-01", "2023-12-31"),
        ("2023-03-01", "2023-03-01"),
        ("2023-03-01", "2023-03-01"),
    ]


def test_todays_ceremony_is_not_of_the_years_spoken_of_before() -> None:
    rows = read("2021年以来，全县24个在建项目加快建设。今天集中开工的40个重点项目，总投资64.9亿元。")
    assert [row.period_start and row.period_start.year for row in rows] == [2021, None, None]


def test_what_is_counted_since_an_event_has_no_day() -> None:
    rows = read("7月1日，全市举行项目集中签约仪式，签约项目12个。", "自“招商之冬”活动开展以来，全市累计签约项目79个。")
    assert [str(row.period_start) for row in rows] == ["2023-07-01", "None"]


def test_the_year_of_an_event_is_not_its_figures_year() -> None:
    (row,) = read("作为我市今年举行的最大一场合作活动，共促成45个项目。")
    assert row.period_start is None


def test_those_counted_at_a_ceremony_are_parted_on_its_day() -> None:
    found = read(
        "7月18日，安康市重大项目集中开工活动举行。",
        "此次集中开工项目12个，总投资38.6亿元。开工项目中，工业项目6个，农业项目6个。",
        "上半年，全市签约项目43个。签约项目中，亿元以上9个。",
        published="2023-07-20",
    )
    days = {
        (row.stage, int(row.value), str(row.period_start), str(row.period_end)) for row in found if row.unit == "count"
    }
    assert days == {
        ("started", 12, "2023-07-18", "2023-07-18"),
        ("started", 6, "2023-07-18", "2023-07-18"),
        ("signed", 43, "2023-01-01", "2023-06-30"),
        ("signed", 9, "2023-01-01", "2023-06-30"),
    }


def test_an_undated_text_is_of_the_year_that_its_event_bears() -> None:
    page = document(
        "5月8日，安康举办2024返乡企业家恳谈会，会上签约项目16个。",
        "今年一季度，到位资金31.5亿元，为全年目标130亿元的24.2%。此外，有2个外资项目，合同外资3600万美元。",
        title="安康举办2024返乡企业家恳谈会",
        published=None,
    )
    found = {int(row.value): (str(row.period_start), str(row.period_end)) for row in extract(page).observations}
    assert found[3150000000] == ("2024-01-01", "2024-03-31")
    assert found[13000000000] == ("2024-01-01", "2024-12-31")
    assert 2 in found


def test_a_plans_year_ends_the_year_before() -> None:
    rows = read(
        "2022年，全市共签约项目155个。2023年，计划实施重点项目89个。为夯实储备，还确定了62个重点前期工作项目。",
        published="2023-01-17",
    )
    assert [row.period_start and row.period_start.year for row in rows] == [2022, 2023, None]


def test_a_total_is_ranked_and_not_its_part() -> None:
    rows = read("上半年到位资金273亿元，其中区外到位资金249亿元。到位资金总量位列全省第9位。")
    assert (rows[-1].role, rows[-1].sector) == ("rank", None)


def test_a_bar_that_each_of_several_cities_passes() -> None:
    rows = extract(
        document("包头、赤峰、通辽3个市新开工项目数均在30个以上，其中包头最多，达到100个。", place="150000")
    ).observations
    assert [(row.region_code, row.value) for row in rows] == [
        ("150200", 30),
        ("150400", 30),
        ("150500", 30),
        ("150200", 100),
    ]


def test_parts_are_of_the_wholes_period() -> None:
    rows = read("今年第三季度集中开工的项目共有12个，总投资58亿元。其中产业类6个，投资39亿元。", published="2023-07-02")
    assert {(str(row.period_start), str(row.period_end)) for row in rows} == {("2023-07-01", "2023-09-30")}


def test_what_was_invested_in_years_before_is_at_no_stage_of_todays_projects() -> None:
    rows = read("130多个项目正在加速建设，2021年至2022年，分别完成工业实际投入70.3亿元、93.8亿元。")
    assert [row.stage for row in rows] == ["under_construction", None, None]


def test_whoever_holds_the_ceremony_is_at_home() -> None:
    rows = news(
        "北京忠和酒业二期项目开工\n据了解，今年第一季度集中开工的重大项目共有12个，总投资58亿元，涵盖产业、交通和民生等多个领域。\n"
        "县委书记宣布全县项目集中开工\n房县举行了春季重大项目集中开工仪式\n"
    )
    assert {row.region_code for row in rows} == {"420325"}


@pytest.mark.parametrize(
    "text",
    [
        "昨天，浙江（广东）经济结构调整洽谈会在广州市举行，我市有8个项目顺利签约，协议总金额74.58亿元。",
        "中外知名企业四川行活动签约14个项目，总投资43.2亿元。",
        "今年以来，我区紧盯长三角、珠三角等地区，以及两江新区等，签约文旅项目19个，协议引资67.7亿元。",
    ],
)
def test_the_place_of_a_fair_or_of_those_sought_is_no_projects_place(text: str) -> None:
    assert {row.region_code for row in news(text)} == {None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "记者从自治区工信厅了解到，上半年全区新开工亿元以上工业项目425项，其中包头、赤峰、通辽、鄂尔多斯4个市均在30项以上，"
            "包头最多，达到100项。",
            "150000",
        ),
        (
            "央地合作在四川新促成项目45个\n11月17日，四川省与中央企业合作发展座谈会暨项目签约仪式在成都举行，四川共促成45个项目，"
            "协议金额3920亿元。\n现场签约项目中，有企业与郫都区合作的智慧科技城项目。四川地处西部，潜力很大。\n",
            "510000",
        ),
        (
            "新疆生产建设兵团2月28日举行项目集中签约仪式，各师市共签约项目136个，其中新疆兵团第六师五家渠市37个。\n"
            "此前，新疆兵团举行重大项目集中开工活动，乌鲁木齐设分会场，共有1920个项目开工。\n",
            "650000",
        ),
    ],
)
def test_whose_paper_it_is(text: str, code: str) -> None:
    assert read_document(text).region_code == code


def test_a_county_under_two_codes_is_the_one_that_ended_first() -> None:
    known = read_document(
        "平安县招商引资成效好\n去年，平安县签约项目11个，到位资金8.8亿元。\n", Known(published=date(2009, 4, 30))
    )
    assert known.region_code == "632121"
