"""Plain text, mostly web pages saved as text: an article with menus above it and an imprint below.

All lines stay in the text; what is not the article is furniture, what tells of the document is a note. The line that
gives date or source parts head from article; only below the last line of prose, or after words that end an article, is
anything called furniture, so that no paragraph of the article ever is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, pairwise

from corpora.characters import one_line, printed_joint
from corpora.charset import decode
from corpora.draft import Draft, Line, Part
from corpora.lines import is_note, join_broken, mark_headings
from corpora.masthead import (
    PAPER_ALONE,
    PROSE_LENGTH,
    SENTENCE_END,
    SUBTITLE,
    credit,
    dates_in,
    is_info_line,
    is_letterhead,
    is_title_like,
    left_below,
    printed_on,
    published_in,
    publisher_in,
    signature,
    source_in,
    spoken_long_before,
)
from corpora.page_words import (
    ANSWER_TITLE,
    CRUMB,
    END_OF_ARTICLE,
    FORM_LINE,
    FURNITURE,
    INFO,
    OFFICE,
    OFFICE_OF_SUMMARY,
    PUBLISHER,
    SIMPLIFIED,
    STAFF,
)
from corpora.pasted import table_at, table_parts
from extractors.document import BlockKind
from extractors.spelling import closed_up, simplified

FORUM_MARK = re.compile(r"Discuz|phpwind|发表于\s?\d{4}.{0,30}(?:显示全部楼层|只看该作者|楼主)", re.IGNORECASE)
REPLY = re.compile(
    r"发表于\s?(?:\d{4}|昨天|前天|\d+\s?(?:小时|分钟|天)前).{0,40}(?:显示全部楼层|只看该作者|沙发|板凳|地板|\d+\s?[#楼])"
)
YEAR_LINE = re.compile(r"(?:19|20)\d{2}年?")
HAN_SIGN = re.compile(r"[\u3400-\u9fff]")
FEWEST_HAN = 3  # characters of a title
FEWEST_OF_HEADLINE = 9  # characters of a headline over a line that could be one
SITE_NAME = re.compile(r"(?:网站?|平台|门户|频道|专栏|栏目|动态|要闻|导航|论坛|正文|[？?—])$|^(?:欢迎|热门|搜索|关键)")
# 山西大同： above the rest of a title, and not 责任编辑：
PLACE_OF_TITLE = re.compile(
    r"[\u4e00-\u9fff]{4,12}(?<![人者号间期源题位置词录室话址编辑要示读类由构况容明员审核称式索航单讯闻接件])[:：]"
)
SERIES = re.compile(r"\[[\u4e00-\u9fff]{2,6}\][\u4e00-\u9fff]")  # [厦洽会]河北签约项目32个
LONGEST_HEADLINE = 60  # characters of a first line that is a title and no prose
SITE_BEHIND = re.compile(
    r"(?<=[\u4e00-\u9fff”])[-_|—]{1,2}[\u4e00-\u9fff]{2,8}(?:网|網|日报|日報|门户|在线)$"
)  # …成型-新华网
LONGEST_CRY = 36  # characters of a title that ends like a sentence
DAY_LINE = re.compile(r"(\d{1,2})\s?[/\-.月]\s?(\d{1,2})日?")
CLOCK_LINE = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
HALF_TITLE = re.compile(
    r"(?:第[一二三四五六七八九十]{1,2}次会议)?第\s?\d+\s?号"
)  # 对县政协十四届二次会议 / 第35号提案的答复
FIRST_HALF = re.compile(r"关于|(?:\d|[〇○零一二三四五六七八九])年度?(?:[^，。]{0,6}(?:月份?|季度|半年))?$")
HALF_ANSWER = re.compile(r"答复|复函|回复|答复函|函|提案|代表建议|建议|议案")
# 贵池区第十五届人民代表大会 / 第四次会议代表建议
OF_TERM = re.compile(r"第[一二三四五六七八九十\d]+届(?:[^，。]{0,12}委员会|人民代表大会)$")
MEETING = re.compile(r"第[一二三四五六七八九十\d]+次会议")
# 关于平川市六届人大五次会议代表建议 / 第35号办理情况的答复
# 关于石溪镇第二十届人民代表大会第一次 / 会议第9号建议的复函
OF_TIME, OF_NUMBER = re.compile(r"第[一二三四五六七八九十]+次$"), re.compile(r"会议第\s?\d+\s?号")
OWN_TITLE = re.compile(r"关于.+的(?:提案|建议|议案)$")
OF_MEETING = re.compile(r"次会议(?:代表|委员)?(?:提案|建议|议案)?$")
SECOND_HALF = re.compile(
    r"(?:公报|报告|通报|总结|小结|汇报|要点|情况|方案|公告|通知|计划|安排|思路|打算|意见|办法|进展|简报)(?:[（(][^）)]{1,12}[）)])?$"
)
NUMBERED = re.compile(r"\d\s?号")
ISSUE = re.compile(r"[（(]?(?:\d{4}年)?[（(]?(?:总?第\s?\d+\s?期[）)]?\s?)+")  # （2012年第8期）
BULLETIN = re.compile(r"(?:简报|专报|快报|通讯|动态)$")
PAPER_NAME = re.compile(r"关于|\d{4}年|(?:公报|报告|通报|总结|汇报|要点|情况|方案|公告|通知)$")
SURVEY_TEAM = re.compile(r"国家统计局[\u4e00-\u9fff]{2,12}(?:调查队|调查总队)")
WELCOME = re.compile(r"欢迎(?:访问|光临|来到)[“《]?([\u4e00-\u9fff]{3,16}(?:政府)?(?:门户|公众信息)?网站?)")
# 公开目录 人大建议办理结果 发布日期 2023-09-07, 建议主办[2023]08号 签发人：李大川: a row of a record, saved with spaces
RECORD_ROW = re.compile(
    r"\s(?:成文日期|发布日期|生成日期|公开日期|失效日期|效力状态|签发人)|^(?:办理结果|公开目录|类\s?别)\s?[:：\s]|^[•·●][^关对]*[,，]|^\S{0,4}正文[\s|]*$"
)
RECEIVED = re.compile(r"(?:收悉|[答函回]复如下)[^，,]{0,12}[:：。，,]")  # 您提出的《…》收悉，现答复如下：
TITLE_LABEL = re.compile(r"^[•·●]\s*|^(?:原标题|信息名称|标\s?题|名\s?称)[\s:：|]+")
MARKDOWN = re.compile(r"^\s*(?:>\s?)*(?:#{1,6}\s+)?")
EMPHASIS = re.compile(r"\*{1,3}([^*]+)\*{1,3}")
# below 主办单位：县卫生局 these lines tell that it is a form's or a letter's, and no site's imprint
OF_OFFICES = re.compile(r"(?:主|承|协|会|分)办(?:单位|部门)?\s?[:：]")
FORM_GOES_ON = re.compile(
    r"(?:协|会|分)办(?:单位|部门)?\s?[:：]|(?:办理|答复|办复)(?:结果|情况|意见|内容|时间|日期)\s?[:：]"
)
DAY_ALONE = re.compile(r"(?:(?:19|20)\d{2}|二[〇○零O0][^年]{2})\s?年[^年，。]{2,9}日|20\d{2}[-./]?\d{1,2}[-./]?\d{1,2}")
STRONG_LABEL = re.compile(r"^\s*\*{2}([^*]{1,14}[:：]|[^*]{1,14}(?=\*{2}\s*[:：]))\*{2}\s*")  # **提案人：** 张小燕
GAP_IN_LABEL = re.compile(r"(?<=[\u4e00-\u9fff]) (?=(?:[\u4e00-\u9fff] ){0,4}[\u4e00-\u9fff]\s?[:：])")  # 提 案 人：
LABEL_ALONE = re.compile(
    r"(?:(?:发布|发稿|更新|成文|发文|公开)(?:时间|日期)|日期|时间|(?:信息|文章|稿件)?来源|发布(?:机构|单位)|发文机关)\s?[:：]?"
)
# 完成目标任务 28. 1%: a printer's blank; no mark of a list stands behind a word
GAP_IN_NUMBER = re.compile(
    r"(?:(?<=[\u4e00-\u9fff]\d)|(?<=[\u4e00-\u9fff ]\d\d)|(?<=\d{3}))\.\s(?=\d{1,2}\s?(?:%|[亿億]|[万萬]元|[个個]百分[点點]))"
)
INFO_THEN_PROSE = re.compile(
    r"(?=[^，。]{0,60}来源\s?[:：])[^，。]{0,60}?(?:时间|日期)\s?[:：]\s?20\d\d[^，。]{0,40}(?<!来)(?:来源\s?[:：]|\d{1,2}:\d{2}|日|\d)"
)
LONGEST_LABELS = 80
# 发布日期：2009年07月17日 alone, below 相关文章
DAY_BELOW = re.compile(
    r"(?:发布|发文|更新|发表|上传)?(?:日期|时间)\s?[:：]\s?20\d\d[^，。；:：]{4,10}(?:\d{1,2}:\d{2}(?::\d{2})?)?"
)
# 江苏… 2022年01月25日: a day behind a title
TITLE_AND_DAY = re.compile(
    r"(.{8,}?)[\s|｜]+(?:19|20)\d{2}[年\-./]\d{1,2}[月\-./]\d{1,2}日?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?"
)
NAMED_IN_RECORD = re.compile(r"(?:文件|信息)名称\s?[|｜]\s?([^|｜]{6,90}?)\s?(?:[|｜][\s|｜]*)?$")
COMPILED = re.compile(r"(?:办公室|[局办委会]|中心)编印?$")  # 绵阳市投资促进局编, above its day
TAIL_LINES = 12
SOURCE_BELOW = re.compile(r"[【（(\[—]*(?:(?:本文|文章|信息|稿件|新闻|消息)?来源|稿源|转自)\s?[:：]")
# 王某出席, 张某讲话: a kicker under a title
ATTENDED = re.compile(r"[\u4e00-\u9fff 　]{2,24}(?:出席|讲话|主持|致辞|参加)(?:并(?:讲话|致辞))?$")
PLACE_OR_PAGE = re.compile(r"[\u4e00-\u9fff]{2,5}[县市区旗]$|当前版|第?[A-Z]?\d+版")  # above a newspaper's title
# 在全区…推进会上的讲话陕西省…区长王某同志们：…, all in one line
RUN_ON = re.compile(
    r"((?:[^\s，。；：:]{2,24}?(?=关于))?(?:关于|在)[^\s。；：:]{3,60}?(?:的(?:通知|通报|报告|意见|汇报|请示|方案)(?=\s)|[会议]上的(?:讲话|发言|致辞)(?=[\s、\u4e00-\u9fff]{0,30}(?:同志们|各位))))"
)
ITEM = re.compile(r"【[^】]*】$|[◆◇■□▲△★☆※]|[一二三四五六七八九十]+、|\d{1,2}[.．、](?!\d)")
CAPTION = re.compile(r"\s\S{2,4}\s?[摄/](?:影)?$")
TAIL_SHARE = 1 / 3  # more prose than this after 相关链接 means that the article goes on
WRAP_SLACK = 5  # columns that a full line may fall short: no stop begins a line
WRAP_SHARE = 0.6  # of the lines that break off that must be full before the text counts as hard-wrapped
WIDER_SHARE = 0.25  # lines of prose wider than the column, to the full ones
NARROWEST_WRAP, WIDEST_WRAP = 30, 100  # columns; wider lines are paragraphs
FEWEST_WRAPPED, FEWEST_FULL = 5, 3  # lines of a wrapped text, and how many of them break off at its column
PROSE_MARK = re.compile(r"[，。；、！？,]")
PARAGRAPH_END = re.compile(r"[。！？；：…:;?!][”’」』）)]?$")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the article: lines `notes` tell of it, line `title` names it, the article begins at `body`."""

    body: int = 0
    title: int | None = None
    notes: frozenset[int] = frozenset()
    published: date | None = None
    source: str | None = None


