"""What a document's numbers say of each other: wholes and their parts, rates and the two numbers they come from.

No rule here is written for one document. A relation is looked for where the text states it (a rate right behind its two
numbers, a 合计 row, a listing behind 其中); numbers that stand apart are related only where the relation holds, for two
numbers that merely happen to disagree are no finding. A wrong 需核实 costs a reader's trust, a missed one does not.

Tolerances are interval arithmetic: a number written as `1126.106亿元` lies within half a unit of its last digit,
0.0005亿; a count and a round target are exact; `约` and `近` widen, and a relation with such a number is told only
where it holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

from extractors.checks.anchored import anchored
from extractors.checks.columns import laid_out
from extractors.checks.complements import named_by_both, negated
from extractors.checks.differences import differences
from extractors.checks.listings import listings
from extractors.checks.mentions import ADDITIVE_ROLES, OPERANDS, RATIO_UNITS, REACH, Text
from extractors.checks.outlines import outlined
from extractors.checks.parallel import run_alike
from extractors.checks.rates import prose_rates
from extractors.checks.relation import Relation
from extractors.checks.sums import just_named, mended, phase_check, summed_up
from extractors.checks.tables import column_sums, project_list_sums, projects_summed, row_sums, table_rates, table_sums
from extractors.checks.turns import in_twos
from extractors.document import Document
from extractors.facts import Check, Observation, Project


def find_checks(
    document: Document, observations: Sequence[Observation], projects: Sequence[Project]
) -> tuple[Check, ...]:
    """The relations between a document's stated numbers, in the order of the stated number's first place.

    The order of `observations` makes no difference. A range (`value_high`) takes no part. Members are ids of
    observations, the stated number's first; of a project's phases and of a project list they are the projects' ids.
    """
    many = _may_relate(document, observations, projects)
    checks, places = _related(Text(document, observations), projects) if many else ([], {})
    for project in projects:
        phased = phase_check(project)
        if phased is not None:
            checks.append(phased)
            places[phased.id] = project.evidence[0].start if project.evidence else len(document.text)
    return tuple(sorted(checks, key=lambda check: (places[check.id], check.kind, check.id)))


def _may_relate(document: Document, observations: Sequence[Observation], projects: Sequence[Project]) -> bool:
    """Whether a document, unlike most pages of a crawl, has numbers enough for one to be said of others: three.

    A sum may be said of projects or of a table's, and points of one rate and the calendar: 超序时进度5.7个百分点.
    """
    stated = sum(len(row.evidence) for row in observations)
    if stated > 2 or len(projects) > 2 or (projects and document.tables) or (stated > 1 and len(projects) > 1):
        return True
    return any(row.unit == "percentage_point" for row in observations)


def _related(text: Text, projects: Sequence[Project]) -> tuple[list[Check], dict[str, int]]:
    """The relations of a document's numbers that are told, and where the stated number of each stands."""
    listed = list(listings(text))
    laid = list(laid_out(text, listed))
    relations = [
        *table_sums(text),
        *row_sums(text),
        *column_sums(text),
        *table_rates(text),
        *prose_rates(text),
        *differences(text),
        *listed,
        *laid,
        *summed_up(text),
        *just_named(text),
        *outlined(text),
        *negated(text),
        *named_by_both(text),
        *project_list_sums(text, projects),
        *projects_summed(text, projects),
        *anchored(text, [*listed, *laid]),
        *in_twos(text, [*listed, *laid]),
    ]
    relations += run_alike(text, relations)
    found: dict[tuple[object, ...], Relation] = {}
    places: dict[str, int] = {}
    sums: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        if relation.kind == "sum_of_parts" and not relation.holds:
            relation = mended(text, relation)
        if not relation.told:
            continue
        operands = tuple(sorted(mention.value for mention in relation.operands))
        # 开工率74.4% of the text and of the table's 合计 row is one relation, though it may be two observations.
        # 履约16个，履约率100%；开工16个，开工率100% are two.
        in_full = relation.kind in ("sum_of_parts", "completion_rate")
        # what the heading says again is one relation, whatever place or day each was taken for
        again = relation.kind == "completion_rate"
        same: object = operands if in_full else relation.stated.row.stage
        if relation.kind == "conversion_rate":
            same = (same, operands)  # 90个已开工72个，开工率80%；…25个已开工20个，开工率80%
        if relation.stated.cell is not None and not text.is_total(relation.stated):
            same = relation.stated.row.id
        place = None if again else relation.stated.row.region_code
        key = (relation.kind, relation.stated.row.metric, relation.stated.value, place, same)
        if key not in found or (relation.holds and not found[key].holds):
            found[key] = relation
            if relation.kind == "sum_of_parts" and relation.operands:
                sums[key] = relation
        places[relation.id] = relation.stated.start
    # 其中外省项目34个、174.4亿元…。分产业看，一产…、二产…、三产…: parts that make up one whole are no other one's
    held: dict[str, list[tuple[set[int], list[Decimal]]]] = defaultdict(list)
    for relation in sums.values():
        if relation.holds:
            held[relation.stated.row.metric].append(_parts(relation))
    # 9个、46.7亿元，分别完成14个、80亿元的64.3%、58.4%: what gives one rate is no question of the other
    given = {(relation.kind, relation.operands) for relation in found.values() if relation.holds}
    checks = [
        relation.check()
        for key, relation in found.items()
        if (
            key not in sums
            or _in_bracket(text, sums[key])
            or not _of_another(sums[key], held[sums[key].stated.row.metric])
        )
        and (relation.holds or (relation.kind, relation.operands) not in given)
    ]
    return checks, places


