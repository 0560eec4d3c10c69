"""An amount behind all parts is of the whole; 当天 and a title's own year date what a ceremony brought; reports of proposals."""

from __future__ import annotations

from datetime import date

import pytest

from corpora import Known, read_bytes
from extractors import extract
from tests.extractors.written import document


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("全市安排重点项目11个，其中续建8个、新建3个，总投资102.14亿元。", None),
        ("全市签约项目11个，其中工业项目8个、农业项目3个，总投资102.14亿元。", "signed"),
        (
            "全市安排项目63个，其中新开工41个、续建22个，竣工投产19个，总投资96.8亿元。",
            "operating",
        ),  # 19 + 22 is no whole
    ],
)
def test_an_amount_behind_the_last_part_is_of_the_whole(text: str, stage: str | None) -> None:
    (total,) = (row for row in extract(document(text)).observations if row.metric == "total_investment")
    assert (total.stage, total.sector) == (stage, None)


def test_all_that_came_so_far_are_no_repetition_of_those_listed() -> None:
    rows = extract(
        document("今年列入重点项目11个，总投资102亿元。截至6月底，已开工11个项目，开工率100%。")
    ).observations
    assert [row.stage for row in rows if row.metric == "project_count" and row.role == "actual"] == [None, "started"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("11月26日，平利县项目推介活动在成都市举行。当天，共有13个项目签约。",),
        ("11月26日，平利县项目推介暨集中签约活动在成都市举行。", "当天，共有13个项目成功签约。"),
        ("11月26日，科技产业园等13个项目落户平利县。",),
    ],
)
def test_a_day_dates_what_was_done_on_it(paragraphs: tuple[str, ...]) -> None:
    (row,) = extract(document(*paragraphs, published="2023-12-01")).observations
    assert (row.period_start, row.period_end) == (date(2023, 11, 26), date(2023, 11, 26))


def test_a_year_in_which_something_began_is_not_that_of_an_undated_page() -> None:
    page = document(
        "8月1日上午，工布江达县在中山举办“2018西藏林芝·广东招商引资推介会（中山站）”。",
        "2016年，中山开始对口支援工布江达县。",
        "会上共达成签约项目31个。",
        place="540421",
        published=None,
    )
    (row,) = extract(page).observations
    assert row.period_start == date(2018, 8, 1)


def test_what_half_a_year_brought_is_no_estimate_of_the_year() -> None:
    rows = extract(document("全年预计投产项目13个，上半年完成投资13.47亿元。")).observations
    assert [(row.metric, row.role) for row in rows] == [
        ("project_count", "forecast"),
        ("completed_investment", "actual"),
    ]


def test_a_report_lists_the_proposals_it_dealt_with() -> None:
    text = (
        "平川县农业农村局关于县十八届人大二次会议代表建议办理情况的报告\n\n"
        "今年我局接到人大建议2件。现将办理情况总结如下：\n"
        "《关于治理撂荒地的建议》（人大建议第24号）、《关于发展冷链物流的建议》（人大建议第31号），均已办结。\n"
    )
    rows = extract(read_bytes("a.txt", text.encode(), Known())).proposals
    assert [(row.number, row.title) for row in rows] == [
        ("24", "关于治理撂荒地的建议"),
        ("31", "关于发展冷链物流的建议"),
    ]
    assert {row.handler for row in rows} == {"平川县农业农村局"}


def test_a_newspaper_line_with_blanks_gives_day_and_source() -> None:
    text = "《 人民日报 》( 2016年03月29日 10 版)\n本报北京3月28日电  28日上午，某市在北京举行投资会议。当天，共有12个项目集中签约。\n"
    page = read_bytes("a.txt", text.encode(), Known())
    assert (page.published, page.source) == (date(2016, 3, 29), "人民日报")
