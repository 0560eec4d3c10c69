"""What titles and headings say of all that stands below them: year, place, measure, and whether it is planned."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extractors.attach.aims import NEARLY_OVER
from extractors.attach.ceremony import CEREMONY, NTH_EVENT
from extractors.attach.memory import Memory, Section
from extractors.attach.periods import hear_years, whole_year
from extractors.attach.regions import is_subject
from extractors.clause import money_metric
from extractors.counted import topic_of_projects
from extractors.draft import MONEY_METRICS
from extractors.gazetteer import RegionMention, find_regions
from extractors.period import PeriodMention, find_periods
from extractors.sector import FROM_ELSEWHERE
from extractors.vocabulary import Word, find_words

_AIM_HEADING = re.compile(
    r"下一?步|打算|安排(?!这|了|一批|\d|项目|重[点大]|资金|专项|就业|[省市县])|今后|目标任务|重点工作(?!举措|开展|推进|落实)|工作要求|工作思路|工作计划|[明]年|展望|措施建议|工作重点|下月|下阶段"
    r"|下季度|主要任务|谋划|来年|下一?年|设想|努力方向|(?<!采取的)(?:工作|主要|推进)措施|(?:工作|招商)任务"
)
# 总体目标: what a whole heading names is to come; 紧盯目标、争先进位 praises what was done
_NAMES_AIMS = re.compile(
    r"(?![^目]{0,12}[盯扣绕照焦定完成现额到过])[^，。；、！]{0,12}目标(?:(?:和|与|及)?(?:主要)?(?:任务|要求|措施))?|[^，。；、！]{0,12}(?:工作|发展)要点"
)
# what a heading of the second rank aims by; （一）紧盯目标、争先进位 praises what was done
_AHEAD = re.compile(
    r"下一?步|打算|今后|[明来]年|下一?年|展望|设想|下月|下一?阶段|下季度|目标任务|工作(?:安排|思路|要点|计划)|(?:主要|发展|总体|工作|预期|年度|奋斗|招商)(?:目标|任务)"
)
_PAST_HEADING = re.compile(
    r"情况|回顾|成效|做法|问题|总体(?!目标|要求|任务|思路)|特点|完成|进展|工作总结|成绩|(?<!下一步)(?<!步工作)举措|亮点|基础|现状|所做|过去|年来|以来"
)
_HEADING_MARK = re.compile(
    r"\s*[【（(#*\s◆◇■□●○▲△▶★☆※•·—]*(?:[（(]?[一二三四五六七八九十]+[)）、.．]+|[（(]?\d{1,2}(?:[)）、]+|[.．](?!\d))|\d{1,2}[.．](?=20\d\d年)|第[一二三四五六七八九十]+(?:章|节|部分?))?\s*"
)
# Papers that plan, by the last words of their titles. What a plan of measures (方案, 办法) says above its first heading is
# told; any other plans from the first line to the last.
_PLAN_PAPER = re.compile(
    r"(?:(?P<whole>要点|计划|打算|安排|思路|设想|谋划|目标|任务|分解方案|分解表|(?:目标|任务|工作)(?:一览|分解)?表|责任[书状])|方案|办法|意见|规划(?:纲要)?)(?:[（(](?:草案|试行|暂行|征求意见稿|讨论稿|[^）)]{0,8}20\d\d[^）)]*)[）)])?"
    r"(?:的通知|的?说明|[》”]|[（(]摘要[）)])*$"
)
_FIVE_YEARS = re.compile("十[一二三四五六]五")
# a headline tells of a plan, and of much besides: 我市出台招商引资三年行动计划
_OF_NEWS = re.compile(
    r"出台|发布|启动|推出|制定|敲定|公布|聚焦|解读|部署|审议|通过|亮出|晒出|完成|超额|提前|落实|推进会|会议|加快|助力|实现|圆满|按下|对照|调研|督[查导]|[，！？：,!?:]"
)
_AT_A_MEETING = re.compile(r"度?[^，。年]{0,24}会议?上的?(?:讲话|发言|致辞|汇报|报告)")
_TIME_LINE = re.compile(
    r"[△▲○●◆■☆★【]?\s?(?:(?P<年>20\d\d年)|(?P<月>(?:20\d\d年)?(?:\d{1,2}|十?[一二三四五六七八九十])月份?)|(?P<日>\d{1,2}月\d{1,2}日))】?"
)
_DAY_OPENS = re.compile(r"[△▲○●◆■☆★]?\s?(\d{1,2})日(?!前)")
_LONGEST_PLACE = 24  # 伊犁哈萨克自治州察布查尔锡伯自治县 has 17 characters
_OF_PLANS = re.compile(r"(?:度|全年)?的?(?:重点)?(?:工作)?(?:安排|计划|思路|打算|要点|谋划|目标|任务)")
_TOLD_TOO = re.compile(r"总结|情况|回顾|完成")
_OF_COHORT = re.compile(r"(?:新?签约|引进|招引|新?开工|落地)[^，。；\d]*(?:开工|投产|竣工|建成|履约|到位|落地|转化)率")
_REVIEW = re.compile(r"回顾|工作总结$|完成情况$")
# 分产业情况, behind lines of counties: what follows is of all of them again
PARTED_ANEW = re.compile(r"\s*(?:分|按)[^，。；：:\d]{1,8}?(?:情况|划?分|构成)(?:[（(][^）)]*[）)])?[：:]?$")
_ITEM = re.compile(
    r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[）)]|\d{1,2}[.．、]|[一二三四五六七八九十]{1,2}、|[①-⑳◆●■▲★])\s*(?P<topic>[^，。；：\d]{2,20})。"
)
_SPRING = 5  # until when the congresses meet
_STILL_AHEAD = re.compile(r"[^，。；、 　\d]{0,4}?(?:可[实完建投竣首通开]|[将拟]|有望|预计|力争|计划)")
_LATE = 11  # the month from which a report looks back on the year
# what ends a plan that a heading above it announced: 二、存在的问题
_TOLD_HEADING = re.compile(
    r"回顾|成效|成绩|进展|完成情况|工作总结|存在的?问题|基本情况|现状|(?:工作|发展)基础|背景|形势"
)
# 【大冶市】前三季度，…; （大冶市）…; ——大冶市。…; 大冶市：…: whose paragraph it is
_PLACE_LABEL = re.compile(
    r"[◆◇■□●○▲△★☆※•· 　]*(?:[【（(]([^】）)\d]{2,16})[】）)][：:]?|(?:——|—)?([^，。：:\d]{2,16})[。：:])\s*"
)
_OPENS_LABEL = tuple("【（(—◆◇■□●○▲△★☆※•·")
_PLACE_LINE = re.compile(
    r"[【（(◆◇■□●○▲△★☆※•· 　]*(?P<name>[\u4e00-\u9fff]{1,11}(?P<kind>[县区市旗州盟])?)[】）)]?[：:]?"
)
_RANKS = {
    "【】": re.compile(r"\s*【[^】]+】\s*$"),
    "章": re.compile(r"\s*第[一二三四五六七八九十]+[章节部编篇]"),
    "一、": re.compile(r"\s*[一二三四五六七八九十]+[、.．]"),
    "（一）": re.compile(r"\s*[（(][一二三四五六七八九十]+[)）]"),
    "1.": re.compile(r"\s*\d{1,2}(?:、|[.．](?!\d)|[.．](?=20\d\d年))"),
    "（1）": re.compile(r"\s*[（(]?\d{1,2}[)）]"),
    "①": re.compile(r"\s*[①-⑳]"),
}
_LOWER_RANKS = ("（一）", "（1）", "①")  # where another rank stands above them


def title_period(memory: Memory, title: str) -> None:
    """Take the period that the title says for the text below, and the year that a bare month of it is of."""
    periods = find_periods(title, memory.document.published)
    if open_plan(memory, title, periods):
        return
    for mention in periods:
        if mention.kind == "span" and mention.first and mention.last and mention.first.year == mention.last.year:
            if _OF_COHORT.match(title, mention.end):
                continue  # 2018年签约项目开工率达91%: which projects, and not when
            congress = whole_year(mention) and _to_the_congress(memory, title, mention)
            # 工作总结及2023年工作安排, 2023年政府工作报告: what is told is of the year before
            planned = congress or (
                mention.first.month == 1
                and _OF_PLANS.match(title, mention.end) is not None
                and _TOLD_TOO.search(title, 0, mention.start) is not None
            )
            memory.title_year = mention.first.year - 1 if planned else mention.first.year
            memory.planned_year = mention.first.year if planned else memory.planned_year
            if congress:
                last_year = date(mention.first.year - 1, 1, 1), date(mention.first.year - 1, 12, 31)
                memory.main_period = memory.carried = last_year
                continue
            if _AT_A_MEETING.match(title, mention.end):
                continue  # 在2020年招商引资大会上的讲话 tells of the year before and plans that one
        if mention.kind == "month" and _STILL_AHEAD.match(title, mention.end):
            continue  # 航空城10月可首飞, said in September
        if mention.kind == "month" and mention.first and memory.title_year is None and not mention.future:
            memory.title_year = mention.first.year  # 2011年5月份工作总结: its 1-5月份
        if mention.kind == "month" and _dated_by_month(title, mention):
            continue  # 关于全市招商引资工作的情况汇报（2018年8月）: the paper's own day
        if _names_an_event(title, mention):
            continue
        if (
            mention.kind in ("span", "as_of", "since", "month")
            and (mention.first or mention.last)
            and (not mention.future or (mention.kind == "span" and _REVIEW.search(title)))
            and not _OF_PLANS.match(title, mention.end)
        ):
            memory.main_period = memory.carried = memory.titled = (mention.first, mention.last)
            if mention.future:
                memory.section = replace(memory.section, past=True)
                break  # 2023年政府工作回顾, of 28 December 2023


def _to_the_congress(memory: Memory, title: str, mention: PeriodMention) -> bool:
    """Whether a year is the one that a government's report to the congress opens: 2023年政府工作报告, of January 2023."""
    published = memory.document.published
    if "政府工作报告" not in title or mention.first is None:
        return False
    return published is None or (published.year == mention.first.year and published.month <= _SPRING)


