"""Rates, shares, changes, differences and ranks: each belongs to a measure that was stated before or in its own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extractors.clause import (
    OF_PLAN,
    fixed_assets_spoken_of,
    money_metric,
    of_fixed_assets,
    of_money_in_place,
    own_clause,
)
from extractors.count_stages import stage_of
from extractors.draft import MONEY_METRICS, PIPELINE, RATES, STAGELESS, Draft, rate_of
from extractors.language import clause_start
from extractors.places import give_to_each
from extractors.quantity import Quantity
from extractors.sector import ORIGIN, sector_of
from extractors.sentence import NOTHING_GIVEN, Given, Sentence
from extractors.together import share_of_places
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading

_RATIOS = ("completion_rate", "conversion_rate", "share")
_INVESTING = ("投资", "投资额", "完成投资", "完成投资额", "投资完成额")
# a word of a class before its growth: 制造业增长53.1%, 水利、环境和公共设施管理业下降3.1%
_CLASS_HEAD = re.compile(
    r"[，,；;]?(?:其中[，,]?)?(?:而)?((?:[^，。；,;：:\d\s]{2,30})(?:业|产业|地区|领域))(?:保持)?$"
)
_IN_A_BRACKET = re.compile(r"[（(][^（）()]{1,30}[）)]的")
_OF_ITS_TASK = re.compile(r"(?:目标|任务|计划)(?:任务|数)?的?")
_OTHER_HEAD = re.compile(r"(?:其[他它余])[\u4e00-\u9fff]{2,6}")
_COMES_FROM = re.compile(r"来自|源自|来源于|投向|集中(?:在|于)|落户|流向|属于")
# 用电量1.26亿千瓦时, 货运量31万吨: measures that no row is made of
_OTHER_MEASURE = re.compile(r"\d[万亿]?(?:千瓦时|度|吨|公里|辆|台|标箱|立方米|人公里|人|亩|头|只)")
_OVER_HALF = re.compile(r"(?:超过?了?|逾|过|不足|近|不到)(?:一?半数?|半数)[、，,]?(?:占比)?(?:已?达到?|为)$")
_BESIDE_OTHERS = re.compile(r"[于过](?:全[国省市县区]|平均)[^，。；\d]{0,4}[（(]$")
_OVER_AVERAGE = re.compile(r"^[，,]?(?:超|超过|超出)[^，。；\d]{0,8}平均(?:值|水平|数)$")
_AND_OF_PLAN = re.compile(r"[、和与及][^，。；、\d]{0,8}(?:计划|任务|目标)(?:任务)?的")
_OF_GOAL = re.compile(r"(?:目标|任务)[（(](?:同比)?增长?$")
_RANKED = ("actual", "forecast", "growth_yoy", "completion_rate", "conversion_rate")
# 总量列全市第9位、一小时经济圈第6位
_RANK_TOO = re.compile(r"[、，和](?:在)?[\u4e00-\u9fff]{2,12}(?:中|里)?(?:位?居|排名?|位?列)?第?")
_PERCENT_NAME = re.compile(
    r"([\u4e00-\u9fff]{1,6}率)[^\u4e00-\u9fff]*(?:达到?|为|超过?|近|不足|约|高达|(?:由[\d.]+[%％])?(?:提高|提升|上升|升|下降|降低|降|压减)[到至为]|达)?\s?$"
)
# 贫困发生率下降到11.7%, 入驻率由70%提高到86%: a level of a rate, and no growth
_RATE_NOW = re.compile(r"率(?:由[\d.]+[%％])?(?:提高|提升|上升|升|下降|降低|降|压减)[到至为]$")
_RESPECTIVELY = re.compile(r"[\s，,]*(?:增[速幅])?(?:分别|依次)(?:为|是|达到?)*")
_REACHING = re.compile(r"(?:增长|达到?了?|为)+")
_FASTEST = re.compile(r"增[速幅](?:排?在?位?居?(?:全.)?前|最)")


@dataclass(frozen=True, slots=True)
class _Clause:
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


def _clause_of(
    reading: Reading, state: Sentence, item: Quantity, previous_end: int, given: Given, field_end: int | None
) -> _Clause:
    text = reading.text
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    joint = _RESPECTIVELY if field_end is not None else _REACHING
    if own_start > state.start and joint.fullmatch(text, own_start, left_end):
        above = clause_start(text, own_start - 1, state.start)
        if _FASTEST.search(text, above, own_start):
            own_start = above  # 增速前三的是甲市、乙市和丙州，分别为18.4%…; 增幅最高的是青川县，达到71.5%
    own = [known for known in state.words if own_start <= known.start < left_end]
    # 增幅不低于15%: 低于 is part of the hedge
    own = [known for known in own if known.role not in ("exceed", "below") or known.end <= item.start]
    roles = [known.role for known in own if known.role]
    said = text[own_start:left_end]
    previous = state.emitted[-1] if state.emitted else None
    rate = given.rate or next((known for known in reversed(own) if known.role and known.role.startswith("rate_")), None)
    if not isinstance(rate, Word):
        rate = None
    metric, metric_word = money_metric([known for known in own if known.metric], text[own_start:left_end])
    if of_money_in_place(reading, state, metric_word, left_end):
        metric = "funds_in_place"
    if given.metric is not None:
        metric = given.metric
    if metric == "planned_investment":
        metric = "completed_investment"
    if metric == "contract_value" and metric_word is not None and metric_word.surface == "引资":
        begin = metric_word.start
        if text[begin - 2 : begin] == "招商":  # 招商引资(项目)完成年度任务的60%: the work, and no sum of contracts
            metric = None if text.startswith("项目", metric_word.end) else "funds_in_place"
    grows = any(role in ("up", "down") for role in roles)
    if (
        metric == "total_investment"
        and metric_word is not None
        and metric_word.surface == "投资"
        and (
            # 全省产业投资增长16.3%, where no projects are counted
            (
                grows
                and text.endswith("产业", own_start, metric_word.start)
                and all(d.metric != "project_count" for d in state.emitted)
            )
            or (previous is not None and previous.metric == "fixed_asset_investment")
            or of_fixed_assets(reading, state, own_start, metric_word)
        )
    ):
        metric = "fixed_asset_investment"  # 固定资产投资增长15.8%，其中产业投资增长27.3%
    if metric == "other" and metric_word is not None and metric_word.metric == "capital" and reading.money_metric:
        metric = _of_origin(reading, state, said) or reading.money_metric
    if (
        metric_word is not None
        and metric_word.surface in ("投资", "完成投资")
        and _OF_ITS_TASK.match(text, metric_word.end)
    ):
        done = reading.last(state, {"completed_investment"})  # 已完成投资7.78亿元，占投资任务的92%
        metric = (
            "completed_investment" if done is not None and done in (*state.emitted, *reading.drafts[-4:]) else metric
        )
    if metric == "contract_value" and reading.paragraph_foreign and reading.money_metric == "foreign_capital":
        metric = "foreign_capital"  # 合同金额占全市的7.9%
    paid = metric_word is not None and metric_word.surface in ("到资", "金额")
    if (
        metric == "funds_in_place"
        and (reading.paragraph_foreign or paid)
        and reading.money_metric == "foreign_capital"
        and not re.search(r"内资|省外|市外", said)
        and (paid or not any(d.metric == "funds_in_place" and d.role == "actual" for d in state.emitted))
    ):
        metric = "foreign_capital"  # 香港到位资金占总量的68%, in a text on foreign capital
    # 从到位资金看，前三名为汉滨区（完成率86.2%）
    told_above = grows or ("complete" in roles and not state.emitted)
    if metric is None and not given.measure and told_above:
        upper = [known for known in state.words if previous_end <= known.start < own_start and known.metric]
        if upper and not any(d.role == "actual" and d.start >= upper[-1].start for d in state.emitted):
            metric, metric_word = money_metric(upper[-1:], text[previous_end:own_start])
    nouns = [known for known in find_nouns(text, own_start, left_end) if known.noun == "project_count"]
    if (
        metric in ("total_investment", "completed_investment")
        and metric_word is not None
        and metric_word.surface in _INVESTING
        and all(noun.end == metric_word.start for noun in nouns)  # 新建项目|投资增长49%
        and fixed_assets_spoken_of(reading, state)
    ):
        metric = "fixed_asset_investment"
    return _Clause(
        own_start,
        left_end,
        previous_end,
        field_end,
        given,
        own,
        roles,
        said,
        previous,
        rate,
        metric,
        metric_word,
        nouns,
    )


def _of_origin(reading: Reading, state: Sentence, said: str) -> str | None:
    """What was measured of the money of the place that a clause names: 到位省外资金31亿元和外资75万美元，省外资金完成率36%."""
    origin = ORIGIN.search(said)
    told = [*reading.drafts[-8:], *state.emitted] if origin else []
    return next((d.metric for d in reversed(told) if origin and d.sector == origin[0] and d.unit == "CNY"), None)


def _share_of_stated(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A share of a sum that was just given: 占全区内资到位额（126.2亿元）的54.2%."""
    text = reading.text
    whole = next(
        (
            word
            for word in state.words
            if word.role == "share"
            and clause.previous is not None
            and clause_start(text, clause.previous.end, state.start) <= word.start < clause.previous.end
        ),
        None,
    )
    if (
        whole
        and clause.previous is not None
        and clause.previous.role == "actual"
        and len(state.emitted) > 1
        and re.fullmatch(r"[）)]?的", text[clause.previous.end : item.start])
    ):
        # 占全区内资到位额（126.2亿元）的54.2%
        _rate(
            reading,
            state,
            item,
            next((d for d in reversed(state.emitted[:-1]) if d.metric == clause.previous.metric), state.emitted[-2]),
            "share",
            clause.start,
            "percent.share_of",
        )
        return True
    return False


