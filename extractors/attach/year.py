"""The year that an undated text is of, as it tells itself: 2012年3月8—13日，…; （2015年2月）; 沛招发〔2021〕5号; 今年是“十四五”开局之年."""

from __future__ import annotations

import re

from extractors.document import Document
from extractors.period import chinese_number, digit_by_digit

# 2012年3月8—13日，…; 4月27日上午，襄阳市2021年第二次重大项目集中开工活动: what a text without a day of its own begins with
_DAY_TOLD = re.compile(
    r"(20\d\d)年\s?(?:\d|1[01])月\s?\d{1,2}(?:日|[—\-－~至]\d{1,2}日)"
    r"|(?<![\d年])(?:\d|1[01])月\d{1,2}日[^。\n\d]{0,32}?(20\d\d)(?:年|(?=[“（(\u4e00-\u9fff]))[^。，,；\n\d]{0,60}?(?:活动|仪式|大会|(?:推介|洽谈|恳谈|签约|对接|交流|发布|工作|推进|汇报|动员|座谈|博览)会|节(?=[暨在上开于，,]))"
    # 2017年全市投资促进工作会议上获悉
    r"|(20\d\d)年[^。，,；\n\d]{0,24}?(?:会议|大会|推进会|现场会|座谈会|调度会|例会)”?上"
)
# （2015年2月） or （2015年） below a title or behind it, 沛招发〔2021〕5号: the paper's own year
_PAPERS_YEAR = re.compile(
    r"(?:^|[（(])(20\d\d)年(?:度|\d{1,2}月)?[）)]?$|^[^\s，。；]{1,16}[〔\[（(](20\d\d)[〕\]）)]\s?第?\s?\d+\s?号$",
    re.MULTILINE,
)
# （某区商务局  2021年2月）, 二〇二一年八月: the month in which a paper was signed, on one of its last lines
_SIGNED_OFF = re.compile(
    r"^[（(\s　]*[^，。；：\d\n]{0,30}?(?P<year>20\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s?年\s?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s?月[）)\s　]*$",
    re.MULTILINE,
)
_END = 120  # characters
_EARLY = 2  # months in which a paper may still call the year before 今年
_NAMED_BY_YEAR = re.compile(r"(?<![\d.])20\d\d(?=[“（(\u4e00-\u9fff])(?!年)")
_BEGINNING = 300  # characters
_OF_MONTHS = re.compile(r"(20\d\d)年\s?(?:1|一)月?(?:份)?[—\-–~～至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月")
# the first figure before what must not stand before it: the search passes over all others at once
_ANY_YEAR = re.compile(r"[12](?<![\d.].)(?<!\d[,，].)(?:(?<=1)9|(?<=2)0)\d\d(?=年|[—\-–~～至./]\d)")
# 今年1—8月…。2016年，全市…, 举办了2018年春季推介会: the year of the report; 2011年底建市, 2020年以来, 荣获2024年度…, 预计2018年开业,
# 做好2019年… and 自2010年 are not
_ONLY_YEAR = re.compile(
    r"(?:^|[，,。；;：:、！!】\s]|(?:举办|举行|召开|舉辦|舉行|召開|发布|公布|下发|下达|印发|出台|部署|披露|启动|编制)了?[《“]?[^，。；\d]{0,6}|[该全我][镇乡县市区州省])(20\d\d)年(?![度至到—\-–~～]|以来|以來|来|底|末|前|起|开始|開始|建|成立|创|被|\s?\d{1,2}月)",
    re.MULTILINE,
)
# 较2020年同期增加: the year after; two years before the recovery was measured against 2019, so 2019 tells none
_AGAINST = re.compile(r"[比较較](20(?!19)\d\d)年同期")
# 2011年为12%，2013年为30%，而今年…: the year after
_UP_TO_LAST = re.compile(r"(20\d\d)年[^，。；年\n]{0,12}[，,](?:而|但)?今年")
# 今年是“十四五”开局之年: 2021
_OF_PLAN = re.compile(
    r"今年[^。；，,\n\d]{0,6}十([一二三四五六])五[”\"]?(?:规划|規劃)?的?(?:(?P<opens>[开開]局)|收官)之年"
)


