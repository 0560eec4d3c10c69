"""Rates in running text, each beside the two numbers it is made of: completion, conversion, shares, growth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from extractors.checks.bases import RATED_STAGES, STOP, named_wholes, of_whatever, rates_in_turn
from extractors.checks.growth import month_on_month, planned, year_on_year
from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    DONE,
    DUE,
    HALF,
    RATIO_UNITS,
    WIDER_REACH,
    Mention,
    Text,
    agree,
    figures,
    in_statement,
    operands_of,
    paired,
    placed,
    same_class,
    same_place,
    within,
)
from extractors.checks.relation import NEAR_ALIKE, Relation, first_told, may_be_rate, quotient
from extractors.checks.shares import share, share_amiss, shares_alike, shares_in_turn, shares_of_one, together_of

# 履约率、开工率分别为92.5%、87.5%: names in the order of their rates
RATE_NAMES = re.compile(
    r"((?:[\u4e00-\u9fff]{2,6}率[、和及]?)+)(?:分别|依次)?(?:为|达到|达|仅为|是)?((?:[\d.]+[%％][、和及，,]?)+)$"
)
RATE_NAME = re.compile(r"([\u4e00-\u9fff]{2,6}?)率")
TASK = re.compile(r"任务|目标|计划|指标|应")
DONE_OF_IT = re.compile(r"完成|实际|已|实现|达到|落实")
AIMED = re.compile(r"确保|力争|争取|预计|有望")
BUILT = {"completed", "operating"}
BUILDING = {"started", "under_construction"}
BEHIND = 40  # characters from a rate to the count that it is of: 开工率82.6%，其中38个已开工
PERCENT = re.compile(r"[%％]")


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
    yield from shares_of_one(text)
    yield from rates_in_turn(text)
    yield from shares_alike(text, found)
    yield from share_amiss(text, found)


def completion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`到位资金61.32亿元,完成年度目标任务110亿元的55.7%`: actual over target."""
    targets = operands_of(text, rate, "target")
    actuals = operands_of(text, rate, "actual")
    beside = [m for m in (*targets, *actuals) if in_statement(text, m, rate)]
    said = [m for m in actuals if m.sentence == rate.sentence and m.start < rate.start and m.row.role == "actual"]
    nearby = (*targets[:2], *actuals[:2])
    sole_target = len({target.row.id for target in targets}) == 1
    for target in targets:
        far = target not in beside and target.paragraph != rate.paragraph
        for actual in actuals:
            if far and not may_be_rate(rate, actual, target):
                continue  # most pairs of a long text
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
            # 确保实现投资106亿元，完成任务的110%: the 106 will be what was reached, and is not the task
            explicit = explicit and not (target.end < rate.quote and AIMED.search(text.clause(target)))
            # 计划完成投资437.6亿元。…完成投资207.8亿元，完成年度计划的47.6%: no other task, nothing else was done
            only = sole_target and said == [actual] and target.end <= actual.start and not target.hedged
            if only and not explicit and target.paragraph == rate.paragraph:
                yield replace(quotient("completion_rate", rate, actual, target, explicit=True), near=NEAR_ALIKE)
                continue
            yield quotient("completion_rate", rate, actual, target, explicit)
    yield from of_whatever(text, rate)
    yield from of_kindred(text, rate)
    yield from by_its_words(text, rate)


def by_its_words(text: Text, rate: Mention) -> Iterator[Relation]:
    """`甲镇任务25个，完成19个，完成率76%；乙镇计划20个，实际16个，完成80%`: the two numbers of its statement, whatever parts they were taken to play."""
    if rate.hedged:
        return
    near = [m for m in placed(text.prose, rate.start - WIDER_REACH, rate.start) if in_statement(text, m, rate)]
    near = [m for m in near if m.row.unit not in RATIO_UNITS and not m.hedged]
    for task, done in pairwise(near[-2:]):
        alike = (task.row.metric, task.row.unit) == (done.row.metric, done.row.unit) and task.value
        if alike and TASK.search(text.clause(task)) and DONE_OF_IT.search(text.clause(done)):
            relation = quotient("completion_rate", rate, done, task, explicit=False)
            if relation.gap <= rate.step * HALF:
                yield relation


def of_kindred(text: Text, rate: Mention) -> Iterator[Relation]:
    """`计划完成固定资产投资64.8亿元。…完成投资53.36亿元，比去年同期增加2.17亿元，完成预计目标的82.35%`: investment by either name.

    Told where a rate that is not round comes out as written.
    """
    if rate.row.metric not in DONE or rate.step >= 1 or rate.hedged:
        return
    near = [m for m in placed(text.addable, rate.start - WIDER_REACH, rate.start) if m.row.metric in DONE]
    reached = [m for m in near if m.row.role == "actual" and m.sentence == rate.sentence]
    for target in (m for m in near if m.row.role == "target" and figures(m) >= 3):
        for actual in reached[:1]:
            alike = target.row.unit == actual.row.unit and same_place(target, actual)
            relation = quotient("completion_rate", rate, actual, target, explicit=False)
            if alike and relation.gap <= rate.step * HALF:
                yield relation


def conversion(text: Text, rate: Mention) -> Iterator[Relation]:
    """`签约项目538个,开工项目497个,开工率为92.38%`: what reached the rate's stage over the whole it is said of."""
    yield from by_stage(text, rate)
    yield from by_its_word(text, rate)
    yield from by_two(text, rate)
    yield from of_whatever(text, rate)
    yield from of_later(text, rate)
    yield from told_behind(text, rate)


