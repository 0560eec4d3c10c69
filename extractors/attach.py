"""Ties every number of running text to its measure, role, stage, region, period and class, as a reader does.

A sentence is read from left to right. The words between one number and the next are the next one's *field*; what its own
clause does not say is taken from the statement before it, from the paragraph's or the document's main statement, in that
order, and dropped where a reader drops it (`；` closes an `其中`, `全市` ends a county, a heading ends a plan).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from extractors import amounts, counts, lists, rates
from extractors.clause import AIMED_LIST, LABEL_EDGE, TARGET_AFTER, money_metric
from extractors.document import Document
from extractors.draft import MONEY_METRICS, PIPELINE, Draft
from extractors.gazetteer import Division, RegionMention, contains, division, find_regions, may_open, sought
from extractors.language import clause_start, sentences
from extractors.naming import find_names
from extractors.period import PeriodMention, find_periods
from extractors.projects import ProjectBook
from extractors.quantity import Quantity, SizeClass, find_quantities
from extractors.sentence import Sentence
from extractors.together import places_together
from extractors.vocabulary import Word, find_words

_BRACKET = re.compile(r"[（(）)]")
_STOP = re.compile(r"[，。；、,;：:！？!?\n\t（(]")
_BOUNDARY = re.compile(r"[；;。]")
_AIM_HEADING = re.compile(
    r"下一?步|打算|安排|今后|目标任务|重点工作(?!举措|开展|推进|落实)|工作要求|工作思路|工作计划|[明]年|展望|措施建议|工作重点|下月|下阶段"
    r"|下季度|主要任务|谋划"
)
# what a heading of the second rank aims by; （一）紧盯目标、争先进位 praises what was done
_AHEAD = re.compile(
    r"下一?步|打算|今后|[明]年|展望|下月|下阶段|下季度|目标任务|(?:主要|发展|总体|工作|预期|年度)(?:目标|任务)"
)
_PAST_HEADING = re.compile(r"情况|回顾|成效|做法|问题|总体|特点|完成|进展|工作总结|主要成绩|举措|亮点")
# 2023年政府工作回顾, 2024年重点工作: a line of its own without a number before it
_PLAIN_HEADING = re.compile(
    r"[^，。；：、,;:!?！？\n“”]{0,24}(?:回顾|总结|安排|打算|重点工作|主要任务|工作情况|目标任务|工作计划|工作谋划)"
)
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|第[一二三四五六七八九十]+[章节部])"
)
_HEADING_MARK = re.compile(r"^\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]*|第[一二三四五六七八九十]+[章节部])?\s*")
_LONGEST_NAME = 50  # characters of a heading that is a project's name
_LONGEST_PLACE = 24  # 伊犁哈萨克自治州察布查尔锡伯自治县 has 17 characters
_COMPARED = re.compile(r"(?:比|较|与|同|跟|是|由|从)(?:上)?$")
_CHANGES = re.compile(r"(?:同期)?(?:分别|均)?(?:同比|实际)?(?:增|下降|减|翻|提高)")
_FULFILS = re.compile(r"(?:完成|占|达|超)[了到过]?(?:市|县|区|省)?(?:下达)?$")  # 完成[全年]1.5亿美元任务的91.3%
_EACH = re.compile(r"[均都各]|分别|依次|、\d|和\d|[两三四五六七八九十][市县区州盟]超")
_GOES_ON = re.compile(r"(?:同期)?(?:增长|下降|提高|增加)?[\d.%％]*(?:个百分点|亿元|个)?[、，和与]")
_EVENT = re.compile(
    r"集中签约|集中开工|集中开竣工|集中竣工|集中投产|集中开复工|签约仪式|开工仪式|现场签约|推介会|推介活动|洽谈会|签约大会|同日签约|签约会|推介暨|签约”?活动"
)
# 此次集中签约12个, 此次共有98个项目集中开工: on the day of the ceremony
_THIS_TIME = re.compile(
    r"(?:此次|本次|这次|当天|当日|今天|今日|本批|此批)[^，。；]{0,14}?(?:签约|签订|签署|开工|动工|竣工|投产)"
)
_ANOTHER_DAY = re.compile(r"[^，。]{0,8}\d\s?[月日]")
_SINCE_EVENT = re.compile(
    r"自[^，。；\d]{2,24}?(?<!今年)(?<!去年)以来"
)  # 自“招商之冬”活动开展以来: since a day not said
_FLOW = re.compile(r"到位(?:资金|内资|外资)|实际(?:使用|利用|到位)")  # what adds up over a year
# a township or zone in a list that no gazetteer knows
_UNKNOWN_PLACE = re.compile(r"[）)\d个亿元]、([\u4e00-\u9fff]{1,5}(?:镇|乡|街道))[（(]?$")
_EVENT_NAME = re.compile(r"[^，。；\d]{0,24}(?:活动|仪式|大会|推介会|洽谈会|签约会|恳谈会|座谈会|博览会|招商会)")
_DATELINE = re.compile(r"获悉|记者|印发|通报|电[（(]|讯[（(]")
_CARD = re.compile(
    r"\n(?:\d[\d.,]*(?:[万亿]?[^\s，。；\d]{1,3})|同比[^\n。]{2,24}|占比?[^\n。]{2,16}|完成[^\n。\d]{2,10}的?\d[^\n。]{1,10}|进度[^\n。]{2,24})(?=\n|$)"
)
_ASSIGNED = re.compile(r"(?:任务|目标|指标)[^。；，]{0,8}(?:敲定|分解|下达|落到|如下|公布|出炉|安排如下)")
_DONE = re.compile(r"已|去年|上年|截至|累计|成绩|底气|共|同比|来自")
_COMING = re.compile(r"还将|争取|力争|要达到|确保|再签|将组|计划再")
_THIS_YEAR = re.compile(r"(?:今年|年初)(?:以)?来")
_REACHED = re.compile(
    r"(?:已(?!定)|共(?:计)?(?=签约|引进|招引|落地|开工|竣工|投产|新签)|实际(?=开工|竣工|投产|签约|新|完成)|目前已|现已)"
)
# what a year has on its list is of the whole year, though the year runs: 今年安排重点项目262个; 今年列入调度的在建项目193个
# are under construction by now
_ARRANGED = re.compile(
    r"[^，。；\d]{0,6}，?[^，。；\d]{0,8}(?:安排|列入|铺排|纳入|确定)(?![^，。；\d]*(?:在建|续建))|[^，。；\d]{0,6}重点(?:建设|工程)?(?:工程|项目)+(?:共|有|为|\d)"
)
_AIMED_TAIL = re.compile(
    r"[^。；\n”]{0,60}\d[^，。；\n]{0,8}的(?:年度|全年|工作|总体)*(?:目标|任务)|的(?:年度|全年|工作|总体)*(?:目标|任务)"
)
_PLANNED_ONES = re.compile(r"计划(?:新)?(?:投产|开工|竣工|签约|落地|建成)(?:的)?(?:重点|重大|产业)*(?:项目|工程)")
_AIMS_AT = re.compile(r"(?:将|要|确保|力争)实现|紧盯|锚定|朝着")
_TRACKED = re.compile(r"统计|督办|服务|调度|监测|管理|问效")
_ASKS = re.compile(r"[^，。；]{0,10}(?:资金|专项债|债券|政策|指标)|到位|到(?!20)|了|有|获得|落实")
# 累计完成 and the like tell what was done, whatever is planned beside it
_DONE_SO_FAR = re.compile(r"(?:累计|已)(?:完成|到位|开工|签约|投资|引进)")
_MEASURED_AGAINST = re.compile(r"(?:占到?了?|高于|低于|快于|慢于|好于|居|列|排|超|超过|高出|同期)$")
# 中新网杭州11月26日电: where it was written
_REPORTED = re.compile(r"[^。；\n]{0,30}记者[^。；\n]{0,30}(?:获悉|了解到|悉)[，,：:]")
_BESIDE = re.compile(r"(?:全[国省市]|[省市县区]|平均(?:水平)?)[（(][\d.]+[%％][）)]")  # 增速高于全国（6.1%）
_SUMMED_UP = re.compile(
    r"全年(?:共)?(?:重点)?推进[^，。；\d]{0,8}\d|全年(?:共|累计)?(?:完成|引进|签约|储备|实施|新增|新签|接待|组织|举办|开展)[^，。；]{0,3}\d|全年储备"
)
_DONE_AFTER = re.compile(r"[^，。；、\d]{0,4}(?:已|均已|全部已)(?!签约)")
_SOURCES_SAID = re.compile(r"(?:投入|投资|注入|到|来|对|落户)我[省市县区州盟旗]|来源|来自")
_WRITTEN_AT = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,3}月)?(?:[\d一二三四五六七八九十]{1,3}日)?(?:[电讯][（(，,\s]|消息[，,\s])"
)
# where a nation's foreign capital comes from, 香港, 台湾 and 澳门, is not what its figures are of
_SOURCES_OF_CAPITAL = frozenset({"71", "81", "82"})
_OF_PLANS = re.compile(r"(?:度|全年)?的?(?:重点)?(?:工作)?(?:安排|计划|思路|打算|要点|谋划|目标|任务)")
_TOLD_TOO = re.compile(r"总结|情况|回顾|完成")
_OF_COHORT = re.compile(r"(?:新?签约|引进|招引|新?开工|落地)[^，。；\d]*(?:开工|投产|竣工|建成|履约|到位|落地|转化)率")
_REVIEW = re.compile(r"回顾|工作总结$|完成情况$")
_TOLD = re.compile(r"[^。\n]{0,80}(?:完成了|取得了?|实现了|迈出|圆满)")
_AMONG = re.compile(r"[\s“]*其中")
_THE_REST = re.compile(r"[，、；\s]*(?:其余|其他|其它)")
_NAMED_AREA = re.compile(r"[百千万]亩(?=[\u4e00-\u9fff])")  # 万亩湖, 千亩茶园: what it is called
_EFFORT = re.compile(r"(?:经过|通过|共同|不懈|不断|多方|辛勤|艰苦|上下|的)$")
_HELD_THEN = re.compile(r"(?:以来)?(?:举行|举办|召开|开展)的(?!各类|系列|所有|历次)")
# 将拜访50家以上企业，召开4次以上对接会; 将实施亿元以上项目120个
_WILL = re.compile(
    r"(?<!即)(?:(?:将|计划|拟)(?:拜访|走访|召开|举办|举行|组织|开展|邀请|派出|组建)|将(?:向[^，。；\d]{2,16}|重点|集中|现场)*(?:推介|实施|新?签约|新?开工|铺排|安排|策划|谋划|储备|招引))"
    r"(?:(?!已|共|累计|目前|一是)[^。；])*$"
)
# 上半年至少再签约6个, 到位资金不得少于22亿元: what is asked for
_WATCHED = re.compile(r"(?:盯紧|紧盯|围绕|针对|聚焦|对照|盯住|梳理|对)[^，。；\d]{0,6}$")
_THERE = re.compile(r"(?:已)?(?:在谈|意向|签约|在建|续建|结转|未开工)的?(?:重点)?项目")
_ASKED = re.compile(r"(?:至少|不得?少于|不得?低于)(?:再|要|新|完成|实现)*[^，。；、\d]{0,6}$")
# 2024年目标：…; 目标任务数为…: all that follows is aimed at
_AIM_STATED = re.compile(r"(?:目标|任务|计划)(?!投资)[^。；，,\d%]{0,14}[：:]|目标(?:任务(?:总?数)?)?[是为]")
_STOP_BEHIND = re.compile(r"[。；，,;]")
_QUOTED_AIM = re.compile(r"[^“”。]*”的?(?:年度|全年|总体)?(?:目标|任务)")
_NEAR_TO = re.compile(r"(?:接近|超过|超|高于|低于|高出|低出|多于|少于|快于|慢于|优于|好于|相当于|恢复到)$")
_YEARLY_TARGET = re.compile(r"的?(?:年度|总|预期|预定|既定|考核)*(?:目标|任务|计划|指标)")
_LOCAL = re.compile(r"[^，。；\d]{2,8}的")
_CARRIED_ON = re.compile(r"结转|续建|跨年")
_SINCE_THEN = re.compile(r"[^，。；、]{0,12}?以来")
_MORE_OR_LESS = re.compile(
    r"(?:多|(?<![至不])少|(?<!新)增|减|净增)(?:出|了|加)?$|(?:比|较)[^，。；\d]{0,3}\d{0,2}[^，。；\d]{1,5}新增(?:加|了)?$"
)
# 上年同期为300万美元: a period tied to its number
_TIED = re.compile(r"的|（|\(|数?[为是仅]{1,2}")
_TIMES_OF = re.compile(r"[^，。；]{0,14}的[\d.]+倍")
_SO_MANY_TIMES = re.compile(r"的[近约超]?[\d.一二两三四五六七八九十]+(?:多|余)?倍")
_AMONG_OPEN = re.compile(r"其中[^；。]{0,12}$")
_SOME_OF_MANY = re.compile(r"的[^，。；\d]{2,40}等")
_INCLUDED = re.compile(r"[（(](?:包括|含|包含|不含|不包括|除)[^）)]{0,24}$")
_ACTS = re.compile(
    r"(?:当天|同期|今年|上半年|当年|前\w{1,3}|\d+[—至-]\d+月)?(?:则|也|已|共|累计|新|当年)*(?:签约|引进|实施|承接|集中|开工|招引|落地|到位|完成|新签约|新开工|引入|落户)"
)
_IN_ALL = re.compile(r"(?:本次|此次)?共计?\s?\d")  # 宝鸡市共计7个项目签约, in a county's paper
_PLACE_VERB = re.compile(
    r"(?:赴|在|到|往|来自|向|驻|落户|位于|地处|对接|前往|走进|奔赴|以及|入驻|投向|登陆|考察|抵达|至)$"
)
_OVERTAKES = re.compile(r"(?:超过|超越|赶超|反超|仅次于|落后于|领先于?|不及)[了于]?$")
# 分别是莲都的梦里水乡、缙云的养生综合体: where single projects stand
_NAMES_FOLLOW = re.compile(r"[，,（(](?:分别|主要|其中)?(?:是|为|有|包括|即|如)[^，。；\d]*$")
_OUTSIDE_AFTER = re.compile(
    r"行(?:”|活动|推介)|[（(][\u4e00-\u9fff]{2,8}[）)][^，。；\d]{0,16}会|(?:等地)?(?:举办|召开|举行|下达|市场|商会|籍|客商|企业家|[^，。；、]{0,12}?(?:有限公司|集团|公司|大学|研究院))"
)
# 组织甲市、乙县和丙区等有关负责人赴上海招商: who goes, and not whose figures follow
_DELEGATES = re.compile(
    r"(?:(?:[、和与及]|以及)[^，。；、\d]{2,10}?){0,9}(?:等地?)?(?:的?(?:有关|相关|主要|党政|分管|招商))*(?:部门|单位)?(?:负责人|负责同志|领导|干部|代表团)"
)


def _next_year(mention: PeriodMention, published: date) -> PeriodMention:
    """6月份…还将组团招商, said in May: the month to come, where only a year long past was found for it."""
    if mention.kind not in ("month", "by", "day") or mention.last is None or mention.same_period_last_year:
        return mention
    if not 200 < (published - mention.last).days < 366:
        return mention
    first = None if mention.first is None else mention.first.replace(year=mention.first.year + 1, day=1)
    last = mention.last.replace(
        year=mention.last.year + 1, day=min(mention.last.day, 28) if mention.last.month == 2 else mention.last.day
    )
    return replace(mention, first=first, last=last, future=True)


def _several_years(mention: PeriodMention) -> bool:
    return mention.first is not None and mention.last is not None and mention.first.year != mention.last.year


_HOPED_FOR = frozenset(("lead", "intended", "negotiating"))


def _got_furthest(draft: Draft, told: list[Draft]) -> Draft:
    """洽谈项目360个，签订合同109个，到位资金8亿元。其中工业项目35个: of those signed, which money has come for."""
    if draft.stage not in _HOPED_FOR or not any(known.metric == "funds_in_place" for known in told):
        return draft
    signed = (known for known in told if known.metric == "project_count" and known.role == "actual")
    return next((known for known in signed if known.stage not in _HOPED_FOR and known.stage), draft)


def _whole_year(mention: PeriodMention) -> bool:
    """Whether a period is one calendar year."""
    first, last = mention.first, mention.last
    return first is not None and last is not None and (first.month, first.day, last) == (1, 1, date(first.year, 12, 31))


def text_before(text: str, position: int, floor: int) -> str:
    """The words of the clause that stand before `position`."""
    return text[clause_start(text, position, floor) : position]


_ZONE_OPENS = re.compile(
    r"[ 　]*((?!全|[本我该各])[\u4e00-\u9fff]{2,10}(?:园区|开发区|新区|示范区|试验区))(?:管委会)?(?=实施|完成|引进|签约|新|开|共|累计|到位|实现|计划|招商|项目)"
)


# how far into a sentence the region stands that it opens with: six characters, those left out that say nothing
_LEAD = re.compile(r"(?:[ 　“在]*[^ 　“在]){0,7}")
_SAYS_NOTHING = frozenset(" 　“在")
_NEARLY_OVER = timedelta(days=10)  # 前三季度, said on 28 September: a period so near its end is told as over


class Reading:
    """One document being read: call `read()` once, then take `drafts` and `book`."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.home: Division | None = division(document.region_code) if document.region_code else None
        self.drafts: list[Draft] = []
        self.book = ProjectBook(document, self.home)
        self.main: Draft | None = None
        self.counted = False
        self.paragraph_main: Draft | None = None
        self.paragraph_aim: Draft | None = None  # the count that the paragraph plans, where it has told of none
        self.main_period: tuple[date | None, date | None] | None = None
        self.carried: tuple[date | None, date | None] | None = None
        self.event: tuple[date | None, date | None] | None = None  # the day of the ceremony that is told of
        self.carried_stated = True  # whether figures were given for it, or 今年以来 only opened the text
        self.paragraph_region: tuple[str, str] | None = None
        self.paragraph_period: tuple[date | None, date | None] | None = None
        self.paragraph_foreign: str | None = None  # the currency in which the paragraph counts foreign capital
        self.paragraph_plan: tuple[date | None, date | None] | None = None
        self.section_aim = False
        self.chapter_aim = False  # what a heading of the first rank says, for all below it
        self.section_past = False  # 2023年工作回顾
        self.section_region_minor = False
        self.section_region: tuple[str, str] | None = None  # 一、大冶市: whose section it is
        self.section_year: int | None = None
        self.section_plan: tuple[date | None, date | None] | None = None
        self.title_year: int | None = None
        self.tasks = False  # tasks are being assigned: 各产业链的招商任务逐一敲定
        self.assigns = _ASSIGNED.search(self.text) is not None  # whether it does so anywhere
        self.read_to = 0  # how far a sentence reached over the line ends of a phone page
        self.pair = 0
        self.title = False
        self.money_metric: str | None = None  # what the last amount measured
        self.noun: str | None = None  # what the last count was of
        self.heading_metric: str | None = None  # （二）到位资金: what the section measures

    # -- blocks ------------------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read all prose blocks in order; tables are `tables`' matter."""
        text = self.text
        if self.document.title:
            self._title_period(self.document.title)
        card_before = headed = False
        for block in self.document.blocks:
            if block.kind in ("table", "furniture", "note", "caption"):
                continue
            if block.end <= self.read_to:
                continue
            words = text[block.start : block.end]
            opening = _HEADING.match(words)
            self.title = block.kind == "title" or (block.kind == "heading" and not opening)
            if (
                block.kind == "heading"
                or (opening and len(words) < 40 and "。" not in words)
                or (block.kind == "paragraph" and len(words) < 30 and _PLAIN_HEADING.fullmatch(words.strip()))
            ):
                self._heading(block.start, block.end)
                self.book.heading(words)
                if len(words) < _LONGEST_NAME and block.kind != "title":
                    self.book.open_headed(block.start, block.end)
                if not any(char.isdigit() for char in words):
                    continue
            card = len(words) < 30 and "。" not in words and not opening
            headed = block.kind == "title" or (headed and card)
            told = len(self.drafts)
            if not (card and card_before):
                # the short lines of a phone page are one paragraph
                self.paragraph_main = self.paragraph_aim = None
                self.paragraph_region = self.section_region
                self.paragraph_period = None
                self.paragraph_plan = None
                self.paragraph_foreign = None
                self.book.paragraph()
            card_before = card
            if opening and "。" in words[:30]:
                # 二、项目结构。从产业看…: the heading stands in the paragraph
                self._heading(block.start, block.start + words.index("。"))
            self.book.open_listed(block.start, block.end)
            if card and not self.title:
                self.book.open_headed(block.start, block.end)
            for start, end in sentences(text, block.start, block.end):
                self._sentence(start, self._card_end(end))
            if headed and not self.title:
                for draft in self.drafts[told:]:
                    draft.headline = True

    def _card_end(self, end: int) -> int:
        """Where a sentence ends that a phone page breaks before its number: 新签约项目⏎63个⏎同比增长18.9%."""
        text = self.text
        while text.startswith("\n", end) and text[end - 1 : end] not in "。！？；，、：":
            following = _CARD.match(text, end)
            if following is None:
                break
            end = self.read_to = following.end()
        return end

    def _title_period(self, title: str) -> None:
        for mention in find_periods(title, self.document.published):
            if mention.kind == "span" and mention.first and mention.last and mention.first.year == mention.last.year:
                if _OF_COHORT.match(title, mention.end):
                    continue  # 2018年签约项目开工率达91%: which projects, and not when
                planned = (
                    mention.first.month == 1
                    and _OF_PLANS.match(title, mention.end)
                    and _TOLD_TOO.search(title, 0, mention.start)
                )
                # 工作总结及2023年工作安排: what is told is of the year before
                self.title_year = mention.first.year - 1 if planned else mention.first.year
            if mention.kind == "span" and _EVENT.search(title, mention.end, mention.end + 16) and _whole_year(mention):
                continue  # 2015年首批重大项目集中开工: the year is the event's name
            if (
                mention.kind in ("span", "as_of", "since", "month")
                and (mention.first or mention.last)
                and (not mention.future or (mention.kind == "span" and _REVIEW.search(title)))
                and not _OF_PLANS.match(title, mention.end)
            ):
                self.main_period = self.carried = (mention.first, mention.last)
                if mention.future:
                    self.section_past = True
                    break  # 2023年政府工作回顾, of 28 December 2023

    def _heading(self, start: int, end: int) -> None:
        words = self.text[start:end]
        mark = words.lstrip()[:1]
        minor = mark in ("（", "(")  # （一） stands under a year that 一、 may have named
        lower = minor or mark.isdecimal()  # 1. and （一） stand under a place that 一、 may have named
        place = self._place_heading(start, end)
        if place is not None:
            self.section_region, self.section_region_minor = self.place(place), lower
        elif not (lower and self.section_region and not self.section_region_minor):
            self.section_region = None
        past = _PAST_HEADING.search(words) is not None
        if not minor:
            self.section_past = past
        if minor:
            self.section_aim = self.chapter_aim or (_AHEAD.search(words) is not None and not past)
        elif _AIM_HEADING.search(words) and not past:
            self.section_aim = True
        elif past or re.match(r"\s*[一二三四五六七八九十]+、", words):
            self.section_aim = False
        named_metric, _ = money_metric(find_words(self.text, start, end), words)
        if named_metric or not minor:
            self.heading_metric = named_metric if named_metric in MONEY_METRICS else None
        years = [
            mention
            for mention in find_periods(self.text, self.document.published, start, end)
            if mention.kind == "span" and mention.first
        ]
        years.sort(
            key=_several_years
        )  # 一、“十一五”时期和2010年工作回顾: what follows is of 2010 where nothing else is said
        ahead = next((mention for mention in years if mention.future and mention.first), None)
        if ahead is not None and not past:
            self.section_plan = (ahead.first, ahead.last)  # 下半年打算
        elif not minor:
            self.section_plan = None
        if years and years[0].first:
            self.section_year = years[0].first.year
        elif not minor:
            self.section_year = None
        if years and self.section_aim is False and years[0].future and not past:
            self.section_aim = True
        if not minor:
            self.chapter_aim = self.section_aim
        if years and (past or not years[0].future):
            self.carried = (years[0].first, years[0].last)

    def _place_heading(self, start: int, end: int) -> RegionMention | None:
        """The place that a heading consists of, its number aside (`一、大冶市`), where it is not the document's own."""
        bare = _HEADING_MARK.sub("", self.text[start:end]).strip(" 　#：:。.、")
        if not 2 <= len(bare) <= _LONGEST_PLACE:
            return None
        named = find_regions(self.text, self.home, start, end, self.document.published)
        whole = next((p for p in named if self.text[p.start : p.end] == bare and self.inside(p)), None)
        return None if whole is None or whole.self_reference or self.is_home(whole) else whole

    # -- sentences ---------------------------------------------------------------------------------------------------

    def _sentence(self, start: int, end: int) -> None:
        text = self.text
        if self.assigns:
            self._assigned(start, end)
        numbers = find_quantities(text, start, end)
        published = self.document.published
        periods = find_periods(
            text,
            published,
            start,
            end,
            anchor_year=self._anchor(),
            current=self.paragraph_period or self.carried or self.main_period,
        )
        if periods:
            self._hold(start, end, periods)
            if published and _COMING.search(text, start, end):
                periods = [_next_year(mention, published) for mention in periods]
            numbers = [item for item in numbers if not any(p.start < item.end and item.start < p.end for p in periods)]
        spoken_of = bool(self.book.current) or self.book.goes_back(start, end)
        named = None if numbers or spoken_of else find_names(text, start, end, numbers, [])
        quiet = named is not None and not named
        # where nothing is said of numbers or projects, only a region that opens the sentence matters
        if quiet and not may_open(text, self.home, start, self._lead(start, end)):
            regions = []
        else:
            regions = find_regions(text, self.home, start, end, published)
        if regions and numbers:  # 五家渠市 counts no houses
            numbers = [item for item in numbers if not any(r.start < item.end and item.start < r.end for r in regions)]
        names = named or []
        if named is None or (named and regions):
            names = find_names(text, start, end, numbers, [(r.start, r.end) for r in regions])
        if not numbers and not names and not spoken_of:
            if regions:
                self._topic_region(start, regions)
            if periods:
                self._quiet_period(start, periods)
            self.book.glance(start, end, names)
            return
        words = [
            word
            for word in find_words(text, start, end)
            if not (word.surface == "跟踪" and _TRACKED.match(text, word.end, end))  # 跟踪统计的131个项目
            # 固投类33.1亿元, 招商引资项目完成3.05亿元: a class of what was measured before
            and not (word.metric and text.startswith("类", word.end))
            and not (word.surface == "引资" and text.startswith("招商引资项目", word.start - 2))
            and (word.surface != "争取" or not _ASKS.match(text, word.end, end))  # 争取政策性资金15亿元 is got
            and text[word.start - 1 : word.end]
            not in ("开竣工", "中试生产", "打开工")  # 开竣工项目 are of both kinds; 中试生产线
        ]
        state = Sentence(start, end, words, numbers, periods, regions, names)
        self._topic_region(start, regions)
        self._topic_zone(start, end, regions)
        self.book.region = self.paragraph_region
        state.region = self.paragraph_region
        self._quiet_period(start, periods if not numbers else [])
        if _AMONG.match(text, start, end):
            told = self.paragraph_main is not None and self.paragraph_main.metric == "project_count"
            counts_on = next((item.kind == "count" for item in numbers if isinstance(item, Quantity)), False)
            planned = self.paragraph_aim if counts_on and not told else None
            state.subject = state.outer = planned or self.paragraph_main
            if state.outer is not None and state.outer.role == "target":
                # 2020年计划实施项目71个，1—6月完成投资35亿元。其中亿元以上46个: planned too
                state.period, state.period_said = (state.outer.first, state.outer.last), True
            if state.outer is not None:
                state.region = (
                    (state.outer.region or "", state.outer.region_code or "")
                    if state.outer.region_code
                    else state.region
                )
                first, last = state.outer.first, state.outer.last
                short = first is not None and last is not None and (last - first).days < 31
                if last and state.outer in self.drafts[-4:]:
                    # 9月份，新签约项目14个。其中潍坊5个: of that month, though the paper is of a longer time
                    state.period, state.period_said = (first, last), True
                    state.month, state.local = short, not short
        self._this_time(state)
        owned = self.book.read_sentence(state)
        previous_end = start
        index = 0
        while index < len(numbers):
            item = numbers[index]
            if isinstance(item, SizeClass):
                index += 1
                continue
            if names and any(name.start <= item.start < name.end for name in names):
                index += 1  # 年产5万吨可降解环保产品项目: part of a name
                continue
            if item.kind == "mass" and not counts.is_yield(self, state, item):
                index += 1  # 年加工鲜果10万吨: part of a capacity
                continue
            if item.start in owned:
                previous_end = item.end
                index += 1
                continue
            if item.kind == "count" and item.bound != "exact" and counts.BAR.match(text, item.end, end):
                index += 1
                continue
            group = lists.find_list(self, state, index, previous_end)
            if group:
                lists.read_list(self, state, group, previous_end)
                index = numbers.index(group[-1]) + 1
                previous_end = group[-1].end
                continue
            known = len(state.emitted)
            self._number(state, item, previous_end)
            if len(state.emitted) > known or not item.han:
                previous_end = item.end  # “签约一批”9个: 一批 is no number, and parts nothing
            index += 1
        self.drafts.extend(state.emitted)
        self._remember(state)

    def _hold(self, start: int, end: int, periods: list[PeriodMention]) -> None:
        """Remember the day on which a sentence says that a ceremony was held."""
        opens = self._opens_paragraph(start) and self.text[end : end + 1] != "\n"
        if opens and len(periods) == 1 and not _ANOTHER_DAY.match(self.text, end):
            # 4月16日，瀚海大地春意渐浓。全县集中开工仪式在…举行: the day opens the paragraph
            end = self.text.find("。", end) + 1 or end
        for mention in periods:
            held = mention.kind == "day" and not mention.future and _EVENT.search(self.text, mention.end, end)
            if held and not _DATELINE.search(self.text, mention.end, held.start()):
                self.event = mention.first, mention.last

    def _this_time(self, state: Sentence) -> None:
        """3月11日，…举行集中开工仪式。…本次集中开工85个: on that day, and where none was named, in no period of the paper."""
        this = _THIS_TIME.search(self.text, state.start, state.end)
        if this is None or state.period_said:
            return
        # 此次集中开工的28个项目，总投资74.3亿元，当年计划投资26.1亿元: only the last clause is of a time of its own
        near = (_STOP.search(self.text, this.end(), state.end) or this).end()
        if not any(m.kind not in ("day", "vague", "present") and m.start < near for m in state.periods):
            state.period, state.period_said, state.local = self.event or (None, None), True, True

    def _title_month(self) -> bool:
        """Whether the title names one month (2014年5月份招商引资月报): its 本月 is that one."""
        first, last = self.main_period or (None, None)
        return first is not None and last is not None and (first.year, first.month) == (last.year, last.month)

    def _anchor(self) -> int | None:
        """The year that a bare 全年 or 一季度 is of: the paragraph's or the section's, else the title's."""
        if (
            self.paragraph_period
            and self.paragraph_period[1]
            and self.document.published
            and self.paragraph_period[1].year < self.document.published.year
        ):
            return self.paragraph_period[1].year
        published = self.document.published
        if published and published.month < 3 and self.carried and not self.section_aim:
            first, last = self.carried
            if first and last and last.year == published.year - 1 and (first.month, last.month) == (1, 12):
                return self.section_year or self.title_year or last.year  # 2003年全年…⏎全年新引进65个, said in January
        return self.section_year or self.title_year

    def _lead(self, start: int, end: int) -> int:
        """Where the opening of a sentence ends."""
        if _SAYS_NOTHING.isdisjoint(self.text[start : start + 7]):
            return min(start + 7, end)  # most sentences
        lead = _LEAD.match(self.text, start, end)
        return lead.end() if lead else start

    def _topic_region(self, start: int, regions: list[RegionMention]) -> None:
        """A region that opens a sentence is what the paragraph goes on to speak of, until 全市 or another one comes."""
        if not regions:
            return
        first = regions[0]
        if first.start >= self._lead(start, len(self.text)) or not self.inside(first):
            return
        if self.text.startswith("其中", start):
            return  # 其中，贵阳7次，排名第一。市县领导招商449次: only this sentence is of it
        if len(regions) > 1 and re.fullmatch(
            r"[^，。；]{0,4}[、和与及][^，。；]{0,2}", self.text[first.end : regions[1].start]
        ):
            return
        if self.is_home(first):
            self.paragraph_region = None
        elif self.is_subject(first):
            self.paragraph_region = self.place(first)

    def _topic_zone(self, start: int, end: int, regions: list[RegionMention]) -> None:
        """A zone of no known county that opens a sentence is no longer the county before: 高新技术产业园区实施项目6项."""
        if self.paragraph_region is None or self.home is None or (regions and regions[0].start < start + 12):
            return
        zone = _ZONE_OPENS.match(self.text, start, end)
        if zone is not None:
            self.paragraph_region = (zone[1], self.home.code)

    def _assigned(self, start: int, end: int) -> None:
        """招商任务逐一敲定: what follows are tasks, until a heading or a sentence on what was done."""
        words = self.text[start:end]
        if _ASSIGNED.search(words):
            self.tasks = True
        elif _DONE.search(words):
            self.tasks = False

    def _quiet_period(self, start: int, periods: list[PeriodMention]) -> None:
        published = self.document.published
        for mention in periods:
            reported = _REPORTED.fullmatch(self.text, start, mention.start) is not None
            opens = reported or not self.text[start : mention.start].strip(" 　“")
            if (
                opens
                and mention.future
                and mention.kind == "span"
                and mention.first
                and published
                and mention.last
                and mention.last > published
                and (published - mention.first).days <= 45
            ):
                # 下半年怎么干？: the paragraph goes on to speak of plans
                self.paragraph_plan = (mention.first, mention.last)
            if (
                opens
                and self.paragraph_period is None
                and mention.first
                and mention.last
                and not mention.future
                and not mention.same_period_last_year
                and (
                    mention.kind == "span"
                    or (reported and mention.kind == "month")  # 记者获悉，今年1月，全省…开门红。其中，…
                    or self.text[mention.start : mention.end].endswith(("当月", "单月"))
                )
                and published
                and mention.last <= published
                and self._opens_paragraph(start)
            ):
                # 6月当月吸收外资大幅增长。全省新设…; 2023年，…稳中向好。数据显示，全年…: of that month, of that year
                self.paragraph_period = (mention.first, mention.last)
            told = opens and mention.kind == "span" and _TOLD.match(self.text, mention.end) is not None
            if (
                mention.kind in ("span", "since", "as_of")
                and mention.last
                and (not mention.future or (told and not self.section_aim))
                and not mention.same_period_last_year
            ):
                published = self.document.published
                day = self.carried is not None and self.carried[0] is not None and self.carried[0] == self.carried[1]
                # 一季度招商数读, after the day of a ceremony
                leads = opens and mention.kind == "span" and self._leads_on(start)
                if published and mention.last.year >= published.year - 1 and (self.carried is None or day or leads):
                    self.carried, self.carried_stated = (mention.first, mention.last), False

    def _opens_paragraph(self, start: int) -> bool:
        return self.text[start - 1 : start] in ("", "\n")

    def _leads_on(self, start: int) -> bool:
        """Whether a sentence is a paragraph that leads to those below: 2010年，面对…，重点做了以下工作："""
        end = self.text.find("\n", start)
        return self._opens_paragraph(start) and end > start and self.text[end - 1] in "：:"

    def _remember(self, state: Sentence) -> None:
        """What the next sentence and the next paragraph take over."""
        if self.paragraph_aim is None:
            planned = (d for d in state.emitted if d.metric == "project_count" and d.role == "target")
            self.paragraph_aim = next(planned, None)
        for draft in state.emitted:
            if draft.metric not in PIPELINE or draft.role != "actual" or draft.title:
                continue
            if self.paragraph_main is None or (
                draft.metric == "project_count" and self.paragraph_main.metric != "project_count"
            ):
                self.paragraph_main = _got_furthest(draft, state.emitted)
            if self.main is None and draft.metric == "project_count" and not self.counted:
                self.main = draft if draft.stage else None
                self.counted = True
            break
        published = self.document.published
        if self.home is not None and self.paragraph_main in state.emitted:
            place = self.paragraph_main.region_code if self.paragraph_main else None
            whole = next(
                (
                    draft
                    for draft in state.emitted
                    if draft.metric == "project_count"
                    and draft.role == "actual"
                    and draft.region_code == self.home.code
                ),
                None,
            )
            if whole is not None and place != self.home.code:
                self.paragraph_main = whole  # 大冶、阳新分别签约71个、58个；全市签约247个。其中…: of the whole
        said = next(
            (
                draft
                for draft in state.emitted
                if draft.metric in PIPELINE and draft.role == "actual" and not draft.title
            ),
            None,
        )
        if said is not None and published and (said.last is None or said.last > published) and state.period_said:
            # 今年安排项目62个；1—4月，62个项目完成投资37.4亿元: what was reached gives the period that goes on
            said = next(
                (
                    draft
                    for draft in reversed(state.emitted)
                    if draft.metric in PIPELINE and draft.role == "actual" and draft.last and draft.last <= published
                ),
                said,
            )
        if said is None:
            # a page may give growth alone: 1—10月，全省制造业投资同比增长11.9%
            said = next(
                (d for d in state.emitted if d.role == "growth_yoy" and d.rule != "percent.from" and not d.title), None
            )
            said = said if said is not None and said.metric in PIPELINE else None
        whatever = next((draft for draft in state.emitted if draft.role == "actual" and not draft.title), None)
        if (
            said is None
            and whatever is not None
            and state.period_said
            and not (state.future or state.local or state.month)
        ):
            self.paragraph_period = self.paragraph_period or (whatever.first, whatever.last)
            over = whatever.last and published and whatever.last <= published
            if over and self.carried is None:
                self.carried, self.carried_stated = (whatever.first, whatever.last), False
        ahead = next((draft for draft in state.emitted if draft.role == "target" and draft.metric in PIPELINE), None)
        if (
            ahead is not None
            and said is None
            and state.period_said
            and ahead.first
            and (ahead.first.month, ahead.first.day) == (1, 1)
            and self.paragraph_period
            and self.paragraph_period[1]
            and ahead.first > self.paragraph_period[1]
        ):
            self.paragraph_period = (None, None)  # 2009年，…。2010年，计划实施89个。还确定了62个: no longer of 2009
        if state.period_said and said is not None and not state.future and not state.last_year:
            first, last = said.first, said.last
            running = bool(first and last and published and (last - first).days < 100 and first <= published)
            if last is None or (published and last > published and not running):
                return
            if running and published and last > published:
                # 今年三季度，开工721个, printed on 26 September: the paragraphs behind are of the quarter too
                self.carried = self.carried or (first, last)
                return
            if state.local:
                return
            if not state.month:
                self.paragraph_period = (first, last)
            if first is None and last == published and self.carried and self.carried[0] is not None:
                return  # 截至目前，在谈项目21个: a look aside, and no new period of the paper
            main_first, main_last = self.main_period or (None, None)
            if main_first and main_last and first and main_first < first < main_last < last == published:
                return  # 3月以来，…签约89个, in a paper on 前三季度
            if self.carried and self.carried_stated:
                old_first, old_last = self.carried
                # 8月当月 lies inside 1—8月: only this sentence speaks of it
                if old_first and old_last and first and old_first <= first and last <= old_last:
                    return
                if old_last and last < old_last:
                    return
            self.carried, self.carried_stated = (first, last), True
            self.main_period = self.main_period or self.carried

    # -- one number --------------------------------------------------------------------------------------------------

    def _number(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        self.advance(state, item, previous_end)
        if item.kind == "count":
            counts.read_count(self, state, item, previous_end)
        elif item.kind == "money":
            amounts.read_amount(self, state, item, previous_end)
        elif item.kind == "percent":
            rates.read_percent(self, state, item, previous_end)
        elif item.kind == "point":
            rates.read_point(self, state, item, previous_end)
        elif item.kind == "area":
            said = text_before(self.text, item.start, previous_end)
            ground = re.search(r"占地|用地|征地", said) and not re.search(r"盘活|处置|收储|腾出|清理|供应", said)
            slogan = item.han and (
                self.text.startswith("三分地", item.end) or self.text[item.start - 1 : item.start] == "“"
            )
            if not ground and not slogan and not (item.han and _NAMED_AREA.match(self.text, item.number_start)):
                role = self.aimed(state, item, "actual", self._own_words(state, item, previous_end))
                self.emit(state, item, previous_end, "area", role, "m2", "area")
        elif item.kind == "mass":
            role = self.aimed(state, item, "actual", self._own_words(state, item, previous_end))
            self.emit(state, item, previous_end, "other", role, "t", "count.yield")
        elif item.kind == "rank":
            rates.read_rank(self, state, item, previous_end)
        elif item.kind == "times":
            rates.read_times(self, state, item, previous_end)

    def _own_words(self, state: Sentence, item: Quantity, previous_end: int) -> list[Word]:
        """The words of the number's own clause that stand before it."""
        opens = clause_start(self.text, item.number_start, previous_end)
        return [known for known in state.words if opens <= known.start < item.number_start]

    def advance(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """Move period, region and aim on to this number."""
        self._close_clause(state, item, previous_end)
        if _BRACKET.search(self.text, previous_end, item.start):
            self._keep_bracket_period(state, item, previous_end)
        self._hear_aims(state, item, previous_end)
        for mention in state.periods:
            if previous_end <= mention.start < item.start and self._dates(state, mention, item):
                self._take_period(state, mention, item)
        if "以来" in self.text[previous_end : item.start]:
            self._since_event(state, item, previous_end)
        self._end_plan(state, item, previous_end)
        self._pass_bracket(state, item, previous_end)
        self._take_region(state, item, previous_end)

    def _since_event(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """自“招商之冬”活动开展以来，累计签约79个: since a day that is not said, whatever was spoken of before."""
        since = _SINCE_EVENT.search(self.text, max(previous_end - 1, state.start), item.start)
        if since and not any(since.start() <= mention.start < item.start for mention in state.periods):
            state.period, state.period_said, state.local = (None, None), True, True

    def _close_clause(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """`；` and `。` end what was said of one part only: a plan, an 其中, a month."""
        text = self.text
        if _BOUNDARY.search(text, previous_end, item.start) and state.emitted:
            if state.future and not state.aim:
                state.future, state.period = False, state.before
                state.period_said = state.before is not None
            if state.outer is not None:
                state.subject, state.outer = state.outer, None
            if re.search(r"[；;]\s*(?:从|按)[^，。；]{2,10}(?:看|分|划分)?[，,]", text[previous_end : item.start]):
                state.whole = state.subject = None  # 从性质看…；从规模看…: each parts the whole anew
            if state.local and re.search(r"[；;][一二三四五六七八九十]是", text[previous_end : item.start]):
                state.period_said, state.local = False, False
        planned = (
            self.section_aim and state.emitted and (state.emitted[0].first, state.emitted[0].last) == self.section_plan
        )
        if planned and _BOUNDARY.search(text, previous_end, item.start):
            # 四季度打算：…，确保全年不少于60个；力争新开工项目12个: the quarter's again
            state.period_said = False
        if state.year_part is not None and _BOUNDARY.search(text, previous_end, item.start):
            state.period, state.period_said = state.year_part
            state.year_part = None  # 累计完成10.4亿元，其中2004年完成6.2亿元；签约项目13个

    def _keep_bracket_period(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """The period inside a bracket is not carried on behind it."""
        text = self.text
        opened = max(text.rfind("（", previous_end, item.start), text.rfind("(", previous_end, item.start))
        closed = max(text.rfind("）", previous_end, item.start), text.rfind(")", previous_end, item.start))
        if closed >= 0 and state.bracket_period is not None and closed > opened:
            # 增长22.88%（去年同期到位资金3878.66亿元），完成…: of the time before the bracket
            state.period, state.period_said, state.last_year = state.bracket_period
            state.bracket_period = None
        if opened > closed:
            state.bracket_period = state.period, state.period_said, state.last_year

    def _hear_aims(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """其中, 力争 and 预计 between the number before and this one."""
        for word in state.words:
            if not previous_end <= word.start < item.start:
                continue
            if word.role == "among" and state.outer is None:
                state.outer = state.subject
            elif self._aims(state, word):
                state.aim = True
            elif word.role == "forecast":
                state.expected = True
                state.estimates = state.estimates or word.start - state.start < 6 or not state.emitted

    def _dates(self, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
        """Whether a period is the number's, and not a comparison's, a plan's, a report's or an event's."""
        text = self.text
        if mention.kind == "day" and not (
            _EVENT.search(text, mention.end, item.end + 12) and not _DATELINE.search(text, mention.end, item.start)
        ):
            return False  # 10月20日，记者从…获悉 dates the report; 10月28日…32个项目签约落户 dates the figure
        compared = _COMPARED.search(text, max(state.start, mention.start - 3), mention.start) is not None
        times = _TIMES_OF.match(text, mention.end) is not None  # 是上年同期300万美元的5.2倍
        if (
            text[mention.start - 1 : mention.start] == "是"
            and text[mention.end : mention.end + 1] != "的"
            and not times
        ):
            compared = False  # 目标是全年落地50个以上 is no comparison, 是上一个五年的2.3倍 is
        if _SO_MANY_TIMES.match(text, mention.end):
            return False  # 为去年同期的2倍，户均投资850万美元: of this year
        if _NEAR_TO.search(text, max(state.start, mention.start - 4), mention.start):
            return False  # 已接近去年全年水平
        yearly_target = _YEARLY_TARGET.match(text, mention.end, mention.end + 7)
        if text[mention.start - 1 : mention.start] == "从" and mention.kind == "span" and mention.first:
            words = text[mention.start : mention.end]
            compared = compared and not any(joint in words[1:] for joint in "至到-—–")  # 从6月闭幕至8月底
        compared = compared or self._compared_too(state, mention)
        if mention.end == item.start and TARGET_AFTER.match(text, item.end, state.end):
            yearly_target = _FULFILS.search(text, max(state.start, mention.start - 6), mention.start)
        if compared or (yearly_target and text[mention.start : mention.end] in ("全年", "年度", "今年", "当年")):
            return False  # 占全年计划35亿元: the year is the plan's
        if self._aside(state, mention, item) or (_whole_year(mention) and _HELD_THEN.match(text, mention.end)):
            return False  # 作为今年举办的最大一场活动，签约45个: the year is the event's
        opens = clause_start(text, mention.start, state.start) == mention.start
        if text[mention.start : mention.end] == "同期" and (opens or not mention.same_period_last_year):
            return False  # 同期，全市引进…: the same period as before
        # 3月19日，…举行2020年春季“云签约”活动: the year is the event's name
        return not (state.month and mention.kind == "span" and _EVENT_NAME.match(text, mention.end, item.start))

    def _take_period(self, state: Sentence, mention: PeriodMention, item: Quantity) -> None:
        """A period that dates the number is the sentence's from here on."""
        text = self.text
        if text[mention.start : mention.end] in ("本月", "当月") and self._title_month():
            if state.emitted and state.year_part is None:
                state.year_part = (
                    state.period or (None, None),
                    state.period_said,
                )  # 项目91个，本月到位4.64亿元；续建项目204个
            state.period, state.period_said, state.future, state.last_year = self.main_period, True, False, False
            state.month = True
            return
        if not mention.future and (mention.kind in ("as_of", "present") or self._past_the_aim(state, mention)):
            state.aim, state.aim_floor = False, mention.start  # 计划实施300个，截至6月底已开工239个
        anchor = self.section_year or self.title_year
        if text[mention.start : mention.end] in ("本年", "本年度") and anchor and mention.first:
            mention = replace(mention, first=date(anchor, 1, 1), last=date(anchor, 12, 31), future=False)
        # 去年落户桂阳的力源公司 tells of the company, 去年签约的64个项目 of these 64 only
        state.local = _LOCAL.match(text, mention.end, mention.end + 9) is not None
        state.last_year = mention.same_period_last_year
        if mention.kind == "month" and state.emitted and not state.month and state.year_part is None:
            state.year_part = (state.period or (None, None), state.period_said)  # 上半年20个，6月份5个；到位资金…
        state.month = mention.kind == "month"
        published = self.document.published
        starts_later = bool(
            published
            and mention.first
            and mention.last
            and mention.last > published
            and (published - mention.first).days <= (0 if mention.first.month == 1 else 45)
            and (mention.kind != "month" or mention.first > published)  # 8月份…, printed on the 30th, is no plan
        )
        if _CARRIED_ON.match(text, mention.end):
            return  # 上年结转169个 are this year's
        if not state.future and not mention.future:
            state.before = None
        elif not state.future:
            state.before = state.period if state.period_said else None
        held = mention.kind == "span" and _EVENT.search(text, mention.end, item.end + 12) is not None
        if held and self.event and _whole_year(mention) and _EVENT.search(text, mention.end, mention.end + 16):
            # 4月16日，…。2017年春季重点项目集中开工仪式举行: the year is the ceremony's name
            state.period, state.period_said, state.local = self.event, True, True
            return
        state.future = (
            mention.future and not held and (starts_later or mention.kind == "by" or self._plans(state, item))
        )
        if self.section_past and not state.aim and mention.first and published and mention.first <= published:
            state.future = False  # 2023年工作回顾, printed on 28 December: 全年预审项目102个
        if state.expected and not state.aim and mention.end - state.start < 16:
            state.future = False  # 预计全年实现…: expected, and of the whole year
        if mention.kind in ("vague", "present") and re.search(
            r"(?:拟于?|将于?|计划于?|准备|有望)$", text[max(state.start, mention.start - 3) : mention.start]
        ):
            return  # 拟于近期开工1个: when they will start, not when they were counted
        if mention.kind == "vague" and text[mention.start : mention.end] in ("一年来", "一年以来"):
            return  # 一年来 is the year that the text has been speaking of
        if mention.kind == "vague" and state.period_said and state.period and state.period[1]:
            return  # 截至6月底，近三年累计签约的86个项目
        if mention.kind == "vague" or mention.kind == "present":
            state.period, state.period_said = (None, None), True
        else:
            state.period, state.period_said = self._stretch(state, mention, item), True

    def _past_the_aim(self, state: Sentence, mention: PeriodMention) -> bool:
        """Whether a time that is over begins a clause behind an aim: 计划实施项目71个，1—6月完成投资35亿元."""
        published = self.document.published
        if not (state.aim and state.emitted and published and mention.last and mention.last <= published):
            return False
        clause = clause_start(self.text, mention.start, state.start)
        aims = [word for word in state.words if self._aims(state, word) and word.start < mention.start]
        return clause == mention.start and bool(aims) and aims[-1].end < state.emitted[-1].end

    def _stretch(self, state: Sentence, mention: PeriodMention, item: Quantity) -> tuple[date | None, date | None]:
        """From which day to which day a mention reaches here: 今年 is the year so far, 截至11月20日 may have begun with it."""
        text, published = self.text, self.document.published
        first, last = mention.first, mention.last
        if first and last and (last - first).days < 8:
            state.month = True  # 5月26日至29日 dates an event, not the report
        since = _SINCE_THEN.match(text, mention.end, mention.end + 15)
        if mention.kind == "as_of":
            opening = _THIS_YEAR.search(text, max(text.rfind("\n", 0, mention.start), 0), mention.start)
            # 今年以来，…。截至11月20日，全县实施项目97个: since the year began
            first = date(last.year, 1, 1) if opening and last and published and last.year == published.year else None
        elif since and mention.kind in ("span", "month", "day") and published:
            last = published  # 2010年建立合作机制以来
        elif mention.kind == "by" and text[mention.start : mention.end] in ("年内", "今年内", "本年内") and last:
            first = date(last.year, 1, 1)
        elif (
            mention.kind == "by"
            and (state.estimates or (state.expected and _FLOW.search(text, mention.end, item.start)))
            and not state.aim
            and last
            and (last.month, last.day) == (12, 31)
        ):
            first = date(last.year, 1, 1)  # 预计到年末，全县生产总值完成115亿元; 预计年底到位资金可达125亿元
        elif (
            (
                text[mention.start : mention.end] in ("今年", "本年", "当年", "2012年")
                or (
                    first
                    and last
                    and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
                    and first.year == last.year
                    and text[mention.start : mention.end] != "全年"
                )
            )
            and last
            and published
            and last > published
            and not state.future
            and not (
                state.aim
                or state.expected
                or self.section_aim
                or self.tasks
                or re.search(r"目标|(?:下达|分配)[^。；]*任务", text[mention.end : item.start])
                or _ARRANGED.match(text, mention.end)
            )
        ):
            # 今年共实施项目32个 is the year so far: up to the date said before, else to publication
            known = state.period if state.period_said else self.carried
            if known and known[1] and first and first <= known[1] <= last:
                first, last = known[0] or first, known[1]
            else:
                last = published
        if (
            last
            and _AMONG_OPEN.search(text, state.start, mention.start)
            and state.period_said
            and state.period
            and state.period[1]
            and last.year < state.period[1].year
        ):
            state.year_part = (state.period, state.period_said)
        return first, last

    def _end_plan(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """A plan ends where its own clause tells what was done."""
        today = self.document.published
        ahead = bool(
            state.period
            and state.period[0]
            and state.period[1]
            and today
            and state.period[0] <= today < state.period[1] - _NEARLY_OVER
        )
        if (state.aim or state.future or ahead) and self._reached(state, item, previous_end):
            # 计划竣工34宗，已竣工17宗，竣工率50%: the plan ends, and what was said before it goes on
            state.aim, state.aim_floor = False, item.start
            if state.future or ahead:
                known = state.before or self.paragraph_period or self.carried
                if ahead and state.period and (known is None or known[0] is not None):
                    # 今年安排项目262个，已开工129个: so far, or up to the day that the figures around are of
                    until = known[1] if known and known[1] and state.before is None else today
                    known = known if known and state.before else (state.period[0], until)
                state.future, state.period, state.period_said = False, known, known is not None

    def _pass_bracket(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """What stood before a bracket is spoken of again behind it; 其余 is of no place said before."""
        text = self.text
        if _THE_REST.match(text, previous_end, item.start):
            state.region = None  # 其余县区15个
        bracket = text[previous_end : item.start]
        if "（" in bracket or "(" in bracket:
            state.bracketed = state.subject
        elif ("）" in bracket or ")" in bracket) and state.bracketed is not None:
            # 193个（其中亿元以上76个），总投资820亿元: of the 193
            state.subject, state.bracketed = state.bracketed, None
            state.outer = None

    def _take_region(self, state: Sentence, item: Quantity, previous_end: int) -> None:
        """The last place before the number that it is of, if one is."""
        text = self.text
        for place in state.regions:
            if not previous_end <= place.start < item.start:
                continue
            if any(
                name.start < place.start < name.end
                or (name.start == place.start and (name.listed or text.startswith(("等", "、"), name.end)))
                for name in state.names
            ):
                continue  # 物流中心项目、乌兰县茶卡景区项目等6个: the place of one of them
            named = _NAMES_FOLLOW.search(text, previous_end, place.start)
            if named and clause_start(text, item.number_start, previous_end) > place.end:
                continue  # 项目4个，分别是莲都的乐园、云和的电场，引进超20亿元项目2个
            if _SOME_OF_MANY.fullmatch(text, place.end, item.number_start):
                continue  # 石屯镇的冷链物流园、镇前镇的茶旅综合体等4个项目
            if _INCLUDED.search(text, state.start, place.start) and re.match(
                r"[^（(，。；]*[）)]", text[place.end : place.end + 24]
            ):
                continue  # 我区（包括铜仁高新区）签约108个
            if places_together(text, place.end, len(text)):
                state.region = None  # 大冶、阳新两地共引进项目16个
            elif self._outer_subject(state, place):
                state.region = self.place(place)
            elif (
                place.division is None
                and not place.self_reference
                and self.home is not None
                and place.name.endswith("区")
                and self.is_subject(place)
            ):
                state.region = (place.name, self.home.code)  # 晋城经开区: the name does not tell its county
            elif place.self_reference and place.division is None:
                state.region = None  # 浙江（广东）洽谈会举行，我市有8个项目: of the paper's own place, wherever that is
            elif self.inside(place):
                if self.is_home(place):
                    if _MEASURED_AGAINST.search(text, max(state.start, place.start - 3), place.start):
                        continue  # 占全省52.8%; 居全市第二位: whose whole it is, and not whose figures follow
                    if place.self_reference or place.start < state.start + 12:
                        state.region = None
                elif self.is_subject(place):
                    state.region = None if self._joint(state, place, item) else self.place(place)
        own_start = clause_start(text, item.start, previous_end)
        if state.region is not None and places_together(text, own_start, item.start):
            state.region = None  # 最多的是苏州、徐州、南京市，三市占全省的74.5%
        in_a_town = text[item.number_start - 1 : item.number_start] in "镇乡道（("
        if in_a_town and state.region is not None and self.home is not None and state.emitted:
            unknown = _UNKNOWN_PLACE.search(text, previous_end, item.number_start)
            if unknown and not any(unknown.start(1) <= place.start < unknown.end(1) for place in state.regions):
                state.region = (unknown[1], self.home.code)  # 古河镇（3.3亿元）、六镇（2.1亿元）: not Guhe's

    def _joint(self, state: Sentence, place: RegionMention, item: Quantity) -> bool:
        """Whether a place is the last of several that share one number: 成都、眉山、资阳到位内资占总额的57.2%."""
        if state.forced or state.places or item.low == 0 or _EACH.search(self.text, place.end, item.end + 4):
            return False
        return self._follows_another(state, place)

    def joint(self, state: Sentence, end: int) -> bool:
        """Whether the last place before `end` is one of several in a row."""
        known = [place for place in state.regions if place.end <= end]
        return bool(known) and self._follows_another(state, known[-1])

    def _follows_another(self, state: Sentence, place: RegionMention) -> bool:
        before = max((known for known in state.regions if known.end <= place.start), key=lambda p: p.end, default=None)
        return (
            before is not None
            and before.division is not None
            and not before.self_reference
            and not self.is_home(before)
            and re.fullmatch(r"[、和与及]", self.text[before.end : place.start]) is not None
        )

    def _aside(self, state: Sentence, mention: PeriodMention, item: Quantity) -> bool:
        """Whether a period tells when of something beside the number: in a closed bracket, in the name of a measure."""
        text = self.text
        if any(word.metric == "planned_investment" and word.start <= mention.start < word.end for word in state.words):
            return True  # 年内计划完成投资86亿元，开复工项目25个
        opening = max(text.rfind("（", state.start, mention.start), text.rfind("(", state.start, mention.start))
        if opening < 0 or re.search(r"[）)]", text[opening : mention.start]):
            return False
        if opening + 1 == mention.start and text[mention.end : mention.end + 1] in "）)":
            return False  # 今天（7月14日）上午
        return re.search(r"[）)]", text[mention.end : item.start]) is not None  # 26个（含2011年签约项目），开工率81%

    def _reached(self, state: Sentence, item: Quantity, previous_end: int) -> bool:
        """Whether the number's own clause tells what was done: 实际已开工129项, and not 力争已签约的项目开工20个."""
        text = self.text
        clause = clause_start(text, item.number_start, max(state.start, previous_end))
        return (
            not any(
                word.role in ("aim", "forecast", "target") for word in state.words if clause <= word.start < item.start
            )
            and not any(clause <= mention.start < item.start and mention.future for mention in state.periods)
            and text[item.number_start - 1 : item.number_start] != "的"
            and _REACHED.search(text, max(state.start, clause - 1), item.number_start) is not None
        )

    def _compared_too(self, state: Sentence, mention: PeriodMention) -> bool:
        """Whether a year goes on a comparison: 同比2020年增长48%、2019年增长14%, 较2020、2019年同期分别增长…."""
        text = self.text
        if not _CHANGES.match(text, mention.end):
            return False
        earlier = [known for known in state.periods if known.end <= mention.start]
        return bool(
            earlier
            and _COMPARED.search(text, max(state.start, earlier[-1].start - 3), earlier[-1].start)
            and _GOES_ON.fullmatch(text, earlier[-1].end, mention.start)
        )

    def _outer_subject(self, state: Sentence, place: RegionMention) -> bool:
        """Whether a place outside the document's own is what the clause is about: 全省当天共集中开工…, …廊坊市，前三季度承接…."""
        text = self.text
        if place.division is None or self.home is None or self.inside(place) or self.is_home(place):
            return False
        if _PLACE_VERB.search(text, max(0, place.start - 3), place.start):
            return False
        if self._follows_another(state, place):
            return False  # 江苏、浙江、北京，五省市在皖投资…
        if text[place.start - 1 : place.start] in ("从", "由"):
            return False  # 从深圳引进项目61个
        begins = clause_start(text, place.start, state.start)
        if contains(place.division.code, self.home.code):
            if place.start - begins > 2:
                return False
            if place.self_reference:
                return _ACTS.match(text, place.end) is not None
            return text.endswith("市", place.start, place.end) and _IN_ALL.match(text, place.end) is not None
        if place.self_reference or _SOURCES_SAID.search(text, state.start, place.start):
            return False  # 北京市投入我省资金446亿元，其次是广东省到位421亿元: where it came from
        return _ACTS.match(text, place.end) is not None or (
            text[place.end : place.end + 1] in "，," and place.start - begins > 4
        )

    def _plans(self, state: Sentence, item: Quantity) -> bool:
        """Whether a period that has begun is spoken of as a plan: 全年签约项目70个以上, 2022年目标."""
        clause = self.text[state.start : item.end + 12]
        if re.search(r"已|共|累计|完成了|实现了|截至|同比|增长", clause) and not state.aim:
            return False
        own = clause[: item.end - state.start] + clause[item.end - state.start :].split("，")[0]
        published = self.document.published
        if published and published.month > 10 and not (state.aim or self.section_aim) and _SUMMED_UP.search(own):
            return False  # 全年完成7个项目签约入园, told at the end of November
        return (
            state.aim
            or self.section_aim
            or item.bound == "at_least"
            or re.search(r"全年|年内|目标|任务|计划", own) is not None
        )

    def inside(self, place: RegionMention) -> bool:
        if place.division is None:
            return False
        if self.home is not None and self.home.level == "nation" and place.division.code[:2] in _SOURCES_OF_CAPITAL:
            return False
        return self.home is None or contains(self.home.code, place.division.code)

    def is_home(self, place: RegionMention) -> bool:
        if place.division is None:
            return False
        return (
            self.home is not None
            and place.division.code == self.home.code
            and (place.self_reference or place.name == self.home.name)
        )

    def is_subject(self, place: RegionMention) -> bool:
        text = self.text
        if _OVERTAKES.search(text, max(0, place.start - 5), place.start):
            return False  # 总量超过肥东县，跃居第一
        if _PLACE_VERB.search(text, max(0, place.start - 3), place.start) and not re.match(
            r"[，,]", text[place.end : place.end + 1]
        ):
            return False
        if text[place.start - 1 : place.start] in "（(" and text[place.end : place.end + 1] in "）)":
            return False
        if _DELEGATES.match(text, place.end) or _WRITTEN_AT.match(text, place.end) or sought(text, place.start):
            return False
        return _OUTSIDE_AFTER.match(text, place.end) is None

    def place(self, place: RegionMention) -> tuple[str, str]:
        if place.division is None and self.home is not None:
            return (place.name, self.home.code)  # a zone that its name places in no county
        assert place.division is not None
        return (place.name or place.division.name, place.division.code)

    # -- lists: 分别为, 各 ----------------------------------------------------------------------------------------------

    # -- counts ------------------------------------------------------------------------------------------------------

    def right_end(self, state: Sentence, item: Quantity) -> int:
        stop = _STOP.search(self.text, item.end, state.end)
        end = stop.start() if stop else state.end
        for other in state.numbers:
            # 3-5个投资超5000万元的项目: a size class does not end the phrase, a number does
            if other.start >= item.end and isinstance(other, Quantity):
                end = min(end, other.start)
                break
        return min(end, item.end + 22)

    def inherited_stage(self, state: Sentence) -> str | None:
        if state.unstarted is not None and state.unstarted in (state.outer, state.whole, state.subject):
            return None
        for known in (state.outer, state.whole, state.subject, self.paragraph_main, self.main):
            if known is not None and known.stage:
                return known.stage
        return None

    def size_class(self, state: Sentence, start: int, end: int) -> SizeClass | None:
        inside = [item for item in state.sizes if start <= item.start < end and item.of_investment]
        return inside[-1] if inside else None

    def foreign_class(self, state: Sentence, start: int, end: int) -> bool:
        """Whether a class in another currency is said: 15亿元项目1个、6000万美元项目1个, of no class in yuan."""
        return any(
            isinstance(item, SizeClass) and item.low is None and item.high is None and start <= item.start < end
            for item in state.numbers
        )

    # -- rates -------------------------------------------------------------------------------------------------------

    def last(self, state: Sentence, metrics: set[str] | frozenset[str], metric: str | None = None) -> Draft | None:
        """The last actual statement of this sentence, else of the one before, that measures one of `metrics`."""
        for drafts in (state.emitted, self.drafts[-8:]):
            for draft in reversed(drafts):
                if draft.rule == "count.last_year" and state.bracket_period is None:
                    continue
                if draft.role == "actual" and draft.metric in metrics and (metric is None or draft.metric == metric):
                    return draft
            expected = [draft for draft in drafts if draft.role == "forecast" and draft.metric in metrics]
            if drafts is state.emitted and expected and metric in (None, expected[-1].metric):
                return expected[-1]  # 预计到位资金6.6亿元，占目标任务6亿元的110%
        return None

    # -- what all share ----------------------------------------------------------------------------------------------

    def is_change(self, own: list[Word], left_end: int) -> bool:
        """增加3个, 较去年同期增长153亿元: a change, not a level. 增长到 and 增加到 say a level."""
        ends_so = self.text[left_end - 1 : left_end] in "多少增减出了加"
        if ends_so and _MORE_OR_LESS.search(self.text[max(0, left_end - 16) : left_end]):
            return True
        moves = [word for word in own if word.role in ("up", "down")]
        if not moves:
            return False
        tail = self.text[moves[-1].end : left_end]
        if moves[-1].surface == "增" and re.match(r"[资设]|值税", tail):
            return False  # “增资一批”项目2个
        return (
            not re.match(r"(?:到|至|为|改造|等|后)", tail) and len(tail) <= 8
        )  # 产业提升等9个项目, 优化提升后保留64个

    def is_fall(self, own: list[Word], left_end: int) -> bool:
        """减少3个, 比上年同期少5个: a change downwards, and its number is below nought."""
        if re.search(r"(?<![至不])[少减](?:了|少)?$", self.text[max(0, left_end - 2) : left_end]):
            return True
        moves = [word for word in own if word.role in ("up", "down")]
        return bool(moves) and moves[-1].role == "down"

    def aimed(self, state: Sentence, item: Quantity, role: str, own: list[Word]) -> str:
        """`target` where the sentence speaks of what is to come, `forecast` where it only expects it."""
        if role != "actual":
            return role
        text = self.text
        clause = clause_start(text, item.number_start, state.start)
        if _AIMS_AT.search(text, state.start, item.start) and _AIMED_TAIL.match(text, item.end, state.end):
            return "target"  # 将实现签约项目10个，洽谈项目40个的目标任务
        if _REACHED.search(text, max(state.start, clause - 1), item.number_start) and not any(
            word.role == "aim" for word in own
        ):
            state.aim, state.aim_floor = False, max(state.aim_floor, clause)
            return role  # 计划竣工34宗，已竣工17宗
        if (
            state.emitted
            and state.emitted[-1].role == "forecast"
            and re.fullmatch(r"、[\u4e00-\u9fff]{2,8}", text[state.emitted[-1].end : item.number_start])
        ):
            return "forecast"  # 预计完成合同引资171亿元、到位资金36亿元
        if _DONE_AFTER.match(text, item.end, state.end) and not any(word.role == "aim" for word in own):
            return role  # 35个争取开工项目中，15个项目已开工
        so_far = not state.future and _DONE_SO_FAR.search(text, clause, item.number_start)
        if so_far and not any(word.role == "aim" for word in own):
            return role
        if any(word.role == "forecast" for word in own) and not any(word.role == "aim" for word in own):
            before_total = re.search(r"预计(?:总投资|投资)", text[clause : item.number_start])
            if not before_total and not self.section_aim:
                return "forecast"  # 预计全年到位资金130亿元
        if own and own[-1].stage and text[own[-1].end : item.number_start] == "的":
            return role  # 盯紧在谈的73个项目: they are there already
        if item.kind == "count" and _WATCHED.search(text, clause, item.number_start) and _THERE.match(text, item.end):
            return role  # 盯紧23个在谈项目
        whole = state.outer
        if whole is not None and whole is self.paragraph_aim and state.period == (whole.first, whole.last):
            return "target"
        before = [word for word in state.words if state.aim_floor <= word.start < item.start]
        actual = "实际" in text[clause : item.number_start]
        planned = state.aim or state.future or self.section_aim
        if state.estimates and not planned and not actual:
            return "actual" if state.aim_floor else "forecast"  # 预计全年生产总值115亿元；固定资产投资38亿元
        if (
            any(self._aims(state, word) and self._reaches(state, word, item) for word in before)
            or self.section_aim
            or self.tasks
            or state.future
            or (self.paragraph_plan and not re.search(r"已|截至|目前|累计", text[state.start : item.start]))
        ):
            if (
                self.section_aim
                and re.search(r"目前|已|截至", text[state.start : item.start])
                and not any(word.role == "aim" for word in before)
            ):
                return role
            return "target"
        stated = _AIM_STATED.search(text, state.start, item.start)
        if stated and any(
            stated.end() < mention.start < item.start and mention.last and not mention.future
            for mention in state.periods
        ):
            stated = None  # 全年目标任务为4200亿元，上半年到位1987亿元
        if stated or _WILL.search(text, state.start, item.number_start):
            return "target"
        if item.bound == "at_least" and _ASKED.search(text, clause, item.number_start):
            return "target"
        stop = _STOP_BEHIND.search(text, item.end, state.end)
        tail_end = stop.start() if stop else state.end
        quoted = _QUOTED_AIM.match(text, item.end, state.end)
        if quoted and text.rfind("“", state.start, item.start) > text.rfind("”", state.start, item.start):
            return "target"  # 紧盯“到位资金212亿元，同比增长15%”的目标任务
        if AIMED_LIST.search(text, item.end, tail_end) and re.search(
            r"紧盯|围绕|实现|对照|锚定|按照|聚焦|朝着", text[state.start : item.start]
        ):
            return "target"
        return role

    def _aims(self, state: Sentence, word: Word) -> bool:
        """Whether a word sets an aim: 力争, and a plan with what is planned right behind it (全年计划|开工, 年计划|投产)."""
        if word.role not in ("aim", "target"):
            return False
        if self.text[word.start - 1 : word.start] == "按":
            return False  # 未按|计划开工的33项
        if word.surface == "努力" and _EFFORT.search(self.text, max(0, word.start - 4), word.start):
            return False  # 经过|努力, 在各方的共同|努力下: what was done
        if self.text[word.start - 1 : word.start] in ("个", "项", "宗", "度") and _PLANNED_ONES.match(
            self.text, word.start
        ):
            return False  # 10个计划投产项目实现投产7个: the plan is of the ten
        planned = word.role == "target" and word.surface.endswith("计划")
        return word.role == "aim" or (planned and any(known.stage and known.start == word.end for known in state.words))

    def _reaches(self, state: Sentence, word: Word, item: Quantity) -> bool:
        """Whether an aim reaches a number: 计划新开工项目157项 ends with its clause at `；`, 力争 goes on."""
        own = word.surface.startswith("计划") and any(
            known.stage and known.start == word.start for known in state.words
        )
        between = self.text[word.end : item.start]
        if (
            own
            and "完成投资" in between
            and any(draft.metric == "completed_investment" and draft.role == "actual" for draft in state.emitted)
        ):
            return False  # 续建项目35宗，完成投资47.7亿元；计划投产项目17宗，完成投资16.1亿元: done in both
        return not own or "；" not in between.replace(";", "；")

    def planned(self, state: Sentence, draft: Draft) -> None:
        """A target is of the period that the plan speaks of, not of the last figures' period."""
        if state.period_said and state.period:
            draft.first, draft.last = state.period
        elif self.paragraph_plan:
            draft.first, draft.last = self.paragraph_plan
        elif self.section_plan and self.section_aim:
            draft.first, draft.last = self.section_plan
        elif self.section_year and self.section_aim:
            draft.first, draft.last = date(self.section_year, 1, 1), date(self.section_year, 12, 31)

    def of_whole_year(self, draft: Draft, start: int, end: int, always: bool = False) -> None:
        """A yearly target is of the whole year, whatever part of it the actual figure is of."""
        said = self.text[start:end]
        if not always and not re.search(r"年|目标|任务|计划|指标", said):
            return
        anchor = draft.last or draft.first
        published = self.document.published
        yearly = always or re.search("年度|全年", said) is not None
        if anchor is None and yearly and (self._anchor() or published):
            year = self._anchor() or (published.year if published else 0)
            draft.first, draft.last = date(year, 1, 1), date(year, 12, 31)
            return
        if anchor is None:
            return
        if draft.first is not None and (anchor.year != draft.first.year):
            return
        draft.first, draft.last = date(anchor.year, 1, 1), date(anchor.year, 12, 31)

    def compared(self, state: Sentence, item: Quantity) -> tuple[date | None, date | None] | None:
        """The earlier period of a number that the text compares with: 比去年同期的8个, 比2013年的81.2亿元下降."""
        text = self.text
        previous = state.emitted[-1] if state.emitted else None
        if (
            previous is not None
            and previous.rule == "count.last_year"
            and re.fullmatch(r"[、和]", text[previous.end : item.start])
        ):
            return previous.first, previous.last
        for mention in state.periods:
            if (mention.end <= item.start <= mention.end + 3 and _TIED.fullmatch(text, mention.end, item.start)) or (
                mention.end == item.start and _TIMES_OF.match(text, mention.end)
            ):
                if mention.same_period_last_year:
                    return state.period if state.last_year and state.period else self.year_before(state)
                now = state.period[1] if state.period else None
                if text.startswith("上年", mention.start) and now and mention.last and now.year <= mention.last.year:
                    return self.year_before(state)  # of a report on 2012, printed in 2013: 比上年的30.2亿元增长
                if _COMPARED.search(text, max(state.start, mention.start - 2), mention.start) and mention.last:
                    return mention.first, mention.last
        return None

    def year_before(self, state: Sentence) -> tuple[date | None, date | None]:
        period = state.period or self.carried
        if period is None:
            return None, None

        def back(day: date | None) -> date | None:
            return (
                None
                if day is None
                else day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
            )

        return back(period[0]), back(period[1])

    def now(self) -> tuple[date | None, date | None]:
        """The period that the paragraph, else the text, has been speaking of."""
        return self.paragraph_period or self.carried or (None, None)

    def unread(self, state: Sentence, start: int, end: int) -> bool:
        """Whether a number stands in between that no row took: 用电量6.42亿度，同比增长39.2% is no growth of what was before."""
        text = self.text
        beside = [found.span() for found in _BESIDE.finditer(text, start, end)]
        return any(
            text[index].isdigit()
            and not any(first <= index < last for first, last in beside)
            and not any(draft.start <= index < draft.end for draft in state.emitted)
            and not any(mention.start <= index < mention.end for mention in state.periods)
            and not any(first <= index < last for first, last in state.told_again)
            and not any(
                item.start <= index < item.end
                for item in state.numbers
                if isinstance(item, Quantity) and item.kind == "times"
            )
            for index in range(start, end)
        )

    def evidence_start(self, start: int) -> int:
        while start < len(self.text) and self.text[start] in " 　，,。；;、：:）)\n\t":
            start += 1
        return start

    def own_region(self) -> tuple[str | None, str | None]:
        """Name and code of the document's own place, which a figure is of where no other is said."""
        return (self.document.region or self.home.name, self.home.code) if self.home is not None else (None, None)

    def emit(
        self,
        state: Sentence,
        item: Quantity,
        previous_end: int,
        metric: str,
        role: str,
        unit: str,
        rule: str,
        stage: str | None = None,
        size: SizeClass | None = None,
        sector: str | None = None,
        own_start: int | None = None,
        word: Word | None = None,
        linked: bool = False,
    ) -> Draft:
        own_start = clause_start(self.text, item.start, previous_end) if own_start is None else own_start
        start = min(self.evidence_start(own_start), item.start)
        if metric != "project_count" and metric not in PIPELINE:
            size = None
        region, code = state.region or self.own_region()
        estimated = role == "forecast" and state.estimates and not state.future
        if state.period_said and state.period is not None:
            first, last = state.period
        elif linked and state.subject is not None and (role != "actual" or state.subject.role != "target"):
            first, last = state.subject.first, state.subject.last
        elif self.paragraph_period is not None and (role not in ("target", "forecast") or estimated):
            first, last = self.paragraph_period
        elif self.carried is not None and (role not in ("target", "forecast") or estimated) and not self.section_aim:
            first, last = self.carried
        else:
            first, last = None, None
        if role == "target" and not state.period_said and self.paragraph_plan:
            first, last = self.paragraph_plan
        elif role == "target" and not state.period_said and self.section_plan and self.section_aim:
            first, last = self.section_plan
        elif role == "target" and not state.period_said and self.section_year:
            first, last = date(self.section_year, 1, 1), date(self.section_year, 12, 31)
        elif role == "target" and first is None and state.emitted and self.text[state.emitted[-1].end] in "（(":
            first, last = (
                state.emitted[-1].first,
                state.emitted[-1].last,
            )  # 扶绥县98.2亿元（年度任务115亿元，完成85.4%）
        said = self.text[state.start : item.start]
        basis = None
        if role in ("actual", "target"):
            own_words = self.text[own_start : item.start]
            if "累计" in own_words or (linked and state.subject is not None and state.subject.basis == "cumulative"):
                basis = "cumulative"
            elif metric not in PIPELINE:
                basis = None
            elif (
                "新签约" in own_words
                or "新开工" in own_words
                or "新引进" in own_words
                or "当月" in said
                or "新投产" in own_words
                or "新引荐" in own_words
                or (metric == "project_count" and "新" in own_words and "新签约、" in said)
            ):
                basis = "period"
        pair = state.subject.pair if linked and state.subject is not None else None
        if pair is None:
            self.pair += 1
            pair = self.pair
        if state.last_year and state.bracket_period is not None and role == "actual":
            rule = "count.last_year"  # （去年同期到位资金3878.66亿元）: to compare with
        draft = Draft(
            start=start,
            end=item.end,
            metric=metric,
            role=role,
            value=item.low,
            unit=unit,
            rule=rule,
            stage=stage,
            high=item.high,
            bound=item.bound,
            basis=basis,
            region=region,
            region_code=code,
            first=first,
            last=last,
            low_class=size.low if size else None,
            high_class=size.high if size else None,
            sector=sector,
            label=word.surface if word else (self.text[start : item.start].strip(LABEL_EDGE)[-16:] or None),
            pair=pair,
            title=self.title,
        )
        state.emitted.append(draft)
        return draft