def open_plan(memory: Memory, title: str, periods: list[PeriodMention]) -> bool:
    """Take from the title of a plan (某县2023年招商引资工作要点) that what stands below is planned, and for when.

    False where the title is another paper's.
    """
    kind = _PLAN_PAPER.search(title)
    if kind is None and title.find("么") + title.find("何") > -2 and asks_ahead(title, 0, len(title)):
        memory.whole = memory.section = Section(aim=True)  # 2024年招商怎么干
    if kind is None or _TOLD_TOO.search(title) or _OF_NEWS.search(title.removeprefix("关于印发")):
        return False
    years = sorted((mention for mention in periods if mention.kind == "span" and mention.first), key=_several_years)
    aim = kind["whole"] is not None
    if not years and (five_years := _FIVE_YEARS.search(title)):
        years = find_periods(f"{five_years[0]}期间", None)  # 招商引资“十四五”规划
    plan = (years[0].first, years[0].last) if years else None
    year = years[0].first.year if years and years[0].first and not _several_years(years[0]) else None
    memory.whole = memory.section = Section(aim=aim, ahead=True, plan=plan, year=year)
    memory.planned_year = year
    return True


def _dated_by_month(title: str, mention: PeriodMention) -> bool:
    """Whether a month in a bracket behind a title is that of the paper, and of no monthly report."""
    bracketed = title[mention.start - 1 : mention.start] in tuple("（(") and title[mention.end :].strip() in ("）", ")")
    return bracketed and "月报" not in title