def read_text(path: str, data: bytes) -> Draft:
    """A plain text, whole, with its lines told apart."""
    text, warnings = decode(path, data)
    raw = [
        line for line in map(_unmarked, _unwrapped(re.split(r"\r\n|[\n\r\v\f\u2028\u2029]", text))) if one_line(line)
    ]
    written = [GAP_IN_NUMBER.sub(".", one_line(line)) for line in raw]
    # as they are judged: simplified, and 平利县 16 个项目集中签约 is one phrase
    plain = simplified("\n".join(written)).split("\n") if written else []
    lines = [closed_up(line) for line in plain]
    head = _head(lines)
    end = _end(lines, head.body)
    title = lines[head.title] if head.title is not None else None
    if head.title and HALF_TITLE.match(lines[head.title]) and is_title_like(lines[head.title - 1]):
        title = lines[head.title - 1] + lines[head.title]
    first = _first_half(lines, head)
    if first is not None:
        title = lines[first] + (_half_answer(lines[first], lines[first + 1]) or lines[first + 1])
        head = replace(head, title=first + 1, body=max(head.body, first + 2))
    title = title and TITLE_LABEL.sub("", title).rstrip("| ")
    title = title and SITE_BEHIND.sub("", title)
    behind = TITLE_AND_DAY.fullmatch(title) if title else None
    if title and behind:
        head = replace(head, published=head.published or dates_in(title)[-1] if dates_in(title) else None)
        title = behind[1]
    if title is None and lines and (run_on := RUN_ON.match(lines[0])):
        title = run_on[1]
    if title and head.title and (place := PLACE_OF_TITLE.fullmatch(lines[head.title - 1])):
        title = place[0] + title  # 山西大同： / 招商引资促发展
    if recorded := next(filter(None, map(NAMED_IN_RECORD.match, lines[: head.body])), None):
        title = recorded[1]  # 文件名称 | 汉滨区2025年政府工作报告 | |
    draft = Draft(title=title, warnings=list(warnings), published=head.published, source=head.source)
    for index in range(head.body):
        draft.parts.append(Line(written[index], _kind_above(lines, index, head)))
    body = _body(raw[head.body : end], written[head.body : end])
    if head.title is not None and head.title >= head.body:
        name = written[head.title]
        at = next((i for i, part in enumerate(body) if isinstance(part, Line) and part.text == name), 0)
        body[at] = Line(name, "title")
    draft.parts += mark_headings(join_broken(body))
    draft.parts += [Line(line, "furniture") for line in written[end:]]

    furniture = [part.text for part in draft.parts if isinstance(part, Line) and part.kind == "furniture"]
    prose = [part.text for part in body if isinstance(part, Line) and part.kind == "paragraph"]
    if draft.published is not None:
        draft.published = spoken_long_before([closed_up(line) for line in lines], draft.published) or draft.published
    if draft.published is None or draft.source is None:
        # ——2022年1月6日在…会议上 stands above the article, under its title
        spoken = [part.text for part in draft.parts if isinstance(part, Line) and part.kind == "heading"]
        signed, office = signature([closed_up(line) for line in (*spoken, *prose)])
        draft.published = draft.published or signed
        summed = OFFICE_OF_SUMMARY.match(title) if title else None
        above = _letterhead(lines[: head.title or 0])
        draft.source = draft.source or office or above or (summed[0] if summed else None)
    if draft.published is None:
        draft.published, paper = credit(lines[max(_after_prose(lines, head.body, end) - 1, head.body) : end])
        draft.source = draft.source or paper
    below = lines[max(len(lines) - TAIL_LINES, head.body) :]
    if draft.source is None:
        named = (line for line in below if SOURCE_BELOW.match(line.translate(SIMPLIFIED)))
        draft.source = next((source for line in named if (source := source_in(line))), None)
    if draft.published is None:
        day, paper = left_below(below)
        draft.published = day or _stated_within(lines, head.body, end) or _stated_below(lines[end:])
        draft.source = draft.source or paper
    if draft.source is None and below and (paper_below := PAPER_ALONE.fullmatch(below[-1])):
        draft.source = paper_below[1]  # 宁波日报, the last line of a newspaper's page
    if FORUM_MARK.search(text):
        draft.kind = "forum"
        draft.source = draft.source or _site_name(lines, furniture)
    imprint = [line for line in furniture if re.search(r"主办|承办|版权所有|位置|地址", line)]
    draft.site = " ".join([_site_name(lines, furniture) or "", *imprint]).strip() or None
    if plain != written:
        own = [closed_up(line, known) for line, known in zip(written, plain, strict=True)]
        draft.title, draft.source = (
            words and _in_own_script(words, lines, own) for words in (draft.title, draft.source)
        )
    return draft


