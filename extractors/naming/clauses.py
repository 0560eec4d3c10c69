"""Names that their place in a sentence tells: at its end, where the next says 项目总投资…, or behind 共同建设."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import DESCRIBED, cut_before, trim
from extractors.naming.phrase import Name, is_counted, is_particular, is_specific, own_characters, says_more, work_word
from extractors.naming.works import COSTS, is_work


def find_headed(text: str, start: int, end: int, head: str) -> Name | None:
    """The last phrase in `text[start:end]` that ends in `head` and names one thing, `None` where there is none."""
    at = text.rfind(head, start, end)
    if at < 0:
        return None
    last = at + len(head)
    if not _NAMED_THERE.match(text, last):
        return None
    first = max([start, *(cut.end() for cut in cut_before().finditer(text, start, at))])
    first, last = trim(text, first, last)
    words = text[first:last]
    if not 5 <= len(words) <= 30 or words[0] in "这该此其本某各一" or says_more(words) or not is_specific(words):
        return None
    return Name(first, last, proper=True) if own_characters(words, "class") >= 3 else None


_NAMED_THERE = re.compile(r"(?:的?(?:车间|厂房|现场|建设现场|施工现场)?(?:内|里)?)?[，,]")


# 与某公司签订投资协议，共同建设云桥水果物流中心
_TOGETHER = re.compile(
    r"(?:共同|合作|联合|携手)(?:投资)?(?:建设|打造|开发)(?P<name>[^，。；：、的\d]{5,28})(?=[，。；])"
)


# 与县政府签署战略协议，将在双河镇投资建设光伏组件生产基地
_TO_BUILD = re.compile(
    r"签[订署约下][^。；，]{0,24}[，,](?:双方|该公司|协议约定|后者|前者)?(?:将|拟|计划)?(?:在[^，。；]{2,16}?)?(?:投资)?(?:建设|兴建|新建|打造|布局)(?P<name>[^，。；：、的\d]{6,28})(?=[，。；])"
)


# 与县政府签订恒锐冷链物流园投资协议
_AGREED_ON = re.compile(
    r"签[订署约下]了?《?(?P<name>[^，。；：、的《》“”]{4,30}?)(?:投资|合作|框架|战略|开发|入园|入驻|招商|建设)*(?:协议|合同|意向|备忘录)"
)


# 与恒力集团达成在双河镇建设苎麻示范园的意向
_AGREED_TO_BUILD = re.compile(
    r"(?:达成|签[订署约下])了?《?(?:关于)?(?:在[^，。；]{2,20}?)?(?:合作|共同|投资)?(?:建设|兴建|新建|打造|共建|开发建设|开发)(?P<name>[^，。；：、的《》“”]{4,30}?)的?(?:投资|合作|框架|战略|开发|建设)*(?:协议|合同|意向|备忘录)"
)
# 签订热电联产协议，估算投资28亿元
_COSTS_NEXT = re.compile(rf"书?[，,（(](?:项目)?{COSTS}")

# a kind of deal, and not what it is on
_DEAL = re.compile(r"合作|战略|框架|[项項]目|[投增][资資]|购|贷|租|补充|服务|商|^(?:了|一|两|多|相关)")


def agreed_on(text: str, start: int, end: int) -> Iterator[Name]:
    """The works that an agreement is on: `签订恒锐冷链物流园投资协议`."""
    for told in _AGREED_TO_BUILD.finditer(text, start, end):
        words = told["name"]
        works = work_word().search(words) or words.endswith("区")
        if works and own_characters(words, "class") >= 2 and not says_more(words):
            yield Name(*told.span("name"), proper=True)
    if text.find("签", start, end) < 0:
        return
    for told in _AGREED_ON.finditer(text, start, end):
        first, last = trim(text, *told.span("name"))
        words = text[first:last]
        costs = _COSTS_NEXT.match(text, told.end(), end) is not None and is_counted(words) and not _DEAL.search(words)
        if (costs or is_work(words)) and not cut_before().search(words):
            yield Name(first, last, proper=True)


def built_together(text: str, start: int, end: int) -> list[Name]:
    """What the parties to an agreement build together: `签订协议，共同建设云桥水果物流中心`."""
    if text.find("签", start, end) < 0:
        return []
    found = []
    for told in (*_TOGETHER.finditer(text, start, end), *_TO_BUILD.finditer(text, start, end)):
        words = told["name"]
        own = own_characters(words, "class") >= 2 or (
            told.re is _TO_BUILD and own_characters(words, "generic") >= 4 and not cut_before().search(words)
        )
        if own and work_word().search(words) and not says_more(words):
            found.append(Name(*told.span("name"), proper=True))
    return found


# 恒力集团拟在双河镇新能源产业园建设高端膜材研发基地, 县商会计划在西区兴建云桥总部大楼, 东风与恒力联手打造越野车项目
_BUILT_BY = re.compile(
    r"(?P<firm>公司|集团|股份|科技|实业|控股|企业|院|[\u4e00-\u9fff]{2,6}[与和同][\u4e00-\u9fff]{2,8}(?=联手|携手|合作|联合|共同))?"
    r"(?:(?<=公司)，|(?<=集团)，)?(?:(?P<plan>拟|计划|将|准备|决定|规划)|还|又|也|已|正|独资|全额|联手|携手|合作|共同|(?:联合|携手|会同)[^，。；、]{2,16}?)*(?:在[^，。；]{2,30}?)?(?:投资|开发)?"
    r"(?:建设|兴建|新建|打造|投建|筹建|布局)了?(?![现工的]|项目)(?P<name>[^，。；：\n]{4,60}?)等?(?=[，。；]|$)"
)
_BUILDS = re.compile("建设|兴建|新建|打造|投建|筹建|布局")


def built_by(text: str, start: int, end: int) -> Iterator[Name]:
    """What a firm builds, or somebody is going to, where its clause says no amount: `恒力集团拟在双河镇建设膜材研发基地`."""
    if _BUILDS.search(text, start, end) is None:
        return
    for told in _BUILT_BY.finditer(text, start, end):
        if not (told["firm"] or told["plan"]):
            continue
        first, last = told.span("name")
        if (described := DESCRIBED.match(text, first, last)) is not None:
            first = described.end()
        first, last = trim(text, first, last)
        words = text[first:last]
        if (
            _NO_ONE.search(words)
            or says_more(words)
            or work_word().search(words) is None
            or cut_before().search(words, 1)
        ):
            continue
        own = own_characters(words, "class")
        if told["firm"]:
            named = 4 <= len(words) <= 30 and (own >= 2 or own_characters(words, "generic") >= 2)
        else:
            named = is_work(words) and is_particular(words)
        if named:
            yield Name(first, last, proper=True, member=True)


_NO_ONE = re.compile(
    r"[、的]|^[\d一二两三四五六七八九十几多]+(?:[个座条家批项处栋]|万)|(?:生产线|车间|厂房|平台|体系|工程|中心|市场|企业)$|^(?:一|各|全|该|本|此|其)|(?:重[点大]|工业|产业|招商|基础设施|配套)项目$|[千百万]亿|[一]流|世界级|国家级|高地"
)


# 第一站是雪健休闲食品智能工厂。项目总投资…: named by a sentence's last words, told of by the next
_TOLD_NEXT = re.compile(
    r"\s*(?=[“据该这项基工园])“?(?:据(?:悉|介绍|了解)，)?(?:该|这一|这个)?(?:项目|基地|工厂|园区)(?:计划|预计|概算)?(?:总?投资|占地|由|位于|分[两二三]期)"
)
# ——云桥旅游公路改造工程。全长38.6公里，投资2.4亿元
_HEADING = re.compile(
    r"\s*(?:——|[-•●]|\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]+(?:是|、))\s?(?P<name>[^，。；：、的\d]{5,26})。"
)
_COSTS_AT_ONCE = re.compile(r"(?:项目|工程)?(?:计划|预计|概算|估算)?总投资")
_COST_NEXT = re.compile(r"[^。\n]{0,40}投资")
# 龙泉民宿集群是此次签约中唯一的文旅项目
_ONE_OF_THESE = re.compile(
    r"(?P<name>[^，。；：、的\d“”]{6,26})是(?:此|本|这)次(?:集中)?(?:签约|开工|竣工|投产)[^，。；]{0,16}项目"
)
_INTRODUCES = re.compile(r"(?:[一二三四五六七八九十]站[，,]?是|走进|来到|就是|为|的是|看到了?)")


def introduced(text: str, start: int, end: int) -> list[Name]:
    """A name that closes its sentence behind 是 or 来到, where the next sentence begins 项目总投资…, or that is the sentence."""
    if not text.endswith("。", start, end):
        return []
    heading = _HEADING.fullmatch(text, start, end) if end - start < 40 else None
    if heading and _COST_NEXT.match(text, end):
        known = work_word().search(heading["name"]) or _COSTS_AT_ONCE.match(text, end)
        if known and is_specific(heading["name"]) and not says_more(heading["name"]):
            return [Name(*heading.span("name"), proper=True)]
    if not _TOLD_NEXT.match(text, end):
        return []
    begin = max(start, end - 40)
    leads = list(_INTRODUCES.finditer(text, begin, end - 4))
    if not leads:
        return []
    first, last = trim(text, leads[-1].end(), end - 1)
    words = text[first:last]
    if not 4 <= len(words) <= 36 or re.search(r"[，。；：、的]", words) or not work_word().search(words):
        return []
    return [Name(first, last, proper=True)] if not says_more(words) and is_specific(words) else []


def one_of_these(text: str, start: int, end: int) -> list[Name]:
    """What is said to be one of the projects of the day: `龙泉民宿集群是此次签约中唯一的文旅项目`."""
    found = _ONE_OF_THESE.match(text, start, end) if "次" in text[start:end] else None
    if found is None:
        return []
    first, last = trim(text, *found.span("name"))
    words = text[first:last]
    named = not cut_before().search(words) and not says_more(words) and is_specific(words)
    return [Name(first, last, proper=True)] if named and words[0] not in "这该此其本某各" else []
