"""Works that open what is said, and of which a later clause says what they cost: `南湖热电厂，某集团承建，概算3亿元`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.naming.edges import cut_before, trim
from extractors.naming.phrase import Name, is_counted, own_characters
from extractors.naming.works import COSTS, MANY, NUMBER, RENEWALS, is_work, named, work_ends

# a clause that tells of it: 某集团承接，投1.3亿, 鲁商投资，1.6亿
_COSTS_LATER = re.compile(
    rf"(?P<between>(?:[^。；]{{0,90}}?[，,、\s（(])?)(?:项目|工程|[这该此全][一个]?(?:项目|工程|厂|线|园区?|站)|[^，。；、\d]{{2,10}}?(?=投资|投入|斥资|耗资))?{COSTS}{NUMBER}[\d.,]*\s?[余多]?[万亿](?!元?(?:改造|购|用于|对|引进|更新|添置|实施))"
    rf"|[，,][^，。；\d]{{2,14}}(?:投资|出资|承建)[，,]约?{NUMBER}[\d.]*\s?[余多]?[万亿]"
)
# what firms that settle there, and others that are counted, cost is not its own
_OF_OTHERS = re.compile(
    r"企业\s?\d|\d[\d.]*[余多]?\s?[家个](?!月)|营业?收入?|产值|引进|入驻|招商|签约|落户|全[市县区省州]|项目库|聚集|集聚|人次|进出口|每|其中|举行|召开|会议|考察|调研|来到|走进|另有|依托"
)
_STATE_LATER = re.compile(
    r"(?:[，,][^，。；\d]{2,14}(?:运营|承建|建设|投资|兴建|打造|承接|开发))?[，,](?:项目|工程|主体|现|目前|眼下|均|全面|整体)*(?:已|正|尚|仍|刚|待|等待)?"
    r"(?:封顶|结顶|在建|停建|交付|竣工|完工|投产|投运|投用|开业|开园|通车|续建|待建|达产|试车|停工|复工|前期)(?=[，。；])"
)
# where an item begins: behind a mark, a place, a label, what a reporter hears (their last character first: all others are
# then passed at the speed of one comparison)
_BEGINS = re.compile(
    r"[；：;:“—，,的①-⑳.、．](?:(?<=[；：;:“—])\s?|(?<=[内里旁边处侧区县市镇乡日天][，,])|(?<=(?:获悉|看到|以来)[，,])|(?<=了解到[，,])"
    r"|(?<=(?:设立|兴办|创办|投资|建设|新建|引进|创建)的)|(?<=[①-⑳])|(?<=[；。：\n]\d[.、．]))"
)
_BRACKET = re.compile(r"[（(][^（）()]{1,30}[）)]")  # 朱日和风光储基地（风电600MW＋光伏200MW），由…


@cache
def _closes() -> re.Pattern[str]:
    """Where a work's name may close and something is said of it."""
    return re.compile(
        rf"(?:{work_ends()})(?:(?:（[^（）]{{1,6}}）)?[一二三四五]期|工程)?[”]?(?=[，,（(]|[由是已正在总计概预昨今去前将于拟近目现眼开竣建两年可环全占位坐装规批迎分采选][^园区路保])"
    )


# 恒锐新材料，落户时间2016年1月，项目投资额2.3亿元; 首开项目“竹药谷”，投资额4.6亿元
_FIELDS = re.compile(
    r"(?:^|(?<=[；：。\n、]))\s?(?P<name>[^，。；：:（）()\n]{4,24})[，,](?=(?:落户|签约|开工|引进)(?:时间|日期)|投资(?:方|人|主体)(?:[：:]|为)|(?:业主|建设|投资|责任)单位(?:[：:]|为))"
    rf"|项目“(?P<called>[^”，。；]{{3,20}})”(?=[，,]?{COSTS})"
)


def told_by_fields(text: str, start: int, end: int) -> Iterator[Name]:
    """What an item opens with, behind which its fields stand: `恒锐新材料，落户时间2016年1月，投资方：…`."""
    said = text[start:end]
    if not any(word in said for word in ("时间", "日期", "单位", "投资方", "投资人", "投资主体", "项目“")):
        return
    for told in _FIELDS.finditer(text, start, end):
        first, last = trim(text, *told.span("name" if told["name"] else "called"))
        words = text[first:last]
        if is_counted(words) and not cut_before().search(words) and not words.endswith(("公司", "集团")):
            yield Name(first, last, proper=True)


