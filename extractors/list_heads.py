"""What the numbers of a list are of: the measures, stages, places, classes, periods and statements before them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from extractors.clause import LABEL_EDGE, money_metric
from extractors.draft import Draft
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.quantity import Quantity
from extractors.sector import GENERIC_SECTOR, ORIGIN, SECTOR_TAIL, sector_of
from extractors.sentence import Sentence
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

# 签约项目三大产业分布为8个、35个、12个
_THREE_INDUSTRIES = re.compile(r"(?:一、二、三|三大|三次|三个)产业(?:的)?(?:项目)?(?:分布|分别|依次)(?:为|是)?$")


def of_three_industries(text: str, start: int, end: int) -> bool:
    """Whether a row of three numbers is of the three industries."""
    return text.find("产业", start, end) >= 0 and _THREE_INDUSTRIES.search(text, start, end) is not None


def numbers_in_row(reading: Reading, state: Sentence, index: int) -> list[Quantity]:
    """The numbers, of whatever kind, that stand in a row from `index` on: 53个、186亿元和62亿元."""
    first = state.numbers[index]
    group = [first] if isinstance(first, Quantity) else []
    for later in state.numbers[index + 1 :]:
        joined = isinstance(later, Quantity) and group
        if not joined or not re.fullmatch(r"[\s、，,和及与]*", reading.text[group[-1].end : later.start]):
            break
        assert isinstance(later, Quantity)
        group.append(later)
    return group


_ABOVE = re.compile(r"(?:上述|以上|前述|这)[两三四五六]项(?:主要)?(?:指标|任务|目标|工作)?(?:分别|依次)$")


def measured_above(reading: Reading, state: Sentence, index: int, cue: Word) -> list[tuple[Draft, Quantity]]:
    """The measures told of before, each with its number: 上述三项分别完成12个、31.5亿元和75万美元; empty where they do not fit."""
    if _ABOVE.search(reading.text, state.start, cue.end) is None:
        return _aims_done(reading, state, index, cue)
    paragraph = reading.text.rfind("\n", 0, state.start)
    told: dict[str, Draft] = {}
    for draft in levels_of(reading.drafts[-12:]):
        if draft.start > paragraph:
            told.setdefault(draft.metric, draft)
    group = numbers_in_row(reading, state, index)
    fits = len(told) == len(group) and all(
        draft.unit == item.unit for draft, item in zip(told.values(), group, strict=True)
    )
    return list(zip(told.values(), group, strict=True)) if fits else []


_DONE_OF_AIMS = re.compile(
    r"(?:截至|截止|到|目前|现|已|上半年|[\d—\-]+月份?|底|[，,])*(?:分别|依次)(?:已)?(?:完成|实现|达到?)"
)


def _aims_done(reading: Reading, state: Sentence, index: int, cue: Word) -> list[tuple[Draft, Quantity]]:
    """The targets right before, each with what was reached of it: 目标为到位资金48亿元、外资1500万美元，目前分别完成29.6亿元和860万美元."""
    text, item = reading.text, state.numbers[index]
    begin = clause_start(text, cue.start, state.start)
    if "分" not in text[begin : item.start] or not _DONE_OF_AIMS.fullmatch(text, begin, item.start):
        return []
    group = numbers_in_row(reading, state, index)
    aims = levels_of(state.emitted)[-len(group) :]
    fits = len(aims) == len(group) > 1 and all(
        aim.role == "target" and aim.unit == number.unit for aim, number in zip(aims, group, strict=True)
    )
    return list(zip(aims, group, strict=True)) if fits else []


def measured_heads(reading: Reading, state: Sentence, index: int, cue: Word) -> list[tuple[tuple[int, int], Quantity]]:
    """The heads of `签约项目数、协议投资额、到位资金分别为53个、186亿元、62亿元`, each with its number; empty where counts
    and amounts are not mixed or a head does not name what its number measures.
    """
    text = reading.text
    group = numbers_in_row(reading, state, index)
    if {number.kind for number in group} != {"count", "money"}:
        return []
    start = clause_start(text, cue.start, state.start)
    start = max([start, *(place.end for place in state.regions if start <= place.start < cue.start)])
    heads: list[tuple[int, int]] = []
    at = start
    for mark in [*re.finditer(r"[、和与及]", text[start : cue.start]), None]:
        end = cue.start if mark is None else start + mark.start()
        heads.append((at, end))
        at = start + mark.end() if mark is not None else end
    if len(heads) != len(group):
        return []
    fits = all(
        money_metric(words_within(state, *head), text[head[0] : head[1]])[0] is not None
        if number.kind == "money"
        else bool(find_nouns(text, *head))
        for head, number in zip(heads, group, strict=True)
    )
    return list(zip(heads, group, strict=True)) if fits else []


_OF_AIMS = re.compile("[”）)]?(?:的?目标(?:任务)?)?的")  # 完成全年“开工20个、竣工16个”目标的75%和68.8%


def aims_reached(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Draft]:
    """The two targets right before the first of two percentages: 分别完成年度目标60个、350亿元的86.7%和81.8%."""
    if item.kind != "percent" or not _OF_AIMS.fullmatch(reading.text, previous_end, item.number_start):
        return []
    aims = [draft for draft in state.emitted[-2:] if draft.role == "target"]
    return aims if len(aims) == 2 else []


def levels_of(drafts: list[Draft]) -> list[Draft]:
    """The figures among these statements, rates aside."""
    return [
        draft
        for draft in drafts
        if draft.role in ("actual", "target", "forecast") and draft.unit not in ("percent", "percentage_point")
    ]


def outside_brackets(text: str, start: int, drafts: list[Draft], size: int) -> list[Draft]:
    """What is said beside brackets, where that is enough for a list: 签约12个，总投资30亿元（其中工业28亿元），分别增长20%、35%."""

    def stands_in_bracket(draft: Draft) -> bool:
        opened = text.rfind("（", start, draft.end)
        return opened >= 0 and text.find("）", opened, draft.end) < 0

    beside = [draft for draft in drafts if not stands_in_bracket(draft)]
    return beside if len(beside) >= size else drafts


EACH_MONTH = re.compile(r"[各每逐]个?月")


def levels_above(reading: Reading, state: Sentence) -> list[Draft]:
    """The figures of the last sentence of the paragraph that has any: 到位县外资金2.2亿元，其中市外资金1.4亿元。分别增长328%、323%."""
    if state.emitted or state.places:
        return []
    line = reading.text.rfind("\n", 0, state.start)
    told = [draft for draft in levels_of(reading.drafts[-8:]) if draft.start > line]
    last = reading.text.rfind("。", line + 1, told[-1].start) if told else 0
    return [draft for draft in told if draft.start > last]


def words_within(state: Sentence, start: int, end: int) -> list[Word]:
    return [word for word in state.words if start <= word.start < end]


def last_rates(state: Sentence) -> list[Draft]:
    """The rates that the sentence has just given: 履约率、开工率分别达到89.6%和74.3%，高于上年同期1.2个和3.5个百分点."""
    row: list[Draft] = []
    for draft in reversed(state.emitted):
        if draft.rule != "percent.rate":
            break
        row.insert(0, draft)
    return row


# 到位资金、签约项目同比增长12%、8%: measures, and no classes
_MEASURED = re.compile(r"项目|企业|资金|投资|外资|内资|收入|产值|出口|进口|增加值|金额|总额|个数|数量|税|[省市县区镇]$")


_CLASS_LIST = re.compile(
    r"(?:其中|以及)?((?:[^，。；、,;：:\d\s]{2,20}、)+[^，。；、,;：:\d\s]{2,20}(?:(?:和|以及)[^，。；、,;：:\d\s]{2,20})?)[，,]?$"
)


def classes_in_front(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[str]:
    """The classes of `纺织业、食品制造业、家具制造业，同比下降65%、48.5%、47.9%`: one for each number of the list."""
    said = reading.text[max(previous_end, state.start) : item.number_start]
    moved = next(
        (word for word in state.words if word.role in ("year_on_year", "up", "down") and word.start >= previous_end),
        None,
    )
    if moved is None or moved.start >= item.start:
        return []
    named = _CLASS_LIST.search(said[: max(0, moved.start - max(previous_end, state.start))])
    return re.split(r"、|以及|(?<=业)和(?=[^，]*业)", named[1]) if named and not _MEASURED.search(named[1]) else []


# 签约[、]开工, 新签约项目[数、新]开工[项目数和]投产
_NEXT_STAGE = re.compile(r"(?:的?项目)?(?:数量?|个数|宗数)?(?:、|和|与|及|以及)(?:新|已)?")


def stage_row(text: str, state: Sentence, start: int, end: int) -> list[Word]:
    """The last two or more stages that stand in a row in `text[start:end]`; empty where none do."""
    row: list[Word] = []
    for word in state.words:
        if word.stage and start <= word.start < end:
            if row and not _NEXT_STAGE.fullmatch(text, row[-1].end, word.start):
                row = []
            row.append(word)
    return row if len(row) > 1 else []


def listed_stages(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Word]:
    """The stages of `签约、开工、投产项目23个、14个、6个`: two or more in a row before the first number."""
    own_start = clause_start(reading.text, item.number_start, previous_end)
    return stage_row(reading.text, state, own_start, item.number_start)


_TO_LEVELS = re.compile(r"[，,](?:分别|依次)?(?:达到?|为|至)")


def levels_reached(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Draft]:
    """The changes that the levels of a row stand behind: 签约、开工项目分别增加11个、7个，达到58个、46个."""
    if not _TO_LEVELS.fullmatch(reading.text, previous_end, item.number_start):
        return []
    row: list[Draft] = []
    for draft in reversed(state.emitted):
        if draft.metric != "project_count" or draft.role not in ("increase", "growth_yoy", "growth_mom"):
            break
        row.insert(0, draft)
    return row if len(row) > 1 else []


# 较上年同期各|增加2个、3个, 各|完成年度任务的62%、58%
_EACH_ITS_OWN = re.compile("[新净]?增|减|完成|占|提[高升]|上升|下降|回落|[比较]|[多少]|为|达")


def find_cue(reading: Reading, state: Sentence, start: int, end: int) -> Word | None:
    """The last 分别 or 依次 in a field: in 分别落户甲县和乙县，投资额依次为… it is the second that lists numbers."""
    cues = [
        word
        for word in state.words
        if start <= word.start < end
        and (
            word.role == "respectively"
            or word.surface == "分别占"
            or (word.surface == "各" and _EACH_ITS_OWN.match(reading.text, word.end, end))
        )
    ]
    return cues[-1] if cues else None


def closes_head(text: str, word: Word, later: Word | None) -> bool:
    """Whether a word ends its head: the `later` one stands behind a mark or a joint."""
    return later is None or re.search(r"[、，,和与及]", text[word.end : later.start]) is not None


def class_of_head(reading: Reading, state: Sentence, start: int, word: Word, metric: str | None) -> str | None:
    """The class that one head of several names: of 省外资金、工业投资、利用外资 each its own."""
    origin = ORIGIN.search(reading.text, start, word.end)
    if origin is not None:
        return None if metric == "foreign_capital" and origin[0] == "外资" else origin[0]
    return sector_of(reading, start, word.start, [], state, word)


def grown_measures(text: str, state: Sentence, start: int, end: int, size: int) -> list[Draft]:
    """The figures of the sentence that `size` heads in `text[start:end]` name, by stage or by measure; empty where not all."""
    told = levels_of(state.emitted)
    row = stage_row(text, state, start, end)
    if len(row) == size:
        named = [d for word in row for d in told if d.metric == "project_count" and d.stage == word.stage]
    else:
        heads = sorted(
            [(word.start, word.metric) for word in words_within(state, start, end) if word.metric]
            + [(noun.start, noun.noun) for noun in find_nouns(text, start, end) if noun.noun == "project_count"]
        )
        named = [draft for _, metric in heads for draft in last_said_of(told, metric)]
    return named if len(named) == size else []


_SUMS = frozenset(("contract_value", "total_investment", "funds_in_place"))


def last_said_of(earlier: list[Draft], metric: str | None) -> list[Draft]:
    """The last figure of a measure, by whatever name its sum was given: 引进资金11亿元，项目数和引资额分别增长28%和41%."""
    same = [draft for draft in earlier if draft.metric == metric]
    sums = [draft for draft in earlier if draft.metric in _SUMS] if metric in _SUMS else []
    return (same or sums)[-1:]


def take_turns(figures: list[Draft], size: int) -> bool:
    """Whether counts and amounts of one measure stand by turns, `size` of each."""
    told = [figure.metric == "project_count" for figure in figures]
    return told == [True, False] * size and len({figure.metric for figure in figures}) == 2


def named_classes(words: str, size: int) -> list[str]:
    """The classes of `高技术制造业和高技术服务业实际使用外资分别…`, before the measure and the change."""
    head = re.split(r"实际|合同|协议|吸收|[利使]用|到资|对华|投资|同比|增[长幅]|在全|所占|占", words, maxsplit=1)[0]
    parts = head.split("、")
    if len(parts) != size:  # 生物技术和新医药产业、高端软件和信息服务业 are two
        parts = re.split(r"、|以及|[和与及](?=[^、]*(?:业|服务|地区|国家|区)$)", head)
    parts = [part.strip(LABEL_EDGE) for part in parts]
    parts = [re.sub(r"^(?:其中|来自|从[^，,]*看)[，,:：]?", "", part) for part in parts]
    parts = [f"{part}部地区" if part in ("东", "中", "西") else part for part in parts]  # 东、中、西部地区
    return parts if len(parts) > 1 and all(2 <= len(part) <= 20 for part in parts) else []


def whole_years(mention: PeriodMention) -> int:
    """How many whole years a stretch holds, 0 where it holds parts of years."""
    first, last = mention.first, mention.last
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return 0
    return last.year - first.year + 1


def parts_of_stretch(mention: PeriodMention, size: int, text: str, cue: int) -> list[PeriodMention]:
    """The `size` equal parts of what is read as one stretch: 三季度、四季度 are two quarters, 7、8月 two months."""
    first, last = mention.first, mention.last
    if first is not None and last is not None and whole_years(mention) == size:
        # 2016年至2018年，分别完成236.3亿元、314.5亿元、365亿元
        return [
            replace(mention, first=date(year, 1, 1), last=date(year, 12, 31))
            for year in range(first.year, last.year + 1)
        ]
    if first is None or last is None or first.year != last.year:
        return [mention]
    if "、" not in text[mention.start : mention.end] and not EACH_MONTH.search(text, mention.end, cue):
        return [mention]
    months, rest = divmod(last.month - first.month + 1, size)
    if rest or months not in (1, 3):
        return [mention]
    parts = []
    for low in range(first.month, last.month + 1, months):
        high = low + months - 1
        end = date(first.year, high, monthrange(first.year, high)[1])
        parts.append(replace(mention, first=date(first.year, low, 1), last=end))
    return parts


def bare_heads(reading: Reading, words: str) -> str:
    words = re.sub(r"^.*?(?:其中|从产业看|按产业分|从行业看)[，,：:]?", "", words)
    return SECTOR_TAIL.sub("", GENERIC_SECTOR.sub("", words.strip(LABEL_EDGE)))
