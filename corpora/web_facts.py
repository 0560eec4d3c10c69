"""Title, day, source and author of a web page, each by the rule that is surest, and how sure that is.

A confidence orders the rules by how much is stated and how seldom it is wrong; it was set by hand and is no measured
share: head metas .97, a labelled line under the title .95, a line that only stands there .85, a signature .7. Two rules
that agree count .99; where the two best differ the winner loses a fifth. A bare 1 January is what a content system fills in when it knows nothing: it is taken only where a
line of the page says it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from itertools import islice, pairwise

from selectolax.lexbor import LexborHTMLParser

from corpora.characters import one_line
from corpora.draft import Grid, Line
from corpora.grids import label_of, record_of
from corpora.masthead import (
    DATE,
    LONGEST_TITLE,
    SUBTITLE,
    dates_in,
    is_info_line,
    published_in,
    publisher_in,
    signature,
    source_in,
    without_site,
)
from corpora.page_words import (
    AUTHOR,
    CLOCK,
    CRUMB,
    FORM_LABEL,
    LABELLED_DAY,
    NO_AUTHOR,
    NO_SOURCE,
    NOT_A_DATE_OF_ISSUE,
    PUBLISHER,
    RECORD_LABEL,
    RECORD_MARKS,
    REPORTER,
    is_furniture_line,
)
from corpora.web_page import HEADINGS, Page, Stretch, text_of

RECORD_LINE = re.compile(
    r"(?:索引号|索取号|发布机构|发文机关|成文日期|发文字号)\s*[:：]"
)  # of a record laid out as lines
NEWSPAPER = re.compile(r"<!--\s*enpproperty(.*?)/enpproperty\s*-->", re.DOTALL | re.IGNORECASE)
PAPER_NAME = re.compile(r"^(.{2,20}?)(?:多媒体)?(?:数字报|电子报|数字版|电子版)")
TITLE_NAMES = re.compile(
    r"^(?:.*[-_])?(?:title|tit|bt|biaoti|zwbt|wzbt|arttitle|articletitle|newstitle|headline|xl_title|ucaptitle|article_bt)\d*$|title$"
)
DAY_META = ("pubdate", "publishdate", "publish_time", "article:published_time", "firstpublishedtime", "og:release_date")
DAY_NAMES = "#pubTime, #PubTime, #publish_time, #post-date, #pubtime_baidu, #pubtime, publishtime, time[datetime], [itemprop=datePublished]"
SOURCE_NAMES = "#sourceName, #source_baidu, #SourceName, .SourceName, ucapsource, #js_name, #post-user"
# A page of WeChat as its server sends it has its day in a script alone: ready to print, or as seconds since 1970.
WECHAT_DAY = re.compile(r"\b(?:createTime|publish_time)\s*=\s*['\"](\d{4}-\d{2}-\d{2})")
WECHAT_SECONDS = re.compile(r"\b(?:ct|oriCreateTime)\s*=\s*['\"]?(\d{10})\b")
CHINA = timezone(timedelta(hours=8))
# What a page says of itself to search engines: Schema.org's word for the day, and Baidu's.
LINKED_DATA = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{1,20000}?)</script", re.DOTALL | re.IGNORECASE
)
LINKED_DAY = re.compile(r'"(?:pubDate|datePublished)"\s*:\s*"(\d{4}-\d{2}-\d{2})')
MOST_LINKED = 20  # records looked at
ACCOUNT = re.compile(r"\d{1,2}:\d{2}\s?·\s?([^\s，。；：:|｜·]{2,20})$")  # 头条: 2018-07-20 11:58·今日嵊州
BADGE = re.compile(r"^(?:原创|转载|首发)[\s·|｜]+|[\s·|｜]*官方[账帐]号$")
LEAF_DAY = re.compile(r"\d{1,2}")
LEAF_MONTH = re.compile(r"((?:19|20)\d{2})\s?[-./年]\s?(\d{1,2})\s?月?")
TITLE_ELEMENTS = "#activity-name, #thread_subject, ucaptitle"
ISSUED = ("发布日期", "公开日期", "发布时间", "生成日期", "印发日期", "成文日期", "成文时间", "发文日期")
ISSUERS = ("发布机构", "发文机关", "发文单位", "公开机构", "信息来源", "制发机关")
EDITOR = re.compile(r"编辑[:：]\s?([\u4e00-\u9fff·]{2,6})")
AGREED, DOUBTED = 0.99, 0.8
SURE, FAIR, WEAK = 4.0, 3.0, 1.0  # points of a title


@dataclass(slots=True)
class Head:
    """What a page says of itself beside its lines: metas by lower-case name, `<title>`, named elements, a paper's record."""

    metas: dict[str, str]
    page_title: str
    titles: list[str]
    days: list[date]
    sources: list[str]
    paper: dict[str, str]


