"""Names by their head word: a phrase that ends in 项目, 产业园, 小镇 …, from the nearest word that no name reaches over.

Most phrases with such a head are classes (`工业项目完成投资27亿元`, `6条PPP道路项目`) or say what something is; the rules here
weigh what stands before and behind one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.naming.edges import AMONG, COUNTED_BY, cut_before, stands_in, trim, with_bracket
from extractors.naming.phrase import (
    MANY_AT_END,
    PROPER,
    SOME_AT_END,
    Name,
    alternatives,
    head_word,
    is_plainly_one,
    is_specific,
    opens_with_a_brand,
    own_characters,
    says_more,
    work_word,
)
from extractors.quantity import Quantity, SizeClass

_Span = tuple[int, int]


_SOME_JOINED = re.compile(r"(?<!\d)(?!1个)\d{1,2}\s?[个项](?!项目)[\u4e00-\u9fff]{1,6}、$")
_KINDS_OF_LIST = re.compile(r"等\s?(?:\d+\s?[个项])?(?:[\u4e00-\u9fff]{2,5}(?<!项目)(?<!基地)、){1,4}$")
_STRONG = ("项目", "产业园", "小镇", "产业基地", "生产线", "产业城", "物流园", "科技园")
_ONWARD = re.compile(
    r"(?:基础设施|配套设施|(?:标准化?|智能化)?厂房|核心区|启动区|起步区|[一二三四]期|建设|开发|改造|扩建|扩能|扩产|技改|技术|装备|异地|搬迁|提升|升级|生产|运营|配套|工程|及){1,6}项目(?![建库])|年产[^，。；、的]{3,24}?项目(?![建库])|(?:及(?!其)|暨)[^，。；、：的和与\d]{2,16}?项目(?![建库])"
)


# 建设尾矿综合回收利用生产线一条, 配套2条塑编袋生产线: a line of a works, not a project
_LONGER = re.compile(
    r"(?![一二三四]期|[内里中外等和与及是已正将]|(?:建设|打造|兴建|新建|投建)(?![工项])|完成|主体|土建|基础|附属)[\u4e00-\u9fff]{2,12}?(?=[、，。；]|$)"
)
_MADE_LINE = re.compile(
    r"(?:建设|新建|新上|引进|新增|安装|购置|拥有|建成|上马|\d条|[一二两三四五六七八九十]条)[^，。；、]{2,14}$|(?:配备|购置|安装|配套|设有|拥有)[^，。；]{2,40}$"
)
_NEXT_PHASE = re.compile(r"[一二三四]期[^，。；、]{2,24}项目")


@cache
def _class_after() -> re.Pattern[str]:
    """What follows a class of projects: 项目数, 项目投资, 项目13个 …"""
    return re.compile(
        rf"\s?(?:数|库|化|清单|审批|建设过程|过程|落地难|办公室|办(?![理公])|部(?![分位件门])|单位|业主|负责人|经理|也?(?:接连|纷纷|陆续)|工作|信息|名单|投资|总数|共|分别|达(?![成产效标])|不少于|不低于|有|均|占(?!地)|还有|只有|仅|个数|\d+(?:\.\d+)?\s?(?:[个项宗家条座%]|[万亿](?!平方米|吨|套|台|辆|千瓦)|[余多])|[一二两三四五六七八九十]+[个项条座]|{alternatives('project', 'abstract')})"
    )


def before_heads(
    text: str,
    start: int,
    end: int,
    quantities: list[Quantity | SizeClass],
    region_spans: list[_Span],
    found: list[Name],
) -> Iterator[Name]:
    """Names that end in a head strong enough to need no amount, none over those `found` already."""
    taken = [(name.start, name.end) for name in found]
    for head in head_word().finditer(text, start, end):
        closed = _closed(text, start, head, end)
        if closed is None or (taken and any(first < closed and head.start() < last for first, last in taken)):
            continue
        if head[0] == "生产线" and closed == head.end() and _MADE_LINE.search(text, max(start, closed - 44), closed):
            continue
        if text.startswith("“", closed) and head[0] != "项目":
            continue  # 核电小镇|“玲龙一号”示范工程: where it stands
        if _NEXT_PHASE.match(text, closed, end):
            continue  # 煤电硅一体化项目三期年产20万吨…项目 is one
        floor = max([start, *(last for _, last in taken if last <= head.start())]) if taken else start
        name = _left_of_head(text, floor, head.start(), closed, end, region_spans, quantities)
        if name and not any(first < name.end and name.start < last for first, last in taken):
            yield name
            taken.append((name.start, name.end))


def _closed(text: str, start: int, head: re.Match[str], end: int) -> int | None:
    """Where the name of a head ends, `None` where it makes none without an amount: 土建工程, 加工车间 are parts of one."""
    if not text[max(start, head.start() - 3) : head.end()].endswith(_STRONG):
        return None
    closed = head.end()
    if head[0] == "项目":
        return closed
    if text.startswith("项目", closed):
        return closed + 2  # 秦巴冷链物流园项目
    onward = _ONWARD.match(text, closed, end)
    if onward:
        return onward.end()  # 栖凤田园小镇建设项目
    longer = _LONGER.match(text, closed, end)
    if longer and work_word().search(longer[0]) and not cut_before().search(longer[0]) and not says_more(longer[0]):
        return longer.end()  # 云桥小镇田园综合体
    return closed


# …项目的建设现场: the project, not a class
_SITE = re.compile(
    r"[的里](?:建设|施工)?(?:现场|工地|[，,](?:塔吊|机器|机械|挖掘机|工人|记者))|的[\u4e00-\u9fff]{2,6}(?:正在|已经)|的[一二两三四五六七八九十\d]*[栋座条个]?(?:厂房|车间|主体工程|办公楼)|的(?:建成|投产|落户|签约|开工|落地)"
)


_WHO_BUILDS = ("中心项目", "公司项目", "集团项目", "局项目", "业主项目")
# 正威电缆项目负责人刘波说: whose words they are tells of one project
_SPEAKER = re.compile(r"(?:现场)?(?:负责人|经理|总经理|业主)[\u4e00-\u9fff]{2,4}?(?:说|介绍|表示|告诉)")


@dataclass(slots=True)
class _Phrase:
    """The phrase before a head, `text[left:last]`, and what it is weighed by.

    `floor` is where the last name ended, `owner` where the firm that stands before the phrase begins (`left` where none
    does), `firm` whether a firm's name is what cuts it off. `unplaced` are its words without
    the regions in it; `follows` is what follows it as it follows a class, `invested` a 总投资 or 占地 behind it.
    """

    text: str
    floor: int
    left: int
    last: int
    head_start: int
    head_end: int
    owner: int
    firm: bool
    follows: re.Match[str] | None
    invested: re.Match[str] | None
    unplaced: str

    @property
    def words(self) -> str:
        """The phrase itself."""
        return self.text[self.left : self.last]


def _left_of_head(
    text: str,
    floor: int,
    head_start: int,
    head_end: int,
    end: int,
    region_spans: list[_Span],
    quantities: list[Quantity | SizeClass],
) -> Name | None:
    """The name that ends in the head at `text[head_start:head_end]` and begins not before `floor`."""
    if text[head_start:head_end] == "项目" and _BUILDING.match(text, head_end):
        return None
    head_end = with_bracket(text, head_end, end)
    left, owner, firm = _nearest_cut(text, floor, head_start, head_end, end)
    if head_end - left < _SHORTEST:
        return None  # 推进|项目, 招商|项目: most
    left = _behind_quantities(text, left, head_start, quantities)
    for item in quantities:
        if item.end != left or isinstance(item, SizeClass):
            continue
        if item.kind == "count" and item.low > 1 and item.measure in COUNTED_BY:
            return None  # 6条PPP道路项目
    if text[left - 1 : left] == "、" and _SOME_JOINED.search(text, floor, left):
        return None  # 建设9个秸秆、木材资源循环利用加工项目
    if text[left - 1 : left] == "、" and _KINDS_OF_LIST.search(text, floor, left):
        return None  # 甲小学、乙医院等16个教育、医疗、安居项目
    span = _without_lead_in(text, floor, left, head_end)
    if span is None:
        return None
    follows = _class_after().match(text, head_end, end)
    if follows and follows[0].strip() in ("的", "里") and _SITE.match(text, head_end, end):
        follows = None
    if follows and _SPEAKER.match(text, head_end) and not text.endswith(_WHO_BUILDS, 0, head_end):
        follows = None
    left, last = span
    places = [(max(begin, left), offset) for begin, offset in region_spans if left < offset <= head_start]
    invested = _IS_INVESTED.match(text, head_end, head_end + 8)
    unplaced = _unplaced(text, left, last, places)
    phrase = _Phrase(text, floor, left, last, head_start, head_end, owner, firm, follows, invested, unplaced)
    if not _names_one_thing(phrase) or not _told_of_one(phrase):
        return None
    left = phrase.left
    listed = text.startswith(("等", "、", "和", "及", "与"), last) or text[max(0, left - 1) : left] in tuple("、和与及")
    sized = any(isinstance(item, SizeClass) and 0 <= left - item.end <= 2 for item in quantities)
    words = phrase.words
    own = own_characters(words, "class")
    parked = words.endswith("项目") and work_word().search(words[:-2]) is not None
    parked = parked and own_characters(words[:-2], "class") >= 2
    proper = (
        bool(places)
        or sized
        or PROPER.search(words) is not None
        or own >= (2 if parked or _CEREMONY_OF.match(text, last) else 3 if len(words) >= 7 else 4)
    )
    proper = proper or opens_with_a_brand(words) or is_plainly_one(words)
    return Name(left, last, listed=listed, proper=proper)


# 项目建设提速: the building of projects; but 某产业化项目建设接近尾声, 某项目建设现场 are of the one
_BUILDING = re.compile(
    r"建设(?!项目|现场|工地|接近|已?进入|进展|顺利|正|已|为(?:载体|契机|抓手|龙头|支撑|引领|牵引|依托|重点)|热度|如火如荼|有序|加速|步入|稳步|迎来|现已|全面|忙)"
)


_JOINED_GOODS = re.compile(
    r"(?:[\u4e00-\u9fff]{2,6}(?=年产))?(?:年产|年加工|\d)[^，。；、]{3,24}(?<!项目)(?<!生产线)(?<!基地)(?<!园)、(?![^、]{0,20}(?:年产|公司|集团|\d万))[^，。；、]{2,16}(?:系列)?(?:产品|原料|制品|中间体|配套|零部件)[^，。；、]{0,6}$"
)
_OF_OWNER = re.compile(
    r"(?:建设|新建|投资建设|扶贫开发|产业化|加工|生产|[一二三四五六七八]期|扩建|扩能|扩产|技改|技术改造|搬迁|迁建|增资扩产|改扩建|工业园|产业园)(?:工程|建设)?(?:项目)?"
)
_GOODS_OF_FIRM = re.compile(
    r".{3}(?:年产)?\d+万?吨[^，。；、]{1,10}、(?:年产)?\d+万?吨[^，。；、]{1,16}(?:项目|工程)$|公司的[^，。；、的]{2,10}(?<!项目)(?<!基地)(?<!园)、[^，。；、]{2,10}项目$"
)
_QUOTED_KIND = re.compile(r"[\u4e00-\u9fff]{2,8}项目")
_ONE_BY_ONE = re.compile(r"也?(?:接连|纷纷|陆续)")
_SOME_CALLED = re.compile(r"\d+[个项][^，。；、\d]{0,8}的?$")
_HELD_THERE = re.compile(r"(?:隆重|正式|集中|同步)?(?:举行|举办|召开|奠基|开工|签约|落户|落地|投资)")
_FIRMS_ONLY = re.compile(r"(?:建设)?(?:项目|工程)")
_TOLD_OF = re.compile(
    r"[，,]?(?:注册资本|(?:计划|概算|预计)?总投资)|正式|开工|竣工|投产|签约|奠基|占地|选址|位于|由|(?:成功|顺利|已|将|即将|也)*(?:落户|落地|入驻)"
)


def _nearest_cut(text: str, floor: int, head_start: int, head_end: int, end: int) -> tuple[int, int, bool]:
    """Where a phrase begins behind the last word that no name reaches over, where its firm begins, whether a firm cuts."""
    left = owner = floor
    firm = False
    for cut in cut_before().finditer(text, floor, head_start):
        mark = cut[0]
        if mark[0] in "”、" and _is_inside(text, left, cut, head_end):
            continue
        # 高频电子变压器等 stays out; quotes inside a name stay in
        firm = mark.endswith(("公司", "集团"))
        owner = left if mark in ("有限公司", "有限责任公司", "集团") else cut.end()
        left = cut.end()
    if owner < left and _OF_OWNER.fullmatch(text, left, head_end):
        left = owner  # 泰山玻纤邹城有限公司四期项目: the works of a firm are told by its name
    elif owner < left and _FIRMS_ONLY.fullmatch(text, left, head_end) and _TOLD_OF.match(text, head_end, end):
        left = owner  # 华族科技有限公司项目总投资1.5亿元
    return left, owner, firm


def _is_inside(text: str, left: int, cut: re.Match[str], head_end: int) -> bool:
    """Whether a quote or a 、 behind `left` is one of the name that ends at `head_end`."""
    mark, behind = cut[0], cut.end()
    if mark[0] == "”" and "“" in text[left : cut.start()]:
        if text.startswith(("项目", "一体化"), behind):
            return True  # 50万千瓦“光伏+储能”项目, “源网荷储”一体化示范项目
        if mark == "”" and head_end - behind <= 8 and not own_characters(text[behind:head_end], "class"):
            return True  # “静观田园”综合体项目
        # “一带一路”国际商贸城项目
        return mark == "”" and text[left] == "“" and _QUOTED_KIND.fullmatch(text, behind, head_end) is not None
    # 年产6万吨甲基吡咯烷酮、丁内酯系列产品项目, 某公司的重装叉车、桩工机械项目
    return mark == "、" and bool(
        _JOINED_GOODS.match(text, left, head_end) or _GOODS_OF_FIRM.match(text, left - 3, head_end)
    )


def _behind_quantities(text: str, left: int, head_start: int, quantities: list[Quantity | SizeClass]) -> int:
    """Where a phrase begins behind the amounts, counts and other projects that stand in it."""
    for item in quantities:
        if not left < item.end <= head_start:
            continue
        if text[item.start : item.end] == "三元" or text.startswith("项目", item.end - 1):
            continue  # 三元锂电池, 这一项目是重点工程
        if isinstance(item, SizeClass) or item.kind in ("money", "percent", "point") or item.measure in COUNTED_BY:
            left = item.end
    earlier = text.rfind("项目", left, max(left, head_start - 3))
    if earlier >= 0 and not re.match(r"[一二三四]期|[（(]", text[earlier + 2 : earlier + 4]):
        left = earlier + 2  # 已投产项目海尚水产食品项目
    return left


_SHORTEST = 4  # characters of a name that a head closes
_AIMED_AT = re.compile(
    r"(?:建设|打造|创建|建成)?(?:世界[级一]|国际一流|国内(?:一流|领先)|全[国省](?:重要|领先|一流|知名)|[千百万]亿级?|区域性|一流的?)"
)
_BRACKETED = re.compile(r"[（(][^（）()]{1,16}[）)]")
_SAYS = re.compile(r"(?:主要)?(?:有(?![机色轨线限])|为|是|包括)(?=.{3})")
_BUILT = re.compile(r"(?:拟建|建设|新建|兴建|建成|形成)(?=年产|日产|年加工|\d|一条|两条)")


def _without_lead_in(text: str, floor: int, left: int, head_end: int) -> _Span | None:
    """A phrase without 有, 为, 建设 … before it; `None` where the words say what something is, or are too few or many."""
    left, last = trim(text, left, head_end)
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
    if words.startswith(("已完成", "已取得", "完成")):
        return None  # 造纸项目，已完成年产12万吨生活纸项目核准: what was done for it
    if (
        not words.endswith("项目")
        and text.endswith("建设", floor, left)
        and text[left - 3 : left - 2] in tuple("，。；：")
    ):
        return None  # …，建设光伏清洁能源产业基地: what is meant to come of it
    if _AIMED_AT.match(words) and not words.endswith("项目"):
        return None  # 以打造世界级稀土产业基地为目标
    if text.endswith("作为", floor, left) and text.startswith("，", last):
        return None  # 作为招商引资标杆项目，某产业园…: what the next is
    odd = (
        "及项目",
        "和项目",
        "与项目",
        "暨项目",
        "一项目",
        "两项目",
        "某项目",
        "该项目",
        "本项目",
        "总项目",
    )  # 金牛水泥一项目签约, 标志着该项目
    if (
        words.endswith(odd)
        or MANY_AT_END.search(words)
        or SOME_AT_END.search(words)
        or text.endswith(("一体的", "于一身的"), floor, left)
    ):
        return None  # 是集养殖、加工为一体的大型综合性项目: what it is
    if (
        not _SHORTEST <= len(words) <= 45
        or ("“" in words[1:] and "”" not in words)
        or ("（" in words and "）" not in words)
    ):
        return None
    if text[left] == "“" and _SOME_CALLED.search(text, floor, left):
        return None  # 是16个竣工的“农头工尾”项目之一
    if words.find("在", 4) > 0 and not words.endswith("项目"):
        return None  # 甲至乙公路改建工程在云桥产业园|正式开工
    if stands_in(text, floor, left) and not words.endswith("项目") and _HELD_THERE.match(text, last):
        return None  # 在云桥装备制造产业基地奠基, 在该区的云桥科技产业园集中开工: where it stands
    return left, last


def _unplaced(text: str, left: int, last: int, places: list[_Span]) -> str:
    """The words of a phrase without the regions in it."""
    unplaced = text[left:last]
    for begin, offset in reversed(places):
        if (offset - begin >= 8 and text[offset - 1] == "园") or text.endswith("度假区", begin, offset):
            offset = begin + 2  # 楚雄彝风文旅康养度假区项目: read as a zone's name, and the project's all the same
        unplaced = unplaced[: begin - left] + unplaced[offset - left :]
    return unplaced


_IS_INVESTED = re.compile(r"[，,（]?(?:项目)?(?:计划|概算|预计|协议)?(?:总?投资|选址|占地|位于|规划用地)")
_IS_SPENT = re.compile(r"(?:已|累计|已累计)?完成投资")
_VISITED = re.compile(r"(?:走进|来到)[^，。；]*$")
_COSTS = re.compile(r"[，,]?(?:项目)?(?:计划|预计|拟|概算)投资约?\s?\d")
# 与县政府签订现代物流园项目框架协议: its class alone, and one thing
_DEAL_PARK = re.compile(r"[\u4e00-\u9fff]{2,10}(?:园|基地|中心|小镇|综合体|电站|酒店)项目")
_CEREMONY_OF = re.compile(r"(?:开工|奠基|投产|竣工)(?:奠基)?仪式")
_AGREED = re.compile(
    r"(?:公司|集团|政府|委会|企业|大学|研究院)(?:成功|正式|现场)?(?:签订|签约|签署|签下)了?$|(?:公司|集团)(?:独资|全额)?投资(?:建设|兴建)?的$"
)
# 与恒力集团就万亩牧草种植、|智慧产业园项目达成…意向
_ON_IT = re.compile(r"就(?:[^，。；]{2,24}、)?$")
_COME_TO = re.compile(r"[^，。；]{0,6}(?:达成|签[订署约下])")
_AGREEMENT = re.compile(r"的?(?:招商引资|战略|框架|投资|合作|开发|建设|入园|入驻|意向)*(?:协议|合同|意向书?)")


_OF_A_TOWN = re.compile(r"[\u4e00-\u9fff]{1,7}?[镇乡村]")


def _names_one_thing(phrase: _Phrase) -> bool:
    """Whether enough of a phrase is its own, given where it stands; a class that its firm tells is made to begin there."""
    text, left, unplaced, invested = phrase.text, phrase.left, phrase.unplaced, phrase.invested
    if phrase.follows and _is_signed(phrase):
        phrase.follows = None
    visited = _VISITED.search(text, max(phrase.floor, left - 14), left)
    # 某公司与区政府签订新能源汽车项目: what two parties sign, or one invests in, is one project
    agreed = _AGREED.search(text, max(phrase.floor, left - 30), left) or _CEREMONY_OF.match(text, phrase.head_end)
    agreed = agreed or (_COME_TO.match(text, phrase.head_end) and _ON_IT.search(text, max(0, left - 30), left))
    single = own_characters(unplaced, "generic") >= 2 if invested or visited or agreed else is_specific(unplaced)
    single = single or (agreed is not None and _DEAL_PARK.fullmatch(unplaced) is not None)
    if not single and unplaced != phrase.words and _OF_A_TOWN.match(phrase.words):
        single = own_characters(unplaced, "generic") >= 3  # 双安镇标准化厂房项目: a town builds one of the kind
    firms = phrase.firm and phrase.owner < left
    kinds = phrase.words.endswith("项目") and not own_characters(unplaced, "class")
    if invested and not (visited or firms) and kinds and own_characters(phrase.words, "generic") <= 2:
        return False  # 医药项目总投资10.8亿元: of all of its kind
    if phrase.follows and invested and text.startswith("协议", phrase.head_end):
        phrase.follows = None  # “静观田园”综合体项目协议投资30亿元
    if phrase.words.endswith("产业项目") and own_characters(unplaced, "class") < 2:
        return False  # 大健康产业项目总投资3067亿元 are many
    classed = not single or (phrase.follows is not None and own_characters(unplaced, "class") < 2)
    # 包括华森集团新能源汽车产业园以及…: a class among names, told by its firm
    listed = text.startswith(("、", "以及"), phrase.last) and not phrase.words.endswith("项目")
    whose = firms and classed and (invested is not None or listed) and phrase.last - phrase.owner <= 45
    if whose and own_characters(unplaced, "generic") > 0:
        phrase.left, single = phrase.owner, True  # 明玻新能源科技有限公司光伏玻璃及深加工项目总投资25亿元
    words = phrase.words
    return not (
        words[0] in "这该此其本某各又既却"
        or _OVER.match(words)
        or words.startswith("上述")
        or says_more(words)
        or not single
    )


_OVER = re.compile(r"[超近约逾]\s?\d")  # 一个超15万吨纸浆项目
_OF_MANY = re.compile(
    r"\s?(?:\d|[一二两三四五六七八九十]|总?数|个数|清单|名单|共|均|分别|占|还?有|只有|仅|也?(?:接连|纷纷|陆续))"
)
_SIGNS = re.compile(r"签|达成")


def _is_signed(phrase: _Phrase) -> bool:
    """Whether an agreement on it is signed: 签订了年产3亿米功能性面料项目合作协议, 达成了甲纺织项目的合作意向."""
    text, left = phrase.text, phrase.left
    if not _AGREEMENT.match(text, phrase.head_end):
        return False
    listed = text[left - 3 : left] in ("协议、", "合同、") and "签" in text[max(0, left - 40) : left]
    return listed or _SIGNS.search(text, max(phrase.floor, left - 6), left) is not None


def _told_of_one(phrase: _Phrase) -> bool:
    """Whether what follows a phrase, where it follows classes too, is said of one project."""
    text, left, head_end, follows, invested = phrase.text, phrase.left, phrase.head_end, phrase.follows, phrase.invested
    if not follows or text.startswith("投资", head_end):
        return True
    words, own = phrase.words, own_characters(phrase.unplaced, "class")
    if is_plainly_one(words) and own >= 2 and not _OF_MANY.match(follows[0]):
        return True  # 就泾河有机茶精深加工项目达成意向, 某项目的合作协议
    if _ONE_BY_ONE.fullmatch(follows[0]):
        return own >= 4 or text[left - 1 : left] in tuple("、和与及")  # 砂石项目接连签约; but 甲项目、乙项目陆续开工
    if follows[0].strip() == "均" and own >= 4 and text[left - 1 : left] in tuple("、和与及"):
        return True  # 甲基地、乙项目均已建成投产
    # 某公司40万吨铜冶炼搬迁项目完成投资27亿元 is one project, 工业项目完成投资27亿元 are many
    known = PROPER.search(words) or own >= 4
    if (re.match(r"完成投资|累计|计划|总投资|已|年度", follows[0]) and known) or text.startswith("引进外资", head_end):
        return True
    # 汉鼎科技项目计划总投资1.2亿元, where it opens what is said; 工业项目计划总投资 are many
    if follows[0] == "进展" and own >= 4 and text.startswith("顺利", follows.end()):
        return True  # 云桥水泥厂搬迁项目进展顺利; but 工业项目进展顺利
    opens = text[left - 1 : left] in ("", "\n", "。", "；", ";", "：", ":", " ", "\u3000")
    if not opens and not AMONG.search(text, max(phrase.floor, left - 6), left):
        return False
    spent = _IS_SPENT.match(text, head_end, head_end + 8)
    if (invested or spent) and own >= (2 if invested and "总投资" in invested[0] else 3):
        return True
    if own >= 2 and invested and _COSTS.match(text, head_end):
        return True  # 贵人医疗器械项目计划投资8000万元
    # 中药材大健康产业园计划总投资8.5亿元: sectors alone, but a park is one thing
    park = head_end - phrase.head_start > 2 and not words.endswith("项目")
    return invested is not None and park and own_characters(phrase.unplaced, "generic") >= 4
