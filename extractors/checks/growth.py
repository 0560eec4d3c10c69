"""Growth against the year before, whose figure may stand elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    DONE,
    HALF,
    MONEY,
    STATEMENT_BREAK,
    TOTALS,
    WIDER_REACH,
    Mention,
    Text,
    agree,
    around,
    cue,
    figures,
    nearest,
    operands_of,
    paired,
    placed,
    same_class,
    same_place,
)
from extractors.checks.relation import Relation, growth, growth_of_decrease, growth_of_increase, unsigned

LAST_YEAR = re.compile(r"去年同期|上年同期|去年|上年|同期|上届|上一届")
# 与去年同期的51个、18.9亿元相比: the number itself is of the year before
BASE = re.compile(r"(?<![同环])[比较][^，,。；;]{1,24}$")  # 比去年实际完成的147亿元, 比2015年的150个、420亿元
GROWS = re.compile(r"(?:增长|增幅|增速|同比增|提高|上升)[^，。；,;\d]{0,6}[\d.]+[%％]$")
THAN_LAST = re.compile(r"[比较](?:上年|去年)(?:同期)?的$")
GROWN = re.compile(r"(?:，|同比)?(?:增长|下降|增加|减少|提高)了?")
NEXT = re.compile(r"[，,、]?[^，,；;。\d]{0,6}")
FROM = re.compile(r"[由从][^，,。；;]{0,24}$")
TO = re.compile(r"[^。；;]{0,16}[到至为]")
OF_LAST_YEAR = re.compile(rf"(?:{LAST_YEAR.pattern})[^，,；;。]{{0,16}}$")


def year_on_year(text: Text, rate: Mention) -> Iterator[Relation]:
    """`总投资186.4亿元,同比增长17.2%` held against `去年同期159亿元`.

    Growth 按可比价 is of other numbers than those printed, and 年均增长 of more years than one: neither is checked.
    """
    sentence = text.whole_sentence(rate)
    if cue("comparable").search(sentence) or "年均" in text.sentence_text(rate)[-20:]:
        return
    now = [m for m in operands_of(text, rate, "actual") if agree(m.row.stage, rate.row.stage) and m.start < rate.start]
    now = [m for m in now if m.paragraph == rate.paragraph]
    told = [m for m in now if paired(m, rate)] or [m for m in now if m.sentence == rate.sentence]
    if told and OF_LAST_YEAR.search(text.sentence_text(told[0])):
        # 到位资金27.15亿元,与去年同期的51个、18.9亿元相比,…分别增长43.1%和43.7%; 签约42.36亿元。…上届37.69亿元,增长12.4%
        told = [m for m in now if not OF_LAST_YEAR.search(text.sentence_text(m))] or told
    for this in told[:1]:
        for last in operands_of(text, rate, "actual"):
            if comparable_year(text, this, last) and not cue("comparable").search(text.whole_sentence(last)):
                explicit = a_year_apart(this, last) and stated_last_year(text, last)
                explicit = explicit and this.row.sector == last.row.sector
                yield Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%", explicit)
        yield from by_increase(text, this, rate)
    yield from against_named(text, rate)
    yield from than_the_last(text, rate)
    yield from from_to(text, rate)
    yield from over_another(text, rate)


def over_another(text: Text, rate: Mention) -> Iterator[Relation]:
    """`成立初期签约额22.25亿元。2017年签约额271.85亿元，与2004年相比，增长1121.8%`: over an earlier number of the same measure.

    Whatever years they are of: told where a rate of three figures comes out as written, of amounts of three figures and more.
    """
    if rate.hedged or figures(rate) < 3:
        return
    near = [m for m in placed(text.prose, rate.start - WIDER_REACH, rate.start) if m.row.unit in MONEY and not m.hedged]
    near = [m for m in near if m.row.role in (*ADDITIVE_ROLES, "forecast") and figures(m) >= 3]
    beside = [m for m in near if m.sentence == rate.sentence][-2:]
    for this in reversed(beside):
        for last in reversed(near):
            alike = (last.row.unit, last.row.sector) == (this.row.unit, this.row.sector) and same_place(this, last)
            alike = alike and any(
                {this.row.metric, last.row.metric} <= {*family} for family in (TOTALS, DONE, (this.row.metric,))
            )
            apart = last.row.role == "actual" and (last.row.period_start, last.row.period_end) != (
                this.row.period_start,
                this.row.period_end,
            )
            if last is this or not alike or not apart or not agree(this.row.stage, last.row.stage):
                continue
            relation = Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%")
            if relation.gap <= rate.step * HALF:
                yield relation


def than_the_last(text: Text, rate: Mention) -> Iterator[Relation]:
    """`签约项目17个、58.46亿元。上届签约额为49.32亿元，本届增长18.5%`: the number before, of the sentence before."""
    if rate.step >= 1:
        return
    near = placed(text.prose, rate.start - WIDER_REACH, rate.start)
    near = [m for m in near if m.row.role == "actual" and rate.sentence - m.sentence <= 1 and not m.hedged]
    for last in (m for m in near if m.sentence == rate.sentence and OF_LAST_YEAR.search(text.sentence_text(m))):
        alike = {last.row.metric, *(TOTALS if last.row.metric in TOTALS else ())}
        before = [m for m in near if m.end <= last.start and m.row.metric in alike and m.row.unit == last.row.unit]
        for this in reversed(before):
            if agree(this.row.stage, last.row.stage) and same_place(this, last):
                yield Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%")


def from_to(text: Text, rate: Mention) -> Iterator[Relation]:
    """`到位资金由2019年的120亿元增加到2022年的186亿元，增长55%`: over whatever years, told where it holds."""
    before = [m for m in text.in_sentence(rate) if m.end <= rate.start and m.row.role in ADDITIVE_ROLES and m.value > 0]
    for last, this in pairwise(before[-3:]):
        alike = (last.row.metric, last.row.unit) == (this.row.metric, this.row.unit) and not (
            this.hedged or last.hedged
        )
        if (
            alike
            and FROM.search(text.text[max(last.start - 26, 0) : last.start])
            and TO.match(text.text, last.end, this.start)
        ):
            relation = Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%")
            if relation.gap <= rate.step * HALF:
                yield relation


def month_on_month(text: Text, rate: Mention) -> Iterator[Relation]:
    """`9月份到位资金5.12亿元，10月份到位4.36亿元，环比下降14.8%`: against the month, or the quarter, before."""
    now = [m for m in operands_of(text, rate, "actual") if m.start < rate.start and m.sentence == rate.sentence]
    for this in [m for m in now if paired(m, rate)][:1]:
        begins, ends = this.row.period_start, this.row.period_end
        if begins is None or ends is None:
            continue
        before = around(text.ending.get((this.row.metric, this.row.unit, begins - timedelta(days=1)), []), rate)
        for last in before:
            # a table's row may be called by its month: no class
            began, unlike = last.row.period_start, not last.in_table and not agree(this.row.sector, last.row.sector)
            if began is None or unlike or abs((begins - began) - (ends - begins)) > timedelta(days=5):
                continue
            if agree(this.row.stage, last.row.stage) and same_place(this, last):
                yield Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%")
    yield from against_named(text, rate)


def planned(text: Text, rate: Mention) -> Iterator[Relation]:
    """`今年的目标是引进内资100亿元、增长22%` held against last year's `到位82亿元`, wherever that stands."""
    said = text.sentence_text(rate)
    if rate.hedged or not GROWS.search(said[-24:]) or cue("comparable").search(text.whole_sentence(rate)):
        return
    aims = [m for m in operands_of(text, rate, "target") if m.sentence == rate.sentence and m.start < rate.start]
    aims = [m for m in aims if not m.hedged and (paired(m, rate) or rate.start - m.end <= 12)]
    for aim in aims[:1]:
        for role in ("actual", "forecast"):
            reached = [m for m in operands_of(text, rate, role) if not m.hedged and m.row.unit == aim.row.unit]
            for last in (m for m in reached if a_year_apart(aim, m)):
                named_alike = rate.row.metric != "other" or (last.row.label and last.row.label == aim.row.label)
                alike = same_place(aim, last) and same_class(aim, last) and agree(aim.row.sector, last.row.sector)
                if named_alike and alike and agree(aim.row.stage, last.row.stage):
                    yield Relation("growth", rate, (aim, last), growth, "({} − {}) ÷ {} = {}%")


