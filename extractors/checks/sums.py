"""Sums that no listing opens: 合计 of what was said before, a failing sum mended by a nested part, a project's phases."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from extractors.checks.mentions import (
    CLAUSE_MARK,
    WAN,
    WIDER_REACH,
    YI,
    Mention,
    Text,
    breaks,
    cue,
    how_many,
    placed,
)
from extractors.checks.partners import partner_sums
from extractors.checks.parts import MAX_PARTS
from extractors.checks.relation import Relation, added, plain, total
from extractors.facts import Check, Project

# 5条链合计，三个县（市）合计; 全市合计 is of more than was listed
ALL_OF_THEM = re.compile(r"(?:[\d两三四五六七八九十]+(?:个|条|大|家)?[^，。；,;\d]{0,8}|以上|上述)(?:合计|总计|共计)")
# 两个园区累计引进企业98家, 三县共实施项目64个: as many as are named, and no more, may be the parts
AS_MANY = re.compile(
    r"([两三四五六七八九十]|(?<![\d.])\d{1,2})(?:[个条大家项者批期次类场园镇乡链]|(?=[地县市区]))(?!项目)(?:[^，。；,;\d]|\d{1,4}(?=[年月日至—-])){0,18}?(?:[累合总共]计|[共总])"
)


# 此次集中开工的43个, 这43个, 上述43个
JUST_NAMED = re.compile(r"(?:此次|本次|这次|这批|这|上述|以上)[^，。；\d]{0,10}\d+[个项宗]")


def summed_up(text: Text) -> Iterator[Relation]:
    """`甲链…投资50亿元，项目18个；乙链…投资80亿元，项目16个。两条链合计，投资130亿元、项目34个`: by measure, where it holds.

    合计 opens or stands in the whole's own sentence; the parts are the last of its measure before it, three or more.
    """
    named = AS_MANY.search(text.text) is not None
    if not named and not ALL_OF_THEM.search(text.text):
        return
    for whole in text.addable:
        row = whole.row
        sentence = text.sentence_text(whole)
        if named:
            yield from as_many(text, whole, sentence)
        cues = list(ALL_OF_THEM.finditer(sentence))
        if not cues:
            continue
        opens = whole.end - len(sentence) + cues[-1].start()
        near = placed(text.prose, opens - WIDER_REACH, opens)
        fits = [m for m in near if (m.row.metric, m.row.role, m.row.unit) == (row.metric, row.role, row.unit)]
        fits = listed = [m for m in fits if m.row.period_end == row.period_end and m.paragraph == whole.paragraph]
        if text.text[opens - 1 : opens] == "前":
            # 利州区186300万元，…，青川县56700万元。前三位县区合计403630万元: the greatest of a row
            fits = sorted((m for m in listed if m.sentence == listed[-1].sentence), key=lambda m: m.value)
        for count in range(3 if fits is listed else 2, min(len(fits), 12) + 1):
            parts = fits[-count:]
            if total([m.value for m in parts]) == whole.value:
                yield added(whole, parts)
                break


def as_many(text: Text, whole: Mention, sentence: str) -> Iterator[Relation]:
    """`甲园区引进企业43家，…；乙园区引进企业55家，…；两个园区累计引进企业98家`: the last two of its measure before 两个."""
    row = whole.row
    cues = list(AS_MANY.finditer(sentence[: whole.start - whole.end]))
    count = how_many(cues[-1][1]) if cues else None
    if count is None or count < 2 or CLAUSE_MARK.search(sentence, cues[-1].end()):
        return
    opens = whole.end - len(sentence) + cues[-1].start()
    near = [m for m in placed(text.addable, opens - WIDER_REACH, opens) if m.paragraph == whole.paragraph]
    near = [m for m in near if (m.row.metric, m.row.role, m.row.unit) == (row.metric, row.role, row.unit)]
    # 亿元以上37个，均已投产；亿元以下52个，投产44个。两项合计89个: the first of each statement
    first = [m for last, m in pairwise([None, *near]) if m is not None and (last is None or breaks(text, last, m))]
    # 甲园签约9个、开工7个，乙园签约6个、开工6个，两园共签约15个、开工13个: those of its own stage
    for fits in (near, [m for m in near if m.row.stage == row.stage], first):
        parts = fits[-count:]
        if len(parts) == count and total([m.value for m in parts]) == whole.value:
            relation = added(whole, parts)
            yield relation
            yield from (paid for paid in partner_sums(text, relation) if paid.holds)
            break


# 截至目前，17个项目已有14个开工: all of those that the sentence before has counted
ALL_COUNTED = re.compile(r"[。！\n；](?:截至?目前|目前|现在|至此|到目前为止|如今)?，?(?:全部|所有)?\d+[个项宗]项目")


def just_named(text: Text) -> Iterator[Relation]:
    """`甲、乙等15个工业项目和丙、丁等28个城建项目集中开工。此次开工的43个项目总投资39亿元`: what the sentence before has named, in all."""
    counts = text.groups.get(("project_count", "count", "actual"), [])
    if len(counts) < 3:
        return
    for place, whole in enumerate(counts):
        named = JUST_NAMED.search(text.text, max(whole.start - 14, 0), whole.end)
        if not named and not ALL_COUNTED.search(text.text, max(whole.start - 12, 0), whole.end + 3):
            continue
        near = counts[max(place - 4 if named else place - MAX_PARTS, 0) : place]
        parts = [m for m in near if m.sentence == whole.sentence - 1 or m.sentence == whole.sentence]
        if (
            len(parts) > (1 if named else 2)
            and parts[0].sentence == parts[-1].sentence
            and whole.row.id not in {m.row.id for m in parts}
        ):
            relation = added(whole, parts)
            if not relation.gap:
                yield relation


def mended(text: Text, relation: Relation) -> Relation:
    """A sum that fails, with what one of its parts is itself a part of in that part's place, where it holds so.

    92个。其中，签订35个投资合作项目，其中4个战略合作协议，31个投资合作项目，金额3110亿元。…云签约57个: the 35 are meant, not the 31.
    """
    if len(relation.operands) < 2 or relation.extra or relation.stated.in_table:
        return relation
    row = relation.stated.row
    begin = min(relation.stated.start, relation.operands[0].start)
    end = max(part.end for part in relation.operands)
    for place, part in enumerate(relation.operands):
        wanted = relation.stated.value - (relation.computed - part.value)
        for other in text.valued.get((row.role, row.metric, row.unit, wanted), ()) if wanted > 0 else ():
            nested = other.sentence == part.sentence and cue("among").search(text.text, other.end, part.start)
            if begin <= other.start <= end and other not in relation.operands and nested:
                return added(relation.stated, (*relation.operands[:place], other, *relation.operands[place + 1 :]))
    return relation


def phase_check(project: Project) -> Check | None:
    """A project's phases that add up to its total investment; phases that do not may be only the ones named."""
    amounts = [phase.investment_cny for phase in project.phases if phase.investment_cny is not None]
    whole = project.investment_cny
    if whole is None or len(amounts) < 2 or len(amounts) != len(project.phases) or total(amounts) != whole:
        return None
    scale = YI if whole >= YI else WAN
    terms = " + ".join(
        f"{phase.name}{plain(amount / scale)}" for phase, amount in zip(project.phases, amounts, strict=True)
    )
    return Check(
        id=hashlib.sha256(f"sum_of_parts\n{project.id}".encode()).hexdigest()[:16],
        kind="sum_of_parts",
        holds=True,
        stated=whole,
        computed=whole,
        tolerance=Decimal(0),
        members=(project.id,),
        message=f"{terms} = {plain(whole / scale)},与文中一致",
    )
