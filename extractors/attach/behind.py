"""A time that is told behind the figures that it is of: 签约41个，开工18个——这是石泉县今年上半年交出的答卷. （截至10月31日）"""

from __future__ import annotations

import re
from datetime import date

from extractors.attach.ceremony import DATELINE
from extractors.attach.memory import Memory
from extractors.attach.periods import anchor_year
from extractors.draft import Draft
from extractors.language import clause_start
from extractors.period import find_periods
from extractors.sentence import Days

_IN_BRACKETS = re.compile(r"[（(]([^（()）\n]{2,40})[）)][。\s]*$")
_BEHIND_DASH = re.compile(r"—+([^—。\n]{4,60})[。\s]*$")
# 以上为|商城县|一季度|招商成绩单, 这是|句容市|今年1—4月|交出的外资成绩
_THIS_IS = re.compile(
    r"[—\s]*(?:以上|这|上述|此)(?:些|组|份|一)*[^，。；：\d]{0,8}?(?:就|便|即|也)?(?:为|是|系)[^，。；：\d]{0,16}"
)
# 统计时间为|今年1—10月, 数据截至|2016年12月|，来源：市统计局
_TIME_OF_DATA = re.compile(
    r"(?:[注註备備][：:]|以上|上述|文中|有关|相关|所列|所有|各项|本次)*(?:统计|数据|数字|资料|报表|情况|指标)(?:时间|时段|口径|数据|范围|期限|期间|时点)*(?:均|都|统一|全部|系)*(?:为|是|至|截至|截止|截止到|截至到|[：:])*"
)
# |5月15日|统计, |十一月底|列出清单
_COUNTED_THEN = re.compile(
    r"年?度?末?的?(统计数?据?|数据|口径|累计数?|调度数?据?|通报|快报|发布|汇总|列出清单|时点?数)?[。\s]*"
)
# 石台县|2015年|招商引资盘点, 仙游县|2020年|安排
_SUMS_UP = re.compile(
    r"[^，。；：\d]{0,20}(?:盘点|总结|小结|成绩单|答卷|情况|通报|安排|统计|计划|成绩|成效|账单|账本|数据|进展|进度|清单|台账|回顾|回头看|简报|快报|一览|分析)[”）)」]*[。\s]*"
)
_PLANNED = re.compile(r"[^，。；：\d]{0,16}(?:安排|计划|任务)")  # 仙游县|2020年|重点项目安排
_WHOSE = re.compile(r"[^，。；：\d、]{0,16}")
_THIS_MEASURE = re.compile("(?:该|这一?|此)项?(?:指标|数据|数值)")
_LONGEST = 64  # characters of a label


def tell_behind(memory: Memory, start: int, end: int, told: list[Draft], last: int) -> None:
    """Give the figures `told` that have no time the one that the paragraph `text[start:end]` names behind them.

    The paragraph's last sentence begins at `last`. The figures stand in this paragraph, or in the last one before it that has figures: 注：数据截至10月31日, in a line of its own.
    """
    if told[-1].title:
        return
    label = _label(memory, start, end, told[-1].end, last)
    if label is not None:
        _give(told, label)
    elif any(draft.last is None for draft in told):
        if any(draft.last for draft in told):
            _of_their_sum(told)
        if (found := _THIS_MEASURE.search(memory.text, start, end)) is not None:
            _of_this_measure(memory, told, found.start())


def _give(told: list[Draft], label: Days) -> None:
    """Give the figures without a time what a label says, where those that have one lie in it."""
    first, last = label
    timed = {(draft.first, draft.last) for draft in told if draft.last is not None}
    if not all(
        ends and last and ends <= last and (first is None or (begins and begins >= first)) for begins, ends in timed
    ):
        if len(timed) == 1 and first is None:
            _end_year_so_far(told, *timed.pop(), last)
        return
    for draft in told:
        if draft.first is None and draft.last is None:
            draft.first, draft.last = label


def _end_year_so_far(told: list[Draft], first: date | None, ends: date | None, last: date | None) -> None:
    """今年受理申请132件…（截至10月31日）: the year so far ends then, and not on the day of the paper."""
    if first and ends and last and first < last < ends:
        for draft in told:
            if draft.last == ends:
                draft.last = last


def _of_their_sum(told: list[Draft]) -> None:
    """Give the parts that a sum adds up its time: 甲园签约9个，乙园签约6个，两园今年1—10月共签约15个."""
    for whole in told:
        if whole.last is None or whole.role != "actual":
            continue
        parts = [
            draft
            for draft in told
            if draft.end <= whole.start
            and draft.first is None
            and draft.last is None
            and (draft.metric, draft.role, draft.stage, draft.unit) == (whole.metric, "actual", whole.stage, whole.unit)
        ]
        if len(parts) > 1 and sum(draft.value for draft in parts) == whole.value:
            for draft in parts:
                draft.first, draft.last = whole.first, whole.last


def _of_this_measure(memory: Memory, told: list[Draft], at: int) -> None:
    """Give what a sentence says of a measure the time with which it goes back to it: 到位34.6亿元，1—5月该指标排全市第六."""
    text = memory.text
    begin = max(text.rfind(mark, 0, at) for mark in "。\n") + 1
    clause = clause_start(text, at, begin)
    known = find_periods(text, memory.document.published, clause, at, anchor_year(memory), memory.carried)
    before = [draft for draft in told if begin <= draft.start < at]
    if len(known) != 1 or known[0].last is None or any(draft.last for draft in before if draft.role != "target"):
        return
    for draft in before:
        if draft.last is None:
            draft.first, draft.last = known[0].first, known[0].last


def _label(memory: Memory, start: int, end: int, figures_end: int, last: int) -> Days | None:
    """The time that the words behind the last figure say that the paragraph is of."""
    text = memory.text
    figures_end = max(figures_end, start)
    for parted in (_IN_BRACKETS, _BEHIND_DASH):
        if (found := parted.search(text, max(figures_end, end - _LONGEST), end)) is not None:
            return _read_label(memory, *found.span(1))
    # a label may be all of its line
    return _read_label(memory, last, end) if last >= figures_end and end - last < _LONGEST else None


def _read_label(memory: Memory, start: int, end: int) -> Days | None:
    """The one time that words name which say no more than that: 以上为一季度数据, 截至10月31日."""
    text = memory.text
    known = find_periods(text, memory.document.published, start, end, anchor_year(memory), memory.carried)
    if len(known) != 1 or known[0].last is None or DATELINE.search(text, start, end):
        return None  # 这是记者8月11日从…获悉的
    at = known[0]
    if at.future and _PLANNED.match(text, at.end) is None:
        return None
    this_is = _THIS_IS.fullmatch(text, start, at.start) or _TIME_OF_DATA.fullmatch(text, start, at.start)
    counted = _COUNTED_THEN.fullmatch(text, at.end, end)
    if at.kind == "day":
        # 截至10月31日, 5月15日统计 and no （3月5日） alone, which is the paper's own day
        then = counted is not None and counted[1] is not None and _WHOSE.fullmatch(text, start, at.start)
        return (None, at.last) if this_is or then else None
    alone = counted is not None and counted[1] is None
    if alone:  # （2022年度） and no 园区创办于2022年。
        return (at.first, at.last) if this_is or (start == at.start and text[end : end + 1] in "）)") else None
    summed = (counted or _SUMS_UP.fullmatch(text, at.end, end)) and _WHOSE.fullmatch(text, start, at.start)
    return (at.first, at.last) if this_is or summed else None