def opened(text: str, start: int, end: int) -> Iterator[Name]:
    """The works that open a sentence or an item of it, where a later clause says what they cost or how far they are."""
    begins: list[int] = []
    taken = start
    for close in _closes().finditer(text, start, end):
        begins = begins or [start, *(mark.end() for mark in _BEGINS.finditer(text, start, end))]
        floor = max(taken, *(text.rfind(mark, start, close.start()) + 1 for mark in "，：。；"))
        openings = [begin for begin in begins if floor <= begin < close.start() <= begin + 42]
        name = next((name for begin in openings if (name := _opening(text, begin, close.end()))), None)
        if name is None:
            continue
        bracket = _BRACKET.match(text, close.end(), end)
        last = bracket.end() if bracket else close.end()
        stop = text.find("；", last, end) + 1 or end
        later = _COSTS_LATER.match(text, last, stop)
        if (later and not _OF_OTHERS.search(later[0])) or _STATE_LATER.match(text, last, stop):
            yield name
            taken = close.end()


# …产业园的1号厂房已经封顶。园区由某公司投资兴建: the next sentence goes on about the work by its head
_RESUMES = re.compile(
    r"\s*“?(?:据(?:悉|介绍|了解)，)?(?P<the>该|此|这[一个座条家处]*|)(?P<head>项目|工程|生产线|园区|线路|[\u4e00-\u9fff]{1,3})"
    rf"[^。\n]{{0,60}}?(?:{COSTS}|由[^，。；]{{3,40}}?(?:投资|出资|斥资|兴建|开发|投建|打造))"
)
_MAY_CLOSE = r"(?=[，,。（(的”]|[正由已又将刚于今昨迎在年可][^园区路])"


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"(?:{work_ends()})(?:[一二三四五]期|工程)?”?{_MAY_CLOSE}")


# 投资约5亿元, 耗资三千万元, 由某集团: the next sentence says one of these, sought once before its head is tried at every length
_COST_OR_BUILDER = re.compile(
    rf"(?:投资|概算|造价|耗资|斥资|投入|投|花费|总额|追加)(?:总?额|总?规模)?(?:资金)?(?:为|约|近|超过?|逾|达|到|共|了|是|有|：|:)*\s?{NUMBER}|由[^，。；]{{3}}"
)
_FAR = 400  # characters: no such sentence is as long


def resumed(text: str, start: int, end: int) -> list[Name]:
    """The work that the next sentence goes on about by its head: `云桥小镇渐露真容。小镇由某集团投资兴建`."""
    if not text.endswith("。", start, end):
        return []
    stop = text.find("。", end, end + _FAR)
    if _COST_OR_BUILDER.search(text, end, stop if stop >= 0 else end + _FAR) is None:
        return []
    goes_on = _RESUMES.match(text, end)
    if goes_on is None or (goes_on["head"] in ("项目", "工程") and not goes_on["the"]):
        return []
    head, the = goes_on["head"], goes_on["the"]
    alike = tuple(head[:size] for size in (1, 2, 3) if size > 1 or the)
    for close in reversed([*_ends().finditer(text, start, end)]):
        floor = max((mark.end() for mark in _MARKS.finditer(text, start, close.start())), default=start)
        name = named(text, floor, close.end(), start)
        if name is None:
            continue
        words = text[name.start : name.end].rstrip("”")
        if words.endswith("项目"):
            continue
        same = words.endswith(alike) or (head[-1] == words[-1] == "线") or (head == "园区" and words[-1] == "园")
        if same or head in ("项目", "工程"):
            return [name]
    return []


_MARKS = re.compile(r"[，。；：,;:、—\n“]")


def _opening(text: str, begin: int, last: int) -> Name | None:
    first, last = trim(text, begin, last)
    words = text[first:last]
    while words[:1] in ("—", "又", "也"):
        first, words = first + 1, words[1:]
    cut = cut_before().search(words)
    if cut is not None and not (cut[0] in "”" and "“" in words):
        return None
    renewed = words.endswith(RENEWALS) and not MANY.match(words)  # 北山矿深部开采系统改造, but 12家企业扩产
    work = is_work(words) or (renewed and own_characters(words, "class") >= 5)
    return Name(first, last, proper=True) if work and is_counted(words) else None
