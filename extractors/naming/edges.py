"""Where a name begins and ends: the words that no name reaches over, and the marks at its two ends that are not its own."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors import lexicon
from extractors.naming.phrase import Name, alternatives, is_specific

# 旅游服务平台建设项目, 新材料研究院项目, 商品落地加工项目: these verbs are part of a thing's name
_NOUN_VERB = r"(?:服务(?:平台|中心|区|业|站|设施|基地|外包|综合体|大楼|产业)|研究(?:中心|院|所|基地|总部)|(?:安装|服务|研究)(?:制造|生产)|落地加工)"


@cache
def cut_before() -> re.Pattern[str]:
    """Behind what a name begins: a verb, a mark, 的, a firm that signs with a government …"""
    verb = alternatives("project", "verb")
    verbs = "".join(sorted({word[0] for word in lexicon.topic("project")["verb"]["words"]}))
    verb = verb.replace("服务", "服务(?!业|中心|平台|产业|$)")  # 现代服务业集聚区项目
    verb = verb.replace("储备", "储备(?!中心|基地|库)")
    verb = verb.replace("安装", "安装(?!$)")  # 幕墙制造安装项目
    built = "(?:建设|兴建|新建|设立)"
    cuts = (
        # 拟建设…, 在双流建设…: but the 建设 of 基础设施建设工程 is the name's
        rf"(?:拟|计划|规划|主要是?|投资|将|来){built}|投资建成|(?<=[长记任])到",
        r"(?<=[区县市镇乡州省午天日])在(?!线)|(?:公司|集团|企业|商会)[就在]|(?:大会|仪式|活动|会议|会)在|日就在",
        r"(?:政府|管委会|公司)[与和同]|500强(?:企业)?",
        r"——|[，。；：,;:！？\n\t、”…】]|《关于|(?<![兆千])(?<!(?<![最精优完壮])美)的|等",
        # 22个重大项目中|甲、乙等14个, 县领导一行先后到|甲、乙, 主会场|甲, 开发区新开工建设|甲
        r"(?:项目|工程)中(?!心|国|央|部|学|医|药|小|试|铁|建|原|石)",
        r"(?<=[一二三四五]期)[和与及](?![一二三四五]期)",  # 镁砂产业链一期和|饮品生产线项目
        # …公司，建设|甲项目, 来石塘开发建设|甲小镇; but 旅游开发建设项目 is a name's
        r"(?:(?<=[，；。：,;:])(?:合作|联合|共同|筹划|重点|全力)?(?:建设|兴建|新建|筹建|共建)|开发建设|来[\u4e00-\u9fff]{2,3}(?:投资)?(?:建设|兴建))(?!项目|工程|[规模期的内周现标成了工方]|$)",
        r"深入(?!推|实|贯|开)|(?:一行|先后|人员|带队|[还又])(?:到|赴|前往)(?![位期资账达])",
        r"项目之一(?:的|[，、])?(?=[“《\u4e00-\u9fff]{5})(?![是为由])",  # 太湖新城项目之一|云湖金融小镇
        # 在云桥汽车产业基地建设|整车平台项目; but 云桥产业园建设提升项目
        r"(?:(?<=产业园)|(?<=工业园)|(?<=科技园)|(?<=业基地)|(?<=业园区)|(?<=[开高经][发新开]区))(?:建设|打造|兴建|新建|投建)(?!项目|工程|[规模期的内周现标成了工方及与和暨运]|一期|二期|基础|配套|提升|改造|开发|厂房|用地|道路|综合|$)",
        r"(?:拟|计划|决定|准备)在(?!线|建)|把(?![手关握脉])",
        r"[主分](?:会场|现场)(?:设[在于])?|新开工(?:建设)?|(?<=[区县市镇])开工(?:建设)?|(?:又|还|再)新上|(?<![\u4e00-\u9fff])新上(?!海)|[既也又]有|内容[为是]",
    )
    first = f"{verbs}拟计规主投将来在公集大仪活会现推日政管5—】，。；：,;:！？\n\t、”…《的等项工深一先人带还又分新开再既也内和与及到合联把决准企商共筹重全建兴新来"
    return re.compile(
        rf"(?:(?=[{first}])(?:(?!{_NOUN_VERB})(?:{verb})|{'|'.join(cuts)})|(?<=在)[^，。；、]{{2,12}}{built}(?![工现]|$))(?:了|的|着|就(?![业地近]))?"
    )


# 集生产、销售于一体的|产业园, 包括科研中心、基地在内的|总部, 全国产能最大的|加工厂: what it is like, before its name
DESCRIBED = re.compile(
    r"(?:集|融|包括|包含|涵盖|含|以)[^。；]{2,60}?(?:于一体|为一体|于一身|一体化|在内|为主)的|(?:全[国省市县球]|亚洲|世界|国内|省内|[西华东][南北东中])[^，。；、的]{0,12}(?:最大|首个|首家|唯一|领先|一流)的"
)
CLAUSE = re.compile(r"[，。；：,;:！？\n\t]")
AMONG = re.compile(r"(?:其中|项目[中里])[，,：:]$")


# measures of what is counted beside a name; 年产500万套 and 40万吨 stand in one
COUNTED_BY = frozenset(
    ["个", "項", "项", "个项目", "家", "宗", "条", "人", "户", "名", "位", "期", "次", "批", "場", "场"]
)


# 依托峄城大数据产业园, 县政府已规划预制菜产业园: who does what with it
_USED = re.compile(r"(?:依托|借助)(?=[\u4e00-\u9fff]{4})|[省市州县区]政府(?:已|拟)?(?:规划|谋划|启动)(?:建设)?了?")
_PHASE_PLANNED = re.compile(r"(?:计划)?\d{4}年(?:\d+月)?(?:\d+日)?(?=[一二三四首]期)")  # 2012年|二期甲烷项目投产
_LIST_NUMBER = re.compile(
    r"\d{1,2}[.．、](?!\d)\s?|0\d(?=[\u4e00-\u9fff])|[（(]\d{1,2}[）)]\s?|[◆◇●○◎■□▲△★☆▶►※•·①-⑳]\s?|[一二三四五六七八九十]是"
)  # 2.高新区某生产线项目, ◆某基地, 二是外资项目


# 甲产业园（6亿元）, 甲产业园（责任单位：双河镇）, 甲产业园（双河镇）
_AMOUNT_BRACKET = re.compile(
    r"[（(](?:[^（）()]{0,8}?\d[\d.]*[万亿][^（）()]{0,4}|[^（）()]{0,4}(?:责任|牵头|业主|[:：])[^（）()]{0,20}|[\u4e00-\u9fff]{2,6}(?:镇|街道|办事处|(?<![新老小城])乡))[）)]$"
)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span `text[start:end]` without what is no part of a name at its two ends: marks, list numbers, 在, 和, 的 …."""
    while start < end and text[start] in " 　":
        start += 1
    if text.startswith("在", start) or (text.startswith("从", start) and not text.startswith("从化", start)):
        start += 1  # 从云桥产业园智能化厂房建设项目部获悉
    if text[start : start + 1] == "就" and end - start > 5:
        start += 1  # 就恒力燃料电池项目达成意向
    if text.startswith(("该公司", "该企业", "该集团"), start):
        start += 3
    if text.startswith(("该市", "该县", "该区", "该州", "该省"), start):
        start += 2
    if (verb := _USED.match(text, start, end)) is not None:
        start = verb.end()
    if text.startswith("其", start) and end - start > 6 and text[start + 1 : start + 2] not in tuple("他中实余它次"):
        start += 1  # 其二期膜材项目
    if (planned := _PHASE_PLANNED.match(text, start, end)) is not None:
        start = planned.end()
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
    quoted = text[end - 1 : end] in '”》"' or text[start - 1 : start] in '“《"'
    for opens, closes in ("“”", "《》", '""') if quoted else ():
        while end > start and text[end - 1] == closes and text.find(opens, start, end) < 0:
            end -= 1  # “闻川古城项目”、“许村改建工程”: the quotes are around the name
        closing = text.find(closes, start, end) if start and text[start - 1] == opens else -1
        if 0 <= closing < end - 1 and text.find(opens, start, closing) < 0:
            start -= 1  # “云上安康”数据中心项目, 《千古云桥》实景剧场: the quotes are of the name
    return start, end


