"""When: the periods and dates that a text names, found as mentions and resolved against the document.

Words stand in `lexicon/period.toml`; this module composes them (`2021年` + `1—12月`, `截至` + `8月底`).
What is relative is resolved against the day of publication; what cannot be resolved keeps its place in the text and
has no dates, for nothing is invented.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from extractors import lexicon

Span = tuple[date | None, date | None]


@dataclass(slots=True, unsafe_hash=True)  # nobody changes one; frozen, it takes three times as long to make
class PeriodMention:
    """Words that say when: `text[start:end]`, and what they come to.

    `first` and `last` are both included; an open end is `None`. `kind` is one of:

    - `span` (1-6月, 上半年, 2021年), `month` (今年4月), `day` (8月19日);
    - `as_of` (截至8月底: only `last`), `by` (9月底前, 年内, 到2025年: only `last`);
    - `since` (今年以来: `last` is the day of publication; 从9月起: `last` is open);
    - `present` (目前, 日前) and `vague` (近三年, 年初): no dates.

    `future`: the period, or its end, lies after the day of publication (明年; 全年 said in October).
    `same_period_last_year`: 去年同期, the period spoken of, some years earlier.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    kind: str
    future: bool = False
    same_period_last_year: bool = False


DIGITS = (
    {char: value for value, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("〇○0O", 0) | {"两": 2, "元": 1}
)
_FULL_WIDTH_DIGIT = re.compile("[０-９]")
FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")

# A month, a day and a small count, in digits or in Chinese; a longer number never lends its tail (`16月` is no `6月`).
MONTH_ZH = r"(?<![一二三四五六七八九十百千万两几每半])(?:十[一二]?|[元一二三四五六七八九])"
# 1.6月底前: behind the mark of a list's line, too
NO_TAIL = r"(?:(?<![\d.])|(?<=\s\d\.)|(?<=\s\d\d\.))"
MONTH = rf"(?:{NO_TAIL}(?:1[0-2]|0?[1-9])(?!\d)|{MONTH_ZH})"
_HELD = r"(?:在[^，。；\d]{1,16})?(?:隆重|正式)?(?:举行|举办|召开)"
DAY = r"(?:(?<!\d)(?:3[01]|[12]\d|0?[1-9])(?!\d)|(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]))"
COUNT = r"(?:\d{1,2}|二?十[一二三四五六七八九]?|[一二两三四五六七八九])"
SEPARATOR = r"\s?(?:[-—–―─－~～]{1,2}|至|到)\s?"
YEAR_4 = rf"{NO_TAIL}(?:19|20)\d{{2}}"
YEAR_ZH = r"(?<![一二三四五六七八九十])[一二][〇零○0O一二三四五六七八九]{3}"  # 二0一七年, 二O一七年: a nought from another keyboard
# 从2013年6月[闭幕至]今年8月底
_FROM_EVENT = re.compile(r"(?:闭幕|开幕|开始|启动|召开|举办|结束|成立|挂牌|算起|起)(?:后|以后)?(?:至|到)")
_LUNAR = re.compile(r"[农農阴陰旧舊夏][历曆][^，。；！、,;()（）\n公阳]{0,7}$")
_STOPS = frozenset("，,。；;：:！、　 \n（(") | {""}
REACH = 600  # characters over which a year carries to a month that names none
CHINESE_MONTH_NO = (
    "一两多余内后半节街三"  # 一月一通报, 一月两次, 一月内: a month's time, not January; 烟花三月节, 三月三
)


def _lexicon() -> dict[str, list[dict[str, Any]]]:
    return lexicon.topic("period")


@cache
def _entries(topic: str) -> dict[str, dict[str, Any]]:
    return {entry["word"]: entry for entry in _lexicon()[topic]}


def _word(entry: dict[str, Any]) -> str:
    """One lexicon word as a pattern, with the characters that must not stand beside it."""
    before = f"(?<![{re.escape(entry['not_after'])}])" if "not_after" in entry else ""
    after = f"(?![{re.escape(entry['not_before'])}])" if "not_before" in entry else ""
    return f"{before}{re.escape(entry['word'])}{after}"


def _any(topic: str, keep: Callable[[dict[str, Any]], bool] = lambda entry: True) -> str:
    """All words of a topic as one pattern, the longest first; the first character rules most places out at once."""
    entries = sorted((e for e in _lexicon()[topic] if keep(e)), key=lambda e: -len(e["word"]))
    firsts = "".join(sorted({re.escape(entry["word"][0]) for entry in entries}))
    return f"(?:(?=[{firsts}])(?:" + "|".join(map(_word, entries)) + "))"


@cache
def _core() -> re.Pattern[str]:
    """What a mention is built around; prefix, suffix and a second half joined by a dash are read apart.

    Starts with a look at the first character, so that most positions of a text cost one comparison.
    """
    firsts = set("0123456789一二三四五六七八九十元〇第前头首年两几半" + '“"「')
    for topic in ("year", "part", "month", "plan", "word", "years"):
        firsts.update(entry["word"][0] for entry in _lexicon()[topic])
    tail = _any("tail")
    tail_guard = "(?![资地外销需蒙贸部生容陆步中高级期心衷气蕴色线])"  # 年内资, 年初步, 年底气
    day = rf"(?P<d>{DAY})\s?[日号](?!提案|建议|文件)"
    rest = "|".join(
        [
            # 1-9月, 1月—12月, 1至10月份; 1、2月份 only without a 月 after the first
            rf"(?P<ma>{MONTH})(?:\s?月份?{SEPARATOR}|{SEPARATOR}|(?P<list>、))(?P<mb>{MONTH})\s?月份?(?!\s?\d{{1,2}}[日号])",
            # 8月19-21日, 8月19日至21日, 8月19日, 8月底, 8月中旬, 8月当月, 8月份
            rf"(?P<m>{MONTH})\s?月(?:\s?(?P<da>{DAY})\s?[日号]?起?{SEPARATOR}(?P<db>{DAY})\s?[日号]|\s?{day}"
            rf"|份?(?P<xun>{_any('ten_days')})|份?(?P<mt>{tail}){tail_guard}|份?当月|份)?",
            rf"(?(y)(?P<mf>{MONTH})份(?=[开动投竣建完,，、。])|(?!))",  # 去年10份开工: a 月 dropped in the typing
            # 五六月份; 上半年, 上半年末; 前两季度, 头三个季度, 前三季
            r"(?<![一二三四五六七八九十])(?P<mza>[一二三四五六七八])(?P<mzb>[二三四五六七八九])月份?(?!\s?\d{1,2}[日号])",
            rf"(?P<part>{_any('part')})(?P<pt>[末底](?!子|数))?",
            r"(?<![以目提之])[前头首](?P<front_q>[二两三23])个?季度?(?P<qe>[末底])?",
            r"(?(y)(?P<opening>首)月|(?!))",  # 2005年首月; without a year, 首月 may be the first month of anything
            rf"(?<![以目提之])[前头首](?P<front>{MONTH}|两)个?月份?",
            rf"(?<![每十两几\d])第?(?P<qa>[1-4一二三四])(?:季度?)?(?:(?:{SEPARATOR}|、|(?<=[一二三])(?=[二三四]))(?P<qb>[1-4一二三四]))?"
            r"(?:季度(?P<qt>末|底)?|季(?P<qs>末|底)|(?(y)季(?![节报])|季(?=[，,])))",
            r"(?(y)(?P<season>春节|[春夏秋冬][季天]?)(?=[，,以期])|(?!))",  # 今年春季: no day can be named
            rf"(?(y)年?|(?<![0-9一二三四五六七八九十两几数半多近])年)(?P<yt>{tail}){tail_guard}",
        ]
    )
    year = (
        rf"(?:(?P<y4>{YEAR_4})\s?年度?(?![代历版级])|(?P<yz>{YEAR_ZH})\s?年度?(?![代历版级])"
        rf"|(?P<yw>{_any('year')})度?"
        # 2021上半年, 21年上半年 and 15年3月: half written, and read only before a part of the year
        rf"|(?:(?P<y4_bare>{YEAR_4})|(?P<y2>(?<![\d.])\d\d)年)(?=第?[1-4一二三四]季[度末]|{_any('part')}|[前头首][二两三23]个?季)"
        rf"|(?P<y2_month>(?<![\d.])\d\d|(?<![零〇○一二三四五六七八九十百千])[零〇○一二三四五六七八九]{{2}})年"
        rf"(?=\s?{MONTH}(?:\s?月|{SEPARATOR}{MONTH}\s?月)))"
    )
    others = "|".join(
        [
            r"(?P<iso>(?<![\d.])(?P<iy>(?:19|20)\d{2})(?P<is>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=is)(?P<id>3[01]|[12]\d|0?[1-9])(?![\d.]))",
            # 2021、2022年, 2020、2021两年: together, where they are not told one by one
            rf"(?P<rya>{YEAR_4})(?:、(?:19|20)\d{{2}})?、(?P<ryb>(?:19|20)\d{{2}})(?:年度?|年?[两三]年)(?![^。；\n]{{0,40}}(?:分别|依次|各))",
            rf"(?P<ra>{YEAR_4})\s?年?{SEPARATOR}(?P<rb>(?:19|20)\d{{2}})\s?年度?(?!\s?\d{{1,2}}\s?月)(?![底末初])",
            r"[“\"「]?(?P<plan>" + _any("plan") + r")[”\"」]?(?P<after>期间|时期|末期|末|[前头](?P<py>[两二三四])年)?"
            r"(?P<named>[^，。；！,;!\n]{0,8}?(?:规划|纲要)|(?:的?(?:良好|精彩))?(?:开局|收官|起步)(?:之年)?|重[大点](?:项目|工程))?",
            rf"(?P<mw>{_any('month')})(?:(?P<rt>{tail}){tail_guard}|(?P<rd>{DAY})[日号])?",
            rf"(?P<same>(?P<sy>{_any('year')}|{YEAR_4}年)?(?:同期|(?<=[去上前]年)同月))",
            rf"(?P<nw>{_any('years')})的?(?:(?P<n>{COUNT}|几|多)(?:多|余)?个?年(?:多|间|以来|来)?(?![底末级])"
            rf"|(?P<lately>(?:{COUNT}|几)(?:个多?(?:月|季度|星期)|周)|半年)(?:以来|来|内|里|时间)?)",  # 近两个月, 近半年
            r"(?P<months>\d{1,2}|[一二两三四五六七八九十]{1,2})个多?月(?:以)?来",
            r"(?P<ago>(?:(?:\d{1,2}|[一二两三四五六七八九十几]{1,3})(?:多|余)?年多?|半年多?)(?:以)?来)(?![自到我考访])",
            r"(?P<in_all>(?<![\d一二三四五六七八九十])[两二三四五六]年(?:来|间)?(?=累计|共|总计|合计))",  # 五年累计到位480亿元
            rf"(?P<fixed>{_any('word')})",
            # 19日上午; 集中签约活动6日在九龙坡区举行; 收获时节，10日，集中开工仪式…; 大连28日举行集中开工活动
            rf"(?:(?<![\w-])|(?<=[动式会])|(?<=[^\W\d_月第至到])(?=\d+日{_HELD}))(?P<bd>{DAY})日"
            r"(?=上午|下午|中午|晚|凌晨|(?<=[动式会]\d日)在|(?<=[动式会]\d\d日)在"
            rf"|(?<![^，,。\s]\d日)[，,]|(?<![^，,。\s]\d\d日)[，,]|{_HELD})",
            rf"[昨今前]日?[（(](?P<nd>{DAY})日?[）)][日天]?",  # 昨(27)日上午
        ]
    )
    first = "[" + re.escape("".join(sorted(firsts))) + "]"
    return re.compile(rf"(?={first})(?:{others}|(?P<y>{year})?\s?(?:(?P<rest>{rest})|(?(y)|(?!))))")


@cache
def _opening() -> re.Pattern[str]:
    """The first characters that a core match can have: a quick look, before the core is tried there.

    Every alternative begins with a literal character, so that the search passes over all others at the speed of one
    comparison; tried at every character, the core took a tenth of all the time that extraction takes.
    """
    marks = r"年月日季份至到、/多余上下首前全第\-—–―─－~～"
    numerals = "零〇○0O一二三四五六七八九十元两几"
    follows: dict[str, set[str]] = defaultdict(set)
    for topic in ("year", "part", "month", "plan", "word", "years"):
        for entry in _lexicon()[topic]:
            follows[entry["word"][0]].add(re.escape(entry["word"][1:2]))
    follows["近"].add(f"的?[多半\\d{numerals}]")
    follows["半"].add("年")
    for char in "前头首":
        follows[char].add(f"[\\d{numerals}]")
    for char in '“"「':
        follows[char].add("十")
    for char in "昨今前":
        follows[char].add("日?[（(]")
    follows["第"].add(r"[1-4一二三四]\s?[季、至到\-—–―─－~～]")
    follows["年"].add(f"[{''.join(_entries('tail'))}]")
    follows["同"].update("期月")
    for char in "0123456789":
        follows[char].add(rf"\d{{0,3}}\s{{0,2}}[{marks}一二三四]")
    for char in "123456789一二三四五六七八九十两":
        follows[char].add(r"[\d一二]?个多?月(?:以)?来")
    for char in "12":
        follows[char].update((r"\d{3}[1-4]季", r"\d{3}\.\d"))  # 20211季度, 2021.8.19; 18.5 is no day
    for char in numerals:
        follows[char].add(rf"[{numerals}]{{0,3}}\s{{0,2}}[{marks}]")
    return re.compile("|".join(f"{char}(?:{'|'.join(sorted(after))})" for char, after in sorted(follows.items())))


def _next_core(text: str, start: int, end: int) -> re.Match[str] | None:
    """The first core match in `text[start:end]`."""
    opens, core = _opening(), _core()
    while opening := opens.search(text, start, end):
        start = opening.start()
        if found := core.match(text, start, end):
            return found
        start += 1
    return None


@cache
def _around() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns for what stands before a mention, after it, between two halves, and for words of outlook before it."""
    before = re.compile(f"(?P<prefix>{_any('prefix')})(?:记者|本报)?\\s?$")
    after = re.compile(f"\\s?(?P<suffix>{_any('suffix')})")
    return before, after, re.compile(f"起?{SEPARATOR}"), re.compile(_any("outlook"))


_SOON = 30  # days for which a fair is announced without its year
_AHEAD = 10  # days that 截至5月底 may lie ahead of the day on which it is printed


def chinese_number(text: str) -> int:
    """A number up to 99 in digits or Chinese (`12`, `二十一`, `两`, `元` of 元月); ValueError for other text."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        tens, ones = "", text
    if len(tens) > 1 or len(ones) > 1 or any(char not in DIGITS for char in tens + ones):
        raise ValueError(f"not a small number: {text!r}")
    return ((DIGITS[tens] if tens else 1) * 10 if ten else 0) + (DIGITS[ones] if ones else 0)


def digit_by_digit(text: str) -> int:
    """A year as its digits say it, Arabic or Chinese: `2021`, `二〇二一`, `九八`."""
    return int(text) if text.isascii() else int("".join(str(DIGITS[char]) for char in text))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _shift_years(day: date | None, years: int) -> date | None:
    """The same day some years away; 29 February becomes 28 February."""
    if day is None or not 1 <= day.year + years <= 9999:
        return None
    return date(day.year + years, day.month, min(day.day, monthrange(day.year + years, day.month)[1]))


@dataclass(slots=True)
class _Point:
    """What one core match says before it is resolved: a year if written, and what of that year."""

    start: int
    end: int
    kind: str  # span, month, day, as_of (a point at the end), by (within), vague, present, same, plan, today
    year: int | None = None
    year_said: bool = False  # a year is written, even where it cannot be resolved
    months: tuple[int, int] | None = None
    days: tuple[int, int] | None = None
    offset: int = 0
    dates: Span | None = None
    future: bool = False
    starts_year: bool = False  # 年初
    begins: bool = False  # its first month is written: 1—5月

    def resolved(self, year: int) -> Span:
        """First and last day in that year; (None, None) for a day that the month has not (2月30日)."""
        low, high = self.months or (1, 12)
        if not 1 <= year <= 9999:
            return None, None
        if self.days is None:
            return date(year, low, 1), _month_end(year, high)
        length = monthrange(year, high)[1]
        first, last = self.days
        if self.kind == "span":  # the last ten days of a month end with the month
            last = min(last, length)
        if first > length or last > length or last < first:
            return None, None
        return date(year, low, first), date(year, high, last)


# 去年签约的1216个项目，截至3月底…: the year tells which projects, not when they are counted, whatever else is said of them
# before 截至 (去年赴京签约的9个项目，合同总额32亿元，截至3月底…)
_COHORT = re.compile(r"[^，。；、\d]{1,12}的[^，。；]{1,24}，(?:[^，。；]{0,6}|(?:[^，。；]{1,24}，){1,2}截[至止])$")


# What follows a 全年 that is over: its figure beside the year before's, and no aim
_YEAR_TOLD = re.compile(
    r"(?:(?!力争|确保|目标|计划|预期|安排|预计|争取)[^。；;\n]){0,60}?(?:比上年|比去年|同比|较上年|较去年)(?:同期)?(?:的[\d.,]+[万亿]?(?:元|美元|个|家|户))?[^，。；;\n\d]{0,6}"
    r"(?:增|下降|减|提高|上升|净增)[^，。；;\n\d]{0,4}[\d.]+(?:%|％|个|家|户|亿元|万元|倍)(?!以上|左右|及以上)"
)


# What follows a part of the year that is still to come
_COMING = re.compile(
    r"[，,]?[^，。；、,;\d]{0,8}?(?:(?<!即)将(?!近)|拟|力争|确保|争取|计划(?=[新集开签投竣落引])|预计|还要|要(?=[完达新再确力]))"
)


_ON_THAT_DAY = re.compile(r"上午|下午|中午|早上|晚|凌晨|[，,]|在|举行|召开")


class _Finder:
    """One pass over a text, from left to right, remembering which year and which period were last spoken of."""

    said: Span | None  # the period that 同期 and 当月 look back to
    year: int | None  # the year last written, the month it stood with, and where
    month: int
    at: int
    day: date | None  # the day last named

    def __init__(
        self,
        text: str,
        published: date | None,
        anchor_year: int | None,
        current: Span | None,
        before: tuple[int, int] | None = None,
    ) -> None:
        """`before` is the part of the text, from a start to an end, whose years and periods are remembered."""
        self.text = text
        self.published = published
        self.anchor_year = anchor_year
        self.current = current
        self.before = before
        if current or before is None:
            self.said = current
        if before is None:
            self.year, self.month, self.at, self.day = None, 0, 0, None

    def __getattr__(self, name: str) -> Any:
        """What `before` leaves behind: read where a mention first asks for it, for most ask for nothing."""
        if name not in ("said", "year", "month", "at", "day") or self.before is None:
            raise AttributeError(name)
        earlier = _Finder(self.text, self.published, self.anchor_year, self.current)
        for _ in earlier.find(*self.before, _next_core(self.text, *self.before)):
            pass
        for memory, value in vars(earlier).items():
            self.__dict__.setdefault(memory, value)  # what was said since stands
        return self.__dict__[name]

    # --- reading --------------------------------------------------------------------------------------------------

    def find(self, start: int, end: int, match: re.Match[str] | None) -> Iterable[PeriodMention]:
        """The mentions from a first core match on."""
        floor = start
        while match:
            point = self.point(match)
            if point is None:
                at = self.skip(match)
            elif (mention := self.mention(point, floor, end)) is None:
                at = max(point.end, match.start() + 1)
            else:
                yield mention
                at = floor = max(mention.end, match.start() + 1)
            match = _next_core(self.text, at, end)

    def skip(self, match: re.Match[str]) -> int:
        """Where to look again after a match that says no time: behind a list mark (3、8月), else one further on."""
        if match["list"] is not None:
            return match.end("list")
        return match.end() if match["plan"] else match.start() + 1

    def point(self, match: re.Match[str]) -> _Point | None:
        """The match as a point or stretch of time; None where it is none (1、5月, 一月一会, “十四五”规划)."""
        point = _Point(match.start(), match.end(), "span")
        if match["iso"]:
            point.year, point.year_said = int(match["iy"]), True
            month, day = int(match["im"]), int(match["id"])
            point.kind, point.months, point.days = "day", (month, month), (day, day)
            return point if point.resolved(point.year)[0] else None
        if match["ra"] or match["rya"]:
            low, high = int(match["ra"] or match["rya"]), int(match["rb"] or match["ryb"])
            if low >= high:
                return None
            point.dates = date(low, 1, 1), date(high, 12, 31)
            return point
        if match["plan"]:
            if match["named"]:
                return None
            low, high = _entries("plan")[match["plan"]]["years"]
            if match["py"]:
                high = low + chinese_number(match["py"]) - 1  # “十四五”前两年
            point.dates = date(low, 1, 1), date(high, 12, 31)
            if (match["after"] or "").startswith("末"):
                point.kind = "as_of"
            return point
        if match["fixed"]:
            return self.fixed(match, point)
        if match["months"]:
            return self.months_past(match, point)
        if match["lately"] or match["in_all"]:
            point.kind, point.dates = "vague", (None, None)
            return point
        if match["nw"] or match["ago"]:
            return self.years(match, point)
        if match["same"]:
            return self.same(match, point)
        if match["mw"]:
            return self.relative_month(match, point)
        if match["bd"] or match["nd"]:
            return self.bare_day(match["bd"] or match["nd"], point)
        return self.calendar(match, point)

    def fixed(self, match: re.Match[str], point: _Point) -> _Point:
        entry = _entries("word")[match["fixed"]]
        point.kind = entry["kind"]
        if point.kind == "new_year":
            point.kind, point.starts_year = "vague", True  # 开年以来
        if point.kind == "today" and match["fixed"][0] == "今" and self.is_held_today(point):
            # 今天上午，…集中签约: the day of the dateline, where there is one (本报4月7日电)
            near = self.day is not None and (self.published is None or 0 <= (self.published - self.day).days < _AHEAD)
            point.kind, point.dates = "day", (self.day, self.day) if near else (self.published, self.published)
        elif point.kind == "day":
            origin = self.day if entry.get("from") == "context" else self.published
            day = origin + timedelta(days=entry["offset"]) if origin else None
            point.dates = day, day
        else:
            point.dates = None, None
        return point

    def is_held_today(self, point: _Point) -> bool:
        """Whether 今天 dates what happened on it (今天上午，…), and is no end of a count (截至今天)."""
        return _ON_THAT_DAY.match(self.text, point.end) is not None and self.text[
            point.start - 1 : point.start
        ] not in (
            "至",
            "止",
            "到",
        )

    def years(self, match: re.Match[str], point: _Point) -> _Point:
        """过去五年, 今后五年: whole years around New Year, when such reports are given; at other times it is not said
        whether the running year counts, and the words stay without dates."""
        point.kind, point.dates = "vague", (None, None)
        if match["ago"]:
            return point
        sense = _entries("years")[match["nw"]]["sense"]
        point.future = sense == "coming"
        words = match["n"]
        if sense != "near" and self.published and self.published.month <= 3 and words not in ("几", "多"):
            number, year = chinese_number(words), self.published.year
            low = {"past": year - number, "coming": year, "before": year - 2 * number}[sense]
            if number:
                point.kind, point.dates = "span", (date(low, 1, 1), date(low + number - 1, 12, 31))
        return point

    def months_past(self, match: re.Match[str], point: _Point) -> _Point:
        """11个月来, said in November or December: the year so far; the words of other numbers stay without dates."""
        point.kind, point.dates = "vague", (None, None)
        number = chinese_number(match["months"])
        if self.published and number in (self.published.month, self.published.month - 1) and number > 1:
            point.kind = "span"
            point.dates = date(self.published.year, 1, 1), min(self.published, _month_end(self.published.year, number))
        return point

    def same(self, match: re.Match[str], point: _Point) -> _Point | None:
        """去年同期 looks back to the period spoken of; a bare 同期 only in a comparison (比同期; 签约38个，同期29个)."""
        word = match["sy"]
        before, behind = self.text[point.start - 1 : point.start], self.text[point.end : point.end + 1]
        beside = before in tuple("，,（(") and behind.isdigit()
        if word is None and before not in tuple("比较与和超") and not beside:
            return None
        point.kind = "same"
        if self.said is None:
            point.dates = None, None
        elif word and word[:4].isdigit():
            last = self.said[1]
            years = int(word[:4]) - last.year if last else 0
            point.dates = _shift_years(self.said[0], years), _shift_years(last, years)
        else:
            years = _entries("year")[word]["offset"] if word else -1
            point.dates = _shift_years(self.said[0], years), _shift_years(self.said[1], years)
        return point

    def relative_month(self, match: re.Match[str], point: _Point) -> _Point:
        entry = _entries("month")[match["mw"]]
        origin = self.said[1] if self.said else None
        if entry.get("from") != "context":
            origin = self.published
        point.kind = "span" if entry.get("quarter") else "month"
        if origin is None:
            point.dates = None, None
            point.future = entry["offset"] > 0
        elif entry.get("quarter"):
            index = origin.year * 4 + (origin.month - 1) // 3 + entry["offset"]
            point.year, low = index // 4, index % 4 * 3 + 1
            point.year_said, point.months = True, (low, low + 2)
        else:
            index = origin.year * 12 + origin.month - 1 + entry["offset"]
            point.year, month = index // 12, index % 12 + 1
            point.year_said, point.months = True, (month, month)
            if match["rd"]:
                day = chinese_number(match["rd"])
                point.kind, point.days = "day", (day, day)
        self.tail(match["rt"], point, vague_start=False)
        return point

    def bare_day(self, said: str, point: _Point) -> _Point | None:
        """19日上午, 昨(27)日: the month last spoken of, if a day was, else the last such day before publication."""
        origin = self.day or self.published
        if origin is None:
            return None
        day = chinese_number(said)
        if self.day is None and day > origin.day:
            origin = origin.replace(day=1) - timedelta(days=1)
        point.kind, point.days, point.months = "day", (day, day), (origin.month, origin.month)
        point.year, point.year_said = origin.year, True
        return point

    def calendar(self, match: re.Match[str], point: _Point) -> _Point | None:
        """A year, a part of a year, a month or a day."""
        self.read_year(match, point)
        if _LUNAR.search(self.text, max(0, point.start - 9), point.start):  # 农历十月 is no October
            point.kind, point.dates = "vague", (None, None)
            return point
        if match["mza"]:
            low, high = chinese_number(match["mza"]), chinese_number(match["mzb"])
            if high != low + 1:
                return None
            point.months = low, high
        elif match["ma"]:
            low, high = chinese_number(match["ma"]), chinese_number(match["mb"])
            same_script = match["ma"].isascii() == match["mb"].isascii()
            if low >= high or (match["list"] and (high != low + 1 or not same_script)):
                return None
            point.months, point.begins = (low, high), True
        elif match["m"]:
            return self.month_day(match, point)
        elif match["mf"]:
            month = chinese_number(match["mf"])
            point.kind, point.months = "month", (month, month)
        elif match["part"]:
            low, high = _entries("part")[match["part"]]["months"]
            point.months = low, high
            self.tail(match["pt"], point)
        elif match["front_q"]:
            point.months = 1, 3 * chinese_number(match["front_q"])
            self.tail(match["qe"], point)
        elif match["season"]:
            point.kind, point.dates = "vague", (None, None)
        elif match["opening"]:
            point.kind, point.months = "month", (1, 1)
        elif match["front"]:
            high = chinese_number(match["front"])
            if high < 2:
                return None  # 前一个月 is the month before
            point.months = 1, high
        elif match["qa"]:
            low = chinese_number(match["qa"])
            high = chinese_number(match["qb"]) if match["qb"] else low
            if high < low:
                return None
            point.months = 3 * low - 2, 3 * high
            self.tail(match["qt"] or match["qs"], point)
        elif match["yt"]:
            self.tail(match["yt"], point)
        return point

    def read_year(self, match: re.Match[str], point: _Point) -> None:
        if match["y4"]:
            point.year, point.year_said = int(match["y4"]), True
        elif match["y4_bare"]:
            point.year, point.year_said = int(match["y4_bare"]), True
        elif said := match["y2"] or match["y2_month"]:
            point.year, point.year_said = self.century(digit_by_digit(said), point.start), True
        elif match["yz"]:
            point.year, point.year_said = digit_by_digit(match["yz"]), True
        elif match["yw"]:
            entry = _entries("year")[match["yw"]]
            origin = self.published.year if self.published else self.anchor_year
            if entry.get("from") == "context":
                origin = self.year
                if origin is None and self.published and entry["offset"] < 0:
                    origin = self.published.year  # 上一年, where no year was spoken of
            elif entry["offset"] == 1 and self.published and self.published.month <= 3 and self.anchor_year:
                # 明年 of a summary of 2022 that was printed in January 2023
                origin = min(self.anchor_year, self.published.year)
            point.year_said = True
            point.year = origin + entry["offset"] if origin is not None else None
            point.future = entry["offset"] > 0 and entry.get("from") != "context"

    def century(self, year: int, start: int) -> int | None:
        """The year that two digits mean: no more than ten years ahead, else of the last century.

        None where both may be (35年 said in 2021), and for years that are not of our era (民国91年) or not years at all
        (第15年).
        """
        if self.text[start - 1 : start] in tuple("国國第"):
            return None
        present = self.published.year if self.published else 2040
        if 2000 + year <= present + 10:
            return 2000 + year
        return 1900 + year if year > 50 else None

    def month_day(self, match: re.Match[str], point: _Point) -> _Point | None:
        month = chinese_number(match["m"])
        point.kind, point.months = "month", (month, month)
        if match["d"]:
            day = chinese_number(match["d"])
            point.kind, point.days = "day", (day, day)
        elif match["da"]:
            first, last = chinese_number(match["da"]), chinese_number(match["db"])
            if first >= last:
                return None
            point.kind, point.days = "span", (first, last)
        elif match["xun"]:
            first, last = _entries("ten_days")[match["xun"]]["days"]
            point.kind, point.days = "span", (first, last)
        elif match["mt"]:
            self.tail(match["mt"], point, vague_start=False)
        elif match["m"] == "一" and match.group().endswith("一月") and not point.year_said:
            return None  # 一月一通报, 热度: 三天 一周 一月: a month's time; January is written 1月 or 一月份
        elif not match["m"].isascii() and self.text[point.end : point.end + 1] in tuple(CHINESE_MONTH_NO):
            return None
        if point.days and point.days[1] > 29 and point.resolved(2000) == (None, None):
            return None  # 2月30日 is no day
        return point

    def tail(self, word: str | None, point: _Point, vague_start: bool = True) -> None:
        """底 and 末 leave only the end, 内 a limit, 年初 no date; 月初 stays within its month."""
        if not word:
            return
        sense = _entries("tail")[word]["sense"]
        if sense == "end":
            point.kind = "as_of"
        elif sense == "within":
            point.kind = "by"
        elif vague_start:
            point.kind, point.dates, point.starts_year = "vague", (None, None), True

    # --- resolving -------------------------------------------------------------------------------------------------

    def mention(self, point: _Point, floor: int, limit: int) -> PeriodMention | None:
        before, after, separator, _ = _around()
        first, last = self.dates(point)
        end, kind, ranged = point.end, point.kind, False
        dash = separator.match(self.text, end, limit)
        if dash is None and self.text[point.start - 1 : point.start] in ("从", "自"):
            dash = _FROM_EVENT.match(self.text, end, limit)
        if dash and point.starts_year and not point.future:
            first = self.new_year(point)  # 年初至6月底
        if (point.kind in ("span", "month", "day", "as_of") or (point.starts_year and first)) and dash:
            second_match = _core().match(self.text, dash.end(), limit)
            second = self.point(second_match) if second_match else None
            if second and second.kind in ("present", "today", "so_far") and first and point.kind != "as_of":
                return self.made(point.start, second.end, first, self.published, "since")  # 2020年到现在
            if second and second.kind in ("span", "month", "day", "as_of"):
                if not second.year_said and second.dates is None and first:  # 2022年3月1日至9月30日
                    second.year, second.year_said = first.year, True
                second_last = self.dates(second)[1]
                if first and second_last and second_last >= first:
                    last, end, kind, ranged = second_last, second.end, "span", True
        if point.starts_year and not ranged:
            first = None
        prefix = before.search(self.text, max(floor, point.start - 6), point.start)
        front = _entries("prefix")[prefix["prefix"]]["kind"] if prefix else None
        start = prefix.start() if prefix else point.start
        suffix = after.match(self.text, end, limit)
        back = self.suffix_kind(suffix, point, ranged)
        future = point.future

        if kind == "so_far":
            # 至今仍未开工的31个 tells of these, and not when they were counted
            counted = self.opens_clause(start) and self.text[end : end + 1] not in tuple("仍未尚还没不无")
            return self.made(start, end, None, self.published, "as_of") if counted else None
        if kind in ("present", "today"):
            if front == "as_of" or (front == "by" and (self.opens_clause(start) or self.text.startswith("为止", end))):
                return self.made(start, end, None, self.published, "as_of")
            return None if kind == "today" else self.made(point.start, end, None, None, "present")
        if kind == "same":
            return PeriodMention(point.start, end, first, last, "span", False, True)
        if back == "by" and suffix:
            if kind in ("span", "month") and first:  # 2025年前, 9月前: before it begins
                last = first - timedelta(days=1)
            if kind == "vague":
                return self.made(point.start, end, None, None, kind, future)
            keep = front in ("as_of", "by")
            return self.made(start if keep else point.start, suffix.end(), None, last, "by", future, remember=False)
        if back in ("since", "from") and suffix and kind != "by":
            until = self.published if back == "since" else None
            if kind == "vague":
                first = self.new_year(point)
                if first is None:
                    return self.made(point.start, suffix.end(), None, None, kind, future)
            if first and until and first > until:
                until = None
            until = until if first else None
            keep = front == "since"
            return self.made(start if keep else point.start, suffix.end(), first, until, "since", future)
        if front == "as_of" and point.begins and kind == "span":
            return self.made(start, end, first, last, "span", future)  # 截止1—5月底
        if front == "as_of" and kind not in ("vague", "by"):
            return self.made(start, end, None, last, "as_of", future)
        if kind in ("as_of", "by"):
            ahead = future or bool(last and self.published and last > self.published)
            if kind == "as_of" and (front == "by" or ahead):
                kind = "by" if ahead else "as_of"
            return self.made(start if front == "by" else point.start, end, None, last, kind, future)
        is_year = point.months is None and point.dates is None and kind == "span"
        if front == "by" and is_year and last and self.published is None and self.text[end : end + 1] in tuple("，,"):
            return self.made(start, end, None, last, "by", future)  # 到2025年，…, in a paper without a day
        if front == "by" and is_year and last and self.published:
            if last > self.published and not (self.text.startswith("的", end) and first and first <= self.published):
                return self.made(start, end, None, last, "by", future)  # but 提高到今年的45% is of the year so far
            if last <= self.published and self.opens_clause(start) and self.text[end : end + 1] in tuple("，,"):
                return self.made(start, end, None, last, "as_of")  # 到2022年，…, said in 2023
        return self.made(point.start, end, first, last, kind, future)

    def opens_clause(self, start: int) -> bool:
        """Whether a clause begins at `start`."""
        return self.text[start - 1 : start] in _STOPS or self.text[max(0, start - 2) : start] == "今年"

    def new_year(self, point: _Point) -> date | None:
        """1 January for 年初以来, of the year said or of the year of publication; None for 近三年以来."""
        year = point.year if point.year_said else self.published.year if self.published else None
        if not point.year_said and point.starts_year and self.year is not None and self.at == point.start:
            year = self.year  # 2022年|开年以来
        return date(year, 1, 1) if point.starts_year and year is not None else None

    def suffix_kind(self, suffix: re.Match[str] | None, point: _Point, ranged: bool) -> str | None:
        """What the words behind a mention make of it; 前 and 来 are read only where they cannot begin another word."""
        if suffix is None or ranged or point.kind in ("present", "today", "same"):
            return None
        word = suffix["suffix"]
        kind: str = _entries("suffix")[word]["kind"]
        if word == "前" and point.kind in ("span", "month"):
            following = self.text[suffix.end() : suffix.end() + 2]
            if following and following[0] not in "，,。；;、)）" and following not in BEFORE_VERBS:
                return None
        if word == "来" and not (point.kind in ("span", "vague") and self.text[point.end - 1] == "年"):
            return None
        if word == "起" and point.kind not in ("month", "day", "span"):
            return None
        return kind

    def dates(self, point: _Point) -> Span:
        """First and last day of a point, with the year it says or the one that the text around it gives."""
        if point.dates is not None:
            return point.dates
        year = point.year if point.year_said else self.implied_year(point)
        return point.resolved(year) if year is not None else (None, None)

    def implied_year(self, point: _Point) -> int | None:
        """The year of a month, a quarter or a half-year that names none.

        First the year last written in the same paragraph, while the months go on (2020年3月…8月), or in the same
        sentence (2021年,…上半年); then the anchor; then the year of publication, or the one before where that
        would lie in the future and nothing says so.
        """
        low, high = point.months or (1, 12)
        if self.year is not None and point.start - self.at <= REACH:
            between = self.text[self.at : point.start]
            same_sentence = not any(stop in between for stop in "。！？\n")
            months_go_on = bool(self.month) and low >= self.month and point.kind in ("month", "day", "as_of")
            # 预计明年3月试产；某项目7月签约: what is still to come is told of the one before
            ahead = bool(self.published and self.year > self.published.year) and any(stop in between for stop in "；。")
            if "\n" not in between and months_go_on and point.months and not ahead:
                return self.year
            if "）" in between and "（" not in between:
                same_sentence = False  # 计划40个（去年38个），1—9月已签约33个
            # 2021年,…上半年; 今年5月进场，下半年投产
            goes_on = not self.month or (point.kind == "span" and low >= self.month)
            if same_sentence and goes_on and not (self.published and _COHORT.match(between)):
                return self.year
        said_early = self.published is not None and self.published.month <= 2 and point.months is not None
        if said_early and self.published is not None and point.kind in ("span", "as_of", "by"):
            ends = point.resolved(self.published.year)[1]
            if ends is not None and ends > self.published and _COMING.match(self.text, point.end):
                return self.published.year  # 下半年，还将集中开工25个, said in February
        if self.anchor_year is not None:
            return self.anchor_year
        if self.published is None:
            return None
        year = self.published.year
        first, last = point.resolved(year)
        if self.published.month <= 2 and point.kind == "as_of" and self.closed_year(point):
            return year - 1
        if first is None or last is None or point.months is None:
            return year
        clause = self.text[max(0, point.start - 12) : point.start]
        outlook = max((m.end() for m in _around()[3].finditer(clause)), default=-1)
        expected = outlook >= 0 and not any(stop in clause[outlook:] for stop in "。；;！\n")
        deadline = self.text[point.end : point.end + 2]
        expected = expected or deadline in ("之前", "以前") or (point.kind != "month" and deadline[:1] == "前")
        if expected and high <= 3 and self.published.month >= 10:
            return year + 1  # 力争3月底前 said in November
        if expected or last <= self.published:
            return year
        if point.days and point.kind != "as_of" and first > self.published and (first - self.published).days <= _SOON:
            return year  # 5月22日—25日，洽谈会将举行, said on 21 May: nobody speaks so of the year before
        early = self.published.month <= 2
        if point.kind in ("month", "day", "as_of") or point.days or high == low:
            return year - 1 if first > self.published or (point.kind == "as_of" and early and low > 3) else year
        if early and (first > self.published or high >= 9) and (low, high) != (1, 12):
            return year - 1  # 前三季度 or 四季度 said in January
        if early and (low, high) == (1, 12) and point.end - point.start > 2:
            return year - 1  # 1—12月 said in January; a bare 全年 is the year of publication
        if self.published.month <= 5 and (low, high) == (1, 12) and _YEAR_TOLD.match(self.text, point.end):
            return year - 1  # 全年实际到位资金38.6亿元，比上年增长29.8%, said in March: of the year that is over
        return year

    def closed_year(self, point: _Point) -> bool:
        """Whether a 年末, or a 年底 behind 截至, said early in a year is that of the year before: 截至年底, 年末全市共有…."""
        if point.months is not None or self.text[point.end : point.end + 1] == "前":
            return False
        return self.text[point.start - 1 : point.start] in ("至", "止") or (
            self.text[point.end - 1] == "末" and self.opens_clause(point.start)
        )

    def made(
        self,
        start: int,
        end: int,
        first: date | None,
        last: date | None,
        kind: str,
        future: bool = False,
        remember: bool = True,
    ) -> PeriodMention:
        """A mention, and what it leaves behind for the words after it."""
        if self.published is not None:
            # 截至5月底 in a paper of 29 May is told
            told = kind == "as_of" and self.text[start] in "截止" and last and (last - self.published).days <= _AHEAD
            future = future or bool(last and last > self.published and not told)
            future = future or bool(first and first > self.published)
        mention = PeriodMention(start, end, first, last, kind, future)
        compared = self.text[start - 1 : start] in tuple("比较与同和")
        # 提前完成全年任务，当月…: the plan's year is not what was spoken of
        compared = compared or (self.text[start:end] == "全年" and self.text[end : end + 2] in ("任务", "目标", "计划"))
        if remember and not compared and (first or last):
            if kind in ("span", "month", "since", "as_of"):
                self.said = first, last
            # after 2018年1月至2019年9月 the year spoken of is 2019
            anchor = last if first and last and first.year < last.year and kind == "span" else first or last
            if anchor and kind in ("span", "month", "day", "as_of"):
                whole_year = (first, last) == (date(anchor.year, 1, 1), date(anchor.year, 12, 31))
                spanning = anchor is not first and first is not None
                self.year, self.month, self.at = anchor.year, 0 if whole_year else 1 if spanning else anchor.month, end
                if kind == "day":
                    self.day = first
        return mention


# What may follow a bare 前 behind a month or a year (9月前完成): verbs of finishing, for 前 also begins 前往 and 前三.
BEFORE_VERBS = frozenset(
    (
        "全部",
        "完成",
        "建成",
        "投产",
        "开工",
        "竣工",
        "达产",
        "实现",
        "签约",
        "落地",
        "动工",
        "交付",
        "达到",
        "力争",
        "确保",
        "必须",
        "全面",
    )
)


@lru_cache(maxsize=1)
def _folded(text: str) -> str:
    """The whole text with its full-width digits as plain ones: made once for all sentences of a document."""
    return text.translate(FULL_WIDTH) if _FULL_WIDTH_DIGIT.search(text) else text


def may_say_when(text: str, start: int, end: int) -> bool:
    """Whether a time may be named in `text[start:end]`: a quick look, before `find_periods`."""
    return _opening().search(_folded(text), start, end) is not None


def find_periods(
    text: str,
    published: date | None,
    start: int = 0,
    end: int | None = None,
    anchor_year: int | None = None,
    current: Span | None = None,
) -> list[PeriodMention]:
    """The periods and dates named in `text[start:end]`, sorted, without overlap, each as long as it can be read.

    `published` is the day that 今年, 上月 and a month without a year are resolved against; without it they have no
    dates. `anchor_year` is the year of what the text is about where that is known (a report of January on the past
    year): months and parts of a year that name no year are taken in it. `current` is the period that 去年同期 looks
    back to; without it, the one last named. Offsets are code points into `text`.
    """
    end = len(text) if end is None else end
    text = _folded(text)
    first = _next_core(text, start, end)
    if first is None:
        return []  # what the paragraph said before is read again only for a mention that may need it
    # What the paragraph said before `start` gives the year to what follows, as it does when all is read at once.
    paragraph = max(text.rfind("\n", 0, start) + 1, start - REACH)
    finder = _Finder(text, published, anchor_year, current, (paragraph, start) if paragraph < start else None)
    return list(finder.find(start, end, first))
