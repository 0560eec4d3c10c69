"""Ranks: which place a measure takes among its like (`总量居全市第9位`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.clause import (
    money_metric,
    of_money_in_place,
    own_clause,
)
from extractors.draft import MONEY_METRICS, PIPELINE, Draft
from extractors.quantity import Quantity
from extractors.rates.stated import state_rate, unstated
from extractors.sentence import NOTHING_GIVEN, Given, Sentence

if TYPE_CHECKING:
    from extractors.attach import Reading

_RANKED = ("actual", "forecast", "growth_yoy", "completion_rate", "conversion_rate")
# 总量列全市第9位、一小时经济圈第6位
_RANK_TOO = re.compile(r"[、，和](?:在)?[\u4e00-\u9fff]{2,12}(?:中|里)?(?:位?居|排名?|位?列)?第?")


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
# 评比结果为：甲产业园项目位列第一: what a jury thought of one project
_OF_ONE_PROJECT = re.compile(
    r"[\u4e00-\u9fff”]{4,}(?:项目|工程|公司|集团|企业)(?:均|分别)?(?:位列|位居|名列|排名?|排在|荣?获得?|取得|勇夺)(?:了|得分)?第?$"
)
_NUMBER_OF_PROJECTS = re.compile(r"项目(?:个?数|数量|总[数量])[^，。；\d]{0,6}(?:位?居|排|位?列)")
_WORK = re.compile(r"(?:招商(?:引资)?|引资)工作|工作(?:位列|名列|排名?|位?居|列)")
_RANKED_NOW = re.compile(
    r"(?:目前|现|均|分别|稳|仍|总量|增速|增幅|规模|完成(?:目标|任务)*(?:率|进度|比例|情况)?|[，,、]|在?全[国省市县区州])*(?:位?居|排名?|排位|位?列|名列|排在)?(?:全[国省市县区州])?第?"
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
    metric, word = money_metric([known for known in own if known.metric], reading.text[own_start:left_end])
    metric = "funds_in_place" if of_money_in_place(reading, state, word, left_end) else metric
    base = given.measure
    said = reading.text[own_start:left_end]
    if base is None and said.endswith(("500强第", "500强", "百强第")) and metric in (None, "revenue", "tax"):
        return  # 位列世界500强第181位: a firm
    if base is None and re.search("总分|评分|评比|考评", said):
        return  # 总分排名全市第四: of an assessment
    if base is None and "工作" in said and _WORK.search(said):
        return  # 招商引资工作在全省排名第三位: no figure of it
    if base is None and metric is None and not any(known.stage for known in own) and _OF_ONE_PROJECT.search(said):
        return  # 评比得票结果为：月河产业园项目位列第一
    if base is None and metric is not None and not re.search(r"考核|综合|得分", said):
        base = reading.last(state, MONEY_METRICS, metric)
        if base is not None and base not in state.emitted and re.search(r"总量|总额", said):
            base = _whole_of(reading, base)
        if base is None:
            base = unstated(reading, state, item, metric, own, own_start, previous_end)  # 固定资产投资增速列全市第3
    if base is None and re.match(
        r"(?:[^，。；\d]{0,8}(?:\d{1,2}[-—至]\d{1,2}月(?:份)?)?(?:该|此|这一?)项?(?:指标|数据))?[\s、，]*(?:目前|现|均|分别|稳|仍|在?全[国省市县区州]|在[^，。；]{2,14}中)*(?:位?居|排名?|排位|位?列|名列|排在|名次[为是]|(?<=[国省市县区州])第?$)",
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
    if base is None and metric is None and not state.emitted and _NUMBER_OF_PROJECTS.search(said):
        base = unstated(reading, state, item, "project_count", own, own_start, previous_end)  # 签约项目数列全市第一
    named = next((known for known in reversed(own) if (known.role or "").startswith("rate_")), None)
    if named is not None and named.role != "rate_funds" and given.measure is None:
        # 开工率73%，投产率32%，开工率居全市第二位
        told = [d for d in state.emitted if d.role == "conversion_rate"]
        stage = (named.role or "").removeprefix("rate_")
        ghost = unstated(reading, state, item, "project_count", own, own_start, previous_end) if not told else None
        if ghost is not None:
            base = replace(ghost, stage=stage)  # 累计完成投资55亿元，开工率位次居全省第四
        base = next((d for d in told if d.stage == stage), base)
    again = state.emitted[-1] if state.emitted and state.emitted[-1].role == "rank" else None
    if base is None and again is not None and _RANK_TOO.fullmatch(reading.text, again.end, item.number_start):
        base = again
    if isinstance(base, Draft):
        state_rate(reading, state, item, base, "rank", own_start, "rank", "rank")