@dataclass(slots=True)
class Title:
    """The title, how sure it is, and the lines that hold it: `start:end`, empty where it stands in no line."""

    text: str
    confidence: float
    start: int = -1
    end: int = -1


@dataclass(slots=True)
class Facts:
    """Day, source and author with how sure each is."""

    published: date | None = None
    source: str | None = None
    author: str | None = None
    confidence: dict[str, float] = field(default_factory=dict)


def head_of(tree: LexborHTMLParser, source: str) -> Head:
    """The head of a page. `source` is its whole text: a newspaper keeps its record in a comment."""
    metas: dict[str, str] = {}
    for node in tree.css("meta"):
        attributes = node.attributes
        name = attributes.get("name") or attributes.get("property")
        content = attributes.get("content")
        if name and content and content.strip() and len(content) < 5000:
            metas.setdefault(name.strip().lower(), one_line(content))
    days = []
    for node in tree.css(DAY_NAMES):
        days += dates_in(node.attributes.get("datetime") or "")[:1] or dates_in(one_line(text_of(node))[:60])[:1]
    days += _days_in_scripts(source)
    record = NEWSPAPER.search(source) if "/enpproperty" in source else None
    inner = re.findall(r"<(title|date|author|subtitle)>([^<]*)", record[1]) if record else []
    return Head(
        metas=metas,
        page_title=one_line(text_of(tree.css_first("title"))),
        titles=[line for node in tree.css(TITLE_ELEMENTS) if (line := one_line(text_of(node)))],
        days=days,
        sources=[line for node in tree.css(SOURCE_NAMES) if (line := one_line(text_of(node)))],
        paper={name: one_line(value) for name, value in inner if value.strip()},
    )


def _days_in_scripts(source: str) -> list[date]:
    """The day that WeChat keeps in a script, and the one that a page tells search engines, where it tells one."""
    if "js_content" in source and (said := WECHAT_DAY.search(source)):
        return dates_in(said[1])
    if "js_content" in source and (counted := WECHAT_SECONDS.search(source)):
        return [datetime.fromtimestamp(int(counted[1]), CHINA).date()]
    if "ld+json" not in source:
        return []
    records = islice(LINKED_DATA.finditer(source), MOST_LINKED)
    days = {day for record in records for said in LINKED_DAY.findall(record[1]) for day in dates_in(said)}
    return list(days) if len(days) == 1 else []  # several are those of a list


def record_on(page: Page, end: int) -> tuple[dict[str, str], set[int]]:
    """The label–value pairs of a page's record (索引号, 成文日期 …) and the stretches that hold it.

    A table anywhere, else lines before `end`: `索 引 号：X`, several in one line, or a label above its value.
    """
    pairs: dict[str, str] = {}
    places: set[int] = set()
    for index, stretch in enumerate(page.stretches):
        if isinstance(stretch.part, Grid):
            found = record_of(stretch.part)
            places.update({index} if found else ())
            for label, value in found.items():
                pairs.setdefault(label, value)
    if pairs:
        return pairs, places
    pending: tuple[str, int] | None = None
    for index, stretch in enumerate(page.stretches[: end + 60]):
        if not isinstance(stretch.part, Line) or len(stretch.part.text) > 200:
            pending = None
            continue
        text = stretch.part.text
        labels = [
            match
            for match in re.finditer(r"((?:[\u4e00-\u9fff]\s*){2,8})[:：]", text)
            if RECORD_LABEL.fullmatch(label_of(match[1]))
        ]
        if labels and not text[: labels[0].start()].strip(" 【["):
            ends = [*(match.start() for match in labels[1:]), len(text)]
            for match, until in zip(labels, ends, strict=True):
                value = text[match.end() : until].strip(" |｜】]")
                pairs.setdefault(label_of(match[1]), value)
                pending = (label_of(match[1]), index) if not value else None
            places.add(index)
        elif pending is not None and index == pending[1] + 1:
            pairs[pending[0]] = text
            places.add(index)
            pending = None
        else:
            pending = None
    pairs = {label: value for label, value in pairs.items() if value}
    return (pairs, places) if len(pairs) >= 3 and len(RECORD_MARKS & pairs.keys()) >= 2 else ({}, set())