def open_item(memory: Memory, start: int, words: str) -> None:
    """Take from the first words of a numbered item what the rest of it measures: 1.区外境内到位资金。全年任务为55亿元."""
    opening = _ITEM.match(words)
    if opening is None:
        return
    named, word = _measured(memory, start + opening.start("topic"), start + opening.end("topic"))
    # 3.投资。 does not say which
    if named is not None and word is not None and word.metric in (named, "capital"):
        memory.paragraph_metric = named


def _measured(memory: Memory, start: int, end: int) -> tuple[str | None, Word | None]:
    """What a heading measures, and the word that says so."""
    words = memory.text[start:end]
    metric, word = money_metric(find_words(memory.text, start, end), words)
    if metric == "other" and word is not None and word.metric == "capital" and FROM_ELSEWHERE.search(words):
        metric = "funds_in_place"  # 一、省外项目资金。
    return (metric if metric in MONEY_METRICS else None), word


def open_section(memory: Memory, start: int, end: int) -> None:
    """Take from a heading whose section it opens, what it measures, of which year it is, and whether it tells or plans.

    What it does not say itself is as in the section that it stands in: under 2015年工作安排 both 一、 and （一） are plans.
    """
    words = memory.text[start:end]
    if words == memory.document.title:
        return  # printed once more below its date: no section of its own
    rank = _rank(words)
    years = _years(memory, start, end)
    past = _PAST_HEADING.search(words) is not None or _tells_of_the_ceremony(memory, words, years)
    place = _place_heading(memory, start, end)
    bare = bare_heading(words)
    aims = _AIM_HEADING.search(bare) is not None or _NAMES_AIMS.fullmatch(bare) is not None
    leaf = rank == "" and not (past or aims or years or place)  # 企业风采 stands wherever it stands
    above = _enclosing(memory, "leaf" if leaf else rank)
    metric, _ = _measured(memory, start, end)
    minor = rank in _LOWER_RANKS and any(outer.rank not in ("", "leaf") for outer in memory.outline)
    section = replace(
        above,
        rank="leaf" if leaf else rank,
        days=None,
        metric=metric,
        divides="分解" in words or (above.divides and minor),
        projects=topic_of_projects(memory.text, start, end),
    )
    if metric is None and minor:
        section = replace(section, metric=above.metric)
    if place is not None:
        section = replace(section, place=memory.place(place))
        memory.item_ahead = section.place
    elif PARTED_ANEW.match(words):
        section = replace(section, place=None)
    section = _with_aim(section, above, words, minor, past, aims)
    section = _with_year(memory, section, words, years, past)
    memory.outline.append(section)
    memory.section = section