# 乡村振兴产业园项目（一期）, 陆港枢纽产业园（向塘电商物流服务中心）; （以下简称…）, （总投资5亿元）and（责任单位：双河镇）are no part of a name
_BRACKET = re.compile(
    r"[（(](?![^（）()]{0,12}?(?:投资|亿|万元|占地|简称|已|未|[个项宗]|记者|图|详见|含|[:：]|责任|牵头|业主))[^（）()，。；]{1,20}[）)](?:项目)?"
)


def with_bracket(text: str, last: int, end: int) -> int:
    """Where a name ends whose last word is at `last`, a bracket behind it counted in."""
    bracket = _BRACKET.match(text, last, end) if text[last : last + 1] in ("（", "(") else None
    return bracket.end() if bracket else last


# 干群齐心 中国西部皮具产业园, 林晓 摄 云桥电子产业园项目: parts of a headline, or a photographer's name
_SPACED = re.compile(r"[\u4e00-\u9fff！](?P<space>[ \u3000]+)(?=[\u4e00-\u9fff“])")


_DATELINE = re.compile(r"日[电讯]|记者|通讯员")


def behind_a_space(text: str, name: Name) -> Name:
    """A name without what stands before the last space between two of its words, where the rest names one thing."""
    if " " not in text[name.start : name.end] and "\u3000" not in text[name.start : name.end]:
        return name
    spaces = list(_SPACED.finditer(text, name.start, name.end))
    first = spaces[-1].end() if spaces else name.start
    if (closed := text.find("）", first, name.end)) >= 0 and text.find("（", first, closed) < 0:
        first = closed + 1  # 讯（通讯员 林晓）云桥市包装材料项目
    if (dateline := _DATELINE.search(text, name.start, name.end)) is not None and name.end > first:
        first = max(first, text.rfind("）", dateline.end(), name.end) + 1)
        first += len(text[first : name.end]) - len(text[first : name.end].lstrip())
    words = text[first : name.end]
    if dateline is not None:
        return replace(name, start=first)  # 陕西日报6月28日电（记者李晓） 云桥电商产业园
    return replace(name, start=first) if first > name.start and len(words) >= 6 and is_specific(words) else name


def stands_in(text: str, floor: int, start: int) -> bool:
    """Whether what begins at `start` is where something else stands: 在|云桥产业基地, 在该区的|云桥科技产业园."""
    return text[start - 1 : start] == "在" or text.endswith(("在该区的", "在该县的", "在该市的"), floor, start)