def title_of(page: Page, first: int, head: Head, record: dict[str, str]) -> Title | None:
    """The article's title. `first` is where the article begins."""
    names = {head.metas.get(name, "") for name in ("sitename", "columnname")}
    lines = [s.part.text if isinstance(s.part, Line) else "" for s in page.stretches]
    stated = (
        (head.metas.get("articletitle"), 0.97),
        (head.paper.get("title"), 0.97),
        *((title, 0.97) for title in head.titles),
    )
    for said, confidence in stated:
        if said and said not in names and 2 <= len(said) <= 3 * LONGEST_TITLE:
            start, end = _place_of(said, lines, first)
            return Title(said, AGREED if end > 0 else confidence, start, end)
    weighty = next((i for i in range(first, len(lines)) if page.stretches[i].weight), len(lines) - 1)
    social = head.metas.get("og:title", "")
    whole = without_site(social or head.page_title)
    if len(whole) >= 8 and whole not in names:
        start, end = _place_of(whole, lines, min(first + 3, weighty), least=2)
        if end - start > 1:
            return Title(whole, 0.97, start, end)
    best = max(
        ((_points(page, i, lines, social or head.page_title, record, first), i) for i in range(weighty + 1)),
        default=(0.0, -1),
    )
    points, at = best
    said = record.get("标题") or record.get("名称") or record.get("信息名称")
    if said and (points < SURE or lines[at] != said):
        start, end = _place_of(said, lines, first)
        return Title(said, 0.95, start, end)
    if points >= WEAK:
        # set by hand: the more points speak for a line, the surer
        confidence = 0.97 if points >= SURE + 1 else 0.95 if points >= SURE else 0.9 if points >= FAIR else 0.7
        return Title(lines[at], confidence, at, at + 1)
    if whole and whole not in names and not CRUMB.match(whole):
        start, end = _place_of(whole, lines, first)
        return Title(whole, 0.75, start, end)
    return None


def _place_of(said: str, lines: Sequence[str], first: int, least: int = 1) -> tuple[int, int]:
    """The lines, one to four in a row, that hold a title: the last before `first`, else the first; (-1, -1) for none."""
    wanted = "".join(said.split())
    places = []
    for index in range(min(len(lines), first + 40)):
        joined = "".join(lines[index].split())
        end = index + 1
        while joined and len(joined) < len(wanted) and wanted.startswith(joined) and end < min(index + 4, len(lines)):
            if not lines[end] or SUBTITLE.match(lines[end]):
                break  # ——某市政协助力招商引资工作纪实 stands in the page's title too, and is the subtitle
            joined += "".join(lines[end].split())
            end += 1
        if joined == wanted and end - index >= least:
            places.append((index, end))
    return max((place for place in places if place[0] <= first), default=places[0] if places else (-1, -1))


def could_be_title(line: str) -> bool:
    """Whether a line could be a title. `三十八个项目签约！` could, though it ends like a sentence."""
    return (
        4 <= len(line) <= LONGEST_TITLE
        and not line.endswith(("。", "；", "，", ",", "、", "：", ":", "…"))
        and not line.startswith(("（", "(", "【打印", "[关闭"))
        and not SUBTITLE.match(line)
        and not FORM_LABEL.fullmatch(line)
        and not RECORD_LINE.match(line)
        and not is_info_line(line)
        and not is_furniture_line(line)
        and not CRUMB.match(line)
        and not (dates_in(line) and len(DATE.sub("", line)) < 8)
    )


