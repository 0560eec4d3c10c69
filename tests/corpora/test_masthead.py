"""Dates, sources, titles and signatures, told by how lines are written."""

from __future__ import annotations

from datetime import date

import pytest

from corpora.masthead import (
    dates_in,
    guess_kind,
    is_info_line,
    is_letterhead,
    is_title_like,
    printed_on,
    published_in,
    publisher_in,
    signature,
    source_in,
    without_site,
)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2022-09-14　来源：市政协提案委　阅读：167", date(2022, 9, 14)),
        ("2022年08月19日 19:05 | 来源:某某网", date(2022, 8, 19)),
        ("发表于 2022-5-16 08:54:44 | 显示全部楼层", date(2022, 5, 16)),
        ("作者:佚名 文章来源:本站原创 点击数:26 更新时间:2019/7/24", date(2019, 7, 24)),
        ("2019-09-08 10:55:58王某 来源: 某某日报", date(2019, 9, 8)),
        ("（2022年10月21日） 某某晚报 作者：某某", date(2022, 10, 21)),
        ("發佈時間：2023-10-25 來源：某某在線", date(2023, 10, 25)),
        ("某某晚报     2024年02月07日", date(2024, 2, 7)),
        ("招商动态 |2017-11-28", date(2017, 11, 28)),
        ("| 工作动态 |2012-02-06", date(2012, 2, 6)),
        ("【2021-09-02】", date(2021, 9, 2)),
        ("某某日报 2021年9月2日 第二版", date(2021, 9, 2)),
        ("本报记者　张某 李某某　　2021年9月2日　　第03版：经济", date(2021, 9, 2)),
        ("23.06.2016 09:41", date(2016, 6, 23)),
        ("投资 经济 财经 某某新闻网 2017-06-07", date(2017, 6, 7)),
        ("2021年9月2日　某某商报　第A3版：县域经济　　记者 张某 见习记者 李某某", date(2021, 9, 2)),
    ],
)
def test_info_lines_give_the_date_of_issue(line: str, day: date) -> None:
    assert is_info_line(line)
    assert published_in(line) == day


@pytest.mark.parametrize(
    "line",
    [
        "今天是：2024年11月3日 星期日",
        "2021年11月28日 星期日　欢迎访问某某网！",
        "2024年11月3日签约仪式上，九个项目落户我市。",
    ],
)
def test_other_dates_are_no_date_of_issue(line: str) -> None:
    assert not is_info_line(line) or published_in(line) is None


def test_dates_are_read_in_figures_and_in_characters_and_never_invented() -> None:
    assert dates_in("二〇二一年十月十一日") == [date(2021, 10, 11)]
    assert dates_in("二○二二年十二月二十九日") == [date(2022, 12, 29)]
    assert dates_in("2023年2月30日") == []
    assert dates_in("截至2022年9月底") == []
    assert dates_in("电话0515-85101234") == []
    assert dates_in("增速分别为5.10.2016") == []  # a day before its month is read with the hour behind it alone


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("来源：某县融媒体中心　作者：张某　时间：2020-06-18", "某县融媒体中心"),
        ("来源: 某某日报 责任编辑: 段某", "某某日报"),
        ("2023-10-25 來源：某某在線 責任編輯：王某", "某某在線"),
        ("填报单位：某市经济合作促进局 统计截止日期：2021年11月30日", "某市经济合作促进局"),
        ("文章来源:本站原创", None),
        ("资金来源：社会资本", None),
    ],
)
def test_sources(line: str, source: str | None) -> None:
    assert source_in(line) == source


def test_signature_is_the_date_with_its_office() -> None:
    lines = ["2021年1月5日", "现通报如下。", "某市招商引资工作领导小组办公室", "2023年9月7日", "（联系人：毛某）"]
    assert signature(lines) == (date(2023, 9, 7), "某市招商引资工作领导小组办公室")
    assert signature(["某某局 2022年9月8日"]) == (date(2022, 9, 8), "某某局")
    assert signature(["制表人：于某 制表日期：2021年12月3日"]) == (date(2021, 12, 3), None)
    assert signature(["政府工作报告", "——2022年1月7日在某市第一次会议上"]) == (date(2022, 1, 7), None)
    assert signature(["2022年9月8日，我市签约九个项目。"]) == (None, None)


def test_letterheads_are_no_titles() -> None:
    assert all(map(is_letterhead, ["某市经济商务局文件", "某商函〔2021〕18号", "签发人：周某", "第12期"]))
    assert not is_letterhead("关于印发招商引资文件的通报")
    assert not is_title_like("新港市招商办公室 2022年10月8日")
    assert not is_title_like("4月7日")


