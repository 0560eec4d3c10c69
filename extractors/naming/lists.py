"""The members of lists: `甲、乙、丙等12个项目`, `这3个项目分别是甲、乙和丙`, `4个项目为：甲，投资…；乙，投资…`.

A list lends its members what makes them names: one that ends in no head of its own, or is told by its brand alone, is a
project beside others that surely are, or where as many are named as are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.naming.edges import CLAUSE, COUNTED_BY, cut_before, trim
from extractors.naming.phrase import (
    Name,
    bears_a_brand,
    head_word,
    is_counted,
    is_member,
    is_particular,
    is_short_work,
    own_characters,
    says_more,
    work_word,
)
from extractors.naming.works import is_work
from extractors.number import parse_han
from extractors.quantity import Quantity, SizeClass

_Span = tuple[int, int]


# 甲、乙、丙等12个项目, 甲、乙等续建项目; 等产业项目, 等领域项目 speak of classes
_LIST_END = re.compile(
    r"等(?P<count>\s?\d+\s?[余多]?\s?[个项大宗]|[一二两三四五六七八九十]+[个项宗])?(?P<many>一批|一大批|大批|多个|一系列)?(?P<class>(?<=批)[^，。；：,;:！？等]{4,36}的(?:优质|重点|重大)?|(?<=个)(?:[^，。；：、]{2,8}[高大强好长优]、)+[^，。；：、等]{2,8}|[^，。；、：,;:！？等]{0,18}?|(?:[\u4e00-\u9fff]{2,5}、){1,4}[\u4e00-\u9fff]{2,8}?)(?:项目(?!代表|线索|信息)|(?:基础|公共|配套)设施(?=[^，。；、]{0,6}(?:开工|启动|加快|建设|建成|完工|竣工|投用|投入|通车|推进))|(?<=重[点大]|市政|民生|水利|交通|建设|道路|公路|城建|惠民|设施|配套)工程|交通干线)(?P<after>\s?\d+\s?[个项宗])?"
)
_OF_ALL_KINDS = re.compile(r"(?:既有|也有|又有|还有|涵盖|涉及|涵盖了|涉及到|包含)$")
_GROUP_ENDS = re.compile(r"(?:公司|集团|企业|产业|领域|行业|方面|[县市区镇乡村])$")
_CLASS_OF_LIST = re.compile(
    r"企业|公司|集团|产业|行业|领域|方面|类|高校|地区|城市|国家|部门|单位|政策|各|措施|方式|办法|手段|举措|工作|问题|环节|设备|工艺"
)
_SITES = re.compile(r"(?:建设|施工)(?:现场|工地)")
_OTHERS_LISTED = re.compile(r"等\s?\d*[家个所]?(?:企业|公司|单位|学校|村|社区|地|乡镇|景区)(?:和|与|及|以及|、)")
_WENT_TO = re.compile(
    r"(?:实地考察|考察|参观|观摩|视察|督导|深入|来到|走进|前往|察看|查看|走访|(?:一行|先后|人员|还|又)(?:到|赴))了?"
)
_OF_KIND = re.compile(r"(?:产业|领域)(?:类|化)?$")
_LIST_LEAD = re.compile(
    r"[^、]{0,12}?(?:开工建设|扶持发展|开工|竣工|投产|建成|续建|建设|落户|招引|引入|推动|助推|力推|力促|完成|储备|谋划|策划|包装|(?:重点|着重)(?:推荐|介绍)|加[大强快](?:[与对])|年初对|积极跟进|跟进|协调解决|分别[为是]|(?<!华)(?<!有)(?<!作)为|是|既有|也有|有(?![机色限轨源])|包括|(?:(?<![\u4e00-\u9fff])|(?<=[比例诸项目]))[如像])(?:了)?(?=.{3})"
)
# 我市对甲项目、乙项目等22个项目进行了推介
_TREATED = re.compile(r"[^、对]{0,6}对(?=.{3})")
_PARTNER = re.compile(r"[^、]{2,8}[省市县区州旗园]与(?=.{3})")  # 河西区与|甲总部、乙产业园等12个项目签约
_DONE_TO = re.compile(r"进行了|开展了|予以|作了")


_TAKEN_IN = re.compile("用于承接|用来承接")


# 义安区和枞阳县等9个县区新建10亿元以上项目, 通过厦洽会、农博会等活动签约项目14个: counties, and where one met
_NO_CLASS = re.compile(
    r"(?:县市?区|市县区?|区县市?|县市|地市|市州|州市|盟市|乡镇|镇街|街道)(?![级重属])"
    r"|[^，。；]{0,4}?(?:平台|活动|展会|节会|会展|渠道|途径|载体|契机)(?:成功|共计?|集中|现场|累计)*(?:签约|引进|招引|对接|洽谈|达成|推介|新签)"
    r"|[市县区]?[直属]?(?:载体|平台|园区|板块|功能区|开发区|高新区|经开区)(?!的)|[两三四五六七八九十\d]+大[^，。；]{0,8}(?:产业|领域|板块|行业|集群)"
)
_ARE_KINDS = re.compile(r"占比|占[到了全总签]|居多|为主")  # 有机农业、全域治理等项目占比较大
_COST_OF_ALL = re.compile(r"[万亿]元的[^，。；]*$")


def members_of_lists(text: str, start: int, end: int, quantities: list[Quantity | SizeClass]) -> list[Name]:
    """The members of the lists in `text[start:end]`, with or without a head of their own; none where they are sectors."""
    found = list(_counted_lists(text, start, end))
    for close in _LIST_END.finditer(text, start, end):
        spans = _before_list_end(text, start, close, [(name.start, name.end) for name in found], quantities)
        # 推进总投资98亿元的特种纸浆、合成纤维等36个技改项目: what they make, as well as names
        costly = bool(spans) and _COST_OF_ALL.search(text, start, spans[0][0]) is not None
        found.extend(_listed(spans, member=not costly))
    return found


def _before_list_end(
    text: str, start: int, close: re.Match[str], taken: list[_Span], quantities: list[Quantity | SizeClass]
) -> list[_Span]:
    """The members that stand before `等12个项目`, none where most of them name no single thing."""
    classes = _CLASS_OF_LIST.search(close["class"]) if close["class"] else None
    classes = None if close["count"] or close["many"] or close["after"] else classes
    if classes and not _OF_KIND.search(close["class"]):
        return []
    if "、" in (close["class"] or "") and not (close["count"] or close["after"] or close["many"]):
        return []  # 等教育、医疗项目: kinds; but 等16个教育、医疗项目, 等教育、医疗项目16个
    if re.search(
        r"企业|公司|高校|来自|领导|出席|负责|干部|专家|^在内|由|卡点|堵点|事项|要素|^地(?![产热铁下])", close["class"]
    ):
        return []  # 包括重点项目、银企合作、园区配套等在内的63个项目: kinds
    if (close["class"] and _NO_CLASS.match(close["class"])) or _ARE_KINDS.match(text, close.end()):
        return []
    marks = CLAUSE.finditer(text, start, close.start())
    floor = max((cut.end() for cut in marks if not _in_bracket(text, cut.end(), close.start())), default=start)
    floor = max([floor, *(last for _, last in taken if last <= close.start())])
    for item in quantities:
        cuts = isinstance(item, SizeClass) or item.kind in ("money", "percent", "point") or item.measure in COUNTED_BY
        if cuts and floor < item.end <= close.start() and not _in_bracket(text, item.end, close.start()):
            floor = item.end
    for others in _OTHERS_LISTED.finditer(text, floor, close.start()):
        floor = others.end()  # 瑞和纺织、金穗面业等企业和|云桥大桥、人民医院等项目
    for went in _WENT_TO.finditer(text, floor, close.start()):
        floor = went.end()  # 县委书记、县长王华深入|甲产业园、乙纪念馆等项目
    edges = list_edges(text, floor, close.start())
    if not edges:
        return []
    edges[0] = (first_begins(text, *edges[0], close.end()), edges[0][1])
    edges = _fitted(text, edges, _counted_in(close["count"])) if close["count"] else edges
    least = 4 if len(edges) == 1 else 3
    members = [trim(text, *_without_field(text, *edge)) for edge in edges]
    if any(first < members[-1][1] and members[0][0] < last for first, last in taken):
        return []
    if text.endswith("类", start, close.start()) or _TAKEN_IN.search(text, floor, members[0][1]):
        return []  # 生物制药、矿产开发类等项目, 用于承接玉石雕刻、银饰加工等项目
    if close["many"] and text.endswith("涉及", floor, members[0][0]):
        return []  # 涉及薄板、手机零件等一批科技含量较高的项目: goods
    if close["many"] and any(text.endswith(("公司", "集团"), *edge) for edge in members):
        return []  # 引进了国能电投、中保集团等一批优质项目: firms
    named = [edge for edge in members if is_member(text[edge[0] : edge[1]], least)]
    if len(edges) == 1 and not (close["count"] or close["after"]):
        # 云桥国际医药城等一批项目, 恒力城市综合体等项目; but 高速公路等项目, 纺织服装等一批项目
        words = text[slice(*members[0])]
        one = is_particular(words) and (close["many"] or is_work(words) or bears_a_brand(words))
        one = one and _GROUP_ENDS.search(words) is None
        if not one:
            return []
    if 2 * len(named) <= len(members) and not (_SITES.match(text, close.end()) and not close["class"]):
        return []  # but of 棚户区改造、新城大道等项目建设现场 each that is named is one
    if classes and not all(_is_plain_work(text[first:last], least=3) for first, last in members):
        return []  # 云桥环保材料基地、福光孵化器基地等产业项目; but 光伏组件、储能电站等产业项目 are kinds
    if not (close["count"] or close["after"] or close["many"]):
        named = [edge for edge in named if not text.endswith(("公司", "集团"), *edge)]  # 与甲公司、乙集团等项目的洽谈
    # 既有阀门铸造等工业项目，也有社区食堂、城市绿廊等民生项目: kinds
    kinds = not close["count"] and _OF_ALL_KINDS.search(text, max(start, members[0][0] - 4), members[0][0]) is not None
    if kinds and 2 * sum(is_particular(text[first:last]) for first, last in named) <= len(named):
        return []
    sure = len(named) >= 2 and all(is_particular(text[first:last]) for first, last in named)
    counted = len(members) > 2 and (close["count"] or close["after"] or sure)
    many_kinds = len(members) > 5 or (close["many"] and "设施" in close[0])
    if many_kinds and 2 * sum(is_particular(text[first:last]) for first, last in named) < len(named):
        return []  # 石材加工、建材市场、私立学校、蛋鸡养殖等一大批项目, 主干路网、污水管网等多个基础设施项目: kinds
    # 壶公路一期工程 beside 三福产业园: short, and told by what it is beside; 循环经济产业园: a class, and one of these
    return [
        edge
        for edge in members
        if edge in named
        or is_short_work(text[edge[0] : edge[1]])
        or (counted and _is_told_by_others(text[slice(*edge)]))
    ]


def _counted_in(words: str) -> int:
    """What the count of a list's end comes to, 0 where it is no number: 12个, 三项."""
    said = words.strip()[:-1].strip(" 余多")
    return int(said) if said.isdecimal() else int(parse_han(said) or 0)