def _points(page: Page, index: int, lines: Sequence[str], page_title: str, record: dict[str, str], first: int) -> float:
    """How much a line looks like the title, by where it stands, how it looks and what else says it."""
    line, stretch = lines[index], page.stretches[index]
    if not line or stretch.is_furniture or stretch.linked * 2 >= len(line) or not could_be_title(line):
        return 0.0
    points = 0.0
    bare, titled = "".join(line.split()), "".join(page_title.split())
    if len(bare) >= 6 and bare in titled:
        points += 3.0 + titled.startswith(bare)
    points += {"h1": 2.0, "h2": 1.5, "h3": 1.5}.get(stretch.tag, 1.0 if stretch.tag in HEADINGS else 0.0)
    points += 1.0 if stretch.centred else 0.0
    box = stretch.box
    for _ in range(2):
        if box >= 0:
            points += 2.0 if any(map(TITLE_NAMES.match, page.boxes[box].names)) else 0.0
            box = page.boxes[box].parent
    if any(line_ and is_info_line(line_) for line_ in lines[index + 1 : index + 3]):
        points += 2.0
    points += 4.0 if line in (record.get("标题"), record.get("名称")) else 0.0
    return points - min(abs(first - index), 20) * 0.05 if points else 0.0


def facts_of(page: Page, head: Head, record: dict[str, str], start: int, end: int, title: Title | None) -> Facts:
    """Day, source and author. The article is `stretches[start:end]`; its title stands before it."""
    lines = [
        (i, s.part.text) for i, s in enumerate(page.stretches) if isinstance(s.part, Line) and len(s.part.text) <= 200
    ]
    under = title.end if title is not None and title.end > 0 else max(start - 6, 0)
    between = [text for i, text in lines if under <= i < max(start, under + 3) and not NOT_A_DATE_OF_ISSUE.match(text)]
    above = [text for i, text in lines if i < under and is_info_line(text)]
    below = [text for i, text in lines if i >= start and is_info_line(text) and not page.stretches[i].is_furniture]
    inside = [text for text in below if text not in between]
    body = [s.part.text for s in page.stretches[start:end] if isinstance(s.part, Line) and not s.is_furniture]
    signed = signature(body[-12:])
    facts = Facts()
    near = [text for i, text in lines if under - 4 <= i < max(start, under)]
    facts.published, sure = _day(
        head, record, between, above, inside, _leaf(near, [text for _, text in lines]), signed[0]
    )
    if facts.published:
        facts.confidence["published"] = sure
    source = _source(head, record, between, above, inside, signed[1], title)
    if source:
        facts.source, facts.confidence["source"] = source
    editors = {name for _, text in lines for name in EDITOR.findall(text[-60:])}
    author = _author(head, [*between, *above, *inside], body, editors)
    if author:
        facts.author, facts.confidence["author"] = author
    return facts


def _leaf(near: Sequence[str], lines: Sequence[str]) -> date | None:
    """The day of a page that shows it as a leaf of a calendar beside its title: 19, and below it 2023-07.

    None where the page has more than one: they stand beside a list.
    """

    def leaves(of: Sequence[str]) -> list[date]:
        pairs = ((one, LEAF_MONTH.fullmatch(other)) for one, other in pairwise(of) if LEAF_DAY.fullmatch(one))
        return [day for one, month in pairs if month for day in dates_in(f"{month[1]}-{month[2]}-{one}")]

    found = leaves(near)
    return found[0] if len(found) == 1 == len(leaves(lines)) else None


