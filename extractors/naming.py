"""Finds the names of single projects in a sentence: `总投资30亿元的[…医药产业园项目]`, `A项目、B项目等12个项目`.

A name is a noun phrase that ends in a head word (项目, 产业园, 基地, 生产线 …). Its right end is that head; its left end is the
nearest verb, mark or `的` that cannot be part of a name. What is left is a name only if something in it names one thing
and no class of things (`重大招商引资项目`, `食品加工项目13个` are classes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from extractors import lexicon
from extractors.number import parse_han
from extractors.quantity import Quantity, SizeClass


@dataclass(frozen=True, slots=True)
class Name:
    """A project's name at `text[start:end]`.

    `amount` is the quantity that stands before it as its investment (`总投资5亿元的…`), `investor` the span of the company
    named just before it, `listed` whether it is one of a list.
    """

    start: int
    end: int
    amount: Quantity | None = None
    investor: tuple[int, int] | None = None
    listed: bool = False
    proper: bool = False


def _alternatives(topic: str, table: str) -> str:
    return "|".join(re.escape(word) for word in sorted(lexicon.topic(topic)[table]["words"], key=len, reverse=True))


# 旅游服务平台建设项目, 新材料研究院项目: these verbs are part of a thing's name
_NOUN_VERB = r"(?:服务(?:平台|中心|区|业|站|设施|基地|外包|综合体|大楼|产业)|研究(?:中心|院|所|基地|总部)|(?:安装|服务|研究)(?:制造|生产))"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    head, verb = _alternatives("project", "head"), _alternatives("project", "verb")
    verbs = "".join(sorted({word[0] for word in lexicon.topic("project")["verb"]["words"]}))  # most places are none
    verb = verb.replace("服务", "服务(?!业|中心|平台)")  # 现代服务业集聚区项目
    generic, company = _alternatives("project", "generic"), _alternatives("project", "company")
    work, sector = _alternatives("project", "work"), _alternatives("project", "sector")
    # 在双流建设…, 拟建设…: but the 建设 of 基础设施建设工程 is the name's
    building = r"(?:(?<=在)[^，。；、]{2,12}|拟|计划|规划|主要|主要是|投资|将|来)(?:建设|兴建|新建|设立)"
    return {
        "head": re.compile(head),
        "work": re.compile(rf"(?:{head}|{work})(?:项目|工程)?(?:[一二三四]期)?(?:工程)?$"),
        "first": re.compile(
            r"[^、]{0,12}?(?:开工建设|扶持发展|开工|竣工|投产|建成|续建|建设|落户|招引|引入|推动|完成|储备|谋划|策划|包装|分别[为是]|为|是|有|包括|如|像)(?:了)?(?=.{3})"
        ),
        "class": re.compile(rf"{sector}|{generic}"),
        "left": re.compile(
            rf"(?:(?=[{verbs}])(?!{_NOUN_VERB})(?:{verb})|{building}|(?<=[区县市镇乡州省午天日])在|——|(?:政府|管委会|公司)[与和同]|(?:公司|集团)就|500强(?:企业)?|(?:大会|仪式|活动|会议|现场会|推介会)在|[，。；：,;:！？\n\t、”]|(?<![兆千])的|等)(?:了|的|着)?"
        ),
        "generic": re.compile(generic),
        "company": re.compile(
            rf"[\u4e00-\u9fffA-Za-z0-9]{{2,24}}?(?:[（(][^）)]{{1,8}}[）)][\u4e00-\u9fff]{{0,14}}?)?(?:{company})"
        ),
        "stop": re.compile(rf"(?:{_alternatives('project', 'predicate')})"),
        "class_after": re.compile(
            rf"\s?(?:数|库|化|清单|审批|建设过程|过程|落地难|单位|业主|负责人|经理|工作|信息|名单|投资|总数|共|分别|达|有|均|占|还有|只有|仅|个数|\d+(?:\.\d+)?\s?(?:[个项宗家条座%]|[万亿]|[余多])|[一二两三四五六七八九十]+[个项条座]|{_alternatives('project', 'abstract')})"
        ),
        "lead": re.compile(
            r"(?:总投资额?|计划总?投资额?|投资总?额?|预计总?投资|估算总?投资|概算总?投资|协议总?投资|意向总?投资|固定资产投资|引资|引进|增资|拟总?投资|斥资|耗资|出资|投入)(?:约为?|为|达到?|近|超过?|逾)?$"
        ),
        # 总投资45亿元、装机600兆瓦的…, 投资2亿元建设的…
        "between": re.compile(
            r"\s?(?:(?:(?:、|[，,](?=预计|占地|年产|装机|规划|用地|建筑面积|建设周期|总建筑))[^，。；]{1,30}?)?的(?:建设|打造|兴建|新建)?|(?:在[^，。；]{2,24}?)?(?:投资)?(?:建设|打造|兴建|新建|扩建|改建|兴办|实施|开发|投建|建(?=[^，。；、设成立于造筑]{4,24}?(?:项目|基地|产业园|生产线)))的?|(?=[年日]产|[年日]处理|年加工)|(?!以[上下内]|左右|用于?|引进|引入|新[建上增购]|购|对|在|与|和|及|或|实施|由|建|主要|其中|分|占|拟|将|预计|计划|项目|采购|完成|打造|开发|收购|扩|改|兴|设立|成立|支持|推进|开展|进行|组建|升级|人民币|级|该|于|从|为|已|共|全部|一期|二期|首期|签约|落户|投入|委托|通过|承接|搬迁|启动|开工|动工|续建|生产|集中)(?=[\u4e00-\u9fff“（()）A-Za-z\d]{4,30}?(?:项目|工程|产业园|培育基地|生产基地|生产线)(?:[、，。；等正开竣投签已]|位于|坐落|选址|落户|占地|是|由|$)))[“《]?"
        ),
        # 精工公司拟投资3.5亿元，在双流建设…数据中心
        "settles": re.compile(
            r"[，,]\s?(?:拟|将|计划|用于)?(?:在[^，。；,;]{2,14}?)?(?:建设|打造|兴建|新建|设立|上马)(?:了)?[“《]?"
        ),
        "settler": re.compile(
            r"(?:公司|集团|企业|厂|先生|女士|科技|股份|老板|客商|[\u4e00-\u9fff]某)(?:是次|此次|本次|拟|计划|将|共|又|再|还)*(?:在[^，。；]{2,8})?(?:投资|出资)(?:约|近|超)?$"
        ),
        "foreign": re.compile(_alternatives("project", "foreign")),
    }


_SOME_AT_END = re.compile(r"[一二两三四五六七八九十百几\d]+(?:个|大|项)(?:重大|重点|招商)?项目$")  # 界首市十二个项目
_SOME = re.compile(r"^[一二两三四五六七八九十几]+(?:[个项条座家宗]|大(?!连|理|同|庆|足|余|名))")  # 两项生猪养殖项目


_NO_OWN = re.compile(
    r"第[一二三四五六七八九十\d]+批|力争|\d{1,2}月[底初中末份前]*|[的之和与及、“”\"（）()\s]|\d{4}年度?|\d+(?:\.\d+)?"
)


def _own_characters(name: str, words: str) -> int:
    """How many characters of a phrase are its own when the words of a pattern (`generic`, `class`) are taken away."""
    heads = list(_patterns()["head"].finditer(name))
    rest = _patterns()[words].sub("", name[: heads[-1].start()] if heads and heads[-1].end() == len(name) else name)
    return len(_NO_OWN.sub("", rest))


def _is_specific(name: str) -> bool:
    """Whether a phrase names one thing: two or more characters are left when generic words are taken away.

    A sector of two characters (`食品产业园`) is a class; one of four (`高端医疗器械产业园`) may be a name.
    """
    name = _SOME.sub("", name)
    return _own_characters(name, "class") >= 2 or _own_characters(name, "generic") >= 4


# 不锈钢 and 成都 hold a character that is a sentence's elsewhere
_HARMLESS = re.compile(
    r"不锈钢|不定[型形]|不夜城|不动产|机制(?=造|砂|纸|炭)|[成首宁于丰新花昌武望宜海安三信盐江]都(?=[^\u4e00-\u9fff]|[^有是要在已])|都江堰|都匀|都昌|都安|让胡路"
)


def _says_more(words: str) -> bool:
    """Whether the words are a sentence's and no name's: 多方式促项目签约, 不引进高耗能项目."""
    return _patterns()["foreign"].search(_HARMLESS.sub("", words)) is not None


# 依托峄城大数据产业园, 县政府已规划预制菜产业园: who does what with it
_USED = re.compile(r"(?:依托|借助)(?=[\u4e00-\u9fff]{4})|[省市州县区]政府(?:已|拟)?(?:规划|谋划|启动)(?:建设)?了?")
_LIST_NUMBER = re.compile(
    r"\d{1,2}[.．、](?!\d)\s?|0\d(?=[\u4e00-\u9fff])|[（(]\d{1,2}[）)]\s?"
)  # 2.高新区某生产线项目


_AMOUNT_BRACKET = re.compile(r"[（(][^（）()]{0,8}?\d[\d.]*[万亿][^（）()]{0,4}[）)]$")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if text.startswith("在", start):
        start += 1
    if text.startswith(("该公司", "该企业", "该集团"), start):
        start += 3
    if (verb := _USED.match(text, start, end)) is not None:
        start = verb.end()
    if text.startswith(("其年产", "其投资"), start):
        start += 1
    listed = text[start - 1 : start] == "、"  # …、和一肉制品: the 和 of a brand, not of the list
    opened = text[start - 1 : start] in ("；", "。", "：", "\n") and text[start : start + 1] == "和"  # 和泰总部项目
    while start < end and text[start] in ('“”"《》 　、，,的' if listed or opened else '“”"《》 　、，,和与及的将对把'):
        start += 1
    number = _LIST_NUMBER.match(text, start, end)
    start = number.end() if number else start
    while start < end and text[end - 1] in '“"《 　、，,的':
        end -= 1
    if text[end - 1 : end] in ("）", ")") and (amount := _AMOUNT_BRACKET.search(text, start, end)):
        end = amount.start()  # 甲产业园（6亿元）
    while end > start and text[end - 1] == "”" and text.find("“", start, end) < 0:
        end -= 1  # “闻川古城项目”、“许村改建工程”: the quotes are around the name
    closing = text.find("”", start, end)
    if start and text[start - 1] == "“" and 0 <= closing < end - 1 and text.find("“", start, closing) < 0:
        start -= 1  # “云上安康”数据中心项目: the quotes are of the name
    return start, end


def find_names(
    text: str, start: int, end: int, quantities: list[Quantity | SizeClass], region_spans: list[tuple[int, int]]
) -> list[Name]:
    """The project names in the sentence `text[start:end]`, in order, none overlapping.

    `region_spans` are the places in it: a phrase that names nothing but a place is no name, so that with none given there
    are as many names or more.
    """
    pattern = _patterns()
    amounts = [item for item in quantities if isinstance(item, Quantity) and item.kind == "money"]
    if not amounts and not pattern["head"].search(text, start, end):
        return []
    found: list[Name] = []
    # a name behind its amount: 总投资18亿元的安骐新能源电池箱体等项目
    for item in amounts:
        # …产业园、9.6亿元的…扩能项目: 投资 is said once
        again = found and found[-1].amount and text[found[-1].end : item.start] in ("、", "和", "及", "与")
        if not again and not pattern["lead"].search(text, max(start, item.start - 10), item.start):
            continue
        between = pattern["between"].match(text, item.end, end)
        if between is not None:
            name = _right_of_amount(text, between.end(), end, item)
        elif pattern["settler"].search(text, max(start, item.start - 14), item.start):
            settles = pattern["settles"].match(text, item.end, end)
            name = _right_of_amount(text, settles.end(), end, item, headed=True) if settles else None
        else:
            name = None
        if name:
            found.append(name)
    for name in _members(text, start, end, quantities):
        if not any(other.start < name.end and name.start < other.end for other in found):
            found.append(name)
    taken = [(name.start, name.end) for name in found]
    for head in pattern["head"].finditer(text, start, end):
        # without an amount before it, only these heads make a name: 土建工程, 加工车间 are parts of one
        made = text.startswith("生产基地", head.end() - 4) and _MADE_THERE.search(text, start, head.start())
        if not made and not text[max(start, head.start() - 3) : head.end()].endswith(_STRONG):
            continue
        closed = head.end()
        if text[head.start() : closed] != "项目" and text.startswith("项目", closed):
            closed += 2  # 秦巴冷链物流园项目
        elif text[head.start() : closed] != "项目":
            onward = _ONWARD.match(text, closed, end)
            closed = onward.end() if onward else closed  # 栖凤田园小镇建设项目
        if any(first < closed and head.start() < last for first, last in taken):
            continue
        if head[0] == "生产线" and closed == head.end() and _MADE_LINE.search(text, max(start, closed - 16), closed):
            continue
        if _NEXT_PHASE.match(text, closed, end):
            continue  # 煤电硅一体化项目三期年产20万吨…项目 is one
        floor = max((last for _, last in taken if last <= head.start()), default=start)
        name = _left_of_head(text, floor, head.start(), closed, end, region_spans, quantities)
        if name and not any(first < name.end and name.start < last for first, last in taken):
            found.append(name)
            taken.append((name.start, name.end))
    for name in (
        *_before_amounts(text, start, end, quantities),
        *_before_predicates(text, start, end),
        *_introduced(text, start, end),
    ):
        if not any(other.start < name.end and name.start < other.end for other in found):
            found.append(name)
    for name in [each for each in found if text.find("和", each.start + 4, max(0, each.end - 6)) >= 0]:
        at = text.index("和", name.start + 4, name.end)
        parts = (name.start, at), (at + 1, name.end)
        if _TWO.match(text, name.end) and all(_is_counted(text[first:last]) for first, last in parts):
            found.remove(name)
            found.extend(replace(name, start=first, end=last, listed=True) for first, last in parts)
    for name in list(found):
        # 瑞通药材加工项目和隽水河滨水步道工程，…
        joined = _JOINED_WORK.match(text, name.end, end) if text.endswith("项目", name.start, name.end) else None
        if joined and not any(other.start < joined.end("name") and joined.start("name") < other.end for other in found):
            words = joined["name"]
            if pattern["work"].search(words) and not _says_more(words) and _is_specific(words):
                found.append(Name(joined.start("name"), joined.end("name"), listed=True, proper=True))
    return sorted((_behind_a_space(text, name) for name in found), key=lambda name: name.start)


# 干群齐心 中国西部皮具产业园, 林晓 摄 云桥电子产业园项目: parts of a headline, or a photographer's name
_SPACED = re.compile(r"[\u4e00-\u9fff！](?P<space>[ \u3000]+)(?=[\u4e00-\u9fff“])")


def _behind_a_space(text: str, name: Name) -> Name:
    """A name without what stands before the last space between two of its words, where the rest names one thing."""
    if " " not in text[name.start : name.end] and "\u3000" not in text[name.start : name.end]:
        return name
    spaces = list(_SPACED.finditer(text, name.start, name.end))
    first = spaces[-1].end() if spaces else name.start
    words = text[first : name.end]
    return replace(name, start=first) if first > name.start and len(words) >= 6 and _is_specific(words) else name


# 甲油脂精深加工和乙产业园项目，…。两个项目计划总投资4亿元: two, though 项目 is said once
_TWO = re.compile(r"[^。；]{0,40}[。；]\s?(?:这)?[两2]个项目|[^。；]{0,8}[2两]个项目")
_NEXT_PHASE = re.compile(r"[一二三四]期[^，。；、]{2,24}项目")
_JOINED_WORK = re.compile(
    r"[、和与及](?P<name>[^，。；、：和与及的\d]{4,24})(?=[，,。；;]|开工|签约|竣工|投产|动工|等|同时|相继|先后)"
)


def find_headed(text: str, start: int, end: int, head: str) -> Name | None:
    """The last phrase in `text[start:end]` that ends in `head` and names one thing, `None` where there is none."""
    at = text.rfind(head, start, end)
    if at < 0:
        return None
    last = at + len(head)
    if not _NAMED_THERE.match(text, last):
        return None
    first = max([start, *(cut.end() for cut in _patterns()["left"].finditer(text, start, at))])
    first, last = _trim(text, first, last)
    words = text[first:last]
    if not 5 <= len(words) <= 30 or words[0] in "这该此其本某各一" or _says_more(words) or not _is_specific(words):
        return None
    return Name(first, last, proper=True) if _own_characters(words, "class") >= 3 else None


_NAMED_THERE = re.compile(r"(?:的?(?:车间|厂房|现场|建设现场|施工现场)?(?:内|里)?)?[，,]")


_ONWARD = re.compile(
    r"(?:基础设施|配套设施|标准化厂房|[一二三四]期|建设|开发|改造|扩建|扩能|提升|升级|生产|运营|配套|工程|及){1,6}项目(?![建库])|年产[^，。；、的]{3,24}?项目(?![建库])|及(?!其)[^，。；、：的和与\d]{2,16}?项目(?![建库])"
)
# 建设尾矿综合回收利用生产线一条, 配套2条塑编袋生产线: a line of a works, not a project
_MADE_LINE = re.compile(
    r"(?:建设|新建|引进|新增|安装|购置|拥有|建成|上马|\d条|[一二两三四五六七八九十]条)[^，。；、]{2,14}$"
)
# 由某集团投资的年产300万吨水泥（熟料）生产基地: a thing, told by its firm and what it makes
_MADE_THERE = re.compile(r"(?:公司|集团|企业)投资(?:建设)?的年产[^，。；、]{3,30}$")
_STRONG = ("项目", "产业园", "小镇", "产业基地", "生产线", "产业城", "物流园", "科技园")
# 甲、乙、丙等12个项目, 甲、乙等续建项目; 等产业项目, 等领域项目 speak of classes
_LIST_END = re.compile(
    r"等(?P<count>\s?\d+\s?[个项大]|[一二两三四五六七八九十]+[个项])?(?P<many>一批|一大批|大批|多个|一系列)?(?P<class>(?<=批)[^，。；：,;:！？等]{4,36}的(?:优质|重点|重大)?|[^，。；、：,;:！？等]{0,18}?)(?:项目(?!代表)|(?<=重[点大])工程|交通干线)(?P<after>\s?\d+\s?[个项])?"
)
_CLASS_OF_LIST = re.compile(r"企业|公司|集团|产业|行业|领域|方面|类|高校|地区|城市|国家|部门|单位|政策|各")
_CLAUSE = re.compile(r"[，。；：,;:！？\n\t]")


def _members(text: str, start: int, end: int, quantities: list[Quantity | SizeClass]) -> list[Name]:
    """The members of `甲、乙、丙等12个项目`, with or without a head of their own; none where they are sectors."""
    pattern = _patterns()
    found: list[Name] = _counted_list(text, start, end)
    for close in _LIST_END.finditer(text, start, end):
        if (
            close["class"]
            and _CLASS_OF_LIST.search(close["class"])
            and not (close["count"] or close["many"] or close["after"])
        ):
            continue
        if re.search(r"企业|公司|高校|来自|^在内", close["class"]):
            continue  # 包括重点项目、银企合作、园区配套等在内的63个项目: kinds
        floor = max((cut.end() for cut in _CLAUSE.finditer(text, start, close.start())), default=start)
        floor = max([floor, *(name.end for name in found)])
        for item in quantities:
            cuts = isinstance(item, SizeClass) or item.kind in ("money", "percent", "point") or item.measure in _COUNTED
            if cuts and floor < item.end <= close.start():
                floor = item.end
        edges = _list_edges(text, floor, close.start())
        if not edges or (len(edges) == 1 and not (close["count"] or close["after"])):
            continue
        first, last = edges[0]
        for cut in pattern["left"].finditer(text, first, last - 1):
            first = cut.end()
        lead = pattern["first"].match(text, first, last)
        treated = _TREATED.match(text, first, last) if _DONE_TO.search(text, close.end(), close.end() + 12) else None
        lead = treated or lead
        edges[0] = (lead.end() if lead else first, last)
        least = 4 if len(edges) == 1 else 3
        members = [_trim(text, *edge) for edge in edges]
        if any(name.start < members[-1][1] and members[0][0] < name.end for name in found):
            continue
        if close["many"] and any(text.endswith(("公司", "集团"), *edge) for edge in members):
            continue  # 引进了国能电投、中保集团等一批优质项目: firms
        named = [edge for edge in members if _is_member(text[edge[0] : edge[1]], least)]
        if 2 * len(named) > len(members):
            # 壶公路一期工程 beside 三福产业园: short, and told by what it is beside
            named = [edge for edge in members if edge in named or _is_short_work(text[edge[0] : edge[1]])]
            found.extend(Name(*edge, listed=True, proper=True) for edge in named)
    return found


# 我市对甲项目、乙项目等22个项目进行了推介
_TREATED = re.compile(r"[^、对]{0,6}对(?=.{3})")
_DONE_TO = re.compile(r"进行了|开展了|予以|作了")
# 这7个项目分别是甲、乙、…: as many members as are counted, so that each is one of them, whatever it ends in
_COUNTS_LIST = re.compile(
    r"(?P<count>\d+|[两三四五六七八九十]+)[个大项](?P<class>[^，。；、：:\d]{0,14}?(?:项目|工程|现场|会场))(?:[^，。；：]{0,14}[，,](?=分别))?(?:分别)?(?:[为是]|包括|有)(?:[：:]\s?)?"
)


_COUNT_CLOSES = re.compile(r"(?<![等\d])(?P<count>\d+|[两三四五六七八九十]+)\s?个(?:[^，。；、\d]{0,6})项目")
_PLACES = re.compile(r"(?:[省市县镇乡村]|(?<![景游假片园厂矿])区)$")
# 4个项目为：甲工厂，投资4.5亿元；乙处理中心，投资3.8亿元；…: a name and its amount between each two semicolons
_NAME_AND_AMOUNT = re.compile(r"\s*(?P<name>[^，。；：:、]{4,36})[，,](?:计划|预计|概算)?总?投资(?:额|约|为)*\s?\d")
_TOLD_ONE = re.compile(
    r"(?:开工|签约|竣工|投产)的?(?:重大|重点|招商引资)?项目[是为](?P<name>[^，。；：:、]{6,36})(?=[，。；])"
)
_GREATEST = re.compile(
    r"(?:最大|最高|最多)的(?:[^，。；、：]{0,12}?项目)?[是为](?P<name>[^，。；：:、]{4,30})[，,](?=(?:计划|预计|概算|协议)?总?投资)"
)
# 项目包括甲项目、乙项目、丙箱包项目: where most are surely named, so is one that is told by its brand alone
_TOLD_LIST = re.compile(
    r"(?:(?P<many>\d\s?[个项宗](?:[^，。；、\d]{0,10}项目)?[，,])?(?:主要)?包括[：:]?|项目[，,]?(?:主要|分别)*(?:有|包括|是|为)[：:]?)"
    r"(?P<members>[^，。；：:\d][^，。；：:]{8,200}?)(?:等(?=[。；，])|(?=[。；])|(?<=项目)(?=，))"
)
_OF_MANY = re.compile(r"项目\s?\d+\s?[个项宗]|\d\s?[个项宗][^，。；、\d]{0,10}项目")
_GROUPS = ("公司", "集团", "企业", "产业", "领域", "行业", "方面")
# 基础设施项目有甲公路、乙改扩建工程等4个，总投资7.3亿元
_SOME_OF_COUNT = re.compile(
    r"项目(?:主要)?(?:有|包括)(?P<members>[^，。；：\d][^，。；：]{6,80}?)等\s?\d+\s?[个项](?=[，。；])"
)


_AND = re.compile(r"[和与及]")


def _counted_list(text: str, start: int, end: int) -> list[Name]:
    """The members of `这3个项目分别是甲、乙和丙`, where there are as many as the text counts."""
    found: list[Name] = []
    said = text[start:end]  # most sentences lack the words of most of these lists
    for opening in _COUNTS_LIST.finditer(text, start, end):
        close = _CLAUSE.search(text, opening.end(), end)
        edges = _list_edges(text, opening.end(), close.start() if close else end)
        count = int(opening["count"]) if opening["count"].isdecimal() else parse_han(opening["count"])
        last = _AND.search(text, edges[-1][0] + 3, edges[-1][1] - 2) if edges else None
        if last and count == len(edges) + 1:
            edges[-1:] = [(edges[-1][0], last.start()), (last.end(), edges[-1][1])]
        members = [_trim(text, *edge) for edge in edges]
        one_by_one = opening[0].endswith(
            ("分别是", "分别为", "分别是：", "分别为：")
        )  # as many as are counted, one by one
        fit = all(_is_counted(text[first:last]) or (one_by_one and 4 <= last - first <= 16) for first, last in members)
        if len(members) >= 2 and count == len(members) and fit:
            found.extend(Name(*edge, listed=True, proper=True) for edge in members)
        items = re.split(r"[；;]", text[opening.end() : end].rstrip("。")) if text[opening.end() - 1] in "：:" else []
        if count == len(items) >= 2 and all(_NAME_AND_AMOUNT.match(item) for item in items):
            at = opening.end()
            for item in items:
                known = _NAME_AND_AMOUNT.match(item)
                if known and _is_counted(known["name"]):
                    edge = _trim(text, at + known.start("name"), at + known.end("name"))
                    found.append(Name(*edge, listed=True, proper=True))
                at += len(item) + 1
    for greatest in _GREATEST.finditer(text, start, end) if "最" in said else ():
        if _is_counted(greatest["name"]):
            found.append(Name(*_trim(text, *greatest.span("name")), proper=True))  # 投资最大的是河田养生城，总投资…
    for told in _TOLD_ONE.finditer(text, start, end) if "项目" in said else ():
        if _is_counted(told["name"]) and _patterns()["work"].search(told["name"]):
            found.append(Name(*_trim(text, *told.span("name")), proper=True))  # 集中开工重大项目为祁门县排水工程
    for close in _COUNT_CLOSES.finditer(text, start, end) if "个" in said else ():
        # 集中签约甲工厂建设、乙改扩建和丙搬迁3个项目: as many as are counted
        floor = max((cut.end() for cut in _CLAUSE.finditer(text, start, close.start())), default=start)
        edges = _list_edges(text, floor, close.start())
        count = int(close["count"]) if close["count"].isdecimal() else parse_han(close["count"])
        ands = [*_AND.finditer(text, edges[-1][0] + 4, edges[-1][1] - 3)] if edges else []
        if len(ands) == 1 and count == len(edges) + 1:
            edges[-1:] = [(edges[-1][0], ands[0].start()), (ands[0].end(), edges[-1][1])]
        if len(edges) < 2 or count != len(edges):
            continue
        for cut in _patterns()["left"].finditer(text, edges[0][0], edges[0][1] - 1):
            edges[0] = (cut.end(), edges[0][1])
        members = [_trim(text, *edge) for edge in edges]
        agreed = text.endswith(
            ("协议的", "合同的", "意向的"), start, edges[0][0]
        )  # 达成框架协议的甲冶炼、乙供热2个项目
        if all(
            (agreed or _is_counted(text[first:last])) and not _PLACES.search(text[first:last])
            for first, last in members
        ):
            found.extend(Name(*edge, listed=True, proper=True) for edge in members)
    for told in _TOLD_LIST.finditer(text, start, end) if "包括" in said or "项目" in said else ():
        edges = _list_edges(text, told.start("members"), told.end("members"))
        begin, stop = edges[-1]
        for both in _AND.finditer(text, begin + 4, stop - 4):
            if _patterns()["work"].search(text[begin : both.start()]):
                edges[-1:] = [(begin, both.start()), (both.end(), stop)]  # 甲联创中心和乙运营项目
                break
        members = [_trim(text, *_without_field(text, *edge)) for edge in edges]
        if len(members) < 2:
            continue
        names = [text[first:last] for first, last in members]
        if re.search(r"等[^、]{0,12}项目$", names[-1]):
            continue  # 包括甲生产线、乙小镇等项目: a list that is read above
        works = all(_patterns()["work"].search(name) for name in names)
        plain = works and all(4 <= len(name) <= 40 and not _says_more(name) for name in names)
        if not plain and (told["many"] or _OF_MANY.search(text, max(start, told.start() - 50), told.start("members"))):
            # 产业项目16个，总投资46亿元，包括甲生产线、乙生态修复等: some of those counted, whatever they end in
            sure = [edge for edge, name in zip(members, names, strict=True) if _is_counted(name)]
            if 2 * len(sure) > len(members) and not any(name.endswith(_GROUPS) for name in names):
                found.extend(Name(*edge, listed=True, proper=True) for edge in sure)
        elif plain and 2 * sum(map(_is_counted, names)) > len(names):
            found.extend(
                Name(*edge, listed=True, proper=True)
                for edge, name in zip(members, names, strict=True)
                if _own_characters(name, "generic") >= 2
            )
    for some in _SOME_OF_COUNT.finditer(text, start, end) if "等" in said else ():
        members = [_trim(text, *edge) for edge in _list_edges(text, some.start("members"), some.end("members"))]
        if len(members) >= 2 and all(_is_counted(text[first:last]) for first, last in members):
            found.extend(Name(*edge, listed=True, proper=True) for edge in members)
    return found


def _without_field(text: str, start: int, end: int) -> tuple[int, int]:
    """A member without the field that it is of: 生物医药领域的|中能干细胞研发项目."""
    field = re.compile(r"[^、]{2,14}(?:领域|方面|类|产业)的").match(text, start, end - 3)
    return (field.end() if field else start), end


def _is_counted(words: str) -> bool:
    own = _own_characters(_SOME.sub("", words), "class") >= 2
    return 3 <= len(words) <= 40 and own and not _says_more(words) and not re.match(r"\d+[个项]", words)


def _list_edges(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of `甲、乙和丙` between its 、, brackets and quotes kept whole; the last is parted at 和 behind a head."""
    edges: list[tuple[int, int]] = []
    depth, first = 0, start
    for index in range(start, end):
        char = text[index]
        depth += (char in "（(“《") - (char in "）)”》")
        if char == "、" and depth <= 0:
            edges.append((first, index))
            first = index + 1
        elif char == "以" and depth <= 0 and index > first and text.startswith("以及", index):
            edges.append((first, index))  # 甲、乙以及丙等3个项目
            first = index + 2
    joined = _AND.search(text, first + 3, max(first + 3, end - 2)) if first < end else None
    if joined and any(
        head.end() == joined.start() for head in _patterns()["head"].finditer(text, first, joined.start())
    ):
        edges.append((first, joined.start()))
        first = joined.end()
    if first < end:
        edges.append((first, end))
    return edges


