"""A name, and whether words are one: whether they tell one thing, a class of things, or a firm.

A phrase ends in a head (项目, 产业园, 基地 …) and holds sectors and generic words (`重大招商引资项目`, `食品加工项目`); it is a name
only if characters are left when these are taken away, and if none of them is a sentence's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import rjieba

from extractors import lexicon
from extractors.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Name:
    """A project's name at `text[start:end]`.

    `amount` is the quantity that stands before it as its investment (`总投资5亿元的…`), `investor` the span of the company
    named just before it, `listed` whether it is one of a list, `member` whether that list says that it is of projects.
    """

    start: int
    end: int
    amount: Quantity | None = None
    investor: tuple[int, int] | None = None
    listed: bool = False
    proper: bool = False
    member: bool = False


def alternatives(topic: str, table: str) -> str:
    """The words of a lexicon's table as a regular expression's alternatives, the longest first."""
    return "|".join(re.escape(word) for word in sorted(lexicon.topic(topic)[table]["words"], key=len, reverse=True))


@cache
def head_word() -> re.Pattern[str]:
    """What a name ends in: 项目, 产业园, 生产线 …"""
    return re.compile(alternatives("project", "head"))


@cache
def work_word() -> re.Pattern[str]:
    """What a work's name ends in, at the end of the words searched: heads, and 改造工程, 水厂, 大桥 …"""
    head, work = alternatives("project", "head"), alternatives("project", "work")
    return re.compile(rf"(?:{head}|{work})(?:项目|工程)?(?:[一二三四]期)?(?:工程)?$")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives("project", "generic"))


@cache
def _classes() -> re.Pattern[str]:
    return re.compile(f"{alternatives('project', 'sector')}|{alternatives('project', 'generic')}")


@cache
def _company() -> re.Pattern[str]:
    company = alternatives("project", "company")
    return re.compile(
        rf"[\u4e00-\u9fffA-Za-z0-9]{{2,24}}?(?:[（(][^）)]{{1,8}}[）)][\u4e00-\u9fff]{{0,14}}?)?(?:{company})"
    )


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(alternatives("project", "foreign"))


SOME_AT_END = re.compile(r"[一二两三四五六七八九十百几\d]+(?:个|大|项)(?:重大|重点|招商)?项目$")  # 界首市十二个项目
# 二季度集中开工项目, 某州代表项目, 2016年大多数项目: whatever stands before these, they are many
MANY_AT_END = re.compile(
    r"(?:重[大点](?:建设|招商|产业|工业)?|开工|签约|投产|竣工|招商(?:引资)?”?|代表|收尾|在建|执行|多数|部分|[国专]债|专项债券|[国央外民台侨]企|型|十[佳大]|(?<![水海])上|(?:经贸|战略|框架)合作|[\u4e00-\u9fff][籍商](?:回归)?投资|[这那]些|[会议][和与及]|[ \u3000][大新好])项目$"
)
SOME = re.compile(r"^[一二两三四五六七八九十几]+(?:[个项条座家宗]|大(?!连|理|同|庆|足|余|名))")  # 两项生猪养殖项目
# 年产3000吨…, 10万吨…, …一期, a quoted or a Latin name: signs that one thing is named
PROPER = re.compile(r"年产|万吨|吨|[A-Za-z]{2,}|[一二三]期|“|公司|集团|[（(]|兆瓦|千瓦|GW|MW|万头|万平方米")


_NO_OWN = re.compile(
    r"第[一二三四五六七八九十\d]+批|力争|\d{1,2}月[底初中末份前]*|[的之和与及、“”\"（）()\s]|\d{4}年度?|\d+(?:\.\d+)?"
)


def own_characters(name: str, words: str) -> int:
    """How many characters of a phrase are its own when the words of a pattern (`generic`, `class`) are taken away."""
    heads = list(head_word().finditer(name))
    rest = _TAKEN_AWAY[words]().sub("", name[: heads[-1].start()] if heads and heads[-1].end() == len(name) else name)
    return len(_NO_OWN.sub("", rest))


_TAKEN_AWAY = {"generic": _generic, "class": _classes}


def is_specific(name: str) -> bool:
    """Whether a phrase names one thing: two or more characters are left when generic words are taken away.

    A sector of two characters (`食品产业园`) is a class; one of four (`高端医疗器械产业园`) may be a name.
    """
    name = SOME.sub("", name)
    return own_characters(name, "class") >= 2 or own_characters(name, "generic") >= 4


_BRANDS = frozenset({"nr", "nz", "nt", "nrt", "nrfg"})
_NO_BRAND = frozenset(
    "老旧新大小高低好强多各本该此某全首两重特超精深优绿农文旅商工城乡市县区镇村一二三四五六七八九十水电气热山海前后上下左右年月日以为在与和及对将把被从"
)


def opens_with_a_brand(words: str) -> bool:
    """Whether a name begins with a word that is proper to the segmenter (龙马新能源产业园项目), or unknown to it: 恒锐锂电池."""
    (word, tag), *rest = rjieba.tag(words[:12], False)
    if len(word) >= 2:
        return tag in _BRANDS and word not in _NOT_PROPER and own_characters(words, "class") >= 2
    if not rest or len(rest[0][0]) > 1 or not {word, rest[0][0]}.isdisjoint(_NO_BRAND):
        return False
    return _classes().match(words, 2) is not None and own_characters(words[:2], "generic") == 2


def bears_a_brand(words: str) -> bool:
    """Whether words begin with a brand or hold a capacity or a model: 恒飞A320机头装配, 宏北硝酸异辛酯; but no 城区道路提升."""
    if PROPER.search(words) is not None or opens_with_a_brand(words):
        return True
    (one, _), *rest = rjieba.tag(words[:8], False)
    return len(one) == 1 and bool(rest) and len(rest[0][0]) == 1 and {one, rest[0][0]}.isdisjoint(_NO_BRAND)


