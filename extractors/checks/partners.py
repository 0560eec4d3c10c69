"""The amounts said beside the counts of a sum: where the counts add up the amounts are parts too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.checks.mentions import (
    ADDITIVE_ROLES,
    RATIO_UNITS,
    TOTALS,
    Mention,
    Text,
    nearest,
    placed,
)
from extractors.checks.parts import NEIGHBOURS
from extractors.checks.relation import NEAR_PAIRED_SUM, Relation, added, first_told


def partner_sums(text: Text, relation: Relation) -> Iterator[Relation]:
    """Where a listing's counts add up, the amounts said with them are parts too: 14个、52.1亿元 of 32个、84.6亿元."""
    mentions = (relation.stated, *relation.operands)
    metrics = {m.row.metric for member in mentions for m in text.partners(member)}
    for metric in sorted(metrics - {relation.stated.row.metric}):
        partners = [partner(text, member, metric) for member in mentions]
        parts = [m for m in partners[1:] if m is not None]
        if len({m.row.id for m in parts}) != len(relation.operands):
            continue
        whole = partners[0]
        if whole is not None and whole.row.id not in {m.row.id for m in parts}:
            if len({m.row.unit for m in (whole, *parts)}) == 1:  # 45个、2709亿元 and 8个、13.9亿美元 have no sum
                paid = added(whole, parts)
                yield with_the_last(text, paid) or replace(
                    paid, explicit=not lacks_one(text, paid), near=NEAR_PAIRED_SUM
                )
            continue
        # 签约15个,协议引资额87.6亿元。…文旅类8个62.3亿元: the parts' amounts may not repeat what amount it is; and
        # 履约项目368个,其中…。到位资金683420万元。…一产29个、31860万元: the whole's count may have a sentence of its own.
        between = placed(text.prose, relation.stated.start - NEIGHBOURS, parts[0].start)
        beside = (m for m in between if m.value > parts[0].value)
        beside = (m for m in beside if m.row.unit == parts[0].row.unit and m.row.role == parts[0].row.role)
        sums = (added(m, parts) for m in beside if not m.hedged and m.row.id not in {part.row.id for part in parts})
        yield from first_told(found for found in sums if found.gap == 0)


def partner(text: Text, member: Mention, metric: str) -> Mention | None:
    """The one number of a metric that is said with another: 14个、52.1亿元."""
    if metric in TOTALS and not any(m.row.metric == metric for m in text.partners(member)):
        # 38个，总投资152.6亿元。其中，开工项目14个，总投资46.3亿元；…；签约项目15个，签约金额84.8亿元
        metric = next((other for other in TOTALS if any(m.row.metric == other for m in text.partners(member))), metric)
    # 234个，年度投资2225亿元。其中计划新开工80个，767亿元；续建138个，1436亿元: what is planned is counted with what is not
    fits = [m for m in text.partners(member) if m.row.metric == metric and m.row.role in ADDITIVE_ROLES]
    fits = [m for m in fits if m.row.role == member.row.role or metric == "project_count"]
    fits = [m for m in fits if m.row.unit not in RATIO_UNITS and not m.hedged]
    if len({m.row.unit for m in fits}) > 1:
        fits = [m for m in fits if m.row.unit == "CNY"]  # 外资项目25个，投资额59.2亿美元（折合人民币367.1亿元）
    return nearest(fits, member)[0] if len({m.row.id for m in fits}) == 1 else None


def lacks_one(text: Text, relation: Relation) -> bool:
    """Whether the amount that is missing stands in the listing with no count of its own: `专项资金项目29个，10433万元；金融贷款6645万元`."""
    last = relation.operands[-1]
    further = (m for m in text.in_sentence(last) if m.start > last.start and m.row.unit == last.row.unit)
    return any(added(relation.stated, (*relation.operands, m)).holds for m in further if not m.hedged)


def with_the_last(text: Text, relation: Relation) -> Relation | None:
    """A sum that fails, with the next number of its measure behind it, where that makes it hold to the last digit.

    30个、41亿元；…；17个、31亿元；本级6个、1.1亿元 of 215个、288亿元: the amounts come to it without the last, the counts do not.
    """
    last = relation.operands[-1]
    row, left = last.row, relation.stated.value - relation.computed
    behind = placed(text.addable, last.end, last.end + NEIGHBOURS // 2) if left > 0 else []
    alike = [m for m in behind if (m.row.metric, m.row.role, m.row.unit) == (row.metric, row.role, row.unit)]
    return added(relation.stated, (*relation.operands, alike[0])) if alike and alike[0].value == left else None