def _fitted(text: str, edges: list[_Span], count: int) -> list[_Span]:
    """The edges with as many joined as the count asks: 白河、|清水河治理, 机械生产线及|配件制造等2个项目."""
    joined = [*edges]
    while len(joined) > count > 0:
        last = len(joined) - 2
        both = text[joined[last][1]] in "和与及"
        at = last if both else next((i for i, (a, b) in enumerate(joined[:-1]) if b - a <= 3), None)
        if at is None:
            return edges
        joined[at : at + 2] = [(joined[at][0], joined[at + 1][1])]
    return joined


def _in_bracket(text: str, start: int, end: int) -> bool:
    """Whether a bracket is closed behind a place that is not opened behind it: 甲医院（三甲|，投资3亿元）等项目."""
    closed = text.find("）", start, end)
    return closed >= 0 and text.find("（", start, closed) < 0


def _is_told_by_others(words: str) -> bool:
    """Whether a class can be one of as many things as are counted, most of which have names: 循环经济产业园, 中药材深加工."""
    least = 2 if work_word().search(words) else 4
    plain = 4 <= len(words) <= 30 and not says_more(words) and not words.endswith(GROUPS)
    return plain and own_characters(words, "generic") >= least


def first_begins(text: str, first: int, last: int, close: int) -> int:
    """Where a list's first member begins, behind its sentence's verb: 我市对|甲项目、乙项目等22个项目进行了推介."""
    for cut in cut_before().finditer(text, first, last):
        quoted = cut[0] == "”" and text.find("“", first, cut.start()) >= 0  # 光伏及“源网荷储”一体化: inside a name
        firms = cut[0].endswith(("公司", "集团")) and not is_counted(text[cut.end() : last])  # 恒力有限公司产业项目
        if not quoted and not firms and cut.end() < last:
            first = cut.end()
    lead = _LIST_LEAD.match(text, first, last)
    treated = _TREATED.match(text, first, last) if _DONE_TO.search(text, close, close + 12) else None
    partner = _PARTNER.match(text, first, last) if text.startswith("签约", close) else None
    lead = treated or partner or lead
    return lead.end() if lead else first


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
PLACES = re.compile(
    r"(?:[省市县乡]|(?<!小)镇|(?<!假)村|(?<![景游假片园厂矿病街置灌社校港林宅小墅能范务聚验牧居业])区)$"
)
# 4个项目为：甲工厂，投资4.5亿元；乙处理中心，投资3.8亿元；…: a name and its amount between each two semicolons
# 包括兰新铁路云桥二线工程在内的6个重大项目
_INCLUDED = re.compile(
    r"包括(?P<members>[^。；：]{5,120}?)在内的\s?(?:\d+|[两三四五六七八九十]+)\s?[个项][^，。；、]{0,8}项目"
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
_NAME_AND_AMOUNT = re.compile(
    r"\s*(?:(?P<name>[^，。；：:、]{4,36})[，,](?:计划|预计|概算)?总?投资(?:额|约|为)*\s?\d"
    r"|(?P<bare>[^，。；：:\d][^，。；：:]{3,36}?)(?:[，,]|(?<=项目)|(?<=基地)|(?<=园)|(?<=中心))(?:约|概算|投资)?\s?\d[\d.]*\s?[万亿]+[美港欧日]?元)"
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
GROUPS = ("公司", "集团", "企业", "产业", "领域", "行业", "方面")
# 基础设施项目有甲公路、乙改扩建工程等4个，总投资7.3亿元
_SOME_OF_COUNT = re.compile(
    r"(?:项目(?:主要)?(?:有|包括)|(?<=[，,])(?:有|包括))(?P<members>[^，。；：\d][^，。；：]{6,80}?)等\s?\d+\s?[个项](?=[，。；])"
)


_FOR_INSTANCE = re.compile(
    r"以(?P<members>[^，。；：以]{4,90}?)(?:等)?为(?:代表|龙头|引领|支撑|标志)的[^，。；：]{0,14}?项目"
)
_AND = re.compile(r"[和与]|及(?!其)")


def _counted_lists(text: str, start: int, end: int) -> Iterator[Name]:
    """The members of lists that say how many they are, or that open with 项目包括; most sentences lack their words."""
    said = text[start:end]
    projects = "项目" in said
    for opening in _COUNTS_LIST.finditer(text, start, end):
        yield from _behind_count(text, opening, end)
    for opening in _COUNT_BEFORE.finditer(text, start, end) if projects and _LIST_OPENS.search(said) else ():
        yield from _behind_count(text, opening, end)
    if text[start - 1 : start] == "\n":
        yield from _listed(_below_count(text, start, end))
    for greatest in _GREATEST.finditer(text, start, end) if "最" in said else ():
        if is_counted(greatest["name"]):
            yield Name(*trim(text, *greatest.span("name")), proper=True)  # 投资最大的是河田养生城，总投资…
    for told in _TOLD_ONE.finditer(text, start, end) if "项目是" in said or "项目为" in said else ():
        if is_counted(told["name"]) and work_word().search(told["name"]):
            yield Name(*trim(text, *told.span("name")), proper=True)  # 集中开工重大项目为祁门县排水工程
    for close in _COUNT_CLOSES.finditer(text, start, end) if projects or "工程" in said else ():
        yield from _listed(_before_count(text, start, close))
    for told in _TOLD_LIST.finditer(text, start, end) if _TELLS_LIST.search(said) else ():
        yield from _listed(_told_members(text, start, told), member=_tells_of_many(text, start, told))
    for among in _INCLUDED.finditer(text, start, end) if "在内" in said else ():
        edges = list_edges(text, *among.span("members"), marks="、，")  # 云桥区的甲，河西区的乙、丙
        members = [trim(text, *_without_field(text, *edge)) for edge in edges]
        if _all_named([text[first:last] for first, last in members]):
            yield from _listed(members)
    for shown in _FOR_INSTANCE.finditer(text, start, end) if projects and "以" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, *shown.span("members"))]
        if all(is_member(text[first:last], 3) for first, last in members):
            yield from _listed(members)  # 以甲、乙为代表的一批项目
    for told in _BY_SEMICOLONS.finditer(text, start, end) if projects and "；" in said else ():
        yield from _listed(_parted_by_semicolons(text, told))
    for told in _DASHED.finditer(text, start, end) if "——" in said else ():
        members = [trim(text, *edge) for edge in _as_counted(text, list_edges(text, *told.span("members")), told)]
        fit = all(is_counted(text[first:last]) or 4 <= last - first <= 16 for first, last in members)
        if fit and len(members) == _count(told):
            yield from _listed(members)
    for joined in _JOINED_LIST.finditer(text, start, end) if projects and "、" in said else ():
        yield from _listed(_closed_by_one(text, joined), member=False)
    for first in _AMOUNTS_FIRST.finditer(text, start, end) if "分别" in said else ():
        edges = list_edges(text, *first.span("members"))
        if len(edges) == len(_ANOTHER_AMOUNT.split(first["amounts"])) and all(is_counted(text[a:b]) for a, b in edges):
            yield from _listed([trim(text, *edge) for edge in edges])
    if (respectively := _RESPECTIVELY.match(text, start, end)) is not None:
        yield from _listed(_of_the_count_before(text, start, respectively))
    for told in _BY_COMMAS.finditer(text, start, end) if "项目，" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"), marks="，")]
        names = [text[first:last] for first, last in members]
        if all(is_counted(name) or _is_plain_work(name) for name in names):
            yield from _listed(members)  # 签约项目有甲生产项目，乙加工项目，丙丁项目。
    for among in _AMONG_THEM.finditer(text, start, end) if "在其" in said or "列" in said else ():
        yield from _listed(_named_among(text, among))
    for close in _FIRMS_AT_WORK.finditer(text, start, end) if "企业" in said else ():
        yield from _listed(_firms_at_work(text, start, close))
    for some in _SOME_OF_COUNT.finditer(text, start, end) if "等" in said else ():
        members = [trim(text, *edge) for edge in list_edges(text, some.start("members"), some.end("members"))]
        if len(members) >= 2 and all(is_counted(text[first:last]) for first, last in members):
            yield from _listed(members)


