"""What a rate is of: the numbers that its words name, or that come out as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.checks.mentions import (
    AMONG_COUNT,
    FULL_WIDTH,
    HALF,
    RATIO_UNITS,
    REACH,
    TOTALS,
    WIDER_REACH,
    Mention,
    Text,
    agree,
    figures,
    holds_region,
    placed,
)
from extractors.checks.relation import Relation, quotient

# Wholes that a rate of progress may be said of: 开工率 is of what was signed or brought in, never of what is in talks.
RATED_STAGES = (None, "signed", "registered", "landed", "under_construction")
OUTER = re.compile(
    r"占到?了?(?:同期)?全([国省市州盟])(?!\d+(?:\.\d+)?[万亿个项])"
)  # 占全市163.5亿元的58.9% says itself of what
NAMED_WHOLE = re.compile(
    r"占(?:到|了)?(?:同期|当年|全年)?(?:全[国省市县区州旗盟])?([^，。；,;\d]{2,12}?)(?:总额|总量|总数|总值)?"
    r"的?(?:比重|比例)?的?(?:为|达|达到)?[\d.]+[%％]$"
)
AIM = re.compile(r"计划|[应拟]")
OF_IT = re.compile(r"[)）]?的(?:比[重例][为达是]?|[约近])?")
BETWEEN = re.compile(r"[、和及与，,]{1,2}")
STOP = re.compile(r"[，,。；;：:、\n]")
TENTH = Decimal("0.1")
FINE = Decimal("0.01")  # a rate of two decimals: it comes out as written of no other numbers than its own


def rates_in_turn(text: Text) -> Iterator[Relation]:
    """`工业项目9个、协议投资46.7亿元，分别完成年度目标14个、80亿元的64.3%、58.4%`: each of its own two numbers, where all of them hold.

    Of one rate the number before its 的 is the base, whatever part it was taken to play: `预计到位资金68.5亿元，完成指标65亿元的105.4%`.
    """
    for rates in listed(text, ("completion_rate", "share")):
        near = [m for m in placed(text.prose, rates[0].start - WIDER_REACH, rates[0].start) if not m.hedged]
        near = [m for m in near if m.row.unit not in RATIO_UNITS and rates[0].sentence - m.sentence <= 1]
        bases = near[-len(rates) :]
        if len(bases) < len(rates) or not OF_IT.fullmatch(text.text, bases[-1].end, rates[0].start):
            continue
        if any(not BETWEEN.fullmatch(text.text, one.end, other.start) for one, other in pairwise(bases)):
            continue
        before = near[: -len(rates)]
        for last in range(len(before), len(rates) - 1, -1):
            parts = before[last - len(rates) : last]
            made = [
                quotient(rate.row.role, rate, part, base, explicit=False)
                for rate, part, base in zip(rates, parts, bases, strict=True)
                if part.row.unit == base.row.unit and base.value
            ]
            if len(made) == len(rates) and all(relation.gap <= relation.stated.step * HALF for relation in made):
                yield from made
                break


def listed(text: Text, roles: Sequence[str]) -> Iterator[list[Mention]]:
    """Rates of one of these roles that stand in one list, each alone where it has no neighbour."""
    rates: list[Mention] = []
    for rate in text.prose:
        if rate.row.role not in roles or rate.row.unit != "percent" or rate.hedged:
            continue
        if rates and rates[-1].row.role == rate.row.role and BETWEEN.fullmatch(text.text, rates[-1].end, rate.start):
            rates.append(rate)
            continue
        if rates:
            yield rates
        rates = [rate]
    if rates:
        yield rates


def of_whatever(text: Text, rate: Mention) -> Iterator[Relation]:
    """What stands right before a rate, of a number said before it by whatever name; told where it comes out as written.

    `境内外1337户企业参展。其中，东北亚五国的企业和机构592户，占总户数的44.28%`: a rate of two decimals says itself of what;
    `计划投资93.68亿元，完成投资44.24亿元，占年度计划的47.2%`: one of one decimal does in its own sentence, or of its own measure.
    """
    if rate.step > TENTH or rate.hedged:
        return
    near = placed(text.addable, rate.start - WIDER_REACH, rate.start)
    outer = OUTER.search(text.sentence_text(rate)[-24:])  # 占全省26.4%: of no number of the city itself
    for part in [m for m in near if m.sentence == rate.sentence][-1:]:
        for whole in reversed(near):
            alike = whole.row.metric == part.row.metric and agree(whole.row.stage, part.row.stage)
            alike = alike and agree(whole.row.sector, part.row.sector)
            certain = rate.step <= FINE or alike or whole.sentence == part.sentence
            if whole.row.unit != part.row.unit or figures(whole) < 3 or whole is part or not certain:
                continue
            if rate.row.role != "completion_rate":
                possible = whole.value >= part.value and holds_region(whole.row.region_code, part.row.region_code)
                possible = possible and not (outer and whole.row.region_code == part.row.region_code)
            else:  # 阳春市55.2亿元，70.5%；阳东区34.1亿元，61.8%: what another did is nobody's task
                other = (whole.row.metric, whole.row.role) != (part.row.metric, part.row.role)
                # 计划年内开工的641个项目已经开工559个，占全年开工计划的87.2%
                other = other or AIM.search(text.text, max(whole.quote - 2, 0), whole.start) is not None
                possible = other and agree(whole.row.region_code, part.row.region_code)
            if not possible:
                continue
            relation = quotient(rate.row.role, rate, part, whole, explicit=False)
            if relation.gap <= rate.step * HALF:
                yield relation


def named_whole(text: Text, rate: Mention, part: Mention) -> list[Mention]:
    """What a share names outright: 占固定资产投资的72.9%, 占地区生产总值的54%; also where that is only expected to be reached."""
    said = text.sentence_text(rate)
    named = NAMED_WHOLE.search(said)
    if named is None:
        return []
    near = list(reversed(placed(text.prose, rate.start - REACH, rate.start)))
    # 到位资金58.3亿元，占固定资产投资的46.2%；全年固定资产投资完成126.2亿元: it may be told right behind
    near += placed(text.prose, rate.end, rate.end + WIDER_REACH // 4)
    fits = [
        m
        for m in near
        if m.row.role in ("actual", "forecast")
        and m.row.unit == part.row.unit
        and m.value > part.value
        and is_named(named[1], (m.row.label or "") + STOP.split(text.sentence_text(m))[-1])
        # 年度计划投资87.75亿元，占总投资的22.66%: what is to be spent in a year, of all there is to spend
        and (agree(m.row.period_end, part.row.period_end) or m.row.metric in TOTALS)
        and holds_region(m.row.region_code, part.row.region_code)
    ]
    # the nearest, and the greatest: 签约1846个，投资额3.25万亿元。20亿元以上投资额…。四大类…，占总投资额的95.1%
    return list(dict.fromkeys([*fits[:2], *([max(fits, key=lambda m: m.value)] if fits else [])]))


def is_named(name: str, words: str) -> bool:
    """Whether words say a name, or a longer form of it (公共财政预算收入 is 财政收入), or all but whose it is (园区|工业增加值)."""
    if name in words or (len(name) >= 4 and name[:2] in words and name[-2:] in words):
        return True
    if name.startswith("总") and len(name) >= 4 and name[1:] in words:
        return True  # 投资额2.78万亿元, of which 占总投资额的5.2% is said
    return any(name[start:] in words for start in range(1, len(name) - 4))


def named_wholes(text: Text, rate: Mention) -> set[Decimal]:
    """The counts that a rate's sentence takes up again as its whole: 36 in `36个项目中,已开工27个,开工率75%`."""
    return {Decimal(match.group(1)) for match in AMONG_COUNT.finditer(text.sentence_text(rate).translate(FULL_WIDTH))}