def _in_own_script(words: str, lines: list[str], own: list[str]) -> str:
    """What was read in `lines`, in the script of the page: `own` are the same lines, character for character."""
    for line, written in zip(lines, own, strict=True):
        at = line.find(words)
        if at >= 0:
            return written[at : at + len(words)]
    return words


def _stated_within(lines: list[str], body: int, end: int) -> date | None:
    """The day of an article whose lead stands above it: 来源: 某某日报 / 2021-10-14 08:44, between two paragraphs."""
    for index in range(body, _after_prose(lines, body, end) - 1):
        line = lines[index]
        if is_info_line(line) and (day := published_in(line)):
            labelled = INFO.match(line.translate(SIMPLIFIED)) is not None
            beside = index > body and is_info_line(lines[index - 1])
            if labelled or beside:
                return day
    return None


def _stated_below(lines: list[str]) -> date | None:
    """The one day that a label states below an article: 发布日期：2009年07月17日, under 相关文章."""
    days = {published_in(line) for line in lines if DAY_BELOW.fullmatch(line)}
    return days.pop() if len(days) == 1 else None


def _unmarked(line: str) -> str:
    """A line without the marks of Markdown: ## 一、总体情况, **二、下一步打算**, > 全县新签约…."""
    if line.lstrip()[:1] not in ("#", "*", ">"):
        return line
    bare = MARKDOWN.sub("", line)
    whole = EMPHASIS.fullmatch(bare.strip())
    return whole[1] if whole else STRONG_LABEL.sub(r"\1", bare)