def _is_member(words: str, least: int) -> bool:
    """Whether a member of a list is one thing: enough characters of its own, and no sentence's words."""
    if not 3 <= len(words) <= 32 or words[0] in "这该此其本某各" or _says_more(words):
        return False
    own = _own_characters(_SOME.sub("", words), "class")
    return own >= (2 if len(words) > 3 and (least < 4 or _patterns()["work"].search(words)) else least)


def _is_short_work(words: str) -> bool:
    """Whether a member beside named ones is a thing that one character tells: 壶公路一期工程."""
    return 4 <= len(words) <= 14 and bool(_patterns()["work"].search(words)) and _own_characters(words, "class") == 1


_INVESTED = re.compile(
    r"(?:项目)?(?:(?:计划|概算|估算|预计)?总投资额?|计划投资|累计(?:完成)?投[资入]|投资)(?:约为?|为|达到?|近|超过?|逾)?$"
)


def _before_amounts(text: str, start: int, end: int, quantities: list[Quantity | SizeClass]) -> list[Name]:
    """Names right before their amount, by heads that make no name alone: `南山文化生态园总投资80亿元`."""
    pattern = _patterns()
    found: list[Name] = []
    previous = start
    for item in quantities:
        if isinstance(item, SizeClass) or item.kind != "money":
            if isinstance(item, SizeClass) or item.measure in _COUNTED:
                previous = item.end
            continue
        lead = _INVESTED.search(text, max(previous, item.start - 12), item.start)
        comma = lead is not None and text[lead.start() - 1 : lead.start()] in ("，", ",")
        if lead and comma and previous < lead.start() - 1:
            # …；山王坪供水工程，计划总投资2.5亿元: the name is a clause of its own
            opening = max(text.rfind(mark, previous, lead.start() - 1) + 1 for mark in "。；;：:，,、")
            opens = opening <= start or text[opening - 1] in "。；;：:" or _AMONG.search(text, start, opening)
            first, last = _trim(text, max(opening, previous), lead.start() - 1)
            words = text[first:last]
            said = _says_more(words) or pattern["left"].search(words) or words[:1] in tuple("这该此其本某各")
            if opens and not said and 5 <= len(words) <= 30 and pattern["work"].search(words) and _is_specific(words):
                found.append(Name(first, last, proper=True))
        elif lead:
            first = previous
            for cut in pattern["left"].finditer(text, previous, lead.start()):
                first = cut.end()
            first, last = _trim(text, first, lead.start())
            words = text[first:last]
            head = pattern["work"].search(words) if 4 <= len(words) <= 40 else None
            plain = head and words[0] not in "这该此其本某" and not _says_more(words)
            if head and plain and _own_characters(_SOME.sub("", words[: head.start()]), "class") >= 2:
                found.append(Name(first, last, proper=True))
        previous = item.end
    return found