# 镇里签约3个项目，总投资3亿元。|分别是：甲产业园项目，乙加工项目，丙项目。
_RESPECTIVELY = re.compile(r"\s*(?:其中|具体)?分别[是为][：:]?\s?(?P<members>[^。；]{10,300})(?=[。；]|$)")
_COUNT_SAID = re.compile(r"(?P<count>\d+|[两三四五六七八九十]+)\s?[个项宗][^，。；、\d]{0,10}?项目[^\n]*?[。\n]\s*$")
_BY_COMMAS = re.compile(
    r"项目(?:主要|分别|共)*(?:有|是|为|包括)[：:]?(?P<members>[^。；：，]{3,30}项目(?:，[^。；：，]{3,40}项目){2,})(?=[。；])"
)


def _of_the_count_before(text: str, start: int, told: re.Match[str]) -> list[_Span]:
    """The members of a sentence that begins with 分别是, as many as the sentence before it counts."""
    counts = [*_COUNT_SAID.finditer(text, max(0, start - 120), start)]
    if not counts:
        return []
    for marks in ("，", "、", "、，"):
        members = [trim(text, *edge) for edge in list_edges(text, *told.span("members"), marks=marks)]
        if len(members) == _count(counts[-1]) and all(4 <= last - first <= 40 for first, last in members):
            names = [text[first:last] for first, last in members]
            return members if all(is_counted(name) or _is_plain_work(name) for name in names) else []
    return []


