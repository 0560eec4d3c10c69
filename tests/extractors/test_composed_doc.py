"""Whole papers composed of a title, a day, headings and neutral sentences: what a figure is of follows from the paper alone.

The sentences say neither when nor whether: 新签约项目46个 is a target of 2023 in that year's plan, and told in its summary.
Every slot holds forms of different writers; a paper is any choice of them.
"""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from corpora import read_bytes
from extractors import extract
from extractors.facts import Observation

PLACE, CODE = "沛县", "320322"

PLANS = (
    "{p}{y}年招商引资工作要点", "{p}{y}年招商引资工作计划", "{p}投资促进局{y}年工作打算", "{p}{y}年招商引资目标责任书",
    "关于下达{p}{y}年招商引资目标任务的通知", "{p}{y}年重点项目建设实施方案", "{p}“招商突破年”活动方案（{y}年）",
    "{p}人民政府办公室关于印发{p}{y}年招商引资行动方案的通知", "{p}{y}年度招商引资工作考核办法",
)  # fmt: skip
GOALS = (
    "目标任务", "工作目标", "总体目标", "主要目标", "年度目标", "奋斗目标", "工作任务", "指导思想和工作目标", "主要工作目标",
)  # fmt: skip
SUMMARIES = (
    "{p}招商局{y}年工作总结", "{p}商务局{y}年工作总结和{z}年工作打算", "{p}{y}年招商引资工作情况汇报",
    "关于{p}{y}年招商引资工作情况的通报", "{p}投资促进局{y}年工作完成情况及{z}年工作安排", "{p}{y}年招商引资工作回顾",
)  # fmt: skip
TOLD = (
    "{y}年工作回顾", "基本情况", "工作开展情况", "{y}年主要工作完成情况", "主要做法和成效", "取得的成绩", "过去一年工作",
    "目标任务完成情况", "{y}年工作总结", "主要工作亮点",
)  # fmt: skip
AHEAD = (
    "{z}年工作打算", "{z}年工作计划", "{z}年工作思路", "{z}年目标任务", "{z}年主要工作", "{z}年工作要点", "{z}年重点工作",
    "{z}年工作目标及措施", "明年工作打算", "{z}年工作设想",
)  # fmt: skip
MARKS = (
    "{c}、{h}", "（{c}）{h}", "({c}){h}", "{i}.{h}", "{i}、{h}", "{h}", "**{c}、{h}**", "## {c}、{h}", "【{h}】",
    "第{c}部分 {h}", "{c}、{h}：",
)  # fmt: skip
SENTENCES = (
    ("引进项目{n}个，到位资金{m}亿元。", ("project_count", "funds_in_place")),
    ("新签约亿元以上项目{n}个，协议资金{m}亿元。", ("project_count", "contract_value")),
    ("实施重点项目{n}个，完成投资{m}亿元。", ("project_count", "completed_investment")),
)
WARNING = "要素保障不够有力，招商方式还不够灵活，大项目、好项目不多，干部专业化水平有待提高。"

YEARS = st.integers(2008, 2024)
LINE = st.tuples(st.sampled_from(SENTENCES), st.integers(21, 99), st.integers(11, 98))


def heading(mark: str, at: int, words: str) -> str:
    return mark.format(c="一二三四"[at], i=at + 1, h=words)


def said(line: tuple[tuple[str, tuple[str, str]], int, int]) -> str:
    (words, _), count, amount = line
    return words.format(n=count, m=amount)


def rows_of(line: tuple[tuple[str, tuple[str, str]], int, int], found: tuple[Observation, ...]) -> list[Observation]:
    """The rows of one sentence, each by its metric and its value."""
    (_, (counted, measured)), count, amount = line
    wanted = {(counted, count), (measured, amount * 10**8)}
    rows = [row for row in found if (row.metric, int(row.value)) in wanted]
    assert len(rows) == 2, (said(line), rows)
    return rows


