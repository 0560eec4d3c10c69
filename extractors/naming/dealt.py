"""Lists whose members each have an amount: `甲水厂、乙风电、丙改造，总投资依次为2亿元、3亿元、1亿元`, `甲（2亿元）、乙（3亿元）`.

As many amounts as members tell that each is one project, whatever its name ends in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import CLAUSE, cut_before, trim
from extractors.naming.members import GROUPS, PLACES, first_begins, list_edges, listed
from extractors.naming.phrase import Name, is_counted, says_more
from extractors.quantity import Quantity

_SUM = r"约?\d[\d.,]*\s?[余多]?[万亿]?(?:[美欧日港]|新)?元?"
_AND = r"(?:[、，和与及]|以及)\s?"
# 总投资分别为12亿元和8亿元, 三笔投资，金额4.3亿元、1.2亿元
_SUMS = re.compile(
    rf"(?:(?P<each>分别|依次|各)(?:计划|预计|概算|协议)?(?:总?投资|引资)|(?:计划|预计|概算|估算|协议|静态|动态)*(?<!完成)(?:总?投资|引资|概算|造价|金额)(?:总?额|规模)?(?:分别|依次|各)?)(?:额|约|为|是|达)*\s?(?P<sums>{_SUM}(?:{_AND}{_SUM})+)"
)
_BUILDS = re.compile(r"[，,]?(?:用于|在[^，。；]{2,12})?(?:建设|兴建|新建|打造|建|上马|新上|收购|扩建|改造)")
# 三个项目, 三笔投资: what closes the list
_CLOSED_BY = re.compile(
    r"[，,]?(?:这|上述|以上|等)?(?:\d+|[两三四五六七八九十]+)(?:个|项|笔|处|座|宗|大)[^，。；、\d]{0,8}$"
)
_OF_OTHERS = re.compile(r"(?:单位|主体|业主|投资[方人]|公司|企业|面积|规模|产能)(?:分别|依次)")
_MONEY = re.compile(r"贷款?|授信|产值|税|出口|营收|收入|销售|债券|补助|补贴|奖|市值|注册|交易|增长|同比|资金(?!到)|占")
_ITEMS = re.compile(
    r"(?P<name>[^，。；、：:（）()\n]{3,30})(?:（(?P<inside>[^（）]{0,40}?\d[\d.,]*\s?[余多]?[万亿](?:[美欧日港]|新)?元?[^（）]{0,60})）"
    r"|（[^（）]{2,20}）[，,](?P<behind>约?\d[\d.,]*\s?[余多]?[万亿](?:[美欧日港]|新)?元)(?=[；;。]))"
)
_COST = re.compile(r"总?投资.*")
_OF_PROJECTS = re.compile(
    r"项目|工程|开工|签约|动工|投产|竣工|并网|落户|引进|入驻|电站|在建|续建|建设|总?投资(?!方|人)"
)


def dealt(text: str, start: int, end: int, amounts: list[Quantity]) -> Iterator[Name]:
    """The members of lists that sums of money are dealt to, in order, as many as the sums."""
    if len(amounts) < 2:
        return
    for told in _SUMS.finditer(text, start, end):
        sums = [item for item in amounts if told.start("sums") <= item.number_start < told.end("sums")]
        if len(sums) < 2 or (told["each"] and _BUILDS.match(text, told.end())):
            continue  # 甲、乙、丙分别投资2亿元、3亿元、1亿元兴建…: who invests
        members = _members_before(text, start, told.start(), len(sums))
        for span, amount in zip(members, sums, strict=False):
            yield Name(*span, amount=amount, listed=True, proper=True)


def _members_before(text: str, start: int, last: int, count: int) -> list[tuple[int, int]]:
    """The last list before a place that has as many members as are asked for, at most three clauses back."""
    for _ in range(4):
        while last > start and text[last - 1] in "，,；; ":
            last -= 1
        floor = max((cut.end() for cut in CLAUSE.finditer(text, start, last)), default=start)
        closed = _CLOSED_BY.search(text, floor, last)
        stop = closed.start() if closed else last
        if _OF_OTHERS.search(text, floor, last) is None:
            for first in (max((cut.end() for cut in _cuts(text, floor, stop)), default=floor), floor):
                edges = list_edges(text, first, stop)
                edges[:1] = [(first_begins(text, *edge, stop), edge[1]) for edge in edges[:1]]
                members = [_before_predicate(text, *trim(text, *edge)) for edge in edges]
                if len(members) == count and _are_named([text[a:b] for a, b in members]):
                    return members
        last = floor
        if last <= start or text[last - 1] not in "，,":
            return []
    return []


# 甲二期也于11月相继|签约，分别投资…: what is said of them all
_PREDICATE = re.compile(
    r"(?:[也均都同时相继先后陆续分别正式集中成功双已将于近日]|\d{1,2}月)*(?:签约|开工|动工|竣工|投产|落户|落地|入驻|启动|实施|建设)$"
)
# 完成年度任务数, 牛舍57栋: what is done, and parts
_NO_NAME = re.compile(
    r"任务|目标|完成|合计|[总金]额|资金|财政|增长|面积|^(?:设备|厂房|土地|土建|装修|配套|附属|办公|基础)|(?:购置|征地|拆迁)$|[\d一两三四五六七八九十][栋座条个家台套处口眼亩]$"
)


def _before_predicate(text: str, first: int, last: int) -> tuple[int, int]:
    """A member without the verb behind the last of a list."""
    said = _PREDICATE.search(text, first + 4, last)
    return (first, said.start()) if said else (first, last)


def _cuts(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The verbs that a list may begin behind."""
    return (cut for cut in cut_before().finditer(text, start, end - 4) if cut[0][0] not in "、”等")


