"""Whole texts whose layout or voice is not the report's: interviews, digests, briefs, chronicles, papers without a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import read_bytes
from extractors import extract
from extractors.facts import Observation

# a city and three of its counties, one of them a 市 like the city itself
CITY = "绵阳市"
COUNTIES = (("江油市", "510781"), ("三台县", "510722"), ("梓潼县", "510725"))
INFO = "发布时间：2014-10-18　来源：绵阳市招商局"
WHOLE = {year: (date(year, 1, 1), date(year, 12, 31)) for year in range(2006, 2026)}


def read(lines: list[str]) -> tuple[Observation, ...]:
    return extract(read_bytes("a.txt", "\n".join(lines).encode())).observations


def of(rows: tuple[Observation, ...], value: int) -> Observation:
    found = [row for row in rows if row.value in (value, value * 10**8)]
    assert len(found) == 1, (value, rows)
    return found[0]


ITEMS = (
    "【{p}】{w}，{t}。", "【{p}】\n{w}，{t}。", "{p}：{w}，{t}。", "——{p}。{w}，{t}。", "（{p}）{w}，{t}。", "{p}\n{w}，{t}。",
    "◆{p}：{w}，{t}。", "◆{p}多措并举抓招商\n{w}，{t}。", "{p}扎实推进项目建设\n{w}，{t}。", "{i}.{p}项目建设提速\n{w}，{t}。",
    "{c}、{p}招商引资成效显著\n{w}，{t}。", "● {p}\n今年以来，该{k}坚持项目为王。{w}，{t}。",
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ITEMS), st.booleans(), st.sampled_from(("前三季度", "1—9月")), st.permutations(COUNTIES))
def test_each_item_of_a_digest_is_of_its_own_county(
    item: str, own: bool, when: str, counties: list[tuple[str, str]]
) -> None:
    lines = ["各地动态", INFO]
    for index, (name, _) in enumerate(counties):
        told = f"全{name[-1]}" if own else ""
        told += f"新签约项目{31 + index}个，到位资金{51 + index}亿元"
        lines.append(item.format(p=name, k=name[-1], w=when, t=told, i=index + 1, c="一二三"[index]))
    document = read_bytes("a.txt", "\n".join(lines).encode())
    rows = extract(document).observations
    assert document.region_code == "510700"
    for index, (_, code) in enumerate(counties):
        for value in (31 + index, 51 + index):
            row = of(rows, value)
            assert (row.region_code, row.period_end) == (code, date(2014, 9, 30)), (item, row)


VOICES = (
    ("记者：", "李大川："),
    ("问：", "答："),
    ("【记者】", "【李大川】"),
    ("Q：", "A："),
    ("主持人：", "县招商局局长李大川："),
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(VOICES), st.booleans())
def test_a_question_tells_of_nothing_but_the_year_of_its_answer(voices: tuple[str, str], own_line: bool) -> None:
    ask, answer = (f"{voice}\n" if own_line else voice for voice in voices)
    lines = [
        "三台县招商局局长李大川：让更多好项目落户三台",
        "2014-02-18　来源：绵阳日报",
        f"{ask}过去的2013年，我县招商引资取得了哪些成绩？",
        f"{answer}全县新签约项目31个，到位资金51亿元。",
        f"{ask}今年有没有信心再引进73个项目？",
        f"{answer}2014年，全县要引进亿元以上项目35个，力争到位资金66亿元。",
    ]
    rows = read(lines)
    assert sorted(int(row.value) for row in rows if row.unit == "count") == [31, 35]
    assert {(of(rows, value).role, of(rows, value).period_start, of(rows, value).period_end) for value in (31, 51)} == {
        ("actual", *WHOLE[2013])
    }
    assert {(of(rows, value).role, of(rows, value).period_start, of(rows, value).period_end) for value in (35, 66)} == {
        ("target", *WHOLE[2014])
    }
    assert not extract(read_bytes("a.txt", "\n".join(lines).encode())).projects


def test_a_question_that_states_what_it_wonders_at_tells() -> None:
    rows = read(["三台县招商引资通报", INFO, "全县协议引资31亿元，到位资金才7亿元，剩下的钱在哪儿？"])
    assert {int(row.value / 10**8) for row in rows} == {31, 7}


@pytest.mark.parametrize(
    "lines",
    [
        ["3月5日，三台县举行集中签约仪式，签约项目31个。", "6月17日，三台县二季度重点项目集中开工，共35个项目。"],
        ["△3月5日 三台县举行集中签约仪式，签约项目31个。", "△6月17日 三台县二季度重点项目集中开工，共35个项目。"],
        ["3月5日", "三台县举行集中签约仪式，签约项目31个。", "6月17日", "二季度重点项目集中开工，共35个项目。"],
        ["3月", "5日，三台县举行集中签约仪式，签约项目31个。", "6月", "17日，重点项目集中开工，共35个项目。"],
    ],
)
def test_what_a_chronicle_tells_happened_on_its_day(lines: list[str]) -> None:
    rows = read(["三台县2013年招商引资大事记", *lines])
    for value, day in ((31, date(2013, 3, 5)), (35, date(2013, 6, 17))):
        assert (of(rows, value).period_start, of(rows, value).period_end) == (day, day)


@pytest.mark.parametrize(
    "lines",
    [
        ["三招发〔2013〕21号", "关于三台县上半年招商引资工作情况的通报", "上半年，全县新签约项目31个。"],
        ["三台县招商局", "三招发〔2013〕21号", "关于三台县上半年招商引资工作情况的通报", "1—6月，全县新签约项目31个。"],
        ["三台县招商引资工作情况", "（2013年）", "上半年，全县新签约项目31个。"],
        ["三台县招商引资工作汇报", "2013年，我们扎实抓好招商引资工作。", "上半年，全县新签约项目31个。"],
        ["三台县五年招商成就", "2013年", "上半年，全县新签约项目31个。", "2014年", "全县新签约项目42个。"],
    ],
)
def test_a_paper_without_a_day_is_of_the_year_that_it_bears(lines: list[str]) -> None:
    row = of(read(lines), 31)
    assert (row.period_start, row.period_end) == (date(2013, 1, 1), date(2013, 6, 30))


def test_last_year_of_a_speech_is_the_year_before_its_own() -> None:
    rows = read(
        [
            "在三台县招商引资工作会议上的讲话",
            "（2008年2月）",
            "同志们：",
            "一、2007年招商引资工作成效明显",
            "去年，全县新签约项目31个。",
            "二、今年的主要任务",
            "今年，全县要引进亿元以上项目35个。",
        ]
    )
    assert (of(rows, 31).period_start, of(rows, 31).period_end) == WHOLE[2007]
    assert (of(rows, 35).role, of(rows, 35).period_start, of(rows, 35).period_end) == ("target", *WHOLE[2008])


def test_the_year_of_a_meeting_is_not_the_one_that_is_summed_up() -> None:
    rows = read(
        [
            "在三台县2008年招商引资大会上的讲话",
            "一、2007年招商引资工作成效明显",
            "2007年，全县新签约项目31个。",
            "二、下一步工作要求",
            "今年，全县要引进亿元以上项目35个。",
        ]
    )
    assert (of(rows, 35).period_start, of(rows, 35).period_end) == WHOLE[2008]


def test_since_the_new_year_in_a_report_of_january_is_the_year_reported_on() -> None:
    title, day = "三台县招商局局长2011年度述职报告", "2012-01-09　来源：三台县招商局"
    rows = read([title, day, "今年以来，全县新签约项目31个。"])
    assert (of(rows, 31).period_start, of(rows, 31).period_end) == WHOLE[2011]


def test_the_plan_of_a_summary_is_of_the_year_that_its_title_plans() -> None:
    title, day = "三台县商务局2012年度工作总结暨2013年工作计划", "2013-01-09　来源：三台县商务局"
    rows = read([title, day, "一、2012年工作回顾", "全年新签约项目31个。", "二、下一步打算", "力争引进项目35个。"])
    assert (of(rows, 35).role, of(rows, 35).period_start, of(rows, 35).period_end) == ("target", *WHOLE[2013])


@pytest.mark.parametrize("verb", ["引进", "新签约", "新开工", "储备"])
def test_what_must_be_done_is_a_target(verb: str) -> None:
    assert of(read(["三台县招商引资会议", INFO, f"各镇要{verb}项目35个。"]), 35).role == "target"
    assert of(read(["三台县招商引资会议", INFO, f"全县今年主要{verb}项目35个。"]), 35).role == "actual"
