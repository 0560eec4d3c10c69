"""Rates in running text, each beside the two numbers it is made of: completion, conversion, shares."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice, pairwise

from extractors.checks.growth import month_on_month, planned, year_on_year
from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    AMONG_COUNT,
    DUE,
    FULL_WIDTH,
    HALF,
    MONEY,
    OPERANDS,
    RATIO_UNITS,
    REACH,
    TOTALS,
    WIDER_REACH,
    Mention,
    Text,
    agree,
    breaks,
    cue,
    figures,
    holds_region,
    in_statement,
    nearest,
    operands_of,
    paired,
    placed,
    same_class,
    within,
)
from extractors.checks.relation import HUNDRED, Relation, first_told, percentage, quotient, total
from extractors.together import share_of_several

# Wholes that a rate of progress may be said of: 开工率 is of what was signed or brought in, never of what is in talks.
RATED_STAGES = (None, "signed", "registered", "landed", "under_construction")
SHARE_WORDS = re.compile(r"占(?:比|到|总数|总额|总量|其中)?的?(?:为|达|达到|近|约)?$")
# 占全省52.8%, 占总量的62%: of a total that may stand far from its share
OF_ALL = re.compile(r"占到?了?(?:同期)?(?:全[国省市县区州盟旗]|总量|总额|总数)|(?:总量|总额)[中里]")
OUTER = re.compile(
    r"占到?了?(?:同期)?全([国省市州盟])(?!\d+(?:\.\d+)?[万亿个项])"
)  # 占全市163.5亿元的58.9% says itself of what
AMONG_IT = re.compile(r"[^其][中里内][，,]")
BEHIND = re.compile(r"[，,、（(]?(?:约|近|达|为|超)?")
NAMED_WHOLE = re.compile(
    r"占(?:到|了)?(?:同期|当年|全年)?(?:全[国省市县区州旗盟])?([^，。；,;\d]{2,12}?)(?:总额|总量|总数|总值)?"
    r"的?(?:比重|比例)?的?(?:为|达|达到)?[\d.]+[%％]$"
)
# 履约率、开工率分别为92.5%、87.5%: names in the order of their rates
RATE_NAMES = re.compile(
    r"((?:[\u4e00-\u9fff]{2,6}率[、和及]?)+)(?:分别|依次)?(?:为|达到|达|仅为|是)?((?:[\d.]+[%％][、和及，,]?)+)$"
)
ABOVE = re.compile(r"上述|以上|这[两二三四五六七八九十\d]")
AMONG_NAMED = re.compile(r"\s*([^，。；,;\d其]{2,10})[中里内][，,]")
OF_IT = re.compile(r"[)）]?的(?:约|近)?")
BETWEEN = re.compile(r"[、和及与，,]{1,2}")
RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2,6}?)率")
PERCENT = re.compile(r"[%％]")
STOP = re.compile(r"[，,。；;：:、\n]")
OUTSIDE = re.compile(r"[省市区县州盟旗]外")  # 引进区外到位资金418.73亿元 is what its counties' shares are of
BOTH = re.compile(r"[和与及、][^，。；,;\d]{1,12}占")  # 已建成18个，在建180个，建成和在建占总数的67.8%
TENTH = Decimal("0.1")
FINE = Decimal("0.01")  # a rate of two decimals: it comes out as written of no other numbers than its own
SHARES_WORDS = re.compile(r"分别占[\d.%％和及、,，]*$")


def together_of(values: Sequence[Decimal]) -> Decimal:
    """What all but the last come to, of the last, in per cent."""
    return percentage([total(values[:-1]), values[-1]])


def prose_rates(text: Text) -> Iterator[Relation]:
    """Completion rates, conversion rates, shares and growth, each beside the numbers it is made of."""
    makers = {
        "completion_rate": completion,
        "conversion_rate": conversion,
        "share": share,
        "growth_yoy": year_on_year,
        "growth_mom": month_on_month,
        "target": planned,
    }
    found: list[Relation] = []
    for rate in text.operands:
        maker = makers.get(rate.row.role)
        if maker is not None and rate.row.unit == "percent" and not DUE.match(text.text, rate.end):
            for relation in first_told(maker(text, rate)):
                found.append(relation)
                yield relation
    yield from shares_in_turn(text)
    yield from rates_in_turn(text)
    yield from shares_alike(text, found)


def completion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`到位资金61.32亿元,完成年度目标任务110亿元的55.7%`: actual over target."""
    targets = operands_of(text, rate, "target")
    actuals = operands_of(text, rate, "actual")
    beside = [m for m in (*targets, *actuals) if in_statement(text, m, rate)]
    nearby = (*targets[:2], *actuals[:2])
    sole_target = len({target.row.id for target in targets}) == 1
    for target in targets:
        for actual in actuals:
            if actual.row.unit != target.row.unit or not agree(actual.row.stage, target.row.stage):
                continue
            # 引进国内（区外）到位资金212亿元 of the task is called 国内, 区外 of what was done: fine rates may tell
            named_alike = agree(actual.row.sector, target.row.sector) or (rate.step < 1 and sole_target)
            if not named_alike or not same_class(actual, target):
                continue
            if not within(actual.row, target.row):
                continue
            near = target in beside and actual in beside
            if not near and rate.step >= 1 and (target not in nearby or actual not in nearby):
                continue  # a round rate (50%) meets far numbers by chance
            alone = near and len([m for m in beside if m.row.unit == actual.row.unit]) == 2
            explicit = near and (alone or (paired(actual, rate) and paired(target, rate)))
            yield quotient("completion_rate", rate, actual, target, explicit)
    yield from of_whatever(text, rate)