def year_told(document: Document) -> int | None:
    """The year of the day that an undated text begins with, else the only one it names; None where none is told, or two are."""
    if document.published is not None:
        return None
    text = document.text
    signed, month = _signature(document)
    if signed and month <= _EARLY:
        # （某区商务局 2021年2月） below 某区2020年总结: 去年 is 2020; but of which year 全年 is, said in January, others must tell
        sums_up = f"{signed - 1}年" in (document.title or "") and "去年" in text
        return _year_at_the_beginning(document) or (signed if sums_up else None)
    return (
        _year_at_the_beginning(document)
        or signed
        or _year_of_event(text)
        or _only_year(text)
        or _year_of_comparison(text)
        or _year_of_months(text)
    )


def _signature(document: Document) -> tuple[int | None, int]:
    """The year and the month in which an undated text was signed, on one of its last lines; None and 0 where none stands."""
    text = document.text
    begin = max(text.rfind("\n", 0, max(len(text) - _END, 0)) + 1, 0)
    signed = list(_SIGNED_OFF.finditer(text, begin)) if text.find("年", begin) >= 0 else []
    if not signed:
        return None, 0
    return digit_by_digit(signed[-1]["year"]), chinese_number(signed[-1]["month"])


# 4月23日，“2015中外知名企业四川行”在成都举行; 8月1日上午，…在中山举办“2018西藏·广东招商引资推介会”; 依托2022湖南—长三角经贸合作洽谈周
_EVENT_NAMED_BY_YEAR = re.compile(
    r"(?<!\d)(?:[1-9]|1[0-2])月\d{1,2}日(?:至\d{1,2}日)?[上下]?午?[，,][^。；\d“《「]{0,48}[“《「]?(20\d\d)(?=[\u4e00-\u9fff])(?![年万亿元个家项])[^”》」。，,；\d]{2,32}(?:[”》」]?(?:活动)?(?:在|正式|拉开|隆重|$|[，,。])|(?<=[会周节行展])(?:[（(][^）)]{1,8}[）)])?[”》」])"
    r"|(?:依托|借助|利用|作为|参加|恰逢|抢抓)(?:了|第\S{1,3}届)?[“《「]?(20\d\d)(?=[\u4e00-\u9fff])(?![年万亿元个家项])[^”》」。，,；\d]{2,32}?(?:[会周节]|展)",
    re.MULTILINE,
)
# 2016年，中山开始援助…, 2017年以来，…累计: years in which something began
_BEGAN = re.compile(r"(20\d\d)年(?:以来|以來|起|[^。；\d]{0,12}(?:开始|開始|以来|至今))")


def _year_of_event(text: str) -> int | None:
    """The year in the name of the only events that a text gives a day, where it names no other but years that began something."""
    if "日" not in text or "20" not in text:
        return None
    told = {found[1] or found[2] for found in _EVENT_NAMED_BY_YEAR.finditer(text)}
    if len(told) != 1:
        return None
    year = told.pop()
    return (
        int(year) if all(other == year or other in _BEGAN.findall(text) for other in _ANY_YEAR.findall(text)) else None
    )


def _year_of_months(text: str) -> int | None:
    """The last year that a text names, where it is the one whose months it tells of: 2012年1—4月，…（含2011年签约项目）."""
    told = set(_OF_MONTHS.findall(text)) if "年" in text else set()
    return int(told.pop()) if len(told) == 1 and max(_ANY_YEAR.findall(text)) in told else None


def _year_of_comparison(text: str) -> int | None:
    """The year after the only one that a text compares with, or the first or the last of a plan, as it says of this year.

    今年1—3月…，比2020年同期增加8亿元 and 今年是“十四五”开局之年 are of 2021.
    """
    told: set[int] = set()
    if "年同期" in text:
        told = {int(year) + 1 for year in _AGAINST.findall(text)}
    if "今年" in text:
        told |= {int(year) + 1 for year in _UP_TO_LAST.findall(text)}
    if "局之年" in text or "官之年" in text:
        for found in _OF_PLAN.finditer(text):
            plan = "一二三四五六".index(found[1])
            told.add(2006 + 5 * plan + (0 if found["opens"] else 4))
    return told.pop() if len(told) == 1 else None


