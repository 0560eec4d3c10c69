"""Lists: `分别为35个、28个、12个`, `A县52个、B县47个`, `两县各5个`. Each number of a list is one head's: a region's, a stage's, a
class's, a measure's, a period's, or one of the statements just made."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractors import amounts, counts, rates
from extractors.clause import LABEL_EDGE, money_metric
from extractors.draft import Draft, rate_of
from extractors.gazetteer import RegionMention
from extractors.language import clause_start
from extractors.period import PeriodMention
from extractors.places import listed_places
from extractors.quantity import Quantity
from extractors.sector import GENERIC_SECTOR, ORIGIN, SECTOR_TAIL, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading


def find_list(reading: Reading, state: Sentence, index: int, previous_end: int) -> list[Quantity]:
    """The numbers of a `分别` list that starts at `index`, empty where none does."""
    item = state.numbers[index]
    assert isinstance(item, Quantity)
    if not _goes_on(reading.text, state, index):
        return []
    cue = _cue(reading, state, previous_end, item.start)
    growing = item.kind == "percent" and any(
        word.role in ("up", "down", "share") or (word.role == "complete" and word.surface.endswith("率"))
        for word in state.words
        if previous_end <= word.start < item.start
    )
    staged = _listed_stages(reading, state, item, previous_end) if cue is None and item.kind == "count" else []
    of_three = cue is None and item.kind == "count" and _of_three(reading.text, previous_end, item.number_start)
    rated = item.kind == "point" and len(_last_rates(state)) > 1
    reached = bool(_aims_reached(reading, state, item, previous_end))
    changed = _levels_reached(reading, state, item, previous_end) if item.kind == "count" and state.emitted else []
    if (
        cue is None
        and not reached
        and not staged
        and not (state.places and item.kind in ("percent", "point", "rank"))
        and not growing
        and not rated
        and not of_three
        and not changed
    ):
        return []
    if cue is not None and (measured := _measured_heads(reading, state, index, cue)):
        return [number for _, number in measured]
    if cue is not None and (above := _measured_above(reading, state, index, cue)):
        return [number for _, number in above]
    group = [item]
    for later in state.numbers[index + 1 :]:
        mixed = item.kind in ("percent", "times") and isinstance(later, Quantity) and later.kind in ("percent", "times")
        if not isinstance(later, Quantity) or (later.kind != item.kind and not mixed):
            break
        mixed = mixed or bool(item.kind == "count" and _OWN_MOVE.search(reading.text, previous_end, item.number_start))
        joint = _TO_THE_NEXT if cue is not None and mixed else _JOINT
        if not joint.fullmatch(reading.text, group[-1].end, later.start):
            break
        group.append(later)
    levels = _levels(state.emitted)
    if changed:
        return group if len(group) == len(changed) else []
    if of_three:
        return group if len(group) == 3 else []
    if staged:
        return group if len(group) == len(staged) else []
    if reached and len(group) == 2:
        return group  # 分别完成年度目标60个、350亿元的86.7%和81.8%
    if rated and cue is None and len(group) == len(_last_rates(state)):
        return group
    if cue is None and growing and 1 < len(group) == len(_classes(reading, state, group[0], previous_end)):
        return group
    if cue is None and len(group) != len(state.places) and not (growing and 1 < len(group) <= len(levels)):
        return []
    if growing and cue is None and levels and reading.unread(state, max(d.end for d in state.emitted), item.start):
        return []  # 人均可支配收入分别达到30400元、17600元，增长8.5%、9%
    return group if len(group) > 1 else []


def _goes_on(text: str, state: Sentence, index: int) -> bool:
    """Whether another number stands right behind the one at `index`, as in every list."""
    if index + 1 == len(state.numbers):
        return False
    item, later = state.numbers[index : index + 2]
    return isinstance(later, Quantity) and _TO_THE_NEXT.fullmatch(text, item.end, later.start) is not None


# 签约项目三大产业分布为8个、35个、12个
_THREE_INDUSTRIES = re.compile(r"(?:一、二、三|三大|三次|三个)产业(?:的)?(?:项目)?(?:分布|分别|依次)(?:为|是)?$")


def _of_three(text: str, start: int, end: int) -> bool:
    """Whether a row of three numbers is of the three industries."""
    return text.find("产业", start, end) >= 0 and _THREE_INDUSTRIES.search(text, start, end) is not None


# 分别下降4.5%和[增长]6.1%
_JOINT = re.compile(r"[\s、，,和及与以]*(?:以上|左右)?[\s、，,和及与]*")
_TO_THE_NEXT = re.compile(_JOINT.pattern + r"(?:同比)?(?:增长|上升|提高|增加|下降|减少|降低|[多少增减])?")
_OWN_MOVE = re.compile(r"(?:(?P<up>增长|上升|提高|增加|[多增])|下降|减少|降低|[少减])了?$")


def _row(reading: Reading, state: Sentence, index: int) -> list[Quantity]:
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


def _measured_above(reading: Reading, state: Sentence, index: int, cue: Word) -> list[tuple[Draft, Quantity]]:
    """The measures told of before, each with its number: 上述三项分别完成12个、31.5亿元和75万美元; empty where they do not fit."""
    if _ABOVE.search(reading.text, state.start, cue.end) is None:
        return _aims_done(reading, state, index, cue)
    paragraph = reading.text.rfind("\n", 0, state.start)
    told: dict[str, Draft] = {}
    for draft in _levels(reading.drafts[-12:]):
        if draft.start > paragraph:
            told.setdefault(draft.metric, draft)
    group = _row(reading, state, index)
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
    group = _row(reading, state, index)
    aims = _levels(state.emitted)[-len(group) :]
    fits = len(aims) == len(group) > 1 and all(
        aim.role == "target" and aim.unit == number.unit for aim, number in zip(aims, group, strict=True)
    )
    return list(zip(aims, group, strict=True)) if fits else []


def _read_above(reading: Reading, state: Sentence, above: list[tuple[Draft, Quantity]]) -> None:
    """What was reached of each measure told of before."""
    for measure, item in above:
        reading.pair += 1
        draft = rate_of(
            measure, start=item.start, end=item.end, role="actual", value=item.low, rule="count.above", pair=reading.pair
        )  # fmt: skip
        draft.bound, draft.high = item.bound, item.high
        if state.period_said and state.period:
            draft.first, draft.last = state.period
        state.emitted.append(draft)


def _measured_heads(reading: Reading, state: Sentence, index: int, cue: Word) -> list[tuple[tuple[int, int], Quantity]]:
    """The heads of `签约项目数、协议投资额、到位资金分别为53个、186亿元、62亿元`, each with its number; empty where counts
    and amounts are not mixed or a head does not name what its number measures.
    """
    text = reading.text
    group = _row(reading, state, index)
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
        money_metric(_within(state, *head), text[head[0] : head[1]])[0] is not None
        if number.kind == "money"
        else bool(find_nouns(text, *head))
        for head, number in zip(heads, group, strict=True)
    )
    return list(zip(heads, group, strict=True)) if fits else []


_OF_AIMS = re.compile("[”）)]?(?:的?目标(?:任务)?)?的")  # 完成全年“开工20个、竣工16个”目标的75%和68.8%


def _aims_reached(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Draft]:
    """The two targets right before the first of two percentages: 分别完成年度目标60个、350亿元的86.7%和81.8%."""
    if item.kind != "percent" or not _OF_AIMS.fullmatch(reading.text, previous_end, item.number_start):
        return []
    aims = [draft for draft in state.emitted[-2:] if draft.role == "target"]
    return aims if len(aims) == 2 else []


def _levels(drafts: list[Draft]) -> list[Draft]:
    """The figures among these statements, rates aside."""
    return [
        draft
        for draft in drafts
        if draft.role in ("actual", "target", "forecast") and draft.unit not in ("percent", "percentage_point")
    ]


_EACH_MONTH = re.compile(r"[各每逐]个?月")


def _levels_above(reading: Reading, state: Sentence) -> list[Draft]:
    """The figures of the last sentence of the paragraph that has any: 到位县外资金2.2亿元，其中市外资金1.4亿元。分别增长328%、323%."""
    if state.emitted or state.places:
        return []
    line = reading.text.rfind("\n", 0, state.start)
    told = [draft for draft in _levels(reading.drafts[-8:]) if draft.start > line]
    last = reading.text.rfind("。", line + 1, told[-1].start) if told else 0
    return [draft for draft in told if draft.start > last]


def _within(state: Sentence, start: int, end: int) -> list[Word]:
    return [word for word in state.words if start <= word.start < end]


def _last_rates(state: Sentence) -> list[Draft]:
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


def _classes(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[str]:
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


def _stage_row(text: str, state: Sentence, start: int, end: int) -> list[Word]:
    """The last two or more stages that stand in a row in `text[start:end]`; empty where none do."""
    row: list[Word] = []
    for word in state.words:
        if word.stage and start <= word.start < end:
            if row and not _NEXT_STAGE.fullmatch(text, row[-1].end, word.start):
                row = []
            row.append(word)
    return row if len(row) > 1 else []


def _listed_stages(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Word]:
    """The stages of `签约、开工、投产项目23个、14个、6个`: two or more in a row before the first number."""
    own_start = clause_start(reading.text, item.number_start, previous_end)
    return _stage_row(reading.text, state, own_start, item.number_start)


_TO_LEVELS = re.compile(r"[，,](?:分别|依次)?(?:达到?|为|至)")


def _levels_reached(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> list[Draft]:
    """The changes that the levels of a row stand behind: 签约、开工项目分别增加11个、7个，达到58个、46个."""
    if not _TO_LEVELS.fullmatch(reading.text, previous_end, item.number_start):
        return []
    row: list[Draft] = []
    for draft in reversed(state.emitted):
        if draft.metric != "project_count" or draft.role not in ("increase", "growth_yoy", "growth_mom"):
            break
        row.insert(0, draft)
    return row if len(row) > 1 else []


def _cue(reading: Reading, state: Sentence, start: int, end: int) -> Word | None:
    """The last 分别 or 依次 in a field: in 分别落户甲县和乙县，投资额依次为… it is the second that lists numbers."""
    cues = [
        word
        for word in state.words
        if (word.role == "respectively" or word.surface == "分别占") and start <= word.start < end
    ]
    return cues[-1] if cues else None


@dataclass(slots=True)
class _Row:
    """The numbers of a list, each still without its head. `head_start` opens the clause that its cue stands in."""

    reading: Reading
    state: Sentence
    group: list[Quantity]
    previous_end: int
    cue: Word | None
    head_start: int

    @property
    def text(self) -> str:
        return self.reading.text

    @property
    def first(self) -> Quantity:
        return self.group[0]

    @property
    def size(self) -> int:
        return len(self.group)

    @property
    def kind(self) -> str:
        return self.group[0].kind

    @property
    def head_end(self) -> int:
        return self.first.number_start if self.cue is None else self.cue.start

    @property
    def heads(self) -> str:
        """The words of the clause before the cue."""
        return self.text[self.head_start : self.head_end]

    def words(self) -> list[Word]:
        """The known words of the clause before the cue."""
        return _within(self.state, self.head_start, self.head_end)

    def give(self, item: Quantity, given: Given = NOTHING_GIVEN) -> list[Draft]:
        """Read one number with what is settled for it; the statements that come of it."""
        known = len(self.state.emitted)
        _give(self.reading, self.state, item, self.first, self.previous_end, given)
        return self.state.emitted[known:]

    def give_each(self, givens: Iterable[Given]) -> bool:
        """Read every number with its own; True, so that a way may end with it."""
        for given, item in zip(givens, self.group, strict=True):
            self.give(item, given)
        return True

    def measures(self) -> list[Word]:
        """The words of the clause that name a measure each: 实际到位|内资, 招商引资|实际|到账资金 are one."""
        named = [word for word in self.words() if word.metric]
        return [word for word, later in zip_longest(named, named[1:]) if _closes(self.text, word, later)]

    def figures(self) -> list[Draft]:
        """The figures of the sentence so far, what was told of last year aside."""
        return [d for d in self.state.emitted if d.role in ("actual", "target") and d.rule != "count.last_year"]


def read_list(reading: Reading, state: Sentence, group: list[Quantity], previous_end: int) -> None:
    """Give each number of a list its head, by the first of the ways in `_WAYS` that fits, and read it."""
    first = group[0]
    reading.advance(state, first, previous_end)
    cue = _cue(reading, state, previous_end, first.start)
    head_start = clause_start(reading.text, first.number_start if cue is None else cue.start, state.start)
    row = _Row(reading, state, group, previous_end, cue, head_start)
    for way in (*_WAYS, *(_WAYS_WITHOUT_CUE if cue is None else _WAYS_OF_CUE)):
        if way(row):
            return


# --- ways of any list -------------------------------------------------------------------------------------------------


def _by_measures_above(row: _Row) -> bool:
    if row.cue is None:
        return False
    above = _measured_above(row.reading, row.state, row.state.numbers.index(row.first), row.cue)
    if above:
        _read_above(row.reading, row.state, above)
    return bool(above)


def _by_mixed_heads(row: _Row) -> bool:
    """签约项目数、协议投资额、到位资金分别为53个、186亿元、62亿元."""
    if row.cue is None or {item.kind for item in row.group} != {"count", "money"}:
        return False
    for span, item in _measured_heads(row.reading, row.state, row.state.numbers.index(row.first), row.cue):
        words = _within(row.state, *span)
        metric, _ = money_metric(words, row.text[span[0] : span[1]]) if item.kind == "money" else (None, None)
        said = [word.stage for word in words if word.stage]
        for draft in row.give(item, Given(metric=metric, stage=said[-1] if said and metric is None else None)):
            draft.basis = draft.basis if metric is None else None
            if metric is not None and not said and draft.stage and metric != "contract_value":
                subject = row.state.subject
                draft.stage = subject.stage if metric == "total_investment" and subject else None
    return True


def _by_three_industries(row: _Row) -> bool:
    if row.size != 3 or row.kind != "count" or not _of_three(row.text, row.previous_end, row.first.number_start):
        return False
    return row.give_each(Given(sector=name) for name in ("第一产业", "第二产业", "第三产业"))


def _by_levels_reached(row: _Row) -> bool:
    if row.kind != "count" or not row.state.emitted:
        return False
    changed = _levels_reached(row.reading, row.state, row.first, row.previous_end)
    if len(changed) != row.size:
        return False
    _give_of_each(row, changed, lambda draft: Given(stage=draft.stage, sector=draft.sector))
    return True


def _by_aims_reached(row: _Row) -> bool:
    aims = _aims_reached(row.reading, row.state, row.first, row.previous_end)
    if len(aims) != row.size:
        return False
    for target, item in zip(aims, row.group, strict=True):
        rates.read_completion(row.reading, row.state, item, target)
    return True


_WAYS = (_by_measures_above, _by_mixed_heads, _by_three_industries, _by_levels_reached, _by_aims_reached)


# --- ways without 分别 -------------------------------------------------------------------------------------------------


def _by_stages_in_front(row: _Row) -> bool:
    if row.kind != "count":
        return False
    staged = _listed_stages(row.reading, row.state, row.first, row.previous_end)
    return len(staged) == row.size and row.give_each(Given(stage=word.stage) for word in staged)


def _by_rates_just_given(row: _Row) -> bool:
    if row.kind != "point" or len(rated := _last_rates(row.state)) != row.size:
        return False
    _read_points(row, rated)
    return True


def _by_places(row: _Row) -> bool:
    state = row.state
    if len(state.places) != row.size or any(d.role == "actual" for d in state.emitted[-1:]):
        return False
    _read_by_place(row.reading, state, state.places, row.group, row.first, row.previous_end)
    return True


def _by_classes(row: _Row) -> bool:
    classes = _classes(row.reading, row.state, row.first, row.previous_end)
    return len(classes) == row.size and row.give_each(Given(sector=name) for name in classes)


def _by_figures_just_given(row: _Row) -> bool:
    """项目317个、签约额1284.6亿元，同比增长26.3%和41.8%."""
    return row.give_each(Given(measure=draft) for draft in _levels(row.state.emitted)[-row.size :])


_WAYS_WITHOUT_CUE = (_by_stages_in_front, _by_rates_just_given, _by_places, _by_classes, _by_figures_just_given)


# --- ways of 分别 and 依次 ---------------------------------------------------------------------------------------------


def _by_periods(row: _Row) -> bool:
    """2011年、2012年到位资金分别为52.3亿元和71.6亿元."""
    text, state, size = row.text, row.state, row.size
    spans = [p for p in state.periods if row.head_start <= p.start < row.head_end and _is_stretch(p)]
    if not spans:
        # 1月、2月、3月，全市分别签约项目3个、5个、10个
        spans = [p for p in state.periods if p.end <= row.head_start and _is_stretch(p)]
        years = [p for p in spans if _whole_years(p) == size > 1]
        if "月" in row.heads and _EACH_MONTH.search(text, row.head_start, row.head_end):
            years = spans[-1:]  # 1—6月到位资金58亿元，各月分别为…
        spans = years[-1:] or (spans if not state.emitted and len(spans) > 1 else [])
    back = len(spans) == 1 and _whole_years(spans[0]) == size > 1  # years looked back on are not carried on
    if len(spans) == 1 and size > 1:
        spans = _parts(spans[0], size, text, row.head_end)
    if len(spans) != size or row.kind not in ("count", "money"):
        return False
    for mention, item in zip(spans, row.group, strict=True):
        state.period, state.period_said = (mention.first, mention.last), True
        row.give(item)
    state.local = state.local or back
    return True


def _by_rates_named(row: _Row) -> bool:
    """落地率、开工率分别为75%和60%; 落地率、开工率…，分别比去年同期提高5个和3个百分点."""
    if row.kind not in ("percent", "point"):
        return False
    named = [
        word for word in _within(row.state, row.state.start, row.head_end) if (word.role or "").startswith("rate_")
    ]
    if len(named) != row.size:
        named = [word for word in named if row.head_start <= word.start]
    if len(named) != row.size:
        return False
    if row.kind == "percent":
        return row.give_each(Given(rate=word) for word in named)
    for word, item in zip(named, row.group, strict=True):
        rates.read_point(row.reading, row.state, item, row.previous_end, field_end=row.first.start, rate=word)
    return True


def _by_places_of_cue(row: _Row) -> bool:
    reading, state = row.reading, row.state
    places = listed_places(reading, state, row.head_end, row.size)
    if not places and len(state.places) == row.size and _takes_places_before(row):
        places = state.places
    if not places:
        if reading.joint(state, row.head_end):
            # 文山、大理、曲靖六州市…，分别为: whose each is, is not known, and surely not the last one's
            state.region = None
        return False
    state.places = places
    _read_by_place(reading, state, places, row.group, row.first, row.previous_end)
    return True


def _takes_places_before(row: _Row) -> bool:
    """Whether the places of the sentence, which stand before the clause, are those of its numbers."""
    if any(d.role == "actual" for d in row.state.emitted[-row.size :] if d.region_code is None):
        return False
    moved = re.search(r"同比|增|降", row.text[row.head_start : row.first.number_start])
    return row.kind != "count" and moved is None and re.match(r"[^，。；]{0,12}$", row.heads) is not None


def _by_stages(row: _Row) -> bool:
    if row.kind != "count":
        return False
    stages = [word for word in row.words() if word.stage]
    if len(stages) != row.size:
        stages = _stage_row(row.text, row.state, row.head_start, row.head_end)  # 招引项目|签约、开工、投产数分别为
    return len(stages) == row.size and row.give_each(Given(stage=word.stage) for word in stages)


def _by_rates_told(row: _Row) -> bool:
    """开工率达75%，完成年度计划的19.97%，同比分别提高9.87、6.58个百分点."""
    told = [d for d in row.state.emitted if d.role in ("conversion_rate", "completion_rate", "share")]
    if row.kind != "point" or len(told) != row.size or re.search(r"全[国省市州]|平均", row.heads):
        return False
    _read_points(row, told)
    return True


def _by_origins(row: _Row) -> bool:
    """到位境外、省外资金分别为71.2亿美元、3174.7亿元; but 实际利用外资、实际到位省外资金 are two measures."""
    if row.kind != "money":
        return False
    found = list(ORIGIN.finditer(row.text, row.head_start, row.head_end))
    origins = [origin[0] for origin in found]
    if not row.size == len(origins) == len(set(origins)):
        return False
    metrics = row.measures()
    joined = bool(metrics) and metrics[-1].metric == "capital" and row.text[found[-1].start() - 1] in "、和与及"
    if len(metrics) >= row.size and not joined:
        return False
    for origin, item in zip(origins, row.group, strict=True):
        for draft in row.give(item):
            draft.sector = origin
    return True


def _by_counts_told(row: _Row) -> bool:
    """甲县、乙县分别签约19个、6个，丙区4个；总投资依次为…; 签约55个、开工30个，总投资分别达212亿元、190亿元."""
    if row.kind != "money" or len(row.measures()) >= row.size:
        return False
    told = [draft for draft in row.figures() if draft.metric == "project_count"][-row.size :]
    apart = {draft.region for draft in told}, {(draft.stage, draft.sector, draft.low_class) for draft in told}
    if len(told) != row.size or not any(len(known) == row.size for known in apart):
        return False
    _give_of_each(row, told, lambda _: NOTHING_GIVEN, subject=True)
    return True


def _by_multiples(row: _Row) -> bool:
    """项目数和合同额分别是去年同期的1.6倍和2.1倍."""
    if row.kind != "times" or not _OF_LAST_YEAR.search(row.text, row.head_end, row.first.number_start):
        return False
    measures = _grown_measures(row.text, row.state, row.head_start, row.head_end, row.size)
    for measure, item in zip(measures, row.group, strict=False):
        rates.read_multiple(row.reading, row.state, item, measure)
    return True


def _by_stages_moved(row: _Row) -> bool:
    """签约、开工项目个数分别增长23.4%、17.9%."""
    if row.kind not in ("percent", "rank", "point") or "项目" not in row.heads:
        return False
    staged = _stage_row(row.text, row.state, row.head_start, row.head_end)
    if len(staged) != row.size or row.measures():
        return False
    figures = row.figures()
    for word, item in zip(staged, row.group, strict=True):
        told = [d for d in figures if d.metric == "project_count" and d.stage == word.stage]
        drafts = row.give(item, Given(measure=told[-1]) if told else NOTHING_GIVEN)
        for draft in drafts if not told else ():
            draft.stage, draft.sector = word.stage, None
    return True


def _by_heads_moved(row: _Row) -> bool:
    """项目个数和到位资金分别增长43.1%和43.7%; 新引进项目数量、投资总额分别占全市的71.2%和83.5%."""
    if row.kind not in _RATIOS:
        return False
    metrics, figures = row.measures(), row.figures()
    heads = sorted(
        [
            (word.start, "completed_investment" if word.metric == "planned_investment" else word.metric)
            for word in metrics
        ]
        + [
            (word.start, "project_count")
            for word in find_nouns(row.text, row.head_start, row.head_end)
            if word.noun == "project_count"
        ]
    )
    named = [d for _, metric in heads for d in _said_of(figures, metric)]
    if len(heads) == len(named) == row.size:
        return row.give_each(Given(measure=draft) for draft in named)
    if row.kind != "percent":
        return False
    if not figures and len(heads) == row.size == len(metrics) + 1:
        for (start, _), item in zip(heads, row.group, strict=True):
            head = next((word for word in metrics if word.start == start), None)
            metric = money_metric([head], row.text[row.head_start : head.end])[0] if head else "project_count"
            row.give(item, Given(metric=metric))
        return True
    counted = [d for d in figures if d.metric == "project_count"]
    if not counted or {metric for _, metric in heads} != {"project_count"}:
        return False
    return row.give_each(Given(measure=counted[-1]) for _ in row.group)


def _by_figures(row: _Row) -> bool:
    """Rates and ranks of the last figures of the sentence."""
    if row.kind not in _RATIOS or not (figures := row.figures()):
        return False
    counted = [d for d in figures if d.metric == "project_count"]
    if len(counted) == row.size < len(figures) and figures[-1] is counted[-1]:
        figures = counted  # 签约21个，协议总投资93.6亿元，开工14个、竣工9个，分别占年度目标的…
    by_turns = [d for d in figures if figures[-1].metric == d.metric != "project_count"]
    if row.kind == "percent" and len(by_turns) >= row.size > 2 and _take_turns(figures[-2 * row.size :], row.size):
        figures = by_turns  # 11个农业项目完成投资53亿元，87个产业项目完成投资153亿元，分别占年计划的49%、50%
    if row.kind == "rank" and _OF_ONE.fullmatch(row.text, row.head_start, row.head_end):
        reached = next((d for d in reversed(figures) if d.role == "actual"), figures[-1])
        return row.give_each(Given(measure=reached) for _ in row.group)
    if len(figures) < row.size:
        return False
    for draft, item in zip(figures[-row.size :], row.group, strict=True):
        row.state.subject = draft
        row.give(item, Given(measure=draft))
    return True


def _by_measures(row: _Row) -> bool:
    """工业投资、高技术产业投资分别增长18.6%、37.2%; 到位资金、实际利用外资分别为36亿元、1260万美元."""
    metrics = row.measures()
    if len(metrics) != row.size or row.kind == "count":
        return False
    own_head = row.head_start
    for word, item in zip(metrics, row.group, strict=True):
        measured, _ = money_metric([word], row.text[own_head : word.end])
        if measured in (None, "other"):  # 到位内资、省外资金: what the first verb says goes on
            measured, _ = money_metric([word], row.text[row.head_start : word.end])
        for draft in row.give(item, Given(metric=measured)):
            draft.sector = _class_of_head(row.reading, row.state, own_head, word, measured)
        own_head = word.end
    return True


def _by_classes_counted(row: _Row) -> bool:
    if row.kind != "count":
        return False
    classes = [part for part in re.split(r"[、和与及]", _heads(row.reading, row.heads)) if part]
    return len(classes) == row.size and row.give_each(Given(sector=said) for said in classes)


def _by_figures_counted(row: _Row) -> bool:
    figures = row.figures()
    if row.kind != "count" or len(figures) < row.size:
        return False
    return row.give_each(Given(stage=draft.stage, sector=draft.sector, measure=draft) for draft in figures[-row.size :])


def _by_figures_above(row: _Row) -> bool:
    if row.kind not in _RATIOS or row.figures():
        return False
    told = _levels_above(row.reading, row.state)
    return len(told) == row.size and row.give_each(Given(measure=draft) for draft in told)


def _by_classes_named(row: _Row) -> bool:
    """The last way: each number by itself, with its class where as many stand before as there are numbers."""
    named = _named_classes(row.heads, row.size) if row.kind in ("percent", "point", "times") else []
    return row.give_each(
        Given(sector=named[place] or None) if len(named) == row.size else NOTHING_GIVEN for place in range(row.size)
    )


_WAYS_OF_CUE = (
    _by_periods,
    _by_rates_named,
    _by_places_of_cue,
    _by_stages,
    _by_rates_told,
    _by_origins,
    _by_counts_told,
    _by_multiples,
    _by_stages_moved,
    _by_heads_moved,
    _by_figures,
    _by_measures,
    _by_classes_counted,
    _by_figures_counted,
    _by_figures_above,
    _by_classes_named,
)
_RATIOS = ("percent", "rank", "point", "times")


def _give_of_each(row: _Row, told: list[Draft], given: Callable[[Draft], Given], *, subject: bool = False) -> None:
    """Read each number in the region of the statement that it belongs to, and with that as its subject."""
    before = row.state.region
    for draft, item in zip(told, row.group, strict=True):
        row.state.region = (draft.region or "", draft.region_code or "")
        if subject:
            row.state.subject = draft
        row.give(item, given(draft))
    row.state.region = before


def _read_points(row: _Row, told: list[Draft]) -> None:
    """Read each number as the points by which one of the rates has moved."""
    for draft, item in zip(told, row.group, strict=True):
        rates.read_point(row.reading, row.state, item, row.previous_end, field_end=row.first.start, base=draft)


def _is_stretch(mention: PeriodMention) -> bool:
    return mention.kind in ("span", "month") and mention.last is not None


def _closes(text: str, word: Word, later: Word | None) -> bool:
    """Whether a word ends its head: the `later` one stands behind a mark or a joint."""
    return later is None or re.search(r"[、，,和与及]", text[word.end : later.start]) is not None


def _class_of_head(reading: Reading, state: Sentence, start: int, word: Word, metric: str | None) -> str | None:
    """The class that one head of several names: of 省外资金、工业投资、利用外资 each its own."""
    origin = ORIGIN.search(reading.text, start, word.end)
    if origin is not None:
        return None if metric == "foreign_capital" and origin[0] == "外资" else origin[0]
    return sector_of(reading, start, word.start, [], state, word)


_OF_LAST_YEAR = re.compile(r"(?:去年|上年)(?:同期)?的?$")


def _grown_measures(text: str, state: Sentence, start: int, end: int, size: int) -> list[Draft]:
    """The figures of the sentence that `size` heads in `text[start:end]` name, by stage or by measure; empty where not all."""
    told = _levels(state.emitted)
    row = _stage_row(text, state, start, end)
    if len(row) == size:
        named = [d for word in row for d in told if d.metric == "project_count" and d.stage == word.stage]
    else:
        heads = sorted(
            [(word.start, word.metric) for word in _within(state, start, end) if word.metric]
            + [(noun.start, noun.noun) for noun in find_nouns(text, start, end) if noun.noun == "project_count"]
        )
        named = [draft for _, metric in heads for draft in _said_of(told, metric)]
    return named if len(named) == size else []


_SUMS = frozenset(("contract_value", "total_investment", "funds_in_place"))


def _said_of(earlier: list[Draft], metric: str | None) -> list[Draft]:
    """The last figure of a measure, by whatever name its sum was given: 引进资金11亿元，项目数和引资额分别增长28%和41%."""
    same = [draft for draft in earlier if draft.metric == metric]
    sums = [draft for draft in earlier if draft.metric in _SUMS] if metric in _SUMS else []
    return (same or sums)[-1:]


_OF_ONE = re.compile(
    r"[，,]?(?:总量|总额|规模|数量)[、和及与](?:增速|增幅|增长率|占比)"
)  # 总量、增速分别居全省第4位、第2位


def _take_turns(figures: list[Draft], size: int) -> bool:
    """Whether counts and amounts of one measure stand by turns, `size` of each."""
    told = [figure.metric == "project_count" for figure in figures]
    return told == [True, False] * size and len({figure.metric for figure in figures}) == 2


def _named_classes(words: str, size: int) -> list[str]:
    """The classes of `高技术制造业和高技术服务业实际使用外资分别…`, before the measure and the change."""
    head = re.split(r"实际|合同|协议|吸收|[利使]用|到资|对华|投资|同比|增[长幅]|在全|所占|占", words, maxsplit=1)[0]
    parts = head.split("、")
    if len(parts) != size:  # 生物技术和新医药产业、高端软件和信息服务业 are two
        parts = re.split(r"、|以及|[和与及](?=[^、]*(?:业|服务|地区|国家|区)$)", head)
    parts = [part.strip(LABEL_EDGE) for part in parts]
    parts = [re.sub(r"^(?:其中|来自|从[^，,]*看)[，,:：]?", "", part) for part in parts]
    parts = [f"{part}部地区" if part in ("东", "中", "西") else part for part in parts]  # 东、中、西部地区
    return parts if len(parts) > 1 and all(2 <= len(part) <= 20 for part in parts) else []


def _whole_years(mention: PeriodMention) -> int:
    """How many whole years a stretch holds, 0 where it holds parts of years."""
    first, last = mention.first, mention.last
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return 0
    return last.year - first.year + 1


def _parts(mention: PeriodMention, size: int, text: str, cue: int) -> list[PeriodMention]:
    """The `size` equal parts of what is read as one stretch: 三季度、四季度 are two quarters, 7、8月 two months."""
    first, last = mention.first, mention.last
    if first is not None and last is not None and _whole_years(mention) == size:
        # 2016年至2018年，分别完成236.3亿元、314.5亿元、365亿元
        return [
            replace(mention, first=date(year, 1, 1), last=date(year, 12, 31))
            for year in range(first.year, last.year + 1)
        ]
    if first is None or last is None or first.year != last.year:
        return [mention]
    if "、" not in text[mention.start : mention.end] and not _EACH_MONTH.search(text, mention.end, cue):
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


def _read_by_place(
    reading: Reading,
    state: Sentence,
    places: list[RegionMention],
    group: list[Quantity],
    first: Quantity,
    previous_end: int,
) -> None:
    """One number for each of the regions in a row."""
    before = reading.paragraph_region
    base = state.subject
    for place, item in zip(places, group, strict=True):
        state.region, state.forced = reading.place(place), True
        if first.kind == "percent":
            # 增速分别为38.1%、19.6%: each is of its own county's figure
            own = [d for d in state.emitted if d.region_code == state.region[1] and d.role == "actual"]
            state.subject = own[-1] if own else base
            _give(reading, state, item, first, previous_end, Given(place_measure=own[-1]) if own else NOTHING_GIVEN)
        else:
            _give(reading, state, item, first, previous_end, NOTHING_GIVEN)
    state.region, state.places, state.forced = before, places, False


def _heads(reading: Reading, words: str) -> str:
    words = re.sub(r"^.*?(?:其中|从产业看|按产业分|从行业看)[，,：:]?", "", words)
    return SECTOR_TAIL.sub("", GENERIC_SECTOR.sub("", words.strip(LABEL_EDGE)))


def _own_move(reading: Reading, state: Sentence, known: int, first: Quantity, item: Quantity) -> None:
    """Turn the change just stated the way that its own word says: 分别增加11个、减少3个."""
    move = _OWN_MOVE.search(reading.text, first.end, item.number_start) if item is not first else None
    if move and len(state.emitted) > known and state.emitted[-1].role.startswith(("growth", "increase")):
        size = abs(state.emitted[-1].value)
        state.emitted[-1].value = size if move["up"] else -size


def _give(reading: Reading, state: Sentence, item: Quantity, first: Quantity, previous_end: int, given: Given) -> None:
    """One number of a list: its field is the field of the list's first number."""
    spot = replace(item, bound=first.bound if item.bound == "exact" else item.bound)
    if item.kind == "times" and first.kind in ("percent", "times"):
        spot = replace(spot, kind="percent", unit="percent", low=item.low * 100)
        item = spot
    if item.kind == "count":
        known = len(state.emitted)
        counts.read_count(reading, state, spot, previous_end, given, field_end=first.start)
        _own_move(reading, state, known, first, item)
    elif item.kind == "money":
        amounts.read_amount(reading, state, spot, previous_end, given, field_end=first.start)
    elif item.kind == "percent":
        known = len(state.emitted)
        rates.read_percent(reading, state, spot, previous_end, given, field_end=first.start)
        if given.sector and len(state.emitted) > known:
            state.emitted[-1].sector = given.sector
        _own_move(reading, state, known, first, item)
    elif item.kind == "point":
        # 项目19个，合同外资6397万美元，…降幅分别收窄10个和45个百分点; 分别高于全国、全省7.4和3.8个百分点 are of one
        against = re.search(r"全[国省市州]|平均|目标|进度", reading.text[previous_end : first.number_start])
        base = None if against else given.measure
        rates.read_point(reading, state, spot, previous_end, field_end=first.start, base=base)
    elif item.kind == "rank":
        rates.read_rank(reading, state, spot, previous_end, given, field_end=first.start)
    elif item.kind == "mass":  # 粮食、蔬菜产量分别为41万吨、25万吨
        reading.emit(state, item, previous_end, "other", "actual", "t", "count.yield", sector=given.sector)