def conversion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`签约项目538个,开工项目497个,开工率为92.38%`: what reached the rate's stage over the whole it is said of."""
    yield from by_stage(text, rate)
    yield from by_its_word(text, rate)
    yield from of_whatever(text, rate)


def by_its_word(text: Text, rate: Mention) -> Iterator[Relation]:
    """`投产项目20个，已达效16个，达效率80%`: the count whose verb a rate repeats, of the count before; told where it holds.

    The rate may stand right behind its count instead: `上届签约的10个项目，目前已开工7个，履约率70%`.
    """
    said = text.sentence_text(rate)
    named = RATE_NAMES.search(said)
    if named is None:
        return
    words = list(RATE_NAME.findall(named[1]))
    place = len(PERCENT.findall(named[2])) - 1
    word = words[place] if 0 <= place < len(words) else None
    near = placed(text.prose, rate.start - WIDER_REACH, rate.start)
    counts = [m for m in near if m.row.unit == "count" and m.row.role in ADDITIVE_ROLES and not m.hedged]
    counts = [m for m in counts if rate.sentence - m.sentence <= 1 and text.depth(m) <= text.depth(rate)]
    for part in reversed(counts):
        between = text.text[part.end : rate.start]
        clause = text.text[max(part.quote - 4, 0) : part.end + 6]
        said_again = word is not None and word in STOP.split(clause[: part.end - max(part.quote - 4, 0)])[-1]
        right_before = len(between) <= 12 and len(words) == 1 and part.sentence == rate.sentence
        if not said_again and not right_before:
            continue
        wholes = [m for m in counts if m.end <= part.start and m.value >= part.value and m.row.id != part.row.id]
        wholes = [m for m in wholes if part.sentence - m.sentence <= 1]
        wholes = [m for m in wholes if figures(m) > 1 or part.sentence == rate.sentence or m.value == part.value]
        for whole in list(reversed(wholes))[: 3 if rate.step < 1 else 1]:
            relation = quotient("conversion_rate", rate, part, whole, explicit=False)
            if relation.gap <= rate.step * HALF:
                yield relation
        return


