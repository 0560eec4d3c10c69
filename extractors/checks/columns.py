"""Sums in running text that is laid out like a table: place by place, measure beside measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import islice, pairwise

from extractors.checks.complements import APART, CLAUSE, complementary
from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    DONE,
    HALF,
    MONEY,
    RATIO_UNITS,
    TOTALS,
    Mention,
    Text,
    agree,
    breaks,
    figures,
    holds_region,
    in_place,
    nearest,
    placed,
)
from extractors.checks.partners import partner
from extractors.checks.parts import MAX_PARTS, NEIGHBOURS, SECTIONS
from extractors.checks.relation import NEAR_PAIRED_SUM, Relation, added, total

PLACES = 4  # places that a listing names at least: fewer may be a choice, whose sum meets another number by chance
YEARS = re.compile(r"累计|合计|共计|总计|[两二三四五六七八九十]年[来间]?共|[0-9]年[—-]")
ZONE = re.compile(r"(?:^|[◆●■·、\s])[^，,；;：:、\d]{0,8}(?:[开高经园新]区|集聚区|本级|市直|直属)[^，,；;：:\d]{0,6}\d")
SECTOR = re.compile(r"^第?([一二三])(?:次)?产业?")


def laid_out(text: Text, sums: Sequence[Relation]) -> Iterator[Relation]:
    """All sums of text that runs like a table, beside the `sums` that were found by their words."""
    for relation in sums:
        if relation.holds:
            yield from listed_alongside(text, relation)
    for (_, unit, _), group in sorted(text.groups.items()):
        if len(group) < 2:
            continue  # one number is no listing
        yield from by_sector(text, group)
        yield from by_year(text, group)
        for relation in by_place(text, group):
            yield relation
            yield from listed_alongside(text, relation)
        if unit == "count":
            yield from counted_and_paid(text, group)
            yield from counted_in_turn(text, group)
            yield from counted_apart(text, group)
    yield from (found for found in by_sector(text, text.named_variously) if found.gap <= found.stated.step * HALF)
    for relation in complementary(text):
        yield relation
        yield from listed_alongside(text, relation)


def listed_alongside(text: Text, relation: Relation) -> Iterator[Relation]:
    """Other measures of the parts of a sum that holds, each said between its part and the next.

    `扶绥县98.2亿元（年度任务115亿元，…），江州区72.5亿元（年度任务90亿元，…），…` is a column of 到位资金 and one of targets;
    told where the second adds up to a number of the document too.
    """
    parts = sorted(relation.operands, key=lambda m: m.start)
    if len(parts) < 2 or any(part.in_table for part in parts):
        return
    widest = max(after.start - before.end for before, after in pairwise(parts))
    ends = [after.start for after in parts[1:]] + [parts[-1].end + widest]
    columns: dict[tuple[str, str, str], list[Mention]] = {}
    for place, (part, end) in enumerate(zip(parts, ends, strict=True)):
        for mention in placed(text.prose, part.end, end):
            row = mention.row
            if row.role not in ADDITIVE_ROLES or row.unit in RATIO_UNITS or mention.hedged:
                continue
            # 在建185个，总投资1330.5亿元；计划新开工157个，总投资506.08亿元: what is planned is counted with what is not
            role = "actual" if row.metric in ("project_count", *TOTALS) else row.role
            # 15个，签约总金额413.2亿元；4个，投资总额58.5亿元: what projects are to cost, by either name
            for metric in (row.metric, *(["totals"] if row.metric in TOTALS else [])):
                column = columns.setdefault((metric, role, row.unit), [])
                if len(column) == place and mention not in parts:
                    column.append(mention)
    for key, column in columns.items():
        if len(column) == len(parts) and len({m.row.id for m in column}) == len(column):
            for found in whole_of(text, column, key):
                # two numbers come to a third of two figures by chance
                if len(parts) >= 3 or figures(found.stated) >= 4:
                    yield found


def by_place(text: Text, group: Sequence[Mention]) -> Iterator[Relation]:
    """`东源县36个，118.4亿元，…；源城区31个，92.6亿元，…`: all the counties of a city, whose own number stands sections before."""
    run: list[Mention] = []
    for mention in (*group, None):
        code = mention.row.region_code if mention is not None else None
        inside = code not in (None, text.region_code) and holds_region(text.region_code, code)
        if mention is not None and run and code == text.region_code and ZONE.search(text.clause(mention)[-20:]):
            # 当涂13个，含山6个，高新区2个: a zone, or the city's own, among its counties
            if mention.start - run[-1].end <= APART:
                run.append(mention)
            continue
        if mention is not None and inside and run and code == run[-1].row.region_code:
            continue  # 扶绥县98.2亿元，其中工业61.5亿元
        far = mention is None or not run or mention.start - run[-1].end > NEIGHBOURS
        if far or not inside or any(code == part.row.region_code for part in run):
            if len(run) >= PLACES:
                row = run[0].row
                for found in whole_of(text, run, (row.metric, row.role, row.unit)):
                    # the 9个、11个、8个… that counties brought in are not the 41个 that the city signed
                    if row.unit in MONEY or all(agree(found.stated.row.stage, part.row.stage) for part in run):
                        yield found
            run = []
        if mention is not None and inside:
            run.append(mention)


def by_sector(text: Text, group: list[Mention]) -> Iterator[Relation]:
    """`地区生产总值24.4亿元。其中第一产业6.3亿元；第二产业6.6亿元，其中工业4.1亿元、建筑业2.5亿元；第三产业11.6亿元`.

    The three sectors leave no fourth, whatever stands between them and in whatever order they are told.
    """
    place: dict[str, int] = {}
    for at, mention in enumerate(group):
        sector = SECTOR.search(mention.row.sector or CLAUSE.split(text.sentence_text(mention))[-1])
        if sector is None:
            continue
        place[sector[1]] = at
        if len(place) < 3:
            continue
        parts = [group[at] for at in sorted(place.values())]
        place = {}
        starts = [part.start for part in parts]
        if starts[-1] - starts[0] > APART:
            continue
        before = [m for m in placed(group, starts[0] - SECTIONS, starts[0]) if not SECTOR.search(m.row.sector or "")]
        sums = (added(whole, parts) for whole in reversed(before) if whole.value > max(part.value for part in parts))
        sums = (found for found in sums if not found.gap or starts[0] - found.stated.end <= APART)
        named = all(part.row.sector for part in parts)  # else the sum is asked to come out as written
        fits = (found for found in sums if figures(found.stated) >= 3)
        fits = (found for found in fits if (found.holds if named else found.gap <= found.stated.step * HALF))
        yield from islice(fits, 1)


def by_year(text: Text, group: Sequence[Mention]) -> Iterator[Relation]:
    """`2021年、2022年、2023年分别引进项目32个、41个、52个，三年累计引进项目125个`: years that follow each other, and their sum."""
    run: list[Mention] = []
    for mention in group:
        begins, ends = mention.row.period_start, mention.row.period_end
        last = run[-1].row.period_end if run else None
        follows = last is not None and begins is not None and begins == last + timedelta(days=1)
        within_year = begins is not None and ends is not None and ends.year == begins.year
        if not (follows and within_year and mention.start - run[-1].end <= APART and alike(run[-1], mention)):
            run = []
        run.append(mention)
        if len(run) < 2:
            continue
        values = total([part.value for part in run])
        row = mention.row
        for whole in text.valued.get((row.role, row.metric, row.unit, values), ()):
            near = abs(whole.start - mention.start) <= APART or abs(whole.start - run[0].start) <= APART
            # 一季度、二季度分别达到9.76万亿元和10.34万亿元: of what the half-year came to
            all_of_it = (whole.row.period_start, whole.row.period_end) == (run[0].row.period_start, ends)
            known = figures(whole) >= (2 if all_of_it else 3)
            if near and whole not in run and known and (all_of_it or YEARS.search(text.clause(whole))):
                yield added(whole, tuple(run))


def alike(one: Mention, other: Mention) -> bool:
    """Whether two numbers are of one place, stage and class."""
    a, b = one.row, other.row
    return (a.region_code, a.stage, a.sector, a.min_investment_cny) == (
        b.region_code,
        b.stage,
        b.sector,
        b.min_investment_cny,
    )


def whole_of(text: Text, parts: Sequence[Mention], key: tuple[str, str, str]) -> Iterator[Relation]:
    """The nearest number that parts come to, to the last digit: of their measure, wherever it stands."""
    metric, role, unit = key
    metrics = next((family for family in (TOTALS, DONE) if metric in (*family, "totals")), (metric,))
    whole_value = total([part.value for part in parts])
    fits = [
        m
        for other in metrics
        for m in text.valued.get((role, other, unit, whole_value), ())
        if not m.hedged
        and m not in parts
        and figures(m) >= 2
        and in_place(m, parts)
        and all(agree(m.row.period_end, part.row.period_end) for part in parts[:1])
    ]
    if not fits:
        fits = rounded_off(text, parts, metrics, whole_value)
    for whole in nearest(fits, parts[0])[:1]:
        yield added(whole, parts)


def rounded_off(text: Text, parts: Sequence[Mention], metrics: Sequence[str], value: Decimal) -> list[Mention]:
    """Amounts of four figures that parts come to but for the rounding of each: 153.7 and 213.3 of 367.1亿元."""
    row = parts[0].row
    if row.unit not in MONEY:
        return []
    begin, end = parts[0].start - SECTIONS, parts[0].start + SECTIONS
    near = (m for metric in metrics for m in placed(text.additive[row.role, metric], begin, end))
    near = (m for m in near if abs(m.value - value) <= m.step and m not in parts and not m.hedged and figures(m) >= 4)
    near = (m for m in near if m.row.unit == row.unit and m.row.period_end == row.period_end)
    return [m for m in near if all(holds_region(m.row.region_code, part.row.region_code) for part in parts)]


def counted_and_paid(text: Text, counts: list[Mention]) -> Iterator[Relation]:
    """Two stages of one event, told where the amounts said with them add up: `22个，总投资56.3亿元。其中，开工项目12个，
    总投资31.8亿元；签约项目9个，总投资24.5亿元`.

    Of one stage (集中签约102个，场外签约257个) they are told where both add up. Of one round of projects, those that were signed hold those that have begun: counts alone would meet by chance.
    """
    if not any(metric in TOTALS for metric, _, _ in text.groups):
        return
    heads = [m for last, m in pairwise([None, *counts]) if m is not None and (last is None or breaks(text, last, m))]
    for one, other in dict.fromkeys((*pairwise(counts), *pairwise(heads))):
        if other.start - one.end > NEIGHBOURS:
            continue
        for metric in TOTALS:
            if not (text.partners(one) and text.partners(other)):
                continue
            paid = [partner(text, member, metric) for member in (one, other)]
            if None in paid or len({m.row.id for m in paid if m is not None}) < 2:
                continue
            parts = [m for m in paid if m is not None]
            yield from both_of(text, counts, (one, other), parts)
            break


def counted_in_turn(text: Text, counts: list[Mention]) -> Iterator[Relation]:
    """Three or more that have sentences of their own: `156个，总投资608.75亿元。其中，开工项目61个，总投资192.87亿元，…。竣工项目40个，
    总投资103.23亿元。签约项目55个，签约金额312.65亿元`.

    Whatever their stages: told where the counts add up to one and the amounts said with them to that one's amount.
    """
    heads = [m for last, m in pairwise([None, *counts]) if m is not None and (last is None or breaks(text, last, m))]
    paid = {m: found for m in heads if (found := partner(text, m, TOTALS[0])) is not None}
    for place, whole in enumerate(heads):
        if whole not in paid:
            continue
        run: list[Mention] = []
        left = whole.value
        for mention in islice(heads, place + 1, place + MAX_PARTS):
            if mention not in paid or mention.start - (run[-1] if run else whole).end > NEIGHBOURS:
                break
            left -= mention.value
            run.append(mention)
            if left > 0:
                continue
            amounts = added(paid[whole], [paid[m] for m in run])
            if left == 0 and len(run) > 2 and not amounts.gap and len({m.row.unit for m in amounts.operands}) == 1:
                yield added(whole, run)
                yield amounts
            break


def counted_apart(text: Text, counts: list[Mention]) -> Iterator[Relation]:
    """Two with paragraphs of their own: `签约项目84个，总投资610亿元。…镇街签约31个，总投资148亿元；…园区签约53个，总投资462亿元`.

    Whatever stands between them: told where counts and amounts both come to the whole's, to the last digit.
    """
    paid = {m: found for m in counts if (found := partner(text, m, TOTALS[0])) is not None} if len(counts) > 2 else {}
    for whole, amount in paid.items():
        if figures(amount) < 3:
            continue
        seen: dict[tuple[Decimal, Decimal], Mention] = {}
        for part in placed(counts, whole.end, whole.end + SECTIONS):
            if part not in paid or paid[part].row.unit != amount.row.unit:
                continue
            other = seen.get((whole.value - part.value, amount.value - paid[part].value))
            if other is not None and holds_region(whole.row.region_code, part.row.region_code):
                yield added(whole, (other, part))
                yield added(amount, (paid[other], paid[part]))
            seen[part.value, paid[part].value] = part


def both_of(
    text: Text, counts: list[Mention], counted: tuple[Mention, Mention], paid: Sequence[Mention]
) -> Iterator[Relation]:
    """The whole of two amounts, and the whole of their counts beside it.

    An amount may be a rounding off (307个、3688.2亿元 and 155个、1943.5亿元 of 462个、5631.8亿元) where the counts are not.
    """
    one, other = counted
    before = [m for m in placed(text.prose, one.start - NEIGHBOURS, one.start) if m.row.unit == paid[0].row.unit]
    before = [m for m in before if m.row.role == paid[0].row.role and figures(m) >= 3]
    sums = [relation for m in nearest(before, one) for relation in (added(m, paid),) if relation.holds]
    for found in sorted(sums, key=lambda relation: relation.gap)[:1]:
        beside = placed(counts, one.start - NEIGHBOURS, one.start)
        beside = [
            m for m in beside if abs(m.start - found.stated.start) <= 40 and m.value > max(one.value, other.value)
        ]
        together = [added(m, counted) for m in nearest(beside, found.stated)[:1]]
        exact = any(relation.holds for relation in together)
        if not exact and (found.gap or one.row.stage == other.row.stage):
            continue
        if found.gap and figures(found.stated) < 4:
            continue
        yield found
        yield from (replace(relation, explicit=not found.gap, near=NEAR_PAIRED_SUM) for relation in together)