_OPENS = re.compile(r"(?:^|(?<=[，。；,;！？\n]))")
# 走进水浒酒庄示范园，项目负责人介绍
_VISIT = re.compile(r"(?:走进|来到|走到|在|驱车来到)?(?:位于[^，。；的]{2,14}的)?")
_PREDICATE = re.compile(
    r"(?:项目)?(?:的)?(?:建设|施工)(?:现场|工地)|[，,]\s?(?:项目|园区|企业|公司)?(?:相关)?(?:负责人|机器|塔吊|工人|记者)|[^，。；：、,;:\d]{0,6}?(?:正式|顺利|全面)?(?:开工|动工|竣工|投产|奠基|封顶|开业|试营业|投入试?(?:运营|使用|营业|生产))"
)


_PREDICATE_WORD = re.compile(
    r"现场|工地|负责人|机器|塔吊|工人|记者|开工|动工|竣工|投产|投入|奠基|封顶|开业|试营业"
)  # in each of them


# 第一站是雪健休闲食品智能工厂。项目总投资…: named by a sentence's last words, told of by the next
_TOLD_NEXT = re.compile(
    r"\s*“?(?:据(?:悉|介绍|了解)，)?(?:该|这一|这个)?(?:项目|基地|工厂|园区)(?:计划|预计|概算)?(?:总?投资|占地|由|位于|分[两二三]期)"
)
_INTRODUCES = re.compile(r"(?:[一二三四五六七八九十]站[，,]?是|走进|来到|就是|为|的是|看到了?)")