def names_place(memory: Memory, start: int, end: int) -> bool:
    """Whether a line is nothing but the name of a place that its paper's own holds: 大冶市, 【大冶市】, ◆大冶市, 大冶."""
    line = _PLACE_LINE.fullmatch(memory.text, start, end) if end - start <= _LONGEST_PLACE else None
    place = _place_heading(memory, start, end) if line is not None else None
    if line is None or place is None:
        return False
    return line["kind"] is not None or (place.start, place.end) == line.span("name")


def open_label(memory: Memory, start: int, end: int) -> int:
    """Take the place that stands before a paragraph as whose it is: 【大冶市】前三季度，…; gives where the rest begins."""
    if memory.text[start : start + 1] not in _OPENS_LABEL and memory.text.find("：", start, min(start + 16, end)) < 0:
        return start
    label = _PLACE_LABEL.match(memory.text, start, end)
    if label is None or label.end() == end:
        return start
    place = _place_heading(memory, *label.span(label.lastindex or 0))
    if place is None or memory.text[place.start : place.end] != label[label.lastindex or 0]:
        return start
    memory.paragraph_region = memory.item = memory.place(place)
    return label.end()


# 今年怎么干？ 2023年要干成什么？ 下一步有哪些打算？
_ASKS_AHEAD = re.compile(
    r"(?:[今明]年|新的一年|新年|下一?步|下一?阶段|下半年|接下来|未来|20\d\d年)[^，。；？?]{0,16}?"
    r"(?:(?:怎么|怎样|如何)[^，。；？?了]{0,6}?[干抓做推走办]|要?[干做](?:成|好)?(?:什么|哪些|几件)|目标(?:是什么|有哪些)|有(?:什么|哪些)[^，。；？?]{0,6}(?:打算|目标|安排|计划|设想))"
)


