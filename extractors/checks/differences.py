"""How far two numbers are apart: points over a target, a schedule or an average; numbers more than last year's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from extractors.checks.growth import BASE, LAST_YEAR, OF_LAST_YEAR, a_year_apart, comparable_year
from extractors.checks.mentions import (
    RATIO_UNITS,
    Mention,
    Text,
    agree,
    around,
    cue,
    holds_region,
    nearest,
    operands_of,
    same_class,
)
from extractors.checks.relation import HUNDRED, Relation, apart, first_told, plain, rounded, unsigned

# 超额完成1.2亿元, 超目标任务1.2亿元, 距目标还差5.7亿元
# 比全市平均73.4%高, 高出全市73.4%的平均水平, 全市平均73.4%，高出: what a rate is held against, right before the points
HELD_AGAINST = re.compile(r"[比较于出过低]|平均|目标|全[国省市县区]")
OVER_TARGET = re.compile(
    r"(?:超额完成(?:任务|目标)?|超(?:出|过)?(?:全年|年度)?(?:目标|任务|计划)+|[距较](?:全年|年度)?(?:目标|任务)+(?:任务)?还?差)[数了]?$"
)
SCHEDULE = re.compile(r"序时|时序|(?:时间|均衡|任务|目标|计划|应[有达])进度|时间过半|时间节点")
AVERAGE = re.compile(r"平均")
AGAINST_GROWTH = re.compile(
    r"(?:[高低快慢好]于|超过?|高出|低)[^，。；,;]{0,12}(?:投资|资金|增[速幅]|外资)[^，。；,;\d]{0,12}[\d.、和]+(?:个百分点)?$"
)


def differences(text: Text) -> Iterator[Relation]:
    """Percentage points over a target, a schedule or an average; numbers more than last year's."""
    for stated in text.prose:
        if OVER_TARGET.search(text.text, max(0, stated.start - 16), stated.start):
            yield from first_told(from_target(text, stated))
        if stated.row.role not in ("difference", "increase"):
            continue
        if stated.row.unit == "percentage_point":
            yield from first_told(points(text, stated))
        elif stated.row.unit not in RATIO_UNITS:
            yield from first_told((*more_than_last_year(text, stated), *more_than_named(text, stated)))


def from_target(text: Text, stated: Mention) -> Iterator[Relation]:
    """`到位资金61.2亿元，完成年度目标60亿元的102%，超额完成1.2亿元`: what was reached, less what was asked."""
    unit = stated.row.unit
    if unit in RATIO_UNITS or stated.hedged:
        return
    near = [m for m in text.in_sentence(stated) if m is not stated and m.row.unit == unit and not m.hedged]
    reached = nearest((m for m in near if m.row.role == "actual" and m.start < stated.start), stated)
    asked = nearest((m for m in near if m.row.role == "target"), stated)
    asked += [m for m in operands_of(text, stated, "target") if m not in asked and m is not stated][:4]
    for actual in reached[:2]:
        for target in asked:
            relation = apart(stated, actual, target, "", explicit=False)
            if target.row.unit == unit and target.row.metric == actual.row.metric and not relation.gap:
                yield relation


def more_than_named(text: Text, stated: Mention) -> Iterator[Relation]:
    """`新签约项目84个，比上年的60个净增24个`: the number that 比 names, whatever period it was given."""
    unit = stated.row.unit
    before = [m for m in text.in_sentence(stated) if m.end <= stated.quote and m.row.unit == unit]
    for last in before[-1:]:
        if BASE.search(text.text, max(0, last.start - 26), last.start):
            for this in [m for m in before if m.end <= last.start][-2:]:
                relation = apart(stated, this, last, "", explicit=False)
                if this.row.metric == last.row.metric and not relation.gap:
                    yield relation


