"""The lines that stand above and below an article: its title, date, source and signature, told by how they are written.

Only what is written is taken. Where a page gives no date there is none: no clock, no file date, no first of January.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from corpora.page_words import (
    AUTHOR,
    CASE_FIRST,
    CLOCK,
    FILE_NUMBER,
    FORM_LINE,
    INFO,
    LETTER_OF_REPLY,
    LETTERHEAD,
    NEWS_LEAD,
    NO_AUTHOR,
    NO_SOURCE,
    NOT_A_DATE_OF_ISSUE,
    OF_A_PLAN,
    OFFICE,
    PLAN_TITLE,
    PROPOSAL_LABELS,
    PROPOSAL_TITLE,
    PUBLISHER,
    REPORT_LEAD,
    REPORT_TITLE,
    SIGNER,
    SIMPLIFIED,
    SOURCE,
    SOURCE_TAIL,
    VISITED,
    WEEKDAY,
)
from extractors.document import Kind

DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s?(?:年|-|/|\.)\s?(?P<month>\d{1,2})\s?(?:月|-|/|\.)\s?(?P<day>\d{1,2}(?!\d|\s?月)|\d{2}(?=\d{2}:\d{2}))\s?日?"
)
CHINESE_DATE = re.compile(
    r"(?P<year>[二一][〇○零O0一二三四五六七八九]{3})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)
# News agencies set year, day and hour apart: 2023 07/19 10:22:33.
DATE_IN_PIECES = re.compile(
    r"(?<!\d)(?P<year>20\d{2})\s{1,3}(?P<month>\d{2})\s?[/-]\s?(?P<day>\d{2})(?=\s{1,3}\d{1,2}:\d{2})"
)
# A day before its month, as some collections of news write it above an article: 25.05.2016 10:07. The hour is asked for,
# because 12.05.2016 in running text is a decimal number of a list.
DAY_FIRST = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d{2})(?=\s{1,3}\d{1,2}:\d{2})")
LABELLED_DATE = re.compile(
    r"(?:(?:发布|发稿|更新|发表|发文|成文|生成|录入|添加|上传|公开|印发|制表|创建)?(?:时间|日期)\s?[:：]|发表于|发布于|(?:发布|成文|生成|公开)日期)[\s|｜]*(?=(?:19|20)\d{2})"
)
# What is said of the speech, not of a deadline: ——2022年1月7日在天长市第十七届人民代表大会第一次会议上.
SPOKEN_ON = re.compile(r"^[—\-－(（]{0,3}(?=(?:19|20)\d{2}年\d{1,2}月\d{1,2}日在)")
SPEECH = re.compile(
    r"(?:讲话|致辞|发言|演讲|汇报|报告|讲稿)(?:提纲|材料|摘要|稿|要点)?[（(](?:19|20)\d{2}[^）)]*\d日?[）)]$"
)
# 大冶日报 2021年9月2日 第二版, 招商动态 |2017-11-28, 【2021-09-02】: a day beside a name, and nothing said
_DAY = (
    r"(?:(?:19|20)\d{2}\s?[年\-/.]\s?\d{1,2}\s?[月\-/.]\s?\d{1,2}\s?日?"
    r"|二[〇○零O0][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_NAME = r"[^\s，。；、！？|｜]{2,16}"
_PAGE = r"(?:[\s|｜　，,]*(?:第\s?)?[A-Z]?\w{1,3}\s?版(?:头条|[:：][\u4e00-\u9fff]{2,6})?)?"
# 沛县商务局　2021年10月22日　阅读 231
_HOUR = r"(?:[\sT]*\d{1,2}(?::\d{2}(?::\d{2})?|[时時点]\d{1,2}分?))?"
_VIEWS = r"(?:[\s|｜　]*(?:阅读|浏览|点击|访问)(?:次数|人数|量|数)?\s*[:：]?\s*\d+\s?次?)?"
_PAPER = r"(?:《\s?)?[\u4e00-\u9fff]{2,10}(?:日报|晚报|报|网|社|电视台|发布|融媒体?(?:中心)?|新闻|客户端|网站|公众号|官微|在线)(?:\s?》)?"
# 本报记者　廖敏　　2023年6月27日　　第02版：要闻
_BYLINE = r"(?:(?:本报|本刊|本台|本网|全媒体|融媒体?)?(?:见习|特约)?(?:记者|通讯员)[\s:：](?:[\u4e00-\u9fff·]{1,4}(?:[\s、]+|$)){1,6})+"
_TAKEN_FROM = r"(?:(?:原载|摘自|转自|选自|刊于|载于|来源|稿源)[:：于]?)?"
_WEEKDAY = r"(?:[\s　]*(?:(?:星期|周)[一二三四五六日天]|星期))?"
DATED = re.compile(
    rf"(?:https?://[^\s【]+)?[\s【\[（(]*(?:{_BYLINE}|{_NAME}[\s|｜　（(@】\]]+)?{_DAY}{_HOUR}{_PAGE}(?:\s?发布)?{_VIEWS}[\s】\]）)]*"
    # （原载《焦作日报》2011年7月8日第2版）, 摘自2011年7月8日《焦作日报》
    rf"|[\s【\[（(]*{_TAKEN_FROM}(?:{_PAPER}[\s|｜　，,（(]*{_DAY}{_HOUR}{_WEEKDAY}|(?:https?://\S+\s)?{_DAY}{_HOUR}{_WEEKDAY}[\s|｜　·]*{_PAPER}){_PAGE}[\s】\]）)]*(?:{_BYLINE})?"
)
PAPER = re.compile(_PAPER)
BARE_DAY = re.compile(r"20\d{6}")
SEAL = re.compile(r"\s*[（(](?:盖章|公章|印章|章|印)[）)]$")
COMPILED_BY = re.compile(r"(?:编|编印|主编|编发|主办|印发?)$")  # 县招商引资工作领导小组办公室编　2014年9月22日
# （沛县招商局　2021年10月22日） behind the last words of an article
SIGNED_BEHIND = re.compile(
    r"[（(](?:来源[:：]|供稿[:：])?([\u4e00-\u9fff]{3,24}(?:网|报|局|委|办|厅|处|院|会|中心|政府|发布|办公室|融媒|公司|委员会|街道|镇|乡))[\s　，,]+"
    + _DAY
    + _HOUR
    + r"(?:\s*星期[一二三四五六日天])?[）)]$"
)
WHO_AND_WHEN = re.compile(rf"(?:https?://[^\s【]+)?[\s【\[（(]*([\u4e00-\u9fff]{{3,24}})[\s|｜　@】\])）]*(?={_DAY})")
WHEN_AND_WHO = re.compile(
    rf"(?:https?://\S+)?[\s【\[（(]*{_DAY}{_HOUR}[\s|｜　]+((?:[\u4e00-\u9fff]{{3,10}}[报网]?[-—·])?[\u4e00-\u9fff]{{3,24}})(?:\s*(?:责任)?编辑\s?[:：]\s?\S+)?[\s】\]）)]*$"
)
# the headings that a page is filed under, its paper and its day
FILED_UNDER = re.compile(rf"(?:[\u4e00-\u9fff]{{2,4}}[\s|｜]+)+{_PAPER}[\s|｜]+{_DAY}{_HOUR}")
PAPER_PAGE = re.compile(
    r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|晨报|早报|时报|商报|都市报|报|周刊)\s[^，。]{8,40}(?:第?[一二三四五六七八九十A-Z\d]{1,3}版|记者)"
)
# 9:50 above each picture of a page that tells a ceremony as it goes; 4月7日 above one that tells it in pictures
CLOCK_ALONE = re.compile(r"[\d:：.\s]+|\d{1,2}月\d{1,2}日")
SUBTITLE = re.compile(r"^(?:——|—|--|―)")
SENTENCE_END = re.compile(r"[。！？；…][”’」』）)]?$")
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊"
    "陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_NEWSPAPER = r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|晨报|时报|商报|工人报|都市报|新闻网)"
_EDITION = r"(?:\s?(?:数字报纸?|电子报|数字版))?"
# 所属地区：安徽-六安, 新闻热线:0564-…, 导航菜单, 某某日报 数字报, 某客户端记者 李某某, 某网9月23日讯, 李某某 王某: no titles
NO_TITLE = re.compile(
    r"[•·●\s]*(?:所属(?:地区|行业|分类|栏目)|发布机构|索\s?引\s?号|主题分类|公开(?:方式|范围|日期|形式)|页数|大小|[热熱][线線]|新[闻聞][热熱][线線]|转自|[轉]自|核心提示)\s*[:：].*"
    r"|第?[A-Z]?\w{1,3}版[:：].{0,12}|导航菜单|(?:标题|版面)导航|往期(?:阅读|回顾|推荐)|上一[篇页条].{0,6}下一[篇页条]|放大\s*缩小.*|欢迎来到\S+|(?:咨询|联系|服务|投诉)?电话\s*[:：].*|浏览记录|显示全部楼层|核心提示|热门推荐|\d{0,4}\s?收藏(?:\s\S{2,6}){1,4}"
    r"|[（(][^（()）]{2,40}[）)]"  # （资料图片）
    rf"|[《]?(?:{_NEWSPAPER}|[\u4e00-\u9fff]{{2,8}}政府网)[》]?{_EDITION}"
    r"|\S{0,16}(?:记者|通讯员)(?:[\s　]+[\u4e00-\u9fff]{2,4}){1,4}"
    r"|\S{2,14}\d{1,2}月\d{1,2}日[讯訊电電]"
    rf"|[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}(?:\s[{_SURNAMES}][\u4e00-\u9fff]{{1,2}}){{1,3}}"
)
# the name of a paper alone above an article
PAPER_ALONE = re.compile(rf"《?({_NEWSPAPER})》?{_EDITION}")
DIGITS = {digit: str(value) for value, digits in enumerate(("〇○零O0", *"一二三四五六七八九")) for digit in digits}
LONGEST_INFO = 160
LONGEST_TITLE = 90
LONGEST_BYLINE = 40
PROSE_LENGTH = 40  # characters of a line from which it may be prose
# 红网时刻新闻8月25日讯（…）, 株洲日报讯（…）, 大河客户端记者 郑某某, 皖西日报消息，…: who tells, where nothing else says it;
# 本报 names none
TELLS = re.compile(
    r"[【\[（( 　]*(?![本据據])((?:[\u4e00-\u9fff]{2,6}[-—])?[\u4e00-\u9fff·]{1,16}?(?:网|报|客户端|融媒|新闻联播|新闻|发布|电视台)|云上[\u4e00-\u9fff]{2})"
    r"(?:[\u4e00-\u9fff]{2,4}?)?(?:\s?\d{1,2}[月日]\d{1,2}日)?(?:[\u4e00-\u9fff]{2,4}?)?\s?"
    r"(?:[讯电](?:[\u4e00-\u9fff]{2,4}(?=[（(]))?(?=[】\]（(：:，,\s记]|$)|消息(?=[（(：:，,\s])|报道(?=[（(：:])|记者(?=[\s　]|[\u4e00-\u9fff]{2,3}(?:报道|[、，])))"
)
# （武夷山日报记者 …）, （伊犁新闻网） behind the last words
TOLD = re.compile(
    r"[（(](?![本据據])([\u4e00-\u9fff·]{1,12}?(?:日报|晚报|晨报|早报|时报|商报|都市报|周报|周刊|[^官联上]网|电视台|融媒体中心|新闻客户端|报社))"
    r"(?:[\s　]|(?:[\u4e00-\u9fff]{0,8})?(?:记者|通讯员)|[）)])[^，。；（）()]{0,40}[）)]?\s*$"
)
# what newspapers' pages on the web leave of their masthead: 标题导航, 第A2版, 上一篇 下一篇 放大 缩小
PAPER_ON_SCREEN = re.compile(
    r"(?:标题|版面)导航|第?\s?[A-Z]?\d{1,5}\s?版|上一[篇期版].{0,12}下一[篇期版]|(?:数字|电子)报|放大.{0,4}缩小"
)
CATALOGUED = re.compile(r"索\s?引\s?号\s*[:：|｜]")  # 索 引 号 | 008478033/2022-0140 | … | 发布机构 | 某县政府 |
DAY_OF_WEEK = re.compile(rf"[^，。]{{0,10}}{_DAY}\s*星期[一二三四五六日天]?(?:\s.{{0,24}})?")
# … 2019-07-29 …中国某报 content_16572.htm …: what a publishing system leaves below an article
LEFT_BELOW = re.compile(r"content_\d{3,}|enpproperty|\s0{3,4}\d\s")


NEVER = (1970, 1, 1)  # what a site prints that knows no day


def dates_in(line: str) -> list[date]:
    """Every full date written in a line, in order; impossible ones (2月30日) are none."""
    found = []
    for pattern in (DATE, CHINESE_DATE, *((DATE_IN_PIECES, DAY_FIRST) if ":" in line else ())):
        for match in pattern.finditer(line):
            year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
            if (year, month, day) == NEVER:
                continue
            try:
                found.append((match.start(), date(year, month, day)))
            except ValueError:
                continue  # 2023-02-30 is no day: a typing slip or a file number, and never a date of issue
    return [day for _, day in sorted(found)]


def _number(digits: str) -> int:
    if digits.isascii():
        return int(digits)
    if "十" in digits:
        tens, _, ones = digits.partition("十")
        return int(DIGITS.get(tens, "1")) * 10 + int(DIGITS.get(ones, "0"))
    return int("".join(DIGITS[digit] for digit in digits))


def spoken_on(title: str) -> date | None:
    """The day that the title of a speech carries: 在全县招商引资大会上的讲话（2015年2月16日）."""
    days = dates_in(title) if SPEECH.search(title) else []
    return days[-1] if days else None


def is_info_line(line: str) -> bool:
    """Whether a line tells of the document itself: 发布时间：2022-09-14　来源：市政协提案委　阅读：167."""
    if SPEECH.search(line):
        return False
    line = line.translate(SIMPLIFIED).lstrip("|｜ —△▲•·●■◆")  # ——来源: 福州日报, △来源：某某日报
    if len(line) > LONGEST_INFO or line.endswith(("。", "！", "？", "；")) or NOT_A_DATE_OF_ISSUE.match(line):
        return False
    labels = len(INFO.findall(line))
    if labels >= 2 or CATALOGUED.match(line):
        return True
    has_date = bool(dates_in(line))
    if has_date and (labels or LABELLED_DATE.search(line)):
        return True
    if DATED.fullmatch(line) and (not WEEKDAY.search(line) or PAPER.search(line)):
        return True
    if has_date and len(line) <= LONGEST_BYLINE and WHEN_AND_WHO.search(line):
        return True  # 2020-04-29 安徽濉溪经济开发区
    if has_date and len(line) <= LONGEST_BYLINE and FILED_UNDER.fullmatch(line):
        return True  # 投資 經濟 財經 呼和浩特新聞網 2017-06-07
    if has_date and PAPER_PAGE.match(line):
        return True  # 张掖日报 2018年10月18日 第三版 本报记者 何江
    rest = CLOCK.sub("", DAY_FIRST.sub("", DATE.sub("", line))).strip(" |｜-")
    if has_date and (CLOCK.search(line) or not rest):
        return len(rest) <= 40 and not SENTENCE_END.search(line)
    return bool(SOURCE.match(line)) and len(line) <= 60


def published_in(line: str) -> date | None:
    """The date of issue that an info line states. 今天是2024年11月3日 states none."""
    line = line.translate(SIMPLIFIED)
    if NOT_A_DATE_OF_ISSUE.match(line):
        return None
    labelled = LABELLED_DATE.search(line)
    if labelled:
        days = dates_in(line[labelled.end() :])
        return days[0] if days else None
    days = dates_in(line)
    if not days:
        return None
    if WEEKDAY.search(line) and not INFO.search(line) and not (PAPER.search(line) and DATED.fullmatch(line)):
        return None  # the day on which the page was looked at
    return days[0]


def source_in(line: str) -> str | None:
    """The source that a line names: 来源：X, 发布机构：X, 填报单位：X."""
    for match in SOURCE.finditer(line.translate(SIMPLIFIED)):
        tail = SOURCE_TAIL.search(match[1])
        source = line[match.start(1) : match.start(1) + tail.start() if tail else match.end(1)].strip("：:，,。、;； ")
        if len(source) >= 2 and not NO_SOURCE.match(source):
            return source
    return None


def publisher_in(line: str) -> str | None:
    """The office or the paper that stands before the day, or as the author.

    东台市统计局　2021-07-26 10:08　浏览次数：873; 作者：市招商局　时间：2016-07-13; 2016年10月19日　台州商报　第A3版.
    """
    named = WHO_AND_WHEN.match(line) or WHEN_AND_WHO.match(line) or AUTHOR.search(line)
    name = COMPILED_BY.sub("", named[1].strip()) if named else ""
    if PUBLISHER.fullmatch(name) and not NO_AUTHOR.match(name):
        return name
    paper = PAPER.search(line) if DATED.fullmatch(line) else None
    return paper[0].strip("《》 \u3000") if paper else None


def teller(lines: Sequence[str]) -> str | None:
    """The paper or the site whose man tells, by an article's first words or its last: 红网时刻新闻8月25日讯, （伊犁日报记者 …）."""
    for line in lines[:3]:
        if found := TELLS.match(line.translate(SIMPLIFIED)):
            return line[found.start(1) : found.end(1)]
    for line in lines[-3:]:
        if found := TOLD.search(line.translate(SIMPLIFIED)):
            return line[found.start(1) : found.end(1)]
    return None