def _introduced(text: str, start: int, end: int) -> list[Name]:
    """A name that closes its sentence behind 是 or 来到, where the next sentence begins 项目总投资…."""
    if not text.endswith("。", start, end) or not _TOLD_NEXT.match(text, end):
        return []
    begin = max(start, end - 40)
    leads = list(_INTRODUCES.finditer(text, begin, end - 4))
    if not leads:
        return []
    first, last = _trim(text, leads[-1].end(), end - 1)
    words = text[first:last]
    if not 4 <= len(words) <= 36 or re.search(r"[，。；：、的]", words) or not _patterns()["work"].search(words):
        return []
    return [Name(first, last, proper=True)] if not _says_more(words) and _is_specific(words) else []


def _before_predicates(text: str, start: int, end: int) -> list[Name]:
    """Names that open a clause and whose stage follows at once: `界头花海半山酒店国庆前投入试运营`."""
    pattern = _patterns()
    found: list[Name] = []
    if not _PREDICATE_WORD.search(text, start, end):
        return found
    position = start
    while position < end:
        cut = _CLAUSE.search(text, position, end)
        close = cut.start() if cut else end
        visit = _VISIT.match(text, position, close)
        first = visit.end() if visit else position
        head = pattern["head"].search(text, first + 3, min(close, first + 24))
        if head and head[0] not in _PARTS and _PREDICATE.match(text, head.end(), end):
            first, last = _trim(text, first, head.end())
            words = text[first:last]
            said = re.match(r"[这该此其本某各]", words) or pattern["left"].search(words) or _says_more(words)
            if not said and _own_characters(_SOME.sub("", words), "class") >= 4:
                found.append(Name(first, last, proper=True))
        position = close + 1
    return found