def whole(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


@settings(max_examples=150, deadline=None)
@given(
    YEARS,
    st.sampled_from(PLANS),
    st.sampled_from(GOALS),
    st.sampled_from(MARKS),
    LINE,
    st.sampled_from(("", "{y}-03-12", "{x}-12-20")),
)
def test_the_figures_of_a_plan_are_its_years_targets(
    year: int, title: str, goal: str, mark: str, line: tuple[tuple[str, tuple[str, str]], int, int], day: str
) -> None:
    lines = [title.format(p=PLACE, y=year)]
    lines += [f"发布时间：{day.format(y=year, x=year - 1)}　来源：{PLACE}人民政府"] if day else []
    lines += [heading(mark, 0, goal), said(line), heading(mark, 1, "保障措施"), WARNING]
    document = read_bytes("a.txt", "\n".join(lines).encode())
    for row in rows_of(line, extract(document).observations):
        assert (row.role, row.period_start, row.period_end, row.region_code) == ("target", *whole(year), CODE)


@settings(max_examples=150, deadline=None)
@given(
    YEARS,
    st.sampled_from(SUMMARIES),
    st.sampled_from(TOLD),
    st.sampled_from(AHEAD),
    st.sampled_from(MARKS),
    LINE,
    LINE,
    st.booleans(),
)
def test_a_summary_tells_its_year_and_plans_the_next(
    year: int,
    title: str,
    told: str,
    ahead: str,
    mark: str,
    first: tuple[tuple[str, tuple[str, str]], int, int],
    second: tuple[tuple[str, tuple[str, str]], int, int],
    dated: bool,
) -> None:
    second = second[0], second[1] + 100, second[2] + 100  # no figure is told twice
    years = {"p": PLACE, "y": year, "z": year + 1}
    lines = [title.format(**years)]
    lines += [f"发布时间：{year + 1}-01-12　来源：{PLACE}人民政府"] if dated else []
    lines += [heading(mark, 0, told.format(**years)), said(first)]
    lines += [heading(mark, 1, "存在的问题"), WARNING]
    lines += [heading(mark, 2, ahead.format(**years)), said(second)]
    found = extract(read_bytes("a.txt", "\n".join(lines).encode())).observations
    for row in rows_of(first, found):
        assert (row.role, row.period_start, row.period_end) == ("actual", *whole(year))
    for row in rows_of(second, found):
        assert (row.role, row.period_start, row.period_end) == ("target", *whole(year + 1))


CONGRESS = ("{p}{z}年政府工作报告", "政府工作报告（{z}年）", "{z}年{p}政府工作报告——全文")
PARTS = (
    ("上半年", "下半年", (6, 30), (7, 1)), ("一季度", "二季度", (3, 31), (4, 1)), ("前三季度", "四季度", (9, 30), (10, 1)),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(YEARS, st.sampled_from(CONGRESS), st.sampled_from(MARKS), LINE, LINE)
def test_a_report_to_the_congress_tells_of_the_year_before(
    year: int,
    title: str,
    mark: str,
    first: tuple[tuple[str, tuple[str, str]], int, int],
    second: tuple[tuple[str, tuple[str, str]], int, int],
) -> None:
    second = second[0], second[1] + 100, second[2] + 100
    lines = [title.format(p=PLACE, z=year + 1), f"——{year + 1}年1月6日在{PLACE}第十七届人民代表大会第一次会议上"]
    lines += [heading(mark, 0, "过去一年工作回顾"), said(first), heading(mark, 1, "今年的主要任务"), said(second)]
    found = extract(read_bytes("a.txt", "\n".join(lines).encode())).observations
    for row in rows_of(first, found):
        assert (row.role, row.period_start, row.period_end) == ("actual", *whole(year))
    for row in rows_of(second, found):
        assert row.role == "target"


@settings(max_examples=60, deadline=None)
@given(YEARS, st.sampled_from(PARTS), st.sampled_from(MARKS), LINE, LINE, st.booleans())
def test_a_part_of_a_year_is_told_and_the_next_one_planned(
    year: int,
    parts: tuple[str, str, tuple[int, int], tuple[int, int]],
    mark: str,
    first: tuple[tuple[str, tuple[str, str]], int, int],
    second: tuple[tuple[str, tuple[str, str]], int, int],
    dated: bool,
) -> None:
    over, ahead, until, since = parts
    second = second[0], second[1] + 100, second[2] + 100
    lines = [f"{PLACE}{year}年{over}招商引资工作总结及{ahead}工作计划"]
    lines += [f"发布时间：{year}-{since[0]:02}-12　来源：{PLACE}人民政府"] if dated else []
    lines += [heading(mark, 0, "主要成效"), said(first), heading(mark, 1, f"{ahead}工作打算"), said(second)]
    found = extract(read_bytes("a.txt", "\n".join(lines).encode())).observations
    for row in rows_of(first, found):
        assert (row.role, row.period_start, row.period_end) == ("actual", date(year, 1, 1), date(year, *until))
    for row in rows_of(second, found):
        assert (row.role, row.period_start) == ("target", date(year, *since))


TITLES = (f"{PLACE}招商引资工作成效显著", f"{PLACE}：精准招商蓄势赋能", f"喜报！{PLACE}招商引资捷报频传！")
DAYS = ("2021-10-22", "2021年10月22日", "2021-10-22 09:31", "2021/10/22", "2021.10.22", "二〇二一年十月二十二日")
SOURCES = (f"{PLACE}日报", f"{PLACE}人民政府", f"{PLACE}招商局", f"{PLACE}融媒体中心", f"{PLACE}发布")
MASTHEADS = (
    ("发布时间：{d}　来源：{s}",), ("来源：{s} 时间：{d} 浏览：231次",), ("{s} | {d}",), ("来源：{s}", "发布日期：{d}"),
    ("{d} {s}",), ("[{d}] 来源：{s}",), ("发布时间", "{d}", "来源", "{s}"), ("发布日期：{d}|信息来源：{s}|浏览量：32",),
)  # fmt: skip
ABOVE = (
    (), ("首页 > 新闻中心 > 本地要闻 > 正文",), ("首页", "走进本县", "政务公开", "您当前的位置：首页>>政务动态>>部门动态"),
    ("首页 | 新闻 | 政务 | 服务",),
)  # fmt: skip
BELOW = (
    (), ("【打印本页】 【关闭窗口】",), ("相关新闻", "邻县新签约项目99个，总投资777亿元"),
    ("上一篇：全省新签约项目999个", "下一篇：外市新开工项目888个"), ("延伸阅读", "外省新签约项目1999个，总投资2222亿元"),
)  # fmt: skip
BODY = (
    "今年1—9月，全县新签约项目46个，总投资128亿元，项目数量和质量都走在全市前列，县域经济的底盘更加坚实。",
    "会议强调，要提高政治站位，压实工作责任，形成上下联动、齐抓共管的良好局面，确保项目早落地、早建设、早见效。",
)
WIDTHS = (0, 26, 31, 38)


def wrapped(line: str, width: int) -> list[str]:
    """A paragraph as lines that are `width` full characters wide, with two blanks before the first."""
    lines, room = ["　　"], width - 2.0
    for character in line:
        size = 0.5 if character.isascii() else 1
        if width and room < size and character not in "，。、":
            lines.append("")
            room = width
        lines[-1] += character
        room -= size
    return lines


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(TITLES), st.sampled_from(DAYS), st.sampled_from(SOURCES), st.sampled_from(MASTHEADS), st.sampled_from(ABOVE),
    st.sampled_from(BELOW), st.sampled_from(WIDTHS),
)  # fmt: skip
def test_a_page_says_the_same_whatever_stands_around_it(
    title: str,
    day: str,
    source: str,
    masthead: tuple[str, ...],
    above: tuple[str, ...],
    below: tuple[str, ...],
    width: int,
) -> None:
    lines = [*above, title, *(line.format(d=day, s=source) for line in masthead)]
    lines += [line for paragraph in BODY for line in wrapped(paragraph, width)] + [*below]
    document = read_bytes("a.txt", "\n".join(lines).encode())
    assert (document.title, document.published, document.source) == (title, date(2021, 10, 22), source)
    found = {(row.metric, int(row.value), row.region_code, row.period_end) for row in extract(document).observations}
    assert found == {
        ("project_count", 46, CODE, date(2021, 9, 30)),
        ("total_investment", 128 * 10**8, CODE, date(2021, 9, 30)),
    }