def signature(lines: Sequence[str]) -> tuple[date | None, str | None]:
    """The date and the office that sign a paper: a line that is only a date, with the office in the line above it.

    The last one counts, an office above a date before a date alone. `制表日期：2021年12月3日` and a first line like
    `——2022年1月7日在…会议上` count where nothing is signed.
    """
    alone: date | None = None
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        days = dates_in(line) if len(line) <= 60 else []
        if not days and BARE_DAY.fullmatch(line):  # 20211026, whose signs a page lost
            days = dates_in(f"{line[:4]}-{line[4:6]}-{line[6:]}")
        if not days:
            continue
        rest = _without_dates(line) if not BARE_DAY.fullmatch(line) else ""
        if not rest:
            # 平川县商务局（印章）, above the day or, as some sign, below it
            beside = (SEAL.sub("", near) for near in (*lines[max(index - 1, 0) : index], *lines[index + 1 :][:1]))
            if office := next((near for near in beside if OFFICE.match(near) and ":" not in near), None):
                return days[-1], office
            alone = alone or days[-1]
        elif OFFICE.match(rest):
            return days[-1], rest
    if alone:
        return alone, None
    for line in reversed(lines):
        made = re.search(r"(?:制表|填报|填表|印发|成文|报送)(?:日期|时间)\s?[:：]\s?(?=\d{4})", line)
        if made and dates_in(line[made.end() :]):
            return dates_in(line[made.end() :])[0], None
    for line in lines[:6]:
        spoken = SPOKEN_ON.match(line)
        if spoken and dates_in(line):
            return dates_in(line)[0], None
    return None, None


