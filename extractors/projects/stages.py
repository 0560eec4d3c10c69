"""The words of a clause that say how far a project has come, and those that only seem to."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.language import clause_start
from extractors.projects.milestones import milestones
from extractors.projects.record import ORDER, words_of
from extractors.vocabulary import Word, find_words

# words that say a stage only beside other words: 分两期建设 does not say that it is being built
WEAK = frozenset(
    [
        "建设",
        "实施",
        "协议",
        "合同",
        "注册",
        "线索",
        "信息",
        "推介",
        "策划",
        "备案",
        "运营",
        "项目信息",
        "招商信息",
        "谋划",
        "包装",
        "储备",
        "对接",
        "在建项目",
        "计划建设",
        "计划实施",
        "新建",
        "营业",
        "施工",
        "合同项目",
        "投用",
        "停工",
    ]
)
# 正在对接甲项目、乙项目: said right before a name, these weak words are its stage
_BEFORE_NAME = frozenset(["对接", "策划", "谋划", "推介", "储备", "注册"])
# 已完成备案, 已取得备案证: done, and not 备案 as one thing among others
_FILED = frozenset(["备案", "立项"])
_FILED_BEFORE = re.compile(
    r"(?:(?:已经?|现已|日前|顺利|均)(?:完成|取得|办理完?|通过)|(?<![待将前未])完成)(?:了)?(?:项目|发改委?)?$"
)
# 已投用, 正式运营, 全面投用: that it is, and not 运营 as one thing among others; 完成公司注册
_IN_USE = frozenset(["投用", "运营", "营业"])
_IS_NOW = re.compile(
    r"已经?于?[\d年月日初中下上旬底末今去挂揭牌]{2,12}$|(?:已经?|正式|全面|全部|现已|顺利|成功|均)(?:建成|对外|部分)?$"
)
_FOUNDED = re.compile(
    r"(?:已经?|现已)?(?:完成|办理完?|办结)(?:了)?(?:项目)?(?:[^，。；]{1,8}[和及与、])?(?:公司|工商|企业|法人)$"
)
_FOUNDS = re.compile(r"成立(?:了)[^，。；]{2,24}公司")
_BRINGING = frozenset(["承接", "引进", "引入", "招引", "新引进", "拟引进", "将引进", "计划引进", "引来", "招来"])
_LIST_CLASS = re.compile(
    r"等\s?(?:\d+\s?[个项]|[一二三四五六七八九十]+[个项]|一批)?(?![^，。；、]{0,8}(?:计划|拟|保|预备|预计|力争|[应待]))[^，。；、]{0,8}"
)
_REACHED_DEAL = re.compile(r"(?<!拟)达成(?:了)?(?:框架|合作|投资|战略)*协议的$")
_CLASS_COUNTED = re.compile(r"[^，。；、：]{1,12}?项目\s?(?:共|达|有)?\s?\d+\s?[个项]")
_PART_DONE = re.compile(
    r"(?:主体|区域|厂房|车间|支架|支模架|承台|土建|地基|桩基|地下室|路基|仓库|钢构|基础|宿舍|办公楼|线路|管网|供电|围墙|配套设施|研发中心|综合楼)[^，。；]{0,8}$"
)
_ONE_HALL = re.compile(
    r"(?:变电站|升压站|[\u4e00-\u9fff]线路|锅炉房)(?:现|目前)?已[^，。；]{0,6}$|\d+条[^，。；]{0,6}$|\d+[号#](?:厂房|车间|楼)(?:现|目前)?已[^，。；]{0,6}$"
)
_SO_MUCH = re.compile(r"\s?\d[\d.]*\s?(?:万?平方米|公里|[栋座幢])")  # 已完工6.2万平方米
WAITING = re.compile(r"[未没](?:有)?[开动]工|停建")
# 主要实施了甲灌区、乙改扩建等项目: done, and not what is to be done
_DONE_BEFORE_NAME = frozenset(["实施", "建设"])
_TO_NAME = re.compile(r"[了、，]?(?:计划|预计|总)*(?:投资[^，。；、]{1,14}元的)?[“《]?")  # 策划了总投资5亿元的甲项目
_TO_COME = re.compile(r"将[^，。；]{0,8}$")  # 项目的实施，必将进一步加快推进全县发展
_DONE_IN_A_YEAR = re.compile(r"实现|创下|创造|做到|刷新|跑出|已")
_LINES_BUILT = re.compile(
    r"(?:了)?(?:[一二三首]期)?[\d.]+万?平方米[^，。；]{0,8}(?:厂房|车间|仓库|宿舍|办公楼)|(?:了)?[^，。；]{0,14}?(?:\d+|[一二两三四五六七八九十]+)\s?[条台套亩]|的\s?\d+\s?[个座栋幢间]|(?:了)?[\u4e00-\u9fff]{2,8}\d+\s?(?:余)?[座栋幢]"
)
_PART_BUILT = re.compile(r"建成了?\s?\d[^，。；]{2,40}并$")
_BY_FIRMS = re.compile(r"\d\s?[余多]?[家户](?:企业)?(?:已|均|签约|入驻|落户|正式|陆续|先后|实现|动工|开工|、)*$")
SITE_AT_WORK = re.compile(
    r"塔吊林立|(?:建设|施工|项目)(?:现场|工地)(?=[^。]{0,30}?(?:塔吊|穿梭|火热|挥汗|忙着|繁忙|机器|机械|工人|挖掘机|工程车|轰鸣|忙碌|热火朝天|如火如荼|紧张|抢抓|进度|进展))"
)
_AT_AN_END = re.compile(r"[，。；、：！”的]|$", re.MULTILINE)
_HALTED = re.compile(r"[^，。；]{0,6}?(?:暂停|停止|停工|停建|搁置|停滞)")
_FORMALITY = re.compile(r"办理[^，。；]{0,10}$")
NOT_YET = re.compile(r"(?:尚未|还没有?|仍未|未能)[^，。；]{0,8}$|(?:未|没有?|不)[^，。；]{0,2}$")
PLANNED_WORDS = (
    "计划",
    "拟引进",
    "拟新",
    "拟续",
    "拟开",
    "拟竣",
    "将引进",
    "应开",
    "年度计划",
)  # stage words that say a plan themselves
# 甲项目签约仪式, 甲项目举行开工仪式: what is held for one project
_ITS_CEREMONY = re.compile(
    r"[”》]?(?:在[^，。；]{2,16})?(?:正式|隆重|顺利)*(?:举[行办])?(?:开工|奠基|签约|竣工|投产)(?:仪式|典礼)"
)
_THING_OF_IT = re.compile(
    r"(?:加工|(?:到位)?资金|座谈会|推介会|仪式|典礼|活动|率|招商|局|现场会|小分队|条件|要求|标准|状态|(?:入驻|落户)?企业)"
)


class StageWord(NamedTuple):
    """Words that say a stage: their span and the stage."""

    start: int
    end: int
    stage: str


def find_stage_words(
    text: str, first: int, last: int, words: list[Word], names: list[tuple[int, int]]
) -> list[StageWord]:
    """The words between two places that say a stage of a project, those in a project's name (`names`) left out."""
    found: list[StageWord] = []
    for word in words:
        if word.stage is None or not first <= word.start < last or any(a <= word.start < b for a, b in names):
            continue
        if stage := _said_by(text, first, last, word, names):
            found.append(StageWord(word.start, word.end, stage))
    for start, end, stage in milestones(text, first, last):
        if not any(a <= start < b for a, b in names) and not _within_the_year(text, first, start):
            part = "交付" not in text[start:end] and _is_part(text, first, start, end, stage, names)
            found.append(StageWord(start, end, "under_construction" if part else stage))
    for match in words_of("working").finditer(text, first, last):
        early = match[0].endswith("推进") and (
            re.search(r"前期|手续|审批|工作", text[first : match.end() + 8])
            or _TO_COME.search(text, first, match.start())
        )
        if _within_the_year(text, first, match.start()):
            continue
        if text.startswith(("标准", "成本", "周期", "工期"), match.end()):
            continue  # 提高厂房建设标准
        if match[0] == "建设中" and not _AT_AN_END.match(text, match.end()):
            continue  # 投资3亿元建设|中峰物流园
        if _HALTED.match(text, match.end(), last):
            continue  # 土建工程已暂停施工
        if not early and not any(a <= match.start() < b for a, b in names):
            found.append(StageWord(match.start(), match.end(), "under_construction"))
    for match in SITE_AT_WORK.finditer(text, first, last):
        found.append(StageWord(match.start(), match.end(), "under_construction"))
    return sorted(found)