_PARTS = frozenset(["项目", "工程", "车间", "技改", "生产线", "工厂"])
# measures of what is counted beside a name; 年产500万套 and 40万吨 stand in one
_COUNTED = frozenset(
    ["个", "項", "项", "个项目", "家", "宗", "条", "人", "户", "名", "位", "期", "次", "批", "場", "场"]
)


def _right_of_amount(text: str, start: int, end: int, amount: Quantity | None, headed: bool = False) -> Name | None:
    """The name that begins behind its amount's 的; `headed` where only a head word shows that a name follows."""
    pattern = _patterns()
    # 西府老街二期和投资2.2亿元的…: the next one's amount ends it
    limit = re.compile(r"[，。；,;：:！？\n\t、]|等|——|…|以及|[和与及](?=(?:计划|概算)?总?投资\s?\d)").search(
        text, start, end
    )
    stop = limit.start() if limit else end
    heads = list(pattern["head"].finditer(text, start, stop))
    if not heads and limit and limit[0] == "、":
        # 绿化、亮化建设项目: the one head of joined parts closes the name; 甲、乙等项目 are two
        wider = _CLAUSE.search(text, start, end)
        further = wider.start() if wider else end
        if further - start <= 45 and not re.search(r"等|投资|\d\s?[万亿]元", text[start:further]):
            heads = list(pattern["head"].finditer(text, start, further))
            stop = further if heads else stop
    if headed and not heads:
        return None
    predicate = pattern["stop"].search(text, start + 2, stop)
    if predicate:
        before = [head for head in heads if head.end() <= predicate.start()]
        stop = (
            predicate.start() if not before and not any(head.start() <= predicate.end() for head in heads[:1]) else stop
        )
        heads = before or heads
    last = heads[-1].end() if heads else stop
    if heads:
        # …产业园和投资134.6亿元的…: the first head before a joining word closes the name
        for head in heads:
            joined = re.match(
                r"(?P<and>和|与|及|以及)|，|正|已|将|是|的|在|今年|去年|于|也|则", text[head.end() : head.end() + 2]
            )
            if joined and not (
                # 连翘抚育基地及中药饮片加工车间项目: one 项目 closes both
                joined["and"] and head[0] != "项目" and heads[-1][0] == "项目" and "投资" not in text[head.end() : last]
            ):
                last = head.end()
                break
    first, last = _trim(text, start, last)
    if heads:
        last = _with_bracket(text, last, end)
    words = text[first:last]
    listed = text.startswith(("等", "、", "和", "与", "及", "以及"), stop) or re.search(r"[一二三四]期$", words)
    work = not heads and len(words) >= 4 and pattern["work"].search(words)
    if not heads and (predicate is None or predicate.start() > stop) and not (listed or work):
        return None  # 投资超5亿元的至今空白; but 投资2000万元的陶瓷检测中心 is a thing
    if limit and limit[0] == "、" and _OF_ALL.match(text, stop, end):
        amount = None  # 投资136.6亿元的宏达新材、晶盛二期等21个项目: of all of them
    if (
        len(words) < 3
        or _SOME_AT_END.search(words)
        or re.match(r"\d+\s?[个项家]|[一二两三四五六七八九十]+[个项家]|项目$", words)
        or len(words) > 45
    ):
        return None
    if _own_characters(_SOME.sub("", words), "generic") < 2:
        return None
    return Name(first, last, amount, listed=amount is None, proper=amount is None)