def told_behind(text: Text, rate: Mention) -> Iterator[Relation]:
    """`重点项目共46个，开工率82.6%，已开工38个`: the count of the rate's stage right behind it, of one said before; where it comes out as written."""
    near = placed(text.addable, rate.start - WIDER_REACH, rate.end + BEHIND)
    near = [m for m in near if m.row.unit == "count" and m.row.role == "actual"]
    # 履约率、开工率为94.4%、75%，即34个履约、27个动工: the count of its own stage
    part = next((m for m in near if m.start > rate.end and m.row.stage == rate.row.stage), None)
    if part is None or part.sentence != rate.sentence or rate.row.stage is None:
        return
    wholes = [m for m in near if m.end <= part.start and rate.sentence - m.sentence <= 1 and m.value >= part.value]
    wholes = [m for m in wholes if m.row.metric == part.row.metric and same_place(m, part)]
    for whole in reversed([m for m in wholes if m.row.stage != part.row.stage]):
        relation = quotient("conversion_rate", rate, part, whole, explicit=False)
        if not relation.gap or (rate.step < 1 and relation.gap <= rate.step * HALF):
            yield relation


def of_later(text: Text, rate: Mention) -> Iterator[Relation]:
    """`已有97个开工，开工率91.5%。今年共安排重点项目106个`: of a count that is told behind the rate, where it comes out as written.

    A round rate is asked to be exact, and of projects that are all there are, or were to begin: `新开工项目11个，开工率55%。…新开工项目20个`.
    """
    near = placed(text.addable, rate.start - WIDER_REACH, rate.end + WIDER_REACH)
    near = [m for m in near if m.row.metric == "project_count" and m.row.role == "actual"]
    part = next((m for m in reversed(near) if m.start < rate.start), None)
    if part is None or part.sentence != rate.sentence or part.row.stage != rate.row.stage or rate.row.stage is None:
        return
    wholes = (m for m in near if m.start > rate.end and m.value >= part.value and same_place(m, part))
    for whole in islice((m for m in wholes if m.row.stage in (None, part.row.stage) and m.row.sector is None), 3):
        relation = quotient("conversion_rate", rate, part, whole, explicit=False)
        if not relation.gap or (rate.step < 1 and relation.gap <= rate.step * HALF):
            yield relation


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
    counts = [m for m in near if m.row.unit == "count" and m.row.role in (*ADDITIVE_ROLES, "forecast") and not m.hedged]
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


def by_two(text: Text, rate: Mention) -> Iterator[Relation]:
    """`签约项目56个。已建成23个、在建23个，开工率82.14%`: what is built has begun as well; told where it comes out as written."""
    if rate.row.stage not in ("started", "under_construction") or rate.step >= 1:
        return
    near = placed(text.addable, rate.start - WIDER_REACH, rate.start)
    near = [m for m in near if m.row.metric == "project_count" and m.row.role == "actual"]
    for one, other in pairwise([m for m in near if m.sentence == rate.sentence]):
        if {one.row.stage, other.row.stage} & BUILT and {one.row.stage, other.row.stage} & BUILDING:
            for whole in near:
                form = "({} + {}) ÷ {} = {}%"
                relation = Relation("conversion_rate", rate, (one, other, whole), together_of, form)
                if whole.end <= one.start and figures(whole) > 1 and relation.gap <= rate.step * HALF:
                    yield relation


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
    of_stage = [m for m in counts if m.row.stage == rate.row.stage]
    here = [m for m in counts if m.sentence == rate.sentence and agree(m.row.stage, rate.row.stage)]
    # 已开工33个，未开工17个，开工率66%: what has the rate's stage, before what has none
    reached = [m for m in here if m in of_stage] or here or of_stage
    # 实际开工53宗（含提前开工4宗），开工率86.9%: what a bracket holds is not what the rate is of
    reached = [m for m in reached if text.depth(m) <= text.depth(rate)]
    again = named_wholes(text, rate)
    due = [m for m in operands_of(text, rate, "target", metric) if in_statement(text, m, rate)]
    for part in reached[:1]:
        for whole in due:
            # 应开工38个,实际开工35个,开工率92.1%; 计划竣工34宗,已竣工17宗,竣工率50%
            in_turn = whole.start < part.start < rate.start and part.sentence == rate.sentence
            alike = whole.row.stage == part.row.stage == rate.row.stage
            if in_turn and alike and whole.value >= part.value:
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
        of_one = part.row.region_code == rate.row.region_code not in (None, text.region_code) and rate.step < 1
        wholes = [
            m
            for m in wholes
            if figures(m) > 1
            or part.sentence == rate.sentence
            or m.value == part.value
            or (of_one and m.row.region_code == part.row.region_code)  # 甲区3个…；甲区2个…；甲区66.7%
        ]
        for whole in wholes:
            # 签约41个,…;开工52个,…;投产33个,达效率81.8%: a semicolon keeps a rate to its own statement.
            alone = (near == {whole.row.id} and in_statement(text, whole, rate)) or whole.value in again
            explicit = alone and right_before and rate.row.stage == part.row.stage
            relation = quotient("conversion_rate", rate, part, whole, explicit)
            only = len({m.row.id for m in wholes}) == 1 and part.row.stage == rate.row.stage and relation.gap <= 1
            of_one_place = rate.step < 1 and part.row.region_code == rate.row.region_code != text.region_code
            if only and not explicit and (right_before or of_one_place):
                # 签约项目31个，总投资160亿元。…已开工17个，开工率54%: of no other number, and near it
                relation = replace(relation, explicit=True, near=NEAR_ALIKE)
            yield relation
