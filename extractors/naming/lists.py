"""The members of lists: `甲、乙、丙等12个项目`, and those that `counted_lists` and `told_lists` know.

A list lends its members what makes them names: one that ends in no head of its own, or is told by its brand alone, is a
project beside others that surely are, or where as many are named as are counted.
"""

from __future__ import annotations

import re

from extractors.naming.counted_lists import counted_lists
from extractors.naming.edges import CLAUSE, COUNTED_BY, trim
from extractors.naming.members import GROUPS, Span, first_begins, is_plain_work, list_edges, listed, without_field
from extractors.naming.phrase import (
    Name,
    bears_a_brand,
    is_member,
    is_particular,
    is_short_work,
    own_characters,
    says_more,
    work_word,
)
from extractors.naming.told_lists import told_lists
from extractors.naming.works import is_work
from extractors.number import parse_han
from extractors.quantity import Quantity, SizeClass

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
    found = [*counted_lists(text, start, end), *told_lists(text, start, end)]
    for close in _LIST_END.finditer(text, start, end):
        spans = _before_list_end(text, start, close, [(name.start, name.end) for name in found], quantities)
        # 推进总投资98亿元的特种纸浆、合成纤维等36个技改项目: what they make, as well as names
        costly = bool(spans) and _COST_OF_ALL.search(text, start, spans[0][0]) is not None
        found.extend(listed(spans, member=not costly))
    return found


def _before_list_end(
    text: str, start: int, close: re.Match[str], taken: list[Span], quantities: list[Quantity | SizeClass]
) -> list[Span]:
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
    members = [trim(text, *without_field(text, *edge)) for edge in edges]
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
    if classes and not all(is_plain_work(text[first:last], least=3) for first, last in members):
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


def _fitted(text: str, edges: list[Span], count: int) -> list[Span]:
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