def _completes_stated_target(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """How far a target is reached that was just given: 完成年度目标589亿元的37.22%."""
    text = reading.text
    if (
        clause.previous is not None
        and clause.previous.role != "target"
        and text.startswith(("）的", ")的"), clause.previous.end)
    ):
        # 占任务1000万美元（其中加工贸易200万美元）的31.4%
        whole = next((d for d in reversed(state.emitted) if d.role == "target"), None)
        if whole is not None and _IN_A_BRACKET.fullmatch(text, whole.end, item.start):
            _rate(reading, state, item, _reached(state, whole), "completion_rate", clause.start, "percent.of_target")
            return True
    if (
        clause.previous is not None
        and clause.previous.role == "target"
        and re.fullmatch(
            r"(?:[（(][^（）()]{1,30}[）)])?\s*[）)]?(?:的?(?:年度|全年|招商引资|招商|引资|全口径|利用外资|外资|确保|力争|奋斗|保底)*(?:目标|任务|计划|指标)+)?的?\s?(?:约|近|超过?|逾)?",
            text[clause.previous.end : item.start],
        )
        and clause.previous.end <= item.start
    ):
        waiting = state.unstarted if state.unstarted in state.emitted else None
        if waiting is not None and "占" in text[waiting.end : clause.previous.end]:
            # 11个新开工项目尚未开工，占年度计划新开工项目39个的28.2%
            _rate(reading, state, item, waiting, "share", clause.start, "percent.share")
            return True
        base = _reached(state, clause.previous)
        _rate(reading, state, item, base, "completion_rate", clause.start, "percent.of_target")
        return True
    return False


def _converted(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A rate of projects or of money: 开工率86%, 资金到位率31%."""
    if (
        clause.rate is not None
        and clause.rate.surface == "转化率"
        and re.search(r"资金|固投|税|成果", clause.said[: clause.rate.start - clause.start])
    ):
        draft = reading.emit(
            state, item, clause.previous_end, "other", "conversion_rate", "percent", "percent.named_rate",
            own_start=clause.start, word=clause.rate,
        )  # fmt: skip
        return True  # 到位资金固投转化率38.31% is no rate of projects
    if clause.rate is not None:
        if clause.rate.role != "rate_funds":
            stage = (clause.rate.role or "").removeprefix("rate_")
            project = next((noun for noun in clause.nouns if noun.end == clause.rate.start), None)
            project = clause.rate if clause.rate.surface.startswith("项目") else project
            before = [known for known in clause.own if project is not None and known.end <= project.start]
            draft = reading.emit(
                state,
                item,
                clause.previous_end,
                "project_count",
                "conversion_rate",
                "percent",
                "percent.rate",
                stage=stage,
                # 工业项目开工率82.1%
                sector=sector_of(reading, clause.start, project.start, before, state, project) if project else None,
                own_start=clause.start,
                word=clause.rate,
            )
        else:
            subject = reading.last(state, {"funds_in_place"})
            draft = reading.emit(
                state,
                item,
                clause.previous_end,
                "funds_in_place",
                "conversion_rate",
                "percent",
                "percent.rate",
                own_start=clause.start,
                word=clause.rate,
            )
            if draft is not None and subject is not None and subject in state.emitted:
                draft.pair = subject.pair
        if draft is not None:
            if "target" in clause.roles or reading.aimed(state, item, "actual", clause.own) == "target":
                draft.role = "target"
                reading.planned(state, draft)
            change = any(role in ("up", "down", "year_on_year") for role in clause.roles)
            if (
                change
                and clause.given.rate is None
                and not re.search(r"(?:达|到|至|为|不低于|不少于)\s*$", clause.said)
            ):
                draft.role = "growth_yoy"
            then = reading.compared(state, item)
            if then is not None:
                draft.first, draft.last, draft.rule = *then, "percent.from"  # 资金到位率由去年的32%提高到45%
            listed = clause.given.rate is not None  # 各县亿元以上项目开工率分别为: a class of all of them
            size = reading.size_class(state, state.start if listed else clause.previous_end, item.start)
            if size is not None:
                draft.low_class, draft.high_class = size.low, size.high
            subject = state.subject
            if subject is not None and subject in state.emitted:
                draft.pair = draft.pair or subject.pair
        return True
    return False


def _targeted(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """The target that a rate is held against: 超市定任务60%的…, 占比64.9%（任务数占比60%）."""
    text = reading.text
    if _OF_GOAL.search(clause.said):
        base = _measure(reading, state, item, clause.metric, clause.nouns)
        if base is not None:
            _rate(reading, state, item, base, "target", clause.start, "percent.target")  # 高于全年目标（增长10%）
            return True
    if (
        "target" in clause.roles
        and re.match(r"的?\s?\d+(?:\.\d+)?个百分点|的", text[item.end : item.end + 12])
        and re.search(r"超|高于|超过|低于", clause.said)
    ):
        # 超市定任务60%的32个百分点
        base = (
            clause.previous
            if clause.previous is not None and clause.previous.role == "conversion_rate"
            else _measure(reading, state, item, clause.metric, clause.nouns)
        )
        if base is not None:
            _rate(reading, state, item, base, "target", clause.start, "percent.target")
        return True
    if (
        re.match(r"的?(?:年度|全年|考核|工作)?(?:目标|任务|要求|标准)", text[item.end : item.end + 8])
        and clause.previous is not None
        and clause.previous.role in RATES
        and "的" not in clause.said[:1]
    ):
        # 超市定75%的目标
        _rate(reading, state, item, clause.previous, "target", clause.start, "percent.target")
        return True
    if (
        clause.previous is not None
        and clause.previous.role == "share"
        and re.fullmatch(
            r"[（(](?:任务|目标)数?(?:占比)?(?:为|是)?",
            text[clause.start - (clause.said[:1] not in "（(") : clause.left_end],
        )
    ):
        _rate(
            reading, state, item, clause.previous, "target", clause.start, "percent.target"
        )  # 占比64.9%（任务数占比60%）
        return True
    return False


_DONE_OF_IT = re.compile(r"[，,、](?:已|实际)?(?:完成|到位)了?[\d.]+[万亿]*元?")
_PLAN_OF_PLANS = re.compile(r"(?:投资计划|计划(?:完成)?(?:总)?投资)额?[占佔]")


def _completed(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """How far a target is reached: 完成全年任务的62%, 占年度计划投资的55.3%."""
    planned = any(known.metric == "planned_investment" for known in clause.own)
    of_target = ("target" in clause.roles or planned) and re.match(
        r"[，,\s]*(?:仅|只|约|已)?(?:为|是|达|达到|相当于|实现)", clause.said
    ) is not None
    previous = clause.previous
    # 第二产业计划投资30亿元，占计划投资总额的72%: of the same plan that the part is of, and nothing is completed
    part = previous is not None and previous.role == "actual" and previous.metric == clause.metric == "total_investment"
    if "share" in clause.roles and _PLAN_OF_PLANS.search(clause.said):
        base = _ghost(reading, state, item, "completed_investment", clause.own, clause.start, clause.previous_end)
        if base is not None:
            _rate(reading, state, item, base, "share", clause.start, "percent.share")
        return True  # 年度投资计划占重点工程投资计划的58.9%
    if "share" in clause.roles and (planned or (OF_PLAN.search(clause.said) and not part)):
        of_target = True  # 占年度计划投资的55.3%, 占计划的107%
    ended = clause.said.endswith(("目标", "任务", "计划", "目标的", "任务的", "计划的"))
    if clause.metric == "completed_investment" and ended and clause.said.startswith("完成投资") and not of_target:
        of_target = True  # 完成投资123.1亿元，完成投资目标的54.3%
    if (
        of_target
        or ("complete" in clause.roles and not ({"share", "year_on_year", "up", "down"} & set(clause.roles)))
        or ("target" in clause.roles and ("share" in clause.roles or "complete" in clause.roles))
    ):
        goes_on = (
            previous is not None
            and (previous.role, previous.metric) == ("completion_rate", "completed_investment")
            and clause.metric is None
            and not any(known.stage for known in clause.own)
        )
        # 基础设施项目完成投资247亿元，完成年度计划的42%；新兴产业项目完成年度计划的35%
        metric = "completed_investment" if goes_on and clause.nouns else clause.metric
        if metric == "total_investment" and previous is not None and previous.metric == "completed_investment":
            metric = previous.metric  # 已完成投资7.8亿元，占投资任务的92%
        base = clause.given.measure or _measure(reading, state, item, metric, clause.nouns)
        if base is None or (metric is not clause.metric and clause.given.measure is None):
            base = _ghost(
                reading,
                state,
                item,
                metric or ("project_count" if clause.nouns else None),
                clause.own,
                clause.start,
                clause.previous_end,
            )
        if base is not None:
            _rate(reading, state, item, _of_fact(state, base), "completion_rate", clause.start, "percent.completion")
            if "年" in clause.said and base.metric == "completed_investment":
                _of_the_plan(reading, state, base, item)
        return True
    return False


def _of_the_plan(reading: Reading, state: Sentence, done: Draft, item: Quantity) -> None:
    """What 计划投资 before has proved to be, where what was done is so much of it: 计划投资93.68亿元，完成投资44.24亿元，占年度计划的47.2%."""
    plan = next((d for d in reversed(state.emitted) if d.label == "计划投资" and d.end <= done.start), None)
    if plan is None or (plan.metric, plan.role, plan.unit) != ("total_investment", "actual", done.unit):
        return
    if abs(done.value * 100 / plan.value - item.low) < 1:
        plan.metric, plan.role, plan.stage = "completed_investment", "target", None
        reading.of_whole_year(plan, item.start, item.end, always=True)


def _of_fact(state: Sentence, base: Draft) -> Draft:
    """What a rate said behind a target is of: 完成全年80亿目标任务的125.64%，超进度42.31%."""
    return _reached(state, base) if base.role == "target" else base


def _reached(state: Sentence, target: Draft) -> Draft:
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


def read_completion(reading: Reading, state: Sentence, item: Quantity, target: Draft) -> None:
    """A percentage that a list gives to one of its targets."""
    _rate(reading, state, item, _reached(state, target), "completion_rate", item.start, "percent.completion")


_SCHEDULE = re.compile(r"的?(?:序时|时间)进度")


def _of_schedule(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """Where the calendar stands, and nobody's figure: 高于75%的序时进度4.3个百分点."""
    if not _SCHEDULE.match(reading.text, item.end, state.end):
        return False
    state.told_again.append((item.start, item.end))
    return True


def _differs(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """By how much a rate is ahead or behind: 超序时进度12%."""
    if _OVER_HALF.search(clause.said) and state.emitted and state.emitted[-1].unit == "count":
        # 投产项目已超过半数、达54.13%
        _rate(reading, state, item, state.emitted[-1], "share", clause.start, "percent.share")
        return True
    if _OVER_AVERAGE.search(clause.said) and state.emitted:
        base = state.emitted[-1] if state.emitted[-1].role == "rank" else None
        base = next((d for d in reversed(state.emitted) if d.role in ("completion_rate", "growth_yoy")), base)
        if base is not None:  # 完成年度目标的25.7%，名列第一，超三县平均值8.1%
            _rate(reading, state, item, base, "difference", clause.start, "percent.difference", unit="percentage_point")
            return True
    if _BESIDE_OTHERS.search(clause.said):
        return True  # 高于全国（22%）12个百分点: another's figure
    if ("exceed" in clause.roles or "below" in clause.roles) and clause.said.endswith("的"):
        return True  # 高于东部地区的27.1%: another's figure
    if "exceed" in clause.roles or "below" in clause.roles:
        base = clause.given.measure or _measure(reading, state, item, clause.metric, clause.nouns)
        if base is not None:
            _rate(
                reading,
                state,
                replace(item, low=-item.low if "below" in clause.roles else item.low),
                _of_fact(state, base),
                "difference",
                clause.start,
                "percent.difference",
                unit="percentage_point",
            )
        return True
    return False


# 10亿元以上的4个；来自长三角的占61%: of all that were counted
_OF_A_CLASS = re.compile(r"[，,；;\s]*(?:其中[，,]?)?(?:来自|投向|属于|从事)[^，。；\d]{2,16}占")


def _whole_counted(state: Sentence, base: Draft) -> Draft:
    """What a share of a class of its own is of: the whole that the sentence parts, and not a size class of it."""
    whole = state.whole
    parts = whole is not None and whole in state.emitted and whole.metric == base.metric == "project_count"
    return whole if whole is not None and parts and base in state.emitted else base


def _shared(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A part of a whole: 占全市的38%."""
    text = reading.text
    metric = clause.metric
    done = (
        clause.previous is not None
        and clause.previous.rule == "money.done"
        and next(
            (d for d in reversed(state.emitted) if d.role == "target" and d.metric == "completed_investment"), None
        )
    )
    if (
        "share" in clause.roles
        and done
        and clause.previous is not None
        and not metric
        and clause.previous.end <= item.start
    ):
        # 年度计划165亿元，完成134.9亿元，占81.8%
        _rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.of_plan")
        return True
    aimed_at = state.emitted[-2] if len(state.emitted) > 1 and not metric else None
    if (
        aimed_at is not None
        and clause.previous is not None
        and (aimed_at.role, aimed_at.metric) == ("target", clause.previous.metric)
        and clause.previous.role == "actual"
        and _DONE_OF_IT.fullmatch(text, aimed_at.end, clause.previous.end)
        and clause.said in ("占", "占了", "占到")
    ):
        # 磨市镇，任务1.5亿元，完成1.98亿元，占132%
        _rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.of_plan")
        return True
    if "share" in clause.roles:
        base = clause.given.measure or (
            None
            if clause.given.metric
            else _share_base(reading, state, clause.own, clause.start, clause.left_end, metric)
        )
        if metric is None and not state.emitted:
            # 在全国吸收外资总量中，东、中、西部地区所占比重分别为…
            upper = [known for known in state.words if known.metric and known.end <= clause.start]
            if upper and re.match(
                r"[^，。；]{0,8}(?:总量|总额|[中里])[^，。；\d]{0,8}[，,]", text[upper[-1].end : clause.start]
            ):
                metric, _ = money_metric(upper[-1:], text[state.start : clause.start])
                base = None
        if base is None and metric is not None:
            cue = next(known for known in clause.own if known.role == "share")
            part = None
            if clause.word is not None and clause.word.start > cue.start:
                # 税收收入占一般公共预算收入的比重: of the taxes
                part, _ = money_metric(
                    [k for k in clause.own if k.metric and k.end <= cue.start], text[clause.start : cue.start]
                )
                if part == "total_investment" and fixed_assets_spoken_of(reading, state):
                    part = "fixed_asset_investment"
            of_part = [known for known in clause.own if known.end <= cue.start] if part else clause.own
            base = _ghost(reading, state, item, part or metric, of_part, clause.start, clause.previous_end)
        size = reading.size_class(state, clause.previous_end, item.start)
        if size is None and base is not None and _OF_A_CLASS.match(clause.said):
            base = _whole_counted(state, base)
        if (
            base is not None
            and base in state.emitted
            and base.metric not in PIPELINE
            and clause.metric is None
            and reading.unread(state, base.end, clause.start)
        ):
            return True  # 加工企业仅有9家，年加工能力不到6万吨，只占总产量的一成
        if base is not None:
            draft = _rate(reading, state, item, base, "share", clause.start, "percent.share")
            if share_of_places(clause.said):  # 三盟市完成投资额占全区的51%: of the three together
                _give_home(reading, draft)
            hedge = re.search(
                r"(约|近|超过?|逾|已占|只占|仅占)占?$",
                text[
                    max(clause.start, item.start - 12) : next(
                        (w.start for w in clause.own if w.role == "share"), item.start
                    )
                ],
            )
            if draft.bound == "exact" and hedge and hedge[1] in ("约", "近", "超", "超过", "逾"):
                draft.bound = {"约": "about", "近": "under"}.get(hedge[1], "over")
            if size is not None and base.low_class != size.low:
                draft.low_class, draft.high_class = size.low, size.high
                cost = clause.metric == "total_investment" and "占总投资" in clause.said  # 占总投资额的69.2%
                draft.metric = (
                    "total_investment"
                    if cost
                    else "project_count"
                    if state.subject is None or state.subject.metric == "project_count" or clause.nouns
                    else draft.metric
                )
                draft.pair = None
            stages = [
                known.stage for known in state.words if known.stage and state.start <= known.start < clause.left_end
            ]
            if size is not None and base not in state.emitted and stages:
                draft.stage, draft.metric = stages[-1], "project_count"
        elif size is not None:
            own_stage = stage_of(reading, state, item, clause.own, [], clause.start, clause.previous_end, None)
            reading.emit(
                state,
                item,
                clause.previous_end,
                "project_count",
                "share",
                "percent",
                "percent.share",
                stage=own_stage or reading.inherited_stage(state),
                size=size,
                own_start=clause.start,
            )
        return True
    return False


_MOVED_TO = re.compile(
    r"(?:提高|上升|回升|增加|增长|下降|降低|降|提升|升|回落|上调|扩大|收窄)(?:到|至|为)(?:了)?(?:[^，。；、%％]{2,12}的)?$"
)


def _changed_to(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """What a rate rose or fell to: 由28.6%提高到34.1%."""
    if clause.previous is not None and clause.previous.unit == "percent" and _MOVED_TO.search(clause.said):
        draft = _rate(
            reading, state, item, clause.previous, clause.previous.role, clause.start, "percent.to"
        )  # 由28.6%提高到34.1%
        if reading.compared(state, item) is None and clause.previous.rule == "percent.from":
            draft.first, draft.last = state.period if state.period and state.period_said else reading.now()
        return True
    return False


def _contributed(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A rate by its name that no measure is of: 贡献率达到83.8%."""
    part_of = re.search(r"(贡献率|增长面)(?:达到?|为|是|超过?|近|约|高达)*\s?$", clause.said)
    if part_of:
        draft = reading.emit(
            state, item, clause.previous_end, "other", "share", "percent", "percent.named_rate", own_start=clause.start
        )
        draft.label = part_of[1]  # 对投资增长的贡献率达到83.8% is no growth
        return True
    return False


_POINTS_BEHIND = re.compile(r"(?:的?水平)?(?:提高|提升|上升|增加|下降|降低|回落|减少|高|低)[了出]?[\d.]+个百分点")


def _of_year_before(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """Last year's rate, between this year's and the points between them: 开工率72.6%，较上年的50.7%提高21.9个百分点."""
    if not _POINTS_BEHIND.match(reading.text, item.end, state.end) or reading.compared(state, item) is None:
        return False
    levels = [d for d in state.emitted if d.unit == "percent" and d.role in _RATIOS and d.rule != "percent.from"]
    if levels:
        _rate(reading, state, item, levels[-1], levels[-1].role, clause.start, "percent.from")
    return True


_ONCE_THERE = re.compile(r"(?:投产|达产|建成|投用|投运|运营|竣工)(?:之?后|时)")


def _grown(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """Growth over a year or a month: 同比增长17%, 环比下降3%, 翻一番."""
    text = reading.text
    if {"up", "down"} & set(clause.roles) and _RATE_NOW.search(clause.said):
        return False
    if {"year_on_year", "month_on_month", "up", "down"} & set(clause.roles) or item.measure == "番":
        if item.bound != "exact" and re.search(
            r"(?:有|等|的)?[\d一二两三四五六七八九十]+个?(?:省辖|设区)?(?:地州市|县市区|县区|盟市|市|县|区|行业)[^，。；]{0,24}$",
            text[clause_start(text, clause.left_end, state.start) : clause.left_end],
        ):
            return True  # 有六个地州市增速超过50%: a bar that some pass, and nobody's figure
        base = clause.given.measure if clause.given.measure is not None else clause.given.place_measure
        explicit = clause.metric is not None or bool(clause.nouns) or any(known.stage for known in clause.own)
        if base is None and explicit and clause.metric is not None:
            last = reading.last(state, MONEY_METRICS, clause.metric)
            base = last if last is not None and last in state.emitted else None
            if base is not None and clause.word is not None:
                before = [known for known in clause.own if known.end <= clause.word.start]
                sector = sector_of(reading, clause.start, clause.word.start, before, state, clause.word)
                if sector not in (None, base.sector):
                    base = replace(base, sector=sector, pair=None, more=())  # 固定资产投资50亿元，工业投资增长5%
        elif base is None and clause.nouns:
            stages = [known.stage for known in clause.own if known.stage]
            last = reading.last(state, {"project_count"})
            base = (
                last
                if last is not None and last in state.emitted and (not stages or last.stage == stages[-1])
                else None
            )
        if (
            base is None
            and not explicit
            and clause.previous is not None
            and clause.previous.role == "growth_yoy"
            and re.search(r"[，,]其中[^，。；,;\d]{0,14}$", text[clause.previous_end : clause.left_end])
        ):
            # 到位内资增速超过12%的有永州、娄底，其中永州增长16.7%; 服务业增长5%，其中零售业增长7%
            base = _of_class(reading, clause.own, clause.start, clause.previous)
        if base is None and not explicit:
            levels = [
                d
                for d in state.emitted
                if d.unit not in ("percent", "percentage_point", "rank") and d.rule != "count.last_year"
            ]
            last_said = state.emitted[-1] if state.emitted else next(iter(reading.drafts[-1:]), None)
            follows = (
                not levels
                and last_said is not None
                and last_said.rule != "percent.from"
                and last_said.role in ("growth_yoy", "difference", "share", "rank")
                and last_said.metric in PIPELINE
                and last_said.start > text.rfind("\n", 0, state.start)
            )
            unread = (
                reading.unread(state, max(d.end for d in state.emitted), clause.start)
                if state.emitted
                # 全省货物贸易全年达到4714亿元，增长2.6%
                else _OTHER_MEASURE.search(text, state.start, clause.start) is not None
                or any(isinstance(n, Quantity) and n.kind == "money" and n.end <= clause.start for n in state.numbers)
            )
            base = (
                None
                if unread
                # 用电量6.42亿度，同比增长39.2%
                else _of_class(reading, clause.own, clause.start, last_said)
                if follows and last_said is not None
                else (
                    next(
                        (
                            d
                            for d in reversed(levels)
                            # 净增合同外资42亿美元，比上年同期增长24.6%
                            if d.role in ("actual", "forecast")
                            # 平均每个项目投资额15亿元，同比增长37%
                            or (d is levels[-1] and (d.rule == "money.increase" or d.role == "average"))
                            # 签约项目数增加17个，增长41.5%; but 分别增加11个、增长20.5% are of two measures
                            or (d is levels[-1] and d.role == "increase" and text[d.end] in "，,")
                        ),
                        None,
                    )
                    or next((d for d in reversed(levels) if d.role == "target"), None)
                    or reading.last(state, PIPELINE | {"output_value", "tax", "revenue", "enterprise_count", "other"})
                )
            )
        if base is None and clause.metric is None and not clause.nouns and _ONCE_THERE.search(clause.said):
            return True  # 9月投产后产能将翻一番: what one project promises
        if base is None:
            base = _ghost(
                reading,
                state,
                item,
                clause.metric
                or ("project_count" if clause.nouns or any(known.stage for known in clause.own) else "other"),
                clause.own,
                clause.start,
                clause.previous_end,
            )
        if base is None:
            return True
        base = _of_subclass(reading, state, clause, base)
        sequential = re.search(r"环比(?:来|方面)?看[，,]", text[state.start : clause.start]) is not None
        sequential = sequential or _against_last_month(reading, state, clause)
        role = (
            "growth_mom"
            if "month_on_month" in clause.roles or (sequential and "year_on_year" not in clause.roles)
            else "growth_yoy"
        )
        value = -abs(item.low) if "down" in clause.roles and item.low > 0 else item.low
        draft = _rate(reading, state, replace(item, low=value), base, role, clause.start, "percent.growth")
        if re.search(r"[均都各]", clause.said):
            give_to_each(reading, state, item, draft, clause.start)  # 琼结县、措美县增幅均在50%以上
        goes_on = base is clause.previous and base.role == "target"  # 全年到位资金任务98亿元，增长15%
        if goes_on or reading.aimed(state, item, "actual", clause.own) == "target":
            draft.role = "target"
            if not (base in state.emitted and base.role == "target"):
                reading.planned(state, draft)  # 下半年，力争…；全年达到80亿元，增长15%: of what it is of
        return True
    return False


_MONTH_COMPARED = re.compile(r"[比较](?P<month>\d{1,2})月份?")


def _against_last_month(reading: Reading, state: Sentence, clause: _Clause) -> bool:
    """Whether a growth is over the month before: 8月份合同引资38.6亿元，比7月份的30.7亿元增长25.7%."""
    compared = _MONTH_COMPARED.search(reading.text, max(state.start, clause.left_end - 24), clause.left_end)
    return compared is not None and any(
        draft.role == "actual" and draft.last is not None and int(compared["month"]) == (draft.last.month - 1 or 12)
        for draft in state.emitted
    )


_UP_TO_BAR = re.compile(r"[^，。；%％]{0,16}[%％](?:以上|以下|以内|及以上)?的(?:仅|只|共)?(?:有|是|为)")


def _fulfilled(reading: Reading, state: Sentence, item: Quantity, complete: Word, clause: _Clause) -> Draft | None:
    """What a completion rate said of places is of: the measure that its sentence names, else the money that came in."""
    named = [word for word in state.words if word.metric and word.end <= complete.start]
    metric, _ = money_metric(named, reading.text[state.start : complete.start])
    if metric in PIPELINE:
        known = reading.last(state, MONEY_METRICS, metric)
        return known or _ghost(reading, state, item, metric, [], clause.start, clause.previous_end)
    told = [d for d in reading.drafts[-16:] if d.role == "actual" and d.metric == "funds_in_place"]
    known = reading.last(state, PIPELINE - {"project_count"})
    if known is None or (known.metric == "foreign_capital" and known not in state.emitted):
        known = told[-1] if told else known
    return known or reading.last(state, PIPELINE)


def _named(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A rate by its name: 转化率, 使用率; a rate named once for several places."""
    name = _PERCENT_NAME.search(clause.said)
    if name and name[1] not in ("概率", "效率"):
        draft = reading.emit(
            state,
            item,
            clause.previous_end,
            "other",
            "share" if name[1].endswith("贡献率") else "conversion_rate",
            "percent",
            "percent.named_rate",
            own_start=clause.start,
        )
        if draft is not None:
            draft.label = name[1]
        return True
    complete = next(
        (
            word
            for word in reversed(state.words)
            if word.start < item.start
            and word.role == "complete"
            and (word.surface.endswith(("率", "比例")) or _UP_TO_BAR.match(reading.text, word.end, item.start))
        ),
        None,
    )
    if (
        complete is not None
        and not clause.metric
        and not rates_between(state, complete, item)
        and len(clause.said) <= 14
    ):
        # 年度任务完成率，沙坡头区34.8%、中宁县31.1%; 完成100%以上的有3个：永乐镇112.4%、兴城镇106.8%
        base = _fulfilled(reading, state, item, complete, clause)
        if base is not None:
            state.forced = state.region is not None
            _rate(reading, state, item, base, "completion_rate", clause.start, "percent.completion")
            state.forced = False
        return True
    known_rate = next(
        (
            word
            for word in reversed(state.words)
            if word.start < item.start and word.role and word.role.startswith("rate_")
        ),
        None,
    )
    if (
        known_rate is not None
        and clause.field_end is None
        and re.search(r"[（(]$|^[、，,\s]*[^，。；]{0,12}$", clause.said)
        and not clause.metric
    ):
        # 开工率居前三位的是金安区（93.0%）、叶集区（88.2%）
        read_percent(reading, state, item, clause.previous_end, Given(rate=known_rate))
        return True
    if known_rate is not None and clause.field_end is not None and not clause.metric:
        read_percent(reading, state, item, clause.previous_end, Given(rate=known_rate), clause.field_end)
        return True
    return False


# 近三成[已投产], 六成[实现开工]; 四成以上[为亿元项目]
_HAVE = re.compile(r"(?:的(?:签约|新签约)?项目)?(?:(?:目前)?(?:均?已经?|均)|实现|进入)+")
_ARE = re.compile(r"(?:的)?(?:是|为|属于?)(?P<class>[^，。；、\d]{2,10})项目")


def _some_are(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """So many of the projects counted have reached a stage or are of a class: 近三成已投产, 四成以上为亿元项目."""
    text = reading.text
    if text[item.end : item.end + 1] not in tuple("已均目实进的是为属") or clause.metric or clause.rate is not None:
        return False
    if set(clause.roles) - {"among"} or any(known.stage for known in clause.own):
        return False
    base = reading.last(state, {"project_count"})
    if base is None or not (base in state.emitted or base in reading.drafts[-4:]):
        return False
    base = _whole_counted(state, base)
    have, are = _HAVE.match(text, item.end, state.end), _ARE.match(text, item.end, state.end)
    if have is not None:
        phrase_end = reading.right_end(state, item)
        reached = [known for known in state.words if known.stage and item.end <= known.start < phrase_end]
        if not reached or reached[0].start > have.end() + 2:  # 当年签约当年开工
            return False
        _rate(reading, state, item, base, "conversion_rate", clause.start, "percent.reached")
        state.emitted[-1].stage = reached[-1].stage
        return True
    if are is None:
        return False
    _rate(reading, state, item, base, "share", clause.start, "percent.share")
    size = next((size for size in state.sizes if are.start("class") == size.start), None)
    if size is not None:
        state.emitted[-1].low_class, state.emitted[-1].high_class = size.low, size.high
    else:
        state.emitted[-1].sector = are["class"]
    return True


_NEXT_TO = re.compile(r"[，,、（(\s]*")
_PACE_OF = re.compile(r"(?:完成|任务|目标)(?:任务|目标)?(?:进度|率)[^。；\d]{0,24}[的镇县区市][有为是]?[：:]?")


def _rate_beside(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> str | None:
    """The role of the rate behind the same measure's figure before `；`, where a rate without a word follows one."""
    known = clause.previous
    if known is None or known.role != "actual" or not _NEXT_TO.fullmatch(reading.text, known.end, item.start):
        return None
    for draft in reversed(state.emitted[:-1]):
        if draft.role in _RATIOS and draft.metric == known.metric:
            return draft.role if "；" in reading.text[draft.end : known.start] else None
    return None


def _bracketed(text: str, item: Quantity, clause: _Clause) -> bool:
    """Whether a rate stands in brackets as the one before did: 增速前三位的是岚皋县（28.6%）、石泉县（25.1%）."""
    known = clause.previous
    in_turn = known is not None and text[known.end : known.end + 1] in tuple("）)") and not clause.roles
    return in_turn and text[item.number_start - 1] in "（("


def _said_again(reading: Reading, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """A number that goes on as the one before: 工业产值占总量的90%，出口的98%; shares that come first."""
    text = reading.text
    ahead = [k for k in state.words if item.end < k.start <= item.end + 10 and k.metric]
    if (
        text.startswith("的", item.end)
        and (ahead or text.startswith("项目", item.end + 1))
        and _COMES_FROM.search(text, item.end, state.end)
    ):
        # 22.4%的项目、66.8%的协议外资和64.6%的到账外资来自香港
        counted = text.startswith("项目", item.end + 1)
        part = "project_count" if counted else money_metric(ahead[:1], text[item.end : ahead[0].end])[0]
        base = _ghost(reading, state, item, part, [], clause.start, clause.previous_end)
        if base is not None:
            base.sector = None
            _rate(reading, state, item, base, "share", item.start, "percent.share_ahead")
        return True
    rate = _rate_beside(reading, state, item, clause)
    if rate is not None and clause.previous is not None:
        # 甲镇8亿元，完成任务的75%；乙镇6亿元，65%
        _rate(reading, state, item, clause.previous, rate, clause.start, "percent.again")
        return True
    if not state.emitted and text[item.number_start - 1] in "（(" and _PACE_OF.search(text, state.start, clause.start):
        # 完成进度高于全市平均水平的有：甲县（75.4%）
        base = reading.last(state, MONEY_METRICS)
        if base is not None:
            _rate(reading, state, item, base, "completion_rate", clause.start, "percent.again")
            place = state.region or reading.own_region()
            state.emitted[-1].region, state.emitted[-1].region_code = place
        return base is not None
    if clause.previous is not None and clause.previous.role == "share" and _AND_OF_PLAN.fullmatch(clause.said):
        # 占全县工业的86.94%和园区全年计划的56.92%
        _rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.completion")
        return True
    if (
        clause.previous is not None
        and (clause.previous.role in ("completion_rate", "share", "conversion_rate") or _bracketed(text, item, clause))
        and not clause.metric
        and len(clause.said) <= 12
    ):
        _rate(reading, state, item, clause.previous, clause.previous.role, clause.start, "percent.again")
        if state.region is not None:
            state.emitted[-1].region, state.emitted[-1].region_code = state.region
        return True
    if (
        clause.previous is not None
        and clause.previous.role == "share"
        and clause.metric is not None
        and clause.said.endswith("的")
    ):
        # 工业产值占开发区总量的90%，出口的98%
        base = _ghost(reading, state, item, clause.metric, clause.own, clause.start, clause.previous_end)
        if base is not None:
            _rate(reading, state, item, base, "share", clause.start, "percent.again")
        return True
    return False


# what a percentage may be of, in the order in which a reader takes it
_KINDS = (
    _of_schedule,
    _completes_stated_target,
    _share_of_stated,
    _converted,
    _some_are,
    _targeted,
    _completed,
    _differs,
    _shared,
    _changed_to,
    _contributed,
    _of_year_before,
    _grown,
    _named,
    _said_again,
)


def read_percent(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    """One percentage: the first kind that its clause fits takes it; one of a measure that no kind fits is `other`."""
    clause = _clause_of(reading, state, item, previous_end, given, field_end)
    if (item.bound != "exact" or reading.text.startswith("的", item.end)) and _is_bar(
        reading.text, state, item, clause
    ):
        state.told_again.append((item.start, item.end))
        return
    if any(kind(reading, state, item, clause) for kind in _KINDS):
        return
    if clause.metric is not None or re.search(r"压缩|压减|缩短|减少", clause.said):
        role = reading.aimed(state, item, "actual", clause.own)  # 价格涨幅控制在3.5%以内
        reading.emit(state, item, previous_end, "other", role, "percent", "percent.other", own_start=clause.start)


# 完成年度任务100%以上的有3个, 完成率不足60%的乡镇
_BAR_BEHIND = re.compile(r"的(?:仅|只|共)?(?:有|是|为)|的(?:乡镇|镇|县|市|区|街道|园区|单位|部门)")
_BAR_BEFORE = re.compile(
    r"(?:\d+|[一二两三四五六七八九十]+)个(?:乡镇|镇街?|乡|街道|县市区|县区|县|区|园区|单位|部门)[^，。；\d]{0,12}$"
)


def _is_bar(text: str, state: Sentence, item: Quantity, clause: _Clause) -> bool:
    """Whether a rate is a bar that some places pass or miss, and nobody's figure: 黄甲镇等5个镇完成率不到60%."""
    if "complete" not in clause.roles and clause.rate is None:
        return False
    if _BAR_BEHIND.match(text, item.end, state.end):
        return True
    if item.bound == "exact":
        return False
    return _BAR_BEFORE.search(text, clause_start(text, clause.left_end, state.start), clause.left_end) is not None


def _of_class(reading: Reading, own: list[Word], own_start: int, said_before: Draft) -> Draft:
    """The measure of the growth said before, of the class that opens the clause where one does."""
    moved = next((known.start for known in own if known.role in ("year_on_year", "up", "down")), own_start)
    named = _CLASS_HEAD.search(reading.text, max(0, own_start - 1), moved)
    measure = replace(said_before, role="actual", more=())
    if named is None and measure.sector and _OTHER_HEAD.fullmatch(reading.text, own_start, moved):
        return replace(measure, sector=reading.text[own_start:moved])  # 设备购置投资增长75%；其他费用增长90%
    return replace(measure, sector=named[1]) if named else measure


_SUBCLASS = re.compile(
    r"(?P<joint>其中[，,：:]?|、)(?P<name>[\u4e00-\u9fff]{2,12}?)(?:同比)?(?:增长|下降|增幅|增速)[为达]?"
)


def _of_subclass(reading: Reading, state: Sentence, clause: _Clause, base: Draft) -> Draft:
    """The measure of a part by its name alone: 三大主导产业产值75亿元，其中电子元器件增长62%、汽车零部件增长55%."""
    begin = clause.start - (reading.text[clause.start - 1] == "、")
    named = _SUBCLASS.fullmatch(reading.text, begin, clause.left_end)
    if named is None or base.sector is None or clause.metric or clause.nouns:
        return base
    spoken = [*(place.start for place in state.regions), *(mention.start for mention in state.periods)]
    if any(known.stage for known in clause.own) or any(begin <= start < clause.left_end for start in spoken):
        return base
    sibling = clause.previous is not None and clause.previous.role == "growth_yoy" and named["joint"] == "、"
    return replace(base, sector=named["name"], pair=None) if sibling or named["joint"] != "、" else base


def rates_between(state: Sentence, word: Word, item: Quantity) -> bool:
    """Whether another kind of rate is named between `word` and the number."""
    return any(
        known.role and known.role.startswith("rate_") for known in state.words if word.end <= known.start < item.start
    )


def _measure(reading: Reading, state: Sentence, item: Quantity, metric: str | None, nouns: list[Word]) -> Draft | None:
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


def _share_base(
    reading: Reading, state: Sentence, own: list[Word], own_start: int, end: int, metric: str | None
) -> Draft | None:
    """占到位资金的3%: the part is measured as the whole is."""
    actual = [
        draft
        for draft in state.emitted
        if (draft.role in ("actual", "target") or draft.rule == "money.increase")
        and draft.unit not in ("percent", "percentage_point")
        and draft.rule != "count.last_year"
    ]
    if metric is not None:
        same = [draft for draft in actual if draft.metric == metric]
        if same:
            return _of_fact(state, same[-1])
        cue = next((known for known in own if known.role == "share"), None)
        before = money_metric(
            [known for known in own if known.metric and cue is not None and known.end <= cue.start],
            reading.text[own_start : cue.start if cue else end],
        )[0]
        if before is not None and actual:
            # 亿元以上项目198个，到位资金约占全州的四分之三: the part is not stated, only its share
            return replace(
                actual[-1],
                metric=before,
                stage=None if before in STAGELESS else actual[-1].stage,
                unit="CNY",
                more=(),
            )
        if before is not None:
            return None
    if any(known.noun == "project_count" for known in find_nouns(reading.text, own_start, end)):
        counts = [draft for draft in actual if draft.metric == "project_count"]
        if counts:
            return counts[-1]
    if actual and metric is not None and metric != "project_count" and actual[-1].metric == "project_count":
        return None  # 5000万美元以上项目65个，占全市合同外资近七成: of the capital
    if actual and state.emitted[-1].role == "growth_yoy" and state.emitted[-1].metric != actual[-1].metric:
        return state.emitted[-1]  # 新设企业84家；实际使用外资增长10.5%，占比12.5%: of the capital
    if actual:
        # 完成全年目标56.9亿元的52.5%，占全省的20.9%: of what was reached
        reached = state.emitted[-1].role in ("completion_rate", "difference")
        return _of_fact(state, actual[-1]) if reached else actual[-1]
    if state.emitted and state.emitted[-1].role == "conversion_rate":
        # 新签项目中，开工率达91%，产业项目比重达95%: of those signed
        return replace(state.emitted[-1], stage=reading.inherited_stage(state))
    if state.emitted:
        return state.emitted[-1]
    counted = any(known.noun == "project_count" for known in find_nouns(reading.text, own_start, end))
    if counted and not state.sizes:
        return reading.last(state, {"project_count"})  # 分产业看，一产类、二产类项目占比分别为18%、82%
    return reading.last(state, PIPELINE) if reading.paragraph_main is not None else None


def _give_home(reading: Reading, draft: Draft) -> None:
    """三地合计占全州的六成: the sum is of the document's own place."""
    if reading.home is not None:
        draft.region, draft.region_code = reading.document.region or reading.home.name, reading.home.code


_AGREED = re.compile("签约|协议|合同|合约")


def _ghost(
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


def _rate(
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


_AGAINST_TIME = re.compile("进度|目标|任务")
_PACE = re.compile("增速|增幅|增长率")
# 1-9月增速比1-6月低8.2个百分点，比1-3月低15.4个百分点
_COMPARED_AGAIN = re.compile("[，,、 ]*[比较][^，。；]{2,12}(?:[低高]|回落|提高|下降|上升)了?")


def read_point(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    field_end: int | None = None,
    rate: Word | None = None,
    base: Draft | None = None,
) -> None:
    text = reading.text
    own_start, left_end = own_clause(text, state, item, previous_end, field_end)
    own = [known for known in state.words if own_start <= known.start < left_end]
    if re.search(r"拉动|贡献", text[own_start:left_end]):
        return  # 拉动全区投资8.5个百分点: what a part adds to the growth of the whole
    roles = {known.role for known in own}
    negative = "below" in roles or "down" in roles or text[item.number_start - 1 : item.number_start] in ("低", "少")
    # 较上年增长26.8%，高于全区投资13.1个百分点: 投资 is what is compared with
    than = next((known.end for known in own if known.role in ("exceed", "below")), left_end)
    metric, _ = money_metric([known for known in own if known.metric and known.start < than], text[own_start:than])
    if base is None and metric is not None:
        base = reading.last(state, MONEY_METRICS, "completed_investment" if metric == "planned_investment" else metric)
        if base is None and (_PACE.search(text, own_start, than) or _AGAINST_TIME.search(text, than, left_end)):
            base = _ghost(
                reading, state, item, metric, own, own_start, previous_end
            )  # 固定资产投资增幅低于全县5.2个百分点
    rate = rate or next(
        (word for word in own if word.role and word.role.startswith("rate_") and word.role != "rate_funds"), None
    )
    if rate is not None:
        # 签约项目当年开工率较去年同期高11.5个百分点
        of_funds = rate.role == "rate_funds"
        ghost = _ghost(
            reading, state, item, "funds_in_place" if of_funds else "project_count", own, own_start, previous_end
        )
        if ghost is not None:
            ghost.stage = None if of_funds else (rate.role or "").removeprefix("rate_")
            base = ghost
    told = state.emitted[-1] if state.emitted else None
    if base is None and metric is None and told is not None and told.role == "difference":
        base = told if _COMPARED_AGAIN.fullmatch(text, previous_end, left_end) else None
    ahead = text[max(previous_end, state.start) : own_start] if base is None and metric is None else ""
    if "增速" in ahead or "增幅" in ahead:
        upper = [k for k in state.words if k.metric and own_start - len(ahead) <= k.start < own_start]
        if upper:  # 新入库项目83个，固定资产投资增速回升，分别高于任务、全市平均0.8、0.3个百分点
            named, _ = money_metric(upper[-1:], text[own_start - len(ahead) : upper[-1].end])
            if named == "total_investment" and _PACE.match(text, upper[-1].end):
                named = "fixed_asset_investment"  # 投资增速逐月走低: of the statistics
            base = _ghost(reading, state, item, named, [], own_start, previous_end)
    if base is None:
        rates = [
            d
            for d in state.emitted
            if d.role in ("conversion_rate", "completion_rate", "target", "share", "growth_yoy")
            and d.rule != "percent.from"
        ]
        levels = (d for d in reversed(state.emitted) if d.role in ("actual", "average"))
        base = rates[-1] if rates else next(levels, None)
        if base is None and told is not None and told.role == "difference" and {"exceed", "below"} & roles:
            base = told  # 增速高于全省平均水平5.2个百分点，高于全国8.1个百分点
    if base is None and "complete" in {known.role for known in state.words}:
        base = next((d for d in reversed(reading.drafts) if d.role == "completion_rate"), None)
    if base is None:
        base = next((d for d in reading.drafts[-1:] if d.role in ("conversion_rate", "completion_rate", "share")), None)
    if base is None:
        base = reading.last(state, PIPELINE)
    if base is None:
        return
    draft = _rate(
        reading,
        state,
        replace(item, low=-item.low if negative else item.low),
        base,
        "difference",
        own_start,
        "point.difference",
        "percentage_point",
    )
    if state.region is not None:
        draft.region, draft.region_code = state.region


def _whole_of(reading: Reading, part: Draft) -> Draft:
    """The first of the last figures of one measure: 到位资金273亿元，其中区外249亿元。到位资金总量居第9位 ranks the 273."""
    for draft in reading.drafts[-8:]:
        same = (draft.metric, draft.role, draft.region_code, draft.last) == (
            part.metric,
            part.role,
            part.region_code,
            part.last,
        )
        if same and draft.value > part.value:
            return draft
    return part


_CLIMBED = re.compile(r"[位名]?(?:跃升|上升|提升|攀升|前移|升|进|下降|下滑|滑落|退|降)[至到为]")
_WORK = re.compile(r"(?:招商(?:引资)?|引资)工作")
_RANKED_NOW = re.compile(
    r"(?:目前|现|均|分别|稳|仍|总量|增速|增幅|规模|[，,、]|在?全[国省市县区州])*(?:位?居|排名?|排位|位?列|名列|排在)?(?:全[国省市县区州])?第?"
)


def read_rank(
    reading: Reading,
    state: Sentence,
    item: Quantity,
    previous_end: int,
    given: Given = NOTHING_GIVEN,
    field_end: int | None = None,
) -> None:
    if _CLIMBED.match(reading.text, item.end, state.end):
        return  # 总量由全市第8位升至第5位: where it stood before
    # 总量居全市12个县区第5位: the 12 is what it is ranked among
    taken = state.emitted[-1].end if state.emitted else state.start
    own_start, left_end = own_clause(reading.text, state, item, min(previous_end, taken), field_end)
    own = [known for known in state.words if own_start <= known.start < left_end]
    metric, _ = money_metric([known for known in own if known.metric], reading.text[own_start:left_end])
    base = given.measure
    said = reading.text[own_start:left_end]
    if base is None and "工作" in said and _WORK.search(said):
        return  # 招商引资工作在全省排名第三位: no figure of it
    if base is None and metric is not None and not re.search(r"考核|综合|得分", said):
        base = reading.last(state, MONEY_METRICS, metric)
        if base is not None and base not in state.emitted and re.search(r"总量|总额", said):
            base = _whole_of(reading, base)
        if base is None:
            base = _ghost(reading, state, item, metric, own, own_start, previous_end)  # 固定资产投资增速列全市第3
    if base is None and re.match(
        r"[\s、，]*(?:目前|现|均|分别|稳|仍|在?全[国省市县区州]|在[^，。；]{2,14}中)*(?:位?居|排名?|排位|位?列|名列|排在|(?<=[国省市县区州])$)",
        said,
    ):
        ranked = (d for d in reversed(state.emitted) if d.rule != "count.last_year")
        base = next((d for d in ranked if d.metric in MONEY_METRICS | {"project_count"}), None)
    if (
        base is None
        and metric is None
        and re.search(r"总量|总额|增速|增幅|规模|分别|位居|位列|居|数量|进度|完成率|开工率|签约数|项目数|个数", said)
        and not re.search(r"得分|综合|考核", said)
    ):
        base = next(
            (
                d
                for d in reversed(state.emitted)
                if d.role in _RANKED and d.metric in MONEY_METRICS | {"project_count"} and d.rule != "count.last_year"
            ),
            None,
        )
    if base is None and metric is None and not state.emitted and _RANKED_NOW.fullmatch(said):
        before = reading.drafts[-1] if reading.drafts else None
        if before is not None and before.start > reading.text.rfind("\n", 0, state.start):
            base = reading.last(state, PIPELINE, before.metric)  # 实际利用外资4668万美元，增长54%。目前在全市排位第四
    named = next((known for known in reversed(own) if (known.role or "").startswith("rate_")), None)
    if named is not None and named.role != "rate_funds" and given.measure is None:
        # 开工率73%，投产率32%，开工率居全市第二位
        told = [d for d in state.emitted if d.role == "conversion_rate"]
        base = next((d for d in told if d.stage == (named.role or "").removeprefix("rate_")), base)
    again = state.emitted[-1] if state.emitted and state.emitted[-1].role == "rank" else None
    if base is None and again is not None and _RANK_TOO.fullmatch(reading.text, again.end, item.number_start):
        base = again
    if isinstance(base, Draft):
        _rate(reading, state, item, base, "rank", own_start, "rank", "rank")


# 新设企业90家，为去年同期的2倍
_TIMES_LAST_YEAR = re.compile(
    r"[）)]?[，,]?(?:[约近]|已)?(?:为|是|达到?|相当于)(?:去年|上年|上一年)(?:同期|同月)?的(?:近|约|超)?$"
)


def read_times(reading: Reading, state: Sentence, item: Quantity, previous_end: int) -> None:
    own_start = clause_start(reading.text, item.start, previous_end)
    own = [known for known in state.words if own_start <= known.start < item.number_start]
    if any(known.role in ("up", "year_on_year") for known in own) and any(known.role == "up" for known in own):
        # 增长1.1倍 is 110 per cent
        read_percent(reading, state, replace(item, low=item.low * 100, kind="percent", unit="percent"), previous_end)
        return
    if not state.emitted:
        return
    before, measure = state.emitted[-1], None
    if _TIMES_LAST_YEAR.fullmatch(reading.text, before.end, item.number_start):
        # 到位资金60亿元，完成年度任务的80%，是去年同期的1.8倍
        levels = (d for d in reversed(state.emitted) if d.role in ("actual", "average") and d.metric == before.metric)
        measure = next((d for d in levels if d.rule != "count.last_year"), None)
    elif before.rule == "count.last_year" and reading.text[previous_end : item.start] == "的":
        # 实际使用外资1560万美元，是上年同期300万美元的5.2倍 grew by 420 per cent
        earlier = reversed(state.emitted[:-1])
        measure = next((d for d in earlier if d.role == "actual" and d.metric == before.metric), None)
    if measure is None:
        return
    read_multiple(reading, state, item, measure)


def read_multiple(reading: Reading, state: Sentence, item: Quantity, measure: Draft) -> None:
    """So many times what it was a year before: 是去年同期的1.8倍 is 80 per cent more."""
    grown = replace(item, low=(item.low - 1) * 100, kind="percent", unit="percent")
    rate = _rate(reading, state, grown, measure, "growth_yoy", item.start, "percent.growth")
    rate.first, rate.last, rate.rule = measure.first, measure.last, "percent.growth"  # and not of last year