_OF_ALL = re.compile(r"、[^，。；\d]{2,60}?等\s?\d+\s?[个项]")
_BRACKETED = re.compile(r"[（(][^（）()]{1,16}[）)]")
_SAYS = re.compile(r"(?:主要)?(?:有(?![机色轨线限])|为|是|包括)(?=.{3})")
_BUILT = re.compile(r"(?:建设|新建|兴建|建成|形成)(?=年产|日产|年加工|\d|一条|两条)")
_FIRMS_ONLY = re.compile(r"(?:建设)?(?:项目|工程)")
_TOLD_OF = re.compile(r"[，,]?(?:注册资本|(?:计划|概算|预计)?总投资)|正式|开工|竣工|投产|签约|奠基|占地|选址|位于|由")
_JOINED_GOODS = re.compile(
    r"(?:年产|年加工|\d)[^，。；、]{3,24}(?<!项目)(?<!生产线)(?<!基地)(?<!园)、(?![^、]{0,20}(?:年产|公司|集团|\d万))[^，。；、]{2,16}(?:系列)?(?:产品|原料|制品|中间体)[^，。；、]{0,6}$"
)
_OF_OWNER = re.compile(
    r"(?:建设|新建|投资建设|扶贫开发|产业化|加工|生产|[一二三四五六七八]期|扩建|扩能|扩产|技改|技术改造|搬迁|迁建|增资扩产|改扩建|工业园|产业园)(?:工程|建设)?(?:项目)?"
)
# 乡村振兴产业园项目（一期）, 陆港枢纽产业园（向塘电商物流服务中心）; （以下简称…）and（总投资5亿元）are no part of a name
_BRACKET = re.compile(
    r"[（(](?![^（）()]{0,12}?(?:投资|亿|万元|占地|简称|记者|图|详见|含))[^（）()，。；]{1,20}[）)](?:项目)?"
)