def against_named(text: Text, rate: Mention) -> Iterator[Relation]:
    """`合同引资额38.6亿元，比7月份的30.7亿元增长25.7%`: against the number that the statement itself names."""
    stated = operands_of(text, rate, "actual")
    named = [m for m in stated if m.sentence == rate.sentence and m.start < rate.start]
    for last in (m for m in named if BASE.search(text.text, max(0, m.start - 26), m.start)):
        before = (m for m in (*stated, *operands_of(text, rate, "target")) if m.paragraph == last.paragraph)
        before = (m for m in before if m.end <= last.start and m.row.unit == last.row.unit and m.row.id != last.row.id)
        plainly = GROWN.fullmatch(text.text, last.end, rate.start) is not None
        plainly = plainly and THAN_LAST.search(text.text, max(0, last.start - 8), last.start) is not None
        for place, this in enumerate(nearest(before, last)[:2]):
            # 到位资金38.6亿元，比上年的30.2亿元增长29.8%: the sentence itself says what grew from what
            explicit = plainly and not place and this.sentence == last.sentence and this.row.role == "actual"
            explicit = explicit and not cue("comparable").search(text.whole_sentence(rate))
            yield Relation("growth", rate, (this, last), growth, "({} − {}) ÷ {} = {}%", explicit)