_KEPT_LONG_AFTER = timedelta(days=180)


def spoken_long_before(lines: Sequence[str], published: date) -> date | None:
    """The day of a speech that a page put up half a year or more after it: ——2020年8月10日在…会议上, on a page of 2024."""
    for line in lines[:16]:
        days = dates_in(line) if SPOKEN_ON.match(line) else []
        if days and published - days[0] > _KEPT_LONG_AFTER:
            return days[0]
    return None


def printed_on(lines: Sequence[str]) -> date | None:
    """The day of a newspaper's page on the web: 2014年07月30日 星期三, beside 第A1版 or 标题导航.

    Elsewhere such a line is the day on which the page was looked at.
    """
    if not any(PAPER_ON_SCREEN.search(line) for line in lines):
        return None
    told = (line for line in lines if DAY_OF_WEEK.fullmatch(line) and not NOT_A_DATE_OF_ISSUE.match(line))
    return next((days[0] for line in told if (days := dates_in(line))), None)


def left_below(lines: Sequence[str]) -> tuple[date | None, str | None]:
    """Day and paper in what a newspaper's publishing system leaves below an article."""
    for line in lines:
        if len(line) <= LONGEST_INFO and LEFT_BELOW.search(line) and (days := dates_in(line)):
            paper = PAPER.search(line)
            return days[0], paper[0] if paper else None
    return None, None


