"""Points of per cent: by how much one rate is above or below another (`高于全省5.2个百分点`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.clause import (
    money_metric,
    own_clause,
)
from extractors.draft import MONEY_METRICS, PIPELINE, Draft
from extractors.quantity import Quantity
from extractors.rates.stated import state_rate, unstated
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading

_AGAINST_TIME = re.compile("进度|目标|任务")
_PACE = re.compile("增速|增幅|增长率")
_THAN = re.compile(r"[较比][^，。；\d]{2,12}$")
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
    if item.bound == "over" and text[item.start] == "超" and _THAN.search(text, own_start, item.start):
        item = replace(item, bound="exact")  # 较时序进度超|2个百分点
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
            base = unstated(
                reading, state, item, metric, own, own_start, previous_end
            )  # 固定资产投资增幅低于全县5.2个百分点
    rate = rate or next(
        (word for word in own if word.role and word.role.startswith("rate_") and word.role != "rate_funds"), None
    )
    if rate is not None:
        # 签约项目当年开工率较去年同期高11.5个百分点
        of_funds = rate.role == "rate_funds"
        ghost = unstated(
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
            base = unstated(reading, state, item, named, [], own_start, previous_end)
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
    draft = state_rate(
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