def _said_by(text: str, first: int, last: int, word: Word, names: list[tuple[int, int]]) -> str | None:
    """The stage that a word says where it stands, `None` where it says none of a project that is told of."""
    if text.startswith("项目", word.end) and not any(
        a == word.end + 2 or (b <= word.start and _LIST_CLASS.fullmatch(text, b, word.start)) for a, b in names
    ):
        return None  # 签约项目 is a class; 甲、乙等续建项目 and 已投产项目甲 say a stage of each
    if _FORMALITY.search(text, first, word.start) and "手续" in text[word.end : word.end + 16]:
        return None  # 正在办理立项、环评等手续
    if word.surface == "协议" and _REACHED_DEAL.search(text, max(first, word.start - 8), word.end + 1):
        return "signed"  # 达成框架协议的甲、乙、丙3个项目
    if word.surface == "推介" and _PRESENTED.search(text, first, word.start):
        return "planned"  # 对甲、乙等22个招商项目进行了推介
    if word.surface in WEAK and not _strong_here(text, first, word, names):
        return None
    if _says_no_stage(text, first, last, word, names):
        return None
    if word.surface == "主体完工" or _is_part(text, first, word.start, word.end, word.stage or "", names):
        return "under_construction"
    return word.stage


def _is_part(text: str, first: int, start: int, end: int, stage: str, names: list[tuple[int, int]]) -> bool:
    """Whether what is done or runs is a part of a project: 办公楼、料塔已建完, 已完工6.2万平方米, 7号厂房已经投入使用."""
    own = max((b for _, b in names if b <= start), default=first)
    part = stage == "completed" and (
        _PART_DONE.search(text, max(first, own), start)
        or _SO_MUCH.match(text, end)
        or text.endswith("近", first, start)  # 水害治理接近完工
    )
    numbered = stage == "operating" and _ONE_HALL.search(text, max(first, own), start)
    return bool(part or numbered) and "一期" not in text[max(first, start - 6) : start]