def _is_prose(line: str) -> bool:
    return (len(line) >= PROSE_LENGTH and bool(re.search(r"[，。！？；,]", line)) and not FURNITURE.search(line)) or (
        len(line) >= 20 and (line.endswith("。") or RECEIVED.search(line) is not None)
    )


def _is_headline_of_all(lines: list[str]) -> bool:
    """Whether a first line as long as prose is a title: 落户投产26个项目 总投资逾300亿元 某县打造百亿级园区，承接产业."""
    line = lines[0]
    long = PROSE_LENGTH <= len(line) <= LONGEST_HEADLINE and "。" not in line and not SENTENCE_END.search(line)
    return long and _may_be_title(line) and any("。" in below for below in lines[1:4])


def _above_its_day(lines: list[str], index: int) -> bool:
    """Whether a long line without a stop is the title above its day: 政协第九届某市委员会…协商会，…会议召开."""
    line = lines[index]
    goes_on = "。" in line or SENTENCE_END.search(line) is not None or not _may_be_title(line)
    if goes_on:
        return False
    return (index == 0 and _is_headline_of_all(lines)) or any(
        is_info_line(below) and published_in(below) for below in lines[index + 1 : index + 2]
    )


def _head(lines: list[str]) -> Head:
    """The title and the lines of date and source, all above the first line of prose."""
    prose = (
        i
        for i, line in enumerate(lines)
        if _is_prose(line) and not is_info_line(line) and not _is_answer(line) and not _above_its_day(lines, i)
    )
    limit = above_prose = next(prose, len(lines))
    form = [index for index in range(limit) if FORM_LINE.match(GAP_IN_LABEL.sub("", lines[index]))]
    if len(form) > 1 and any(re.search(r"提\s?案|建议|案\s{0,4}由|代表|议", lines[index]) for index in form):
        limit = form[0]  # 提案人：, 提案时间： are the form itself, not what stands above it
    notes: set[int] = set()
    published, source = None, None
    first_note: int | None = None
    for index in range(limit):
        split = _split_date(lines, index)
        if index in notes:
            continue
        if index + 1 < limit and LABEL_ALONE.fullmatch(lines[index]):
            # 发布时间 / 2021-10-22 / 来源 / 沛县人民政府
            line = f"{lines[index].rstrip(':：')}：{lines[index + 1]}"
            if is_info_line(line):
                published, source = published or published_in(line), source or source_in(line)
                notes.update((index, index + 1))
                first_note = index if first_note is None else first_note
                continue
        if split:
            published = published or split[0]
            notes.update(range(index, split[1]))
            if split[1] < limit and PUBLISHER.fullmatch(lines[split[1]]):
                source = source or lines[split[1]]  # 2020 / 05/23 / 07:10 / 宁化县融媒体中心
                notes.add(split[1])
            first_note = index if first_note is None else first_note
        elif is_info_line(lines[index]):
            published = published or published_in(lines[index])
            source = source or source_in(lines[index]) or publisher_in(lines[index])
            notes.add(index)
            first_note = index if first_note is None else first_note
    if source is None and (paper := next(filter(None, map(PAPER_ALONE.fullmatch, lines[: min(limit, 4)])), None)):
        source = paper[1]  # 皖西日报 / 2018年11月19日 / 第02版：要闻
    if published is None:
        # 编号 247 / 发布日期 2023-09-07 17:16 / 案由: a day among the fields of a form
        among = (line for line in lines[limit:above_prose] if "发布" in line and is_info_line(line))
        published = next((day for line in among if (day := published_in(line))), None)
    if published is None:
        published = printed_on(lines[:above_prose])
    if published is None and (glued := next(filter(INFO_THEN_PROSE.match, lines[limit : limit + 1]), None)):
        # 发布时间：2023-12-27 | 来源：中国网 | 责任编辑：赵某12月22日，…: the article goes on in the same line
        head = glued[:LONGEST_LABELS]
        published, source = published_in(head), source or source_in(head)
    if first_note is None:
        may = [i for i in range(limit) if _may_be_title(lines[i])]
        above = range(max(may, default=0))  # the imprint below is no menu
        twice = next((i for i in may if lines[i + 1 : i + 2] == [lines[i]]), None)
        if twice is not None and len(may) > 1:
            may = [i for i in may if i >= twice]  # 新闻资讯 / 2011年5月份市政府工作总结 / the same again
        menu = max((i for i in above if CRUMB.match(lines[i]) or FURNITURE.search(lines[i])), default=-1)
        may = [i for i in may if i > menu]  # below 您当前的位置：首页>>部门动态
        title = _answer(lines, may)
        while len(may) > 1 and PLACE_OR_PAGE.match(lines[may[0]]):
            may = may[1:]  # 当前版：03版 / 岐山县 / 春节不“打烊” 招商引资忙
        if title is None and lines and _is_headline_of_all(lines):
            title = 0
        title = may[0] if title is None and may else title
        if len(may) > 1 and title == may[0] and _names_offices(lines[title]) and _names_paper(lines[may[1]]):
            # 阳城县招商引资工作领导组办公室 / 关于2016年1—8月份招商引资工作情况的通报
            source = lines[title]
            title = may[1]  # a file number may stand between
        if title is None or not lines[title + 1 :]:
            return Head(published=published, source=source)
        return Head(title + 1, title, published=published, source=source)
    title = next((i for i in range(first_note - 1, -1, -1) if _may_be_title(lines[i])), None)
    if title and ATTENDED.match(lines[title]) and _may_be_title(lines[title - 1]):
        title -= 1
    if title and title - 1 not in notes and not _names_offices(lines[title]) and _is_headline(lines[title - 1]):
        title -= 1  # 一季度外商纷至沓来 / 新引进项目28个，到位资金3.6亿元, above the day
    if title and _names_offices(lines[title]) and _names_paper(lines[title - 1]):
        # 威宁自治县2017年统计公报 / 威宁自治县统计局 / （2018年4月26日）: who signs stands under the title, above the day
        source = source or lines[title]
        title -= 1
    body = max(notes) + 1
    if title is None or not (ANSWER_TITLE.search(lines[title]) and NUMBERED.search(lines[title])):
        # above the date may stand a menu, a section (人大建议办理答复), the rows of a record: 发文机关: 福州市商务局
        answer = _answer(lines, [i for i in range(limit) if _may_be_title(lines[i])])
        better = answer is not None and (title is None or not ANSWER_TITLE.search(lines[title]))
        if answer is not None and (better or NUMBERED.search(lines[answer])):
            title = answer
    if title is None:
        # between 发布日期： of a record and 来源： of the article, else below both
        below = (*(i for i in range(first_note, body) if i not in notes), *range(body, limit))
        title = next((i for i in below if _may_be_title(lines[i])), None)
    if title is None:
        # 大足区招商引资工作简报（2012年第8期） without a heading of its own
        title = next((i for i in range(first_note) if BULLETIN.search(lines[i])), None)
    while body < len(lines) and FURNITURE.search(lines[body]) and body != title:
        body += 1
    return Head(body, title, frozenset(notes), published, source)


