"""Periods as a reader of a document would name them: each row typed by hand from what the words mean."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.period import PeriodMention, chinese_number, find_periods

PUBLISHED = "2022-08-19"


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read(text: str, published: str | None = PUBLISHED, anchor_year: int | None = None) -> list[tuple[object, ...]]:
    found = find_periods(text, day(published), anchor_year=anchor_year)
    return [(text[m.start : m.end], m.first, m.last, m.kind, m.future) for m in found]


# text, day of publication, words found, first, last, kind, future
CASES: list[tuple[str, str | None, str, str | None, str | None, str, bool]] = [
    # months and ranges of months
    ("2021年1月—12月,全市签约项目90个。", PUBLISHED, "2021年1月—12月", "2021-01-01", "2021-12-31", "span", False),
    ("2018年1-9月份引进项目36个", PUBLISHED, "2018年1-9月份", "2018-01-01", "2018-09-30", "span", False),
    ("２０１８年１－９月份引进项目", PUBLISHED, "２０１８年１－９月份", "2018-01-01", "2018-09-30", "span", False),
    ("1—8月,到位资金12亿元", "2022-09-07", "1—8月", "2022-01-01", "2022-08-31", "span", False),
    ("1至10月,到位资金12亿元", "2022-11-07", "1至10月", "2022-01-01", "2022-10-31", "span", False),
    ("一至七月,到位资金12亿元", PUBLISHED, "一至七月", "2022-01-01", "2022-07-31", "span", False),
    # behind the mark of a list's line, and not behind a decimal point
    ("四、打算\n1.6月底前开工3个项目", "2022-04-20", "6月底前", None, "2022-06-30", "by", True),
    ("四、打算\n12.2023年6月底前开工3个项目", PUBLISHED, "2023年6月底前", None, "2023-06-30", "by", True),
    ("今年1至6月签约项目", PUBLISHED, "今年1至6月", "2022-01-01", "2022-06-30", "span", False),
    ("2022年1—7月,新签约项目44个", PUBLISHED, "2022年1—7月", "2022-01-01", "2022-07-31", "span", False),
    ("1-12月,全县共引进项目36个", "2022-01-12", "1-12月", "2021-01-01", "2021-12-31", "span", False),
    ("1—2月,全市新开工项目25个", "2023-03-05", "1—2月", "2023-01-01", "2023-02-28", "span", False),
    ("1、2月份共签约项目9个", "2023-03-05", "1、2月份", "2023-01-01", "2023-02-28", "span", False),
    ("2021年11月至2022年3月开展攻坚", PUBLISHED, "2021年11月至2022年3月", "2021-11-01", "2022-03-31", "span", False),
    ("去年7月至今年6月,到位资金9亿元", PUBLISHED, "去年7月至今年6月", "2021-07-01", "2022-06-30", "span", False),
    ("前7个月,全县签约项目19个", PUBLISHED, "前7个月", "2022-01-01", "2022-07-31", "span", False),
    ("全市前5月新开工项目97个", PUBLISHED, "前5月", "2022-01-01", "2022-05-31", "span", False),
    ("头两个月实现开门红", "2022-03-10", "头两个月", "2022-01-01", "2022-02-28", "span", False),
    ("今年4月举办推介会", PUBLISHED, "今年4月", "2022-04-01", "2022-04-30", "month", False),
    ("去年7月动工", PUBLISHED, "去年7月", "2021-07-01", "2021-07-31", "month", False),
    ("去年10份开工建设", PUBLISHED, "去年10份", "2021-10-01", "2021-10-31", "month", False),
    ("其中8月当月新签约17个", "2022-09-07", "8月当月", "2022-08-01", "2022-08-31", "month", False),
    ("四月初签约", PUBLISHED, "四月初", "2022-04-01", "2022-04-30", "month", False),
    ("五月中旬动工", PUBLISHED, "五月中旬", "2022-05-11", "2022-05-20", "span", False),
    ("2月下旬动工", PUBLISHED, "2月下旬", "2022-02-21", "2022-02-28", "span", False),
    ("上月,新开工项目4个", "2022-01-12", "上月", "2021-12-01", "2021-12-31", "month", False),
    ("预计下个月投产", "2021-12-30", "下个月", "2022-01-01", "2022-01-31", "month", True),
    ("11月举行了签约仪式", PUBLISHED, "11月", "2021-11-01", "2021-11-30", "month", False),
    ("预计12月投产", PUBLISHED, "12月", "2022-12-01", "2022-12-31", "month", True),
    # quarters, halves, years
    ("上半年,签约项目35个", PUBLISHED, "上半年", "2022-01-01", "2022-06-30", "span", False),
    ("今年上半年策划项目196个", PUBLISHED, "今年上半年", "2022-01-01", "2022-06-30", "span", False),
    ("去年下半年以来势头良好", PUBLISHED, "去年下半年以来", "2021-07-01", "2022-08-19", "since", False),
    ("下半年怎么干", "2022-07-19", "下半年", "2022-07-01", "2022-12-31", "span", True),
    ("前三季度落地项目41个", "2022-10-21", "前三季度", "2022-01-01", "2022-09-30", "span", False),
    ("前三季度落地项目41个", "2022-01-12", "前三季度", "2021-01-01", "2021-09-30", "span", False),
    ("一季度仅到位4.1亿元", PUBLISHED, "一季度", "2022-01-01", "2022-03-31", "span", False),
    ("2021年第二季度开工", PUBLISHED, "2021年第二季度", "2021-04-01", "2021-06-30", "span", False),
    ("一至三季度完成投资", "2022-10-21", "一至三季度", "2022-01-01", "2022-09-30", "span", False),
    ("四季度,要再引进项目3个", "2022-10-15", "四季度", "2022-10-01", "2022-12-31", "span", True),
    ("完成全年任务的六成", "2022-10-15", "全年", "2022-01-01", "2022-12-31", "span", True),
    ("2020年全年共办理1.2万项", PUBLISHED, "2020年全年", "2020-01-01", "2020-12-31", "span", False),
    ("2021上半年签约9个", PUBLISHED, "2021上半年", "2021-01-01", "2021-06-30", "span", False),
    ("21年前三季度签约9个", PUBLISHED, "21年前三季度", "2021-01-01", "2021-09-30", "span", False),
    ("2022年度计划投资284.3亿元", PUBLISHED, "2022年度", "2022-01-01", "2022-12-31", "span", True),
    ("比去年全年还多12亿元", PUBLISHED, "去年全年", "2021-01-01", "2021-12-31", "span", False),
    ("上年引进项目20个", PUBLISHED, "上年", "2021-01-01", "2021-12-31", "span", False),
    ("前年落户的企业", PUBLISHED, "前年", "2020-01-01", "2020-12-31", "span", False),
    ("明年将引荐项目80个", PUBLISHED, "明年", "2023-01-01", "2023-12-31", "span", True),
    ("刚刚过去的2021年,签约128个", PUBLISHED, "2021年", "2021-01-01", "2021-12-31", "span", False),
    ("二〇二一年引进项目9个", PUBLISHED, "二〇二一年", "2021-01-01", "2021-12-31", "span", False),
    ("2019-2021年引进项目90个", PUBLISHED, "2019-2021年", "2019-01-01", "2021-12-31", "span", False),
    ("2016年至2020年引进项目90个", PUBLISHED, "2016年至2020年", "2016-01-01", "2020-12-31", "span", False),
    ("“十三五”期间引进203个", PUBLISHED, "“十三五”期间", "2016-01-01", "2020-12-31", "span", False),
    ("“十四五”时期力争引进20个", PUBLISHED, "“十四五”时期", "2021-01-01", "2025-12-31", "span", True),
    ("过去五年,签约487个", "2022-01-07", "过去五年", "2017-01-01", "2021-12-31", "span", False),
    ("今后五年,力争签约700个", "2022-01-07", "今后五年", "2022-01-01", "2026-12-31", "span", True),
    ("是上一个五年的2.3倍", "2022-01-07", "上一个五年", "2012-01-01", "2016-12-31", "span", False),
    ("过去三年,落地率提高", PUBLISHED, "过去三年", None, None, "vague", False),
    ("近年来,落地率提高", PUBLISHED, "近年来", None, None, "vague", False),
    ("近三年来,共引荐项目217个", PUBLISHED, "近三年来", None, None, "vague", False),
    ("一年来反映问题143个", PUBLISHED, "一年来", None, None, "vague", False),
    # halves, quarters and months that are counted, joined or cut in other ways
    ("前半年签约9个", PUBLISHED, "前半年", "2022-01-01", "2022-06-30", "span", False),
    ("去年后半年签约9个", PUBLISHED, "去年后半年", "2021-07-01", "2021-12-31", "span", False),
    ("前三季签约9个", "2022-10-21", "前三季", "2022-01-01", "2022-09-30", "span", False),
    ("今年首三季签约9个", "2022-10-21", "今年首三季", "2022-01-01", "2022-09-30", "span", False),
    ("头两个季度签约9个", PUBLISHED, "头两个季度", "2022-01-01", "2022-06-30", "span", False),
    ("首5个月签约9个", PUBLISHED, "首5个月", "2022-01-01", "2022-05-31", "span", False),
    ("今年一季签约9个", PUBLISHED, "今年一季", "2022-01-01", "2022-03-31", "span", False),
    ("一二季度签约9个", PUBLISHED, "一二季度", "2022-01-01", "2022-06-30", "span", False),
    ("上一季度签约9个", PUBLISHED, "上一季度", "2022-04-01", "2022-06-30", "span", False),
    ("上半年末在库99个", PUBLISHED, "上半年末", None, "2022-06-30", "as_of", False),
    ("五六月份签约9个", PUBLISHED, "五六月份", "2022-05-01", "2022-06-30", "span", False),
    ("6月中下旬签约9个", PUBLISHED, "6月中下旬", "2022-06-11", "2022-06-30", "span", False),
    ("6月1日起至20日签约9个", PUBLISHED, "6月1日起至20日", "2022-06-01", "2022-06-20", "span", False),
    ("2020、2021年签约99个", PUBLISHED, "2020、2021年", "2020-01-01", "2021-12-31", "span", False),
    ("2020、2021两年签约99个", PUBLISHED, "2020、2021两年", "2020-01-01", "2021-12-31", "span", False),
    ("2020年到现在签约99个", PUBLISHED, "2020年到现在", "2020-01-01", PUBLISHED, "since", False),
    ("自年初至6月底签约99个", PUBLISHED, "年初至6月底", "2022-01-01", "2022-06-30", "span", False),
    ("开年以来签约9个", PUBLISHED, "开年以来", "2022-01-01", PUBLISHED, "since", False),
    ("“十三五”前三年签约99个", PUBLISHED, "“十三五”前三年", "2016-01-01", "2018-12-31", "span", False),
    ("“十五”期间签约99个", PUBLISHED, "“十五”期间", "2001-01-01", "2005-12-31", "span", False),
    ("上一年度签约99个", PUBLISHED, "上一年度", "2021-01-01", "2021-12-31", "span", False),
    ("近两个月签约9个", PUBLISHED, "近两个月", None, None, "vague", False),
    ("半年多来签约9个", PUBLISHED, "半年多来", None, None, "vague", False),
    ("今年春季,签约9个", PUBLISHED, "今年春季", None, None, "vague", False),
    # since
    ("今年以来,走访企业1483家次", PUBLISHED, "今年以来", "2022-01-01", PUBLISHED, "since", False),
    ("今年来,三方联动", PUBLISHED, "今年来", "2022-01-01", PUBLISHED, "since", False),
    ("年初以来,走访企业30家", PUBLISHED, "年初以来", "2022-01-01", PUBLISHED, "since", False),
    ("2020年以来,优化环境", PUBLISHED, "2020年以来", "2020-01-01", PUBLISHED, "since", False),
    ("自3月以来,落地15个", PUBLISHED, "自3月以来", "2022-03-01", PUBLISHED, "since", False),
    ("4月份以来明显回升", PUBLISHED, "4月份以来", "2022-04-01", PUBLISHED, "since", False),
    ("“十四五”以来,引进60个", PUBLISHED, "“十四五”以来", "2021-01-01", PUBLISHED, "since", False),
    ("从9月起每月通报", "2022-09-07", "从9月起", "2022-09-01", None, "since", False),
    # up to, and by
    ("截至上月底,入库119个", "2019-09-08", "截至上月底", None, "2019-08-31", "as_of", False),
    ("截至上月末,在谈73个", "2022-01-08", "截至上月末", None, "2021-12-31", "as_of", False),
    ("截至8月底,入库119个", "2022-09-08", "截至8月底", None, "2022-08-31", "as_of", False),
    ("截至目前,入库119个", PUBLISHED, "截至目前", None, PUBLISHED, "as_of", False),
    ("截至记者发稿时,入库119个", PUBLISHED, "截至记者发稿时", None, PUBLISHED, "as_of", False),
    ("到目前为止,入库119个", PUBLISHED, "到目前", None, PUBLISHED, "as_of", False),
    ("迄今,入库119个", PUBLISHED, "迄今", None, PUBLISHED, "as_of", False),
    ("到2021年,入库119个", PUBLISHED, "到2021年", None, "2021-12-31", "as_of", False),
    ("截至年底,入库119个", "2022-01-19", "截至年底", None, "2021-12-31", "as_of", False),
    ("年末,全市在库119个", "2022-01-19", "年末", None, "2021-12-31", "as_of", False),
    ("截至10月20日,实施37个", "2020-11-02", "截至10月20日", None, "2020-10-20", "as_of", False),
    ("截至2021年11月30日,签约90个", PUBLISHED, "截至2021年11月30日", None, "2021-11-30", "as_of", False),
    ("统计截止日期：2021年11月30日", None, "截止日期：2021年11月30日", None, "2021-11-30", "as_of", False),
    ("截至去年底,签约90个", PUBLISHED, "截至去年底", None, "2021-12-31", "as_of", False),
    ("截至三季度末,签约90个", "2022-10-15", "截至三季度末", None, "2022-09-30", "as_of", False),
    ("截至12月底,签约90个", "2022-01-10", "截至12月底", None, "2021-12-31", "as_of", False),
    ("2021年末,园区有企业130家", PUBLISHED, "2021年末", None, "2021-12-31", "as_of", False),
    ("年底前投产", PUBLISHED, "年底前", None, "2022-12-31", "by", True),
    ("预计今年年底建成", PUBLISHED, "今年年底", None, "2022-12-31", "by", True),
    ("有望年内签约22个", PUBLISHED, "年内", None, "2022-12-31", "by", True),
    ("力争9月底前开工", "2022-07-19", "9月底前", None, "2022-09-30", "by", True),
    ("力争3月底前开工", "2022-11-19", "3月底前", None, "2023-03-31", "by", True),
    ("于10月20日前报送", "2022-10-11", "10月20日前", None, "2022-10-20", "by", True),
    ("预计七月底并网", "2022-06-18", "七月底", None, "2022-07-31", "by", True),
    ("到2025年,产值300亿元", PUBLISHED, "到2025年", None, "2025-12-31", "by", True),
    ("到2025年,产值300亿元", None, "到2025年", None, "2025-12-31", "by", False),
    ("增长到2020年的2100亿元", PUBLISHED, "2020年", "2020-01-01", "2020-12-31", "span", False),
    ("“十四五”末达到300亿元", PUBLISHED, "“十四五”末", None, "2025-12-31", "by", True),
    # days and now
    ("8月11日,推介会举行", PUBLISHED, "8月11日", "2022-08-11", "2022-08-11", "day", False),
    ("2月26日签约", PUBLISHED, "2月26日", "2022-02-26", "2022-02-26", "day", False),
    ("二〇二一年十月十一日", None, "二〇二一年十月十一日", "2021-10-11", "2021-10-11", "day", False),
    ("二0二一年十月十一日", None, "二0二一年十月十一日", "2021-10-11", "2021-10-11", "day", False),
    ("二O二一年十月", None, "二O二一年十月", "2021-10-01", "2021-10-31", "month", False),
    ("发表于 2022-5-16 08:54:44", PUBLISHED, "2022-5-16", "2022-05-16", "2022-05-16", "day", False),
    ("更新时间:2019/7/24", PUBLISHED, "2019/7/24", "2019-07-24", "2019-07-24", "day", False),
    ("8月9日至11日赴深圳招商", PUBLISHED, "8月9日至11日", "2022-08-09", "2022-08-11", "span", False),
    ("7月28日至8月2日赴深圳", PUBLISHED, "7月28日至8月2日", "2022-07-28", "2022-08-02", "span", False),
    ("19日上午,签约仪式举行", "2022-08-21", "19日上午"[:3], "2022-08-19", "2022-08-19", "day", False),
    ("昨日,12个项目开工", PUBLISHED, "昨日", "2022-08-18", "2022-08-18", "day", False),
    ("目前正在对接72个", PUBLISHED, "目前", None, None, "present", False),
    ("日前,签约仪式举行", PUBLISHED, "日前", None, None, "present", False),
    ("眼下,钢构封顶", PUBLISHED, "眼下", None, None, "present", False),
    # what cannot be resolved is found and has no dates
    ("9月26日奠基", None, "9月26日", None, None, "day", False),
    ("上半年签约项目35个", None, "上半年", None, None, "span", False),
    ("今年以来走访企业30家", None, "今年以来", None, None, "since", False),
    ("明年投产", None, "明年", None, None, "span", True),
    ("截至目前,入库119个", None, "截至目前", None, None, "as_of", False),
    ("2022年3月开工", None, "2022年3月", "2022-03-01", "2022-03-31", "month", False),
]


@pytest.mark.parametrize("text,published,words,first,last,kind,future", CASES, ids=[case[0] for case in CASES])
def test_one_period(
    text: str, published: str | None, words: str, first: str | None, last: str | None, kind: str, future: bool
) -> None:
    assert read(text, published) == [(words, day(first), day(last), kind, future)]


@pytest.mark.parametrize(
    "text",
    [
        "审批时限压缩到24小时",
        "1-2天内办结",
        "构建“1+11+N”政策体系",
        "超过6个月未开工",
        "两个月就到位13.2亿元",
        "“9·8”投洽会",
        "整合项目前期工作",
        "安全年活动深入开展",
        "三明年均降雨量",
        "5000万元以上年产值企业",
        "建成后年产值3亿元",
        "节日前后",
        "半月一调度、一月一通报",
        "每季度通报一次",
        "四个季度",
        "超序时进度5.7个百分点",
        "编制“十四五”规划",
        "“十四五”开局之年",
        "“十四五”重大项目库",
        "项目至今仍未开工",
        "结合“十三五”产业规划",
        "第67号提案",
        "招商引资“一号工程”",
        "国办函〔2019〕22号",
        "三日内提出意见",
        "体现在三个方面",
        "应当前往企业走访",
        "每月不少于一次",
        "营商环境大提升",
        "2月30日",
        "电话:0915-4412008",
        "ICP备2021012345号",
        "跑了大半年",
        "今天再晚也是早",
        "三天 一周 一月",
    ],
)
def test_no_period(text: str) -> None:
    assert read(text) == []


def test_months_without_a_year_follow_the_year_last_written() -> None:
    text = "2019年11月,双方接洽。2020年3月,签订合同;8月,项目动工;今年6月,一期投产。"
    found = [first for _, first, *_ in read(text, "2021-11-25")]
    assert found == [date(2019, 11, 1), date(2020, 3, 1), date(2020, 8, 1), date(2021, 6, 1)]


def test_a_year_to_come_is_told_of_one_thing_only() -> None:
    found = read("面条厂预计明年4月试产，9月达产；酒厂5月签约，10月动工。", "2021-11-25")
    assert [first for _, first, *_ in found] == [
        date(2022, 4, 1),
        date(2022, 9, 1),
        date(2021, 5, 1),
        date(2021, 10, 1),
    ]


def test_a_year_does_not_carry_into_the_next_paragraph() -> None:
    found = read("2020年3月签订合同。\n8月,新项目动工。", "2021-11-25")
    assert [first for _, first, *_ in found] == [date(2020, 3, 1), date(2021, 8, 1)]


def test_part_of_a_year_follows_the_year_of_its_sentence() -> None:
    found = read("2020年,全县势头良好,上半年签约9个。上半年签约12个。", "2021-11-25")
    assert [first for _, first, *_ in found] == [date(2020, 1, 1), date(2020, 1, 1), date(2021, 1, 1)]


def test_compared_year_does_not_become_the_year_spoken_of() -> None:
    found = read("比2019年增长一成,上半年签约12个。", "2021-11-25")
    assert found[-1][1:3] == (date(2021, 1, 1), date(2021, 6, 30))


@pytest.mark.parametrize(
    "text,first,last",
    [
        ("上半年签约35个。7月18日的会上反复提起。去年同期,签约29个。", "2021-01-01", "2021-06-30"),
        ("1—9月引进亿元以上项目11个,比去年同期的8个增加3个。", "2021-01-01", "2021-09-30"),
        ("1—9月引进亿元以上项目11个,比上年同期增加3个。", "2021-01-01", "2021-09-30"),
        ("今年以来签约11个,与同期相比增加3个。", "2021-01-01", "2021-10-15"),
        ("前三季度引进11个,比2019年同期增加3个。", "2019-01-01", "2019-09-30"),
        ("2022年签约11个,比去年同期增加3个。", "2021-01-01", "2021-12-31"),
    ],
)
def test_same_period_last_year_looks_back_to_the_period_spoken_of(text: str, first: str, last: str) -> None:
    mention = find_periods(text, date(2022, 10, 15))[-1]
    assert mention.same_period_last_year
    assert (mention.first, mention.last) == (day(first), day(last))


def test_same_period_last_year_of_a_given_period() -> None:
    given_period = (date(2020, 1, 1), date(2020, 2, 29))
    mention = find_periods("去年同期签约9个", date(2020, 3, 10), current=given_period)[0]
    assert (mention.first, mention.last) == (date(2019, 1, 1), date(2019, 2, 28))


def test_same_period_of_nothing_has_no_dates() -> None:
    mention = find_periods("去年同期签约9个", date(2020, 3, 10))[0]
    assert (mention.first, mention.last, mention.same_period_last_year) == (None, None, True)


def test_anchor_year_dates_what_names_no_year() -> None:
    found = read("全年签约项目90个,其中8月签约12个,9月26日奠基。", "2022-01-12", anchor_year=2021)
    assert [last for _, _, last, *_ in found] == [date(2021, 12, 31), date(2021, 8, 31), date(2021, 9, 26)]


def test_month_running_out_of_the_period_said() -> None:
    found = read("1—8月签约90个,当月新增11个。", "2022-09-07")
    assert found[-1] == ("当月", date(2022, 8, 1), date(2022, 8, 31), "month", False)


def test_day_of_the_event_spoken_of() -> None:
    found = read("8月11日,推介会举行,当天签约6个项目。", PUBLISHED)
    assert found[-1] == ("当天", date(2022, 8, 11), date(2022, 8, 11), "day", False)


def test_a_stretch_read_alone_takes_the_year_of_its_paragraph() -> None:
    text = "2019年11月接洽。2020年3月签订合同。8月动工。\n9月投产。"
    whole = find_periods(text, date(2021, 11, 25))
    apart = [find_periods(text, date(2021, 11, 25), start=m.start, end=m.end)[0] for m in whole]
    assert apart == whole
    assert [m.first for m in whole] == [date(2019, 11, 1), date(2020, 3, 1), date(2020, 8, 1), date(2021, 9, 1)]


def test_period_named_last_wins_over_the_given_one() -> None:
    given_period = (date(2022, 1, 1), date(2022, 6, 30))
    mention = find_periods("1—9月签约9个,比去年同期多2个", date(2022, 10, 15), current=given_period)[-1]
    assert (mention.first, mention.last) == (date(2021, 1, 1), date(2021, 9, 30))


def test_only_the_asked_stretch_is_read() -> None:
    text = "上半年签约35个。1-7月签约40个。去年签约50个。"
    found = find_periods(text, date(2022, 8, 19), start=9, end=19)
    assert [text[m.start : m.end] for m in found] == ["1-7月"]


# --- the lexicon ---

LEXICON = tomllib.loads((resources.files("extractors") / "lexicon" / "period.toml").read_text(encoding="utf-8"))
ENTRIES = [(topic, entry) for topic, entries in LEXICON.items() for entry in entries]


@pytest.mark.parametrize("topic,entry", ENTRIES, ids=[f"{topic}-{entry['word']}" for topic, entry in ENTRIES])
def test_every_word_is_read_in_its_example(topic: str, entry: dict[str, str]) -> None:
    example, word = entry["example"], entry["word"]
    mentions = find_periods(example, date(2021, 10, 8))
    if topic == "outlook":
        assert mentions[-1].future, "the word puts a month without a year into the future"
    else:
        assert any(word in example[m.start : m.end] for m in mentions)


def test_no_word_stands_twice() -> None:
    for topic, entries in LEXICON.items():
        words = [entry["word"] for entry in entries]
        assert len(words) == len(set(words)), topic


# --- properties ---

DAYS = st.dates(date(1990, 1, 1), date(2039, 12, 31))
PERIOD_CHARS = (
    "0123456789一二三四五六七八九十〇年月日号底末初内前后来起季度上下半全今去明同期"
    "截至自从到—-、,。\n“”十五期间目当近过两个份 "
)


@given(DAYS, st.sampled_from(["{y}年{m}月{d}日", "{y}年{m:02}月{d:02}日", "{y}-{m}-{d}", "{y}/{m:02}/{d:02}"]))
def test_a_written_day_reads_back(value: date, form: str) -> None:
    text = "会议于" + form.format(y=value.year, m=value.month, d=value.day) + "召开"
    mention = find_periods(text, None)[0]
    assert (mention.first, mention.last, mention.kind) == (value, value, "day")
    assert (mention.start, mention.end) == (3, len(text) - 2)


@given(DAYS, st.integers(1, 12), st.sampled_from("-—–~～至到"))
def test_a_written_range_of_months_reads_back(value: date, high: int, dash: str) -> None:
    low = value.month
    text = f"{value.year}年{low}{dash}{high}月"
    found = find_periods(text, date(2040, 1, 1))
    if low < high:
        after = date(value.year + high // 12, high % 12 + 1, 1)
        assert found == [
            PeriodMention(0, len(text), date(value.year, low, 1), after - timedelta(days=1), "span"),
        ]


@given(DAYS)
def test_days_in_chinese_numerals_read_back(value: date) -> None:
    def number(n: int) -> str:
        digits = "〇一二三四五六七八九"
        return ("" if n < 20 else digits[n // 10]) + "十" + digits[n % 10].replace("〇", "") if n > 9 else digits[n]

    year = "".join("〇一二三四五六七八九"[int(char)] for char in str(value.year))
    text = f"{year}年{number(value.month)}月{number(value.day)}日"
    assert [(m.first, m.last) for m in find_periods(text, None)] == [(value, value)]
    assert chinese_number(number(value.day)) == value.day


@given(
    st.one_of(st.text(), st.text(alphabet=PERIOD_CHARS, max_size=80)),
    st.none() | st.dates(),
    st.none() | st.integers(1900, 2100),
)
def test_any_text_gives_sorted_mentions_within_it(text: str, published: date | None, anchor_year: int | None) -> None:
    found = find_periods(text, published, anchor_year=anchor_year)
    at = 0
    for mention in found:
        assert at <= mention.start < mention.end <= len(text)
        at = mention.end
        assert mention.first is None or mention.last is None or mention.first <= mention.last


@given(
    st.text(
        alphabet=st.characters(
            exclude_characters=PERIOD_CHARS + "元眼现如昨今未最多发头首本这", exclude_categories=["Nd"]
        )
    )
)
def test_no_date_comes_from_a_text_without_numbers_or_words_of_time(text: str) -> None:
    assert find_periods(text, date(2022, 8, 19)) == []


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("15年3月2日,双方签约", "2021-06-14", "2015-03-02", "2015-03-02"),
        ("项目于91年5月落户", "2021-06-14", "1991-05-01", "1991-05-31"),
        ("20年1-9月签约项目12个", "2021-06-14", "2020-01-01", "2020-09-30"),
        ("一五年三月签约", "2021-06-14", "2015-03-01", "2015-03-31"),
        ("25年12月建成", "2021-06-14", "2025-12-01", "2025-12-31"),
        ("35年3月签约", "2021-06-14", None, None),  # 2035 or 1935: not said
        ("民国91年5月设立", "2021-06-14", None, None),
        ("2021年前两个季度签约12个", "2021-08-14", "2021-01-01", "2021-06-30"),
        ("前3季度签约12个", "2021-11-14", "2021-01-01", "2021-09-30"),
        ("前2个季度签约12个", "2021-11-14", "2021-01-01", "2021-06-30"),
        ("上个季度签约12个", "2021-02-14", "2020-10-01", "2020-12-31"),
        ("上季度末有项目12个", "2021-06-14", None, "2021-03-31"),
        ("下季度开工3个", "2021-11-14", "2022-01-01", "2022-03-31"),
        ("2005年首月签约12个", "2021-06-14", "2005-01-01", "2005-01-31"),
        ("农历十月开工", "2021-06-14", None, None),
        ("农历8月15日开工", "2021-12-14", None, None),
        ("农历七月初七,8月14日开工", "2021-12-14", "2021-08-14", "2021-08-14"),
    ],
)
def test_a_year_quarter_or_lunar_day_is_read_as_meant_or_not_at_all(
    text: str, published: str, first: str | None, last: str | None
) -> None:
    dated = [mention for mention in read(text, published) if mention[1] or mention[2]]
    assert [mention[1:3] for mention in dated] == ([(day(first), day(last))] if first or last else [])


@pytest.mark.parametrize("text", ["开业首月接待客商12批", "当月签约12个", "合作期限15年,3个月内进场"])
def test_what_needs_more_than_the_day_of_publication_has_no_dates(text: str) -> None:
    assert [mention for mention in read(text) if mention[1] or mention[2]] == []


def test_projects_of_last_year_are_counted_this_year() -> None:
    text = "去年赴京招商签约的9个项目，合同总额32亿元，截至3月底注册7个、开工5个。"
    assert [(words, last) for words, _, last, _, _ in read(text)] == [
        ("去年", date(2021, 12, 31)),
        ("截至3月底", date(2022, 3, 31)),
    ]