def _are_named(names: list[str]) -> bool:
    """Whether the members are things of their own, most of them plainly, and neither firms nor places."""
    if any(_NO_NAME.search(name) or PLACES.search(name) or name.endswith(GROUPS) or says_more(name) for name in names):
        return False
    return 2 * sum(map(is_counted, names)) > len(names) and all(3 <= len(name) <= 30 for name in names)


# 其中福光化纤投资12亿元，恒锐纤维投资9.6亿元，均已达产: firms in name, and told of as works
_SIDE_BY_SIDE = re.compile(
    rf"其中[，,]?(?P<items>[^，。；、\d]{{4,16}}(?:总?投资)(?:额|约)?{_SUM}(?:[，,、；][^，。；、\d]{{4,16}}(?:总?投资)(?:额|约)?{_SUM})+)[，,](?:目前)?(?:[均都全]|[两三四]个项目)[^，。；]{{0,6}}?(?:投产|达产|开工|竣工|试产|建成|在建|签约|运营)"
)
_SIDE = re.compile(rf"(?P<name>[^，。；、\d]{{4,16}}?)(?:总?投资)(?:额|约)?(?={_SUM})")


def side_by_side(text: str, start: int, end: int, amounts: list[Quantity]) -> Iterator[Name]:
    """`其中福光化纤投资12亿元，恒锐纤维投资9.6亿元，均已达产`."""
    told = _SIDE_BY_SIDE.search(text, start, end) if len(amounts) > 1 and text.find("其中", start, end) >= 0 else None
    if told is None:
        return
    spans = [trim(text, *item.span("name")) for item in _SIDE.finditer(text, *told.span("items"))]
    if _are_named([text[first:last] for first, last in spans]):
        yield from (Name(*span, listed=True, proper=True) for span in spans)


def bracketed(text: str, start: int, end: int, amounts: list[Quantity]) -> Iterator[Name]:
    """The members of a list whose amounts stand in brackets behind them: `甲改造（2亿元）、乙光伏（投资额3亿元）`."""
    if len(amounts) < 2 or text.find("（", start, end) < 0:
        return
    items = [
        item for item in _ITEMS.finditer(text, start, end) if not _MONEY.search(_COST.sub("", item["inside"] or ""))
    ]
    if len(items) < 2 or not _OF_PROJECTS.search(text, start, end) or _MONEY.search(text, start, items[0].start()):
        return
    found = []
    for item in items:
        first, last = trim(text, first_begins(text, *item.span("name"), end), item.end("name"))
        told = item.span("inside" if item["inside"] else "behind")
        amount = next((each for each in amounts if told[0] <= each.number_start < told[1]), None)
        if amount is not None:
            found.append(Name(first, last, amount=amount, listed=True, proper=True))
    if len(found) > 1 and _are_named([text[name.start : name.end] for name in found]):
        yield from found


def amounts_first(text: str, start: int, end: int) -> Iterator[Name]:
    """The members of `投资分别为12亿元和8亿元的甲零部件、乙前驱体项目`, one for each amount."""
    for first in _AMOUNTS_FIRST.finditer(text, start, end) if text.find("分别", start, end) >= 0 else ():
        edges = list_edges(text, *first.span("members"))
        if len(edges) == len(_ANOTHER_AMOUNT.split(first["amounts"])) and all(is_counted(text[a:b]) for a, b in edges):
            yield from listed([trim(text, *edge) for edge in edges])


# 总投资分别为12亿元和8亿元的吉星零部件、华友前驱体项目: one for each amount
_AMOUNTS_FIRST = re.compile(
    r"分别(?:投资|为|达)+约?\s?(?P<amounts>\d[\d.]*\s?[万亿]?元?(?:(?:[、，和]|以及)\s?\d[\d.]*\s?[万亿]?元?)+)的(?P<members>[^，。；：]{6,80}?项目)(?=[，。；双先相]|开工|签约|落户|正)"
)
_ANOTHER_AMOUNT = re.compile(r"[、，和]|以及")
