"""The members of lists that say how many they are: `这3个项目分别是甲、乙和丙`, `4个项目为：甲，投资…；乙，投资…`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import CLAUSE, cut_before, trim
from extractors.naming.members import AND, PLACES, Span, all_named, is_plain_work, list_edges, listed
from extractors.naming.phrase import Name, is_counted, work_word
from extractors.number import parse_han


def counted_lists(text: str, start: int, end: int) -> Iterator[Name]:
    """The members of lists of as many projects as the text counts."""
    said = text[start:end]
    projects = "项目" in said
    for opening in _COUNTS_LIST.finditer(text, start, end):
        yield from _behind_count(text, opening, end)
    for opening in _COUNT_BEFORE.finditer(text, start, end) if projects and _LIST_OPENS.search(said) else ():
        yield from _behind_count(text, opening, end)
    if text[start - 1 : start] == "\n":
        yield from listed(_below_count(text, start, end))
    for close in _COUNT_CLOSES.finditer(text, start, end) if projects or "工程" in said else ():
        yield from listed(_before_count(text, start, close))
    for told in _DASHED.finditer(text, start, end) if "——" in said else ():
        members = [trim(text, *edge) for edge in _as_counted(text, list_edges(text, *told.span("members")), told)]
        fit = all(is_counted(text[first:last]) or 4 <= last - first <= 16 for first, last in members)
        if fit and len(members) == _count(told):
            yield from listed(members)
    if (respectively := _RESPECTIVELY.match(text, start, end)) is not None:
        yield from listed(_of_the_count_before(text, start, respectively))
    for some in _SOME_OF_COUNT.finditer(text, start, end) if "等" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, some.start("members"), some.end("members"))]
        if len(members) >= 2 and all(is_counted(text[first:last]) for first, last in members):
            yield from listed(members)


# how many are counted: 12, 十二 (one class of characters first: the search passes over all others at once)
_NUMERAL, _GOES_ON = r"[\d两三四五六七八九十]", r"(?:(?<=\d)\d*|(?<!\d)[两三四五六七八九十]*)"
# 这7个项目分别是甲、乙、…: as many members as are counted, so that each is one of them, whatever it ends in
_COUNTS_LIST = re.compile(
    rf"(?P<count>{_NUMERAL}{_GOES_ON})"
    r"[个大项](?P<class>[^，。；、：:\d]{0,14}?(?:项目|工程|现场|会场))(?:(?:[^，。；：]{0,14}[，,](?=分别|即(?!将)|包括))?(?:分别)?(?:[为是]|即(?!将)|包括|有)(?:[：:]\s?)?|(?:[，,](?:计划|协议)?(?:总投资|投资|合同|总额|约合?)[^，。；：]{0,16}){0,2}[：:]\s?)"
)
_COUNT_CLOSES = re.compile(
    rf"(?P<count>{_NUMERAL}(?<![等\d].){_GOES_ON})"
    r"\s?(?:个(?:世界\d+强|[^，。；、\d]{0,6})|大(?:重点|重大|产业)?)(?:项目|工程)"
)
# 签约项目3个：甲、乙、丙; 在谈的3个：甲、乙、丙; 续建项目（3个）：甲、乙、丙; 续建项目3个（甲、乙、丙）; 12个项目开工，其中高新区3个：甲、乙、丙
_COUNT_BEFORE = re.compile(
    r"项目(?:的)?(?:共计?|总数|[有为达])*\s?[（(]?(?P<count>\d+|[两三四五六七八九十]+)\s?[个项][）)]?(?:[：:]|[，,]?(?:分别)?(?:是|为|即(?!将)|包括)[：:]?|[（(])\s?"
    r"|(?:[区县市镇乡园]|本[部级]|(?:在谈|洽谈|对接|开工|动工|签约|投产|竣工|建成|落地|启动|续建|在建)的?(?:共|有)?)\s?(?P<of_place>\d+)\s?[个项][：:]\s?"
)
# what stands behind such a count: 3个：甲, 3个，分别为甲, 3个（甲
_LIST_OPENS = re.compile(
    r"[个项](?<=[\d两三四五六七八九十\s][个项])[）)]?(?:[：:（(]|[，,]?(?:分别)?(?:[是为即]|包括))"
)
# 其余五个——恒源纸业、金鼎陶瓷、…——均已开工: as many as are counted
_DASHED = re.compile(
    r"(?P<count>\d+|[两三四五六七八九十]+)\s?个(?:[^，。；、—]{0,8}?项目)?——(?P<members>[^，。；：—]{8,90})——"
)
# 4个项目为：甲工厂，投资4.5亿元；乙处理中心，投资3.8亿元；…: a name and its amount between each two semicolons
_NAME_AND_AMOUNT = re.compile(
    r"\s*(?:(?P<name>[^，。；：:、]{4,36})[，,](?:计划|预计|概算)?总?投资(?:额|约|为)*\s?\d"
    r"|(?P<bare>[^，。；：:\d][^，。；：:]{3,36}?)(?:[，,]|(?<=项目)|(?<=基地)|(?<=园)|(?<=中心))(?:约|概算|投资)?\s?\d[\d.]*\s?[万亿]+[美港欧日]?元)"
)
# 基础设施项目有甲公路、乙改扩建工程等4个，总投资7.3亿元
_SOME_OF_COUNT = re.compile(
    r"(?:项目(?:主要)?(?:有|包括)|(?<=[，,])(?:有|包括))(?P<members>[^，。；：\d][^，。；：]{6,80}?)等\s?\d+\s?[个项](?=[，。；])"
)
# 镇里签约3个项目，总投资3亿元。|分别是：甲产业园项目，乙加工项目，丙项目。
_RESPECTIVELY = re.compile(r"\s*(?:其中|具体)?分别[是为][：:]?\s?(?P<members>[^。；]{10,300})(?=[。；]|$)")
_COUNT_SAID = re.compile(
    r"(?:(?P<count>\d+|[两三四五六七八九十]+)\s?[个项宗][^，。；、\d]{0,10}?项目|项目(?:共计?|总数|[有为达])+\s?(?P<behind>\d+)\s?[个项宗])[^\n]*?[。\n]\s*$"
)


def _behind_count(text: str, opening: re.Match[str], end: int) -> Iterator[Name]:
    """The members of `这3个项目分别是甲、乙和丙` and of `4个项目为：甲，投资…；乙，投资…`, as many as are counted."""
    if items := _with_amounts(text, opening, end):
        yield from listed(items)
        return
    close = (_CLOSES if opening[0].endswith(("（", "(")) else CLAUSE).search(text, opening.end(), end)
    edges = _as_counted(text, list_edges(text, opening.end(), close.start() if close else end), opening)
    count = _count(opening)
    members = [trim(text, *edge) for edge in edges]
    # as many as are counted, one by one
    one_by_one = opening[0].endswith(("分别是", "分别为", "分别是：", "分别为："))
    names = [text[first:last] for first, last in members]
    plain = one_by_one and not any(name[:1].isdigit() for name in names)  # 三类项目引资额分别为1240亿元、…
    fit = all(is_counted(name) or (plain and 4 <= len(name) <= 16) for name in names) or all_named(names)
    fit = fit and not any(PLACES.search(name) for name in names)  # 高新区3个：云桥镇、白石乡、双河镇
    if len(members) >= 2 and count == len(members) and fit:
        yield from listed(members)
        return
    yield from listed(_parted_by_commas(text, opening, end, count))


def _with_amounts(text: str, opening: re.Match[str], end: int) -> list[Span]:
    """The members of `4个项目为：甲，投资…；乙，投资…`, between each two semicolons a name and its amount."""
    items = re.split(r"[；;]", text[opening.end() : end].rstrip("。")) if text[opening.end() - 1] in "：:" else []
    if not _count(opening) == len(items) >= 2:
        return []
    found, at = [], opening.end()
    for item in items:
        name = _NAME_AND_AMOUNT.match(item)
        if name is None:
            return []
        said = "name" if name["name"] else "bare"
        if is_counted(name[said]) or is_plain_work(name[said]):
            found.append(trim(text, at + name.start(said), at + name.end(said)))
        at += len(item) + 1
    return found


_CLOSES = re.compile(r"[）)；;。]")
# 新增的3个项目为：, （二）预备重点项目（4个）。: a line whose list is the next one
_COUNT_ABOVE = re.compile(
    r"(?:[^\n]*[^\d\n])?(?:(?P<count>\d+|[两三四五六七八九十]+)\s?[个项](?P<class>[^，。；、：:\d\n]{0,14}?)项目[^，。；\n\d]{0,10}[：:]"
    r"|项目(?:共计?|总数|[有为达])*\s?[（(]?(?P<before>\d+|[两三四五六七八九十]+)\s?[个项][）)]?(?:[，,]?(?:分别|主要)?[为是有])?[：:。]?)\s*\n\s*"
)


def _below_count(text: str, start: int, end: int) -> list[Span]:
    """The members of a line that lists as many projects as the line above counts, and says nothing else."""
    above = text.rfind("\n", 0, start - 1) + 1
    told = _COUNT_ABOVE.fullmatch(text, above, start) if start - above <= 90 else None
    if told is None:
        return []
    said = told["count"] or told["before"]
    edges = list_edges(text, start, end - text.endswith("。", start, end))
    count = _number(said)
    members = [trim(text, *edge) for edge in edges]
    names = [text[first:last] for first, last in members]
    fit = count == len(members) and not any("，" in name or PLACES.search(name) for name in names)
    return members if fit and (all_named(names) if len(names) > 1 else is_plain_work(names[0], least=2)) else []


def _parted_by_commas(text: str, opening: re.Match[str], end: int, count: object) -> list[Span]:
    """The members of `3个，分别为甲项目、乙产业园，丙基地。`, which 、 and commas part: works, as many as are counted."""
    stop = _STOPS.search(text, opening.end(), end)
    last = stop.start() if stop else end
    if text.find("，", opening.end(), last) < 0:
        return []
    members = [trim(text, *edge) for edge in list_edges(text, opening.end(), last, marks="、，")]
    names = [text[first:last] for first, last in members]
    fit = len(names) == count and len(names) > 1 and not any(PLACES.search(name) for name in names)
    return members if fit and all(work_word().search(name) and is_counted(name) for name in names) else []


_STOPS = re.compile(r"[。；;：]")


def _as_counted(text: str, edges: list[Span], said: re.Match[str]) -> list[Span]:
    """The edges of a list, the last parted at its 和 where one more is counted than marks part."""
    last = AND.search(text, edges[-1][0] + 3, edges[-1][1] - 2) if edges else None
    if last and _count(said) == len(edges) + 1:
        return [*edges[:-1], (edges[-1][0], last.start()), (last.end(), edges[-1][1])]
    return edges


def _count(said: re.Match[str]) -> object:
    groups = said.groupdict()
    if (of_place := groups.get("of_place")) is not None:
        return int(of_place)
    return _number(groups["count"] or groups["behind"])


def _number(words: str) -> object:
    """What digits or Chinese numerals come to: 12, 十二."""
    return int(words) if words.isdecimal() else parse_han(words)


def _before_count(text: str, start: int, close: re.Match[str]) -> list[Span]:
    """The members of `集中签约甲工厂建设、乙改扩建和丙搬迁3个项目`, as many as are counted."""
    floor = max((cut.end() for cut in CLAUSE.finditer(text, start, close.start())), default=start)
    edges = list_edges(text, floor, close.start())
    count = _count(close)
    ands = [*AND.finditer(text, edges[-1][0] + 4, edges[-1][1] - 3)] if edges else []
    if len(ands) == 1 and count == len(edges) + 1:
        edges[-1:] = [(edges[-1][0], ands[0].start()), (ands[0].end(), edges[-1][1])]
    if len(edges) < 2 or count != len(edges):
        return []
    for cut in cut_before().finditer(text, edges[0][0], edges[0][1] - 1):
        edges[0] = (cut.end(), edges[0][1])
    members = [trim(text, *edge) for edge in edges]
    # 达成框架协议的甲冶炼、乙供热2个项目
    agreed = text.endswith(("协议的", "合同的", "意向的"), start, edges[0][0])
    if any(PLACES.search(text[first:last]) or text.endswith(("公司", "集团"), first, last) for first, last in members):
        return []  # 甲公司、乙公司、丙公司3个项目: who invests, and not in what
    return members if agreed or all_named([text[first:last] for first, last in members]) else []


def _of_the_count_before(text: str, start: int, told: re.Match[str]) -> list[Span]:
    """The members of a sentence that begins with 分别是, as many as the sentence before it counts."""
    counts = [*_COUNT_SAID.finditer(text, max(0, start - 120), start)]
    if not counts:
        return []
    for marks in ("，", "、", "、，"):
        members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"), marks=marks)]
        if len(members) == _count(counts[-1]) and all(4 <= last - first <= 40 for first, last in members):
            names = [text[first:last] for first, last in members]
            return members if all(is_counted(name) or is_plain_work(name) for name in names) else []
    return []