def credit(lines: Sequence[str]) -> tuple[date | None, str | None]:
    """The day and the paper that a line below an article names: （焦作日报 2011年7月8日 第2版）, 来源：焦作日报 2011年7月8日."""
    for line in lines:
        if (behind := SIGNED_BEHIND.search(line)) and (days := dates_in(behind[0])):
            return days[0], behind[1]
        day = published_in(line) if is_info_line(line) else None
        paper = PAPER.search(line) if DATED.fullmatch(line) else None
        # a name of anything else with a day beside it is the next article: 我县举行集中签约 2011-07-09
        if day and (paper or INFO.search(line) or not CLOCK.sub("", _without_dates(line)).strip()):
            return day, paper[0].strip("《》") if paper else source_in(line)
    return None, None


def _without_dates(line: str) -> str:
    return CHINESE_DATE.sub("", DATE.sub("", line)).strip(" ()（）[]【】●")


def is_title_like(line: str) -> bool:
    """Whether a line could be a title: short, and no sentence."""
    return (
        4 <= len(line) <= LONGEST_TITLE
        and not CLOCK_ALONE.fullmatch(line)
        and not NO_TITLE.fullmatch(line)
        and not SENTENCE_END.search(line.rstrip("”’"))
        and not line.endswith(("，", ",", "、", "：", ":"))
        and not SUBTITLE.match(line)
        and not is_info_line(line)
        and not (dates_in(line) and OFFICE.match(_without_dates(line)))
    )