def _with_bracket(text: str, last: int, end: int) -> int:
    """Where a name ends whose last word is at `last`, a bracket behind it counted in."""
    bracket = _BRACKET.match(text, last, end) if text[last : last + 1] in ("（", "(") else None
    return bracket.end() if bracket else last


_IS_INVESTED = re.compile(r"[，,]?(?:项目)?(?:计划|概算|预计|协议)?(?:总?投资|选址|占地|位于|规划用地)")
_IS_SPENT = re.compile(r"(?:已|累计|已累计)?完成投资")
_VISITED = re.compile(r"(?:走进|来到)[^，。；]*$")
# 某产业化项目建设接近尾声: of the one, and no building of projects
_BUILDING_GOES = re.compile(r"建设(?:接近|已?进入|进展|顺利|正|已|热度|如火如荼|有序|加速|步入|稳步|迎来|现已|全面|忙)")
_COSTS = re.compile(r"[，,]?(?:项目)?(?:计划|预计|拟|概算)投资约?\s?\d")
_AMONG = re.compile(r"(?:其中|项目[中里])[，,：:]$")


def _left_of_head(
    text: str,
    floor: int,
    head_start: int,
    head_end: int,
    end: int,
    region_spans: list[tuple[int, int]],
    quantities: list[Quantity | SizeClass],
) -> Name | None:
    pattern = _patterns()
    if (
        text[head_start:head_end] == "项目"
        and text.startswith("建设", head_end)
        and not text.startswith(("建设项目", "建设现场", "建设工地"), head_end)
        and not _BUILDING_GOES.match(text, head_end)
    ):
        return None
    head_end = _with_bracket(text, head_end, end)
    follows = pattern["class_after"].match(text, head_end, end)
    if follows and follows[0].strip() == "的" and _SITE.match(text, head_end, end):
        follows = None
    left = owner = floor
    firm = False
    for cut in pattern["left"].finditer(text, floor, head_start):
        mark = cut[0]
        if mark[0] == "”" and "“" in text[left : cut.start()] and text.startswith("项目", cut.end()):
            continue  # 50万千瓦“光伏+储能”项目
        kind = text[cut.end() : head_end] if mark == "”" and head_end - cut.end() <= 8 else ""
        if kind and "“" in text[left : cut.start()] and not _own_characters(kind, "class"):
            continue  # “静观田园”综合体项目
        if mark == "、" and _JOINED_GOODS.match(text, left, head_end):
            continue  # 年产6万吨甲基吡咯烷酮、丁内酯系列产品项目
        # 高频电子变压器等 stays out; quotes inside a name stay in
        firm = mark.endswith(("公司", "集团"))
        owner = left if mark in ("有限公司", "集团") else cut.end()
        left = cut.end()
    if owner < left and _OF_OWNER.fullmatch(text, left, head_end):
        left = owner  # 泰山玻纤邹城有限公司四期项目: the works of a firm are told by its name
    elif owner < left and _FIRMS_ONLY.fullmatch(text, left, head_end) and _TOLD_OF.match(text, head_end, end):
        left = owner  # 华族科技有限公司项目总投资1.5亿元
    for item in quantities:
        bounds = isinstance(item, SizeClass) or item.kind in ("money", "percent", "point") or item.measure in _COUNTED
        if text[item.start : item.end] == "三元":
            continue  # 三元锂电池
        if bounds and left < item.end <= head_start:
            left = item.end
    earlier = text.rfind("项目", left, max(left, head_start - 3))
    if earlier >= 0 and not re.match(r"[一二三四]期|[（(]", text[earlier + 2 : earlier + 4]):
        left = earlier + 2  # 已投产项目海尚水产食品项目
    if any(
        isinstance(item, Quantity)
        and item.kind == "count"
        and item.low > 1
        and item.measure in _COUNTED
        and item.end == left
        for item in quantities
    ):
        return None  # 6条PPP道路项目
    left, last = _trim(text, left, head_end)
    if text[left : left + 1] in ("（", "("):
        inner = _BRACKETED.match(text, left, last)
        left = inner.end() if inner else left  # 某集团（黑牡丹公司）高档面料项目
    if (text.startswith("项目", left - 2) or text[left - 1 : left] == "的") and (says := _SAYS.match(text, left, last)):
        left = says.end()  # 1个光伏项目为安普光伏玻璃项目, 开工的有云桥建材城项目
    if built := _BUILT.match(text, left, last):
        left = built.end()  # 建设年产3000万米面料生产线
    if text.startswith("是", left):
        if text[left - 1 : left] not in ("的", "个", "别"):
            return None  # 该基地…，是全市重点工程项目 says what it is
        left += 1
    words = text[left:last]
    if text.startswith("最大的", left - 3) and text.startswith(("是", "为"), last):
        return None  # 最大的外资项目是某总部项目
    if words.startswith("建设") and not words.endswith("项目"):
        return None  # …，建设光伏清洁能源产业基地: what is meant to come of it
    odd = ("一项目", "两项目", "某项目", "该项目", "本项目", "总项目")
    if words.endswith(odd) or _SOME_AT_END.search(words) or text.endswith(("一体的", "于一身的"), floor, left):
        return None  # 是集养殖、加工为一体的大型综合性项目: what it is  # 金牛水泥一项目签约, 标志着该项目
    if not 4 <= len(words) <= 45 or ("“" in words[1:] and "”" not in words):
        return None
    inside = [(max(begin, left), offset) for begin, offset in region_spans if left < offset <= head_start]
    unplaced = words
    for begin, offset in reversed(inside):
        if (offset - begin >= 8 and text[offset - 1] == "园") or text.endswith("度假区", begin, offset):
            offset = begin + 2  # 楚雄彝风文旅康养度假区项目: read as a zone's name, and the project's all the same
        unplaced = unplaced[: begin - left] + unplaced[offset - left :]
    invested = _IS_INVESTED.match(text, head_end, head_end + 8)
    spent = _IS_SPENT.match(text, head_end, head_end + 8)
    visited = _VISITED.search(text, max(floor, left - 14), left)
    listed_deal = text[left - 3 : left] in ("协议、", "合同、") and "签" in text[max(0, left - 40) : left]
    if follows and _AGREEMENT.match(text, head_end) and ("签" in text[max(floor, left - 6) : left] or listed_deal):
        follows = None  # 签订了年产3亿米功能性面料项目合作协议、鸿讯产业园项目协议
    # 某公司与区政府签订新能源汽车项目: what two parties sign, or one invests in, is one project
    agreed = _AGREED.search(text, max(floor, left - 30), left) or _CEREMONY_OF.match(text, head_end)
    single = _own_characters(unplaced, "generic") >= 2 if invested or visited or agreed else _is_specific(unplaced)
    single = single or (agreed is not None and _DEAL_PARK.fullmatch(unplaced) is not None)
    kinds = words.endswith("项目") and not _own_characters(unplaced, "class")
    if invested and not (visited or (firm and owner < left)) and kinds and _own_characters(words, "generic") <= 2:
        return None  # 医药项目总投资10.8亿元: of all of its kind
    if follows and invested and text.startswith("协议", head_end):
        follows = None  # “静观田园”综合体项目协议投资30亿元
    if words.endswith("产业项目") and _own_characters(unplaced, "class") < 2:
        return None  # 大健康产业项目总投资3067亿元 are many
    classed = not single or (follows is not None and _own_characters(unplaced, "class") < 2)
    whose = firm and owner < left and classed and invested is not None and last - owner <= 45
    if whose and _own_characters(unplaced, "generic") > 0:
        left, single = owner, True  # 明玻新能源科技有限公司光伏玻璃及深加工项目总投资25亿元: a class, told by its firm
        words = text[left:last]
    if words[0] in "这该此其本某各" or words.startswith("上述") or _says_more(words) or not single:
        return None
    region_inside = bool(inside)
    # 某公司40万吨铜冶炼搬迁项目完成投资27亿元 is one project, 工业项目完成投资27亿元 are many
    known = _PROPER.search(words) or _own_characters(unplaced, "class") >= 4
    one = follows and re.match(r"完成投资|累计|计划|总投资|已|年度", follows[0]) and known
    one = one or text.startswith("引进外资", head_end)
    # 汉鼎科技项目计划总投资1.2亿元, where it opens what is said; 工业项目计划总投资 are many
    opens = text[left - 1 : left] in ("", "\n", "。", "；", ";", "：", ":", " ", "\u3000")
    opens = opens or _AMONG.search(text, max(floor, left - 6), left) is not None
    own = _own_characters(unplaced, "class") if opens and (invested or spent) else 0
    one = one or own >= (2 if invested and "总投资" in invested[0] else 3)
    # 中药材大健康产业园计划总投资8.5亿元: sectors alone, but a park is one thing
    park = head_end - head_start > 2 and not words.endswith("项目")
    stated = _COSTS.match(text, head_end)  # 贵人医疗器械项目计划投资8000万元
    one = one or (opens and stated is not None and own >= 2)
    one = one or (opens and invested is not None and park and _own_characters(unplaced, "generic") >= 4)
    if follows and not one and not text.startswith("投资", head_end):
        return None
    listed = text.startswith(("等", "、", "和", "及", "与"), last) or text[max(0, left - 1) : left] in tuple("、和与及")
    sized = any(isinstance(item, SizeClass) and 0 <= left - item.end <= 2 for item in quantities)
    proper = region_inside or sized or _PROPER.search(words) is not None or _own_characters(words, "class") >= 4
    return Name(left, last, listed=listed, proper=proper)


