"""Growth over a year or a month, and so many times what it was (`同比增长17%`, `环比下降3%`, `是去年同期的1.8倍`)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extractors.draft import MONEY_METRICS, PIPELINE, Draft
from extractors.language import clause_start
from extractors.places import give_to_each, said_of_each
from extractors.quantity import Quantity
from extractors.rates.stated import Clause, state_rate, unstated
from extractors.sector import sector_of
from extractors.sentence import Sentence
from extractors.vocabulary import Word

if TYPE_CHECKING:
    from extractors.attach import Reading

# a word of a class before its growth: 制造业增长53.1%, 水利、环境和公共设施管理业下降3.1%
_CLASS_HEAD = re.compile(
    r"[，,；;]?(?:其中[，,]?)?(?:而)?((?:[^，。；,;：:\d\s]{2,30})(?:业|产业|地区|领域))(?:保持)?$"
)
_OTHER_HEAD = re.compile(r"(?:其[他它余])[\u4e00-\u9fff]{2,6}")
# 用电量1.26亿千瓦时, 货运量31万吨: measures that no row is made of
_OTHER_MEASURE = re.compile(r"\d[万亿]?(?:千瓦时|度|吨|公里|辆|台|标箱|立方米|人公里|人|亩|头|只)")
# 贫困发生率下降到11.7%, 入驻率由70%提高到86%: a level of a rate, and no growth
_RATE_NOW = re.compile(r"率(?:由[\d.]+[%％])?(?:提高|提升|上升|升|下降|降低|降|压减)[到至为]$")
_AGAINST_STRETCH = re.compile(r"[比较]\d{1,2}[—–\-至到－]\d{1,2}月份?(?!同期|相比)[^，。；\d]{0,6}$")
_ONCE_THERE = re.compile(r"(?:投产|达产|建成|投用|投运|运营|竣工)(?:之?后|时)")


def read_growth(reading: Reading, state: Sentence, item: Quantity, clause: Clause) -> bool:
    """Growth over a year or a month: 同比增长17%, 环比下降3%, 翻一番."""
    text = reading.text
    if {"up", "down"} & set(clause.roles) and _RATE_NOW.search(clause.said):
        return False
    if {"up", "down"} & set(clause.roles) and _AGAINST_STRETCH.search(clause.said):
        return True  # 比1—10月增加17.7%: over a stretch that ended earlier in the same year
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
                # 安排项目45个，年度投资15亿元，较上年增长17%: of what stands right before it
                else (
                    next((d for d in levels[-1:] if d.rule == "money.planned" and clause.start - d.end < 2), None)
                    or next(
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
            base = unstated(
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
        draft = state_rate(reading, state, replace(item, low=value), base, role, clause.start, "percent.growth")
        if said_of_each(text, state, clause.start, clause.left_end):
            give_to_each(reading, state, item, draft, clause.start)  # 琼结县、措美县增幅均在50%以上
        goes_on = (
            base is clause.previous and base.role == "target" and base.rule != "money.planned"
        )  # 全年到位资金任务98亿元，增长15%
        if goes_on or reading.aimed(state, item, "actual", clause.own) == "target":
            draft.role = "target"
            if not (base in state.emitted and base.role == "target"):
                reading.planned(state, draft)  # 下半年，力争…；全年达到80亿元，增长15%: of what it is of
        return True
    return False


_MONTH_COMPARED = re.compile(r"[比较](?P<month>\d{1,2})月份?")


def _against_last_month(reading: Reading, state: Sentence, clause: Clause) -> bool:
    """Whether a growth is over the month before: 8月份合同引资38.6亿元，比7月份的30.7亿元增长25.7%."""
    compared = _MONTH_COMPARED.search(reading.text, max(state.start, clause.left_end - 24), clause.left_end)
    return compared is not None and any(
        draft.role == "actual" and draft.last is not None and int(compared["month"]) == (draft.last.month - 1 or 12)
        for draft in state.emitted
    )


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


def _of_subclass(reading: Reading, state: Sentence, clause: Clause, base: Draft) -> Draft:
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


def read_multiple(reading: Reading, state: Sentence, item: Quantity, measure: Draft) -> None:
    """So many times what it was a year before: 是去年同期的1.8倍 is 80 per cent more."""
    grown = replace(item, low=(item.low - 1) * 100, kind="percent", unit="percent")
    rate = state_rate(reading, state, grown, measure, "growth_yoy", item.start, "percent.growth")
    rate.first, rate.last, rate.rule = measure.first, measure.last, "percent.growth"  # and not of last year