def _strong_here(text: str, first: int, word: Word, names: list[tuple[int, int]]) -> bool:
    """Whether a weak word says a stage after all: 已完成备案, 正在对接甲项目."""
    if word.surface in _FILED and _FILED_BEFORE.search(text, first, word.start) is not None:
        return True
    if word.surface in _IN_USE and _IS_NOW.search(text, first, word.start) is not None:
        return True
    if word.surface == "注册" and _FOUNDS.match(text, word.end):
        return True
    if word.surface == "注册" and _FOUNDED.search(text, max(first, word.start - 20), word.start) is not None:
        return True
    before_name = word.surface in _BEFORE_NAME or (
        word.surface in _DONE_BEFORE_NAME and text.startswith("了", word.end)
    )
    return before_name and any(
        word.end <= a <= word.end + 24 and _TO_NAME.fullmatch(text, word.end, a) for a, _ in names
    )


def _within_the_year(text: str, first: int, start: int) -> bool:
    """Whether 当年 before a stage's word promises it: 将租用标准厂房，当年装修、当年投产, but not 实现了当年投产."""
    done = text.startswith(("，已", "，现已"), start + 2)  # 改建项目当年投产，已形成固定资产2000万元
    return (
        not done
        and text.endswith("当年", first, start)
        and _DONE_IN_A_YEAR.search(text, max(first - 12, 0), start) is None
    )


