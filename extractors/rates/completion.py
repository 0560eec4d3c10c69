"""How far a target is reached, the target that a rate is held against, and by how much it is passed or missed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.clause import (
    OF_PLAN,
)
from extractors.draft import MONEY_METRICS, RATES, Draft
from extractors.quantity import Quantity
from extractors.rates.stated import Clause, measure_of, of_fact, reached_of, state_rate, unstated
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading

_IN_A_BRACKET = re.compile(r"[（(][^（）()]{1,30}[）)]的")
_OVER_HALF = re.compile(r"(?:超过?了?|逾|过|不足|近|不到)(?:一?半数?|半数)[、，,]?(?:占比)?(?:已?达到?|为)$")
_BESIDE_OTHERS = re.compile(r"[于过](?:全[国省市县区]|平均)[^，。；\d]{0,4}[（(]$")
_OVER_AVERAGE = re.compile(r"^[，,]?(?:超|超过|超出)[^，。；\d]{0,8}平均(?:值|水平|数)$")
_OF_GOAL = re.compile(r"(?:目标|任务)[（(](?:同比)?增长?$")


def read_part_of_target(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
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
            state_rate(
                reading, state, item, reached_of(state, whole), "completion_rate", clause.start, "percent.of_target"
            )
            return True
    if (
        clause.previous is not None
        and clause.previous.role == "target"
        and re.fullmatch(
            r"(?:[（(][^（）()]{1,30}[）)])?\s*[）)]?(?:的?(?:年度|全年|招商引资|招商|引资|全口径|利用外资|外资|确保|力争|奋斗|保底)*(?:目标|任务|计划|指标)+数?)?的?\s?(?:约|近|超过?|逾)?",
            text[clause.previous.end : item.start],
        )
        and clause.previous.end <= item.start
    ):
        waiting = state.unstarted if state.unstarted in state.emitted else None
        if waiting is not None and "占" in text[waiting.end : clause.previous.end]:
            # 11个新开工项目尚未开工，占年度计划新开工项目39个的28.2%
            state_rate(reading, state, item, waiting, "share", clause.start, "percent.share")
            return True
        base = reached_of(state, clause.previous)
        state_rate(reading, state, item, base, "completion_rate", clause.start, "percent.of_target")
        return True
    return False


def read_target(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """The target that a rate is held against: 超市定任务60%的…, 占比64.9%（任务数占比60%）."""
    text = reading.text
    if _OF_GOAL.search(clause.said):
        base = measure_of(reading, state, item, clause.metric, clause.nouns)
        if base is not None:
            state_rate(reading, state, item, base, "target", clause.start, "percent.target")  # 高于全年目标（增长10%）
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
            else measure_of(reading, state, item, clause.metric, clause.nouns)
        )
        if base is not None:
            state_rate(reading, state, item, base, "target", clause.start, "percent.target")
        return True
    if (
        re.match(r"的?(?:年度|全年|考核|工作)?(?:目标|任务|要求|标准)", text[item.end : item.end + 8])
        and clause.previous is not None
        and clause.previous.role in RATES
        and "的" not in clause.said[:1]
    ):
        # 超市定75%的目标
        state_rate(reading, state, item, clause.previous, "target", clause.start, "percent.target")
        return True
    if (
        clause.previous is not None
        and clause.previous.role == "share"
        and re.fullmatch(
            r"[（(](?:任务|目标)数?(?:占比)?(?:为|是)?",
            text[clause.start - (clause.said[:1] not in "（(") : clause.left_end],
        )
    ):
        state_rate(
            reading, state, item, clause.previous, "target", clause.start, "percent.target"
        )  # 占比64.9%（任务数占比60%）
        return True
    return False


_PACE = re.compile(r"[（(]?(?:任务|计划|年度)?进度(?:已?达到?|为|是|仅)?\s?")
_WORK_DONE = re.compile(
    r"(?:工程|主体|路基|桥梁|隧道|土建|厂房|征迁|拆迁|形象进度)(?:量)?(?:已|已经|累计|均)*完成(?:了|近|约)?$"
)
_DONE_OF_AIM = re.compile(r"^完成投资|投资(?:额)?(?:已|共|仅|均|都)*完成(?:了)?(?:年度|全年|年)?(?:目标|任务|计划)")
# 为计划的107%, 达到年初计划的98%; 完成年度计划的 has the lexicon's word for it
_OF_A_PLAN = re.compile(r"(?:为|是|达到?了?|相当于|完成了?)(?:年初|年|原定?|总|既定)?的?(?:计划|任务|指标)[数量]?的$")
_PLAN_OF_PLANS = re.compile(r"(?:投资计划|计划(?:完成)?(?:总)?投资)额?[占佔]")


def read_completed(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """How far a target is reached: 完成全年任务的62%, 占年度计划投资的55.3%."""
    planned = any(known.metric == "planned_investment" for known in clause.own)
    of_target = ("target" in clause.roles or planned) and re.match(
        r"[，,\s]*(?:仅|只|约|已)?(?:为|是|达|达到|相当于|实现)", clause.said
    ) is not None
    previous = clause.previous
    # 第二产业计划投资30亿元，占计划投资总额的72%: of the same plan that the part is of, and nothing is completed
    part = previous is not None and previous.role == "actual" and previous.metric == clause.metric == "total_investment"
    if "share" in clause.roles and _PLAN_OF_PLANS.search(clause.said):
        base = unstated(reading, state, item, "completed_investment", clause.own, clause.start, clause.previous_end)
        if base is not None:
            state_rate(reading, state, item, base, "share", clause.start, "percent.share")
        return True  # 年度投资计划占重点工程投资计划的58.9%
    of_target = of_target or (clause.said.endswith("的") and _OF_A_PLAN.search(clause.said) is not None)
    if "share" in clause.roles and (planned or (OF_PLAN.search(clause.said) and not part)):
        of_target = True  # 占年度计划投资的55.3%, 占计划的107%
    if (goal := _stage_aimed(clause)) is not None:
        _reached_of_stage(reading, state, item, clause, goal)
        return True  # 完成签约目标的132%、开工目标的118%
    paced = _PACE.fullmatch(clause.said) is not None
    if paced and (done := _money_done(state)) is not None:
        # 黔西市完成投资41亿元，位居第二；进度61%，位居第四
        state_rate(reading, state, item, done, "completion_rate", clause.start, "percent.completion")
        return True
    if _WORK_DONE.search(clause.said) and not ({"target", "share"} & set(clause.roles)):
        return True  # 路基工程完成74%: how far one work is
    ended = clause.said.endswith(("目标", "任务", "计划", "目标的", "任务的", "计划的"))
    invested = clause.metric in ("completed_investment", "total_investment")
    if invested and ended and not of_target and _DONE_OF_AIM.search(clause.said):
        of_target = True  # 完成投资123.1亿元，完成投资目标的54.3%; 禹山镇投资完成年度计划的62%
    if (
        of_target
        or ("complete" in clause.roles and not ({"share", "year_on_year", "up", "down"} & set(clause.roles)))
        or ("target" in clause.roles and ("share" in clause.roles or "complete" in clause.roles))
    ):
        goes_on = clause.metric is None and (
            (
                previous is not None
                and (previous.role, previous.metric) == ("completion_rate", "completed_investment")
                and not any(known.stage for known in clause.own)
            )
            or _rated_by_money(reading, state, clause)
        )
        # 基础设施项目完成投资247亿元，完成年度计划的42%；新兴产业项目完成年度计划的35%
        spent = clause.metric == "total_investment" and _DONE_OF_AIM.search(clause.said) is not None
        metric = "completed_investment" if (goes_on and clause.nouns) or spent else clause.metric
        base = clause.given.measure or measure_of(reading, state, item, metric, clause.nouns)
        if base is None or (metric is not clause.metric and clause.given.measure is None):
            base = unstated(
                reading,
                state,
                item,
                metric or ("project_count" if clause.nouns else None),
                clause.own,
                clause.start,
                clause.previous_end,
            )
        if base is not None:
            state_rate(
                reading, state, item, of_fact(state, base), "completion_rate", clause.start, "percent.completion"
            )
            if "年" in clause.said and base.metric == "completed_investment":
                _of_the_plan(reading, state, base, item)
        return True
    return False


_STAGE_AIMED = re.compile(
    r"(签约|开工|竣工|投产|落地|入库|引进|达产)(?:项目)?(?:个数|数量|数)?(?:目标|任务|计划|指标)(?:任务|数)?的?(?:约|近)?$"
)


def _stage_aimed(clause: Clause) -> Word | None:
    """The stage whose aim a clause holds a rate against: 完成[签约]目标的132%."""
    goes_on = clause.previous is not None and clause.previous.role == "completion_rate"
    if clause.metric is not None or clause.given.measure is not None or not ("complete" in clause.roles or goes_on):
        return None
    aimed = _STAGE_AIMED.search(clause.said)
    staged = [word for word in clause.own if word.stage] if aimed else []
    return staged[-1] if aimed and staged and staged[-1].end == clause.start + aimed.end(1) else None


def _reached_of_stage(reading: Reading, state: Sentence, item: Quantity, clause: Clause, goal: Word) -> None:
    """How far the aim of one stage is reached, of the projects counted there or of no number: 完成签约目标的132%、开工目标的118%."""
    told = (d for d in reversed([*reading.drafts[-8:], *state.emitted]) if d.role == "actual" and d.stage == goal.stage)
    base = next((d for d in told if d.metric in MONEY_METRICS or d.metric == "project_count"), None) or unstated(
        reading, state, item, "project_count", [goal], clause.start, clause.previous_end
    )
    if base is not None:
        state_rate(reading, state, item, reached_of(state, base), "completion_rate", clause.start, "percent.completion")


def _rated_by_money(reading: Reading, state: Sentence, clause: Clause) -> bool:
    """Whether the rates of completion told so far are of what was invested: 累计完成投资52亿元，完成率41%。产业项目完成率46%."""
    if not any(known.surface in ("完成率", "完成比例") for known in clause.own):
        return False
    told = next((d for d in reversed([*reading.drafts[-60:], *state.emitted]) if d.role == "completion_rate"), None)
    counted = any(d.metric == "project_count" and d.role in ("actual", "target") for d in state.emitted)
    return told is not None and told.metric == "completed_investment" and not counted


def _money_done(state: Sentence) -> Draft | None:
    """The last sum of the sentence that tells what was done."""
    sums = (d for d in reversed(state.emitted) if d.role == "actual" and d.unit not in ("count", "percent"))
    return next((d for d in sums if d.metric in MONEY_METRICS and d.metric != "total_investment"), None)


def _of_the_plan(reading: Reading, state: Sentence, done: Draft, item: Quantity) -> None:
    """What 计划投资 before has proved to be, where what was done is so much of it: 计划投资93.68亿元，完成投资44.24亿元，占年度计划的47.2%."""
    plan = next((d for d in reversed(state.emitted) if d.label == "计划投资" and d.end <= done.start), None)
    if plan is None or (plan.metric, plan.role, plan.unit) != ("total_investment", "actual", done.unit):
        return
    if abs(done.value * 100 / plan.value - item.low) < 1:
        plan.metric, plan.role, plan.stage = "completed_investment", "target", None
        reading.of_whole_year(plan, item.start, item.end, always=True)


def read_completion(reading: Reading, state: Sentence, item: Quantity, target: Draft) -> None:
    """A percentage that a list gives to one of its targets."""
    state_rate(reading, state, item, reached_of(state, target), "completion_rate", item.start, "percent.completion")


_TIME_GONE = re.compile(r"(?<![超于过比])时间(?:已经?|均已)?(?:过去?|进度)了?$")
_SCHEDULE = re.compile(r"的?(?:序时|时间)进度")


def is_schedule(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """Where the calendar stands, and nobody's figure: 高于75%的序时进度4.3个百分点, 时间已过三分之二."""
    if not (_SCHEDULE.match(reading.text, item.end, state.end) or _TIME_GONE.search(clause.said)):
        return False
    state.told_again.append((item.start, item.end))
    return True


