"""What a rate is of, and how it is stated: with the place, the time and the class of its measure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.draft import MONEY_METRICS, PIPELINE, Draft, rate_of
from extractors.language import clause_start
from extractors.quantity import Quantity
from extractors.sector import ORIGIN, sector_of
from extractors.sentence import Given, Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of one percentage: its words, the measure that they name, and the row said before it."""

    start: int
    left_end: int  # where the number, or the list that it is one of, begins
    previous_end: int
    field_end: int | None
    given: Given
    own: list[Word]  # the words of the clause before the number
    roles: list[str]
    said: str  # the clause up to the number
    previous: Draft | None
    rate: Word | None
    metric: str | None
    word: Word | None  # the word that names the metric
    nouns: list[Word]  # words for projects


def of_fact(state: Sentence, base: Draft) -> Draft:
    """What a rate said behind a target is of: 完成全年80亿目标任务的125.64%，超进度42.31%."""
    return reached_of(state, base) if base.role == "target" else base


def reached_of(state: Sentence, target: Draft) -> Draft:
    """What was reached of a target, else the target: 扶绥县98.2亿元（年度任务115亿元，完成85.4%）.

    The last figure of its measure that was said together with it; where none was, the last of its place and stage.
    """
    figures = [
        draft
        for draft in reversed(state.emitted)
        if draft.role == "actual" and draft.metric == target.metric and draft.rule != "count.last_year"
    ]
    together = (draft for draft in figures if draft.pair == target.pair)
    alike = (draft for draft in figures if (draft.region, draft.stage) == (target.region, target.stage))
    return next(together, None) or next(alike, target)


def measure_of(
    reading: Reading, state: Sentence, item: Quantity, metric: str | None, nouns: list[Word]
) -> Draft | None:
    """What a rate is of: the measure that its clause names, else the last statement."""
    if metric is not None:
        return reading.last(state, MONEY_METRICS, metric)
    if nouns:
        return reading.last(state, {"project_count"})
    inside = next(
        (
            d
            for d in reversed(state.emitted)
            if d.role in ("actual", "target", "forecast")
            and d.unit not in ("percent", "percentage_point")
            and d.rule != "count.last_year"
        ),
        None,
    )
    firms = inside is not None and inside is state.emitted[-1] and inside.metric == "enterprise_count"
    if inside is not None and (firms or inside.metric in MONEY_METRICS | {"project_count"} or inside.role == "target"):
        return inside
    return reading.last(state, PIPELINE)


_AGREED = re.compile("签约|协议|合同|合约")


def unstated(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    metric: str | None,
    own: list[Word],
    own_start: int,
    previous_end: int,
) -> Draft | None:
    """A statement that gives only a rate of a measure (到位资金同比增长10%以上): the measure, without a value."""
    if metric is None:
        return None
    stages = [known.stage for known in own if known.stage]
    stage = stages[-1] if stages and metric in ("project_count", "total_investment", "contract_value") else None
    if metric == "project_count" and stage is None:
        stage = reading.inherited_stage(state)
    counted = state.subject if state.subject in state.emitted else None
    if metric == "total_investment" and stage is None and counted is not None and counted.metric == "project_count":
        stage = counted.stage  # 新开工项目105个，投资额增长108.9%: of what those cost
    if (
        metric == "contract_value"
        and stage is None
        and any(_AGREED.match(known.surface) for known in own if known.metric)
    ):
        stage = "signed"  # 签约金额同比下降两成
    origin = ORIGIN.search(reading.text, own_start, item.start)
    if origin and origin[0] == "外资" and metric in MONEY_METRICS:
        origin = None  # 实际利用外资和到位内资分别增长16.1%、11.9%: the first is the measure, and of the first only
    named = next((known for known in reversed(own) if known.metric), None)
    sector = origin[0] if origin else None
    if sector is None and named is not None and metric not in ("project_count", "other"):
        sector = sector_of(reading, own_start, named.start, [k for k in own if k.end <= named.start], state, named)
        sector = None if sector == "外资" and metric in MONEY_METRICS else sector
    keep = len(state.emitted)
    draft = reading.emit(
        state,
        item,
        previous_end,
        metric,
        "actual",
        "count",
        "ghost",
        stage=stage,
        own_start=own_start,
        sector=sector,
    )
    del state.emitted[keep:]
    return draft


def state_rate(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    base: Draft,
    role: str,
    own_start: int,
    rule: str,
    unit: str = "percent",
) -> Draft:
    draft = rate_of(
        base, start=reading.evidence_start(own_start), end=item.end, role=role, value=item.low, unit=unit, rule=rule
    )
    draft.high, draft.bound, draft.basis = item.high, item.bound, None
    if role in ("growth_yoy", "difference"):
        draft.first = reading.from_new_year(own_start, item.start, draft.first, draft.last)
    draft.label = base.label if base.metric == "other" else None  # +5% of 财政收入 is not +5% of 增加值
    then = reading.compared(state, item)
    if then is not None and role in ("share", "growth_yoy", "growth_mom", "completion_rate", "conversion_rate"):
        draft.first, draft.last, draft.rule = *then, "percent.from"  # 由上年的28.6%提高到34.1%
    if then is None and role == "growth_yoy" and state.period is not None:
        own_time = (p for p in state.periods if own_start <= p.start and p.end <= item.start)
        if any((p.first, p.last) == state.period for p in own_time):
            draft.first, draft.last = state.period  # 2022年增长15.3%；今年一季度增长18.2%
    if (
        state.region is not None
        and base.region_code != state.region[1]
        and (
            state.forced
            or any(
                p.start >= (base.end if base in state.emitted else own_start - 1)
                and p.start < item.start
                and p.division is not None
                and p.division.code == state.region[1]
                for p in (*state.regions, *state.places)
            )
        )
    ):
        draft.region, draft.region_code = state.region
    elif state.region is None and base not in state.emitted and "\n" in reading.text[base.end : item.start]:
        draft.region, draft.region_code = reading.own_region()  # 青川县增长71.5%。⏎二是省内资金仅完成任务的70.3%
    elif state.region is None and _own_place_opens(
        reading, state, base.end if base in state.emitted or not state.emitted else state.emitted[-1].end, item.start
    ):
        draft.region, draft.region_code = reading.own_region()  # 全市到位资金512亿元，南溪总量排第5位
    if draft.start > draft.end or draft.start < state.start:
        draft.start = item.start
    state.emitted.append(draft)
    return draft


def _own_place_opens(reading: Reading, state: Sentence, start: int, end: int) -> bool:
    """Whether the document's own place opens the clause between two numbers."""
    home = reading.home
    return home is not None and any(
        place.division is not None
        and place.division.code == home.code
        and clause_start(reading.text, place.end, start) == place.start
        for place in state.regions
        if start <= place.start < end
    )