# 年产16万吨硅铁、云桥水产加工厂等8家企业全面开工: works and goods, though firms are counted
_FIRMS_AT_WORK = re.compile(
    r"等\s?(?:\d+|[两三四五六七八九十]+)?[家户]企业(?:已|均|都|全面|同时|同一天|同日|当天|正式|集中|进场|相继|先后|陆续|顺利|全部|也)*(?:开工|动工|投产|竣工|奠基|开建|建成|签约|落户)"
)


def _firms_at_work(text: str, start: int, close: re.Match[str]) -> list[_Span]:
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


def _named_among(text: str, told: re.Match[str]) -> list[_Span]:
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


def _parted_by_semicolons(text: str, told: re.Match[str]) -> list[_Span]:
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


def _closed_by_one(text: str, joined: re.Match[str]) -> list[_Span]:
    """The members of `甲扩能、乙驾驶室和丙制造项目先后入驻`, each of which names one thing."""
    edges = list_edges(text, *joined.span("members"))
    first, last = edges[-1]
    for both in _AND.finditer(text, first + 3, last - 4):
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


def _listed(spans: list[_Span], *, member: bool = True) -> Iterator[Name]:
    """The names at the spans; `member` where the text says that they are projects, and not what one is made of."""
    return (Name(*span, listed=True, proper=True, member=member) for span in spans)