def _parts(relation: Relation) -> tuple[set[int], list[Decimal]]:
    """Where a sum's parts stand, and what they are."""
    return {part.start for part in relation.operands}, sorted(part.value for part in relation.operands)


def _in_bracket(text: Text, relation: Relation) -> bool:
    """Whether a bracket right behind a whole holds all its parts: 大型项目18个（协议12个，合同6个）."""
    whole, first, last = relation.stated, relation.operands[0], relation.operands[-1]
    opened = text.text.find("（", whole.end, first.start) + text.text.find("(", whole.end, first.start) + 1
    closed = re.search(r"[)）。\n]", text.text[whole.end : last.start])
    return relation.holds and opened >= 0 and first.start - whole.end <= 24 and closed is None


def _of_another(relation: Relation, held: Sequence[tuple[set[int], list[Decimal]]]) -> bool:
    """Whether a sum's parts make up another whole: as they are, some of them, or beside this sum's own whole.

    12 = 6 + 3 + 2 + 1 is said; that 6 = 3 + 2 + 1 is chance, and so is 189.7 = 141.5 + 48.2 of 苏南141.5亿美元，苏中48.2亿
    美元，苏北43.5亿美元. A sum that stands behind its parts may be of some of them: 前两位县区合计44.12亿元.
    """
    parts, values = _parts(relation)
    if not relation.holds:
        # 市内60个，到位6.7亿元；市外10个，到位2.5亿元；境外1个，无到位资金: the 71 are made of all three
        return any(values == others or parts < starts for starts, others in held)
    across = [others for others, _ in held if others != parts and others & parts]
    if len(across) > 1 and parts <= set().union(*across):
        return True  # 按县区分…青龙县2项，市直1项。按行业分：工业16项、服务业2项、农业11项: the end of one list and the start of another
    beside = parts | {relation.stated.start}
    behind = relation.stated.start > relation.operands[-1].start
    return any(beside <= others or (not behind and parts < others) for others, _ in held)


def limits_reached(observations: Sequence[Observation]) -> str | None:
    """What a reader is told where a document has more numbers of one measure than a rate is held against.

    A rate is tried against the nearest numbers only (`OPERANDS`, within `REACH` characters): where there are more, a
    relation between numbers that stand far apart may be missing from the checks.
    """
    if sum(len(row.evidence) for row in observations) <= OPERANDS:
        return None  # most documents
    stated: dict[tuple[str, str], int] = defaultdict(int)
    rated: set[str] = set()
    for row in observations:
        if row.unit in RATIO_UNITS:
            rated.add(row.metric)
        elif row.role in ADDITIVE_ROLES and not row.rule.startswith("table"):
            stated[row.metric, row.role] += len(row.evidence)
    most = max((count for (metric, _), count in stated.items() if metric in rated), default=0)
    if most <= OPERANDS:
        return None
    return f"同一指标的数有 {most} 处，比率只与最近的 {OPERANDS} 处、前后 {REACH} 字以内的数核对；更远的未核对。"