# 2013年首批市级项目开工仪式上; 使2016年度招商工作再上台阶, and no honour of the year before
_EVENT_OF_YEAR = re.compile(
    r"(20\d\d)年[^，。；\d]{0,24}(?:签约|开工|复工|竣工|投产)[^，。；\d]{0,8}(?:仪式|活动|大会)"
    r"|(?<![获誉为于评选授])(20\d\d)年度(?:招商|工作|投资|项目|重点|目标)"
)
# 2016年，全市在库260个。…今年1—2月，…: the year after the one that is told of to its end
_TOLD_TO_ITS_END = re.compile(r"[^。\n]*\d(?:\.\d+)?(?:亿|万|个|家|项|%)[^。\n]*")
_SET_BESIDE = re.compile(r"今年|(?<![比较与和同])去年(?!同期|同比)")
_PART_OF_YEAR = re.compile(r"年初|[上下]半年|前|第?[一二三四1-4]季|[春夏秋冬]|\s?\d{1,2}\s?[月—\-–~至、]")
_PLANNED = re.compile(r"计划(?!总?投资)|[拟将]|安排|目标|力争|确定|预计")


def _only_year(text: str) -> int | None:
    """The only year that a text names, where it is no project's past or future."""
    years = sorted(set(_ANY_YEAR.findall(text))) if "年" in text else []
    if (
        len(years) == 2
        and int(years[1]) - int(years[0]) == 1
        and "去年" in text
        and f"{years[1]}年，" in text.replace(",", "，")
    ):
        # 去年签约138个。2014年，要做好…: the later of two, where it is no year that is told of
        told = next((found for found in _ONLY_YEAR.finditer(text) if found[1] == years[1]), None)
        return int(years[1]) if told is not None and not _TOLD_TO_ITS_END.match(text, told.end()) else None
    if len(years) != 1:
        return None
    told = _ONLY_YEAR.search(text)
    if told is None:
        event = _EVENT_OF_YEAR.search(text)
        return int(event[1] or event[2]) if event else None
    return int(told[1])


def year_of_now(document: Document, told: int | None) -> int | None:
    """What an undated text that tells of the year `told` means by 今年: that one, or the one after it.

    2016年，全市在库260个。今年1—2月，在库123个 is of 2017, as is 2016年，…。去年…; 2016年，…是攻坚之年。今年… is of 2016.
    """
    if told is None or document.published is not None:
        return None
    if told == _year_at_the_beginning(document):
        return told  # 10月7日召开的2023年第四批项目开工动员会上了解到，…今年前三批项目3212个
    text = document.text
    opens = next((found for found in _ONLY_YEAR.finditer(text) if found[1] == str(told)), None)
    if opens is None or "今年" in text[: opens.start()] or _PART_OF_YEAR.match(text, opens.end()):
        return told
    sentence = _TOLD_TO_ITS_END.match(text, opens.end())
    if sentence is None or _PLANNED.search(sentence[0]) or _SET_BESIDE.search(text, opens.end()) is None:
        return told
    return told + 1


def _year_at_the_beginning(document: Document) -> int | None:
    """The year of the day, the paper's number or the title that an undated text begins with."""
    text = document.text
    if text.find("20", 0, _BEGINNING) < 0:
        return None
    years = {found[1] or found[2] or found[3] for found in _DAY_TOLD.finditer(text, 0, _BEGINNING)}
    if not years:
        # a line that goes on behind the beginning does not end there: 2017年|以来，全州…
        end = max(text.rfind("\n", 0, _BEGINNING), 0) if len(text) > _BEGINNING else len(text)
        years = {found[1] or found[2] for found in _PAPERS_YEAR.finditer(text, 0, end)}
    if not years and (named := _NAMED_BY_YEAR.search(document.title or "")):
        return int(named[0])  # 东阿县举办2024企业家恳谈会
    return int(years.pop()) if len(years) == 1 else None
