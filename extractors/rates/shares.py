"""Shares: which part of a whole a measure is (`占全市的38%`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.clause import (
    fixed_assets_spoken_of,
    money_metric,
)
from extractors.count_stages import OF_THESE, stage_of
from extractors.draft import PIPELINE, STAGELESS, Draft
from extractors.language import clause_start
from extractors.quantity import Quantity
from extractors.rates.stated import Clause, of_fact, state_rate, unstated
from extractors.sentence import Sentence
from extractors.together import share_of_places
from extractors.vocabulary import Word, find_nouns

if TYPE_CHECKING:
    from extractors.attach import Reading


def read_share_of_stated(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
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
        state_rate(
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


_PROJECTS_ARE = re.compile(r"项目(?:的)?(?:总?数量?|个数)?[较最]?(?:多|少|为主)?[，,]?(?:分别|只|仅|约|已|就)?占")
# 已开工326个，占全年开工计划的81.5%: how far the plan is reached
_OF_STAGE_PLAN = re.compile(
    r"[，,、]?占到?(?:全[年市县区省]|年度|当年|今年|本年|年)*(?:新?开工|复工|竣工|投产|建设|签约|落地|入库)(?:计划|任务|目标)数?的?(?:比例|比重)?为?"
)
_DONE_OF_IT = re.compile(
    r"[，,、；](?:现|截至目前[，,]?|截[至止]到?[^，。；]{1,10}[，,]?|目前[，,]?|[\d一二三四五六七八九十—至-]{1,5}月份?[，,]?|上半年[，,]?|前?[一二三]季度[，,]?)?"
    r"(?:现?已|实际|累计|共|全[县市区])*(?:完成|到位|引进|实现)了?(?:任务)?[\d.]+[万亿]*(?:元|美元|个)?"
)
# 10亿元以上的4个；来自长三角的占61%: of all that were counted
_OF_A_CLASS = re.compile(r"[，,；;\s]*(?:其中[，,]?)?(?:来自|投向|属于|从事)[^，。；\d]{2,16}占")


# 产业项目57项，总投资99亿元，[数量、总投资占比均]超过65%: the share of the projects, too
_BOTH_ALIKE = re.compile(
    r"(?:项目)?(?:数量?|个数|总数)(?:占比)?[、和与及][^，。；、\d]{2,10}?占[^，。；、\d]{0,12}?(?:均|都|双双)"
)


def whole_counted(state: Sentence, base: Draft) -> Draft:
    """What a share of a class of its own is of: the whole that the sentence parts, and not a size class of it."""
    whole = state.whole
    parts = whole is not None and whole in state.emitted and whole.metric == base.metric == "project_count"
    return whole if whole is not None and parts and base in state.emitted else base


def read_share(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
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
        state_rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.of_plan")
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
        state_rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.of_plan")
        return True
    if clause.previous is not None and clause.previous.role == "actual" and _OF_STAGE_PLAN.fullmatch(clause.said):
        state_rate(reading, state, item, clause.previous, "completion_rate", clause.start, "percent.of_plan")
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
            base = unstated(reading, state, item, part or metric, of_part, clause.start, clause.previous_end)
        size = reading.size_class(state, clause.previous_end, item.start)
        if (
            base is None
            and metric is None
            and size is None
            and _PROJECTS_ARE.search(text, state.start, clause.left_end)
        ):
            # 新兴产业项目数量占工业项目的61%; 外来投资项目多，占总数的60%
            base = unstated(reading, state, item, "project_count", clause.own, clause.start, clause.previous_end)
            if base is not None and not any(known.stage for known in clause.own):
                base.stage = None  # of which of all projects nobody says
        if size is None and base is not None and _OF_A_CLASS.match(clause.said):
            base = whole_counted(state, base)
        if (
            base is not None
            and base in state.emitted
            and base.metric not in PIPELINE
            and clause.metric is None
            and reading.unread(state, base.end, clause.start)
        ):
            return True  # 加工企业仅有9家，年加工能力不到6万吨，只占总产量的一成
        if base is not None:
            draft = state_rate(reading, state, item, base, "share", clause.start, "percent.share")
            if base not in state.emitted and draft.metric == "project_count":
                draft.stage = _stage_of_whole(text, state, clause, draft.stage)
            if share_of_places(clause.said):  # 三盟市完成投资额占全区的51%: of the three together
                _give_home(reading, draft)
            if any(d.start == base.start and d.sector != base.sector for d in state.emitted if d.metric == base.metric):
                # 工业、农业、服务业项目分别为12个、9个、5个，占总数的92.6%: of all that one list names
                draft.sector = None if "分别" not in clause.said else draft.sector
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
                    if clause.metric in (None, "total_investment", "contract_value")
                    and (state.subject is None or state.subject.metric == "project_count" or clause.nouns)
                    else draft.metric
                )
                draft.pair = None
            stages = [
                known.stage for known in state.words if known.stage and state.start <= known.start < clause.left_end
            ]
            of_money = clause.metric in STAGELESS  # 亿元以上在建项目到位资金占65%
            if size is not None and base not in state.emitted and stages and not of_money:
                draft.stage, draft.metric = stages[-1], "project_count"
            if draft.metric in ("total_investment", "contract_value") and _BOTH_ALIKE.search(clause.said):
                counts = [d for d in state.emitted if d.metric == "project_count" and d.role == "actual"]
                if counts:
                    state_rate(reading, state, item, counts[-1], "share", clause.start, "percent.share")
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


_WHOLE_NAMED = re.compile(r"占到?[^，。；、\d总]{2,12}项目")


def _stage_of_whole(text: str, state: Sentence, clause: Clause, inherited: str | None) -> str | None:
    """How far the projects are that a share of them is of: 占到签约项目的30%, 在已签约的项目中，…占比52%; 占工业项目的35% says none."""
    said = [known.stage for known in state.words if known.stage and known.start < clause.left_end]
    if said:
        return said[-1]
    apart = OF_THESE.search(text, state.start, clause.start) or _WHOLE_NAMED.search(text, clause.start, clause.left_end)
    return None if apart else inherited


_WHOLES = ("total_investment", "contract_value")


def _right_behind(reading: Reading, state: Sentence, own: list[Word], own_start: int, part: Draft) -> bool:
    """Whether a clause that names only its whole stands right behind an amount of another measure, which is the part."""
    cue = next((known for known in own if known.role == "share"), None)
    if cue is None or any(known.metric and known.end <= cue.start for known in own):
        return False
    if part is not state.emitted[-1] or part.metric not in ("funds_in_place", "completed_investment"):
        return False
    return reading.text[part.end : own_start].strip("，, ") == ""


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
    if metric in _WHOLES and actual and _right_behind(reading, state, own, own_start, actual[-1]):
        return actual[-1]  # 到位资金8.4亿元，占落地项目投资总额的31%: of the money that came in
    if metric is not None:
        same = [draft for draft in actual if draft.metric == metric]
        if same:
            return of_fact(state, same[-1])
        cue = next((known for known in own if known.role == "share"), None)
        before, word = money_metric(
            [known for known in own if known.metric and cue is not None and known.end <= cue.start],
            reading.text[own_start : cue.start if cue else end],
        )
        if word is not None and word.surface == "金额" and metric != "project_count":
            before = metric  # 亿元以上的项目22个，金额占签约总额的97%: measured as its whole is
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
        return of_fact(state, actual[-1]) if reached else actual[-1]
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
