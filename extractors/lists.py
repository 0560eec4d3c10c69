"""Lists: `分别为35个、28个、12个`, `A县52个、B县47个`, `两县各5个`. Each number of a list is one head's: a region's, a stage's, a
class's, a measure's, a period's, or one of the statements just made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from extractors import amounts, counts, rates
from extractors.clause import money_metric
from extractors.draft import Draft, rate_of
from extractors.gazetteer import RegionMention
from extractors.language import clause_start
from extractors.list_heads import (
    EACH_MONTH,
    aims_reached,
    bare_heads,
    class_of_head,
    classes_in_front,
    closes_head,
    find_cue,
    grown_measures,
    last_rates,
    last_said_of,
    levels_above,
    levels_of,
    levels_reached,
    listed_stages,
    measured_above,
    measured_heads,
    named_classes,
    of_three_industries,
    outside_brackets,
    parts_of_stretch,
    stage_row,
    take_turns,
    whole_years,
    words_within,
)
from extractors.period import PeriodMention
from extractors.places import listed_places
from extractors.quantity import Quantity
from extractors.sector import ORIGIN
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
    cue = find_cue(reading, state, previous_end, item.start)
    moved = item.kind == "count" and any(
        word.role in ("up", "down") for word in state.words if previous_end <= word.start < item.start
    )
    growing = item.kind == "percent" and any(
        word.role in ("up", "down", "share") or (word.role == "complete" and word.surface.endswith("率"))
        for word in state.words
        if previous_end <= word.start < item.start
    )
    staged = listed_stages(reading, state, item, previous_end) if cue is None and item.kind == "count" else []
    of_three = (
        cue is None and item.kind == "count" and of_three_industries(reading.text, previous_end, item.number_start)
    )
    rated = item.kind == "point" and len(last_rates(state)) > 1
    reached = bool(aims_reached(reading, state, item, previous_end))
    changed = levels_reached(reading, state, item, previous_end) if item.kind == "count" and state.emitted else []
    if (
        cue is None
        and not reached
        and not staged
        and not (state.places and item.kind in ("percent", "point", "rank"))
        and not growing
        and not moved
        and not rated
        and not of_three
        and not changed
    ):
        return []
    if cue is not None and (measured := measured_heads(reading, state, index, cue)):
        return [number for _, number in measured]
    if cue is not None and (above := measured_above(reading, state, index, cue)):
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
    levels = levels_of(state.emitted)
    if changed:
        return group if len(group) == len(changed) else []
    if of_three:
        return group if len(group) == 3 else []
    if staged:
        return group if len(group) == len(staged) else []
    if reached and len(group) == 2:
        return group  # 分别完成年度目标60个、350亿元的86.7%和81.8%
    if rated and cue is None and len(group) == len(last_rates(state)):
        return group
    if cue is None and growing and 1 < len(group) == len(classes_in_front(reading, state, group[0], previous_end)):
        return group
    if moved and cue is None:
        counted = [draft for draft in levels if draft.metric == "project_count"]
        return group if 1 < len(group) == len(counted) else []  # 签约11个、开工9个，较上年同期增加2个、3个
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


# 分别下降4.5%和[增长]6.1%
_JOINT = re.compile(r"[\s、，,和及与以]*(?:以上|左右)?[\s、，,和及与]*")
_TO_THE_NEXT = re.compile(_JOINT.pattern + r"(?:同比)?(?:增长|上升|提高|增加|下降|减少|降低|[多少增减])?")
_OWN_MOVE = re.compile(r"(?:(?P<up>增长|上升|提高|增加|[多增])|下降|减少|降低|[少减])了?$")


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
        return words_within(self.state, self.head_start, self.head_end)

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
        return [word for word, later in zip_longest(named, named[1:]) if closes_head(self.text, word, later)]

    def figures(self) -> list[Draft]:
        """The figures of the sentence so far, what was told of last year aside."""
        return [d for d in self.state.emitted if d.role in ("actual", "target") and d.rule != "count.last_year"]


def read_list(reading: Reading, state: Sentence, group: list[Quantity], previous_end: int) -> None:
    """Give each number of a list its head, by the first of the ways in `_WAYS` that fits, and read it."""
    first = group[0]
    reading.advance(state, first, previous_end)
    cue = find_cue(reading, state, previous_end, first.start)
    head_start = clause_start(reading.text, first.number_start if cue is None else cue.start, state.start)
    row = _Row(reading, state, group, previous_end, cue, head_start)
    for way in (*_WAYS, *(_WAYS_WITHOUT_CUE if cue is None else _WAYS_OF_CUE)):
        if way(row):
            return


# --- ways of any list -------------------------------------------------------------------------------------------------


def _by_measures_above(row: _Row) -> bool:
    if row.cue is None:
        return False
    above = measured_above(row.reading, row.state, row.state.numbers.index(row.first), row.cue)
    if above:
        _read_above(row.reading, row.state, above)
    return bool(above)


def _by_mixed_heads(row: _Row) -> bool:
    """签约项目数、协议投资额、到位资金分别为53个、186亿元、62亿元."""
    if row.cue is None or {item.kind for item in row.group} != {"count", "money"}:
        return False
    for span, item in measured_heads(row.reading, row.state, row.state.numbers.index(row.first), row.cue):
        words = words_within(row.state, *span)
        metric, _ = money_metric(words, row.text[span[0] : span[1]]) if item.kind == "money" else (None, None)
        said = [word.stage for word in words if word.stage]
        for draft in row.give(item, Given(metric=metric, stage=said[-1] if said and metric is None else None)):
            draft.basis = draft.basis if metric is None else None
            if metric is not None and not said and draft.stage and metric != "contract_value":
                subject = row.state.subject
                draft.stage = subject.stage if metric == "total_investment" and subject else None
    return True


def _by_three_industries(row: _Row) -> bool:
    if (
        row.size != 3
        or row.kind != "count"
        or not of_three_industries(row.text, row.previous_end, row.first.number_start)
    ):
        return False
    return row.give_each(Given(sector=name) for name in ("第一产业", "第二产业", "第三产业"))


def _by_levels_reached(row: _Row) -> bool:
    if row.kind != "count" or not row.state.emitted:
        return False
    changed = levels_reached(row.reading, row.state, row.first, row.previous_end)
    if len(changed) != row.size:
        return False
    _give_of_each(row, changed, lambda draft: Given(stage=draft.stage, sector=draft.sector))
    return True


def _by_aims_reached(row: _Row) -> bool:
    aims = aims_reached(row.reading, row.state, row.first, row.previous_end)
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
    staged = listed_stages(row.reading, row.state, row.first, row.previous_end)
    return len(staged) == row.size and row.give_each(Given(stage=word.stage) for word in staged)


def _by_rates_just_given(row: _Row) -> bool:
    if row.kind != "point" or len(rated := last_rates(row.state)) != row.size:
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
    classes = classes_in_front(row.reading, row.state, row.first, row.previous_end)
    return len(classes) == row.size and row.give_each(Given(sector=name) for name in classes)


def _by_figures_just_given(row: _Row) -> bool:
    """项目317个、签约额1284.6亿元，同比增长26.3%和41.8%."""
    levels = outside_brackets(row.text, row.state.start, levels_of(row.state.emitted), row.size)
    return row.give_each(Given(measure=draft) for draft in levels[-row.size :])


def _by_figures_counted(row: _Row) -> bool:
    figures = row.figures()
    counted = [draft for draft in figures if draft.metric == "project_count"]
    figures = counted if len(counted) == row.size else figures
    if row.kind != "count" or len(figures) < row.size:
        return False
    return row.give_each(Given(stage=draft.stage, sector=draft.sector, measure=draft) for draft in figures[-row.size :])


_WAYS_WITHOUT_CUE = (
    _by_stages_in_front,
    _by_rates_just_given,
    _by_places,
    _by_classes,
    _by_figures_counted,
    _by_figures_just_given,
)


# --- ways of 分别 and 依次 ---------------------------------------------------------------------------------------------


def _by_periods(row: _Row) -> bool:
    """2011年、2012年到位资金分别为52.3亿元和71.6亿元."""
    text, state, size = row.text, row.state, row.size
    spans = [p for p in state.periods if row.head_start <= p.start < row.head_end and _is_stretch(p)]
    if not spans:
        # 1月、2月、3月，全市分别签约项目3个、5个、10个
        spans = [p for p in state.periods if p.end <= row.head_start and _is_stretch(p)]
        years = [p for p in spans if whole_years(p) == size > 1]
        if "月" in row.heads and EACH_MONTH.search(text, row.head_start, row.head_end):
            years = spans[-1:]  # 1—6月到位资金58亿元，各月分别为…
        spans = years[-1:] or (spans if not state.emitted and len(spans) > 1 else [])
    back = len(spans) == 1 and whole_years(spans[0]) == size > 1  # years looked back on are not carried on
    if len(spans) == 1 and size > 1:
        spans = parts_of_stretch(spans[0], size, text, row.head_end)
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
        word for word in words_within(row.state, row.state.start, row.head_end) if (word.role or "").startswith("rate_")
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
        stages = stage_row(row.text, row.state, row.head_start, row.head_end)  # 招引项目|签约、开工、投产数分别为
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
    measures = grown_measures(row.text, row.state, row.head_start, row.head_end, row.size)
    if not row.heads.strip() and len(row.figures()) >= row.size:
        measures = row.figures()[-row.size :]  # 签约58个，开工41个，分别是去年同期的1.2倍和1.5倍
    for measure, item in zip(measures, row.group, strict=False):
        rates.read_multiple(row.reading, row.state, item, measure)
    return True


def _by_stages_moved(row: _Row) -> bool:
    """签约、开工项目个数分别增长23.4%、17.9%."""
    if row.kind not in ("percent", "rank", "point") or "项目" not in row.heads:
        return False
    staged = stage_row(row.text, row.state, row.head_start, row.head_end)
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
    named = [d for _, metric in heads for d in last_said_of(figures, metric)]
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
    by_number = not heads and _NUMBER_OF.search(row.heads) is not None
    if not counted or not (by_number or {metric for _, metric in heads} == {"project_count"}):
        return False
    if len({draft.stage for draft in counted[-row.size :]}) == row.size:
        return row.give_each(Given(measure=draft) for draft in counted[-row.size :])  # 个数分别完成任务的102%、92%
    return row.give_each(Given(measure=counted[-1]) for _ in row.group)


_NUMBER_OF = re.compile("个数|数量|家数")


def _by_figures(row: _Row) -> bool:
    """Rates and ranks of the last figures of the sentence."""
    if row.kind not in _RATIOS or not (figures := row.figures()):
        return False
    counted = [d for d in figures if d.metric == "project_count"]
    if len(counted) == row.size < len(figures) and figures[-1] is counted[-1]:
        figures = counted  # 签约21个，协议总投资93.6亿元，开工14个、竣工9个，分别占年度目标的…
    by_turns = [d for d in figures if figures[-1].metric == d.metric != "project_count"]
    if row.kind == "percent" and len(by_turns) >= row.size > 2 and take_turns(figures[-2 * row.size :], row.size):
        figures = by_turns  # 11个农业项目完成投资53亿元，87个产业项目完成投资153亿元，分别占年计划的49%、50%
    if row.kind == "rank" and _OF_ONE.fullmatch(row.text, row.head_start, row.head_end):
        reached = next((d for d in reversed(figures) if d.role == "actual"), figures[-1])
        return row.give_each(Given(measure=reached) for _ in row.group)
    if len(figures) < row.size:
        return False
    figures = outside_brackets(row.text, row.state.start, figures, row.size)
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
            draft.sector = class_of_head(row.reading, row.state, own_head, word, measured)
        own_head = word.end
    return True


def _by_classes_counted(row: _Row) -> bool:
    if row.kind != "count":
        return False
    classes = [part for part in re.split(r"[、和与及]", bare_heads(row.reading, row.heads)) if part]
    if not classes:
        classes = _classes_before(row, row.head_start)
    return len(classes) == row.size and row.give_each(Given(sector=said) for said in classes)


def _by_classes_paid(row: _Row) -> bool:
    """工业、农业、服务业项目到位资金分别为54.8亿元、3.1亿元、22.6亿元; 一、二、三产增加值分别实现…."""
    if row.kind != "money" or len(measures := row.measures()) > 1:
        return False
    classes = _classes_before(row, measures[0].start if measures else row.head_end)
    if len(classes) != row.size:
        return False
    for said, item in zip(classes, row.group, strict=True):
        for draft in row.give(item):
            draft.sector = said
    return True


def _classes_before(row: _Row, end: int) -> list[str]:
    """The classes in front of `end`, one for each number; of the clause before where the cue opens its own."""
    words = row.text[row.head_start : end]
    if not words.strip() and row.text[row.head_start - 1 : row.head_start] in ("，", "："):
        begin = clause_start(row.text, row.head_start - 1, row.state.start)
        words = row.text[begin : row.head_start - 1]
    parts = re.split(r"[、和与及]", _OF_THEM.sub("", bare_heads(row.reading, words)))
    if len(parts) == row.size and all(part in "一二三" for part in parts[:-1]):
        parts = [f"{part[0]}产" if part[1:] in ("", "产业", "次产业") else part for part in parts]  # 一、二、三产业
    return parts if len(parts) == row.size and all(_A_CLASS.search(part) for part in parts) else []


def _by_figures_above(row: _Row) -> bool:
    if row.kind not in _RATIOS or row.figures():
        return False
    told = levels_above(row.reading, row.state)
    return len(told) == row.size and row.give_each(Given(measure=draft) for draft in told)


def _by_classes_named(row: _Row) -> bool:
    """The last way: each number by itself, with its class where as many stand before as there are numbers."""
    named = named_classes(row.heads, row.size) if row.kind in ("percent", "point", "times") else []
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
    _by_classes_paid,
    _by_figures_counted,
    _by_figures_above,
    _by_classes_named,
)
# what names a class, and no firm, place or work
_A_CLASS = re.compile(
    r"^[\u4e00-\u9fff]{1,12}(?:产业|业|产|类|制造|材料|能源|医药|旅游|文旅|物流|商贸|设施|民生|环保|信息)$"
)
_OF_THEM = re.compile(r"(?:签约|开工|在建|新建|竣工|投产|招商|引进|投资)*(?:项目)?$")
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


_OF_LAST_YEAR = re.compile(r"(?:去年|上年)(?:同期)?的?$")


_OF_ONE = re.compile(
    r"[，,]?(?:总量|总额|规模|数量)[、和及与](?:增速|增幅|增长率|占比)"
)  # 总量、增速分别居全省第4位、第2位


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