def by_stage(text: Text, rate: Mention) -> Iterator[Relation]:
    """What has the rate's own stage, over what stands behind it in the pipeline."""
    if rate.row.metric == "funds_in_place":
        for paid in operands_of(text, rate, "actual"):
            for metric in ("total_investment", "contract_value"):
                for planned in operands_of(text, rate, "actual", metric):
                    if paid.row.unit == planned.row.unit:
                        explicit = in_statement(text, planned, rate) and in_statement(text, paid, rate)
                        yield quotient("conversion_rate", rate, paid, planned, explicit)
        return
    # 评审项目34个,通过26个、否决8个,通过率76.5%: a rate of no metric of its own is of the projects before it.
    metric = "project_count" if rate.row.metric == "other" else rate.row.metric
    counts = [m for m in operands_of(text, rate, "actual", metric) if m.start < rate.start or m.in_table]
    if metric != rate.row.metric:
        counts = [m for m in counts if in_statement(text, m, rate)]
        pairs = ((part, whole) for part in counts for whole in counts if rate.step < 1 and part.value < whole.value)
        tried = (quotient("conversion_rate", rate, part, whole, explicit=False) for part, whole in pairs)
        yield from (relation for relation in tried if relation.holds)
        return
    reached = [m for m in counts if agree(m.row.stage, rate.row.stage) and m.sentence == rate.sentence]
    reached = reached or [m for m in counts if m.row.stage == rate.row.stage]
    # 实际开工53宗（含提前开工4宗），开工率86.9%: what a bracket holds is not what the rate is of
    reached = [m for m in reached if text.depth(m) <= text.depth(rate)]
    again = named_wholes(text, rate)
    due = [m for m in operands_of(text, rate, "target", metric) if in_statement(text, m, rate)]
    for part in reached[:1]:
        for whole in due:
            # 应开工38个,实际开工35个,开工率92.1%; 计划竣工34宗,已竣工17宗,竣工率50%
            in_turn = whole.start < part.start < rate.start and part.sentence == rate.sentence
            of_stage = whole.row.stage == part.row.stage == rate.row.stage
            if in_turn and of_stage and whole.value >= part.value:
                yield quotient("conversion_rate", rate, part, whole, explicit=False)
        wholes = [
            m for m in counts if m.value >= part.value and m.row.id != part.row.id and m.row.unit == part.row.unit
        ]
        # 落地开工71个,投达产23个,投达产率32.4%: what stands right before, the rate being no round one.
        behind = [
            m for m in wholes if m.start < part.start and in_statement(text, m, rate) and part.start - m.end <= 12
        ]
        tight = rate.start - part.end <= 12 and part.end < rate.start
        behind = [m for m in behind if (rate.step < 1 or tight) and part.sentence == rate.sentence]
        wholes = [
            m
            for m in wholes
            if m.value in again
            or m in behind
            or (m.row.stage in RATED_STAGES and (m.row.stage != part.row.stage or m.row.stage is None))
        ]
        near = {m.row.id for m in wholes if m.sentence == part.sentence == rate.sentence and m.start < part.start}
        right_before = part.sentence == rate.sentence and rate.start - part.end <= 12
        # 新增入园项目6个，投产项目4个。投产率66.67%: of so few any plain fraction comes out, the sentence before says nothing
        wholes = [m for m in wholes if figures(m) > 1 or part.sentence == rate.sentence or m.value == part.value]
        for whole in wholes:
            # 签约41个,…;开工52个,…;投产33个,达效率81.8%: a semicolon keeps a rate to its own statement.
            alone = (near == {whole.row.id} and in_statement(text, whole, rate)) or whole.value in again
            explicit = alone and right_before and rate.row.stage == part.row.stage
            yield quotient("conversion_rate", rate, part, whole, explicit)