def _first_half(lines: list[str], head: Head) -> int | None:
    """The first of two lines that a title takes: 沛县招商局关于2021年1—9月 / 招商引资工作情况的报告; None of any other."""
    for index in (head.title, head.title - 1) if head.title is not None else ():
        if index < 0 or index + 1 >= len(lines) or index in head.notes or index + 1 in head.notes:
            continue
        upper, lower = lines[index], lines[index + 1]
        if lower.startswith("暨") and _may_be_title(upper) and is_title_like(lower):
            return index  # 兴山举行2017年招商引资签约 / 暨第二批重点项目集中开工仪式
        halves = ((OF_TERM, MEETING), (OF_MEETING, HALF_TITLE), (OF_TIME, OF_NUMBER))
        parted = any(first.search(upper) and second.match(lower) for first, second in halves)
        if _may_be_title(upper) and (parted or _half_answer(upper, lower)):
            return index
        opens = FIRST_HALF.search(upper) and not SECOND_HALF.search(upper) and _may_be_title(upper)
        if opens and SECOND_HALF.search(lower) and _may_be_title(lower) and not CRUMB.match(upper):
            return index
    return None


def _half_answer(upper: str, lower: str) -> str | None:
    """The end of a title whose last word stands below, spaced out: 关于对县人大第23号建议的 / 答 复; None of any other."""
    word = re.sub(r"\s", "", lower)
    return word if upper.endswith(("的", "会议")) and HALF_ANSWER.fullmatch(word) else None