def asks_ahead(text: str, start: int, end: int) -> bool:
    """Whether a question is of what is to come."""
    return _ASKS_AHEAD.search(text, start, end) is not None


def open_question(memory: Memory, start: int, end: int) -> None:
    """Take from a question of which year its answer is: 问：2024年，我市取得了哪些成绩？"""
    section = replace(_enclosing(memory, "？"), rank="？")
    section = _with_year(memory, section, memory.text[start:end], _years(memory, start, end), False)
    if asks_ahead(memory.text, start, end):
        section = replace(section, aim=True)
    memory.outline.append(section)
    memory.section = section


def open_time(memory: Memory, start: int, end: int) -> bool:
    """Take from a line that is only a year, a month or a day when what stands below it happened; False of any other."""
    line = _TIME_LINE.fullmatch(memory.text, start, end)
    if line is None:
        return False
    rank = line.lastgroup or ""
    outer = _enclosing(memory, rank)
    times = find_periods(memory.text, memory.document.published, start, end, outer.year or memory.title_year)
    if not times or times[0].first is None or times[0].future:
        return False
    days = times[0].first, times[0].last
    section = replace(outer, rank=rank, days=days)
    if rank == "年":
        section = replace(section, year=times[0].first.year)
        memory.carried = days
    elif rank == "日":
        memory.event = days
    memory.outline.append(section)
    memory.section = section
    return True


def open_day(memory: Memory, start: int, end: int) -> None:
    """Take from the first words of a paragraph its day in the month that stands above it: 3月⏎5日，…."""
    first, last = memory.section.days or (None, None)
    day = _DAY_OPENS.match(memory.text, start, end) if first and last and first.day == 1 < last.day < 32 else None
    if day is None or first is None or last is None or first.month != last.month or not 0 < int(day[1]) <= last.day:
        return
    known = first.replace(day=int(day[1]))
    memory.event = memory.paragraph_event = memory.paragraph_period = known, known


def bare_heading(words: str) -> str:
    """A heading without its mark: 下一步打算 of 三、下一步打算：, of 【下一步打算】 and of **（三）下一步打算**."""
    mark = _HEADING_MARK.match(words)
    return words[mark.end() if mark else 0 :].strip(" 　#*：:。.、】")


def _rank(words: str) -> str:
    """How a heading is marked, which tells its rank: `一、`, `（一）`, `1.`; "" of one that is not."""
    return next((rank for rank, mark in _RANKS.items() if mark.match(words)), "")


def _enclosing(memory: Memory, rank: str) -> Section:
    """The section that a heading of a rank stands in: what is open of its own rank or below ends here."""
    outline = memory.outline
    open_at = next((index for index, section in enumerate(outline) if section.rank == rank), None)
    if open_at is not None:
        del outline[open_at:]
    return outline[-1] if outline else memory.whole


def _with_aim(section: Section, above: Section, words: str, minor: bool, past: bool, aims: bool) -> Section:
    """下一步打算 begins a plan, 主要成绩 ends it; what stands below a plan is planned."""
    if minor:
        return replace(section, aim=above.aim or (_AHEAD.search(words) is not None and not past))
    told = _TOLD_HEADING.search(words) is not None
    if section.rank == "" and not past and not aims and not section.ahead:
        return section
    return replace(
        section,
        past=past,
        aim=(aims and not past) or (above.ahead and not told),
        ahead=False if told else section.ahead,
    )