def _behind_count(text: str, opening: re.Match[str], end: int) -> Iterator[Name]:
    """The members of `这3个项目分别是甲、乙和丙` and of `4个项目为：甲，投资…；乙，投资…`, as many as are counted."""
    if items := _with_amounts(text, opening, end):
        yield from _listed(items)
        return
    close = (_CLOSES if opening[0].endswith(("（", "(")) else CLAUSE).search(text, opening.end(), end)
    edges = _as_counted(text, list_edges(text, opening.end(), close.start() if close else end), opening)
    count = _count(opening)
    members = [trim(text, *edge) for edge in edges]
    # as many as are counted, one by one
    one_by_one = opening[0].endswith(("分别是", "分别为", "分别是：", "分别为："))
    names = [text[first:last] for first, last in members]
    plain = one_by_one and not any(name[:1].isdigit() for name in names)  # 三类项目引资额分别为1240亿元、…
    fit = all(is_counted(name) or (plain and 4 <= len(name) <= 16) for name in names) or _all_named(names)
    fit = fit and not any(PLACES.search(name) for name in names)  # 高新区3个：云桥镇、白石乡、双河镇
    if len(members) >= 2 and count == len(members) and fit:
        yield from _listed(members)
        return
    yield from _listed(_parted_by_commas(text, opening, end, count))