def _letterhead(lines: list[str]) -> str | None:
    """The office that stands alone above the title: 夏邑县人民政府办公室, 桃江县商务局文件."""
    names = (line.removesuffix("文件") for line in lines)
    return next((name for name in names if _names_offices(name)), None)


def _answer(lines: list[str], candidates: list[int]) -> int | None:
    """The line that names an answer to a proposal, by its number before any other; None where none does."""
    answers = [index for index in candidates if ANSWER_TITLE.search(lines[index])]
    found = next((index for index in answers if NUMBERED.search(lines[index])), answers[0] if answers else None)
    if found and OWN_TITLE.match(lines[found - 1]) and lines[found].endswith(("提案", "建议", "议案")):
        return found - 1  # 关于做强茶产业的提案 / 县政协十届二次会议第12号提案
    return found


def _may_be_title(line: str) -> bool:
    exclaims = len(line) <= LONGEST_CRY and line.endswith(("！", "？", "!", "?"))
    return (
        is_title_like(line.rstrip("！？!?") if exclaims else line)  # 喜报！沛县招商引资捷报频传！
        and len(HAN_SIGN.findall(line)) >= FEWEST_HAN  # - 19.09 KB
        and not ISSUE.fullmatch(line)
        and not FURNITURE.search(line)
        and not CRUMB.match(line.translate(SIMPLIFIED))
        and not is_letterhead(line)
        and not STAFF.match(line.translate(SIMPLIFIED))
        and line.count(" ") <= 4  # a menu in one line: 首页 要闻 专题 …
        and line.count("|") < 2
        and len(re.findall(r"[\u4e00-\u9fff][:：]", line)) < 2  # 编号：128 届次：…
        and (not line.startswith("[") or SERIES.match(line) is not None)
        and not RECORD_ROW.search(line)
        and not CAPTION.search(line)  # 大会现场 张某 摄
        and not COMPILED.search(line)
        and (
            not ITEM.match(line) or ANSWER_TITLE.search(line) is not None
        )  # 【当月情况】 and ◆沛县狠抓项目建设 are sections' headings
    )