def share(text: Text, rate: Mention) -> Iterator[Relation]:
    """`其中省外资金43.18亿元,占70.4%`: the part right before it over a whole said before."""
    if rate.value > HUNDRED:
        return  # 到位资金22.108亿元，占州下达任务22亿元的101%: a completion, by whatever name
    metrics = [rate.row.metric]
    # 13个、36.2亿元,占29.5%: where the count is meant and the amount was taken, the count still explains the rate.
    metrics += sorted({m.row.metric for m in text.partners(rate)} - {rate.row.metric})
    if rate.step < 1:
        # 亿元以上项目27个、到位资金28.53亿元，占到位资金总额的62.5%: of what stands right before, whatever was taken
        last = placed(text.prose, rate.start - WIDER_REACH, rate.start)[-1:]
        metrics += [m.row.metric for m in last if m.row.metric not in metrics and m.sentence == rate.sentence]
    for metric in metrics:
        # 年度投资178.6亿元，分别占77.8%、82.9%、83%: what is planned for the year has its share of what is planned
        actuals = operands_of(text, rate, "actual", metric)
        if not any(paired(m, rate) and m.start < rate.start for m in actuals):
            aims = operands_of(text, rate, "target", metric)
            actuals = aims if any(paired(m, rate) and m.start < rate.start for m in aims) else actuals
        again = named_wholes(text, rate)
        behind = [m for m in actuals if m.sentence == rate.sentence and m.start < rate.start]
        parts = [m for m in behind if paired(m, rate)]
        parts += [m for m in behind if m.row.sector is not None and m.row.sector == rate.row.sector]
        parts += parts_behind(text, rate, actuals)
        if rate.row.sector is not None and rate.step < 1:
            # 东部地区…；中部地区…。东、中部地区占比分别为…
            said = (m for m in actuals if 0 < rate.start - m.start <= WIDER_REACH)
            said = (m for m in said if rate.row.sector in (m.row.sector, *(p.row.sector for p in text.partners(m))))
            parts += [m for m in said if m.sentence == rate.sentence - 1]
        parts += behind[:1]
        # 实到外资1.94亿美元；实到外资中，增资扩股占近六成: what 中 names is the whole
        parts = [m for m in parts if m.start > rate.start or not AMONG_IT.search(text.text, m.end, rate.start)]
        for part in dict.fromkeys(parts):
            wholes = [m for m in actuals if m.row.unit == part.row.unit and m.value > part.value]
            if rate.step < 1:
                wholes += wider(text, rate, part, wholes)
            # 占全区开复工项目数的42.7%: the whole may say the class that the part has too
            tail = text.sentence_text(rate)[-24:]
            in_all = OF_ALL.search(tail) is not None or "占全部" in tail
            wholes = [m for m in wholes if in_all or m.row.sector is None or m.row.sector != part.row.sector]
            beside: set[str] = set()
            outer = OUTER.search(text.sentence_text(rate)[-24:])
            if outer and is_inside(part.row.region_code, outer[1]):
                # 厦门市合同外资64.1亿美元、实际外资16.9亿美元，占全省53.7%和26.4%: not of one another
                own = (m for m in wholes if m.sentence == rate.sentence)
                beside = {m.row.id for m in own if m.row.region_code == part.row.region_code}
            wholes = [m for m in wholes if m.row.id not in beside]
            if rate.step >= 1:
                headline = text.headline(part)
                only = wholes if len(wholes) == 1 and figures(wholes[0]) >= 3 else []
                wholes = [m for m in wholes if m.paragraph >= rate.paragraph - 1 or m is headline or m in only]
            before = [m for m in wholes if m.start < part.start and part.sentence - m.sentence <= 1]
            before = [m for m in before if m.row.period_end == part.row.period_end]
            opened = cue("among").search(text.sentence_text(part)) is not None
            # 占全市的18% is of a whole that stands elsewhere.
            words = text.text[part.end : rate.start]
            plainly = len(words) <= 8 and SHARE_WORDS.search(words) is not None
            plainly = plainly or (paired(part, rate) and SHARES_WORDS.search(words) is not None)
            of_all = wholes_of_all(text, rate, part) if OF_ALL.search(text.sentence_text(rate)[-24:]) else []
            of_all = [m for m in of_all if m.row.id not in beside]
            explained = any(quotient("share", rate, part, whole, explicit=False).holds for whole in of_all)
            named = named_whole(text, rate, part)
            for whole in named:
                if whole not in wholes and whole not in of_all:
                    yield quotient("share", rate, part, whole, explicit=False)
            for whole in wholes:
                opens = whole in before[:1] and (opened or narrower(text, part, whole))
                explicit = plainly and metric == rate.row.metric and (opens or whole.value in again)
                # 其中，省外到位资金118.6亿元，占实际到位资金的79.9%: the share says of what
                by_name = opened and whole in before[:1] and whole in named and len(words) <= 16
                # 民营企业到位资金1734.68亿元，其中首都企业632.62亿元，占全市到位资金比重的30.1%: the nearest is of fewer
                by_name = by_name and (not OF_ALL.search(words) or whole.value == max(m.value for m in wholes))
                explicit = explicit or (by_name and paired(part, rate) and metric == rate.row.metric)
                yield quotient("share", rate, part, whole, explicit and not explained)
            for whole in of_all:
                if whole not in wholes and (rate.step < 1 or figures(whole) >= 3):
                    yield quotient("share", rate, part, whole, explicit=False)
        yield from share_together(text, rate, metric)
    yield from of_whatever(text, rate)


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
                possible = other and agree(whole.row.region_code, part.row.region_code)
            if not possible:
                continue
            relation = quotient(rate.row.role, rate, part, whole, explicit=False)
            if relation.gap <= rate.step * HALF:
                yield relation