def points(text: Text, stated: Mention) -> Iterator[Relation]:
    """Percentage points between two rates, whichever is the greater."""
    if beside := list(against_beside(text, stated)):
        yield from beside
        return
    rates = around(text.rates[stated.row.metric], stated)
    before = nearest((m for m in rates if m.sentence == stated.sentence and m.start < stated.start), stated)
    statement = re.split(r"[;；]", text.sentence_text(stated))[-1]
    if SCHEDULE.search(statement):
        # 分别完成43.2%、37.8%，分别超时序进度9.9个、4.5个百分点: one of those before
        for rate in before[:4]:
            for due in elapsed(stated, rate):
                yield from_schedule(stated, rate, due)
    elif AVERAGE.search(statement):
        yield from against_average(text, stated, rates)
        yield from against_whole(text, stated)
        yield from against_text_average(text, stated)
    elif AGAINST_GROWTH.search(statement):
        yield from against_whole(text, stated)
    elif above := list(above_last_year(text, stated)):
        yield from above
    elif not LAST_YEAR.search(re.split(r"[,，;；]", text.sentence_text(stated))[-1]):
        # 开工率66.7%,比去年同期提高9.2个百分点 says nothing of the target of 75%.
        aims = (m for m in text.in_sentence(stated) if m.row.role == "target")
        targets = nearest((m for m in aims if m.row.unit == "percent"), stated)
        for rate in before[:1]:
            for target in targets[:1]:
                yield apart(stated, rate, target, " 个百分点", explicit=True)


def against_beside(text: Text, stated: Mention) -> Iterator[Relation]:
    """`开工率82.6%，比全市平均73.4%高9.2个百分点`: two rates before the points that are so far apart, to the digit.

    The second is named in words that hold one against another, and one of them has a digit behind the point.
    """
    rates = [m for m in text.in_sentence(stated) if m.end <= stated.start and m.row.unit == "percent" and not m.hedged]
    for other in rates[-1:]:
        if not HELD_AGAINST.search(text.clause(other)):
            continue
        for one in reversed(rates[-3:-1]):
            relation = apart(stated, one, other, " 个百分点", explicit=False)
            alike = one.row.metric == other.row.metric and min(one.step, other.step) < 1
            if alike and not relation.gap:
                yield relation
                return


def above_last_year(text: Text, stated: Mention) -> Iterator[Relation]:
    """`开工率51.8%，去年同期为49.6%，提高2.2个百分点`: a rate, the last year's right behind it, and the points between."""
    rates = [m for m in text.in_sentence(stated) if m.end <= stated.quote and m.row.unit == "percent"]
    for this, last in pairwise(rates[-2:]):
        before = max(0, last.start - 26), last.start
        named = BASE.search(text.text, *before) or OF_LAST_YEAR.search(text.text, *before)
        if named and not this.hedged and not last.hedged:
            same = this.row.role == last.row.role and this.row.metric == last.row.metric == stated.row.metric
            yield apart(stated, this, last, " 个百分点", explicit=same and a_year_apart(this, last))


def from_schedule(stated: Mention, rate: Mention, due: Decimal) -> Relation:
    def ahead(values: Sequence[Decimal]) -> Decimal:
        return abs(values[0] - due)

    words = plain(rounded(due)) + "(序时进度)"
    form = "{} − " + words if rate.value >= due else words + " − {}"
    return Relation("difference", unsigned(stated), (rate,), ahead, form + " = {} 个百分点")


def elapsed(stated: Mention, rate: Mention) -> Iterator[Decimal]:
    """Shares of the year that a schedule may mean: by months, as a rule; by days where the period ends inside one."""
    for end in sorted({end for end in (stated.row.period_end, rate.row.period_end) if end is not None}):
        if (end + timedelta(days=1)).day == 1:
            yield Decimal(end.month) / 12 * HUNDRED
        else:
            yield Decimal((end - date(end.year, 1, 1)).days + 1) / 365 * HUNDRED


