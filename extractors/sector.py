"""The class of projects or firms that a figure is of, as written: 工业, 省外, 医药产业."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjieba

from extractors import lexicon
from extractors.clause import LABEL_EDGE
from extractors.draft import Draft
from extractors.language import clause_start
from extractors.quantity import Quantity, SizeClass
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading

ORIGIN = re.compile(
    r"(?<![省市县区州国境对])外[省市](?![场级属])|[省市区]外境内|境内省外|国内省外|国内市外|市外省内|[省市州]外内资|(?<![全我])省外(?!贸|来|资(?!金)|商)|(?<![全我])市外(?!贸|来|资(?!金)|商)|(?<![区我])区外(?!贸|来|资(?!金)|商)|(?<![全我])县外(?!贸|来|资(?!金)|商)|境外|国外|州外|盟外|旗外|疆[内外]|[省州](?:内|域外)(?=资金)|域外(?!资(?!金))|(?<!预算)内资(?!外)|(?<!内)外资|[台港韩日侨]资(?![源产本质格助金])|民间|国内(?!生产)"
)

# money of other places of the country, and none of abroad
FROM_ELSEWHERE = re.compile(
    r"(?<![全我])[省市县区州盟旗]外(?!资(?!金)|贸|商|来)[^，。；、]{0,14}资金|外省资金|境内资金|国内[^，。；、\d]{0,6}资金|内资"
)

_OF_AN_ORIGIN = frozenset("外内资间")  # one of them stands in each

GENERIC_SECTOR = re.compile(
    r"^(?:[^，。；、]{0,4}最[大快高多好]的|级|[既又还]有|围绕|聚焦|瞄准|全社会|全口径|合计|总计|吸引|设立|资扩股|实现|吸收|而|虽然|但|其中|包括|含|有(?![色机]|限)|参加|参与|观摩|推出|推动|促成|支持了?|打包|申报|争取|还|确定了|看规模|动态|储备|本次|此次|当日|当天|现有|共有?|共计|另有?|还有|达到?|为|的|类|新增?(?![材能兴一型])|则|仅|只有?|是|实际|以及|全部|全市|全县|全区|全省|我市|我县|我区|[省市县区]级?重点|[省市县区]级|重点|招商引资|招商|引资|重大|各类|上述|先后|当年|本年|已|成功|均|和|与|及|又|再|至少|累计|单体|投资|总|前|从|在|一批|这|该|属|优质|个|：|:|“|”)+"
)

SECTOR_TAIL = re.compile(
    r"(?:类|的|为|有|达到?|领域先后|先后|陆续|相继|实现|完成|实际|对华|招商|仅|只有?|就|还有|共有?|项目|领域|方面|等|分别|各|均|是|不少于|不低于|至少|达|已|工程|(?<=业)以)+$"
)

# 工业投资 is the fixed-asset investment of a class
_NAMED_SECTOR = re.compile(r"(工业|制造业|民间|房地产|技术改造|技改|工业技改|工业技术改造)(?:开发)?(?:固定资产)?投资")

# 高技术|制造业投资, 计算机及办公设备|制造业投资
_SECTOR_BEFORE = re.compile(r"(?!全|我|而|其|完成|实现)[^，。；、,;：:\d\s的]{2,12}(?<![省市县区国州月年度])$")

_OF_PROJECTS = re.compile(r"^.*项目(?:中|里|当中)[，,]?")

_OF_SCALE = ("规上", "规模以上")

_SECTOR = re.compile(r"[\u4e00-\u9fff、A-Za-z]{2,14}")

_NOT_SECTOR = re.compile(
    r"任务|目标|计划|同比|增长|项目|其中|情况|工作|今年|去年|以来|截至|记者|个数|数量|万元|亿元|委员|企业|全市|全县|全区|投资|分布|^(?:工业)?园区$|^街道$"
    r"|(?:片区|区县|县区|县市|乡镇|[县乡])$"
    r"|推出|^推进|^对外$|进度|^合作$|固定资产|流动$|负责|统计|管委会|政府"
    r"|线上|(?:行动|会战|攻坚)$|[强大高好优快广][、，].*[强大高好优快广]$"
    r"|公司|集团$|[局委届超]$|会[多少]$|深度$|^[一二三四]期$|进展|银行$|年度$|^全|^第.批$|仪式$|会上$|去年|后年"
    r"|不[到足]$|(?:签约|开工|落地|竣工|投产)数?$|^(?:(?:重点|重大)?(?:招商引资)?|活动现场|余下|剩[余下]|生成|一批|[县市]?区县|县[市]?区|(?:(?:国家|[省市县区])级?[、和]?)+重[点大]|另外|合计|规划|基本|规模|突破|平台|主体|货物|住户|用款|贷款|前期|调度|监控|督办|跟踪|单个|每个|[一两]个|高|大|地区|专项|方|程序|活动|现场|办理|原[国地])$"
)

# what is left behind a stage tells how far they are, and no class: 已立项|并办结土地手续的项目, 正在准备立项|手续的
_LEFT_OVER = re.compile(r"^[并正已未尚仅]|手续|办结|报批|组卷|审批")


def sector_of(
    reading: Reading, own_start: int, left_end: int, own: list[Word], state: Sentence, noun: Word | None
) -> str | None:
    """The class of projects that a count is of, as written: `工业`, `医药产业`, `省外`."""
    text = reading.text
    if own_start == left_end and text[own_start - 1] in "：:" and own_start - 1 > state.start:
        # 分产业看，农业：5个，制造业：12个: the class stands before a colon
        left_end = own_start - 1
        own_start = max(clause_start(text, left_end, state.start), text.rfind("、", state.start, left_end) + 1)
        own = [known for known in state.words if own_start <= known.start < left_end]
    if noun is not None and (named := _NAMED_SECTOR.fullmatch(noun.surface)):
        before = _SECTOR_BEFORE.search(text, own_start, noun.start) if named[1] == "制造业" else None
        return _class_words(text, own_start, noun.start + len(named[1]), (before[0] if before else "") + named[1])
    said = text[own_start:left_end]
    if said.rstrip().endswith("等"):
        return None  # 甲项目、乙产业园等15个: members, and no class
    origin = None if _OF_AN_ORIGIN.isdisjoint(said) else ORIGIN.search(text, own_start, left_end)
    if origin and not (origin[0] == "外资" and noun is not None and noun.metric == "foreign_capital"):
        return origin[0]
    begin = own_start
    if text[own_start - 1] in "个项宗家":  # 15个工业项目、3个百亿级项目: what stands before 、 is of the fifteen
        begin = max(own_start, *(text.rfind(mark, own_start, left_end) + 1 for mark in ("项目、", "企业、")))
        begin += 2 * (begin > own_start)
    limit = noun.start if noun and own_start <= noun.start < left_end else left_end
    for known in own:
        if known.start < limit and (known.stage or known.metric or known.role):
            begin = max(begin, min(known.end, limit))
    floor = begin
    for item in state.numbers:
        if isinstance(item, SizeClass) and begin < item.end <= limit:
            begin = item.end
            if noun is not None and item.end == noun.start and floor < item.start:
                begin, limit = floor, item.start  # 落地|农业|1亿元以上项目: the class stands before its size
    ends = [mention.end for mention in state.periods] + [mention.end for mention in state.regions]
    begin = max([begin, *(last for last in ends if last <= limit)])
    words = _OF_PROJECTS.sub("", text[begin:limit].strip(LABEL_EDGE))  # 项目中现代物流8个
    words = SECTOR_TAIL.sub("", GENERIC_SECTOR.sub("", words)).strip(LABEL_EDGE)
    reached = max((known.end for known in own if known.stage and known.start < limit), default=own_start)
    words = _class_words(text, own_start, limit, words, reached)
    if words.endswith(_OF_SCALE) and noun is not None and noun.surface.startswith("工业"):
        return f"{next(scale for scale in _OF_SCALE if words.endswith(scale))}工业"  # 高新区规上|工业产值: 规上工业
    staged = any(known.stage and known.end <= begin for known in own)
    if (
        _SECTOR.fullmatch(words)
        and not _NOT_SECTOR.search(words)
        and len(words) <= 12
        and not (staged and _LEFT_OVER.search(words))
    ):
        return words
    return opening_class(text, own_start, limit)


# how far some of them are parts them as a class does: 用地未批的9个, 要素受限16个
_STATE = re.compile(r"[未尚]|正在|受[阻限]|不足|齐全")
# no part of a class, by jieba's tags: verbs, adverbs, prepositions, particles, pronouns, times
_NO_CLASS = ("v", "d", "p", "u", "r", "t", "y")
_OF_NO_CLASS = re.compile(r"以[上下]|一期|首[批期]")
_CLASS_ALL_THE_SAME = frozenset(("现代", "回归", "其他", "其它", "他", "其余", "vn"))


def _class_words(text: str, start: int, limit: int, words: str, floor: int = 0) -> str:
    """Of `words`, which stand in `text[start:limit]`, those that name a class; "" where none do.

    They begin where a word does (再|生有色金属: 再生有色金属, 完|成高技术产业: 高技术产业) and behind the last verb that no class
    is named with (执行|风电光伏, 会议要求推进|绿色建材), and not before `floor`: 开工|农业项目 has no 工农业.
    """
    at = text.rfind(words, start, limit) if words else -1
    if at < 0 or _STATE.search(words) or text[at - 1] in "“‘":
        return words
    activities = lexicon.words("sector")
    end, place, begin = at + len(words), start, at
    before = ""
    for token, tag in rjieba.tag(text[start:end], False):
        last = place + len(token)
        if last > at:
            named = token in activities or token in _CLASS_ALL_THE_SAME or tag in _CLASS_ALL_THE_SAME
            other = not named and (tag[0] in _NO_CLASS or (place <= at and _OF_NO_CLASS.fullmatch(token) is not None))
            other = other and not (token == "自" and text.startswith("贸", last))  # 自|贸试验区
            # 木|玩|及配套: a verb is part of a class behind what it is done to, but at the end only one that names classes is
            goes_on = tag == "v" and (before == "vn" or before[:1] in ("n", "j", "l")) and text[last] in "和及与、"
            if other and not goes_on:
                begin = last
            elif place < at:
                begin = max(place, floor)
        before, place = tag, last
    return text[begin:end].strip(LABEL_EDGE)


# 第二产业|新签约项目12个, 东部地区|签约项目216个, 制造业|新设立外商投资企业1335家, 民营|企业投资项目35个
_CLASS_OPENS = re.compile(
    r"[\s，,；;：:（(]*(?:其中[，,：:]?|而|围绕|聚焦|瞄准)?(第[一二三]产业|[东中西]部(?:地区|盟市|州市|县区)|民营|东盟|欧盟(?:\d+国)?|“一带一路”沿线国家|[\u4e00-\u9fff]{2,4}经济带(?:区域)?|(?!全|[本我该各])[\u4e00-\u9fff、]{1,10}?(?<![企就行创作毕从])业)"
    r"(?:企业|领域)?(?:对华投资)?(?:\d*[千百十]?[万亿]元?及?以上)?(?:累计|当年|实际|共|新|已)*(?:设立|批|签|开工|开复工|复工|竣工|投产|完成|实现|引进|到位|落地|在建|入库|吸收|使用|利用|履约|招商|投资|增加值|主营)"
)

# 三大新兴产业增长较快，共实现总产值3.8亿元
_CLASS_PRAISED = re.compile(
    r"(?:[，,；;。：:]|^)((?!全|[本我该各])[\u4e00-\u9fff、]{1,10}?产业)[^，,。；;：:\d\s、]{2,10}[，,]$"
)

_SUM_OF_IT = re.compile(r"共?(?:计|累计)?(?:实现|完成)")

# 排名前五的产业链为：新能源及其装备制造（1177亿元）、石化化工（363亿元）
_BEFORE_BRACKET = re.compile(r"(?:[：:、，和与]|[为是有])([\u4e00-\u9fffA-Za-z]{2,16})[（(]$")

_OF_CLASSES = re.compile(r"产业|行业|领域|门类|国家|地区")


def bracketed_class(reading: Reading, state: Sentence, left_end: int) -> str | None:
    """The class whose figure stands in a bracket behind it, in a row of industries or of countries."""
    if reading.text[left_end - 1] not in "（(" or _OF_CLASSES.search(reading.text, state.start, left_end) is None:
        return None
    if any(place.end == left_end - 1 and reading.inside(place) for place in state.regions):
        return None
    named = _BEFORE_BRACKET.search(reading.text, state.start, left_end)
    return named[1] if named and not re.search(r"项目|公司|集团|[县市区镇乡]$", named[1]) else None


def opening_class(text: str, own_start: int, limit: int, floor: int | None = None) -> str | None:
    """The class that opens a clause and stands before its verb: 制造业新设立外商投资企业1335家.

    Where a `floor` is given, a class that the clause before it only praises is looked for too.
    """
    opened = _CLASS_OPENS.match(text, own_start, limit)
    if opened is None and floor is not None and _SUM_OF_IT.match(text, own_start, limit):
        opened = _CLASS_PRAISED.search(text[floor:own_start])
    if opened is None or GENERIC_SECTOR.match(opened[1]) or _NOT_SECTOR.search(opened[1]):
        return None
    return opened[1]


# 全市…, 其中…, 合计…: what follows is no longer of the class said before
_OF_OTHERS = re.compile(
    r"全[国省市县区州]|[本我该]|合计|总计|共计?|总[量额]|其中|其余|其[他它]|项目|企业|内资|外资(?!金)|外商|[；;。]"
)

# 制造业新设企业1335家，增长45%；实际使用外资102亿美元: the class that opens the sentence goes on behind `；`
_MEASURE_ONLY = re.compile(r"[；;]\s*(?:实际|合同|协议)?(?:到位|使用|利用|吸收|投入|到账|完成)[^，。；,;\d]{0,8}")

_ONCE_MORE = re.compile(
    r"[，,]\s*(?:累计|达到?|实现|完成|为|约|共)+|(?:增长|增加|提高|上升)[到至](?:今年|当年)?(?:上半年|前三季度|全年)?的?"
)

# 规模以上工业实现主营业务收入107亿元，增长39%；实现利税12亿元，利润8亿元: what only firms have is theirs
_OF_FIRMS = frozenset(("利税", "利润", "利润总额", "净利润", "主营业务收入", "营业收入", "销售产值"))

_OF_INDUSTRY = frozenset(("output_value", "revenue", "tax", "other"))

_FIGURES = ("actual", "target", "forecast")

_CARRIES = frozenset(("project_count", "enterprise_count", "contract_value", "total_investment", "funds_in_place"))

_CARRIED = frozenset(
    ("contract_value", "total_investment", "funds_in_place", "completed_investment", "foreign_capital")
)


def _spoken_of(reading: Reading, state: Sentence, item: Quantity) -> tuple[Draft | None, int]:
    """The figure that a clause goes on from, and where its words end.

    The last of the sentence that is no rate, what a closed bracket holds aside (工业项目27个（其中新签约8个），到位资金6亿元);
    else the first of a line that is of one class (省级6项，年度计划19亿元。1—6月完成8亿元).
    """
    figures = [d for d in state.emitted if d.role in _FIGURES and d.unit in ("count", item.unit)]
    if figures and state.subject in figures and re.search(r"[）)]", reading.text[figures[-1].end : item.start]):
        closed = max(reading.text.rfind(mark, state.subject.end, item.start) for mark in "）)")
        return state.subject, closed + 1
    if figures:
        return figures[-1], figures[-1].end
    line = reading.text.rfind("\n", 0, state.start) + 1
    said = [d for d in reading.drafts[-8:] if d.start >= line]
    opening = said[0].sector if said and not state.emitted else None
    if opening is None or any(d.sector != opening for d in said) or not reading.text.startswith(opening, line):
        return None, item.start
    if not any(mention.start == state.start for mention in state.periods):
        return None, item.start
    return (said[0], state.start) if said[0].role in _FIGURES else (None, item.start)


def carried_sector(reading: Reading, state: Sentence, item: Quantity, metric: str, word: Word | None) -> str | None:
    """The class of the statement before, where a clause gives a further measure of it: 工业项目35个，到位资金6亿元."""
    before, said_to = _spoken_of(reading, state, item)
    if before is not None and word is not None and word.surface in _OF_FIRMS and before.metric in _OF_INDUSTRY:
        opens = re.split(r"[，,；;。]", reading.text[said_to : word.start])[-1]
        return before.sector if opens in ("", "实现", "完成") else None
    if before is None or before.sector is None or metric not in _CARRIED or before.metric not in _CARRIES:
        return None
    another = metric != before.metric and before.metric == "funds_in_place"
    if (metric == "foreign_capital" or another) and ORIGIN.fullmatch(before.sector):
        return None  # 省外项目12个，实际利用外资300万美元; 实际到位省外资金91.2亿元，签约金额22.8亿元
    if any(said_to <= place.start < item.start for place in state.regions):
        return None
    if metric == before.metric:  # 到位外省资金突破700亿元，累计实现702.76亿元: the same once more
        again = word is None and _ONCE_MORE.fullmatch(reading.text, said_to, item.number_start)
        return before.sector if again else None
    named = word.start if word is not None and said_to <= word.start < item.start else item.number_start
    between = reading.text[said_to:named]
    if _OF_OTHERS.search(between) is None:
        return before.sector
    last = max(between.rfind("；"), between.rfind(";"))
    opens = before.sector in reading.text[state.start : state.start + len(before.sector) + 8]
    goes_on = last >= 0 and _OF_OTHERS.search(between[:last]) is None and opens
    measured = goes_on and _MEASURE_ONLY.fullmatch(reading.text, said_to + last, item.number_start)
    return before.sector if measured else None


_GOES_ON_COUNTING = re.compile(
    r"[，,、]\s*(?:已|现已|目前已|共|新|累计|全部|均已)*[\u4e00-\u9fff]{2,6}(?:项目)?(?:共|有|为|达)?"
)

_PART_OF = re.compile(r"[^，。；\d]{0,4}(?:[（(，,]\s*其中[：:，,]?[^，。；\d]{0,12}|[（(](?:新|续)[^，。；\d]{1,6})")


def counted_class(reading: Reading, state: Sentence, item: Quantity, word: Word | None) -> str | None:
    """The class of the count before, where a count is a part of it or its next stage: 工业项目95个，建成投产59个."""
    before = state.subject
    if before is None or before not in state.emitted or before.metric != "project_count" or before.sector is None:
        return None
    if any(before.end <= place.start < item.start for place in state.regions):
        return None
    between = reading.text[before.end : item.number_start]
    if _PART_OF.fullmatch(between):
        return before.sector
    if state.outer is None and (word is not None or between.startswith("、")):
        return None  # 用地未批6个、资金未落实2个: each of its own
    staged = any(known.stage and before.end <= known.start < item.start for known in state.words)
    return before.sector if staged and _GOES_ON_COUNTING.fullmatch(between) else None


_OF_RANK = re.compile(r"[十百千万亿]|督办|调度|跟踪")  # 3个百亿级项目, 12个重点督办项目


def class_behind(reading: Reading, state: Sentence, item: Quantity, word: Word | None, ahead: list[Word]) -> str | None:
    """The class that stands behind a count: 87个产业发展项目."""
    if word is None or word.start < item.end or word.surface not in ("项目", "工程", "項目"):
        return None
    begin = max([item.end, *(known.end for known in ahead if known.stage and known.end <= word.start)])
    begin = max([begin, *(size.end for size in state.sizes if begin <= size.start and size.end <= word.start)])
    words = SECTOR_TAIL.sub("", GENERIC_SECTOR.sub("", reading.text[begin : word.start].strip(LABEL_EDGE)))
    other = _NOT_SECTOR.search(words) or _LEFT_OVER.search(words) or _OF_RANK.search(words)
    return words if _SECTOR.fullmatch(words) and len(words) <= 12 and not other else None