def _day(
    head: Head,
    record: dict[str, str],
    between: Sequence[str],
    above: Sequence[str],
    inside: Sequence[str],
    leaf: date | None,
    signed: date | None,
) -> tuple[date | None, float]:
    found: list[tuple[date, float]] = []
    written = [day for line in [*between, *above, *inside] if is_info_line(line) and (day := published_in(line))]

    def offer(days: Iterable[date], confidence: float, *, filled_in: bool = False) -> None:
        for day in days:
            new_year = day.month == day.day == 1
            if not (new_year and filled_in and day not in written):
                found.append((day, min(confidence, 0.6) if new_year else confidence))

    for name in DAY_META:
        offer(dates_in(head.metas.get(name, ""))[:1], 0.97, filled_in=True)
    offer(dates_in(head.paper.get("date", ""))[:1], 0.97)
    offer(head.days[:1], 0.95, filled_in=True)
    for line in between:
        if LABELLED_DAY.search(line):
            offer([day for day in [published_in(line)] if day], 0.95)
    for line in between:
        if not LABELLED_DAY.search(line) and (is_info_line(line) or (len(line) <= 40 and CLOCK.search(line))):
            offer([day for day in [published_in(line)] if day], 0.92)
    for label in ISSUED[:4]:
        offer(dates_in(record.get(label, ""))[:1], 0.93)
    for line in between:
        if len(line) <= 50 and not is_info_line(line) and len(dates_in(line)) == 1 and not line.endswith("。"):
            offer([day for day in [published_in(line)] if day], 0.85)
    for line in reversed(above):
        offer([day for day in [published_in(line)] if day], 0.8 if LABELLED_DAY.search(line) else 0.6)
    offer([leaf] if leaf else [], 0.8)
    for label in ISSUED[4:]:
        offer(dates_in(record.get(label, ""))[:1], 0.8)
    for line in inside:
        if LABELLED_DAY.search(line):
            offer([day for day in [published_in(line)] if day], 0.75)
    offer([signed] if signed else [], 0.7)
    for line in inside:
        offer([day for day in [published_in(line)] if day], 0.5)
    if not found:
        return None, 0.0
    day, confidence = found[0]
    others = [other for other, sure in found[1:] if sure >= 0.7]
    if day in others and confidence > 0.6:
        return day, AGREED
    if others and abs((others[0] - day).days) > 1 and found[1][1] >= 0.85:
        return day, confidence * DOUBTED
    return day, confidence


def _source(
    head: Head,
    record: dict[str, str],
    between: Sequence[str],
    above: Sequence[str],
    inside: Sequence[str],
    signed: str | None,
    title: Title | None,
) -> tuple[str, float] | None:
    def told(names: Iterable[str | None], confidence: float) -> tuple[str, float] | None:
        for name in names:
            name = (name or "").strip(" ：:")
            if 2 <= len(name) <= 40 and not NO_SOURCE.match(name) and (title is None or name != title.text):
                return name, confidence
        return None

    paper = PAPER_NAME.match(head.page_title) if head.paper else None
    positional = []
    for line in between:
        rest = LABELLED_DAY.sub("", line) if dates_in(line) and len(line) <= 60 else ""
        rest = CLOCK.sub("", DATE.sub("", rest)).strip(" |｜-·")
        named = BADGE.sub("", rest)
        positional.append(named if PUBLISHER.fullmatch(named) or rest.startswith(named + "官方") else None)
    return (
        told([head.metas.get("contentsource")], 0.97)
        or told([source_in(line) for line in between], 0.95)
        or told(head.sources, 0.93)
        or told((record.get(label) for label in ISSUERS), 0.9)
        or told([paper[1] if paper else None], 0.9)
        or told([source_in(line) for line in reversed(above)], 0.75)
        or told((account[1] for line in between if (account := ACCOUNT.search(line))), 0.8)
        or told(positional, 0.7)
        or told([publisher_in(line) for line in between], 0.7)
        or told([source_in(line) for line in inside], 0.7)
        or told([signed], 0.7)
    )


def _author(head: Head, lines: Sequence[str], body: Sequence[str], editors: set[str]) -> tuple[str, float] | None:
    for line in lines:
        match = AUTHOR.search(line)
        if match and not NO_AUTHOR.match(match[1]):
            return match[1].strip(), 0.9
    if (name := head.paper.get("author")) and not NO_AUTHOR.match(name):
        return name, 0.9
    for line in body[:2]:
        match = REPORTER.search(line[:60])
        if match:
            return match[1].strip(), 0.85
    name = head.metas.get("author", "")
    if 2 <= len(name) <= 20 and not NO_AUTHOR.match(name) and name not in editors and not PUBLISHER.fullmatch(name):
        return name, 0.6  # content systems put the editor there as often as the author
    return None


def is_between(stretch: Stretch) -> bool:
    """Whether a line between title and article is a subtitle, which belongs to the text."""
    text = stretch.text
    return isinstance(stretch.part, Line) and not stretch.is_furniture and bool(SUBTITLE.match(text)) and len(text) < 60