def against_average(text: Text, stated: Mention, rates: Sequence[Mention]) -> Iterator[Relation]:
    """`武邑县…低于全市平均水平8个百分点`: a county's rate and its city's, of the same metric and role."""
    code = stated.row.region_code
    city = [m for m in rates if m.row.region_code == text.region_code and holds_region(text.region_code, code)]
    made = [
        apart(stated, rate, average, " 个百分点", explicit=True)
        for average in city
        for rate in rates
        if rate.row.region_code not in (None, text.region_code) and rate.row.role == average.row.role
    ]
    own = [relation for relation in made if any(m.row.region_code == code for m in relation.operands)]
    # In 分别低于…8个、7.2个、5.1个百分点 a number may have come to the wrong county: none is told where another's fits.
    others = (relation for relation in made if all(m.row.region_code != code for m in relation.operands))
    fits_another = bool(own) and any(relation.holds for relation in others)
    alone = len({(m.row.region_code, m.value) for relation in own for m in relation.operands}) == 2
    for relation in own:
        yield replace(relation, explicit=alone and not fits_another)


def against_text_average(text: Text, stated: Mention) -> Iterator[Relation]:
    """`58.4%、61.2%，分别低于全市平均水平22.1个、19.3个百分点`: whatever place a rate was taken for, where it fits to the digit."""
    near = around(text.reached, stated)  # one of the two has a digit behind the point
    of_all = [m for m in near if m.sentence < stated.sentence and agree(m.row.region_code, text.region_code)]
    own = [m for m in near if m.sentence == stated.sentence and m.start < stated.start]
    for rate in own:
        for whole in of_all[:6]:
            relation = apart(stated, rate, whole, " 个百分点", explicit=False)
            if not relation.gap and min(rate.step, whole.step) < 1:
                yield relation


def against_whole(text: Text, stated: Mention) -> Iterator[Relation]:
    """`服务业增长19.91%，高于全国平均水平2.2个百分点`: a class's growth and the whole's, told only where it holds."""
    growths = around(text.growths, stated)
    own = nearest((m for m in growths if m.sentence == stated.sentence and m.start < stated.start), stated)
    # 快于同期工业投资增速37.4个百分点: of the class that is named, or of all
    compared = text.sentence_text(stated)[-24:]
    wholes = [m for m in growths if m.row.metric == stated.row.metric and agree(m.row.region_code, text.region_code)]
    in_all = growths and "整体" in compared  # 高出整体增速7.7个百分点: than what the page opens with
    first = min(growths, key=lambda m: m.start) if in_all else None
    wholes = [m for m in wholes if m.row.sector is None or m.row.sector in compared or m is first]
    wholes = [m for m in wholes if "平均" not in text.sentence_text(m)[-16:]]
    found = [
        apart(stated, unsigned(growth_of), unsigned(whole), " 个百分点", explicit=False)
        for growth_of in own[:3]
        for whole in nearest(wholes, stated)
        if whole.row.id != growth_of.row.id and agree(whole.row.period_end, growth_of.row.period_end)
    ]
    yield from (relation for relation in found if relation.gap == 0)


def more_than_last_year(text: Text, stated: Mention) -> Iterator[Relation]:
    """`比去年同期的8个增加3个`: this year's number, last year's, and how many more."""
    tail = text.sentence_text(stated)[-20:]
    if cue("month_on_month").search(tail):
        return
    actuals = [
        mention
        for mention in operands_of(text, stated, "actual")
        if mention.row.unit == stated.row.unit
        and mention.start < stated.start
        and same_class(mention, stated)
        and agree(mention.row.stage, stated.row.stage)
    ]
    fewer = cue("down").search(tail) is not None
    for last in actuals:
        for this in actuals:
            if this.row.period_end == last.row.period_end or (this.value < last.value) != fewer:
                continue
            if this.row.min_investment_cny == last.row.min_investment_cny and comparable_year(text, this, last):
                explicit = a_year_apart(this, last) and this.sentence == last.sentence == stated.sentence
                # 多出4个 of 11 and 8: a small difference is soon far off, so no nearness is asked of it.
                yield replace(apart(stated, this, last, "", explicit=explicit), near=Decimal(1))