def _with_amounts(text: str, opening: re.Match[str], end: int) -> list[_Span]:
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
        if is_counted(name[said]) or _is_plain_work(name[said]):
            found.append(trim(text, at + name.start(said), at + name.end(said)))
        at += len(item) + 1
    return found


_CLOSES = re.compile(r"[）)；;。]")
# 新增的3个项目为：, （二）预备重点项目（4个）。: a line whose list is the next one
_COUNT_ABOVE = re.compile(
    r"(?:[^\n]*[^\d\n])?(?:(?P<count>\d+|[两三四五六七八九十]+)\s?[个项](?P<class>[^，。；、：:\d\n]{0,14}?)项目[^，。；\n\d]{0,10}[：:]"
    r"|项目(?:共计?|总数|[有为达])*\s?[（(]?(?P<before>\d+|[两三四五六七八九十]+)\s?[个项][）)]?(?:[，,]?(?:分别|主要)?[为是有])?[：:。]?)\s*\n\s*"
)


def _below_count(text: str, start: int, end: int) -> list[_Span]:
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
    return members if fit and (_all_named(names) if len(names) > 1 else _is_plain_work(names[0], least=2)) else []


def _parted_by_commas(text: str, opening: re.Match[str], end: int, count: object) -> list[_Span]:
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