# 年产3000吨…, 10万吨…, …一期, a quoted or a Latin name: signs that one thing is named
_PROPER = re.compile(r"年产|万吨|吨|[A-Za-z]{2,}|[一二三]期|“|公司|集团|[（(]|兆瓦|千瓦|GW|MW|万头|万平方米")


# 与县政府签订现代物流园项目框架协议: its class alone, and one thing
_DEAL_PARK = re.compile(r"[\u4e00-\u9fff]{2,10}(?:园|基地|中心|小镇|综合体|电站|酒店)项目")
_CEREMONY_OF = re.compile(r"(?:开工|奠基|投产|竣工)(?:奠基)?仪式")
_AGREED = re.compile(
    r"(?:公司|集团|政府|委会|企业|大学|研究院)(?:成功|正式|现场)?(?:签订|签约|签署|签下)了?$|(?:公司|集团)(?:独资|全额)?投资(?:建设|兴建)?的$"
)
_AGREEMENT = re.compile(r"(?:战略|框架|投资|合作|开发|建设)*(?:协议|合同)")
# …项目的建设现场: the project, not a class
_SITE = re.compile(
    r"的(?:建设|施工)?(?:现场|工地)|的[一二两三四五六七八九十\d]*[栋座条个]?(?:厂房|车间|主体工程|办公楼)|的(?:建成|投产|落户|签约|开工|落地)"
)


def is_single(words: str) -> bool:
    """Whether a label (`恒力换热器`, not `已投产项目` or `总投资`) names one project."""
    words = words.strip()
    return _is_member(words, 3) and not re.search(
        r"投资|情况|时间|单位|地点|内容|规模|建议|问题|方面|记者|目标|分别[是为有]", words
    )


def is_company(words: str) -> bool:
    """Whether the words end as a company's name does."""
    return _patterns()["company"].fullmatch(words.strip()) is not None