def _says_no_stage(text: str, first: int, last: int, word: Word, names: list[tuple[int, int]]) -> bool:
    """Whether what stands around a stage's word shows that it is of something else: an aim, a part, a class, firms."""
    if (
        word.surface in _BRINGING
        and not any(word.end <= a and not re.search(r"[，。；,;]", text[word.end : a]) for a, _ in names)
        and not re.search(r"招商|成功|签约|去年|今年|年$|月$|项目$", text[max(first, word.start - 6) : word.start])
    ):
        return True  # 将引入…专家团队, 拟引进德国生产线: what it brings, not that it was brought
    if _only_waits(word, text[first:last]):
        return True
    if text[word.start - 1 : word.start] == "“" and text.startswith("”", word.end):
        return True  # 承诺“拿地即开工”: a slogan
    if _within_the_year(text, first, word.start):
        return True
    told = _OF_PROJECTS.search(text, max(first, word.start - 10), word.start)
    if told and "标志" not in text[first : word.start] and not any(_is_of_named(text, b, word.start) for _, b in names):
        return True  # 开发区进入了重大项目的竣工投产高潮; but 促成了甲、乙等一批项目的签约
    if text.startswith("保", word.end):
        return True  # 12个竣工保投产项目
    if text.startswith(("的目标", "目标", "的条件", "的标准"), word.end):
        return True  # 距离今年投产的目标又进了一步
    if word.surface == "建成" and _LINES_BUILT.match(text, word.end):
        return True  # 建成5条生产线: a part of it
    if text[word.start - 1 : word.start] == "并" and _PART_BUILT.search(text, first, word.start):
        return True  # 已建成370亩示范基地并投入使用
    if _CLASS_COUNTED.match(text, word.end):
        return True  # 一季度开工重点建设项目4个: of the four
    if re.match(r"\s?\d+\s?[家户]", text[word.end : word.end + 6]):
        return True  # 已入驻企业43家，其中投产26家: firms, not the park
    if _THING_OF_IT.match(text[word.end : word.end + 4]):
        return not any(b <= word.start and _ITS_CEREMONY.fullmatch(text, b, word.end + 2) for _, b in names)
    # 39家企业入驻动工建设: theirs
    return word.stage in ("started", "landed") and _BY_FIRMS.search(text, first, word.start) is not None


_PRESENTED = re.compile(r"(?:进行|作|开展)了(?:重点|集中|现场|专题)?$")
_OF_PROJECTS = re.compile(r"项目的(?:成功|正式|顺利|集中|全面|相继|先后|陆续)*$")


def _is_of_named(text: str, name_end: int, start: int) -> bool:
    """Whether only 等一批项目的 stands between a name and what is said of it."""
    return name_end <= start and _CLASS_AND_ITS.fullmatch(text, name_end, start) is not None


_CLASS_AND_ITS = re.compile(r"(?:等[^，。；、]{0,16}项目)?的(?:成功|正式|顺利|集中|全面|相继|先后|陆续)*")


def _only_waits(word: Word, said: str) -> bool:
    """Whether a word says that nothing has begun, where nobody says that it was signed: 目前未开工, but not 已签约未开工."""
    return word.stage == "signed" and WAITING.search(word.surface) is not None and "签" not in said


# 某公司是首个落地的企业，目前已经正式投产。; 某公司办公楼进入内部装修阶段，厂房主体完工。
_STATE_NOW = re.compile(r"(?:目前|眼下|如今|现)[^，。；]*|[^，。；]{0,12}(?:厂房|办公楼|车间|主体)[^，。；]*")


def stage_of_firm(text: str, start: int, end: int) -> str | None:
    """The furthest stage of a firm's works that its sentence says behind its name as their state now, `None` where none."""
    stop = text.find("。", start, end)
    said = [
        furthest_stage(clause)
        for clause in re.split("[，；]", text[start : stop if stop >= 0 else end])
        if _STATE_NOW.fullmatch(clause)
    ]
    return max((stage for stage in said if stage), key=ORDER.__getitem__, default=None)


def furthest_stage(words: str) -> str | None:
    """The furthest stage that a table's progress cell says, `None` where it says none: `已签约未开工` is signed."""
    found: list[str] = []
    for word in find_words(words):
        if word.stage is None or (word.surface in WEAK and word.surface != "在建"):
            continue
        if _only_waits(word, words) or word.surface.startswith(PLANNED_WORDS):
            continue
        before = words[max(clause_start(words, word.start, 0), word.start - 8) : word.start]
        if words_of("announced").search(before) or NOT_YET.search(before):
            continue
        part = word.stage in ("completed",) and re.search(
            r"主体|厂房|基础|桩基|钢构", words[max(0, word.start - 6) : word.start]
        )
        found.append("under_construction" if part else word.stage)
    if re.search(
        r"调试|封顶|施工|安装|装修|桩基|在建|建设中|建设主体|土地平整|场地平整|场平|基坑|打桩|浇筑|砌筑|设备进场|主体|完成(?:总?工程量|总?投资|工程)?的?\d|(?<![待未工])建设$",
        words,
    ):
        found.append("under_construction")
    return max(found, key=ORDER.__getitem__) if found else None