def by_increase(text: Text, this: Mention, rate: Mention) -> Iterator[Relation]:
    """`到位资金97.2亿元,比去年同期增加18.3亿元,增长23.2%`: how much more, over what it was before."""
    more = [m for m in operands_of(text, rate, "increase") if m.sentence == this.sentence]
    behind = (m for m in more if NEXT.fullmatch(text.text, rate.end, m.start))  # 增长15.35%,增收2.55亿元
    for added_on in (*(m for m in more if this.start < m.start < rate.start), *behind):
        if added_on.row.unit != this.row.unit:
            continue
        if rate.value < 0:
            # 到位资金38.3亿元,较上年同期下降60.5亿元,下降61.2%
            yield Relation("growth", rate, (unsigned(added_on), this), growth_of_decrease, "−{0} ÷ ({1} + {0}) = {3}%")
        elif added_on.value < this.value:
            yield Relation("growth", rate, (added_on, this), growth_of_increase, "{0} ÷ ({1} − {0}) = {3}%")


def comparable_year(text: Text, this: Mention, last: Mention) -> bool:
    """Whether one number is another's figure of the year before."""
    a, b = this.row, last.row
    return (
        b.role == "actual"
        and (a.metric, a.unit) == (b.metric, b.unit)
        and a.id != b.id
        and b.value > 0
        and agree(a.stage, b.stage)
        and agree(a.sector, b.sector)
        and same_place(this, last)
        and same_class(this, last)
        and (a_year_apart(this, last) or stated_last_year(text, last))
    )


def a_year_apart(this: Mention, last: Mention) -> bool:
    end, before = this.row.period_end, last.row.period_end
    return end is not None and before is not None and (end.year - before.year, end.month) == (1, before.month)


def stated_last_year(text: Text, mention: Mention) -> bool:
    """Whether 去年同期, 上年 … open the statement that a number stands in."""
    # 较上年同期增长6.4倍；辅导境外投资企业3家: the 3 are this year's
    return LAST_YEAR.search(STATEMENT_BREAK.split(text.sentence_text(mention)[-30:])[-1]) is not None