def shares_alike(text: Text, found: Sequence[Relation]) -> Iterator[Relation]:
    """`环渤海地区投资1317.7亿元，占比47%` where other shares of the page are of 到位资金2823.39亿元: of the same, where it fits."""
    shares = [relation for relation in found if relation.kind == "share" and relation.holds and relation.operands]
    counted = Counter(relation.operands[-1].row.id for relation in shares)
    wholes = {relation.operands[-1].row.id: relation.operands[-1] for relation in shares}
    usual = [wholes[row] for row, count in counted.items() if count >= 2 and figures(wholes[row]) >= 4]
    told = {relation.stated for relation in shares}
    for rate in text.prose if usual else ():
        if rate.row.role != "share" or rate.row.unit != "percent" or rate in told or rate.hedged:
            continue
        for part in placed(text.prose, rate.start - WIDER_REACH, rate.start)[-1:]:
            if (
                part.sentence != rate.sentence
                or part.row.role != "actual"
                or not SHARE_WORDS.search(text.text, part.end, rate.start)
            ):
                continue
            for whole in usual:
                relation = quotient("share", rate, part, whole, explicit=False)
                before = whole.start < part.start and whole.value > part.value and whole.row.unit == part.row.unit
                if before and figures(part) >= 3 and relation.gap <= rate.step * HALF:
                    yield relation
                    break


def shares_in_turn(text: Text) -> Iterator[Relation]:
    """`到位资金在三大产业分布为2.8%、67.7%和29.5%。其中，一产…319亿元，…；二产…7857亿元，…；三产…3421.8亿元`: told where each holds."""
    for rates in listed(text, ("share",)):
        if len(rates) < 2 or all(rate.step >= 1 for rate in rates):
            continue
        groups = [group for (_, _, role), group in sorted(text.groups.items()) if role == "actual"]
        for group in groups:
            yield from first_run(text, rates, group)


def first_run(text: Text, rates: Sequence[Mention], group: list[Mention]) -> list[Relation]:
    """The first numbers behind a list of shares that each have theirs, in turn, of one whole before the list."""
    behind = placed(group, rates[-1].end, rates[-1].end + WIDER_REACH)
    before = placed(group, rates[0].start - WIDER_REACH, rates[0].start)
    for start in range(len(behind) - len(rates) + 1):
        parts = behind[start : start + len(rates)]
        for whole in reversed(before):
            found = [
                quotient("share", rate, part, whole, explicit=False) for rate, part in zip(rates, parts, strict=True)
            ]
            if all(relation.holds for relation in found):
                return found
    return []


def share_together(text: Text, rate: Mention, metric: str) -> Iterator[Relation]:
    """`分别为26.5亿元、19.2亿元、18.8亿元,三地合计占全市的54.3%`: of all that was just listed, told where it holds."""
    near = placed(text.additive["actual", metric], rate.start - WIDER_REACH, rate.start)
    if len(near) < 2:
        return
    said = text.text[near[-1].end : rate.start]
    plainly = share_of_several(said)
    if not plainly and not BOTH.search(said):
        return
    row: list[Mention] = []
    listed = rate.sentence if near[-1].sentence == rate.sentence else rate.sentence - 1
    if listed != rate.sentence and not ABOVE.search(said):
        return  # 批发业5.62亿元…；制造业5.45亿元…。上述3个行业占全省的87.83%
    for mention in reversed(near):
        # 开发区9.32亿美元，增长1.7倍；保税区3.9亿美元，…，三区合计占全市的85.4%: over semicolons, not over full stops
        if mention.sentence != listed or (row and mention.row.unit != row[0].row.unit):
            break
        if row and not plainly and breaks(text, mention, row[0]):
            break
        row.insert(0, mention)
    for count in range(len(row), 1, -1):
        parts = row[-count:]
        headline = text.headline(parts[-1])
        wholes = [headline] if headline else []
        if rate.step < 1:
            wholes += [m for m in wholes_of_all(text, rate, parts[-1]) if m is not headline]
            # 签约合同项目292个。…已建成18个，在建180个，建成和在建占项目总数的67.8%: of what they have all been
            before = placed(text.additive["actual", metric], rate.start - WIDER_REACH, parts[0].start)
            wholes += [m for m in before if m.row.stage in RATED_STAGES and m not in wholes and figures(m) >= 3]
        for whole in wholes:
            if whole.sentence == rate.sentence and whole.start > parts[0].start:
                continue
            if whole not in parts and whole.value > total([m.value for m in parts]):
                form = "(" + " + ".join(["{}"] * count) + ") ÷ {} = {}%"
                together = Relation("share", rate, (*parts, whole), together_of, form)
                if together.gap <= min(rate.step, HALF):
                    yield together