def read_difference(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """By how much a rate is ahead or behind: 超序时进度12%."""
    if _OVER_HALF.search(clause.said) and state.emitted and state.emitted[-1].unit == "count":
        # 投产项目已超过半数、达54.13%
        state_rate(reading, state, item, state.emitted[-1], "share", clause.start, "percent.share")
        return True
    if _OVER_AVERAGE.search(clause.said) and state.emitted:
        base = state.emitted[-1] if state.emitted[-1].role == "rank" else None
        base = next((d for d in reversed(state.emitted) if d.role in ("completion_rate", "growth_yoy")), base)
        if base is not None:  # 完成年度目标的25.7%，名列第一，超三县平均值8.1%
            state_rate(
                reading, state, item, base, "difference", clause.start, "percent.difference", unit="percentage_point"
            )
            return True
    if _BESIDE_OTHERS.search(clause.said):
        return True  # 高于全国（22%）12个百分点: another's figure
    if ("exceed" in clause.roles or "below" in clause.roles) and clause.said.endswith("的"):
        return True  # 高于东部地区的27.1%: another's figure
    if "exceed" in clause.roles or "below" in clause.roles:
        base = clause.given.measure or measure_of(reading, state, item, clause.metric, clause.nouns)
        if base is not None:
            state_rate(
                reading,
                state,
                replace(item, low=-item.low if "below" in clause.roles else item.low),
                of_fact(state, base),
                "difference",
                clause.start,
                "percent.difference",
                unit="percentage_point",
            )
        return True
    return False