_PROPER_TAGS = frozenset({*_BRANDS, "ns"})
_NOT_PROPER = frozenset({"城市", "幼儿园", "高铁"})  # whatever the segmenter says


def is_particular(words: str) -> bool:
    """Whether words hold a sign of one thing: a brand, a place, a capacity; or are long of their own. No 石材加工, 私立学校."""
    if PROPER.search(words) is not None or own_characters(words, "class") >= 5 or opens_with_a_brand(words):
        return True
    tokens = rjieba.tag(words[:8], False)
    # what the segmenter does not know as a word may be a brand: 恒|瑞|达
    unknown = len(tokens) > 1 and len(tokens[0][0]) == len(tokens[1][0]) == 1
    return unknown or any(len(word) > 1 and tag in _PROPER_TAGS and word not in _NOT_PROPER for word, tag in tokens)


# 不锈钢 and 宝都 hold a character that is a sentence's elsewhere
_HARMLESS = re.compile(
    r"有限责任公司|[转出]让|(?:社会|服务|维修|研发|后勤|应急|物资|供应)保障|保障性|促进(?:展示|服务)?中心|不锈钢|不定[型形]|不夜城|不动产|机制(?=造|砂|纸|炭)|都(?![有是要在已能将会可由属])|让胡路|使馆"
)


def says_more(words: str) -> bool:
    """Whether the words are a sentence's and no name's: 多方式促项目签约, 不引进高耗能项目."""
    return _foreign().search(_HARMLESS.sub("", words)) is not None


# 高新区标准化厂房二期: one phase of what the place builds
_HOUSES = re.compile(r"[\u4e00-\u9fff]{2}(?:标准化?|智能化?)厂房[（(]?[一二三四五]期")


def is_counted(words: str) -> bool:
    """Whether words can be one of as many things as the text counts, whatever they end in."""
    own = own_characters(SOME.sub("", words), "class") >= 2 or _HOUSES.search(words) is not None
    return 3 <= len(words) <= 40 and own and not says_more(words) and not _NUMBER_ONLY.search(words)


# 四大类项目引资额分别为35亿元、8亿元; 云桥镇2个、双河镇3个
_NUMBER_ONLY = re.compile(r"^\d+[个项]|^[\d.]+\s?[万亿]*(?:美)?元$|\d\s?[个项家户宗]$")


_MODEL = re.compile(r"[\u4e00-\u9fff]{2,3}\d{2,4}|[A-Z]{1,3}-?\d{2,4}[\u4e00-\u9fff]{2,8}")  # 新云700, ARJ21支线飞机


def is_member(words: str, least: int) -> bool:
    """Whether a member of a list is one thing: enough characters of its own, and no sentence's words."""
    if not 3 <= len(words) <= 32 or words[0] in "这该此其本某各" or says_more(words):
        return False
    if _HOUSES.search(words) or _MODEL.fullmatch(words):
        return True
    own = own_characters(SOME.sub("", words), "class")
    if own >= (2 if len(words) > 3 and (least < 4 or work_word().search(words)) else least):
        return True
    return own >= 2 and opens_with_a_brand(words)


def is_short_work(words: str) -> bool:
    """Whether a member beside named ones is a thing that one character tells: 壶公路一期工程."""
    return 4 <= len(words) <= 14 and bool(work_word().search(words)) and own_characters(words, "class") == 1


# 龙湾生猪屠宰项目, 恒锐铜材扩能项目: what is done there tells of one project
_DONE_THERE = re.compile(
    r"(?:加工|建设|生产|开发|制造|智造|利用|发电|扩建|改造|扩[产能]|[养种]植|养殖|仓储|物流|联产|一体化|(?<!业)产业化|搬迁|迁建|研[发制]|拆解|回收|储能|[一二三四]期|屠宰|提取|纺织|纺纱|销售|封测)[）)”]?项目$"
)
# 年产6万吨镁合金项目, 300兆瓦光伏项目
_MAKES = re.compile(r"年(?:产|处理|加工)\s?\d|\d\s?万(?:吨|套|台|头|平方米|千瓦)|兆瓦|千瓦|MW|GW")
# 自由贸易港建设项目, 第四批建设项目: many of them
_NOT_PLAIN = re.compile(
    r"、|(?:旧城|老城|棚户区|城中村|危房)改造|第[一二三四五六七八九十\d]+批|自贸|自由贸易|重[点大]|超过|继续|[省市县区]级"
)


def is_plainly_one(words: str) -> bool:
    """Whether words that were found to be a name are one wherever they stand: a work or a deed of its own, and 项目."""
    if not words.endswith("项目") or _NOT_PLAIN.search(words):
        return False
    done = _DONE_THERE.search(words) or _MAKES.search(words) or work_word().search(words[:-2].rstrip("）)”"))
    return done is not None and own_characters(words, "class") >= 2 and is_particular(words)


def is_single(words: str) -> bool:
    """Whether a label (`恒力换热器`, not `已投产项目` or `总投资`) names one project."""
    words = words.strip()
    return is_member(words, 3) and not re.search(
        r"(?:经理|董事长|主任|书记|局长|负责人|主管|总监)[\u4e00-\u9fff]{0,4}$|(?:讯息|资讯|快讯|热讯|项目中)$|^[按在]|划分|正式|牵手|^据|通报|投资|情况|时间|单位|地点|内容|规模|建议|问题|方面|记者|目标|分别[是为有]",
        words,
    )


def is_company(words: str) -> bool:
    """Whether the words end as a company's name does."""
    return _company().fullmatch(words.strip()) is not None