def _as_counted(text: str, edges: list[_Span], said: re.Match[str]) -> list[_Span]:
    """The edges of a list, the last parted at its 和 where one more is counted than marks part."""
    last = _AND.search(text, edges[-1][0] + 3, edges[-1][1] - 2) if edges else None
    if last and _count(said) == len(edges) + 1:
        return [*edges[:-1], (edges[-1][0], last.start()), (last.end(), edges[-1][1])]
    return edges


def _count(said: re.Match[str]) -> object:
    if (of_place := said.groupdict().get("of_place")) is not None:
        return int(of_place)
    return _number(said["count"])


def _number(words: str) -> object:
    """What digits or Chinese numerals come to: 12, 十二."""
    return int(words) if words.isdecimal() else parse_han(words)


def _before_count(text: str, start: int, close: re.Match[str]) -> list[_Span]:
    """The members of `集中签约甲工厂建设、乙改扩建和丙搬迁3个项目`, as many as are counted."""
    floor = max((cut.end() for cut in CLAUSE.finditer(text, start, close.start())), default=start)
    edges = list_edges(text, floor, close.start())
    count = _count(close)
    ands = [*_AND.finditer(text, edges[-1][0] + 4, edges[-1][1] - 3)] if edges else []
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
    return members if agreed or _all_named([text[first:last] for first, last in members]) else []


def _all_named(names: list[str]) -> bool:
    """Whether as many words as the text counts are names: most of them plainly, the others works as they are.

    冷链物流园、华骏法兰锻件、智联仓储中心3个项目: the first is a class elsewhere, and one of these three.
    """
    sure = sum(map(is_counted, names))
    return 2 * sure > len(names) and all(is_counted(name) or _is_plain_work(name) for name in names)


def _is_plain_work(words: str, least: int = 0) -> bool:
    works = 4 <= len(words) <= 30 and work_word().search(words) is not None and own_characters(words, "generic") >= 2
    return works and not says_more(words) and own_characters(words, "class") >= least