def _is_headline(line: str) -> bool:
    """Whether a line above what could be a title is the headline itself, and no menu, no site and no office."""
    return (
        len(HAN_SIGN.findall(line)) >= FEWEST_OF_HEADLINE
        and _may_be_title(line)
        and not OFFICE.match(line)
        and not PUBLISHER.fullmatch(line)
        and not SITE_NAME.search(line)
        and not HALF_TITLE.search(line)
    )


def _names_offices(line: str) -> bool:
    """Whether a line holds nothing but who signs: 叙永县统计局　国家统计局叙永调查队."""
    return all(OFFICE.fullmatch(name) or SURVEY_TEAM.fullmatch(name) for name in line.split())


def _names_paper(line: str) -> bool:
    """Whether a line names a paper, by its kind or its year, and no office: …统计公报, 关于2016年…的通报."""
    return _may_be_title(line) and not OFFICE.match(line) and PAPER_NAME.search(line) is not None


def _is_answer(line: str) -> bool:
    """Whether a line is the title of an answer to a proposal, however long and with what commas."""
    return (
        ANSWER_TITLE.search(line) is not None and line.endswith(("答复", "复函", "函", "回复")) and _may_be_title(line)
    )


def _split_date(lines: list[str], index: int) -> tuple[date, int] | None:
    """A date over two or three lines, `2022` / `08/25` / `10:54`, and the index after it."""
    day = DAY_LINE.fullmatch(lines[index + 1]) if index + 1 < len(lines) else None
    if not day or not YEAR_LINE.fullmatch(lines[index]):
        return None
    try:
        found = date(int(lines[index][:4]), int(day[1]), int(day[2]))
    except ValueError:
        return None  # 2022 above 13/45 is no date
    has_clock = index + 2 < len(lines) and CLOCK_LINE.fullmatch(lines[index + 2])
    return found, index + (3 if has_clock else 2)


def _kind_above(lines: list[str], index: int, head: Head) -> BlockKind:
    if index == head.title:
        return "title"
    if head.title is not None and head.title - 2 <= index < head.title and ANSWER_TITLE.search(lines[head.title]):
        half = HALF_TITLE.match(lines[head.title]) is not None
        if (half and index == head.title - 1) or (OFFICE.fullmatch(lines[index]) and (half or index == head.title - 1)):
            return "heading"  # 宁陕县交通局, above 对县十六届人大六次会议第37号建议的复函
    if index in head.notes:
        return "note"
    if HALF_TITLE.fullmatch(lines[index]):
        return "heading"  # 第12号, above 关于做强茶产业的提案
    if head.title == index + 1 and _first_half(lines, head) == index:
        return "title"
    if head.title is not None and index > head.title and SUBTITLE.match(lines[index]):
        return "heading"
    return "note" if is_letterhead(lines[index]) else "furniture"


