"""The members of lists that the text says to be projects: `签约项目包括甲、乙`, `以甲、乙为代表的一批项目`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import CLAUSE, cut_before, trim
from extractors.naming.members import (
    AND,
    GROUPS,
    PLACES,
    Span,
    all_named,
    first_begins,
    is_plain_work,
    list_edges,
    listed,
    without_field,
)
from extractors.naming.phrase import Name, is_counted, is_member, own_characters, says_more, work_word


def told_lists(text: str, start: int, end: int) -> Iterator[Name]:
    """The members of lists that open with 项目包括, or that 在其中, 为代表 close; most sentences lack their words."""
    said = text[start:end]
    projects = "项目" in said
    for greatest in _GREATEST.finditer(text, start, end) if "最" in said else ():
        if is_counted(greatest["name"]):
            yield Name(*trim(text, *greatest.span("name")), proper=True)  # 投资最大的是河田养生城，总投资…
    for told in _TOLD_ONE.finditer(text, start, end) if "项目是" in said or "项目为" in said else ():
        if is_counted(told["name"]) and work_word().search(told["name"]):
            yield Name(*trim(text, *told.span("name")), proper=True)  # 集中开工重大项目为祁门县排水工程
    for told in _TOLD_LIST.finditer(text, start, end) if _TELLS_LIST.search(said) else ():
        yield from listed(_told_members(text, start, told), member=_tells_of_many(text, start, told))
    for among in _INCLUDED.finditer(text, start, end) if "在内" in said else ():
        edges = list_edges(text, *among.span("members"), marks="、，")  # 云桥区的甲，河西区的乙、丙
        members = [trim(text, *without_field(text, *edge)) for edge in edges]
        if all_named([text[first:last] for first, last in members]):
            yield from listed(members)
    for shown in _FOR_INSTANCE.finditer(text, start, end) if projects and "以" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, *shown.span("members"))]
        if all(is_member(text[first:last], 3) for first, last in members):
            yield from listed(members)  # 以甲、乙为代表的一批项目
    for told in _BY_SEMICOLONS.finditer(text, start, end) if projects and "；" in said else ():
        yield from listed(_parted_by_semicolons(text, told))
    for joined in _JOINED_LIST.finditer(text, start, end) if projects and "、" in said else ():
        yield from listed(_closed_by_one(text, joined), member=False)
    for told in _BY_COMMAS.finditer(text, start, end) if "项目，" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"), marks="，")]
        names = [text[first:last] for first, last in members]
        if all(is_counted(name) or is_plain_work(name) for name in names):
            yield from listed(members)  # 签约项目有甲生产项目，乙加工项目，丙丁项目。
    for among in _AMONG_THEM.finditer(text, start, end) if "在其" in said or "列" in said else ():
        yield from listed(_named_among(text, among))
    for close in _FIRMS_AT_WORK.finditer(text, start, end) if "企业" in said else ():
        yield from listed(_firms_at_work(text, start, close))


# 包括兰新铁路云桥二线工程在内的6个重大项目
_INCLUDED = re.compile(
    r"包括(?P<members>[^。；：]{5,120}?)在内的\s?(?:\d+|[两三四五六七八九十]+)\s?[个项][^，。；、]{0,8}项目"
)
_TOLD_ONE = re.compile(
    r"(?:开工|签约|竣工|投产)的?(?:重大|重点|招商引资)?项目[是为](?P<name>[^，。；：:、]{6,36})(?=[，。；])"
)
_GREATEST = re.compile(
    r"(?:最大|最高|最多)的，?(?:[^，。；、：]{0,12}?项目)?[是为](?:[^，。；：:、的]{2,16}(?:公司|集团)的)?(?P<name>[^，。；：:、]{4,30})[，,](?=(?:计划|预计|概算|协议)?总?投资)"
)
# 项目包括甲项目、乙项目、丙箱包项目: where most are surely named, so is one that is told by its brand alone
_TOLD_LIST = re.compile(
    r"(?:(?P<many>\d\s?[余多]?[个项宗](?:[^，。；、\d]{0,10}项目)?[，,])?(?:主要)?包括[：:]?|(?P<some>\d\s?[余多]?[个项宗](?:[^，。；、\d]{0,10}项目)?[，,](?:(?:占|为|完成|同比|增长|增幅|(?:协议|计划)?总投资)[^，。；、]{2,16}[，,]){0,2}(?:其中|主要|分别)*(?:有|[如像]))|(?P<picked>主要有|重点有|分别有)[：:]?|(?P<kind>(?<![该本个])(?:签约|[省市区县]级|重点|重大|主要|在谈|洽谈|开工|竣工|投产|(?<![\u4e00-\u9fff])建设|代表性|意向|储备|推介)[^，。；、该本]{0,4}项目(?:主要|分别)*(?:[有包含是]括?|为(?![王先要本重纲上核])|涵盖|涉及|(?<=签约项目|开工项目|竣工项目|投产项目|在谈项目|续建项目|意向项目|储备项目)(?=[：:]))[：:]?)|项目[，,]?(?:主要|分别)*(?:有|包括|是|为(?![王先要本重纲上核]))[：:]?|(?P<shown>项目[^，。；：]{0,14}[，,](?:比如|例如|诸如|如|像))(?=[^，。；：]{4,90}等[。；，]))"
    r"(?P<members>[^，。；：:\d][^，。；：:]{8,200}?)(?:等(?=[。；，])|(?=[。；])|(?<=项目)(?=，))"
)
_MANY_CLOSE = re.compile(r"等(?:一大?批|大批|多个|一系列)")
# 35个，其中有; 包括, 涵盖, 涉及; 项目：, 项目有; ，如; 主要有: one of them stands in each of these lists
_TELLS_LIST = re.compile(
    "[，,包涵涉目主重分](?:(?<=[个项宗目%元][，,])(?:其中|主要|分别)*有|(?<=[，,])[比例诸]?[如像]|(?<=包)括|(?<=涵)盖|(?<=涉)及"
    "|(?<=项目)(?:[：:]|[，,]?(?:主要|分别)*[有是为含])|(?<=主)要有|(?<=重)点有|(?<=分)别有)"
)
_OF_MANY = re.compile(
    r"项目\s?\d+\s?[个项宗]|\d\s?[个项宗][^，。；、\d]{0,10}项目"
    r"|(?:列入|纳入|入选|入围|上报|申报|储备|谋划|推介|在谈|洽谈|对接|签约|开工|竣工|投产|新建|续建|在建|实施|引进|建设)[^，。；、：]{0,14}的[^，。；、：]{0,6}项目(?:[中里][，,])?(?:主要|分别)*(?:有|包括|是|为)"
)
_COUNTED_CLASS = re.compile(r"(?:项目|企业|工程)\d+\s?[个项家宗]$|\d\s?[个项宗]$")
_FOR_INSTANCE = re.compile(
    r"以(?P<members>[^，。；：以]{4,90}?)(?:等)?为(?:代表|龙头|引领|支撑|标志)的[^，。；：]{0,14}?项目"
)
_BY_COMMAS = re.compile(
    r"项目(?:主要|分别|共)*(?:有|是|为|包括)[：:]?(?P<members>[^。；：，]{3,30}项目(?:，[^。；：，]{3,40}项目){2,})(?=[。；])"
)
# 年产16万吨硅铁、云桥水产加工厂等8家企业全面开工: works and goods, though firms are counted
_FIRMS_AT_WORK = re.compile(
    r"等\s?(?:\d+|[两三四五六七八九十]+)?[家户]企业(?:已|均|都|全面|同时|同一天|同日|当天|正式|集中|进场|相继|先后|陆续|顺利|全部|也)*(?:开工|动工|投产|竣工|奠基|开建|建成|签约|落户)"
)


def _firms_at_work(text: str, start: int, close: re.Match[str]) -> list[Span]:
    """The works and goods of `年产16万吨硅铁、云桥水产加工厂等8家企业全面开工`."""
    floor = max((cut.end() for cut in CLAUSE.finditer(text, start, close.start())), default=start)
    edges = list_edges(text, floor, close.start())
    if len(edges) < 2:
        return []
    edges[0] = (first_begins(text, *edges[0], close.end()), edges[0][1])
    members = [trim(text, *edge) for edge in edges]
    names = [text[first:last] for first, last in members]
    return members if all(is_counted(name) and _WORKS_OR_GOODS.search(name) for name in names) else []


_WORKS_OR_GOODS = re.compile(r"年(?:产|处理|加工)\d|\d万?[吨套台]|(?:厂|站|基地|产业园|生产线|项目)$")
# 新开工项目28个，甲铸造、乙改质都在其中; 甲产业园、乙生产线项目名列其中
_AMONG_THEM = re.compile(
    r"[，；：](?P<members>[^，。；：\n]{4,120}?)等?(?:都|均|也|皆|就|同样|双双|全部|赫然)*(?:名列|位列|列|在)(?:其中|其列|列)(?=[，。；])"
)
_COUNTS_PROJECTS = re.compile(r"项目[^。]{0,20}\d|\d\s?[余多]?[个项宗][^。]{0,20}项目|(?:开工|签约|竣工|投产)\d+[个项]")


def _named_among(text: str, told: re.Match[str]) -> list[Span]:
    """The members of `新开工项目28个，甲铸造、乙改质都在其中`, where projects are counted before them."""
    floor = max(text.rfind("\n", 0, told.start()), told.start() - 120, 0)
    if _COUNTS_PROJECTS.search(text, floor, told.start() + 1) is None:
        return []
    members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"))]
    names = [text[first:last] for first, last in members]
    groups = any(
        name.endswith(GROUPS) or PLACES.search(name) or cut_before().search(name.strip("“”"), 1) for name in names
    )
    return members if not groups and all(map(is_counted, names)) else []


# 签约项目有：甲项目；乙产业园；丙扩能, 会上对甲项目；乙产业园；丙扩能等12个项目进行了推介
_BY_SEMICOLONS = re.compile(
    r"(?:项目[^，。；：]{0,10}?(?:[：:]|(?:分别|主要)*(?:[为是有]|包括)[：:]?)|(?<=[会上我市县区])对)(?P<members>[^，。；：\n]{4,40}(?:；[^，。；：\n]{4,40}?)+)(?=等|。|$)"
)


def _parted_by_semicolons(text: str, told: re.Match[str]) -> list[Span]:
    """The members of `签约项目有：甲项目；乙产业园；丙扩能`, each of which names one thing and most of which are works."""
    members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"), marks="；")]
    names = [text[first:last] for first, last in members]
    if any(cut_before().search(name, 1) or not is_counted(name) for name in names):
        return []
    return members if 2 * sum(work_word().search(name) is not None for name in names) > len(names) else []


# 华锐车桥扩能、新型驾驶室和金谷深孔制造项目先后入驻: one 项目 closes them all
_JOINED_LIST = re.compile(
    r"(?:^|(?<=[，。；：\n“]))(?:目前|其中|现在|现)?[，,]?(?P<members>[^，。；：、\n等]{4,24}(?:、[^，。；：、\n等]{4,24}){1,12}?(?:[和与及][^，。；：、\n等]{4,24}?)?项目)"
    r"(?=(?:投资)?(?:先后|相继|陆续|均|都|全部|目前|已|正|同时|分别|也|将|预计|计划|建设|进展|稳步|顺利|开工|竣工|投产|签约|落户|落地))"
)


def _closed_by_one(text: str, joined: re.Match[str]) -> list[Span]:
    """The members of `甲扩能、乙驾驶室和丙制造项目先后入驻`, each of which names one thing."""
    edges = list_edges(text, *joined.span("members"))
    first, last = edges[-1]
    for both in AND.finditer(text, first + 3, last - 4):
        if is_member(text[first : both.start()], 3) and is_member(text[both.end() : last], 3):
            edges[-1:] = [(first, both.start()), (both.end(), last)]
            break
    for cut in cut_before().finditer(text, edges[0][0], edges[0][1] - 1):
        edges[0] = (cut.end(), edges[0][1])
    members = [trim(text, *edge) for edge in edges]
    names = [text[first:last] for first, last in members]
    if len(members) < 3 or any(_WHO.search(name) or cut_before().search(name, 1) for name in names):
        return []  # 县委副书记、县长某某、客商代表某某及项目…; 发动机、变速箱制造项目 is one
    return members if all(is_member(name, 3) for name in names) else []


_WHO = re.compile(r"书记|[县市省镇乡区]长|常委|委员|主任|主席|代表|董事长|来自|(?:委|政府)$|\d\s?[个家]|合作$")
_ARE_PROJECTS = re.compile(r"项目|工程|开工|竣工|签约|投产|启动|落地|续建|在建|建成")


def _tells_of_many(text: str, start: int, told: re.Match[str]) -> bool:
    """Whether the list is of projects that are counted or classed: 此次签约项目包括…, and not 产业园项目包括…."""
    counted = told["many"] or told["kind"] or told["shown"]
    if told["some"]:
        return _ARE_PROJECTS.search(text, start, told.end("some")) is not None
    return bool(counted or _OF_MANY.search(text, max(start, told.start() - 50), told.start("members")))


def _told_members(text: str, start: int, told: re.Match[str]) -> list[Span]:
    """The members of `项目包括甲项目、乙项目、丙箱包项目`."""
    if _MANY_CLOSE.search(told["members"]):
        return []  # 包括甲项目、乙产业园等一批体量大、效益好的项目: a list that is read above
    edges = list_edges(text, told.start("members"), told.end("members"))
    begin, stop = edges[-1]
    for both in AND.finditer(text, begin + 4, stop - 4):
        if work_word().search(text[begin : both.start()]):
            edges[-1:] = [(begin, both.start()), (both.end(), stop)]  # 甲联创中心和乙运营项目
            break
    members = [trim(text, *without_field(text, *edge)) for edge in edges]
    names = [text[first:last] for first, last in members]
    if len(members) < 2 or any(re.search(r"等[^、]{0,12}项目$", name) for name in names):
        return []  # 包括甲生产线、乙小镇等项目: a list that is read above
    if any(_COUNTED_CLASS.search(name) for name in names) or names[-1].endswith(("的项目", "的投资项目")):
        return []  # 签约14个，包括工业项目9个、农业项目3个: classes
    works = all(work_word().search(name) for name in names)
    plain = works and all(4 <= len(name) <= 40 and not says_more(name) for name in names)
    many = _tells_of_many(text, start, told)
    if (told["picked"] or told["some"]) and not many:
        return []  # 景区主要有甲公园、乙博物馆
    if not plain and many:
        # 产业项目16个，总投资46亿元，包括甲生产线、乙生态修复等: some of those counted, whatever they end in
        sure = [edge for edge, name in zip(members, names, strict=True) if is_counted(name)]
        groups = any(name.endswith(GROUPS) for name in names)
        return sure if 2 * len(sure) > len(members) and not groups else []
    if plain and 2 * sum(map(is_counted, names)) > len(names):
        return [edge for edge, name in zip(members, names, strict=True) if own_characters(name, "generic") >= 2]
    return []