def parts_behind(text: Text, rate: Mention, actuals: Sequence[Mention]) -> list[Mention]:
    """The part where it stands right behind its share: `制造业外资占46.4%，约7100万美元`."""
    behind = [m for m in actuals if 0 < m.start - rate.end <= 4 and m.sentence == rate.sentence]
    return [m for m in behind if BEHIND.fullmatch(text.text, rate.end, m.start)]


def named_whole(text: Text, rate: Mention, part: Mention) -> list[Mention]:
    """What a share names outright: 占固定资产投资的72.9%, 占地区生产总值的54%; also where that is only expected to be reached."""
    said = text.sentence_text(rate)
    named = NAMED_WHOLE.search(said) or AMONG_NAMED.match(said)  # 到位资金中，固投类33.1亿元，占88%
    if named is None:
        return []
    near = placed(text.prose, rate.start - REACH, rate.start)
    fits = (
        m
        for m in reversed(near)
        if m.row.role in ("actual", "forecast")
        and m.row.unit == part.row.unit
        and m.value > part.value
        and is_named(named[1], (m.row.label or "") + STOP.split(text.sentence_text(m))[-1])
        # 年度计划投资87.75亿元，占总投资的22.66%: what is to be spent in a year, of all there is to spend
        and (agree(m.row.period_end, part.row.period_end) or m.row.metric in TOTALS)
        and holds_region(m.row.region_code, part.row.region_code)
    )
    return list(islice(fits, 2))


def is_named(name: str, words: str) -> bool:
    """Whether words say a name, or a longer form of it (公共财政预算收入 is 财政收入), or all but whose it is (园区|工业增加值)."""
    if name in words or (len(name) >= 4 and name[:2] in words and name[-2:] in words):
        return True
    return any(name[start:] in words for start in range(1, len(name) - 4))


def wider(text: Text, rate: Mention, part: Mention, known: Sequence[Mention]) -> list[Mention]:
    """Wholes of another name or a wider place: 占全市的53.6% of a district's 22.3亿元; 投资额96亿元 of 合同额351亿元."""
    near = placed(text.prose, rate.start - WIDER_REACH - text.longest, rate.start)
    before = (m for m in near if 0 < rate.start - m.end <= WIDER_REACH and m.value > part.value)
    fits = (m for m in before if m.row.role == "actual" and m.row.unit == part.row.unit and not m.hedged)
    fits = (m for m in fits if m.row.metric == part.row.metric or m.row.unit in MONEY)
    fits = (m for m in fits if m.row.period_end == part.row.period_end)
    return [m for m in nearest(fits, rate) if m not in known and holds_region(m.row.region_code, part.row.region_code)]


def wholes_of_all(text: Text, rate: Mention, part: Mention) -> list[Mention]:
    """What 占全省 and 占总量 may be of: a number of the same measure, period and class of stage, wherever it was stated."""
    row = part.row
    near = placed(text.additive["actual", row.metric], rate.start - REACH, rate.start + REACH + 1)
    return [
        m
        for m in near
        if m.value > part.value
        and m.row.unit == row.unit
        and (m.row.sector is None or (row.sector is None and OUTSIDE.fullmatch(m.row.sector)))
        and agree(m.row.period_end, row.period_end)
        and agree(m.row.stage, row.stage)
        and holds_region(m.row.region_code, row.region_code)
    ][:OPERANDS]


def is_inside(code: str | None, level: str) -> bool:
    """Whether a GB/T 2260 code is of a place inside one of the level that 全国, 全省, 全市 name."""
    if code is None or code == "100000":
        return False
    return level == "国" or not code.endswith("0000" if level == "省" else "00")


def narrower(text: Text, part: Mention, whole: Mention) -> bool:
    """Whether a part is a class of the whole that its statement opens with: `总投资205.7亿元,10亿元以上的133亿元`."""
    one, all_of_it = part.row, whole.row
    return in_statement(text, whole, part) and (
        (one.min_investment_cny is not None and one.min_investment_cny != all_of_it.min_investment_cny)
        or (one.sector is not None and all_of_it.sector is None)
    )


def named_wholes(text: Text, rate: Mention) -> set[Decimal]:
    """The counts that a rate's sentence takes up again as its whole: 36 in `36个项目中,已开工27个,开工率75%`."""
    return {Decimal(match.group(1)) for match in AMONG_COUNT.finditer(text.sentence_text(rate).translate(FULL_WIDTH))}