def _end(lines: list[str], body: int) -> int:
    """The index after the article's last line."""
    weights = [len(line) if _is_prose(line) else 0 for line in lines]
    sums = [0, *accumulate(weights)]
    end = len(lines)
    for index in range(body, len(lines)):
        if not (END_OF_ARTICLE.match(lines[index]) or REPLY.search(lines[index])):
            continue
        before, after = sums[index] - sums[body], sums[-1] - sums[index + 1]
        if (before and (after <= before * TAIL_SHARE or REPLY.search(lines[index]))) or (index > body and not sums[-1]):
            end = index
            break
    below = _after_prose(lines, body, end)
    return next((i for i in range(below, end) if CRUMB.match(lines[i]) or _is_footer(lines, i)), end)


def _is_footer(lines: list[str], index: int) -> bool:
    """Whether a line is about the site; 主办单位：县卫生局 above 协办单位：, 办理情况： or the day of a letter is a form's."""
    if not FURNITURE.search(lines[index]):
        return False
    if not OF_OFFICES.match(lines[index]):
        return True
    below = lines[index + 1 : index + 5]
    return not any(FORM_GOES_ON.match(line) or DAY_ALONE.fullmatch(line) for line in below)


def _after_prose(lines: list[str], body: int, end: int) -> int:
    """The index after the last line of prose, `end` where there is none."""
    return next((index + 1 for index in range(end - 1, body - 1, -1) if _is_prose(lines[index])), end)


def _body(raw: list[str], lines: list[str]) -> list[Part]:
    """The article's lines, with runs of lines that are tables as such."""
    parts: list[Part] = []
    index = 0
    while index < len(lines):
        if table := table_at(raw, index):
            parts += table_parts(table[0])
            index = table[1]
            continue
        parts.append(Line(lines[index], _kind_within(closed_up(lines[index]))))
        index += 1
    return parts


def _kind_within(line: str) -> BlockKind:
    if FURNITURE.search(line) and not _is_prose(line):
        return "furniture"
    return "note" if is_note(line) else "paragraph"


def _site_name(lines: list[str], furniture: list[str]) -> str | None:
    """A saved page's first line, where the page says that name again in its head or foot."""
    for line in furniture:
        if welcome := WELCOME.match(line):
            return welcome[1]
    name = lines[0] if lines else ""
    if not 2 <= len(name) <= 20 or name not in furniture:
        return None
    return name if sum(name in line for line in furniture) >= 2 else None


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines of a text that was wrapped at a fixed column, joined into paragraphs; any other text unchanged.

    In such a text most lines that end in the middle of a sentence are as wide as each other; a title or a menu may be
    wider.
    """
    column = _column(lines)
    if column is None:
        return lines
    joined: list[str] = []
    is_open = False
    for line in lines:
        if is_open and line.strip() and not line[0].isspace() and not is_info_line(one_line(line)):
            joined[-1] += printed_joint(joined[-1], line.strip()) + line.strip()
        else:
            joined.append(line.rstrip())
        bare = line.rstrip()
        breaks_off = PROSE_MARK.search(bare) is not None and PARAGRAPH_END.search(bare) is None
        is_open = column - WRAP_SLACK * (2 if breaks_off else 1) < _width(bare) <= column
    return joined


def _column(lines: list[str]) -> int | None:
    """The column at which a text was wrapped; None where it was not."""
    filled = [line.rstrip() for line in lines if line.strip()]
    if len(filled) < FEWEST_WRAPPED or any("\t" in line for line in filled):
        return None
    widths = [_width(line) for line in filled]
    prose = [(width, line) for width, line in zip(widths, filled, strict=True) if PROSE_MARK.search(line)]
    # the lines that break off in the middle of a sentence and go on in the next
    goes_on = (line for line, following in pairwise(lines) if following.strip() and not following[0].isspace())
    open_ends = (
        line.rstrip() for line in goes_on if PROSE_MARK.search(line) and not PARAGRAPH_END.search(line.rstrip())
    )
    broken = Counter(width for width in map(_width, open_ends) if width >= NARROWEST_WRAP)
    if not broken:
        return None
    column = max(broken, key=lambda width: (_full(broken, width), width))
    full = _full(broken, column)
    ended = sum(column - WRAP_SLACK < width <= column and bool(SENTENCE_END.search(line)) for width, line in prose)
    wider = sum(width > column for width, _ in prose)
    if (
        column > WIDEST_WRAP
        or full < FEWEST_FULL
        or full < WRAP_SHARE * sum(broken.values())
        or wider > full * WIDER_SHARE
    ):
        return None
    return None if ended * 3 > full + ended else column


def _full(broken: Counter[int], column: int) -> int:
    """How many broken lines end within the last columns before `column`."""
    return sum(count for width, count in broken.items() if column - WRAP_SLACK < width <= column)