def _years(memory: Memory, start: int, end: int) -> list[PeriodMention]:
    """The stretches that a heading names, of one year before those of several."""
    mark = _HEADING_MARK.match(memory.text, start, end)  # 二.2017年: the stop is the mark's
    start = mark.end() if mark else start
    years = [
        mention
        for mention in find_periods(memory.text, memory.document.published, start, end, memory.title_year)
        if mention.kind == "span" and mention.first and not _names_an_event(memory.text, mention)
    ]
    hear_years(memory, years)
    years.sort(key=_several_years)  # 一、“十一五”时期和2010年工作回顾: of 2010 where nothing else is said
    return years


def _with_year(memory: Memory, section: Section, words: str, years: list[PeriodMention], past: bool) -> Section:
    """The year, or the stretch, that a heading names is the section's; one to come is planned."""
    past = past or (bool(years) and _is_nearly_over(memory, years[0], words))
    ahead = next((mention for mention in years if mention.future or _is_next(memory, mention)), None)
    if ahead is not None and not past:
        section = replace(section, plan=(ahead.first, ahead.last))  # 下半年打算
    if years and years[0].first:
        section = replace(section, year=years[0].first.year)
        to_come = years[0].future or section.year == memory.planned_year or _is_next(memory, years[0])
        held = CEREMONY.search(words) is not None and _AHEAD.search(words) is None  # 图为二季度重大项目集中开工仪式
        if not past and to_come and not held:
            section = replace(section, aim=True)
        else:
            memory.carried = (years[0].first, years[0].last)
    of_plans = _AHEAD.search(words) is not None or section.plan is not None
    return replace(section, ahead=section.aim and (section.ahead or of_plans))


def _tells_of_the_ceremony(memory: Memory, words: str, years: list[PeriodMention]) -> bool:
    """Whether a heading is of the ceremony told of: 二季度安排这些项目集中开工, below the news that they have begun today."""
    if memory.event is None or not years or CEREMONY.search(words) is None:
        return False
    (first, last), begins, ends = memory.event, years[0].first, years[0].last
    return bool(first and last and begins and ends and begins <= first and last <= ends)


def _is_next(memory: Memory, mention: PeriodMention) -> bool:
    """Whether a heading names what comes after the time that the title sums up: 2023年主要工作 of a summary of 2022."""
    summed_up = memory.main_period[1] if memory.main_period else None
    return summed_up is not None and mention.first is not None and mention.first == summed_up + timedelta(days=1)


def _is_nearly_over(memory: Memory, mention: PeriodMention, words: str) -> bool:
    """Whether a heading of late in a year tells of that year: 一、2012年主要工作, said in December 2012."""
    published = memory.document.published
    if published is None or mention.first is None or mention.last is None or _AIM_HEADING.search(words):
        return False
    if mention.first <= published <= mention.last and mention.last - published < NEARLY_OVER:
        return True  # 全州上半年商务招商工作获肯定, said on 24 June
    return published.month >= _LATE and whole_year(mention) and mention.first.year == published.year


def _names_an_event(text: str, mention: PeriodMention) -> bool:
    """Whether a year is part of an event's name: 2015年首批重大项目集中开工, 2024年“三请三回”迎新春恳谈会."""
    if mention.kind != "span" or not whole_year(mention):
        return False
    return (
        CEREMONY.search(text, mention.end, mention.end + 16) is not None
        or NTH_EVENT.match(text, mention.end) is not None
    )


def _several_years(mention: PeriodMention) -> bool:
    return mention.first is not None and mention.last is not None and mention.first.year != mention.last.year


def _place_heading(memory: Memory, start: int, end: int) -> RegionMention | None:
    """The place that a heading names first, its mark aside, where it is not the document's own.

    一、大冶市; ◆大冶市多措并举抓招商 in a paper of the city that it lies in.
    """
    text = memory.text
    bare = bare_heading(text[start:end])
    if len(bare) < 2:
        return None
    named = find_regions(text, memory.home, start, end, memory.document.published)
    first = text.find(bare, start, end)
    place = next((known for known in named if known.start == first), None)
    if place is None or place.self_reference or memory.is_home(place) or not memory.inside(place):
        return None
    whole = place.end == first + len(bare)
    return place if whole or (memory.home is not None and is_subject(text, place)) else None