# 总投资分别为12亿元和8亿元的吉星零部件、华友前驱体项目: one for each amount
_AMOUNTS_FIRST = re.compile(
    r"分别(?:投资|为|达)+约?\s?(?P<amounts>\d[\d.]*\s?[万亿]?元?(?:(?:[、，和]|以及)\s?\d[\d.]*\s?[万亿]?元?)+)的(?P<members>[^，。；：]{6,80}?项目)(?=[，。；双先相]|开工|签约|落户|正)"
)
_ANOTHER_AMOUNT = re.compile(r"[、，和]|以及")


_ARE_PROJECTS = re.compile(r"项目|工程|开工|竣工|签约|投产|启动|落地|续建|在建|建成")


def _tells_of_many(text: str, start: int, told: re.Match[str]) -> bool:
    """Whether the list is of projects that are counted or classed: 此次签约项目包括…, and not 产业园项目包括…."""
    counted = told["many"] or told["kind"] or told["shown"]
    if told["some"]:
        return _ARE_PROJECTS.search(text, start, told.end("some")) is not None
    return bool(counted or _OF_MANY.search(text, max(start, told.start() - 50), told.start("members")))


def _told_members(text: str, start: int, told: re.Match[str]) -> list[_Span]:
    """The members of `项目包括甲项目、乙项目、丙箱包项目`."""
    if _MANY_CLOSE.search(told["members"]):
        return []  # 包括甲项目、乙产业园等一批体量大、效益好的项目: a list that is read above
    edges = list_edges(text, told.start("members"), told.end("members"))
    begin, stop = edges[-1]
    for both in _AND.finditer(text, begin + 4, stop - 4):
        if work_word().search(text[begin : both.start()]):
            edges[-1:] = [(begin, both.start()), (both.end(), stop)]  # 甲联创中心和乙运营项目
            break
    members = [trim(text, *_without_field(text, *edge)) for edge in edges]
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


def _without_field(text: str, start: int, end: int) -> tuple[int, int]:
    """A member without the field or the place that it is of: 生物医药领域的|中能干细胞研发项目, 农科区的|好圣汽车零部件."""
    field = re.compile(r"[^、]{2,14}(?:领域|方面|类|产业|[区县市镇园])的").match(text, start, end - 3)
    return (field.end() if field else start), end


def _ends_as_work(words: str) -> bool:
    """Whether words end as a work's name does, a bracket behind it left out: 瑞云铁路（江源段）."""
    return work_word().search(_BRACKETED.sub("", words)) is not None


_BRACKETED = re.compile(r"（[^（）]{1,16}）$")


def list_edges(text: str, start: int, end: int, marks: str = "、") -> list[tuple[int, int]]:
    """The parts of `甲、乙和丙` between its 、, brackets and quotes kept whole; the last is parted at 和 behind a head."""
    edges: list[tuple[int, int]] = []
    depth, first = 0, start
    for index in range(start, end):
        char = text[index]
        depth += (char in "（(“《") - (char in "）)”》")
        quoted = char == "“" and depth == 1 and index > first and text[index - 1] == "”"  # “甲”“乙”等3个项目
        if quoted or (char in marks and depth <= 0):
            edges.append((first, index))
            first = index + (char in marks)
        elif char in "和与" and depth <= 0 and text.endswith("项目", first + 3, index):
            edges.append((first, index))  # 甲项目和乙项目、丙项目和丁项目
            first = index + 1
        elif char == "以" and depth <= 0 and index > first and text.startswith("以及", index):
            edges.append((first, index))  # 甲、乙以及丙等3个项目
            first = index + 2
    joined = _AND.search(text, first + 3, max(first + 3, end - 2)) if first < end else None
    if joined and (
        any(head.end() == joined.start() for head in head_word().finditer(text, first, joined.start()))
        or (_ends_as_work(text[first : joined.start()]) and _ends_as_work(text[joined.end() : end]))
    ):
        edges.append((first, joined.start()))
        first = joined.end()
    if first < end:
        edges.append((first, end))
    return edges