@pytest.mark.parametrize(
    ("page_title", "title"),
    [
        ("新港市签约三十八个项目-新港新闻-新港市政府网", "新港市签约三十八个项目"),
        ("新港市1-9月签约三十八个项目_新港新闻", "新港市1-9月签约三十八个项目"),
        ("新港网 - 新港市前三季度签约三十八个项目", "新港市前三季度签约三十八个项目"),
    ],
)
def test_page_titles_lose_the_site(page_title: str, title: str) -> None:
    assert without_site(page_title) == title


@pytest.mark.parametrize(
    ("title", "lines", "kind"),
    [
        ("对市政协第45号提案的答复", ["张委员："], "proposal"),
        ("关于做强产业链招商的建议", ["近年来……"], "proposal"),
        ("某年提案公开", ["提案人", "张某", "提案案由", "……"], "proposal"),
        ("关于前三季度招商引资情况的通报", ["各县区："], "report"),
        ("政府工作报告（节选）", ["各位代表："], "report"),
        ("招商引资重点项目进展情况表（截至9月30日）", [], "report"),
        ("新港市商务局2021年工作总结和2022年工作思路", ["一年来，"], "report"),
        ("上半年全市工业经济运行情况分析", ["今年以来，"], "report"),
        ("新港区2021年招商引资工作情况及2022年工作谋划", ["区政府："], "report"),
        ("新港区2021年招商引资工作情况及2022年工作谋划", ["区政府："], "report"),
        ("新港市重点项目建设进展（2022年11月）", ["截至10月底，"], "report"),
        ("县长调研招商引资", ["昨日，"], "news"),
        ("新港市新签约九个项目", ["本报讯（记者 某某）昨日，……"], "news"),
        ("政协委员提交提案助力招商", ["本报讯 今年以来……"], "news"),
        ("新港县政协委员视察重点提案办理情况", ["近日，县政协组织委员视察。"], "news"),
        ("关于对加强督查力度提案的答复", ["张委员："], "proposal"),
        ("", ["| 建议编号 | 118 | 建议人 | 张某 |", "| 建议标题 | 关于修复公路的建议 |"], "proposal"),
        ("", ["《关于金融支持企业》的提案已收悉。现答复如下："], "proposal"),
        ("", ["案由：（20200242）关于帮扶小微企业的建议", "鉴于：1.小微企业是经济的重要部分。"], "proposal"),
        ("2021年1-7月份全县招商工作成效", ["按照要求，予以公示。"], "report"),
        ("2011年招商引資工作總結", ["今年的工作取得了成績。"], "report"),
        ("", ["2019年以来，我县改进招商方式。现将1—5月招商引资工作情况汇报如下：", "一、目标任务"], "report"),
        ("", ["一、总体进展情况", "全市重点项目64个，总投资213亿元。"], "report"),
        ("湖北发布《楚商回乡工作行动方案》", ["近日，湖北省举办发布会，推出方案。"], "news"),
        (
            "",
            ["8月16日，洽谈会在咸宁开幕。签约项目19个，总投资18亿元。其中外资项目13个，包括咸安区与某公司合作的"],
            "news",
        ),
    ],
)
def test_kinds(title: str, lines: list[str], kind: str) -> None:
    assert guess_kind(title, lines, from_paper=False) == kind


def test_paper_without_a_telling_title_is_other() -> None:
    assert guess_kind("招商手册", ["欢迎来到新港。"], from_paper=True) == "other"


def test_nobody_publishes_as_an_unnamed_author() -> None:
    assert publisher_in("作者: 佚名发布时间:2021-08-30 10:45") is None
    assert publisher_in("【信息来源:  信息时间:2018-09-04  阅读次数:】") is None


def test_a_line_of_the_source_behind_a_dash_is_no_title() -> None:
    assert is_info_line("——来源：某某日报")
    assert not is_info_line("——在全市招商引资工作会议上的讲话")


def test_a_catalogue_line_names_the_office_that_issues() -> None:
    line = "索 引 号 | 00512/2021-0093 | 公文种类 | 其他 | 发布机构 | 山丹县政府 |"
    assert is_info_line(line)
    assert source_in(line) == "山丹县政府"


def test_the_day_of_a_newspapers_page_though_the_weekday_is_cut_off() -> None:
    assert printed_on(["第01版:要闻", "2016年5月11日 星期"]) == date(2016, 5, 11)
    assert printed_on(["要闻", "2016年5月11日 星期三"]) is None