def is_letterhead(line: str) -> bool:
    """Whether a line belongs to the head of an official paper: XX局文件, 文号, 签发人."""
    if FILE_NUMBER.match(line) or SIGNER.match(line):
        return True
    if re.search(r"\d年|\d月|季度|上半年", line):
        return False  # 六安市2022年前三季度…情况通报 is a title
    return bool(LETTERHEAD.search(line)) and not line.startswith("关于") and "的" not in line and not dates_in(line)


def without_site(title: str) -> str:
    """A page's `<title>` without the names of site and channel: 标题-栏目-站名, 标题_站名, 站名 | 标题."""
    parts = [
        part.strip() for part in re.split(r"\s+[-–—|]\s+|[_|｜]|(?<![\d—–-])[-–](?![\d—–-])", title) if part.strip()
    ]
    if not parts:
        return title.strip()
    if len(parts[0]) >= 8:
        return parts[0]
    return max(parts, key=len)


def guess_kind(title: str | None, lines: Sequence[str], *, from_paper: bool) -> Kind:
    """What a document is, by title, form labels and how it begins. Forums are told by their software, not here."""
    name = (title or "").strip('“”"《》 ').translate(SIMPLIFIED)
    # 县政协委员视察重点提案办理情况 is news of proposals
    told_of = VISITED.search(name) and not re.search("答复|复函|回复|函$|^关于|^对", name)
    titled = PROPOSAL_TITLE.search(name) and not told_of
    if titled or len(PROPOSAL_LABELS.intersection(line.rstrip(":：") for line in lines)) >= 2:
        return "proposal"
    if LETTER_OF_REPLY.search("\n".join(lines[:12])[:1500]) or CASE_FIRST.match(name or "".join(lines[:1])):
        return "proposal"
    form = {found[0].lstrip("【[（(| ")[:3] for line in lines[:30] if (found := FORM_LINE.match(line))}
    if len(form) >= 2 and any(re.match(r"提\s?案|案\s?由|领衔|建议[编号人标题内届]|议案", label) for label in form):
        return "proposal"
    head = "\n".join(lines[:8])
    if REPORT_TITLE.search(name) and not NEWS_LEAD.search(head[:200]):
        return "report"
    if REPORT_LEAD.search(head[:400].translate(SIMPLIFIED)) and not (from_paper or NEWS_LEAD.search(head[:200])):
        return "report"
    if (from_paper or (PLAN_TITLE.search(name) and not OF_A_PLAN.search(name))) and not NEWS_LEAD.search(head[:200]):
        return "other"
    # an article may have lost its title: its first line is prose then, and no list's or form's
    told = any(len(line) >= PROSE_LENGTH and (line[-1] in "。！”）)…" or line.count("。") > 1) for line in lines[:4])
    return "news" if (title and lines) or told else "other"
